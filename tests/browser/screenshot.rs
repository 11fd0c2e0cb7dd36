//! Takes the picture of the README from the real app: `cargo xtask screenshot`.

use crate::Result;
use crate::driver::Browser;

#[tokio::test]
#[ignore = "writes docs/screenshot.png; run it with `cargo xtask screenshot`"]
async fn of_the_readme() -> Result {
    let file = std::env::var("LINCHPIN_SCREENSHOT")?;
    let browser = Browser::start().await?;
    browser.resize(1280, 960).await?;
    browser.prefer("light").await?;
    browser.open("").await?;
    browser.click("button", "Try the sample").await?;
    browser.sees("No action yet").await?;
    browser.picture(&file).await?;
    browser.finish().await
}
