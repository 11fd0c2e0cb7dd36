//! What was sent stays as it left.

use chrono::Days;
use linchpin::domain::explain::report::paper::Paper;
use linchpin::domain::explain::report::period::{self, Choice};
use linchpin::domain::explain::report::{Report, giving};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::stakeholder::Stakeholder;
use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::Edit;
use linchpin::files::{markdown, plain_text, report_page, scorecard_file};

use super::{US, card, client, corrected, day, now, paper, status, today};

/// Everything that leaves the house with the report.
fn bytes(paper: &Paper) -> Vec<String> {
    vec![
        serde_json::to_string(paper).unwrap(),
        plain_text::report(paper),
        markdown::report(paper),
        report_page::report(paper),
        paper.plain(),
    ]
}

#[test]
fn later_corrections_do_not_move_what_was_sent() {
    let mut card = card();
    let report = status(Audience::Ciso);
    let left = paper(&card, &report);
    let edit = giving::send(&card, &report, left.clone(), today());
    card.apply(edit, US).unwrap();
    let after = corrected(&card);
    let kept = after
        .get::<Report>(report.id)
        .unwrap()
        .sent
        .clone()
        .unwrap();
    assert_eq!(kept.on, today());
    assert_eq!(bytes(&kept.paper), bytes(&left));
    // A draft of the same report would say something else by now.
    assert_ne!(bytes(&paper(&after, &report)), bytes(&left));

    let file = scorecard_file::write(&after, now());
    let read = scorecard_file::read(file.as_bytes()).unwrap().scorecard;
    let kept = read.get::<Report>(report.id).unwrap().sent.clone().unwrap();
    assert_eq!(bytes(&kept.paper), bytes(&left));
}

#[test]
fn sending_is_logged_moves_what_is_due_and_can_be_taken_back() {
    let mut card = card();
    let client = client(&card);
    card.apply(Edit::new("plan").put(client.clone()), US)
        .unwrap();
    let period = (today() - Days::new(6), today());
    let report = Report::new(Id::from_number(9), Ok(&client), None, period, today());
    card.apply(Edit::new("begin").put(report.clone()), US)
        .unwrap();
    let edit = giving::send(&card, &report, paper(&card, &report), today());
    let back = card.apply(edit, US).unwrap();

    let told = card.get::<Stakeholder>(client.id).unwrap();
    let update = told.updates.last().unwrap();
    assert_eq!((update.on, update.due), (today(), client.due));
    assert_eq!(update.note, "Status report for Dana Fox");
    assert_eq!(told.due, Some(day("2026-12-01")));
    // The next report goes on from there.
    let next = Report {
        id: Id::from_number(10),
        ..report.clone()
    };
    let last = period::last_report(&card, &next);
    assert_eq!(last, Some(today()));
    let tomorrow = day("2026-11-26");
    let days = Choice::SinceLastReport.days(last, tomorrow);
    assert_eq!(days, Some((day("2026-11-25"), tomorrow)));

    card.apply(back, US).unwrap();
    assert_eq!(card.get::<Stakeholder>(client.id), Some(&client));
    assert_eq!(card.get::<Report>(report.id).unwrap().sent, None);
}
