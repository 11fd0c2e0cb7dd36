//! Reading what is stored, at the start and when another scorecard is opened.

use std::collections::BTreeMap;

use super::disk::{Disk, DiskError};
use super::journal;
use super::keys::{self, KeyPlace};
use super::lineage::{Lineages, Merging};
use super::shelf::{self, Head, Stored};
use crate::domain::order::{sort_and_dedup, sort_by};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::slot::Slot;

/// A scorecard in this browser, as far as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: Id,
    pub title: String,
}

/// What a scorecard holds and takes up, found without reading it whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    pub kpis: usize,
    /// UTF-16 units, which browsers count.
    pub units: usize,
}

/// A text that could not be read and was set aside under this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    pub key: String,
    pub text: String,
}

/// What a browser's storage holds, found at the start.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// Ready; the scorecard that was open last, if there is one.
    Ready { current: Option<Id> },
    /// Storage cannot be used; the page works, and says that nothing is kept.
    Blocked(DiskError),
    /// Storage was written by a newer version; nothing may be changed.
    Newer { version: String },
}

/// A scorecard as it was stored, and the places that have to be written again.
pub(super) struct Loaded {
    pub scorecard: Scorecard,
    pub head: Head,
    pub lineages: Lineages,
    /// The raw text of each place that was read.
    pub texts: Vec<(KeyPlace, String)>,
    /// Places of which only a part could be read.
    pub rewrite: Vec<KeyPlace>,
    /// Places that could be neither read nor set aside; they must not be written.
    pub locked: Vec<KeyPlace>,
    /// Something could not be read, so that nobody knows which revisions it had.
    pub damaged: bool,
}

/// Finishes what a cut has left over, as far as there is room.
pub(super) fn recover(disk: &impl Disk) -> Result<(), DiskError> {
    drop_partial(disk)?;
    match journal::pending(disk)? {
        None => {}
        // A log that finds no room elsewhere stays, and the page works without: no other replaces it.
        Some(Err(log)) => drop(set_aside(disk, keys::REDO, &log)),
        // What still does not fit stays in the log, and counts as stored.
        Some(Ok(writes)) => drop(journal::write(disk, &writes, true)),
    }
    Ok(())
}

/// Removes a scorecard whole: what is cut short is finished at the next start.
///
/// It needs no room, so that storage that is full can be made room in.
pub(super) fn remove(disk: &impl Disk, id: Id) -> Result<(), DiskError> {
    drop_partial(disk)?;
    let mark = || disk.set(keys::PARTIAL, &id.to_string());
    if mark().is_err() {
        // Which scorecard was open last takes up as much, and is missed less. Where even that makes no
        // room for the mark, to be able to remove counts more than a cut while it is done.
        disk.remove(keys::CURRENT)?;
        if mark().is_err() {
            // The head makes the room; without the mark other tabs would take what is being removed for
            // something that got lost.
            disk.remove(&KeyPlace::Head.key(id))?;
            let _ = mark();
        }
    }
    drop_texts(disk, id)?;
    disk.remove(keys::PARTIAL)
}

/// Removes what is there of a scorecard that is being added or removed.
///
/// What was being added is still where it came from.
pub(super) fn drop_partial(disk: &impl Disk) -> Result<(), DiskError> {
    let Some(id) = disk.get(keys::PARTIAL)? else {
        return Ok(());
    };
    if let Ok(id) = id.parse() {
        drop_texts(disk, id)?;
    }
    disk.remove(keys::PARTIAL)
}

fn drop_texts(disk: &impl Disk, id: Id) -> Result<(), DiskError> {
    let prefix = keys::prefix(id);
    journal::forget(disk, &prefix)?;
    let keys = disk.keys()?.into_iter();
    (keys.filter(|key| key.starts_with(&prefix))).try_for_each(|key| disk.remove(&key))
}

/// Moves an unreadable text to the quarantine.
pub(super) fn set_aside(disk: &impl Disk, key: &str, text: &str) -> Result<(), DiskError> {
    copy_aside(disk, key, text)?;
    disk.remove(key)
}

/// Copies an unreadable text to the quarantine.
pub(super) fn copy_aside(disk: &impl Disk, key: &str, text: &str) -> Result<(), DiskError> {
    let mut aside = format!("{}{key}", keys::QUARANTINE);
    // An earlier text of the same key stays: the new one goes beside it.
    while disk.get(&aside)?.is_some_and(|earlier| earlier != text) {
        aside.push('+');
    }
    disk.set(&aside, text)
}

/// Reads a scorecard. With `set_aside`, what is damaged goes to the quarantine; else nothing is written.
pub(super) fn load(disk: &impl Disk, id: Id, set_aside: bool) -> Result<Loaded, DiskError> {
    let texts = stored(disk, id)?;
    Ok(read(disk, id, texts, set_aside))
}

