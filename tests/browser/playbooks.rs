//! Something happened: a run over a reload and in two tabs, its report and what comes of it; a drill; an own playbook.
//! What is asked at the start and what the law then counts from is in `law`.

use std::fs;

use crate::Result;
use crate::driver::Browser;
use thirtyfour::Key;

/// Starts a run of the vendor's breach from the list.
async fn start(browser: &Browser) -> Result<String> {
    browser.go("#/playbooks").await?;
    browser
        .click("button", "Start a run: Vendor data breach")
        .await?;
    browser.click("button", "Start the run").await?;
    browser.by_role("heading", "Next: identify").await?;
    browser.route().await
}

/// Waits until the page says that this step is the next one.
async fn comes_next(browser: &Browser, what: &str) -> Result {
    let script = "return document.querySelector('.run-next-what')?.innerText === arguments[0]";
    browser
        .until_with(script, vec![serde_json::json!(what)])
        .await
}

/// The seconds that the timer shows as left.
const LEFT: &str = "const [, minutes, seconds] = document.querySelector('[role=timer]').innerText.match(/(\\d+):(\\d\\d) left/);
    return minutes * 60 + seconds * 1";

#[tokio::test]
async fn a_run_survives_a_reload_and_goes_on_in_another_tab() -> Result {
    let browser = Browser::with_general_profile().await?;
    let page = start(&browser).await?;
    browser
        .assert_stands_every_look("a run that has begun")
        .await?;
    browser
        .until(&format!("return (() => {{ {LEFT} }})() < 3599"))
        .await?;
    let before = browser.js(LEFT, vec![]).await?.as_i64().unwrap_or(0);
    browser.click("button", "Done").await?;
    comes_next(&browser, "Find out whether project data is touched.").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.by_role("heading", "Next: identify").await?;
    let after = browser.js(LEFT, vec![]).await?.as_i64().unwrap_or(0);
    assert!(
        after <= before && after > before - 60,
        "{before} seconds were left, now {after}"
    );
    let ticked = "return document.querySelector('.run-steps input').checked";
    browser.until(ticked).await?;

    let first = browser.window().await?;
    let second = browser.open_tab("#/scorecard").await?;
    browser.sees("“Vendor data breach” is running").await?;
    browser.open_needs().await?;
    browser.click("link", "Go to the run").await?;
    browser.arrives_at(&page).await?;
    browser.click("checkbox", "Told: CISO").await?;
    browser.sees("in time").await?;
    browser.fill("Vendor optional", "Northhost").await?;
    browser.is_saved().await?;
    browser.switch_to_window(first).await?;
    browser.sees("in time").await?;
    browser
        .until("return [...document.querySelectorAll('textarea')].some((area) => area.value.includes('incident at Northhost'))")
        .await?;
    browser.click("button", "Done").await?;
    browser.is_saved().await?;
    browser.switch_to_window(second).await?;
    browser.by_role("heading", "Next: identify").await?;
    comes_next(&browser, "Activate incident response.").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_run_ends_in_a_report_a_measurement_a_risk_and_a_task() -> Result {
    let mut browser = Browser::with_general_profile().await?;
    let page = start(&browser).await?;
    browser
        .fill("What happened", "A break-in at the payment provider")
        .await?;
    browser
        .by_role("heading", "A break-in at the payment provider")
        .await?;
    browser
        .fill("What happened just now", "They switch the interface off")
        .await?;
    browser.click("button", "Add to the timeline").await?;
    browser.by_text("They switch the interface off").await?;
    browser.click("button", "Contained now").await?;
    browser.click("button", "Resolved now").await?;

    browser
        .click("button", "Enter it for Incident response time")
        .await?;
    browser.by_text("Entered").await?;
    browser.click("button", "Undo").await?;
    browser
        .click("button", "Enter it for Incident response time")
        .await?;
    browser.by_text("Entered").await?;

    browser
        .fill("New lesson", "Nobody knew the emergency number")
        .await?;
    browser.click("button", "Add the lesson").await?;
    browser.click("button", "Make it a risk").await?;
    browser.by_role("link", "Its risk").await?;
    browser.click("button", "Make it a task").await?;
    browser.by_role("link", "Its task").await?;

    browser.click("button", "Close the run").await?;
    browser.by_role("heading", "Incident report").await?;
    browser.sees("This run is closed.").await?;
    browser
        .assert_stands_every_look("a run that is closed")
        .await?;
    browser.click("button", "Copy the report").await?;
    browser.by_role("button", "Copied").await?;
    let copied = browser.clipboard().await?;
    for words in [
        "Incident report: A break-in at the payment provider",
        "They switch the interface off",
        "Nobody knew the emergency number → now a risk and a task",
        "Risk: Nobody knew the emergency number",
    ] {
        assert!(copied.contains(words), "“{words}” is not in {copied}");
    }
    browser.click("button", "Download as Markdown").await?;
    let file = browser.downloaded().await?;
    let saved = fs::read_to_string(&file)?;
    assert!(saved.starts_with("# Incident report: "), "{saved}");

    browser.click("link", "Its risk").await?;
    browser
        .by_role("heading", "Nobody knew the emergency number")
        .await?;
    browser.open_kpi("Incident response time").await?;
    browser
        .sees("One incident: A break-in at the payment provider")
        .await?;
    browser.go("#/playbooks").await?;
    browser
        .by_role("link", "A break-in at the payment provider")
        .await?;
    browser.go(&page).await?;
    browser.click("button", "Reopen").await?;
    browser.by_role("button", "Close the run").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_drill_is_gone_through_by_keyboard_and_scored() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/playbook/vendor-data-breach").await?;
    browser.click("button", "Practise").await?;
    browser
        .by_role("heading", "Practise: Vendor data breach")
        .await?;
    browser
        .assert_stands_every_look("the first situation of a drill")
        .await?;
    // Where the strong answer stands in each situation of this way.
    for (place, strong) in [0, 1, 0, 2].into_iter().enumerate() {
        browser
            .by_role("heading", &format!("Situation {}", place + 1))
            .await?;
        let focus = "document.querySelectorAll('.drill-choice')[arguments[0]].focus()";
        browser.js(focus, vec![serde_json::json!(strong)]).await?;
        browser.press(Key::Enter + "").await?;
        browser
            .until("return document.activeElement.matches('.drill-now')")
            .await?;
    }
    browser.sees("8 of 8 points").await?;
    browser.sees("You would lead this well.").await?;
    browser
        .assert_stands_every_look("the score of a drill")
        .await?;

    browser.click("button", "Practise again").await?;
    browser.by_role("heading", "Situation 1").await?;
    browser
        .click(
            "button",
            "Wait for their statement; newsletters exaggerate.",
        )
        .await?;
    browser
        .sees("Waiting is a decision too, and yours.")
        .await?;
    browser.sees("Strong would have been: Phone").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.by_role("heading", "Situation 2").await?;
    browser
        .click("button", "Ask the provider whether it was them.")
        .await?;
    browser
        .click("button", "Say that you learned of it this morning.")
        .await?;
    browser.sees("0 of 6 points").await?;
    browser.sees("Less than the 100").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_copied_playbook_is_changed_run_and_leaves_its_run_alone() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/playbook/vendor-data-breach").await?;
    browser
        .choose_from_menu("More for this playbook", "Copy and change")
        .await?;
    browser
        .by_role("heading", "Vendor data breach (our own)")
        .await?;
    let page = browser.route().await?;
    browser.click("button", "Edit").await?;
    browser.fill("Name", " ").await?;
    browser
        .complains("Name", "A playbook needs a name.")
        .await?;
    browser.fill("Name", "Breach at Northhost").await?;
    browser.by_role("heading", "Breach at Northhost").await?;
    browser.fill("New step", "Call Tom on his mobile").await?;
    browser.click("button", "Add the step").await?;
    browser
        .until("return [...document.querySelectorAll('.playbook-items summary')].some((one) => one.innerText === 'Call Tom on his mobile')")
        .await?;
    browser
        .assert_stands_every_look("a playbook that is changed")
        .await?;
    browser.click("button", "Done").await?;
    browser.by_text("Call Tom on his mobile").await?;
    browser.click("button", "Start a run").await?;
    browser.click("button", "Start the run").await?;
    browser.by_role("heading", "Next: identify").await?;
    let run = browser.route().await?;
    browser.go(&page).await?;
    browser
        .choose_from_menu("More for this playbook", "Delete playbook")
        .await?;
    browser.sees("None yet. Copy a ready one").await?;
    browser.go(&run).await?;
    browser
        .by_role("checkbox", "Call Tom on his mobile")
        .await?;
    browser.finish().await
}
