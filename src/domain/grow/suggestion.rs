//! What the scorecard itself shows of a dimension, as evidence to consider. It never answers for the person.
//!
//! Where there is nothing to count, nothing is suggested: an empty register is no sign of foresight.

use chrono::{Months, NaiveDate, NaiveDateTime};

use super::assessment::Dimension;
use crate::domain::decide::decision::Decision;
use crate::domain::decide::loss::Loss;
use crate::domain::decide::risk::{Response, Risk};
use crate::domain::decide::task::Task;
use crate::domain::explain::plan;
use crate::domain::explain::report::Report;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::overview::{self, Period};
use crate::domain::measure::quantity;
use crate::domain::measure::tracking::habit::{self, Habit};
use crate::domain::measure::variance::Verdict;
use crate::domain::respond::practice::Practice;
use crate::domain::respond::run::Run;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::template::in_number;

/// Where a suggestion comes from: the page that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Scorecard,
    Tracking,
    Risks,
    Priorities,
    Decisions,
    Reports,
    Stakeholders,
    Playbooks,
}

/// A finding of the scorecard that may be evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub dimension: Dimension,
    pub text: String,
    pub place: Place,
}

/// The months that are looked back on where a time is not said otherwise.
const MONTHS: u32 = 6;

/// Returns what the scorecard shows, in the order of the dimensions.
pub fn suggestions(scorecard: &Scorecard, now: NaiveDateTime) -> Vec<Suggestion> {
    let today = now.date();
    let since = today
        .checked_sub_months(Months::new(MONTHS))
        .unwrap_or(NaiveDate::MIN);
    let found = [
        (
            Dimension::BusinessImpact,
            Place::Scorecard,
            goals(scorecard),
        ),
        (
            Dimension::BusinessImpact,
            Place::Risks,
            losses(scorecard, today),
        ),
        (
            Dimension::Prioritising,
            Place::Scorecard,
            actions(scorecard, now),
        ),
        (
            Dimension::Prioritising,
            Place::Priorities,
            owned_tasks(scorecard),
        ),
        (
            Dimension::Communicating,
            Place::Reports,
            reports(scorecard, since, today),
        ),
        (
            Dimension::ActingEarly,
            Place::Risks,
            foreseen(scorecard, today),
        ),
        (
            Dimension::ActingEarly,
            Place::Playbooks,
            drills(scorecard, since),
        ),
        (
            Dimension::DecidingWithData,
            Place::Tracking,
            tracking(scorecard, today),
        ),
        (
            Dimension::DecidingWithData,
            Place::Decisions,
            decisions(scorecard),
        ),
        (
            Dimension::Aligning,
            Place::Stakeholders,
            updates(scorecard, today),
        ),
        (
            Dimension::Aligning,
            Place::Risks,
            acceptances(scorecard, today),
        ),
        (Dimension::Improving, Place::Playbooks, lessons(scorecard)),
    ];
    (found.into_iter())
        .filter_map(|(dimension, place, text)| {
            text.map(|text| Suggestion {
                dimension,
                text,
                place,
            })
        })
        .collect()
}

/// Writes “3 of 4 …”; nothing when there is nothing to count.
fn share(part: usize, all: usize, what: &str) -> Option<String> {
    (all > 0).then(|| format!("{part} of {all} {what}"))
}

fn goals(scorecard: &Scorecard) -> Option<String> {
    let focus: Vec<&Kpi> = scorecard.all::<Kpi>().filter(|kpi| kpi.focus).collect();
    let with = focus.iter().filter(|kpi| !kpi.goal.trim().is_empty());
    share(
        with.count(),
        focus.len(),
        "KPIs in focus name the business goal that they serve",
    )
}

fn losses(scorecard: &Scorecard, today: NaiveDate) -> Option<String> {
    let open: Vec<&Risk> = (scorecard.all::<Risk>())
        .filter(|risk| risk.is_open(today))
        .collect();
    let with = open
        .iter()
        .filter(|risk| matches!(risk.loss, Loss::Estimated { .. }));
    share(
        with.count(),
        open.len(),
        "open risks have their loss in money",
    )
}

fn actions(scorecard: &Scorecard, now: NaiveDateTime) -> Option<String> {
    let rows = overview::rows(scorecard, Period::All, now);
    let is_off = |row: &&overview::KpiRow| {
        (row.evaluation.latest()).is_some_and(|point| point.verdict == Verdict::OffTarget)
    };
    let off: Vec<&overview::KpiRow> = rows.iter().filter(is_off).collect();
    let with = off.iter().filter(|row| !row.lacks_action());
    share(with.count(), off.len(), "off-target KPIs have an action")
}

fn owned_tasks(scorecard: &Scorecard) -> Option<String> {
    let open: Vec<&Task> = scorecard
        .all::<Task>()
        .filter(|task| task.is_open())
        .collect();
    let with = (open.iter()).filter(|task| !task.owner.trim().is_empty() && task.due.is_some());
    share(
        with.count(),
        open.len(),
        "open tasks have an owner and a day",
    )
}

fn reports(scorecard: &Scorecard, since: NaiveDate, today: NaiveDate) -> Option<String> {
    let sent = (scorecard.all::<Report>()).filter_map(|report| report.sent.as_ref());
    match sent
        .filter(|sent| sent.on >= since && sent.on <= today)
        .count()
    {
        0 => None,
        many => Some(in_number(
            many,
            "{#n report} {n was/were} sent in the last six months",
        )),
    }
}

