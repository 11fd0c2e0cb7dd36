//! Finding all fields: every link is followed, every button pressed, with the sample and with an empty scorecard.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::env;
use std::fs;
use std::ops::Not;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::WALKS;
use super::field::{Field, pattern};
use crate::Result;
use crate::driver::Browser;

/// So many seconds of pressing at a time, of which a driver waits for the answer.
const PRESSING: u32 = 15;

/// Somebody who walks.
pub struct Walker {
    pub browser: Browser,
    /// What is stored when somebody comes to a page: the sample, an empty scorecard, and what buttons have made of them.
    grounds: Vec<Value>,
    pub ground: usize,
    /// What is known of pages that are alike.
    known: BTreeMap<String, Known>,
    left_out: BTreeMap<String, String>,
    seen: BTreeSet<(usize, String)>,
}

#[derive(Default)]
struct Known {
    fields: Vec<String>,
    openers: Vec<String>,
}

/// A page with what is still to be pressed there.
struct Job {
    ground: usize,
    route: String,
    queue: Vec<Value>,
}

/// What the page answers.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Discovered {
    found: Vec<Field>,
    routes: Vec<String>,
    made: Vec<(Vec<Value>, String)>,
    queue: Vec<Value>,
    fields: Vec<String>,
    openers: Vec<String>,
    left_out: BTreeMap<String, String>,
    is_spoilt: bool,
}

impl Walker {
    /// With the sample, and an empty scorecard to switch to.
    pub async fn start() -> Result<Walker> {
        let browser = Browser::with_sample().await?;
        browser.go("#/data").await?;
        browser.click("button", "New scorecard").await?;
        browser.click("button", "Start blank").await?;
        browser.arrives_at("#/kpi/new").await?;
        browser.is_saved().await?;
        let stored = "return { ...localStorage }";
        let blank = browser.js(stored, vec![]).await?;
        let mut walker = Walker::with(browser, Vec::new()).await?;
        walker.switch().await?;
        walker.browser.go("#/scorecard").await?;
        walker.browser.sees("this is a sample").await?;
        let sample = walker.browser.js(stored, vec![]).await?;
        walker.grounds = vec![sample, blank];
        Ok(walker)
    }

    /// Where another walk has found fields.
    pub async fn on(grounds: Vec<Value>) -> Result<Walker> {
        let walker = Walker::with(Browser::start().await?, grounds).await?;
        walker.start_again().await?;
        Ok(walker)
    }

    async fn with(browser: Browser, grounds: Vec<Value>) -> Result<Walker> {
        browser.set_script_timeout(Duration::from_secs(60)).await?;
        Ok(Walker {
            browser,
            grounds,
            ground: 0,
            known: BTreeMap::new(),
            left_out: BTreeMap::new(),
            seen: BTreeSet::new(),
        })
    }

    pub async fn finish(self) -> Result {
        self.browser.finish().await
    }

    pub fn grounds(&self) -> &[Value] {
        &self.grounds
    }

    pub fn pages(&self) -> usize {
        self.seen.len()
    }

    pub fn left_out(&self) -> &BTreeMap<String, String> {
        &self.left_out
    }

