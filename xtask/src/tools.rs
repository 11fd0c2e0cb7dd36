//! The programs the build needs: the wasm target, Trunk, wasm-bindgen.
//!
//! A program on PATH of the right version is used. Otherwise it is kept in the user's cache folder, under its version,
//! so that nobody's own Trunk is ever replaced.

use crate::process::{Failure, Outcome, cargo, output, run, step};
use crate::project;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.36.0";

/// A program that cargo can install.
struct Tool {
    package: &'static str,
    /// What it installs; the first one answers `--version` with its name and version.
    programs: &'static [&'static str],
    version: String,
    locked: bool,
    minutes: u32,
}

impl Tool {
    fn trunk() -> Self {
        Tool {
            package: "trunk",
            programs: &["trunk"],
            version: TRUNK.into(),
            locked: true,
            minutes: 6,
        }
    }

    fn geckodriver() -> Self {
        Tool {
            package: "geckodriver",
            programs: &["geckodriver"],
            version: GECKODRIVER.into(),
            locked: true,
            minutes: 3,
        }
    }

    /// The version is part of the contract between the library and its CLI, so it is the lock file's.
    fn wasm_bindgen() -> Outcome<Self> {
        Ok(Tool {
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version: project::locked_version("wasm-bindgen")?,
            // Its own lock file does not resolve.
            locked: false,
            minutes: 2,
        })
    }

    /// The folder to put on PATH, or nothing when PATH has the right version already.
    fn ensure(&self) -> Outcome<Option<PathBuf>> {
        if self.is_at(Path::new("")) {
            return Ok(None);
        }
        let home = tools_dir()?.join(format!("{}-{}", self.package, self.version));
        let bin = home.join("bin");
        if !self.is_at(&bin) {
            self.install(&home)?;
        }
        Ok(Some(bin))
    }

    fn is_at(&self, dir: &Path) -> bool {
        let answers = |program: &&str| {
            let text = output(dir.join(program), &["--version"])?;
            Some(text.split_whitespace().any(|word| word == self.version))
        };
        self.programs
            .iter()
            .all(|program| answers(program) == Some(true))
    }

    fn install(&self, home: &Path) -> Outcome {
        let Tool {
            package,
            version,
            minutes,
            ..
        } = self;
        step(format!(
            "Installing {package} {version} into {} (about {minutes} minutes, once)",
            home.display()
        ));
        let mut install = cargo();
        install
            .args([
                "install",
                package,
                "--version",
                &format!("={version}"),
                "--force",
                "--root",
            ])
            .arg(home);
        if self.locked {
            install.arg("--locked");
        }
        // It runs for seconds a day: a cheap build of it is the better one.
        install
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("RUSTFLAGS")
            // A build folder of its own, so that an install never waits for a build of the project or the other way.
            .env("CARGO_TARGET_DIR", home.join("build"));
        let hint = "Read cargo's message above. A C compiler (`apt-get install gcc`) and access to crates.io are \
                    needed; then run the same command again.";
        run(&mut install, hint)?;
        let _ = std::fs::remove_dir_all(home.join("build"));
        Ok(())
    }
}

/// Where this project keeps its own copies of tools.
fn tools_dir() -> Outcome<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from);
    let home = || env::home_dir().map(|home| home.join(".cache"));
    cache
        .or_else(home)
        .map(|dir| dir.join("linchpin/tools"))
        .ok_or_else(|| {
            Failure::new(
                "No home folder is known, so there is no place for tools.",
                "Set HOME or XDG_CACHE_HOME.",
            )
        })
}

/// Adds the wasm target to the toolchain in use, unless it is there.
pub fn wasm_target() -> Outcome {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let libraries = output(&rustc, &["--print", "target-libdir", "--target", WASM]);
    if libraries.is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    step(format!("Adding the target {WASM} to the Rust toolchain"));
    let hint = "Linchpin is compiled to WebAssembly. Install Rust with rustup (https://rustup.rs), or the target \
                wasm32-unknown-unknown in your own way, and try again.";
    run(
        Command::new("rustup")
            .args(["target", "add", WASM])
            .current_dir(project::root()),
        hint,
    )
}

/// Adds what gives cargo a subcommand, for toolchains of rustup's minimal profile.
pub fn rustup_component(subcommand: &str, component: &str) -> Outcome {
    if cargo()
        .args([subcommand, "--version"])
        .output()
        .is_ok_and(|output| output.status.success())
    {
        return Ok(());
    }
    step(format!("Adding {component} to the Rust toolchain"));
    let hint = "Install Rust with rustup (https://rustup.rs) and try again.";
    run(
        Command::new("rustup")
            .args(["component", "add", component])
            .current_dir(project::root()),
        hint,
    )
}

/// A PATH on which wasm-bindgen and its test runner are of the lock file's version.
pub fn path_for_wasm() -> Outcome<OsString> {
    path_with([Tool::wasm_bindgen()?.ensure()?])
}

/// A PATH with Trunk and everything that Trunk calls.
pub fn path_for_trunk() -> Outcome<OsString> {
    crate::npm::ensure()?;
    let wasm_opt = project::root().join("node_modules/.bin");
    path_with([
        Tool::trunk().ensure()?,
        Tool::wasm_bindgen()?.ensure()?,
        Some(wasm_opt),
    ])
}

/// The driver of Firefox.
pub fn geckodriver() -> Outcome<PathBuf> {
    let folder = Tool::geckodriver().ensure()?;
    Ok(folder.unwrap_or_default().join("geckodriver"))
}

fn path_with<const N: usize>(dirs: [Option<PathBuf>; N]) -> Outcome<OsString> {
    let own = env::var_os("PATH").unwrap_or_default();
    env::join_paths(dirs.into_iter().flatten().chain(env::split_paths(&own))).map_err(|error| {
        Failure::new(
            format!("PATH cannot be extended: {error}."),
            "Move the project to a folder without `:` in its name.",
        )
    })
}

/// Whether Debian packages can be installed without a question.
pub fn can_apt_install() -> bool {
    output("apt-get", &["--version"]).is_some()
        && (is_root() || output("sudo", &["--non-interactive", "true"]).is_some())
}

fn is_root() -> bool {
    output("id", &["-u"]).as_deref() == Some("0")
}

/// Installs Debian packages, for those who have apt-get; `otherwise` tells the others what to do.
pub fn apt_install(packages: &[&str], otherwise: &str) -> Outcome {
    let missing = || {
        Failure::new(
            format!("Needed and not found: {}.", packages.join(", ")),
            otherwise,
        )
    };
    if output("apt-get", &["--version"]).is_none() {
        return Err(missing());
    }
    let root = is_root();
    if !root && output("sudo", &["--version"]).is_none() {
        return Err(missing());
    }
    let apt = |args: &[&str]| {
        let mut command = if root {
            Command::new("apt-get")
        } else {
            Command::new("sudo")
        };
        if !root {
            command.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        }
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command, otherwise)
    };
    step(format!(
        "Installing {} with apt-get (a minute or two)",
        packages.join(" and ")
    ));
    apt(&["update", "--quiet"])?;
    apt(&[
        &["install", "-y", "--quiet", "--no-install-recommends"],
        packages,
    ]
    .concat())
}
