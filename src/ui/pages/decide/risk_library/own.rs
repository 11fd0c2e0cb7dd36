//! A risk of one's own: a name, a category and a score are enough to start.

use leptos::{ev, prelude::*};

use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::decide::scale::{Level, Score};
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::dom::view;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The form; it opens the page of the new risk.
#[component]
pub fn OwnRisk() -> impl IntoView {
    let workspace = Workspace::get();
    let (name, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    // Positions: those of the middle of the scale, and of the first failure mode.
    let middle = Score::MIDDLE.likelihood.index();
    let mode = RwSignal::new(0);
    let (likelihood, impact) = (RwSignal::new(middle), RwSignal::new(middle));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        let words = "Say in a few words what could happen.";
        error.set(name.is_empty().then(|| words.to_owned()));
        let level = |chosen: RwSignal<usize>| Level::ALL.get(chosen.get_untracked()).copied();
        let category = FailureMode::ALL.get(mode.get_untracked()).copied();
        let score = level(likelihood).zip(level(impact));
        if let (false, Some(category), Some((likelihood, impact))) =
            (name.is_empty(), category, score)
        {
            let (id, score) = (browser::new_id(), Score { likelihood, impact });
            let edit = Edit::new(format!("add the risk “{name}”"));
            let risk = Risk::new(id, name, category, score, workspace.today());
            if workspace.edit(edit.put(risk)) {
                Route::Risk(id).go();
            }
        }
    };
    let levels = move |names: fn(&Policy) -> Vec<&String>| {
        Signal::derive(move || {
            let policy = workspace.scorecard.with(Policy::of);
            let names = names(&policy).into_iter().enumerate();
            names
                .map(|(index, name)| format!("{} · {name}", index + 1))
                .collect()
        })
    };
    let likelihoods = levels(|policy| {
        policy
            .likelihood
            .iter()
            .map(|anchor| &anchor.name)
            .collect()
    });
    let impacts = levels(|policy| policy.impact.iter().map(|anchor| &anchor.name).collect());
    let choose = |chosen: RwSignal<usize>| Callback::new(move |place| chosen.set(place));
    let modes = fixed(FailureMode::ALL.map(FailureMode::name));
    view! {
        <Card title="A risk of your own" note="The rest is filled in on its page">
            <form class="stack" novalidate on:submit=add>
                <div class="form">
                    <div class="wide">
                        <TextField label="What could happen" value=name error=error on_commit=move |text| name.set(text)
                            hint="As an event: “The supplier of the gateway is breached”." />
                    </div>
                    {pick("Where the project would fail", modes, mode.into(), choose(mode), false)}
                    {pick("Likelihood without mitigation", likelihoods, likelihood.into(), choose(likelihood), false)}
                    {pick("Impact without mitigation", impacts, impact.into(), choose(impact), false)}
                </div>
                <div class="actions"><button type="submit" class="btn" data-kind="primary">"Add the risk"</button></div>
            </form>
        </Card>
    }
}