    /// Asks the script of the walk.
    pub async fn ask(&self, arguments: Vec<Value>) -> Result<Value> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/walk/page.js");
        let script = fs::read_to_string(file)?;
        let answer = self.browser.execute_async(&script, arguments).await?;
        let answer = answer.json().clone();
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(error.into()),
            None => Ok(answer),
        }
    }

    /// Opens the other one of the two scorecards.
    pub async fn switch(&self) -> Result {
        let menu = "document.querySelector('.topbar-switcher button[aria-haspopup]').click()";
        self.browser.js(menu, vec![]).await?;
        let other = "const other = [...document.querySelectorAll('[role=menuitemradio]')].find((item) => item.ariaChecked === 'false');
            other?.click(); return !!other";
        self.browser.until(other).await
    }

    /// Starts with what is stored as it was.
    pub async fn start_again(&self) -> Result {
        self.put_back(&self.grounds[self.ground]).await?;
        self.browser.open("#/scorecard").await
    }

    /// Stands where a field is to be found.
    pub async fn stand_on(&mut self, ground: usize) -> Result {
        if self.ground != ground {
            self.ground = ground;
            self.start_again().await?;
        }
        Ok(())
    }

    /// Puts back what was stored, from a page of the site on which no Linchpin runs.
    pub async fn put_back(&self, stored: &Value) -> Result {
        self.browser.goto(self.browser.site.empty_page()).await?;
        let script = "localStorage.clear();
            for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text);
            const gone = new Promise((done) => Object.assign(indexedDB.deleteDatabase('linchpin-recent'), { onsuccess: done, onblocked: done, onerror: done }));
            return gone.then(() => true)";
        self.browser.js(script, vec![stored.clone()]).await?;
        Ok(())
    }

    /// Returns the fields on this walk's share of the pages, page by page.
    pub async fn discover(&mut self, share: usize) -> Result<Vec<Field>> {
        let mut fields = Vec::new();
        for ground in 0..self.grounds.len() {
            self.stand_on(ground).await?;
            let mut routes: VecDeque<String> = ["#/scorecard", "#/data"].map(str::to_owned).into();
            routes.extend(self.browser.pages_of_records().await?);
            let (jobs, mut found) = self.crawl(ground, routes, Some(share)).await?;
            let mut jobs = VecDeque::from(jobs);
            while let Some(job) = jobs.pop_front() {
                // What buttons led to is this walk's own.
                let (more, new) = self.press_everything(job).await?;
                jobs.extend(more);
                found.extend(new);
            }
            fields.extend(found);
        }
        fields.sort_by_key(|field| (field.ground, field.route.clone()));
        Ok(fields)
    }

    /// Goes to all pages that links lead to.
    async fn crawl(
        &mut self,
        ground: usize,
        mut routes: VecDeque<String>,
        share: Option<usize>,
    ) -> Result<(Vec<Job>, Vec<Field>)> {
        let (mut jobs, mut fields) = (Vec::new(), Vec::new());
        while let Some(route) = routes.pop_front() {
            if !is_page(&route) || !self.seen.insert((ground, route.clone())) {
                continue;
            }
            let trouble = self.ask(vec![json!("go"), json!(route)]).await?;
            if trouble != json!("") {
                // Some addresses lead on to another page.
                println!("{route}: {trouble}");
                continue;
            }
            let mut answer = self.look(&route, &[], 0).await?;
            routes.extend(std::mem::take(&mut answer.routes));
            if share.is_none_or(|share| share_of(&route) == share) && is_wanted(&route) {
                fields.extend(placed(&mut answer.found, ground, &route));
                if !answer.queue.is_empty() {
                    jobs.push(Job {
                        ground,
                        route,
                        queue: answer.queue,
                    });
                }
            }
        }
        Ok((jobs, fields))
    }

    /// Presses all buttons of a page.
    async fn press_everything(&mut self, mut job: Job) -> Result<(Vec<Job>, Vec<Field>)> {
        let Job { ground, route, .. } = &job;
        let (ground, route) = (*ground, route.clone());
        self.stand_on(ground).await?;
        let (mut fields, mut routes, mut made) = (Vec::new(), VecDeque::new(), Vec::new());
        let mut is_spoilt = false;
        while !job.queue.is_empty() {
            self.ask(vec![json!("go"), json!(route)]).await?;
            let mut answer = self.look(&route, &job.queue, PRESSING).await?;
            fields.extend(placed(&mut answer.found, ground, &route));
            routes.extend(answer.routes);
            made.extend(answer.made);
            is_spoilt |= answer.is_spoilt;
            job.queue = answer.queue;
        }
        if is_spoilt {
            self.start_again().await?;
        }
        let (mut jobs, new) = self.crawl(ground, routes, None).await?;
        fields.extend(new);
        for (path, led_to) in made {
            if self.known.contains_key(&pattern(&led_to)) {
                continue;
            }
            let (more, new) = self.make(ground, &route, path).await?;
            jobs.extend(more);
            fields.extend(new);
        }
        Ok((jobs, fields))
    }

    /// Follows buttons that make a record, and looks at its page.
    async fn make(
        &mut self,
        ground: usize,
        route: &str,
        path: Vec<Value>,
    ) -> Result<(Vec<Job>, Vec<Field>)> {
        self.start_again().await?;
        self.ask(vec![json!("go"), json!(route)]).await?;
        self.ask(vec![json!("open"), json!(path)]).await?;
        let made = format!(
            "return location.hash !== '{route}' && document.activeElement.matches('main h1')"
        );
        self.browser.until(&made).await?;
        self.browser.is_saved().await?;
        let route = self.browser.route().await?;
        let stored = self
            .browser
            .js("return { ...localStorage }", vec![])
            .await?;
        self.grounds.push(stored);
        self.ground = self.grounds.len() - 1;
        let found = self.crawl(self.ground, [route].into(), None).await;
        let made = self.ground;
        self.ground = ground;
        self.start_again().await?;
        println!("ground {made}: {path:?}");
        found
    }

    async fn look(&mut self, route: &str, queue: &[Value], seconds: u32) -> Result<Discovered> {
        let known = self.known.entry(pattern(route)).or_default();
        let question = vec![
            json!("discover"),
            json!(known.fields),
            json!(known.openers),
            json!(queue),
            json!(seconds),
        ];
        let answer = self.ask(question).await;
        let answer = answer.map_err(|error| format!("{route}: {error}"))?;
        let answer: Discovered = serde_json::from_value(answer)?;
        self.known.insert(
            pattern(route),
            Known {
                fields: answer.fields.clone(),
                openers: answer.openers.clone(),
            },
        );
        self.left_out.extend(
            (answer.left_out.iter())
                .map(|(field, reason)| (format!("{} {field}", pattern(route)), reason.clone())),
        );
        Ok(answer)
    }
}

