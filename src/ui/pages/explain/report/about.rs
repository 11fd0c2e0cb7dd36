//! What the report is about: its title and period, what is left out of it, and the rules by which it is written.

use chrono::NaiveDate;

use super::subject::OpenReport;
use crate::domain::explain::report::period::{self, Choice as Span};
use crate::domain::explain::report::reader;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn About(subject: OpenReport) -> impl IntoView {
    let report = subject.report;
    let title = Signal::derive(move || report.with(|report| report.title.clone()));
    let title_error = RwSignal::new(None::<String>);
    let rename = move |title: String| match title.trim() {
        "" => title_error.set(Some("A report needs a title.".to_owned())),
        title => {
            title_error.set(None);
            let title = title.to_owned();
            subject.change("rename the report", |report| report.title = title);
        }
    };
    let is_client = Memo::new(move |_| report.with(reader::is_client));
    let rules = move || {
        let rules = subject.workspace.scorecard.with(|card| {
            report.with(|report| {
                let stakeholder = report
                    .stakeholder
                    .and_then(|id| card.get::<Stakeholder>(id));
                reader::rules(report, stakeholder)
            })
        });
        rules
            .into_iter()
            .map(|rule| view! { <li>{rule}</li> })
            .collect_view()
    };
    let choices = move || match is_client.get() {
        true => view! { <p class="note">"A client gets neither owners nor private notes."</p> },
        false => view! { <Toggles subject /> },
    };
    view! {
        <Card title="About it">
            <div class="stack">
                <TextField label="Title" value=title error=title_error on_commit=rename />
                <Period subject />
                {choices}
                <Disclosure summary="What they get to see"><ul class="plain-list">{rules}</ul></Disclosure>
            </div>
        </Card>
    }
}

#[component]
fn Period(subject: OpenReport) -> impl IntoView {
    let report = subject.report;
    let error = RwSignal::new(None::<String>);
    let last = Memo::new(move |_| {
        let scorecard = subject.workspace.scorecard;
        scorecard.with(|card| report.with(|report| period::last_report(card, report)))
    });
    let span = Signal::derive(move || {
        let days = report.with(|report| (report.from, report.to));
        let (last, today) = (last.get(), subject.workspace.today());
        let fits = |span: &Span| span.days(last, today) == Some(days);
        Span::ALL.into_iter().find(fits).unwrap_or(Span::Own)
    });
    let spans = Signal::derive(move || {
        let has_last = last.get().is_some();
        let offered = Span::ALL.into_iter();
        let offered = offered.filter(|span| has_last || *span != Span::SinceLastReport);
        offered
            .map(|span| Choice::new(span, span.name()))
            .collect::<Vec<_>>()
    });
    let set = move |from: NaiveDate, to: NaiveDate| {
        if to < from {
            return error.set(Some("The period ends before it starts.".to_owned()));
        }
        error.set(None);
        subject.change("change the period", |report| {
            (report.from, report.to) = (from, to);
        });
    };
    let choose = move |span: Span| {
        let today = subject.workspace.now.get_untracked().date();
        let days = span.days(last.get_untracked(), today);
        if let Some((from, to)) = days {
            set(from, to);
        }
    };
    let ends = move || report.with_untracked(|report| (report.from, report.to));
    let from = Signal::derive(move || Some(report.with(|report| report.from)));
    let to = Signal::derive(move || Some(report.with(|report| report.to)));
    let set_from = move |day: Option<NaiveDate>| {
        if let Some(day) = day {
            set(day, ends().1);
        }
    };
    let set_to = move |day: Option<NaiveDate>| {
        if let Some(day) = day {
            set(ends().0, day);
        }
    };
    view! {
        <SelectField label="Period" choices=spans value=span on_commit=choose />
        <div class="form">
            <DateField label="First day" value=from error=error on_commit=set_from />
            <DateField label="Last day" value=to on_commit=set_to />
        </div>
    }
}

#[component]
fn Toggles(subject: OpenReport) -> impl IntoView {
    let report = subject.report;
    let owners = Signal::derive(move || report.with(|report| !report.without_owners));
    let notes = Signal::derive(move || report.with(|report| report.with_notes));
    let note = Signal::derive(move || report.with(|report| report.private_note.clone()));
    let set_owners = move |shown: bool| {
        subject.change("choose whether owners are named", |report| {
            report.without_owners = !shown;
        });
    };
    let set_notes = move |shown: bool| {
        subject.change("choose whether private notes go in", |report| {
            report.with_notes = shown;
        });
    };
    let set_note = move |note: String| {
        subject.change("write a private note", |report| {
            report.private_note = note.trim().to_owned();
        });
    };
    view! {
        <Checkbox label="Name the owners" checked=owners on_commit=set_owners
            hint="Without them, the names of people the scorecard knows are taken out of the drafts too." />
        <Checkbox label="Take the private notes in" checked=notes on_commit=set_notes
            hint="Your note below, and the notes beside the values of the period." />
        <TextArea label="Private note" optional=true rows=2 value=note on_commit=set_note
            hint="For your own copy: what you do not want to forget when you talk about it." />
    }
}
