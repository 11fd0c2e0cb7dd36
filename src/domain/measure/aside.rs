//! Setting a value aside, and taking that back.

use super::kpi::Kpi;
use super::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// Why a value is not set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAside {
    #[error("Say in a few words what made it an exception. Nobody else can tell later.")]
    NoReason,
    #[error("There is no such value any more.")]
    Gone,
}

/// Returns the value as it is when it is set aside for the reason.
pub fn set_aside(
    scorecard: &Scorecard,
    measurement: Id,
    reason: &str,
) -> Result<Measurement, NotAside> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(NotAside::NoReason);
    }
    let old = scorecard.get::<Measurement>(measurement);
    let old = old.ok_or(NotAside::Gone)?;
    Ok(Measurement {
        set_aside: reason.to_owned(),
        ..old.clone()
    })
}

/// Returns the value as it is when it counts again; `None` when it does already.
pub fn count_again(scorecard: &Scorecard, measurement: Id) -> Option<Measurement> {
    let old = scorecard.get::<Measurement>(measurement)?;
    old.is_set_aside().then(|| Measurement {
        set_aside: String::new(),
        ..old.clone()
    })
}

/// Returns the KPI's values that are set aside, newest first.
pub fn all<'a>(scorecard: &'a Scorecard, kpi: &Kpi) -> Vec<&'a Measurement> {
    (scorecard.series(kpi.id).rev())
        .filter(|(_, id, _)| scorecard.is_set_aside(*id))
        .filter_map(|(_, id, _)| scorecard.get::<Measurement>(id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::evaluation::Evaluation;
    use crate::domain::measure::xmr::{Behaviour, Signal};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::library::kpis;
    use chrono::{Months, NaiveDate};
    use serde_json::json;

    const WILD: Id = Id::from_number(108);

    /// A year of monthly values of which the ninth, of July, is 60.
    fn year() -> (Kpi, Scorecard) {
        let first: NaiveDate = "2025-11-30".parse().unwrap();
        let template = kpis::by_key("mean-time-to-detect").unwrap();
        let kpi = template.to_kpi(Id::from_number(1), first);
        let mut edit = Edit::new("").put(kpi.clone());
        let values = [20, 21, 19, 20, 22, 20, 19, 21, 60, 20, 21, 19];
        for (number, value) in values.into_iter().enumerate() {
            let measurement = json!({
                "id": Id::from_number(100 + number as u128), "kpi": kpi.id, "value": value,
                "at": (first + Months::new(number as u32)).to_string(),
            });
            edit = edit.put(serde_json::from_value::<Measurement>(measurement).unwrap());
        }
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        scorecard.apply(edit, Replica(1)).unwrap();
        (kpi, scorecard)
    }

    fn evaluated(kpi: &Kpi, scorecard: &Scorecard) -> Evaluation {
        let now = "2026-11-01T09:00:00".parse().unwrap();
        Evaluation::of(scorecard, kpi, now)
    }

    fn limits(evaluation: &Evaluation) -> (f64, f64, f64) {
        let Behaviour::Varies { limits, .. } = evaluation.behaviour() else {
            panic!("expected limits, got {:?}", evaluation.behaviour());
        };
        (limits.centre, limits.lower, limits.upper)
    }

    #[test]
    fn a_value_set_aside_leaves_the_limits_and_comes_back_as_it_was() {
        let (kpi, mut scorecard) = year();
        let before = evaluated(&kpi, &scorecard);
        assert_eq!(before.points[8].signal, Some(Signal::AboveLimits));
        let signals = before.points.iter().filter(|point| point.signal.is_some());
        assert_eq!(signals.count(), 1);
        assert_eq!(
            before.stretches()[0].only(&before).map(|point| point.id),
            Some(WILD)
        );

        let aside = set_aside(&scorecard, WILD, " A strike ").unwrap();
        assert_eq!(aside.set_aside, "A strike");
        let back = scorecard
            .apply(Edit::new("").put(aside), Replica(1))
            .unwrap();
        let told = evaluated(&kpi, &scorecard);
        let (centre, lower, upper) = limits(&told);
        assert!((centre - 20.1818).abs() < 5e-4 && (lower - 16.1918).abs() < 5e-4);
        assert!((upper - 24.1718).abs() < 5e-4);
        assert!(told.points[8].aside && told.stretches().is_empty());
        assert_eq!(
            (told.moving_range(8), told.moving_range(9)),
            (None, Some(1.0))
        );
        assert_eq!(all(&scorecard, &kpi)[0].id, WILD);

        let counted = count_again(&scorecard, WILD).unwrap();
        scorecard
            .apply(Edit::new("").put(counted), Replica(1))
            .unwrap();
        assert_eq!(evaluated(&kpi, &scorecard), before);
        scorecard.apply(back, Replica(1)).unwrap();
        assert_eq!(evaluated(&kpi, &scorecard), before);
    }

    #[test]
    fn nothing_is_set_aside_without_a_reason() {
        let (kpi, scorecard) = year();
        assert_eq!(set_aside(&scorecard, WILD, "  "), Err(NotAside::NoReason));
        let nobody = Id::from_number(7);
        assert_eq!(set_aside(&scorecard, nobody, "Strike"), Err(NotAside::Gone));
        assert_eq!(count_again(&scorecard, WILD), None);
        assert!(all(&scorecard, &kpi).is_empty());
    }
}
