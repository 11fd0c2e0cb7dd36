//! Filling in again: a form that shows gets what had been typed into it.

use std::cell::Cell;
use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit};

use super::live::{self, Live, Place};
use super::offer::Offer;
use super::{KEPT, forget, form, home, say_what_waits, waiting};
use crate::store::{Draft, DraftField};
use crate::ui::leaving;
use crate::ui::prelude::*;

thread_local! {
    static IS_LOOKING: Cell<bool> = const { Cell::new(false) };
}

/// Looks for forms to fill in whenever the page has changed.
pub fn follow_the_page() {
    let changed = Closure::<dyn Fn(Event)>::new(|_| look_soon());
    let observer = MutationObserver::new(changed.into_js_value().unchecked_ref());
    let all = MutationObserverInit::new();
    all.set_child_list(true);
    all.set_subtree(true);
    if let (Ok(observer), Some(body)) = (observer, document().body()) {
        // Fails for no element; the Result is the binding's.
        let _ = observer.observe_with_options(&body, &all);
    }
}

/// Another page shows.
pub fn arrived() {
    live::clear();
    let kept = home().map(|(home, place)| home.workspace.drafts(place.scorecard));
    KEPT.set(kept.unwrap_or_default());
    look_soon();
    say_what_waits();
}

/// Looks for forms to fill in, after the page has said everything that it has to say.
fn look_soon() {
    let is_of_use = live::awaits() || !waiting().is_empty();
    if is_of_use && !IS_LOOKING.replace(true) {
        set_timeout(look, Duration::ZERO);
    }
}

fn look() {
    IS_LOOKING.set(false);
    let (drafts, Some((_, place))) = (waiting(), home()) else {
        return;
    };
    if !drafts.is_empty() {
        for (form, name) in form::forms() {
            if let Some(draft) = drafts.iter().find(|draft| draft.form == name) {
                fill_in(&place, &form, draft);
            }
        }
    }
    for (form, fields) in live::arrived_fields() {
        leaving::quietly(|| fill(&form, &fields));
    }
    say_what_waits();
}

/// Fills a form in, when its fields are as they were when the draft was begun.
fn fill_in(place: &Place, form: &Element, draft: &Draft) {
    let mut before = form::texts(form);
    let (here, awaited): (Vec<_>, Vec<_>) =
        (draft.fields.iter().cloned()).partition(|field| before.contains_key(&field.name));
    let holds = |field: &DraftField, text: &str| {
        (before.get(&field.name)).is_some_and(|shown| shown.trim() == text.trim())
    };
    let fits = |field: &DraftField| holds(field, &field.before) || holds(field, &field.now);
    if here.is_empty() || !here.iter().all(fits) {
        return;
    }
    // The page still has it, though it is not saved.
    let is_there = awaited.is_empty() && here.iter().all(|field| holds(field, &field.now));
    if is_there && form::is_typed(form) {
        return forget(place, &draft.form);
    }
    let offer = || Offer::beside(form, place.clone(), draft.form.clone());
    let texts = |of: fn(&DraftField) -> &String| {
        (here.iter())
            .map(|field| (field.name.clone(), of(field).clone()))
            .collect::<form::Texts>()
    };
    before.extend(texts(|field| &field.before));
    live::add(Live {
        before,
        now: texts(|field| &field.now),
        is_touched: true,
        awaited,
        offer: (!is_there).then(offer),
        ..Live::new(form, place.clone(), draft.form.clone())
    });
    let edits = leaving::edits();
    leaving::quietly(|| fill(form, &here));
    if form::is_typed(form) && leaving::edits() != edits {
        // It is a field that keeps itself, and now it has.
        forget(place, &draft.form);
    }
}

/// Puts the texts into the fields that are there.
fn fill(form: &Element, fields: &[DraftField]) {
    for (name, control) in form::controls(form) {
        let field = fields.iter().find(|field| field.name == name);
        if let Some(field) = field.filter(|field| form::text(&control) != field.now) {
            form::fill(&control, &field.now);
        }
    }
}

/// Puts back what a form held before, and forgets the draft.
pub fn start_afresh(place: &Place, name: &str) {
    let typed = live::typed(place, name);
    forget(place, name);
    let Some((form, fields)) = typed else { return };
    let back: Vec<DraftField> = fields
        .into_iter()
        .map(|field| DraftField {
            now: field.before.clone(),
            ..field
        })
        .collect();
    leaving::quietly(|| fill(&form, &back));
    let first = form::controls(&form).into_iter().next();
    if let Some(first) = first.and_then(|(_, first)| first.dyn_into::<HtmlElement>().ok()) {
        // A control can always be focused; the Result is the binding's.
        let _ = first.focus();
    }
}
