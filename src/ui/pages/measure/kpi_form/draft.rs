//! The form's content while someone fills it in.

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::measure::kpi::{
    Cadence, Covers, Derived, Kpi, MeasureType, Target, TargetFrom, TargetKind, Theme, Unit,
};
use crate::domain::measure::quantity::doubt::{self, Question};
use crate::domain::measure::quantity::{self, QuantityReader};
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::prelude::*;
use crate::ui::widgets::Entry;

/// All fields; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct KpiDraft {
    pub name: RwSignal<String>,
    pub name_error: RwSignal<Option<String>>,
    pub theme: RwSignal<Theme>,
    pub meaning: RwSignal<String>,
    pub formula: RwSignal<String>,
    pub why: RwSignal<String>,
    pub goal: RwSignal<String>,
    pub unit: RwSignal<Unit>,
    pub kind: RwSignal<TargetKind>,
    pub target: RwSignal<Entry<Finite>>,
    pub target_to: RwSignal<Entry<Finite>>,
    pub tolerance: RwSignal<Entry<Finite>>,
    pub cadence: RwSignal<Cadence>,
    pub covers: RwSignal<Covers>,
    pub derived: RwSignal<Option<Derived>>,
    pub data_source: RwSignal<String>,
    pub how_collected: RwSignal<String>,
    pub owner: RwSignal<String>,
    pub measure_type: RwSignal<MeasureType>,
    pub weight: RwSignal<Entry<Finite>>,
    pub focus: RwSignal<bool>,
    /// The scorecard's, in which money is read.
    currency: StoredValue<String>,
}

impl KpiDraft {
    pub fn blank(currency: String) -> KpiDraft {
        let text = || RwSignal::new(String::new());
        let entry = || RwSignal::new(Entry::blank());
        KpiDraft {
            name: text(),
            name_error: RwSignal::new(None),
            theme: RwSignal::new(Theme::default()),
            meaning: text(),
            formula: text(),
            why: text(),
            goal: text(),
            unit: RwSignal::new(Unit::Percent),
            kind: RwSignal::new(TargetKind::AtLeast),
            target: entry(),
            target_to: entry(),
            tolerance: entry(),
            cadence: RwSignal::new(Cadence::Monthly),
            covers: RwSignal::new(Covers::default()),
            derived: RwSignal::new(None),
            data_source: text(),
            how_collected: text(),
            owner: text(),
            measure_type: RwSignal::new(MeasureType::default()),
            weight: RwSignal::new(Entry::Valid(Finite::from(1))),
            focus: RwSignal::new(false),
            currency: StoredValue::new(currency),
        }
    }

    pub fn of(kpi: &Kpi, currency: String) -> KpiDraft {
        let draft = KpiDraft::blank(currency);
        draft.name.set(kpi.name.clone());
        draft.theme.set(kpi.theme);
        draft.meaning.set(kpi.meaning.clone());
        draft.formula.set(kpi.formula.clone());
        draft.why.set(kpi.why.clone());
        draft.goal.set(kpi.goal.clone());
        draft.unit.set(kpi.unit);
        draft.cadence.set(kpi.cadence);
        draft.covers.set(kpi.covers);
        draft.derived.set(kpi.derived);
        draft.data_source.set(kpi.data_source.clone());
        draft.how_collected.set(kpi.how_collected.clone());
        draft.owner.set(kpi.owner.clone());
        draft.measure_type.set(kpi.measure_type);
        draft.weight.set(Entry::Valid(kpi.weight));
        draft.focus.set(kpi.focus);
        draft
    }

    pub fn set_name(self, name: String) {
        if !name.trim().is_empty() {
            self.name_error.set(None);
        }
        self.name.set(name);
    }

    /// Changes the unit; what was typed is read anew in it.
    pub fn set_unit(self, unit: Unit) {
        let old = self.unit.get_untracked();
        self.unit.set(unit);
        for entry in [self.target, self.target_to, self.tolerance] {
            let typed =
                entry.with_untracked(|entry| entry.text(|value| quantity::editable(old, *value)));
            if !typed.is_empty() {
                entry.set(self.read(&typed));
            }
        }
    }

    fn read(self, typed: &str) -> Entry<Finite> {
        Entry::read(typed, |text| self.parse(text))
    }

