//! How it looks stays as chosen: the theme after a reload, paper without the furniture of the screen.

use crate::Result;
use crate::driver::Browser;
use serde_json::json;

const THEME: &str = "return document.documentElement.dataset.theme ?? null";
const BACKGROUND: &str = "return getComputedStyle(document.body).backgroundColor";

#[tokio::test]
async fn a_chosen_theme_outlives_a_reload() -> Result {
    let browser = Browser::with_sample().await?;
    browser.prefer("light").await?;
    let light = browser.text_of(BACKGROUND).await?;
    browser.choose_from_menu("Theme", "Dark").await?;
    assert_eq!(browser.js(THEME, vec![]).await?, json!("dark"));
    browser
        .until_with(
            "return getComputedStyle(document.body).backgroundColor !== arguments[0]",
            vec![json!(light)],
        )
        .await?;
    browser.reload().await?;
    assert_eq!(browser.js(THEME, vec![]).await?, json!("dark"));
    assert_ne!(browser.text_of(BACKGROUND).await?, light);

    browser.choose_from_menu("Theme", "As the system").await?;
    browser.reload().await?;
    assert_eq!(browser.js(THEME, vec![]).await?, json!(null));
    assert_eq!(browser.text_of(BACKGROUND).await?, light);
    browser.finish().await
}

#[tokio::test]
async fn on_paper_the_scorecard_stands_alone_and_whole() -> Result {
    let browser = Browser::with_sample().await?;
    browser
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let shown =
        "return [...document.querySelectorAll('.topbar, nav, .skip, .toasts, main .toolbar')]
        .filter((element) => element.checkVisibility()).map((element) => element.className)";
    let furniture = browser.texts_of(shown).await?;
    assert!(furniture.is_empty(), "printed as well: {furniture:?}");
    browser.by_role("heading", "Scorecard").await?;
    let names = browser.js("return [...document.querySelectorAll('main tbody th')].filter((name) => name.checkVisibility()).length", vec![]).await?;
    assert!(names.as_u64() >= Some(8), "{names} KPIs are printed");
    browser.finish().await
}
