//! The variance script: what to say about a KPI, written from its real numbers.
//!
//! [`draft`] puts together sentences for one audience and one length. Only what the numbers and the
//! records carry is said; what only a person knows is an open [`Slot`], and what nobody knows is called
//! unknown. The order is always the same: the KPI, actual against target, since when, signal or noise,
//! the reason, what is being done, when it is back, the ask.
//!
//! Data flow: [`facts`] collects what is known, [`sentences`] turns it into sentences with the words of
//! [`words`], [`readings`] and [`stakes`], and [`one_line`], [`spoken`] and [`mail`] choose and arrange them. In a report
//! it is a [`paragraph()`]: without greeting, actions and ask, which have their own place there.

use chrono::NaiveDate;

use super::script::{Audience, Length, Script};
use crate::domain::measure::action::Action;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::order::sort_by;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Settings;
use crate::domain::words::letter::{Letter, LetterPart};

pub use self::facts::without_name;
pub use self::paragraph::paragraph;
pub use self::stakes::stake;

mod actions;
mod facts;
mod mail;
mod one_line;
mod outlook;
mod paragraph;
mod readings;
mod sentences;
mod spoken;
mod stakes;
#[cfg(test)]
pub(super) mod tests;
mod words;

/// Everything that a script is written from.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub kpi: &'a Kpi,
    pub evaluation: &'a Evaluation,
    /// All open actions of the KPI, what is due first comes first, those without a day last.
    pub actions: Vec<&'a Action>,
    pub script: Option<&'a Script>,
    pub settings: &'a Settings,
    pub today: NaiveDate,
}

impl<'a> Context<'a> {
    /// Collects what the scorecard holds about the KPI.
    pub fn of(
        scorecard: &'a Scorecard,
        settings: &'a Settings,
        kpi: &'a Kpi,
        evaluation: &'a Evaluation,
        today: NaiveDate,
    ) -> Context<'a> {
        let mut actions: Vec<&Action> = (scorecard.all::<Action>())
            .filter(|action| action.kpi == kpi.id && action.is_open())
            .collect();
        let rank = |action: &Action| (action.due.is_none(), action.due, action.created, action.id);
        sort_by(&mut actions, |a, b| rank(a).cmp(&rank(b)));
        Context {
            kpi,
            evaluation,
            actions,
            script: scorecard.get(kpi.id),
            settings,
            today,
        }
    }
}

/// A script before a person has touched it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptDraft {
    pub pieces: Vec<Piece>,
}

/// A stretch of finished words, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Slot { slot: Slot, hint: &'static str },
}

/// What only a person can fill in, and where the answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// `Script::reason`.
    Reason,
    /// An [`Action`] of the KPI.
    Action,
    /// `Script::ask`.
    Ask,
}

impl ScriptDraft {
    /// Returns the words, open slots as `[why it happened]`.
    pub fn text(&self) -> String {
        text(&self.pieces)
    }

    /// Returns the same text as a letter, whose gaps are the open slots.
    pub fn letter(&self) -> Letter {
        let part = |piece: &Piece| match piece {
            Piece::Text(words) => LetterPart::Words(words.clone()),
            Piece::Slot { hint, .. } => LetterPart::Gap((*hint).to_owned()),
        };
        Letter {
            parts: self.pieces.iter().map(part).collect(),
        }
    }

    /// Returns the slots that wait for an answer, in the order of the text.
    pub fn open_slots(&self) -> Vec<Slot> {
        let slots = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot { slot, .. } => Some(*slot),
            Piece::Text(_) => None,
        });
        slots.collect()
    }
}

fn text(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .fold(String::new(), |text, piece| match piece {
            Piece::Text(words) => text + words,
            Piece::Slot { hint, .. } => text + "[" + hint + "]",
        })
}

/// Writes the script for the audience, in the length.
pub fn draft(context: &Context, audience: Audience, length: Length) -> ScriptDraft {
    let facts = facts::Facts::new(context, audience);
    let pieces = match length {
        Length::OneLine => one_line::write(&facts),
        Length::SpokenMinute => spoken::write(&facts),
        Length::Mail => mail::write(&facts),
    };
    ScriptDraft {
        pieces: joined(pieces),
    }
}

/// Joins texts that follow each other, so that a page shows one stretch between two gaps.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

/// The words to show and to copy: the draft, or what a person made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Current {
    Draft {
        text: String,
    },
    Edited {
        text: String,
        /// The numbers or the answers give another draft since the text was edited.
        out_of_date: bool,
    },
}

impl Current {
    pub fn text(&self) -> &str {
        match self {
            Current::Draft { text } | Current::Edited { text, .. } => text,
        }
    }
}

/// Returns the edited wording for the audience and length when there is one, else the draft.
pub fn current_text(
    draft: &ScriptDraft,
    script: Option<&Script>,
    audience: Audience,
    length: Length,
) -> Current {
    match script.and_then(|script| script.edited(audience, length)) {
        Some(edited) => Current::Edited {
            text: edited.text.clone(),
            out_of_date: edited.draft != draft.text(),
        },
        None => Current::Draft { text: draft.text() },
    }
}
