//! Inconsistent tracking: a KPI whose values have gaps, come late, or are no longer counted as they were.

use chrono::NaiveDate;

use super::{Evidence, Flag, FlagKind, Link, days_before};
use crate::domain::measure::kpi::{Cadence, Kpi};
use crate::domain::measure::tracking::rhythm::{self, Distance};
use crate::domain::measure::xmr::FEWEST_POINTS;
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;

/// Missing and late values within the look back from which on it is a habit: one slip happens to everybody.
const HABIT: usize = 2;

/// What was found in the series.
#[derive(Default)]
struct Findings {
    evidence: Vec<Evidence>,
    missing: usize,
    late: usize,
    /// Sources that changed without a declared process change, and phases too short to judge.
    method: usize,
}

/// Returns the flag of a KPI whose values cannot be compared with each other, or are not there.
///
/// One undeclared change of the source is enough, for values before and after it may count different things.
/// A KPI that is computed from other records has no entries to be late with.
pub fn flag(scorecard: &Scorecard, kpi: &Kpi, today: NaiveDate) -> Option<Flag> {
    if kpi.derived.is_some() {
        return None;
    }
    let since = days_before(today, look_back(kpi.cadence));
    let days = rhythm::days_since(scorecard, kpi, since, today);
    let mut findings = Findings::default();
    findings.look_for_gaps(kpi.cadence, &days, today);
    findings.look_for_sources(scorecard, kpi, &days, today);
    findings.look_for_short_phases(scorecard, kpi, today);
    let is_habit = findings.missing + findings.late >= HABIT;
    if !is_habit && findings.method == 0 {
        return None;
    }
    sort_by(&mut findings.evidence, |a, b| a.on.cmp(&b.on));
    Some(Flag {
        key: format!("tracking/{}", kpi.id),
        kind: FlagKind::Tracking,
        headline: findings.headline(&kpi.name),
        next_step: findings.next_step(kpi),
        evidence: findings.evidence,
        links: vec![Link {
            kind: Kind::Kpi,
            id: kpi.id,
            name: kpi.name.clone(),
        }],
    })
}

/// How far back values count, in days: 13 periods of the cadence, a quarter of weeks or a year of months and one more,
/// but no more than four years and no less than a month.
fn look_back(cadence: Cadence) -> u64 {
    match cadence {
        Cadence::Hourly | Cadence::Daily => 30,
        Cadence::Weekly => 13 * 7,
        Cadence::Monthly => 396,
        Cadence::Quarterly | Cadence::Yearly => 4 * 366,
    }
}

impl Findings {
    fn look_for_gaps(&mut self, cadence: Cadence, days: &[(NaiveDate, Id)], today: NaiveDate) {
        for gap in rhythm::gaps(cadence, days, today) {
            match gap.distance {
                Distance::Missing(count) => self.missing += count,
                _ => self.late += 1,
            }
            self.add(gap.since(cadence), gap.text(today));
        }
    }

    fn look_for_sources(
        &mut self,
        scorecard: &Scorecard,
        kpi: &Kpi,
        days: &[(NaiveDate, Id)],
        today: NaiveDate,
    ) {
        for change in rhythm::source_changes(scorecard, kpi, days) {
            self.method += 1;
            self.add(change.on, change.text(today));
        }
    }

    /// A phase between two process changes needs enough values for limits; with fewer nobody can tell signal from noise.
    fn look_for_short_phases(&mut self, scorecard: &Scorecard, kpi: &Kpi, today: NaiveDate) {
        let since = days_before(today, look_back(kpi.cadence));
        for pair in kpi.process_changes.windows(2) {
            let (from, to) = (pair[0].on, pair[1].on);
            if to < since || to > today {
                continue;
            }
            let values = (scorecard.series(kpi.id).rev())
                .skip_while(|(at, ..)| at.date >= to)
                .take_while(|(at, ..)| at.date >= from)
                .take(FEWEST_POINTS)
                .count();
            if values < FEWEST_POINTS {
                self.method += 1;
                let text = format!(
                    "Process changes are declared for {} and {} with {} between them; limits need {FEWEST_POINTS}.",
                    date_phrase(from, today),
                    date_phrase(to, today),
                    counted(values, "value"),
                );
                self.add(to, text);
            }
        }
    }

    fn add(&mut self, on: NaiveDate, text: String) {
        self.evidence.push(Evidence { on, text });
    }

    fn headline(&self, name: &str) -> String {
        let mut parts = Vec::new();
        if self.missing > 0 {
            parts.push(format!("{} missing", counted(self.missing, "value")));
        }
        if self.late > 0 {
            parts.push(format!("{} late", counted(self.late, "value")));
        }
        if self.method > 0 {
            parts.push(format!("{} of method", counted(self.method, "change")));
        }
        format!("{name}: {}", parts.join(", "))
    }

