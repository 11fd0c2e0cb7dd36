//! What the task is, when it is due, how much it takes and who does it. Each field is kept as it is left.

use super::subject::OpenTask;
use crate::domain::decide::recurrence;
use crate::domain::decide::task::{Stage, Task, TaskCadence, TaskState};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, QuantityReader, doubt};
use crate::domain::value::Finite;
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn Fields(subject: OpenTask) -> impl IntoView {
    view! {
        <Card title="Task">
            <div class="form">
                <div class="wide">
                    {text(subject, "What is to be done", "the text", (200, false), |task| &mut task.what)}
                </div>
                <div class="wide">
                    {text(subject, "Expected effect", "the effect", (2000, true), |task| &mut task.effect)}
                </div>
                <Due subject />
                {choice(subject, "How often", TaskCadence::ALL.map(TaskCadence::name).to_vec(),
                    |task| position(&TaskCadence::ALL, &task.cadence),
                    |task, index| Task { cadence: TaskCadence::ALL[index], month_day: None, ..task })}
                {text(subject, "Owner", "the owner", (200, true), |task| &mut task.owner)}
                <Effort subject />
                <State subject />
                {choice(subject, "Stage", Stage::ALL.map(Stage::name).to_vec(),
                    |task| position(&Stage::ALL, &task.stage),
                    |task, index| Task { stage: Stage::ALL[index], ..task })}
            </div>
        </Card>
    }
}

fn position<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}

/// A text of the task.
fn text(
    subject: OpenTask,
    label: &'static str,
    field: &'static str,
    (max_length, optional): (u32, bool),
    part: fn(&mut Task) -> &mut String,
) -> Node {
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || part(&mut subject.task.get()).clone());
    let commit = move |text: String| {
        let mut task = subject.task.get_untracked();
        *part(&mut task) = text.trim().to_owned();
        error.set(subject.set(field, task).err());
    };
    view! { <TextField label value error max_length optional on_commit=commit /> }
}

/// One of a few words.
fn choice(
    subject: OpenTask,
    label: &'static str,
    names: Vec<&'static str>,
    read: fn(&Task) -> usize,
    write: fn(Task, usize) -> Task,
) -> Node {
    let value = Signal::derive(move || subject.task.with(read));
    let choose = move |index: usize| {
        let changed = write(subject.task.get_untracked(), index);
        // Every choice makes a valid task.
        let _ = subject.set(label, changed);
    };
    pick(label, fixed(names), value, Callback::new(choose), false)
}

#[component]
fn Due(subject: OpenTask) -> impl IntoView {
    let value = Signal::derive(move || subject.task.with(|task| task.due));
    let commit = move |due| {
        let changed = subject
            .task
            .with_untracked(|task| recurrence::due_on(task, due));
        // Any day makes a valid task.
        let _ = subject.set("the day", changed);
    };
    view! { <DateField label="Due" value optional=true on_commit=commit /> }
}

#[component]
fn Effort(subject: OpenTask) -> impl IntoView {
    let raw = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || {
        let kept = subject.task.with(|task| task.effort);
        let kept = kept.map_or_else(String::new, |effort| {
            quantity::editable(Unit::Hours, effort)
        });
        raw.get().unwrap_or(kept)
    });
    let keep = move |effort: Option<Finite>| {
        raw.set(None);
        let task = subject.task.get_untracked();
        error.set(subject.set("the effort", Task { effort, ..task }).err());
    };
    let commit = move |text: String| match quantity::parse(Unit::Hours, &text, "") {
        Ok(effort) => keep(Some(effort)),
        Err(_) if text.trim().is_empty() => keep(None),
        Err(why) => {
            error.set(Some(why.to_string()));
            raw.set(Some(text));
        }
    };
    let question = Memo::new(move |_| {
        raw.with(|raw| doubt::of_text(QuantityReader::new(Unit::Hours, ""), raw.as_ref()?))
    });
    let error = unless_asked(move || error.get(), question);
    view! {
        <Asking about="Effort each time" question on_choose=commit>
            <TextField label="Effort each time" value error optional=true hint="Like 30 min or 1h 30m."
                on_commit=commit />
        </Asking>
    }
}

/// What comes back is never complete for good, so that state is not offered for it.
#[component]
fn State(subject: OpenTask) -> impl IntoView {
    let names = Signal::derive(move || {
        let comes_back = subject
            .task
            .with(|task| task.is_open() && task.cadence != TaskCadence::Once);
        let count = TaskState::ALL.len() - usize::from(comes_back);
        let names = TaskState::ALL.iter().take(count);
        names.map(|state| state.name().to_owned()).collect()
    });
    let value = Signal::derive(move || {
        subject
            .task
            .with(|task| position(&TaskState::ALL, &task.state))
    });
    let choose = move |index: usize| {
        let task = subject.task.get_untracked();
        let changed = match TaskState::ALL[index] {
            TaskState::Complete => recurrence::complete(&task, subject.today.get_untracked()),
            state if task.is_open() => Task { state, ..task },
            state => Task {
                state,
                ..recurrence::reopen(&task, subject.today.get_untracked())
            },
        };
        // Every state makes a valid task.
        let _ = subject.set("the state", changed);
    };
    pick("State", names, value, Callback::new(choose), false)
}
