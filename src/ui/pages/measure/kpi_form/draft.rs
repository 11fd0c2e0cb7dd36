//! The fields of a KPI, and what they hold while someone fills them in.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::measure::kpi::{
    Cadence, Covers, Derived, Kpi, MeasureType, Target, TargetFrom, TargetKind, Theme, Unit,
};
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::form::{Field, One};
use crate::ui::prelude::*;

/// The KPI, with its first target where it is new.
#[derive(Clone)]
pub struct KpiDraft {
    kpi: Kpi,
    kind: TargetKind,
    /// The value to reach, or the lower end of a range.
    value: Option<Finite>,
    to: Option<Finite>,
    tolerance: Option<Finite>,
    is_new: bool,
    /// Whether there are values in the unit, which would mean something else in another.
    is_measured: bool,
}

type Of = Field<KpiDraft>;

pub const WHAT: Range<usize> = 0..6;
pub const TARGET: Range<usize> = 6..12;
pub const MEASURED: Range<usize> = 12..23;

const VALUE: &str = "Enter a value.";

pub static FIELDS: [Of; 23] = [
    Of::name("Give it a name, as people say it in a meeting.", |it| &mut it.kpi.name),
    Of::one("Theme", &One(|it| &mut it.kpi.theme)),
    words("Meaning", |it| &mut it.kpi.meaning).hint("One sentence for people who are not in security."),
    words("Formula", |it| &mut it.kpi.formula).hint("What is divided by what, or how the time is counted."),
    words("Why the business cares", |it| &mut it.kpi.why).hint("Money, customers, law, time."),
    words("Business goal", |it| &mut it.kpi.goal)
        .hint("The goal that it serves. A KPI without one is hard to defend."),
    Of::one("Unit", &One(|it| &mut it.kpi.unit)).when(|it| it.is_new),
    Of::choice(
        "The target is met when the value is",
        || TargetKind::ALL.map(|kind| kind.name().to_owned()).into(),
        |it| TargetKind::ALL.iter().position(|kind| *kind == it.kind).unwrap_or_default(),
        |it, place| it.kind = TargetKind::ALL.get(place).copied().unwrap_or(it.kind),
    )
    .when(|it| it.is_new),
    amount("Target", |it| &mut it.value)
        .needs(VALUE)
        .signed()
        .when(|it| it.is_new && !it.is_range()),
    amount("From", |it| &mut it.value)
        .needs(VALUE)
        .signed()
        .when(|it| it.is_new && it.is_range()),
    amount("To", |it| &mut it.to)
        .needs(VALUE)
        .signed()
        .said(|_| String::new())
        .when(|it| it.is_new && it.is_range()),
    amount("Tolerance", |it| &mut it.tolerance)
        .said(|_| "A miss up to this is “watch” rather than “off target”.".to_owned())
        .when(|it| it.is_new),
    Of::widget(|form| {
        let unit = form.draft.with_untracked(|it| it.kpi.unit.name());
        view! { <p>"Unit: "{unit}". It stays, because there are measurements in it."</p> }
    })
    .when(|it| it.is_measured),
    Of::one("Unit", &One(|it| &mut it.kpi.unit)).when(|it| !it.is_new && !it.is_measured),
    Of::choice(
        "Values",
        || ["Typed in", "Computed from the risk register"].map(str::to_owned).into(),
        |it| usize::from(it.kpi.derived.is_some()),
        |it, place| it.kpi.derived = (place == 1).then_some(Derived::RiskBurnDown),
    )
    .hint("Computed: the share of risks mitigated or closed within three months of being identified. Values that were typed stay as they are, and are back when you switch back.")
    .when(|it| it.kpi.unit == Unit::Percent),
    Of::one("How often", &One(|it| &mut it.kpi.cadence)).hint("Older than this, a value counts as stale."),
    Of::one("Each value covers", &One(|it| &mut it.kpi.covers))
        .hint("Running totals and stocks get no natural limits and no trend: each of their values builds on the ones before.")
        .when(|it| it.computed().is_none()),
    Of::line("Data source", |it| &mut it.kpi.data_source)
        .hint("Where the value comes from: a system, a report, a person."),
    words("How it is collected", |it| &mut it.kpi.how_collected)
        .hint("The steps, so that a deputy gets the same number: which report or query, which filter, whom to ask."),
    Of::line("Owner", |it| &mut it.kpi.owner).hint("Who answers when it moves."),
    Of::one("Type of measure", &One(|it| &mut it.kpi.measure_type))
        .hint("Implementation: is a control in place? Effectiveness: does it work? Efficiency: how soon? Impact: what does it mean for the business? (NIST SP 800-55)"),
    Of::meant("Weight", |it| quantity::number(it.kpi.weight.get(), 2), set_weight)
        .unmarked()
        .hint("How much it counts in the health index, beside the others. 0 leaves it out."),
    Of::tick("In focus", |it| &mut it.kpi.focus).hint("One of the few that the team looks at first."),
];

