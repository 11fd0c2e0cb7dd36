//! The script in one line: a status in a call, a cell in a table, a chat message.

use super::facts::{Facts, Sentence, answer, in_a_row, plain, shortened};
use super::{Piece, Slot, actions, outlook, readings, text, words};
use crate::domain::explain::script::Audience;
use crate::domain::explain::situation::Situation;
use crate::domain::explain::wording;
use crate::domain::measure::evaluation::Point;
use crate::domain::measure::kpi::{Target, TargetFrom};
use crate::domain::measure::variance::Verdict;
use crate::domain::words::capital;

/// The longest line, in characters.
const LONGEST: usize = 240;
const LONGEST_NAME: usize = 70;
const LONGEST_ASK: usize = 80;

/// Writes the line; what matters less is left out until it is short enough.
pub fn write(facts: &Facts) -> Vec<Piece> {
    let head = head(facts);
    let outlook = outlook::short(facts).map(|outlook| format!("; {outlook}"));
    let mut details = [since(facts), reading(facts), outlook].map(Option::unwrap_or_default);
    let tail = tail(facts);
    // What matters less comes first and is given up first.
    for given_up in 0..=details.len() {
        details[..given_up].iter_mut().for_each(String::clear);
        let line = head.clone() + &details.concat();
        let sentences = [Some(plain(line)), tail.clone()];
        let pieces = in_a_row(sentences.into_iter().flatten());
        if text(&pieces).chars().count() <= LONGEST {
            return pieces;
        }
    }
    plain(shortened(head, LONGEST - 1))
}

fn head(facts: &Facts) -> String {
    let name = capital(&shortened(facts.name(), LONGEST_NAME));
    let Some((latest, target)) = facts.latest() else {
        return format!("{name}: not measured yet, so where we stand is unknown");
    };
    let (value, day) = (facts.value(latest.value.get()), facts.day(latest.at.date));
    let gap = gap(facts, latest, target);
    if facts.situation == Situation::Stale {
        return format!(
            "{name}: no fresh figure, today's status is unknown; on {day} it was {value}, {gap}"
        );
    }
    let again = match facts.situation {
        Situation::GoodNews { back_from: Some(_) } | Situation::JustBack { .. } => {
            "back on target with "
        }
        _ => "",
    };
    format!("{name}: {again}{value} on {day}, {gap}")
}

/// Says how far the value is from the target, and what that is: `1 h over the limit of 4 h`.
fn gap(facts: &Facts, latest: &Point, target: &TargetFrom) -> String {
    let over = latest.variance.absolute > 0.0;
    let exact = latest.variance.absolute == 0.0;
    let watch = match latest.verdict {
        Verdict::Watch if facts.is_client() => " but within our margin",
        Verdict::Watch => " but within the tolerance",
        _ => "",
    };
    let (line, aim) = match target.target {
        Target::Within(low, high) => {
            let range = format!(
                "the range of {} to {}",
                facts.value(low.get()),
                facts.value(high.get())
            );
            if exact {
                return format!("within {range}");
            }
            (if over { "above" } else { "below" }, range)
        }
        target if exact && target.is_strict() => {
            return format!("{}{watch}", wording::exact_phrase(target));
        }
        _ if exact => return "exactly on target".to_owned(),
        Target::AtMost(limit) if limit.get() == 0.0 && over => {
            return format!("where the target is {}", facts.value(0.0));
        }
        Target::AtMost(limit) | Target::Below(limit) => (
            if over { "over" } else { "under" },
            format!("the limit of {}", facts.value(limit.get())),
        ),
        Target::AtLeast(goal) | Target::Above(goal) | Target::Exactly(goal) => (
            if over { "above" } else { "below" },
            format!("the target of {}", facts.value(goal.get())),
        ),
    };
    let size = facts.size(latest.variance.absolute);
    format!("{} {line} {aim}{watch}", size.as_deref().unwrap_or("just"))
}

fn since(facts: &Facts) -> Option<String> {
    let misses = facts
        .misses
        .filter(|misses| misses.count > 1 && facts.is_missed())?;
    Some(format!(", missed since {}", facts.day(misses.first)))
}

fn reading(facts: &Facts) -> Option<String> {
    facts.is_measured().then(|| {
        let reading = readings::short(facts);
        let comma = reading.starts_with("but ");
        format!("{} {reading}", if comma { "," } else { ";" })
    })
}

fn tail(facts: &Facts) -> Option<Sentence> {
    if facts.audience != Audience::Executives || !facts.needs_action() {
        return actions::short(facts);
    }
    let ask = facts.ask().map(|ask| shortened(ask, LONGEST_ASK));
    let hint = words::ask_hint(facts.audience, true);
    Some(answer("Decision needed:", ask, Slot::Ask, hint))
}
