//! The sample tells its story on whatever day it is opened.
//!
//! - `deciding`: its register, checklist, decisions and requests.
//! - `responding`: its run and drills.

mod deciding;
mod responding;

use std::mem::{Discriminant, discriminant};

use chrono::NaiveDateTime;

use super::*;
use crate::domain::measure::evaluation::{Course, Status};
use crate::domain::measure::forecast::Forecast;
use crate::domain::measure::kpi::FOCUS_LIMIT;
use crate::domain::measure::overview::{self, KpiRow, rows};
use crate::domain::measure::variance::Verdict;
use crate::domain::measure::xmr::{Behaviour, Signal};

fn date(text: &str) -> NaiveDate {
    crate::domain::value::parse_date(text).unwrap()
}

/// A plain day, a leap day, a year change, and a day whose month before is the shortest.
fn days() -> [NaiveDate; 4] {
    ["2026-11-24", "2028-02-29", "2027-01-01", "2027-03-31"].map(date)
}

fn scorecard(today: NaiveDate) -> Scorecard {
    let mut last = 0;
    let mut new_id = || {
        last += 1;
        Id::from_number(last)
    };
    let mut scorecard = Scorecard::empty(Id::from_number(1_000_000));
    let edit = sample(today, &mut new_id);
    scorecard.apply(edit, Replica(1)).unwrap();
    scorecard
}

fn late(today: NaiveDate) -> NaiveDateTime {
    today.and_hms_opt(23, 59, 59).unwrap()
}

fn all_rows(today: NaiveDate) -> Vec<KpiRow> {
    rows(&scorecard(today), overview::Period::All, late(today))
}

fn row(today: NaiveDate, key: &str) -> KpiRow {
    let mut rows = all_rows(today).into_iter();
    rows.find(|row| row.kpi.library == key).unwrap()
}

#[test]
fn it_is_marked_as_a_sample_of_its_day_and_fits_the_focus() {
    for today in days() {
        let scorecard = scorecard(today);
        let settings = scorecard.settings();
        assert_eq!(settings.sample_of, Some(today));
        assert!(settings.title.starts_with("Sample"));
        assert_eq!(scorecard.all::<Kpi>().count(), STORIES.len());
        assert!(STORIES.len() <= FOCUS_LIMIT);
        assert!((scorecard.all::<Kpi>()).all(|kpi| kpi.focus && !kpi.owner.is_empty()));
    }
}

#[test]
fn one_recovers_since_its_process_changed_and_has_a_date() {
    for today in days() {
        let KpiRow {
            kpi, evaluation, ..
        } = row(today, "incident-response-time");
        assert_eq!(kpi.process_changes.len(), 1);
        assert_eq!(evaluation.status, Status::Watch);
        assert_eq!(evaluation.course(&kpi), Course::Improving);
        let [before, since] = &evaluation.phases[..] else {
            panic!("expected two phases, got {:?}", evaluation.phases);
        };
        let old = &evaluation.points[before.range.clone()];
        assert!(old.iter().all(|point| point.verdict == Verdict::OffTarget));
        assert!(old.iter().all(|point| point.signal.is_none()));
        assert_eq!(
            evaluation.points[since.range.start].at.date,
            since_day(&kpi)
        );
        let Forecast::Back { on, by: Some(by) } = evaluation.forecast else {
            panic!("expected a date, got {:?}", evaluation.forecast);
        };
        assert!(today < on && on <= by && by < today + Days::new(60));
    }
}

/// Returns the last day of the first week after the process change.
fn since_day(kpi: &Kpi) -> NaiveDate {
    kpi.process_changes[0].on + Days::new(6)
}

#[test]
fn one_drifts_unnoticed_and_will_leave_its_target() {
    for today in days() {
        let row = row(today, "patch-latency-high");
        assert_eq!(row.evaluation.status, Status::OnTarget);
        assert!(
            (row.evaluation.points.iter()).all(|point| point.verdict == Verdict::OnTarget),
            "it was always on target, so nobody looked"
        );
        assert_eq!(row.evaluation.course(&row.kpi), Course::Worsening);
        assert_eq!(row.evaluation.signal(), Some(Signal::AboveLimits));
        assert_eq!(row.next_action, None);
        let Forecast::Leaves { on } = row.evaluation.forecast else {
            panic!("expected to leave, got {:?}", row.evaluation.forecast);
        };
        assert!(today + Days::new(14) < on && on < today + Days::new(90));
    }
}

#[test]
fn one_is_noisy_but_fine() {
    for today in days() {
        let row = row(today, "mean-time-to-detect");
        let evaluation = &row.evaluation;
        assert_eq!(evaluation.status, Status::OnTarget);
        assert_eq!(evaluation.forecast, Forecast::Steady);
        assert_eq!(evaluation.course(&row.kpi), Course::Level);
        assert!(evaluation.points.iter().all(|point| point.signal.is_none()));
        let Behaviour::Varies { limits, .. } = evaluation.behaviour() else {
            panic!("expected scatter, got {:?}", evaluation.behaviour());
        };
        assert!(limits.upper > 2.0 * limits.centre && limits.upper < 24.0);
    }
}

#[test]
fn one_is_clearly_off_by_a_signal_with_a_reason_and_an_action() {
    for today in days() {
        let row = row(today, "critical-vulnerabilities");
        assert_eq!(row.evaluation.status, Status::OffTarget);
        assert_eq!(row.evaluation.signal(), Some(Signal::AboveLimits));
        assert_eq!(row.evaluation.forecast, Forecast::NotAtThisRate);
        let since = row.evaluation.off_since().unwrap();
        assert_eq!(since.at.date, today - Days::new(22));
        assert!(row.next_action.unwrap().due > Some(today));
        let script = scorecard(today);
        let script = script.get::<Script>(row.kpi.id).unwrap();
        assert!(!script.reason.is_empty() && !script.ask.is_empty());
    }
}

