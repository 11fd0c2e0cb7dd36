//! Reports for each reader, in every format; what was sent stays as it was.
//!
//! The snapshots are written from the sample, whose story is the same on every day that it is opened.

use chrono::{Days, NaiveDate, NaiveDateTime};
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::explain::document::{Block, Table};
use linchpin::domain::explain::report::paper::{Fact, Paper};
use linchpin::domain::explain::report::parts::Part;
use linchpin::domain::explain::report::{EditedPart, Report, giving, writer};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::stakeholder::{Method, Stakeholder, UpdateCadence};
use linchpin::domain::measure::kpi::{Kpi, Theme};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::{Extra, Kind, Record};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::value::Finite;
use linchpin::files::{mail, markdown, plain_text, report_page, scorecard_file};
use linchpin::library::sample;
use proptest::prelude::*;

use crate::generate::text;

const US: Replica = Replica(5);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-24")
}

fn now() -> NaiveDateTime {
    today().and_hms_opt(9, 30, 0).unwrap()
}

/// The sample without its own reports and stakeholders.
fn card() -> Scorecard {
    let mut number = 1_000;
    let mut new_id = || {
        number += 1;
        Id::from_number(number)
    };
    let mut edit = sample::sample(today(), &mut new_id);
    edit.changes
        .retain(|change| !matches!(change.kind, Kind::Report | Kind::Stakeholder));
    let mut card = Scorecard::empty(Id::from_number(1));
    card.apply(edit, US).unwrap();
    card
}

fn kpi(card: &Scorecard, theme: Theme) -> Kpi {
    card.all::<Kpi>()
        .find(|kpi| kpi.theme == theme)
        .unwrap()
        .clone()
}

/// A status report about the four weeks before today.
fn status(audience: Audience) -> Report {
    let period = (today() - Days::new(27), today());
    Report::new(Id::from_number(9), Err(audience), None, period, today())
}

fn single(card: &Scorecard, audience: Audience, theme: Theme) -> Report {
    let kpi = kpi(card, theme);
    let period = (today() - Days::new(27), today());
    Report::new(
        Id::from_number(9),
        Err(audience),
        Some(&kpi),
        period,
        today(),
    )
}

fn client(card: &Scorecard) -> Stakeholder {
    let mut client: Stakeholder = serde_json::from_value(serde_json::json!({
        "id": Id::from_number(8), "name": "Dana Fox", "role": "Head of service at the client", "audience": "client",
        "mail": "dana@client.example", "private_note": "Wants a discount", "cadence": "weekly", "due": "2026-11-24",
        "concerns": [
            {"what": "Is our data encrypted?", "raised": "2026-11-02", "answer": "Yes, at rest and in transit", "answered": "2026-11-09"},
            {"what": "Who can read our tickets?", "raised": "2026-11-16"},
        ],
    }))
    .unwrap();
    client.kpis = vec![
        kpi(card, Theme::ServiceLevels).id,
        kpi(card, Theme::IncidentResponse).id,
    ];
    client.risks = card.all::<Risk>().take(2).map(|risk| risk.id).collect();
    client
}

fn paper(card: &Scorecard, report: &Report) -> Paper {
    let context = writer::Context::of(card, report, now());
    writer::paper(&context, &writer::written(&context))
}

/// The report as text, with spaces that can be seen.
fn read(card: &Scorecard, report: &Report) -> String {
    plain_text::report(&paper(card, report)).replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_project_manager_reads_this() {
    insta::assert_snapshot!(read(&card(), &status(Audience::ProjectManager)));
}

#[test]
fn a_ciso_reads_this() {
    insta::assert_snapshot!(read(&card(), &status(Audience::Ciso)));
}

#[test]
fn executives_read_this() {
    insta::assert_snapshot!(read(&card(), &status(Audience::Executives)));
}

#[test]
fn a_client_reads_this() {
    let mut card = card();
    let client = client(&card);
    card.apply(Edit::new("plan").put(client.clone()), US)
        .unwrap();
    let period = (today() - Days::new(27), today());
    let report = Report::new(Id::from_number(9), Ok(&client), None, period, today());
    insta::assert_snapshot!(read(&card, &report));
}

#[test]
fn a_single_metric_reads_like_this() {
    let card = card();
    let report = single(&card, Audience::Executives, Theme::Vulnerabilities);
    insta::assert_snapshot!("a_single_metric_for_executives", read(&card, &report));
    let report = single(&card, Audience::Client, Theme::ServiceLevels);
    insta::assert_snapshot!("a_single_metric_for_a_client", read(&card, &report));
}

#[test]
fn it_leaves_as_markdown_and_as_a_page() {
    let card = card();
    let paper = paper(
        &card,
        &single(&card, Audience::Ciso, Theme::Vulnerabilities),
    );
    insta::assert_snapshot!("markdown", markdown::report(&paper));
    insta::assert_snapshot!("page", report_page::report(&paper));
}
