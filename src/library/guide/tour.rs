//! The tour: the sample scorecard in a dozen steps, about three minutes.

use std::sync::LazyLock;

use crate::library::text::{self, Entry, Fault, file, read};

/// Where a step looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourPlace {
    /// A page, by its address.
    Page(&'static str),
    /// The page of the KPI that was taken from the library under this key.
    Kpi(&'static str),
}

/// A step: what to look at, and where.
#[derive(Debug)]
pub struct TourStep {
    pub title: &'static str,
    pub look: &'static str,
    pub place: TourPlace,
}

pub static STEPS: LazyLock<Vec<TourStep>> =
    LazyLock::new(|| text::entries(file!("guide/tour.txt"), step));

fn step(entry: &Entry) -> Result<TourStep, Fault> {
    read!(entry => TourStep {
        title = entry.title(),
        look,
        place = match entry.get::<Option<_>>("kpi")? {
            Some(key) => TourPlace::Kpi(key),
            None => TourPlace::Page(entry.get("page")?),
        },
    })
}
