//! Drafts: what is typed into a form that is not saved yet stays, through every way in which a page is left.
//!
//! It is done here once for all forms: what their fields hold is kept by the address of the page and the name of the
//! form, and filled in again when a form of that name shows. Saving forgets it, and so does “Cancel”; a dialog that is
//! closed otherwise keeps it. Fields that keep themselves leave a draft only of what the page did not take.
//!
//! - `form`: which fields belong together, and what they hold.
//! - `live`: the forms that somebody has been in.
//! - `fill`: filling in again.
//! - `searches`: what was searched for, which is no draft.
//! - `offer`: what is said of a draft, and the way to start afresh.

mod fill;
mod form;
mod live;
mod offer;
mod searches;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use web_sys::{Element, Event};

use self::live::{Live, Place};
pub use self::offer::Waiting;
use super::leaving;
use super::route::{Route, Router};
use super::workspace::Workspace;
use crate::domain::revision::Id;
use crate::store::Draft;
use crate::ui::prelude::*;

/// What drafts need of the program.
#[derive(Clone, Copy)]
struct Home {
    workspace: Workspace,
    router: Router,
    /// The drafts of this page whose forms do not show.
    waiting: RwSignal<Vec<Draft>>,
}

impl Home {
    /// Where the page is; nothing where the address is somebody's whole scorecard.
    fn place(self) -> Option<Place> {
        let page = match self.router.0.get_untracked() {
            Route::Shared(_) => return None,
            route => route.href(),
        };
        let scorecard = self.workspace.open.get_untracked().unwrap_or(Id::ONLY);
        Some(Place { scorecard, page })
    }
}

thread_local! {
    static HOME: Cell<Option<Home>> = const { Cell::new(None) };
    /// The drafts of the open scorecard.
    static KEPT: RefCell<Vec<Draft>> = const { RefCell::new(Vec::new()) };
    static IS_UNSTORED: Cell<bool> = const { Cell::new(false) };
}

fn home() -> Option<(Home, Place)> {
    let home = HOME.get()?;
    Some((home, home.place()?))
}

/// Starts to look after forms.
pub fn provide(workspace: Workspace, router: Router) {
    HOME.set(Some(Home {
        workspace,
        router,
        waiting: RwSignal::new(Vec::new()),
    }));
    workspace.drop_old_drafts();
    for event in ["focusin", "beforeinput", "pointerdown"] {
        leaving::hear(event, |target, _| {
            if let Some(form) = form::form_of(target).or_else(|| form::form_around(target)) {
                meet(&form);
            }
        });
    }
    for event in ["input", "change"] {
        leaving::hear(event, |control, _| touch(control));
    }
    leaving::hear("submit", |form, _| after(form, true));
    leaving::hear("click", clicked);
    leaving::hear("close", |dialog, _| closed(dialog));
    searches::provide();
    fill::follow_the_page();
    Effect::new(move || {
        let _ = (router.0.get(), workspace.open.get());
        fill::arrived();
        searches::arrived();
    });
}

/// Notes what a form holds before somebody types into it.
fn meet(form: &Element) {
    if live::refresh(form) {
        return;
    }
    if let (Some((_, place)), Some(name)) = (home(), form::name(form)) {
        live::add(Live::new(form, place, name));
    }
}

/// Notes that somebody changes a field.
fn touch(control: &Element) {
    let Some(form) = form::form_of(control).filter(|_| !leaving::is_telling()) else {
        return;
    };
    // Nobody tells of the focus in a window that is not in front, nor of what a tool does for somebody.
    if live::with(&form, |_| ()).is_none() {
        meet(&form);
    }
    live::with(&form, |one| {
        let named = form::controls(&form).into_iter();
        let name = named.into_iter().find(|(_, other)| other == control);
        if let Some((name, _)) = name {
            one.now.insert(name, form::text(control));
        }
        one.is_touched = true;
        one.edits = leaving::edits();
    });
    leaving::keep_later();
}

