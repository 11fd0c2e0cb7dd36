//! The points of a task in sentences, as the page shows them.

use super::{
    ABOVE_APPETITE, Facts, HIGH_FROM, KpiFact, LESS_A_DAY, MEDIUM_FROM, MOST_FOR_DAYS_OVER,
    MOST_FOR_KPI, MOST_FOR_RISKS, MOST_FOR_WAITING, OVERDUE, PER_MISS, PER_WAITING, Points,
    RiskFact, SMALL, SOON, TODAY, TOMORROW, holds, worst,
};
use crate::domain::decide::ranking::Ranked;
use crate::domain::decide::task::{Condition, RaiseRule, Task};
use crate::domain::explain::wording::distance_phrase;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::measure::variance::Yardstick;
use crate::domain::words::date_phrase;
use crate::domain::words::english::{counted, counted_with, of_them};
use crate::domain::words::template::in_number;

/// One reason and what it adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub name: &'static str,
    /// Nothing while there is nothing to count, which the sentence then says.
    pub points: Option<u32>,
    pub sentence: String,
}

/// What a rule says now.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleOutcome {
    /// Whether it raises the task; nothing when that cannot be judged.
    pub holds: Option<bool>,
    pub sentence: String,
}

/// Returns the formula for people: each term, its points, and why it counts so much.
pub fn formula() -> Vec<[String; 3]> {
    let row = |term: &str, points: String, why: &str| [term.to_owned(), points, why.to_owned()];
    let small: Vec<String> = SMALL
        .iter()
        .map(|(hours, points)| format!("up to {hours} h: {points}"))
        .collect();
    vec![
        row(
            "KPI",
            format!(
                "{PER_MISS} × weight for each tolerance by which the worst linked KPI misses its target, at most {MOST_FOR_KPI}"
            ),
            "What is off target is what people will ask about. Without a tolerance a tenth of the target is counted, at a target of 0 its unit.",
        ),
        row(
            "Risk",
            format!(
                "the residual scores of the linked open risks, {ABOVE_APPETITE} more when one is above the appetite, at most {MOST_FOR_RISKS}"
            ),
            "A task that lowers much risk is worth more; above the appetite somebody has to act.",
        ),
        row(
            "Day",
            format!(
                "overdue: {OVERDUE} and 1 a day, up to {}; today: {TODAY}; tomorrow: {TOMORROW}, then {LESS_A_DAY} less a day for a week",
                OVERDUE + MOST_FOR_DAYS_OVER as u32
            ),
            "A promise that is broken outweighs one that is due.",
        ),
        row(
            "Effort",
            small.join(", "),
            "Between two tasks that matter the same, the short one first; never a reason by itself.",
        ),
        row(
            "Waiting",
            format!(
                "{PER_WAITING} for each open task that waits for it, at most {MOST_FOR_WAITING}"
            ),
            "It holds up others. A task that itself waits comes after all that can start.",
        ),
    ]
}

/// Says what the points make, and what a rule makes of that.
pub fn sum(ranked: &Ranked) -> String {
    let (total, computed) = (ranked.points.total(), ranked.computed.name());
    let points = counted_with(total as usize, "point", "makes", "make");
    let bands = format!("{HIGH_FROM} or more are High, {MEDIUM_FROM} or more Medium");
    let is_raised = ranked.task.own_priority.is_none() && ranked.priority < ranked.computed;
    match is_raised {
        true => format!(
            "{points} {computed} ({bands}); a rule raises it to {}.",
            ranked.priority.name()
        ),
        false => format!("{points} {computed}: {bands}."),
    }
}

/// Returns every reason of the task, those without points included.
pub fn explain(task: &Task, facts: &Facts) -> Vec<Term> {
    let points = Points::of(task, facts);
    let term = |name, points, sentence| Term {
        name,
        points,
        sentence,
    };
    let mut terms = vec![term("KPI", points.kpi, kpi_sentence(task, facts))];
    let unknown = unknown_kpis(task, facts);
    if points.kpi.is_some() && !unknown.is_empty() {
        terms.push(term("KPI", None, unknown));
    }
    terms.push(term("Risk", points.risk, risk_sentence(task, facts)));
    terms.push(term("Day", points.due, due_sentence(task, facts)));
    terms.push(term("Effort", points.effort, effort_sentence(task)));
    let waiting = facts.waiting_for(task.id);
    if waiting > 0 {
        terms.push(term(
            "Waiting",
            Some(points.waiting),
            self::waiting(waiting),
        ));
    }
    terms
}

