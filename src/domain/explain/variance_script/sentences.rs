//! The sentences about the figures themselves, the same for every length.

use super::facts::{Facts, Sentence, answer, plain};
use super::{Piece, Slot, readings, stakes, words};
use crate::domain::explain::script::Audience;
use crate::domain::explain::situation::{self, Misses, Situation};
use crate::domain::explain::wording;
use crate::domain::measure::evaluation::Point;
use crate::domain::measure::kpi::{Cadence, Target, TargetFrom, Unit};
use crate::domain::measure::variance::Verdict;
use crate::domain::words::english::inside;
use crate::domain::words::number_word;

/// Introduces the KPI by name.
pub fn opening(facts: &Facts) -> Sentence {
    let lead = match facts.audience {
        Audience::Executives if facts.is_scatter() => {
            words::opening(facts.audience, Situation::Steady)
        }
        audience => words::opening(audience, facts.situation),
    };
    plain(format!("{lead} {}", facts.name()))
}

/// Says what the KPI means, when that was written down.
pub fn meaning(facts: &Facts) -> Option<Sentence> {
    let meaning = facts.said(&facts.context.kpi.meaning)?;
    Some(plain(format!("In plain words: {}", inside(&meaning, &[]))))
}

/// Says why the KPI matters: to executives in the words of the KPI, else by its theme.
pub fn stake(facts: &Facts) -> Sentence {
    let kpi = facts.context.kpi;
    match facts.said(&kpi.why) {
        Some(why) if facts.audience == Audience::Executives => {
            plain(format!("Why it matters: {}", inside(&why, &[])))
        }
        _ => vec![Piece::Text(
            stakes::stake(kpi.theme, facts.audience).to_owned(),
        )],
    }
}

/// Says the actual against the target, how far off it is and since when.
pub fn figures(facts: &Facts) -> Vec<Sentence> {
    let Some((latest, target)) = facts.latest() else {
        return never_measured(facts);
    };
    let (day, value) = (facts.day(latest.at.date), facts.newest());
    let whose = if facts.is_client() { "our" } else { "the" };
    let aim = facts.target(target);
    let mut sentences = Vec::new();
    if facts.situation == Situation::Stale {
        sentences.push(plain(format!(
            "The latest figure is from {day}, too old to rely on, because a new one is due every {}",
            period(facts.context.kpi.cadence)
        )));
        sentences.push(plain(format!(
            "It was {value}, and {whose} target was {aim}; {}",
            verdict_then(facts, latest, target)
        )));
        sentences.push(plain("Where we stand today is unknown"));
    } else {
        sentences.push(plain(format!(
            "The latest figure, from {day}, is {value}; {whose} target is {aim}"
        )));
        sentences.push(plain(gap(facts, latest, target)));
        sentences.extend(history(facts));
    }
    sentences.extend(new_target(facts, latest));
    sentences
}

fn never_measured(facts: &Facts) -> Vec<Sentence> {
    let kpi = facts.context.kpi;
    let mut sentences = vec![plain(
        "There is no measurement yet, so where we stand is unknown",
    )];
    if let Some(target) = kpi.target() {
        let aim = facts.target(target);
        sentences.push(plain(format!(
            "The target is {aim}, with a new figure due every {}",
            period(kpi.cadence)
        )));
    }
    sentences
}

fn period(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Hourly => "hour",
        Cadence::Daily => "day",
        Cadence::Weekly => "week",
        Cadence::Monthly => "month",
        Cadence::Quarterly => "quarter",
        Cadence::Yearly => "year",
    }
}

fn verdict_then(facts: &Facts, latest: &Point, target: &TargetFrom) -> String {
    match latest.verdict {
        Verdict::OnTarget => "at that time it met the target".to_owned(),
        _ => format!("at that time it was {}", distance(facts, latest, target)),
    }
}

/// Says how far the newest value is from its target, in a sentence that starts with "That".
fn gap(facts: &Facts, latest: &Point, target: &TargetFrom) -> String {
    let variance = latest.variance;
    if latest.verdict == Verdict::OnTarget {
        return match (target.target, facts.size(variance.absolute)) {
            (Target::Within(..), _) => "That is within the target range".to_owned(),
            _ if variance.absolute == 0.0 => "That meets the target exactly".to_owned(),
            (_, Some(size)) => format!("That meets the target, with {size} to spare"),
            (_, None) => "That meets the target by a narrow margin".to_owned(),
        };
    }
    let distance = distance(facts, latest, target);
    let relative = wording::relative_phrase(target.target, facts.context.kpi.unit, variance);
    let relative = relative.map_or(String::new(), |relative| format!(", {relative}"));
    let watch = match (latest.verdict, facts.size(target.tolerance.get())) {
        (Verdict::Watch, _) if facts.is_client() => ", still within the margin that we accept",
        (Verdict::Watch, Some(size)) => {
            return format!("That is {distance}{relative}, still within the tolerance of {size}");
        }
        _ => "",
    };
    format!("That is {distance}{relative}{watch}")
}

