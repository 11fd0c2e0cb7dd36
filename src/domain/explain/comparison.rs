//! The options side by side as lines of a table: what is known of each, and what would be with each.

use super::matter::{Matter, delay_words, listed};
use super::wording;
use crate::domain::decide::decision::DecisionOption;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::scale::Score;
use crate::domain::decide::what_if::{self, KpiOutlook, YearlyLoss};
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::quantity;
use crate::domain::measure::shift::Shifted;
use crate::domain::measure::variance::Verdict;
use crate::domain::value::Finite;

/// A line of the table: what it is about, and a cell for each option in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub label: String,
    /// How it is now, where that is known.
    pub now: String,
    pub cells: Vec<Cell>,
}

/// What a line says of one option.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    /// A quieter second line.
    pub sub: String,
    /// A state, in words.
    pub badge: Option<(Verdict, String)>,
}

impl Cell {
    fn plain(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            ..Cell::default()
        }
    }
}

const UNKNOWN: &str = "Unknown";

/// Returns what people entered about the options.
pub fn facts(matter: &Matter) -> Vec<Line> {
    let money = |amount: Option<Finite>| {
        let text = amount.map(|amount| matter.money(amount.get()));
        Cell::plain(text.unwrap_or_else(|| UNKNOWN.to_owned()))
    };
    let options = &matter.decision.options;
    let line = |label: &str, cell: &dyn Fn(&DecisionOption) -> Cell| Line {
        label: label.to_owned(),
        now: String::new(),
        cells: options.iter().map(cell).collect(),
    };
    let mut lines = vec![
        line("Cost", &|option| money(option.cost)),
        line("Benefit", &|option| money(option.benefit)),
        Line {
            label: "Net value".to_owned(),
            now: String::new(),
            cells: (matter.weighed.options.iter())
                .map(|option| {
                    let text = option.net.map(|net| matter.money(net));
                    Cell::plain(text.unwrap_or_else(|| UNKNOWN.to_owned()))
                })
                .collect(),
        },
        line("Schedule", &|option| {
            let words = option.delay.map(|days| delay_words(days.get()));
            Cell::plain(words.unwrap_or_else(|| UNKNOWN.to_owned()))
        }),
    ];
    lines.extend((matter.concerned().into_iter()).map(|risk| risk_line(risk, matter)));
    if options.iter().any(|option| !option.note.is_empty()) {
        lines.push(line("Note", &|option| Cell::plain(option.note.clone())));
    }
    lines
}

fn risk_line(risk: &Risk, matter: &Matter) -> Line {
    let today = matter.today();
    let now = risk.scores_on(today).map(|scores| scores.residual);
    let cell = |option: &DecisionOption| {
        let Some(score) = option.score_of(risk.id).or(now) else {
            return Cell::plain(UNKNOWN);
        };
        let is_above = (matter.weighed.limit).is_some_and(|limit| score.value() > limit);
        let text = match now {
            Some(now) if now.value() != score.value() => {
                format!("{} → {}", now.value(), score.value())
            }
            _ => format!("Stays at {}", score.value()),
        };
        Cell {
            text,
            sub: anchors(&matter.policy, score),
            badge: is_above.then(|| (Verdict::OffTarget, "Above the appetite".to_owned())),
        }
    };
    Line {
        label: risk.name.clone(),
        now: now.map_or_else(String::new, |now| format!("{} now", now.value())),
        cells: matter.decision.options.iter().map(cell).collect(),
    }
}

/// Writes a score by the names of its levels: `Likely × Major`.
pub fn anchors(policy: &Policy, score: Score) -> String {
    let likelihood = policy.likelihood.get(score.likelihood.index());
    let impact = policy.impact.get(score.impact.index());
    match (likelihood, impact) {
        (Some(likelihood), Some(impact)) => format!("{} × {}", likelihood.name, impact.name),
        _ => String::new(),
    }
}

/// Returns what would be with each option: exposure, expected loss, KPIs. All of it is an estimate.
pub fn outlook(matter: &Matter) -> Vec<Line> {
    let mut lines = vec![exposure_line(matter)];
    lines.extend(loss_line(matter));
    let outlooks = what_if::kpi_outlooks(matter.scorecard, matter.decision, matter.now);
    lines.extend((outlooks.iter()).map(|outlook| kpi_line(outlook, matter)));
    lines
}

