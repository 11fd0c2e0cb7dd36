//! Without a network: the app starts, and what was entered is there.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::driver::Browser;
use crate::losses::{risk, simulated, with_risks};
use serde_json::{Value, json};

#[tokio::test]
async fn a_reload_without_a_network_shows_the_data_and_takes_more() -> Result {
    let mut browser = Browser::with_general_profile().await?;
    let today = browser.today();
    browser.open_kpi("SLA compliance").await?;
    browser.measure(today, "99.97").await?;
    browser.has_values(1).await?;
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;

    browser.site.stop();
    browser.reload().await?;
    browser.has_values(1).await?;
    browser.by_role("heading", "SLA compliance").await?;
    browser
        .fill("Note optional", "entered on the train")
        .await?;
    browser.measure(today, "99.98").await?;
    browser.has_values(2).await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.by_text("entered on the train").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_worker_starts_without_a_network() -> Result {
    let risks = [risk(1, "Late patch", json!("from_score"))];
    let mut browser = with_risks("offline.scorecard.json", &risks).await?;
    let figures = simulated(&browser).await?;
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;

    browser.site.stop();
    browser.reload().await?;
    browser.click("tab", "Loss in money").await?;
    assert_eq!(simulated(&browser).await?, figures);
    browser.finish().await
}

/// Reads the worker that the page names, as the page would get it.
async fn worker(browser: &Browser) -> Result<String> {
    let script = "const worker = document.querySelector('script[type=\"text/x-worker\"]');
        return fetch(worker.src).then((response) => response.ok ? response.text() : `answered ${response.status}`)";
    browser.text_of(script).await
}

async fn is_kept_for_offline(browser: &Browser) -> Result {
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;
    // The page is kept last, after all its files.
    browser
        .until("return caches.keys().then((all) => Promise.all(all.map((name) => caches.open(name).then((cache) => cache.match('./')))))
            .then((pages) => pages.some(Boolean))")
        .await
}

/// Publishes another build: its worker has another name and content, and the page says which build it is.
fn publish_next(folder: &Path) -> Result<String> {
    let page = fs::read_to_string(folder.join("index.html"))?;
    let at = 2 + page.find("./worker-").ok_or("the page names its worker")?;
    let old = &page[at..at + page[at..].find(".js").ok_or("it is a script")? + 3];
    let new = "worker-00000000000000a2.js";
    let script = fs::read_to_string(folder.join(old))?;
    fs::remove_file(folder.join(old))?;
    fs::write(folder.join(new), format!("// The next build.\n{script}"))?;
    let next = page.replace(old, new);
    let next = next.replace("<html lang=\"en\">", "<html lang=\"en\" data-next=\"yes\">");
    fs::write(folder.join("index.html"), &next)?;
    Ok(next)
}

const IS_NEXT: &str = "return document.documentElement.dataset.next === 'yes'";

#[tokio::test]
async fn a_page_and_its_worker_are_of_one_build_whichever_is_newer() -> Result {
    let (mut browser, folder) = Browser::with_own_build().await?;
    browser.open("").await?;
    is_kept_for_offline(&browser).await?;
    let old = worker(&browser).await?;
    assert!(old.contains("onmessage"), "{old}");

    publish_next(&folder)?;
    // The page that is still open has the worker that it was built with.
    assert_eq!(worker(&browser).await?, old);
    browser.reload().await?;
    assert_eq!(browser.js(IS_NEXT, vec![]).await?, json!(true));
    assert!(worker(&browser).await?.starts_with("// The next build."));

    browser.site.stop();
    browser.reload().await?;
    assert_eq!(browser.js(IS_NEXT, vec![]).await?, json!(true));
    assert!(worker(&browser).await?.starts_with("// The next build."));
    Ok(())
}

#[tokio::test]
async fn a_new_page_is_shown_only_once_all_of_it_is_there() -> Result {
    let (browser, folder) = Browser::with_own_build().await?;
    browser.open("").await?;
    is_kept_for_offline(&browser).await?;
    let next = publish_next(&folder)?;
    let program =
        "return document.querySelector('link[rel=preload][as=fetch]').href.split('/').pop()";
    let program = browser.text_of(program).await?;
    let ahead = next.replace(&program, "linchpin-00000000000000b2_bg.wasm");
    fs::write(folder.join("index.html"), &ahead)?;

    browser.reload().await?;
    assert_eq!(browser.js(IS_NEXT, vec![]).await?, json!(false));
    browser.by_role("heading", "Start blank").await?;

    fs::copy(
        folder.join(&program),
        folder.join("linchpin-00000000000000b2_bg.wasm"),
    )?;
    browser.reload().await?;
    assert_eq!(browser.js(IS_NEXT, vec![]).await?, json!(true));
    Ok(())
}

#[tokio::test]
async fn a_first_visit_to_a_page_that_lacks_a_part_says_what_to_do() -> Result {
    let (browser, folder) = Browser::with_own_build().await?;
    let is_boot = |name: &str| name.starts_with("boot-") && name.ends_with(".js");
    let names = fs::read_dir(&folder)?.flatten();
    let name = names
        .filter_map(|file| file.file_name().into_string().ok())
        .find(|name| is_boot(name))
        .ok_or("there is a script that starts the page")?;
    let away = folder.join("away");
    fs::rename(folder.join(&name), &away)?;
    browser.goto(browser.site.page()).await?;
    // After a quarter of a minute, and without any script.
    browser.sees("This takes longer than usual.").await?;
    fs::rename(&away, folder.join(&name))?;
    browser.by_role("link", "Try again").await?.click().await?;
    browser.wait_ready().await?;
    let loaded = browser
        .js("return document.getElementById('splash')", vec![])
        .await?;
    assert_eq!(loaded, Value::Null);
    Ok(())
}

#[tokio::test]
async fn regression_a_browser_without_room_for_the_cache_did_not_load_the_program() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser
        .until("return Boolean(navigator.serviceWorker.controller)")
        .await?;
    let origin = browser.site.origin().to_owned();
    let no_room = json!({ "origin": origin, "quotaSize": 1 });
    let forget = "return caches.keys().then((all) => Promise.all(all.map((name) => caches.delete(name)))).then(() => true)";
    browser
        .cdp()
        .send_raw("Storage.overrideQuotaForOrigin", no_room)
        .await?;
    browser.until(forget).await?;

    browser.reload().await?;

    browser.by_role("heading", "This week").await?;
    browser.finish().await
}
