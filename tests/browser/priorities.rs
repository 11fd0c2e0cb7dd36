//! What to do first: typed, ticked off, coming back, raised, set by hand, and moved across the board.

use crate::Result;
use crate::driver::Browser;
use chrono::Days;
use serde_json::json;
use thirtyfour::prelude::*;

const VULNERABILITIES: &str = "Critical vulnerabilities in scans";

#[tokio::test]
async fn a_typed_task_is_kept_ticked_off_and_taken_back() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser.sees("No tasks yet").await?;
    browser.type_task("   ").await?;
    browser
        .complains("New task", "Say what is to be done")
        .await?;
    browser.type_task("Ask the vendor for the report").await?;
    browser
        .sees("Added: “Ask the vendor for the report”, 1st of 1.")
        .await?;
    browser.type_task("Call the auditor").await?;
    browser
        .lists(&[
            "Ask the vendor for the report: Today",
            "Call the auditor: Today",
        ])
        .await?;

    browser
        .click("checkbox", "Done: Ask the vendor for the report")
        .await?;
    browser
        .lists(&[
            "Call the auditor: Today",
            "Ask the vendor for the report: Done today",
        ])
        .await?;
    // What was ticked went to the end; the focus is on the box that came into its place.
    browser
        .until("return document.activeElement.ariaLabel === 'Done: Call the auditor'")
        .await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser
        .lists(&[
            "Call the auditor: Today",
            "Ask the vendor for the report: Done today",
        ])
        .await?;
    browser
        .click("checkbox", "Done: Ask the vendor for the report")
        .await?;
    browser
        .lists(&[
            "Ask the vendor for the report: Today",
            "Call the auditor: Today",
        ])
        .await?;
    browser
        .click("button", "Undo: reopen “Ask the vendor for the report”")
        .await?;
    browser
        .lists(&[
            "Call the auditor: Today",
            "Ask the vendor for the report: Done today",
        ])
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn a_task_that_comes_back_moves_on_to_its_next_day() -> Result {
    let browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.go("#/priorities").await?;
    browser.select("How often", "Weekly").await?;
    browser.type_task("Read the scan").await?;
    browser.click("checkbox", "Done: Read the scan").await?;
    browser.sees("Done today, next on").await?;

    browser.open_task("Read the scan").await?;
    browser
        .holds("Due optional", &(today + Days::new(7)).to_string())
        .await?;
    browser.click("button", "Not done after all").await?;
    browser.holds("Due optional", &today.to_string()).await?;
    browser.sees("Not done yet.").await?;

    browser.fill("Effort each time optional", "soon").await?;
    browser
        .complains("Effort each time optional", "“soon” is not a time span")
        .await?;
    browser.fill("Effort each time optional", "90 min").await?;
    browser
        .holds("Effort each time optional", "1\u{a0}h 30\u{a0}min")
        .await?;
    browser.fill("What is to be done", " ").await?;
    browser
        .complains("What is to be done", "it needs a text")
        .await?;
    browser
        .fill("What is to be done", "Read the weekly scan")
        .await?;
    browser.by_role("heading", "Read the weekly scan").await?;

    browser
        .choose_from_menu("More for this task", "Delete task")
        .await?;
    browser.arrives_at("#/priorities").await?;
    browser.sees("No tasks yet").await?;
    browser
        .click("button", "Undo: delete “Read the weekly scan”")
        .await?;
    browser.lists(&["Read the weekly scan: Today"]).await?;
    browser.finish().await
}

