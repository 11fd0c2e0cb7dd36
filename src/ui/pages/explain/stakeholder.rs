//! The page of one stakeholder: who they are, what they hear, what worries them, and what they were told.
//!
//! - `what`: their words and judgements; `updates`: how they are told, and the log.
//! - `gets`: KPIs and risks they are told about; `concerns`: what they raised, and the answers.

mod concerns;
mod gets;
mod subject;
mod updates;
mod what;

use self::subject::OpenStakeholder;
use super::stakeholders::give;
use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the stakeholder, or a way out when there is none.
#[component]
pub fn StakeholderPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        let scorecard = workspace.scorecard;
        scorecard.with(|card| card.get::<Stakeholder>(id).is_some())
    });
    move || {
        if exists.get() {
            OpenStakeholder::find(workspace, id).map(|subject| view! { <Known subject /> })
        } else {
            Some(view! { <Unknown /> })
        }
    }
}

#[component]
fn Unknown() -> Node {
    name_page(|| "No such stakeholder".to_owned());
    view! {
        <PageHeader title="There is no such stakeholder"
            purpose="They may have been deleted, or belong to another scorecard than the one that is open." />
        <p class="toolbar">
            <a class="btn" data-kind="primary" href=Route::Stakeholders.href()>"Go to the stakeholders"</a>
        </p>
    }
}

#[component]
fn Known(subject: OpenStakeholder) -> Node {
    let name = move || subject.record.with(|who| who.name.clone());
    name_page(name);
    let purpose = Signal::derive(move || {
        let today = subject.today.get();
        subject.record.with(|who| plan::standing(who, today))
    });
    let giving = RwSignal::new(None::<Stakeholder>);
    let workspace = subject.workspace;
    let delete = move || {
        let name = subject.now().name;
        let edit = Edit::new(format!("delete “{name}”")).delete(Kind::Stakeholder, subject.id);
        let said = format!("“{name}” deleted");
        if workspace.edit_with_undo(edit, said).is_kept() {
            Route::Stakeholders.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete stakeholder", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    let actions = move || {
        view! {
            <Menu label="More for this stakeholder" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
            <a class="btn" href=Route::Reports.href()>"Write a report"</a>
            <Button kind=ButtonKind::Primary icon=Glyph::Tick on_click=move || giving.set(Some(subject.now()))>"Give the update"</Button>
        }
    };
    view! {
        <div class="page">
            <PageHeader title=Signal::derive(name) purpose actions />
            <div class="columns">
                <div class="stack">
                    {concerns::card(subject)}
                    {what::card(subject)}
                </div>
                <div class="stack">
                    {updates::rhythm(subject)}
                    {gets::card(subject)}
                    {updates::log(subject)}
                </div>
            </div>
        </div>
        {give::dialog(workspace, giving, "main h1")}
    }
}
