//! What all pages share: the open scorecard, its edits with undo and redo, and whether all is saved.
//!
//! Pages read [`Workspace::scorecard`] and change it with [`Workspace::edit`]; nothing else does.

use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;

use super::browser;
use super::widgets::{Toast, Toasts};
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Replica, Rev};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::files::scorecard_file::{self, EXTENSION};
use crate::files::text::MAX_BYTES;
use crate::store::backups::{self, Backup, BackupError};
use crate::store::browser::{BrowserDisk, take_seat};
use crate::store::disk::DiskError;
use crate::store::keys::{self, Place};
use crate::store::{Contents, Listed, Opened, Quarantined, SaveError, Store};

/// Whether what the page shows is stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing has changed since it was read.
    AsLoaded,
    At(NaiveDateTime),
    No(SaveError),
}

/// What undo or redo would do.
#[derive(Clone)]
enum Step {
    /// Apply the edit, if the records are still as they were left.
    Edit {
        scorecard: Id,
        edit: Edit,
        touched: Vec<Touched>,
    },
    /// Bring the scorecard back.
    Add(Box<Scorecard>),
    /// Take the scorecard away.
    Remove { id: Id, title: String },
}

/// A record that a step changes.
#[derive(Clone)]
struct Touched {
    kind: Kind,
    id: Id,
    /// The state that the step starts from.
    left: Option<Rev>,
    /// The state that it brings back.
    brings: Option<Rev>,
}

impl Step {
    /// Follows a record to the newer revision that has the content of an older one again.
    fn follow(&mut self, of: Id, came_back: &Touched, now: Option<Rev>) {
        let Step::Edit {
            scorecard, touched, ..
        } = self
        else {
            return;
        };
        let is_same = |one: &&mut Touched| {
            (one.kind, one.id, one.left) == (came_back.kind, came_back.id, came_back.brings)
        };
        if *scorecard == of {
            (touched.iter_mut().filter(is_same)).for_each(|one| one.left = now);
        }
    }

    fn title(&self) -> String {
        match self {
            Step::Edit { edit, .. } => edit.title.clone(),
            Step::Add(scorecard) => format!("delete “{}”", scorecard.settings().title),
            Step::Remove { title, .. } => format!("add “{title}”"),
        }
    }
}

/// So many steps can be taken back.
const STEPS_KEPT: usize = 200;

/// The workspace; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The open scorecard; an empty one when `open` is none.
    pub scorecard: RwSignal<Scorecard>,
    pub open: RwSignal<Option<Id>>,
    pub listed: RwSignal<Vec<Listed>>,
    pub saved: RwSignal<Saved>,
    /// The person's clock, by the minute.
    pub now: RwSignal<NaiveDateTime>,
    /// Set when storage was written by a newer version: the page only offers the raw data.
    pub newer: RwSignal<bool>,
    pub quarantined: RwSignal<Vec<Quarantined>>,
    undo: RwSignal<Vec<Step>>,
    redo: RwSignal<Vec<Step>>,
    store: StoredValue<Store<BrowserDisk>, LocalStorage>,
    toasts: Toasts,
}

