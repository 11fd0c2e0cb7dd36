//! The picture of the README, of the real app: `cargo xtask screenshot` takes it into `docs/`.

use crate::Result;
use crate::driver::Browser;

#[tokio::test]
async fn the_sample_fills_the_picture_of_the_readme() -> Result {
    let browser = Browser::start().await?;
    browser.resize(1280, 960).await?;
    browser.prefer("light").await?;
    browser.open("").await?;
    browser.click("button", "Try the sample").await?;
    browser.sees("No action yet").await?;
    // Without the command, the picture lies beside those of other tests.
    let file = std::env::var("LINCHPIN_SCREENSHOT").unwrap_or_else(|_| "readme".to_owned());
    browser.picture(&file).await?;
    browser.finish().await
}
