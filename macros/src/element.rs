//! Elements of HTML and SVG: calls of a builder, one for each attribute and child.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use rstml::node::{NodeAttribute, NodeElement};
use syn::spanned::Spanned;

const SVG: &[&str] = &[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "defs",
    "use",
    "clipPath",
    "marker",
    "pattern",
    "mask",
    "linearGradient",
    "stop",
    "symbol",
];

/// Returns an expression for the element.
pub fn expression(element: &NodeElement<rstml::Infallible>, in_svg: bool) -> TokenStream {
    let name = element.name();
    let tag = name.to_string();
    let is_svg = (in_svg || SVG.contains(&tag.as_str())) && tag != "foreignObject";
    let make = match is_svg {
        true => quote!(svg),
        false => quote!(new),
    };
    let attributes = element.attributes().iter().map(attribute);
    let children = (element.children.iter())
        .filter_map(|child| crate::expression(child, is_svg))
        .map(|child| quote!(.child(#child)));
    quote_spanned! {name.span()=>
        crate::ui::dom::El::#make(#tag) #(#attributes)* #(#children)* .into_node()
    }
}

fn attribute(attribute: &NodeAttribute) -> TokenStream {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return syn::Error::new(attribute.span(), "an attribute needs a name").into_compile_error();
    };
    let key = attribute.key.to_string();
    let value = match attribute.value() {
        Some(value) => crate::value(value),
        None => quote!(true),
    };
    let call = match key.split_once(':') {
        None if key == "node_ref" => quote!(.node_ref(#value)),
        None => quote!(.attr(#key, #value)),
        Some(("class", name)) => quote!(.class_if(#name, #value)),
        Some(("style", name)) => quote!(.style(#name, #value)),
        Some(("prop", name)) => quote!(.prop(#name, #value)),
        Some(("on", event)) => {
            let event = format_ident!("{event}");
            quote!(.on(::leptos::ev::#event, #value))
        }
        Some(_) => syn::Error::new(attribute.span(), "attributes of this kind are not known")
            .into_compile_error(),
    };
    quote_spanned!(attribute.span()=> #call)
}
