//! What only the browser can do: tell the time, make ids, save a file, print.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, TimeZone, Utc};
use gloo_file::{Blob, ObjectUrl};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use crate::domain::respond::stamp::Stamp;
use crate::domain::revision::{Id, Replica};
use crate::ui::prelude::*;

/// Returns the time on the person's clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where pages read the clock"
)]
pub fn now() -> NaiveDateTime {
    Local::now().naive_local()
}

/// Returns the time by which files are stamped, the same everywhere.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where pages read the clock"
)]
pub fn utc_now() -> NaiveDateTime {
    Utc::now().naive_utc()
}

/// Returns the milliseconds of the clock that all pages of this browser share.
pub fn milliseconds() -> u64 {
    // The clock of a browser is after 1970.
    utc_now().and_utc().timestamp_millis().unsigned_abs()
}

/// Returns the time by which runs are timed.
pub fn stamp() -> Stamp {
    Stamp::of(utc_now())
}

/// Returns the day, on the person's clock, of so many milliseconds since 1970; `None` when browsers do not tell the time.
pub fn day_of(milliseconds: f64) -> Option<NaiveDate> {
    let utc = DateTime::from_timestamp_millis(milliseconds as i64)?.naive_utc();
    (milliseconds > 0.0).then(|| local(utc).date())
}

/// Turns a time in UTC into that on the person's clock, as it was set then.
pub fn local(utc: NaiveDateTime) -> NaiveDateTime {
    Local.from_utc_datetime(&utc).naive_local()
}

/// Reads a time off the person's clock; `None` in the hour that is skipped in spring.
pub fn from_local(time: NaiveDateTime) -> Option<Stamp> {
    let found = Local.from_local_datetime(&time).earliest();
    found.map(|time| Stamp::of(time.naive_utc()))
}

/// Makes an id that nobody else has.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where pages make ids"
)]
pub fn new_id() -> Id {
    Id(Uuid::new_v4())
}

/// Makes a name for this browser's copy of the data.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where pages make ids"
)]
pub fn new_replica() -> Replica {
    Replica(Uuid::new_v4().as_u64_pair().0)
}

/// Hands a text to the browser as a file to save.
pub fn save_file(name: &str, mime: &str, text: &str) {
    let blob = Blob::new_with_options(text, Some(mime));
    let url = ObjectUrl::from(blob);
    let anchor = document().create_element("a").ok();
    if let Some(anchor) = anchor.and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The address must outlive the click; a minute is plenty for the browser to start reading.
    set_timeout(move || drop(url), std::time::Duration::from_secs(60));
}

/// Prints one part of the page: the style sheet hides the others while the root has this `data-print`.
pub fn print_only(part: &str) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Neither can fail: the name is a plain one, and a browser without paper shows nothing.
    let _ = root.set_attribute("data-print", part);
    let after = window_event_listener_untyped("afterprint", move |_| {
        let _ = root.remove_attribute("data-print");
    });
    let _ = window().print();
    // Some browsers open their dialog only later; by then it has read the page.
    set_timeout(move || after.remove(), std::time::Duration::from_secs(60));
}

/// Makes a name for files out of a title: letters, digits and dashes.
pub fn file_stem(title: &str) -> String {
    let stem: String = title
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let words: Vec<&str> = stem.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        "scorecard".to_owned()
    } else {
        words.join("-")
    }
}
