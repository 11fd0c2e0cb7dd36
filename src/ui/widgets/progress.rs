//! How far a piece of work is, and how full a store is.

use super::button::{Button, ButtonKind};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// A labelled progress bar; without a value it only says that work goes on.
#[component]
pub fn Progress(
    /// What is going on: "Simulating 10 000 years".
    #[prop(into)]
    label: Signal<String>,
    /// From 0 to 1, or nothing while the length of the work is unknown.
    #[prop(optional, into)]
    value: MaybeProp<f64>,
    /// Shows a Cancel button.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> Node {
    let id = unique_id("progress");
    let percent = move || {
        value
            .get()
            .map(|part| (part.clamp(0.0, 1.0) * 100.0).round())
    };
    view! {
        <div class="progress" class:progress-open=move || value.get().is_none()>
            <label for=id.clone()>{move || label.get()}</label>
            <span class="progress-figure">{move || percent().map(|percent| format!("{percent} %"))}</span>
            <progress id=id max="100" value=percent />
            {on_cancel
                .map(|cancel| {
                    view! { <Button kind=ButtonKind::Quiet small=true on_click=cancel>"Cancel"</Button> }
                })}
        </div>
    }
}

/// How much of something limited is used; warns in words once it passes `warn_at`.
#[component]
pub fn Meter(
    /// What is measured: "Storage in this browser".
    #[prop(into)]
    label: String,
    /// The figures in words: "1.2 of 5 MB".
    #[prop(into)]
    words: Signal<String>,
    /// From 0 to 1.
    #[prop(into)]
    value: Signal<f64>,
    /// From here on it is a warning.
    #[prop(default = 0.7)]
    warn_at: f64,
) -> Node {
    let id = unique_id("meter");
    let part = move || value.get().clamp(0.0, 1.0);
    let tone = move || match part() {
        part if part >= 0.9 => "bad",
        part if part >= warn_at => "watch",
        _ => "accent",
    };
    let warning = move || match part() {
        part if part >= 0.9 => Some(" · nearly full"),
        part if part >= warn_at => Some(" · filling up"),
        _ => None,
    };
    view! {
        <div class="meter" data-tone=tone>
            <span id=id.clone()>{label}</span>
            <span class="meter-words">{move || words.get()}{warning}</span>
            <div
                class="meter-track"
                role="meter"
                aria-labelledby=id
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || (part() * 100.0).round().to_string()
                aria-valuetext=move || words.get()
            >
                <div class="meter-fill" style:inline-size=move || format!("{:.1}%", part() * 100.0)></div>
            </div>
        </div>
    }
}
