//! The engine that shows the page, the process that drives it, and its sessions.
//!
//! Chromium tells the stories unless `LINCHPIN_ENGINE` names another; only it can be asked for its log, its clipboard and
//! a look of another system.

use super::{PATIENCE, given};
use crate::Result;
use crate::clock::TIME_ZONE;
use serde_json::json;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use std::{env, fs};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, SessionId};

const CHROMIUM_FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    // Stories go from page to page faster than people.
    "--disable-ipc-flooding-protection",
    // Date fields take their parts in this language's order.
    "--lang=en-US",
    "--window-size=1280,800",
];

/// Who shows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one that this run is about.
    pub fn given() -> Self {
        match env::var("LINCHPIN_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("LINCHPIN_ENGINE is chromium, firefox or webkit, not `{other}`"),
        }
    }

    /// Whether it can be asked for its log and its clipboard, and be told a colour scheme and any width.
    pub fn is_chromium(self) -> bool {
        self == Engine::Chromium
    }

    fn driver(self) -> Command {
        let program = |name| Command::new(given(name));
        match self {
            Engine::Chromium => program("LINCHPIN_CHROMEDRIVER"),
            Engine::Firefox => program("LINCHPIN_GECKODRIVER"),
            Engine::WebKit => program("LINCHPIN_WEBKITDRIVER"),
        }
    }
}

/// The driver's process; gone when it is dropped.
pub struct DriverProcess {
    engine: Engine,
    process: Child,
    port: u16,
}

impl DriverProcess {
    /// Starts the driver; the browsers that it starts put files into the folder.
    pub fn start(engine: Engine, downloads: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver();
        command
            .arg(format!("--port={port}"))
            .env("TZ", TIME_ZONE)
            .stdout(Stdio::null());
        if !engine.is_chromium() {
            // Where a driver that is ended leaves its profiles; hidden files are no downloads.
            let temporary = downloads.join(".temporary");
            fs::create_dir_all(&temporary)?;
            // Without a profile of a person, and without a graphics card or a sandbox of its own, which root has not.
            command
                .env("HOME", downloads)
                .env("TMPDIR", temporary)
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .stderr(Stdio::null());
        }
        let process = command.spawn()?;
        let driver = DriverProcess {
            engine,
            process,
            port,
        };
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(driver);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("the driver of {engine:?} does not listen").into())
    }

    /// A session of its own: the driver gives each a new profile and deletes it in the end.
    pub async fn session(&self, downloads: &Path) -> Result<WebDriver> {
        self.session_in(downloads, None).await
    }

    /// A session in a profile that stays; Chromium alone can be told of one.
    pub async fn session_in(&self, downloads: &Path, profile: Option<&Path>) -> Result<WebDriver> {
        let wishes = match self.engine {
            Engine::Chromium => chromium(downloads, profile)?,
            Engine::Firefox => firefox(downloads)?,
            Engine::WebKit => webkit()?,
        };
        let driver = WebDriver::new(format!("http://127.0.0.1:{}", self.port), wishes).await?;
        driver.set_script_timeout(PATIENCE).await?;
        if !self.engine.is_chromium() {
            driver.set_window_rect(0, 0, 1280, 886).await?;
        }
        Ok(driver)
    }

    /// Asks without the async runtime, which cannot be waited for while a test unwinds.
    pub fn end_session(&self, session: &SessionId) {
        let request = format!(
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        );
        let ask = || {
            let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
            connection.set_read_timeout(Some(Duration::from_secs(5)))?;
            connection.write_all(request.as_bytes())?;
            connection.read(&mut [0; 1])
        };
        if let Err(error) = ask() {
            eprintln!("The browser may still run: {error}");
        }
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that nobody listens on; not every driver can choose one by itself.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

fn chromium(downloads: &Path, profile: Option<&Path>) -> Result<Capabilities> {
    let mut wishes = DesiredCapabilities::chrome();
    wishes.set_binary(&given("LINCHPIN_CHROMIUM").to_string_lossy())?;
    for flag in CHROMIUM_FLAGS {
        wishes.add_arg(flag)?;
    }
    if let Some(profile) = profile {
        wishes.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    }
    let preferences =
        json!({ "download.default_directory": downloads, "download.prompt_for_download": false });
    wishes.add_experimental_option("prefs", preferences)?;
    wishes.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    wishes.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(wishes.into())
}

fn firefox(downloads: &Path) -> Result<Capabilities> {
    let mut wishes = Capabilities::new();
    let options = json!({
        "binary": given("LINCHPIN_FIREFOX"),
        "args": ["-headless"],
        "prefs": {
            "intl.locale.requested": "en-US",
            "browser.download.folderList": 2,
            "browser.download.dir": downloads,
            "browser.download.useDownloadDir": true,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv,text/calendar,text/plain",
        },
    });
    wishes.set("moz:firefoxOptions", options)?;
    Ok(wishes)
}

fn webkit() -> Result<Capabilities> {
    let mut wishes = Capabilities::new();
    let options = json!({ "binary": given("LINCHPIN_MINIBROWSER"), "args": ["--automation"] });
    wishes.set("webkitgtk:browserOptions", options)?;
    Ok(wishes)
}
