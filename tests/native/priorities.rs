//! The laws of priorities: more of a reason never lowers a task, the order is total, and days only move on.

use chrono::{Days, NaiveDate, NaiveDateTime};
use linchpin::domain::base::Record as _;
use linchpin::domain::decide::priority::{Facts, Points, band};
use linchpin::domain::decide::ranking::{Ranked, Ranking};
use linchpin::domain::decide::recurrence::{complete, reopen};
use linchpin::domain::decide::task::{Task, TaskCadence};
use linchpin::domain::measure::variance::Better;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::value::Finite;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::{kpi, measurement, risk, task as any_task};

const TASKS: u128 = 500;

fn day(number: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    first + Days::new(number)
}

fn now() -> NaiveDateTime {
    day(700).and_hms_opt(9, 0, 0).unwrap()
}

/// A task that waits for any of four others.
fn task(number: u128) -> impl Strategy<Value = Task> {
    let links = vec(0..4_u128, 0..3);
    (any_task(), links, option::of(650..760_u64)).prop_map(move |(mut task, links, due)| {
        task.id = Id::from_number(TASKS + number);
        task.blocked_by = links
            .into_iter()
            .map(|link| Id::from_number(TASKS + link))
            .collect();
        task.blocked_by.retain(|&id| id != task.id);
        task.due = due.map(day);
        task
    })
}

/// A scorecard with KPIs, a value each, risks, and up to ten tasks linked to all of them.
fn card() -> impl Strategy<Value = Scorecard> {
    let tasks: Vec<_> = (0..10).map(task).collect();
    let kpis = vec((kpi(), measurement()), 1..4);
    (kpis, vec(risk(), 1..4), tasks, 0..10_usize).prop_map(|(kpis, risks, tasks, count)| {
        let mut edit = Edit::new("");
        let (mut kpi_ids, mut risk_ids) = (Vec::new(), Vec::new());
        for (number, (mut kpi, mut measurement)) in (1..).zip(kpis) {
            kpi.id = Id::from_number(number);
            measurement.id = Id::from_number(100 + number);
            measurement.kpi = kpi.id;
            kpi_ids.push(kpi.id);
            edit = edit.put(kpi).put(measurement);
        }
        for (number, mut risk) in (200..).zip(risks) {
            risk.id = Id::from_number(number);
            risk_ids.push(risk.id);
            edit = edit.put(risk);
        }
        for mut task in tasks.into_iter().take(count) {
            task.kpis.clone_from(&kpi_ids);
            task.risks.clone_from(&risk_ids);
            edit = edit.put(task);
        }
        let mut card = Scorecard::empty(Id::from_number(99));
        card.apply(edit, Replica(1)).unwrap();
        card
    })
}

fn totals(card: &Scorecard, facts: &Facts) -> Vec<u32> {
    card.all::<Task>()
        .map(|task| Points::of(task, facts).total())
        .collect()
}

