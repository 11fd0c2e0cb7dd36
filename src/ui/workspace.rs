//! What all pages share: the open scorecard, its edits with undo and redo, and whether all is saved.
//!
//! Pages read [`Workspace::scorecard`] and change it with [`Workspace::edit`]; nothing else does.
//!
//! - [`edited`]: what became of an edit.
//! - [`undo`]: taking back and doing again.
//! - [`scorecards`]: the scorecards of this browser.
//! - [`keeping`]: files, backups, room.
//! - [`tabs`]: following other tabs.

mod drafts;
mod edited;
mod keeping;
mod scorecards;
mod tabs;
mod undo;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

pub use self::edited::Edited;
use self::tabs::UnderTyping;
use self::undo::{Touched, UndoStep};
use super::widgets::{Toast, Toasts};
use super::{browser, leaving};
use crate::domain::identity;
use crate::domain::record::{AnyRecord, Kind};
use crate::domain::revision::{Id, Replica, Rev};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::slot::Version;
use crate::store::browser::{BrowserDisk, take_seat};
use crate::store::keys;
use crate::store::{Commit, Draft, Listed, Opened, Quarantined, SaveError, Store};
use crate::ui::prelude::*;

/// Whether what the page shows is stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing has changed since it was read.
    AsLoaded,
    At(NaiveDateTime),
    No(SaveError),
}

/// The workspace; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The open scorecard; an empty one when `open` is none. Only an edit changes it.
    pub scorecard: ReadSignal<Scorecard>,
    set_scorecard: WriteSignal<Scorecard>,
    pub open: RwSignal<Option<Id>>,
    pub listed: RwSignal<Vec<Listed>>,
    pub saved: RwSignal<Saved>,
    /// The person's clock, by the minute.
    pub now: RwSignal<NaiveDateTime>,
    /// Set when storage was written by a newer version: the page only offers the raw data.
    pub newer: RwSignal<bool>,
    pub quarantined: RwSignal<Vec<Quarantined>>,
    undo: RwSignal<Vec<UndoStep>>,
    redo: RwSignal<Vec<UndoStep>>,
    /// The typing that the newest step is of.
    typed: StoredValue<Option<u32>>,
    under_typing: StoredValue<UnderTyping>,
    /// False while what is typed goes to a scorecard that another tab has deleted: on the page, and no further.
    is_stored: StoredValue<bool>,
    /// The drafts of scorecards that are deleted and may be brought back.
    parted: StoredValue<BTreeMap<Id, Vec<Draft>>>,
    store: leptos::prelude::StoredValue<Store<BrowserDisk>, LocalStorage>,
    toasts: Toasts,
}

impl Workspace {
    /// Opens storage, and gives the workspace to everything below.
    pub fn provide(toasts: Toasts) -> Workspace {
        let (store, opened) = Store::open(BrowserDisk::find().recorded(), browser::new_replica());
        let (scorecard, set_scorecard) = signal(Scorecard::empty(Id::ONLY));
        let workspace = Workspace {
            scorecard,
            set_scorecard,
            open: RwSignal::new(None),
            listed: RwSignal::new(Vec::new()),
            saved: RwSignal::new(Saved::AsLoaded),
            now: RwSignal::new(browser::now()),
            newer: RwSignal::new(matches!(opened, Opened::Newer { .. })),
            quarantined: RwSignal::new(Vec::new()),
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            typed: StoredValue::new(None),
            under_typing: StoredValue::new(UnderTyping::default()),
            is_stored: StoredValue::new(true),
            parted: StoredValue::new(BTreeMap::new()),
            store: leptos::prelude::StoredValue::new_local(store),
            toasts,
        };
        provide_context(workspace);
        leptos::task::spawn_local(async move {
            if let Some(seat) = take_seat().await {
                workspace.with_store(|store| store.take_seat(seat));
            }
        });
        match opened {
            Opened::Ready { current } => {
                workspace.refresh_list();
                if let Some(id) = current {
                    workspace.open(id);
                }
            }
            Opened::Blocked(error) => workspace.saved.set(Saved::No(error.into())),
            Opened::Newer { .. } => {}
        }
        workspace
    }

