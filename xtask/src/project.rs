//! Where things lie in the project, and the few facts read from its files.

use crate::process::{Failure, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the workspace")
}

/// The release build, ready for a static host.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where builds put what may be deleted at any time.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Outcome<String> {
    version_in(&read(&root().join("Cargo.lock"))?, package).ok_or_else(|| {
        Failure::new(
            format!("Cargo.lock names no package `{package}`."),
            "Run `cargo update --workspace` and look at what changed in Cargo.lock.",
        )
    })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(
        after
            .strip_prefix("version = \"")?
            .strip_suffix('"')?
            .to_owned(),
    )
}

pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| {
        Failure::new(
            format!("{} cannot be read: {error}.", path.display()),
            "Check that the file is there and yours.",
        )
    })
}

pub fn write(path: &Path, text: &str) -> Outcome {
    let parent = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| {
            Failure::new(
                format!("{} cannot be written: {error}.", path.display()),
                "Check the free space and the rights of that folder.",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_is_the_one_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
