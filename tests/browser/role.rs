//! The role map: the usual role in one click, duties moved, artifacts reviewed, and the flag they raise.

use crate::Result;
use crate::driver::Browser;

#[tokio::test]
async fn the_usual_role_is_there_in_one_click_and_is_changed_from_there() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/role").await?;
    browser.sees("No role map yet").await?;
    browser.click("button", "Start with the usual role").await?;
    browser.sees("Carrying out the security plan").await?;
    browser.sees("6 cannot be relied on yet").await?;

    browser
        .choose_from_menu("More for “The security budget”", "Move to “Own”")
        .await?;
    browser
        .until(
            "return [...document.querySelectorAll('section[aria-label=Own] li')]
                .some(item => item.textContent.includes('The security budget'))",
        )
        .await?;
    browser.click("button", "Add the duty").await?;
    browser.complains("Duty", "Say what the duty is.").await?;
    browser.fill("Duty", "Supplier reviews").await?;
    browser.click("button", "Add the duty").await?;
    browser.sees("Supplier reviews").await?;

    browser
        .choose_from_menu("More for “Security plan”", "Edit")
        .await?;
    browser.by_role("dialog", "Edit “Security plan”").await?;
    browser.fill("Link optional", "javascript:alert(1)").await?;
    browser
        .complains("Link optional", "A link starts with https://")
        .await?;
    browser
        .fill("Link optional", "https://example.org/plan")
        .await?;
    browser.fill("Owner optional", "Ana Ruiz").await?;
    browser.select("State", "In use").await?;
    browser.click("button", "Save").await?;
    browser
        .until("return !document.querySelector('dialog[open]')")
        .await?;
    browser
        .click("button", "Reviewed today: Security plan")
        .await?;
    browser.sees("5 cannot be relied on yet").await?;
    browser.assert_stands_every_look("the role map").await?;

    browser.go("#/risks/warnings").await?;
    browser.sees("5 of 6 artifacts cannot be relied on").await?;
    browser.click("link", "Go to the role map").await?;
    browser.arrives_at("#/role").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.sees("Supplier reviews").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_workflow_says_how_much_work_stands_where() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/role").await?;
    let rows = browser
        .texts_of(
            "return [...document.querySelectorAll('main table')].at(-1)
                .querySelectorAll('tbody th').values().map(cell => cell.textContent).toArray()",
        )
        .await?;
    assert_eq!(
        rows,
        [
            "Intake",
            "Prioritisation",
            "Planning",
            "Execution",
            "Review",
            "Reporting",
            "Change control"
        ]
    );
    browser
        .assert_stands_every_look("the role map of the sample")
        .await?;
    browser.finish().await
}
