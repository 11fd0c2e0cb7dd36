//! What was written last, kept beside localStorage until it is surely on the disk.
//!
//! Chromium writes localStorage to the disk seconds after the page has, and longer after much was written:
//! what it has not written yet when it is killed is lost, though it could be read back. What it keeps then
//! is the state at an earlier moment, whole. So everything that a task of the page writes is a [`Batch`]
//! with a number, the storage tells the number of the newest batch in it ([`keys::written`]), and for each
//! key the newest batch's text is kept where the browser writes at once (`recorder`). At the next start,
//! whatever has a higher number than the storage tells of is written again ([`replay`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::disk::{Disk, DiskError};
use super::journal::{self, Writes};
use super::keys::{self, KeyPlace};
use super::lineage::{Lineages, Merging};
use super::load;
use super::shelf::{self, Head};
use super::version;
use crate::domain::order::gather;
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::Scorecard;
use crate::domain::slot::Slot;

/// So long a text is kept, in milliseconds. Chromium writes at most 10 MB an hour to its localStorage.
const KEPT: u64 = 2 * 60 * 60 * 1000;

/// What one task of a page has written.
pub struct Batch {
    /// The visit that wrote it: one page, from its start to its end.
    pub visit: Replica,
    pub number: u64,
    /// Milliseconds of the clock that all visits share.
    pub at: u64,
    pub writes: Writes,
}

/// What is kept of one key.
#[derive(Serialize, Deserialize)]
struct KeptText(Replica, u64, u64, Option<String>);

impl Batch {
    /// Returns what the storage tells of this batch.
    pub fn mark(&self) -> String {
        mark(self.number, self.at)
    }

    /// Returns what to keep under each key; `None` to keep nothing there.
    pub fn records(&self) -> Vec<(String, Option<String>)> {
        let kept = |text: &Option<String>| {
            let kept = KeptText(self.visit, self.number, self.at, text.clone());
            serde_json::to_string(&kept).ok()
        };
        let writes = (self.writes.iter()).filter(|(key, _)| is_kept(key));
        let mut records: Vec<(String, Option<String>)> = writes
            .map(|(key, text)| (key.clone(), kept(text)))
            .collect();
        // Only a scorecard of which every text is kept can come back whole: one that was added since.
        if self.writes.contains_key(keys::PARTIAL) {
            for (key, text) in &self.writes {
                if let Some((id, KeyPlace::Head)) = KeyPlace::from_key(key) {
                    let whole = text.as_ref().and_then(|_| kept(&None));
                    records.push((keys::prefix(id), whole));
                }
            }
        }
        records
    }
}

fn mark(number: u64, at: u64) -> String {
    format!("{number} {at}")
}

/// Tells whether what stands under the key is worth to come back. How far a write had come is not.
fn is_kept(key: &str) -> bool {
    ![keys::REDO, keys::PARTIAL, keys::VERSION].contains(&key) && !key.starts_with(keys::WRITTEN)
}

/// Returns the keys of what has been kept long enough.
pub fn outdated(kept: &[(String, String)], now: u64) -> Vec<&str> {
    let is_old = |record: &str| match serde_json::from_str(record) {
        Ok(KeptText(_, _, at, _)) => is_outdated(at, now),
        Err(_) => true,
    };
    let old = kept.iter().filter(|(_, record)| is_old(record));
    old.map(|(key, _)| key.as_str()).collect()
}

/// Forgets how far visits had come of which nothing is kept any more.
pub fn forget_visits(disk: &impl Disk, now: u64) -> Result<(), DiskError> {
    for key in disk.keys()? {
        if !key.starts_with(keys::WRITTEN) {
            continue;
        }
        let mark = disk.get(&key)?.unwrap_or_default();
        let at = mark.split_once(' ').and_then(|(_, at)| at.parse().ok());
        // An hour more than the texts, whose clock may be a little behind.
        if at.is_none_or(|at| is_outdated(at, now.saturating_sub(KEPT / 2))) {
            disk.remove(&key)?;
        }
    }
    Ok(())
}

/// Tells whether a time is long past, or lies so far ahead that the clock was wrong.
fn is_outdated(at: u64, now: u64) -> bool {
    now.abs_diff(at) > KEPT
}

