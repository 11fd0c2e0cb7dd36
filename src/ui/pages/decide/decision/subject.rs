//! What every part of the page looks at: the decision, and what the domain says of it, computed once for all.

use wasm_bindgen::JsCast;

use crate::domain::base::Extra;
use crate::domain::decide::decision::{Decision, Resistance, TextKind, Wording};
use crate::domain::decide::rule::{RulePlace, Verdict};
use crate::domain::explain::comparison::{self, ComparedLine};
use crate::domain::explain::matter::{self, Matter};
use crate::domain::explain::scope_reply::{Reader, ScopeChange};
use crate::domain::explain::{escalation, resistance, verdict};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::letter::Letter;
use crate::library::letters;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The decision of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenDecision {
    page: Page<Decision>,
    pub decision: Memo<Decision>,
    pub told: Memo<Told>,
}

/// All that is said of the decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub line: String,
    pub verdict: Verdict,
    pub caveats: Vec<String>,
    pub options: Vec<ToldOption>,
    pub exposure: u32,
    pub exposure_sentence: String,
    pub facts: Vec<ComparedLine>,
    pub outlook: Vec<ComparedLine>,
    pub escalation: Letter,
    pub talk: Letter,
    /// The answer to the change request; empty when the decision is about none.
    pub reply: Letter,
    /// Before it is assessed; empty when nobody asked for a change.
    pub first_reply: Letter,
    pub first_reply_to_client: Letter,
    /// What the register says when nothing is done.
    pub from_register: String,
    /// What would cost less.
    pub cheaper: String,
    /// The people that the scorecard knows.
    pub people: String,
}

/// What the rule says of one option.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldOption {
    pub id: Id,
    pub name: String,
    pub exposure: u32,
    pub place: RulePlace,
    pub reason: String,
    /// Choosing it goes against the rule.
    pub is_against: bool,
}

subject_of!(OpenDecision, Decision);

impl OpenDecision {
    /// Starts following the decision; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenDecision> {
        let page = Page::<Decision>::find(workspace, id)?;
        let (scorecard, decision) = (workspace.scorecard, page.record);
        let told = Memo::new(move |_| {
            let now = workspace.now.get();
            scorecard
                .with(|card| decision.with(|decision| told(card, &Matter::of(card, decision, now))))
        });
        Some(OpenDecision {
            page,
            decision,
            told,
        })
    }

    /// Changes the worksheet for the talk with who resists.
    pub fn change_sheet(self, title: &str, change: impl FnOnce(&mut Resistance)) {
        self.change(title, |decision| on_sheet(decision, change));
    }

    /// Keeps the wording of a text; `None` goes back to the draft.
    pub fn keep_wording(self, kind: TextKind, text: Option<String>, draft: String) {
        self.change("edit the wording", |decision| {
            decision.wordings.retain(|wording| wording.kind != kind);
            if let Some(text) = text.filter(|text| *text != draft) {
                decision.wordings.push(Wording {
                    kind,
                    text,
                    draft,
                    extra: Extra::new(),
                });
            }
        });
    }

    /// Says whom the scorecard knows, as a hint for fields that want a name.
    pub fn known_people(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let people = self.told.with(|told| told.people.clone());
            (!people.is_empty()).then(|| format!("Known here: {people}."))
        })
    }
}

/// Changes the worksheet, which is only there while something stands in it.
pub fn on_sheet(decision: &mut Decision, change: impl FnOnce(&mut Resistance)) {
    let mut sheet = decision.resistance.take().unwrap_or_default();
    change(&mut sheet);
    decision.resistance = (sheet != Resistance::default()).then_some(sheet);
}

/// Takes the focus to the heading of the page, when the part that had it goes.
pub fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) =
            heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
        {
            // The heading of a page has a tabindex; the Result is the binding's.
            let _ = heading.focus();
        }
    });
}

fn first_reply(card: &Scorecard, matter: &Matter, reader: Reader) -> Letter {
    let request = matter.decision.change_request.as_ref();
    request.map_or_else(Letter::default, |request| {
        let change = ScopeChange::of(card, matter.decision, request, matter.today());
        letters::scope_reply(card, &change, reader, matter.now)
    })
}

fn told(card: &Scorecard, matter: &Matter) -> Told {
    let options = matter.weighed.options.iter().map(|option| ToldOption {
        id: option.id,
        name: option.name.clone(),
        exposure: option.exposure,
        place: option.place,
        reason: verdict::reason(option, matter),
        is_against: matter.weighed.is_against(option.id),
    });
    Told {
        line: verdict::one_line(matter),
        verdict: matter.weighed.verdict.clone(),
        caveats: verdict::caveats(matter),
        options: options.collect(),
        exposure: matter.weighed.exposure,
        exposure_sentence: comparison::exposure_sentence(matter),
        facts: comparison::facts(matter),
        outlook: comparison::outlook(matter),
        escalation: letters::escalation(matter),
        talk: letters::resistance(matter),
        first_reply: first_reply(card, matter, Reader::Colleague),
        first_reply_to_client: first_reply(card, matter, Reader::Client),
        reply: (matter.decision.change_request.as_ref())
            .map(|request| letters::impact_reply(matter, request))
            .unwrap_or_default(),
        from_register: escalation::from_register(matter),
        cheaper: resistance::cheaper(matter),
        people: matter::people(card).join(", "),
    }
}
