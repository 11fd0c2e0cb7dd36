//! The page starts under any path with a strict policy, stops with dignity, and works without a network.

use crate::Result;
use crate::driver::Browser;
use serde_json::{Value, json};

#[tokio::test]
async fn starts_under_a_sub_path_and_asks_nobody_else() -> Result {
    let browser = Browser::at("").await?;
    browser.by_role("heading", "Start blank").await?;
    assert_eq!(
        browser
            .js("return document.getElementById('splash')", vec![])
            .await?,
        Value::Null
    );
    assert_eq!(browser.title().await?, "Start · Linchpin");
    browser.assert_accessible("the first page").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_theme_is_there_before_the_app() -> Result {
    let browser = Browser::at("").await?;
    browser
        .js("localStorage.setItem('linchpin/theme', 'dark')", vec![])
        .await?;
    browser.reload().await?;
    assert_eq!(
        browser
            .js("return document.documentElement.dataset.theme", vec![])
            .await?,
        json!("dark")
    );
    browser.finish().await
}

#[tokio::test]
async fn a_panic_leaves_the_data_a_way_out_and_the_app_no_way_in() -> Result {
    let mut browser = Browser::at("").await?;
    let prepare = "localStorage.setItem('linchpin/a', '1'); localStorage.setItem('other', '2');
                   document.body.append(Object.assign(document.createElement('dialog'), { textContent: 'A dialog' }));
                   document.querySelector('dialog').showModal()";
    browser.js(prepare, vec![]).await?;
    browser
        .js(
            "dispatchEvent(new CustomEvent('linchpin-panic', { detail: 'it <b>broke</b>' }))",
            vec![],
        )
        .await?;

    browser.by_role("heading", "Linchpin has stopped").await?;
    browser.sees_no("A dialog").await?;
    for scheme in ["light", "dark"] {
        browser.prefer(scheme).await?;
        browser
            .assert_accessible(&format!("the crash page, {scheme}"))
            .await?;
        browser.picture(format!("crash-{scheme}")).await?;
    }

    let write = "try { localStorage.setItem('linchpin/a', 'wrong'); return 'written' } catch { return 'refused' }";
    assert_eq!(browser.js(write, vec![]).await?, json!("refused"));

    browser
        .click("button", "What to tell us when you report this")
        .await?;
    browser.sees("it <b>broke</b>").await?;
    browser.click("button", "Download the raw data").await?;
    let raw: Value = serde_json::from_slice(&std::fs::read(browser.downloaded().await?)?)?;
    assert_eq!(raw["format"], "linchpin.raw");
    assert_eq!(raw["entries"], json!({ "linchpin/a": "1" }));

    browser.click("button", "Reload").await?;
    browser.wait_ready().await?;
    browser.finish().await
}

#[tokio::test]
async fn a_program_that_cannot_be_loaded_says_so() -> Result {
    let browser = Browser::start().await?;
    let block = json!({ "urls": ["*_bg.wasm"] });
    browser
        .cdp()
        .send_raw("Network.setBlockedURLs", block)
        .await?;
    browser.goto(browser.site.page()).await?;
    browser
        .sees("A part of the program could not be loaded")
        .await?;
    browser
        .cdp()
        .send_raw("Network.setBlockedURLs", json!({ "urls": [] }))
        .await?;
    browser.click("button", "Try again").await?;
    browser.wait_ready().await
}

#[tokio::test]
async fn works_without_a_network_once_it_was_open() -> Result {
    let mut browser = Browser::at("").await?;
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;
    browser.site.stop();
    browser.reload().await?;
    browser.by_role("heading", "Start blank").await?;
    Ok(())
}
