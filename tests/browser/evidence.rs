//! A value out of a tool's file: dropped, looked at, entered, and known again.

use crate::Result;
use crate::driver::Browser;
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
    drop(&browser, "trivy.json", CLEAN).await?;
    browser.sees("Trivy (JSON): portal:2.4").await?;
    browser.sees("Critical vulnerabilities: 0").await?;
    browser
        .assert_stands_every_look("a file that was read")
        .await?;
    browser.js(ENTER, vec![]).await?;
    browser.sees("Entered from this file.").await?;
    drop(&browser, "copy.json", CLEAN).await?;
    browser.sees("This file was here before.").await?;
    browser.click("link", "See it at the KPI").await?;
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
