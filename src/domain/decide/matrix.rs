//! The risk matrix: how many open risks stand where, before and after mitigation.
//!
//! - [`appetite`]: how much risk is accepted, what is above it, and what to do about that.

pub mod appetite;

use chrono::NaiveDate;

use super::policy::Policy;
use super::register::score_words;
use super::risk::{Risk, ScoresFrom};
use super::scale::{Level, Score, Third};
use crate::domain::named;
use crate::domain::order::positions;
use crate::domain::revision::Id;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;

/// Which scores the matrix shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    Inherent,
    #[default]
    Residual,
    Target,
    /// From inherent to residual: what the mitigation has done so far.
    Done,
    /// From residual to target: what it is still to do.
    Planned,
}

named!(Look {
    Inherent: "Inherent",
    Residual: "Residual",
    Target: "Target",
    Done: "Inherent → residual",
    Planned: "Residual → target",
});

impl Look {
    /// Returns the score that places a risk; none when the risk has no target.
    fn after(self, scores: &ScoresFrom) -> Option<Score> {
        match self {
            Look::Inherent => Some(scores.inherent),
            Look::Residual | Look::Done => Some(scores.residual),
            Look::Target | Look::Planned => scores.target,
        }
    }

    fn before(self, scores: &ScoresFrom) -> Option<Score> {
        match self {
            Look::Done => Some(scores.inherent),
            Look::Planned => Some(scores.residual),
            _ => None,
        }
    }

    /// Tells whether it shows where risks come from.
    pub fn has_moves(self) -> bool {
        matches!(self, Look::Done | Look::Planned)
    }
}

/// How many levels the matrix has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    Five,
    Three,
}

impl Size {
    /// Returns the row or column of the level, from the lowest.
    pub fn place(self, level: Level) -> usize {
        match (self, level.third()) {
            (Size::Five, _) => level.index(),
            (Size::Three, Third::Low) => 0,
            (Size::Three, Third::Medium) => 1,
            (Size::Three, Third::High) => 2,
        }
    }

    pub fn levels(self) -> usize {
        match self {
            Size::Five => 5,
            Size::Three => 3,
        }
    }

    /// Returns the lowest and the highest level of the row or column.
    fn ends(self, place: usize) -> (u8, u8) {
        match (self, place) {
            (Size::Five, place) => {
                let level = Level::ALL[place.min(4)].get();
                (level, level)
            }
            (Size::Three, 0) => (1, 2),
            (Size::Three, 1) => (3, 3),
            (Size::Three, _) => (4, 5),
        }
    }

    fn heading(self, place: usize, anchor: &str) -> String {
        match self {
            Size::Five => anchor.to_owned(),
            Size::Three => Third::ALL[place.min(2)].name().to_owned(),
        }
    }
}

/// How a cell lies to the appetite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Within,
    /// Some of its scores are above the appetite; only in the view of three.
    Partly,
    Above,
}

impl Side {
    pub fn words(self) -> &'static str {
        match self {
            Side::Within => "",
            Side::Partly => "partly above appetite",
            Side::Above => "above appetite",
        }
    }
}

/// One cell: a likelihood and an impact, and the risks that stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// `16`, or `12–15` in the view of three.
    pub score: String,
    /// How severe it is, from 0 to 4, for shading.
    pub shade: u8,
    pub side: Side,
    /// The appetite line runs along its start.
    pub line_at_start: bool,
    /// The appetite line runs below it.
    pub line_below: bool,
    /// Id and name, the worst first.
    pub risks: Vec<(Id, String)>,
    /// `Likely × Major, score 16, above appetite`.
    pub words: String,
}

/// One row: a level of likelihood.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub heading: String,
    pub level: String,
    /// By impact, from the lowest.
    pub cells: Vec<Cell>,
}

/// Where a risk goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub id: Id,
    pub name: String,
    pub from: Score,
    pub to: Score,
    pub words: String,
}

