//! The tour: the sample scorecard in a dozen steps, about three minutes.

use std::sync::LazyLock;

use crate::library::text::{self, Entry, Fault, file, read};

/// Where a step looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page, by its address.
    Page(&'static str),
    /// The page of the KPI that was taken from the library under this key.
    Kpi(&'static str),
}

/// A step: what to look at, and where.
#[derive(Debug)]
pub struct Step {
    pub title: &'static str,
    pub look: &'static str,
    pub place: Place,
}

pub static STEPS: LazyLock<Vec<Step>> =
    LazyLock::new(|| text::entries(file!("guide/tour.txt"), step));

fn step(entry: &Entry) -> Result<Step, Fault> {
    read!(entry => Step {
        title = entry.title(),
        look,
        place = match entry.get::<Option<_>>("kpi")? {
            Some(key) => Place::Kpi(key),
            None => Place::Page(entry.get("page")?),
        },
    })
}
