//! New risks: from the library with one click, or of one's own.

mod own;

use leptos::{html, prelude::*};

use self::own::OwnRisk;
use super::picks::{fixed, pick};
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::scorecard::Edit;
use crate::domain::settings::Industry;
use crate::library::risks::{self, RiskTemplate};
use crate::ui::app::name_page;
use crate::ui::browser;
use crate::ui::dom::{Node, view};
use crate::ui::memo::Memo;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page.
#[component]
pub fn RiskLibrary() -> impl IntoView {
    name_page(|| "Add risks".to_owned());
    let workspace = Workspace::get();
    let query = RwSignal::new(String::new());
    // The first entry of each list stands for any.
    let (mode, industry) = (RwSignal::new(0), RwSignal::new(usual_industry(workspace)));
    let matching = Memo::new(move |_| {
        let query = query.get().to_lowercase();
        let mode = place(&FailureMode::ALL, mode.get());
        let industry = place(&Industry::ALL, industry.get());
        let matches = |template: &&RiskTemplate| {
            finds(template, &query)
                && mode.is_none_or(|mode| template.category == mode)
                && industry.is_none_or(|industry| template.industries.contains(&industry))
        };
        let found = risks::all().filter(matches);
        found.map(|template| template.key).collect::<Vec<_>>()
    });
    let groups = move || {
        let keys = matching.get();
        let group = |mode: FailureMode| {
            let found = keys.iter().filter_map(|key| risks::by_key(key));
            let entries: Vec<Node> = (found.filter(|template| template.category == mode))
                .map(|template| entry(template, workspace))
                .collect();
            let title = format!("{} risks", mode.name());
            (!entries.is_empty())
                .then(|| view! { <Card title flush=true><ul class="offers">{entries}</ul></Card> })
        };
        FailureMode::ALL.map(group)
    };
    let count = move || match matching.with(Vec::len) {
        0 => "No risk matches. Use other words, or write your own.".to_owned(),
        1 => "1 risk".to_owned(),
        many => format!("{many} risks"),
    };
    let modes = std::iter::once("Any failure mode").chain(FailureMode::ALL.map(FailureMode::name));
    let industries = std::iter::once("Any industry").chain(Industry::ALL.map(Industry::name));
    let choose = |chosen: RwSignal<usize>| Callback::new(move |place| chosen.set(place));
    let form = NodeRef::<html::Div>::new();
    let to_own = move || {
        if let Some(form) = form.get_untracked() {
            form.scroll_into_view();
            let _ = form.focus();
        }
    };
    view! {
        <div class="page">
            <PageHeader title="Add risks"
                purpose="Risks that many projects have, each with what usually helps. Add those that could really happen here; every word and score can be changed afterwards."
                actions=move || view! { <Button icon=Glyph::Plus on_click=to_own>"Write your own"</Button> } />
            <div class="toolbar" role="group" aria-label="Filters">
                <SearchField label="Search the library" query />
                {pick("Failure mode", fixed(modes), mode.into(), choose(mode), true)}
                {pick("Industry", fixed(industries), industry.into(), choose(industry), true)}
                <p class="note" role="status">{count}</p>
            </div>
            {groups}
            <div tabindex="-1" node_ref=form><OwnRisk /></div>
        </div>
    }
}

/// Returns what the place in a list stands for; nothing for the first, which is any.
fn place<T: Copy>(all: &[T], place: usize) -> Option<T> {
    all.get(place.checked_sub(1)?).copied()
}

/// Returns the place of the scorecard's industry; a general one has no risks of its own, so it gets all.
fn usual_industry(workspace: Workspace) -> usize {
    let own = (workspace.scorecard).with_untracked(|card| card.settings().industry);
    let position = Industry::ALL.iter().position(|&one| one == own);
    match own {
        Industry::General => 0,
        _ => position.map_or(0, |position| position + 1),
    }
}

fn finds(template: &RiskTemplate, query: &str) -> bool {
    let text = format!("{} {}", template.name, template.description).to_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

fn entry(template: &'static RiskTemplate, workspace: Workspace) -> Node {
    let present = Memo::new(move |_| {
        let is_it = |risk: &&Risk| risk.library == template.key;
        (workspace.scorecard).with(|card| card.all::<Risk>().find(is_it).map(|risk| risk.id))
    });
    let action = move || match present.get() {
        Some(id) => view! {
            <a class="btn btn-small" data-kind="quiet" href=Route::Risk(id).href()>
                <Icon glyph=Glyph::Tick /><span>"In the register"</span>
                <span class="visually-hidden">": "{template.name}</span>
            </a>
        },
        None => view! {
            <Button small=true icon=Glyph::Plus on_click=move || add(template, workspace)>
                "Add"<span class="visually-hidden">" "{template.name}</span>
            </Button>
        },
    };
    let score = template.score();
    let usual = format!(
        "Usual score without mitigation: likelihood {} × impact {} = {}",
        score.likelihood.get(),
        score.impact.get(),
        score.value()
    );
    let steps = template
        .mitigation
        .iter()
        .map(|&step| view! { <li>{step}</li> });
    view! {
        <li class="offer">
            <div class="offer-text">
                <h3>{template.name}</h3>
                <p>{template.description}</p>
                <p class="note">{usual}</p>
                <Disclosure summary="What helps, and how it shows">
                    <dl class="facts">
                        <dt>"Mitigation"</dt><dd><ol>{steps.collect::<Vec<Node>>()}</ol></dd>
                        <dt>"Trigger"</dt><dd>{template.trigger}</dd>
                        <dt>"Early warning signs"</dt><dd>{template.warning_signs}</dd>
                    </dl>
                </Disclosure>
            </div>
            {action}
        </li>
    }
}

/// Adds the risk; the page stays, for the next one.
fn add(template: &RiskTemplate, workspace: Workspace) {
    let today = workspace.today();
    let risk = (workspace.scorecard)
        .with_untracked(|card| template.to_risk(browser::new_id(), today, card));
    let edit = Edit::new(format!("add the risk “{}”", template.name)).put(risk);
    workspace.edit_with_undo(edit, format!("Added “{}”", template.name));
}
