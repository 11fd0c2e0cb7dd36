//! The options side by side as lines of a table: what is known of each, and what would be with each.

use super::matter::{Matter, delay_words};
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
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;
use crate::domain::words::{listed, uncapitalised};

/// A line of the table: what it is about, and a cell for each option in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedLine {
    pub label: String,
    /// How it is now, where that is known.
    pub now: String,
    pub cells: Vec<ComparedCell>,
}

/// What a line says of one option.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedCell {
    pub text: String,
    /// A quieter second line.
    pub sub: String,
    /// A state, in words.
    pub badge: Option<(Verdict, String)>,
}

impl ComparedCell {
    fn plain(text: impl Into<String>) -> ComparedCell {
        ComparedCell {
            text: text.into(),
            ..ComparedCell::default()
        }
    }
}

const UNKNOWN: &str = "Unknown";

/// Returns what people entered about the options.
pub fn facts(matter: &Matter) -> Vec<ComparedLine> {
    let money = |amount: Option<Finite>| {
        let text = amount.map(|amount| matter.money(amount.get()));
        ComparedCell::plain(text.unwrap_or_else(|| UNKNOWN.to_owned()))
    };
    let options = &matter.decision.options;
    let line = |label: &str, cell: &dyn Fn(&DecisionOption) -> ComparedCell| ComparedLine {
        label: label.to_owned(),
        now: String::new(),
        cells: options.iter().map(cell).collect(),
    };
    let mut lines = vec![
        line("Cost", &|option| money(option.cost)),
        line("Benefit", &|option| money(option.benefit)),
        ComparedLine {
            label: "Net value".to_owned(),
            now: String::new(),
            cells: (matter.weighed.options.iter())
                .map(|option| {
                    let text = option.net.map(|net| matter.money(net));
                    ComparedCell::plain(text.unwrap_or_else(|| UNKNOWN.to_owned()))
                })
                .collect(),
        },
        line("Delay", &|option| {
            let words = option.delay.map(|days| delay_words(days.get()));
            ComparedCell::plain(words.unwrap_or_else(|| UNKNOWN.to_owned()))
        }),
    ];
    lines.extend((matter.concerned().into_iter()).map(|risk| risk_line(risk, matter)));
    lines.extend(kpi_changes(matter));
    if options.iter().any(|option| !option.note.is_empty()) {
        lines.push(line("Note", &|option| {
            ComparedCell::plain(option.note.clone())
        }));
    }
    lines
}

/// Returns a line for each KPI that an option changes, with the change as entered.
fn kpi_changes(matter: &Matter) -> Vec<ComparedLine> {
    let currency = &matter.settings.currency;
    let line = |outlook: &KpiOutlook| ComparedLine {
        label: outlook.kpi.name.clone(),
        now: String::new(),
        cells: (outlook.changes.iter())
            .map(|change| match change {
                Some(change) => ComparedCell::plain(quantity::format_change(
                    outlook.kpi.unit,
                    *change,
                    currency,
                )),
                None => ComparedCell::plain("No change"),
            })
            .collect(),
    };
    matter.outlooks.iter().map(line).collect()
}

