//! What the README promises of tabs and of crashes, tried many times with a seed: `cargo xtask trust` prints a table.
//!
//! The short forms run with all other stories.

#![expect(
    clippy::disallowed_methods,
    reason = "how long before a crash an edit was made is measured, whatever the day"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::time::{Duration, Instant};

use crate::Result;
use crate::driver::Browser;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use tokio::time::sleep;

/// Fields of one record, as people and as files call them.
const FIELDS: [(&str, &str); 4] = [
    ("Title", "title"),
    ("Project optional", "project"),
    ("Organisation optional", "organisation"),
    ("Your name optional", "coordinator"),
];

/// What each page can be asked for.
const HANDS: &str = "
    // As hands do: what was there was seen, and is replaced.
    const put = (name, text) => {
      const field = window.fields[name], seen = field.value;
      field.focus();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      field.blur();
      window.done.push([name, seen, text]);
    };
    window.done = [];
    window.put = put;
    // All tabs do something when one calls.
    window.calls = new BroadcastChannel('all at once');
    window.calls.onmessage = ({ data }) => { const own = data[window.me]; if (own) put(...own); };
    window.state = () => {
      const key = Object.keys(localStorage).find((key) => key.startsWith('linchpin/s/') && key.includes('/settings/'));
      const shown = Object.fromEntries(Object.entries(window.fields).map(([name, field]) => [name, field.value]));
      const saved = document.querySelector('.saved')?.innerText.trim() ?? '';
      return { shown, stored: JSON.parse(localStorage.getItem(key)), saved };
    };";

fn times(name: &str, usual: u64) -> u64 {
    let given = env::var(name).ok().and_then(|text| text.parse().ok());
    given.unwrap_or(usual)
}

struct Chance(Xoshiro256PlusPlus);

impl Chance {
    fn of(seed: u64) -> Chance {
        Chance(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.0.next_u64() % limit as u64).unwrap_or(0)
    }

    async fn wait(&mut self, at_most: usize) {
        let wait = self.below(at_most + 1) as u64;
        sleep(Duration::from_millis(wait)).await;
    }
}

/// Two or three tabs that show the fields of one record.
struct Tabs<'a> {
    browser: &'a Browser,
    windows: Vec<WindowHandle>,
}

impl Tabs<'_> {
    async fn prepare(&self, number: usize) -> Result {
        self.browser
            .switch_to_window(self.windows[number].clone())
            .await?;
        for (label, name) in FIELDS {
            let field = self.browser.by_label(label).await?;
            let keep = "(window.fields ??= {})[arguments[0]] = arguments[1]";
            self.browser
                .js(keep, vec![json!(name), field.to_json()?])
                .await?;
        }
        self.browser
            .js("window.me = arguments[0]", vec![json!(number)])
            .await?;
        self.browser.js(HANDS, vec![]).await?;
        Ok(())
    }

    async fn ask(&self, number: usize, script: &str, with: Value) -> Result<Value> {
        self.browser
            .switch_to_window(self.windows[number].clone())
            .await?;
        Ok(self.browser.js(script, vec![with]).await?)
    }

    /// Waits until all tabs show and store the same; returns what is stored.
    async fn settle(&self) -> Result<Value> {
        let began = Instant::now();
        let mut before = Value::Null;
        loop {
            let mut states = Vec::new();
            for number in 0..self.windows.len() {
                states.push(
                    self.ask(number, "return window.state()", json!(null))
                        .await?,
                );
            }
            let first = states[0].clone();
            let is_same = |one: &Value| {
                let of = |name: &str| &one["stored"][name];
                let shows = |name: &str| one["shown"][name] == *of(name) || of(name).is_null();
                let is_saved = one["saved"]
                    .as_str()
                    .is_some_and(|words| words.starts_with("Saved"));
                is_saved
                    && one["stored"] == first["stored"]
                    && FIELDS.iter().all(|(_, name)| shows(name))
            };
            if states.iter().all(is_same) && before == first["stored"] {
                return Ok(before);
            }
            before = first["stored"].clone();
            if began.elapsed() > Duration::from_secs(20) {
                return Err(format!("the tabs do not agree: {states:#?}").into());
            }
            sleep(Duration::from_millis(60)).await;
        }
    }
}

/// What became of a course of edits.
#[derive(Default)]
struct Outcome {
    edits: usize,
    at_once: usize,
    /// Edits that are neither there, nor replaced by somebody who saw them, nor a conflict.
    lost: Vec<String>,
    conflicts: usize,
    /// Conflicts although no field was changed in two places.
    needless: Vec<String>,
}

