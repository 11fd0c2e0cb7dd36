//! Other tabs: what they stored or removed shows here.

use leptos::prelude::*;

use super::{Saved, Workspace};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::store::keys::Place;
use crate::store::shelf;
use crate::ui::leaving;
use crate::ui::widgets::Toast;

impl Workspace {
    /// Follows what another tab stored or removed.
    pub fn follow(self, key: &str, text: Option<&str>) {
        let Some((owner, place)) = Place::from_key(key) else {
            return;
        };
        let is_open = self.open.get_untracked() == Some(owner);
        if is_open && text.is_some_and(|text| self.is_news_of_an_end(place, text)) {
            leaving::keep_typing();
        }
        match text {
            Some(text) if self.open.get_untracked() == Some(owner) => {
                // Looked at first without waking the pages: most events bring nothing new.
                let changed = self.with_store(|store| {
                    self.set_scorecard
                        .try_update_untracked(|scorecard| store.follow(scorecard, key, text))
                });
                if changed == Some(true) {
                    leaving::follow_another_tab(|| self.set_scorecard.update(|_| ()));
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
            // The list of scorecards tells how many KPIs each holds.
            _ if matches!(place, Place::Record(Kind::Kpi, _)) => self.saved.update(|_| ()),
            _ => {}
        }
        if place == Place::Record(Kind::Settings, Id::ONLY) {
            self.refresh_list();
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
                move || {
                    self.add_scorecard(scorecard.clone());
                },
            ),
        );
    }

    /// Tells whether what is stored at the place says that something is deleted which this tab still has.
    fn is_news_of_an_end(self, place: Place, text: &str) -> bool {
        let is_here = |kind, id| {
            self.scorecard.with_untracked(|card| {
                card.slot(kind, id)
                    .is_some_and(|slot| slot.record().is_some())
            })
        };
        matches!(place, Place::Record(..) | Place::Gone)
            && (shelf::read(place, text).slots.iter())
                .any(|(kind, id, slot)| slot.record().is_none() && is_here(*kind, *id))
    }
}
