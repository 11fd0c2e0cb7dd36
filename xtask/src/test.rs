//! `cargo xtask test`, `bench` and `screenshot`: everything that runs through cargo's test and bench targets.

use crate::process::{Outcome, cargo, output, run, step};
use crate::{browser, dist, npm, project, tools};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const WASM: &[&str] = &[
    "--package",
    "linchpin",
    "--target",
    "wasm32-unknown-unknown",
];

/// Leptos erases the types of views with it: builds are shorter and the wasm is a seventh smaller (568 against 488 KB
/// brotli). The same for serve, clippy and tests, so that they share what is compiled.
pub const DEBUG_RUSTFLAGS: (&str, &str) = (dist::RUSTFLAGS, "--cfg=erase_components");

const READ_ABOVE: &str = "Read the message above.";

pub fn everything() -> Outcome {
    lint()?;
    native()?;
    wasm()?;
    browser(&[])?;
    let left_out = engines_where_they_are()?;
    match left_out {
        false => step("All tests passed"),
        true => step("All tests passed, but for those in Firefox and WebKit, which were left out"),
    }
    Ok(())
}

/// fmt, and clippy on both targets.
pub fn lint() -> Outcome {
    tools::rustup_component("fmt", "rustfmt")?;
    tools::rustup_component("clippy", "clippy")?;

    step("Checking the format");
    run(
        &mut here(&["fmt", "--all", "--check"]),
        "Run `cargo fmt --all`.",
    )?;

    let clippy = ["clippy", "--locked"];
    let deny = ["--", "-D", "warnings"];
    step("Clippy, native");
    run(
        here(&clippy)
            .args(["--workspace", "--all-targets"])
            .args(deny),
        READ_ABOVE,
    )?;
    // A target with `test = false` is no part of all targets.
    run(
        here(&clippy).args(["--test", "browser"]).args(deny),
        READ_ABOVE,
    )?;

    tools::wasm_target()?;
    for (name, features) in [
        ("wasm", &[][..]),
        ("wasm with the gallery", &["--features", "gallery"]),
    ] {
        step(format!("Clippy, {name}"));
        let mut command = here(&clippy);
        command
            .args(WASM)
            .args(features)
            .args(deny)
            .env(DEBUG_RUSTFLAGS.0, DEBUG_RUSTFLAGS.1);
        run(&mut command, READ_ABOVE)?;
    }
    Ok(())
}

/// The tests of everything that is not the page.
pub fn native() -> Outcome {
    step("Native tests");
    run(&mut here(&["test", "--locked", "--workspace"]), READ_ABOVE)
}

/// The tests that run as wasm inside a browser, without the page.
pub fn wasm() -> Outcome {
    tools::wasm_target()?;
    let path = tools::path_for_wasm()?;
    let browser = browser::ensure()?;
    step("Wasm tests in a headless browser");
    let mut command = here(&["test", "--locked", "--test", "wasm"]);
    command
        .args(WASM)
        .env("PATH", path)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", browser.chromedriver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env(DEBUG_RUSTFLAGS.0, DEBUG_RUSTFLAGS.1);
    run(&mut command, READ_ABOVE)
}

/// The tests that drive the built page; `filter` goes to the test binary.
pub fn browser(filter: &[&str]) -> Outcome {
    let mut command = browser_tests()?;
    step("Browser tests of the built page");
    // As many as there are browsers at a time.
    command.args(["--", "--test-threads=2"]).args(filter);
    if filter.is_empty() {
        // Here the walk leaves these fields, and all others, in every way.
        command.args(["--skip", FIELDS_ARE_LEFT]);
    }
    run(&mut command, READ_ABOVE)
}

/// So long the other engines are worth their time after every change.
const ENGINES_MAY_TAKE: Duration = Duration::from_secs(600);

/// The stories of what is left by Back and by reload, whose fields Chromium finds: pressing everything takes another
/// engine longer than leaving them.
const FIELDS_ARE_LEFT: &str = "engines::fields_are_left_by_back_and_by_reload";

/// The stories that are also told in Firefox and WebKit.
const IN_OTHER_ENGINES: &[&str] = &[
    "engines::",
    "main_job::",
    "tabs::what_is_entered_in_one_tab_shows_in_the_other_and_both_keep_everything",
    "storage::full_storage_is_told_at_once_and_what_was_entered_stays_until_it_is_kept",
    "losses::a_simulation_says_here_what_it_says_on_every_machine",
    "exchange::a_scorecard_arrives_whole_in_another_browser",
];

/// Part of the stories in the other engines; `filter` in place of those that are meant.
pub fn engines(filter: &[&str]) -> Outcome {
    in_engines(&browser::engines()?, &tools::geckodriver()?, filter)
}

