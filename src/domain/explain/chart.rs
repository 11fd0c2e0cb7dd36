//! A run chart as data, and as the shapes to draw: the same in the app, on paper and in a file.
//!
//! [`super::charting`] copies out of an evaluation what a reader needs, so that a report that was sent keeps its picture whatever
//! is corrected later. [`picture()`] lays it out; `ui` and `files` only turn its shapes into elements.

mod picture;

use serde::{Deserialize, Serialize};

pub use self::picture::{Picture, Shape, picture};
use super::document::Table;
use crate::domain::base::Extra;
use crate::domain::value::{Finite, Moment};

/// Values over time with what they were held against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chart {
    pub title: String,
    /// What the chart shows, in a sentence: its text alternative.
    pub says: String,
    /// What the newest value was held against, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// In order of time.
    pub points: Vec<ChartPoint>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A value with the target and the natural limits of its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartPoint {
    pub at: Moment,
    pub value: Finite,
    /// The value with its unit.
    pub words: String,
    /// How it stands against its target, in the reader's words.
    pub status: String,
    #[serde(default)]
    pub target: Band,
    #[serde(default)]
    pub limits: Band,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_signal: bool,
}

/// The values between two ends; without an end it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Band {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Finite>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
