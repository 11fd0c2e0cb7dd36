//! The forms that somebody has been in: what they held before, and what was typed since.

use std::cell::RefCell;

use web_sys::Element;

use super::form::{self, Texts};
use super::offer::Offer;
use crate::domain::revision::Id;
use crate::store::{Draft, DraftField};
use crate::ui::{browser, leaving};

/// Where a form is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub scorecard: Id,
    pub page: String,
}

/// A form that somebody has been in.
pub struct Live {
    pub form: Element,
    pub dialog: Option<Element>,
    pub place: Place,
    pub name: String,
    /// What it held before somebody typed.
    pub before: Texts,
    /// What it held last.
    pub now: Texts,
    pub is_touched: bool,
    /// How many edits there had been when it was touched last.
    pub edits: u32,
    /// Fields of a draft that do not show yet: another field has to ask for them.
    pub awaited: Vec<DraftField>,
    /// What is said in it, when it was filled in again.
    #[expect(dead_code, reason = "goes when it is dropped")]
    pub offer: Option<Offer>,
}

thread_local! {
    static LIVE: RefCell<Vec<Live>> = const { RefCell::new(Vec::new()) };
}

impl Live {
    /// A form before somebody types.
    pub fn new(form: &Element, place: Place, name: String) -> Live {
        Live {
            form: form.clone(),
            dialog: form::dialog_of(form),
            place,
            name,
            before: form::shown_texts(form),
            now: Texts::new(),
            is_touched: false,
            edits: leaving::edits(),
            awaited: Vec::new(),
            offer: None,
        }
    }

    /// Tells whether it is the form, or stands in the dialog.
    pub fn is_of(&self, root: &Element) -> bool {
        self.form == *root || self.dialog.as_ref() == Some(root)
    }

    fn is_at(&self, place: &Place, name: &str) -> bool {
        self.place == *place && self.name == name
    }

    /// Returns what is not as it was before. Nothing is left of a single field that was emptied.
    pub fn fields(&self) -> Vec<DraftField> {
        let is_alone = form::is_typed(&self.form);
        let changed = self.now.iter().filter_map(|(name, now)| {
            let before = self.before.get(name).cloned().unwrap_or_default();
            let is_changed = before.trim() != now.trim() && !(is_alone && now.trim().is_empty());
            is_changed.then(|| DraftField {
                name: name.clone(),
                before,
                now: now.clone(),
            })
        });
        let awaited = self.awaited.iter();
        let awaited = awaited.filter(|field| !self.now.contains_key(&field.name));
        changed.chain(awaited.cloned()).collect()
    }
}

/// Notes anew what a form holds that nobody has typed into; tells whether it is known.
pub fn refresh(form: &Element) -> bool {
    let refresh = |one: &mut Live| {
        if !one.is_touched {
            one.before = form::shown_texts(form);
        }
    };
    with(form, refresh).is_some()
}

pub fn add(one: Live) {
    let replaced: Vec<Live> = LIVE.with_borrow_mut(|live| {
        let replaced = live
            .extract_if(.., |other| other.form == one.form)
            .collect();
        live.push(one);
        replaced
    });
    // Not before: what is said in a form goes with it, and that is a change of the page.
    drop(replaced);
}

/// Lends what is known of a form.
pub fn with<T>(form: &Element, run: impl FnOnce(&mut Live) -> T) -> Option<T> {
    LIVE.with_borrow_mut(|live| live.iter_mut().find(|one| one.form == *form).map(run))
}

/// Returns the form of this name, and what was typed into it.
pub fn typed(place: &Place, name: &str) -> Option<(Element, Vec<DraftField>)> {
    LIVE.with_borrow(|live| {
        let one = live.iter().find(|one| one.is_at(place, name))?;
        Some((one.form.clone(), one.fields()))
    })
}

/// Returns where the forms are, and their names.
pub fn names(which: impl Fn(&Live) -> bool) -> Vec<(Place, String)> {
    LIVE.with_borrow(|live| {
        let which = live.iter().filter(|one| which(one));
        which
            .map(|one| (one.place.clone(), one.name.clone()))
            .collect()
    })
}

/// Tells whether the form still shows anything of what was typed.
pub fn is_as_typed(place: &Place, name: &str) -> bool {
    let Some((form, fields)) = typed(place, name) else {
        return false;
    };
    let shown = form::texts(&form);
    form.is_connected() && (fields.iter()).any(|field| shown.get(&field.name) == Some(&field.now))
}

/// Tells whether the form shows, with what was typed into it.
pub fn is_filled_in(place: &Place, name: &str) -> bool {
    LIVE.with_borrow(|live| {
        let is_it = |one: &Live| one.is_touched && one.is_at(place, name);
        live.iter().any(|one| is_it(one) && one.form.is_connected())
    })
}

/// Tells whether a form waits for fields that do not show yet.
pub fn awaits() -> bool {
    LIVE.with_borrow(|live| live.iter().any(|one| !one.awaited.is_empty()))
}

/// Takes over the awaited fields that show now; returns them with their forms.
pub fn arrived_fields() -> Vec<(Element, Vec<DraftField>)> {
    LIVE.with_borrow_mut(|live| {
        let waiting = live.iter_mut().filter(|one| !one.awaited.is_empty());
        let ready = waiting.map(|one| {
            let shown = form::texts(&one.form);
            let is_there = |field: &mut DraftField| shown.contains_key(&field.name);
            let fields: Vec<DraftField> = one.awaited.extract_if(.., is_there).collect();
            for field in &fields {
                one.before.insert(field.name.clone(), field.before.clone());
                one.now.insert(field.name.clone(), field.now.clone());
            }
            (one.form.clone(), fields)
        });
        ready.collect()
    })
}

/// Returns the drafts of all forms that somebody has typed into.
pub fn drafts() -> Vec<(Place, Draft)> {
    LIVE.with_borrow_mut(|live| {
        let touched = live.iter_mut().filter(|one| one.is_touched);
        let drafts = touched.map(|one| {
            if one.form.is_connected() {
                one.now.extend(form::texts(&one.form));
            }
            let draft = Draft {
                page: one.place.page.clone(),
                form: one.name.clone(),
                at: browser::now(),
                fields: one.fields(),
            };
            (one.place.clone(), draft)
        });
        drafts.collect()
    })
}

pub fn remove(place: &Place, name: &str) {
    let gone: Vec<Live> =
        LIVE.with_borrow_mut(|live| live.extract_if(.., |one| one.is_at(place, name)).collect());
    drop(gone);
}

/// Lets go of the forms of a dialog that is closed, and of those that are gone; what was typed into them is kept by now.
/// A dialog without a form in it stays on the page and would still pass for filled in, when it opens with empty fields.
pub fn sweep(dialog: &Element) {
    let gone: Vec<Live> = LIVE.with_borrow_mut(|live| {
        live.extract_if(.., |one| one.is_of(dialog) || !one.form.is_connected())
            .collect()
    });
    drop(gone);
}

/// Lets go of all: another page shows, even where its forms take the place of the same elements.
pub fn clear() {
    drop(LIVE.with_borrow_mut(std::mem::take));
}
