//! Whether risks are dealt with in time: mitigated or closed within three months of being identified.
//!
//! Risks are counted as cohorts: each counts on the day after its three months, whatever became of it by then. To count
//! a success at once and a failure only after three months would show every project better than it is (the bias of
//! unequal waiting times, “immortal time”), most of all a young one.

use chrono::{Months, NaiveDate};

use super::risk::Risk;
use crate::domain::named;

/// So many calendar months are given.
pub const MONTHS: u32 = 3;

/// How a risk stands against its three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Promptness {
    /// Mitigated or closed within its three months, which are over.
    InTime,
    /// Mitigated or closed after them.
    Late,
    /// Open, and its three months are over.
    Overdue,
    /// Mitigated or closed while its three months still run: it does not count yet.
    Early,
    /// Open, with time left: it does not count yet.
    Running,
}

named!(Promptness {
    InTime: "Dealt with within three months",
    Late: "Dealt with later",
    Overdue: "Open, three months are over",
    Early: "Dealt with, three months still running",
    Running: "Open, with time left",
});

/// Returns the last of the risk's three months.
pub fn last_day(risk: &Risk) -> NaiveDate {
    (risk.identified)
        .checked_add_months(Months::new(MONTHS))
        .unwrap_or(NaiveDate::MAX)
}

/// Tells whether the risk was dealt with by the last day of its three months.
pub fn is_in_time(risk: &Risk) -> bool {
    risk.retired()
        .is_some_and(|retired| retired <= last_day(risk))
}

/// Returns the first day at whose end the risk counts, for or against: its three months are over.
pub fn counts_from(risk: &Risk) -> NaiveDate {
    last_day(risk).succ_opt().unwrap_or(NaiveDate::MAX)
}

/// Returns how the risk stands at the end of the day; `None` before it was identified.
pub fn on(risk: &Risk, day: NaiveDate) -> Option<Promptness> {
    if day < risk.identified {
        return None;
    }
    let is_retired = risk.retired().is_some_and(|retired| retired <= day);
    Some(match (is_retired, day > last_day(risk)) {
        (true, false) => Promptness::Early,
        (true, true) if is_in_time(risk) => Promptness::InTime,
        (true, true) => Promptness::Late,
        (false, true) => Promptness::Overdue,
        (false, false) => Promptness::Running,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn risk(identified: &str, mitigated: Option<&str>) -> Risk {
        let score = json!({"likelihood": 3, "impact": 3});
        let risk = json!({
            "id": "00000000-0000-4000-8000-000000000001", "name": "Vendor breach",
            "identified": identified, "mitigated": mitigated,
            "scores": [{"from": identified, "inherent": score, "residual": score}],
        });
        serde_json::from_value(risk).unwrap()
    }

    #[test]
    fn three_months_are_months_of_the_calendar() {
        assert_eq!(last_day(&risk("2026-01-15", None)), day("2026-04-15"));
        assert_eq!(last_day(&risk("2026-11-30", None)), day("2027-02-28"));
    }

    #[test]
    fn the_last_day_is_in_time_and_the_day_after_is_late() {
        let mitigated = |on: &str| risk("2026-01-15", Some(on));
        let today = day("2026-06-01");
        assert_eq!(
            on(&mitigated("2026-04-15"), today),
            Some(Promptness::InTime)
        );
        assert_eq!(on(&mitigated("2026-04-16"), today), Some(Promptness::Late));
    }

    #[test]
    fn an_open_risk_is_overdue_once_its_three_months_are_over() {
        let open = risk("2026-01-15", None);
        assert_eq!(on(&open, day("2026-01-14")), None);
        assert_eq!(on(&open, day("2026-04-15")), Some(Promptness::Running));
        assert_eq!(on(&open, day("2026-04-16")), Some(Promptness::Overdue));
        assert_eq!(counts_from(&open), day("2026-04-16"));
    }

    #[test]
    fn a_risk_closed_without_mitigation_is_dealt_with_too() {
        let mut closed = risk("2026-01-15", None);
        closed.closed = Some(day("2026-02-01"));
        assert_eq!(on(&closed, day("2026-02-01")), Some(Promptness::Early));
        assert_eq!(on(&closed, day("2026-04-16")), Some(Promptness::InTime));
    }

    #[test]
    fn a_risk_counts_once_its_three_months_are_over_whatever_became_of_it() {
        let over = day("2026-04-16");
        for mitigated in [None, Some("2026-01-20"), Some("2026-05-01")] {
            assert_eq!(counts_from(&risk("2026-01-15", mitigated)), over);
        }
    }

    #[test]
    fn a_mitigation_that_lies_ahead_does_not_count_before_its_day() {
        let planned = risk("2026-01-15", Some("2026-05-20"));
        assert_eq!(on(&planned, day("2026-05-19")), Some(Promptness::Overdue));
        assert_eq!(on(&planned, day("2026-05-20")), Some(Promptness::Late));
    }

    #[test]
    fn the_last_days_of_the_calendar_do_no_harm() {
        let last = risk("9999-12-31", None);
        assert_eq!(on(&last, day("9999-12-31")), Some(Promptness::Running));
        assert!(counts_from(&last) > last.identified);
    }
}