    fn next_step(&self, kpi: &Kpi) -> String {
        let mut steps = Vec::new();
        if self.missing + self.late > 0 {
            let who = match kpi.owner.trim() {
                "" => "Name an owner, and agree with them on",
                owner => &format!("Agree with {owner} on"),
            };
            steps.push(format!(
                "{who} a fixed day for the value and a deputy, or choose a cadence that people can keep."
            ));
        }
        if self.method > 0 {
            steps.push("Ask what changed in the way of counting: declare it as a process change, so that new limits start there, or go back to the old way.".to_owned());
        }
        steps.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{KPI, day, kpi, scorecard, value, values};
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::kpi::{Derived, ProcessChange, Unit};
    use crate::domain::record::AnyRecord;

    fn found(kpi: &Kpi, records: Vec<AnyRecord>, today: &str) -> Option<Flag> {
        let card = scorecard([kpi.clone().into()].into_iter().chain(records));
        flag(&card, kpi, day(today))
    }

    fn texts(flag: &Flag) -> Vec<&str> {
        flag.evidence.iter().map(|one| one.text.as_str()).collect()
    }

    fn change(on: &str) -> ProcessChange {
        ProcessChange {
            on: day(on),
            what: "New scanner".to_owned(),
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_value_every_week_is_fine_even_a_day_late() {
        let days = ["2026-03-01", "2026-03-09", "2026-03-15", "2026-03-22"];
        assert_eq!(found(&kpi(), values(&days), "2026-03-30"), None);
    }

    #[test]
    fn two_missing_weeks_are_a_habit_and_one_is_not() {
        let one = ["2026-03-01", "2026-03-15", "2026-03-22"];
        assert_eq!(found(&kpi(), values(&one), "2026-03-23"), None);
        let two = ["2026-03-01", "2026-03-22"];
        let flag = found(&kpi(), values(&two), "2026-03-23").unwrap();
        assert_eq!(
            flag.headline,
            "Critical vulnerabilities in scans: 2 values missing"
        );
        assert_eq!(
            texts(&flag),
            ["Between 1 March and 22 March, 2 values are missing."]
        );
        assert_eq!(flag.evidence[0].on, day("2026-03-10"));
        assert!(flag.next_step.starts_with("Name an owner"));
        assert_eq!(flag.links[0].id, KPI);
    }

    #[test]
    fn two_late_values_are_a_habit() {
        let days = ["2026-03-01", "2026-03-11", "2026-03-21"];
        let flag = found(&kpi(), values(&days), "2026-03-22").unwrap();
        assert_eq!(
            flag.headline,
            "Critical vulnerabilities in scans: 2 values late"
        );
        assert_eq!(
            texts(&flag)[0],
            "The value of 11 March came 10 days after the one of 1 March."
        );
    }

    #[test]
    fn a_newest_value_that_grows_old_counts_from_the_day_it_was_late() {
        let days = ["2026-03-01", "2026-03-08"];
        assert_eq!(found(&kpi(), values(&days), "2026-03-17"), None);
        let flag = found(&kpi(), values(&days), "2026-03-29").unwrap();
        assert_eq!(
            texts(&flag),
            ["The newest value is of 8 March, 21 days ago."]
        );
        assert_eq!(flag.evidence[0].on, day("2026-03-17"));
    }

    #[test]
    fn what_lies_before_the_look_back_is_forgotten() {
        let days = ["2026-01-01", "2026-01-22", "2026-01-29"];
        let mut days: Vec<String> = days.map(str::to_owned).into();
        let weekly = day("2026-02-05").iter_days().step_by(7).take(20);
        days.extend(weekly.map(|day| day.to_string()));
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        assert!(found(&kpi(), values(&days[..5]), "2026-02-13").is_some());
        assert_eq!(found(&kpi(), values(&days), "2026-06-19"), None);
    }

    #[test]
    fn a_daily_value_may_skip_a_long_weekend() {
        assert_eq!(Distance::of(Cadence::Daily, 4), Distance::InTime);
        assert_eq!(Distance::of(Cadence::Daily, 5), Distance::Missing(4));
        assert_eq!(Distance::of(Cadence::Hourly, 4), Distance::InTime);
    }

    #[test]
    fn months_and_quarters_of_every_length_are_in_time() {
        assert_eq!(Distance::of(Cadence::Monthly, 31), Distance::InTime);
        assert_eq!(Distance::of(Cadence::Monthly, 40), Distance::Late);
        assert_eq!(Distance::of(Cadence::Monthly, 59), Distance::Missing(1));
        assert_eq!(Distance::of(Cadence::Quarterly, 92), Distance::InTime);
        assert_eq!(Distance::of(Cadence::Quarterly, 181), Distance::Missing(1));
        assert_eq!(Distance::of(Cadence::Yearly, 366), Distance::InTime);
    }

    #[test]
    fn a_source_that_changed_in_silence_is_enough() {
        let records = vec![
            value(1, "2026-03-01", 0, "Scanner").into(),
            value(2, "2026-03-08", 0, "").into(),
            value(3, "2026-03-15", 0, "scanner ").into(),
            value(4, "2026-03-22", 0, "Spreadsheet").into(),
        ];
        let flag = found(&kpi(), records.clone(), "2026-03-23").unwrap();
        assert_eq!(
            texts(&flag),
            [
                "The source changed from “scanner” to “Spreadsheet” with the value of 22 March, and no process change is declared."
            ]
        );
        let mut declared = kpi();
        declared.process_changes.push(change("2026-03-20"));
        assert_eq!(found(&declared, records, "2026-03-23"), None);
    }

    #[test]
    fn process_changes_too_close_to_judge_anything_are_a_flag() {
        let days = ["2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22"];
        let mut kpi = kpi();
        kpi.process_changes = vec![change("2026-03-05"), change("2026-03-20")];
        let flag = found(&kpi, values(&days), "2026-03-23").unwrap();
        assert_eq!(
            texts(&flag),
            [
                "Process changes are declared for 5 March and 20 March with 2 values between them; limits need 6."
            ]
        );
    }

    #[test]
    fn a_computed_kpi_has_no_entries_to_be_late_with() {
        let mut kpi = kpi();
        (kpi.derived, kpi.unit) = (Some(Derived::RiskBurnDown), Unit::Percent);
        let days = ["2026-01-01", "2026-03-22"];
        assert_eq!(found(&kpi, values(&days), "2026-03-23"), None);
    }
}