impl Move {
    /// Returns how many points it rises; below 0 when it falls.
    pub fn points(&self) -> i16 {
        i16::from(self.to.value()) - i16::from(self.from.value())
    }

    /// Writes the change: `−12`, `+4`, `±0`.
    pub fn points_words(&self) -> String {
        match self.points() {
            0 => "±0".to_owned(),
            points if points < 0 => format!("−{}", -points),
            points => format!("+{points}"),
        }
    }
}

/// Several risks that go the same way, from row and column to row and column, counted from the lowest.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    pub from: (usize, usize),
    pub to: (usize, usize),
    pub count: usize,
}

/// The matrix of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// By likelihood, the highest first.
    pub lines: Vec<Line>,
    /// Impact from the lowest, in words and as numbers.
    pub columns: Vec<(String, String)>,
    /// Those that fall most first; empty unless the look has moves.
    pub moves: Vec<Move>,
    pub arrows: Vec<Arrow>,
    /// What it shows in a sentence or two.
    pub words: String,
}

/// Returns the matrix of the risks that are open on the day.
pub fn matrix(risks: &[&Risk], policy: &Policy, look: Look, size: Size, day: NaiveDate) -> Matrix {
    let open = risks.iter().copied().filter(|risk| risk.is_open_on(day));
    let open: Vec<(&Risk, &ScoresFrom)> = open
        .filter_map(|risk| Some((risk, risk.scores_on(day)?)))
        .collect();
    let placed: Vec<(&Risk, Score)> = (open.iter())
        .filter_map(|(risk, scores)| Some((*risk, look.after(scores)?)))
        .collect();
    let moves = moves(&open, policy, look);
    let limit = policy.appetite_on(day).map(|appetite| appetite.limit);
    let places = 0..size.levels();
    let line = |row: usize| Line {
        heading: size.heading(row, &policy.likelihood[row.min(4)].name),
        level: level_words(size, row),
        cells: (places.clone())
            .map(|column| cell(policy, size, (row, column), limit, &placed))
            .collect(),
    };
    Matrix {
        lines: places.clone().rev().map(line).collect(),
        columns: (places.clone())
            .map(|place| {
                let heading = size.heading(place, &policy.impact[place.min(4)].name);
                (heading, level_words(size, place))
            })
            .collect(),
        words: words(look, &open, &placed, &moves),
        arrows: arrows(&moves, size),
        moves,
    }
}

fn level_words(size: Size, place: usize) -> String {
    match size.ends(place) {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}–{high}"),
    }
}

fn cell(
    policy: &Policy,
    size: Size,
    (row, column): (usize, usize),
    limit: Option<u8>,
    placed: &[(&Risk, Score)],
) -> Cell {
    let ((least, most), (low, high)) = (size.ends(row), size.ends(column));
    let (lowest, highest) = (least * low, most * high);
    let side = side_of(size, row, column, limit);
    let is_over = side != Side::Within;
    let is_within = |row: usize, column: usize| side_of(size, row, column, limit) == Side::Within;
    let here: Vec<&(&Risk, Score)> = (placed.iter())
        .filter(|(_, score)| {
            (size.place(score.likelihood), size.place(score.impact)) == (row, column)
        })
        .collect();
    let order = positions(here.len(), &|a, b| {
        let ((risk_a, score_a), (risk_b, score_b)) = (here[a], here[b]);
        (score_b.value().cmp(&score_a.value())).then_with(|| risk_a.name.cmp(&risk_b.name))
    });
    let score = match lowest == highest {
        true => lowest.to_string(),
        false => format!("{lowest}–{highest}"),
    };
    let likelihood = size.heading(row, &policy.likelihood[row.min(4)].name);
    let impact = size.heading(column, &policy.impact[column.min(4)].name);
    let mut words = format!("{likelihood} × {impact}, score {score}");
    if side != Side::Within {
        words.push_str(", ");
        words.push_str(side.words());
    }
    Cell {
        score,
        shade: shade(u16::from(lowest) + u16::from(highest)),
        side,
        line_at_start: is_over && column > 0 && is_within(row, column - 1),
        line_below: is_over && row > 0 && is_within(row - 1, column),
        risks: (order.into_iter())
            .map(|place| (here[place].0.id, here[place].0.name.clone()))
            .collect(),
        words,
    }
}

