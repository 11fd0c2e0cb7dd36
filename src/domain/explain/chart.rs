//! A run chart as data, and as the shapes to draw: the same in the app, on paper and in a file.
//!
//! [`super::charting`] copies out of an evaluation what a reader needs, so that a report that was sent keeps its picture whatever
//! is corrected later. [`picture()`] lays it out; `ui` and `files` only turn its shapes into elements.

mod picture;

use crate::domain::field::Value;

pub use self::picture::{Picture, Shape, picture};
use super::document::Table;
use crate::domain::base::Extra;
use crate::domain::value::{Finite, Moment};

/// Values over time with what they were held against.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Chart {
    #[field(needed)]
    pub title: String,
    /// What the chart shows, in a sentence: its text alternative.
    #[field(needed)]
    pub says: String,
    /// What the newest value was held against, in words.
    pub target: String,
    /// In order of time.
    #[field(needed)]
    pub points: Vec<ChartPoint>,
    pub extra: Extra,
}

/// A value with the target and the natural limits of its day.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct ChartPoint {
    pub at: Moment,
    pub value: Finite,
    /// The value with its unit.
    #[field(needed)]
    pub words: String,
    /// How it stands against its target, in the reader's words.
    #[field(needed)]
    pub status: String,
    #[field(written)]
    pub target: Band,
    #[field(written)]
    pub limits: Band,
    pub is_signal: bool,
}

/// The values between two ends; without an end it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Value)]
pub struct Band {
    pub low: Option<Finite>,
    pub high: Option<Finite>,
}

/// More values than this are not drawn: the newest ones are.
pub const MOST_POINTS: usize = 60;

impl Chart {
    /// Returns the values as a table, oldest first.
    pub fn table(&self) -> Table {
        let mut table = Table::new(["Date", "Value", "Status"].map(str::to_owned).to_vec());
        for point in &self.points {
            let status = match point.is_signal {
                true => format!("{}, signal", point.status),
                false => point.status.clone(),
            };
            table.row(vec![
                point.at.to_string().replace('T', " "),
                point.words.clone(),
                status,
            ]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::charting::chart;
    use crate::domain::explain::variance_script::tests::cases;
    use crate::domain::measure::variance::Verdict;

    pub(super) fn of(values: &[f64]) -> Option<Chart> {
        let case = cases::case("chart", cases::response(), values);
        chart(&case.kpi, &case.evaluation, "EUR", &Verdict::name)
    }

    #[test]
    fn it_says_what_it_shows() {
        let chart = of(cases::SCATTER).unwrap();
        assert_eq!(
            chart.says.replace('\u{a0}', " "),
            "10 values from 18 September to 20 November: lowest 1 h, highest 5 h, newest 5 h; target: at most 4 h."
        );
        assert_eq!(of(&[]), None);
        assert!(of(&[3.0]).unwrap().says.starts_with("One value so far: 3"));
    }

    #[test]
    fn only_the_newest_values_are_kept() {
        let many: Vec<f64> = (0..100).map(f64::from).collect();
        let chart = of(&many).unwrap();
        assert_eq!(chart.points.len(), MOST_POINTS);
        assert_eq!(chart.points[0].value.get(), 40.0);
    }
}