    pub fn get() -> Workspace {
        expect_context()
    }

    pub fn today(self) -> NaiveDate {
        self.now.get().date()
    }

    /// Returns the id under which an entry of the library is taken into the scorecard; see [`identity::for_taking`].
    pub fn id_for(self, kind: Kind, key: &str) -> Id {
        (self.scorecard)
            .with_untracked(|card| identity::for_taking(card, kind, key, browser::new_id))
    }

    /// Returns the scorecard's currency as it is now: amounts are read and written in it.
    pub fn currency(self) -> String {
        self.scorecard
            .with_untracked(|card| card.settings().currency)
    }

    fn with_store<T>(self, run: impl FnOnce(&mut Store<BrowserDisk>) -> T) -> T {
        let mut result = None;
        self.store.update_value(|store| result = Some(run(store)));
        // The store lives as long as the page.
        result.expect("the store is never disposed of")
    }

    /// Reads a scorecard from storage and shows it.
    pub fn open(self, id: Id) {
        leaving::keep();
        self.save_before_leaving();
        match self.with_store(|store| store.load(id)) {
            Ok(scorecard) => {
                self.show(scorecard);
                let result = self.with_store(|store| {
                    self.scorecard
                        .with_untracked(|scorecard| store.flush(scorecard))
                });
                self.note(result, false);
            }
            Err(error) => self.saved.set(Saved::No(error.into())),
        }
        self.refresh_list();
    }

    fn show(self, scorecard: Scorecard) {
        self.open.set(Some(scorecard.id));
        self.set_scorecard.set(scorecard);
        self.saved.set(Saved::AsLoaded);
    }

    fn save_before_leaving(self) {
        if self.with_store(|store| store.has_unsaved()) {
            self.retry();
        }
    }

    /// Applies the edit and saves it; says so when either is not possible.
    ///
    /// What the scorecard says already is not written again: nothing is stored, and there is nothing to undo.
    pub fn edit(self, edit: Edit) -> Edited {
        let edit = self.made_while_typing(edit);
        let edit = (self.scorecard).with_untracked(|scorecard| scorecard.without_idle(edit));
        if edit.is_empty() {
            return Edited::Same;
        }
        match self.commit(edit) {
            Some(step) => {
                self.did_typing(step, leaving::typing_told());
                Edited::Changed
            }
            None => Edited::Refused,
        }
    }

    /// Applies an edit and returns the step that takes it back.
    fn commit(self, edit: Edit) -> Option<UndoStep> {
        let now = browser::now();
        let is_stored = self.is_stored.get_value();
        let outcome = self.with_store(|store| {
            (self.set_scorecard).try_update(|scorecard| match is_stored {
                true => store.commit(scorecard, edit, now),
                false => {
                    let before = scorecard.revs(&edit);
                    let inverse = scorecard.apply(edit, store.replica())?;
                    let saved = Ok(());
                    Ok(Commit {
                        inverse,
                        before,
                        saved,
                    })
                }
            })
        })?;
        match outcome {
            Ok(commit) => {
                leaving::edited();
                self.note(commit.saved, true);
                let changes = &commit.inverse.changes;
                if changes.iter().any(|change| change.kind == Kind::Settings) {
                    self.refresh_list();
                }
                let touched = commit.before.into_iter().map(|(kind, id, brings)| Touched {
                    kind,
                    id,
                    left: self.rev_of(kind, id),
                    brings,
                });
                let touched = touched.collect();
                let scorecard = self.scorecard.with_untracked(|scorecard| scorecard.id);
                Some(UndoStep::Edit {
                    scorecard,
                    edit: commit.inverse,
                    touched,
                })
            }
            Err(error) => {
                // Half a text may be wrong where the whole is right.
                if !leaving::is_still_typing() {
                    self.toasts.push(Toast::problem(error.to_string()));
                }
                None
            }
        }
    }

