//! A value out of a tool's file: dropped, looked at, entered, and known again.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use serde_json::json;

const DROP: &str = "const data = new DataTransfer();
    data.items.add(new File([arguments[1]], arguments[0]));
    document.querySelector('main').dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";

/// Whether the sample has a value on that day depends on today.
const ENTER: &str = "[...document.querySelectorAll('.figure button')]
    .find((button) => ['Enter it', 'Replace it'].includes(button.textContent.trim())).click()";

const CLEAN: &str = r#"{"SchemaVersion":2,"CreatedAt":"2026-01-20T07:30:12Z","ArtifactName":"portal:2.4",
    "Results":[{"Target":"portal:2.4 (alpine 3.20)","Class":"os-pkgs","Type":"alpine"}]}"#;

async fn drop(browser: &Browser, name: &str, text: &str) -> Result {
    browser.js(DROP, vec![json!(name), json!(text)]).await?;
    Ok(())
}

#[tokio::test]
async fn a_dropped_file_becomes_a_measurement_that_names_it() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    // The newest values are listed first.
    let today = browser.today().to_string();
    let clean = CLEAN.replace("2026-01-20", &today);
    drop(&browser, "trivy.json", &clean).await?;
    browser.sees("Trivy (JSON): portal:2.4").await?;
    browser.sees("Critical vulnerabilities: 0").await?;
    browser
        .assert_stands_every_look("a file that was read")
        .await?;
    browser.js(ENTER, vec![]).await?;
    browser.sees("Entered from this file.").await?;
    drop(&browser, "copy.json", &clean).await?;
    browser.sees("This file was here before.").await?;
    // Each figure of the file that was entered leads to its KPI.
    let first = "[...document.querySelectorAll('a')].find((one) => one.innerText === 'See it at the KPI').click()";
    browser.js(first, vec![]).await?;
    browser.sees("From trivy.json").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_file_that_is_cut_off_is_refused_with_the_place() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    drop(&browser, "cut.json", CLEAN.split_at(CLEAN.len() - 20).0).await?;
    browser.sees("Not read.").await?;
    browser.sees("The file ends too early").await?;
    browser.finish().await
}

/// Resolved means something else to this service desk: tickets are done when they are closed.
const TICKETS: &str = "Ticket,Opened,Resolved,Closed\n\
    A-1,2025-03-03 08:00,2025-03-05 08:00,2025-03-03 12:00\n\
    A-2,2025-03-04 08:00,2025-03-06 08:00,2025-03-04 10:00\n";

#[tokio::test]
async fn the_columns_of_a_table_are_corrected_and_remembered_over_a_reload() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    drop(&browser, "tickets.csv", TICKETS).await?;
    browser.sees("is a guess: look, and correct").await?;
    browser.sees("48 h").await?;
    browser
        .assert_stands_every_look("a table whose columns are named")
        .await?;
    browser
        .select("Resolved", "Closed: 2025-03-03 12:00")
        .await?;
    browser.sees("3 h").await?;
    browser.click("button", "Remember these columns").await?;
    browser.sees("Columns remembered").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    drop(&browser, "tickets.csv", TICKETS).await?;
    browser.sees("was read before").await?;
    browser.sees("3 h").await?;
    browser.sees_no("48 h").await?;
    browser.finish().await
}

#[tokio::test]
async fn values_by_month_are_entered_with_the_keyboard_and_taken_back() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    let months = "Month;Availability\n2025-01;99,5 %\n2025-02;97 %\n";
    drop(&browser, "uptime.csv", months).await?;
    browser
        .select("KPI for Availability", "SLA compliance")
        .await?;
    browser.sees("nothing yet").await?;
    let button = browser.by_role("button", "Enter 2 values").await?;
    button.focus().await?;
    browser.press(thirtyfour::Key::Enter).await?;
    browser.sees("entered from this file").await?;
    browser.click("button", "Undo").await?;
    browser.by_role("button", "Enter 2 values").await?;
    browser.finish().await
}

#[tokio::test]
async fn day_and_month_are_asked_for_when_nothing_decides() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    let open = "Ticket,Opened,Resolved\n1,05/06/2025,07/06/2025\n";
    drop(&browser, "open.csv", open).await?;
    browser
        .sees("Which comes first, the day or the month?")
        .await?;
    browser.choose("Month first").await?;
    browser.sees("May 2025").await?;
    browser.finish().await
}