/// Writes again what the storage has lost, and returns what it wrote.
///
/// `kept` is what [`Batch::records`] said. What the storage has is never older than what was kept of the same
/// batch, so that to do it twice, or to be cut short, does no harm.
pub fn replay(disk: &impl Disk, kept: &[(String, String)]) -> Result<Writes, DiskError> {
    let read = |(key, record): &(String, String)| {
        let kept: KeptText = serde_json::from_str(record).ok()?;
        Some((key.clone(), kept))
    };
    let kept: BTreeMap<String, KeptText> = gather(kept.iter().filter_map(read));
    if version::newer(disk)?.is_some() {
        return Ok(Writes::new());
    }
    let mut newest: BTreeMap<Replica, (u64, u64)> = BTreeMap::new();
    let mut lost: Vec<(&str, Option<&str>)> = Vec::new();
    for (key, KeptText(visit, number, at, text)) in &kept {
        if *number > stored_number(disk, *visit)? {
            let newest = newest.entry(*visit).or_default();
            *newest = (*newest).max((*number, *at));
            lost.push((key, text.as_deref()));
        }
    }
    if lost.is_empty() {
        return Ok(Writes::new());
    }
    load::recover(disk)?;
    let mut writes = Writes::new();
    let mut whole: BTreeMap<Id, Writes> = BTreeMap::new();
    let mut stored: BTreeSet<Id> =
        gather((disk.keys()?.iter()).filter_map(|key| Some(KeyPlace::from_key(key)?.0)));
    // What is stored of a scorecard that was added since is left of one that had been removed before.
    stored.retain(|id| !lost.iter().any(|(key, _)| *key == keys::prefix(*id)));
    for (key, text) in lost {
        let now = disk.get(key)?;
        match KeyPlace::from_key(key) {
            Some((id, _)) if !stored.contains(&id) => {
                if kept.contains_key(&keys::prefix(id)) {
                    let text = text.map(str::to_owned);
                    whole.entry(id).or_default().insert(key.to_owned(), text);
                }
            }
            Some((id, place)) => {
                let text = match (&now, text) {
                    (Some(now), Some(text)) => joined(disk, id, place, now, text),
                    (_, text) => text.map(str::to_owned),
                };
                if now != text {
                    writes.insert(key.to_owned(), text);
                }
            }
            None if key.starts_with(keys::SCORECARDS) => {}
            None => drop(writes.insert(key.to_owned(), text.map(str::to_owned))),
        }
    }
    perform(disk, &mut writes, whole)?;
    for (visit, (number, at)) in newest {
        // Not told, it is done again at the next start.
        let _ = disk.set(&keys::written(visit), &mark(number, at));
    }
    Ok(writes)
}

/// Returns the number of the visit's newest batch that the storage has.
fn stored_number(disk: &impl Disk, visit: Replica) -> Result<u64, DiskError> {
    let mark = disk.get(&keys::written(visit))?.unwrap_or_default();
    let number = mark
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok());
    Ok(number.unwrap_or(0))
}

/// Writes parts of scorecards that are there together, and each scorecard that is not, whole.
fn perform(
    disk: &impl Disk,
    writes: &mut Writes,
    whole: BTreeMap<Id, Writes>,
) -> Result<(), DiskError> {
    if !writes.is_empty() {
        let mut logged = writes.clone();
        // What still waits in the log because there was no room goes on waiting there.
        for (key, text) in journal::pending(disk)?
            .and_then(Result::ok)
            .unwrap_or_default()
        {
            logged.entry(key).or_insert(text);
        }
        journal::write(disk, &logged, true)?;
    }
    for (id, texts) in whole {
        if texts.values().all(Option::is_none) {
            continue;
        }
        disk.set(keys::PARTIAL, &id.to_string())?;
        for key in disk.keys()? {
            if key.starts_with(&keys::prefix(id)) && !texts.contains_key(&key) {
                disk.remove(&key)?;
                writes.insert(key, None);
            }
        }
        for (key, text) in &texts {
            match text {
                Some(text) => disk.set(key, text)?,
                None => disk.remove(key)?,
            }
        }
        disk.remove(keys::PARTIAL)?;
        writes.extend(texts);
    }
    Ok(())
}

/// Joins what is stored at a place with what was kept of it.
fn joined(disk: &impl Disk, id: Id, place: KeyPlace, now: &str, kept: &str) -> Option<String> {
    if now == kept {
        return Some(now.to_owned());
    }
    if place == KeyPlace::Head {
        return joined_head(disk, id, now, kept);
    }
    let (stored, lost) = (shelf::read(place, now), shelf::read(place, kept));
    if lost.damaged {
        return Some(now.to_owned());
    }
    if stored.damaged && load::copy_aside(disk, &place.key(id), now).is_err() {
        return Some(now.to_owned());
    }
    let mut lineages = Lineages::default();
    let mut slots: BTreeMap<(Kind, Id), Slot> = BTreeMap::new();
    for one in stored.slots.into_iter().chain(lost.slots) {
        let key = (one.kind, one.id);
        let met = lineages.meet(slots.get(&key), &one, Merging::Later);
        slots.insert(key, met.slot);
    }
    let slots = slots.into_iter().map(|((kind, id), slot)| (kind, id, slot));
    let card = Scorecard::from_slots(id, Default::default(), Default::default(), slots);
    shelf::text(&card, &Head::default(), &lineages, place).or_else(|| Some(kept.to_owned()))
}

fn joined_head(disk: &impl Disk, id: Id, now: &str, kept: &str) -> Option<String> {
    let Some(mut head) = shelf::read_head(kept) else {
        return Some(now.to_owned());
    };
    match shelf::read_head(now) {
        Some(now) => head.seen.join(&now.seen),
        None if load::copy_aside(disk, &KeyPlace::Head.key(id), now).is_err() => {
            return Some(now.to_owned());
        }
        None => {}
    }
    let card = Scorecard::empty(id);
    shelf::text(&card, &head, &Lineages::default(), KeyPlace::Head)
}