/// Reads a scorecard from its stored texts.
pub(super) fn read(
    disk: &impl Disk,
    id: Id,
    stored: Vec<(KeyPlace, String)>,
    set_aside: bool,
) -> Loaded {
    let mut head = None;
    let mut slots: Vec<Stored> = Vec::new();
    let mut texts = Vec::new();
    let (mut rewrite, mut locked) = (Vec::new(), Vec::new());
    let mut damaged = false;
    for (place, text) in stored {
        let read = match place {
            KeyPlace::Head => {
                head = shelf::read_head(&text);
                shelf::Read {
                    slots: Vec::new(),
                    damaged: head.is_none(),
                }
            }
            _ => shelf::read(place, &text),
        };
        if read.damaged {
            damaged = true;
            let whole = read.slots.is_empty();
            if !set_aside || clear(disk, &place.key(id), &text, whole).is_err() {
                locked.push(place);
            } else if !whole {
                rewrite.push(place);
            }
        }
        slots.extend(read.slots);
        texts.push((place, text));
    }
    if head.is_none() && !texts.is_empty() {
        // Without a head nobody knows what was seen.
        damaged = true;
        rewrite.push(KeyPlace::Head);
    }
    let known = head.clone().unwrap_or_default();
    let mut lineages = Lineages::default();
    let slots = once_each(slots, &mut lineages, &mut rewrite);
    let scorecard = Scorecard::from_slots(id, known.extra, known.seen, slots);
    let head = head.unwrap_or_else(|| Head {
        seen: scorecard.seen().clone(),
        ..Head::default()
    });
    Loaded {
        scorecard,
        head,
        lineages,
        texts,
        rewrite,
        locked,
        damaged,
    }
}

/// Returns each record once. Should one stand in two places, because two tabs moved it, both states count.
fn once_each(
    stored: Vec<Stored>,
    lineages: &mut Lineages,
    rewrite: &mut Vec<KeyPlace>,
) -> Vec<(Kind, Id, Slot)> {
    let mut slots: BTreeMap<(Kind, Id), Slot> = BTreeMap::new();
    for one in stored {
        let (kind, id) = (one.kind, one.id);
        let before = slots.remove(&(kind, id));
        let met = lineages.meet(before.as_ref(), &one, Merging::Later);
        if let Some(before) = before.filter(|before| *before != met.slot && met.slot != one.slot) {
            let slots = [&before, &one.slot, &met.slot];
            rewrite.extend(slots.map(|slot| KeyPlace::of(kind, id, slot.record())));
        }
        slots.insert((kind, id), met.slot);
    }
    (slots.into_iter())
        .map(|((kind, id), slot)| (kind, id, slot))
        .collect()
}

/// Sets a damaged text aside; what can still be read of it stays where it is.
fn clear(disk: &impl Disk, key: &str, text: &str, whole: bool) -> Result<(), DiskError> {
    match whole {
        true => set_aside(disk, key, text),
        false => copy_aside(disk, key, text),
    }
}

/// Returns the texts of a scorecard with their places.
pub(super) fn stored(disk: &impl Disk, id: Id) -> Result<Vec<(KeyPlace, String)>, DiskError> {
    // What an earlier save could not finish counts as stored.
    let pending = journal::pending(disk)?
        .and_then(Result::ok)
        .unwrap_or_default();
    let mut keys = disk.keys()?;
    keys.extend(pending.keys().cloned());
    sort_and_dedup(&mut keys);
    let mut texts = Vec::new();
    for key in keys {
        let Some((owner, place)) = KeyPlace::from_key(&key) else {
            continue;
        };
        if owner != id {
            continue;
        }
        let text = match pending.get(&key) {
            Some(text) => text.clone(),
            None => disk.get(&key)?,
        };
        texts.extend(text.map(|text| (place, text)));
    }
    Ok(texts)
}

/// Lists the scorecards in storage, by title.
pub(super) fn list(disk: &impl Disk) -> Result<Vec<Listed>, DiskError> {
    let mut ids: Vec<Id> = (disk.keys()?.iter())
        .filter_map(|key| KeyPlace::from_key(key).map(|(scorecard, _)| scorecard))
        .collect();
    sort_and_dedup(&mut ids);
    let mut listed = Vec::with_capacity(ids.len());
    for id in ids {
        let place = KeyPlace::Record(Kind::Settings, Id::ONLY);
        let text = disk.get(&place.key(id))?.unwrap_or_default();
        let title = (shelf::read(place, &text).slots.into_iter())
            .map(|one| {
                let slot = (one.kind, one.id, one.slot);
                Scorecard::from_slots(id, Default::default(), Default::default(), [slot])
            })
            .map(|scorecard| scorecard.settings().title)
            .next();
        listed.push(Listed {
            id,
            title: title.unwrap_or_else(|| "Untitled".to_owned()),
        });
    }
    sort_by(&mut listed, |a, b| {
        a.title.cmp(&b.title).then(a.id.cmp(&b.id))
    });
    Ok(listed)
}

/// Counts what is stored of a scorecard.
pub(super) fn contents(disk: &impl Disk, id: Id) -> Result<Contents, DiskError> {
    let mut contents = Contents::default();
    for key in disk.keys()? {
        let Some((owner, place)) = KeyPlace::from_key(&key) else {
            continue;
        };
        if owner != id {
            continue;
        }
        let text = disk.get(&key)?.unwrap_or_default();
        contents.units += units(&key) + units(&text);
        if matches!(place, KeyPlace::Record(Kind::Kpi, _)) {
            let kept = shelf::read(place, &text).slots.into_iter();
            contents.kpis += kept.filter(|one| one.slot.record().is_some()).count();
        }
    }
    Ok(contents)
}

/// Returns the length of a text as browsers count it, in UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Lists what was set aside.
pub(super) fn quarantined(disk: &impl Disk) -> Result<Vec<Quarantined>, DiskError> {
    let keys = disk
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(keys::QUARANTINE));
    let mut quarantined = Vec::new();
    for key in keys {
        if let Some(text) = disk.get(&key)? {
            quarantined.push(Quarantined { key, text });
        }
    }
    Ok(quarantined)
}
