//! Projects to sum and compare; the tests stand below.

mod comparisons;
mod sums;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde_json::{Value, json};

use super::summary::Summary;
use crate::domain::base::Extra;
use crate::domain::decide::risk::Risk;
use crate::domain::measure::action::Action;
use crate::domain::measure::kpi::{Cadence, Kpi, Target};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::Settings;
use crate::domain::value::{Finite, Moment};
use crate::library::kpis;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> NaiveDateTime {
    "2026-03-10T12:00:00".parse().unwrap()
}

fn card(number: u128, title: &str, edit: Edit) -> Scorecard {
    let settings = Settings {
        title: title.to_owned(),
        ..Settings::default()
    };
    let mut card = Scorecard::empty(Id::from_number(number << 64));
    card.apply(edit.put(settings), Replica(1)).unwrap();
    card
}

fn summary(card: &Scorecard) -> Summary {
    Summary::of(card, day("2026-03-10"), now())
}

/// A daily KPI whose values end on 10 March.
fn kpi(edit: Edit, number: u128, change: impl Fn(&mut Kpi), values: &[i32]) -> Edit {
    let mut kpi = kpis::by_key("critical-vulnerabilities")
        .unwrap()
        .to_kpi(Id::from_number(number), day("2026-01-01"));
    kpi.cadence = Cadence::Daily;
    kpi.weight = Finite::from(1);
    kpi.targets[0].target = Target::AtMost(Finite::from(10));
    kpi.targets[0].tolerance = Finite::from(2);
    change(&mut kpi);
    let mut edit = edit.put(kpi);
    let first = day("2026-03-10") - TimeDelta::days(values.len() as i64 - 1);
    for (on, value) in first.iter_days().zip(values) {
        let id = Id::from_number(number * 1000 + edit.changes.len() as u128);
        edit = edit.put(Measurement {
            id,
            kpi: Id::from_number(number),
            at: Moment::day(on),
            from: None,
            value: Finite::from(*value),
            counted: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        });
    }
    edit
}

fn risk(edit: Edit, number: u128, loss: Value) -> Edit {
    let risk = json!({
        "id": Id::from_number(number), "name": format!("Risk {number}"), "identified": "2026-02-01", "loss": loss,
        "scores": [{"from": "2026-02-01", "inherent": {"likelihood": 4, "impact": 3}, "residual": {"likelihood": 2, "impact": 3}}],
    });
    edit.put(serde_json::from_value::<Risk>(risk).unwrap())
}

fn estimated(frequency: f64, magnitude: Value) -> Value {
    json!({"estimated": {"before": {"frequency": frequency, "magnitude": magnitude}}})
}

fn action(number: u128, state: &str, due: &str, closed: Option<&str>) -> Action {
    let mut action = json!({
        "id": Id::from_number(number), "kpi": Id::from_number(1), "what": format!("Action {number}"),
        "created": "2026-01-01", "due": due, "state": state,
    });
    if let Some(closed) = closed {
        action["closed"] = json!(closed);
    }
    serde_json::from_value(action).unwrap()
}
