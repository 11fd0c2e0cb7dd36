//! A scorecard on its way to another machine, as a file: whole, harmless, and taken back in one step.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::revision::Replica;
use linchpin::domain::scorecard::Edit;
use linchpin::files::scorecard_file;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use thirtyfour::Key;

#[tokio::test]
async fn a_scorecard_arrives_whole_in_another_browser() -> Result {
    let mut browser = Browser::with_sample().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    browser.measure(today, "99,42 %").await?;
    browser.is_saved().await?;
    browser.go("#/scorecard").await?;
    let standings = browser.standings().await?;
    assert!(
        standings.iter().any(|line| line.contains("99.42")),
        "{standings:?}"
    );
    browser.go("#/data").await?;
    browser.click("button", "Export scorecard").await?;
    let file = browser.downloaded().await?;

    let mut browser = browser.with_clean_profile().await?;
    browser.open("").await?;
    browser.choose_file("Import a file", &file).await?;
    browser.by_role("dialog", "Import this scorecard?").await?;
    browser.sees("8 KPIs").await?;
    browser.click("button", "Add").await?;
    browser.arrives_at("#/scorecard").await?;
    assert_eq!(browser.standings().await?, standings);
    browser.is_saved().await?;
    browser.reload().await?;
    assert_eq!(browser.standings().await?, standings);

    browser.go("#/data").await?;
    browser.click("button", "Export scorecard").await?;
    let again = browser.downloaded().await?;
    assert_eq!(without_its_time(&again)?, without_its_time(&file)?);

    let before = browser.storage().await?;
    browser.choose_file("Import a file", &file).await?;
    browser.choose_beginning("Merge into").await?;
    browser.sees("It changes nothing.").await?;
    let merge = browser.by_role("button", "Merge").await?;
    assert_eq!(merge.attr("aria-disabled").await?.as_deref(), Some("true"));
    browser.click("button", "Cancel").await?;
    assert_eq!(browser.storage().await?, before);
    browser.finish().await
}

#[tokio::test]
async fn a_replacement_is_backed_up_and_undone_in_one_step() -> Result {
    let mut browser = Browser::with_sample().await?;
    browser.go("#/data").await?;
    browser.click("button", "Export scorecard").await?;
    let file = browser.downloaded().await?;
    browser.fill("Title", "Mine, and not the file's").await?;
    browser.go("#/scorecard").await?;
    browser.open_kpi("SLA compliance").await?;
    browser
        .choose_from_menu("More for this KPI", "Delete KPI")
        .await?;
    browser.arrives_at("#/scorecard").await?;
    let standings = browser.standings().await?;
    assert_eq!(standings.len(), 7);

    browser.go("#/data").await?;
    browser.choose_file("Import a file", &file).await?;
    browser.choose_beginning("Replace").await?;
    browser.click("button", "Replace").await?;
    browser
        .has_title("Sample: customer portal migration")
        .await?;
    browser.sees("before").await?;
    browser.press(Key::Control + "z").await?;
    browser.has_title("Mine, and not the file's").await?;
    browser.is_saved().await?;
    browser.go("#/scorecard").await?;
    assert_eq!(browser.standings().await?, standings);
    browser.reload().await?;
    assert_eq!(browser.standings().await?, standings);
    browser.finish().await
}