#[tokio::test]
async fn minutes_of_two_readings_and_a_unit_that_no_name_says_are_asked_about() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    let months = "Month;Downtime\n2025-01;1,440\n2025-02;2,880\n";
    drop(&browser, "downtime.csv", months).await?;
    browser
        .sees("“1,440” can be read in two ways. Which is meant?")
        .await?;
    browser.sees_no("of them were downtime").await?;
    browser
        .assert_stands_every_look("minutes of two readings")
        .await?;
    browser
        .click("button", "24 h for the column “Downtime”")
        .await?;
    browser.sees("1440 of them were downtime").await?;
    browser.sees_no("Which is meant?").await?;
    browser
        .select("Numbers alone in “Downtime” are", "seconds")
        .await?;
    browser.sees("24 of them were downtime").await?;
    browser.sees_no("1440 of them were downtime").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_file_that_went_since_it_was_chosen_is_not_called_empty() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    let file = file_on_disk("gone.csv", TICKETS.as_bytes())?;
    browser
        .choose_file("Choose files, or drop them anywhere on this page", &file)
        .await?;
    browser.sees("is a guess: look, and correct").await?;
    std::fs::remove_file(&file)?;
    // Each correction reads the file again.
    browser
        .select("Resolved", "Closed: 2025-03-03 12:00")
        .await?;
    browser
        .sees("The file could not be read: it was moved")
        .await?;
    browser.finish().await
}

/// A report of about 40 MB, made in the page; its reading shows how far it is, and is cancelled at that.
const LARGE: &str = "const finding = JSON.stringify({ VulnerabilityID: 'CVE-2026-0001', PkgName: 'x'.repeat(400), Severity: 'HIGH' });
    const all = Array(90000).fill(finding).join(',');
    const data = new DataTransfer();
    data.items.add(new File(['{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[{\"Target\":\"t\",\"Class\":\"os-pkgs\",\"Vulnerabilities\":[', all, ']}]}'], 'large.json'));
    window.shown = 0;
    const look = () => {
        const cancel = [...document.querySelectorAll('main button')].find((button) => button.textContent.trim() === 'Cancel');
        if (cancel) { window.shown += 1; if (window.shown > 3) { cancel.click(); return; } }
        requestAnimationFrame(look);
    };
    look();
    document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";

#[tokio::test]
async fn a_large_file_is_read_beside_the_page_and_can_be_cancelled() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    browser.js(LARGE, vec![]).await?;
    browser.sees("Cancelled; nothing was changed.").await?;
    // The page had frames while the file was read.
    browser.until("return window.shown > 3").await?;
    browser.finish().await
}

/// Nobody but this service desk knows what purple means.
const PURPLE: &str = "Ticket,Opened,Severity\n\
    A-1,2025-03-03 08:00,Purple\n\
    A-2,2025-03-04 08:00,High\n";

#[tokio::test]
async fn words_that_are_not_known_are_asked_about_and_remembered() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    drop(&browser, "purple.csv", PURPLE).await?;
    browser
        .sees("What do these words mean under “Severity”?")
        .await?;
    browser.sees("Incidents, high or critical: unknown").await?;
    browser
        .assert_stands_every_look("words that are asked about")
        .await?;
    browser.select("“Purple”, in 1 row", "High").await?;
    browser.sees("2 of 2 incidents").await?;
    browser.click("button", "Remember these columns").await?;
    browser.sees("Columns remembered").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    drop(&browser, "purple.csv", PURPLE).await?;
    browser.sees("was read before").await?;
    browser.sees("2 of 2 incidents").await?;
    browser.finish().await
}

#[tokio::test]
async fn findings_are_late_by_the_days_that_one_says() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    let findings = "CVE,Host,Severity,Found,Fixed\n\
        CVE-1,web-1,Critical,2025-03-01,\n\
        CVE-2,web-1,High,2025-03-01,2025-03-11\n";
    drop(&browser, "findings.csv", findings).await?;
    browser
        .sees("How many days may a finding stay open, by your own rules?")
        .await?;
    browser.sees("Mean of 1 finding that was fixed").await?;
    browser.sees("1 of 1 finding open on").await?;
    browser
        .assert_stands_every_look("findings of a table")
        .await?;
    browser.fill("Critical", "9999").await?;
    browser.press(thirtyfour::Key::Enter).await?;
    browser.sees("0 of 1 finding open on").await?;
    browser.finish().await
}

#[tokio::test]
async fn which_row_of_an_incident_is_the_newest_is_asked_where_nothing_tells() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/evidence").await?;
    let log = "number,opened_at,made_sla\n1,2025-03-05,FALSE\n1,2025-03-05,TRUE\n";
    drop(&browser, "log.csv", log).await?;
    browser
        .sees("Which row of an incident is the newest?")
        .await?;
    browser.sees("SLA compliance, by incident: unknown").await?;
    browser.choose("The first row").await?;
    browser.sees("0 of 1 incidents").await?;
    browser.finish().await
}
