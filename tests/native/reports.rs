//! Reports for each reader, in every format; what was sent stays as it was.
//!
//! The snapshots are written from the sample, whose story is the same on every day that it is opened.

mod sent;

use chrono::{Days, NaiveDate, NaiveDateTime};
use linchpin::domain::base::{Extra, Record};
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::explain::document::Block;
use linchpin::domain::explain::report::paper::Paper;
use linchpin::domain::explain::report::parts::Part;
use linchpin::domain::explain::report::writer::Written;
use linchpin::domain::explain::report::{EditedPart, Report, giving, writer};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::stakeholder::Stakeholder;
use linchpin::domain::measure::kpi::{Kpi, Theme};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Settings;
use linchpin::domain::value::Finite;
use linchpin::files::{mail, markdown, plain_text, report_page};
use linchpin::library::sample;
use proptest::prelude::*;

use crate::generate::{self, text};

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

fn written(card: &Scorecard, report: &Report) -> Vec<Written> {
    writer::written(&writer::Context::of(card, report, now()))
}

fn words_of(blocks: &[Block]) -> String {
    let words: Vec<String> = blocks.iter().map(Block::words).collect();
    words.join("\n")
}

/// The people of the sample who own something, but for the coordinator's full name.
const OWNERS: [&str; 6] = ["Priya", "Jonas", "Tom", "Robin", "Sofia", "Maya"];

#[test]
fn a_client_never_reads_names_money_scores_or_jargon() {
    let mut card = card();
    // What the words of a risk themselves say is the coordinator's to choose.
    let risks = card
        .all::<Risk>()
        .filter(|risk| !risk.trigger.contains("KPI"));
    let client = Stakeholder {
        kpis: card.all::<Kpi>().map(|kpi| kpi.id).collect(),
        risks: risks.map(|risk| risk.id).collect(),
        ..client(&card)
    };
    card.apply(Edit::new("plan").put(client.clone()), US)
        .unwrap();
    let period = (today() - Days::new(90), today());
    let mut report = Report::new(Id::from_number(9), Ok(&client), None, period, today());
    report.with_notes = true;
    report.private_note = "Between us".to_owned();
    let words = words_of(&paper(&card, &report).blocks);
    let inside = [
        "EUR",
        "KPI",
        "appetite",
        "score",
        "verdue",
        "signal",
        "noise",
        "Decided",
        "Budget",
        "Between us",
        "Wants a discount",
    ];
    for word in OWNERS.iter().chain(&inside) {
        assert!(!words.contains(word), "“{word}” is in {words}");
    }
}

#[test]
fn without_owners_nobody_is_named_but_the_sender() {
    let card = card();
    let mut report = status(Audience::ProjectManager);
    let with = words_of(&paper(&card, &report).blocks);
    report.without_owners = true;
    let without = paper(&card, &report);
    let words = words_of(&without.blocks);
    for name in OWNERS {
        assert!(!words.contains(name), "{name} is in {words}");
    }
    assert!(with.contains("Jonas"), "{with}");
    assert!(without.facts.iter().any(|fact| fact.value == "Alex Morgan"));
}

#[test]
fn private_notes_go_in_only_when_asked_for() {
    let card = card();
    let mut report = status(Audience::Ciso);
    report.private_note = "Mention the audit".to_owned();
    assert!(!words_of(&paper(&card, &report).blocks).contains("Mention the audit"));
    report.with_notes = true;
    let words = words_of(&paper(&card, &report).blocks);
    assert!(
        words.contains("Private notes\nMention the audit"),
        "{words}"
    );
}

/// The card with every value of every KPI made another one.
fn corrected(card: &Scorecard) -> Scorecard {
    let mut card = card.clone();
    let mut edit = Edit::new("correct");
    for measurement in card.all::<Measurement>() {
        let value = Finite::new(measurement.value.get() / 2.0 + 1.0).unwrap();
        edit = edit.put(Measurement {
            value,
            ..measurement.clone()
        });
    }
    let settings = card.settings();
    edit = edit.put(Settings {
        title: "Another project".to_owned(),
        coordinator: "Somebody else".to_owned(),
        ..settings
    });
    let gone: Vec<Id> = card.all::<Risk>().map(|risk| risk.id).collect();
    edit = (gone.into_iter()).fold(edit, |edit, risk| edit.delete(Kind::Risk, risk));
    card.apply(edit, US).unwrap();
    card
}

#[test]
fn an_edited_part_stays_until_the_numbers_give_another_draft() {
    let card = card();
    let mut report = status(Audience::ProjectManager);
    let draft = written(&card, &report)[0].draft.clone();
    report.change(Part::Summary, |section| {
        section.edited = Some(EditedPart {
            text: "All is well.\n\n| A | B |\n| 1 | 2 |".to_owned(),
            draft,
            extra: Extra::new(),
        });
    });
    let part = &written(&card, &report)[0];
    assert!(!part.is_old);
    assert!(words_of(&paper(&card, &report).blocks).contains("All is well."));
    let part = &written(&corrected(&card), &report)[0];
    assert!(part.is_old);
    assert_eq!(
        part.words.blocks[0],
        Block::Paragraph("All is well.".to_owned())
    );
}

