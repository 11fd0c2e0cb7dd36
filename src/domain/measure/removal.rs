//! Deleting a KPI with everything that belongs to it.

use super::action::Action;
use super::kpi::Kpi;
use crate::domain::explain::plan::forget;
use crate::domain::explain::script::Script;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};

/// Returns the edit that deletes the KPI, its measurements, its actions and its script; no stakeholder gets it any more.
pub fn delete_kpi(scorecard: &Scorecard, id: Id) -> Edit {
    let Some(kpi) = scorecard.get::<Kpi>(id) else {
        return Edit::new("delete a KPI");
    };
    let mut edit = Edit::new(format!("delete “{}”", kpi.name));
    for (_, measurement, _) in scorecard.series(id) {
        edit = edit.delete(Kind::Measurement, measurement);
    }
    for action in scorecard.all::<Action>().filter(|action| action.kpi == id) {
        edit = edit.delete(Kind::Action, action.id);
    }
    if scorecard.get::<Script>(id).is_some() {
        edit = edit.delete(Kind::Script, id);
    }
    forget(scorecard, edit, &[id]).delete(Kind::Kpi, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::Replica;
    use crate::domain::value::parse_date;
    use crate::library::sample::sample;

    #[test]
    fn a_deleted_kpi_takes_its_records_along_and_no_others_and_comes_back_whole() {
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let mut scorecard = Scorecard::empty(Id::from_number(1_000_000));
        let today = parse_date("2026-11-24").unwrap();
        let edit = sample(today, &mut new_id);
        scorecard.apply(edit, Replica(1)).unwrap();
        let scripted = scorecard.all::<Script>().next().unwrap().id;
        let count = |scorecard: &Scorecard| {
            (
                scorecard.all::<Kpi>().count(),
                scorecard.all::<Measurement>().count(),
                scorecard.all::<Action>().count(),
                scorecard.all::<Script>().count(),
            )
        };
        let before = count(&scorecard);
        let own = scorecard.series(scripted).count();

        let edit = delete_kpi(&scorecard, scripted);
        let inverse = scorecard.apply(edit, Replica(1)).unwrap();
        assert!(scorecard.get::<Kpi>(scripted).is_none());
        assert_eq!(scorecard.series(scripted).count(), 0);
        assert!((scorecard.all::<Action>()).all(|action| action.kpi != scripted));
        let after = count(&scorecard);
        assert_eq!(
            (after.0, after.1, after.3),
            (before.0 - 1, before.1 - own, before.3 - 1)
        );

        scorecard.apply(inverse, Replica(1)).unwrap();
        assert_eq!(count(&scorecard), before);
        assert_eq!(scorecard.series(scripted).count(), own);
    }

    #[test]
    fn there_is_nothing_to_delete_of_a_kpi_that_is_not_there() {
        let scorecard = Scorecard::empty(Id::from_number(1));
        assert!(delete_kpi(&scorecard, Id::from_number(2)).is_empty());
    }
}