fn clicked(target: &Element, _: &Event) {
    let Some(root) = form::form_around(target) else {
        return;
    };
    let button = target.closest("button, a").ok().flatten();
    let words = button.as_ref().and_then(|button| button.text_content());
    if words.is_some_and(|words| words.trim() == "Cancel") {
        forget_all(|one| one.is_of(&root));
    } else {
        let is_main = |button: Element| button.matches("[data-kind=primary]") == Ok(true);
        after(&root, button.is_some_and(is_main));
    }
}

/// Forgets the drafts of a form when what was just done there saves it: surely when it was sent off or its main button
/// was pressed, otherwise when it no longer shows what was typed.
fn after(root: &Element, is_sent: bool) {
    let (root, before) = (root.clone(), leaving::edits());
    let names = live::names(|one| one.is_of(&root));
    let settle = move || {
        if leaving::edits() == before {
            return;
        }
        for (place, name) in names {
            if is_sent || !live::is_as_typed(&place, &name) {
                forget(&place, &name);
            }
        }
    };
    set_timeout(settle, Duration::ZERO);
}

/// A dialog that was closed after an edit has saved what it held.
fn closed(dialog: &Element) {
    write();
    forget_all(|one| one.is_of(dialog) && one.edits != leaving::edits());
    live::sweep(dialog);
    say_what_waits();
}

/// Notes that the page has made an edit of what was typed into a field: it keeps itself.
pub fn kept_itself(control: &Element) {
    let is_known = live::with(control, |_| ()).is_some();
    forget_all(|one| one.form == *control);
    // What is typed next begins with this: not every control tells of a key before it changes.
    if is_known && control.is_connected() {
        meet(control);
        live::with(control, |one| one.before = form::texts(control));
    }
}

fn forget_all(which: impl Fn(&Live) -> bool) {
    for (place, name) in live::names(which) {
        forget(&place, &name);
    }
}

/// Forgets what was typed into a form.
fn forget(place: &Place, name: &str) {
    live::remove(place, name);
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|draft| !(draft.page == place.page && draft.form == name));
    });
    if let Some(home) = HOME.get() {
        (home.workspace).drop_draft(place.scorecard, &place.page, name);
    }
    say_what_waits();
}

/// Keeps the drafts of all forms that somebody has typed into.
pub fn write() {
    let Some(home) = HOME.get() else { return };
    let mut is_unstored = false;
    for (place, draft) in live::drafts() {
        let is_it = |other: &Draft| other.page == draft.page && other.form == draft.form;
        let is_known = KEPT.with_borrow(|kept| match kept.iter().find(|other| is_it(other)) {
            Some(known) => known.fields == draft.fields,
            None => draft.fields.is_empty(),
        });
        if is_known && !IS_UNSTORED.get() {
            continue;
        }
        KEPT.with_borrow_mut(|kept| {
            kept.retain(|other| !is_it(other));
            if !draft.fields.is_empty() {
                kept.push(draft.clone());
            }
        });
        is_unstored |= !match draft.fields.is_empty() {
            true => (home.workspace).drop_draft(place.scorecard, &draft.page, &draft.form),
            false => home.workspace.keep_draft(place.scorecard, &draft),
        };
    }
    IS_UNSTORED.set(is_unstored);
    say_what_waits();
}

/// Tells whether there is a draft that could not be stored.
pub fn is_unstored() -> bool {
    IS_UNSTORED.get()
}

/// Returns the drafts of the open scorecard.
pub fn all() -> Vec<Draft> {
    KEPT.with_borrow(Vec::clone)
}

/// Returns the drafts of this page whose forms do not show.
fn waiting() -> Vec<Draft> {
    let Some((_, place)) = home() else {
        return Vec::new();
    };
    let waits =
        |draft: &&Draft| draft.page == place.page && !live::is_filled_in(&place, &draft.form);
    KEPT.with_borrow(|kept| kept.iter().filter(waits).cloned().collect())
}

fn say_what_waits() {
    let waits = waiting();
    if let Some(home) = HOME.get()
        && home.waiting.with_untracked(|before| *before != waits)
    {
        home.waiting.set(waits);
    }
}