    /// Reads a value in the unit that is chosen.
    pub fn parse(self, text: &str) -> Result<Finite, String> {
        let currency = self.currency.get_value();
        quantity::parse(self.unit.get_untracked(), text, &currency)
            .map_err(|error| error.to_string())
    }

    /// Returns what is to be asked about a field whose text has two readings.
    pub fn question(self, entry: RwSignal<Entry<Finite>>) -> Option<Question> {
        let unit = self.unit.get();
        let currency = self.currency.get_value();
        entry.with(|entry| {
            let text = entry.error().map(|_| entry.text(|_| String::new()))?;
            doubt::of_text(QuantityReader::new(unit, &currency), &text)
        })
    }

    /// Takes a text as if it were typed.
    pub fn take(self, entry: RwSignal<Entry<Finite>>, text: &str) {
        entry.set(self.read(text));
    }

    /// Returns the value of a field that must have one, or makes the field complain.
    fn required(self, entry: RwSignal<Entry<Finite>>) -> Option<Finite> {
        let value = entry.with_untracked(|entry| entry.value().copied());
        if value.is_none() {
            entry.update(|entry| *entry = self.read(&entry.text(|_| String::new())));
        }
        value
    }

    fn tolerance(self) -> Option<Finite> {
        let is_empty = self
            .tolerance
            .with_untracked(|entry| entry.text(|_| "valid".to_owned()).is_empty());
        if is_empty {
            Some(Finite::ZERO)
        } else {
            self.required(self.tolerance)
        }
    }

    fn valid_name(self) -> Option<String> {
        let name = self.name.get_untracked().trim().to_owned();
        if name.is_empty() {
            self.name_error.set(Some(
                "Give it a name, as people say it in a meeting.".to_owned(),
            ));
            return None;
        }
        Some(name)
    }

    fn target(self) -> Option<Target> {
        let value = self.required(self.target)?;
        let kind = self.kind.get_untracked();
        if kind != TargetKind::Within {
            return Some(kind.with(value, value));
        }
        let to = self.required(self.target_to)?;
        Some(if to < value {
            kind.with(to, value)
        } else {
            kind.with(value, to)
        })
    }

    /// Returns the KPI, or makes the fields that are wrong say so.
    pub fn new_kpi(self, id: Id, today: NaiveDate) -> Option<Kpi> {
        // All three complain at once, not one after the other.
        let (name, target, tolerance) = (self.valid_name(), self.target(), self.tolerance());
        let first = TargetFrom {
            from: today,
            target: target?,
            tolerance: tolerance?,
            note: String::new(),
            extra: Extra::new(),
        };
        self.changed(Kpi {
            id,
            name: name?,
            meaning: String::new(),
            formula: String::new(),
            why: String::new(),
            unit: self.unit.get_untracked(),
            targets: vec![first],
            cadence: self.cadence.get_untracked(),
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
        })
    }

    /// Returns what the values are computed from; only a share can be.
    pub fn computed(self) -> Option<Derived> {
        let is_share = self.unit.get() == Unit::Percent;
        self.derived.get().filter(|_| is_share)
    }

    /// Returns the KPI with the form's content, or makes the fields that are wrong say so.
    pub fn changed(self, kpi: Kpi) -> Option<Kpi> {
        let (name, weight) = (self.valid_name(), self.required(self.weight));
        Some(Kpi {
            name: name?,
            weight: weight?,
            meaning: self.meaning.get_untracked(),
            formula: self.formula.get_untracked(),
            why: self.why.get_untracked(),
            goal: self.goal.get_untracked(),
            unit: self.unit.get_untracked(),
            cadence: self.cadence.get_untracked(),
            covers: self.covers.get_untracked(),
            derived: untrack(|| self.computed()),
            theme: self.theme.get_untracked(),
            measure_type: self.measure_type.get_untracked(),
            owner: self.owner.get_untracked(),
            data_source: self.data_source.get_untracked(),
            how_collected: self.how_collected.get_untracked(),
            focus: self.focus.get_untracked(),
            ..kpi
        })
    }
}

/// Reads a weight: a number of 0 or more.
pub fn parse_weight(text: &str) -> Result<Finite, String> {
    match quantity::parse(Unit::Score, text, "") {
        Ok(weight) if weight >= Finite::ZERO => Ok(weight),
        Ok(_) => Err("It cannot be below 0.".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
