use super::*;
use crate::domain::base::Extra;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Replica;
use crate::domain::scorecard::Edit;
use crate::domain::value::{Finite, Moment, parse_date};
use crate::library::kpis;
use proptest::prelude::*;

const KPI: Id = Id::from_number(1);

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

/// Returns how values of these days and sources were kept, seen from 30 March 2026.
fn kept(cadence: Cadence, values: &[(NaiveDate, &str)]) -> Habit {
    let template = kpis::by_key("sla-compliance").unwrap();
    let kpi = Kpi {
        cadence,
        ..template.to_kpi(KPI, day("2026-03-01"))
    };
    let mut edit = Edit::new("").put(kpi);
    for (position, &(on, source)) in values.iter().enumerate() {
        edit = edit.put(Measurement {
            id: Id::from_number(100 + position as u128),
            kpi: KPI,
            at: Moment::day(on),
            from: None,
            value: Finite::from(99),
            counted: None,
            note: String::new(),
            source: source.to_owned(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        });
    }
    let mut card = Scorecard::empty(Id::from_number(9));
    card.apply(edit, Replica(1)).unwrap();
    habits(&card, day("2026-03-30")).remove(0)
}

fn on(cadence: Cadence, days: &[&str]) -> Habit {
    let values: Vec<_> = days.iter().map(|text| (day(text), "Scanner")).collect();
    kept(cadence, &values)
}

fn states(habit: &Habit) -> Vec<(String, HabitState)> {
    let told = |cell: &HabitCell| (cell.from.to_string(), cell.state);
    let known = habit
        .cells
        .iter()
        .filter(|cell| cell.state != HabitState::NotDue);
    known.map(told).collect()
}

#[test]
fn a_value_each_week_is_complete_and_steady() {
    let habit = on(
        Cadence::Weekly,
        &["2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"],
    );
    assert_eq!(habit.completeness_text(), "100 %, 4 of 4");
    assert_eq!(habit.consistency_text(), "100 %, 3 of 3");
    assert!(habit.findings.is_empty());
}

#[test]
fn two_weeks_left_out_are_drawn_and_counted() {
    let habit = on(Cadence::Weekly, &["2026-03-01", "2026-03-22", "2026-03-29"]);
    assert_eq!((habit.measured, habit.missing), (3, 2));
    assert_eq!(habit.completeness_text(), "60 %, 3 of 5");
    assert_eq!(habit.consistency_text(), "50 %, 1 of 2");
    let expected = [
        ("2026-02-23", HabitState::InTime),
        ("2026-03-02", HabitState::Missing),
        ("2026-03-09", HabitState::Missing),
        ("2026-03-16", HabitState::Late),
        ("2026-03-23", HabitState::InTime),
    ];
    assert_eq!(
        states(&habit),
        expected.map(|(on, state)| (on.to_owned(), state))
    );
    assert_eq!(
        habit.findings,
        ["Between 1 March and 22 March, 2 values are missing."]
    );
    assert_eq!(
        habit.summary(),
        "SLA compliance, by weeks: 2 with values in time, 1 late, 2 missing"
    );
}

#[test]
fn a_new_source_is_a_step_that_is_not_steady() {
    let habit = kept(
        Cadence::Weekly,
        &[
            (day("2026-03-15"), "Scanner"),
            (day("2026-03-22"), "Spreadsheet"),
            (day("2026-03-29"), "Spreadsheet"),
        ],
    );
    assert_eq!(habit.consistency_text(), "50 %, 1 of 2");
    assert_eq!(habit.silent_changes, 1);
}

#[test]
fn what_nothing_is_known_of_is_unknown_and_not_0() {
    let fresh = on(Cadence::Quarterly, &[]);
    assert_eq!((fresh.completeness(), fresh.consistency()), (None, None));
    assert_eq!(fresh.completeness_text(), "Nothing expected yet");
    let one = on(Cadence::Weekly, &["2026-03-29"]);
    assert_eq!((one.completeness(), one.consistency()), (Some(1.0), None));
    assert_eq!(overall(&[fresh], Habit::completeness), "Unknown");
}

#[test]
fn what_was_never_measured_lacks_every_week_since_it_was_taken_on() {
    let never = on(Cadence::Weekly, &[]);
    assert_eq!(never.completeness_text(), "0 %, 0 of 4");
    assert_eq!(never.findings, ["It was never measured."]);
}

#[test]
fn weekends_do_not_make_a_daily_series_incomplete() {
    let workdays = day("2026-03-02").iter_days().take(29).filter(|day| {
        use chrono::{Datelike, Weekday};
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    });
    let values: Vec<_> = workdays.map(|day| (day, "")).collect();
    let habit = kept(Cadence::Daily, &values);
    assert_eq!(habit.completeness(), Some(1.0));
    assert!(habit.cells.len() <= 54);
}

#[test]
fn a_year_of_periods_fits_the_heat_map() {
    for cadence in Cadence::ALL {
        let cells = on(cadence, &["2025-01-01", "2026-03-29"]).cells;
        assert!(cells.len() <= 54, "{cadence:?}");
        assert!(cells.windows(2).all(|pair| pair[0].to < pair[1].from));
        assert_eq!(cells.last().unwrap().to, day("2026-03-30"), "{cadence:?}");
    }
}

proptest! {
    #[test]
    fn scores_are_shares_and_more_values_never_make_a_series_less_complete(
        ago in prop::collection::btree_set(0_u64..500, 1..40), cadence in 0_usize..6, extra in 0_u64..500,
    ) {
        let cadence = Cadence::ALL[cadence];
        let days = |ago: &mut dyn Iterator<Item = u64>| {
            let mut days: Vec<_> = ago.map(|ago| day("2026-03-30") - Days::new(ago)).collect();
            days.sort();
            days.into_iter().map(|day| (day, "")).collect::<Vec<_>>()
        };
        let habit = kept(cadence, &days(&mut ago.iter().copied()));
        for share in [habit.completeness(), habit.consistency()].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&share));
        }
        let first = ago.iter().max().copied().unwrap_or(0);
        let more = kept(cadence, &days(&mut ago.iter().copied().chain([extra.min(first)])));
        prop_assert!(more.missing <= habit.missing);
        prop_assert!(more.measured >= habit.measured);
    }

    #[test]
    fn no_day_is_too_far_away(days in -90_000_000_i32..90_000_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or(NaiveDate::MAX);
        let template = kpis::by_key("sla-compliance").unwrap();
        for cadence in Cadence::ALL {
            let kpi = Kpi { cadence, ..template.to_kpi(KPI, day("2026-03-01")) };
            let mut card = Scorecard::empty(Id::from_number(9));
            card.apply(Edit::new("").put(kpi), Replica(1)).unwrap();
            prop_assert_eq!(habits(&card, today).len(), 1);
        }
    }
}
