//! Budget requests: the figures of one, two that compete for the money there is, the business case, and what came of it.

use std::fs;

use crate::Result;
use crate::driver::Browser;
use thirtyfour::Key;

/// The figure on the tile of this name.
async fn figure(browser: &Browser, name: &str, expected: &str) -> Result {
    let script = "const [name, expected] = arguments;
        const tile = [...document.querySelectorAll('.worth .stat')].find((tile) => tile.querySelector('.stat-label').innerText === name);
        return tile?.querySelector('.stat-figure').innerText.replace(/\\s+/g, ' ') === expected";
    let arguments = vec![serde_json::json!(name), serde_json::json!(expected)];
    browser.until_with(script, arguments).await
}

/// Adds a request with a cost and a typed yearly loss, of which nothing is left afterwards.
async fn request(browser: &Browser, name: &str, cost: &str, loss: &str) -> Result {
    browser.go("#/budget").await?;
    browser.click("button", "New request").await?;
    browser.by_role("heading", "New request").await?;
    browser.fill("Name", name).await?;
    browser.by_role("heading", name).await?;
    browser.fill("One-off cost", cost).await?;
    browser.choose("Typed").await?;
    browser.fill("Yearly loss before", loss).await
}

#[tokio::test]
async fn a_request_has_figures_that_explain_themselves_and_none_where_there_is_none() -> Result {
    let browser = Browser::at("").await?;
    browser.click("button", "Start blank").await?;
    browser.go("#/budget").await?;
    browser.sees("No budget requests yet").await?;
    browser
        .assert_stands_every_look("a budget without requests")
        .await?;
    browser.click("button", "Write the first request").await?;
    browser.by_role("heading", "New request").await?;
    figure(&browser, "ROSI", "Unknown").await?;
    browser
        .sees("Nobody has estimated the yearly loss before and after.")
        .await?;

    browser.fill("Name", "Mail gateway").await?;
    browser.choose("Typed").await?;
    browser.fill("Yearly loss before", "60 000").await?;
    figure(&browser, "ROSI", "Not applicable").await?;
    browser
        .sees("It costs nothing, so there is no return on a cost.")
        .await?;
    figure(&browser, "Payback", "Not applicable").await?;

    // Money of another currency is refused by name; three digits behind a comma are thousands.
    browser.fill("One-off cost", "USD 1,204").await?;
    browser
        .complains("One-off cost", "is not this scorecard's currency")
        .await?;
    browser.fill("One-off cost", "-5").await?;
    browser
        .complains("One-off cost", "It cannot be below 0.")
        .await?;
    browser.fill("One-off cost", "30,000").await?;
    browser.fill("Yearly cost", "10 000").await?;
    browser.fill("Yearly loss after", "20 000").await?;
    // Over three years: (3 × 40,000 − 60,000) ÷ 60,000, and 30,000 ÷ (40,000 − 10,000).
    figure(&browser, "ROSI", "100 %").await?;
    figure(&browser, "Payback", "1 year").await?;
    browser
        .click("button", "Why? The formulas with these numbers")
        .await?;
    browser
        .sees("(Loss avoided − cost) ÷ cost = (EUR 120 000 − EUR 60 000) ÷ EUR 60 000 = 100 %.")
        .await?;
    browser.sees("“Yearly loss before” matters most").await?;
    browser
        .assert_stands_every_look("a request with a typed loss")
        .await?;

    browser.click("button", "Undo: type the loss").await?;
    // (3 × 60,000 − 60,000) ÷ 60,000
    figure(&browser, "ROSI", "200 %").await?;
    browser
        .choose_from_menu("More for this request", "Delete request")
        .await?;
    browser.sees("No budget requests yet").await?;
    browser
        .click("button", "Undo: delete “Mail gateway”")
        .await?;
    browser.by_role("link", "Mail gateway").await?;
    browser.finish().await
}

