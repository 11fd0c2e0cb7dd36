//! What is being done: the open actions, with who and by when, honest about what is late or missing.

use super::facts::{Facts, Sentence, answer, plain, shortened};
use super::{Piece, Slot};
use crate::domain::measure::action::Action;
use crate::domain::words::english::of_them;
use crate::domain::words::{capital, number_word};

const HINT: &str = "what, by whom and by when";
const CLIENT_HINT: &str = "what, and by when";
/// More actions than this are only counted in a mail; read aloud, two are told.
const LISTED: usize = 6;

/// Says what is being done, to be read aloud; all but the first sentence may be left out.
pub fn spoken(facts: &Facts) -> Vec<Sentence> {
    let actions = &facts.context.actions;
    match actions[..] {
        [] => missing(facts).into_iter().collect(),
        [only] => vec![super::facts::in_a_row([
            plain(format!("{} {}", lead(facts), what(facts, only))),
            plain(it_is(facts, only)),
        ])],
        [first, second, ..] => vec![
            plain(format!(
                "{} actions are open{}. The first: {}{}",
                capital(&number_word(actions.len())),
                overdue_among(facts),
                what(facts, first),
                details(facts, first)
            )),
            plain(format!(
                "The second: {}{}",
                what(facts, second),
                details(facts, second)
            )),
        ],
    }
}

/// Says what is being done, to be read: a sentence for one action, a list for several.
pub fn written(facts: &Facts) -> Vec<Piece> {
    let actions = &facts.context.actions;
    if actions.len() < 2 {
        return super::facts::in_a_row(spoken(facts));
    }
    let mut text = lead(facts).to_owned();
    for action in &actions[..actions.len().min(LISTED)] {
        let (what, details) = (what(facts, action), details(facts, action));
        text += &format!("\n- {what}{details}");
        if let Some(effect) = facts.said(&action.effect) {
            text += &format!("; expected effect: {effect}");
        }
    }
    if actions.len() > LISTED {
        text += &format!("\n- and {} more", number_word(actions.len() - LISTED));
    }
    vec![Piece::Text(text)]
}

/// Says what comes next, in a few words.
pub fn short(facts: &Facts) -> Option<Sentence> {
    const LONGEST: usize = 60;
    let lead = if facts.is_client() {
        "We are on it:"
    } else {
        "Next:"
    };
    match facts.context.actions.first() {
        Some(action) => {
            let (what, details) = (what(facts, action), details(facts, action));
            Some(plain(format!(
                "{lead} {}{details}",
                shortened(what, LONGEST)
            )))
        }
        None => facts
            .needs_action()
            .then(|| answer(lead, None, Slot::Action, hint(facts))),
    }
}

fn missing(facts: &Facts) -> Option<Sentence> {
    facts
        .needs_action()
        .then(|| answer(lead(facts), None, Slot::Action, hint(facts)))
}

fn hint(facts: &Facts) -> &'static str {
    if facts.is_client() { CLIENT_HINT } else { HINT }
}

fn lead(facts: &Facts) -> &'static str {
    if facts.is_client() {
        "What we are doing about it:"
    } else {
        "What is being done:"
    }
}

fn what(facts: &Facts, action: &Action) -> String {
    (facts.said(&action.what)).unwrap_or_else(|| "a step without a description".to_owned())
}

/// Says who has the action and by when, as a sentence of its own.
fn it_is(facts: &Facts, action: &Action) -> String {
    let late = action.is_overdue(facts.context.today);
    let due = action.due.map(|due| facts.day(due));
    if facts.is_client() {
        return match due {
            Some(due) if late => format!("This was planned for {due} and is late"),
            Some(due) => format!("This is planned for {due}"),
            None => "There is no date for this yet".to_owned(),
        };
    }
    let who = facts.said(&action.who);
    match (who, due) {
        (Some(who), Some(due)) if late => {
            format!("It is with {who}; it was due on {due} and is overdue")
        }
        (Some(who), Some(due)) => format!("It is with {who} and due on {due}"),
        (Some(who), None) => format!("It is with {who}, and has no due date yet"),
        (None, Some(due)) if late => {
            format!("It has no owner yet; it was due on {due} and is overdue")
        }
        (None, Some(due)) => format!("It is due on {due}, and has no owner yet"),
        (None, None) => "It has no owner and no due date yet".to_owned(),
    }
}

/// Says who has the action and by when, in brackets.
fn details(facts: &Facts, action: &Action) -> String {
    let late = action.is_overdue(facts.context.today);
    let due = action.due.map(|due| facts.day(due));
    if facts.is_client() {
        return match due {
            Some(due) if late => format!(" (late, was planned for {due})"),
            Some(due) => format!(" (planned for {due})"),
            None => " (no date yet)".to_owned(),
        };
    }
    let who = facts
        .said(&action.who)
        .unwrap_or_else(|| "no owner yet".to_owned());
    match due {
        Some(due) if late => format!(" ({who}, was due on {due}, overdue)"),
        Some(due) => format!(" ({who}, due on {due})"),
        None => format!(" ({who}, no due date yet)"),
    }
}

fn overdue_among(facts: &Facts) -> String {
    let (actions, today) = (&facts.context.actions, facts.context.today);
    let late = actions
        .iter()
        .filter(|action| action.is_overdue(today))
        .count();
    let word = if facts.is_client() { "late" } else { "overdue" };
    match late {
        0 => String::new(),
        1 => format!(", one of them {word}"),
        some => format!(", {} {word}", of_them(some, actions.len())),
    }
}
