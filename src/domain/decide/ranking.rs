//! All tasks in the order in which they deserve to be done.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveDateTime};

use super::priority::{Facts, Points, band, raised};
use super::recurrence::is_done_today;
use super::task::{Priority, Task};
use crate::domain::order::sort_by;
use crate::domain::scorecard::Scorecard;

/// The tasks, what comes first at the start, and what that was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    pub facts: Facts,
    pub rows: Vec<Ranked>,
}

/// A task and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub task: Task,
    /// What a search looks through, in lower case.
    pub text: String,
    pub points: Points,
    /// What the points make.
    pub computed: Priority,
    /// What counts: a person's own priority, or the computed one as raised by rules.
    pub priority: Priority,
    /// Waits for a task that is not complete.
    pub is_blocked: bool,
    /// Done today, and back tomorrow or later.
    pub is_done_today: bool,
}

impl Ranking {
    pub fn of(card: &Scorecard, now: NaiveDateTime) -> Ranking {
        let facts = Facts::of(card, now);
        let mut rows: Vec<Ranked> = card
            .all::<Task>()
            .map(|task| Ranked::of(task, &facts))
            .collect();
        sort_by(&mut rows, Ranked::compare);
        Ranking { facts, rows }
    }
}

impl Ranked {
    pub fn of(task: &Task, facts: &Facts) -> Ranked {
        let points = Points::of(task, facts);
        let computed = band(points.total());
        let priority = match &task.own_priority {
            Some(own) => own.priority,
            None => raised(task, computed, facts),
        };
        Ranked {
            points,
            computed,
            priority,
            is_blocked: task.is_open() && facts.is_blocked(task),
            is_done_today: is_done_today(task, facts.today),
            text: format!("{}\n{}\n{}", task.what, task.effect, task.owner).to_lowercase(),
            task: task.clone(),
        }
    }

    /// Tells whether the task still waits to be done today.
    pub fn is_to_do(&self) -> bool {
        self.task.is_open() && !self.is_done_today
    }

    /// What can be started, by priority, points and day; then what waits; then what is done, the latest first. The day
    /// it was written down, its words and its id settle the rest, so that the order is the same on every machine.
    fn compare(&self, other: &Ranked) -> Ordering {
        let group = |ranked: &Ranked| match () {
            () if !ranked.task.is_open() => 3,
            () if ranked.is_done_today => 2,
            () if ranked.is_blocked => 1,
            () => 0,
        };
        let of_group = group(self).cmp(&group(other));
        if of_group.is_eq() && group(self) == 3 {
            let last = |ranked: &Ranked| ranked.task.completed.last().copied();
            let latest = last(other).cmp(&last(self));
            return latest.then_with(|| self.task.id.cmp(&other.task.id));
        }
        let due = |ranked: &Ranked| ranked.task.due.unwrap_or(NaiveDate::MAX);
        of_group
            .then_with(|| self.priority.cmp(&other.priority))
            .then_with(|| other.points.total().cmp(&self.points.total()))
            .then_with(|| due(self).cmp(&due(other)))
            .then_with(|| self.task.created.cmp(&other.task.created))
            .then_with(|| self.task.what.cmp(&other.task.what))
            .then_with(|| self.task.id.cmp(&other.task.id))
    }
}
