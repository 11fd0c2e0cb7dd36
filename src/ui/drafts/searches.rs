//! What was searched for: Back and forward bring a list as it was found; a link to its page one with everything in it.
//!
//! A visit of a page is an entry of the browser's history, and is known by a name in it. Searches are neither stored nor
//! drafts: they end with the tab.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use wasm_bindgen::JsValue;

use super::form;
use crate::ui::prelude::*;
use crate::ui::{browser, leaving};

thread_local! {
    static VISIT: RefCell<String> = const { RefCell::new(String::new()) };
    /// By visit and name of the field.
    static SEARCHES: RefCell<BTreeMap<(String, String), String>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// Starts to note what is searched for.
pub fn provide() {
    leaving::hear("input", |control, _| {
        if form::is_search(control) && !leaving::is_telling() {
            let key = (VISIT.with_borrow(String::clone), form::label(control));
            SEARCHES.with_borrow_mut(|searches| searches.insert(key, form::text(control)));
        }
    });
}

/// Another page shows: it is named, or known by its name.
pub fn arrived() {
    let Ok(history) = window().history() else {
        return;
    };
    let name = history.state().ok().and_then(|state| state.as_string());
    let name = name.unwrap_or_else(|| {
        let name = browser::new_id().to_string();
        // A browser that refuses this only forgets the search.
        let _ = history.replace_state(&JsValue::from_str(&name), "");
        name
    });
    VISIT.set(name);
    set_timeout(put_back, Duration::ZERO);
}

fn put_back() {
    for control in form::searches() {
        let key = (VISIT.with_borrow(String::clone), form::label(&control));
        let text = SEARCHES.with_borrow(|searches| searches.get(&key).cloned());
        if let Some(text) = text.filter(|text| *text != form::text(&control)) {
            leaving::quietly(|| form::fill(&control, &text));
        }
    }
}