#[tokio::test]
async fn starter_tasks_are_added_at_once_and_only_once() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser.click("button", "Choose starter tasks").await?;
    browser.by_role("dialog", "Add starter tasks").await?;
    browser.select("Starter tasks for", VULNERABILITIES).await?;
    let count = browser
        .js(
            "return document.querySelectorAll('.starters li').length",
            vec![],
        )
        .await?
        .as_u64()
        .ok_or("a number")?;
    assert!(count >= 2, "{count} starter tasks");
    browser
        .click("button", &format!("Add {count} tasks"))
        .await?;
    browser.sees(&format!("{count} tasks added.")).await?;
    browser.click("tab", "All tasks").await?;
    browser.has_tasks(count).await?;

    browser.click("button", "Add starter tasks").await?;
    browser.select("Starter tasks for", VULNERABILITIES).await?;
    browser.sees("All of them are on your list.").await?;
    browser
        .assert_stands_every_look("the starter tasks")
        .await?;
    browser.click("button", "Close").await?;
    browser.click("button", "Undo: add starter tasks").await?;
    browser.sees("No tasks yet").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_rule_raises_a_task_and_the_task_says_why() -> Result {
    let browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.go("#/priorities").await?;
    browser.type_task("Review the scan").await?;
    browser.open_task("Review the scan").await?;
    browser.sees("Why is this first?").await?;
    browser.select("While", VULNERABILITIES).await?;
    browser.click("button", "Add the rule").await?;
    browser.complains("Value", "Enter a value.").await?;
    browser.fill("Value", "0").await?;
    browser.click("button", "Add the rule").await?;
    let rule = format!("High while {VULNERABILITIES} is above 0:");
    browser
        .sees(&format!(
            "{rule} it has no value yet, so this cannot be judged"
        ))
        .await?;
    let task = browser.route().await?;

    browser.open_kpi(VULNERABILITIES).await?;
    browser.measure(today, "3").await?;
    browser.has_values(1).await?;
    browser.go(&task).await?;
    browser.sees(&format!("{rule} it is 3 now")).await?;

    browser.go("#/priorities").await?;
    assert_eq!(browser.badges().await?, ["High"]);
    browser
        .click("button", "Why is this first? Review the scan")
        .await?;
    browser.sees("25 points make Medium (50 or more are High, 25 or more Medium); a rule raises it to High.").await?;
    browser
        .assert_stands_every_look("the reasons of a task")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn a_persons_own_priority_needs_a_reason_and_shows_the_computed_one() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser.type_task("Call the auditor").await?;
    browser.open_task("Call the auditor").await?;
    browser.click("button", "Set it").await?;
    browser.complains("Reason", "Say why").await?;
    browser.fill("Reason", "The client asked in person").await?;
    browser.click("button", "Set it").await?;
    browser.sees("High: The client asked in person").await?;
    browser
        .sees("High was set by hand instead of Medium: The client asked in person")
        .await?;
    browser.go("#/priorities").await?;
    browser
        .sees("Set by hand: The client asked in person")
        .await?;
    browser.open_task("Call the auditor").await?;
    browser.click("button", "Back to the computed one").await?;
    browser.by_label("Reason").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_task_waits_for_another_and_never_in_a_circle() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser.type_task("Order the scanner").await?;
    browser.type_task("Run the scanner").await?;
    browser.open_task("Order the scanner").await?;
    browser.click("button", "Link a task").await?;
    browser.click("button", "Run the scanner").await?;
    browser.sees("It waits for another task").await?;
    browser.go("#/priorities").await?;
    browser
        .lists(&["Run the scanner: Today", "Order the scanner: Today"])
        .await?;
    browser.sees("Waits for “Run the scanner”").await?;
    browser.sees("1 task waits for this").await?;

    browser.open_task("Run the scanner").await?;
    browser.click("button", "Link a task").await?;
    browser.click("button", "Order the scanner").await?;
    browser
        .sees("“Order the scanner” already waits for this task, so neither could start.")
        .await?;
    browser.click("button", "Mark done").await?;
    browser.go("#/priorities").await?;
    browser.sees_no("Waits for").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_card_moves_by_drag_by_keyboard_and_by_click() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser.type_task("Order the scanner").await?;
    browser.click("tab", "Board").await?;
    browser.is_at("Intake").await?;
    browser.assert_stands_every_look("the board").await?;

    let card = browser.by_role("link", "Order the scanner").await?;
    let planning = browser.find(By::Css("[data-stage='2']")).await?;
    let drag = browser.action_chain().click_and_hold_element(&card);
    drag.move_to_element_center(&planning)
        .release()
        .perform()
        .await?;
    browser.is_at("Planning").await?;
    browser
        .sees("“Order the scanner” is now at Planning.")
        .await?;
    assert_eq!(
        browser.route().await?,
        "#/priorities",
        "letting go is no click"
    );
    browser
        .click("button", "Undo: move “Order the scanner” to Planning")
        .await?;
    browser.is_at("Intake").await?;

    let link = browser.by_role("link", "Order the scanner").await?;
    browser
        .js("arguments[0].focus()", vec![link.to_json()?])
        .await?;
    browser.press(Key::Alt + Key::Right).await?;
    browser.is_at("Prioritisation").await?;
    browser
        .until("return document.activeElement.innerText === 'Order the scanner'")
        .await?;
    browser.press(Key::Alt + Key::Right).await?;
    browser.is_at("Planning").await?;
    browser.press(Key::Alt + Key::Left).await?;
    browser.is_at("Prioritisation").await?;
    assert_eq!(
        browser.route().await?,
        "#/priorities",
        "Alt and an arrow stay here"
    );

    browser.choose_move("Change control").await?;
    browser.is_at("Change control").await?;
    browser.choose_move("In progress").await?;
    browser.sees("In progress · Today").await?;
    browser.is_at("Change control").await?;
    browser.finish().await
}

