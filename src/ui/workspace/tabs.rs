//! Other tabs: what they stored or removed shows here.

use std::collections::BTreeMap;

use super::{Saved, Workspace};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Content, Edit, Scorecard, To};
use crate::store::Store;
use crate::store::browser::BrowserDisk;
use crate::store::keys::KeyPlace;
use crate::store::shelf;
use crate::ui::leaving;
use crate::ui::prelude::*;
use crate::ui::widgets::Toast;

/// What records said before another tab changed them during one typing.
#[derive(Default)]
pub(super) struct UnderTyping {
    typing: u32,
    records: BTreeMap<(Kind, Id), Content>,
}

impl UnderTyping {
    fn of(typing: u32) -> UnderTyping {
        UnderTyping {
            typing,
            records: BTreeMap::new(),
        }
    }
}

impl Workspace {
    /// Follows what another tab stored or removed.
    pub fn follow(self, key: &str, text: Option<&str>) {
        let Some((owner, place)) = KeyPlace::from_key(key) else {
            return;
        };
        let is_open = self.open.get_untracked() == Some(owner);
        if is_open && text.is_some_and(|text| self.is_news_of_an_end(place, text)) {
            leaving::keep_typing();
        }
        match text {
            Some(text) if self.open.get_untracked() == Some(owner) => {
                self.note_under_typing(place, text);
                self.take_over(|store, scorecard| store.follow(scorecard, key, text));
                self.save_soon();
            }
            None if self.open.get_untracked() == Some(owner) => self.missing(owner, place, key),
            // The list of scorecards tells how many KPIs each holds.
            _ if matches!(place, KeyPlace::Record(Kind::Kpi, _)) => self.saved.update(|_| ()),
            _ => {}
        }
        if place == KeyPlace::Record(Kind::Settings, Id::ONLY) {
            self.refresh_list();
        }
    }

    /// Takes over what other tabs have stored, and shows it.
    pub(super) fn take_over(
        self,
        take: impl FnOnce(&mut Store<BrowserDisk>, &mut Scorecard) -> bool,
    ) {
        // Looked at first without waking the pages: most events bring nothing new.
        let changed = self.with_store(|store| {
            self.set_scorecard
                .try_update_untracked(|scorecard| take(store, scorecard))
        });
        if changed == Some(true) {
            leaving::follow_another_tab(|| self.set_scorecard.update(|_| ()));
            self.saved.set(Saved::AsLoaded);
        }
    }

    /// Notes what the records say that another tab is about to change while somebody types.
    fn note_under_typing(self, place: KeyPlace, text: &str) {
        let Some(typing) = leaving::typing_now() else {
            return;
        };
        self.under_typing.update_value(|under| {
            if under.typing != typing {
                *under = UnderTyping::of(typing);
            }
            for one in shelf::read(place, text).slots {
                let content = self.scorecard.with_untracked(|card| {
                    card.slot(one.kind, one.id)
                        .and_then(|slot| slot.record().cloned())
                });
                under.records.entry((one.kind, one.id)).or_insert(content);
            }
        });
    }

    /// Lets an edit that somebody has just typed know what it was made from: the records as they were before
    /// another tab changed them, which the control does not show yet.
    pub(super) fn made_while_typing(self, mut edit: Edit) -> Edit {
        let Some(typing) = leaving::typing_told() else {
            return edit;
        };
        self.under_typing.update_value(|under| {
            if under.typing != typing {
                return;
            }
            for change in &mut edit.changes {
                // The next edit of the same typing is made from this one.
                let before = under.records.remove(&(change.kind, change.id));
                if matches!(change.to, To::Current(_)) && change.made_from.is_none() {
                    change.made_from = before;
                }
            }
        });
        edit
    }

    /// Tells a scorecard that another tab deleted from parts that somebody else removed.
    fn missing(self, owner: Id, place: KeyPlace, key: &str) {
        // Storage that cannot be read says so when something is saved.
        let is_gone = self
            .with_store(|store| store.is_gone(owner))
            .unwrap_or(false);
        if !is_gone {
            self.with_store(|store| store.miss(key));
            self.save_soon();
        } else if place == KeyPlace::Record(Kind::Settings, Id::ONLY) {
            self.removed_elsewhere(owner);
        }
    }

    fn save_soon(self) {
        if self.has_unsaved() {
            set_timeout(move || self.retry(), std::time::Duration::from_millis(100));
        }
    }

    fn removed_elsewhere(self, id: Id) {
        // Stored, it would bring the scorecard back unasked.
        self.is_stored.set_value(false);
        leaving::keep();
        self.is_stored.set_value(true);
        self.part_with_drafts(id, crate::ui::drafts::all());
        let scorecard = self.scorecard.get_untracked();
        let title = scorecard.settings().title;
        self.leave(id);
        self.toasts.push(
            Toast::problem(format!("“{title}” was deleted in another tab.")).action(
                "Keep it",
                move || match self.with_store(|store| store.is_gone(id)) {
                    // The other tab took its deletion back.
                    Ok(false) => self.open(id),
                    _ => {
                        self.add_scorecard(scorecard.clone());
                    }
                },
            ),
        );
    }

    /// Tells whether what is stored at the place says that something is deleted which this tab still has.
    fn is_news_of_an_end(self, place: KeyPlace, text: &str) -> bool {
        let is_here = |kind, id| {
            self.scorecard.with_untracked(|card| {
                card.slot(kind, id)
                    .is_some_and(|slot| slot.record().is_some())
            })
        };
        matches!(place, KeyPlace::Record(..) | KeyPlace::Gone)
            && (shelf::read(place, text).slots.iter())
                .any(|one| one.slot.record().is_none() && is_here(one.kind, one.id))
    }
}
