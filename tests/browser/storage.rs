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
    browser.sees("1 stored part could not be read").await?;
    browser.open_needs().await?;
    browser.sees("Nothing was thrown away").await?;
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

#[tokio::test]
async fn storage_that_cannot_even_be_read_does_not_keep_the_page_from_starting() -> Result {
    let mut browser = Browser::start().await?;
    browser
        .before_pages(
            "Storage.prototype.getItem = () => { throw new DOMException('No.', 'SecurityError') }",
        )
        .await?;
    browser.open("").await?;
    browser
        .sees("This browser does not let the page store anything (SecurityError)")
        .await?;
    browser.click("button", "Try the sample").await?;
    browser.by_role("heading", "This week").await?;
    browser
        .sees("nothing is kept when you close the page")
        .await?;
    browser.click("button", "Export now").await?;
    let file: Value = serde_json::from_slice(&std::fs::read(browser.downloaded().await?)?)?;
    assert!(file["records"]["kpis"].is_array(), "{file}");

    // The page for what has stopped works as well.
    browser
        .js(
            "dispatchEvent(new CustomEvent('linchpin-panic', { detail: 'a test' }))",
            vec![],
        )
        .await?;
    browser.click("button", "Download the raw data").await?;
    browser.sees("Nothing of Linchpin's is stored").await?;
    browser.finish().await
}

const REMOVE_HALF: &str = "Object.keys(localStorage).filter((key) => key.startsWith('linchpin/s/'))
    .forEach((key, index) => index % 2 && localStorage.removeItem(key))";
const HEALED: &str = "Parts of the storage had been removed from outside; they were stored again.";

#[tokio::test]
async fn parts_of_the_storage_that_somebody_else_removes_are_stored_again() -> Result {
    let browser = Browser::with_sample().await?;
    let keys = |stored: serde_json::Map<String, Value>| stored.into_iter().map(|(key, _)| key);
    let whole: Vec<String> = keys(browser.stored_scorecards().await?).collect();
    // In the same tab nobody hears of it before the next edit.
    browser.js(REMOVE_HALF, vec![]).await?;
    assert!(browser.stored_scorecards().await?.len() < whole.len());
    browser.go("#/data").await?;
    browser.fill("Your name optional", "Kim").await?;
    browser.sees(HEALED).await?;
    let healed: Vec<String> = keys(browser.stored_scorecards().await?).collect();
    assert_eq!(healed, whole);

    // Another page of the origin is heard of at once.
    let first = browser.window().await?;
    let other = browser.new_tab().await?;
    browser.switch_to_window(other).await?;
    browser
        .goto(format!("{}manifest.webmanifest", browser.site.page()))
        .await?;
    browser.js(REMOVE_HALF, vec![]).await?;
    browser.switch_to_window(first).await?;
    browser.sees(HEALED).await?;
    let mut healed: Vec<String> = Vec::new();
    for _ in 0..50 {
        healed = keys(browser.stored_scorecards().await?).collect();
        if healed == whole {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    assert_eq!(healed, whole);
    browser.reload().await?;
    browser.go("#/data").await?;
    let name = browser.by_label("Your name optional").await?;
    assert_eq!(name.prop("value").await?.as_deref(), Some("Kim"));
    browser.finish().await
}

#[tokio::test]
async fn a_browser_that_never_keeps_a_backup_is_not_waited_for_without_end() -> Result {
    let mut browser = Browser::start().await?;
    browser
        .before_pages("IDBFactory.prototype.open = () => new EventTarget()")
        .await?;
    browser.open("").await?;
    browser
        .click("button", "Start from the profile General")
        .await?;
    browser.by_role("heading", "This week").await?;
    browser.go("#/data").await?;
    browser
        .choose_from_menu("More for “My scorecard (General)”", "Delete")
        .await?;
    browser.sees("No backup was kept.").await?;
    browser
        .sees("This browser's store for backups does not answer. Nothing has been changed yet.")
        .await?;
    browser.click("button", "Export first").await?;
    browser.downloaded().await?;
    browser.click("button", "Go on without a backup").await?;
    browser.sees("No scorecard is kept here").await?;
    browser.finish().await
}
