//! A measurement being entered or corrected: its draft, and the fields for it.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use leptos::html;

use super::parts::{Typed, ValueField, day_text};
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::cases;
use crate::domain::measure::due::{Series, next_day};
use crate::domain::measure::evidence::provenance::Provenance;
use crate::domain::measure::kpi::Cadence;
use crate::domain::measure::measurement::Measurement;
use crate::domain::measure::quantity::{Quantity, Ratio};
use crate::domain::revision::Id;
use crate::domain::value::{Finite, Moment, clock, parse_time};
use crate::library::kpis;
use crate::ui::browser;
use crate::ui::widgets::*;

/// What the fields hold.
#[derive(Clone, Copy)]
pub struct EntryDraft {
    pub date: RwSignal<Option<NaiveDate>>,
    pub time: RwSignal<Option<NaiveTime>>,
    pub value: Typed,
    pub from: RwSignal<Option<NaiveDate>>,
    pub note: RwSignal<String>,
    pub source: RwSignal<String>,
    pub entered_by: RwSignal<String>,
    /// Of how many cases or answers the value is.
    pub cases: RwSignal<String>,
    /// Set once someone tried to save.
    asked: RwSignal<bool>,
}

impl EntryDraft {
    /// A new value, on the day that is due next.
    pub fn new(subject: OpenKpi) -> EntryDraft {
        let card = subject.workspace.scorecard;
        let entered_by = card.with_untracked(|card| card.settings().coordinator);
        let source = subject.kpi.with_untracked(|kpi| kpi.data_source.clone());
        EntryDraft {
            date: RwSignal::new(Some(due(subject))),
            time: RwSignal::new(None),
            value: Typed::empty(),
            from: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            source: RwSignal::new(source),
            entered_by: RwSignal::new(entered_by),
            cases: RwSignal::new(String::new()),
            asked: RwSignal::new(false),
        }
    }

    /// A value to correct.
    pub fn of(subject: OpenKpi, measurement: &Measurement) -> EntryDraft {
        EntryDraft {
            date: RwSignal::new(Some(measurement.at.date)),
            time: RwSignal::new(measurement.at.time),
            value: Typed::of(subject, measurement.value).without(measurement.id),
            from: RwSignal::new(measurement.from),
            note: RwSignal::new(measurement.note.clone()),
            source: RwSignal::new(measurement.source.clone()),
            entered_by: RwSignal::new(measurement.entered_by.clone()),
            cases: RwSignal::new(
                (measurement.cases).map_or(String::new(), |cases| cases.to_string()),
            ),
            asked: RwSignal::new(false),
        }
    }

    /// Makes ready for the next value: a later day, an empty field.
    pub fn go_on(self, subject: OpenKpi) {
        self.date.set(Some(due(subject)));
        self.time.set(None);
        self.from.set(None);
        self.note.set(String::new());
        self.cases.set(String::new());
        self.value.clear();
        self.asked.set(false);
    }

    fn at(self) -> Option<Moment> {
        let time = self.time.get();
        self.date.get().map(|date| Moment { date, time })
    }

    fn date_error(self, now: NaiveDateTime) -> Option<String> {
        match self.at() {
            None => (self.asked.get()).then(|| "Choose the day it was measured.".to_owned()),
            Some(at) if lies_ahead(at, now) => Some(format!(
                "{} is yet to come. Enter a value once it is measured.",
                moment_text(at)
            )),
            Some(_) => None,
        }
    }

    fn period_error(self) -> Option<String> {
        let is_late = self
            .from
            .get()
            .zip(self.date.get())
            .is_some_and(|(from, to)| from > to);
        is_late.then(|| "The period starts after the day of its value.".to_owned())
    }

    /// Returns the file that the value comes from, as long as the value is the one that was read.
    fn evidence(self, subject: OpenKpi, id: Id, value: Finite) -> Option<Box<Provenance>> {
        subject.workspace.scorecard.with_untracked(|card| {
            let old = card.get::<Measurement>(id)?;
            (old.value == value).then(|| old.evidence.clone())?
        })
    }

    /// Returns the part and the whole of the value, as long as the value is their share.
    fn counted(self, subject: OpenKpi, id: Id, value: Finite) -> Option<Ratio> {
        subject.workspace.scorecard.with_untracked(|card| {
            let old = card.get::<Measurement>(id)?;
            old.counted.filter(|_| old.value == value)
        })
    }

    fn cases_error(self) -> Option<String> {
        let read = cases::read(&self.cases.get());
        read.err().map(|why| why.to_string())
    }

    /// Returns why the value is set aside, which these fields leave as it is.
    fn set_aside(subject: OpenKpi, id: Id) -> String {
        let card = subject.workspace.scorecard;
        let old = card.with_untracked(|card| Some(card.get::<Measurement>(id)?.set_aside.clone()));
        old.unwrap_or_default()
    }

    /// Returns when the value was entered; correcting it later makes it no newer than others of its day.
    fn entered_at(self, subject: OpenKpi, id: Id) -> Option<NaiveDateTime> {
        let card = subject.workspace.scorecard;
        card.with_untracked(|card| match card.get::<Measurement>(id) {
            Some(old) => old.entered_at,
            None => Some(browser::utc_now()),
        })
    }

