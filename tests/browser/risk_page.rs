//! One risk: from the library or of one's own, scored anew, accepted with a reason, mitigated, and what that moves.

use crate::Result;
use crate::driver::Browser;

const OWN: &str = "The supplier of the gateway is breached";

/// Opens the page of a new risk of one's own.
async fn with_own_risk() -> Result<Browser> {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risk/new").await?;
    browser.click("button", "Add the risk").await?;
    browser
        .complains("What could happen", "Say in a few words what could happen.")
        .await?;
    browser.fill("What could happen", OWN).await?;
    browser.click("button", "Add the risk").await?;
    browser.by_role("heading", OWN).await?;
    Ok(browser)
}

#[tokio::test]
async fn a_risk_of_the_library_is_added_once_and_taken_back() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risk/new").await?;
    browser
        .assert_stands_every_look("the library of risks")
        .await?;
    browser.fill("Search the library", "scope grows").await?;
    browser.sees("1 risk").await?;
    let add = "Add Scope grows and security effort does not";
    browser.click("button", add).await?;
    browser
        .by_role(
            "link",
            "In the register: Scope grows and security effort does not",
        )
        .await?;
    browser.click("button", "Undo").await?;
    browser.by_role("button", add).await?;
    browser.fill("Search the library", "no such thing").await?;
    browser.sees("No risk matches").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_risk_of_ones_own_has_a_page_that_stands_every_look() -> Result {
    let browser = with_own_risk().await?;
    browser.sees("Possible × Serious").await?;
    browser
        .assert_stands_every_look("the page of a risk")
        .await?;
    browser.is_saved().await?;
    browser.go("#/risks").await?;
    browser.sees(OWN).await?;
    browser.finish().await
}

#[tokio::test]
async fn a_risk_is_accepted_only_with_a_reason() -> Result {
    let browser = with_own_risk().await?;
    browser.choose_beginning("Accept").await?;
    browser.click("button", "Accept the risk").await?;
    browser.sees("Say why the project can live with it").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_mitigated_risk_moves_the_burn_down_and_undo_brings_it_back() -> Result {
    let browser = with_own_risk().await?;
    browser.click("button", "Mark mitigated").await?;
    browser.sees("Mitigated").await?;
    browser.go("#/risks").await?;
    browser.click("tab", "Burn-down").await?;
    browser.assert_stands_every_look("the burn-down").await?;
    browser.click("button", "Undo").await?;
    browser.click("tab", "Register").await?;
    browser.sees("1 risk, exposure 9 points").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_kpi_of_the_register_explains_itself_and_takes_no_value() -> Result {
    let browser = Browser::with_sample().await?;
    browser.open_kpi("Risk burn-down rate").await?;
    browser.by_role("link", "Open the risk register").await?;
    browser
        .until("return ![...document.querySelectorAll('main label')].some((label) => label.innerText === 'Value')")
        .await?;
    browser.assert_stands_every_look("a computed KPI").await?;
    browser.finish().await
}
