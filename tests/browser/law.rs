//! An incident under the law: three facts at the start, deadlines from when it was learned of, words that claim only what is
//! ticked, and the rules of the project.

use crate::Result;
use crate::driver::Browser;

/// The words of a prepared message, by whom they are for.
async fn words(browser: &Browser, to: &str) -> Result<String> {
    browser
        .text_of(&format!(
            "return [...document.querySelectorAll('.respond-messages > li')].find((one) => one.querySelector('h3')?.innerText === 'To: {to}')?.querySelector('textarea')?.value ?? ''"
        ))
        .await
}

/// Waits until the words of a message hold this.
async fn says(browser: &Browser, to: &str, said: &str) -> Result {
    let script = "return [...document.querySelectorAll('.respond-messages > li')].some((one) => one.querySelector('h3')?.innerText === `To: ${arguments[0]}` && one.querySelector('textarea')?.value.includes(arguments[1]))";
    browser
        .until_with(script, vec![serde_json::json!(to), serde_json::json!(said)])
        .await
}

/// Types a time into a field of the browser's own; typing key by key depends on the language of the browser.
async fn set_time(browser: &Browser, label: &str, time: &str) -> Result {
    let field = browser.by_label(label).await?;
    let id = field.attr("id").await?.unwrap_or_default();
    let script = "const one = document.getElementById(arguments[0]); one.value = arguments[1]; one.dispatchEvent(new Event('change', { bubbles: true }))";
    browser
        .js(script, vec![serde_json::json!(id), serde_json::json!(time)])
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_vendor_breach_begins_on_a_phone_with_three_facts_and_says_only_what_is_ticked() -> Result
{
    let browser = Browser::with_general_profile().await?;
    browser.resize(390, 844).await?;
    browser.go("#/playbooks").await?;
    browser
        .click("button", "Start a run: Vendor data breach")
        .await?;
    browser
        .assert_stands_every_look("the start of a run")
        .await?;
    browser.resize(390, 844).await?;
    browser.picture("run-start-390.png").await?;
    browser
        .fill(
            "What happened optional",
            "A break-in at the payment provider",
        )
        .await?;
    browser.fill("Vendor optional", "Northhost").await?;
    set_time(&browser, "When did you learn of it?", "2031-01-01T08:00").await?;
    browser.click("button", "Start the run").await?;
    browser.sees("It cannot be later than now").await?;
    set_time(&browser, "When did you learn of it?", "2026-11-23T18:00").await?;
    browser.click("button", "Start the run").await?;
    browser.by_role("heading", "Next: identify").await?;
    browser
        .by_role("heading", "A break-in at the payment provider")
        .await?;

    // 72 hours after the evening before, not after the start of the work.
    browser.sees("by 26 November 18:00").await?;
    says(
        &browser,
        "Client",
        "We learned of it on 23 November at 18:00.",
    )
    .await?;
    says(&browser, "Vendor", "We may limit your access").await?;
    let before = words(&browser, "Client").await?;
    assert!(
        before.contains("There may have been a security incident")
            && !before.contains("have limited")
            && !before.contains("My scorecard"),
        "{before}"
    );
    browser
        .click("checkbox", "Block or limit the vendor’s access.")
        .await?;
    says(&browser, "Vendor", "We have limited your access").await?;
    says(&browser, "Client", "We have limited the supplier’s access").await?;

    browser.click("button", "Copy the words to: Client").await?;
    browser
        .sees("Not copied yet. Still missing: client; project; your name.")
        .await?;
    browser
        .by_role("button", "Copy the words to: Client with 3 gaps")
        .await?;
    browser.fill("Client optional", "Example Ltd").await?;
    browser.click("button", "Copy the words to: Client").await?;
    browser
        .sees("Not copied yet. Still missing: project; your name.")
        .await?;
    browser.let_go_with_gaps().await?;
    browser.by_role("button", "Copied").await?;
    let copied = browser.clipboard().await?;
    assert!(copied.contains("Dear Example Ltd,"), "{copied}");

    browser
        .select(
            "Does it apply? People whose data it is",
            "No: they need not be told",
        )
        .await?;
    browser.sees("Need not be told").await?;
    browser.assert_stands_every_look("a run on a phone").await?;
    browser.resize(390, 844).await?;
    browser.picture("run-390.png").await?;
    browser.resize(1280, 900).await?;
    browser.picture("run-1280.png").await?;
    browser.prefer("dark").await?;
    browser.picture("run-1280-dark.png").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_rules_of_the_project_decide_whom_a_run_lists() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/playbook/ransomware").await?;
    browser
        .sees("CSIRT or NIS2 authority: early warning")
        .await?;
    browser.go("#/data").await?;
    browser.click("checkbox", "DORA").await?;
    browser
        .sees("Left out, because DORA takes its place")
        .await?;
    browser.click("checkbox", "SEC Form 8-K, Item 1.05").await?;
    browser
        .fill(
            "Hours that the contract gives you to tell the client optional",
            "36",
        )
        .await?;
    browser.is_saved().await?;
    browser
        .assert_stands_every_look("the rules on reporting")
        .await?;
    browser.picture("rules-1280.png").await?;
    browser.go("#/playbook/ransomware").await?;
    browser
        .sees("Financial supervisor: initial notification")
        .await?;
    browser.sees("Within 36 hours of knowing of it").await?;
    browser.sees_no("NIS2 authority").await?;

    browser.click("button", "Start a run").await?;
    browser.click("button", "Start the run").await?;
    browser.by_role("heading", "Next: identify").await?;
    browser
        .sees("Its time starts when it is determined to be material")
        .await?;
    browser
        .click("button", "Determined to be material now")
        .await?;
    browser.sees_no("Its time starts when").await?;
    let run = browser.route().await?;
    browser.go("#/data").await?;
    browser.click("checkbox", "HIPAA").await?;
    browser.is_saved().await?;
    browser.go(&run).await?;
    browser
        .sees("The project’s rules ask for more: People whose health data it is")
        .await?;
    browser.click("button", "Add them").await?;
    browser
        .by_role("checkbox", "Told: People whose health data it is")
        .await?;
    browser.finish().await
}
