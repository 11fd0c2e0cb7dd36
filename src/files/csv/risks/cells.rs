//! Levels, categories, responses, steps and losses, to and from a cell.

use crate::domain::base::Extra;
use crate::domain::decide::loss::{Loss, LossEstimate, Magnitude};
use crate::domain::decide::loss_form;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::{FailureMode, MitigationStep, Response, StepState};
use crate::domain::decide::scale::Level;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::value::Finite;
use crate::files::dates::{self, DateOrder};
use crate::files::refusal::shortened;

/// The two sides of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Likelihood,
    Impact,
}

/// Reads a level: 1 to 5, a word of the project's scale or of the usual one, low, medium or high.
pub(super) fn level(text: &str, axis: Axis, policy: &Policy) -> Result<Level, String> {
    let wrong = || {
        format!(
            "“{}” is not a level. Write 1 to 5, a name of the scale such as {}, or low, medium or high.",
            shortened(text.trim()),
            match axis {
                Axis::Likelihood => "Likely",
                Axis::Impact => "Major",
            }
        )
    };
    let lower = text.trim().to_lowercase();
    if let Ok(number) = quantity::parse(Unit::Score, &lower, "").map(Finite::get) {
        let level = Level::ALL
            .into_iter()
            .find(|level| f64::from(level.get()) == number);
        return level.ok_or_else(wrong);
    }
    // “4 - Likely”, “Likely (4)”: a number and the word for it.
    let tokens: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let number = |token: Option<&&str>| token.and_then(|t| t.parse().ok()).and_then(Level::new);
    let (level, words) = match (number(tokens.first()), number(tokens.last())) {
        (Some(level), _) => (Some(level), tokens[1..].join(" ")),
        (None, Some(level)) => (Some(level), tokens[..tokens.len() - 1].join(" ")),
        (None, None) => (None, lower),
    };
    match (level, word(&words, axis, policy)) {
        (Some(level), named)
            if named.is_none_or(|named| named == level)
                && (named.is_some() || words.is_empty()) =>
        {
            Ok(level)
        }
        (None, Some(level)) => Ok(level),
        _ => Err(wrong()),
    }
}

fn word(word: &str, axis: Axis, policy: &Policy) -> Option<Level> {
    let plain = |name: &str| {
        let tokens = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|token| !token.is_empty());
        tokens.collect::<Vec<&str>>().join(" ").to_lowercase()
    };
    let word = plain(word);
    let named = |policy: &Policy| {
        let place = match axis {
            Axis::Likelihood => policy
                .likelihood
                .iter()
                .position(|one| plain(&one.name) == word),
            Axis::Impact => policy
                .impact
                .iter()
                .position(|one| plain(&one.name) == word),
        };
        place.and_then(|place| Level::ALL.get(place).copied())
    };
    if let Some(level) = named(policy).or_else(|| named(&Policy::default())) {
        return Some(level);
    }
    let number = match word.as_str() {
        "very low" | "lowest" | "negligible" => 1,
        "low" | "l" => 2,
        "medium" | "med" | "m" | "moderate" => 3,
        "high" | "h" => 4,
        "very high" | "highest" | "critical" | "extreme" => 5,
        _ => return None,
    };
    Level::new(number)
}

pub(super) fn category(text: &str) -> Option<FailureMode> {
    let name = text.trim().to_lowercase();
    FailureMode::ALL
        .into_iter()
        .find(|mode| mode.name().to_lowercase() == name)
}

/// Reads a response, by the words of ISO/IEC 27005 and of PMI as well.
pub(super) fn response(text: &str) -> Option<Response> {
    Some(match text.trim().to_lowercase().as_str() {
        "mitigate" | "reduce" | "modify" | "treat" | "mitigation" | "control" => Response::Mitigate,
        "accept" | "retain" | "tolerate" | "acceptance" | "accepted" => Response::Accept,
        "transfer" | "share" | "insure" => Response::Transfer,
        "avoid" | "avoidance" | "terminate" | "eliminate" => Response::Avoid,
        _ => return None,
    })
}

/// What a word in a column of states means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Open,
    Mitigated,
    Closed,
    Accepted,
}

pub(super) fn status(text: &str) -> Option<Status> {
    Some(match text.trim().to_lowercase().as_str() {
        "" | "open" | "new" | "active" | "identified" | "in progress" | "ongoing" | "offen" => {
            Status::Open
        }
        "mitigated" | "treated" | "reduced" => Status::Mitigated,
        "closed" | "resolved" | "retired" | "done" | "complete" | "completed" | "geschlossen" => {
            Status::Closed
        }
        "accepted" => Status::Accepted,
        _ => return None,
    })
}

