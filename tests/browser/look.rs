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
    browser.by_role("heading", "This week").await?;
    let names = browser.js("return [...document.querySelectorAll('main tbody th')].filter((name) => name.checkVisibility()).length", vec![]).await?;
    assert!(names.as_u64() >= Some(8), "{names} KPIs are printed");
    browser.finish().await
}

#[tokio::test]
async fn regression_the_first_page_moved_when_the_program_took_over() -> Result {
    let browser = Browser::at("").await?;
    browser.has_not_moved("the first start").await?;
    browser.click("button", "Try the sample").await?;
    browser.by_role("heading", "This week").await?;
    browser.reload().await?;
    browser.has_not_moved("the scorecard of the sample").await?;
    browser.finish().await
}

impl Browser {
    /// Fails where what stands on the page moved since it was loaded by more than a hundredth (Cumulative Layout Shift).
    async fn has_not_moved(&self, page: &str) -> Result {
        let script = "const done = arguments[0]; let moved = 0;
            new PerformanceObserver((list) => { for (const shift of list.getEntries()) moved += shift.hadRecentInput ? 0 : shift.value; })
              .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(moved), 500)";
        let moved: f64 = self.execute_async(script, Vec::new()).await?.convert()?;
        assert!(moved < 0.01, "{page} moved by {moved}");
        Ok(())
    }
}

#[tokio::test]
async fn regression_a_message_lay_over_the_field_that_was_being_filled() -> Result {
    let browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    browser.resize(390, 600).await?;
    browser.measure(today, "99.5").await?;
    browser.sees("added").await?;
    let at_the_foot = "const field = [...document.querySelectorAll('main input[type=text]')].filter((one) => one.checkVisibility())[0];
        field.focus(); field.scrollIntoView({ block: 'end', behavior: 'instant' }); field.blur(); field.focus();";
    browser.js(at_the_foot, vec![]).await?;
    let apart = "const field = document.activeElement.getBoundingClientRect();
        return [...document.querySelectorAll('.toast')].every((toast) => {
          const box = toast.getBoundingClientRect();
          return box.bottom <= field.top || box.top >= field.bottom;
        })";
    browser
        .until("return document.querySelectorAll('.toast').length > 0")
        .await?;
    browser.until(apart).await?;
    browser.finish().await
}
