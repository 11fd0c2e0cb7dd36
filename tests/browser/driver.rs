//! The browser and what tests ask of it.
//!
//! A test starts a [`Browser`], talks to the page in the words of people (roles, labels, text), and ends with
//! [`Browser::finish`], which fails it for anything wrong in the console and any request off the origin.

mod engine;
mod killed;
mod page;
mod view;

use self::engine::DriverProcess;
pub use self::engine::Engine;
use crate::Result;
use crate::clock::{self, Clock};
use crate::server::Site;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{env, fs};
use thirtyfour::WindowHandle;
use thirtyfour::prelude::*;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{sleep, timeout};

/// More of them at a time only slow each other down.
static TURNS: Semaphore = Semaphore::const_new(2);

/// How long a page may take for anything before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with a clean profile, and the site it is to look at.
///
/// It derefs to thirtyfour's `WebDriver` for whatever has no word here.
pub struct Browser {
    driver: WebDriver,
    process: DriverProcess,
    downloads: PathBuf,
    /// How many files the page has saved.
    received: usize,
    pub site: Site,
    _turn: SemaphorePermit<'static>,
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
    }
}

/// For tests that fail before they finish: the driver must end the session, or Chromium outlives it.
impl Drop for Browser {
    fn drop(&mut self) {
        // thirtyfour would do it as well, and wait two minutes for the answer.
        if self.driver.clone().leak().is_ok() {
            self.process.end_session(self.driver.session_id());
        }
    }
}

/// Starting, going places, ending.
impl Browser {
    /// A clean profile and a site of its own; nothing is open yet.
    pub async fn start() -> Result<Self> {
        Browser::start_on(clock::usual_day()).await
    }

    /// The same on a day of its own.
    pub async fn start_on(today: NaiveDate) -> Result<Self> {
        Browser::visiting(Site::serve(
            &given("LINCHPIN_DIST"),
            Clock::starting_on(today),
        )?)
        .await
    }

    /// The same with a copy of the built page that the test may change, and the folder of it.
    pub async fn with_own_build() -> Result<(Self, PathBuf)> {
        let folder = fresh_folder("build")?;
        for file in files_in(&given("LINCHPIN_DIST")) {
            let name = file.file_name().ok_or("a file has a name")?;
            fs::copy(&file, folder.join(name))?;
        }
        let site = Site::serve(&folder, Clock::starting_on(clock::usual_day()))?;
        Ok((Browser::visiting(site).await?, folder))
    }

    async fn visiting(site: Site) -> Result<Self> {
        let turn = TURNS.acquire().await?;
        let downloads = fresh_folder("downloads")?;
        let process = DriverProcess::start(Engine::given(), &downloads)?;
        let driver = process.session(&downloads).await?;
        Ok(Browser {
            driver,
            process,
            downloads,
            received: 0,
            site,
            _turn: turn,
        })
    }

    /// A browser with `route` (such as `#/risks`, or nothing) open and ready.
    pub async fn at(route: &str) -> Result<Self> {
        let browser = Browser::start().await?;
        browser.open(route).await?;
        Ok(browser)
    }

    /// Opens a route and waits until the page says that it is ready.
    pub async fn open(&self, route: &str) -> Result {
        self.driver
            .goto(format!("{}{route}", self.site.page()))
            .await?;
        self.wait_ready().await
    }

    /// Loads the page again, as F5 does.
    pub async fn reload(&self) -> Result {
        self.driver.refresh().await?;
        self.wait_ready().await
    }

    pub async fn wait_ready(&self) -> Result {
        self.until("return document.documentElement.dataset.ready === 'true'")
            .await
    }

    /// The same site in another person's browser: the profile is new, downloads stay where they are.
    pub async fn with_clean_profile(mut self) -> Result<Self> {
        self.check().await?;
        // Not every driver has two sessions at a time.
        self.driver.clone().quit().await?;
        self.driver = self.process.session(&self.downloads).await?;
        Ok(self)
    }

    /// The same browser on another day: the site has another address, so nothing of it is stored yet.
    pub async fn move_to(&mut self, today: NaiveDate) -> Result {
        self.check().await?;
        self.driver.goto("about:blank").await?;
        self.site = Site::serve(&given("LINCHPIN_DIST"), Clock::starting_on(today))?;
        Ok(())
    }

    /// The day that the page goes by.
    pub fn today(&self) -> NaiveDate {
        self.site.clock().today()
    }