/// Says in one line why the task stands where it does: a person's reason, a rule, or the two best terms.
pub fn in_a_line(ranked: &Ranked, facts: &Facts) -> String {
    if let Some(own) = &ranked.task.own_priority {
        return format!("Set by hand: {}", own.reason);
    }
    if ranked.priority < ranked.computed {
        let outcomes = rules(&ranked.task, facts).into_iter();
        let held = outcomes.filter(|outcome| outcome.holds == Some(true));
        return held
            .map(|outcome| outcome.sentence)
            .next()
            .unwrap_or_default();
    }
    let mut terms = explain(&ranked.task, facts);
    terms.retain(|term| term.points.is_some_and(|points| points > 0));
    crate::domain::order::sort_by(&mut terms, |a, b| b.points.cmp(&a.points));
    terms.truncate(2);
    match &terms[..] {
        [] => "Nothing presses: no KPI off target, no open risk, no day".to_owned(),
        [one] => one.sentence.clone(),
        [one, two, ..] => format!("{}; {}", one.sentence, lower_first(&two.sentence)),
    }
}

/// Returns what each rule of the task says now.
pub fn rules(task: &Task, facts: &Facts) -> Vec<RuleOutcome> {
    task.rules.iter().map(|rule| outcome(rule, facts)).collect()
}

fn outcome(rule: &RaiseRule, facts: &Facts) -> RuleOutcome {
    let to = rule.to.name();
    let Some(fact) = facts.kpi(rule.kpi) else {
        return RuleOutcome {
            holds: None,
            sentence: format!("{to} while a KPI that is no longer there…: this cannot be judged"),
        };
    };
    let value = |limit: f64| quantity::format_target(fact.unit, limit, &facts.currency);
    let beyond = match rule.when {
        Condition::Above(limit) => format!("above {}", value(limit.get())),
        Condition::Below(limit) => format!("below {}", value(limit.get())),
    };
    let (Condition::Above(limit) | Condition::Below(limit)) = rule.when;
    let holds = holds(rule, facts);
    let now = match (&fact.latest, holds) {
        (None, _) => "it has no value yet, so this cannot be judged".to_owned(),
        (Some(latest), holds) => {
            let is = latest.value.get();
            let is = quantity::format_against(fact.unit, is, limit.get(), &facts.currency);
            let day = date_phrase(latest.at.date, facts.today);
            let is = match fact.is_stale() {
                true => format!("it was {is} on {day}, and nobody has measured since"),
                false => format!("it is {is} now"),
            };
            match holds {
                Some(true) => is,
                _ => format!("{is}, so this does not apply"),
            }
        }
    };
    RuleOutcome {
        holds,
        sentence: format!("{to} while {} is {beyond}: {now}", fact.name),
    }
}

fn kpi_sentence(task: &Task, facts: &Facts) -> String {
    let linked = task
        .kpis
        .iter()
        .filter(|&&id| facts.kpi(id).is_some())
        .count();
    match worst(task, facts) {
        _ if linked == 0 => "No KPI is linked".to_owned(),
        None => unknown_kpis(task, facts),
        Some((fact, 0)) if fact.weight == 0.0 => {
            format!("{} has weight 0, so it does not count", fact.name)
        }
        Some((fact, 0)) if linked == 1 => format!("{} is on target", fact.name),
        Some((_, 0)) => "The linked KPIs are on target".to_owned(),
        Some((fact, _)) => off_target(fact, facts),
    }
}

