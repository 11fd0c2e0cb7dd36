//! The stakeholder plan: who is due, the grid, concerns, the log, the calendar, and the flags of a plan that is not kept.

use std::fs;

use crate::Result;
use crate::driver::Browser;
use chrono::Days;
use thirtyfour::prelude::*;

const ROBIN: &str = "Robin (project manager)";
const CLIENT: &str = "Ines (client, head of sales)";

impl Browser {
    /// Opens the page of a stakeholder from the list of everybody: the name stands in other lists too.
    async fn open_stakeholder(&self, name: &str) -> Result {
        let path = format!("(//main//th//a[normalize-space()='{name}'])[last()]");
        let link = self.find(By::XPath(path)).await?;
        self.click_on(&link).await?;
        self.by_role("heading", name).await?;
        Ok(())
    }
}

#[tokio::test]
async fn an_update_that_is_due_is_given_and_taken_back() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/stakeholders").await?;
    browser.sees("1 overdue, 1 due today").await?;
    browser.sees("2 days overdue").await?;
    browser
        .assert_stands_every_look("the stakeholder plan of the sample")
        .await?;
    browser
        .click("button", &format!("Give the update: {ROBIN}"))
        .await?;
    browser
        .by_role("dialog", &format!("Update for {ROBIN}"))
        .await?;
    browser.sees("This is the update due on").await?;
    browser.assert_stands_every_look("giving an update").await?;
    let today = browser.today();
    browser.fill_date("Told on", today + Days::new(1)).await?;
    browser
        .complains("Told on", "This day is yet to come.")
        .await?;
    browser.click("button", "Log the update").await?;
    browser
        .by_role("dialog", &format!("Update for {ROBIN}"))
        .await?;
    browser.fill_date("Told on", today).await?;
    browser.select("How", "Meeting").await?;
    browser
        .fill("Note optional", "Asked for the extra release again")
        .await?;
    browser.click("button", "Log the update").await?;
    browser.sees("1 overdue, 0 due today").await?;
    browser
        .until("return document.activeElement.id === 'dues'")
        .await?;
    browser.is_saved().await?;
    browser.open_stakeholder(ROBIN).await?;
    browser.sees("Asked for the extra release again").await?;
    browser.press(Key::Control + "z").await?;
    browser.sees_no("Asked for the extra release again").await?;
    browser.finish().await
}

#[tokio::test]
async fn an_empty_plan_starts_with_three_who_follow_the_fitting_kpis() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/stakeholders").await?;
    browser.sees("Nobody is in the plan yet").await?;
    browser
        .assert_stands_every_look("an empty stakeholder plan")
        .await?;
    browser.click("button", "Start with these three").await?;
    browser.sees("Not judged yet").await?;
    browser.sees("Nobody is due an update today.").await?;

    browser.click("button", "Add stakeholders").await?;
    browser.click("button", "Add your own").await?;
    browser.complains("Name", "Say who it is.").await?;
    browser
        .assert_stands_every_look("adding stakeholders")
        .await?;
    browser.click("button", "Add Sponsor").await?;
    browser.fill("Name", "Works council").await?;
    browser
        .fill("Role optional", "Speaks for the staff")
        .await?;
    browser.click("button", "Add your own").await?;
    browser.by_role("heading", "Works council").await?;
    browser.sees("Speaks for the staff.").await?;
    browser.select("Influence", "4 – high").await?;
    browser.sees("Not placed in the grid").await?;
    browser.select("Interest", "2 – low").await?;
    browser
        .sees("Keep satisfied: high influence, lower interest.")
        .await?;
    browser.click("button", "Plan the next update").await?;
    browser.sees("Status report, monthly: due on").await?;
    browser.is_saved().await?;

    browser.reload().await?;
    browser.by_role("heading", "Works council").await?;
    browser.go("#/stakeholders").await?;
    let label = browser
        .text_of("return document.querySelector('svg.plan-picture').getAttribute('aria-label')")
        .await?;
    assert!(
        label.contains("Keep satisfied (high influence, lower interest): Works council."),
        "{label}"
    );
    browser.open_stakeholder("Client").await?;
    browser.by_role("link", "SLA compliance").await?;
    browser.click("button", "Take out SLA compliance").await?;
    browser.click("button", "Undo").await?;
    browser.by_role("link", "SLA compliance").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_concern_is_raised_answered_opened_again_and_deleted() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/risks/warnings").await?;
    browser
        .by_role("heading", "1 concern unanswered for more than 14 days")
        .await?;
    browser.click("link", CLIENT).await?;
    browser.by_role("heading", CLIENT).await?;
    browser
        .assert_stands_every_look("the page of a stakeholder")
        .await?;
    browser.sees("Open for 19 days").await?;
    let question = "Who at the hosting company can read our customers’ orders?";
    browser
        .click("button", &format!("Answer: {question}"))
        .await?;
    browser.click("button", "Keep the answer").await?;
    browser
        .complains("Answer", "Write down what they were answered.")
        .await?;
    browser
        .fill("Answer", "Two named engineers, and each access is logged.")
        .await?;
    browser.assert_accessible("answering a concern").await?;
    browser.click("button", "Keep the answer").await?;
    browser
        .sees("Two named engineers, and each access is logged.")
        .await?;
    browser.go("#/risks/warnings").await?;
    browser.sees_no("1 concern unanswered").await?;
    browser.press(Key::Control + "z").await?;
    browser
        .by_role("heading", "1 concern unanswered for more than 14 days")
        .await?;

    browser.click("link", CLIENT).await?;
    browser.click("button", "Note the concern").await?;
    browser
        .complains("Concern", "Say what worries them.")
        .await?;
    browser.fill("Concern", "Who pays for the outage?").await?;
    browser.click("button", "Note the concern").await?;
    browser.sees("Open since today").await?;
    let other = "We heard of the findings by chance. What else do we not know?";
    browser
        .choose_from_menu(&format!("More for “{other}”"), "Open again")
        .await?;
    browser.sees("Open for 12 days").await?;
    browser
        .choose_from_menu("More for “Who pays for the outage?”", "Delete")
        .await?;
    browser.sees_no("Open since today").await?;
    browser.is_saved().await?;
    browser.finish().await
}

