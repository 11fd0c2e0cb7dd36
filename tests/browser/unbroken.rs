//! Text without a break, as long as a name may be, in every field of every record: it widens no page.

#[path = "../native/ways_out/texts.rs"]
mod texts;

use std::path::PathBuf;

use chrono::NaiveDate;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::Scorecard;
use linchpin::files::scorecard_file;
use linchpin::library::sample;

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;

/// Pages that are there without a record.
const PAGES: &[&str] = &[
    "#/scorecard",
    "#/kpi/new",
    "#/kpi/new/own",
    "#/evidence",
    "#/tracking",
    "#/risks",
    "#/risks/warnings",
    "#/risk/new",
    "#/priorities",
    "#/decisions",
    "#/budget",
    "#/stakeholders",
    "#/scripts",
    "#/role",
    "#/career",
    "#/assessment",
    "#/phrases",
    "#/reports",
    "#/playbooks",
    "#/portfolio",
    "#/data",
    "#/guide",
];

fn card(today: NaiveDate) -> Scorecard {
    let mut number = 1_000;
    let mut new_id = || {
        number += 1;
        Id::from_number(number)
    };
    let mut card = Scorecard::empty(Id::from_number(77));
    let edit = sample::sample(today, &mut new_id);
    card.apply(edit, Replica(5)).expect("the sample is valid");
    card
}

fn on_disk(card: &Scorecard, today: NaiveDate) -> Result<PathBuf> {
    let filled = texts::fill(card, &"W".repeat(187), "ide").card;
    let time = today.and_hms_opt(9, 0, 0).ok_or("a time of the day")?;
    let text = scorecard_file::write(&filled, time);
    file_on_disk("unbroken.scorecard.json", text.as_bytes())
}

/// The pages of records: two of each kind that has one, since the first is often the shorter.
fn pages_of(card: &Scorecard) -> Vec<String> {
    let pages: &[(Kind, &str)] = &[
        (Kind::Kpi, "kpi"),
        (Kind::Risk, "risk"),
        (Kind::Task, "task"),
        (Kind::Decision, "decision"),
        (Kind::BudgetRequest, "request"),
        (Kind::Stakeholder, "stakeholder"),
        (Kind::Assessment, "assessment"),
        (Kind::Report, "report"),
        (Kind::Playbook, "playbook"),
        (Kind::Run, "run"),
        (Kind::Practice, "practice"),
    ];
    let of = |&(kind, page): &(Kind, &str)| {
        let records = card.slots().filter(move |one| one.0 == kind);
        let pages = records.map(move |(_, id, _)| format!("#/{page}/{id}"));
        pages.take(2).collect::<Vec<_>>()
    };
    let mut all: Vec<String> = pages.iter().flat_map(of).collect();
    let edit = all.iter().find(|page| page.starts_with("#/kpi/"));
    all.extend(edit.map(|page| format!("{page}/edit")));
    all
}

#[tokio::test]
async fn text_without_a_break_widens_no_page() -> Result {
    let browser = Browser::at("").await?;
    let today = browser.today();
    let card = card(today);
    browser
        .choose_file("Import a file", &on_disk(&card, today)?)
        .await?;
    browser.click("button", "Add").await?;
    browser.arrives_at("#/scorecard").await?;
    let mut wide = Vec::new();
    for page in PAGES
        .iter()
        .map(|page| (*page).to_owned())
        .chain(pages_of(&card))
    {
        browser.go(&page).await?;
        wide.extend(browser.too_wide(&page, &[390, 1280]).await?);
    }
    assert!(
        wide.is_empty(),
        "{} pages scroll sideways\n{}",
        wide.len(),
        wide.join("\n\n")
    );
    browser.finish().await
}
