//! Drafts of forms: kept beside the records, brought back with their scorecard.

use super::Workspace;
use crate::domain::revision::Id;
use crate::store::Draft;
use crate::ui::browser;

impl Workspace {
    /// Returns the drafts of a scorecard.
    pub fn drafts(self, scorecard: Id) -> Vec<Draft> {
        self.with_store(|store| store.drafts(scorecard))
    }

    /// Keeps a draft; tells whether it is stored.
    pub fn keep_draft(self, scorecard: Id, draft: &Draft) -> bool {
        self.with_store(|store| store.keep_draft(scorecard, draft))
            .is_ok()
    }

    /// Forgets a draft; tells whether it is gone.
    pub fn drop_draft(self, scorecard: Id, page: &str, form: &str) -> bool {
        self.with_store(|store| store.drop_draft(scorecard, page, form))
            .is_ok()
    }

    /// Forgets drafts that nobody has come back to for long.
    pub fn drop_old_drafts(self) {
        self.with_store(|store| store.drop_old_drafts(browser::now()));
    }

    /// Takes the drafts of a scorecard along that is deleted, in case it comes back.
    pub(super) fn part_with_drafts(self, scorecard: Id, drafts: Vec<Draft>) {
        self.parted.update_value(|parted| {
            parted.insert(scorecard, drafts);
        });
        // Those that cannot be removed are found again, or grow old.
        let _ = self.with_store(|store| store.drop_drafts(scorecard));
    }

    pub(super) fn bring_drafts_back(self, scorecard: Id) {
        let drafts = (self.parted)
            .try_update_value(|parted| parted.remove(&scorecard))
            .flatten();
        for draft in drafts.unwrap_or_default() {
            self.keep_draft(scorecard, &draft);
        }
    }
}