fn side_of(size: Size, row: usize, column: usize, limit: Option<u8>) -> Side {
    let ((least, most), (low, high)) = (size.ends(row), size.ends(column));
    match limit {
        Some(limit) if least * low > limit => Side::Above,
        Some(limit) if most * high > limit => Side::Partly,
        _ => Side::Within,
    }
}

/// Returns how severe twice the score is, for shading. The steps are our own: 1 to 3, 4 to 6, 8 to 10, 12 to 16 and
/// 20 to 25.
fn shade(doubled: u16) -> u8 {
    match doubled {
        ..=6 => 0,
        7..=12 => 1,
        13..=20 => 2,
        21..=32 => 3,
        _ => 4,
    }
}

fn moves(open: &[(&Risk, &ScoresFrom)], policy: &Policy, look: Look) -> Vec<Move> {
    let moves: Vec<Move> = (open.iter())
        .filter_map(|(risk, scores)| {
            let (from, to) = (look.before(scores)?, look.after(scores)?);
            let words = |score| score_words(policy, score);
            Some(Move {
                id: risk.id,
                name: risk.name.clone(),
                from,
                to,
                words: format!("{} → {}", words(from), words(to)),
            })
        })
        .collect();
    let order = positions(moves.len(), &|a, b| {
        let (a, b) = (&moves[a], &moves[b]);
        (a.points().cmp(&b.points())).then_with(|| a.name.cmp(&b.name))
    });
    order
        .into_iter()
        .map(|place| moves[place].clone())
        .collect()
}

fn arrows(moves: &[Move], size: Size) -> Vec<Arrow> {
    let place = |score: Score| (size.place(score.likelihood), size.place(score.impact));
    let mut arrows: Vec<Arrow> = Vec::new();
    for one in moves {
        let (from, to) = (place(one.from), place(one.to));
        match arrows
            .iter_mut()
            .find(|arrow| (arrow.from, arrow.to) == (from, to))
        {
            _ if from == to => {}
            Some(arrow) => arrow.count += 1,
            None => arrows.push(Arrow { from, to, count: 1 }),
        }
    }
    arrows
}

fn words(
    look: Look,
    open: &[(&Risk, &ScoresFrom)],
    placed: &[(&Risk, Score)],
    moves: &[Move],
) -> String {
    let points = |scores: &mut dyn Iterator<Item = Score>| -> u32 {
        scores.map(|score| u32::from(score.value())).sum()
    };
    let mut words = match look.has_moves() {
        false => {
            let sum = points(&mut placed.iter().map(|(_, score)| *score));
            let which = look.name().to_lowercase();
            format!(
                "{} open, {} {which}.",
                counted(placed.len(), "risk"),
                counted(sum as usize, "point")
            )
        }
        true => {
            let before = points(&mut moves.iter().map(|one| one.from));
            let after = points(&mut moves.iter().map(|one| one.to));
            let count =
                |wanted: fn(i16) -> bool| moves.iter().filter(|one| wanted(one.points())).count();
            format!(
                "{} open: {} lower, {} unchanged, {} higher; from {before} to {}.",
                counted(moves.len(), "risk"),
                count(|points| points < 0),
                count(|points| points == 0),
                count(|points| points > 0),
                counted(after as usize, "point"),
            )
        }
    };
    match open.len() - placed.len() {
        0 => {}
        many => words.push_str(&in_number(
            many,
            " {#n open risk} {n has/have} no target, and {n is/are} not shown.",
        )),
    }
    words
}

#[cfg(test)]
mod tests;
