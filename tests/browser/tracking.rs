//! Which values are due and from whom: entered on their lines, in a calendar, and how well the series are kept.

use std::fs;

use crate::Result;
use crate::driver::Browser;
use chrono::{Datelike, Days, NaiveDate};
use thirtyfour::prelude::*;

const DETECT: &str = "Mean time to detect";
const PATCHES: &str = "Time to patch high vulnerabilities";
const TRAINING: &str = "Security training completion";
const RESTORES: &str = "Backup restore success";

/// The KPIs of the sample that are due on a day: a month's on its last day, a quarter's on the quarter's last.
fn due_on(day: NaiveDate) -> Vec<&'static str> {
    let ends = |months: u32| (day + Days::new(1)).day() == 1 && day.month().is_multiple_of(months);
    let due = [(RESTORES, ends(3)), (TRAINING, ends(1))];
    due.into_iter()
        .filter(|one| one.1)
        .map(|one| one.0)
        .collect()
}

/// Where the restore tests of the sample stand.
fn restores_on(day: NaiveDate) -> &'static str {
    match (0..=7).find(|&ahead| due_on(day + Days::new(ahead)).contains(&RESTORES)) {
        Some(0) => "Due today (1)",
        Some(_) => "In the next 7 days (1)",
        None => "Later (1)",
    }
}

impl Browser {
    /// Waits until the checklist's groups are these, with their counts.
    async fn has_groups(&self, groups: &[&str]) -> Result {
        self.until_with(
            "return JSON.stringify([...document.querySelectorAll('.tracking h3')].map((h3) => h3.innerText)) === JSON.stringify(arguments[0])",
            vec![serde_json::json!(groups)],
        )
        .await
    }
}

#[tokio::test]
async fn a_value_that_is_due_is_entered_on_its_line_and_taken_back() -> Result {
    Browser::on_chosen_days(async |browser| {
        let due = due_on(browser.today());
        browser.open_sample().await?;
        browser.go("#/tracking").await?;
        browser
            .sees(&format!("1 overdue, {} due today.", due.len()))
            .await?;
        browser.sees("1 day overdue").await?;
        browser
            .click("button", &format!("Enter value: {DETECT}"))
            .await?;
        browser
            .until("return document.activeElement.closest('form') !== null && document.activeElement.type === 'text'")
            .await?;
        browser.press("nonsense").await?;
        browser.press(Key::Enter + "").await?;
        browser
            .until("return document.activeElement.getAttribute('aria-invalid') === 'true'")
            .await?;
        browser.fill("Value", "9.5").await?;
        browser.press(Key::Enter + "").await?;
        for position in 0..due.len() {
            browser
                .sees(&format!("0 overdue, {} due today.", due.len() - position))
                .await?;
            browser
                .until_with(
                    "return document.activeElement.closest('.tracking-row')?.innerText.includes(arguments[0]) === true
                       && document.activeElement.value === ''",
                    vec![serde_json::json!(due[position])],
                )
                .await?;
            browser.press("90").await?;
            browser.press(Key::Enter + "").await?;
        }
        browser.sees("Nothing is due today.").await?;
        // Nothing else is due, so the checklist itself has the focus.
        browser
            .until("return document.activeElement.id === 'checklist'")
            .await?;
        browser.is_saved().await?;
        browser.reload().await?;
        browser.sees("Nothing is due today.").await?;
        browser.open_kpi(DETECT).await?;
        browser.sees("9 h 30 min").await
    })
    .await
}

