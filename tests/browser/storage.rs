//! Storage that is full or damaged: said at once, and nothing is lost.

use crate::Result;
use crate::driver::Browser;
use chrono::Days;
use serde_json::{Value, json};

const FILL: &str = "window.working = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException('It is full.', 'QuotaExceededError') }";
const EMPTY: &str = "Storage.prototype.setItem = window.working";

#[tokio::test]
async fn full_storage_is_told_at_once_and_what_was_entered_stays_until_it_is_kept() -> Result {
    let mut browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    browser.is_saved().await?;
    let before = browser.stored_scorecards().await?;

    browser.js(FILL, vec![]).await?;
    browser.measure(today, "99,95 %").await?;
    browser.sees("Not saved.").await?;
    browser.has_values(1).await?;
    assert_eq!(browser.stored_scorecards().await?, before);
    browser.click("button", "Export").await?;
    let file: Value = serde_json::from_slice(&std::fs::read(browser.downloaded().await?)?)?;
    assert_eq!(
        file["records"]["measurements"][0]["value"],
        json!(99.95),
        "{file}"
    );

    browser.click("button", "Try again").await?;
    browser.sees("Not saved.").await?;
    browser.js(EMPTY, vec![]).await?;
    browser.click("button", "Try again").await?;
    browser.is_saved().await?;
    browser.sees_no("Not saved.").await?;

    browser.reload().await?;
    browser.has_values(1).await?;
    browser.measure(today - Days::new(7), "99").await?;
    browser.has_values(2).await?;
    browser.is_saved().await?;
    browser.finish().await
}

#[tokio::test]
async fn a_damaged_record_is_set_aside_and_the_rest_still_works() -> Result {
    let mut browser = Browser::with_sample().await?;
    browser.open_kpi("SLA compliance").await?;
    let id = browser.route().await?.replace("#/kpi/", "");
    let stored = browser.storage().await?;
    let key = stored
        .keys()
        .find(|key| key.ends_with(&format!("/kpis/{id}")))
        .ok_or("a KPI is stored")?;
    let garbage = "{\"not a record\": <b>";
    browser
        .js(
            "localStorage.setItem(arguments[0], arguments[1])",
            vec![json!(key), json!(garbage)],
        )
        .await?;

    browser.open("#/scorecard").await?;
    browser.reload().await?;
    browser
        .sees("1 stored part could not be read. Nothing was thrown away")
        .await?;
    browser.by_role("link", "Incident response time").await?;
    browser.sees_no("SLA compliance").await?;
    let kept = browser.storage().await?;
    assert_eq!(
        kept.get(&format!("linchpin/quarantine/{key}")),
        Some(&json!(garbage))
    );

    browser.click("link", "Look at it").await?;
    browser.arrives_at("#/data").await?;
    browser.sees("Could not be read").await?;
    let set_aside = format!("linchpin/quarantine/{key}");
    browser
        .click("button", &format!("Download {set_aside}"))
        .await?;
    assert_eq!(
        std::fs::read_to_string(browser.downloaded().await?)?,
        garbage
    );

    browser
        .click("button", &format!("Remove {set_aside}"))
        .await?;
    browser.click("button", "Keep it").await?;
    assert!(browser.storage().await?.contains_key(&set_aside));
    browser
        .click("button", &format!("Remove {set_aside}"))
        .await?;
    browser.click("button", "Remove").await?;
    browser
        .sees_no("could not be read. Nothing was thrown away")
        .await?;
    assert!(!browser.storage().await?.contains_key(&set_aside));
    browser.finish().await
}

#[tokio::test]
async fn what_is_being_typed_is_kept_when_the_page_is_reloaded() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/career").await?;
    let text = "Résumé, or some lines of it";
    let field = browser.by_label(text).await?;
    field.send_keys(" And led the audit of the portal.").await?;
    // Nothing has left the field yet.
    browser.reload().await?;
    let field = browser.by_label(text).await?;
    let kept = field.prop("value").await?.unwrap_or_default();
    assert!(kept.contains("And led the audit of the portal."), "{kept}");
    browser.is_saved().await?;
    browser.finish().await
}