/// Writes the steps, a line each: `[x] Encrypt the export | Dana | 2026-03-01`.
///
/// A line break, a bar or a backslash within a text is written `\n`, `\r`, `\|` and `\\`, so that it reads back.
pub(super) fn write_steps(steps: &[MitigationStep]) -> String {
    let line = |step: &MitigationStep| {
        let mark = match step.state {
            StepState::Open => "[ ] ",
            StepState::InProgress => "[~] ",
            StepState::Done => "[x] ",
        };
        let mut line = format!("{mark}{}", escaped(&step.what));
        let due = step.due.map(|due| due.to_string());
        if !step.owner.is_empty() || due.is_some() {
            line.push_str(" | ");
            line.push_str(&escaped(&step.owner));
        }
        if let Some(due) = due {
            line.push_str(" | ");
            line.push_str(&due);
        }
        line
    };
    steps.iter().map(line).collect::<Vec<String>>().join("\n")
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('|', "\\|");
    text.replace('\n', "\\n").replace('\r', "\\r")
}

/// Reads steps as [`write_steps`] writes them; a line without a mark is a step that has not started.
pub(super) fn read_steps(cell: &str, order: DateOrder) -> Result<Vec<MitigationStep>, String> {
    step_lines(cell)
        .map(|line| read_step(line, order))
        .collect()
}

/// Returns the texts of the days by which steps are due.
pub(super) fn step_days(cell: &str) -> impl Iterator<Item = String> {
    step_lines(cell).filter_map(|line| parts(line).into_iter().nth(2))
}

fn step_lines(cell: &str) -> impl Iterator<Item = &str> {
    let lines = cell
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line));
    lines.filter(|line| !line.trim().is_empty())
}

fn read_step(line: &str, order: DateOrder) -> Result<MitigationStep, String> {
    let marks = [
        ("[ ] ", StepState::Open),
        ("[~] ", StepState::InProgress),
        ("[x] ", StepState::Done),
        ("[X] ", StepState::Done),
    ];
    let marked = marks
        .into_iter()
        .find_map(|(mark, state)| Some((line.strip_prefix(mark)?, state)));
    let (text, state) = marked.unwrap_or((line, StepState::Open));
    let mut parts = parts(text).into_iter();
    let what = parts.next().unwrap_or_default();
    let owner = parts.next().unwrap_or_default();
    let due = match parts.next() {
        Some(day) if !day.trim().is_empty() => {
            let moment = dates::parse(&day, order).ok_or_else(|| {
                format!(
                    "“{}” is not a day by which a step is due. Write it like 2026-11-24.",
                    shortened(day.trim())
                )
            })?;
            Some(moment.date)
        }
        _ => None,
    };
    match parts.next() {
        Some(more) => Err(format!(
            "a step is what is done, who does it and the day it is due, with | between them; “{}” is one too many.",
            shortened(more.trim())
        )),
        None => Ok(MitigationStep {
            what,
            owner,
            due,
            state,
            extra: Extra::new(),
        }),
    }
}

/// Splits a step at its bars, and takes the one space off each side of them.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        let last = parts.len() - 1;
        match char {
            '|' => {
                if parts[last].ends_with(' ') {
                    parts[last].pop();
                }
                parts.push(String::new());
                if let Some(rest) = chars.as_str().strip_prefix(' ') {
                    chars = rest.chars();
                }
            }
            '\\' => match chars.next() {
                Some('n') => parts[last].push('\n'),
                Some('r') => parts[last].push('\r'),
                Some(other @ ('|' | '\\')) => parts[last].push(other),
                // No escape of ours: a path, for instance.
                Some(other) => parts[last].extend(['\\', other]),
                None => parts[last].push('\\'),
            },
            other => parts[last].push(other),
        }
    }
    parts
}

/// The word for where a loss comes from.
pub(super) fn loss_name(loss: &Loss) -> &'static str {
    match loss {
        Loss::Unknown => "unknown",
        Loss::FromScore => "from_score",
        Loss::Estimated { .. } => "estimated",
    }
}

