//! What may go wrong without anybody having said so: the failure-mode check and the red flags.

use crate::Result;
use crate::driver::Browser;
use serde_json::json;
use thirtyfour::prelude::*;

/// A question of the check that the sample has not answered, and the risk that a gap becomes.
const QUESTION: &str =
    "Does each larger security expense have a reason in figures that the sponsor knows?";
const RISK: &str = "The security budget is cut mid-project";
const FLAG: &str = "1 risk was identified only after it had happened";

#[tokio::test]
async fn a_gap_of_the_check_becomes_a_risk_in_one_click_and_can_be_taken_back() -> Result {
    let browser = Browser::with_sample().await?;
    browser.sees("4 quiet red flags").await?;
    browser.open_needs().await?;
    browser.click("link", "See the evidence").await?;
    browser.arrives_at("#/risks/warnings").await?;
    browser.sees("22 of 35 answered").await?;
    browser
        .assert_stands_every_look("the check and the red flags")
        .await?;

    browser.answer(QUESTION, "Not in place").await?;
    browser.sees("23 of 35 answered").await?;
    let make = format!("Make it a risk: {QUESTION}");
    browser.click("button", &make).await?;
    browser.by_role("link", RISK).await?;
    browser
        .until("return document.activeElement.matches('.check-found')")
        .await?;
    browser.is_saved().await?;
    browser.click("button", "Undo").await?;
    browser.by_role("button", &make).await?;

    browser.answer(QUESTION, "In place").await?;
    browser
        .until_with(
            "return ![...document.querySelectorAll('button')].some((one) => one.innerText.includes(arguments[0]))",
            vec![json!(QUESTION)],
        )
        .await?;
    browser.answer(QUESTION, "Don’t know").await?;
    browser.click("button", &make).await?;
    browser.click("link", RISK).await?;
    browser.by_role("heading", RISK).await?;

    browser.go("#/risks/warnings").await?;
    browser.click("button", "Start over").await?;
    browser.sees("0 of 35 answered").await?;
    browser.by_role("button", "Undo").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_red_flag_is_dismissed_with_a_reason_and_can_be_shown_again() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/risks/warnings").await?;
    browser.by_role("heading", FLAG).await?;
    let dismiss = format!("Dismiss “{FLAG}”");
    browser.click("button", &dismiss).await?;
    browser.by_role("dialog", "Dismiss the red flag").await?;
    browser
        .assert_stands_every_look("the dialog of a dismissal")
        .await?;
    browser.click("button", "Dismiss the flag").await?;
    browser.complains("Reason", "Say why").await?;
    browser.fill("Reason", "x".repeat(201).as_str()).await?;
    let length = "return document.querySelector('dialog[open] input').value.length === 200";
    browser.until(length).await?;
    browser.fill("Reason", "The review is booked").await?;
    browser.click("button", "Dismiss the flag").await?;
    browser.sees("2 dismissed").await?;
    let is_gone = "return ![...document.querySelectorAll('.flag h3')].some((one) => one.innerText === arguments[0])";
    browser.until_with(is_gone, vec![json!(FLAG)]).await?;
    browser.is_saved().await?;

    browser.reload().await?;
    browser.click("button", "2 dismissed").await?;
    browser.sees("“The review is booked”").await?;
    browser
        .assert_stands_every_look("the dismissed red flags")
        .await?;
    browser
        .click("button", &format!("Show again “{FLAG}”"))
        .await?;
    browser.by_role("heading", FLAG).await?;
    browser.click("button", "Undo").await?;
    browser.until_with(is_gone, vec![json!(FLAG)]).await?;
    browser.go("#/scorecard").await?;
    browser.sees("3 quiet red flags").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_check_is_answered_without_a_mouse_on_an_empty_scorecard() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.sees_no("quiet red flag").await?;
    browser.go("#/risks/warnings").await?;
    browser.sees("Nothing stands out.").await?;
    browser.sees("0 of 35 answered").await?;
    browser
        .js("document.querySelector('.check-row input').focus()", vec![])
        .await?;
    browser.press(" ").await?;
    browser.sees("No gap.").await?;
    browser.press(Key::Right + "").await?;
    browser.sees("1 gap, not in the register yet").await?;
    let radio = "return document.activeElement.type === 'radio' && document.activeElement.checked";
    browser.until(radio).await?;
    browser.press(Key::Tab + "").await?;
    let button = "return document.activeElement.innerText.startsWith('Make it a risk')";
    browser.until(button).await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("1 gap, in the register").await?;
    browser.press(Key::Tab + "").await?;
    browser
        .until("return document.activeElement.matches('.check-found a')")
        .await?;
    browser.press(Key::Enter + "").await?;
    browser
        .by_role("heading", "Security requirements are missing or vague")
        .await?;
    browser.finish().await
}

impl Browser {
    /// Chooses an answer of the failure-mode check.
    async fn answer(&self, question: &str, answer: &str) -> Result {
        let label = format!(
            "//fieldset[normalize-space(legend)='{question}']//label[normalize-space()='{answer}']"
        );
        self.click_on(&self.find(By::XPath(label)).await?).await
    }
}
