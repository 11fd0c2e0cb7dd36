//! The risk register: from empty to a list that is sorted, filtered, changed together, weighed and taken elsewhere.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::prelude::*;

/// A register as other people keep it.
const OTHERS: &str = "Risk;Category;Probability;Impact;Owner;Status\n\
    Vendor breach;Commercial;Likely;Major;Ada;Open\n\
    Scope creep;Planning;4;3;;Open\n\
    Testing miss;Quality;2;2;Bo;Open\n\
    Old tool;Execution;5;5;Bo;Closed\n\
    Nameless;Quality;often;2;;Open\n";

async fn with_register() -> Result<Browser> {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risks").await?;
    browser.sees("No risks yet").await?;
    take_in(
        &browser,
        OTHERS,
        "4 new, 0 changed, 0 as they are, 1 left out",
    )
    .await?;
    browser
        .lists_risks(&["Vendor breach", "Scope creep", "Testing miss", "Old tool"])
        .await?;
    Ok(browser)
}

async fn take_in(browser: &Browser, text: &str, words: &str) -> Result {
    browser.click("button", "Import CSV").await?;
    browser.paste("Paste from a spreadsheet", text).await?;
    browser.sees(words).await?;
    browser.click("button", "Take over").await
}

impl Browser {
    /// Waits until the register lists these risks, in this order.
    async fn lists_risks(&self, names: &[&str]) -> Result {
        let script = "const names = [...document.querySelectorAll('main tbody th a')].map((link) => link.innerText);
            return JSON.stringify(names) === arguments[0]";
        let wanted = serde_json::json!(serde_json::to_string(names)?);
        self.until_with(script, vec![wanted]).await
    }

    /// Waits until the row of the risk says this.
    async fn row_says(&self, name: &str, words: &str) -> Result {
        let script = "const row = [...document.querySelectorAll('main tbody tr')]
              .find((row) => row.querySelector('th a')?.innerText === arguments[0]);
            return row?.innerText.replace(/\\s+/g, ' ').includes(arguments[1]) === true";
        let arguments = vec![serde_json::json!(name), serde_json::json!(words)];
        self.until_with(script, arguments).await
    }

    /// Sets the appetite of today in the dialog that is open.
    async fn set_appetite(&self, limit: &str) -> Result {
        self.fill("Highest score that is accepted", limit).await?;
        self.fill("Who decided it, and why optional", "the steering board")
            .await?;
        self.click("button", "Set the appetite").await
    }
}

#[tokio::test]
async fn an_empty_register_teaches_and_fills_from_a_table_of_other_people() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/risks").await?;
    browser
        .by_role("link", "Add a risk from the library")
        .await?;
    browser
        .assert_stands_every_look("the empty register")
        .await?;
    browser.click("button", "Import CSV").await?;
    browser.paste("Paste from a spreadsheet", OTHERS).await?;
    browser
        .sees("4 new, 0 changed, 0 as they are, 1 left out")
        .await?;
    browser
        .sees("Line 6, column 3: “often” is not a level.")
        .await?;
    browser
        .sees("closed today, because no day is given")
        .await?;
    browser
        .assert_stands_every_look("the preview of a register")
        .await?;
    browser.click("button", "Take over").await?;
    browser
        .lists_risks(&["Vendor breach", "Scope creep", "Testing miss", "Old tool"])
        .await?;
    browser.sees("4 risks, exposure 32 points").await?;
    browser
        .row_says(
            "Vendor breach",
            "inherent 16, residual 16, no target Likely × Major",
        )
        .await?;
    browser.is_saved().await?;
    browser.assert_stands_every_look("the register").await?;
    browser.click("button", "Undo").await?;
    browser.sees("No risks yet").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_register_is_sorted_and_filtered_and_says_what_is_left() -> Result {
    let browser = with_register().await?;
    browser.click("button", "Risk").await?;
    browser
        .lists_risks(&["Old tool", "Scope creep", "Testing miss", "Vendor breach"])
        .await?;
    browser
        .until("return document.querySelector('main thead th').ariaSort === 'ascending'")
        .await?;
    browser.click("button", "Risk").await?;
    browser
        .lists_risks(&["Vendor breach", "Testing miss", "Scope creep", "Old tool"])
        .await?;
    browser.select("Sort by", "Category").await?;
    browser
        .lists_risks(&["Vendor breach", "Old tool", "Scope creep", "Testing miss"])
        .await?;

    browser.select("Owner", "Bo").await?;
    browser.lists_risks(&["Old tool", "Testing miss"]).await?;
    browser
        .sees("2 of 4 risks, exposure 4 of 32 points · Owner: Bo")
        .await?;
    browser.select("State", "Open").await?;
    browser.lists_risks(&["Testing miss"]).await?;
    browser.fill("Search risks", "vendor").await?;
    browser.sees("No risk matches").await?;
    browser
        .assert_stands_every_look("a register without a match")
        .await?;
    browser.click("button", "Clear filters").await?;
    browser.sees("4 risks, exposure 32 points").await?;
    browser.finish().await
}

