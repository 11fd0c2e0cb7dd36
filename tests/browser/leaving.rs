//! Leaving while typing: whatever way a page is left, what was typed stays, and the program goes on.

use crate::Result;
use crate::driver::Browser;
use serde_json::json;
use std::time::Duration;
use thirtyfour::prelude::*;
use tokio::time::sleep;

/// Longer than the pause after which what is typed is kept.
pub const REST: Duration = Duration::from_millis(900);

/// What people do here.
const LEARNED: &str = "When did you learn of it?";

impl Browser {
    /// Types at the end of the field with this label, and stays in it.
    pub async fn type_into(&self, label: &str, text: &str) -> Result<WebElement> {
        let field = self.by_label(label).await?;
        let end = "const [field] = arguments; field.focus(); field.setSelectionRange(field.value.length, field.value.length)";
        self.js(end, vec![field.to_json()?]).await?;
        self.press(text).await?;
        Ok(field)
    }

    /// Types a day into a field, and stays in it.
    pub async fn type_day(&self, label: &str, keys: &str) -> Result {
        let field = self.by_label(label).await?;
        let begin = "const [field] = arguments; field.blur(); field.focus()";
        self.js(begin, vec![field.to_json()?]).await?;
        Ok(field.send_keys(keys).await?)
    }

    /// Waits until the text is stored in a record.
    pub async fn keeps(&self, text: &str) -> Result {
        let script = "return Object.entries(localStorage).some(([key, value]) => key.startsWith('linchpin/s/') && value.includes(arguments[0]))";
        self.until_with(script, vec![json!(text)]).await
    }

    /// The address of the first record of the sample of this kind.
    pub async fn page_of(&self, kind: &str) -> Result<String> {
        let script = format!(
            "return '#/{kind}/' + Object.keys(localStorage).filter((key) => key.includes('/{kind}s/')).sort()[0].split('/').at(-1)"
        );
        self.text_of(&script).await
    }

    /// Another tab deletes the record: it stores so, and this one is told.
    pub async fn deleted_elsewhere(&self, id: &str) -> Result {
        let script = "const key = Object.keys(localStorage).find((key) => key.startsWith('linchpin/s/') && key.endsWith('/' + arguments[0]));
            const { id, rev: [counter] } = JSON.parse(localStorage[key]);
            const newValue = JSON.stringify({ id, deleted: true, rev: [counter + 1, '0000000000abcdef'] });
            localStorage.setItem(key, newValue);
            window.dispatchEvent(new StorageEvent('storage', { key, newValue }))";
        self.js(script, vec![json!(id)]).await?;
        Ok(())
    }

    /// The keys of the drafts that are stored.
    pub async fn drafts(&self) -> Result<Vec<String>> {
        self.texts_of(
            "return Object.keys(localStorage).filter((key) => key.startsWith('linchpin/draft/'))",
        )
        .await
    }

    /// Begins to start a run, and enters when it was learned of without a key: the page only gets these events.
    async fn learns_by_events(&self, events: &[&str]) -> Result {
        self.go("#/playbook/vendor-data-breach").await?;
        self.click("button", "Start a run").await?;
        self.held(LEARNED).await?;
        let enter = "document.activeElement.blur();
            const control = document.querySelector('dialog:modal [type=datetime-local]');
            control.value = '2027-03-04T09:17';
            for (const type of arguments[0]) control.dispatchEvent(new Event(type, { bubbles: true }))";
        self.js(enter, vec![events.into()]).await?;
        Ok(())
    }

    async fn has_kept_when_it_was_learned(&self) -> Result {
        self.click("button", "Start a run").await?;
        self.sees("Kept from before").await?;
        assert_eq!(self.held(LEARNED).await?, "2027-03-04T09:17");
        Ok(())
    }

    /// What the field holds.
    pub async fn held(&self, label: &str) -> Result<String> {
        let field = self.by_label(label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }
}

#[tokio::test]
async fn regression_back_while_typing_stopped_the_program_and_lost_the_text() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/data").await?;
    browser.type_into("Title", " and what was typed").await?;
    browser.back().await?;
    browser.arrives_at("#/scorecard").await?;
    browser.keeps("and what was typed").await?;
    browser.go("#/data").await?;
    assert!(browser.held("Title").await?.ends_with("and what was typed"));

    // An edited address, and forward again.
    browser.type_into("Title", ", by address").await?;
    browser.js("location.hash = '#/risks'", vec![]).await?;
    browser.arrives_at("#/risks").await?;
    browser.keeps("by address").await?;
    browser.finish().await
}