#[tokio::test]
async fn a_hostile_file_is_shown_and_does_nothing() -> Result {
    let mut browser = Browser::with_sample().await?;
    browser.go("#/data").await?;
    browser.click("button", "Export scorecard").await?;
    let mut scorecard: Value = serde_json::from_slice(&fs::read(browser.downloaded().await?)?)?;
    poison(&mut scorecard["records"]);
    let file = file_on_disk("hostile.scorecard.json", &serde_json::to_vec(&scorecard)?)?;

    let browser = browser.with_clean_profile().await?;
    browser.open("").await?;
    browser.choose_file("Import a file", &file).await?;
    browser.sees("<img src=x onerror=").await?;
    browser.click("button", "Add").await?;
    browser.arrives_at("#/scorecard").await?;
    browser.sees("<img src=x onerror=").await?;
    let links = "return [...document.querySelectorAll('main tbody th a')].map((link) => link.getAttribute('href'))";
    let kpis = browser.texts_of(links).await?;
    assert_eq!(kpis.len(), 8);
    let first = format!("{}/edit", kpis[0]);
    for page in
        kpis.iter()
            .map(String::as_str)
            .chain([first.as_str(), "#/scripts", "#/kpi/new", "#/data"])
    {
        browser.go(page).await?;
        let traces = "return [
            window.hit && 'a script ran',
            document.querySelector('img, iframe, object, embed, main script') && 'an element came out of the file',
            document.querySelector('[href^=\"javascript:\" i], [src^=\"javascript:\" i], [onerror]') && 'an attribute can act',
          ].filter(Boolean)";
        assert_eq!(browser.texts_of(traces).await?, [""; 0], "on {page}");
    }
    browser.press(Key::Control + "k").await?;
    browser
        .by_role("dialog", "Find a page, a KPI or an action")
        .await?;
    browser.sees("<img src=x onerror=").await?;
    assert_eq!(
        browser.js("return window.hit ?? null", vec![]).await?,
        json!(null)
    );
    browser.press(Key::Escape + "").await?;
    browser.finish().await
}

impl Browser {
    /// Waits until the page of the data shows this title of the scorecard.
    async fn has_title(&self, title: &str) -> Result {
        let field = self.by_label("Title").await?;
        self.until_with(
            "return arguments[0].value === arguments[1]",
            vec![field.to_json()?, json!(title)],
        )
        .await
    }
}

/// The file without the line that says when it was written.
fn without_its_time(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file)?;
    let lines = text.split_inclusive('\n');
    Ok(lines
        .filter(|line| !line.starts_with("\"exported_at\""))
        .collect())
}

