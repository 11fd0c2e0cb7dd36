//! This week: figures are typed into the first page as into a spreadsheet, and each is explained beside it.

use crate::Result;
use crate::driver::Browser;
use chrono::Days;
use serde_json::json;
use std::collections::BTreeMap;
use thirtyfour::prelude::*;

const SLA: &str = "Actual: SLA compliance";
/// The name of the cell that has the focus.
const FOCUSED: &str = "return document.activeElement.ariaLabel ?? ''";
const IN_A_CELL: &str = "return document.activeElement.matches('input[data-cell=actual]')";
/// What is said of each KPI, by its name.
const SAID: &str = "return Object.fromEntries([...document.querySelectorAll('[data-row]')]
    .map((row) => [row.querySelector('th a').innerText, row.querySelector('.week-say').innerText.replace(/\\s+/g, ' ').replace('Copy: ', '')]))";
/// The places of the rows on the page, from top to bottom.
const PLACES: &str = "return [...document.querySelectorAll('[data-row]')].map((row) => `${row.querySelector('th a').innerText} ${Math.round(row.getBoundingClientRect().top + scrollY)}`)";

impl Browser {
    /// Counts what is clicked from now on.
    async fn count_clicks(&self) -> Result {
        let script = "window.clicks = 0; addEventListener('click', (event) => { window.clicks += event.isTrusted && event.detail > 0; }, true)";
        self.js(script, vec![]).await?;
        Ok(())
    }

    async fn has_focus_in(&self, cell: &str) -> Result {
        let script = "return document.activeElement.ariaLabel === arguments[0]";
        self.until_with(script, vec![json!(cell)]).await
    }

    /// Goes to a cell, as a click does.
    async fn enter_cell(&self, cell: &str) -> Result {
        self.click_on(&self.by_label(cell).await?).await
    }

    /// Pastes a text, copied elsewhere, where the focus is.
    async fn paste_here(&self, text: &str) -> Result {
        self.copy_elsewhere(text).await?;
        self.press(Key::Control + "v").await
    }

    /// What the cell of the row says below its text.
    async fn note_of(&self, cell: &str, words: &str) -> Result {
        let field = self.by_label(cell).await?;
        let script = "return document.getElementById(arguments[0].getAttribute('aria-describedby')).innerText.replace(/\\s+/g, ' ').includes(arguments[1])";
        self.until_with(script, vec![field.to_json()?, json!(words)])
            .await
    }

    async fn cell_holds(&self, cell: &str, text: &str) -> Result {
        let field = self.by_label(cell).await?;
        let script = "return arguments[0].value.replace(/\\s+/g, ' ') === arguments[1]";
        self.until_with(script, vec![field.to_json()?, json!(text)])
            .await
    }
}

#[tokio::test]
async fn five_values_and_five_sentences_take_one_click_and_five_cells() -> Result {
    let browser = Browser::at("").await?;
    browser.count_clicks().await?;
    browser.click("button", "Start with five KPIs").await?;
    browser.until(IN_A_CELL).await?;
    let figures = BTreeMap::from([
        ("Actual: SLA compliance", "99.7"),
        ("Actual: Security training completion", "44/50"),
        ("Actual: Risk burn-down rate", "12 of 15"),
        ("Actual: Incident response time", "5h30"),
        ("Actual: Critical vulnerabilities in scans", "0"),
    ]);
    browser
        .assert_stands_every_look("a scorecard without a value")
        .await?;
    for left in (0..5).rev() {
        let cell = browser.text_of(FOCUSED).await?;
        let figure = figures
            .get(cell.as_str())
            .ok_or(format!("a figure for {cell}"))?;
        browser.press(*figure).await?;
        browser.press(Key::Enter + "").await?;
        let due = format!("return document.querySelectorAll('[data-due]').length === {left}");
        browser.until(&due).await?;
        if left > 0 {
            let on = "return document.activeElement.matches('[data-due]') && document.activeElement.value === ''";
            browser.until(on).await?;
        }
    }
    assert_eq!(browser.js("return window.clicks", vec![]).await?, json!(1));
    browser.is_saved().await?;

    let expected = [
        ("SLA compliance", "99.7 %"),
        ("Security training completion", "88 % (44 of 50)"),
        ("Risk burn-down rate", "80 % (12 of 15)"),
        ("Incident response time", "5 h 30 min"),
        ("Critical vulnerabilities in scans", "0"),
    ];
    for again in [false, true] {
        if again {
            browser.reload().await?;
            browser.by_role("heading", "This week").await?;
        }
        let standings = browser.standings().await?.join("\n").replace('\u{a0}', " ");
        let said: BTreeMap<String, String> =
            serde_json::from_value(browser.js(SAID, vec![]).await?)?;
        assert_eq!(said.len(), 5);
        for (name, value) in expected {
            assert!(
                standings.contains(&format!("{name}: {value}")),
                "{name} {value} is not in {standings}"
            );
            let said = said[name].replace('\u{a0}', " ");
            let words = value.split(" (").next().unwrap_or(value);
            assert!(
                said.contains(words) && said.ends_with('.'),
                "{name}: {said}"
            );
        }
    }
    browser
        .assert_stands_every_look("a scorecard with five values")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn enter_goes_to_what_is_due_escape_back_and_arrows_up_and_down() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.until(IN_A_CELL).await?;
    let first = browser.text_of(FOCUSED).await?;
    let places = browser.texts_of(PLACES).await?;
    browser.press("nonsense").await?;
    browser.press(Key::Enter + "").await?;
    browser.note_of(&first, "Not kept").await?;
    browser.has_focus_in(&first).await?;
    browser
        .assert_stands_every_look("a cell that was not understood")
        .await?;
    browser.press(Key::Escape + "").await?;
    browser.cell_holds(&first, "").await?;
    browser.has_focus_in(&first).await?;

    browser.press("90").await?;
    browser.note_of(&first, "= ").await?;
    browser.press(Key::Enter + "").await?;
    browser
        .until_with(
            "return document.activeElement.ariaLabel !== arguments[0] && document.activeElement.matches('[data-due]')",
            vec![json!(first)],
        )
        .await?;
    let second = browser.text_of(FOCUSED).await?;
    browser.press(Key::Escape + "").await?;
    browser.has_focus_in(&first).await?;
    browser.press(Key::Down + "").await?;
    browser.has_focus_in(&second).await?;
    browser.press(Key::Up + "").await?;
    browser.has_focus_in(&first).await?;
    browser.press(Key::End + "").await?;
    browser.press(Key::Right + "").await?;
    browser
        .until("return document.activeElement.matches('[data-cell=say]')")
        .await?;
    browser.press(Key::Down + "").await?;
    browser.press(Key::Left + "").await?;
    browser.has_focus_in(&second).await?;

    // Neither the order nor the height of a row has changed.
    assert_eq!(browser.texts_of(PLACES).await?, places);
    browser.click("button", "Enter values").await?;
    browser.has_focus_in(&second).await?;
    browser.finish().await
}

