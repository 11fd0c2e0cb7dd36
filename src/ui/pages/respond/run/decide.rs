//! Whether somebody has to be told this time, and the events that start a clock.

use super::subject::OpenRun;
use crate::domain::base::Extra;
use crate::domain::respond::due::{Due, due};
use crate::domain::respond::run::{Run, RunTell};
use crate::domain::respond::start::find_stakeholder;
use crate::library::{law, playbooks};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The condition of the line, with the choice whether it holds; for others the choice that they need not be told.
pub fn choice(subject: OpenRun, place: usize) -> Node {
    let (who, only_if, is_conditional) = subject.run.with_untracked(|run| {
        let one = run.tell.get(place).map(|one| &one.tell);
        one.map(|one| (one.who.clone(), one.only_if.clone(), one.is_conditional()))
            .unwrap_or_default()
    });
    let applies = Signal::derive(move || subject.run.with(|run| run.tell.get(place)?.applies));
    let decide = move |applies: Option<bool>| {
        subject.change_with_undo("decide whether to tell somebody", "Decided", |run| {
            if let Some(one) = run.tell.get_mut(place) {
                one.applies = applies;
            }
        });
    };
    if !is_conditional {
        let label = format!("{who} need not be told this time");
        return view! {
            <Disclosure summary="Need not be told?" open=applies.get_untracked() == Some(false)>
                <Checkbox label checked=Signal::derive(move || applies.get() == Some(false))
                    on_commit=move |on: bool| decide(on.then_some(false)) />
            </Disclosure>
        };
    }
    let choices = vec![
        Choice::new(None, "Not decided yet"),
        Choice::new(Some(true), "Yes: they must be told"),
        Choice::new(Some(false), "No: they need not be told"),
    ];
    let hint = (!only_if.is_empty()).then(|| format!("Only if {only_if}."));
    view! {
        <SelectField label=format!("Does it apply? {who}") choices value=applies hint=hint hide_label=true on_commit=decide />
    }
}

/// The button for the event that the line waits for.
pub fn event(subject: OpenRun, place: usize) -> Node {
    let waits = Memo::new(move |_| {
        subject.run.with(|run| {
            let one = run.tell.get(place)?;
            if one.told.is_some() || one.applies == Some(false) {
                return None;
            }
            match due(run, one, &browser::local) {
                Due::Latest(_, event) | Due::Waits(event) => Some(event),
                Due::By(_) | Due::WithoutDelay(_) => None,
            }
        })
    });
    let button = move || {
        let event = waits.get()?;
        let note = move || {
            let now = browser::stamp();
            subject.change_with_undo("note when it was", "Time noted", |run| {
                run.set(event, Some(now));
            });
        };
        Some(view! {
            <Button small=true icon=Glyph::Clock on_click=note>{format!("{} now", event.name())}</Button>
        })
    };
    view! { {button} }
}

/// Offers what the project's rules want told and the run does not list, as when a rule was chosen after it had begun.
pub fn missing(subject: OpenRun) -> impl Fn() -> Option<Node> {
    let missing = Memo::new(move |_| {
        let settings = subject.settings();
        subject.run.with(|run| {
            let list: Vec<_> = run.tell.iter().map(|one| &one.tell).collect();
            match run.is_running() {
                true => law::missing(&settings, &occasions(run), &list),
                false => Vec::new(),
            }
        })
    });
    let add = move || {
        let missing = missing.get_untracked();
        let card = subject.workspace.scorecard;
        let with_person = |tell: crate::domain::respond::own::Tell| RunTell {
            stakeholder: card.with_untracked(|card| find_stakeholder(card, &tell.who)),
            tell,
            told: None,
            applies: None,
            extra: Extra::new(),
        };
        subject.change_with_undo("add what the rules ask for", "Added", |run| {
            run.tell.extend(missing.into_iter().map(with_person));
        });
    };
    move || {
        let names: Vec<String> =
            missing.with(|all| all.iter().map(|one| one.who.clone()).collect());
        (!names.is_empty()).then(|| {
            let words = format!("The project’s rules ask for more: {}.", names.join("; "));
            view! {
                <Notice actions=move || view! { <Button small=true on_click=add>"Add them"</Button> }>{words}</Notice>
            }
        })
    }
}

/// Returns what a law may look at in the run; runs from before they said so have it from their playbook.
fn occasions(run: &Run) -> Vec<crate::domain::respond::duty::Occasion> {
    match (run.occasions.is_empty(), playbooks::by_key(&run.playbook)) {
        (true, Some(template)) => template.occasions.clone(),
        _ => run.occasions.clone(),
    }
}
