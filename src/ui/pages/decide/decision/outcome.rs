//! What was decided, and what can follow: scores that change, another look, or opening it again.

use super::settle::rescored;
use super::subject::{OpenDecision, focus_heading};
use crate::domain::decide::decision;
use crate::domain::scorecard::Edit;
use crate::domain::words::template::in_number;
use crate::ui::charts::{date_text, day_number};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card of the outcome.
#[component]
pub fn Outcome(subject: OpenDecision) -> Node {
    let workspace = subject.workspace;
    let outcome = Memo::new(move |_| subject.decision.with(|decision| decision.outcome.clone()));
    let reopen = move || {
        let mut decision = subject.decision.get_untracked();
        decision.outcome = None;
        if (subject.put_with_undo("reopen a decision", decision, "Open again")).is_kept() {
            focus_heading();
        }
    };
    let review = Signal::derive(move || {
        outcome.with(|outcome| outcome.as_ref().and_then(|outcome| outcome.review))
    });
    let set_review = move |day| {
        subject.change("change the day of a review", |decision| {
            if let Some(outcome) = &mut decision.outcome {
                outcome.review = day;
            }
        });
    };
    let due = move || {
        let is_due = subject
            .decision
            .with(|decision| decision.is_due_for_review(workspace.today()));
        is_due.then(|| view! {
            <Notice kind=NoticeKind::Warn title="Due for review.">
                "Does the reason still hold? If so, choose the next day to look at it; if not, open it again."
            </Notice>
        })
    };
    // Asked again whenever the register changes.
    let changing = move || {
        workspace.scorecard.track();
        let option = outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.option));
        option
            .map(|option| rescored(subject, option))
            .unwrap_or_default()
    };
    let rescore = move || {
        let risks = changing();
        (!risks.is_empty()).then(|| {
            let words = in_number(risks.len(), "Set the {n score/scores} of its {if n is one}risk{else}{#n risk}{/if}");
            let apply = move || {
                let mut edit = Edit::new("set the scores that a decision expects");
                for risk in risks.clone() {
                    edit = edit.put(risk);
                }
                workspace.edit_with_undo(edit, "Scores set");
            };
            view! {
                <p>"The register does not have the scores yet that this option expects. Set them once it is in place."</p>
                <div><Button small=true on_click=apply>{words}</Button></div>
            }
        })
    };
    view! {
        <Card title="Decided" actions=move || view! { <Button small=true icon=Glyph::Undo on_click=reopen>"Open it again"</Button> }>
            <div class="stack">
                {due}
                {move || outcome.get().map(|outcome| facts(subject, &outcome))}
                <div class="form">
                    <DateField label="Review on" optional=true value=review on_commit=set_review />
                </div>
                {rescore}
            </div>
        </Card>
    }
}

fn facts(subject: OpenDecision, outcome: &decision::Outcome) -> Node {
    let chosen = subject.decision.with_untracked(|decision| {
        decision
            .option(outcome.option)
            .map(|option| option.name.clone())
    });
    let fact = |name: &'static str, words: String| {
        view! { <dt>{name}</dt><dd class="decision-words">{words}</dd> }
    };
    let mut all = vec![
        fact("Chosen", chosen.unwrap_or_default()),
        fact("Reason", outcome.reason.clone()),
        fact("Decided by", outcome.by.clone()),
        fact("On", date_text(day_number(outcome.on))),
    ];
    if !outcome.against.is_empty() {
        all.push(fact("The rule said", outcome.against.clone()));
    }
    view! { <dl class="facts">{all}</dl> }
}
