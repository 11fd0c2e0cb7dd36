//! The portfolio in words: a document for whoever answers for several projects.

use std::sync::Arc;

use chrono::NaiveDate;

use super::changes::{Change, Move, course_word};
use super::losses::{self, CurrencyLosses};
use super::matrix;
use super::summary::Summary;
use super::{Pair, health as health_of_all};
use crate::domain::decide::simulation::SimulationOutcome;
use crate::domain::explain::document::Document;
use crate::domain::explain::loss_words::{about, basis, chance};
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::quantity;
use crate::domain::words::english::{counted_in_words, verb};
use crate::domain::words::template::in_number;
use crate::domain::words::{capital, date_phrase, number_word};

/// How many overdue actions, and how many shared KPIs, a report names.
const NAMED: usize = 10;

/// Writes the report of the scorecards, with the simulations that were run by then.
pub fn document(
    pairs: &[Arc<Pair>],
    simulated: &[(String, Arc<SimulationOutcome>)],
    today: NaiveDate,
) -> Document {
    let mut document = Document::default();
    let Some(first) = pairs.first() else {
        return document;
    };
    let (then, day) = (first.then.day, first.now.day);
    document.title(format!(
        "Portfolio of {} on {}",
        counted_in_words(pairs.len(), "project"),
        date_phrase(day, today)
    ));
    let summaries: Vec<&Summary> = pairs.iter().map(|pair| &pair.now).collect();
    let changes: Vec<Change> = pairs.iter().map(|pair| Change::of(pair)).collect();
    document.paragraph(in_short(&summaries));
    document.heading("Project by project");
    for (summary, change) in summaries.iter().zip(&changes) {
        document.point(project(summary, change, date_phrase(then, today)));
    }
    shared(&mut document, &summaries);
    document.heading("Exposure and loss");
    document.paragraph(exposure(&summaries));
    for losses in losses::by_currency(&summaries) {
        let outcome = simulated
            .iter()
            .find(|(currency, _)| *currency == losses.currency);
        loss(&mut document, &losses, outcome.map(|(_, outcome)| outcome));
    }
    late(&mut document, &summaries, today);
    document.heading(&format!("Changes since {}", date_phrase(then, today)));
    for change in changes.iter().filter(|change| !change.is_none()) {
        document.point(format!("{}: {}.", change.title, moves(change)));
    }
    if changes.iter().all(Change::is_none) {
        document.paragraph("Nothing is different.");
    }
    document
}

fn in_short(summaries: &[&Summary]) -> String {
    let count = |status: Status| -> usize { summaries.iter().map(|one| one.count(status)).sum() };
    let unknown = count(Status::Stale) + count(Status::NoData);
    let all: usize = summaries.iter().map(|one| one.kpis.len()).sum();
    let late: usize = summaries.iter().map(|one| one.overdue.len()).sum();
    let standing = match all {
        0 => "There is no KPI yet.".to_owned(),
        all => format!(
            "Of {}, {} on target, {} to watch, {} off target{}.",
            counted_in_words(all, "KPI"),
            is_are(count(Status::OnTarget)),
            is_are(count(Status::Watch)),
            is_are(count(Status::OffTarget)),
            match unknown {
                0 => String::new(),
                some => format!(", and of {some} the status is not known"),
            }
        ),
    };
    format!(
        "Health of all together: {}. {standing} {} overdue.",
        health(health_of_all(summaries)),
        match late {
            0 => "No action is".to_owned(),
            many => in_number(many, "{n action} {n is/are}"),
        }
    )
}

fn project(summary: &Summary, change: &Change, then: String) -> String {
    let mut said = format!(
        "{}: health {}{}",
        summary.title,
        health(summary.health),
        known(summary)
    );
    if change.health.then.is_some() && change.health.then != change.health.now {
        said += &format!(
            " ({} on {then}: {})",
            health(change.health.then),
            course_word(change.course()).to_lowercase()
        );
    }
    said += &format!(
        "; KPIs off target: {} of {}; {}, exposure {}; {} overdue",
        summary.count(Status::OffTarget),
        summary.kpis.len(),
        counted_in_words(summary.open_risks, "open risk"),
        summary.exposure,
        counted_in_words(summary.overdue.len(), "action"),
    );
    if summary.is_sample {
        said += " (a sample: its figures are made up)";
    }
    said + "."
}

/// Says on how many of the KPIs that count the health rests, when some are not known: ` (1 of 2 known)`.
pub fn known(summary: &Summary) -> String {
    let weighted = || summary.kpis.iter().filter(|kpi| kpi.weight > 0.0);
    let known = weighted()
        .filter(|kpi| kpi.status.score().is_some())
        .count();
    match weighted().count() {
        all if known == all => String::new(),
        all => format!(" ({known} of {all} known)"),
    }
}

