//! What the task is, when it is due, how much it takes and who does it. Each field is kept as it is left.

use super::subject::OpenTask;
use crate::domain::decide::recurrence;
use crate::domain::decide::task::{Task, TaskCadence, TaskState};
use crate::domain::measure::kpi::Unit;
use crate::ui::form::{Field, One};
use crate::ui::pages::decide::picks::pick;
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

type Of = Field<Task>;

static WHAT: Of = Of::line("What is to be done", |task| &mut task.what)
    .title("change the text")
    .needed()
    .of(name);
static EFFECT: Of = Of::line("Expected effect", |task| &mut task.effect)
    .title("change the effect")
    .max(2000)
    .of(name);
static DUE: Of = Of::day_by(
    "Due",
    |task| task.due,
    |task, due| *task = recurrence::due_on(task, due),
)
.title("change the day")
.of(name);
static CADENCE: Of = Of::choice(
    "How often",
    || TaskCadence::ALL.map(|one| one.name().to_owned()).into(),
    |task| task.cadence as usize,
    |task, place| {
        task.cadence = TaskCadence::ALL[place];
        task.month_day = None;
    },
)
.title("change the rhythm")
.of(name);
static EFFORT: Of = Of::amount("Effort each time", Unit::Hours, |task| &mut task.effort)
    .title("change the effort")
    .hint("Like 30 min or 1h 30m.")
    .of(name);
static OWNER: Of = Of::line("Owner", |task| &mut task.owner).of(name);
static STAGE: Of = Of::one("Stage", &One(|task| &mut task.stage)).of(name);

fn name(task: &Task) -> &String {
    &task.what
}

/// The card.
#[component]
pub fn Fields(subject: OpenTask) -> Node {
    view! {
        <Card title="Task">
            <div class="form">
                <div class="wide">{subject.field(&WHAT)}</div>
                <div class="wide">{subject.field(&EFFECT)}</div>
                {subject.field(&DUE)}
                {subject.field(&CADENCE)}
                {subject.field(&OWNER)}
                {subject.field(&EFFORT)}
                <State subject />
                {subject.field(&STAGE)}
            </div>
        </Card>
    }
}

/// What comes back is never complete for good, so that state is not offered for it.
#[component]
fn State(subject: OpenTask) -> Node {
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
