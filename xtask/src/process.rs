//! Runs other programs and says in a sentence what went wrong with them.

use std::ffi::OsStr;
use std::fmt;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

pub type Outcome<T = ()> = Result<T, Failure>;

/// What happened, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    what: String,
    hint: String,
}

impl Failure {
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure {
            what: what.into(),
            hint: hint.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "error: {}\n  what to do: {}", self.what, self.hint)
    }
}

/// Says what is being done.
pub fn step(text: impl fmt::Display) {
    eprintln!("==> {text}");
}

/// Runs a command to its end with its output shown; `hint` is for whoever sees it fail.
pub fn run(command: &mut Command, hint: &str) -> Outcome {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error, hint))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("`{}` failed ({status}).", line(command)),
        hint,
    ))
}

/// What a command prints, or nothing when it is not there or fails.
pub fn output(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that runs this xtask.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn not_started(command: &Command, error: &std::io::Error, hint: &str) -> Failure {
    let program = command.get_program().display();
    match error.kind() {
        ErrorKind::NotFound => Failure::new(
            format!("`{program}` is not installed or not on PATH."),
            hint,
        ),
        _ => Failure::new(format!("`{program}` could not be started: {error}."), hint),
    }
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