/// Reads an estimate from its three cells; `None` when all are empty. An error names the cell: 0, 1 or 2.
pub(super) fn estimate(
    cells: [&str; 3],
    currency: &str,
) -> Result<Option<LossEstimate>, (usize, String)> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(None);
    }
    let read = |place: usize, unit: Unit| -> Result<Finite, (usize, String)> {
        quantity::parse(unit, cells[place], currency).map_err(|error| (place, error.to_string()))
    };
    let frequency = loss_form::frequency(cells[0]).map_err(|why| (0, why))?;
    let low = read(1, Unit::Money)?;
    let magnitude = match cells[2].trim() {
        "" => Magnitude::Point(low),
        _ => Magnitude::Range(low, read(2, Unit::Money)?),
    };
    Ok(Some(LossEstimate {
        frequency,
        magnitude,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::frequency::Frequency;

    fn read(text: &str, axis: Axis) -> Option<u8> {
        level(text, axis, &Policy::default()).ok().map(Level::get)
    }

    #[test]
    fn a_level_is_a_number_a_name_or_both() {
        for (text, expected) in [
            ("3", 3),
            (" 5.0 ", 5),
            ("4 - Likely", 4),
            ("Likely (4)", 4),
            ("ALMOST CERTAIN", 5),
            ("almost-certain", 5),
            ("low", 2),
            ("M", 3),
            ("High", 4),
            ("very high", 5),
        ] {
            assert_eq!(read(text, Axis::Likelihood), Some(expected), "{text}");
        }
        assert_eq!(
            read("Moderate", Axis::Impact),
            Some(2),
            "the scale has this word"
        );
        assert_eq!(read("Moderate", Axis::Likelihood), Some(3));
    }

    #[test]
    fn what_could_mean_another_level_is_refused() {
        for text in [
            "",
            "0",
            "6",
            "30 %",
            "3.5",
            "once in 3 years",
            "1 in 5",
            "4 (Rare)",
            "often",
        ] {
            assert_eq!(read(text, Axis::Likelihood), None, "{text}");
        }
    }

    #[test]
    fn names_of_the_project_come_before_the_usual_ones() {
        let mut policy = Policy::default();
        policy.likelihood[0].name = "Likely never".to_owned();
        policy.likelihood[1].name = "High".to_owned();
        assert_eq!(
            level("high", Axis::Likelihood, &policy).map(Level::get),
            Ok(2)
        );
        assert_eq!(
            level("likely never", Axis::Likelihood, &policy).map(Level::get),
            Ok(1)
        );
    }

    #[test]
    fn steps_are_a_line_each() {
        let cell = "[x] Encrypt | Dana | 2026-03-01\r\n\nTest the restore\n[~] A \\| B |  | 3.4.2026\n[ ] c:\\temp";
        let steps = read_steps(cell, DateOrder::DayFirst).unwrap();
        let seen: Vec<String> = (steps.iter())
            .map(|step| {
                format!(
                    "{:?} {}/{}/{:?}",
                    step.state,
                    step.what,
                    step.owner,
                    step.due.map(|d| d.to_string())
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                "Done Encrypt/Dana/Some(\"2026-03-01\")",
                "Open Test the restore//None",
                "InProgress A | B//Some(\"2026-04-03\")",
                "Open c:\\temp//None",
            ]
        );
        assert!(read_steps("a | b | soon", DateOrder::DayFirst).is_err());
        assert!(read_steps("a | b | 2026-01-01 | c", DateOrder::DayFirst).is_err());
        assert_eq!(
            step_days(cell).collect::<Vec<_>>(),
            ["2026-03-01", "3.4.2026"]
        );
    }

    #[test]
    fn an_estimate_is_a_frequency_and_one_or_two_amounts() {
        let estimate = |cells| estimate(cells, "EUR");
        assert_eq!(estimate(["", " ", ""]), Ok(None));
        let point = estimate(["0.5", "8 000", ""]).unwrap().unwrap();
        assert_eq!(point.magnitude, Magnitude::Point(Finite::from(8000)));
        let unsure = estimate(["0.02 to 0.5", "8000", ""]).unwrap().unwrap();
        let ends = [0.02, 0.5].map(|end| Finite::new(end).unwrap());
        assert_eq!(unsure.frequency, Frequency::Range(ends[0], ends[1]));
        let range = estimate(["0.5", "8000", "9000"]).unwrap().unwrap();
        assert_eq!(
            range.magnitude,
            Magnitude::Range(Finite::from(8000), Finite::from(9000))
        );
        assert_eq!(estimate(["", "1", ""]).unwrap_err().0, 0);
        assert_eq!(
            estimate(["1", "1,204 k", ""]).unwrap_err().0,
            1,
            "it has two readings"
        );
    }
}
