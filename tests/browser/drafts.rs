//! Forms that are not finished: offered again, harmless whatever is in their drafts, and ended by Cancel.

use crate::Result;
use crate::driver::Browser;
use crate::leaving::REST;
use serde_json::json;
use thirtyfour::prelude::*;
use tokio::time::sleep;

#[tokio::test]
async fn an_unfinished_form_is_offered_again_and_asks_nothing() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/kpi/new/own").await?;
    browser
        .fill("Name", "Keys returned on the last day")
        .await?;
    browser.type_into("Target", "9").await?;
    browser.back().await?;
    browser.arrives_at("#/scorecard").await?;
    browser.go("#/kpi/new/own").await?;
    browser
        .sees("Kept from before: what you had typed here.")
        .await?;
    assert_eq!(browser.held("Name").await?, "Keys returned on the last day");
    browser
        .assert_stands_every_look("a form that was filled in again")
        .await?;

    // Also after the page was closed; until it is begun afresh.
    browser.reload().await?;
    browser.sees("Kept from before").await?;
    browser.click("button", "Start afresh").await?;
    browser.sees_no("Kept from before").await?;
    assert_eq!(browser.held("Name").await?, "");
    browser.reload().await?;
    browser.by_label("Name").await?;
    browser.sees_no("Kept from before").await?;

    // Saved, it is no draft any more.
    browser.fill("Name", "Keys returned").await?;
    browser.fill("Target", "95").await?;
    browser.click("button", "Add the KPI").await?;
    browser.by_role("heading", "Keys returned").await?;
    assert!(browser.drafts().await?.is_empty());
    browser.finish().await
}

#[tokio::test]
async fn a_draft_in_a_dialog_outlives_escape_and_ends_with_cancel() -> Result {
    let browser = Browser::with_sample().await?;
    browser.open_kpi("SLA compliance").await?;
    let ask = || browser.click("button", "Declare a process change");
    ask().await?;
    browser.type_into("What changed", "A second shift").await?;
    browser.press(Key::Escape + "").await?;
    browser.sees("Not finished:").await?;
    ask().await?;
    browser.sees("Kept from before").await?;
    assert_eq!(browser.held("What changed").await?, "A second shift");
    browser.click("button", "Cancel").await?;
    browser.sees_no("Not finished:").await?;
    assert!(browser.drafts().await?.is_empty());
    browser.finish().await
}

#[tokio::test]
async fn hostile_and_damaged_drafts_are_harmless_and_full_storage_is_survived() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/kpi/new/own").await?;
    browser.fill("Name", "Kept").await?;
    browser.reload().await?;
    browser.sees("Kept from before").await?;
    let spoil = "const key = Object.keys(localStorage).find((key) => key.startsWith('linchpin/draft/'));
        const draft = JSON.parse(localStorage[key]);
        draft.fields = [{ name: 'Name', before: '', now: '\"><img src=x onerror=alert(1)>' },
          { name: '\"]; [x=\"', before: '', now: '1' }, { name: 'Theme', before: 'no such theme', now: '<b>' }];
        localStorage[key] = JSON.stringify(draft);
        localStorage[key + '2'] = '{'; localStorage[key + '3'] = JSON.stringify(draft)";
    browser.js(spoil, vec![]).await?;
    browser.open("#/scorecard").await?;
    browser.reload().await?;
    browser.go("#/kpi/new/own").await?;
    browser.by_label("Name").await?;
    let images = "return document.querySelectorAll('img[src=x]').length";
    assert_eq!(browser.js(images, vec![]).await?, json!(0));

    browser.js("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }", vec![]).await?;
    browser
        .fill(
            "Meaning optional",
            "What is typed while nothing can be stored",
        )
        .await?;
    sleep(REST).await;
    assert_eq!(
        browser.held("Meaning optional").await?,
        "What is typed while nothing can be stored"
    );
    browser.finish().await
}

#[tokio::test]
async fn regression_a_form_in_a_dialog_forgot_what_another_field_had_to_ask_for() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/reports").await?;
    browser.click("button", "New report").await?;
    browser.select("Period", "From … to …").await?;
    browser.type_day("First day", "03042025").await?;
    browser.back().await?;
    browser.arrives_at("#/scorecard").await?;
    browser.go("#/reports").await?;
    browser.sees("Not finished:").await?;
    browser.click("button", "New report").await?;
    browser.sees("Kept from before").await?;
    assert_eq!(browser.held("First day").await?, "2025-03-04");
    browser.finish().await
}

#[tokio::test]
async fn regression_a_dialog_without_a_form_forgot_its_text_when_it_was_closed() -> Result {
    let browser = Browser::with_sample().await?;
    browser.open_kpi("SLA compliance").await?;
    let label = "Paste from a spreadsheet";
    for text in ["typed", " more"] {
        browser.click("button", "Paste or import CSV").await?;
        browser.type_into(label, text).await?;
        browser.press(Key::Escape + "").await?;
        browser.sees("Not finished:").await?;
    }
    browser.click("button", "Paste or import CSV").await?;
    browser.sees("Kept from before").await?;
    assert_eq!(browser.held(label).await?, "typed more");
    browser.finish().await
}
