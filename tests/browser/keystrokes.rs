//! How long a keystroke takes with 500 risks and 2,000 tasks. It prints figures and asserts none: they depend on the
//! machine. Run it with `cargo xtask bench keystrokes`.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use chrono::{Days, NaiveDate, NaiveTime};
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::decide::task::Task;
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Settings;
use linchpin::files::scorecard_file::write;
use serde_json::json;
use std::time::Duration;
use thirtyfour::prelude::*;

const KPIS: u128 = 20;
const RISKS: u128 = 500;
const TASKS: u128 = 2_000;
const VALUES: u128 = 60;
/// What is typed; each letter changes what is found.
const TYPED: &str = "review access of vendor 7";

#[tokio::test]
#[ignore = "a bench"]
async fn how_long_a_keystroke_takes() -> Result {
    let browser = Browser::at("").await?;
    let today = browser.today();
    let file = file_on_disk("many.scorecard.json", scorecard(today)?.as_bytes())?;
    browser.go("#/data").await?;
    browser.choose_file("Import a file", &file).await?;
    browser.click("button", "Add").await?;
    browser.arrives_at("#/scorecard").await?;

    println!(
        "{KPIS} KPIs, {RISKS} risks, {TASKS} tasks; milliseconds, median and worst of {} keys",
        TYPED.len()
    );
    println!(
        "{:<32} {:>16} {:>16} {:>16}",
        "", "program", "key to paint", "key to list"
    );
    browser.go("#/priorities").await?;
    browser
        .time("#/priorities, new task", "form input[type=text]")
        .await?;
    for view in ["Today", "This week", "By KPI", "Board", "All tasks"] {
        browser.click("tab", view).await?;
        browser
            .time(
                &format!("#/priorities, search, {view}"),
                "main input[type=search]",
            )
            .await?;
    }
    browser.go("#/risks").await?;
    browser
        .time("#/risks, search", "main input[type=search]")
        .await?;
    browser.finish().await
}

impl Browser {
    /// Types into the field key by key and prints how long after each the program was at work, until the letter was on the
    /// screen, and until the list had followed.
    async fn time(&self, place: &str, field: &str) -> Result {
        let watch = "const field = document.querySelector(arguments[0]);
            if (!field) return false;
            field.focus(); field.value = '';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            window.keys = [];
            // A view may keep the field of the one before.
            window.watch?.abort();
            window.watch = new AbortController();
            const after = (task) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = task; port2.postMessage(0); };
            const painted = (task) => requestAnimationFrame(() => after(task));
            let key = {};
            field.addEventListener('keydown', () => { key = { pressed: performance.now() }; window.keys.push(key); }, { signal: window.watch.signal });
            field.addEventListener('input', () => {
              const began = performance.now(), own = key;
              after(() => { own.program = performance.now() - began; });
              painted(() => { own.paint = performance.now() - own.pressed; });
            }, { capture: true, signal: window.watch.signal });
            const observer = new MutationObserver(() => { const own = key; painted(() => { own.list = performance.now() - own.pressed; }); });
            observer.observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true });
            window.watch.signal.addEventListener('abort', () => observer.disconnect());
            return true";
        if self.js(watch, vec![json!(field)]).await? != json!(true) {
            println!("{place:<32} has no such field");
            return Ok(());
        }
        let field = self.find(By::Css(field)).await?;
        for letter in TYPED.chars() {
            field.send_keys(letter.to_string()).await?;
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        let typed = json!(TYPED.len());
        self.until_with(
            "return window.keys.length >= arguments[0] && window.keys.every((key) => key.paint)",
            vec![typed],
        )
        .await?;
        let figures = "const of = (name) => {
              const all = window.keys.map((key) => key[name]).filter((time) => time).sort((a, b) => a - b);
              return (all.length ? `${all[all.length >> 1].toFixed(1)} / ${all.at(-1).toFixed(1)}` : 'unchanged').padStart(16); };
            return ['program', 'paint', 'list'].map(of).join(' ')";
        println!("{place:<32} {}", self.text_of(figures).await?);
        Ok(())
    }
}

/// A scorecard of the size that people should never notice.
fn scorecard(today: NaiveDate) -> Result<String> {
    let kpi = |number: u128| Id::from_number((1 << 64) + number);
    let risk = |number: u128| Id::from_number((2 << 64) + number);
    let day = |back: u128| today - Days::new(back as u64);
    let mut edit = Edit::new("").put(Settings::default());
    for number in 0..KPIS {
        edit = edit.put(serde_json::from_value::<Kpi>(json!({
            "id": kpi(number), "name": format!("KPI {number}"), "unit": "percent", "cadence": "daily", "meaning": "Share",
            "targets": [{"from": "2021-01-01", "target": {"at_least": 95}, "tolerance": 1}],
        }))?);
        for value in 0..VALUES {
            edit = edit.put(serde_json::from_value::<Measurement>(json!({
                "id": Id::from_number((3 << 64) + number * VALUES + value), "kpi": kpi(number),
                "at": day(value), "value": 90 + (number + value) % 10,
            }))?);
        }
    }
    for number in 0..RISKS {
        let score = json!({"likelihood": number % 5 + 1, "impact": number / 5 % 5 + 1});
        edit = edit.put(serde_json::from_value::<Risk>(json!({
            "id": risk(number), "name": format!("Vendor {number} loses what we gave it to review"), "identified": day(number % 90),
            "owner": format!("Person {}", number % 12), "category": "commercial",
            "scores": [{"from": day(number % 90), "inherent": score, "residual": score}],
        }))?);
    }
    for number in 0..TASKS {
        let cadence = ["once", "daily", "weekly", "monthly"][(number % 4) as usize];
        let stage = ["intake", "planning", "execution"][(number % 3) as usize];
        edit = edit.put(serde_json::from_value::<Task>(json!({
            "id": Id::from_number((4 << 64) + number), "what": format!("Review the access of vendor {number} to our systems"),
            "cadence": cadence, "created": day(100), "due": today + Days::new((number % 40) as u64) - Days::new(10),
            "owner": format!("Person {}", number % 12), "effort": number % 9, "kpis": [kpi(number % KPIS)],
            "risks": [risk(number % RISKS)], "stage": stage,
        }))?);
    }
    let mut card = Scorecard::empty(Id::from_number(5 << 64));
    card.apply(edit, Replica(1))
        .map_err(|error| error.to_string())?;
    Ok(write(&card, today.and_time(NaiveTime::MIN)))
}
