//! Finds the browsers of the tests and their drivers, or installs them.

use crate::process::{Failure, Outcome, output};
use crate::tools;
use std::env;
use std::path::{Path, PathBuf};

/// A browser and the driver that belongs to it.
pub struct Browser {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
}

const CHROMIUMS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const BY_HAND: &str = "Install Chromium or Chrome and a chromedriver of the same version, or name them in the \
                       environment variables CHROME and CHROMEDRIVER.";

/// The browser for the tests.
pub fn ensure() -> Outcome<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    tools::apt_install(packages(), BY_HAND)?;
    find().ok_or_else(|| Failure::new("Chromium was installed but is not found.", BY_HAND))
}

/// The other engines that part of the stories is told in.
pub struct Engines {
    pub firefox: PathBuf,
    pub minibrowser: PathBuf,
    pub webkitdriver: PathBuf,
    /// Gives a program a display, which WebKit's browser needs.
    pub xvfb_run: PathBuf,
}

const FIREFOXES: &[&str] = &["firefox-esr", "firefox"];

/// Debian keeps it where no PATH leads, with the machine's name in the folder.
const MINIBROWSERS: &[&str] = &[
    "MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
];

const WEBKITDRIVERS: &[&str] = &["WebKitWebDriver"];

const XVFB_RUNS: &[&str] = &["xvfb-run"];

const ENGINES_BY_HAND: &str = "Install Firefox, WebKitGTK's MiniBrowser with its WebKitWebDriver, and xvfb-run. Debian \
                               has them in the packages firefox-esr, webkit2gtk-driver, xvfb and xauth.";

/// Firefox and WebKit for the tests.
pub fn engines() -> Outcome<Engines> {
    if let Some(engines) = find_engines() {
        return Ok(engines);
    }
    tools::apt_install(&missing_packages(), ENGINES_BY_HAND)?;
    find_engines().ok_or_else(|| {
        Failure::new(
            "Firefox or WebKit was installed but is not found.",
            ENGINES_BY_HAND,
        )
    })
}

/// The same where nobody is there to be asked for a password.
pub fn engines_unasked() -> Outcome<Engines> {
    if find_engines().is_none() && !tools::can_apt_install() {
        return Err(Failure::new(
            format!(
                "Not there, and not to be installed without apt-get as root: {}.",
                missing_packages().join(", ")
            ),
            ENGINES_BY_HAND,
        ));
    }
    engines()
}

fn find_engines() -> Option<Engines> {
    Some(Engines {
        firefox: first_on_path(FIREFOXES)?,
        minibrowser: first_on_path(MINIBROWSERS)?,
        webkitdriver: first_on_path(WEBKITDRIVERS)?,
        xvfb_run: first_on_path(XVFB_RUNS)?,
    })
}

/// Debian's packages of what is not there.
fn missing_packages() -> Vec<&'static str> {
    let needed: [(&[&str], &[&'static str]); 4] = [
        (FIREFOXES, &["firefox-esr"]),
        (MINIBROWSERS, &["webkit2gtk-driver"]),
        (WEBKITDRIVERS, &["webkit2gtk-driver"]),
        (XVFB_RUNS, &["xvfb", "xauth"]),
    ];
    let missing = needed
        .iter()
        .filter(|(programs, _)| first_on_path(programs).is_none());
    let mut packages: Vec<&str> = missing
        .flat_map(|(_, packages)| packages.iter().copied())
        .collect();
    packages.dedup();
    packages
}

fn first_on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| on_path(Path::new(name)))
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: chromium()?,
        chromedriver: chromedriver()?,
    })
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROME").map(PathBuf::from);
    named
        .into_iter()
        .chain(CHROMIUMS.iter().map(PathBuf::from))
        .find_map(|program| on_path(&program))
}

fn chromedriver() -> Option<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    // GitHub's machines keep the driver of their Chrome in a folder that they name so.
    let hosted = env::var_os("CHROMEWEBDRIVER").map(|dir| Path::new(&dir).join("chromedriver"));
    named
        .into_iter()
        .chain(hosted)
        .chain([PathBuf::from("chromedriver")])
        .find_map(|program| on_path(&program))
}

/// The whole path of a program, be it a path already or a name to look up.
fn on_path(program: &Path) -> Option<PathBuf> {
    let dirs = env::var_os("PATH").unwrap_or_default();
    // Joining an absolute path gives that path.
    env::split_paths(&dirs)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

fn packages() -> &'static [&'static str] {
    let ubuntu =
        output("sh", &["-c", ". /etc/os-release && echo $ID"]).as_deref() == Some("ubuntu");
    if ubuntu {
        &["chromium-browser", "chromium-chromedriver"]
    } else {
        &["chromium", "chromium-driver"]
    }
}