fn assert_none_lower(before: &[u32], after: &[u32]) {
    for (before, after) in before.iter().zip(after) {
        assert!(after >= before, "{before} points became {after}");
        assert!(band(*after) <= band(*before));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_worse_kpi_never_lowers_a_task(card in card(), which in any::<prop::sample::Index>(), more in 0.0..1e6) {
        let mut facts = Facts::of(&card, now());
        let before = totals(&card, &facts);
        let at = which.index(facts.kpis.len());
        let kpi = &mut facts.kpis[at];
        let (Some(target), Some(latest)) = (&kpi.target, &mut kpi.latest) else {
            return Ok(());
        };
        let value = latest.value.get();
        let rises = match target.target.better() {
            Better::Lower => true,
            Better::Higher => false,
            Better::Nearer => value >= target.target.nearest(value),
        };
        let worse = Finite::new(if rises { value + more } else { value - more });
        prop_assume!(worse.is_some());
        latest.value = worse.unwrap_or_default();
        assert_none_lower(&before, &totals(&card, &facts));
    }

    #[test]
    fn more_weight_never_lowers_a_task(card in card(), more in 0.0..1e6) {
        let mut facts = Facts::of(&card, now());
        let before = totals(&card, &facts);
        facts.kpis.iter_mut().for_each(|kpi| kpi.weight += more);
        assert_none_lower(&before, &totals(&card, &facts));
    }

    #[test]
    fn a_higher_risk_never_lowers_a_task(card in card(), which in any::<prop::sample::Index>(), more in 0..25_u8) {
        let mut facts = Facts::of(&card, now());
        let before = totals(&card, &facts);
        let at = which.index(facts.risks.len());
        let risk = &mut facts.risks[at];
        risk.score = Some((risk.score.unwrap_or(0) + more).min(25));
        risk.is_above |= more > 12;
        assert_none_lower(&before, &totals(&card, &facts));
    }

    #[test]
    fn a_nearer_day_and_less_effort_never_lower_a_task(card in card(), days in 0..80_u64, share in 0.0..1.0) {
        let facts = Facts::of(&card, now());
        for task in card.all::<Task>() {
            let mut sooner = task.clone();
            sooner.due = task.due.map(|due| due - Days::new(days));
            sooner.effort = task.effort.and_then(|effort| Finite::new(effort.get() * share));
            let points = |task| Points::of(task, &facts).total();
            prop_assert!(points(&sooner) >= points(task));
        }
    }

    #[test]
    fn the_order_is_total_stable_and_puts_what_can_start_before_what_waits(card in card()) {
        let ranking = Ranking::of(&card, now());
        let mut ids: Vec<Id> = ranking.rows.iter().map(|row| row.task.id).collect();
        prop_assert_eq!(&ranking, &Ranking::of(&card, now()));
        let start = |row: &&Ranked| row.is_to_do();
        let to_do: Vec<_> = ranking.rows.iter().filter(start).collect();
        for pair in to_do.windows(2) {
            let key = |row: &Ranked| (row.is_blocked, row.priority);
            prop_assert!(key(pair[0]) <= key(pair[1]));
            if key(pair[0]) == key(pair[1]) {
                prop_assert!(pair[0].points.total() >= pair[1].points.total());
            }
        }
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), card.all::<Task>().count());
    }

    #[test]
    fn every_completion_moves_the_day_on(
        cadence in select(&TaskCadence::ALL[1..]), due in option::of(0..4000_u64), gaps in vec(0..90_u64, 1..30), any in any_task(),
    ) {
        let mut task = Task { cadence, due: due.map(day), month_day: None, completed: Vec::new(), ..any };
        let mut today = day(1000);
        for gap in gaps {
            today = today + Days::new(gap);
            let before = task.due;
            let first_today = task.completed.last() != Some(&today);
            let done = complete(&task, today);
            prop_assert!(done.is_open() && done.check().is_ok());
            prop_assert!(done.due > before && done.due > Some(today));
            if first_today && task.state == done.state && before.is_some_and(|due| (due - today).num_days() >= 0) {
                prop_assert_eq!(reopen(&done, today), task.clone());
            }
            task = done;
        }
    }

    #[test]
    fn a_monthly_task_keeps_its_day_of_the_month(due in 0..4000_u64, count in 1..40_usize, any in any_task()) {
        use chrono::Datelike;
        let first = day(due);
        let mut task = Task { cadence: TaskCadence::Monthly, due: Some(first), month_day: None, completed: Vec::new(), ..any };
        for number in 1..=count {
            task = complete(&task, task.due.unwrap());
            let due = task.due.unwrap();
            let months = (due.year() - first.year()) * 12 + due.month() as i32 - first.month() as i32;
            prop_assert_eq!(months, number as i32);
            let is_last = (due + Days::new(1)).day() == 1;
            prop_assert!(due.day() == first.day() || (is_last && due.day() < first.day()));
        }
    }
}
