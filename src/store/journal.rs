//! Several writes as one.
//!
//! A single write happens whole or not at all. Several go first, together, into the redo log, and are
//! replayed from there at the next start if they were cut short.

use std::collections::BTreeMap;

use super::disk::{Disk, DiskError};
use super::keys;

/// New texts by key; `None` removes.
pub type Writes = BTreeMap<String, Option<String>>;

/// Performs the writes, through the redo log when they are several or `logged` asks for it.
///
/// After an error nothing has changed, or the redo log holds all of them.
pub fn write(disk: &impl Disk, writes: &Writes, logged: bool) -> Result<(), DiskError> {
    if writes.len() < 2 && !logged {
        return perform(disk, writes);
    }
    let log = serde_json::to_string(writes).unwrap_or_default();
    disk.set(keys::REDO, &log)?;
    perform(disk, writes)?;
    disk.remove(keys::REDO)
}

fn perform(disk: &impl Disk, writes: &Writes) -> Result<(), DiskError> {
    // What is removed makes room for what is written.
    let (removals, texts): (Vec<_>, Vec<_>) = writes.iter().partition(|(_, text)| text.is_none());
    removals
        .into_iter()
        .chain(texts)
        .try_for_each(|(key, text)| match text {
            Some(text) => disk.set(key, text),
            None => disk.remove(key),
        })
}

/// Returns the writes that were cut short, if any. An unreadable log is a [`super::Quarantined`] matter.
pub fn pending(disk: &impl Disk) -> Result<Option<Result<Writes, String>>, DiskError> {
    let log = disk.get(keys::REDO)?;
    Ok(log.map(|log| serde_json::from_str(&log).map_err(|_| log)))
}

/// Takes the writes of one scorecard out of the log.
pub fn forget(disk: &impl Disk, prefix: &str) -> Result<(), DiskError> {
    let Some(Ok(mut writes)) = pending(disk)? else {
        return Ok(());
    };
    writes.retain(|key, _| !key.starts_with(prefix));
    match writes.is_empty() {
        true => disk.remove(keys::REDO),
        false => disk.set(
            keys::REDO,
            &serde_json::to_string(&writes).unwrap_or_default(),
        ),
    }
}
