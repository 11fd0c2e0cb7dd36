//! The usual periods of a report.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Report;
use crate::domain::named;
use crate::domain::order::gather;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;

/// A way to choose the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    LastWeek,
    LastMonth,
    LastQuarter,
    /// From the day after the last report that the same reader was sent.
    SinceLastReport,
    /// From one day to another.
    Own,
}

named!(Choice {
    LastWeek: "Last seven days",
    LastMonth: "Last month",
    LastQuarter: "Last quarter",
    SinceLastReport: "Since the last report to them",
    Own: "From … to …",
});

impl Choice {
    /// Returns the first and the last day; `None` when the choice does not tell them.
    ///
    /// A week is the seven days up to and with today; months and quarters are the last ones of the calendar that are over.
    pub fn days(
        self,
        last_report: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Choice::LastWeek => Some((today.checked_sub_days(Days::new(6))?, today)),
            Choice::LastMonth => calendar(today, 1),
            Choice::LastQuarter => calendar(today, 3),
            Choice::SinceLastReport => Some((last_report?.succ_opt()?.min(today), today)),
            Choice::Own => None,
        }
    }
}

/// Returns the last so many months of the calendar, counted from January, that are over.
fn calendar(today: NaiveDate, months: u32) -> Option<(NaiveDate, NaiveDate)> {
    let into = today.month0() % months;
    let after = today.with_day(1)?.checked_sub_months(Months::new(into))?;
    Some((
        after.checked_sub_months(Months::new(months))?,
        after.pred_opt()?,
    ))
}

/// Returns the last day of the newest report that the reader was sent: the stakeholder, or else the audience in general.
pub fn last_report(scorecard: &Scorecard, like: &Report) -> Option<NaiveDate> {
    let same = |report: &&Report| {
        report.id != like.id
            && report.sent.is_some()
            && report.stakeholder == like.stakeholder
            && (like.stakeholder.is_some() || report.audience == like.audience)
    };
    (scorecard.all::<Report>().filter(same))
        .map(|report| report.to)
        .max()
}

/// Writes a period: `1 to 30 November`, `28 October to 3 November`, `24 November`.
pub fn words(from: NaiveDate, to: NaiveDate, today: NaiveDate) -> String {
    if from == to {
        return date_phrase(to, today);
    }
    let same_month = (from.year(), from.month()) == (to.year(), to.month());
    match same_month {
        true => format!("{} to {}", from.day(), date_phrase(to, today)),
        false => format!("{} to {}", date_phrase(from, today), date_phrase(to, today)),
    }
}

/// Returns the reports, drafts first, the newest of each first.
pub fn listed(scorecard: &Scorecard) -> (Vec<Id>, Vec<Id>) {
    let mut all: Vec<&Report> = gather(scorecard.all::<Report>());
    let day = |report: &Report| report.sent.as_ref().map_or(report.created, |sent| sent.on);
    crate::domain::order::sort_by(&mut all, |a, b| (day(b), b.id).cmp(&(day(a), a.id)));
    let of = |is_sent: bool| {
        let some = (all.iter()).filter(|report| report.sent.is_some() == is_sent);
        some.map(|report| report.id).collect()
    };
    (of(false), of(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(choice: Choice, last: Option<&str>, today: &str) -> Option<(String, String)> {
        let last = last.map(|day| day.parse().unwrap());
        let (from, to) = choice.days(last, today.parse().unwrap())?;
        Some((from.to_string(), to.to_string()))
    }

    fn pair(from: &str, to: &str) -> Option<(String, String)> {
        Some((from.to_owned(), to.to_owned()))
    }

    #[test]
    fn months_and_quarters_are_the_last_that_are_over() {
        let (month, quarter) = (Choice::LastMonth, Choice::LastQuarter);
        assert_eq!(
            days(month, None, "2026-11-24"),
            pair("2026-10-01", "2026-10-31")
        );
        assert_eq!(
            days(month, None, "2027-01-31"),
            pair("2026-12-01", "2026-12-31")
        );
        assert_eq!(
            days(quarter, None, "2026-11-24"),
            pair("2026-07-01", "2026-09-30")
        );
        assert_eq!(
            days(quarter, None, "2026-01-01"),
            pair("2025-10-01", "2025-12-31")
        );
        let week = days(Choice::LastWeek, None, "2026-03-02");
        assert_eq!(week, pair("2026-02-24", "2026-03-02"));
    }

    #[test]
    fn since_the_last_report_starts_the_day_after_it() {
        let since = Choice::SinceLastReport;
        assert_eq!(
            days(since, Some("2026-11-17"), "2026-11-24"),
            pair("2026-11-18", "2026-11-24")
        );
        assert_eq!(
            days(since, Some("2026-11-24"), "2026-11-24"),
            pair("2026-11-24", "2026-11-24")
        );
        assert_eq!(days(since, None, "2026-11-24"), None);
    }

    #[test]
    fn periods_are_written_without_saying_anything_twice() {
        let write = |from: &str, to: &str| {
            let today = "2026-11-24".parse().unwrap();
            words(from.parse().unwrap(), to.parse().unwrap(), today)
        };
        assert_eq!(write("2026-11-01", "2026-11-24"), "1 to 24 November");
        assert_eq!(
            write("2026-10-28", "2026-11-03"),
            "28 October to 3 November"
        );
        assert_eq!(
            write("2025-12-28", "2026-01-03"),
            "28 December 2025 to 3 January"
        );
        assert_eq!(write("2026-11-24", "2026-11-24"), "24 November");
    }
}
