//! What becomes of a scorecard that comes in: what it would change, and doing it.

use wasm_bindgen_futures::spawn_local;

use super::copies;
use super::same::Same;
use crate::domain::joining;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::template::in_number;
use crate::files::preview::{Mode, Preview, preview, preview_joined};
use crate::files::scorecard_file::File;
use crate::library::origin::origin;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title;
use crate::ui::widgets::Toast;
use crate::ui::workspace::{Edited, Workspace};

/// A scorecard that was read and is not kept yet.
#[derive(Clone, PartialEq)]
pub struct Incoming {
    /// The name of its file, or what else it came from.
    pub from: String,
    pub file: File,
}

/// How far it is.
#[derive(Clone, PartialEq)]
pub enum Stage {
    Choosing,
    BackingUp,
    NoBackup(String),
}

/// The decision about one scorecard at a time; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Decision {
    pub workspace: Workspace,
    pub incoming: RwSignal<Option<Incoming>>,
    /// The scorecard that a merge or a replacement would change.
    pub target: RwSignal<Option<(Id, String)>>,
    /// Its content, when it is not the open one.
    elsewhere: RwSignal<Option<Scorecard>>,
    pub mode: RwSignal<Mode>,
    pub stage: RwSignal<Stage>,
    /// Records that are likely the same, when the two are merged.
    pub same: Same,
    pub previews: Memo<Vec<(Mode, Preview)>>,
    done: Callback<Option<Mode>>,
}

impl Decision {
    /// Prepares for scorecards; `done` runs with what was done, or with nothing when it was left.
    pub fn new(done: impl Fn(Option<Mode>) + Send + Sync + 'static) -> Decision {
        let workspace = Workspace::get();
        let (incoming, target) = (
            RwSignal::new(None::<Incoming>),
            RwSignal::new(None::<(Id, String)>),
        );
        let elsewhere = RwSignal::new(None::<Scorecard>);
        let same = Same::new();
        let previews = Memo::new(move |_| {
            incoming.with(|incoming| {
                let Some(incoming) = incoming else {
                    return Vec::new();
                };
                let look = |current: Option<&Scorecard>| {
                    let modes: &[Mode] = match current {
                        Some(_) => &[Mode::AddAsCopy, Mode::Merge, Mode::Replace],
                        None => &[Mode::AddAsCopy],
                    };
                    let incoming = &incoming.file.scorecard;
                    let look = |&mode: &Mode| match (mode, current) {
                        (Mode::Merge, Some(current)) => {
                            let pairs = same.chosen();
                            (mode, preview_joined(current, incoming, &pairs, &origin))
                        }
                        _ => (mode, preview(current, incoming, mode)),
                    };
                    modes.iter().map(look).collect()
                };
                match target.get() {
                    None => look(None),
                    Some((id, _)) if workspace.open.get() == Some(id) => {
                        workspace.scorecard.with(|open| look(Some(open)))
                    }
                    Some(_) => elsewhere.with(|other| look(other.as_ref())),
                }
            })
        });
        Decision {
            workspace,
            incoming,
            target,
            elsewhere,
            mode: RwSignal::new(Mode::AddAsCopy),
            stage: RwSignal::new(Stage::Choosing),
            same,
            previews,
            done: Callback::new(done),
        }
    }

    /// Starts to decide about a scorecard.
    pub fn consider(self, incoming: Incoming) {
        let id = incoming.file.scorecard.id;
        let open = self.workspace.open.get_untracked();
        let listed = self.workspace.listed.get_untracked();
        let same = open == Some(id) || listed.iter().any(|one| one.id == id);
        let target = if same { Some(id) } else { open };
        let elsewhere = target.filter(|&id| Some(id) != open);
        let content = elsewhere.and_then(|id| self.workspace.peek(id));
        // One that is here and cannot be read is neither merged nor replaced.
        let target = target.filter(|_| elsewhere.is_none() || content.is_some());
        let title = match &content {
            Some(content) => content.settings().title,
            None => (self.workspace.scorecard).with_untracked(|card| card.settings().title),
        };
        let same = same && target.is_some();
        let theirs = &incoming.file.scorecard;
        match (&content, target) {
            (Some(content), _) => self.same.look(Some(content), theirs),
            (None, Some(_)) => {
                (self.workspace.scorecard).with_untracked(|card| self.same.look(Some(card), theirs))
            }
            (None, None) => self.same.look(None, theirs),
        }
        self.target.set(target.map(|id| (id, title)));
        self.elsewhere.set(content);
        self.mode
            .set(if same { Mode::Merge } else { Mode::AddAsCopy });
        self.stage.set(Stage::Choosing);
        self.incoming.set(Some(incoming));
    }

