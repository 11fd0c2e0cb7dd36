//! The page of one risk: how likely, how bad, what is done about it, and what it would hurt.

mod dates;
mod evidence;
mod kpis;
mod loss;
mod response;
pub mod score_form;
mod scores;
mod standing;
mod statement;
mod steps;
mod subject;
mod what;

use self::dates::Dates;
use self::evidence::Evidence;
use self::kpis::HurtKpis;
use self::loss::LossCard;
use self::response::ResponseCard;
use self::scores::Scores;
use self::standing::Standing;
use self::statement::Statement;
use self::steps::Steps;
use self::subject::OpenRisk;
use self::what::What;
use crate::domain::decide::register::bulk;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::risk_statement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::{focus, name_page};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the risk, or a way out when there is none.
#[component]
pub fn RiskPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        let scorecard = workspace.scorecard;
        scorecard.with(|card| card.get::<Risk>(id).is_some())
    });
    move || {
        if exists.get() {
            OpenRisk::find(workspace, id).map(|subject| view! { <Known subject /> })
        } else {
            Some(view! { <NoSuchRisk /> })
        }
    }
}

#[component]
fn NoSuchRisk() -> Node {
    name_page(|| "No such risk".to_owned());
    view! {
        <PageHeader title="There is no such risk"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar">
            <a class="btn" data-kind="primary" href=Route::Risks.href()>"Go to the risks"</a>
            <a class="btn" href=Route::NewRisk.href()>"Add risks"</a>
        </p>
    }
}

#[component]
fn Known(subject: OpenRisk) -> Node {
    let name = move || subject.risk.with(|risk| risk.name.clone());
    name_page(name);
    let state = move || {
        let today = subject.today.get();
        subject.risk.with(|risk| risk_statement::state(risk, today))
    };
    let actions = move || view! { <HeaderActions subject /> };
    view! {
        <div class="page">
            <PageHeader title=Signal::derive(name) purpose=Signal::derive(state) actions />
            <Standing subject />
            <div class="columns">
                <div class="stack">
                    <Steps subject />
                    <What subject />
                    <Statement subject />
                </div>
                <div class="stack">
                    <Scores subject />
                    <ResponseCard subject />
                    <HurtKpis subject />
                    <Dates subject />
                    <Evidence subject />
                </div>
            </div>
            <LossCard subject />
        </div>
    }
}

#[component]
fn HeaderActions(subject: OpenRisk) -> Node {
    let workspace = subject.workspace;
    let delete = move || {
        let name = subject.now().name;
        let edit = Edit::new(format!("delete “{name}”"));
        let scorecard = workspace.scorecard;
        let edit = scorecard.with_untracked(|card| bulk::delete(card, edit, &[subject.id]));
        let said = format!("“{name}” deleted");
        if workspace.edit_with_undo(edit, said).is_kept() {
            Route::Risks.go();
        }
    };
    let duplicate = move || {
        let (id, today) = (browser::new_id(), subject.today.get_untracked());
        let copy = subject.now().copy(id, today);
        let name = copy.name.clone();
        let edit = Edit::new(format!("add “{name}”")).put(copy);
        let said = format!("“{name}” added");
        if workspace.edit_with_undo(edit, said).is_kept() {
            Route::Risk(id).go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Duplicate", duplicate).icon(Glyph::Copy),
            MenuItem::new("Delete risk", delete)
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        ]
    };
    let is_open = Memo::new(move |_| {
        let today = subject.today.get();
        subject.risk.with(|risk| risk.is_open(today))
    });
    view! {
        <Menu label="More for this risk" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        {move || match is_open.get() {
            true => view! {
                <Button on_click=move || retire(subject, false)>"Close"</Button>
                <Button kind=ButtonKind::Primary icon=Glyph::Tick on_click=move || retire(subject, true)>"Mark mitigated"</Button>
            },
            false => view! { <Button icon=Glyph::Undo on_click=move || reopen(subject)>"Open again"</Button> },
        }}
    }
}

/// Sets the day on which the risk was mitigated or closed: today.
fn retire(subject: OpenRisk, is_mitigated: bool) {
    let mut risk = subject.now();
    // A risk that is identified later than it is dealt with would contradict itself.
    let day = subject.today.get_untracked().max(risk.identified);
    match is_mitigated {
        true => {
            risk.mitigated = Some(day);
            subject.put_with_undo("mark a risk mitigated", risk, "Marked mitigated");
        }
        false => {
            risk.closed = Some(day);
            subject.put_with_undo("close a risk", risk, "Closed");
        }
    }
    focus_title();
}

fn reopen(subject: OpenRisk) {
    let risk = Risk {
        mitigated: None,
        closed: None,
        ..subject.now()
    };
    subject.put_with_undo("open a risk again", risk, "Open again");
    focus_title();
}

/// Keeps the focus on the page: the button that had it is gone.
fn focus_title() {
    focus("main h1");
}