/// The same after all other tests; tells whether they were left out, where an engine can neither be found nor installed.
fn engines_where_they_are() -> Outcome<bool> {
    let engines = browser::engines_unasked()
        .and_then(|engines| tools::geckodriver().map(|geckodriver| (engines, geckodriver)));
    match engines {
        Ok((engines, geckodriver)) => in_engines(&engines, &geckodriver, &[]).map(|()| false),
        Err(failure) => {
            step(format!(
                "Left out: the browser tests in Firefox and WebKit\n{failure}"
            ));
            Ok(true)
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long the engines take is what is told, and nothing else goes by it"
)]
fn in_engines(engines: &browser::Engines, geckodriver: &Path, filter: &[&str]) -> Outcome {
    let stories = if filter.is_empty() {
        IN_OTHER_ENGINES
    } else {
        filter
    };
    let are_fields_left =
        |story: &&str| FIELDS_ARE_LEFT.contains(*story) || story.contains(FIELDS_ARE_LEFT);
    if stories.iter().any(are_fields_left) {
        find_fields()?;
    }
    let tests = browser_tests()?;
    let mut took = Vec::new();
    for engine in ["firefox", "webkit"] {
        step(format!("Browser tests in {engine}"));
        let mut command = Command::new(&engines.xvfb_run);
        command.arg("--auto-servernum").arg(tests.get_program());
        command.args(tests.get_args()).current_dir(project::root());
        for (name, value) in tests.get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        command
            .env("LINCHPIN_ENGINE", engine)
            .env("LINCHPIN_FIREFOX", &engines.firefox)
            .env("LINCHPIN_GECKODRIVER", geckodriver)
            .env("LINCHPIN_MINIBROWSER", &engines.minibrowser)
            .env("LINCHPIN_WEBKITDRIVER", &engines.webkitdriver)
            .args(["--", "--test-threads=2"])
            .args(stories);
        let start = Instant::now();
        run(&mut command, READ_ABOVE)?;
        took.push((engine, start.elapsed()));
    }
    let all: Duration = took.iter().map(|(_, time)| *time).sum();
    let each: Vec<String> = took
        .iter()
        .map(|(engine, time)| format!("{engine} {} s", time.as_secs()))
        .collect();
    step(format!(
        "The other engines took {} s: {}",
        all.as_secs(),
        each.join(", ")
    ));
    if filter.is_empty() && all > ENGINES_MAY_TAKE {
        step(format!(
            "That is more than the {} s that they may take as part of all tests: tell fewer stories there",
            ENGINES_MAY_TAKE.as_secs()
        ));
    }
    Ok(())
}

/// Lets Chromium find the fields that other engines leave; at once where its walk has found them in this build.
fn find_fields() -> Outcome {
    let mut command = browser_tests()?;
    step("Finding the fields in Chromium, where its walk has not found them yet");
    command.args(["--", "--exact", "--ignored", "walk::the_fields_are_found"]);
    run(&mut command, READ_ABOVE)
}

/// The picture in the README: a test of its own, so that it can use every helper of the others.
pub fn screenshot() -> Outcome {
    let mut command = browser_tests()?;
    step("Taking docs/screenshot.png");
    let file = project::root().join("docs/screenshot.png");
    command.env("LINCHPIN_SCREENSHOT", file).args([
        "--",
        "--exact",
        "screenshot::the_sample_fills_the_picture_of_the_readme",
    ]);
    run(&mut command, READ_ABOVE)
}

/// How long a keystroke takes on pages with many records; a test of its own, for the sake of its helpers.
pub fn keystrokes() -> Outcome {
    let mut command = browser_tests()?;
    step("Timing keystrokes in the built page");
    command.args([
        "--",
        "--exact",
        "--ignored",
        "--nocapture",
        "keystrokes::how_long_a_keystroke_takes",
    ]);
    run(&mut command, READ_ABOVE)
}

/// Edits at the same moment in several tabs, a browser that is killed, and every field left in every way; the short forms
/// are among the stories.
pub fn trust() -> Outcome {
    let mut command = browser_tests()?;
    step("Trying what is promised of leaving, tabs and crashes");
    command.args([
        "--",
        // Crashes are measured in seconds: nothing runs beside them.
        "--test-threads=1",
        "--exact",
        "--ignored",
        "--nocapture",
        "trust::everything_many_times",
        "walk::every_field_is_left_in_every_way",
    ]);
    run(&mut command, READ_ABOVE)
}

pub fn bench(filter: &[&str]) -> Outcome {
    step("Benches (results are kept in target/criterion)");
    run(
        here(&["bench", "--locked", "--benches"])
            .args(["--"])
            .args(filter),
        READ_ABOVE,
    )?;
    match filter.is_empty() || filter.iter().any(|word| word.contains("simulation")) {
        true => numpy(),
        false => Ok(()),
    }
}

/// What the bench of the simulation does, done with numpy on one core: the speed it is to beat.
fn numpy() -> Outcome {
    if output("python3", &["-c", "import numpy"]).is_none() {
        step("Not compared with numpy, which is not installed (`pip install numpy` brings it)");
        return Ok(());
    }
    step("The same simulation with numpy on one core");
    let mut command = Command::new("python3");
    command
        .arg("benches/simulation.py")
        .current_dir(project::root())
        .env("OMP_NUM_THREADS", "1");
    run(&mut command, READ_ABOVE)
}

fn browser_tests() -> Outcome<Command> {
    let browser = browser::ensure()?;
    npm::ensure()?;
    dist::ensure()?;
    let mut command = here(&["test", "--locked", "--test", "browser"]);
    command
        .env("LINCHPIN_DIST", project::dist())
        .env("LINCHPIN_CHROMIUM", browser.chromium)
        .env("LINCHPIN_CHROMEDRIVER", browser.chromedriver)
        .env("LINCHPIN_AXE", npm::axe());
    Ok(command)
}

fn here(args: &[&str]) -> Command {
    let mut command = cargo();
    command.args(args).current_dir(project::root());
    command
}
