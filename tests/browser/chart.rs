//! The chart of a KPI and all that hangs on it: its words, its cursor, its table, its targets, its limits.

use crate::Result;
use crate::driver::Browser;
use chrono::Days;
use std::collections::HashSet;
use thirtyfour::Key;

const READOUT: &str = "return document.querySelector('.chart-readout').innerText";
/// The cells of a column of the table behind the chart.
const ROWS: &str = "return [...document.querySelectorAll('main details table tbody')]
    .filter((body) => body.closest('figure, .card')?.querySelector('.chart')).flatMap((body) => [...body.rows])
    .map((row) => [...row.cells].map((cell) => cell.innerText).join(' | '))";
const VERDICTS: &str = "return [...document.querySelectorAll('.kpi-measured [data-label=Verdict]')].map((cell) => cell.innerText.split('\\n')[0])";

#[tokio::test]
async fn the_chart_can_be_read_without_seeing_it() -> Result {
    let browser = Browser::with_sample().await?;
    browser.open_kpi("Incident response time").await?;
    let words = browser
        .text_of("return document.querySelector('svg.chart-svg').ariaLabel")
        .await?;
    assert!(
        words.contains("Incident response time"),
        "the chart says: {words}"
    );

    browser
        .js("document.querySelector('[role=slider]').focus()", vec![])
        .await?;
    let newest = browser.text_of(READOUT).await?;
    browser.press(Key::Left + "").await?;
    let before = browser.text_of(READOUT).await?;
    assert_ne!(before, newest);
    let said = browser
        .text_of("return document.querySelector('[role=slider]').ariaValueText")
        .await?;
    assert_eq!(said, before);
    browser.press(Key::Home + "").await?;
    let oldest = browser.text_of(READOUT).await?;
    browser.press(Key::End + "").await?;
    assert_eq!(browser.text_of(READOUT).await?, newest);
    browser.press(Key::Right + "").await?;
    assert_eq!(browser.text_of(READOUT).await?, newest);

    browser.click("button", "Show the data as a table").await?;
    let count = browser
        .text_of("return document.querySelector('[role=slider]').ariaValueMax")
        .await?;
    let rows = browser.texts_of(ROWS).await?;
    assert_eq!(rows.len().to_string(), count);
    let date = |readout: &str| readout.split(" · ").next().unwrap_or_default().to_owned();
    assert!(
        rows[0].starts_with(&date(&newest)),
        "{} is not {newest}",
        rows[0]
    );
    assert!(
        rows[rows.len() - 1].starts_with(&date(&oldest)),
        "the table does not start on {oldest}"
    );
    browser.finish().await
}

#[tokio::test]
async fn a_new_target_leaves_old_verdicts_alone_and_a_new_process_starts_new_limits() -> Result {
    let browser = Browser::with_sample().await?;
    let today = browser.today();
    browser
        .open_kpi("Time to patch high vulnerabilities")
        .await?;
    let verdicts = browser.texts_of(VERDICTS).await?;
    assert!(!verdicts.is_empty());

    browser.click("button", "Change the target").await?;
    browser.fill("Target", "1").await?;
    browser.fill("Why optional", "The new contract").await?;
    browser.click("button", "Save the target").await?;
    browser.sees("The new contract").await?;
    browser.sees("holds now").await?;
    assert_eq!(browser.texts_of(VERDICTS).await?, verdicts);
    browser.measure(today, "20").await?;
    browser.until("return document.querySelector('.kpi-measured [data-label=Verdict]').innerText.includes('Off target')").await?;
    assert_eq!(
        browser.texts_of(VERDICTS).await?[1..],
        verdicts[..verdicts.len() - 1]
    );

    browser.click("button", "Show the data as a table").await?;
    assert_eq!(limits(&browser).await?.len(), 1);
    browser.click("button", "Declare a process change").await?;
    browser.click("button", "Save").await?;
    browser
        .complains("What changed", "Say in a few words what changed.")
        .await?;
    browser
        .fill("What changed", "Patches roll out by themselves")
        .await?;
    browser.fill_date("From", today - Days::new(140)).await?;
    browser.click("button", "Save").await?;
    browser.sees("Patches roll out by themselves").await?;
    assert_eq!(limits(&browser).await?.len(), 2);
    browser.is_saved().await?;
    browser.finish().await
}

/// The different natural limits in the table behind the chart.
async fn limits(browser: &Browser) -> Result<HashSet<String>> {
    let rows = browser.texts_of(ROWS).await?;
    let limits = rows.iter().filter_map(|row| row.split(" | ").nth(6));
    Ok(limits.map(str::to_owned).collect())
}

#[tokio::test]
async fn regression_a_target_changed_on_its_first_day_was_refused() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.open_kpi("SLA compliance").await?;
    browser.click("button", "Change the target").await?;
    browser.fill("Target", "99.5").await?;
    browser.click("button", "Save the target").await?;
    browser.sees("corrected").await?;
    browser.sees("At least 99.5").await?;
    browser.is_saved().await?;
    browser.finish().await
}
