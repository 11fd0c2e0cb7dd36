//! The domain's values as widgets and charts want them.

pub use super::kpi_chart::band;
use super::widgets::{Delta, Mark};
use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::variance::{Variance, Verdict};

/// Returns the badge of a status.
pub fn mark(status: Status) -> Mark {
    match status {
        Status::OnTarget => Mark::OnTarget,
        Status::Watch => Mark::Watch,
        Status::OffTarget => Mark::OffTarget,
        Status::Stale => Mark::Stale,
        Status::NoData => Mark::NoData,
    }
}

/// Returns the badge of a single value's verdict.
pub fn verdict_mark(verdict: Verdict) -> Mark {
    match verdict {
        Verdict::OnTarget => Mark::OnTarget,
        Verdict::Watch => Mark::Watch,
        Verdict::OffTarget => Mark::OffTarget,
    }
}

/// Returns the arrow of a variance.
pub fn delta(variance: &Variance) -> Delta {
    if variance.absolute > 0.0 {
        Delta::Up(variance.favourable)
    } else if variance.absolute < 0.0 {
        Delta::Down(variance.favourable)
    } else {
        Delta::Flat
    }
}

/// Returns the newest value with its unit, or a word for none.
pub fn actual(kpi: &Kpi, evaluation: &Evaluation, currency: &str) -> String {
    (evaluation.latest_text(kpi, currency)).unwrap_or_else(|| "No data".to_owned())
}