#[tokio::test]
async fn many_risks_are_changed_at_once_and_changed_back_at_once() -> Result {
    let browser = with_register().await?;
    browser.click("checkbox", "Select Vendor breach").await?;
    browser.click("checkbox", "Select Scope creep").await?;
    browser
        .choose_from_menu("Change 2 risks", "Set the owner")
        .await?;
    browser.fill("Owner", "Chris").await?;
    browser.click("button", "Change them").await?;
    browser.row_says("Vendor breach", "Chris").await?;
    browser.row_says("Scope creep", "Chris").await?;
    browser.click("button", "Undo").await?;
    browser.row_says("Vendor breach", "Ada").await?;
    browser.row_says("Scope creep", "Nobody").await?;

    browser
        .choose_from_menu("Change 2 risks", "Set the response")
        .await?;
    browser.select("Response", "Accept").await?;
    browser.click("button", "Change them").await?;
    browser.complains("Why it is accepted", "Say why").await?;
    browser
        .complains("Who accepts it", "Name the person")
        .await?;
    browser
        .complains("Look at it again on", "Choose a day")
        .await?;
    browser
        .assert_stands_every_look("the acceptance of many risks")
        .await?;
    browser
        .fill("Why it is accepted", "Too dear to change now")
        .await?;
    browser.fill("Who accepts it", "Ada").await?;
    let review = browser.today() + chrono::Days::new(90);
    browser.fill_date("Look at it again on", review).await?;
    browser.click("button", "Change them").await?;
    browser.row_says("Scope creep", "Accepted until").await?;
    browser.row_says("Vendor breach", "Accepted until").await?;

    browser
        .choose_from_menu("Change 2 risks", "Mark closed")
        .await?;
    let early = browser.today() - chrono::Days::new(1);
    browser.fill_date("Closed on", early).await?;
    browser.click("button", "Change them").await?;
    browser.complains("Closed on", "was identified on").await?;
    browser.click("button", "Cancel").await?;

    browser
        .click("checkbox", "Select all 4 in this list")
        .await?;
    browser.choose_from_menu("Change 4 risks", "Delete").await?;
    browser.sees("No risks yet").await?;
    browser.click("button", "Undo: delete 4 risks").await?;
    browser.row_says("Scope creep", "Accepted until").await?;
    browser.is_saved().await?;
    browser.finish().await
}

