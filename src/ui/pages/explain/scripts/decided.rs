//! Texts about decisions and budget requests: those of their own pages, chosen here.

use super::chooser::{Chooser, nothing};
use crate::domain::decide::decision::Decision;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::explain::decision_log;
use crate::domain::revision::Id;
use crate::ui::pages::decide::decision::subject::OpenDecision;
use crate::ui::pages::decide::decision::{change_request, texts};
use crate::ui::pages::decide::decisions::asking::NewRequest;
use crate::ui::pages::decide::request;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Follows the open decisions that are meant.
fn open(workspace: Workspace, is_meant: fn(&Decision) -> bool) -> Memo<Vec<(Id, String)>> {
    Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            let open = decision_log::open(card).into_iter().filter(is_meant);
            open.map(|decision| (decision.id, decision.question))
                .collect()
        })
    })
}

/// A text about an open decision, with the choice of the decision above it.
fn of_decision(
    label: &'static str,
    all: Memo<Vec<(Id, String)>>,
    text: fn(OpenDecision) -> Node,
) -> Node {
    let workspace = Workspace::get();
    let chooser = Chooser::new(all);
    let body = move || {
        let subject = OpenDecision::find(workspace, chooser.chosen.get()?)?;
        let href = Route::Decision(subject.id).href();
        Some(view! {
            {text(subject)}
            <p class="note"><a href=href>"Open the decision"</a>" to change its options and what they move."</p>
        })
    };
    view! { <div class="stack">{chooser.field(label)}{body}</div> }
}

/// To those who may decide.
#[component]
pub fn OfEscalation() -> Node {
    let all = open(Workspace::get(), |_| true);
    move || match all.with(Vec::is_empty) {
        true => no_decision(
            "An escalation names the risk, what happens if nothing is done, and who has to be involved. It starts with what is to be decided.",
        ),
        false => view! {
            <Card title="Escalation" note="The risk, what happens if nothing is done, who has to be involved">
                {of_decision("Decision", all, |subject| view! { <texts::Escalation subject /> })}
            </Card>
        },
    }
}

/// The talk with somebody who resists.
#[component]
pub fn OfResistance() -> Node {
    let all = open(Workspace::get(), |_| true);
    move || match all.with(Vec::is_empty) {
        true => no_decision(
            "Hear the concern, name the risk, offer what costs less. The talk starts with what is to be decided.",
        ),
        false => view! {
            <Card title="Someone resists" note="Hear the concern, name the risk, offer what costs less">
                {of_decision("Decision", all, |subject| view! { <texts::Worksheet subject /> })}
            </Card>
        },
    }
}

fn no_decision(sentence: &'static str) -> Node {
    nothing(
        "Nothing waits for a decision",
        sentence,
        Route::Decisions.href(),
        "Prepare a decision",
    )
}

/// The reply to a request that would widen the scope.
#[component]
pub fn OfScope() -> Node {
    let workspace = Workspace::get();
    let asking = RwSignal::new(false);
    let all = open(workspace, |decision| decision.change_request.is_some());
    let ask = move || {
        view! { <Button icon=Glyph::Plus on_click=move || asking.set(true)>"New request"</Button> }
    };
    let body = move || match all.with(Vec::is_empty) {
        true => view! {
            <EmptyState icon=Glyph::Speech title="No open change request"
                sentence="Write down what is asked for. The first reply promises the impact within 24 hours and names the KPIs and risks that it may touch.">
                <Button kind=ButtonKind::Primary on_click=move || asking.set(true)>"Write down a request"</Button>
            </EmptyState>
        },
        false => view! {
            <Card title="Reply to a scope change" note="Assess first; the impact within 24 hours" actions=ask>
                {of_decision("Request", all, scope_texts)}
            </Card>
        },
    };
    view! {
        {body}
        <NewRequest workspace asking />
    }
}

fn scope_texts(subject: OpenDecision) -> Node {
    view! {
        <change_request::RequestCard subject />
        <change_request::FirstReplyCard subject />
        <change_request::ReplyCard subject />
    }
}

/// The business case of a budget request.
#[component]
pub fn OfBudget() -> Node {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            let requests = card.all::<BudgetRequest>();
            let named = requests.map(|request| (request.id, request.name.clone()));
            named.collect::<Vec<(Id, String)>>()
        })
    });
    let chooser = Chooser::new(all);
    let case = move || {
        let subject = request::subject::OpenRequest::find(workspace, chooser.chosen.get()?)?;
        let href = Route::Request(subject.id).href();
        Some(view! {
            <request::case::Case subject />
            <p class="note"><a href=href>"Open the request"</a>" to change its figures and to fill the gaps."</p>
        })
    };
    move || match all.with(Vec::is_empty) {
        true => nothing(
            "No budget request yet",
            "The ask says what it costs, what loss it avoids, and what happens without it. It starts with a request.",
            Route::Budget.href(),
            "Prepare a request",
        ),
        false => view! { <div class="stack">{chooser.field("Budget request")}{case}</div> },
    }
}
