//! Risks that projects know, ready to be taken into the register, and the way to one of one's own.

mod own;

use self::own::OwnRisk;
use crate::domain::decide::register::score_words;
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::record::Kind;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::library::risks::{self, RiskTemplate};
use crate::ui::pages::offers::{Offer, Offers};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

const RISKS: Offers = Offers {
    all: offers,
    one: "risk",
    group: "Category",
    any_group: "Any category",
    is_there: "In the register",
    page_of: Route::Risk,
    find: |card, key| {
        let mut risks = card.all::<Risk>();
        risks.find(|risk| risk.library == key).map(|risk| risk.id)
    },
    add,
    more: "What helps, trigger and warning signs",
    otherwise: "Search with fewer words, or write the risk down yourself: a name, a category and a score suffice.",
};

/// The page.
#[component]
pub fn RiskLibrary() -> Node {
    name_page(|| "Add risks".to_owned());
    let workspace = Workspace::get();
    let writing = RwSignal::new(false);
    let of_project = (workspace.scorecard).with_untracked(|card| card.settings().industry);
    let actions = move || {
        view! { <Button icon=Glyph::Plus on_click=move || writing.set(true)>"Your own risk"</Button> }
    };
    let otherwise = move || {
        view! { <Button kind=ButtonKind::Primary on_click=move || writing.set(true)>"Write your own risk"</Button> }
    };
    view! {
        <div class="page">
            <PageHeader title="Add risks"
                purpose="Risks that many projects have, each with what usually helps. Add those you recognise; you can change every word and score afterwards."
                actions />
            {RISKS.list(Some(of_project), otherwise)}
        </div>
        <OwnRisk workspace open=writing />
    }
}

/// The entries, category by category.
fn offers() -> Vec<Offer> {
    let scorecard = Workspace::get().scorecard;
    let policy = Memo::new(move |_| scorecard.with(Scorecard::policy));
    let of_mode = |mode| risks::all().filter(move |template| template.category == mode);
    let all = FailureMode::ALL.into_iter().flat_map(of_mode);
    let offer = |template: &'static RiskTemplate| {
        let score = template.score();
        let line = move || {
            let words = policy.with(|policy| score_words(policy, score));
            format!("Usual score {} of 25: {words}", score.value())
        };
        Offer {
            key: template.key,
            name: template.name,
            group: template.category.name(),
            text: template.description,
            line: Signal::derive(line),
            facts: vec![
                ("What usually helps", template.mitigation.clone()),
                ("Trigger", vec![template.trigger]),
                ("Early warning signs", vec![template.warning_signs]),
            ],
            words: template.mitigation.join(" "),
            industries: template.industries.clone(),
        }
    };
    all.map(offer).collect()
}

/// Adds the risk with its mitigation, linked to the KPIs that it would hurt.
fn add(workspace: Workspace, key: &str) -> Option<Edit> {
    let template = risks::by_key(key)?;
    let id = workspace.id_for(Kind::Risk, key);
    let today = workspace.now.get_untracked().date();
    let risk = (workspace.scorecard).with_untracked(|card| template.to_risk(id, today, card));
    Some(Edit::new(format!("add “{}”", template.name)).put(risk))
}
