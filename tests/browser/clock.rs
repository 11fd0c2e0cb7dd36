//! The time that a test gives to its pages, so that no result depends on the day on which it runs.
//!
//! The static host puts a script of its own before all others of the page (`clock.js`). It turns the browser's clock into
//! one that starts at the given day, in the morning, and goes on from there, the same in every tab and after every
//! reload. The browser's time zone is given too; it is one that changes its clocks twice a year.

use crate::Result;
use crate::driver::Browser;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde_json::json;
use std::env;
use std::time::SystemTime;

/// Where the browser believes to be.
pub const TIME_ZONE: &str = "Europe/Berlin";

/// The days on which the stories run that depend on the day.
pub const CHOSEN: [&str; 6] = [
    // An ordinary Tuesday.
    "2026-11-24",
    // The end of a month.
    "2026-11-30",
    // The first of a year.
    "2027-01-01",
    // The Sunday on which the clocks go forward.
    "2027-03-28",
    // An ordinary Monday.
    "2027-06-07",
    // The day that most years lack.
    "2028-02-29",
];

/// A clock that shows a given day.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    today: NaiveDate,
    /// How far it is ahead of the machine's.
    ahead: TimeDelta,
}

impl Clock {
    /// A clock that starts now, in the morning of that day.
    pub fn starting_on(today: NaiveDate) -> Self {
        let morning = NaiveTime::from_hms_opt(8, 0, 0).expect("a time of the day");
        Clock {
            today,
            ahead: today.and_time(morning).and_utc() - machine_time(),
        }
    }

    /// The day that it shows, for as long as any test takes.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The script that makes it the clock of a page.
    pub fn script(&self) -> String {
        include_str!("clock.js").replace("AHEAD", &self.ahead.num_milliseconds().to_string())
    }
}

/// The day of every story that does not ask for another: always the same, unless `LINCHPIN_TODAY` names one.
pub fn usual_day() -> NaiveDate {
    named_day().unwrap_or_else(|| day(CHOSEN[0]))
}

/// The chosen days, or the one that `LINCHPIN_TODAY` names.
pub fn chosen_days() -> Vec<NaiveDate> {
    match named_day() {
        Some(day) => vec![day],
        None => CHOSEN.map(day).to_vec(),
    }
}

fn named_day() -> Option<NaiveDate> {
    env::var("LINCHPIN_TODAY").ok().map(|text| day(&text))
}

fn day(text: &str) -> NaiveDate {
    text.parse()
        .unwrap_or_else(|_| panic!("LINCHPIN_TODAY wants a day such as 2026-11-30, not `{text}`"))
}

/// Only what lies between two clocks is ever taken from it.
#[expect(
    clippy::disallowed_methods,
    reason = "a given clock goes on as the machine's does"
)]
fn machine_time() -> DateTime<Utc> {
    SystemTime::now().into()
}

impl Browser {
    /// Tells a story on each of the chosen days, in one browser that has nothing stored on any of them.
    pub async fn on_chosen_days(story: impl AsyncFn(&mut Browser) -> Result) -> Result {
        let mut days = chosen_days().into_iter();
        let first = days.next().ok_or("no day is chosen")?;
        let mut browser = Browser::start_on(first).await?;
        eprintln!("on {first}");
        story(&mut browser).await?;
        for day in days {
            browser.move_to(day).await?;
            eprintln!("on {day}");
            story(&mut browser).await?;
        }
        browser.finish().await
    }
}

#[tokio::test]
async fn every_page_goes_by_the_given_clock() -> Result {
    Browser::on_chosen_days(async |browser| {
        let today = browser.today().format("%a %b %d %Y").to_string();
        let shows = async || {
            let script = "const now = new Date(), days = [now, new now.constructor(), new Date(Date.now()), new Date(Date())];
                return days.every((day) => day.toDateString() === arguments[0]) && now instanceof Date
                  && Intl.DateTimeFormat().resolvedOptions().timeZone === arguments[1]";
            browser.until_with(script, vec![json!(today), json!(TIME_ZONE)]).await
        };
        browser.open("").await?;
        shows().await?;
        let before = browser.js("return Date.now()", vec![]).await?;
        browser.reload().await?;
        shows().await?;
        browser
            .until_with("return Date.now() > arguments[0]", vec![before])
            .await?;
        let given = "return [new Date(2020, 1, 3).getMonth(), new Date('2020-02-03').getFullYear(), Date.UTC(1970, 0, 1)]";
        let given = browser.js(given, vec![]).await?;
        assert_eq!(given, json!([1, 2020, 0]), "what is no clock stays as it is");
        let first = browser.window().await?;
        browser.open_tab("#/guide").await?;
        shows().await?;
        browser.close_window().await?;
        Ok(browser.switch_to_window(first).await?)
    })
    .await
}
