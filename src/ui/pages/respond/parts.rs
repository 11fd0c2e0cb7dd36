//! What the pages of this verb share: the timer, lists of lines.

use std::time::Duration;

use crate::domain::respond::clock::{quarter_words, share, timer_words};
use crate::domain::respond::stamp::Stamp;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The timer of the first hour. Only its own text follows the seconds; screen readers hear of each quarter.
pub fn timer(started: Stamp) -> Node {
    let now = RwSignal::new(browser::stamp());
    let tick = move || {
        // It may tick once more after the page is gone.
        let _ = now.try_set(browser::stamp());
    };
    if let Ok(interval) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || interval.clear());
    }
    let quarter = Memo::new(move |_| quarter_words(started, now.get()));
    let is_over = Memo::new(move |_| share(started, now.get()) >= 1.0);
    view! {
        <div class="run-timer" data-tone=move || if is_over.get() { "watch" } else { "accent" }>
            <p class="run-timer-words" role="timer" aria-live="off">{move || timer_words(started, now.get())}</p>
            <div class="run-timer-track" aria-hidden="true">
                <div class="run-timer-fill" style:inline-size=move || format!("{:.2}%", share(started, now.get()) * 100.0)></div>
            </div>
            <p class="visually-hidden" role="status">{move || quarter.get()}</p>
        </div>
    }
}

/// A heading with points below it; nothing when there are none.
pub fn points(title: &'static str, lines: &[String]) -> Option<Node> {
    let points: Vec<Node> = (lines.iter())
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect();
    (!points.is_empty())
        .then(|| view! { <h3>{title}</h3> <ul class="respond-points">{points}</ul> })
}

/// One line of text with a button that takes it; empties itself when it was taken.
pub fn add_line(
    label: &'static str,
    buttons: Vec<(&'static str, Callback<String>)>,
    hint: &'static str,
) -> Node {
    let typed = RwSignal::new(String::new());
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let take = move |with: Callback<String>| {
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            typed.set(String::new());
            with.run(text);
        }
    };
    let first = buttons.first().map(|(_, with)| *with);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(with) = first {
            take(with);
        }
    };
    let is_empty = move || {
        let empty = typed.with(|text| text.trim().is_empty());
        empty.then(|| "Type something first".to_owned())
    };
    let buttons: Vec<Node> = (buttons.into_iter())
        .map(|(words, with)| {
            view! {
                <Button disabled_because=Signal::derive(is_empty) on_click=move || take(with)>{words}</Button>
            }
        })
        .collect();
    view! {
        <form class="add-line" novalidate on:submit=submit>
            <Field ids label hint=hint>
                <input class="input" type="text" id=id maxlength="200" autocomplete="off"
                    aria-describedby=links.described_by(true, false)
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
            </Field>
            <div class="actions">{buttons}</div>
        </form>
    }
}