    /// Opens `route` in a second tab of the same profile and goes there; `switch_to_window` goes back.
    pub async fn open_tab(&self, route: &str) -> Result<WindowHandle> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        self.open(route).await?;
        Ok(tab)
    }

    /// Ends the test: nothing wrong in the console, no request off the origin.
    pub async fn finish(self) -> Result {
        self.check().await?;
        Ok(self.driver.clone().quit().await?)
    }

    async fn check(&self) -> Result {
        let console = self.console_problems().await?;
        assert!(
            console.is_empty(),
            "the console shows:\n{}",
            console.join("\n")
        );
        let elsewhere = self.requests_elsewhere().await?;
        assert!(
            elsewhere.is_empty(),
            "requests off the origin:\n{}",
            elsewhere.join("\n")
        );
        Ok(())
    }
}

/// Finding things as people name them.
impl Browser {
    /// The one visible element with this role and accessible name.
    pub async fn by_role(&self, role: &str, name: &str) -> Result<WebElement> {
        self.find_one("role", role, name).await
    }

    /// The one form control with this label.
    pub async fn by_label(&self, label: &str) -> Result<WebElement> {
        self.find_one("label", "", label).await
    }

    /// The innermost visible element that contains this text; there may be only one.
    pub async fn by_text(&self, text: &str) -> Result<WebElement> {
        self.find_one("text", "", text).await
    }

    /// Clicks the button, link, tab… with this name.
    pub async fn click(&self, role: &str, name: &str) -> Result {
        self.click_on(&self.by_role(role, name).await?).await
    }

    /// Brings the element to where nothing of the frame lies over it, and clicks.
    pub async fn click_on(&self, element: &WebElement) -> Result {
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.js(centre, vec![element.to_json()?]).await?;
        Ok(element.click().await?)
    }

    /// Lets a text with gaps go out, after the page has said what is missing.
    pub async fn let_go_with_gaps(&self) -> Result {
        let button =
            "//button[contains(normalize-space(), ' gap')][contains(normalize-space(), ' with ')]";
        self.click_on(&self.find(By::XPath(button)).await?).await
    }

    /// Puts `text` in the place of what the field with this label holds, and leaves the field.
    pub async fn fill(&self, label: &str, text: &str) -> Result {
        let field = self.by_label(label).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        self.press(Key::Tab + "").await
    }

    /// Presses keys where the focus is: `press("?")`, `press(Key::Control + "k")`, `press(Key::Tab + "")`.
    ///
    /// A page that is just being replaced takes the element along that had the focus; then the keys reached nothing, and go
    /// to what has the focus now.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result {
        let keys = keys.into().to_string();
        let focus = self.driver.active_element().await?;
        match focus.send_keys(keys.as_str()).await {
            Err(error) if error.to_string().contains("stale element reference") => {
                let focus = self.driver.active_element().await?;
                Ok(focus.send_keys(keys.as_str()).await?)
            }
            sent => Ok(sent?),
        }
    }

    /// Waits until the page shows this text anywhere.
    pub async fn sees(&self, text: &str) -> Result {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until_with(script, vec![json!(text)]).await
    }

    /// Waits until the page does not show this text.
    pub async fn sees_no(&self, text: &str) -> Result {
        let script = "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until_with(script, vec![json!(text)]).await
    }

    async fn find_one(&self, how: &str, role: &str, name: &str) -> Result<WebElement> {
        let arguments = [json!(how), json!(role), json!(name)];
        let mut last = Value::Null;
        let found = timeout(PATIENCE, async {
            loop {
                last = self.js(include_str!("find.js"), arguments.to_vec()).await?;
                match last["found"].as_array().map(Vec::as_slice) {
                    Some([one]) => {
                        return WebElement::from_json(one.clone(), self.driver.handle().clone());
                    }
                    _ => sleep(Duration::from_millis(50)).await,
                }
            }
        });
        match found.await {
            Ok(element) => Ok(element?),
            Err(_) => {
                let count = last["found"].as_array().map_or(0, Vec::len);
                let what =
                    format!("{count} elements instead of one with the {how} {role} `{name}`");
                Err(format!("{what}; there are: {}", last["choice"]).into())
            }
        }
    }
}

/// What `cargo xtask` tells the tests.
pub fn given(name: &str) -> PathBuf {
    let value = env::var_os(name).unwrap_or_else(|| {
        panic!("{name} is not set. These tests need the built page and a browser: run `cargo xtask test browser`.")
    });
    value.into()
}

/// Where tests leave what people may want to look at.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser")
}

fn fresh_folder(name: &str) -> Result<PathBuf> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = scratch().join(format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The finished files of a download folder.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let unfinished = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_part = [".crdownload", ".part", ".wkdownload"]
            .iter()
            .any(|end| name.ends_with(end));
        // Some browsers hold the name with an empty file until all of it is there.
        let is_empty = fs::metadata(file).is_ok_and(|file| file.len() == 0 || file.is_dir());
        is_part || is_empty || name.starts_with('.')
    };
    entries.filter(|file| !unfinished(file)).collect()
}
