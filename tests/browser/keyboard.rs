//! Without a mouse, from an empty browser to a saved measurement.

use crate::Result;
use crate::driver::Browser;
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn a_measurement_is_kept_without_ever_touching_the_mouse() -> Result {
    let browser = Browser::at("").await?;
    browser.press(Key::Tab + "").await?;
    assert_eq!(browser.focused().await?, "Skip to the page");
    browser.press(Key::Enter + "").await?;
    browser
        .until("return document.activeElement.id === 'main'")
        .await?;
    browser.tab_to("Start from the profile General").await?;
    browser.press(Key::Enter + "").await?;
    browser
        .until("return location.hash === '#/scorecard' && document.activeElement.matches('[data-cell=actual]')")
        .await?;

    browser.press(Key::Control + "k").await?;
    browser
        .until("return document.activeElement.matches('dialog:modal [role=combobox]')")
        .await?;
    browser.press("response time").await?;
    browser
        .until("return document.querySelectorAll('dialog:modal [role=option]').length === 1")
        .await?;
    browser.press(Key::Enter + "").await?;
    browser.by_role("heading", "Incident response time").await?;
    browser
        .until("return document.activeElement.matches('main h1')")
        .await?;

    browser.tab_to("Add measurement").await?;
    browser.press(Key::Space + "").await?;
    browser
        .until("return document.activeElement.matches('.kpi-entry input')")
        .await?;
    browser.press("3h 20m").await?;
    browser.press(Key::Enter + "").await?;
    browser.has_values(1).await?;
    browser.is_saved().await?;
    let standing = browser
        .text_of("return document.querySelector('.kpi-standing').innerText")
        .await?;
    assert!(standing.contains("On target"), "{standing}");
    browser
        .until("return document.activeElement.matches('.kpi-entry input')")
        .await?;

    browser.finish().await
}

#[tokio::test]
async fn overlays_and_menus_give_the_focus_back() -> Result {
    let browser = Browser::with_sample().await?;
    browser.open_kpi("SLA compliance").await?;
    browser.tab_to("Edit KPI").await?;

    browser.press("?").await?;
    browser.by_role("dialog", "Keyboard shortcuts").await?;
    browser.press(Key::Escape + "").await?;
    browser.has_focus_on("Edit KPI").await?;

    browser.press(Key::Control + "k").await?;
    browser
        .until("return document.activeElement.matches('dialog:modal [role=combobox]')")
        .await?;
    browser.press(Key::Down + "").await?;
    let second = "const options = document.querySelectorAll('dialog:modal [role=option]');
        return options[1].ariaSelected === 'true' && document.activeElement.getAttribute('aria-activedescendant') === options[1].id";
    browser.until(second).await?;
    browser.press(Key::Escape + "").await?;
    browser.has_focus_on("Edit KPI").await?;

    browser.tab_back_to("Theme").await?;
    browser.press(Key::Enter + "").await?;
    browser.has_focus_on("Light").await?;
    browser.press(Key::Down + "").await?;
    browser.has_focus_on("Dark").await?;
    browser.press("a").await?;
    browser.has_focus_on("As the system").await?;
    browser.press(Key::Escape + "").await?;
    browser.has_focus_on("Theme").await?;

    browser.press("g").await?;
    browser.press("s").await?;
    browser.arrives_at("#/scorecard").await?;
    browser.press("n").await?;
    browser.arrives_at("#/kpi/new").await?;
    browser.finish().await
}

impl Browser {
    /// The name of what has the focus.
    async fn focused(&self) -> Result<String> {
        let script = "const element = document.activeElement;
            return (element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.textContent).replace(/\\s+/g, ' ').trim()";
        self.text_of(script).await
    }

    async fn has_focus_on(&self, name: &str) -> Result {
        let script = "const element = document.activeElement;
            return (element.ariaLabel ?? element.textContent).replace(/\\s+/g, ' ').trim() === arguments[0]";
        self.until_with(script, vec![json!(name)]).await
    }

    /// Presses Tab until the element with this name has the focus.
    pub async fn tab_to(&self, name: &str) -> Result {
        self.step_to(name, false).await
    }

    /// The same backwards.
    async fn tab_back_to(&self, name: &str) -> Result {
        self.step_to(name, true).await
    }

    async fn step_to(&self, name: &str, backwards: bool) -> Result {
        let mut passed = Vec::new();
        for _ in 0..60 {
            // As keys of the keyboard: a file input takes what is sent to it for the name of a file.
            let keys = self.action_chain();
            let step = match backwards {
                true => keys
                    .key_down(Key::Shift)
                    .send_keys(Key::Tab)
                    .key_up(Key::Shift),
                false => keys.send_keys(Key::Tab),
            };
            step.perform().await?;
            let focused = self.focused().await?;
            if focused == name {
                return Ok(());
            }
            passed.push(focused);
        }
        Err(format!("the keyboard does not reach “{name}”, only {passed:?}").into())
    }
}