#[tokio::test]
async fn a_pasted_column_and_a_pasted_block_fill_the_cells() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.until(IN_A_CELL).await?;
    let cells = browser
        .texts_of("return [...document.querySelectorAll('[data-cell=actual]')].map((cell) => cell.ariaLabel)")
        .await?;
    browser.paste_here("90\n91\nmany\n93\n").await?;
    browser.sees("3 values of").await?;
    browser.has_focus_in(&cells[2]).await?;
    browser.cell_holds(&cells[2], "many").await?;
    browser.note_of(&cells[2], "Not kept").await?;
    browser
        .until("return document.querySelectorAll('[data-due]').length === 5")
        .await?;
    browser.click("button", "Undo").await?;
    browser
        .until("return document.querySelectorAll('[data-due]').length === 8")
        .await?;

    browser.enter_cell(SLA).await?;
    browser
        .paste_here("SLA compliance\t99.5\nSecurity training completion\t44/50")
        .await?;
    browser.cell_holds(SLA, "99.5 %").await?;
    browser
        .cell_holds("Actual: Security training completion", "44 of 50")
        .await?;

    // Whatever names KPIs in another shape is looked through first.
    browser.enter_cell(SLA).await?;
    browser
        .paste_here("KPI\tValue\nSLA compliance\t99.6\nSomething else\t3")
        .await?;
    browser.by_role("dialog", "Values of several KPIs").await?;
    browser.sees("No KPI is called “Something else”").await?;
    browser.click("button", "Take over").await?;
    browser.cell_holds(SLA, "99.6 %").await?;
    browser.finish().await
}

#[tokio::test]
async fn yesterdays_figures_are_entered_today() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.until(IN_A_CELL).await?;
    let yesterday = browser.today() - Days::new(1);
    browser.fill_date("Day", yesterday).await?;
    browser.enter_cell(SLA).await?;
    browser.press("99.5").await?;
    browser.press(Key::Enter + "").await?;
    browser.cell_holds(SLA, "99.5 %").await?;
    browser.fill_date("Day", browser.today()).await?;
    browser.cell_holds(SLA, "").await?;
    browser
        .note_of(SLA, yesterday.format("%-d %B").to_string().as_str())
        .await?;
    browser.enter_cell(SLA).await?;
    browser.press("99.8").await?;
    browser.press(Key::Enter + "").await?;
    browser.cell_holds(SLA, "99.8 %").await?;
    browser
        .until("return document.querySelectorAll('.sparkline').length === 1")
        .await?;
    // Typed again, it is corrected; emptied, it is gone.
    browser.enter_cell(SLA).await?;
    browser.press(Key::Control + "a").await?;
    browser.press("99.9").await?;
    browser.press(Key::Enter + "").await?;
    browser.cell_holds(SLA, "99.9 %").await?;
    browser.is_saved().await?;
    browser.open_kpi("SLA compliance").await?;
    browser.has_values(2).await?;
    browser.go("#/scorecard").await?;
    browser.enter_cell(SLA).await?;
    browser.press(Key::Control + "a").await?;
    browser.press(Key::Delete + "").await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("deleted").await?;
    browser.cell_holds(SLA, "").await?;
    browser.finish().await
}