/// Puts something that would like to run into every text that a person could have written.
fn poison(value: &mut Value) {
    const WRITTEN: &[&str] = &[
        "title",
        "coordinator",
        "region",
        "name",
        "meaning",
        "formula",
        "why",
        "goal",
        "owner",
        "data_source",
        "note",
        "what",
        "source",
        "entered_by",
        "who",
        "effect",
        "reason",
        "ask",
    ];
    const CHARGES: [&str; 2] = [
        "<img src=x onerror=\"window.hit = 1\">",
        "javascript:window.hit=1",
    ];
    match value {
        Value::Array(values) => values.iter_mut().for_each(poison),
        Value::Object(fields) => {
            for (name, value) in fields {
                if value.is_string() && WRITTEN.contains(&name.as_str()) {
                    *value = json!(
                        CHARGES[usize::from(
                            ["data_source", "source", "owner"].contains(&name.as_str())
                        )]
                    );
                } else {
                    poison(value);
                }
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn a_conflict_says_what_differs_and_whose_it_is_and_is_marked_where_it_matters() -> Result {
    let mut browser = Browser::with_general_profile().await?;
    browser.go("#/data").await?;
    browser.fill("Your name optional", "Alex").await?;
    browser.is_saved().await?;
    browser.click("button", "Export scorecard").await?;
    let file = scorecard_file::read(&fs::read(browser.downloaded().await?)?).map_err(|_| "ours")?;
    let mut theirs = file.scorecard;
    let mut settings = theirs.settings();
    settings.coordinator = "Kim".to_owned();
    let mut kpi = (theirs.all::<Kpi>())
        .find(|kpi| kpi.name == "SLA compliance")
        .ok_or("a KPI of everybody")?
        .clone();
    kpi.owner = "Kim’s team".to_owned();
    let page = format!("#/kpi/{}", kpi.id);
    let edit = Edit::new("a colleague's").put(settings).put(kpi.clone());
    theirs.apply(edit, Replica(77))?;
    let text = scorecard_file::write(&theirs, "2026-11-30T10:00:00".parse()?);
    let theirs = file_on_disk("theirs.scorecard.json", text.as_bytes())?;

    browser.go(&format!("{page}/edit")).await?;
    browser.fill("Owner optional", "Alex’s team").await?;
    browser.click("button", "Save").await?;
    browser.is_saved().await?;
    browser.go("#/data").await?;
    browser.choose_file("Import a file", &theirs).await?;
    browser.choose_beginning("Merge into").await?;
    browser.click("button", "Merge").await?;
    browser.click("button", "Look at them").await?;
    browser
        .until("return document.activeElement.id === 'conflicts'")
        .await?;
    for words in [
        "Alex’s team",
        "Kim’s team",
        "in another copy",
        "in this browser",
    ] {
        browser.sees(words).await?;
    }
    browser.assert_accessible("conflicts").await?;
    browser.go(&page).await?;
    browser
        .sees("This was changed in two places at once.")
        .await?;
    let mark = "return [...document.querySelectorAll('.nav-count')].map((mark) => mark.innerText.trim()).length";
    assert_eq!(browser.js(mark, vec![]).await?, json!(1));
    browser.finish().await
}

#[tokio::test]
async fn a_scorecard_in_a_link_leaves_the_address_and_the_history_as_soon_as_it_is_read() -> Result
{
    let browser = Browser::with_sample().await?;
    browser.go("#/data").await?;
    browser.click("button", "Copy a link").await?;
    browser.by_role("button", "Copied").await?;
    let link = browser.clipboard().await?;
    let (_, payload) = link
        .split_once("#/open=")
        .ok_or("the link holds a scorecard")?;
    assert!(payload.len() > 10_000, "{}", payload.len());

    let browser = browser.with_clean_profile().await?;
    let address = "return location.hash";
    let open = |payload: &str| format!("location.hash = '#/open={payload}'");
    browser.open("").await?;
    for damaged in [&payload[..payload.len() / 2], "AAA%20"] {
        browser.js(&open(damaged), vec![]).await?;
        browser.sees("The link was not opened").await?;
        assert_eq!(browser.text_of(address).await?, "#/open=");
    }
    browser.js(&open(payload), vec![]).await?;
    browser.by_role("heading", "What is in the link").await?;
    assert_eq!(browser.text_of(address).await?, "#/open=");
    browser.click("button", "Cancel").await?;
    browser.back().await?;
    browser.until("return location.hash === '#/open='").await?;
    browser
        .sees("it does not stay in the history of the browser")
        .await?;

    // From outside, left by the menu, and come back to.
    browser.open_tab(&format!("#/open={payload}")).await?;
    assert_eq!(browser.text_of(address).await?, "#/open=");
    browser.by_role("heading", "What is in the link").await?;
    browser.go("#/guide").await?;
    browser.back().await?;
    browser
        .sees("it does not stay in the history of the browser")
        .await?;

    browser.open_tab(&format!("#/open={payload}")).await?;
    browser.click("button", "Add").await?;
    browser.arrives_at("#/scorecard").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_link_of_two_megabytes_is_refused_at_once() -> Result {
    let browser = Browser::at("").await?;
    let script = "const started = performance.now();
        location.hash = '#/open=' + 'A'.repeat(2_000_000);
        return new Promise((done) => {
            const look = () => document.body.innerText.includes('The link was not opened')
                ? done(performance.now() - started) : requestAnimationFrame(look);
            look();
        })";
    let took = browser.js(script, vec![]).await?;
    let took = took.as_f64().ok_or("a number of milliseconds")?;
    browser.sees("has more than 1000000 characters").await?;
    assert_eq!(browser.text_of("return location.hash").await?, "#/open=");
    assert!(took < 1_000.0, "it took {took} ms");
    browser.finish().await
}
