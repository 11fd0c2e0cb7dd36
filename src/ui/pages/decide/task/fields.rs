//! What the task is, when it is due, how much it takes and who does it. Each field is kept as it is left.

use super::subject::OpenTask;
use crate::domain::decide::recurrence;
use crate::domain::decide::task::{Stage, Task, TaskCadence, TaskState};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, QuantityReader, doubt};
use crate::domain::value::Finite;
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::in_place::Field;
use crate::ui::pages::decide::picks::pick;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

static WHAT: Field<Task> = Field::<Task>::line("What is to be done", "change the text", |task| {
    &mut task.what
})
.needed()
.of(name);
static EFFECT: Field<Task> = Field::<Task>::line("Expected effect", "change the effect", |task| {
    &mut task.effect
})
.max(2000)
.of(name);
static DUE: Field<Task> = Field::<Task>::day(
    "Due",
    "change the day",
    |task| task.due,
    |task, due| *task = recurrence::due_on(task, due),
)
.of(name);
static CADENCE: Field<Task> = Field::<Task>::choice(
    "How often",
    "change the rhythm",
    || TaskCadence::ALL.map(TaskCadence::name).into(),
    |task| task.cadence as usize,
    |task, place| {
        task.cadence = TaskCadence::ALL[place];
        task.month_day = None;
    },
)
.of(name);
static OWNER: Field<Task> =
    Field::<Task>::line("Owner", "change the owner", |task| &mut task.owner).of(name);
static STAGE: Field<Task> = Field::<Task>::choice(
    "Stage",
    "change the stage",
    || Stage::ALL.map(Stage::name).into(),
    |task| task.stage as usize,
    |task, place| task.stage = Stage::ALL[place],
)
.of(name);

fn name(task: &Task) -> &String {
    &task.what
}

/// The card.
#[component]
pub fn Fields(subject: OpenTask) -> impl IntoView {
    view! {
        <Card title="Task">
            <div class="form">
                <div class="wide">{subject.field(&WHAT)}</div>
                <div class="wide">{subject.field(&EFFECT)}</div>
                {subject.field(&DUE)}
                {subject.field(&CADENCE)}
                {subject.field(&OWNER)}
                <Effort subject />
                <State subject />
                {subject.field(&STAGE)}
            </div>
        </Card>
    }
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
    let value = Signal::derive(move || subject.task.with(|task| task.state as usize));
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
