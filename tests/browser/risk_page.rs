//! A risk from the library or of one's own: scored, accepted, worked off, and what that moves elsewhere.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::Key;

/// A browser on the page of a risk of one's own, with nothing but its name and its score of 9.
async fn with_own_risk() -> Result<Browser> {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risk/new").await?;
    browser.click("button", "Your own risk").await?;
    browser.click("button", "Add the risk").await?;
    browser.complains("Name", "Give it a name").await?;
    browser
        .assert_stands_every_look("the form of a risk")
        .await?;
    browser.fill("Name", "Badges are shared").await?;
    browser.click("button", "Add the risk").await?;
    browser.by_role("heading", "Badges are shared").await?;
    Ok(browser)
}

#[tokio::test]
async fn a_risk_of_the_library_is_added_in_one_click_and_undone_in_one() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risk/new").await?;
    browser
        .assert_stands_every_look("the library of risks")
        .await?;
    let name = "Scope grows and security effort does not";
    browser.fill("Search the library", "scope grows").await?;
    browser.click("button", &format!("Add {name}")).await?;
    browser.sees("In the register").await?;
    browser.click("button", "Undo").await?;
    browser.sees_no("In the register").await?;
    browser.click("button", &format!("Add {name}")).await?;
    browser
        .click("link", &format!("In the register: {name}"))
        .await?;
    browser.by_role("heading", name).await?;
    browser
        .sees("Add a security question to the change request form")
        .await?;
    browser.go("#/risk/new").await?;
    browser.fill("Search the library", "zeppelin").await?;
    browser.sees("No risk of the library matches").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_risk_is_scored_again_with_the_reason_and_worked_off_step_by_step() -> Result {
    let browser = with_own_risk().await?;
    browser
        .assert_stands_every_look("a risk without anything")
        .await?;
    browser.fill("Step", "Give everybody a badge").await?;
    browser.click("button", "Add the step").await?;
    browser.sees("0 of 1 done").await?;
    browser
        .click("button", "Mark done: Give everybody a badge")
        .await?;
    browser.sees("1 of 1 done").await?;
    browser.sees("Is the risk smaller now?").await?;
    browser.click("button", "It stays the same").await?;

    browser.click("button", "Change the scores").await?;
    browser
        .assert_stands_every_look("the form of scores")
        .await?;
    browser
        .fill("Why optional", "Badges were handed out")
        .await?;
    browser.click("button", "Save the scores").await?;
    browser.is_saved().await?;
    browser.sees("Badges were handed out").await?;
    browser.click("button", "Undo").await?;
    browser.sees_no("Badges were handed out").await?;
    browser.finish().await
}

