//! KPIs in every situation, with real numbers behind them.

use chrono::{Days, NaiveDate};

use crate::domain::explain::script::Script;
use crate::domain::explain::variance_script::Context;
use crate::domain::measure::action::{Action, ActionState};
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{
    Cadence, Kpi, MeasureType, ProcessChange, Target, TargetFrom, Theme, Unit,
};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::Settings;
use crate::domain::value::{Finite, Moment, parse_date};

/// A fall out of the usual range on the newest value.
pub const DROP: &[f64] = &[
    99.96, 99.95, 99.97, 99.95, 99.96, 99.97, 99.95, 99.96, 99.95, 99.5,
];
/// Twelve values below the target, then eight above it.
pub const RISE: &[f64] = &[
    99.7, 99.6, 99.7, 99.65, 99.7, 99.6, 99.65, 99.7, 99.6, 99.7, 99.65, 99.7, 99.95, 99.97, 99.96,
    99.95, 99.97, 99.95, 99.96, 99.95,
];

/// Up and down around 3.2, so that a limit of 4 holds on average; the newest value is over it.
pub const SCATTER: &[f64] = &[2.0, 5.0, 1.0, 4.0, 2.0, 5.0, 1.0, 5.0, 2.0, 5.0];

pub struct Case {
    pub name: &'static str,
    pub kpi: Kpi,
    pub evaluation: Evaluation,
    pub actions: Vec<Action>,
    pub script: Option<Script>,
    pub settings: Settings,
}

pub fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-11-24")
}

pub fn number(n: f64) -> Finite {
    Finite::new(n).unwrap()
}

pub fn kpi(name: &str, meaning: &str, unit: Unit, target: Target, tolerance: f64) -> Kpi {
    Kpi {
        id: Id::from_number(1),
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        formula: String::new(),
        why: String::new(),
        unit,
        targets: vec![TargetFrom {
            from: day("2025-01-01"),
            target,
            tolerance: number(tolerance),
            note: String::new(),
            extra: Default::default(),
        }],
        cadence: Cadence::Weekly,
        covers: Default::default(),
        theme: Theme::ServiceLevels,
        measure_type: MeasureType::Effectiveness,
        weight: Finite::from(1),
        focus: true,
        owner: "Priya Nair".to_owned(),
        data_source: String::new(),
        how_collected: String::new(),
        goal: String::new(),
        process_changes: Vec::new(),
        baseline: None,
        derived: None,
        library: String::new(),
        extra: Default::default(),
    }
}

pub fn sla() -> Kpi {
    let meaning = "The share of service level agreements that we met.";
    let target = Target::AtLeast(number(99.9));
    kpi("SLA compliance", meaning, Unit::Percent, target, 0.1)
}

pub fn response() -> Kpi {
    let meaning = "How long it takes us to resolve a security incident.";
    let target = Target::AtMost(number(4.0));
    let mut kpi = kpi("Incident response time", meaning, Unit::Hours, target, 0.5);
    kpi.theme = Theme::IncidentResponse;
    kpi.why = "Every hour of an incident costs money and trust.".to_owned();
    kpi
}

pub fn vulnerabilities() -> Kpi {
    let meaning =
        "The number of critical weaknesses that the scanners found and nobody has fixed yet.";
    let target = Target::AtMost(Finite::ZERO);
    let mut kpi = kpi(
        "Critical vulnerabilities in scans",
        meaning,
        Unit::Count,
        target,
        0.0,
    );
    kpi.theme = Theme::Vulnerabilities;
    kpi
}

/// Evaluates weekly values of which the newest is from 20 November 2026.
pub fn case(name: &'static str, kpi: Kpi, values: &[f64]) -> Case {
    case_until(name, kpi, values, day("2026-11-20"))
}

pub fn case_until(name: &'static str, kpi: Kpi, values: &[f64], last: NaiveDate) -> Case {
    let mut edit = Edit::new("test").put(kpi.clone());
    for (i, value) in values.iter().rev().enumerate() {
        edit = edit.put(Measurement {
            id: Id::from_number(100 + i as u128),
            kpi: kpi.id,
            at: Moment::day(last - Days::new(7 * i as u64)),
            from: None,
            value: number(*value),
            counted: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Default::default(),
        });
    }
    let mut scorecard = Scorecard::empty(Id::from_number(7));
    scorecard.apply(edit, Replica(1)).unwrap();
    let now = today().and_hms_opt(12, 0, 0).unwrap();
    Case {
        name,
        evaluation: Evaluation::of(&scorecard, &kpi, now),
        kpi,
        actions: Vec::new(),
        script: None,
        settings: Settings {
            coordinator: "Sam Lee".to_owned(),
            ..Settings::default()
        },
    }
}

pub fn stale() -> Case {
    case_until("stale", sla(), DROP, day("2026-09-04"))
}

pub fn action(what: &str, who: &str, due: Option<&str>) -> Action {
    Action {
        id: Id::from_number(500),
        kpi: Id::from_number(1),
        what: what.to_owned(),
        who: who.to_owned(),
        due: due.map(day),
        effect: String::new(),
        state: ActionState::Open,
        created: day("2026-10-01"),
        closed: None,
        extra: Default::default(),
    }
}

impl Case {
    pub fn doing(mut self, actions: impl IntoIterator<Item = Action>) -> Case {
        self.actions = actions.into_iter().collect();
        self
    }

