//! A field for a time of the person's clock.

use chrono::NaiveDateTime;

use crate::domain::respond::stamp::Stamp;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// A field for a time of the person's clock.
pub fn time_field(
    label: &'static str,
    hint: Signal<Option<String>>,
    value: Signal<Option<Stamp>>,
    error: Signal<Option<String>>,
    on_commit: Callback<Option<Stamp>>,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let text = move || match value.get() {
        Some(at) => (browser::local(at.utc()).format("%Y-%m-%dT%H:%M")).to_string(),
        None => String::new(),
    };
    let commit = move |event| {
        let typed = event_target_value(&event);
        let read = NaiveDateTime::parse_from_str(&typed, "%Y-%m-%dT%H:%M")
            .or_else(|_| NaiveDateTime::parse_from_str(&typed, "%Y-%m-%dT%H:%M:%S"));
        on_commit.run(read.ok().and_then(browser::from_local));
    };
    view! {
        <Field ids label error=error hint>
            <input class="input" type="datetime-local" id=id
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                prop:value=text on:change=commit />
        </Field>
    }
}