#[tokio::test]
async fn the_calendar_file_has_an_event_for_each_planned_update_and_nothing_private() -> Result {
    let mut browser = Browser::with_sample().await?;
    browser.go("#/stakeholders").await?;
    browser.click("button", "Calendar file").await?;
    let first = fs::read_to_string(browser.downloaded().await?)?.replace("\r\n ", "");
    assert!(first.starts_with("BEGIN:VCALENDAR\r\n"));
    assert_eq!(first.matches("BEGIN:VEVENT").count(), 5);
    assert_eq!(first.matches("RRULE:").count(), 5);
    let today = browser.today().format("%Y%m%d");
    assert!(first.contains(&format!("DTSTART;VALUE=DATE:{today}\r\nRRULE:FREQ=WEEKLY")));
    assert!(!first.contains("angry") && !first.contains("Reads the first line only"));
    browser.click("button", "Calendar file").await?;
    let second = fs::read_to_string(browser.downloaded().await?)?.replace("\r\n ", "");
    let uids = |file: &str| -> Vec<String> {
        let lines = file.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(uids(&first), uids(&second));
    browser.finish().await
}

#[tokio::test]
async fn a_deleted_kpi_is_in_no_plan_and_undo_brings_it_back_there_too() -> Result {
    let browser = Browser::with_sample().await?;
    let has_kpi = "return [...document.querySelectorAll('ul[aria-label=KPIs] a')].some((link) => link.innerText === 'SLA compliance')";
    browser.open_kpi("SLA compliance").await?;
    browser
        .choose_from_menu("More for this KPI", "Delete KPI")
        .await?;
    browser.arrives_at("#/scorecard").await?;
    browser.go("#/stakeholders").await?;
    browser.open_stakeholder(ROBIN).await?;
    browser.by_role("heading", ROBIN).await?;
    browser
        .until(&has_kpi.replace("return ", "return !"))
        .await?;
    browser.press(Key::Control + "z").await?;
    browser.until(has_kpi).await?;
    browser.finish().await
}

#[tokio::test]
async fn the_plan_is_worked_without_a_mouse_and_found_by_name() -> Result {
    let browser = Browser::with_sample().await?;
    browser.press(Key::Control + "k").await?;
    browser
        .until("return document.activeElement.matches('dialog[open] input')")
        .await?;
    browser.press("lena").await?;
    browser.press(Key::Enter + "").await?;
    browser.by_role("heading", "Lena (product owner)").await?;
    browser.go("#/stakeholders").await?;
    browser
        .tab_to(&format!("Give the update: {CLIENT}"))
        .await?;
    browser.press(Key::Enter + "").await?;
    browser
        .until("return document.activeElement.type === 'date'")
        .await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("0 overdue, 1 due today").await?;
    browser
        .until("return document.activeElement.id === 'dues'")
        .await?;
    browser.finish().await
}
