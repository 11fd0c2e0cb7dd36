//! What becomes of a task that is done: it is over, or it comes back on its next day. The updates of the stakeholder plan come
//! back by the same series.
//!
//! The days of a task form a series from the one it is due: every day, every week, or the same day of every month. Done
//! means: on to the first day of the series that lies ahead. So a task that was missed for weeks comes back once.

use chrono::{Datelike, Days, NaiveDate};

use super::task::{Task, TaskCadence, TaskState};

/// The last year that the file can write.
const LAST_YEAR: i32 = 9999;

/// Tells whether the task is one that comes back, and was done today: it rests until tomorrow.
pub fn is_done_today(task: &Task, today: NaiveDate) -> bool {
    task.is_open() && task.cadence != TaskCadence::Once && task.completed.last() == Some(&today)
}

/// Returns the task after it was done on the day.
pub fn complete(task: &Task, today: NaiveDate) -> Task {
    let mut done = task.clone();
    let place = done.completed.partition_point(|&day| day < today);
    if done.completed.get(place) != Some(&today) {
        done.completed.insert(place, today);
    }
    let due = task.due.unwrap_or(today);
    match next_day(task.cadence, due, day_of_month(task, due), today) {
        Some(next) => {
            set_due(&mut done, next, day_of_month(task, due));
            done.state = TaskState::NotStarted;
        }
        None => done.state = TaskState::Complete,
    }
    done
}

/// Returns the task as if it had not been done last: open, and due when it was.
pub fn reopen(task: &Task, today: NaiveDate) -> Task {
    let mut open = task.clone();
    open.state = TaskState::NotStarted;
    let was_over = !task.is_open();
    if was_over || task.completed.last() == Some(&today) {
        open.completed.pop();
    }
    if let (false, Some(due)) = (was_over, task.due)
        && let Some(before) = day_before(task.cadence, due, day_of_month(task, due))
    {
        set_due(&mut open, before, day_of_month(task, due));
    }
    open
}

/// Returns the task due on another day, from which a new series starts.
pub fn due_on(task: &Task, due: Option<NaiveDate>) -> Task {
    Task {
        due,
        month_day: None,
        ..task.clone()
    }
}

/// Keeps the day of the month for a monthly task whose month is too short for it.
fn set_due(task: &mut Task, due: NaiveDate, day: u32) {
    task.due = Some(due);
    let is_cut = task.cadence == TaskCadence::Monthly && due.day() != day;
    task.month_day = u8::try_from(day).ok().filter(|_| is_cut);
}

fn day_of_month(task: &Task, due: NaiveDate) -> u32 {
    task.month_day.map_or(due.day(), u32::from)
}

/// Returns the first day of the series after both its day and today; `None` for a task that is done once.
fn next_day(cadence: TaskCadence, due: NaiveDate, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    match cadence {
        TaskCadence::Once => None,
        TaskCadence::Daily => every_days(1, due, today),
        TaskCadence::Weekly => every_days(7, due, today),
        TaskCadence::Monthly => every_months(1, due, day, today),
    }
}

/// Returns the first day of a series of every so many days that lies after both the one given and `after`.
pub fn every_days(step: u32, due: NaiveDate, after: NaiveDate) -> Option<NaiveDate> {
    let step = u64::from(step.max(1));
    let steps = (after - due).num_days().max(0).unsigned_abs() / step + 1;
    within_file(due.checked_add_days(Days::new(steps * step))?)
}

/// The same for a series of every so many months; `day` is its day of the month, for months that are too short for it.
pub fn every_months(step: u32, due: NaiveDate, day: u32, after: NaiveDate) -> Option<NaiveDate> {
    let step = i32::try_from(step.max(1)).ok()?;
    let first = month_number(due);
    let steps = ((month_number(after) - first) / step).max(1);
    let month = first + steps * step;
    let next = match day_in(month, day)? {
        next if next <= after => day_in(month + step, day)?,
        next => next,
    };
    within_file(next)
}

fn within_file(day: NaiveDate) -> Option<NaiveDate> {
    (day.year() <= LAST_YEAR).then_some(day)
}

