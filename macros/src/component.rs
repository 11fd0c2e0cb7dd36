//! Components: a call of the function with the properties that its builder takes.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttributeValue, NodeAttribute, NodeElement};
use syn::spanned::Spanned;

/// Returns an expression for the component.
pub fn expression(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let name = element.name();
    let mut properties = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return syn::Error::new(attribute.span(), "a property needs a name")
                .into_compile_error();
        };
        let key = &attribute.key;
        properties.push(match (&attribute.possible_value, attribute.value()) {
            (KeyedAttributeValue::Binding(_), _) => {
                syn::Error::new(attribute.span(), "a property has no parameters")
                    .into_compile_error()
            }
            (_, Some(value)) => {
                let value = crate::value(value);
                quote!(.#key(#value))
            }
            (_, None) => quote!(.#key(#key)),
        });
    }
    let children = (!element.children.is_empty()).then(|| {
        let children = crate::one_of(&element.children, false);
        quote!(.children(crate::ui::dom::ToChildren::to_children(move || #children)))
    });
    quote_spanned! {name.span()=>
        ::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name) #(#properties)* #children .build(),
        )
    }
}
