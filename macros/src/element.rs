//! Elements of HTML and SVG: a template of what never changes, and calls that fill its holes.
//!
//! `ui::dom::template` reads what is written here.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use rstml::node::{Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Lit};

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

#[path = "../../src/ui/dom/mark.rs"]
mod mark;

/// An element being written, with all that is in it.
struct Markup {
    template: String,
    fills: Vec<TokenStream>,
    /// The variable that holds the template; nothing in the markup can mean it.
    holder: Ident,
}

/// Returns an expression for the element.
pub fn expression(element: &NodeElement<rstml::Infallible>, in_svg: bool) -> TokenStream {
    let holder = Ident::new("template", Span::mixed_site());
    let mut markup = Markup {
        template: String::new(),
        fills: Vec::new(),
        holder: holder.clone(),
    };
    markup.element(element, in_svg);
    let Markup {
        template, fills, ..
    } = markup;
    let make = quote!(crate::ui::dom::Template::new(#template));
    match fills.is_empty() {
        true => quote!(#make.into_node()),
        false => quote!({ let mut #holder = #make; #(#fills)* #holder.into_node() }),
    }
}

impl Markup {
    fn element(&mut self, element: &NodeElement<rstml::Infallible>, in_svg: bool) {
        let tag = element.name().to_string();
        let is_svg = (in_svg || SVG.contains(&tag.as_str())) && tag != "foreignObject";
        self.template.push(match is_svg {
            true => mark::SVG,
            false => mark::HTML,
        });
        self.template += &tag;
        for attribute in element.attributes() {
            self.attribute(attribute);
        }
        self.children(&element.children, is_svg);
        self.template.push(mark::CLOSE);
    }

    fn children(&mut self, children: &[Node], in_svg: bool) {
        for child in children {
            match child {
                Node::Element(element) if !crate::is_component(element) => {
                    self.element(element, in_svg);
                }
                Node::Fragment(fragment) => self.children(&fragment.children, in_svg),
                Node::Text(text) => {
                    self.template.push(mark::TEXT);
                    self.template += &text.value_string();
                }
                Node::Block(block) => {
                    let value = crate::block_value(block);
                    self.template.push(mark::CHILD);
                    self.fill(block.span(), quote!(child(#value)));
                }
                other => {
                    let Some(node) = crate::expression(other, in_svg) else {
                        continue;
                    };
                    self.template.push(mark::CHILD);
                    self.fill(other.span(), quote!(node(#node)));
                }
            }
        }
    }

    fn attribute(&mut self, attribute: &NodeAttribute) {
        let span = attribute.span();
        let NodeAttribute::Attribute(attribute) = attribute else {
            let error = syn::Error::new(span, "an attribute needs a name").into_compile_error();
            self.fills.push(quote!(#error;));
            return;
        };
        let key = attribute.key.to_string();
        let value = match attribute.value() {
            Some(value) => crate::value(value),
            None => quote!(true),
        };
        let (mark, name) = match key.split_once(':') {
            None if key == "node_ref" => {
                self.template.push(mark::REFERENCE);
                return self.fill(span, quote!(node_ref(#value)));
            }
            None => match constant(attribute.value()) {
                Some(constant) => {
                    self.template.push(mark::CONSTANT);
                    self.template += &key;
                    self.template.push(mark::IS);
                    self.template += &constant;
                    return;
                }
                None => (mark::ATTRIBUTE, key.as_str()),
            },
            Some(("class", name)) => (mark::CLASS, name),
            Some(("style", name)) => (mark::STYLE, name),
            Some(("prop", name)) => (mark::PROPERTY, name),
            Some(("on", name)) => {
                let event = format_ident!("{name}");
                self.template.push(mark::EVENT);
                self.template += name;
                return self.fill(span, quote!(on(::leptos::ev::#event, #value)));
            }
            Some(_) => {
                let error = syn::Error::new(span, "attributes of this kind are not known");
                let error = error.into_compile_error();
                self.fills.push(quote!(#error;));
                return;
            }
        };
        self.template.push(mark);
        self.template += name;
        self.fill(span, quote!(value(#value)));
    }

    fn fill(&mut self, span: Span, call: TokenStream) {
        let holder = &self.holder;
        self.fills.push(quote_spanned!(span=> #holder.#call;));
    }
}

/// Returns the value of an attribute that is written out in the source.
fn constant(value: Option<&Expr>) -> Option<String> {
    match value {
        None => Some(String::new()),
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            Lit::Bool(flag) if flag.value => Some(String::new()),
            _ => None,
        },
        Some(_) => None,
    }
}