    /// Reads the fields; `None` when something is wrong, which they then say.
    pub fn read(self, subject: OpenKpi, id: Id, extra: Extra) -> Option<Measurement> {
        self.asked.set(true);
        let Quantity { value, counted } = self.value.quantity(subject)?;
        let is_wrong = untrack(|| {
            self.date_error(subject.workspace.now.get()).is_some() || self.period_error().is_some()
        });
        if is_wrong {
            return None;
        }
        let cases = cases::read(&self.cases.get_untracked()).ok()?;
        Some(Measurement {
            id,
            kpi: subject.id,
            at: untrack(|| self.at())?,
            from: self.from.get_untracked(),
            value,
            counted: counted.or_else(|| self.counted(subject, id, value)),
            note: self.note.get_untracked().trim().to_owned(),
            source: self.source.get_untracked().trim().to_owned(),
            entered_by: self.entered_by.get_untracked().trim().to_owned(),
            set_aside: EntryDraft::set_aside(subject, id),
            entered_at: self.entered_at(subject, id),
            evidence: self.evidence(subject, id, value),
            cases,
            extra,
        })
    }
}

/// Tells whether the values are asked of people.
fn is_survey(subject: OpenKpi) -> bool {
    (subject.kpi).with_untracked(|kpi| kpis::is_survey(&kpi.library))
}

/// Writes of how many cases a value is: `31 answers`.
pub fn cases_words(subject: OpenKpi, cases: u32) -> String {
    let thing = if is_survey(subject) { "answer" } else { "case" };
    counted(cases as usize, thing)
}

fn lies_ahead(at: Moment, now: NaiveDateTime) -> bool {
    match at.time {
        Some(_) => at.end() > now,
        None => at.date > now.date(),
    }
}

/// The day of the next value.
fn due(subject: OpenKpi) -> NaiveDate {
    let cadence = subject.kpi.with_untracked(|kpi| kpi.cadence);
    let series = subject.workspace.scorecard.with_untracked(|card| {
        let days = card.series(subject.id).map(|(at, ..)| at.date);
        Series::of(cadence, days)
    });
    next_day(cadence, series, browser::now().date())
}

/// Writes a moment for reading.
pub fn moment_text(at: Moment) -> String {
    match at.time {
        Some(time) => format!("{}, {}", day_text(at.date), clock(time)),
        None => day_text(at.date),
    }
}

/// The day and the value, with a warning when there already is one.
#[component]
pub fn MainFields(
    subject: OpenKpi,
    draft: EntryDraft,
    /// The measurement being corrected, which is no other value.
    #[prop(optional)]
    own: Option<Id>,
    #[prop(optional)] value_box: NodeRef<html::Input>,
) -> Node {
    let date_error = Signal::derive(move || draft.date_error(subject.workspace.now.get()));
    let is_hourly = subject
        .kpi
        .with_untracked(|kpi| kpi.cadence == Cadence::Hourly);
    let twin = Memo::new(move |_| {
        let at = draft.at()?;
        let found = subject.workspace.scorecard.with(|card| {
            let mut others = card.series(subject.id).rev();
            others.find(|(day, id, _)| *day == at && Some(*id) != own)
        });
        found.map(|(at, _, value)| {
            format!(
                "There already is a value for {}: {}. Saving keeps both.",
                moment_text(at),
                subject.format(value.get())
            )
        })
    });
    view! {
        <DateField label="Date" value=draft.date error=date_error max=browser::now().date()
            hint=Signal::derive(move || twin.get()) on_commit=move |day| draft.date.set(day) />
        {is_hourly.then(|| view! { <TimeField draft /> })}
        <ValueField subject label="Value" typed=draft.value node_ref=value_box />
        {is_survey(subject).then(|| view! { <CasesField draft label="Answers" hint="How many people answered." /> })}
    }
}

/// Of how many cases or answers the value is.
#[component]
fn CasesField(draft: EntryDraft, label: &'static str, hint: &'static str) -> Node {
    let error = Signal::derive(move || draft.cases_error());
    view! {
        <TextField label value=draft.cases optional=true hint error
            on_commit=move |text| draft.cases.set(text) />
    }
}

#[component]
fn TimeField(draft: EntryDraft) -> Node {
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let text = move || draft.time.get().map(clock);
    let commit = move |text: String| draft.time.set(parse_time(&text));
    view! {
        <Field ids label="Time" optional=true>
            <input class="input" type="time" id=id prop:value=move || text().unwrap_or_default()
                on:change=move |event| commit(event_target_value(&event)) />
        </Field>
    }
}

/// What is known about the value besides itself.
#[component]
pub fn MoreFields(subject: OpenKpi, draft: EntryDraft) -> Node {
    let period_error = Signal::derive(move || draft.period_error());
    view! {
        <div class="form">
            <DateField label="Period from" value=draft.from optional=true error=period_error
                hint="The first day that the value covers, when it covers more than its date."
                on_commit=move |day| draft.from.set(day) />
            <TextField label="Entered by" value=draft.entered_by optional=true
                on_commit=move |text| draft.entered_by.set(text) />
            {(!is_survey(subject)).then(|| view! {
                <CasesField draft label="Cases" hint="Of how many the value is the mean or the share, where you know it." />
            })}
            <div class="wide">
                <TextField label="Source" value=draft.source optional=true max_length=2000
                    on_commit=move |text| draft.source.set(text) />
            </div>
        </div>
    }
}
