//! The two texts that get a decision made: to those above, and to those who resist.

use super::letters::letter_panel;
use super::subject::{OpenDecision, on_sheet};
use crate::domain::decide::decision::{Decision, TextKind};
use crate::domain::decide::rule::Verdict;
use crate::domain::settings::Settings;
use crate::ui::form::Field;
use crate::ui::page::Page;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Of = Field<Decision>;

/// A field of the worksheet, which is only there while something stands in it.
macro_rules! sheet {
    ($label:literal, $title:literal, $part:ident) => {
        Of::meant(
            $label,
            |decision| {
                let sheet = decision.resistance.as_ref();
                sheet.map(|sheet| sheet.$part.clone()).unwrap_or_default()
            },
            |decision, text| {
                on_sheet(decision, |sheet| sheet.$part = text.to_owned());
                Ok(())
            },
        )
        .title($title)
    };
}

static DECIDES: Of =
    Of::line("Who decides", |decision| &mut decision.escalate_to).title("say who decides");
static YOURS: Field<Settings> =
    Field::<Settings>::line("Your name", |settings| &mut settings.coordinator)
        .title("set your name")
        .hint("Signs the text.");
static ASK: Of = Of::lines("What you ask for", 2, |decision| &mut decision.ask)
    .title("say what you ask for")
    .unmarked()
    .hint("A decision, money, time, or that the risk is accepted until a day.");
// Both texts say it.
static NOT_ACTING: Of = sheet!(
    "What happens if nothing is done",
    "say what happens if nothing is done",
    not_acting
)
.rows(2);
static RISK_OF_NOT_ACTING: Of = sheet!(
    "The risk of not acting",
    "say what happens if nothing is done",
    not_acting
)
.rows(2);
static RESISTS: Of = sheet!("Who resists", "say who resists", who);
static CONCERN: Of = sheet!("Their concern", "say what the concern is", concern)
    .rows(2)
    .hint("What they fear or want to keep, in their words. Ask before you argue.");
static CHEAPER: Of = sheet!(
    "What would cost them less",
    "say what would cost less",
    alternatives
)
.rows(2)
.hint("Less money, less time, or a smaller step first.");

/// The escalation: open when the rule asks for it, at hand otherwise.
#[component]
pub fn EscalationCard(subject: OpenDecision) -> Node {
    let is_needed = Memo::new(move |_| subject.told.with(|told| told.verdict == Verdict::Escalate));
    let body = move || match is_needed.get() {
        true => view! { <Escalation subject /> },
        false => view! {
            <Disclosure summary="Write the escalation anyway"><Escalation subject /></Disclosure>
        },
    };
    let note =
        Signal::derive(move || {
            Some(match is_needed.get() {
                true => "Every option leaves more risk than was agreed: others have to decide"
                    .to_owned(),
                false => "Not needed: an option stays within the appetite, or no appetite is set"
                    .to_owned(),
            })
        });
    view! { <Card title="Escalation" note=note>{body}</Card> }
}

/// The escalation with the fields that fill its gaps.
#[component]
pub fn Escalation(subject: OpenDecision) -> Node {
    view! {
        <div class="stack">
            <div class="form">
                {subject.hinted(&DECIDES, subject.known_people())}
                {Page::only(subject.workspace).field(&YOURS)}
                {subject.field(&ASK)}
                {subject.hinted(&NOT_ACTING, from_register(subject))}
            </div>
            {letter_panel(subject, TextKind::Escalation, |told| &told.escalation, "Your escalation")}
        </div>
    }
}

fn from_register(subject: OpenDecision) -> Signal<Option<String>> {
    Signal::derive(move || {
        let words = subject.told.with(|told| told.from_register.clone());
        (!words.is_empty()).then(|| format!("While empty, the register speaks: {words}"))
    })
}

/// The worksheet for a stakeholder who resists: closed until someone does.
#[component]
pub fn ResistanceCard(subject: OpenDecision) -> Node {
    let is_used = subject
        .decision
        .with_untracked(|decision| decision.resistance.is_some());
    view! {
        <Card title="Someone resists" note="Hear the concern, name the risk, offer what costs less">
            <Disclosure summary="Prepare the talk" open=is_used><Worksheet subject /></Disclosure>
        </Card>
    }
}

/// The talk with the fields that fill its gaps.
#[component]
pub fn Worksheet(subject: OpenDecision) -> Node {
    let suggestion = Memo::new(move |_| {
        let is_open = subject.decision.with(|decision| {
            let sheet = decision.resistance.as_ref();
            sheet.is_none_or(|sheet| sheet.alternatives.is_empty())
        });
        let cheaper = is_open.then(|| subject.told.with(|told| told.cheaper.clone()));
        cheaper.unwrap_or_default()
    });
    view! {
        <div class="stack">
            <div class="form">
                {subject.hinted(&RESISTS, subject.known_people())}
                {subject.field(&CONCERN)}
                {subject.hinted(&RISK_OF_NOT_ACTING, from_register(subject))}
                <div class="stack-tight">
                    {subject.field(&CHEAPER)}
                    {move || {
                        let words = suggestion.get();
                        (!words.is_empty()).then(|| {
                            let take = words.clone();
                            view! {
                                <p class="note">"From the options: "{words}</p>
                                <div><Button small=true on_click=move || subject.change_sheet("say what would cost less",
                                    |sheet| sheet.alternatives = take.clone())>"Take this over"</Button></div>
                            }
                        })
                    }}
                </div>
            </div>
            {letter_panel(subject, TextKind::Talk, |told| &told.talk, "Your words for the talk")}
        </div>
    }
}
