//! Without a network: the app starts, and what was entered is there.

use crate::Result;
use crate::driver::Browser;
use crate::losses::{risk, simulated, with_risks};
use serde_json::json;

#[tokio::test]
async fn a_reload_without_a_network_shows_the_data_and_takes_more() -> Result {
    let mut browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    browser.measure(today, "99.97").await?;
    browser.has_values(1).await?;
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;

    browser.site.stop();
    browser.reload().await?;
    browser.has_values(1).await?;
    browser.by_role("heading", "SLA compliance").await?;
    browser
        .fill("Note optional", "entered on the train")
        .await?;
    browser.measure(today, "99.98").await?;
    browser.has_values(2).await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.by_text("entered on the train").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_worker_starts_without_a_network() -> Result {
    let risks = [risk(1, "Late patch", json!("from_score"))];
    let mut browser = with_risks("offline.scorecard.json", &risks).await?;
    let figures = simulated(&browser).await?;
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;

    browser.site.stop();
    browser.reload().await?;
    browser.click("tab", "Loss in money").await?;
    assert_eq!(simulated(&browser).await?, figures);
    browser.finish().await
}
