//! The two npm packages: binaryen (wasm-opt) for the build and axe-core for the browser tests.

use crate::process::{Outcome, output, run, step};
use crate::{project, tools};
use std::path::PathBuf;
use std::process::Command;

const NODE: &str = "Install Node.js 18 or later with npm (https://nodejs.org) and try again.";

/// Makes node_modules what package-lock.json says, unless it is already.
pub fn ensure() -> Outcome {
    let lock = project::read(&project::root().join("package-lock.json"))?;
    // A copy of the lock that the folder was made from.
    let made_from = project::root().join("node_modules/.made-from");
    if std::fs::read_to_string(&made_from).is_ok_and(|made_from| made_from == lock) {
        return Ok(());
    }
    node()?;
    step("Installing wasm-opt and axe-core from npm (seconds)");
    let hint = "Read npm's message above. Access to the npm registry is needed; then run the same command again.";
    let args = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
    run(
        Command::new("npm").args(args).current_dir(project::root()),
        hint,
    )?;
    project::write(&made_from, &lock)
}

/// Sees to it that node and npm are there.
pub fn node() -> Outcome {
    let has = |program| output(program, &["--version"]).is_some();
    if has("node") && has("npm") {
        return Ok(());
    }
    tools::apt_install(&["nodejs", "npm"], NODE)
}

/// The accessibility checker that the browser tests inject.
pub fn axe() -> PathBuf {
    project::root().join("node_modules/axe-core/axe.min.js")
}
