//! Surfaces: a card for a subject, a tile for one figure, and what stands where there is nothing yet.

use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// A titled surface.
#[component]
pub fn Card(
    /// Its heading, an `h2`.
    #[prop(into)]
    title: Signal<String>,
    /// A quiet line beside the heading.
    #[prop(optional, into)]
    note: MaybeProp<String>,
    /// Buttons at the end of the heading line.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The figure of the guide that the card is about.
    #[prop(optional)]
    why: Option<&'static str>,
    /// No padding around the body: for tables that reach the edges.
    #[prop(optional)]
    flush: bool,
    /// The body.
    children: Children,
) -> Node {
    let heading = unique_id("card");
    view! {
        <section class="card" class:card-flush=flush aria-labelledby=heading.clone()>
            <header class="card-head">
                <h2 id=heading>{move || title.get()}</h2>
                {why.and_then(super::why)}
                {move || note.get().map(|note| view! { <p class="note">{note}</p> })}
                <div class="actions">{actions.run()}</div>
            </header>
            <div class="card-body">{children()}</div>
        </section>
    }
}

/// One figure: label, number, and a line that says how it moved or what it is measured against.
#[component]
pub fn StatTile(
    /// What the figure is.
    #[prop(into)]
    label: Signal<String>,
    /// The figure with its unit, or "No data".
    #[prop(into)]
    figure: Signal<String>,
    /// Its key in the guide.
    #[prop(optional_no_strip, into)]
    why: Option<&'static str>,
    /// A badge, a `Change`, or a sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> Node {
    view! {
        <div class="stat">
            <div class="stat-head"><p class="stat-label">{move || label.get()}</p>{why.and_then(super::why)}</div>
            <p class="stat-figure">{move || figure.get()}</p>
            {children.map(|children| view! { <div class="stat-line">{children()}</div> })}
        </div>
    }
}

/// Says what would be here and how to get it.
#[component]
pub fn EmptyState(
    /// A hint of the subject.
    icon: Glyph,
    /// What is missing: "No measurements yet".
    #[prop(into)]
    title: String,
    /// One sentence on why it is worth having.
    #[prop(into)]
    sentence: String,
    /// Buttons: the way out.
    #[prop(optional)]
    children: Option<Children>,
) -> Node {
    view! {
        <div class="empty">
            <span class="empty-icon"><Icon glyph=icon /></span>
            <p class="empty-title">{title}</p>
            <p>{sentence}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}
