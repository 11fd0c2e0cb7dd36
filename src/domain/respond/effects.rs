//! What a run does to the KPIs of the scorecard: where each stands, and where the estimate puts its next value.

use chrono::NaiveDateTime;

use super::run::{Run, RunTouch};
use crate::domain::explain::wording::target_phrase;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::variance::Verdict;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::Finite;

/// What the run does to one KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub kpi: Id,
    pub name: String,
    pub unit: Unit,
    /// Where it stands, and what its target asks for.
    pub now: String,
    /// Where its next value may be.
    pub next: String,
    /// What the target would say to the better and to the worse end of that range.
    pub verdicts: Option<(Verdict, Verdict)>,
    pub how: String,
    pub low: Finite,
    pub high: Finite,
}

/// Returns the effects on the KPIs that are still on the scorecard; `now` is the person's time.
pub fn effects(card: &Scorecard, run: &Run, now: NaiveDateTime) -> Vec<Effect> {
    let currency = card.settings().currency;
    let of = |touch: &RunTouch| {
        let kpi = card.get::<Kpi>(touch.kpi)?;
        Some(effect(card, kpi, touch, now, &currency))
    };
    run.kpis.iter().filter_map(of).collect()
}

fn effect(
    card: &Scorecard,
    kpi: &Kpi,
    touch: &RunTouch,
    now: NaiveDateTime,
    currency: &str,
) -> Effect {
    let evaluation = Evaluation::of(card, kpi, now);
    let target = kpi.target_on(now.date());
    let value = |n: f64| kpi.value_text(now.date(), n, currency);
    let held = target.map(|target| target_phrase(target.target, kpi.unit, currency));
    let held = held.map_or_else(String::new, |words| format!(", target {words}"));
    let latest = evaluation.latest().map(|point| point.value.get());
    let (low, high) = (touch.low.get(), touch.high.get());
    let is_unknown = low == 0.0 && high == 0.0;
    let range = latest.filter(|_| !is_unknown).map(|latest| {
        (
            inside(kpi.unit, latest + low),
            inside(kpi.unit, latest + high),
        )
    });
    let verdict = |at: f64| Some(target?.verdict(Finite::new(at)?));
    let verdicts = range.and_then(|(low, high)| Some((verdict(low)?, verdict(high)?)));
    Effect {
        kpi: kpi.id,
        name: kpi.name.clone(),
        unit: kpi.unit,
        now: match latest {
            Some(latest) => format!("{}{held}", value(latest)),
            None => format!("Never measured{held}"),
        },
        next: match range {
            Some((low, high)) if value(low) == value(high) => value(low),
            Some((low, high)) => format!("{} to {}", value(low), value(high)),
            None if is_unknown => "Not estimated".to_owned(),
            None => "Unknown until it is measured".to_owned(),
        },
        // A range through the middle of a target is worst at one of its ends.
        verdicts: verdicts.map(|(a, b)| match severity(a) <= severity(b) {
            true => (a, b),
            false => (b, a),
        }),
        how: touch.how.clone(),
        low: touch.low,
        high: touch.high,
    }
}

fn severity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::OnTarget => 0,
        Verdict::Watch => 1,
        Verdict::OffTarget => 2,
    }
}

/// Returns the nearest value that the unit has.
fn inside(unit: Unit, value: f64) -> f64 {
    let (low, high) = unit.bounds();
    value.clamp(low, high)
}

/// Says in words what the targets would say.
pub fn verdict_words(verdicts: (Verdict, Verdict)) -> String {
    match verdicts {
        (a, b) if a == b => a.name().to_owned(),
        (a, b) => format!("{} or {}", a.name(), b.name().to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::run::tests::run;
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;

    fn card(value: Option<f64>) -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(1));
        let json = serde_json::json!({
            "id": Id::from_number(2), "name": "SLA", "unit": "percent", "cadence": "weekly",
            "targets": [{"from": "2026-01-01", "target": {"at_least": 99}, "tolerance": 1}],
        });
        let kpi: Kpi = serde_json::from_value(json).unwrap();
        let mut edit = Edit::new("").put(kpi);
        if let Some(value) = value {
            let json = serde_json::json!({
                "id": Id::from_number(3), "kpi": Id::from_number(2), "at": "2026-11-20", "value": value,
            });
            edit = edit.put(serde_json::from_value::<Measurement>(json).unwrap());
        }
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn one(value: Option<f64>, low: i32, high: i32) -> Effect {
        let mut run = run();
        run.kpis.push(RunTouch {
            kpi: Id::from_number(2),
            low: low.into(),
            high: high.into(),
            how: String::new(),
            extra: Extra::new(),
        });
        let now = run.started.utc();
        effects(&card(value), &run, now).remove(0)
    }

    #[test]
    fn the_next_value_is_a_range_and_its_worst_end_is_said_last() {
        let effect = one(Some(99.5), -3, 0);
        assert_eq!(effect.next, "96.5\u{a0}% to 99.5\u{a0}%");
        let verdicts = effect.verdicts.unwrap();
        assert_eq!(verdict_words(verdicts), "On target or off target");
    }

    #[test]
    fn a_range_ends_where_the_unit_ends() {
        assert_eq!(one(Some(99.5), 1, 5).next, "100\u{a0}%");
    }

    #[test]
    fn what_is_not_measured_or_not_estimated_has_no_verdict() {
        let never = one(None, -3, 0);
        assert_eq!(
            (never.next.as_str(), never.verdicts),
            ("Unknown until it is measured", None)
        );
        let none = one(Some(99.5), 0, 0);
        assert_eq!((none.next.as_str(), none.verdicts), ("Not estimated", None));
    }
}
