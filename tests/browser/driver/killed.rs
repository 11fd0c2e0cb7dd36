//! Killing the browser as a crash or a dead battery does, and starting it again with what its disk has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::engine::DriverProcess;
use super::{Browser, Engine, TURNS, fresh_folder, given};
use crate::Result;
use crate::clock::{self, Clock};
use crate::server::Site;
use tokio::time::sleep;

/// A folder that a browser keeps everything in.
pub struct Profile(PathBuf);

impl Browser {
    /// A browser whose profile outlives it; nothing is open yet.
    pub async fn start_to_be_killed() -> Result<(Browser, Profile)> {
        let turn = TURNS.acquire().await?;
        let clock = Clock::starting_on(clock::usual_day());
        let site = Site::serve(&given("LINCHPIN_DIST"), clock)?;
        let downloads = fresh_folder("downloads")?;
        let profile = fresh_folder("profile")?;
        let process = DriverProcess::start(Engine::Chromium, &downloads)?;
        let driver = process.session_in(&downloads, Some(&profile)).await?;
        let browser = Browser {
            driver,
            process,
            downloads,
            received: 0,
            site,
            _turn: turn,
        };
        Ok((browser, Profile(profile)))
    }

    /// Kills all its processes at once, without a word, and starts it again with the same profile.
    pub async fn kill_and_start_again(&mut self, profile: &Profile) -> Result {
        kill(&profile.0).await?;
        self.process.end_session(self.driver.session_id());
        let fresh = self.process.session_in(&self.downloads, Some(&profile.0));
        let old = std::mem::replace(&mut self.driver, fresh.await?);
        // There is nothing left that could be asked to quit.
        let _ = old.leak();
        Ok(())
    }
}

/// Kills the browser of the profile with everything that it has started.
async fn kill(profile: &Path) -> Result {
    let mark = format!("--user-data-dir={}", profile.display());
    let processes = processes()?;
    let is_main = |one: &&Process| {
        let arguments = || one.command.split('\0');
        arguments().any(|part| part == mark) && !arguments().any(|part| part.starts_with("--type="))
    };
    let main = (processes.iter().find(is_main)).ok_or("no browser of this profile runs")?;
    let mut doomed = vec![main.id];
    // Children have higher places in the list of their parents' families, so a few rounds find all.
    for _ in 0..8 {
        let of_them = processes.iter().filter(|one| doomed.contains(&one.parent));
        let new: Vec<u32> = of_them
            .map(|one| one.id)
            .filter(|id| !doomed.contains(id))
            .collect();
        doomed.extend(new);
    }
    let ids = doomed.iter().map(u32::to_string);
    Command::new("kill").arg("-KILL").args(ids).status()?;
    let folder = format!("/proc/{}", main.id);
    for _ in 0..100 {
        let status = fs::read_to_string(format!("{folder}/stat")).unwrap_or_default();
        if status.is_empty() || status.contains(") Z ") {
            return Ok(());
        }
        sleep(Duration::from_millis(20)).await;
    }
    Err("the browser was killed and still runs".into())
}

struct Process {
    id: u32,
    parent: u32,
    command: String,
}

fn processes() -> Result<Vec<Process>> {
    let process = |entry: fs::DirEntry| {
        let id = entry.file_name().to_string_lossy().parse().ok()?;
        let status = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name in parentheses may hold anything; its state and its parent come after it.
        let after = status.rsplit_once(") ")?.1;
        let parent = after.split(' ').nth(1)?.parse().ok()?;
        let command = fs::read_to_string(entry.path().join("cmdline")).ok()?;
        Some(Process {
            id,
            parent,
            command,
        })
    };
    Ok(fs::read_dir("/proc")?
        .flatten()
        .filter_map(process)
        .collect())
}
