//! The page of one budget request: what it is worth, what that rests on, the words to ask with, and what came of it.

mod actuals;
mod ask;
mod assumptions;
pub mod case;
mod figures;
mod loss;
mod promises;
mod sensitivity;
mod state;
pub mod subject;

use self::actuals::Actuals;
use self::ask::Ask;
use self::assumptions::Assumptions;
use self::case::Case;
use self::figures::Figures;
use self::loss::Loss;
use self::promises::Promises;
use self::sensitivity::Sensitivity;
use self::state::State;
use self::subject::OpenRequest;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the request, or a way out when there is none.
#[component]
pub fn RequestPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<BudgetRequest>(id).is_some())
    });
    move || {
        if exists.get() {
            OpenRequest::find(workspace, id).map(|subject| view! { <Known subject /> })
        } else {
            Some(view! { <NoSuchRequest /> })
        }
    }
}

#[component]
fn NoSuchRequest() -> Node {
    name_page(|| "No such budget request".to_owned());
    view! {
        <PageHeader title="There is no such budget request"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar">
            <a class="btn" data-kind="primary" href=Route::Budget.href()>"Go to the budget"</a>
        </p>
    }
}

#[component]
fn Known(subject: OpenRequest) -> Node {
    let name = move || subject.request.with(|request| request.name.clone());
    name_page(name);
    view! {
        <div class="page">
            <PageHeader title=Signal::derive(name) purpose="What it costs, what it brings, and how sure that is."
                actions=move || view! { <HeaderActions subject /> } />
            <Figures subject />
            <div class="columns columns-even">
                <div class="stack">
                    <Ask subject />
                    <State subject />
                </div>
                <div class="stack">
                    <Loss subject />
                    <Promises subject />
                    <Assumptions subject />
                </div>
            </div>
            <Sensitivity subject />
            <Actuals subject />
            <Case subject />
        </div>
    }
}

#[component]
fn HeaderActions(subject: OpenRequest) -> Node {
    let delete = move || {
        let name = subject
            .request
            .with_untracked(|request| request.name.clone());
        let edit = Edit::new(format!("delete “{name}”")).delete(Kind::BudgetRequest, subject.id);
        let said = format!("“{name}” deleted");
        if (subject.workspace.edit_with_undo(edit, said)).is_kept() {
            Route::Budget.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete request", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    view! {
        <Menu label="More for this request" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        <a class="btn" href=Route::Budget.href()>"All requests"</a>
    }
}