impl Outcome {
    fn add(&mut self, other: Outcome) {
        self.edits += other.edits;
        self.at_once += other.at_once;
        self.lost.extend(other.lost);
        self.conflicts += other.conflicts;
        self.needless.extend(other.needless);
    }
}

async fn course(tabs: &Tabs<'_>, seed: u64) -> Result<Outcome> {
    let mut chance = Chance::of(seed);
    let mut outcome = Outcome::default();
    for number in 0..tabs.windows.len() {
        tabs.ask(number, "window.done = []", json!(null)).await?;
    }
    let start = tabs.settle().await?;
    let mut text = 0;
    let mut edit = |chance: &mut Chance| {
        text += 1;
        let (_, name) = FIELDS[chance.below(FIELDS.len())];
        json!([name, format!("{seed}.{text}")])
    };
    for _ in 0..6 {
        if chance.below(2) == 0 {
            let calls: Vec<Value> = tabs.windows.iter().map(|_| edit(&mut chance)).collect();
            let caller = chance.below(tabs.windows.len());
            let call =
                "window.calls.postMessage(arguments[0]); window.put(...arguments[0][window.me])";
            tabs.ask(caller, call, json!(calls)).await?;
            outcome.at_once += calls.len();
        } else {
            let who = chance.below(tabs.windows.len());
            tabs.ask(who, "window.put(...arguments[0])", edit(&mut chance))
                .await?;
        }
        chance.wait(120).await;
    }
    let stored = tabs.settle().await?;
    let mut done: Vec<(String, String, String)> = Vec::new();
    for number in 0..tabs.windows.len() {
        let told = tabs.ask(number, "return window.done", json!(null)).await?;
        done.extend(serde_json::from_value::<Vec<(String, String, String)>>(
            told,
        )?);
    }
    outcome.edits = done.len();
    let mut versions = vec![stored.clone()];
    versions.extend(
        stored["conflicts"]
            .as_array()
            .into_iter()
            .flatten()
            .cloned(),
    );
    let mut live: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (_, name) in FIELDS {
        let first = start[name].as_str().unwrap_or_default();
        live.entry(name).or_default().insert(first.to_owned());
    }
    let replaced: BTreeSet<(&str, &str)> = done
        .iter()
        .map(|(name, seen, _)| (name.as_str(), seen.as_str()))
        .collect();
    for (_, name) in FIELDS {
        let live = live.entry(name).or_default();
        live.extend(
            done.iter()
                .filter(|one| one.0 == name)
                .map(|one| one.2.clone()),
        );
        live.retain(|text| !replaced.contains(&(name, text.as_str())));
        let said: BTreeSet<&str> = versions
            .iter()
            .map(|version| version[name].as_str().unwrap_or_default())
            .collect();
        let lost = live.iter().filter(|text| !said.contains(text.as_str()));
        outcome
            .lost
            .extend(lost.map(|text| format!("{name}: {text}")));
    }
    outcome.conflicts = versions.len() - 1;
    if live.values().all(|live| live.len() == 1) && versions.len() > 1 {
        (outcome.needless).push(format!("{done:#?}\n{versions:#?}"));
    }
    if versions.len() > 1 {
        tabs.clear_up().await?;
    }
    Ok(outcome)
}

impl Tabs<'_> {
    /// Settles the conflicts, so that the next course starts without.
    async fn clear_up(&self) -> Result {
        self.browser
            .switch_to_window(self.windows[0].clone())
            .await?;
        let settle = "const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim().startsWith(arguments[0]));
            button?.click(); return Boolean(button)";
        for _ in 0..50 {
            let settled = self
                .browser
                .js(settle, vec![json!("Keep what counts now")])
                .await?;
            if settled == json!(false) {
                return Ok(());
            }
            sleep(Duration::from_millis(50)).await;
        }
        Err("the conflicts cannot be settled".into())
    }
}

async fn interleavings(count: u64, seed: u64) -> Result {
    println!("Interleavings of two and three tabs, seed {seed}");
    println!(
        "{:>5} {:>8} {:>7} {:>9} {:>6} {:>10} {:>9}",
        "tabs", "courses", "edits", "at once", "lost", "conflicts", "needless"
    );
    for number in [2, 3] {
        let browser = Browser::with_general_profile().await?;
        browser.go("#/data").await?;
        let mut windows = vec![browser.window().await?];
        for _ in 1..number {
            windows.push(browser.open_tab("#/data").await?);
        }
        let tabs = Tabs {
            browser: &browser,
            windows,
        };
        for tab in 0..number {
            tabs.prepare(tab).await?;
        }
        let mut all = Outcome::default();
        let courses = (count + 3 - number as u64) / 2;
        for one in 0..courses {
            let outcome = course(&tabs, seed * 1_000_000 + one * 10 + number as u64).await?;
            all.add(outcome);
        }
        println!(
            "{number:>5} {courses:>8} {:>7} {:>9} {:>6} {:>10} {:>9}",
            all.edits,
            all.at_once,
            all.lost.len(),
            all.conflicts,
            all.needless.len()
        );
        assert!(all.lost.is_empty(), "lost: {:?}", all.lost);
        // Of what it takes for one, `tests/native/store/races.rs` tells.
        assert!(
            all.needless.len() as u64 <= 1 + courses / 100,
            "conflicts although no field was changed in two places: {}",
            all.needless.join("\n")
        );
        browser.finish().await?;
    }
    Ok(())
}

