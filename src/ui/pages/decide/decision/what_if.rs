//! What would be with each option: a picture of the exposure, and the figures behind it.

use super::lines;
use super::subject::{OpenDecision, Told};
use crate::domain::decide::rule::RulePlace;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card; nothing while there is no option.
#[component]
pub fn WhatIf(subject: OpenDecision) -> Node {
    let body = move || {
        subject.told.with(|told| {
            (!told.options.is_empty()).then(|| {
                let table = lines::table(
                    "What would be with each option",
                    &told.options,
                    told.outlook.clone(),
                    None,
                );
                view! { <div class="stack">{bars(told)}{table}</div> }
            })
        })
    };
    let is_empty = move || subject.told.with(|told| told.options.is_empty());
    view! {
        <Card title="What if" note="Estimates: today's register and trends, moved by what you entered">
            {body}
            {move || is_empty().then(|| view! { <p class="note">"Once there is an option, what it would change shows here."</p> })}
        </Card>
    }
}

/// The exposure with each option as bars, with a line at that of today.
fn bars(told: &Told) -> Node {
    let most = told.options.iter().map(|option| option.exposure);
    let most = most.chain([told.exposure, 1]).max().unwrap_or(1);
    let share =
        move |exposure: u32| format!("{:.2}%", 100.0 * f64::from(exposure) / f64::from(most));
    let now = share(told.exposure);
    let bar = |name: String, exposure: u32, is_above: bool, class: &'static str| {
        let words = if is_above {
            format!("{exposure}, above the appetite")
        } else {
            exposure.to_string()
        };
        view! {
            <span class="bar-name">{name}</span>
            <span class="bar-track">
                <span class=class data-tone=if is_above { "bad" } else { "accent" } style:inline-size=share(exposure)></span>
                <span class="bar-now" style:inset-inline-start=now.clone()></span>
            </span>
            <span class="bar-figure">{words}</span>
        }
    };
    let mut all = vec![bar(
        "Now".to_owned(),
        told.exposure,
        false,
        "bar-fill bar-today",
    )];
    for option in &told.options {
        let is_above = option.place == RulePlace::Above;
        all.push(bar(
            option.name.clone(),
            option.exposure,
            is_above,
            "bar-fill",
        ));
    }
    view! {
        <div class="stack-tight">
            <h3>"Exposure with each option"</h3>
            <div class="bars" role="img" aria-label=told.exposure_sentence.clone()>{all}</div>
            <p class="note">"Points of residual risk over all open risks, from the register. The line is where it stands now."</p>
        </div>
    }
}
