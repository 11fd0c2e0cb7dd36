//! One decision: its options side by side, what the rule says of them, the words to get it decided, and the outcome.

pub mod change_request;
mod effects;
mod letters;
mod lines;
mod option_form;
mod options;
mod outcome;
mod question;
mod settle;
pub mod subject;
pub mod texts;
mod what_if;

use self::subject::OpenDecision;
use crate::domain::decide::decision::Decision;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the decision, or a way out when there is none.
#[component]
pub fn DecisionPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Decision>(id).is_some())
    });
    move || {
        if exists.get() {
            OpenDecision::find(workspace, id).map(|subject| view! { <Known subject /> })
        } else {
            Some(view! { <NoSuchDecision /> })
        }
    }
}

#[component]
fn NoSuchDecision() -> Node {
    name_page(|| "No such decision".to_owned());
    view! {
        <PageHeader title="There is no such decision"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar">
            <a class="btn" data-kind="primary" href=Route::Decisions.href()>"Go to the decisions"</a>
        </p>
    }
}

#[component]
fn Known(subject: OpenDecision) -> Node {
    let question = move || subject.decision.with(|decision| decision.question.clone());
    name_page(question);
    let is_made = Memo::new(move |_| subject.decision.with(|decision| decision.outcome.is_some()));
    let purpose = move || match is_made.get() {
        true => "What was decided, and what it was chosen from.".to_owned(),
        false => {
            "Options side by side, what the rule makes of them, and the words to get it decided."
                .to_owned()
        }
    };
    let delete = move || {
        let edit = Edit::new("delete a decision").delete(Kind::Decision, subject.id);
        let deleted = subject.workspace.edit_with_undo(edit, "Decision deleted");
        if deleted.is_kept() {
            Route::Decisions.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete decision", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    let actions = move || {
        view! {
            <Menu label="More for this decision" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet
                items=Signal::derive(more) />
            <a class="btn" href=Route::Decisions.href()>"All decisions"</a>
        }
    };
    let is_request = subject
        .decision
        .with_untracked(|decision| decision.change_request.is_some());
    let parts = move || {
        if is_made.get() {
            view! {
                <outcome::Outcome subject />
                <question::Question subject is_made=true />
                <options::Options subject is_made=true />
            }
        } else {
            view! {
                <question::Question subject is_made=false />
                {is_request.then(|| view! {
                    <change_request::RequestCard subject />
                    <change_request::FirstReplyCard subject />
                })}
                <options::Options subject is_made=false />
                <what_if::WhatIf subject />
                {is_request.then(|| view! { <change_request::ReplyCard subject /> })}
                <texts::EscalationCard subject />
                <texts::ResistanceCard subject />
                <settle::Settle subject />
            }
        }
    };
    view! {
        <div class="page decision">
            <PageHeader title=Signal::derive(question) purpose=Signal::derive(purpose) actions />
            {parts}
        </div>
    }
}
