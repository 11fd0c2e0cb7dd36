//! The form of a target: what kind, which values, from when, and why.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::NaiveDate;

use super::parts::{Typed, ValueField};
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::{Target, TargetFrom, TargetKind};
use crate::domain::measure::quantity;
use crate::domain::value::Finite;
use crate::ui::widgets::*;

/// What the fields hold.
#[derive(Clone, Copy)]
pub struct TargetDraft {
    from: RwSignal<Option<NaiveDate>>,
    kind: RwSignal<TargetKind>,
    /// The value, or the lower end of a range.
    value: Typed,
    upper: Typed,
    tolerance: Typed,
    note: RwSignal<String>,
    /// What is wrong with the date.
    pub from_error: RwSignal<Option<String>>,
    upper_error: RwSignal<Option<String>>,
}

impl TargetDraft {
    /// Starts from an entry; from `from` on instead of its own day.
    pub fn of(subject: OpenKpi, entry: &TargetFrom, from: NaiveDate, note: String) -> TargetDraft {
        let (value, upper) = entry.target.ends();
        TargetDraft {
            from: RwSignal::new(Some(from)),
            kind: RwSignal::new(entry.target.kind()),
            value: Typed::of(subject, value).of_target(),
            upper: Typed::of(subject, upper).of_target(),
            tolerance: Typed::of(subject, entry.tolerance).of_any_size(),
            note: RwSignal::new(note),
            from_error: RwSignal::new(None),
            upper_error: RwSignal::new(None),
        }
    }

    fn target(self, subject: OpenKpi) -> Option<Target> {
        let value = self.value.ask(subject)?;
        let kind = self.kind.get_untracked();
        if kind != TargetKind::Within {
            return Some(kind.with(value, value));
        }
        let upper = self.upper.ask(subject)?;
        if upper < value {
            let words = "The range ends before it starts. Put the lower value first.";
            self.upper_error.set(Some(words.to_owned()));
            return None;
        }
        Some(kind.with(value, upper))
    }

    fn tolerance(self, subject: OpenKpi) -> Option<Finite> {
        let is_empty = self
            .tolerance
            .raw
            .with_untracked(|raw| raw.trim().is_empty());
        if is_empty {
            return Some(Finite::ZERO);
        }
        self.tolerance
            .ask(subject)
            .filter(|size| *size >= Finite::ZERO)
    }

    /// Reads the fields; `None` when something is wrong, which they then say.
    pub fn read(self, subject: OpenKpi, extra: Extra) -> Option<TargetFrom> {
        self.from_error.set(None);
        self.upper_error.set(None);
        let Some(from) = self.from.get_untracked() else {
            let words = "Choose the day from which it holds.";
            self.from_error.set(Some(words.to_owned()));
            return None;
        };
        Some(TargetFrom {
            from,
            target: self.target(subject)?,
            tolerance: self.tolerance(subject)?,
            note: self.note.get_untracked().trim().to_owned(),
            extra,
        })
    }
}

/// The fields of a target.
#[component]
pub fn TargetFields(subject: OpenKpi, draft: TargetDraft) -> Node {
    let kinds = TargetKind::ALL.map(|kind| Choice::new(kind, kind.name()));
    let is_range = Memo::new(move |_| draft.kind.get() == TargetKind::Within);
    let value_label = move || {
        if is_range.get() {
            "Lower end"
        } else {
            "Target"
        }
        .to_owned()
    };
    let judged = move || {
        let from = draft.from.get()?;
        let count = subject.evaluation.with(|evaluation| {
            let points = &evaluation.points;
            points.len() - points.partition_point(|point| point.at.date < from)
        });
        (count > 0).then(|| {
            format!(
                "{} from this day on will be held against it.",
                counted(count, "value")
            )
        })
    };
    // Only a number below 0 reads well and still is no tolerance.
    let negative = move || {
        let read = draft
            .tolerance
            .raw
            .with(|raw| quantity::parse(subject.unit.get(), raw, &subject.currency.get()));
        let is_negative = read.is_ok_and(|size| size < Finite::ZERO);
        is_negative.then(|| "A tolerance is 0 or more.".to_owned())
    };
    view! {
        <div class="form">
            <DateField label="Holds from" value=draft.from error=draft.from_error hint=Signal::derive(judged)
                on_commit=move |day| { draft.from_error.set(None); draft.from.set(day) } />
            <SelectField label="The value is to be" choices=kinds.to_vec() value=draft.kind
                on_commit=move |kind| draft.kind.set(kind) />
            <ValueField subject label=Signal::derive(value_label) typed=draft.value />
            {move || is_range.get().then(|| view! {
                <ValueField subject label="Upper end" typed=draft.upper error=draft.upper_error />
            })}
            <ValueField subject label="Tolerance" typed=draft.tolerance optional=true error=Signal::derive(negative) />
            <div class="wide">
                <TextField label="Why" value=draft.note optional=true max_length=2000
                    hint="Who agreed it, or what made it change." on_commit=move |text| draft.note.set(text) />
            </div>
        </div>
    }
}