impl Workspace {
    /// Opens storage, and gives the workspace to everything below.
    pub fn provide(toasts: Toasts) -> Workspace {
        let (store, opened) = Store::open(BrowserDisk::find(), browser::new_replica());
        let workspace = Workspace {
            scorecard: RwSignal::new(Scorecard::empty(Id::ONLY)),
            open: RwSignal::new(None),
            listed: RwSignal::new(Vec::new()),
            saved: RwSignal::new(Saved::AsLoaded),
            now: RwSignal::new(browser::now()),
            newer: RwSignal::new(matches!(opened, Opened::Newer { .. })),
            quarantined: RwSignal::new(Vec::new()),
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            store: StoredValue::new_local(store),
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

    fn with_store<T>(self, run: impl FnOnce(&mut Store<BrowserDisk>) -> T) -> T {
        let mut result = None;
        self.store.update_value(|store| result = Some(run(store)));
        // The store lives as long as the page.
        result.expect("the store is never disposed of")
    }

    /// Reads a scorecard from storage and shows it.
    pub fn open(self, id: Id) {
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
        self.scorecard.set(scorecard);
        self.saved.set(Saved::AsLoaded);
    }

    fn save_before_leaving(self) {
        if self.with_store(|store| store.has_unsaved()) {
            self.retry();
        }
    }

    /// Applies the edit and saves it. Says so when either is not possible; tells whether it was applied.
    pub fn edit(self, edit: Edit) -> bool {
        if edit.is_empty() {
            return true;
        }
        match self.commit(edit) {
            Some(step) => {
                self.redo.set(Vec::new());
                push(self.undo, step);
                true
            }
            None => false,
        }
    }

    /// Applies an edit and returns the step that takes it back.
    fn commit(self, edit: Edit) -> Option<Step> {
        let now = browser::now();
        let before: Vec<_> = (edit.changes.iter())
            .map(|change| (change.kind, change.id, self.rev_of(change.kind, change.id)))
            .collect();
        let outcome = self.with_store(|store| {
            self.scorecard
                .try_update(|scorecard| store.commit(scorecard, edit, now))
        })?;
        match outcome {
            Ok(commit) => {
                self.note(commit.saved, true);
                let changes = &commit.inverse.changes;
                if changes.iter().any(|change| change.kind == Kind::Settings) {
                    self.refresh_list();
                }
                let touched = before.into_iter().map(|(kind, id, brings)| Touched {
                    kind,
                    id,
                    left: self.rev_of(kind, id),
                    brings,
                });
                let touched = touched.collect();
                let scorecard = self.scorecard.with_untracked(|scorecard| scorecard.id);
                Some(Step::Edit {
                    scorecard,
                    edit: commit.inverse,
                    touched,
                })
            }
            Err(error) => {
                self.toasts.push(Toast::problem(error.to_string()));
                None
            }
        }
    }

    fn rev_of(self, kind: Kind, id: Id) -> Option<Rev> {
        self.scorecard
            .with_untracked(|card| card.slot(kind, id).map(|slot| slot.current().rev))
    }

    /// Applies the edit and offers to take it back in a message.
    pub fn edit_with_undo(self, edit: Edit, done: impl Into<String>) {
        if self.edit(edit) {
            self.say_with_undo(done);
        }
    }

    /// Says what was done, with a button that takes it back.
    pub fn say_with_undo(self, done: impl Into<String>) {
        self.toasts
            .push(Toast::new(done).action("Undo", move || self.undo()));
    }

    pub fn can_undo(self) -> Option<String> {
        self.undo.with(|steps| steps.last().map(Step::title))
    }

    pub fn can_redo(self) -> Option<String> {
        self.redo.with(|steps| steps.last().map(Step::title))
    }

    pub fn undo(self) {
        self.step(self.undo, self.redo, "Undone");
    }

    pub fn redo(self) {
        self.step(self.redo, self.undo, "Redone");
    }

    fn step(self, from: RwSignal<Vec<Step>>, to: RwSignal<Vec<Step>>, done: &str) {
        let Some(step) = from.try_update(Vec::pop).flatten() else {
            return;
        };
        let title = step.title();
        let back = match step {
            Step::Edit {
                scorecard,
                edit,
                touched,
            } => self.step_edit(scorecard, edit, &touched),
            Step::Add(scorecard) => self.put_in(*scorecard),
            Step::Remove { id, .. } => self.take_out(id),
        };
        if let Some(back) = back {
            push(to, back);
            self.toasts.push(Toast::new(format!("{done}: {title}")));
        }
    }

    fn step_edit(self, scorecard: Id, edit: Edit, touched: &[Touched]) -> Option<Step> {
        if self.open.get_untracked() != Some(scorecard) {
            self.open(scorecard);
        }
        if (touched.iter()).any(|one| self.rev_of(one.kind, one.id) != one.left) {
            self.toasts.push(Toast::problem(format!(
                "Not undone: what “{}” changed was changed again since, in another tab or by a merge.",
                edit.title
            )));
            return None;
        }
        let back = self.commit(edit)?;
        // The steps before and after this one go on from what it brought back.
        for one in touched {
            let now = self.rev_of(one.kind, one.id);
            for steps in [self.undo, self.redo] {
                steps.update(|steps| {
                    (steps.iter_mut()).for_each(|step| step.follow(scorecard, one, now));
                });
            }
        }
        Some(back)
    }

    /// Stores a new scorecard and shows it. Tells whether that worked.
    pub fn add_scorecard(self, scorecard: Scorecard) -> bool {
        self.save_before_leaving();
        match self.put_in(scorecard) {
            Some(step) => {
                self.redo.set(Vec::new());
                push(self.undo, step);
                true
            }
            None => false,
        }
    }

    fn put_in(self, scorecard: Scorecard) -> Option<Step> {
        let (id, title) = (scorecard.id, scorecard.settings().title);
        match self.with_store(|store| store.add(&scorecard, browser::now())) {
            Ok(()) => {
                self.show(scorecard);
                self.note(Ok(()), true);
            }
            // Storage that is blocked keeps nothing, but one can still work and export.
            Err(error @ SaveError::Disk(DiskError::Blocked(_))) => {
                self.show(scorecard);
                self.saved.set(Saved::No(error));
            }
            Err(error) => {
                self.toasts
                    .push(Toast::problem(format!("“{title}” was not added. {error}.")));
                return None;
            }
        }
        self.refresh_list();
        Some(Step::Remove { id, title })
    }

    /// Deletes a scorecard and shows another. The caller has kept a backup.
    pub fn remove(self, id: Id) {
        if let Some(step) = self.take_out(id) {
            self.redo.set(Vec::new());
            let Step::Add(scorecard) = &step else { return };
            let title = scorecard.settings().title;
            push(self.undo, step);
            self.say_with_undo(format!("Deleted “{title}”"));
        }
    }

    fn take_out(self, id: Id) -> Option<Step> {
        let scorecard = if self.open.get_untracked() == Some(id) {
            self.scorecard.get_untracked()
        } else {
            self.with_store(|store| store.peek(id)).ok()?
        };
        if let Err(error) = self.with_store(|store| store.remove(id)) {
            self.toasts
                .push(Toast::problem(format!("Not deleted. {error}.")));
            return None;
        }
        self.leave(id);
        Some(Step::Add(Box::new(scorecard)))
    }

    /// Shows another scorecard, or the first start, when the one that is gone was open.
    fn leave(self, gone: Id) {
        self.refresh_list();
        if self.open.get_untracked() != Some(gone) {
            return;
        }
        match self
            .listed
            .with_untracked(|listed| listed.first().map(|listed| listed.id))
        {
            Some(next) => self.open(next),
            None => {
                self.open.set(None);
                self.scorecard.set(Scorecard::empty(Id::ONLY));
                self.saved.set(Saved::AsLoaded);
            }
        }
    }

    /// Removes everything that is stored here, and the steps that could bring it back.
    pub fn erase(self) {
        match self.with_store(Store::erase) {
            Ok(()) => {
                self.undo.set(Vec::new());
                self.redo.set(Vec::new());
                self.quarantined.set(Vec::new());
                if let Some(id) = self.open.get_untracked() {
                    self.leave(id);
                }
            }
            Err(error) => self
                .toasts
                .push(Toast::problem(format!("Not erased. {error}."))),
        }
    }

    /// Reads a scorecard without opening it.
    pub fn peek(self, id: Id) -> Option<Scorecard> {
        self.with_store(|store| store.peek(id)).ok()
    }

    /// Tries again to save what is not saved.
    pub fn retry(self) {
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

    /// Forgets a text that was set aside.
    pub fn discard(self, quarantined: &Quarantined) {
        if let Err(error) = self.with_store(|store| store.discard(quarantined)) {
            self.toasts
                .push(Toast::problem(format!("Not removed. {error}.")));
        }
        self.refresh_list();
    }

    /// Hands the open scorecard to the browser as a file.
    pub fn export(self) {
        let (title, text) = self.scorecard.with_untracked(|scorecard| {
            let title = scorecard.settings().title;
            (title, scorecard_file::write(scorecard, browser::utc_now()))
        });
        let day = browser::now().date();
        if text.len() > MAX_BYTES {
            self.toasts.push(Toast::problem(format!(
                "The file has {:.1} MB, and Linchpin reads at most {} MB. Delete old measurements, or start a new scorecard for the coming years.",
                text.len() as f64 / 1_048_576.0,
                MAX_BYTES / 1_048_576
            )));
        }
        let name = format!("{}-{day}{EXTENSION}", browser::file_stem(&title));
        browser::save_file(&name, "application/json", &text);
        let now = browser::now();
        let result = self.with_store(|store| {
            self.scorecard
                .with_untracked(|scorecard| store.mark_exported(scorecard, now))
        });
        self.note(result, false);
        // The export is not a change, but what is told about the last one is.
        self.saved.notify();
        self.toasts.push(Toast::new(format!("Exported as {name}")));
    }

    /// Hands everything that is stored to the browser as a file, as it is.
    pub fn save_raw(self) {
        let texts = self.with_store(|store| store.raw()).unwrap_or_default();
        let text = serde_json::json!({ "format": "linchpin.raw", "entries": texts }).to_string();
        let name = format!("linchpin-raw-{}.json", browser::now().date());
        browser::save_file(&name, "application/json", &text);
    }

    /// Returns this browser's name among the copies.
    pub fn replica(self) -> Replica {
        self.with_store(|store| store.replica())
    }

    /// Returns since when there are changes that no export has.
    pub fn unexported_since(self) -> Option<NaiveDateTime> {
        self.saved.track();
        self.with_store(|store| store.changed_since_export())
    }

    /// Returns when the open scorecard was exported last.
    pub fn last_exported(self) -> Option<NaiveDateTime> {
        self.saved.track();
        self.with_store(|store| store.exported())
    }

    /// Counts what is stored of a scorecard.
    pub fn contents(self, id: Id) -> Option<Contents> {
        self.saved.track();
        self.with_store(|store| store.contents(id)).ok()
    }

    /// Returns how many of localStorage's characters are taken.
    pub fn used(self) -> usize {
        self.saved.track();
        self.with_store(|store| store.used()).unwrap_or(0)
    }

    /// Keeps a backup of the open scorecard.
    pub async fn back_up(self, before: &str) -> Result<(), BackupError> {
        let scorecard = self.scorecard.get_untracked();
        self.back_up_of(&scorecard, before).await
    }

    /// Keeps a backup of any scorecard.
    pub async fn back_up_of(self, scorecard: &Scorecard, before: &str) -> Result<(), BackupError> {
        backups::keep(&Backup {
            title: scorecard.settings().title,
            before: before.to_owned(),
            at: browser::now(),
            file: scorecard_file::write(scorecard, browser::utc_now()),
        })
        .await
    }

    /// Follows what another tab stored or removed.
    pub fn follow(self, key: &str, text: Option<&str>) {
        let Some((owner, place)) = Place::from_key(key) else {
            return;
        };
        match text {
            Some(text) if self.open.get_untracked() == Some(owner) => {
                // Looked at first without waking the pages: most events bring nothing new.
                let changed = self.with_store(|store| {
                    self.scorecard
                        .try_update_untracked(|scorecard| store.follow(scorecard, key, text))
                });
                if changed == Some(true) {
                    self.scorecard.update(|_| ());
                    self.saved.set(Saved::AsLoaded);
                }
                if self.has_unsaved() {
                    set_timeout(move || self.retry(), std::time::Duration::from_millis(100));
                }
            }
            None if self.open.get_untracked() == Some(owner)
                && place == Place::Record(Kind::Settings, Id::ONLY) =>
            {
                self.removed_elsewhere(owner);
            }
            _ => {}
        }
        if place == Place::Record(Kind::Settings, Id::ONLY) {
            self.refresh_list();
        }
    }

    fn removed_elsewhere(self, id: Id) {
        let scorecard = self.scorecard.get_untracked();
        let title = scorecard.settings().title;
        self.leave(id);
        self.toasts.push(
            Toast::problem(format!("“{title}” was deleted in another tab.")).action(
                "Keep it",
                move || {
                    self.add_scorecard(scorecard.clone());
                },
            ),
        );
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

fn push(steps: RwSignal<Vec<Step>>, step: Step) {
    steps.update(|steps| {
        steps.push(step);
        let surplus = steps.len().saturating_sub(STEPS_KEPT);
        steps.drain(..surplus);
    });
}