    pub fn saying(mut self, reason: &str, ask: &str) -> Case {
        self.script = Some(Script {
            id: self.kpi.id,
            reason: reason.to_owned(),
            ask: ask.to_owned(),
            edited: Vec::new(),
            extra: Default::default(),
        });
        self
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            kpi: &self.kpi,
            evaluation: &self.evaluation,
            actions: self.actions.iter().collect(),
            script: self.script.as_ref(),
            settings: &self.settings,
            today: today(),
        }
    }
}

/// Every situation, without and with answers and actions.
pub fn all() -> Vec<Case> {
    let mut cases = bare();
    for mut case in bare() {
        case.actions = vec![
            action(
                "Add a second supplier line.",
                "Ana Ruiz",
                Some("2026-11-10"),
            ),
            action(
                "Move the gateway to the new data centre",
                "Ben Okafor",
                Some("2026-12-18"),
            ),
            action("Ask Ana Ruiz for a test plan", "", None),
        ];
        case.actions[1].effect = "20 minutes less downtime a month".to_owned();
        cases.push(case.saying(
            "The supplier had two outages and Priya Nair was on leave.",
            "Please confirm the maintenance window on 1 December!",
        ));
    }
    for mut case in bare() {
        case.settings.coordinator = String::new();
        cases.push(case.doing([action("Patch the gateway", "Ana Ruiz", Some("2026-12-05"))]));
    }
    for case in bare() {
        cases.push(case.doing([action("Patch the gateway", "Ana Ruiz", Some("2026-11-05"))]));
    }
    cases
}

fn bare() -> Vec<Case> {
    let noise = [99.7, 99.6, 99.75, 99.62, 99.7, 99.65, 99.72, 99.61, 99.7];
    let steady = noise.map(|value| value + 0.26);
    let line = |from: f64, step: f64| -> Vec<f64> {
        (0..10).map(|i| from + step * f64::from(i)).collect()
    };
    let mut changed = sla();
    changed.process_changes = vec![ProcessChange {
        on: day("2026-11-10"),
        what: "New supplier".to_owned(),
        extra: Default::default(),
    }];
    let mut stricter = sla();
    stricter.targets.push(TargetFrom {
        from: day("2026-11-23"),
        target: Target::AtLeast(number(99.99)),
        ..stricter.targets[0].clone()
    });
    let range = kpi(
        "Staffing of the security desk",
        "",
        Unit::Score,
        Target::Within(number(3.0), number(5.0)),
        0.5,
    );
    let spend = kpi(
        "Cost of incidents",
        "What incidents cost us in a week",
        Unit::Money,
        Target::AtMost(number(10_000.0)),
        500.0,
    );
    vec![
        case("missed, signal", sla(), DROP),
        case(
            "missed, signal by a run",
            vulnerabilities(),
            &[
                1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 3.0, 4.0, 3.0, 4.0, 3.0, 4.0, 3.0, 4.0,
            ],
        ),
        case(
            "missed, better but not enough",
            response(),
            &[
                60.0, 61.0, 60.0, 62.0, 60.0, 61.0, 60.0, 61.0, 60.0, 61.0, 54.0,
            ],
        ),
        case("missed, noise", sla(), &noise),
        case("missed, scatter", response(), SCATTER),
        case("missed, few", sla(), &[99.95, 99.95, 99.9, 99.5]),
        case("missed, few since a change", changed, DROP),
        case("missed, flat", vulnerabilities(), &[1.0; 7]),
        case("missed, only value", response(), &[12.0]),
        case(
            "watch, noise",
            sla(),
            &[99.85, 99.95, 99.84, 99.96, 99.85, 99.93, 99.86],
        ),
        case(
            "watch, signal",
            response(),
            &[1.0, 1.2, 1.0, 1.1, 1.0, 1.2, 1.1, 1.0, 1.1, 4.25],
        ),
        case(
            "watch, range",
            range.clone(),
            &[3.0, 5.0, 4.0, 5.0, 4.0, 3.0, 5.3],
        ),
        case("recovering", response(), &line(9.0, -0.45)),
        case(
            "recovering slowly",
            sla(),
            &[
                98.9, 99.2, 98.95, 99.1, 99.3, 99.15, 99.2, 99.5, 99.3, 99.55, 99.4,
            ],
        ),
        case("drifting", sla(), &line(99.99, -0.008)),
        case(
            "on target, signal for the worse",
            vulnerabilities_allowed(),
            &[2.0, 3.0, 2.0, 3.0, 2.0, 3.0, 2.0, 3.0, 2.0, 9.0],
        ),
        case("good, better", sla(), RISE),
        case(
            "good, back, noise",
            response(),
            &[3.0, 5.0, 3.5, 5.0, 3.2, 4.8, 5.1, 3.4],
        ),
        case("good, back, few", response(), &[5.0, 6.0, 3.0]),
        case("steady, noise", sla(), &steady),
        case("steady, few", response(), &[3.0, 3.5]),
        case("steady, flat", vulnerabilities(), &[0.0; 8]),
        case("steady, only value", sla(), &[99.9]),
        case(
            "steady, shifted in a range",
            range,
            &[4.0, 4.1, 4.0, 4.1, 4.0, 4.1, 4.0, 4.1, 4.0, 4.9],
        ),
        case("missed, target changed", stricter, &noise),
        case("missed, money", spend, &[9_000.0, 8_500.0, 12_400.5]),
        stale(),
        case("no data", sla(), &[]),
    ]
}

fn vulnerabilities_allowed() -> Kpi {
    let mut kpi = vulnerabilities();
    kpi.name = "High vulnerabilities in scans".to_owned();
    kpi.targets[0].target = Target::AtMost(Finite::from(10));
    kpi
}