#[tokio::test]
async fn an_action_is_typed_in_its_row() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.enter_cell(SLA).await?;
    browser.press("97").await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("1 KPI off target without an action").await?;
    let places = browser.texts_of(PLACES).await?;
    browser
        .click(
            "button",
            "No action yet Say what is done about SLA compliance",
        )
        .await?;
    browser
        .until("return document.activeElement.matches('.week-acting input')")
        .await?;
    assert_eq!(browser.texts_of(PLACES).await?, places);
    browser
        .assert_stands_every_look("an action in its row")
        .await?;
    browser.press(Key::Enter + "").await?;
    browser
        .complains("What is done", "Say what is done.")
        .await?;
    browser
        .fill("What is done", "Move the maintenance into the night")
        .await?;
    browser.fill("Who", "Tom").await?;
    browser
        .fill_date("By when", browser.today() + Days::new(10))
        .await?;
    browser.click("button", "Save").await?;
    browser.sees("Tom · due").await?;
    browser.sees_no("No action yet").await?;
    browser
        .until("return document.activeElement.matches('[data-cell=action]')")
        .await?;
    browser.is_saved().await?;
    browser.open_kpi("SLA compliance").await?;
    browser
        .has_action("Move the maintenance into the night")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn the_eight_kpis_of_the_sample_stand_on_one_screen() -> Result {
    let browser = Browser::start().await?;
    browser.resize(1366, 820).await?;
    browser.open_sample().await?;
    browser.sees("3 things need you").await?;
    browser.picture("week-sample").await?;
    let heights = "return [...document.querySelectorAll('[data-row]')].map((row) => `${row.querySelector('th a').innerText} ${row.getBoundingClientRect().height}`)
        .filter((row) => Number(row.split(' ').at(-1)) > 48)";
    assert_eq!(browser.texts_of(heights).await?, Vec::<String>::new());
    let foot = "return Math.ceil(document.querySelector('[data-row]:last-child').getBoundingClientRect().bottom)";
    let foot = browser.js(foot, vec![]).await?;
    assert!(foot.as_u64() <= Some(820), "the last row ends at {foot}");
    let line = "return document.querySelector('.week-needs').getBoundingClientRect().height";
    let line = browser.js(line, vec![]).await?;
    assert!(
        line.as_f64() < Some(40.0),
        "the notices are {line} pixels high"
    );
    browser
        .sees_no("The project and its figures are invented")
        .await?;
    browser.open_needs().await?;
    browser
        .sees("The project and its figures are invented")
        .await?;
    browser
        .assert_stands_every_look("this week with what needs somebody")
        .await?;
    for (scheme, width) in crate::steps::LOOKS {
        browser.prefer(scheme).await?;
        browser.resize(width, 820).await?;
        browser.picture(format!("week-{scheme}-{width}")).await?;
    }
    browser.finish().await
}

#[tokio::test]
async fn what_can_hardly_be_meant_is_asked_about_in_its_cell() -> Result {
    let browser = Browser::with_sample().await?;
    browser.enter_cell(SLA).await?;
    browser.press("0.985").await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("Which is meant?").await?;
    browser
        .until("return document.activeElement.closest('.doubt') !== null")
        .await?;
    browser
        .assert_stands_every_look("a doubt in its cell")
        .await?;
    browser.click("button", "98.5 % for SLA compliance").await?;
    browser.cell_holds(SLA, "98.5 %").await?;
    browser.finish().await
}

#[tokio::test]
async fn what_is_typed_into_a_cell_survives_every_way_of_leaving() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/guide").await?;
    browser.go("#/scorecard").await?;
    // What can be kept is kept, and what cannot waits in its cell.
    browser.enter_cell(SLA).await?;
    browser.press("99.5").await?;
    browser.back().await?;
    browser.arrives_at("#/guide").await?;
    browser.go("#/scorecard").await?;
    browser.cell_holds(SLA, "99.5 %").await?;
    let training = "Actual: Security training completion";
    browser.enter_cell(training).await?;
    browser.press("44 of").await?;
    browser.back().await?;
    browser.arrives_at("#/guide").await?;
    browser.go("#/scorecard").await?;
    browser.cell_holds(training, "44 of").await?;
    browser.enter_cell(training).await?;
    browser.press(Key::End + " 50").await?;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    browser.reload().await?;
    browser.cell_holds(training, "44 of 50").await?;
    browser.enter_cell(training).await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("44 of 50").await?;
    browser.reload().await?;
    browser.cell_holds(training, "44 of 50").await?;
    browser.sees_no("Kept from before").await?;
    browser.finish().await
}