/// Names the KPIs that are off in more than one project.
fn shared(document: &mut Document, summaries: &[&Summary]) {
    let mut points = Vec::new();
    for row in matrix::matrix(summaries) {
        let off = row.off(summaries);
        if off > 1 {
            points.push(format!(
                "{}: in {off} of the {} projects that have it, each by its own target.",
                row.name,
                row.shared()
            ));
        }
    }
    if !points.is_empty() {
        document.heading("Off target in several projects");
        points.truncate(NAMED);
        points.into_iter().for_each(|point| document.point(point));
    }
}

/// Says the exposure of all together.
pub fn exposure(summaries: &[&Summary]) -> String {
    let sum: u32 = summaries.iter().map(|one| one.exposure).sum();
    let risks: usize = summaries.iter().map(|one| one.open_risks).sum();
    format!(
        "{} with an exposure of {} points together: the residual scores added up.",
        capital(&counted_in_words(risks, "open risk")),
        quantity::number(f64::from(sum), 0)
    )
}

fn loss(
    document: &mut Document,
    losses: &CurrencyLosses,
    outcome: Option<&Arc<SimulationOutcome>>,
) {
    let currency = &losses.currency;
    if !losses.risks.is_empty() {
        let mut said = expected(losses);
        match outcome {
            Some(outcome) => said = format!("{said} {}", together(outcome, currency)),
            None => said += " How much a bad year costs was not simulated.",
        }
        document.paragraph(said);
    }
    for caveat in losses.caveats() {
        document.paragraph(format!("{currency}: {caveat}"));
    }
}

/// Says the expected loss of a year, which may be added up.
pub fn expected(losses: &CurrencyLosses) -> String {
    format!(
        "{} with an estimate {} {} a year on average before mitigation, and {} after it.",
        capital(&counted_in_words(losses.risks.len(), "open risk")),
        verb(losses.risks.len(), "costs", "cost"),
        about(losses.before, &losses.currency),
        about(losses.after, &losses.currency),
    )
}

/// Says what simulating them together showed.
pub fn together(outcome: &SimulationOutcome, currency: &str) -> String {
    let after = &outcome.after;
    format!(
        "Simulated together, one year in ten costs more than {} after mitigation, and one in twenty more than {}; the chance of any loss is {}. {}",
        about(after.p90, currency),
        about(after.p95, currency),
        chance(after.any),
        basis(outcome)
    )
}

fn late(document: &mut Document, summaries: &[&Summary], today: NaiveDate) {
    let mut points = Vec::new();
    for summary in summaries {
        for action in &summary.overdue {
            let who = match action.who.is_empty() {
                true => "nobody named",
                false => &action.who,
            };
            points.push(format!(
                "{}: {} ({who}, was due {}).",
                summary.title,
                action.what,
                date_phrase(action.due, today)
            ));
        }
    }
    if points.is_empty() {
        return;
    }
    document.heading("Overdue actions");
    let more = points.len().saturating_sub(NAMED);
    points.truncate(NAMED);
    points.into_iter().for_each(|point| document.point(point));
    if more > 0 {
        document.paragraph(format!("And {more} more."));
    }
}

/// Says what changed in one scorecard, without its name.
pub fn moves(change: &Change) -> String {
    let mut said = Vec::new();
    if change.health.then != change.health.now {
        said.push(format!(
            "health {} to {}",
            health(change.health.then),
            health(change.health.now)
        ));
    }
    let counts = [
        (
            "exposure",
            change.exposure.then as usize,
            change.exposure.now as usize,
        ),
        ("open risks", change.open_risks.then, change.open_risks.now),
        ("overdue actions", change.overdue.then, change.overdue.now),
    ];
    for (name, then, now) in counts {
        if then != now {
            said.push(format!("{name} {then} to {now}"));
        }
    }
    let lists = [&change.better, &change.worse, &change.other];
    said.extend(lists.into_iter().flatten().map(step));
    match said.is_empty() {
        true => "nothing is different".to_owned(),
        false => said.join("; "),
    }
}

fn step(step: &Move) -> String {
    format!(
        "{} from {} to {}",
        step.name,
        step.then.name().to_lowercase(),
        step.now.name().to_lowercase()
    )
}

/// Writes a health index, or that it is not known.
pub fn health(index: Option<f64>) -> String {
    index.map_or_else(
        || "unknown".to_owned(),
        |index| quantity::number(index.round(), 0),
    )
}

fn is_are(count: usize) -> String {
    match count {
        0 => "none is".to_owned(),
        many => format!("{} {}", number_word(many), verb(many, "is", "are")),
    }
}