#[tokio::test]
async fn every_view_and_the_task_stand_every_look() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser
        .assert_stands_every_look("priorities without tasks")
        .await?;
    browser.select("For the KPI", VULNERABILITIES).await?;
    browser.type_task("Review the scan").await?;
    browser.type_task("Call the auditor").await?;
    for view in ["Today", "This week", "By KPI", "All tasks"] {
        browser.click("tab", view).await?;
        browser.has_tasks(2).await?;
        browser.assert_stands_every_look(view).await?;
    }
    browser.fill("Search tasks", "nothing like it").await?;
    browser.click("button", "Clear the filters").await?;
    browser.has_tasks(2).await?;
    browser.fill("Search tasks", "AUDITOR").await?;
    browser.lists(&["Call the auditor: Today"]).await?;
    browser.open_task("Call the auditor").await?;
    browser.assert_stands_every_look("a task").await?;
    browser
        .go("#/task/00000000-0000-4000-8000-000000000000")
        .await?;
    browser.sees("There is no such task").await?;
    browser.finish().await
}

#[tokio::test]
async fn on_paper_today_is_a_checklist() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/priorities").await?;
    browser.type_task("Review the scan").await?;
    let media = |media: &str| json!({ "media": media });
    browser
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", media("print"))
        .await?;
    browser.sees("Checklist for").await?;
    browser.by_role("checkbox", "Done: Review the scan").await?;
    let shown = "return [...document.querySelectorAll('.topbar, nav, .quick-add, main .toolbar, main button:not([role=tab]), .toasts')]
        .filter((element) => element.checkVisibility()).map((element) => element.className)";
    let furniture = browser.texts_of(shown).await?;
    assert!(furniture.is_empty(), "printed as well: {furniture:?}");
    browser
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", media(""))
        .await?;
    browser.finish().await
}

impl Browser {
    /// Types a task into the line for new ones and presses Enter.
    async fn type_task(&self, what: &str) -> Result {
        let field = self.by_label("New task").await?;
        field.clear().await?;
        field.send_keys(what).await?;
        Ok(field.send_keys(Key::Enter + "").await?)
    }

    /// Waits until the page lists exactly these tasks, each with its day.
    async fn lists(&self, tasks: &[&str]) -> Result {
        let script = "const line = (task) => `${task.querySelector('a').innerText}: ${task.querySelector('.task-due').innerText}`;
            return JSON.stringify([...document.querySelectorAll('.task')].map(line)) === JSON.stringify(arguments[0])";
        self.until_with(script, vec![json!(tasks)]).await
    }

    async fn has_tasks(&self, count: u64) -> Result {
        let script = "return document.querySelectorAll('.task').length === arguments[0]";
        self.until_with(script, vec![json!(count)]).await
    }

    /// The priorities of the listed tasks, in words.
    async fn badges(&self) -> Result<Vec<String>> {
        self.texts_of("return [...document.querySelectorAll('.task .badge')].map((badge) => badge.innerText.trim())").await
    }

    /// Follows the link of a listed task to its page.
    async fn open_task(&self, what: &str) -> Result {
        let link = self.by_role("link", what).await?;
        let route = link.attr("href").await?.ok_or("a link leads somewhere")?;
        self.click_on(&link).await?;
        self.arrives_at(&route).await
    }

    /// Waits until the field with this label holds the text.
    async fn holds(&self, label: &str, text: &str) -> Result {
        let field = self.by_label(label).await?;
        let script = "return arguments[0].value === arguments[1]";
        self.until_with(script, vec![field.to_json()?, json!(text)])
            .await
    }

    /// Waits until the only card of the board is at this stage.
    async fn is_at(&self, stage: &str) -> Result {
        let script = "const cards = [...document.querySelectorAll('.board-card')];
            return cards.length === 1 && cards[0].closest('.board-stage').querySelector('h2').innerText.startsWith(arguments[0])";
        self.until_with(script, vec![json!(stage)]).await
    }

    async fn choose_move(&self, item: &str) -> Result {
        self.choose_from_menu("Move “Order the scanner” to…", item)
            .await
    }
}
