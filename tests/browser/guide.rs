//! The guide: search, paper, the tour to its end on a desktop and on a phone, and "Why?" by keyboard.

use crate::Result;
use crate::driver::Browser;
use serde_json::json;
use thirtyfour::Key;

const ARTICLES: &str = "return document.querySelectorAll('.guide-screen .offer').length";

#[tokio::test]
async fn the_guide_is_there_before_any_scorecard_and_is_searched() -> Result {
    let browser = Browser::at("").await?;
    browser.go("#/guide").await?;
    let all = browser.js(ARTICLES, vec![]).await?;
    assert!(all.as_u64() >= Some(18), "{all} articles");
    browser.assert_stands_every_look("the guide").await?;
    browser
        .by_label("Search the guide")
        .await?
        .send_keys("client promise")
        .await?;
    browser.sees("1 article").await?;
    browser.click("link", "Talk to the client").await?;
    browser.arrives_at("#/guide/client").await?;
    browser.sees("For example").await?;
    browser.assert_stands_every_look("an article").await?;
    browser.go("#/guide/no-such-article").await?;
    browser.by_role("heading", "There is no such page").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_palette_finds_articles() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.press(Key::Control + "k").await?;
    browser
        .by_role("dialog", "Find a page, a KPI or an action")
        .await?;
    browser.press("somebody resists").await?;
    browser.press(Key::Enter + "").await?;
    browser.arrives_at("#/guide/resistance").await?;
    browser.finish().await
}

#[tokio::test]
async fn on_paper_the_guide_is_whole_and_without_furniture() -> Result {
    let browser = Browser::at("").await?;
    browser.go("#/guide").await?;
    browser
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let printed = browser
        .js("return [...document.querySelectorAll('.guide-paper article')].filter((one) => one.checkVisibility()).length", vec![])
        .await?;
    assert!(printed.as_u64() >= Some(18), "{printed} articles");
    let furniture = browser
        .texts_of("return [...document.querySelectorAll('.nav, .toolbar, .guide-screen, .why, .btn')].filter((one) => one.checkVisibility()).map((one) => one.className)")
        .await?;
    assert!(furniture.is_empty(), "printed as well: {furniture:?}");
    browser.finish().await
}

/// Waits for the step, and for its page to have the focus.
async fn arrives_at_step(browser: &Browser, step: usize) -> Result {
    let script = "return document.querySelector('.tour-title')?.innerText.startsWith(`Step ${arguments[0]} of`)
        && document.activeElement.matches('main h1')";
    browser.until_with(script, vec![json!(step)]).await
}

#[tokio::test]
async fn the_tour_opens_the_sample_and_is_taken_by_keyboard_to_its_end() -> Result {
    let browser = Browser::at("").await?;
    browser.go("#/guide").await?;
    browser.click("button", "Open the sample and start").await?;
    arrives_at_step(&browser, 1).await?;
    browser
        .assert_stands_every_look("a page with the tour")
        .await?;
    browser.press(Key::Right + "").await?;
    arrives_at_step(&browser, 2).await?;
    browser.press(Key::Left + "").await?;
    arrives_at_step(&browser, 1).await?;
    for step in 2..=12 {
        browser.press(Key::Right + "").await?;
        arrives_at_step(&browser, step).await?;
    }
    assert_eq!(browser.route().await?, "#/role");
    browser.press(Key::Right + "").await?;
    browser
        .until("return !document.querySelector('.tour')")
        .await?;

    // Once more: the sample is not made twice, and Escape leaves.
    browser.go("#/guide").await?;
    browser.click("button", "Start the tour").await?;
    arrives_at_step(&browser, 1).await?;
    browser.press(Key::Escape + "").await?;
    browser
        .until("return !document.querySelector('.tour')")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn the_tour_is_taken_by_its_buttons_on_a_phone() -> Result {
    let browser = Browser::at("").await?;
    browser.resize(390, 844).await?;
    browser.go("#/guide").await?;
    browser.click("button", "Open the sample and start").await?;
    for step in 2..=12 {
        browser.click("button", "Next").await?;
        arrives_at_step(&browser, step).await?;
        browser.assert_fits(&format!("step {step}")).await?;
    }
    // A page on the way does not end it, and there is a way back.
    browser.go("#/data").await?;
    browser.click("link", "Back to this step's page").await?;
    browser.arrives_at("#/role").await?;
    browser.click("button", "Finish").await?;
    browser
        .until("return !document.querySelector('.tour')")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn why_is_asked_by_keyboard_and_leads_to_the_guide() -> Result {
    let browser = Browser::with_sample().await?;
    let focus = "const why = [...document.querySelectorAll('.why')].find((why) => why.textContent === 'Why? Health index'); why.focus(); return why.getBoundingClientRect().height >= 24";
    assert_eq!(browser.js(focus, vec![]).await?, json!(true));
    browser.press(Key::Enter + "").await?;
    browser.by_role("dialog", "Why? Health index").await?;
    browser.sees("unknown is not zero").await?;
    browser.assert_accessible("a reason").await?;
    browser.press(Key::Escape + "").await?;
    browser
        .until("return !document.querySelector('#why:popover-open') && document.activeElement.textContent === 'Why? Health index'")
        .await?;
    browser.press(Key::Enter + "").await?;
    browser.press(Key::Tab + "").await?;
    browser.press(Key::Enter + "").await?;
    browser.arrives_at("#/guide/metrics-as-narrative").await?;
    browser
        .until("return !document.querySelector('#why:popover-open')")
        .await?;
    browser.finish().await
}