#[tokio::test]
async fn the_matrix_shows_what_is_above_the_appetite_and_opens_its_cells() -> Result {
    let browser = with_register().await?;
    browser.click("tab", "Matrix").await?;
    browser.sees("3 risks open, 32 points residual.").await?;
    browser
        .sees("Nobody has said yet how much risk is accepted.")
        .await?;
    browser.click("button", "Scale and appetite").await?;
    browser.set_appetite("26").await?;
    browser
        .complains("Highest score that is accepted", "from 1 to 25")
        .await?;
    browser.assert_stands_every_look("the appetite").await?;
    browser.set_appetite("12").await?;
    browser.sees("Appetite: up to 12 since").await?;
    browser.click("button", "Close").await?;
    browser.sees("1 risk is above the appetite").await?;
    browser.sees("16 points, 4 too many").await?;

    let cell = browser
        .by_role("button", "1 risk: Likely × Major, score 16, above appetite")
        .await?;
    cell.focus().await?;
    browser.press(Key::Enter + "").await?;
    browser
        .until("return document.activeElement.ariaLabel === 'Risks of a cell'")
        .await?;
    browser.press(Key::Tab + "").await?;
    browser.until("return document.activeElement.innerText === 'Vendor breach' && document.activeElement.hash.startsWith('#/risk/')").await?;
    browser
        .assert_stands_every_look("the matrix with an open cell")
        .await?;

    browser.choose("3 × 3").await?;
    browser
        .by_role(
            "button",
            "1 risk: High × Medium, score 12–15, partly above appetite",
        )
        .await?;
    browser.choose("Inherent → residual").await?;
    browser
        .sees("3 risks open: 0 lower, 3 unchanged, 0 higher; from 32 to 32 points.")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn a_lower_score_is_an_arrow_and_a_line_of_the_table() -> Result {
    let browser = with_register().await?;
    browser.click("checkbox", "Select Vendor breach").await?;
    browser
        .choose_from_menu("Change 1 risk", "Set a score")
        .await?;
    browser.select("Likelihood", "2 – Unlikely").await?;
    browser.select("Impact", "3 – Serious").await?;
    browser.click("button", "Change them").await?;
    browser.row_says("Vendor breach", "16 → 6").await?;
    browser.click("tab", "Matrix").await?;
    browser.choose("Inherent → residual").await?;
    browser
        .sees("3 risks open: 1 lower, 2 unchanged, 0 higher; from 32 to 22 points.")
        .await?;
    browser
        .until("return document.querySelectorAll('.matrix-head').length === 1")
        .await?;
    let inside = "const head = document.querySelector('.matrix-head').getBoundingClientRect();
        const cell = [...document.querySelectorAll('.matrix td')].find((td) => td.innerText.includes('1') && td.querySelector('button')?.ariaLabel.includes('Unlikely × Serious'));
        const around = cell.getBoundingClientRect();
        return head.left > around.left && head.right < around.right && head.top > around.top && head.bottom < around.bottom";
    browser.until(inside).await?;
    browser.resize(390, 800).await?;
    browser.until(inside).await?;
    browser.resize(1280, 800).await?;
    browser.click("button", "The moves as a table").await?;
    browser.sees("−10 lower").await?;
    browser.assert_stands_every_look("the moves").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_words_of_the_scale_are_the_projects_own() -> Result {
    let browser = with_register().await?;
    browser.click("button", "Scale and appetite").await?;
    browser.click("tab", "Words of the scale").await?;
    let first = "//fieldset[legend='Likelihood 4']//input";
    let name = browser.find(By::XPath(first)).await?;
    name.clear().await?;
    name.send_keys("rare").await?;
    browser.press(Key::Enter + "").await?;
    browser.sees("Level 1 has this name already.").await?;
    browser
        .assert_stands_every_look("the words of the scale")
        .await?;
    name.clear().await?;
    name.send_keys("Every year").await?;
    browser.click("button", "Save the words").await?;
    browser.click("button", "Close").await?;
    browser
        .row_says("Vendor breach", "Every year × Major")
        .await?;
    browser.click("button", "Scale and appetite").await?;
    browser.click("tab", "Words of the scale").await?;
    browser.click("button", "Back to the usual words").await?;
    browser.click("button", "Close").await?;
    browser.row_says("Vendor breach", "Likely × Major").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_register_goes_out_and_comes_back_the_same() -> Result {
    let mut browser = with_register().await?;
    browser.click("button", "Export CSV").await?;
    let file = browser.downloaded().await?;
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    assert!(name.ends_with(".risks.csv"), "{name}");
    let csv = std::fs::read_to_string(&file)?;
    assert!(
        csv.starts_with("id,name,description,category,owner,inherent_likelihood,"),
        "{csv}"
    );

    browser.click("button", "Import CSV").await?;
    browser.choose_file("Or choose a CSV file", &file).await?;
    browser
        .sees("0 new, 0 changed, 4 as they are, 0 left out")
        .await?;
    let take_over = browser.by_role("button", "Take over").await?;
    assert_eq!(
        take_over.attr("aria-disabled").await?.as_deref(),
        Some("true")
    );
    browser.press(Key::Escape + "").await?;

    browser
        .click("checkbox", "Select all 4 in this list")
        .await?;
    browser.choose_from_menu("Change 4 risks", "Delete").await?;
    browser.sees("No risks yet").await?;
    browser.click("button", "Import CSV").await?;
    browser.choose_file("Or choose a CSV file", &file).await?;
    browser
        .sees("4 new, 0 changed, 0 as they are, 0 left out")
        .await?;
    browser.click("button", "Take over").await?;
    browser
        .lists_risks(&["Vendor breach", "Scope creep", "Testing miss", "Old tool"])
        .await?;
    browser.click("button", "Export CSV").await?;
    let again = std::fs::read_to_string(browser.downloaded().await?)?;
    assert_eq!(again, csv);
    browser.finish().await
}
