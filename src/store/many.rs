//! Scorecards beside the open one: for the portfolio, which looks at all of them.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::disk::{Disk, DiskError};
use super::keys;
use super::load;
use super::tab::{SaveError, Store};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

impl<D: Disk> Store<D> {
    /// Reads a scorecard without opening it; nothing when its stored texts have the known fingerprint.
    ///
    /// To look at the texts is quick, to read them is not.
    pub fn peek_if_changed(
        &self,
        id: Id,
        known: Option<u64>,
    ) -> Result<Option<(u64, Scorecard)>, DiskError> {
        let texts = load::stored(&self.disk, id)?;
        let mut hasher = DefaultHasher::new();
        texts.hash(&mut hasher);
        let fingerprint = hasher.finish();
        if known == Some(fingerprint) {
            return Ok(None);
        }
        let loaded = load::read(&self.disk, id, texts, false);
        Ok(Some((fingerprint, loaded.scorecard)))
    }

    /// Returns the scorecards that the portfolio leaves out.
    pub fn left_out(&self) -> Vec<Id> {
        let text = self.disk.get(keys::LEFT_OUT).ok().flatten();
        let text = text.unwrap_or_default();
        text.split_whitespace()
            .filter_map(|id| id.parse().ok())
            .collect()
    }

    /// Keeps which scorecards the portfolio leaves out.
    pub fn leave_out(&self, ids: &[Id]) -> Result<(), SaveError> {
        self.check_writable()?;
        if ids.is_empty() {
            return Ok(self.disk.remove(keys::LEFT_OUT)?);
        }
        let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
        Ok(self.disk.set(keys::LEFT_OUT, &ids.join(" "))?)
    }
}
