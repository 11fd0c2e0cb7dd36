//! The times of a run that KPIs ask for. They become measurements when a person agrees, each once.

use chrono::NaiveDateTime;

use super::clock::LocalTime;
use super::run::Run;
use super::stamp::Stamp;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::measurement::Measurement;
use crate::domain::record::Extra;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::{Finite, Moment};

/// The two ends of a length of time, as far as they are known.
type Ends = (Option<Stamp>, Option<Stamp>);

/// A KPI of the library that counts time.
type Counted = (&'static str, &'static str, fn(&Run) -> Ends);

/// From when to when the KPIs of the library count time, as their formulas say.
const COUNTED: [Counted; 4] = [
    (
        "incident-response-time",
        "From noticed to resolved",
        |run| (Some(run.detected), run.resolved),
    ),
    (
        "mean-time-to-detect",
        "From its beginning to noticed",
        |run| (run.happened, Some(run.detected)),
    ),
    ("mean-time-to-contain", "From noticed to contained", |run| {
        (Some(run.detected), run.contained)
    }),
    (
        "mean-time-to-recover",
        "From contained to resolved",
        |run| (run.contained, run.resolved),
    ),
];

/// A time that a KPI of the scorecard asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    pub kpi: Id,
    pub name: String,
    /// What is counted.
    pub what: &'static str,
    /// How long it took, in the unit of the KPI; while it lasts, how long so far.
    pub value: Option<Finite>,
    pub unit: Unit,
    /// When it ended; missing while it lasts or its ends are not known.
    pub ended: Option<Stamp>,
    /// The measurement that it became.
    pub entered: Option<Id>,
}

/// Returns the times of the run that the scorecard has KPIs for.
pub fn timed(card: &Scorecard, run: &Run, now: Stamp) -> Vec<Timed> {
    let of_kpi = |kpi: &Kpi| {
        let counted = COUNTED.iter().find(|(key, ..)| *key == kpi.library)?;
        let (_, what, ends) = counted;
        let (from, to) = ends(run);
        let seconds = from.map(|from| to.unwrap_or(now).seconds_since(from).max(0));
        Some(Timed {
            kpi: kpi.id,
            name: kpi.name.clone(),
            what,
            value: seconds.and_then(|seconds| in_unit(kpi.unit, seconds)),
            unit: kpi.unit,
            ended: from.and(to),
            entered: entered(card, run, kpi.id),
        })
    };
    card.all::<Kpi>().filter_map(of_kpi).collect()
}

/// Returns a length of time to the minute in the unit, when it is one of time.
fn in_unit(unit: Unit, seconds: i64) -> Option<Finite> {
    let minutes = (seconds as f64 / 60.0).round();
    match unit {
        Unit::Hours => Finite::new(minutes / 60.0),
        Unit::Days => Finite::new(minutes / 1440.0),
        _ => None,
    }
}

fn entered(card: &Scorecard, run: &Run, kpi: Id) -> Option<Id> {
    let is_of = |id: &&Id| {
        card.get::<Measurement>(**id)
            .is_some_and(|one| one.kpi == kpi)
    };
    run.measurements.iter().find(is_of).copied()
}

/// Returns the edit that makes the time a measurement; `None` when it is one already, or lasts still.
pub fn enter(run: &Run, timed: &Timed, id: Id, by: &str, local: LocalTime) -> Option<Edit> {
    let (value, ended) = (timed.value?, timed.ended?);
    if timed.entered.is_some() {
        return None;
    }
    let mut run = run.clone();
    run.measurements.push(id);
    let measurement = Measurement {
        id,
        kpi: timed.kpi,
        at: moment(local(ended.utc())),
        from: None,
        value,
        note: format!("One incident: {}", run.what),
        source: "Run of a playbook".to_owned(),
        entered_by: by.to_owned(),
        evidence: None,
        extra: Extra::new(),
    };
    let title = format!("enter a time of the run for {}", timed.name);
    Some(Edit::new(title).put(measurement).put(run))
}

fn moment(at: NaiveDateTime) -> Moment {
    Moment {
        date: at.date(),
        time: Some(at.time()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::run::tests::run;
    use super::super::stamp::tests::at;
    use super::*;
    use crate::domain::record::Kind;
    use crate::domain::revision::Replica;

    fn card() -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(1));
        for (number, key) in [
            (2, "incident-response-time"),
            (3, "mean-time-to-contain"),
            (4, "sla-compliance"),
        ] {
            let json = serde_json::json!({
                "id": Id::from_number(number), "name": key, "unit": "hours", "cadence": "weekly",
                "targets": [{"from": "2026-01-01", "target": {"at_most": 4}}], "library": key,
            });
            let kpi: Kpi = serde_json::from_value(json).unwrap();
            card.apply(Edit::new("").put(kpi), Replica(1)).unwrap();
        }
        card
    }

    fn hours(timed: &Timed) -> Option<f64> {
        timed.value.map(Finite::get)
    }

    #[test]
    fn a_time_grows_until_its_end_is_stamped() {
        let (card, mut run) = (card(), run());
        let before = timed(&card, &run, at(90));
        assert_eq!(before.len(), 2);
        assert_eq!((hours(&before[0]), before[0].ended), (Some(1.5), None));
        run.resolved = Some(at(150));
        let after = timed(&card, &run, at(9000));
        assert_eq!(
            (hours(&after[0]), after[0].ended),
            (Some(2.5), Some(at(150)))
        );
        assert_eq!(after[1].ended, None);
        let edit = enter(&run, &after[1], Id::from_number(20), "", &|utc| utc);
        assert_eq!(edit, None);
    }

    #[test]
    fn one_run_is_entered_once_and_again_only_when_the_measurement_is_gone() {
        let (mut card, mut run) = (card(), run());
        run.resolved = Some(at(120));
        let new = Id::from_number(20);
        let first = timed(&card, &run, at(200));
        let edit = enter(&run, &first[0], new, "Alex", &|utc| utc).unwrap();
        card.apply(edit, Replica(1)).unwrap();
        let run = card.get::<Run>(run.id).unwrap().clone();
        let measurement = card.get::<Measurement>(new).unwrap();
        assert_eq!(
            (measurement.value.get(), measurement.at.to_string().as_str()),
            (2.0, "2026-11-24T14:00")
        );
        let second = timed(&card, &run, at(300));
        assert_eq!(second[0].entered, Some(new));
        assert_eq!(
            enter(&run, &second[0], Id::from_number(21), "", &|utc| utc),
            None
        );
        let gone = Edit::new("").delete(Kind::Measurement, new);
        card.apply(gone, Replica(1)).unwrap();
        assert_eq!(timed(&card, &run, at(300))[0].entered, None);
    }
}