#[tokio::test]
async fn two_requests_compete_for_one_budget() -> Result {
    let browser = Browser::at("").await?;
    browser.click("button", "Start blank").await?;
    request(&browser, "Mail gateway", "30000", "40000").await?;
    request(&browser, "Backups", "25000", "20000").await?;
    browser.go("#/budget").await?;
    browser.sees("Say above how much money there is.").await?;
    browser.fill("Money there is optional", "40000").await?;
    browser
        .sees("The best set has one request: EUR 30 000 of cost")
        .await?;
    browser
        .sees("Does not fit: needs EUR 25 000 of EUR 10 000 left.")
        .await?;
    browser.by_text("In the best set").await?;
    browser.fill("Money there is optional", "60000").await?;
    browser.sees("The best set has two requests").await?;

    browser.click("checkbox", "Compare “Mail gateway”").await?;
    browser.click("checkbox", "Compare “Backups”").await?;
    browser.by_role("heading", "Side by side").await?;
    browser
        .assert_stands_every_look("the budget with a comparison")
        .await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.sees("The best set has two requests").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_business_case_is_copied_edited_printed_and_saved() -> Result {
    let mut browser = Browser::with_sample().await?;
    open(
        &browser,
        "Security keys for everybody who can change the portal",
    )
    .await?;
    browser.sees("It pays for itself with a chance of").await?;
    browser
        .assert_stands_every_look("a request with a simulated range")
        .await?;

    browser.click("button", "Copy the business case").await?;
    browser.by_role("button", "Copied").await?;
    let copied = browser.clipboard().await?;
    for words in [
        "Business case: Security keys",
        "What we ask for",
        "• Paid back after",
    ] {
        assert!(copied.contains(words), "“{words}” is not in {copied}");
    }

    browser.click("button", "Edit the wording").await?;
    browser
        .fill("Your wording", "# Keys\n\n## Why\n\nOne *more* reason.")
        .await?;
    browser.click("button", "Done").await?;
    browser.by_role("heading", "Keys").await?;
    browser.click("button", "Download as Markdown").await?;
    let file = browser.downloaded().await?;
    assert_eq!(
        fs::read_to_string(&file)?,
        "# Keys\n\n## Why\n\nOne \\*more\\* reason.\n"
    );
    browser.fill("One-off cost", "17 000").await?;
    browser
        .sees("Your wording is older than the figures.")
        .await?;
    browser.click("button", "Use the new draft").await?;
    browser.sees("EUR 17 000 once").await?;

    // What the print dialog would be given.
    let watch = "window.print = () => { window.printed = document.documentElement.dataset.print; window.dispatchEvent(new Event('afterprint')) }";
    browser.js(watch, vec![]).await?;
    browser.click("button", "Print").await?;
    browser.until("return window.printed === 'case'").await?;
    browser
        .until("return document.documentElement.dataset.print === undefined")
        .await?;
    browser
        .js("document.documentElement.dataset.print = 'case'", vec![])
        .await?;
    let paper = serde_json::json!({ "media": "print" });
    browser
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", paper)
        .await?;
    let shown = "return [...document.querySelectorAll('main :is(h1, h2, h3, button, input)')]
        .filter((element) => element.checkVisibility()).map((element) => element.innerText)";
    let shown = browser.texts_of(shown).await?;
    assert_eq!(shown.len(), 1, "printed as well: {shown:?}");
    browser.finish().await
}

#[tokio::test]
async fn after_the_purchase_each_promise_has_a_verdict() -> Result {
    let browser = Browser::with_sample().await?;
    open(
        &browser,
        "Phone alerting and an allowance for the on-call rota",
    )
    .await?;
    browser.by_role("heading", "What came of it").await?;
    came_of(&browser, "Spending until then", "EUR 12 500 EUR 6 800 Kept").await?;
    browser.click("button", "Note it").await?;
    browser
        .sees("Enter what was spent, the yearly loss, or both.")
        .await?;
    browser
        .fill("Spent so far, in all optional", "20 000")
        .await?;
    browser.click("button", "Note it").await?;
    came_of(
        &browser,
        "Spending until then",
        "EUR 12 500 EUR 20 000 Missed",
    )
    .await?;
    browser
        .click("button", "Undo: note what came of a request")
        .await?;
    came_of(&browser, "Spending until then", "EUR 12 500 EUR 6 800 Kept").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_request_is_written_without_a_mouse() -> Result {
    let browser = Browser::at("").await?;
    browser.click("button", "Start blank").await?;
    browser.go("#/budget").await?;
    browser.press(Key::Tab + "").await?;
    browser.press(Key::Enter + "").await?;
    browser.by_role("heading", "New request").await?;
    let reaches = "return document.activeElement.labels?.[0]?.innerText.startsWith('Name')";
    for _ in 0..12 {
        if browser.js(reaches, vec![]).await? == serde_json::json!(true) {
            break;
        }
        browser.press(Key::Tab + "").await?;
    }
    browser.press(Key::Control + "a").await?;
    browser.press("Laptop encryption").await?;
    browser.press(Key::Tab + "").await?;
    browser.by_role("heading", "Laptop encryption").await?;
    browser.finish().await
}

/// Waits until the line of the promise says this.
async fn came_of(browser: &Browser, promise: &str, said: &str) -> Result {
    let script = "const [promise, said] = arguments;
        const row = [...document.querySelectorAll('main tbody tr')].find((row) => row.cells[0].innerText === promise);
        return [...(row?.cells ?? [])].slice(1).map((cell) => cell.innerText.trim()).join(' ').replace(/\\s+/g, ' ') === said";
    let arguments = vec![serde_json::json!(promise), serde_json::json!(said)];
    browser.until_with(script, arguments).await
}

/// Opens the page of the request with this name.
async fn open(browser: &Browser, name: &str) -> Result {
    browser.go("#/budget").await?;
    let script = "const link = [...document.querySelectorAll('main tbody th a')].find((link) => link.innerText === arguments[0]);
        link?.click();
        return link !== undefined";
    browser
        .until_with(script, vec![serde_json::json!(name)])
        .await?;
    browser.by_role("heading", name).await?;
    Ok(())
}

#[tokio::test]
async fn a_change_that_was_none_offers_no_undo_of_the_one_before() -> Result {
    let browser = Browser::at("").await?;
    browser.click("button", "Start blank").await?;
    request(&browser, "Mail gateway", "30000", "40000").await?;
    let assumption = "As many suppliers as today";
    browser.fill("Another assumption", assumption).await?;
    browser.click("button", "Add the assumption").await?;
    browser.by_role("button", "Remove assumption 1").await?;

    // A double click: the second one finds nothing left to remove.
    let script = "const [label] = arguments;
        const button = [...document.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === label);
        button.click(); button.click()";
    browser
        .js(script, vec![serde_json::json!("Remove assumption 1")])
        .await?;
    browser.sees("Assumption removed").await?;
    let said = "return [...document.querySelectorAll('.toast')].map((one) => one.innerText)";
    let said = browser.texts_of(said).await?;
    let said = said
        .iter()
        .filter(|said| said.contains("Assumption removed"));
    assert_eq!(said.count(), 1);
    browser.click("button", "Undo").await?;
    browser.by_role("button", "Remove assumption 1").await?;
    browser.finish().await
}
