//! Risks that projects know, ready to be taken into the register, and the way to one of one's own.

mod own;

use crate::domain::explain::english::counted;
use crate::ui::prelude::*;

use self::own::OwnRisk;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::register::score_words;
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Industry;
use crate::library::risks::{self, RiskTemplate};
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page.
#[component]
pub fn RiskLibrary() -> impl IntoView {
    name_page(|| "Add risks".to_owned());
    let workspace = Workspace::get();
    let scorecard = workspace.scorecard;
    let query = RwSignal::new(String::new());
    let mode = RwSignal::new(None::<FailureMode>);
    let of_project = scorecard.with_untracked(|card| card.settings().industry);
    let industry = RwSignal::new(Some(of_project));
    let writing = RwSignal::new(false);
    let policy = Memo::new(move |_| scorecard.with(Scorecard::policy));
    let matching = Memo::new(move |_| {
        let (query, mode, industry) = (query.get().to_lowercase(), mode.get(), industry.get());
        let matches = |template: &&RiskTemplate| {
            mode.is_none_or(|mode| template.category == mode)
                && industry.is_none_or(|industry| template.suits(industry))
                && finds(template, &query)
        };
        let keys = risks::all().filter(matches).map(|template| template.key);
        keys.collect::<Vec<_>>()
    });
    let groups = move || {
        let (keys, policy) = (matching.get(), policy.get());
        if keys.is_empty() {
            return vec![nothing_found(query, mode, industry, writing)];
        }
        let found: Vec<_> = keys.iter().filter_map(|key| risks::by_key(key)).collect();
        let groups = FailureMode::ALL.into_iter().filter_map(|mode| {
            let mut entries = Vec::new();
            for template in found.iter().filter(|template| template.category == mode) {
                entries.push(entry(template, &policy, workspace));
            }
            (!entries.is_empty()).then(|| group(mode, entries))
        });
        groups.collect()
    };
    let count = move || counted(matching.with(Vec::len), "risk");
    let mut modes = vec![Choice::new(None, "Any category")];
    modes.extend(FailureMode::ALL.map(|mode| Choice::new(Some(mode), mode.name())));
    let mut industries = vec![Choice::new(None, "Any industry")];
    industries.extend(Industry::ALL.map(|industry| Choice::new(Some(industry), industry.name())));
    let actions = move || {
        view! { <Button icon=Glyph::Plus on_click=move || writing.set(true)>"Your own risk"</Button> }
    };
    view! {
        <div class="page">
            <PageHeader title="Add risks"
                purpose="Risks that many projects have, each with what usually helps. Add those you recognise; you can change every word and score afterwards."
                actions />
            <div class="toolbar" role="group" aria-label="Filters">
                <SearchField label="Search the library" query />
                <SelectField label="Category" hide_label=true choices=modes value=mode on_commit=move |chosen| mode.set(chosen) />
                <SelectField label="Industry" hide_label=true choices=industries value=industry on_commit=move |chosen| industry.set(chosen) />
                <p class="note" role="status">{count}</p>
            </div>
            {groups}
        </div>
        <OwnRisk workspace open=writing />
    }
}

fn finds(template: &RiskTemplate, query: &str) -> bool {
    let steps = template.mitigation.join(" ");
    let texts = [template.name, template.description, &steps];
    let text = texts.join(" ").to_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

fn nothing_found(
    query: RwSignal<String>,
    mode: RwSignal<Option<FailureMode>>,
    industry: RwSignal<Option<Industry>>,
    writing: RwSignal<bool>,
) -> Node {
    let clear = move || {
        query.set(String::new());
        mode.set(None);
        industry.set(None);
    };
    view! {
        <EmptyState icon=Glyph::Search title="No risk of the library matches"
            sentence="Search with fewer words, or write the risk down yourself: a name, a category and a score suffice.">
            <Button on_click=clear>"Clear filters"</Button>
            <Button kind=ButtonKind::Primary on_click=move || writing.set(true)>"Write your own risk"</Button>
        </EmptyState>
    }
}

fn group(mode: FailureMode, entries: Vec<Node>) -> Node {
    view! { <Card title=mode.name() flush=true><ul class="offers">{entries}</ul></Card> }
}

fn entry(template: &'static RiskTemplate, policy: &Policy, workspace: Workspace) -> Node {
    let present = Memo::new(move |_| {
        let is_it = |risk: &&Risk| risk.library == template.key;
        workspace
            .scorecard
            .with(|card| card.all::<Risk>().find(is_it).map(|risk| risk.id))
    });
    let score = template.score();
    let words = score_words(policy, score);
    let line = format!("Usual score {} of 25: {words}", score.value());
    let steps: Vec<_> = (template.mitigation.iter())
        .map(|step| view! { <li>{*step}</li> })
        .collect();
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
    view! {
        <li class="offer">
            <div class="offer-text">
                <h3>{template.name}</h3>
                <p>{template.description}</p>
                <p class="note">{line}</p>
                <Disclosure summary="What helps, trigger and warning signs">
                    <dl class="facts">
                        <dt>"What usually helps"</dt><dd><ol class="risk-helps">{steps}</ol></dd>
                        <dt>"Trigger"</dt><dd>{template.trigger}</dd>
                        <dt>"Early warning signs"</dt><dd>{template.warning_signs}</dd>
                    </dl>
                </Disclosure>
            </div>
            {action}
        </li>
    }
}

/// Adds the risk with its mitigation, linked to the KPIs that it would hurt.
fn add(template: &RiskTemplate, workspace: Workspace) {
    let id = workspace.id_for(Kind::Risk, template.key);
    let today = workspace.now.get_untracked().date();
    let scorecard = workspace.scorecard;
    let risk = scorecard.with_untracked(|card| template.to_risk(id, today, card));
    let edit = Edit::new(format!("add “{}”", template.name)).put(risk);
    workspace.edit_with_undo(edit, format!("Added “{}”", template.name));
}
