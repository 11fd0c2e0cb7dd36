//! Where the values of a KPI come from: people type them, or they are computed from other records.
//!
//! [`series`] is the one place to get them for everything that is said about a KPI. What is stored, merged and
//! deleted are the typed values alone (`Scorecard::series`); they wait untouched while a KPI is computed.

use chrono::{Datelike, NaiveDate};

use super::kpi::{Cadence, Covers, Derived, Kpi};
use crate::domain::decide::promptness::{self, Promptness};
use crate::domain::decide::risk::Risk;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::{Finite, Moment};

/// So many periods are computed, the newest ones: ten years of days.
const PERIODS: usize = 3_660;

/// Returns the KPI's values up to and with the day, in order of time.
///
/// Computed values stand at the ends of the KPI's periods, and at the day itself. A period without anything to
/// count has none.
pub fn series<'a>(
    scorecard: &'a Scorecard,
    kpi: &Kpi,
    today: NaiveDate,
) -> Box<dyn Iterator<Item = (Moment, Id, Finite)> + 'a> {
    match kpi.derived {
        None => Box::new((scorecard.series(kpi.id)).take_while(move |(at, ..)| at.date <= today)),
        Some(Derived::RiskBurnDown) => {
            Box::new(burn_down(scorecard, kpi.cadence, today).into_iter())
        }
    }
}

/// Returns the share of risks dealt with in time, of those whose three months are over at the end of each period.
fn burn_down(
    scorecard: &Scorecard,
    cadence: Cadence,
    today: NaiveDate,
) -> Vec<(Moment, Id, Finite)> {
    let days = |keep: fn(&Risk) -> bool| {
        let kept = scorecard.all::<Risk>().filter(|risk| keep(risk));
        let mut days: Vec<NaiveDate> = kept.map(promptness::counts_from).collect();
        sort_by(&mut days, NaiveDate::cmp);
        days
    };
    let (counted, in_time) = (days(|_| true), days(promptness::is_in_time));
    let Some(&first) = counted.first() else {
        return Vec::new();
    };
    let until = |days: &[NaiveDate], end: NaiveDate| days.partition_point(|day| *day <= end) as f64;
    let value = |end: NaiveDate| {
        let share = 100.0 * until(&in_time, end) / until(&counted, end);
        Some((Moment::day(end), id_of(end), Finite::new(share)?))
    };
    (period_ends(cadence, first, today).into_iter())
        .filter_map(value)
        .collect()
}

/// Names a computed value by its day.
fn id_of(day: NaiveDate) -> Id {
    Id::from_number(day.num_days_from_ce().unsigned_abs().into())
}

/// Returns the last days of the periods since the first day, and the day itself, oldest first.
fn period_ends(cadence: Cadence, first: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let before = |end: &NaiveDate| cadence.start_of_period(*end).pred_opt();
    let ends = std::iter::successors(Some(today), before);
    let mut ends: Vec<NaiveDate> = ends.take_while(|end| *end >= first).take(PERIODS).collect();
    ends.reverse();
    ends
}

/// How the risks stand that a computed KPI counts, each with its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    pub in_time: Vec<(Id, String)>,
    pub late: Vec<(Id, String)>,
    pub overdue: Vec<(Id, String)>,
    /// Dealt with, and not counted yet.
    pub early: Vec<(Id, String)>,
    /// Open, and not counted yet.
    pub running: Vec<(Id, String)>,
}

impl Counted {
    /// Counts the risks of the register at the end of the day.
    pub fn of(scorecard: &Scorecard, today: NaiveDate) -> Counted {
        let mut counted = Counted::default();
        for risk in scorecard.all::<Risk>() {
            let list = match promptness::on(risk, today) {
                Some(Promptness::InTime) => &mut counted.in_time,
                Some(Promptness::Late) => &mut counted.late,
                Some(Promptness::Overdue) => &mut counted.overdue,
                Some(Promptness::Early) => &mut counted.early,
                Some(Promptness::Running) => &mut counted.running,
                None => continue,
            };
            list.push((risk.id, risk.name.clone()));
        }
        counted
    }