/// A risk that came true was foreseen when it stood in the register on an earlier day.
fn foreseen(scorecard: &Scorecard, today: NaiveDate) -> Option<String> {
    let since = today
        .checked_sub_months(Months::new(12))
        .unwrap_or(NaiveDate::MIN);
    let (mut before, mut hit) = (0, 0);
    for risk in scorecard.all::<Risk>() {
        let Some(day) = risk.occurred.filter(|day| *day >= since && *day <= today) else {
            continue;
        };
        hit += 1;
        before += usize::from(risk.identified < day);
    }
    let what = "risks that came true in the last year stood in the register before";
    share(before, hit, what)
}

fn drills(scorecard: &Scorecard, since: NaiveDate) -> Option<String> {
    let done = (scorecard.all::<Practice>()).filter_map(|one| one.result);
    match done.filter(|end| end.at.utc().date() >= since).count() {
        0 => None,
        many => Some(in_number(
            many,
            "{#n drill} {n was/were} finished in the last six months",
        )),
    }
}

fn tracking(scorecard: &Scorecard, today: NaiveDate) -> Option<String> {
    let habits = habit::habits(scorecard, today);
    let sum = |of: fn(&Habit) -> usize| habits.iter().map(of).sum::<usize>();
    let (measured, missing) = (sum(|one| one.measured), sum(|one| one.missing));
    let all = measured + missing;
    let text = share(measured, all, "periods of the last year have their value")?;
    // Never rounded up: 99.6 % is not all.
    let percent = quantity::number((measured as f64 * 100.0 / all as f64).floor(), 0);
    Some(format!("{text} ({percent} %)"))
}

/// A decision rests on data when the chosen option has a figure and the reason is written down.
fn decisions(scorecard: &Scorecard) -> Option<String> {
    let (mut with, mut decided) = (0, 0);
    for decision in scorecard.all::<Decision>() {
        let Some(outcome) = &decision.outcome else {
            continue;
        };
        let has_figures = decision.option(outcome.option).is_some_and(|option| {
            let money = option.cost.is_some() || option.benefit.is_some();
            money || option.delay.is_some() || !option.kpis.is_empty() || !option.risks.is_empty()
        });
        decided += 1;
        with += usize::from(has_figures && !outcome.reason.trim().is_empty());
    }
    share(
        with,
        decided,
        "decisions are logged with figures and a reason",
    )
}

fn updates(scorecard: &Scorecard, today: NaiveDate) -> Option<String> {
    let kept = plan::on_time_of_all(scorecard, today);
    (kept.due > 0).then(|| kept.words())
}

fn acceptances(scorecard: &Scorecard, today: NaiveDate) -> Option<String> {
    let accepted: Vec<&Risk> = (scorecard.all::<Risk>())
        .filter(|risk| risk.is_open(today) && risk.response == Response::Accept)
        .collect();
    let is_signed = |risk: &&&Risk| {
        (risk.acceptance.as_ref())
            .is_some_and(|one| !one.by.trim().is_empty() && one.review >= today)
    };
    let signed = accepted.iter().filter(is_signed).count();
    let what = "accepted risks name who accepted them, with a review ahead";
    share(signed, accepted.len(), what)
}

fn lessons(scorecard: &Scorecard) -> Option<String> {
    let (mut turned, mut all) = (0, 0);
    for run in scorecard.all::<Run>() {
        all += run.lessons.len();
        let became = (run.lessons.iter()).filter(|one| one.risk.is_some() || one.task.is_some());
        turned += became.count();
    }
    share(turned, all, "lessons of incidents became a risk or a task")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use serde_json::json;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(scorecard: &Scorecard) -> Vec<(Dimension, String)> {
        let now = day("2026-06-15").and_hms_opt(12, 0, 0).unwrap();
        (suggestions(scorecard, now).into_iter())
            .map(|one| (one.dimension, one.text))
            .collect()
    }

    #[test]
    fn an_empty_scorecard_suggests_nothing() {
        assert_eq!(of(&Scorecard::empty(Id::ONLY)), []);
    }

    #[test]
    fn a_risk_was_foreseen_only_when_it_was_known_before_the_day() {
        let mut edit = Edit::new("test");
        for (number, identified, occurred) in [
            (1, "2026-01-10", "2026-03-01"),
            (2, "2026-03-01", "2026-03-01"),
            (3, "2024-01-10", "2024-03-01"),
        ] {
            let score = json!({ "likelihood": 3, "impact": 3 });
            let risk: Risk = serde_json::from_value(json!({
                "id": Id::from_number(number), "name": "Risk", "identified": identified,
                "scores": [{ "from": identified, "inherent": score, "residual": score }],
                "occurred": occurred, "closed": occurred,
            }))
            .unwrap();
            edit = edit.put(risk);
        }
        let mut scorecard = Scorecard::empty(Id::ONLY);
        scorecard.apply(edit, Replica(1)).unwrap();
        let text = "1 of 2 risks that came true in the last year stood in the register before";
        assert_eq!(of(&scorecard), [(Dimension::ActingEarly, text.to_owned())]);
    }

    #[test]
    fn a_task_counts_with_an_owner_and_a_day() {
        let task = |number: u128, owner: &str, due: Option<&str>| Task {
            owner: owner.to_owned(),
            due: due.map(day),
            ..serde_json::from_value(json!({
                "id": Id::from_number(number), "what": "Ask", "created": "2026-06-01"
            }))
            .unwrap()
        };
        let edit = (Edit::new("test").put(task(1, "Ana", Some("2026-07-01"))))
            .put(task(2, " ", Some("2026-07-01")))
            .put(task(3, "Ana", None));
        let mut scorecard = Scorecard::empty(Id::ONLY);
        scorecard.apply(edit, Replica(1)).unwrap();
        let text = "1 of 3 open tasks have an owner and a day";
        assert_eq!(of(&scorecard), [(Dimension::Prioritising, text.to_owned())]);
    }
}
