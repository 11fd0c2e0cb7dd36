//! Undo and redo: steps that take back what was done, and refuse where something newer would be lost.

use super::Workspace;
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Rev};
use crate::domain::scorecard::{Change, Edit, Scorecard};
use crate::ui::prelude::*;
use crate::ui::widgets::Toast;

/// What undo or redo would do.
#[derive(Clone)]
pub(super) enum UndoStep {
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
pub(super) struct Touched {
    pub(super) kind: Kind,
    pub(super) id: Id,
    /// The state that the step starts from.
    pub(super) left: Option<Rev>,
    /// The state that it brings back.
    pub(super) brings: Option<Rev>,
}

impl UndoStep {
    /// Follows a record to the newer revision that has the content of an older one again.
    pub(super) fn follow(&mut self, of: Id, came_back: &Touched, now: Option<Rev>) {
        let UndoStep::Edit {
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

    /// Takes a step in that changes the same records from where this one left them; tells whether it is one.
    fn goes_on(&mut self, next: &UndoStep) -> bool {
        let (
            UndoStep::Edit {
                scorecard,
                edit,
                touched,
            },
            UndoStep::Edit {
                scorecard: of,
                edit: last,
                touched: then,
            },
        ) = (self, next)
        else {
            return false;
        };
        let follows = |(first, then): (&Touched, &Touched)| {
            (first.kind, first.id, first.left) == (then.kind, then.id, then.brings)
        };
        let goes_on =
            scorecard == of && touched.len() == then.len() && touched.iter().zip(then).all(follows);
        if goes_on {
            for (first, then) in touched.iter_mut().zip(then) {
                first.left = then.left;
            }
            for (first, then) in edit.changes.iter_mut().zip(&last.changes) {
                if first.made_from.is_some() {
                    first.made_from = then.made_from.clone();
                }
            }
        }
        goes_on
    }

    pub(super) fn title(&self) -> String {
        match self {
            UndoStep::Edit { edit, .. } => edit.title.clone(),
            UndoStep::Add(scorecard) => format!("delete “{}”", scorecard.settings().title),
            UndoStep::Remove { title, .. } => format!("add “{title}”"),
        }
    }
}

/// So many steps can be taken back.
const STEPS_KEPT: usize = 200;

impl Workspace {
    pub fn can_undo(self) -> Option<String> {
        self.undo.with(|steps| steps.last().map(UndoStep::title))
    }

    pub fn can_redo(self) -> Option<String> {
        self.redo.with(|steps| steps.last().map(UndoStep::title))
    }

    pub fn undo(self) {
        self.step(self.undo, self.redo, "Undone");
    }

    pub fn redo(self) {
        self.step(self.redo, self.undo, "Redone");
    }

    /// Keeps the step that takes back what was just done.
    pub(super) fn did(self, step: UndoStep) {
        self.toasts.withdraw_undo();
        self.redo.set(Vec::new());
        push(self.undo, step);
    }

    /// The same for what is typed: with what the same typing did before it is one step.
    pub(super) fn did_typing(self, step: UndoStep, typing: Option<u32>) {
        let before = self.typed.get_value();
        self.typed.set_value(typing);
        let goes_on = typing.is_some() && typing == before;
        let joined = goes_on
            && (self.undo)
                .try_update(|steps| steps.last_mut().is_some_and(|last| last.goes_on(&step)))
                == Some(true);
        if !joined {
            self.did(step);
        }
    }

    pub(super) fn step(
        self,
        from: RwSignal<Vec<UndoStep>>,
        to: RwSignal<Vec<UndoStep>>,
        done: &str,
    ) {
        let Some(step) = from.try_update(Vec::pop).flatten() else {
            return;
        };
        self.toasts.withdraw_undo();
        let title = step.title();
        let back = match step {
            UndoStep::Edit {
                scorecard,
                edit,
                touched,
            } => self.step_edit(scorecard, edit, &touched),
            UndoStep::Add(scorecard) => self.put_in(*scorecard),
            UndoStep::Remove { id, .. } => self.take_out(id),
        };
        if let Some(back) = back {
            push(to, back);
            self.toasts.push(Toast::new(format!("{done}: {title}")));
        }
    }

    pub(super) fn step_edit(
        self,
        scorecard: Id,
        edit: Edit,
        touched: &[Touched],
    ) -> Option<UndoStep> {
        if self.open.get_untracked() != Some(scorecard) {
            self.open(scorecard);
        }
        if self.is_overtaken(&edit, touched) {
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

    /// Tells whether the step would take back what was changed since it was done.
    ///
    /// Other fields of the same record may have been changed: then the step takes back its own.
    fn is_overtaken(self, edit: &Edit, touched: &[Touched]) -> bool {
        let moved = |change: &Change| {
            let is_same = |one: &&Touched| (one.kind, one.id) == (change.kind, change.id);
            (touched.iter().filter(is_same)).any(|one| self.rev_of(one.kind, one.id) != one.left)
        };
        let mut whole = (edit.changes.iter()).filter(|change| change.made_from.is_none());
        whole.any(moved) || (self.scorecard).with_untracked(|card| card.would_conflict(edit))
    }
}

fn push(steps: RwSignal<Vec<UndoStep>>, step: UndoStep) {
    steps.update(|steps| {
        steps.push(step);
        let surplus = steps.len().saturating_sub(STEPS_KEPT);
        steps.drain(..surplus);
    });
}