fn off_target(fact: &KpiFact, facts: &Facts) -> String {
    let (Some(target), Some(latest), Some(miss)) = (&fact.target, &fact.latest, fact.miss()) else {
        return String::new();
    };
    let distance = distance_phrase(target.target, fact.unit, latest.variance, &facts.currency);
    let times = match miss.size {
        size if size < 0.1 => "less than 0.1".to_owned(),
        size => quantity::number(size, 1),
    };
    let yard = match miss.counted_in {
        Yardstick::Tolerance => format!(", {times} × its tolerance"),
        Yardstick::TenthOfTarget => format!(", {times} × a tenth of its target"),
        Yardstick::Unit => String::new(),
    };
    let weight = quantity::number(fact.weight, 2);
    let (is, stale) = match fact.is_stale() {
        true => (
            "was",
            format!(
                "; measured last on {}",
                date_phrase(latest.at.date, facts.today)
            ),
        ),
        false => ("is", String::new()),
    };
    format!(
        "{} {is} {distance}{yard} (weight {weight}){stale}",
        fact.name
    )
}

/// Says which linked KPIs nobody knows the state of; empty when there is none.
fn unknown_kpis(task: &Task, facts: &Facts) -> String {
    let linked = task.kpis.iter().filter_map(|&id| facts.kpi(id));
    let unknown = linked.filter(|fact| super::kpi_points(fact).is_none());
    let sentences = unknown.map(|fact| match &fact.latest {
        None => format!(
            "{} has no value yet, so nobody knows how far off it is",
            fact.name
        ),
        Some(latest) => {
            let day = date_phrase(latest.at.date, facts.today);
            format!(
                "{} was on target on {day}, and nobody has measured since",
                fact.name
            )
        }
    });
    sentences.collect::<Vec<_>>().join("; ")
}

fn risk_sentence(task: &Task, facts: &Facts) -> String {
    let linked: Vec<&RiskFact> = task.risks.iter().filter_map(|&id| facts.risk(id)).collect();
    let open: Vec<(&RiskFact, u8)> = (linked.iter())
        .filter_map(|fact| Some((*fact, fact.score?)))
        .collect();
    let appetite = match (
        open.iter().filter(|(fact, _)| fact.is_above).count(),
        facts.appetite,
    ) {
        (0, Some(_)) => ", within the appetite".to_owned(),
        (0, None) => ", and nobody has said how much is accepted".to_owned(),
        (_, None) => String::new(),
        (_, Some(limit)) if open.len() == 1 => format!(", above the appetite of {limit}"),
        (above, Some(limit)) => {
            let above = of_them(above, open.len());
            format!(", {above} above the appetite of {limit}")
        }
    };
    match &open[..] {
        [] if linked.is_empty() => "No risk is linked".to_owned(),
        [] if linked.len() == 1 => format!("{} is no longer open", linked[0].name),
        [] => "The linked risks are no longer open".to_owned(),
        [(fact, score)] => format!(
            "{} is open with a residual score of {score}{appetite}",
            fact.name
        ),
        many => {
            let scores: Vec<String> = many.iter().map(|(_, score)| score.to_string()).collect();
            format!(
                "{} linked risks are open, residual scores {}{appetite}",
                many.len(),
                scores.join(" + ")
            )
        }
    }
}

/// Says how many tasks wait.
pub fn waiting(count: u32) -> String {
    in_number(count as usize, "{#n task} {n waits/wait} for this")
}

fn due_sentence(task: &Task, facts: &Facts) -> String {
    let Some(due) = task.due else {
        return "No day is set".to_owned();
    };
    match (due - facts.today).num_days() {
        days if days < 0 => format!(
            "Overdue by {}",
            counted(days.unsigned_abs() as usize, "day")
        ),
        0 => "Due today".to_owned(),
        1 => "Due tomorrow".to_owned(),
        days if days <= SOON => format!("Due in {days} days"),
        _ => format!(
            "Due {}, more than a week ahead",
            date_phrase(due, facts.today)
        ),
    }
}

fn effort_sentence(task: &Task) -> String {
    match task.effort {
        None => "Nobody has estimated the effort".to_owned(),
        Some(hours) => format!(
            "Takes about {}",
            quantity::format(Unit::Hours, hours.get(), "")
        ),
    }
}

/// Continues a sentence; the names of KPIs and risks keep their capitals.
fn lower_first(sentence: &str) -> String {
    let starts = ["Due ", "Overdue ", "Takes ", "The linked "];
    match starts.iter().any(|start| sentence.starts_with(start)) {
        true => sentence[..1].to_lowercase() + &sentence[1..],
        false => sentence.to_owned(),
    }
}
