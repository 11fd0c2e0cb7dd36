//! The language bank: what phrases are about, search, favourites, own ones, gaps and hard words.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::Key;

/// The words of the first phrase.
const FIRST: &str = "return document.querySelector('.phrase-words').innerText";

#[tokio::test]
async fn a_phrase_fills_from_what_was_picked_and_is_copied() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/phrases").await?;
    browser.by_role("heading", "Phrases").await?;
    browser.sees("76 phrases").await?;
    let suggested = browser.text_of(FIRST).await?;
    assert!(
        !suggested.contains('{') && !suggested.contains("[which risk]"),
        "{suggested}"
    );
    browser.select("Risk", "None chosen").await?;
    browser
        .until("return document.querySelector('.phrase-words').innerText.includes('[which risk]')")
        .await?;
    browser
        .click_on(
            &browser
                .find(thirtyfour::By::Css(".phrase .copy button"))
                .await?,
        )
        .await?;
    browser
        .sees("Not copied yet. Still missing: which risk")
        .await?;
    browser.let_go_with_gaps().await?;
    browser.by_role("button", "Copied").await?;
    assert!(browser.clipboard().await?.contains("[which risk]"));

    browser
        .by_label("Search phrases")
        .await?
        .send_keys("smal fav")
        .await?;
    browser.sees("1 phrase").await?;
    browser
        .sees("A friendly request for a small favour that is not small.")
        .await?;
    browser.press(Key::Escape + "").await?;
    browser.sees("76 phrases").await?;
    browser.assert_stands_every_look("the phrases").await?;
    browser.finish().await
}

#[tokio::test]
async fn favourites_and_own_phrases_are_kept_and_taken_back() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/phrases").await?;
    browser.select("Which", "Favourites").await?;
    browser.sees("No favourite yet").await?;
    browser.click("button", "Show all phrases").await?;
    browser.sees("75 phrases").await?;
    let star = "const star = document.querySelector('.star'); star.click(); return true";
    browser.js(star, vec![]).await?;
    browser
        .until("return document.querySelector('.star').ariaPressed === 'true'")
        .await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.select("Which", "Favourites").await?;
    browser.sees("1 phrase").await?;
    browser.js(star, vec![]).await?;
    browser.sees("No favourite yet").await?;
    browser
        .click("button", "Undo: take a favourite away")
        .await?;
    browser.sees("1 phrase").await?;

    browser.select("Which", "My own").await?;
    browser.click("button", "Write a phrase").await?;
    browser.click("button", "Keep the phrase").await?;
    browser.complains("The phrase", "Write the phrase.").await?;
    browser
        .fill(
            "The phrase",
            "Our posture in {project} holds: {owner} knows.",
        )
        .await?;
    browser.sees("Plain words: 1 word to explain").await?;
    browser
        .click_on(
            &browser
                .find(thirtyfour::By::Css("dialog[open] summary"))
                .await?,
        )
        .await?;
    browser
        .click("button", "Replace “posture” by “defence”")
        .await?;
    browser.sees("Plain words: nothing to explain").await?;
    browser
        .assert_stands_every_look("the form of a phrase")
        .await?;
    browser.click("button", "Keep the phrase").await?;
    browser
        .until("return !document.querySelector('dialog[open]')")
        .await?;
    browser.sees("1 phrase").await?;
    let words = browser.text_of(FIRST).await?;
    assert!(
        words.starts_with("Our defence in ")
            && words.ends_with(" holds: [who owns the risk] knows."),
        "{words}"
    );
    browser.finish().await
}

#[tokio::test]
async fn a_phrase_is_changed_before_it_is_copied_and_the_change_can_be_kept() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/phrases").await?;
    browser
        .by_label("Search phrases")
        .await?
        .send_keys("thanks hard night")
        .await?;
    browser.sees("1 phrase").await?;
    browser
        .click_on(
            &browser
                .find(thirtyfour::By::Css(".phrase .actions > button"))
                .await?,
        )
        .await?;
    browser
        .fill("Your words", "Thank you all. Sleep well.")
        .await?;
    browser.click("button", "Copy your words").await?;
    browser.by_role("button", "Copied").await?;
    assert_eq!(browser.clipboard().await?, "Thank you all. Sleep well.");
    browser.click("button", "Keep as my own phrase").await?;
    browser.sees("2 phrases").await?;
    browser.sees("Mine").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_palette_finds_the_phrases() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.press(Key::Control + "k").await?;
    browser
        .by_role("dialog", "Find a page, a KPI or an action")
        .await?;
    browser.press("phrases").await?;
    browser.press(Key::Enter + "").await?;
    browser.arrives_at("#/phrases").await?;
    browser
        .until("return document.activeElement.matches('main h1')")
        .await?;
    browser.finish().await
}
