//! The chores of the project: `cargo xtask <command>`.
//!
//! Each command has a module. `tools` gets what they need, once, and `process` runs it and turns every failure into a
//! sentence that says what to do.

mod browser;
mod dist;
mod map;
mod npm;
mod process;
mod project;
mod serve;
mod size;
mod test;
mod tools;

use process::{Failure, Outcome};
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--release] [--port N] [--no-open]
                      build, serve on loopback and open the page; builds again when a file changes
  test [native|wasm|browser|lint]
                      run these tests; without a name all of them: fmt, clippy, native, wasm, browser, and engines where
                      they can be had
  test engines [part of a name]
                      run some of the browser's tests in Firefox and WebKit, and print how long it took
  trust               try what the README promises of tabs and crashes many times, leave every field in every way, and
                      print tables (about three hours); TRUST_SEED, TRUST_INTERLEAVINGS and TRUST_KILLS change what is
                      tried
  build               make dist/: the files to put on a static host
  size                print what each file of dist/ weighs, raw and on the wire; fails above the ceiling
  map                 print the lines and the compiled bytes of the program, by room
  bench keystrokes    print how long a key takes in the built page with 500 risks and 2,000 tasks
  bench [filter]      run the Criterion benches of the domain; that of the simulation beside numpy, where it is installed
  screenshot          take docs/screenshot.png from the built app
  help                print this

Missing tools are installed the first time they are needed, beside your own and never over them.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Outcome {
    match args {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["serve", options @ ..] => serve::run(serve::Options::parse(options)?),
        ["test"] => test::everything(),
        ["test", "lint"] => test::lint(),
        ["test", "native"] => test::native(),
        ["test", "wasm"] => test::wasm(),
        ["test", "browser", filter @ ..] => test::browser(filter),
        ["test", "engines", filter @ ..] => test::engines(filter),
        ["trust"] => test::trust(),
        ["build"] => dist::build(),
        ["size"] => size::run(),
        ["map"] => map::print(),
        ["bench", "keystrokes"] => test::keystrokes(),
        ["bench", filter @ ..] => test::bench(filter),
        ["screenshot"] => test::screenshot(),
        _ => Err(Failure::new(
            format!("`cargo xtask {}` is not a command.", args.join(" ")),
            "Run `cargo xtask help` for the list.",
        )),
    }
}
