//! Asking for what is to be decided: a question of one's own, or a change that somebody else asked for.

use leptos::ev;

use crate::domain::decide::change_request;
use crate::domain::decide::decision::Decision;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Asks for the question; the two options that every question has are there already.
#[component]
pub fn NewDecision(workspace: Workspace, asking: RwSignal<bool>) -> impl IntoView {
    let question = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_empty = question.with(|question| question.trim().is_empty());
        (asked.get() && is_empty).then(|| "Write what is to be decided.".to_owned())
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let words = question.get_untracked();
        if words.trim().is_empty() {
            return;
        }
        let (id, today) = (browser::new_id(), workspace.now.get_untracked().date());
        let options = [browser::new_id(), browser::new_id()];
        let decision = Decision::new(id, words.trim(), options, today);
        if (workspace.edit(Edit::new("add a decision").put(decision))).is_kept() {
            asking.set(false);
            question.set(String::new());
            asked.set(false);
            Route::Decision(id).go();
        }
    };
    let form = unique_id("question");
    let body = {
        let form = form.clone();
        move || {
            view! {
                <form id=form.clone() novalidate on:submit=save>
                    <TextField label="What is to be decided" value=question error=error
                        hint="A question: “Encrypt the backups before the release?”"
                        on_commit=move |text| question.set(text) />
                </form>
            }
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || asking.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=form.clone()><span>"Weigh the options"</span></button>
        }
    };
    view! { <Dialog open=asking title="New decision" size=DialogSize::Small actions=foot>{body.clone()}</Dialog> }
}

/// Asks what was requested and by whom; the three answers that are always possible are there already.
#[component]
pub fn NewRequest(workspace: Workspace, asking: RwSignal<bool>) -> impl IntoView {
    let asked_for = RwSignal::new(String::new());
    let from = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_empty = asked_for.with(|words| words.trim().is_empty());
        (tried.get() && is_empty).then(|| "Write what is asked for.".to_owned())
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (words, from_whom) = (asked_for.get_untracked(), from.get_untracked());
        if words.trim().is_empty() {
            return;
        }
        let (id, now) = (browser::new_id(), workspace.now.get_untracked());
        let options = std::array::from_fn(|_| browser::new_id());
        let decision = change_request::decision(id, &words, from_whom.trim(), options, now);
        if (workspace.edit(Edit::new("add a change request").put(decision))).is_kept() {
            asking.set(false);
            asked_for.set(String::new());
            from.set(String::new());
            tried.set(false);
            Route::Decision(id).go();
        }
    };
    let form = unique_id("request");
    let body = {
        let form = form.clone();
        move || {
            view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    <TextField label="What is asked for" value=asked_for error=error
                        hint="In their words: “Let resellers log in to the portal”."
                        on_commit=move |text| asked_for.set(text) />
                    <TextField label="Who asks" value=from optional=true on_commit=move |text| from.set(text) />
                    <p class="note">"Assess first, then answer: what it moves, the rule, and a reply within 24 hours."</p>
                </form>
            }
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || asking.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=form.clone()><span>"Assess it"</span></button>
        }
    };
    view! { <Dialog open=asking title="Assess a change request" size=DialogSize::Small actions=foot>{body.clone()}</Dialog> }
}
