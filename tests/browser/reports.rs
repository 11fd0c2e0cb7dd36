//! Reports: written for a reader, edited, sent as paper, mail and files, and kept as they left.

use std::fs;

use crate::Result;
use crate::driver::Browser;
use serde_json::json;
use thirtyfour::Key;

/// Begins a report in the dialog.
async fn begin(browser: &Browser, reader: &str, topic: &str, period: &str) -> Result {
    browser.go("#/reports").await?;
    browser.click("button", "New report").await?;
    browser.select("For whom", reader).await?;
    browser.select("About what", topic).await?;
    browser.select("Period", period).await?;
    browser.click("button", "Write the draft").await?;
    browser.sees("A draft: read it, edit it, send it.").await
}

const STATUS: &str = "The status of all they follow";

/// The words of the report as they stand.
async fn paper(browser: &Browser) -> Result<String> {
    browser
        .text_of("return document.querySelector('.paper').innerText")
        .await
}

/// The parts of the report, in order.
async fn headings(browser: &Browser) -> Result<Vec<String>> {
    browser
        .texts_of(
            "return [...document.querySelectorAll('.paper-heading')].map((one) => one.innerText)",
        )
        .await
}

#[tokio::test]
async fn a_report_is_begun_with_the_keyboard_alone() -> Result {
    let browser = Browser::at("").await?;
    browser.click("button", "Start blank").await?;
    browser.go("#/reports").await?;
    browser.sees("No reports yet").await?;
    browser
        .assert_stands_every_look("reports, and there are none")
        .await?;
    browser.tab_to("Write the first report").await?;
    browser.press(Key::Enter + "").await?;
    browser.by_role("heading", "New report").await?;
    browser
        .assert_accessible("the dialog of a new report")
        .await?;
    browser.select("For whom", "CISO in general").await?;
    browser
        .select("Period", "Since the last report to them")
        .await?;
    browser.click("button", "Write the draft").await?;
    browser
        .sees("They were not sent a report yet: choose another period.")
        .await?;
    browser.select("Period", "From … to …").await?;
    browser.click("button", "Write the draft").await?;
    browser.sees("Choose the first and the last day.").await?;
    browser.select("Period", "Last month").await?;
    browser.tab_to("Write the draft").await?;
    browser.press(Key::Enter + "").await?;
    browser.by_role("heading", "Status report").await?;
    browser
        .assert_stands_every_look("a report about nothing yet")
        .await?;
    // So short a report fits into a mail.
    let link = browser.by_role("link", "Open as a mail").await?;
    let link = link.attr("href").await?.unwrap_or_default();
    assert!(
        link.starts_with("mailto:?subject=Status%20report&body="),
        "{link}"
    );

    browser.fill("Title", "").await?;
    browser
        .complains("Title", "A report needs a title.")
        .await?;
    browser.fill("Title", "Posture of the month").await?;
    browser.by_role("heading", "Posture of the month").await?;
    browser
        .choose_from_menu("More for this report", "Delete report")
        .await?;
    browser.sees("No reports yet").await?;
    browser
        .click("button", "Undo: delete “Posture of the month”")
        .await?;
    browser.by_role("link", "Posture of the month").await?;
    browser.finish().await
}

#[tokio::test]
async fn parts_are_edited_left_out_and_moved_and_all_of_it_is_kept() -> Result {
    let browser = Browser::with_sample().await?;
    begin(
        &browser,
        "Project manager in general",
        STATUS,
        "Last quarter",
    )
    .await?;
    browser.assert_stands_every_look("a draft").await?;
    browser.sees("gaps are left").await?;

    browser.click("button", "Edit “In short”").await?;
    browser
        .fill(
            "Your wording of “In short”",
            "We are on course.\n- One thing is open",
        )
        .await?;
    browser.click("button", "Done").await?;
    browser.sees("We are on course.").await?;
    browser
        .choose_from_menu("More for “KPIs”", "Move up")
        .await?;
    browser
        .choose_from_menu("More for “Next steps”", "Leave it out")
        .await?;
    browser.by_role("button", "Put it back").await?;
    browser.click("checkbox", "Name the owners").await?;
    browser.by_role("heading", "Actions").await?;
    let names = "return !/Jonas|Priya|Sofia/.test(document.querySelector('.paper').innerText)";
    browser.until(names).await?;
    browser.is_saved().await?;

    browser.reload().await?;
    browser.sees("We are on course.").await?;
    let order = headings(&browser).await?;
    assert_eq!(order[..3], ["In short", "KPIs", "What changed"]);
    browser.until(names).await?;

    // Another period gives another draft.
    browser.select("Period", "Last seven days").await?;
    browser
        .sees("Your wording is older than the numbers.")
        .await?;
    browser
        .assert_accessible("a part that is out of date")
        .await?;
    browser.click("button", "Use the new draft").await?;
    browser.sees_no("We are on course.").await?;
    browser.click("button", "Put it back").await?;
    browser.click("button", "Undo: put a part back").await?;
    browser.by_role("button", "Put it back").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_report_leaves_as_files_as_text_and_on_paper() -> Result {
    let mut browser = Browser::with_sample().await?;
    begin(&browser, "CISO in general", STATUS, "Last seven days").await?;
    browser.sees("mail programs take 2000 at most").await?;
    browser.by_role("link", "Open an empty mail").await?;

    // Nothing with gaps leaves unasked.
    browser.click("button", "HTML file").await?;
    browser.sees("Not done yet. Still missing:").await?;
    browser.let_go_with_gaps().await?;
    let file = browser.downloaded().await?;
    let page = fs::read_to_string(&file)?;
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
    assert!(
        page.contains("<svg viewBox") && page.contains("<desc id="),
        "{page}"
    );
    assert!(
        !page.contains("<script") && !page.contains("http://"),
        "{page}"
    );
    browser.click("button", "Markdown").await?;
    browser.let_go_with_gaps().await?;
    let text = fs::read_to_string(browser.downloaded().await?)?;
    assert!(text.starts_with("# Status report\n\n- For: CISO"), "{text}");
    assert!(
        text.contains("| KPI | Newest value | Target | Status |"),
        "{text}"
    );
    browser.click("button", "Plain text").await?;
    browser.let_go_with_gaps().await?;
    let text = fs::read_to_string(browser.downloaded().await?)?;
    assert!(
        text.lines().all(|line| line.chars().count() <= 76),
        "{text}"
    );
    browser.click("button", "Copy as text").await?;
    browser.let_go_with_gaps().await?;
    browser.by_role("button", "Copied").await?;
    let copied = browser.clipboard().await?;
    assert!(copied.contains("Variances explained"), "{copied}");

    // Printed while a part is edited: the words are there, the field is not.
    browser.click("button", "Edit “What changed”").await?;
    let paper = json!({ "media": "print" });
    browser
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", paper)
        .await?;
    let shown = "return [...document.querySelectorAll('nav, header.topbar, button, a, input, select, textarea, summary, h1, .note')]
        .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80))";
    let shown = browser.texts_of(shown).await?;
    assert!(shown.is_empty(), "printed as well: {shown:?}");
    for words in [
        "Status report",
        "CISO",
        "Period",
        "What changed",
        "Risks above the appetite",
    ] {
        browser.sees(words).await?;
    }
    let kept = "return ['.paper-figure', '.paper-table tr'].every((one) =>
        getComputedStyle(document.querySelector(one)).breakInside === 'avoid')";
    browser.until(kept).await?;
    browser.finish().await
}

