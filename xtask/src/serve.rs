//! `cargo xtask serve`: the page on loopback, built again when a file changes.

use crate::process::{self, Failure, Outcome, step};
use crate::test::DEBUG_RUSTFLAGS;
use crate::{dist, project};
use std::net::TcpListener;

pub struct Options {
    release: bool,
    port: u16,
    open: bool,
}

impl Options {
    pub fn parse(args: &[&str]) -> Outcome<Self> {
        let mut options = Options {
            release: false,
            port: 8080,
            open: true,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match *arg {
                "--release" => options.release = true,
                "--no-open" => options.open = false,
                "--port" => {
                    let number = args.next().and_then(|number| number.parse().ok());
                    options.port = number.ok_or_else(|| {
                        Failure::new(
                            "`--port` wants a number from 1 to 65535.",
                            "For example: --port 9000",
                        )
                    })?;
                }
                _ => {
                    return Err(Failure::new(
                        format!("`serve` knows no option `{arg}`."),
                        "It knows --release, --port N and --no-open.",
                    ));
                }
            }
        }
        Ok(options)
    }
}

pub fn run(options: Options) -> Outcome {
    let Options {
        release,
        port,
        open,
    } = options;
    if TcpListener::bind(("127.0.0.1", port)).is_err() {
        return Err(Failure::new(
            format!("Port {port} of this machine is taken."),
            format!(
                "Stop the program that uses it, or choose another: cargo xtask serve --port {}",
                port.max(1024) + 1
            ),
        ));
    }
    let mut trunk = dist::trunk("serve")?;
    // dist/ stays the release build that `cargo xtask build` made.
    let to = project::target().join(if release {
        "serve/release"
    } else {
        "serve/debug"
    });
    std::fs::create_dir_all(&to).map_err(|error| {
        Failure::new(
            format!("{} cannot be made: {error}.", to.display()),
            "Check the rights of that folder.",
        )
    })?;
    trunk
        .arg("--dist")
        .arg(&to)
        .args(["--port", &port.to_string()]);
    if release {
        trunk
            .arg("--release")
            .env(dist::RUSTFLAGS, dist::release_rustflags());
    } else {
        trunk
            .args(["--features", "gallery"])
            .env(DEBUG_RUSTFLAGS.0, DEBUG_RUSTFLAGS.1);
    }
    if open && has_screen() {
        trunk.args(["--open", "true"]);
    }
    step(format!(
        "Building; then the page is at http://127.0.0.1:{port}/ (stop with Ctrl+C)"
    ));
    process::run(&mut trunk, "Read Trunk's message above.")
}

/// Whether there is anything to open a page with.
fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(target_os = "macos", windows)) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