fn day_before(cadence: TaskCadence, due: NaiveDate, day: u32) -> Option<NaiveDate> {
    match cadence {
        TaskCadence::Once => None,
        TaskCadence::Daily => due.pred_opt(),
        TaskCadence::Weekly => due.checked_sub_days(Days::new(7)),
        TaskCadence::Monthly => day_in(month_number(due) - 1, day),
    }
}

fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

/// Returns the day of the month, or the month's last one.
fn day_in(month: i32, day: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)?;
    (28..=day.max(28))
        .rev()
        .find_map(|last| first.with_day(day.min(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn task(cadence: &str, due: &str) -> Task {
        serde_json::from_value(json!({
            "id": "00000000-0000-4000-8000-000000000001", "what": "Read the scan", "cadence": cadence,
            "created": "2026-01-01", "due": due,
        }))
        .unwrap()
    }

    fn next(cadence: &str, due: &str, done: &str) -> Option<String> {
        let done = complete(&task(cadence, due), day(done));
        done.due
            .filter(|_| done.is_open())
            .map(|due| due.to_string())
    }

    #[test]
    fn a_task_comes_back_on_the_next_day_of_its_series() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            next("daily", "2026-03-04", "2026-03-04"),
            some("2026-03-05")
        );
        assert_eq!(
            next("weekly", "2026-03-04", "2026-03-04"),
            some("2026-03-11")
        );
        assert_eq!(
            next("monthly", "2026-03-04", "2026-03-04"),
            some("2026-04-04")
        );
        assert_eq!(next("once", "2026-03-04", "2026-03-04"), None);
    }

    #[test]
    fn a_task_done_early_skips_nothing_and_comes_back_only_once_when_late() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            next("weekly", "2026-03-04", "2026-03-02"),
            some("2026-03-11")
        );
        assert_eq!(
            next("daily", "2026-03-04", "2026-03-09"),
            some("2026-03-10")
        );
        assert_eq!(
            next("weekly", "2026-03-04", "2026-03-25"),
            some("2026-04-01")
        );
        assert_eq!(
            next("weekly", "2026-03-04", "2026-03-24"),
            some("2026-03-25")
        );
        assert_eq!(
            next("monthly", "2026-01-15", "2026-03-15"),
            some("2026-04-15")
        );
        assert_eq!(
            next("monthly", "2026-01-15", "2026-03-14"),
            some("2026-03-15")
        );
    }

    #[test]
    fn the_31st_becomes_the_last_day_of_short_months_and_comes_back() {
        let mut monthly = task("monthly", "2026-01-31");
        let mut days = Vec::new();
        for _ in 0..4 {
            let due = monthly.due.unwrap();
            monthly = complete(&monthly, due);
            days.push(monthly.due.unwrap().to_string());
        }
        assert_eq!(
            days,
            ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]
        );
        assert_eq!(
            next("monthly", "2027-12-31", "2028-02-01"),
            Some("2028-02-29".to_owned())
        );
    }

    #[test]
    fn taking_it_back_brings_the_day_back() {
        for cadence in ["daily", "weekly", "monthly", "once"] {
            let before = task(cadence, "2026-01-31");
            let today = day("2026-01-31");
            let done = complete(&before, today);
            assert_ne!(done, before);
            assert_eq!(reopen(&done, today), before, "{cadence}");
        }
    }

    #[test]
    fn what_comes_back_rests_until_tomorrow_and_what_does_not_is_over() {
        let today = day("2026-03-04");
        let daily = complete(&task("daily", "2026-03-04"), today);
        assert!(is_done_today(&daily, today));
        assert!(!is_done_today(&daily, day("2026-03-05")));
        let once = complete(&task("once", "2026-03-04"), today);
        assert!(!is_done_today(&once, today) && !once.is_open());
        assert_eq!(once.completed, [today]);
    }

    #[test]
    fn a_series_ends_with_the_calendar() {
        assert_eq!(next("weekly", "9999-12-30", "9999-12-30"), None);
        assert_eq!(next("monthly", "9999-12-30", "9999-12-30"), None);
    }
}
