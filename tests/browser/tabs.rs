//! Two tabs of one browser: neither loses what the other does.

use crate::Result;
use crate::driver::Browser;
use chrono::Days;

const VALUES: &str = "return [...document.querySelectorAll('.kpi-measured tbody strong')].map((value) => value.innerText)";

#[tokio::test]
async fn what_is_entered_in_one_tab_shows_in_the_other_and_both_keep_everything() -> Result {
    let browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("Incident response time").await?;
    let page = browser.route().await?;
    let first = browser.window().await?;
    let second = browser.open_tab(&page).await?;

    browser.measure(today - Days::new(2), "3 h").await?;
    browser.has_values(1).await?;
    browser.switch_to_window(first.clone()).await?;
    browser.has_values(1).await?;
    assert_eq!(browser.texts_of(VALUES).await?, ["3\u{a0}h"]);
    browser.measure(today - Days::new(1), "5 h").await?;
    browser.has_values(2).await?;
    browser
        .fill("Why it happened", "a night without anyone on call")
        .await?;

    browser.switch_to_window(second).await?;
    browser.has_values(2).await?;
    browser.fill("Your name optional", "Alex").await?;
    browser.measure(today, "2 h").await?;
    browser.has_values(3).await?;
    browser.is_saved().await?;

    browser.switch_to_window(first).await?;
    browser.has_values(3).await?;
    for _ in 0..2 {
        assert_eq!(
            browser.texts_of(VALUES).await?,
            ["2\u{a0}h", "5\u{a0}h", "3\u{a0}h"]
        );
        for (label, text) in [
            ("Why it happened", "a night without anyone on call"),
            ("Your name optional", "Alex"),
        ] {
            assert_eq!(
                browser.by_label(label).await?.value().await?.as_deref(),
                Some(text)
            );
        }
        browser.is_saved().await?;
        browser.reload().await?;
    }
    browser.finish().await
}

#[tokio::test]
async fn a_scorecard_deleted_in_one_tab_is_told_in_the_other_which_can_keep_it() -> Result {
    let browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    let page = browser.route().await?;
    browser.measure(today, "99.9").await?;
    browser.has_values(1).await?;
    let first = browser.window().await?;
    let second = browser.open_tab("#/data").await?;
    browser
        .choose_from_menu("More for “My scorecard (General)”", "Delete")
        .await?;
    browser.sees("No scorecard is kept here").await?;

    browser.switch_to_window(first).await?;
    browser
        .sees("“My scorecard (General)” was deleted in another tab.")
        .await?;
    browser.by_role("button", "Start blank").await?;
    browser.click("button", "Keep it").await?;
    browser.arrives_at(&page).await?;
    browser.has_values(1).await?;
    browser.is_saved().await?;

    browser.switch_to_window(second).await?;
    browser.sees("8 KPIs").await?;
    browser.reload().await?;
    browser.sees("8 KPIs").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_keep_it_was_refused_when_the_other_tab_had_taken_its_deletion_back() -> Result {
    let browser = Browser::with_general_profile().await?;
    let first = browser.window().await?;
    let second = browser.open_tab("#/data").await?;
    browser
        .choose_from_menu("More for “My scorecard (General)”", "Delete")
        .await?;
    browser.sees("No scorecard is kept here").await?;
    browser.switch_to_window(first.clone()).await?;
    browser
        .sees("“My scorecard (General)” was deleted in another tab.")
        .await?;
    browser.switch_to_window(second).await?;
    browser.click("button", "Undo").await?;
    browser.sees("8 KPIs").await?;
    browser.switch_to_window(first).await?;
    browser.click("button", "Keep it").await?;
    browser.by_role("heading", "This week").await?;
    browser.sees("SLA compliance").await?;
    browser.finish().await
}

#[tokio::test]
async fn what_another_tab_says_in_the_field_that_is_typed_in_is_kept_to_look_at() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/data").await?;
    let first = browser.window().await?;
    let second = browser.open_tab("#/data").await?;
    browser.switch_to_window(first.clone()).await?;
    // At one moment: letters are typed in one tab, and the other one changes the same field and one more.
    browser.switch_to_window(second).await?;
    let fields = [
        browser.by_label("Title").await?.to_json()?,
        browser.by_label("Your name optional").await?.to_json()?,
    ];
    let change = "
        const [title, name] = arguments;
        const put = (field, text) => {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true }));
        };
        window.now = new BroadcastChannel('now');
        window.now.onmessage = () => { put(title, 'Of b'); put(name, 'Kim'); };";
    browser.js(change, fields.to_vec()).await?;
    browser.switch_to_window(first).await?;
    let title = browser.by_label("Title").await?;
    let type_and_call = "
        const [title] = arguments;
        title.focus();
        title.setSelectionRange(title.value.length, title.value.length);
        document.execCommand('insertText', false, ' of a');
        new BroadcastChannel('now').postMessage(null);";
    browser.js(type_and_call, vec![title.to_json()?]).await?;
    browser
        .until(
            "return [...document.querySelectorAll('input')].some((field) => field.value === 'Kim')",
        )
        .await?;
    title.send_keys(" too").await?;
    browser.press(thirtyfour::Key::Tab + "").await?;
    browser.is_saved().await?;
    // The other field is joined; of this one both values are there.
    let held = title.prop("value").await?.unwrap_or_default();
    assert!(held.ends_with(" of a too"), "{held}");
    browser.sees("One record was changed in two places").await?;
    browser.sees("Of b").await?;
    browser.sees("another tab of this browser").await?;
    browser.click("button", "Undo").await?;
    browser
        .until(
            "return [...document.querySelectorAll('input')].some((field) => field.value === 'Kim')",
        )
        .await?;
    browser.finish().await
}