fn distance(facts: &Facts, latest: &Point, target: &TargetFrom) -> String {
    let kpi = facts.context.kpi;
    let over = latest.variance.absolute > 0.0;
    match (target.target, facts.size(latest.variance.absolute)) {
        (Target::AtMost(_) | Target::Below(_), Some(size)) if kpi.unit == Unit::Count && over => {
            format!("{size} too many")
        }
        _ => {
            let currency = &facts.context.settings.currency;
            wording::distance_phrase(target.target, kpi.unit, latest.variance, currency)
        }
    }
}

/// Says since when the target is missed, or how it was met.
fn history(facts: &Facts) -> Option<Sentence> {
    match (facts.situation, facts.misses) {
        (
            Situation::GoodNews {
                back_from: Some(misses),
            }
            | Situation::JustBack { from: misses },
            _,
        ) => Some(plain(format!(
            "It had missed the target from {} to {}, {} measurements in a row",
            facts.day(misses.first),
            facts.day(misses.last),
            number_word(misses.count)
        ))),
        (_, Some(misses)) => missed_since(facts, misses),
        (_, None) => met_in_a_row(facts),
    }
}

fn missed_since(facts: &Facts, misses: Misses) -> Option<Sentence> {
    let (since, count) = (facts.day(misses.first), number_word(misses.count));
    let target = target_of(facts, misses.count);
    Some(plain(match (misses.from_the_start, misses.count) {
        // That there is only one value is said with the reading.
        (true, 1) => return None,
        (false, 1) => "The measurement before it still met the target".to_owned(),
        (true, 2) => {
            format!("Both measurements so far have missed {target}, the first on {since}")
        }
        (true, _) => {
            format!("All {count} measurements so far have missed {target}, the first on {since}")
        }
        (false, _) => {
            format!("The target has been missed since {since}, {count} measurements in a row")
        }
    }))
}

fn met_in_a_row(facts: &Facts) -> Option<Sentence> {
    let points = &facts.context.evaluation.points;
    let met = points
        .iter()
        .rev()
        .take_while(|point| point.verdict == Verdict::OnTarget);
    let count = met.count();
    let word = number_word(count);
    let target = target_of(facts, count);
    match count {
        0 | 1 => None,
        2 if points.len() == 2 => {
            Some(plain(format!("Both measurements so far have met {target}")))
        }
        _ if count == points.len() => Some(plain(format!(
            "All {word} measurements so far have met {target}"
        ))),
        _ => Some(plain(format!(
            "The last {word} measurements have all met {target}"
        ))),
    }
}

/// Names the target that the newest values were held against: it may have changed between them.
fn target_of(facts: &Facts, newest: usize) -> &'static str {
    match facts.have_one_target(newest) {
        true => "the target",
        false => "the target of their day",
    }
}

/// Says that the target is another one now than on the day of the newest value.
fn new_target(facts: &Facts, latest: &Point) -> Option<Sentence> {
    let kpi = facts.context.kpi;
    let target = kpi.target()?;
    if !situation::target_changed(kpi, facts.context.evaluation) || target.from <= latest.at.date {
        return None;
    }
    let (day, aim) = (facts.day(target.from), facts.target(target));
    Some(plain(if target.from <= facts.context.today {
        format!("Since {day} the target has been {aim}")
    } else {
        format!("From {day} the target will be {aim}")
    }))
}

/// Says whether it is signal or noise; nothing where there is no fresh figure.
pub fn reading(facts: &Facts) -> Option<Sentence> {
    facts.is_measured().then(|| plain(readings::reading(facts)))
}

/// Says the reason, or leaves a gap for it where the figures ask for one.
pub fn reason(facts: &Facts) -> Option<Sentence> {
    let given = facts.reason();
    use Situation::{GoodNews, JustBack};
    let wanted =
        facts.needs_action() || matches!(facts.situation, GoodNews { .. } | JustBack { .. });
    (given.is_some() || wanted).then(|| {
        let lead = words::reason_lead(facts.audience, facts.situation);
        let hint = words::reason_hint(facts.situation, facts.reading);
        answer(lead, given, Slot::Reason, hint)
    })
}

/// Says what is asked of the listener, leaves a gap for it, or says that nothing is.
pub fn ask(facts: &Facts) -> Sentence {
    let given = facts.ask();
    let nothing = facts.is_client()
        || facts.is_scatter()
        || matches!(
            facts.situation,
            Situation::Steady | Situation::GoodNews { .. } | Situation::JustBack { .. }
        );
    if given.is_none() && nothing {
        return plain(words::no_ask(facts.audience));
    }
    let hint = words::ask_hint(facts.audience, facts.is_measured());
    answer(words::ask_lead(facts.audience), given, Slot::Ask, hint)
}
