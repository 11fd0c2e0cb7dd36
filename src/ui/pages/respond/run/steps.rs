//! The steps: the next one large, and all of them by phase.

use super::subject::OpenRun;
use crate::domain::respond::clock::time_words;
use crate::domain::respond::playbook::Phase;
use crate::domain::respond::run::{Run, RunStep};
use crate::ui::browser;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What comes next, with the button for it.
pub fn next(subject: OpenRun) -> Node {
    let step = Memo::new(move |_| {
        subject.run.with(|run| {
            let place = run.next_step()?;
            Some((place, run.steps.get(place)?.clone(), due(run, place)))
        })
    });
    let body = move || match step.get() {
        None => view! {
            <p class="run-next-what">"Every step is settled."</p>
            <p>"Write down the impact and the lessons, stamp when it was resolved, then close the run."</p>
        },
        Some((place, RunStep { step, owner, .. }, due)) => {
            let line = match owner.as_str() {
                "" => due,
                owner => format!("{owner} · {due}"),
            };
            view! {
                <p class="run-next-what">{step.what}</p>
                <p class="note">{line}</p>
                <p>{step.why}</p>
                <p class="note">{step.detail}</p>
                <div class="actions">
                    <Button kind=ButtonKind::Primary icon=Glyph::Tick on_click=move || tick(subject, place, true)>"Done"</Button>
                    <Button kind=ButtonKind::Quiet on_click=move || leave_out(subject, place, true)>"Does not apply"</Button>
                </div>
            }
        }
    };
    let phase = Memo::new(move |_| subject.run.with(Run::phase));
    view! {
        <section class="run-next" aria-labelledby="run-next">
            <h2 id="run-next">{move || format!("Next: {}", phase.get().name().to_lowercase())}</h2>
            {body}
        </section>
    }
}

/// Says by when the step should be done.
fn due(run: &Run, place: usize) -> String {
    let minute = run.steps.get(place).and_then(|step| step.step.minute);
    match minute {
        Some(minute) => {
            let by = run.started.plus_minutes(minute);
            format!("by {}", time_words(by, run.started, &browser::local))
        }
        None => "after the first hour".to_owned(),
    }
}

fn tick(subject: OpenRun, place: usize, is_done: bool) {
    let now = browser::stamp();
    let title = if is_done {
        "tick a step"
    } else {
        "take the tick off a step"
    };
    let said = if is_done {
        "Step done"
    } else {
        "Step not done"
    };
    subject.change_with_undo(title, said, |run| {
        if let Some(step) = run.steps.get_mut(place) {
            step.done = is_done.then_some(now);
            step.left_out = false;
        }
    });
}

fn leave_out(subject: OpenRun, place: usize, is_left_out: bool) {
    subject.change_with_undo("leave a step out", "Kept", |run| {
        if let Some(step) = run.steps.get_mut(place) {
            step.left_out = is_left_out;
            step.done = None;
        }
    });
}

/// All steps by phase. Their number never changes, so that a row stays while it is typed in.
pub fn all(subject: OpenRun) -> Node {
    let note = move || {
        let (settled, all) = subject.run.with(|run| run.progress(None));
        Some(format!("{settled} of {all} settled"))
    };
    let of_phase = |phase: Phase| {
        let places = subject.run.with_untracked(|run| {
            let steps = run.steps.iter().enumerate();
            let of_phase = steps.filter(|(_, step)| step.step.phase == phase);
            of_phase.map(|(place, _)| place).collect::<Vec<usize>>()
        });
        let progress = move || {
            let (settled, all) = subject.run.with(|run| run.progress(Some(phase)));
            format!("{settled} of {all}")
        };
        (!places.is_empty()).then(|| {
            let rows: Vec<Node> = places
                .into_iter()
                .map(|place| row(subject, place))
                .collect();
            view! {
                <div class="run-phase">
                    <h3>{phase.name()}" "<span class="note">{progress}</span></h3>
                    <p class="note">{phase.question()}</p>
                    <ol class="run-steps">{rows}</ol>
                </div>
            }
        })
    };
    let phases: Vec<Node> = Phase::ALL.into_iter().filter_map(of_phase).collect();
    let body = match phases.is_empty() {
        true => {
            view! { <p class="note">"The playbook had no steps when this run began. Keep the timeline instead."</p> }
        }
        false => Node::list(phases),
    };
    view! { <Card title="Steps" note=Signal::derive(note)>{body}</Card> }
}

static FIELDS: [Field<RunStep>; 2] = [
    Field::<RunStep>::line("Owner", |step| &mut step.owner)
        .title("name the owner of a step")
        .unmarked(),
    Field::<RunStep>::lines("Note", 2, |step| &mut step.note)
        .title("note something at a step")
        .unmarked(),
];

fn row(subject: OpenRun, place: usize) -> Node {
    let step = Memo::new(move |_| subject.run.with(|run| run.steps.get(place).cloned()));
    let run_step = step.get_untracked();
    let has_note = run_step.as_ref().is_some_and(|step| !step.note.is_empty());
    let first = run_step.map(|step| step.step).unwrap_or_default();
    let is_done =
        Signal::derive(move || step.with(|one| one.as_ref().is_some_and(|one| one.done.is_some())));
    let is_left_out =
        Signal::derive(move || step.with(|one| one.as_ref().is_some_and(|one| one.left_out)));
    let is_next = Memo::new(move |_| {
        subject
            .run
            .with(|run| run.is_running() && run.next_step() == Some(place))
    });
    let hint = move || {
        subject.run.with(|run| {
            let one = run.steps.get(place)?;
            let when = match (one.done, one.left_out) {
                (Some(done), _) => {
                    format!("done at {}", time_words(done, run.started, &browser::local))
                }
                (None, true) => "does not apply".to_owned(),
                (None, false) => due(run, place),
            };
            Some(match one.owner.as_str() {
                "" => when,
                owner => format!("{owner} · {when}"),
            })
        })
    };
    let of_step = subject.item(place, |run, place| run.steps.get_mut(place));
    view! {
        <li class:run-step-next=move || is_next.get() class:run-step-settled=move || is_done.get() || is_left_out.get()>
            <Checkbox label=first.what.clone() checked=is_done hint=Signal::derive(hint)
                on_commit=move |on| tick(subject, place, on) />
            <Disclosure summary="Why, owner, note" open=has_note>
                <div class="form">
                    <p>{first.why}</p>
                    <p class="note">{first.detail}</p>
                    {of_step.fields(&FIELDS)}
                    <Checkbox label="Does not apply this time" checked=is_left_out
                        on_commit=move |on| leave_out(subject, place, on) />
                </div>
            </Disclosure>
        </li>
    }
}
