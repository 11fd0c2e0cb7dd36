//! Single cells of a table: dates with or without zones, months, minutes, shares.

use chrono::NaiveDate;

use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, NotAQuantity, QuantityReader, TimeUnit};
use crate::domain::value::Moment;
use crate::files::dates::{self, DateOrder};

/// Reads a date. One with a zone is put on the clock of UTC, so that times between zones come out right.
pub fn moment(text: &str, order: DateOrder) -> Option<Moment> {
    Some(dates::read(text, order)?.stamp.utc())
}

/// Reads a day, or a month written as `2026-10`, `10/2026` or `Oct 2026`, of which the first day is taken.
pub fn period(text: &str, order: DateOrder) -> Option<NaiveDate> {
    Some(dates::read(text, order)?.first_day())
}

/// Reads minutes: a bare number, or a time span like `1h 20m`.
pub fn minutes(text: &str) -> Option<f64> {
    let read = QuantityReader::time(TimeUnit::Minutes).read(text).ok()?;
    Some(read.value.get())
}

/// Tells whether the text is a time, even if it has two readings.
pub fn can_be_time(text: &str) -> bool {
    let read = QuantityReader::time(TimeUnit::Minutes).read(text);
    matches!(read, Ok(_) | Err(NotAQuantity::Ambiguous { .. }))
}

/// Reads hours: a bare number, or a time span like `4h`.
pub fn hours(text: &str) -> Option<f64> {
    let value = quantity::parse(Unit::Hours, text, "").ok()?.get();
    Some(value)
}

/// Reads a share in percent; a column of parts of 1 is multiplied by `scale`.
pub fn share(text: &str, scale: f64) -> Option<f64> {
    let value = quantity::parse(Unit::Percent, text, "").ok()?.get() * scale;
    (0.0..=100.0).contains(&value).then_some(value)
}

/// Returns 100 for a column of parts of 1 (no sign of percent, nothing above 1, something between), else 1.
pub fn scale(cells: &mut dyn Iterator<Item = &str>) -> f64 {
    let mut between = false;
    for cell in cells.filter(|cell| !cell.is_empty()) {
        match quantity::parse(Unit::Percent, cell, "") {
            _ if cell.contains('%') => return 1.0,
            Ok(value) if value.get() > 1.0 => return 1.0,
            Ok(value) => between |= value.get() > 0.0 && value.get() < 1.0,
            Err(_) => {}
        }
    }
    if between { 100.0 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: DateOrder = DateOrder::DayFirst;

    #[test]
    fn dates_with_zones_are_put_on_one_clock() {
        let read = |text: &str| moment(text, FIRST).map(|at| at.to_string());
        assert_eq!(
            read("2026-06-08T01:58:56+02:00").as_deref(),
            Some("2026-06-07T23:58")
        );
        assert_eq!(
            read("2026-06-08T20:00:00.5-0530").as_deref(),
            Some("2026-06-09T01:30")
        );
        assert_eq!(
            read("2026-06-08T01:58Z").as_deref(),
            Some("2026-06-08T01:58")
        );
        assert_eq!(
            read("08/06/2026 01:58").as_deref(),
            Some("2026-06-08T01:58")
        );
    }

    #[test]
    fn months_are_read_in_every_usual_form() {
        let october: NaiveDate = "2026-10-01".parse().unwrap();
        for text in [
            "2026-10",
            "2026/10",
            "10/2026",
            "10.2026",
            "Oct 2026",
            "October-2026",
        ] {
            assert_eq!(period(text, FIRST), Some(october), "{text}");
        }
        assert_eq!(period("2026-10-07", FIRST), "2026-10-07".parse().ok());
        for text in [
            "", "2026", "Q3 2026", "2026-13", "é-2026", "week 3", "ünï-é",
        ] {
            assert_eq!(period(text, FIRST), None, "{text}");
        }
    }

    #[test]
    fn shares_are_read_as_percent_or_as_parts_of_one_by_the_whole_column() {
        let of = |cells: &[&'static str]| scale(&mut cells.iter().copied());
        assert_eq!(of(&["0,97", "1"]), 100.0);
        assert_eq!(of(&["0,97 %", "0.5"]), 1.0);
        assert_eq!(of(&["0.97", "99.5"]), 1.0);
        assert_eq!(share("97 %", 1.0), Some(97.0));
        assert_eq!(share("0,97", 100.0), Some(97.0));
        assert_eq!(share("104", 1.0), None);
    }

    #[test]
    fn downtime_is_in_minutes_unless_it_has_a_unit() {
        assert_eq!(minutes("43,2"), Some(43.2));
        assert_eq!(minutes("1h 20m"), Some(80.0));
        assert_eq!(minutes("-5"), None);
    }
}
