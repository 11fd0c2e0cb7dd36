//! `view!`: markup as Leptos writes it, made into nodes of one type; and `Value`: a record as a table of its fields.
//!
//! Leptos gives every element a type of its own, made of the types of its attributes and children, and compiles its
//! machinery anew for each. Here an element is a template with holes, whatever is in it, and a component returns
//! a node.

mod component;
mod definition;
mod element;
mod value;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{CustomNode, Node, NodeBlock, NodeElement};
use rstml::{Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Block, Expr, Stmt};

/// Makes a `Node` of markup.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let node = one_of(&nodes, false);
    quote!({ #(#errors;)* #node }).into()
}

/// Makes a record, a part of one or a choice of its definition: see `domain/field.rs` for what can be said of a field.
#[proc_macro_derive(Value, attributes(field))]
pub fn derive_value(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let made = syn::parse(tokens).and_then(|input| value::derive(&input));
    made.unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a component of a function: `view!` calls it by its name, with its arguments as properties.
#[proc_macro_attribute]
pub fn component(
    _: proc_macro::TokenStream,
    function: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    let function = syn::parse_macro_input!(function as syn::ItemFn);
    definition::expanded(function).into()
}

/// Returns an expression for the nodes: the only one, or a list of them.
fn one_of(nodes: &[Node], in_svg: bool) -> TokenStream {
    let mut nodes: Vec<TokenStream> = nodes
        .iter()
        .filter_map(|node| expression(node, in_svg))
        .collect();
    match nodes.len() {
        1 => nodes.remove(0),
        _ => quote!(crate::ui::dom::Node::list(vec![#(#nodes),*])),
    }
}

/// Returns an expression of type `Node`; nothing for a comment.
fn expression(node: &Node, in_svg: bool) -> Option<TokenStream> {
    match node {
        Node::Element(element) => Some(match is_component(element) {
            true => component::expression(element),
            false => element::expression(element, in_svg),
        }),
        Node::Fragment(fragment) => Some(one_of(&fragment.children, in_svg)),
        Node::Block(block) => {
            let value = block_value(block);
            Some(quote_spanned!(block.span()=> crate::ui::dom::IntoNode::into_node(#value)))
        }
        Node::Text(text) => {
            let text = text.value_string();
            Some(quote!(crate::ui::dom::IntoNode::into_node(#text)))
        }
        Node::Comment(_) | Node::Doctype(_) => None,
        other => Some(syn::Error::new(other.span(), "text needs quotes").into_compile_error()),
    }
}

fn block_value(block: &NodeBlock) -> TokenStream {
    match block.try_block() {
        Some(block) => bare(block),
        None => quote!(#block),
    }
}

/// Returns the block without its braces, where it is but one expression.
fn bare(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => quote!(#expression),
        _ => quote!(#block),
    }
}

/// Returns the value of an attribute or a property.
fn value(expression: &Expr) -> TokenStream {
    match expression {
        Expr::Block(block) if block.label.is_none() => bare(&block.block),
        _ => quote!(#expression),
    }
}

fn is_component<C: CustomNode>(element: &NodeElement<C>) -> bool {
    element.name().to_string().starts_with(char::is_uppercase)
        || element.name().to_string().contains("::")
}
