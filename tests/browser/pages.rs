//! Every page, from the first start on: found, named, focused, readable in every look, nothing for axe to find.

use crate::Result;
use crate::driver::Browser;
use crate::steps::frozen_file;
use std::collections::HashSet;

#[tokio::test]
async fn the_first_start_offers_the_sample_and_the_sample_tells_its_story() -> Result {
    let browser = Browser::at("").await?;
    browser.assert_stands_every_look("the first start").await?;

    browser.click("button", "Try the sample").await?;
    browser.arrives_at("#/scorecard").await?;
    browser.sees("this is a sample").await?;
    let names =
        "return [...document.querySelectorAll('main tbody')][0].querySelectorAll('th a').length";
    assert_eq!(browser.js(names, vec![]).await?, 8);
    browser.sees("1 KPI off target without an action").await?;
    browser.by_text("No action yet").await?;
    browser.is_saved().await?;

    browser.open_needs().await?;
    browser
        .sees("The project and its figures are invented")
        .await?;
    browser.click("link", "Open the first").await?;
    browser
        .by_role("heading", "Security training completion")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn every_page_has_a_name_takes_the_focus_and_stands_every_look() -> Result {
    let browser = Browser::with_sample().await?;
    browser.open_kpi("Incident response time").await?;
    let kpi = browser.route().await?;
    let edit = format!("{kpi}/edit");
    let pages = [
        "#/scorecard",
        &kpi,
        "#/kpi/new",
        "#/kpi/new/own",
        &edit,
        "#/evidence",
        "#/tracking",
        "#/scripts",
        "#/phrases",
        "#/portfolio",
        "#/playbooks",
        "#/assessment",
        "#/playbook/vendor-data-breach",
        "#/data",
        "#/no/such/page",
    ];

    browser.go("#/scripts").await?;
    let mut titles = HashSet::new();
    for page in pages {
        browser.go(page).await?;
        let headings = browser
            .texts_of("return [...document.querySelectorAll('h1')].map((h1) => h1.innerText)")
            .await?;
        assert_eq!(headings.len(), 1, "{page} has the headings {headings:?}");
        let title = browser.title().await?;
        assert!(title.ends_with(" · Linchpin"), "{page} is titled {title}");
        assert!(
            titles.insert(title.clone()),
            "{page} has a title that another page has: {title}"
        );
        browser.assert_stands_every_look(page).await?;
    }
    browser.finish().await
}

#[tokio::test]
async fn every_dialog_stands_every_look() -> Result {
    let browser = Browser::with_sample().await?;
    browser.press("?").await?;
    browser.by_role("dialog", "Keyboard shortcuts").await?;
    browser.assert_stands_every_look("the shortcuts").await?;
    browser.click("button", "Close").await?;

    browser.click("button", "Find (Ctrl+K)").await?;
    browser
        .by_role("dialog", "Find a page, a KPI or an action")
        .await?;
    browser.assert_stands_every_look("the palette").await?;
    browser.press(thirtyfour::Key::Escape + "").await?;

    browser.open_kpi("SLA compliance").await?;
    browser.click("button", "Change the target").await?;
    browser
        .assert_stands_every_look("the dialog of a target")
        .await?;
    browser.click("button", "Cancel").await?;
    browser.click("button", "Declare a process change").await?;
    browser
        .assert_stands_every_look("the dialog of a process change")
        .await?;
    browser.click("button", "Cancel").await?;

    browser.click("button", "Paste or import CSV").await?;
    browser
        .paste(
            "Paste from a spreadsheet",
            "2025-03-03\t99.8\n2025-03-10\tmany\n",
        )
        .await?;
    browser
        .sees("1 new, 0 corrected, 0 left out, 1 not readable")
        .await?;
    browser
        .assert_stands_every_look("the preview of pasted values")
        .await?;
    browser.click("button", "Close").await?;

    let newest = browser
        .text_of("return document.querySelector('.kpi-measured tbody button').ariaLabel")
        .await?;
    browser.choose_from_menu(&newest, "Edit").await?;
    browser.by_role("dialog", "Correct the measurement").await?;
    browser
        .assert_stands_every_look("the correction of a measurement")
        .await?;
    browser.click("button", "Cancel").await?;

    browser.go("#/data").await?;
    browser.choose_file("Import a file", &frozen_file()).await?;
    browser.by_role("dialog", "Import this scorecard?").await?;
    browser
        .assert_stands_every_look("the preview of an import")
        .await?;
    browser.click("button", "Cancel").await?;
    browser.click("button", "New scorecard").await?;
    browser
        .assert_stands_every_look("the beginnings of another scorecard")
        .await?;
    browser.click("button", "Close").await?;
    browser.click("button", "Erase everything here…").await?;
    browser
        .assert_stands_every_look("the question before erasing")
        .await?;
    browser.click("button", "Close").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_what_a_button_at_the_end_of_a_row_is_called_widened_the_page() -> Result {
    let browser = Browser::with_sample().await?;
    for page in [
        "#/role",
        "#/scorecard",
        "#/risks",
        "#/priorities",
        "#/playbooks",
        "#/data",
    ] {
        browser.go(page).await?;
        for width in [390, 1280] {
            browser.resize(width, 800).await?;
            // From now on the focus shows, as it does for everybody who uses the keyboard.
            browser.press(thirtyfour::Key::Tab + "").await?;
            let beyond = browser
                .texts_of(
                    "return [...document.querySelectorAll('.btn:has(> .tip)')].filter((button) => button.checkVisibility())
                        .filter((button) => {
                            button.focus();
                            const tip = button.querySelector('.tip').getBoundingClientRect();
                            return !tip.width || tip.left < 0 || tip.right > innerWidth || document.documentElement.scrollWidth > innerWidth;
                        }).map((button) => button.textContent)",
                )
                .await?;
            assert_eq!(beyond, Vec::<String>::new(), "{page}, {width} pixels wide");
        }
    }
    browser.finish().await
}