const fn words(label: &'static str, part: fn(&mut KpiDraft) -> &mut String) -> Of {
    Of::lines(label, 2, part).wide()
}

const fn amount(label: &'static str, part: fn(&mut KpiDraft) -> &mut Option<Finite>) -> Of {
    Of::amount(label, Unit::Percent, part)
        .in_unit(|it| it.kpi.unit)
        .said(|it| format!("For example {}.", it.kpi.unit.example()))
}

impl KpiDraft {
    pub fn blank(id: Id) -> KpiDraft {
        let kpi = Kpi {
            id,
            name: String::new(),
            meaning: String::new(),
            formula: String::new(),
            why: String::new(),
            unit: Unit::Percent,
            targets: Vec::new(),
            cadence: Cadence::Monthly,
            covers: Covers::default(),
            theme: Theme::default(),
            measure_type: MeasureType::default(),
            weight: Finite::from(1),
            focus: false,
            owner: String::new(),
            data_source: String::new(),
            how_collected: String::new(),
            goal: String::new(),
            process_changes: Vec::new(),
            baseline: None,
            derived: None,
            library: String::new(),
            extra: Extra::new(),
        };
        KpiDraft {
            is_new: true,
            ..KpiDraft::of(kpi, false)
        }
    }

    pub fn of(kpi: Kpi, is_measured: bool) -> KpiDraft {
        KpiDraft {
            kpi,
            kind: TargetKind::AtLeast,
            value: None,
            to: None,
            tolerance: None,
            is_new: false,
            is_measured,
        }
    }

    fn is_range(&self) -> bool {
        self.kind == TargetKind::Within
    }

    /// Returns what the values are computed from; only a share can be.
    fn computed(&self) -> Option<Derived> {
        let is_share = self.kpi.unit == Unit::Percent;
        self.kpi.derived.filter(|_| is_share)
    }

    /// The target, whichever end of a range was given first.
    fn target(&self) -> Target {
        let value = self.value.unwrap_or_default();
        match self.to.filter(|_| self.is_range()) {
            Some(to) if to < value => self.kind.with(to, value),
            Some(to) => self.kind.with(value, to),
            None => self.kind.with(value, value),
        }
    }

    /// Returns the new KPI with its first target, once all fields are right.
    pub fn new_kpi(self, today: NaiveDate) -> Kpi {
        let first = TargetFrom {
            from: today,
            target: self.target(),
            tolerance: self.tolerance.unwrap_or_default(),
            note: String::new(),
            extra: Extra::new(),
        };
        Kpi {
            targets: vec![first],
            ..self.changed()
        }
    }

    /// Returns the KPI with what the fields hold, once all of them are right.
    pub fn changed(self) -> Kpi {
        let derived = self.computed();
        Kpi {
            derived,
            ..self.kpi
        }
    }
}

/// Reads a weight: a number of 0 or more.
fn set_weight(draft: &mut KpiDraft, text: &str) -> Result<(), String> {
    match quantity::parse(Unit::Score, text, "") {
        Ok(weight) if weight >= Finite::ZERO => {
            draft.kpi.weight = weight;
            Ok(())
        }
        Ok(_) => Err("It cannot be below 0.".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