    /// Returns the risks that stand like this.
    pub fn list(&self, promptness: Promptness) -> &[(Id, String)] {
        match promptness {
            Promptness::InTime => &self.in_time,
            Promptness::Late => &self.late,
            Promptness::Overdue => &self.overdue,
            Promptness::Early => &self.early,
            Promptness::Running => &self.running,
        }
    }

    /// Returns how many risks count.
    pub fn total(&self) -> usize {
        self.in_time.len() + self.late.len() + self.overdue.len()
    }

    /// Returns how many risks have time left, dealt with or not.
    pub fn total_running(&self) -> usize {
        self.early.len() + self.running.len()
    }
}

impl Derived {
    /// Says why a value of such a KPI cannot be typed.
    pub fn refusal(self) -> &'static str {
        match self {
            Derived::RiskBurnDown => {
                "The values of this KPI are computed from the risk register, so none can be entered. To type them instead, choose “Typed in” when you edit the KPI."
            }
        }
    }

    /// Returns what one value covers.
    pub fn covers(self) -> Covers {
        match self {
            Derived::RiskBurnDown => Covers::SoFar,
        }
    }

    /// Names where the values come from.
    pub fn source(self) -> &'static str {
        match self {
            Derived::RiskBurnDown => "Computed from the risk register",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::evaluation::{Evaluation, Status};
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::measure::overview::{self, Period};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::library::kpis;
    use proptest::prelude::*;
    use serde_json::json;

    const KPI: Id = Id::from_number(1);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn kpi(cadence: Cadence) -> Kpi {
        let template = kpis::by_key("risk-burn-down").unwrap();
        Kpi {
            cadence,
            ..template.to_kpi(KPI, day("2026-01-01"))
        }
    }

    fn risk(number: u128, identified: NaiveDate, mitigated: Option<NaiveDate>) -> Risk {
        let score = json!({"likelihood": 3, "impact": 3});
        let risk = json!({
            "id": Id::from_number(number), "name": format!("Risk {number}"),
            "identified": identified, "mitigated": mitigated,
            "scores": [{"from": identified, "inherent": score, "residual": score}],
        });
        serde_json::from_value(risk).unwrap()
    }

    fn scorecard(kpi: &Kpi, risks: &[(&str, Option<&str>)]) -> Scorecard {
        let mut edit = Edit::new("").put(kpi.clone());
        for (position, (identified, mitigated)) in risks.iter().enumerate() {
            let number = 100 + position as u128;
            edit = edit.put(risk(number, day(identified), mitigated.map(day)));
        }
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    fn values(scorecard: &Scorecard, kpi: &Kpi, today: &str) -> Vec<(String, f64)> {
        series(scorecard, kpi, day(today))
            .map(|(at, _, value)| (at.to_string(), value.get()))
            .collect()
    }

    /// Five risks: A in time (15 Jan → 10 Mar), B late (20 Jan → 5 May), C never (1 Feb), D running (1 May), and E
    /// dealt with while its time runs (2 May → 20 May).
    /// End of March: none is over. April: A (until 15 April) of A and B (until 20 April) = 50 %.
    /// May: A of A, B, C (until 1 May) = 33.3 %. On 10 June still so: D and E have until August.
    #[test]
    fn the_share_of_each_month_is_that_of_the_risks_whose_three_months_are_over_by_its_end() {
        let kpi = kpi(Cadence::Monthly);
        let scorecard = scorecard(
            &kpi,
            &[
                ("2026-01-15", Some("2026-03-10")),
                ("2026-01-20", Some("2026-05-05")),
                ("2026-02-01", None),
                ("2026-05-01", None),
                ("2026-05-02", Some("2026-05-20")),
            ],
        );
        let third = 100.0 / 3.0;
        let expected = [
            ("2026-04-30", 50.0),
            ("2026-05-31", third),
            ("2026-06-10", third),
        ];
        let expected = expected.map(|(day, share)| (day.to_owned(), share));
        assert_eq!(values(&scorecard, &kpi, "2026-06-10"), expected);
        let counted = Counted::of(&scorecard, day("2026-06-10"));
        assert_eq!((counted.total(), counted.in_time.len()), (3, 1));
        assert_eq!(counted.running, [(Id::from_number(103), "Risk 103".into())]);
        assert_eq!(counted.early, [(Id::from_number(104), "Risk 104".into())]);
        assert_eq!(counted.total_running(), 2);
    }

    /// Four risks a month for two years, of which 60 % are mitigated within their three months, on a day drawn evenly
    /// from them, and the others later or never. Whatever the day of looking, the expected value is 60 %: over 400
    /// such registers the mean is that, from the first value on, within three of its standard errors (√(0.24 ÷ 4 ÷ 400),
    /// when four risks count). Counting successes at once gave 100 % for three months, and 64 % after a year.
    #[test]
    fn regression_a_steady_process_shows_its_true_share_from_the_first_value_on() {
        use rand_xoshiro::rand_core::{Rng, SeedableRng};
        let mut random = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(20_261_130);
        let mut draw = move |below: u64| (random.next_u64() >> 11) % below;
        let start = day("2025-01-01");
        let after = |days: u64| start + chrono::Days::new(days);
        let looks = [93, 100, 120, 150, 180, 270, 365, 500, 700];
        let (mut sums, mut seen) = ([0.0; 9], [0; 9]);
        const RUNS: usize = 400;
        for _ in 0..RUNS {
            let risks: Vec<Risk> = (0..96)
                .map(|number| {
                    let identified = after(number / 4 * 30);
                    let mitigated = match (draw(100) < 60, draw(2)) {
                        (true, _) => Some(identified + chrono::Days::new(1 + draw(88))),
                        (false, 0) => Some(identified + chrono::Days::new(95 + draw(200))),
                        (false, _) => None,
                    };
                    risk(100 + u128::from(number), identified, mitigated)
                })
                .collect();
            let mut edit = Edit::new("").put(kpi(Cadence::Monthly));
            for risk in risks {
                edit = edit.put(risk);
            }
            let mut scorecard = Scorecard::empty(Id::from_number(9));
            scorecard.apply(edit, Replica(1)).unwrap();
            for (place, days) in looks.into_iter().enumerate() {
                let kpi = kpi(Cadence::Monthly);
                if let Some((.., value)) = series(&scorecard, &kpi, after(days)).last() {
                    sums[place] += value.get();
                    seen[place] += 1;
                }
            }
        }
        for (place, days) in looks.into_iter().enumerate() {
            assert_eq!(seen[place], RUNS, "day {days}");
            let mean = sums[place] / RUNS as f64;
            assert!((mean - 60.0).abs() < 3.7, "day {days}: {mean}");
        }
    }

    #[test]
    fn periods_without_anything_to_count_are_skipped_and_not_0() {
        let kpi = kpi(Cadence::Monthly);
        let young = scorecard(&kpi, &[("2026-01-15", None)]);
        assert_eq!(values(&young, &kpi, "2026-04-15"), []);
        let expected = ("2026-04-16".to_owned(), 0.0);
        assert_eq!(values(&young, &kpi, "2026-04-16"), [expected]);
        assert_eq!(values(&scorecard(&kpi, &[]), &kpi, "2026-04-16"), []);
        let ahead = scorecard(&kpi, &[("2027-01-15", None)]);
        assert_eq!(values(&ahead, &kpi, "2026-04-16"), []);
    }

    #[test]
    fn each_cadence_has_its_own_period_ends() {
        let ends = |cadence| {
            let kpi = kpi(cadence);
            let scorecard = scorecard(&kpi, &[("2025-11-01", Some("2025-12-02"))]);
            let values = values(&scorecard, &kpi, "2026-02-18");
            values.into_iter().map(|(day, _)| day).collect::<Vec<_>>()
        };
        assert_eq!(ends(Cadence::Daily).len(), 17);
        assert_eq!(ends(Cadence::Hourly).len(), 17);
        assert_eq!(
            ends(Cadence::Weekly),
            ["2026-02-08", "2026-02-15", "2026-02-18"]
        );
        for cadence in [Cadence::Monthly, Cadence::Quarterly, Cadence::Yearly] {
            assert_eq!(ends(cadence), ["2026-02-18"], "{cadence:?}");
        }
    }

    #[test]
    fn a_mitigated_risk_moves_the_kpi_when_its_time_is_over_and_everything_said_of_it_follows() {
        let kpi = kpi(Cadence::Monthly);
        let mut scorecard = scorecard(&kpi, &[("2026-01-15", None), ("2026-03-20", None)]);
        let now = day("2026-05-04").and_hms_opt(9, 0, 0).unwrap();
        let before = Evaluation::of(&scorecard, &kpi, now);
        assert_eq!(before.status, Status::OffTarget);
        assert_eq!(before.latest().map(|point| point.value), Some(Finite::ZERO));
        let done = risk(101, day("2026-03-20"), Some(now.date()));
        scorecard
            .apply(Edit::new("").put(done), Replica(1))
            .unwrap();
        assert_eq!(Evaluation::of(&scorecard, &kpi, now), before);
        let now = day("2026-06-21").and_hms_opt(9, 0, 0).unwrap();
        let rows = overview::rows(&scorecard, Period::All, now);
        let latest = rows[0].evaluation.latest().unwrap();
        assert_eq!(
            (latest.value, latest.at.date),
            (Finite::from(50), now.date())
        );
    }

    #[test]
    fn typed_values_wait_while_the_kpi_is_computed_and_are_back_afterwards() {
        let computed = kpi(Cadence::Monthly);
        let typed = Kpi {
            derived: None,
            ..computed.clone()
        };
        let mut scorecard = scorecard(&computed, &[("2025-11-15", Some("2026-02-02"))]);
        let edit = Edit::new("").put(Measurement {
            id: Id::from_number(7),
            kpi: KPI,
            at: Moment::day(day("2026-02-28")),
            from: None,
            value: Finite::from(60),
            counted: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        });
        scorecard.apply(edit, Replica(1)).unwrap();
        let latest = |kpi: &Kpi| values(&scorecard, kpi, "2026-03-01").pop();
        assert_eq!(latest(&computed), Some(("2026-03-01".to_owned(), 100.0)));
        assert_eq!(latest(&typed), Some(("2026-02-28".to_owned(), 60.0)));
    }

    #[test]
    fn a_risk_of_the_year_1_does_not_make_a_million_values() {
        let kpi = kpi(Cadence::Daily);
        let scorecard = scorecard(&kpi, &[("0001-01-01", None)]);
        assert_eq!(values(&scorecard, &kpi, "2026-03-01").len(), PERIODS);
    }

    proptest! {
        /// The sweep says what counting risk by risk says.
        #[test]
        fn each_value_is_the_share_counted_risk_by_risk(
            days in prop::collection::vec((0i64..700, prop::option::of(0i64..400)), 0..12),
            today in 0i64..900,
        ) {
            let start = day("2025-01-01");
            let after = |days: i64| start + chrono::TimeDelta::days(days);
            let kpi = kpi(Cadence::Weekly);
            let mut edit = Edit::new("").put(kpi.clone());
            for (position, (identified, mitigated)) in days.iter().enumerate() {
                let mitigated = mitigated.map(|later| after(identified + later));
                edit = edit.put(risk(100 + position as u128, after(*identified), mitigated));
            }
            let mut scorecard = Scorecard::empty(Id::from_number(9));
            scorecard.apply(edit, Replica(1)).unwrap();
            for (at, _, value) in series(&scorecard, &kpi, after(today)) {
                let counted = Counted::of(&scorecard, at.date);
                prop_assert!(counted.total() > 0);
                let share = 100.0 * counted.in_time.len() as f64 / counted.total() as f64;
                prop_assert_eq!(value.get(), share);
            }
        }
    }
}
