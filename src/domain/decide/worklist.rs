//! Which of the ranked tasks belong to a view: what is to be done today, this week, or at all.

use chrono::NaiveDate;

use super::priority::SOON;
use super::ranking::Ranked;
use super::task::{Priority, TaskCadence, TaskState};

/// The time that a list of tasks looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Horizon {
    Today,
    /// The seven days from today on.
    Week,
    All,
}

/// How far the tasks of a list have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// Not complete.
    Open,
    Only(TaskState),
}

/// Tells whether the task belongs to the list: due by then, without a day but coming back by then, of high priority and
/// free to start, or done today.
pub fn is_in(horizon: Horizon, ranked: &Ranked, today: NaiveDate) -> bool {
    let task = &ranked.task;
    let days = match horizon {
        Horizon::All => return true,
        Horizon::Today => 0,
        Horizon::Week => SOON - 1,
    };
    if ranked.is_done_today || task.completed.last() == Some(&today) {
        return true;
    }
    if !task.is_open() {
        return false;
    }
    match task.due {
        Some(due) if (due - today).num_days() <= days => true,
        None if task.cadence == TaskCadence::Daily => true,
        None if task.cadence == TaskCadence::Weekly && horizon == Horizon::Week => true,
        _ => ranked.priority == Priority::High && !ranked.is_blocked,
    }
}

/// Tells whether the task has come as far as wanted. What was done today stays among the open ones until tomorrow.
pub fn is_wanted(wanted: Wanted, ranked: &Ranked, today: NaiveDate) -> bool {
    let task = &ranked.task;
    let was_done = task.completed.last() == Some(&today);
    match wanted {
        Wanted::Open => task.is_open() || was_done,
        Wanted::Only(TaskState::Complete) => !task.is_open() || was_done,
        Wanted::Only(state) => task.state == state && !ranked.is_done_today,
    }
}

/// Tells whether the task has all the words in what is to be done, its effect or its owner.
pub fn matches(ranked: &Ranked, lower_case_words: &[&str]) -> bool {
    if lower_case_words.is_empty() {
        return true;
    }
    let task = &ranked.task;
    let text = format!("{}\n{}\n{}", task.what, task.effect, task.owner).to_lowercase();
    lower_case_words.iter().all(|word| text.contains(word))
}
