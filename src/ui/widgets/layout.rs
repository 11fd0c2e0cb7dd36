//! The frame of the product and of a page: top bar, navigation, page head.
//!
//! Wide: the navigation stands at the start, always open. Narrow: a menu button in the top bar opens the same
//! navigation as a popover, so that there is one list of links and it works from the keyboard either way.

use leptos::html;

use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// One group of the navigation: a verb and its pages.
#[derive(Clone, Debug)]
pub struct NavGroup {
    /// Measure, Decide, Explain, Respond, Grow.
    pub label: String,
    /// Drawn before the label.
    pub icon: Glyph,
    /// Its pages.
    pub links: Vec<NavLink>,
}

/// One page in the navigation.
#[derive(Clone, Debug)]
pub struct NavLink {
    /// Its words.
    pub label: String,
    /// Its hash route, `#/…`.
    pub href: String,
    /// A count worth seeing from everywhere ("2 off target"); said in words for screen readers.
    pub count: Option<(u32, String)>,
}

impl NavLink {
    /// A link without a count.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            count: None,
        }
    }
}

/// The frame around every page.
#[component]
pub fn Shell(
    /// The groups of the navigation.
    #[prop(into)]
    groups: Signal<Vec<NavGroup>>,
    /// Links below the groups: Portfolio, Data, Guide.
    #[prop(optional, into)]
    more: Signal<Vec<NavLink>>,
    /// The `href` of the page that shows.
    #[prop(into)]
    current: Signal<String>,
    /// At the start of the top bar: the scorecard switcher.
    #[prop(optional, into)]
    switcher: ViewFnOnce,
    /// At the end of the top bar: saved sign, undo, redo, search, theme.
    #[prop(optional, into)]
    tools: ViewFnOnce,
    /// The page. The shell gives it `<main id="main">`.
    children: Children,
) -> Node {
    let nav_id = unique_id("nav");
    let nav = NodeRef::<html::Nav>::new();
    // Following a link in the popover leaves it open otherwise. On wide pages there is no popover to hide.
    Effect::new(move || {
        current.track();
        if let Some(nav) = nav.get() {
            let _ = nav.hide_popover();
        }
    });
    let main = NodeRef::<html::Main>::new();
    // A link to #main would be a route, so the way past the navigation is a button.
    let skip = move |_| {
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
        }
    };
    let link = move |link: NavLink| {
        let href = link.href.clone();
        let is_current = move || current.with(|current| *current == href).then_some("page");
        view! {
            <li>
                <a class="nav-link" href=link.href aria-current=is_current>
                    <span>{link.label}</span>
                    {link
                        .count
                        .map(|(count, words)| {
                            view! {
                                <span class="nav-count">
                                    <span aria-hidden="true">{count}</span>
                                    <span class="visually-hidden">", "{words}</span>
                                </span>
                            }
                        })}
                </a>
            </li>
        }
    };
    let group = move |group: NavGroup| {
        let heading = unique_id("nav-group");
        view! {
            <div class="nav-group">
                <p class="nav-heading" id=heading.clone()><Icon glyph=group.icon /><span>{group.label}</span></p>
                <ul aria-labelledby=heading>{group.links.into_iter().map(link).collect_view()}</ul>
            </div>
        }
    };
    view! {
        <div class="shell">
            <button type="button" class="btn skip" on:click=skip>"Skip to the page"</button>
            <header class="topbar">
                <button type="button" class="btn btn-icon nav-toggle" data-kind="quiet" popovertarget=nav_id.clone()
                    aria-label="Navigation">
                    <Icon glyph=Glyph::Menu />
                </button>
                <a class="brand" href="#/scorecard"><Icon glyph=Glyph::Linchpin /><span>"Linchpin"</span></a>
                <div class="topbar-switcher">{switcher.run()}</div>
                <div class="topbar-tools">{tools.run()}</div>
            </header>
            <nav class="nav" id=nav_id node_ref=nav aria-label="Main" popover="auto">
                {move || groups.get().into_iter().map(group).collect_view()}
                <ul class="nav-more">{move || more.get().into_iter().map(link).collect_view()}</ul>
            </nav>
            <main class="main" id="main" tabindex="-1" node_ref=main>{children()}</main>
        </div>
    }
}

/// What a page is called, what it is for, and what can be done with it.
#[component]
pub fn PageHeader(
    /// The page's one `h1`.
    #[prop(into)]
    title: Signal<String>,
    /// One line: what this page answers.
    #[prop(into)]
    purpose: Signal<String>,
    /// Buttons: the page's actions, the main one last.
    #[prop(optional, into)]
    actions: ViewFnOnce,
) -> Node {
    view! {
        <header class="page-head">
            <div>
                <h1 tabindex="-1">{move || title.get()}</h1>
                <p class="page-purpose">{move || purpose.get()}</p>
            </div>
            <div class="actions">{actions.run()}</div>
        </header>
    }
}

/// The sign in the top bar that tells whether everything is kept.
#[component]
pub fn SavedSign(
    /// The words: "Saved 14:02", "Saving…", "Not saved: storage is full".
    #[prop(into)]
    words: Signal<String>,
    /// Everything is kept.
    #[prop(into)]
    is_saved: Signal<bool>,
) -> Node {
    view! {
        <p class="saved" role="status" data-tone=move || if is_saved.get() { "unknown" } else { "watch" }>
            {move || view! { <Icon glyph=if is_saved.get() { Glyph::Saved } else { Glyph::Watch } /> }}
            <span>{move || words.get()}</span>
        </p>
    }
}
