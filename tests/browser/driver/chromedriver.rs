//! The process that drives a Chromium, and its sessions.

use super::{PATIENCE, given};
use crate::Result;
use crate::clock::TIME_ZONE;
use serde_json::json;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel, SessionId};

const FLAGS: &[&str] = &[
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
    // Date fields take their parts in this language's order.
    "--lang=en-US",
    "--window-size=1280,800",
];

/// The driver's process; gone when it is dropped.
pub struct Chromedriver {
    process: Child,
    port: u16,
}

impl Chromedriver {
    pub fn start() -> Result<Self> {
        let program = given("LINCHPIN_CHROMEDRIVER");
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TZ", TIME_ZONE)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut lines =
            BufReader::new(process.stdout.take().ok_or("chromedriver has no output")?).lines();
        let port = lines
            .by_ref()
            .map_while(std::io::Result::ok)
            .find_map(|line| port_in(&line));
        // It must not find its output closed.
        thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => Ok(Chromedriver { process, port }),
            None => {
                process.kill()?;
                Err(format!("{} did not say on which port it listens", program.display()).into())
            }
        }
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

impl Drop for Chromedriver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// From `ChromeDriver was started successfully on port 12345.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?
        .1
        .trim_end_matches('.')
        .parse()
        .ok()
}

/// A session of its own: the driver gives each a new profile and deletes it in the end.
pub async fn session(chromedriver: &Chromedriver, downloads: &Path) -> Result<WebDriver> {
    let mut wishes = DesiredCapabilities::chrome();
    wishes.set_binary(&given("LINCHPIN_CHROMIUM").to_string_lossy())?;
    for flag in FLAGS {
        wishes.add_arg(flag)?;
    }
    let preferences =
        json!({ "download.default_directory": downloads, "download.prompt_for_download": false });
    wishes.add_experimental_option("prefs", preferences)?;
    wishes.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    wishes.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    let driver = WebDriver::new(format!("http://127.0.0.1:{}", chromedriver.port), wishes).await?;
    driver.set_script_timeout(PATIENCE).await?;
    Ok(driver)
}