#[tokio::test]
async fn what_is_typed_is_kept_after_a_pause_and_stays_as_it_was_typed() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/data").await?;
    let before = browser.held("Title").await?;
    let field = browser.type_into("Title", " kept ").await?;
    sleep(REST).await;
    browser.keeps(" kept").await?;
    let state = "const [field] = arguments; return [field.value, field === document.activeElement, field.selectionStart]";
    let typed = format!("{before} kept ");
    assert_eq!(
        browser.js(state, vec![field.to_json()?]).await?,
        json!([typed, true, typed.chars().count()])
    );
    browser.press("twice ").await?;
    sleep(REST).await;
    browser.keeps(" kept twice").await?;
    browser.press(Key::Tab + "").await?;
    // Left, the field shows what is kept.
    assert_eq!(browser.held("Title").await?, format!("{before} kept twice"));

    // All of it is one step.
    browser
        .click("button", &format!("Undo: rename to “{before} kept”"))
        .await?;
    browser.sees("Undone").await?;
    assert_eq!(browser.held("Title").await?, before);
    browser.finish().await
}

#[tokio::test]
async fn half_a_figure_is_no_mistake_yet() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/budget").await?;
    browser.type_into("Discount rate a year", "x").await?;
    sleep(REST).await;
    let field = browser.by_label("Discount rate a year").await?;
    assert_eq!(field.attr("aria-invalid").await?, None);
    browser.press(Key::Tab + "").await?;
    browser
        .until_with(
            "return arguments[0].ariaInvalid === 'true'",
            vec![field.to_json()?],
        )
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_a_hidden_page_kept_nothing() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/data").await?;
    browser.type_into("Title", " while hiding").await?;
    let hide = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        return Object.entries(localStorage).some(([key, value]) => key.startsWith('linchpin/s/') && value.includes('while hiding'))";
    assert_eq!(browser.js(hide, vec![]).await?, json!(true));
    browser.finish().await
}

#[tokio::test]
async fn regression_a_record_deleted_in_another_tab_stopped_the_one_that_edits_it() -> Result {
    let browser = Browser::with_sample().await?;
    for (kind, label) in [
        ("task", "What is to be done"),
        ("risk", "Name"),
        ("stakeholder", "Name"),
    ] {
        let page = browser.page_of(kind).await?;
        browser.go(&page).await?;
        browser.type_into(label, " typed meanwhile").await?;
        // The other tab stores its deletion while this one has the focus.
        let id = page.rsplit('/').next().unwrap_or_default();
        browser.deleted_elsewhere(id).await?;
        browser.is_saved().await?;
        browser.keeps("typed meanwhile").await?;
        browser.go("#/data").await?;
        browser.by_role("heading", "Your data").await?;
    }
    browser.finish().await
}

#[tokio::test]
async fn regression_a_scorecard_deleted_in_another_tab_took_what_was_typed_along() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/data").await?;
    let first = browser.window().await?;
    let second = browser.open_tab("#/data").await?;
    browser.switch_to_window(first.clone()).await?;
    browser
        .type_into("Your name optional", "Robin Typed")
        .await?;
    browser.switch_to_window(second).await?;
    browser
        .choose_from_menu("More for “My scorecard (General)”", "Delete")
        .await?;
    browser.sees("No scorecard is kept here").await?;
    browser.switch_to_window(first).await?;
    browser.sees("was deleted in another tab.").await?;
    // Nothing comes back unasked.
    assert!(browser.stored_scorecards().await?.is_empty());
    browser.click("button", "Keep it").await?;
    browser.keeps("Robin Typed").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_another_tab_wiped_what_was_being_typed() -> Result {
    let browser = Browser::with_sample().await?;
    let first = browser.window().await?;
    let places = [
        ("#/data".to_owned(), "Title", "Your name optional"),
        (browser.page_of("risk").await?, "Name", "Owner optional"),
        (
            browser.page_of("task").await?,
            "What is to be done",
            "Owner optional",
        ),
        (
            browser.page_of("stakeholder").await?,
            "Name",
            "Role optional",
        ),
    ];
    for (page, typed_in, other) in places {
        browser.go(&page).await?;
        let second = browser.open_tab(&page).await?;
        browser.switch_to_window(first.clone()).await?;
        let before = browser.held(typed_in).await?;
        browser.type_into(typed_in, " TYPED").await?;
        browser.switch_to_window(second).await?;
        browser.fill(other, "set elsewhere").await?;
        browser.keeps("set elsewhere").await?;
        browser.close_window().await?;
        browser.switch_to_window(first.clone()).await?;
        let arrived = "return [...document.querySelectorAll('input, textarea')].some((field) => field.value === 'set elsewhere')";
        browser.until(arrived).await?;
        assert_eq!(
            browser.held(typed_in).await?,
            format!("{before} TYPED"),
            "{page}"
        );
        browser.press(Key::Tab + "").await?;
        browser.keeps(" TYPED").await?;
        // Both are kept.
        browser.reload().await?;
        assert_eq!(
            browser.held(typed_in).await?,
            format!("{before} TYPED"),
            "{page}"
        );
        assert_eq!(browser.held(other).await?, "set elsewhere", "{page}");
        let undo = "for (const key of Object.keys(localStorage)) if (localStorage[key].includes('set elsewhere')) window.found = key";
        browser.js(undo, vec![]).await?;
        browser.fill(other, "").await?;
    }
    browser.finish().await
}

