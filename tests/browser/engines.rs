//! The engine of this run; what Firefox and WebKit are tried with are stories of other modules: `cargo xtask test engines`.

use crate::Result;
use crate::driver::{Browser, Engine};
use crate::walk::{self, Walker, Ways};
use serde_json::json;

/// A page of the site without a program, that lends its window to frames of any width: not every window can be narrow.
const FRAME: &str = "const [address, width] = arguments;
    const frame = document.createElement('iframe');
    Object.assign(frame.style, { width: `${width}px`, height: '800px', border: 0 });
    frame.src = address;
    document.body.replaceChildren(frame);
    window.frame = frame";
/// Goes to a page in the frame; tells what stands beyond its edge once it shows.
const SHOW: &str = "const [route, done] = arguments;
    const { contentWindow: inner, contentDocument: page } = window.frame;
    if (inner.location.hash !== route) inner.location.hash = route;
    const end = performance.now() + 8000;
    const look = () => {
      const isThere = page.documentElement.dataset.ready === 'true' && inner.location.hash === route && page.querySelector('main h1');
      if (!isThere && performance.now() < end) return setTimeout(look, 20);
      setTimeout(() => {
        const { scrollWidth } = page.documentElement;
        const beyond = (one) => one.getBoundingClientRect().right > inner.innerWidth && one.outerHTML.slice(0, 120);
        done(!isThere ? ['it does not show'] : scrollWidth <= inner.innerWidth ? [] :
          [`${scrollWidth} of ${inner.innerWidth}`, ...[...page.body.querySelectorAll('*')].map(beyond).filter(Boolean).slice(0, 8)]);
      }, 60);
    };
    look()";

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
async fn every_page_opens_without_a_word_in_the_console_and_is_no_wider_than_the_window() -> Result
{
    let mut walker = Walker::start().await?;
    let pages = walker.all_pages().await?;
    assert!(pages.len() > 80, "{pages:?}");
    let browser = &walker.browser;
    let mut wrong = browser.console_problems().await?;
    for width in [390, 1280] {
        walker.start_again().await?;
        let site = browser.site.page();
        browser.goto(browser.site.empty_page()).await?;
        browser
            .js(
                FRAME,
                vec![json!(format!("{site}#/scorecard")), json!(width)],
            )
            .await?;
        let ready = "return window.frame.contentDocument?.documentElement.dataset.ready === 'true'";
        browser.until(ready).await?;
        for page in &pages {
            let beyond = browser.execute_async(SHOW, vec![json!(page)]).await?;
            let beyond: Vec<String> = beyond.convert()?;
            if !beyond.is_empty() {
                wrong.push(format!("{page}, {width} wide: {}", beyond.join("\n")));
            }
            let console = browser.console_problems().await?;
            wrong.extend(console.into_iter().map(|words| format!("{page}: {words}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    walker.finish().await
}

#[tokio::test]
async fn every_field_left_by_back_and_reload_keeps_its_text_on_the_first_half_of_the_pages()
-> Result {
    walk_here(0).await
}

#[tokio::test]
async fn every_field_left_by_back_and_reload_keeps_its_text_on_the_second_half_of_the_pages()
-> Result {
    walk_here(1).await
}

/// In Chromium the stories of [`walk`] do more.
async fn walk_here(share: usize) -> Result {
    if Engine::given().is_chromium() {
        return Ok(());
    }
    walk::walk(share, Ways::BackAndReload).await
}