impl Browser {
    /// The pages of all records of the open scorecard.
    pub async fn pages_of_records(&self) -> Result<Vec<String>> {
        let script = "const pages = { kpis: 'kpi', risks: 'risk', tasks: 'task', decisions: 'decision', requests: 'request', stakeholders: 'stakeholder',
              reports: 'report', playbooks: 'playbook', runs: 'run', practices: 'practice', assessments: 'assessment' };
            const card = localStorage['linchpin/current'];
            return Object.keys(localStorage).filter((key) => key.startsWith(`linchpin/s/${card}/`)).sort()
              .map((key) => key.split('/').slice(-2)).filter(([kind]) => kind in pages).map(([kind, id]) => `#/${pages[kind]}/${id}`)";
        self.texts_of(script).await
    }
}

fn placed(found: &mut Vec<Field>, ground: usize, route: &str) -> Vec<Field> {
    let fields = std::mem::take(found).into_iter();
    let placed = fields.map(|field| Field {
        ground,
        route: route.to_owned(),
        ..field
    });
    placed.collect()
}

/// Both walks share the pages out alike, without asking each other.
fn share_of(route: &str) -> usize {
    let sum = pattern(route).bytes().fold(5_usize, |sum, byte| {
        (sum * 31 + usize::from(byte)) % 1_000_003
    });
    sum % WALKS
}

/// `WALK_PAGES` names a part of the addresses of the pages that are walked, to look into one.
fn is_wanted(route: &str) -> bool {
    env::var("WALK_PAGES")
        .is_ok_and(|part| !route.contains(&part))
        .not()
}

/// Shared scorecards and files are no pages of their own.
pub fn is_page(link: &str) -> bool {
    !link.starts_with("#/open=") && link != "#/no/such/page"
}
