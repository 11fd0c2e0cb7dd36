//! The two texts that get a decision made: to those above, and to those who resist.

use super::letters::letter_panel;
use super::subject::OpenDecision;
use crate::domain::decide::decision::{Decision, Resistance, TextKind};
use crate::domain::decide::rule::Verdict;
use crate::domain::scorecard::Edit;
use crate::domain::settings::Settings;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The escalation: open when the rule asks for it, at hand otherwise.
#[component]
pub fn EscalationCard(subject: OpenDecision) -> impl IntoView {
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
pub fn Escalation(subject: OpenDecision) -> impl IntoView {
    let scorecard = subject.workspace.scorecard;
    let name = Signal::derive(move || scorecard.with(|card| card.settings().coordinator));
    let set_name = move |coordinator: String| {
        let settings = scorecard.with_untracked(|card| card.settings());
        subject
            .workspace
            .edit(Edit::new("set your name").put(Settings {
                coordinator,
                ..settings
            }));
    };
    view! {
        <div class="stack">
            <div class="form">
                <TextField label="Who decides" optional=true value=subject.text(|decision| &decision.escalate_to)
                    hint=subject.known_people()
                    on_commit=move |text: String| { subject.change("say who decides",
                        |decision| decision.escalate_to = text.trim().to_owned()); } />
                <TextField label="Your name" optional=true value=name on_commit=set_name hint="Signs the text." />
                <TextArea label="What you ask for" rows=2 value=subject.text(|decision| &decision.ask)
                    hint="A decision, money, time, or that the risk is accepted until a day."
                    on_commit=move |text: String| { subject.change("say what you ask for",
                        |decision| decision.ask = text.trim().to_owned()); } />
                {not_acting(subject, "What happens if nothing is done")}
            </div>
            {letter_panel(subject, TextKind::Escalation, |told| &told.escalation, "Your escalation")}
        </div>
    }
}

/// The field of what happens if nothing is done; both texts say it.
fn not_acting(subject: OpenDecision, label: &'static str) -> Node {
    let suggestion = Signal::derive(move || {
        let words = subject.told.with(|told| told.from_register.clone());
        (!words.is_empty()).then(|| format!("While empty, the register speaks: {words}"))
    });
    view! {
        <TextArea label rows=2 optional=true value=subject.text(Decision::not_acting) hint=suggestion
            on_commit=move |text: String| subject.change_sheet("say what happens if nothing is done",
                |sheet| sheet.not_acting = text.trim().to_owned()) />
    }
}

/// The worksheet for a stakeholder who resists: closed until someone does.
#[component]
pub fn ResistanceCard(subject: OpenDecision) -> impl IntoView {
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
pub fn Worksheet(subject: OpenDecision) -> impl IntoView {
    let sheet = move |pick: fn(&Resistance) -> &String| {
        Signal::derive(move || {
            subject.decision.with(|decision| {
                decision
                    .resistance
                    .as_ref()
                    .map(pick)
                    .cloned()
                    .unwrap_or_default()
            })
        })
    };
    let alternatives = sheet(|sheet| &sheet.alternatives);
    let suggestion = Memo::new(move |_| match alternatives.with(String::is_empty) {
        true => subject.told.with(|told| told.cheaper.clone()),
        false => String::new(),
    });
    view! {
        <div class="stack">
            <div class="form">
                <TextField label="Who resists" optional=true value=sheet(|sheet| &sheet.who) hint=subject.known_people()
                    on_commit=move |text: String| subject.change_sheet("say who resists",
                        |sheet| sheet.who = text.trim().to_owned()) />
                <TextArea label="Their concern" rows=2 optional=true value=sheet(|sheet| &sheet.concern)
                    hint="What they fear or want to keep, in their words. Ask before you argue."
                    on_commit=move |text: String| subject.change_sheet("say what the concern is",
                        |sheet| sheet.concern = text.trim().to_owned()) />
                {not_acting(subject, "The risk of not acting")}
                <div class="stack-tight">
                    <TextArea label="What would cost them less" rows=2 optional=true value=alternatives
                        hint="Less money, less time, or a smaller step first."
                        on_commit=move |text: String| subject.change_sheet("say what would cost less",
                            |sheet| sheet.alternatives = text.trim().to_owned()) />
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
