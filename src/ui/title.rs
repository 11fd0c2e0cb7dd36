//! What the page is called, and where the focus goes in it.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// Names the document after the page.
pub fn name_page(title: impl Fn() -> String + 'static) {
    follow_title(Box::new(title));
}

fn follow_title(title: Box<dyn Fn() -> String>) {
    Effect::new(move || document().set_title(&format!("{} · Linchpin", title())));
}

/// Gives the focus to the first element that matches.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