#[tokio::test]
async fn after_a_value_the_next_one_that_is_due_has_the_focus() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/tracking").await?;
    browser
        .has_groups(&["Due today (7)", "Computed by itself (1)"])
        .await?;
    browser
        .js(
            "document.querySelector('.tracking-row button').focus()",
            vec![],
        )
        .await?;
    browser.press(Key::Enter + "").await?;
    for left in (0..7).rev() {
        browser
            .until("return document.activeElement.closest('form') !== null && document.activeElement.value === ''")
            .await?;
        browser.press("90").await?;
        browser.press(Key::Enter + "").await?;
        let summary = match left {
            0 => "Nothing is due today.".to_owned(),
            left => format!("0 overdue, {left} due today."),
        };
        browser.sees(&summary).await?;
    }
    browser.press(Key::Control + "z").await?;
    browser.sees("0 overdue, 1 due today.").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_calendar_file_has_a_reminder_for_each_typed_kpi_and_a_later_one_replaces_it() -> Result
{
    Browser::on_chosen_days(async |browser| {
        browser.open_sample().await?;
        browser.go("#/tracking").await?;
        browser.click("button", "Calendar file").await?;
        let first = fs::read_to_string(browser.downloaded().await?)?;
        assert!(first.starts_with("BEGIN:VCALENDAR\r\n"));
        assert_eq!(first.matches("BEGIN:VEVENT").count(), 7);
        let today = browser.today().format("%Y%m%d").to_string();
        assert!(first.contains(&format!("DTSTART;VALUE=DATE:{today}")));

        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        browser.click("button", "Calendar file").await?;
        let second = fs::read_to_string(browser.downloaded().await?)?;
        let of = |file: &str, name: &str| -> Vec<String> {
            let file = file.replace("\r\n ", "");
            let lines = file.lines().filter(|line| line.starts_with(name));
            lines.map(str::to_owned).collect()
        };
        assert_eq!(of(&first, "UID"), of(&second, "UID"));
        assert!(of(&first, "SEQUENCE:")[0] < of(&second, "SEQUENCE:")[0]);

        browser.select("Person", "Jonas (platform)").await?;
        browser.click("button", "Calendar file").await?;
        let own = fs::read_to_string(browser.downloaded().await?)?;
        assert_eq!(own.matches("BEGIN:VEVENT").count(), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn gaps_are_drawn_and_told_and_mistakes_lead_to_where_they_are_mended() -> Result {
    Browser::on_chosen_days(async |browser| {
        browser.open_sample().await?;
        browser.go("#/tracking").await?;
        let label = browser
            .text_of("return document.querySelector('svg.heat').getAttribute('aria-label')")
            .await?;
        assert!(
            label.starts_with(&format!("{DETECT}, by weeks:")) && label.ends_with(" 2 missing"),
            "{label}"
        );
        browser
            .click_on(&browser.by_text("2 findings").await?)
            .await?;
        browser.sees("1 value is missing.").await?;
        browser.sees("1 of 8 KPIs is told to nobody").await?;

        browser.open_kpi(PATCHES).await?;
        let edit = format!("{}/edit", browser.route().await?);
        browser.go(&edit).await?;
        browser.fill("Business goal optional", "").await?;
        browser
            .fill("How it is collected optional", "Ask the platform team")
            .await?;
        browser.click("button", "Save").await?;
        browser.sees("Ask the platform team").await?;
        browser.go("#/tracking").await?;
        browser.sees("1 of 8 KPIs is linked to no goal").await?;
        browser
            .click("link", &format!("Name the goal: {PATCHES}"))
            .await?;
        browser.arrives_at(&edit).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_person_sees_their_own_and_a_wrong_day_is_refused_on_the_line() -> Result {
    Browser::on_chosen_days(async |browser| {
        browser.open_sample().await?;
        browser.go("#/tracking").await?;
        browser.select("Person", "Tom (hosting)").await?;
        browser.has_groups(&[restores_on(browser.today())]).await?;
        browser
            .click("button", "Enter value: Backup restore success")
            .await?;
        let tomorrow = browser.today() + Days::new(1);
        browser.fill_date("Date", tomorrow).await?;
        browser.fill("Value", "100").await?;
        browser.click("button", "Save").await?;
        browser.sees("is yet to come").await?;
        browser.assert_accessible("a value on its line").await?;
        browser.assert_fits("a value on its line").await?;
        Ok(())
    })
    .await
}

/// A survey is a source like any other: named on its line, and entered with the number of answers.
#[tokio::test]
async fn a_survey_is_entered_with_the_number_of_answers() -> Result {
    const SATISFACTION: &str = "Stakeholder satisfaction";
    const INFORMED: &str = "Stakeholders informed in time";
    let browser = Browser::with_general_profile().await?;
    browser.go("#/kpi/new").await?;
    for name in [SATISFACTION, INFORMED] {
        browser.fill("Search the library", name).await?;
        browser.click("button", &format!("Add {name}")).await?;
    }
    browser.go("#/tracking").await?;
    browser
        .sees("Stakeholder survey: one question from 1 to 5")
        .await?;
    browser
        .click("button", &format!("Enter value: {SATISFACTION}"))
        .await?;
    browser.fill("Value", "4.2").await?;
    browser.fill("Answers optional", "a few").await?;
    browser
        .complains("Answers optional", "Enter a whole number above 0")
        .await?;
    browser
        .assert_stands_every_look("the entry of a survey")
        .await?;
    browser.fill("Answers optional", "31").await?;
    browser.click("button", "Save").await?;
    browser.sees(&format!("{SATISFACTION}: 4.2 on")).await?;
    browser.is_saved().await?;
    browser.open_kpi(SATISFACTION).await?;
    browser.sees("31 answers").await?;

    // A share that is typed with both its numbers says itself how many answered.
    browser.open_kpi(INFORMED).await?;
    browser.fill("Value", "27 of 30").await?;
    browser.click("button", "Add").await?;
    browser.sees("27 of 30").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_a_line_that_closed_before_the_next_picture_stopped_the_program() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/tracking").await?;
    let in_one_turn = "const button = document.querySelector('#checklist button[aria-expanded]'); button.click(); button.click();
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    browser.until(in_one_turn).await?;
    browser
        .click("button", "Enter value: Mean time to detect")
        .await?;
    browser.by_role("button", "Save").await?;
    browser.finish().await
}
