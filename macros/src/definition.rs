//! `#[component]`: a function of properties that returns a node.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

/// Returns the component, whose properties and builder are those of Leptos.
///
/// What it reads while it is made is not followed: only what changes within it is.
pub fn expanded(function: ItemFn) -> TokenStream {
    let ItemFn {
        attrs,
        vis,
        sig,
        block,
        ..
    } = function;
    quote! {
        #[::leptos::component(transparent)]
        #(#attrs)*
        #vis #sig {
            ::leptos::reactive::graph::untrack_with_diagnostics(move || {
                crate::ui::dom::IntoNode::into_node(#block)
            })
        }
    }
}
