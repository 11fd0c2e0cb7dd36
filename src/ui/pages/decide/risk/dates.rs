//! The days of the risk. A day that contradicts another is refused beside its field.

use chrono::NaiveDate;

use super::subject::OpenRisk;
use crate::domain::decide::risk::Risk;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// One day: how it is read and written.
#[derive(Clone, Copy)]
struct DayOf {
    label: &'static str,
    hint: &'static str,
    title: &'static str,
    /// What is said when the day contradicts the others.
    refusal: &'static str,
    get: fn(&Risk) -> Option<NaiveDate>,
    set: fn(&mut Risk, Option<NaiveDate>),
}

const EARLY: &str = "This is before the day the risk was identified.";

const DAYS: [DayOf; 4] = [
    DayOf {
        label: "Identified",
        hint: "Three months to deal with it count from here.",
        title: "change the day a risk was identified",
        refusal: "The risk was mitigated or closed before this day. Change that day first.",
        get: |risk| Some(risk.identified),
        // It needs a day, so clearing the field brings the old one back.
        set: |risk, day| risk.identified = day.unwrap_or(risk.identified),
    },
    DayOf {
        label: "Mitigated",
        hint: "Set when the mitigation works.",
        title: "change the day a risk was mitigated",
        refusal: EARLY,
        get: |risk| risk.mitigated,
        set: |risk, day| risk.mitigated = day,
    },
    DayOf {
        label: "Closed",
        hint: "Set when the risk is gone.",
        title: "change the day a risk was closed",
        refusal: EARLY,
        get: |risk| risk.closed,
        set: |risk, day| risk.closed = day,
    },
    DayOf {
        label: "Happened",
        hint: "Set when it came true.",
        title: "change the day a risk happened",
        refusal: "",
        get: |risk| risk.occurred,
        set: |risk, day| risk.occurred = day,
    },
];

/// The four days.
#[component]
pub fn Dates(subject: OpenRisk) -> impl IntoView {
    view! { <Card title="Dates"><div class="form">{DAYS.map(|of| field(subject, of)).collect_view()}</div></Card> }
}

fn field(subject: OpenRisk, of: DayOf) -> Node {
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || subject.risk.with(of.get));
    let commit = move |day: Option<NaiveDate>| {
        let mut risk = subject.now();
        (of.set)(&mut risk, day);
        let refused = subject.put_checked(of.title, risk).is_err();
        error.set(refused.then(|| of.refusal.to_owned()));
    };
    let is_optional = of.label != DAYS[0].label;
    view! { <DateField label=of.label value error hint=of.hint optional=is_optional on_commit=commit /> }
}
