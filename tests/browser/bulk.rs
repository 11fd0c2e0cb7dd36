//! Many measurements at once: out of a spreadsheet, out to a CSV file, and back in.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::prelude::*;

const COUNT: &str = "return document.querySelectorAll('.kpi-measured tbody tr').length";
const KEPT: &str = "return [...document.querySelectorAll('.kpi-measured tbody tr')]
    .map((row) => `${row.querySelector('th').innerText} ${row.querySelector('strong').innerText}`)";

#[tokio::test]
async fn a_pasted_table_is_previewed_corrected_exported_and_read_again() -> Result {
    let mut browser = Browser::with_general_profile().await?;
    browser.open_kpi("SLA compliance").await?;

    browser.click("button", "Paste or import CSV").await?;
    let pasted = "03/02/2025\t99,8\n03/09/2025\tmany\n10/03/2025\t100 %\n11/03/2025\t99.95\n";
    browser.paste("Paste from a spreadsheet", pasted).await?;
    browser
        .sees("Which comes first, the day or the month?")
        .await?;
    browser.choose("Day first").await?;
    browser
        .sees("3 new, 0 corrected, 0 left out, 1 not readable")
        .await?;
    browser.sees("Line 2, column 2").await?;
    browser.click("button", "Take over").await?;
    browser.has_values(3).await?;
    assert_eq!(
        browser.texts_of(KEPT).await?,
        [
            "11 Mar 2025 99.95\u{a0}%",
            "10 Mar 2025 100\u{a0}%",
            "3 Feb 2025 99.8\u{a0}%"
        ]
    );

    browser.click("button", "Paste or import CSV").await?;
    browser
        .paste(
            "Paste from a spreadsheet",
            "2025-03-10\t98\n2025-03-11\t99.95\n2025-03-12\t97\n",
        )
        .await?;
    browser
        .sees("1 new, 1 corrected, 1 left out, 0 not readable")
        .await?;
    browser.choose("Keep the old value").await?;
    browser
        .sees("1 new, 0 corrected, 2 left out, 0 not readable")
        .await?;
    browser.choose("Correct the old value").await?;
    browser.click("button", "Take over").await?;
    browser.has_values(4).await?;
    let kept = [
        "12 Mar 2025 97\u{a0}%",
        "11 Mar 2025 99.95\u{a0}%",
        "10 Mar 2025 98\u{a0}%",
        "3 Feb 2025 99.8\u{a0}%",
    ];
    assert_eq!(browser.texts_of(KEPT).await?, kept);
    browser.is_saved().await?;

    browser.click("button", "Export CSV").await?;
    let file = browser.downloaded().await?;
    assert_eq!(
        file.file_name().unwrap_or_default(),
        "sla-compliance.measurements.csv"
    );
    let csv = std::fs::read_to_string(&file)?;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "date,period_start,value,part,whole,cases,unit,note,source,entered_by,set_aside"
    );
    assert!(
        lines[1].starts_with("2025-02-03,,99.8,,,,percent,"),
        "{csv}"
    );
    assert_eq!(lines.len(), 5);

    let before = browser.storage().await?;
    browser.click("button", "Paste or import CSV").await?;
    let chooser = browser.by_label("Or choose a CSV file").await?;
    chooser
        .send_keys(file.to_string_lossy().into_owned())
        .await?;
    browser
        .sees("0 new, 0 corrected, 4 left out, 0 not readable")
        .await?;
    let take_over = browser.by_role("button", "Take over").await?;
    assert_eq!(
        take_over.attr("aria-disabled").await?.as_deref(),
        Some("true")
    );
    browser.press(Key::Escape + "").await?;
    assert_eq!(browser.storage().await?, before);

    browser.reload().await?;
    assert_eq!(browser.texts_of(KEPT).await?, kept);
    assert_eq!(browser.js(COUNT, vec![]).await?, 4);
    browser.finish().await
}
