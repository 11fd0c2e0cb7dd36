//! The hiring scan, the bullet builder and the interview.

use crate::Result;
use crate::driver::Browser;
use std::fs;
use thirtyfour::Key;

const RESUME: &str = "Résumé, or some lines of it";

const PASTED: &str = "Security coordinator
- Cut incident response time from 9 h to 3.5 h in six months.
- Improved security posture.
- Helped with various audits.";

#[tokio::test]
async fn a_pasted_resume_is_scanned_marked_kept_and_taken_back() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/career").await?;
    browser.sees("Nothing to scan yet").await?;
    browser.sees("It stays in this browser").await?;
    browser.paste(RESUME, PASTED).await?;
    browser.click("button", "Scan it").await?;
    browser.sees("Line by line").await?;
    let marks =
        "return [...document.querySelectorAll('mark.scan-mark')].map(mark => mark.innerText)";
    assert_eq!(
        browser.texts_of(marks).await?,
        [
            "Cut1✓",
            "incident response time2✓",
            "from 9 h to 3.5 h3✓",
            "six months4✓",
            "Improved security posture1!",
            "Helped with1!",
            "various2!"
        ]
    );
    browser
        .sees("An improvement that nobody can check.")
        .await?;
    browser.sees("Name one choice: what you gave up").await?;
    browser.assert_stands_every_look("the scan").await?;

    browser.is_saved().await?;
    browser.reload().await?;
    browser.sees("Line by line").await?;
    browser.click("button", "Clear").await?;
    browser.sees("Nothing to scan yet").await?;
    browser.press(Key::Control + "z").await?;
    browser.sees("Line by line").await?;
    let nonsense = format!("{}\n- <b>led</b> {} % → €", "x".repeat(300), "9".repeat(90));
    browser.fill(RESUME, &nonsense).await?;
    browser.sees("<b>led</b>").await?;
    browser.resize(390, 844).await?;
    browser.assert_fits("a résumé of nonsense").await?;
    browser.finish().await
}

#[tokio::test]
async fn an_unmeasured_claim_becomes_a_measured_line_step_by_step() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/career").await?;
    browser.fill(RESUME, PASTED).await?;
    browser.click("button", "Make it measured").await?;
    browser
        .sees("It began as: “Improved security posture.”")
        .await?;
    browser
        .fill("What you did optional", "Set up an on-call rota")
        .await?;
    browser
        .fill("KPI optional", "Incident response time")
        .await?;
    browser.select("Measured as", "Time in hours").await?;
    browser.fill("Before optional", "soon").await?;
    browser
        .complains("Before optional", "“soon” is not a time span")
        .await?;
    browser.fill("Before optional", "9 h").await?;
    browser.fill("After optional", "3h 30m").await?;
    browser
        .fill("Over which time optional", "six months")
        .await?;
    browser.select("Your part", "I supported").await?;
    let line = "return document.querySelector('.wording textarea').value.replace(/\\s/g, ' ') === arguments[0]";
    let expected = "Supported the team that lowered incident response time from 9 h to 3 h 30 min in six months: set up an on-call rota.";
    browser.until_with(line, vec![expected.into()]).await?;
    browser
        .fill("What it was worth optional", "EUR 22,000 a year")
        .await?;
    browser.sees("worth EUR 22,000 a year.").await?;
    browser
        .assert_stands_every_look("the bullet builder")
        .await?;
    browser
        .click("button", "Add to the résumé: Result first")
        .await?;
    browser.click("tab", "15-second scan").await?;
    browser
        .until(
            "return document.querySelector('textarea').value.endsWith('set up an on-call rota.')",
        )
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn stories_come_from_the_records_and_all_of_it_goes_into_a_file() -> Result {
    let mut browser = Browser::with_sample().await?;
    browser.go("#/career").await?;
    let tab = browser.by_role("tab", "15-second scan").await?;
    browser.click_on(&tab).await?;
    browser.press(Key::End + "").await?;
    browser.sees("Which security KPI mattered most").await?;
    browser.select("Dimension", "Decides with data").await?;
    browser
        .sees("Tell me about a decision that a number changed.")
        .await?;
    browser
        .select("Story", "Decision: Who answers incidents at night?")
        .await?;
    browser.sees("I set it beside two other options.").await?;
    browser.click("button", "Edit the wording").await?;
    browser
        .fill("Your wording", "Nights were slow. I changed that.")
        .await?;
    browser.click("button", "Done").await?;
    browser.sees("Nights were slow. I changed that.").await?;
    browser.assert_stands_every_look("the interview").await?;

    browser.choose_from_menu("Download", "As Markdown").await?;
    let file = fs::read_to_string(browser.downloaded().await?)?;
    for words in [
        "## Résumé",
        "## Looked for first",
        "## Decides with data",
        "Nights were slow. I changed that.",
    ] {
        assert!(file.contains(words), "{words}: {file}");
    }
    browser.choose_from_menu("Download", "As text").await?;
    let file = fs::read_to_string(browser.downloaded().await?)?;
    assert!(file.starts_with("Résumé, scan and interview\n"), "{file}");

    browser.click("tab", "Bullet builder").await?;
    browser.sees("incident response time fell from 7").await?;
    browser
        .assert_stands_every_look("the builder of the sample")
        .await?;
    browser.finish().await
}

/// Stays quick with a text of 100 KB: the lines come a page at a time.
#[tokio::test]
async fn a_long_paste_stays_quick() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/career").await?;
    let line = "- Cut incident response time from 9 h to 3.5 h in 6 months for EUR 4000, and improved nothing else.\n";
    let text = line.repeat(100_000 / line.len());
    browser
        .js(
            "const field = document.querySelector('textarea'); field.value = arguments[0];
             const start = performance.now();
             const look = () => {
                if (document.querySelectorAll('.scan-lines > li').length === 30) window.took = performance.now() - start;
                else requestAnimationFrame(look);
             };
             field.dispatchEvent(new Event('change', {bubbles: true}));
             requestAnimationFrame(look);",
            vec![text.into()],
        )
        .await?;
    browser.sees("Show more lines").await?;
    browser.until("return window.took < 3000").await?;
    browser
        .click(
            "button",
            &format!("Show more lines ({} left)", 100_000 / line.len() - 30),
        )
        .await?;
    browser
        .until("return document.querySelectorAll('.scan-lines > li').length === 60")
        .await?;
    browser.finish().await
}
