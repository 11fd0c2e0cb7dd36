//! What the request is worth: each figure, what it means, the formula behind it, and the range by the simulation.

use super::subject::OpenRequest;
use crate::domain::decide::appraisal::Basis;
use crate::domain::explain::figures::{Shown, figures};
use crate::domain::explain::worth;
use crate::library::guide;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The tiles, the range and the formulas.
#[component]
pub fn Figures(subject: OpenRequest) -> Node {
    let shown = Memo::new(move |_| {
        subject
            .appraisal
            .with(|appraisal| figures(appraisal, &subject.currency.get()))
    });
    let tiles = move || shown.get().into_iter().map(tile).collect_view();
    let whys = move || shown.get().into_iter().map(why).collect_view();
    view! {
        <div class="stack">
            <div class="tiles worth" aria-live="polite">{tiles}</div>
            <Disclosure summary="Why? The formulas with these numbers">
                <dl class="facts worth-why">{whys}</dl>
                <p class="note">
                    "Horizon and discount rate are those of all requests: "<a href=Route::Budget.href()>"set them on the budget page"</a>"."
                </p>
            </Disclosure>
            <Spread subject />
        </div>
    }
}

fn tile(shown: Shown) -> Node {
    let why = guide::figure_named(shown.name).map(|figure| figure.key);
    view! { <StatTile label=shown.name.to_owned() figure=shown.figure why><span>{shown.meaning}</span></StatTile> }
}

fn why(shown: Shown) -> Option<Node> {
    (!shown.why.is_empty()).then(|| view! { <dt>{shown.name}</dt><dd>{shown.why}</dd> })
}

/// The range in a sentence, or why there is none.
#[component]
fn Spread(subject: OpenRequest) -> Node {
    let words = move || {
        let (horizon, years) = subject.policy.with(|policy| (policy.horizon, policy.years));
        let currency = subject.currency.get();
        let range = subject.range.get()?;
        Some(view! {
            <Notice title="How sure is that?">{worth::range_words(&range, horizon, years, &currency)}</Notice>
        })
    };
    let typed = Memo::new(move |_| {
        subject
            .appraisal
            .with(|appraisal| appraisal.basis == Basis::Typed)
    });
    view! {
        {subject.ranges.progress()}
        {words}
        {move || typed.get().then(|| view! {
            <p class="note">"The loss was typed as two numbers, so these figures are single ones. Take it from risks to see how far luck moves them."</p>
        })}
    }
}
