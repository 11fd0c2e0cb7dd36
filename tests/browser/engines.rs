//! The engine of this run; what Firefox and WebKit are tried with are stories of other modules: `cargo xtask test engines`.

use crate::Result;
use crate::driver::{Browser, Engine};

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
