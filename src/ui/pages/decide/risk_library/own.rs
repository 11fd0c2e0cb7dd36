//! The form of a risk of one's own: a name, a category and a score suffice.

use leptos::ev;

use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::decide::scale::Score;
use crate::domain::scorecard::Edit;
use crate::domain::scorecard::Scorecard;
use crate::ui::browser;
use crate::ui::pages::decide::risk::score_form::{Pair, pair_fields};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The dialog; saving opens the page of the new risk.
#[component]
pub fn OwnRisk(workspace: Workspace, open: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let category = RwSignal::new(FailureMode::default());
    let pair = Pair::of(Some(Score::MIDDLE));
    let asked = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_empty = name.with(|name| name.trim().is_empty());
        let words = "Give it a name, as people say it in a meeting.";
        (asked.get() && is_empty).then(|| words.to_owned())
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let words = name.with_untracked(|name| name.trim().to_owned());
        let Some(score) = untrack(|| pair.get()).filter(|_| !words.is_empty()) else {
            return;
        };
        let (id, today) = (browser::new_id(), workspace.now.get_untracked().date());
        let said = format!("Added “{words}”");
        let edit = Edit::new(format!("add “{words}”"));
        let risk = Risk::new(id, words, category.get_untracked(), score, today);
        if workspace.edit_with_undo(edit.put(risk), said).is_kept() {
            open.set(false);
            Route::Risk(id).go();
        }
    };
    let form = unique_id("own-risk");
    let body = {
        let form = form.clone();
        move || {
            let choices: Vec<_> = FailureMode::ALL
                .map(|mode| Choice::new(mode, mode.name()))
                .into();
            let policy = workspace.scorecard.with_untracked(Scorecard::policy);
            view! {
                <form id=form.clone() class="stack" novalidate on:submit=save>
                    <TextField label="Name" value=name error=error
                        hint="What may happen: “The vendor is breached”." on_commit=move |text| name.set(text) />
                    <SelectField label="Category" choices value=category hint="Where projects fail."
                        on_commit=move |chosen| category.set(chosen) />
                    {pair_fields(policy, "Score as it is today", pair, false)}
                </form>
            }
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || open.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=form.clone()><span>"Add the risk"</span></button>
        }
    };
    view! { <Dialog open title="Your own risk" actions=foot>{body()}</Dialog> }
}