fn exposure_line(matter: &Matter) -> Line {
    let cells = matter.weighed.options.iter().map(|option| {
        let change = option.change(&matter.weighed);
        let sub = match change {
            0 => "as now".to_owned(),
            less if less < 0 => format!("{} less", less.unsigned_abs()),
            more => format!("{more} more"),
        };
        let above = match option.above.len() {
            0 => None,
            1 => Some("1 risk above the appetite".to_owned()),
            many => Some(format!("{many} risks above the appetite")),
        };
        Cell {
            text: option.exposure.to_string(),
            sub,
            badge: above.map(|words| (Verdict::OffTarget, words)),
        }
    });
    Line {
        label: "Exposure".to_owned(),
        now: format!("{} now", matter.weighed.exposure),
        cells: cells.collect(),
    }
}

/// Returns the line of the expected annual loss; none while no open risk has an estimate.
fn loss_line(matter: &Matter) -> Option<Line> {
    let loss = |option: Option<&DecisionOption>| {
        what_if::yearly_loss(option, &matter.risks, &matter.policy, matter.today())
    };
    let now = loss(None)?;
    let cell = |option: &DecisionOption| match loss(Some(option)) {
        Some(then) => Cell {
            text: matter.money(then.mean),
            sub: left_out(&then),
            badge: None,
        },
        None => Cell::plain(UNKNOWN),
    };
    Some(Line {
        label: "Expected loss a year, estimated".to_owned(),
        now: format!("{} now", matter.money(now.mean)),
        cells: matter.decision.options.iter().map(cell).collect(),
    })
}

/// Says what a sum of losses does not hold.
fn left_out(loss: &YearlyLoss) -> String {
    let mut words = Vec::new();
    match loss.unknown {
        0 => {}
        1 => words.push("without 1 risk that nobody has estimated".to_owned()),
        many => words.push(format!("without {many} risks that nobody has estimated")),
    }
    match loss.fixed {
        0 => {}
        1 => words.push("1 loss typed in money is taken as it is".to_owned()),
        many => words.push(format!(
            "{many} losses typed in money are taken as they are"
        )),
    }
    words.join("; ")
}

fn kpi_line(outlook: &KpiOutlook, matter: &Matter) -> Line {
    let currency = &matter.settings.currency;
    let unit = outlook.kpi.unit;
    let now = match outlook.evaluation.latest() {
        Some(latest) => {
            let value = quantity::format(unit, latest.value.get(), currency);
            let status = outlook.evaluation.status;
            let old = match status {
                Status::Stale => format!(", old: {}", latest.verdict.name().to_lowercase()),
                _ => format!(", {}", status.name().to_lowercase()),
            };
            format!("{value} now{old}")
        }
        None => "No value yet".to_owned(),
    };
    let cells = (outlook.changes.iter().zip(&outlook.with)).map(|(change, with)| {
        let change = change.map(|change| quantity::format_difference(unit, change, currency));
        match (change, with) {
            (None, _) => Cell::plain("As now"),
            (Some(change), None) => Cell {
                text: change,
                sub: "no value to add it to yet".to_owned(),
                badge: None,
            },
            (Some(change), Some(with)) => Cell {
                text: quantity::format(unit, with.value, currency),
                sub: format!("{change}. {}", forecast(with, matter)),
                badge: Some((with.verdict, with.verdict.name().to_owned())),
            },
        }
    });
    Line {
        label: outlook.kpi.name.clone(),
        now,
        cells: cells.collect(),
    }
}

fn forecast(with: &Shifted, matter: &Matter) -> String {
    wording::forecast_phrase(&with.forecast, matter.today())
}

/// Writes the exposure with each option as a sentence, for who does not see the chart.
pub fn exposure_sentence(matter: &Matter) -> String {
    let with = (matter.weighed.options.iter())
        .map(|option| format!("{} with “{}”", option.exposure, option.name));
    let with: Vec<String> = with.collect();
    format!(
        "Exposure is {} points now; it would be {}.",
        matter.weighed.exposure,
        listed(&with)
    )
}