#[tokio::test]
async fn what_was_sent_stays_as_it_was() -> Result {
    let browser = Browser::with_sample().await?;
    let topic = "A single metric: SLA compliance";
    begin(&browser, "Executives in general", topic, "Last seven days").await?;
    browser
        .assert_stands_every_look("a single metric, well explained")
        .await?;
    browser.click("button", "Mark as sent").await?;
    browser.sees("It stays as it left").await?;
    let left = paper(&browser).await?;
    browser
        .assert_stands_every_look("a report that was sent")
        .await?;

    browser.open_kpi("SLA compliance").await?;
    let today = browser.today();
    browser.measure(today, "42").await?;
    browser.sees("42 %").await?;
    browser.is_saved().await?;
    browser.go("#/reports").await?;
    browser
        .assert_stands_every_look("reports, drafts and sent ones")
        .await?;
    browser
        .click("link", "SLA compliance: where it stands")
        .await?;
    browser.sees("It stays as it left").await?;
    assert_eq!(paper(&browser).await?, left);
    browser.reload().await?;
    browser.sees("It stays as it left").await?;
    assert_eq!(paper(&browser).await?, left);
    browser.finish().await
}

#[tokio::test]
async fn marking_as_sent_can_be_taken_back() -> Result {
    let browser = Browser::with_sample().await?;
    begin(&browser, "Client in general", STATUS, "Last month").await?;
    browser
        .sees("A client gets neither owners nor private notes.")
        .await?;
    let words = paper(&browser).await?;
    assert!(!words.contains("EUR") && !words.contains("KPI"), "{words}");
    browser.click("button", "Mark as sent").await?;
    browser.sees("It stays as it left").await?;
    browser
        .click("button", "Undo: mark “Status report” as sent")
        .await?;
    browser.sees("A draft: read it, edit it, send it.").await?;
    browser
        .go("#/report/00000000-0000-0000-0000-000000000000")
        .await?;
    browser
        .by_role("heading", "There is no such report")
        .await?;
    browser.finish().await
}

/// Where the heading of a table lies over its first row.
const COVERED: &str = "return [...document.querySelectorAll('main table')].filter((table) => {
    const head = table.querySelector('thead th'), row = table.querySelector('tbody tr');
    if (!head || !row || !row.checkVisibility() || !head.checkVisibility()) return false;
    table.scrollIntoView({ block: 'center', behavior: 'instant' });
    return head.getBoundingClientRect().bottom > row.getBoundingClientRect().top + 1;
  }).map((table) => table.innerText.slice(0, 80))";

/// Words of a usual length that are broken over two lines.
const BROKEN: &str = "const broken = [];
  const texts = document.createTreeWalker(document.querySelector('.paper'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.checkVisibility()) continue;
    for (const word of text.data.matchAll(/\\p{L}{2,14}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return broken";

#[tokio::test]
async fn regression_headings_lay_over_first_rows_and_words_broke_in_the_middle() -> Result {
    let browser = Browser::with_sample().await?;
    begin(&browser, "CISO in general", STATUS, "Last month").await?;
    for (media, width) in [("screen", 1280), ("screen", 390), ("print", 700)] {
        browser.resize(width, 900).await?;
        let medium = json!({ "media": if media == "print" { "print" } else { "" } });
        browser
            .cdp()
            .send_raw("Emulation.setEmulatedMedia", medium)
            .await?;
        let covered = browser.texts_of(COVERED).await?;
        assert_eq!(covered, [""; 0], "covered at {width} ({media})");
        let broken = browser.texts_of(BROKEN).await?;
        assert_eq!(broken, [""; 0], "broken at {width} ({media})");
    }
    browser.finish().await
}
