//! A run: the timer, what comes next, who must know, what it does to the KPIs, and what comes of it.
//!
//! - `subject`: what all parts look at, and how a change is kept.
//! - `steps`: the next one, and all of them by phase; `say`: messages and people to tell; `decide`: whether they must be.
//! - `standing`: the facts and times of the run; `effects`: KPIs; `follow_ups`: risks, tasks and lessons.
//! - `log`: the timeline; `report`: the incident report.

mod decide;
mod effects;
mod follow_ups;
mod log;
mod report;
mod say;
mod standing;
mod steps;
mod subject;

use self::subject::OpenRun;
use super::parts::timer;
use crate::domain::record::Kind;
use crate::domain::respond::clock::span_words;
use crate::domain::respond::run::Run;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the run, or a way out when there is none.
#[component]
pub fn RunPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Run>(id).is_some())
    });
    move || match exists.get().then(|| OpenRun::find(workspace, id)).flatten() {
        Some(subject) => known(subject),
        None => missing(),
    }
}

fn missing() -> Node {
    name_page(|| "No such run".to_owned());
    view! {
        <PageHeader title="There is no such run"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar"><a class="btn" data-kind="primary" href=Route::Playbooks.href()>"Go to the playbooks"</a></p>
    }
}

fn known(subject: OpenRun) -> Node {
    let name = move || subject.run.with(|run| run.what.clone());
    name_page(name);
    let purpose = move || {
        subject.run.with(|run| match run.aim.as_str() {
            "" => format!("By the playbook “{}”.", run.name),
            aim => format!("{}: {aim}", run.name),
        })
    };
    let is_running = Memo::new(move |_| subject.run.with(Run::is_running));
    let started = Memo::new(move |_| subject.run.with(|run| run.started));
    let head = move || match is_running.get() {
        true => view! { <div class="run-head">{timer(started.get())}{steps::next(subject)}</div> },
        false => view! { {over(subject)} {report::sheet(subject)} },
    };
    view! {
        <div class="page run">
            <p class="no-print"><a href=Route::Playbooks.href()>"All playbooks"</a></p>
            <PageHeader title=Signal::derive(name) purpose=Signal::derive(purpose)
                actions=move || header(subject, is_running) />
            {head}
            <div class="columns">
                <div class="stack">
                    {steps::all(subject)}
                    {say::messages(subject)}
                    {follow_ups::lessons(subject)}
                </div>
                <div class="stack">
                    {say::tell(subject)}
                    {standing::facts(subject)}
                    {standing::times(subject)}
                    {effects::effects(subject)}
                    {follow_ups::follow_ups(subject)}
                    {log::log(subject)}
                </div>
            </div>
        </div>
    }
}

/// Says that it is over, and how long it took.
fn over(subject: OpenRun) -> Node {
    let words = move || {
        subject.run.with(|run| {
            let end = run.resolved.or(run.ended)?;
            let took = span_words(end.seconds_since(run.detected));
            let what = if run.resolved.is_some() {
                "Resolved"
            } else {
                "Closed without being resolved,"
            };
            Some(format!("{what} {took} after you learned of it."))
        })
    };
    view! { <Notice kind=NoticeKind::Good title="This run is closed.">{words}</Notice> }
}

fn header(subject: OpenRun, is_running: Memo<bool>) -> Node {
    let end = move || {
        let now = browser::stamp();
        subject.change_with_undo(
            "close the run",
            "Run closed. Read the report below.",
            |run| {
                run.ended = Some(now);
            },
        );
    };
    let reopen = move || {
        subject.change_with_undo("reopen the run", "Run reopened", |run| run.ended = None);
    };
    let delete = move || {
        let what = subject.run.with_untracked(|run| run.what.clone());
        let edit = Edit::new(format!("delete “{what}”")).delete(Kind::Run, subject.id);
        let said = format!("“{what}” deleted");
        if (subject.workspace.edit_with_undo(edit, said)).is_kept() {
            Route::Playbooks.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete run", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    let button = move || match is_running.get() {
        true => view! { <Button on_click=end>"Close the run"</Button> },
        false => view! { <Button on_click=reopen>"Reopen"</Button> },
    };
    view! {
        <Menu label="More for this run" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        {button}
    }
}