#[test]
fn exactly_one_lacks_an_action_and_is_off_by_habit() {
    for today in days() {
        let lacking: Vec<KpiRow> = (all_rows(today).into_iter())
            .filter(KpiRow::lacks_action)
            .collect();
        let [row] = &lacking[..] else {
            panic!("expected one, got {}", lacking.len());
        };
        assert_eq!(row.kpi.library, "security-training-completion");
        assert_eq!(row.evaluation.status, Status::OffTarget);
        assert_eq!(row.evaluation.signal(), None);
        assert_eq!(row.evaluation.forecast, Forecast::NotAtThisRate);
    }
}

#[test]
fn one_just_missed_its_target_and_its_action_is_overdue() {
    for today in days() {
        let row = row(today, "sla-compliance");
        assert_eq!(row.evaluation.status, Status::Watch);
        assert_eq!(row.evaluation.signal(), None);
        assert_eq!(row.evaluation.course(&row.kpi), Course::Level);
        assert!(row.next_action.unwrap().is_overdue(today));
    }
}

#[test]
fn one_had_its_target_raised_and_older_verdicts_stand() {
    for today in days() {
        let KpiRow {
            kpi, evaluation, ..
        } = row(today, "risk-burn-down");
        assert_eq!(kpi.targets.len(), 2);
        assert_eq!(evaluation.status, Status::OnTarget);
        assert_eq!(evaluation.forecast, Forecast::Untold);
        assert!(
            (evaluation.points.iter())
                .any(|point| point.value.get() < 80.0 && point.verdict == Verdict::OnTarget),
            "a value below today's target was judged by the target of its day"
        );
    }
}

#[test]
fn one_is_too_young_for_a_verdict() {
    for today in days() {
        let row = row(today, "backup-restore-success");
        assert_eq!(row.evaluation.status, Status::OnTarget);
        assert_eq!(row.evaluation.behaviour(), &Behaviour::TooFew { have: 5 });
        assert_eq!(row.evaluation.forecast, Forecast::Unknown);
    }
}

#[test]
fn the_page_shows_what_needs_attention_first() {
    for today in days() {
        let order: Vec<String> = (all_rows(today).into_iter())
            .map(|row| row.kpi.library)
            .collect();
        let expected = [
            "critical-vulnerabilities",
            "security-training-completion",
            "incident-response-time",
            "sla-compliance",
            "patch-latency-high",
        ];
        assert_eq!(order[..5], expected);
    }
}

#[test]
fn actions_are_open_overdue_and_done() {
    for today in days() {
        let scorecard = scorecard(today);
        let count = |test: &dyn Fn(&Action) -> bool| {
            scorecard
                .all::<Action>()
                .filter(|action| test(action))
                .count()
        };
        assert_eq!(count(&|action| action.is_overdue(today)), 1);
        assert_eq!(count(&Action::is_open), 3);
        assert_eq!(count(&|action| action.closed.is_some()), 1);
        for action in scorecard.all::<Action>() {
            assert!(action.created < today);
            assert!((action.closed).is_none_or(|closed| closed < today && closed > action.created));
            assert!(!action.who.is_empty() && !action.effect.is_empty());
        }
    }
}

/// 800 days with a leap day and three turns of the year: every weekday and length of month.
fn every_day() -> impl Iterator<Item = NaiveDate> {
    date("2026-11-01").iter_days().take(800)
}

#[test]
fn it_tells_the_same_story_on_every_day() {
    let expected = plot(date("2026-11-24"));
    for today in every_day() {
        assert_eq!(plot(today), expected, "{today}");
    }
}

/// Returns for each KPI its status, the kind of its forecast, and whether it lacks an action.
fn plot(today: NaiveDate) -> Vec<(String, Status, Discriminant<Forecast>, bool)> {
    (all_rows(today).into_iter())
        .map(|row| {
            let lacks_action = row.lacks_action();
            let KpiRow {
                kpi, evaluation, ..
            } = row;
            assert_ne!(evaluation.status, Status::Stale, "{} {today}", kpi.name);
            let newest = evaluation.latest().unwrap();
            // What is computed is as new as today, what was typed covers a period that is over.
            let is_computed = newest.at.date == today;
            assert_eq!(is_computed, kpi.derived.is_some(), "{} {today}", kpi.name);
            let forecast = discriminant(&evaluation.forecast);
            (kpi.library, evaluation.status, forecast, lacks_action)
        })
        .collect()
}

#[test]
fn every_measurement_is_valid_and_says_where_it_comes_from() {
    for today in days() {
        let scorecard = scorecard(today);
        let mut notes = 0;
        for measurement in scorecard.all::<Measurement>() {
            assert!(measurement.at.date < today);
            assert!(
                measurement
                    .from
                    .is_some_and(|from| from <= measurement.at.date)
            );
            assert!(!measurement.source.is_empty() && !measurement.entered_by.is_empty());
            let kpi = scorecard.get::<Kpi>(measurement.kpi).unwrap();
            let (low, high) = kpi.unit.bounds();
            assert!((low..=high).contains(&measurement.value.get()));
            notes += usize::from(!measurement.note.is_empty());
        }
        let told: usize = STORIES.iter().map(|story| story.notes.len()).sum();
        assert_eq!(notes, told);
    }
}
