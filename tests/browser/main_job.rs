//! The main job: enter figures, see which KPI is off, say what is done, explain it, and find it all again.

use crate::Result;
use crate::driver::{Browser, Engine};
use chrono::Days;
use thirtyfour::Key;

/// The words of the script as they show.
const WORDS: &str = "return document.querySelector('.script-words').innerText";

#[tokio::test]
async fn from_the_first_figure_to_the_words_and_all_of_it_is_kept() -> Result {
    let browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    for (weeks_ago, value) in [(3, "99.95"), (2, "100 %"), (1, "99,7 %")] {
        browser
            .measure(today - Days::new(7 * weeks_ago), value)
            .await?;
        browser
            .until("return document.querySelector('.kpi-entry input[type=text]').value === ''")
            .await?;
    }
    browser.sees("3 values").await?;
    let tiles = "return document.querySelector('.kpi-standing').innerText";
    let standing = browser.text_of(tiles).await?;
    assert!(
        standing.contains("99.7") && standing.contains("Off target"),
        "{standing}"
    );

    browser.go("#/scorecard").await?;
    browser.sees("1 KPI off target without an action").await?;
    browser.by_text("No action yet").await?;
    browser.open_needs().await?;
    browser.click("link", "Open the first").await?;

    browser
        .sees("Off target, and nobody has said what is done about it.")
        .await?;
    browser.click("button", "Add the action").await?;
    browser
        .complains("What is done", "Say what is done.")
        .await?;
    browser.complains("Who", "Name one person").await?;
    browser.complains("By when", "Say by when").await?;
    browser
        .fill("What is done", "Move the maintenance into the night")
        .await?;
    browser.fill("Who", "Tom").await?;
    browser.fill_date("By when", today + Days::new(10)).await?;
    browser.click("button", "Add the action").await?;
    browser
        .has_action("Move the maintenance into the night")
        .await?;
    browser
        .sees_no("nobody has said what is done about it")
        .await?;

    browser.choose("Client").await?;
    browser.choose("Mail").await?;
    let draft = browser.text_of(WORDS).await?;
    assert!(
        draft.contains("99.7") && draft.contains("99.9"),
        "the script lacks the figures: {draft}"
    );
    let gaps = "return document.querySelectorAll('.script-words .slot').length";
    let before = browser.js(gaps, vec![]).await?.as_u64();
    browser
        .fill("Why it happened", "the provider's maintenance ran over")
        .await?;
    browser.until("return document.querySelector('.script-words').innerText.includes('maintenance ran over')").await?;
    assert!(
        browser.js(gaps, vec![]).await?.as_u64() < before,
        "the gap did not close"
    );

    browser.click("button", "Edit the wording").await?;
    let wording = browser.by_label("Your wording").await?;
    wording.send_keys(Key::Control + Key::End).await?;
    wording.send_keys("\nCall me any time.").await?;
    browser.press(Key::Tab + "").await?;
    browser.click("button", "Done").await?;
    browser.sees("Call me any time.").await?;
    browser.click("button", "Copy the text").await?;
    browser.by_role("button", "Copied").await?;
    let words = browser.text_of(WORDS).await?;
    if Engine::given().is_chromium() {
        assert_eq!(browser.clipboard().await?, words);
    }
    browser.is_saved().await?;

    browser.reload().await?;
    browser.is_saved().await?;
    assert_eq!(browser.text_of(tiles).await?, standing);
    browser
        .has_action("Move the maintenance into the night")
        .await?;
    browser.choose("Client").await?;
    browser.choose("Mail").await?;
    assert_eq!(browser.text_of(WORDS).await?, words);
    let reason = browser.by_label("Why it happened").await?;
    assert_eq!(
        reason.value().await?.as_deref(),
        Some("the provider's maintenance ran over")
    );
    browser.go("#/scorecard").await?;
    browser.sees("Tom · due").await?;
    browser.sees_no("No action yet").await?;
    browser.finish().await
}