/// A field that is edited, with the time of each edit.
type Log = Vec<(Instant, &'static str, String)>;

#[derive(Default)]
struct Killed {
    runs: usize,
    edits: usize,
    lost_young: usize,
    lost_old: usize,
    oldest: Duration,
    aside: usize,
    /// Of edits of a key that the browser alone keeps, what it lost.
    control: usize,
}

async fn kills(count: u64, seed: u64) -> Result {
    let mut chance = Chance::of(seed);
    let (mut browser, profile) = Browser::start_to_be_killed().await?;
    browser.open("").await?;
    browser
        .click("button", "Start from the profile General")
        .await?;
    browser.by_role("heading", "This week").await?;
    let mut all = Killed::default();
    for run in 0..count {
        browser.go("#/data").await?;
        let mut log = Log::new();
        for edit in 0..1 + chance.below(4) {
            let (label, name) = FIELDS[chance.below(FIELDS.len())];
            let text = format!("{run}.{edit}");
            browser.fill(label, &text).await?;
            browser.is_saved().await?;
            browser
                .js(
                    "localStorage.setItem('control', arguments[0])",
                    vec![json!(text)],
                )
                .await?;
            log.push((Instant::now(), name, text));
            chance.wait(900).await;
        }
        chance.wait(7_500).await;
        let killed = Instant::now();
        browser.kill_and_start_again(&profile).await?;
        browser.open("#/data").await?;
        browser.by_label("Title").await?;
        judge(&browser, &log, killed, &mut all).await?;
    }
    println!("Kills, seed {seed}: {} runs, {} edits", all.runs, all.edits);
    println!(
        "  lost, older than 1 s: {}; younger: {}; the oldest that was lost: {:.1} s",
        all.lost_old,
        all.lost_young,
        all.oldest.as_secs_f64()
    );
    println!(
        "  of a key that only localStorage keeps, lost: {}",
        all.control
    );
    println!("  texts set aside: {}", all.aside);
    assert_eq!((all.lost_old, all.aside), (0, 0));
    // The last start has a console of its own, and everything before it was killed.
    browser.finish().await
}

async fn judge(browser: &Browser, log: &Log, killed: Instant, all: &mut Killed) -> Result {
    let stored = browser.storage().await?;
    let settings = stored.iter().find(|(key, _)| key.contains("/settings/"));
    let settings = settings
        .and_then(|(_, text)| text.as_str())
        .ok_or("no settings are stored")?;
    let settings: Value = serde_json::from_str(settings)?;
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, (_, name, _)) in log.iter().enumerate() {
        last.insert(name, number);
    }
    all.runs += 1;
    all.edits += log.len();
    all.aside += stored
        .keys()
        .filter(|key| key.starts_with("linchpin/quarantine/"))
        .count();
    for (name, number) in last {
        let (at, _, text) = &log[number];
        if settings[name].as_str() != Some(text) {
            let age = killed - *at;
            all.oldest = all.oldest.max(age);
            match age > Duration::from_secs(1) {
                true => all.lost_old += 1,
                false => all.lost_young += 1,
            }
            println!("  lost after {:.1} s: {name} {text}", age.as_secs_f64());
        }
    }
    let control = browser
        .js("return localStorage.getItem('control')", vec![])
        .await?;
    all.control += usize::from(
        log.last()
            .is_some_and(|(_, _, text)| control != json!(text)),
    );
    Ok(())
}

#[tokio::test]
async fn edits_of_two_and_three_tabs_at_the_same_moment_all_survive() -> Result {
    interleavings(30, 1).await
}

#[tokio::test]
async fn a_browser_that_is_killed_loses_nothing_older_than_a_second() -> Result {
    kills(5, 1).await
}

#[tokio::test]
#[ignore = "takes an hour"]
async fn everything_many_times() -> Result {
    let seed = times("TRUST_SEED", 4711);
    interleavings(times("TRUST_INTERLEAVINGS", 1_000), seed).await?;
    kills(times("TRUST_KILLS", 200), seed).await
}