    fn rev_of(self, kind: Kind, id: Id) -> Option<Rev> {
        self.scorecard
            .with_untracked(|card| card.slot(kind, id).map(|slot| slot.current().rev))
    }

    /// Applies the edit and, where that changed anything, offers to take it back in a message.
    pub fn edit_with_undo(self, edit: Edit, done: impl Into<String>) -> Edited {
        let edited = self.edit(edit);
        self.say_with_undo(edited, done);
        edited
    }

    /// Returns whose copy wrote a version, as far as the records tell: who keeps that copy, and where it is.
    pub fn whose(self, version: &Version) -> String {
        let by = version.rev.1;
        let place = self.with_store(|store| match store.is_ours(by) {
            true if store.replica() == by => "this browser",
            true => "another tab of this browser",
            false => "another copy",
        });
        let name = match &version.record {
            Some(AnyRecord::Measurement(value)) if !value.entered_by.is_empty() => {
                Some(value.entered_by.clone())
            }
            _ => self.scorecard.with(|card| card.keeper(by)),
        };
        match name {
            Some(name) => format!("{name}, in {place}"),
            None => place.to_owned(),
        }
    }

    /// Says what was done, with a button that takes it back; nothing of a change that was none, for the
    /// button would take back the one before.
    pub fn say_with_undo(self, edited: Edited, done: impl Into<String>) {
        self.say_so_with_undo(edited, Toast::new(done));
    }

    /// The same with a message that offers more than that.
    pub fn say_so_with_undo(self, edited: Edited, said: Toast) {
        if edited == Edited::Changed {
            self.toasts.push(said.undo(move || self.undo()));
        }
    }

    /// Tries again to save what is not saved.
    pub fn retry(self) {
        self.take_over(Store::follow_news);
        let result = self.with_store(|store| {
            self.scorecard
                .with_untracked(|scorecard| store.flush(scorecard))
        });
        self.note(result, true);
    }

    pub fn has_unsaved(self) -> bool {
        self.with_store(|store| store.has_unsaved())
    }

    fn note(self, result: Result<(), SaveError>, stamp: bool) {
        if self.with_store(Store::take_healed) {
            self.toasts.push(Toast::new(
                "Parts of the storage had been removed from outside; they were stored again.",
            ));
        }
        match result {
            Ok(()) if stamp => self.saved.set(Saved::At(browser::now())),
            Ok(()) => {}
            Err(error) => self.not_saved(error),
        }
    }

    /// Says so where the person is looking now; the notice at the head of the page may be out of sight.
    fn not_saved(self, error: SaveError) {
        let is_new = !matches!(self.saved.get_untracked(), Saved::No(_));
        if is_new && self.open.get_untracked().is_some() {
            let said = Toast::problem(format!("Not saved. {error}."));
            self.toasts
                .push(said.action("Export", move || self.export()));
        }
        self.saved.set(Saved::No(error));
    }

    fn refresh_list(self) {
        self.listed
            .set(self.with_store(|store| store.list()).unwrap_or_default());
        self.quarantined.set(
            self.with_store(|store| store.quarantined())
                .unwrap_or_default(),
        );
    }

    /// Returns this browser's name among the copies.
    pub fn replica(self) -> Replica {
        self.with_store(|store| store.replica())
    }

    /// Reads or changes the theme: `light`, `dark`, or none for the system's.
    pub fn set_theme(self, theme: Option<&str>) {
        use crate::store::disk::Disk;
        // A theme that cannot be kept still holds until the page is closed.
        let _ = self.with_store(|store| match theme {
            Some(theme) => store.disk().set(keys::THEME, theme),
            None => store.disk().remove(keys::THEME),
        });
        if let Some(root) = document().document_element() {
            let _ = match theme {
                Some(theme) => root.set_attribute("data-theme", theme),
                None => root.remove_attribute("data-theme"),
            };
        }
    }
}