#[test]
fn parts_are_left_out_and_moved() {
    let card = card();
    let mut report = status(Audience::Ciso);
    report.change(Part::Changes, |section| section.left_out = true);
    report.shift(Part::Summary, true);
    report.shift(Part::Summary, true);
    report.shift(Part::Kpis, false);
    let order: Vec<Part> = report
        .sections()
        .iter()
        .map(|section| section.part)
        .collect();
    assert_eq!(order[..3], [Part::Kpis, Part::Changes, Part::Summary]);
    let blocks = paper(&card, &report).blocks;
    assert_eq!(blocks[0], Block::Heading("KPIs".to_owned()));
    assert!(!blocks.contains(&Block::Heading("What changed".to_owned())));
    // The first cannot move up, and the last cannot move down.
    let before = report.clone();
    report.shift(Part::Kpis, false);
    report.shift(Part::NextSteps, true);
    assert_eq!(report.sections(), before.sections());
}

#[test]
fn nonsense_is_no_reason_to_stop() {
    let empty = Scorecard::empty(Id::from_number(1));
    let days = [NaiveDate::MIN, day("2026-11-24"), NaiveDate::MAX];
    for from in days {
        for to in days.into_iter().filter(|to| *to >= from) {
            for audience in Audience::ALL {
                for card in [&empty, &card()] {
                    let mut report =
                        Report::new(Id::from_number(9), Err(audience), None, (from, to), today());
                    assert!(!paper(card, &report).blocks.is_empty());
                    report.kpi = Some(Id::from_number(77));
                    report.stakeholder = Some(Id::from_number(78));
                    assert!(words_of(&paper(card, &report).blocks).contains("[the KPI is gone"));
                }
            }
        }
    }
}

#[test]
fn a_record_that_contradicts_itself_is_refused() {
    let good = status(Audience::Ciso);
    assert_eq!(good.check(), Ok(()));
    let upside_down = Report {
        from: today(),
        to: today() - Days::new(1),
        ..good.clone()
    };
    assert_eq!(upside_down.check().unwrap_err().field, "to");
    let mut twice = good.clone();
    twice.sections = [good.sections(), good.sections()].concat();
    assert_eq!(twice.check().unwrap_err().field, "sections");
    let card = card();
    let huge = Paper {
        blocks: vec![Block::Point("x".to_owned()); 1_001],
        ..paper(&card, &good)
    };
    let edit = giving::send(&card, &good, huge, today());
    assert!(card.clone().apply(edit, US).is_err());
}

#[test]
fn regression_the_highest_risks_were_announced_where_none_is_open() {
    let stays = [Kind::Kpi, Kind::Measurement, Kind::Settings];
    let sample = card();
    let records = sample.slots().filter(|slot| stays.contains(&slot.0));
    let records = records.filter_map(|(_, _, slot)| slot.record().cloned());
    let edit = records.fold(Edit::new(""), Edit::put);
    let mut card = Scorecard::empty(Id::from_number(1));
    card.apply(edit, US).unwrap();
    let words = read(&card, &status(Audience::Ciso));
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    assert!(words.contains("No risk is open."), "{words}");
    assert!(!words.contains("The highest that are open"), "{words}");
}

/// Reads `%XX` back, as a mail program would.
fn decoded(link: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = link.bytes();
    while let Some(byte) = rest.next() {
        let hex: Vec<u8> = match byte {
            b'%' => rest.by_ref().take(2).collect(),
            _ => Vec::new(),
        };
        bytes.push(match byte {
            b'%' => u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap(),
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

/// A paper of the same shape with words that need no escape.
fn tame(paper: &Paper) -> Paper {
    let value = serde_json::to_value(paper).unwrap();
    fn tamed(value: &mut serde_json::Value, key: &str) {
        match value {
            serde_json::Value::String(text) if key != "at" && !text.is_empty() => {
                *text = "x".to_owned()
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(|one| tamed(one, key)),
            serde_json::Value::Object(all) => {
                all.iter_mut().for_each(|(key, one)| tamed(one, key));
            }
            _ => {}
        }
    }
    let mut value = value;
    tamed(&mut value, "");
    serde_json::from_value(value).unwrap()
}

proptest! {
    #[test]
    fn no_text_becomes_markup_of_the_page(paper in generate::paper()) {
        let (wild, tame) = (report_page::report(&paper), report_page::report(&tame(&paper)));
        prop_assert!(!wild.contains("<script"));
        for mark in ['<', '>', '"', '\''] {
            prop_assert_eq!(wild.matches(mark).count(), tame.matches(mark).count(), "{} in {}", mark, wild);
        }
    }

    #[test]
    fn a_mail_says_what_was_written(subject in text(), body in text(), more in text()) {
        let body = format!("{body}\n{more}");
        let link = mail::link("a@b.example", &subject, &body).unwrap();
        prop_assert!(linchpin::domain::value::is_safe_link(&link));
        let (head, said) = link.split_once("&body=").unwrap();
        let lines: Vec<&str> = body.lines().collect();
        prop_assert_eq!(decoded(said), lines.join("\r\n"));
        let (_, said) = head.split_once("?subject=").unwrap();
        // A control character in a header would begin another, in a careless mail program.
        let words = subject.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        prop_assert_eq!(decoded(said), words.join(" "));
    }

    #[test]
    fn plain_text_keeps_to_its_width(paper in generate::paper()) {
        for line in plain_text::report(&paper).lines() {
            prop_assert!(line.chars().count() <= 76, "{}", line);
        }
    }
}