#[tokio::test]
async fn regression_a_slow_page_took_the_first_keys() -> Result {
    let browser = Browser::with_sample().await?;
    // Frames come late, as on a slow machine.
    let slow = "const soon = window.requestAnimationFrame.bind(window);
        window.requestAnimationFrame = (run) => setTimeout(() => soon(run), 1500)";
    browser.js(slow, vec![]).await?;
    browser.js("location.hash = '#/career'", vec![]).await?;
    let label = "Résumé, or some lines of it";
    browser.type_into(label, "First keys").await?;
    sleep(Duration::from_millis(2_000)).await;
    browser.press(" and the next").await?;
    assert!(
        browser
            .held(label)
            .await?
            .ends_with("First keys and the next")
    );
    browser.finish().await
}

#[tokio::test]
async fn regression_a_day_stayed_as_it_was_while_its_year_was_typed() -> Result {
    let browser = Browser::with_sample().await?;
    let task = browser.page_of("task").await?;
    for (day, keys) in [("2027-03-04", "03042027"), ("2025-06-07", "06072025")] {
        browser.go(&task).await?;
        // Browsers say that the year is 2, 20 and 202 before it is 2027.
        browser.type_day("Due optional", keys).await?;
        browser.back().await?;
        browser.arrives_at("#/scorecard").await?;
        browser.keeps(day).await?;
        browser.go(&task).await?;
        assert_eq!(browser.held("Due optional").await?, day);
    }
    browser.finish().await
}

#[tokio::test]
async fn a_day_is_kept_when_its_year_is_whole_and_never_before() -> Result {
    let browser = Browser::with_sample().await?;
    let task = browser.page_of("task").await?;
    browser.go(&task).await?;
    browser.type_day("Due optional", "03042027").await?;
    browser.press(Key::Tab + "").await?;
    browser.keeps("2027-03-04").await?;
    browser.type_day("Due optional", "0607202").await?;
    sleep(REST).await;
    browser.keeps("2027-06-07").await?;
    let left = "return document.activeElement.blur()";
    browser.js(left, vec![]).await?;
    assert_eq!(browser.held("Due optional").await?, "2027-06-07");
    // Two digits are enough for who is in a hurry.
    browser.type_day("Due optional", "05062028").await?;
    browser.type_day("Due optional", "060726").await?;
    browser.js(left, vec![]).await?;
    assert_eq!(browser.held("Due optional").await?, "2026-06-07");
    browser.keeps("2026-06-07").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_what_was_entered_without_the_focus_was_taken_for_what_had_been_there() -> Result
{
    let browser = Browser::with_sample().await?;
    // As tools do for people, and browsers in a window that is not in front: nothing is focused, no key is pressed.
    browser.learns_by_events(&["input"]).await?;
    browser.press(Key::Escape + "").await?;
    browser.sees("Not finished:").await?;
    browser.has_kept_when_it_was_learned().await?;
    browser.click("button", "Cancel").await?;
    browser.open_kpi("SLA compliance").await?;
    browser
        .go(&format!("{}/edit", browser.route().await?))
        .await?;
    let focus = browser.by_label("In focus").await?;
    let before = focus.prop("checked").await?;
    browser
        .js("arguments[0].click()", vec![focus.to_json()?])
        .await?;
    assert_ne!(focus.prop("checked").await?, before);
    browser.refresh().await?;
    browser.wait_ready().await?;
    browser.sees("Kept from before").await?;
    let again = browser.by_label("In focus").await?;
    assert_ne!(again.prop("checked").await?, before);
    browser.finish().await
}

#[tokio::test]
async fn regression_what_was_entered_before_the_focus_was_told_was_taken_for_what_had_been_there()
-> Result {
    let browser = Browser::with_sample().await?;
    // As WebKit does with days: it tells of the focus in the middle of the change.
    browser.learns_by_events(&["focusin", "input"]).await?;
    browser.refresh().await?;
    browser.wait_ready().await?;
    browser.has_kept_when_it_was_learned().await?;
    browser.finish().await
}