    /// Leaves everything as it is.
    pub fn cancel(self) {
        self.finish(None);
    }

    fn finish(self, done: Option<Mode>) {
        // A page that was left meanwhile has nothing more to show.
        let _ = self.incoming.try_set(None);
        let _ = self.elsewhere.try_set(None);
        self.done.try_run(done);
    }

    /// Does what was chosen, after a backup where something is changed.
    pub fn carry_out(self, with_backup: bool) {
        let Some(incoming) = self.incoming.get_untracked() else {
            return;
        };
        match (self.mode.get_untracked(), self.target.get_untracked()) {
            (Mode::AddAsCopy, _) | (_, None) => self.add(incoming),
            (mode, Some((id, title))) => {
                self.stage.set(Stage::BackingUp);
                spawn_local(self.change(incoming, mode, id, title, with_backup));
            }
        }
    }

    fn add(self, incoming: Incoming) {
        if let Some(title) = copies::add(self.workspace, incoming.file.scorecard) {
            self.finish(Some(Mode::AddAsCopy));
            (self.workspace).say_with_undo(Edited::Changed, format!("Added “{title}”"));
        }
    }

    async fn change(
        self,
        incoming: Incoming,
        mode: Mode,
        id: Id,
        title: String,
        with_backup: bool,
    ) {
        let from = incoming.file.scorecard.settings().title;
        if with_backup {
            let before = match mode {
                Mode::Merge => format!("merging “{from}”"),
                _ => format!("replacing it with “{from}”"),
            };
            let kept = match self.target_content() {
                Some(current) => self
                    .workspace
                    .back_up_of(&current, &before)
                    .await
                    .map_err(|error| error.to_string()),
                None => Err("The scorecard could not be read for it".to_owned()),
            };
            // Cancelled meanwhile: then nothing is changed any more.
            if self.stage.try_get_untracked() != Some(Stage::BackingUp)
                || self.incoming.try_with_untracked(Option::is_some) != Some(true)
            {
                return;
            }
            if let Err(why) = kept {
                let _ = self.stage.try_set(Stage::NoBackup(why));
                return;
            }
        }
        if self.workspace.open.get_untracked() != Some(id) {
            self.workspace.open(id);
        }
        let (other, pairs) = (&incoming.file.scorecard, self.same.chosen_now());
        let mut edit = self.workspace.scorecard.with_untracked(|card| match mode {
            Mode::Merge => joining::merge(card, other, &pairs, &origin),
            _ => card.replace(other),
        });
        let what = match from == title {
            true => "another copy".to_owned(),
            false => format!("“{from}”"),
        };
        let (name, done) = match mode {
            Mode::Merge => (
                format!("merge {what} into “{title}”"),
                format!("Merged {what} into “{title}”"),
            ),
            _ => (
                format!("replace “{title}” with {what}"),
                format!("Replaced “{title}” with {what}"),
            ),
        };
        edit.title = name;
        let edited = self.workspace.edit(edit);
        if edited.is_kept() {
            self.finish(Some(mode));
            let conflicts = self
                .workspace
                .scorecard
                .with_untracked(|card| card.conflicts().count());
            let said = match conflicts {
                0 => done,
                count => format!("{done}. {}", in_number(count, "{n conflict} to look at")),
            };
            let said = Toast::new(said);
            self.workspace.say_so_with_undo(
                edited,
                match conflicts {
                    0 => said,
                    _ => said.action("Look at them", show_conflicts),
                },
            );
        } else {
            let _ = self.stage.try_set(Stage::Choosing);
        }
    }

    fn target_content(self) -> Option<Scorecard> {
        match self.elsewhere.try_get_untracked().flatten() {
            Some(content) => Some(content),
            None => Some(self.workspace.scorecard.get_untracked()),
        }
    }

    /// Hands out what would be changed as a file.
    pub fn export_target(self) {
        if let Some(content) = self.target_content() {
            copies::export(self.workspace, &content);
        }
    }
}

/// Goes to the conflicts, once their page stands.
fn show_conflicts() {
    Route::Data.go();
    set_timeout(
        || title::focus("#conflicts"),
        std::time::Duration::from_millis(100),
    );
}
