//! What holds from a day on: changing the targets and the declared process changes of a KPI.
//!
//! Each returns the KPI as it is to be kept, its entries in order of date with one for each day.

use chrono::NaiveDate;

use super::kpi::{Kpi, ProcessChange, TargetFrom};

/// Why an entry cannot start on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("There is already an entry for this day. Correct that one, or choose another day.")]
pub struct DayTaken;

/// An entry that holds from a day on.
pub trait Dated {
    fn day(&self) -> NaiveDate;
}

impl Dated for TargetFrom {
    fn day(&self) -> NaiveDate {
        self.from
    }
}

impl Dated for ProcessChange {
    fn day(&self) -> NaiveDate {
        self.on
    }
}

impl Kpi {
    /// Adds a target from its day on, or puts it in the place of the one that started on `instead_of`.
    ///
    /// A new target of a day that has one corrects it: a target has not held yet on its first day.
    pub fn with_target(
        mut self,
        instead_of: Option<NaiveDate>,
        target: TargetFrom,
    ) -> Result<Kpi, DayTaken> {
        let same_day = self.targets.iter().find(|other| other.from == target.from);
        let instead_of = instead_of.or(same_day.map(|other| other.from));
        enter(&mut self.targets, instead_of, target)?;
        Ok(self)
    }

    /// Takes out the target that started on the day; the last one stays, for a KPI needs a target.
    pub fn without_target(mut self, from: NaiveDate) -> Kpi {
        if self.targets.len() > 1 {
            self.targets.retain(|target| target.from != from);
        }
        self
    }

    /// Adds a process change, or puts it in the place of the one declared for `instead_of`.
    pub fn with_process_change(
        mut self,
        instead_of: Option<NaiveDate>,
        change: ProcessChange,
    ) -> Result<Kpi, DayTaken> {
        enter(&mut self.process_changes, instead_of, change)?;
        Ok(self)
    }

    pub fn without_process_change(mut self, on: NaiveDate) -> Kpi {
        self.process_changes.retain(|change| change.on != on);
        self
    }
}

/// Puts an entry in its place in time, instead of the one of the other day.
pub fn enter<T: Dated>(
    entries: &mut Vec<T>,
    instead_of: Option<NaiveDate>,
    entry: T,
) -> Result<(), DayTaken> {
    let day = entry.day();
    let is_other = |other: &T| Some(other.day()) != instead_of;
    if entries
        .iter()
        .any(|other| is_other(other) && other.day() == day)
    {
        return Err(DayTaken);
    }
    entries.retain(is_other);
    let place = entries.partition_point(|other| other.day() < day);
    entries.insert(place, entry);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::{Extra, Record};
    use crate::domain::measure::kpi::Target;
    use crate::domain::revision::Id;
    use crate::domain::value::{Finite, parse_date};
    use crate::library::kpis;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    fn target(from: &str, value: i32) -> TargetFrom {
        TargetFrom {
            from: day(from),
            target: Target::AtLeast(Finite::from(value)),
            tolerance: Finite::ZERO,
            note: String::new(),
            extra: Extra::new(),
        }
    }

    fn change(on: &str) -> ProcessChange {
        ProcessChange {
            on: day(on),
            what: "New scanner".to_owned(),
            extra: Extra::new(),
        }
    }

    fn kpi() -> Kpi {
        let mut kpi = kpis::all()
            .next()
            .unwrap()
            .to_kpi(Id::from_number(1), day("2026-01-01"));
        kpi.targets = vec![target("2026-01-01", 90), target("2026-06-01", 95)];
        kpi
    }

    fn days(kpi: &Kpi) -> Vec<String> {
        let all = kpi.targets.iter();
        all.map(|target| target.from.to_string()).collect()
    }

    #[test]
    fn a_new_target_takes_its_place_in_time_and_leaves_the_others() {
        let changed = kpi().with_target(None, target("2026-03-01", 92)).unwrap();
        assert_eq!(days(&changed), ["2026-01-01", "2026-03-01", "2026-06-01"]);
        assert_eq!(changed.check(), Ok(()));
        let before = |kpi: &Kpi| kpi.target_on(day("2026-02-28")).cloned();
        assert_eq!(before(&changed), before(&kpi()));
    }

    #[test]
    fn a_corrected_target_may_keep_its_day_or_move() {
        let first = Some(day("2026-01-01"));
        let kept = kpi().with_target(first, target("2026-01-01", 80)).unwrap();
        assert_eq!(kept.targets[0], target("2026-01-01", 80));
        let moved = kpi().with_target(first, target("2026-07-01", 80)).unwrap();
        assert_eq!(days(&moved), ["2026-06-01", "2026-07-01"]);
        assert_eq!(moved.check(), Ok(()));
    }

    #[test]
    fn two_entries_for_one_day_are_refused() {
        let other = target("2026-06-01", 99);
        let first = Some(day("2026-01-01"));
        assert_eq!(kpi().with_target(first, other), Err(DayTaken));
        let changed = kpi()
            .with_process_change(None, change("2026-02-01"))
            .unwrap();
        let again = changed.with_process_change(None, change("2026-02-01"));
        assert_eq!(again, Err(DayTaken));
    }

    #[test]
    fn regression_a_target_changed_on_its_first_day_was_refused_and_corrects_it_now() {
        let corrected = kpi().with_target(None, target("2026-06-01", 99)).unwrap();
        assert_eq!(
            corrected.targets,
            [target("2026-01-01", 90), target("2026-06-01", 99)]
        );
        assert_eq!(corrected.check(), Ok(()));
    }

    #[test]
    fn the_last_target_stays() {
        let one = kpi().without_target(day("2026-01-01"));
        assert_eq!(days(&one), ["2026-06-01"]);
        assert_eq!(days(&one.without_target(day("2026-06-01"))), ["2026-06-01"]);
    }

    #[test]
    fn a_process_change_can_be_declared_and_taken_back() {
        let kpi = kpi()
            .with_process_change(None, change("2026-02-01"))
            .and_then(|kpi| kpi.with_process_change(None, change("2026-01-15")))
            .unwrap();
        assert_eq!(kpi.check(), Ok(()));
        let kpi = kpi.without_process_change(day("2026-01-15"));
        assert_eq!(kpi.process_changes, [change("2026-02-01")]);
    }
}