fn risk_line(risk: &Risk, matter: &Matter) -> ComparedLine {
    let today = matter.today();
    let now = risk.scores_on(today).map(|scores| scores.residual);
    let cell = |option: &DecisionOption| {
        let Some(score) = option.score_of(risk.id).or(now) else {
            return ComparedCell::plain(UNKNOWN);
        };
        let is_above = (matter.weighed.limit).is_some_and(|limit| score.value() > limit);
        let best = option
            .effect_on(risk.id)
            .map_or(score, |effect| effect.score);
        let then = match best.value() < score.value() {
            true => format!("{} to {}", best.value(), score.value()),
            false => score.value().to_string(),
        };
        let text = match now {
            Some(now) if now.value().to_string() != then => format!("{} → {then}", now.value()),
            _ => format!("Stays at {then}"),
        };
        ComparedCell {
            text,
            sub: anchors(&matter.policy, score),
            badge: is_above.then(|| (Verdict::OffTarget, "Above the appetite".to_owned())),
        }
    };
    ComparedLine {
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
pub fn outlook(matter: &Matter) -> Vec<ComparedLine> {
    let mut lines = vec![exposure_line(matter)];
    lines.extend(loss_line(matter));
    lines.extend((matter.outlooks.iter()).map(|outlook| kpi_line(outlook, matter)));
    lines
}

fn exposure_line(matter: &Matter) -> ComparedLine {
    let cells = matter.weighed.options.iter().map(|option| {
        let change = option.change(&matter.weighed);
        let sub = match change {
            0 => "as now".to_owned(),
            less if less < 0 => format!("{} less", less.unsigned_abs()),
            more => format!("{more} more"),
        };
        let above = match option.above.len() {
            0 => None,
            many => Some(format!("{} above the appetite", counted(many, "risk"))),
        };
        ComparedCell {
            text: option.exposure.to_string(),
            sub,
            badge: above.map(|words| (Verdict::OffTarget, words)),
        }
    });
    ComparedLine {
        label: "Exposure".to_owned(),
        now: format!("{} now", matter.weighed.exposure),
        cells: cells.collect(),
    }
}

/// Returns the line of the expected annual loss; none while no open risk has an estimate.
fn loss_line(matter: &Matter) -> Option<ComparedLine> {
    let loss = |option: Option<&DecisionOption>| {
        what_if::yearly_loss(option, &matter.risks, &matter.policy, matter.today())
    };
    let now = loss(None)?;
    let cell = |option: &DecisionOption| match loss(Some(option)) {
        Some(then) => ComparedCell {
            text: matter.money(then.mean),
            sub: taken_as_is(&then),
            badge: None,
        },
        None => ComparedCell::plain(UNKNOWN),
    };
    Some(ComparedLine {
        label: "Expected loss a year, estimated".to_owned(),
        now: match now.unknown {
            0 => format!("{} now", matter.money(now.mean)),
            many => format!(
                "{} now, without {} that nobody has estimated",
                matter.money(now.mean),
                counted(many, "risk")
            ),
        },
        cells: matter.decision.options.iter().map(cell).collect(),
    })
}

/// Says which losses of the sum the option does not move.
fn taken_as_is(loss: &YearlyLoss) -> String {
    match loss.fixed {
        0 => String::new(),
        many => in_number(
            many,
            "{#n loss} typed in money {n is/are} taken as {n it is/they are}",
        ),
    }
}

fn kpi_line(outlook: &KpiOutlook, matter: &Matter) -> ComparedLine {
    let currency = &matter.settings.currency;
    let unit = outlook.kpi.unit;
    let now = match outlook.evaluation.latest() {
        Some(latest) => {
            let value = (outlook.kpi).value_text(latest.at.date, latest.value.get(), currency);
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
        let change = change.map(|change| quantity::format_change(unit, change, currency));
        match (change, with) {
            (None, _) => ComparedCell::plain("As now"),
            (Some(change), None) => ComparedCell {
                text: change,
                sub: "no value to add it to yet".to_owned(),
                badge: None,
            },
            (Some(change), Some(with)) => {
                let value =
                    |end: &Shifted| (outlook.kpi).value_text(matter.today(), end.value, currency);
                let (worse, is_range) = (with.worse(), with.low.value != with.high.value);
                let forecast = forecast(worse, matter);
                let verdict = worse.verdict.name();
                match is_range {
                    false => ComparedCell {
                        text: value(worse),
                        sub: format!("{change}. {forecast}"),
                        badge: Some((worse.verdict, verdict.to_owned())),
                    },
                    true => ComparedCell {
                        text: format!("{} to {}", value(&with.low), value(&with.high)),
                        sub: format!("{change}. At the worse end: {}", uncapitalised(&forecast)),
                        badge: Some((
                            worse.verdict,
                            format!("At worst: {}", verdict.to_lowercase()),
                        )),
                    },
                }
            }
        }
    });
    ComparedLine {
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
        "Exposure is {} now; it would be {}.",
        counted(matter.weighed.exposure as usize, "point"),
        listed(&with)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::decision::Decision;
    use crate::domain::decide::loss::Loss;
    use crate::domain::decide::rule::tests::{decision, option_with, policy, risk};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::{Edit, Scorecard};

    #[test]
    fn what_is_unknown_is_said_and_what_would_be_is_set_against_now() {
        let mut scored = risk(1, 4, 4);
        scored.loss = Loss::FromScore;
        let options = vec![
            option_with(11, None, Some(-2), &[(1, 2, 4)]),
            DecisionOption::nothing(Id::from_number(12)),
        ];
        let edit = Edit::new("").put(scored).put(risk(2, 1, 1)).put(policy(12));
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(edit.put(decision(options)), Replica(1)).unwrap();
        let decision = card.get::<Decision>(Id::from_number(900)).unwrap();
        let now = "2026-03-10T09:00:00".parse().unwrap();
        let matter = Matter::of(&card, decision, now);
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        let told = |lines: Vec<ComparedLine>| -> Vec<String> {
            let one = |line: &ComparedLine| {
                let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
                plain(&format!(
                    "{} ({}): {}",
                    line.label,
                    line.now,
                    cells.join(" | ")
                ))
            };
            lines.iter().map(one).collect()
        };
        assert_eq!(
            told(facts(&matter)),
            [
                "Cost (): Unknown | EUR 0",
                "Benefit (): EUR 0 | EUR 0",
                "Net value (): Unknown | EUR 0",
                "Delay (): 2 days earlier | None",
                "Risk 1 (16 now): 16 → 8 | Stays at 16",
            ]
        );
        // Likely × major: 1 × 252,034 a year; unlikely × major: 0.1 × the same; by the usual policy.
        assert_eq!(
            told(outlook(&matter)),
            [
                "Exposure (17 now): 9 | 17",
                "Expected loss a year, estimated (EUR 252 034 now, without 1 risk that nobody has estimated): \
                 EUR 25 203 | EUR 252 034",
            ]
        );
        assert_eq!(
            exposure_sentence(&matter),
            "Exposure is 17 points now; it would be 9 with “Option 11” and 17 with “Do nothing”."
        );
    }
}
