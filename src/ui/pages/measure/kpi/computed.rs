//! What stands in place of the form where nobody types the values: how they come about, risk by risk.

use super::subject::OpenKpi;
use crate::domain::decide::promptness::Promptness;
use crate::domain::explain::computed;
use crate::domain::measure::derived::Counted;
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The explanation, and the risks behind the newest value.
#[component]
pub fn Computed(
    subject: OpenKpi,
    /// How many values were typed before.
    typed: Memo<usize>,
) -> Node {
    let counted = Memo::new(move |_| {
        let today = subject.today.get();
        let scorecard = subject.workspace.scorecard;
        scorecard.with(|card| Counted::of(card, today))
    });
    let groups = move || {
        let group = |promptness| {
            let risks = counted.with(|counted| counted.list(promptness).to_vec());
            group(promptness, risks)
        };
        Promptness::ALL.map(group).collect_view()
    };
    view! {
        <div class="stack">
            <p>{move || counted.with(computed::sentence)}</p>
            {groups}
            <p class="note">{move || computed::typed_sentence(typed.get())}</p>
            <div class="toolbar">
                <a class="btn" href=Route::Risks.href()>"Open the risk register"</a>
                <a class="btn" data-kind="quiet" href=Route::EditKpi(subject.id).href()>"Type the values instead"</a>
            </div>
        </div>
    }
}

fn group(promptness: Promptness, risks: Vec<(Id, String)>) -> Option<Node> {
    let summary = format!("{}: {}", promptness.name(), risks.len());
    let link =
        |(id, name): (Id, String)| view! { <li><a href=Route::Risk(id).href()>{name}</a></li> };
    (!risks.is_empty()).then(|| {
        view! { <Disclosure summary><ul class="plain-list">{risks.into_iter().map(link).collect_view()}</ul></Disclosure> }
    })
}
