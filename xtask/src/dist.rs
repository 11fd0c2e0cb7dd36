//! Builds the page with Trunk.

use crate::process::{Outcome, cargo, run, step};
use crate::{project, tools};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// What dist/ is made from; a folder's own time tells of files that went away.
const SOURCES: &[&str] = &[
    "src",
    "style",
    "public",
    "boot.js",
    "worker.js",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
];

/// The variable that cargo reads flags for the wasm from.
pub const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The flags of a release: types of views erased, and no folder of the machine that built it in its messages.
pub fn release_rustflags() -> String {
    let remap = |from: &Path, to: &str| format!(" --remap-path-prefix={}={to}", from.display());
    let root = project::root();
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let home = home.map(|home| remap(&home, "cargo")).unwrap_or_default();
    format!("--cfg=erase_components{}{home}", remap(root, "linchpin"))
}

/// Makes dist/, the release build.
pub fn build() -> Outcome {
    let started = now();
    let mut trunk = trunk("build")?;
    trunk.env(RUSTFLAGS, release_rustflags());
    step("Building the page for release into dist/ (a minute or two)");
    run(trunk.arg("--release"), "Read the compiler's message above.")?;
    Stamp::of(&project::dist()).save(started)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a build compares its time with those of files"
)]
fn now() -> SystemTime {
    SystemTime::now()
}

/// Makes dist/ unless it is the build of the sources as they are.
pub fn ensure() -> Outcome {
    if Stamp::load().is_some_and(|stamp| stamp.is_current()) {
        step("dist/ is up to date");
        return Ok(());
    }
    build()
}

/// Trunk with its tools on PATH and everything it would download at hand.
pub fn trunk(command: &str) -> Outcome<Command> {
    tools::wasm_target()?;
    let path = tools::path_for_trunk()?;
    let hint = "Access to the registry of Rust crates is needed. If Cargo.lock is out of date, run `cargo update --workspace`.";
    run(
        cargo()
            .args(["fetch", "--locked", "--quiet"])
            .current_dir(project::root()),
        hint,
    )?;

    let mut trunk = Command::new(find(&path, "trunk"));
    trunk
        .args([command, "--offline", "--skip-version-check"])
        .env("PATH", path)
        .current_dir(project::root());
    // This Trunk takes only the words true and false there; everyone else says 1.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("NO_COLOR", "true");
    } else {
        trunk.env_remove("NO_COLOR");
    }
    Ok(trunk)
}

fn find(path: &OsStr, program: &str) -> PathBuf {
    let found = std::env::split_paths(path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file());
    found.unwrap_or_else(|| program.into())
}

/// Tells whether dist/ is what the last release build made, and of which moment that build is.
struct Stamp {
    /// The built page; it names every other file by its hash.
    page: String,
    time: SystemTime,
}

impl Stamp {
    fn of(dist: &Path) -> Self {
        let page = fs::read_to_string(dist.join("index.html")).unwrap_or_default();
        Stamp {
            page,
            time: SystemTime::UNIX_EPOCH,
        }
    }

    fn file() -> PathBuf {
        project::target().join("xtask/dist.stamp")
    }

    fn load() -> Option<Self> {
        let page = fs::read_to_string(Self::file()).ok()?;
        Some(Stamp {
            page,
            time: fs::metadata(Self::file()).ok()?.modified().ok()?,
        })
    }

    fn save(&self, time: SystemTime) -> Outcome {
        project::write(&Self::file(), &self.page)?;
        // The moment the build started: what is saved while it runs is newer than it.
        let _ = fs::File::options()
            .append(true)
            .open(Self::file())
            .and_then(|file| file.set_modified(time));
        Ok(())
    }

    fn is_current(&self) -> bool {
        let newest = SOURCES
            .iter()
            .filter_map(|source| newest(&project::root().join(source)))
            .max();
        self.page == Stamp::of(&project::dist()).page
            && newest.is_some_and(|newest| newest < self.time)
    }
}

/// The newest modification time of a file, or of a folder and all in it.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).ok()?.modified().ok()?;
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| newest(&entry.path()))
        .chain([own])
        .max()
}
