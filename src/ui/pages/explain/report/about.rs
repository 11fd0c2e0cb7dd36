//! What the report is about: its title and period, what is left out of it, and the rules by which it is written.

use chrono::NaiveDate;

use super::subject::OpenReport;
use crate::domain::explain::report::period::{self, Choice as Span};
use crate::domain::explain::report::{Report, reader};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Of = Field<Report>;

static TITLE: Of = Of::line("Title", |report| &mut report.title)
    .title("rename the report")
    .needs("A report needs a title.");
static OF_OWN_COPY: [Of; 3] = [
    Of::tick_by(
        "Name the owners",
        |report| !report.without_owners,
        |report, is_named| report.without_owners = !is_named,
    )
    .title("choose whether owners are named")
    .hint("Without them, the names of people the scorecard knows are taken out of the drafts too."),
    Of::tick_by(
        "Take the private notes in",
        |report| report.with_notes,
        |report, are_in| report.with_notes = are_in,
    )
    .title("choose whether private notes go in")
    .hint("Your note below, and the notes beside the values of the period."),
    Of::lines("Private note", 2, |report| &mut report.private_note)
        .title("write a private note")
        .hint("For your own copy: what you do not want to forget when you talk about it."),
];

/// The card.
#[component]
pub fn About(subject: OpenReport) -> Node {
    let report = subject.report;
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
        false => subject.fields(&OF_OWN_COPY),
    };
    view! {
        <Card title="About it">
            <div class="stack">
                {subject.field(&TITLE)}
                <Period subject />
                {choices}
                <Disclosure summary="What they get to see"><ul class="plain-list">{rules}</ul></Disclosure>
            </div>
        </Card>
    }
}

#[component]
fn Period(subject: OpenReport) -> Node {
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
