//! Values that can hardly be meant: asked about once, where they are typed and in the preview of a table.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::prelude::*;

const NEWEST: &str = "return [document.querySelector('.kpi-measured tbody tr strong').innerText]";
const VALUES: &str = "return [...document.querySelectorAll('.kpi-measured tbody tr strong')].map((value) => value.innerText)";

#[tokio::test]
async fn a_share_typed_as_a_part_of_one_is_asked_about_once_and_saved_by_the_answer() -> Result {
    let browser = Browser::with_sample().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    browser.fill_date("Date", today).await?;
    browser.fill("Value", "0.985").await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("Which is meant?").await?;
    browser
        .until("return document.activeElement.closest('.doubt') !== null")
        .await?;
    browser.assert_accessible("doubt").await?;
    browser.picture("doubt").await?;
    browser.click("button", "98.5 % for Value").await?;
    browser
        .until("return document.querySelector('.doubt') === null")
        .await?;
    browser.until("return document.querySelector('.kpi-measured tbody tr strong').innerText.startsWith('98.5')").await?;

    // What is written is an answer too, and is no question the next time.
    browser.fill_date("Date", today).await?;
    browser.fill("Value", "9970").await?;
    browser.click("button", "Add").await?;
    browser.sees("A share lies between 0 % and 100 %.").await?;
    browser.click("button", "99.7 % for Value").await?;
    browser.until("return document.querySelector('.kpi-measured tbody tr strong').innerText.startsWith('99.7')").await?;
    browser.fill_date("Date", today).await?;
    browser.fill("Value", "0.8").await?;
    browser.click("button", "Add").await?;
    browser.click("button", "0.8 % for Value").await?;
    browser.until("return document.querySelector('.kpi-measured tbody tr strong').innerText.startsWith('0.8')").await?;
    browser.measure(today, "0.9").await?;
    browser.until("return document.querySelector('.kpi-measured tbody tr strong').innerText.startsWith('0.9')").await?;
    assert_eq!(browser.texts_of(NEWEST).await?, ["0.9\u{a0}%"]);
    browser.finish().await
}

#[tokio::test]
async fn pasted_rows_that_can_hardly_be_meant_are_asked_about_in_the_preview() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.open_kpi("SLA compliance").await?;
    browser.click("button", "Paste or import CSV").await?;
    let pasted = "2026-08-31\t98.1\n2026-09-30\t0.985\n2026-10-31\t97.9\n2026-11-20\t9970\n";
    browser.paste("Paste from a spreadsheet", pasted).await?;
    browser.sees("Is this what is meant?").await?;
    browser
        .sees("3 new, 0 corrected, 0 left out, 1 not readable")
        .await?;
    browser.assert_accessible("doubts of a table").await?;
    browser.picture("doubtful-rows").await?;
    browser.click("button", "98.5 % for line 2").await?;
    browser.click("button", "99.7 % for line 4").await?;
    browser.sees_no("Is this what is meant?").await?;
    browser
        .sees("4 new, 0 corrected, 0 left out, 0 not readable")
        .await?;
    browser.click("button", "Take over").await?;
    browser.has_values(4).await?;
    assert_eq!(
        browser.texts_of(VALUES).await?,
        ["99.7\u{a0}%", "97.9\u{a0}%", "98.5\u{a0}%", "98.1\u{a0}%"]
    );
    browser.finish().await
}

#[tokio::test]
async fn pasted_times_without_a_unit_offer_one() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.open_kpi("Incident response time").await?;
    browser.click("button", "Paste or import CSV").await?;
    let pasted = "Date\tTook\n2026-08-31\t90\n2026-09-30\t30\n";
    browser.paste("Paste from a spreadsheet", pasted).await?;
    browser.sees("90 h").await?;
    browser.assert_accessible("a choice of the unit").await?;
    browser
        .select("Numbers alone in “Took” are", "minutes")
        .await?;
    browser.sees("1 h 30 min").await?;
    browser.sees_no("90 h").await?;
    browser.click("button", "Take over").await?;
    browser.has_values(2).await?;
    assert_eq!(
        browser.texts_of(VALUES).await?,
        ["30\u{a0}min", "1\u{a0}h 30\u{a0}min"]
    );
    browser.finish().await
}
