//! Meets or misses the target × signal or noise: four cells, and what to do in each.
//!
//! After Donald J. Wheeler, *Understanding Variation*: the target tells whether we like the value, the
//! process tells whether it is worth asking why. Only both together tell what to do.

use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::variance::Verdict;
use crate::domain::measure::xmr::Behaviour;

/// Where the newest value of a KPI lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    MeetsNoise,
    MeetsSignal,
    MissesNoise,
    MissesSignal,
}

/// Returns the cell of a KPI; `None` when its newest value is missing or stale, or nothing can be told.
pub fn cell(evaluation: &Evaluation) -> Option<Cell> {
    if evaluation.status == Status::Stale {
        return None;
    }
    if matches!(
        evaluation.behaviour(),
        Behaviour::TooFew { .. } | Behaviour::Gaps { .. } | Behaviour::Untold { .. }
    ) {
        return None;
    }
    let latest = evaluation.latest().filter(|point| !point.aside)?;
    let meets = latest.verdict == Verdict::OnTarget;
    Some(match (meets, latest.signal.is_some()) {
        (true, false) => Cell::MeetsNoise,
        (true, true) => Cell::MeetsSignal,
        (false, false) => Cell::MissesNoise,
        (false, true) => Cell::MissesSignal,
    })
}

impl Cell {
    /// In the order of a table: a row that meets and one that misses, noise before signal.
    pub const ALL: [Cell; 4] = [
        Cell::MeetsNoise,
        Cell::MeetsSignal,
        Cell::MissesNoise,
        Cell::MissesSignal,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Cell::MeetsNoise => "Meets the target, nothing unusual",
            Cell::MeetsSignal => "Meets the target, but something changed",
            Cell::MissesNoise => "Misses the target, as usual",
            Cell::MissesSignal => "Misses the target, and something changed",
        }
    }

    /// Says what the cell means.
    pub fn meaning(self) -> &'static str {
        match self {
            Cell::MeetsNoise => {
                "The way of working delivers what is asked. Its ups and downs are normal."
            }
            Cell::MeetsSignal => {
                "The target holds, yet the value is no longer what it used to be: better, or on its way to a miss."
            }
            Cell::MissesNoise => {
                "The way of working cannot be relied on for the target. No single value is to blame: the next miss is already built in."
            }
            Cell::MissesSignal => {
                "Something specific happened that is not part of the usual ups and downs."
            }
        }
    }

    pub fn what_to_do(self) -> &'static str {
        match self {
            Cell::MeetsNoise => {
                "Leave it alone and keep measuring. Do not praise or question single values."
            }
            Cell::MeetsSignal => {
                "Find out what changed. If it is for the better, learn from it and make it the standard; if for the worse, remove the cause before the target is missed."
            }
            Cell::MissesNoise => {
                "Change the way of working, or the target if it was never realistic. Do not chase the reason of a single value: there is none."
            }
            Cell::MissesSignal => {
                "Look for the cause now, while the trail is warm, and remove it. If the value is already getting better, find out why and keep it up."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::variance_script::tests::cases;

    fn cell_of(values: &[f64]) -> Option<Cell> {
        cell(&cases::case("cells", cases::sla(), values).evaluation)
    }

    #[test]
    fn each_cell_is_reached_from_real_numbers() {
        let noise = [99.9, 99.95, 99.92, 99.96, 99.91, 99.97];
        assert_eq!(cell_of(&noise), Some(Cell::MeetsNoise));
        assert_eq!(cell_of(&noise.map(|v| v - 0.3)), Some(Cell::MissesNoise));
        assert_eq!(cell_of(cases::DROP), Some(Cell::MissesSignal));
        assert_eq!(cell_of(cases::RISE), Some(Cell::MeetsSignal));
    }

    #[test]
    fn too_few_or_old_values_have_no_cell() {
        assert_eq!(cell_of(&[99.0; 5]), None);
        assert_eq!(cell_of(&[]), None);
        assert_eq!(cell(&cases::stale().evaluation), None);
        assert_eq!(cell_of(&[99.0; 6]), Some(Cell::MissesNoise));
    }

    #[test]
    fn every_cell_says_what_it_is_and_what_to_do() {
        for cell in Cell::ALL {
            assert!(!cell.title().ends_with('.'));
            assert!(cell.meaning().ends_with('.'));
            assert!(cell.what_to_do().ends_with('.'));
        }
    }
}
