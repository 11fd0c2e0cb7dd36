//! Files that cannot be taken in: each refused with the place and what to do, and nothing changed.

use crate::Result;
use crate::driver::Browser;
use crate::steps::{file_on_disk, frozen_file};

#[tokio::test]
async fn a_bad_file_is_refused_with_its_place_and_changes_nothing() -> Result {
    let good = std::fs::read_to_string(frozen_file())?;
    let with = |old: &str, new: &str| {
        assert!(good.contains(old), "the frozen file has no {old}");
        good.replacen(old, new, 1).into_bytes()
    };
    let mut not_utf8 = with("Payments platform", "Payments ? platform");
    let place = not_utf8
        .iter()
        .position(|byte| *byte == b'?')
        .ok_or("a byte to break")?;
    not_utf8[place] = 0xff;
    let cases: [(&str, Vec<u8>, &str); 7] = [
        (
            "not.json",
            b"{\n\"format\": oops }".to_vec(),
            "not JSON: at line 2, column",
        ),
        (
            "cut.json",
            good.as_bytes()[..good.len() / 2].to_vec(),
            "ends too early, at line",
        ),
        (
            "other.json",
            br#"{"format":"somebody.elses","version":1}"#.to_vec(),
            "not a scorecard of Linchpin",
        ),
        (
            "newer.json",
            with("\"version\":1", "\"version\":2"),
            "has version 2 of the scorecard format",
        ),
        (
            "twice.json",
            with(
                "\"title\":\"Payments platform\"",
                "\"title\":\"One\",\"title\":\"Two\"",
            ),
            "the key “title” occurs a second time",
        ),
        (
            "no-date.json",
            with("\"from\":\"2026-01-01\"", "\"from\":\"2026-02-30\""),
            "KPI number 1 (“SLA compliance”)",
        ),
        ("bytes.json", not_utf8, "belongs to no character"),
    ];

    let browser = Browser::with_general_profile().await?;
    browser.go("#/data").await?;
    browser.is_saved().await?;
    let before = browser.storage().await?;
    for (name, content, words) in cases {
        browser
            .choose_file("Import a file", &file_on_disk(name, &content)?)
            .await?;
        browser
            .sees(&format!(
                "“{name}” was not imported, and nothing was changed."
            ))
            .await?;
        browser.sees(words).await?;
        assert_eq!(
            browser.storage().await?,
            before,
            "{name} left something behind"
        );
        browser.click("button", "Dismiss").await?;
        browser.sees_no("was not imported").await?;
    }

    let with_mark = [b"\xef\xbb\xbf", good.as_bytes()].concat();
    browser
        .choose_file("Import a file", &file_on_disk("marked.json", &with_mark)?)
        .await?;
    browser.by_role("dialog", "Import this scorecard?").await?;
    browser.click("button", "Cancel").await?;
    assert_eq!(browser.storage().await?, before);
    browser.finish().await
}
