//! A KPI of one's own, from an empty scorecard on: refused, added, edited, deleted, brought back.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::Key;

#[tokio::test]
async fn a_kpi_of_ones_own_is_added_edited_deleted_and_brought_back() -> Result {
    let browser = Browser::at("").await?;
    browser.click("button", "Start blank").await?;
    browser.arrives_at("#/kpi/new").await?;
    browser.click("link", "Define your own").await?;
    browser.arrives_at("#/kpi/new/own").await?;

    browser.fill("Target", "a lot").await?;
    browser.click("button", "Add the KPI").await?;
    browser.complains("Name", "Give it a name").await?;
    browser.complains("Target", "").await?;
    let focused =
        "return document.activeElement === document.querySelector('main [aria-invalid=true]')";
    browser.until(focused).await?;

    // A target of two readings is asked about, as a value is.
    browser.select("Unit", "Time in hours").await?;
    browser.fill("Target", "1,204").await?;
    browser
        .sees("“1,204” can be read in two ways. Which is meant?")
        .await?;
    browser
        .assert_accessible("a target of two readings")
        .await?;
    browser.picture("target-of-two-readings").await?;
    browser
        .click("button", "1 h 12 min 14.4 s for Target")
        .await?;
    browser.sees_no("Which is meant?").await?;
    browser
        .until("return document.activeElement.matches('input') && document.activeElement.value !== '1,204'")
        .await?;
    browser.select("Unit", "Share in %").await?;

    browser.fill("Name", "Laptops encrypted").await?;
    browser.fill("Target", "97,5").await?;
    browser.fill("Owner optional", "Jonas").await?;
    browser.click("button", "Add the KPI").await?;
    browser.by_role("heading", "Laptops encrypted").await?;
    browser.sees("97.5").await?;

    browser.click("link", "Edit KPI").await?;
    browser.by_role("heading", "Edit Laptops encrypted").await?;
    browser.fill("Name", "Devices encrypted").await?;
    browser.click("button", "Save").await?;
    browser.by_role("heading", "Devices encrypted").await?;
    let page = browser.route().await?;

    browser
        .choose_from_menu("More for this KPI", "Delete KPI")
        .await?;
    browser.arrives_at("#/scorecard").await?;
    browser.sees("No KPIs yet").await?;
    browser.click("button", "Undo").await?;
    browser.by_role("link", "Devices encrypted").await?;

    browser.press(Key::Control + Key::Shift + "z").await?;
    browser.sees("No KPIs yet").await?;
    browser.press(Key::Control + "z").await?;
    browser.by_role("link", "Devices encrypted").await?;
    browser.press(Key::Control + "z").await?;
    browser.by_role("link", "Laptops encrypted").await?;
    browser.press(Key::Control + "y").await?;
    browser.by_role("link", "Devices encrypted").await?;
    browser.is_saved().await?;

    browser.reload().await?;
    browser.click("link", "Devices encrypted").await?;
    browser.arrives_at(&page).await?;
    browser.sees("Jonas").await?;
    browser.finish().await
}
