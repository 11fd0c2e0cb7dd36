//! The times of a run that KPIs ask for. They become measurements when a person agrees, each once.

use chrono::NaiveDateTime;

use super::clock::LocalTime;
use super::run::Run;
use super::stamp::Stamp;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::{Finite, Moment};

/// The two ends of a length of time, as far as they are known.
type Ends = (Option<Stamp>, Option<Stamp>);

/// A KPI of the library that counts time.
type CountedTimes = (&'static str, &'static str, fn(&Run) -> Ends);

/// From when to when the KPIs of the library count time, as their formulas say.
const COUNTED: [CountedTimes; 4] = [
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

/// Returns a length of time in the unit, when it is one of time.
fn in_unit(unit: Unit, seconds: i64) -> Option<Finite> {
    let seconds = seconds as f64;
    match unit {
        Unit::Hours => Finite::new(seconds / 3600.0),
        Unit::Days => Finite::new(seconds / 86_400.0),
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

/// What becomes of the time when it is entered.
///
/// A KPI of times is a mean over all cases of a period. One case among such means is another kind of number, so that it
/// never stands beside them: it begins the mean of its period, or is taken into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Becomes {
    /// The first case of its period.
    First,
    /// One more case of the mean that is there.
    Joins {
        measurement: Id,
        /// The mean with it.
        mean: Finite,
        /// How many cases that has.
        cases: u32,
    },
    /// There is a value of the period, and it does not say of how many cases it is the mean.
    Unclear { measurement: Id, value: Finite },
}

/// Returns what becomes of the time; `cases` is what a person says of how many cases the value there is the mean. `None`
/// while it lasts.
pub fn becomes(
    card: &Scorecard,
    timed: &Timed,
    cases: Option<u32>,
    local: LocalTime,
) -> Option<Becomes> {
    let (value, ended) = (timed.value?, timed.ended?);
    let kpi = card.get::<Kpi>(timed.kpi)?;
    let start = |day| kpi.cadence.start_of_period(day);
    let period = start(local(ended.utc()).date());
    let here = card
        .series(timed.kpi)
        .rev()
        .find(|(at, ..)| start(at.date) == period);
    let Some((_, measurement, there)) = here else {
        return Some(Becomes::First);
    };
    let known = card
        .get::<Measurement>(measurement)
        .and_then(|old| old.cases);
    let Some(before) = known.or(cases) else {
        return Some(Becomes::Unclear {
            measurement,
            value: there,
        });
    };
    let of = f64::from(before);
    Some(Becomes::Joins {
        measurement,
        mean: Finite::new((there.get() * of + value.get()) / (of + 1.0))?,
        cases: before.checked_add(1)?,
    })
}

/// Returns the edit that takes the time into the mean of its period; `None` when it is in one already, lasts still, or the
/// value there does not say of how many cases it is. With whose name, and when, it is entered.
pub fn enter(
    card: &Scorecard,
    run: &Run,
    timed: &Timed,
    cases: Option<u32>,
    id: Id,
    (by, now): (&str, Stamp),
    local: LocalTime,
) -> Option<Edit> {
    let (value, ended) = (timed.value?, timed.ended?);
    if timed.entered.is_some() {
        return None;
    }
    let at = moment(local(ended.utc()));
    let title = format!("enter a time of the run for {}", timed.name);
    let measurement = match becomes(card, timed, cases, local)? {
        Becomes::Unclear { .. } => return None,
        Becomes::First => {
            let kpi = card.get::<Kpi>(timed.kpi)?;
            let first = kpi.cadence.start_of_period(at.date);
            Measurement {
                id,
                kpi: timed.kpi,
                at,
                from: (first < at.date).then_some(first),
                value,
                counted: None,
                note: format!("One incident: {}", run.what),
                source: "Run of a playbook".to_owned(),
                entered_by: by.to_owned(),
                set_aside: String::new(),
                entered_at: Some(now.utc()),
                evidence: None,
                cases: Some(1),
                extra: Extra::new(),
            }
        }
        Becomes::Joins {
            measurement,
            mean,
            cases,
        } => {
            let old = card.get::<Measurement>(measurement)?;
            Measurement {
                at: old.at.max(at),
                value: mean,
                cases: Some(cases),
                note: noted(&old.note, &run.what),
                // The file, if there was one, does not tell the new value.
                evidence: None,
                ..old.clone()
            }
        }
    };
    let mut run = run.clone();
    run.measurements.push(measurement.id);
    Some(Edit::new(title).put(measurement).put(run))
}

/// Adds the incident to the note of the mean, while there is room.
fn noted(note: &str, what: &str) -> String {
    const ROOM: usize = 300;
    match note.chars().count() + what.chars().count() < ROOM {
        true if note.is_empty() => format!("With the incident: {what}"),
        true => format!("{note}; and the incident: {what}"),
        false => note.to_owned(),
    }
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
        let new = Id::from_number(20);
        let edit = enter(&card, &run, &after[1], None, new, ("", at(9000)), &|utc| {
            utc
        });
        assert_eq!(edit, None);
    }

    #[test]
    fn one_run_is_entered_once_and_again_only_when_the_measurement_is_gone() {
        let (mut card, mut run) = (card(), run());
        run.resolved = Some(at(120));
        let new = Id::from_number(20);
        let first = timed(&card, &run, at(200));
        let edit = enter(
            &card,
            &run,
            &first[0],
            None,
            new,
            ("Alex", at(9000)),
            &|utc| utc,
        )
        .unwrap();
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
            enter(
                &card,
                &run,
                &second[0],
                None,
                Id::from_number(21),
                ("", at(9000)),
                &|utc| utc
            ),
            None
        );
        let gone = Edit::new("").delete(Kind::Measurement, new);
        card.apply(gone, Replica(1)).unwrap();
        assert_eq!(timed(&card, &run, at(300))[0].entered, None);
    }

    /// Enters the time of a run of its own that took so many hours.
    fn enter_hours(card: &mut Scorecard, number: u128, hours: u32, said: Option<u32>) -> bool {
        let mut run = run();
        run.id = Id::from_number(number);
        run.measurements.clear();
        run.resolved = Some(at(hours * 60));
        let put = Edit::new("").put(run.clone());
        card.apply(put, Replica(1)).unwrap();
        let all = timed(card, &run, at(9000));
        let new = Id::from_number(number + 100);
        let edit = enter(card, &run, &all[0], said, new, ("", at(9000)), &|utc| utc);
        let is_entered = edit.is_some();
        if let Some(edit) = edit {
            card.apply(edit, Replica(1)).unwrap();
        }
        is_entered
    }

    fn values(card: &Scorecard) -> Vec<(f64, Option<u32>)> {
        let series = card.series(Id::from_number(2));
        series
            .filter_map(|(_, id, _)| card.get::<Measurement>(id))
            .map(|one| (one.value.get(), one.cases))
            .collect()
    }

    #[test]
    fn a_single_case_never_stands_beside_means_but_is_taken_into_that_of_its_period() {
        let mut card = card();
        assert!(enter_hours(&mut card, 40, 9, None));
        assert_eq!(values(&card), [(9.0, Some(1))]);
        assert!(enter_hours(&mut card, 41, 3, None));
        assert!(enter_hours(&mut card, 42, 3, None));
        assert_eq!(values(&card), [(5.0, Some(3))]);
    }

    #[test]
    fn a_value_that_does_not_say_of_how_many_cases_it_is_takes_none_until_somebody_says() {
        let mut card = card();
        let mean = serde_json::json!({
            "id": Id::from_number(50), "kpi": Id::from_number(2), "at": "2026-11-24", "value": 4,
        });
        let mean: Measurement = serde_json::from_value(mean).unwrap();
        card.apply(Edit::new("").put(mean), Replica(1)).unwrap();
        assert!(!enter_hours(&mut card, 40, 9, None));
        assert_eq!(values(&card), [(4.0, None)]);
        assert!(enter_hours(&mut card, 40, 9, Some(4)));
        assert_eq!(values(&card), [(5.0, Some(5))]);
    }
}
