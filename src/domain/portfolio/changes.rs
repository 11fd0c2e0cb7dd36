//! What is different in a scorecard between two days, and whether that is for the better.

use super::Pair;
use super::summary::{KpiLine, Summary};
use crate::domain::measure::evaluation::{Course, Status};

/// What changed in one scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub title: String,
    pub health: Figure<Option<f64>>,
    /// The KPIs whose status was known, on which the health rests.
    pub known: Figure<usize>,
    pub exposure: Figure<u32>,
    pub open_risks: Figure<usize>,
    pub overdue: Figure<usize>,
    pub better: Vec<Move>,
    pub worse: Vec<Move>,
    /// KPIs that were measured for the first time or are stale now: neither better nor worse.
    pub other: Vec<Move>,
}

/// A figure on both days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure<T> {
    pub then: T,
    pub now: T,
}

/// A KPI with another status.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub name: String,
    pub then: Status,
    pub now: Status,
}

impl Change {
    /// Compares the two days.
    pub fn of(pair: &Pair) -> Change {
        let Pair { then, now } = pair;
        let mut change = Change {
            title: now.title.clone(),
            health: Figure {
                then: then.health,
                now: now.health,
            },
            known: figure(then, now, Summary::known),
            exposure: figure(then, now, |summary| summary.exposure),
            open_risks: figure(then, now, |summary| summary.open_risks),
            overdue: figure(then, now, |summary| summary.overdue.len()),
            better: Vec::new(),
            worse: Vec::new(),
            other: Vec::new(),
        };
        for kpi in &now.kpis {
            if let Some(before) = then.kpis.iter().find(|before| before.id == kpi.id) {
                change.sort_in(before, kpi);
            }
        }
        change
    }

    fn sort_in(&mut self, before: &KpiLine, kpi: &KpiLine) {
        if before.status == kpi.status {
            return;
        }
        let list = match (rank(before.status), rank(kpi.status)) {
            (Some(then), Some(now)) if now > then => &mut self.better,
            (Some(_), Some(_)) => &mut self.worse,
            _ => &mut self.other,
        };
        list.push(Move {
            name: kpi.name.clone(),
            then: before.status,
            now: kpi.status,
        });
    }

    /// Tells whether the scorecard is improving: by its health index; level when that moved by less than one point.
    pub fn course(&self) -> Course {
        match (self.health.then, self.health.now) {
            (Some(then), Some(now)) if now - then >= 1.0 => Course::Improving,
            (Some(then), Some(now)) if then - now >= 1.0 => Course::Worsening,
            (Some(_), Some(_)) => Course::Level,
            _ => Course::Unknown,
        }
    }

    /// Tells whether nothing at all is different.
    pub fn is_none(&self) -> bool {
        let same = |figure: &Figure<usize>| figure.then == figure.now;
        self.better.is_empty()
            && self.worse.is_empty()
            && self.other.is_empty()
            && self.health.then == self.health.now
            && self.exposure.then == self.exposure.now
            && same(&self.open_risks)
            && same(&self.overdue)
    }
}

/// Writes what people call the way a scorecard went between two days.
pub fn course_word(course: Course) -> &'static str {
    match course {
        Course::Improving | Course::Worsening => course.name(),
        Course::Level => "About the same",
        Course::Untold | Course::Unknown => "Unknown",
    }
}

fn figure<T>(then: &Summary, now: &Summary, pick: impl Fn(&Summary) -> T) -> Figure<T> {
    Figure {
        then: pick(then),
        now: pick(now),
    }
}

fn rank(status: Status) -> Option<u8> {
    match status {
        Status::OnTarget => Some(2),
        Status::Watch => Some(1),
        Status::OffTarget => Some(0),
        Status::Stale | Status::NoData => None,
    }
}