#[tokio::test]
async fn nobody_accepts_a_risk_without_saying_why_and_until_when() -> Result {
    let browser = with_own_risk().await?;
    browser
        .choose("Accept: live with it, knowingly and until a day")
        .await?;
    browser.sees("Not accepted yet").await?;
    browser.click("button", "Accept the risk").await?;
    browser
        .complains("Reason", "Say why the project can live with it.")
        .await?;
    browser.complains("Accepted by", "Name the person").await?;
    browser
        .assert_stands_every_look("an acceptance that lacks everything")
        .await?;
    browser.fill("Reason", "Too dear to change now").await?;
    browser.fill("Accepted by", "Ada").await?;
    let review = browser.today() + chrono::Days::new(90);
    browser.fill_date("Review on", review).await?;
    browser.click("button", "Accept the risk").await?;
    browser.sees_no("Not accepted yet").await?;
    browser.by_role("button", "Save the acceptance").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_mitigated_risk_moves_the_burn_down_and_comes_back_with_undo() -> Result {
    let browser = with_own_risk().await?;
    browser.open_kpi("Risk burn-down rate").await?;
    browser
        .sees("No value yet: a risk counts once its three months are over")
        .await?;
    browser.sees("One is still running and open").await?;
    browser.go("#/risks").await?;
    browser.click("tab", "Burn-down").await?;
    browser.sees("0 % of the 9 points open on").await?;
    browser.assert_stands_every_look("the burn-down").await?;
    browser.click("tab", "Register").await?;
    browser.click("link", "Badges are shared").await?;
    browser.click("button", "Mark mitigated").await?;
    browser.by_role("button", "Open again").await?;
    browser
        .until("return document.activeElement.innerText === 'Badges are shared'")
        .await?;

    browser.open_kpi("Risk burn-down rate").await?;
    browser
        .sees("One is still running, and dealt with already")
        .await?;
    browser.sees("Nothing counts yet").await?;
    browser
        .assert_stands_every_look("a KPI that is computed")
        .await?;
    browser.go("#/risks").await?;
    browser.click("tab", "Burn-down").await?;
    browser.sees("0 points are open now").await?;
    browser
        .click("button", "Undo: mark a risk mitigated")
        .await?;
    browser.sees("0 % of the 9 points open on").await?;
    browser.finish().await
}

#[tokio::test]
async fn steps_are_put_in_order_by_keyboard_and_a_link_that_could_act_is_refused() -> Result {
    let browser = with_own_risk().await?;
    for step in ["Give everybody a badge", "Check badges at the door"] {
        browser.fill("Step", step).await?;
        browser.click("button", "Add the step").await?;
        browser.sees(step).await?;
    }
    let up = browser
        .by_role("button", "Move “Check badges at the door” up")
        .await?;
    up.focus().await?;
    browser.press(Key::Enter + "").await?;
    let is_first = "return document.querySelector('.risk-steps > li').innerText.includes('Check badges')
        && document.activeElement.closest('.risk-steps > li') === document.querySelector('.risk-steps > li')";
    browser.until(is_first).await?;
    browser.press(Key::Alt + Key::Down).await?;
    let is_last = "return document.querySelector('.risk-steps > li:last-child').innerText.includes('Check badges')
        && document.activeElement.closest('.risk-steps > li') === document.querySelector('.risk-steps > li:last-child')";
    browser.until(is_last).await?;

    browser.fill("Link", "javascript:alert(1)").await?;
    browser.click("button", "Add the link").await?;
    browser
        .complains("Link", "A link starts with https://")
        .await?;
    for (link, why) in [
        (
            "https://bank.example@evil.example",
            "a user name or a password",
        ),
        (
            "https://a\u{202e}b.example",
            "turns the direction of writing",
        ),
        ("http://[::1", "No site can have the name"),
    ] {
        browser.fill("Link", link).await?;
        browser.click("button", "Add the link").await?;
        browser.complains("Link", why).await?;
    }
    browser.fill("Link", "https://wiki.example/badges").await?;
    browser.click("button", "Add the link").await?;
    browser
        .by_role("button", "Remove the link “https://wiki.example/badges”")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn an_own_estimate_starts_from_the_score_and_undo_brings_the_number_back() -> Result {
    let browser = with_own_risk().await?;
    browser.choose("Own estimate in money").await?;
    browser.is_saved().await?;
    browser
        .sees("a year on average. No mitigation is known to change it.")
        .await?;
    let times = "return document.querySelector('.risk-loss-fields input[type=text]').value";
    assert_eq!(browser.text_of(times).await?, "0.3");
    browser.fill("Times a year before", "often").await?;
    browser.complains("Times a year before", "").await?;
    browser.fill("Times a year before", "1/2").await?;
    let is_new = format!("{times} === arguments[0]");
    browser.is_saved().await?;
    browser
        .until_with(&is_new, vec![serde_json::json!("1/2")])
        .await?;
    browser.click("button", "Undo: estimate the loss").await?;
    browser
        .until_with(&is_new, vec![serde_json::json!("0.3")])
        .await?;
    browser.assert_stands_every_look("a loss in money").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_the_undo_of_an_older_message_took_back_a_newer_change() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risk/new").await?;
    let first = "Scope grows and security effort does not";
    let second = "The one person who knows leaves";
    browser.click("button", &format!("Add {first}")).await?;
    browser.sees(&format!("Added “{first}”")).await?;
    browser.click("button", &format!("Add {second}")).await?;
    browser.sees(&format!("Added “{second}”")).await?;
    // Only the newest change offers its Undo; by_role wants exactly one.
    browser.sees_no(&format!("Added “{first}”")).await?;
    browser.click("button", "Undo").await?;
    browser.by_role("button", &format!("Add {second}")).await?;
    browser
        .by_role("link", &format!("In the register: {first}"))
        .await?;
    browser.finish().await
}
