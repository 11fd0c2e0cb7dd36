//! What is tried above all in Firefox and WebKit; more of it are stories of other modules: `cargo xtask test engines`.

use std::collections::{BTreeSet, VecDeque};

use crate::Result;
use crate::driver::{Browser, Engine};
use crate::walk::{is_page, leave_what_was_found};

#[tokio::test]
async fn the_engine_is_the_one_that_was_asked_for() -> Result {
    let browser = Browser::at("").await?;
    let name = browser.text_of("return navigator.userAgent").await?;
    let mark = match Engine::given() {
        Engine::Chromium => "Chrome/",
        Engine::Firefox => "Firefox/",
        Engine::WebKit => "Version/",
    };
    assert!(name.contains(mark), "{name}");
    browser.finish().await
}

#[tokio::test]
async fn every_page_of_the_sample_opens_fits_a_phone_and_a_desk_and_the_console_stays_empty()
-> Result {
    let browser = Browser::with_sample().await?;
    browser.is_saved().await?;
    let mut routes: VecDeque<String> = ["#/scorecard", "#/data"].map(str::to_owned).into();
    routes.extend(browser.pages_of_records().await?);
    browser.open_in_frame("#/guide").await?;
    let mut pages = BTreeSet::new();
    let (mut wide, mut told) = (Vec::new(), Vec::new());
    while let Some(page) = routes.pop_front() {
        if !is_page(&page) || !pages.insert(page.clone()) {
            continue;
        }
        browser.go(&page).await?;
        wide.extend(browser.too_wide(&page, &[390, 1280]).await?);
        let problems = browser.console_problems().await?;
        told.extend(problems.iter().map(|problem| format!("{page}: {problem}")));
        let links = "return [...document.querySelectorAll(\"a[href^='#/']\")].map((link) => link.getAttribute('href'))";
        routes.extend(browser.texts_of(links).await?);
    }
    println!("{} pages", pages.len());
    assert!(pages.len() > 100, "there are only {pages:?}");
    assert!(told.is_empty(), "the console shows\n{}", told.join("\n"));
    assert!(
        wide.is_empty(),
        "{} pages scroll sideways\n{}",
        wide.len(),
        wide.join("\n\n")
    );
    browser.finish().await
}

#[tokio::test]
async fn fields_are_left_by_back_and_by_reload_and_nothing_is_lost_on_the_first_half_of_the_pages()
-> Result {
    leave_what_was_found(0).await
}

#[tokio::test]
async fn fields_are_left_by_back_and_by_reload_and_nothing_is_lost_on_the_second_half_of_the_pages()
-> Result {
    leave_what_was_found(1).await
}
