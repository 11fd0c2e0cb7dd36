//! Reading what is stored, at the start and when another scorecard is opened.

use super::disk::{Disk, DiskError};
use super::journal::{self, Writes};
use super::keys::{self, Place};
use super::shelf::{self, Head};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::slot::Slot;

/// The version of the stored form that this program writes.
pub(super) const STORED_VERSION: u32 = 1;

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
    /// The raw text of each place that was read.
    pub texts: Vec<(Place, String)>,
    /// Places of which only a part could be read.
    pub rewrite: Vec<Place>,
    /// Places that could be neither read nor set aside; they must not be written.
    pub locked: Vec<Place>,
}

/// Finishes what a cut has left over. Returns the writes that still do not fit.
pub(super) fn recover(disk: &impl Disk) -> Result<Writes, DiskError> {
    if let Some(id) = disk.get(keys::ADDING)? {
        drop_incomplete(disk, &id)?;
    }
    match journal::pending(disk)? {
        None => Ok(Writes::new()),
        Some(Err(log)) => {
            set_aside(disk, keys::REDO, &log)?;
            Ok(Writes::new())
        }
        Some(Ok(writes)) => match journal::write(disk, &writes, true) {
            Ok(()) => Ok(Writes::new()),
            Err(_) => Ok(writes),
        },
    }
}

/// Removes a scorecard that was being added: its source is still where it came from.
fn drop_incomplete(disk: &impl Disk, id: &str) -> Result<(), DiskError> {
    if let Ok(id) = id.parse::<Id>() {
        let prefix = keys::prefix(id);
        for key in disk.keys()?.iter().filter(|key| key.starts_with(&prefix)) {
            disk.remove(key)?;
        }
    }
    disk.remove(keys::ADDING)
}

/// Moves an unreadable text to the quarantine.
pub(super) fn set_aside(disk: &impl Disk, key: &str, text: &str) -> Result<(), DiskError> {
    copy_aside(disk, key, text)?;
    disk.remove(key)
}

fn copy_aside(disk: &impl Disk, key: &str, text: &str) -> Result<(), DiskError> {
    let mut aside = format!("{}{key}", keys::QUARANTINE);
    // An earlier text of the same key stays: the new one goes beside it.
    while disk.get(&aside)?.is_some_and(|earlier| earlier != text) {
        aside.push('+');
    }
    disk.set(&aside, text)
}

/// Reads a scorecard; `overlay` are writes that storage could not take yet.
pub(super) fn load(disk: &impl Disk, id: Id, overlay: &Writes) -> Result<Loaded, DiskError> {
    let mut head = Head::default();
    let mut slots: Vec<(Kind, Id, Slot)> = Vec::new();
    let mut loaded = (Vec::new(), Vec::new(), Vec::new());
    let (texts, rewrite, locked) = (&mut loaded.0, &mut loaded.1, &mut loaded.2);
    for (place, text) in stored(disk, id, overlay)? {
        if place == Place::Head {
            match serde_json::from_str(&text) {
                Ok(read) => head = read,
                Err(_) => match copy_aside(disk, &place.key(id), &text) {
                    Ok(()) => rewrite.push(place),
                    Err(_) => locked.push(place),
                },
            }
        } else {
            let read = shelf::read(place, &text);
            if read.damaged {
                let key = place.key(id);
                let aside = match read.slots.is_empty() {
                    true => set_aside(disk, &key, &text),
                    false => copy_aside(disk, &key, &text).map(|()| rewrite.push(place)),
                };
                if aside.is_err() {
                    locked.push(place);
                }
            }
            slots.extend(read.slots);
        }
        texts.push((place, text));
    }
    // Should a record stand in two places, its newer state counts.
    slots.sort_by_key(|(_, _, slot)| slot.current().rev);
    let scorecard = Scorecard::from_slots(id, head.extra.clone(), head.seen.clone(), slots);
    let (texts, rewrite, locked) = loaded;
    Ok(Loaded {
        scorecard,
        head,
        texts,
        rewrite,
        locked,
    })
}

fn stored(disk: &impl Disk, id: Id, overlay: &Writes) -> Result<Vec<(Place, String)>, DiskError> {
    let mut keys = disk.keys()?;
    keys.extend(overlay.keys().cloned());
    keys.sort_unstable();
    keys.dedup();
    let mut texts = Vec::new();
    for key in keys {
        let Some((owner, place)) = Place::from_key(&key) else {
            continue;
        };
        if owner != id {
            continue;
        }
        let text = match overlay.get(&key) {
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
        .filter_map(|key| Place::from_key(key).map(|(scorecard, _)| scorecard))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut listed = Vec::with_capacity(ids.len());
    for id in ids {
        let place = Place::Record(Kind::Settings, Id::ONLY);
        let text = disk.get(&place.key(id))?.unwrap_or_default();
        let title = (shelf::read(place, &text).slots.into_iter())
            .map(|slot| Scorecard::from_slots(id, Default::default(), Default::default(), [slot]))
            .map(|scorecard| scorecard.settings().title)
            .next();
        listed.push(Listed {
            id,
            title: title.unwrap_or_else(|| "Untitled".to_owned()),
        });
    }
    listed.sort_by(|a, b| a.title.cmp(&b.title).then(a.id.cmp(&b.id)));
    Ok(listed)
}

/// Counts what is stored of a scorecard.
pub(super) fn contents(disk: &impl Disk, id: Id) -> Result<Contents, DiskError> {
    let mut contents = Contents::default();
    for key in disk.keys()? {
        let Some((owner, place)) = Place::from_key(&key) else {
            continue;
        };
        if owner != id {
            continue;
        }
        let text = disk.get(&key)?.unwrap_or_default();
        contents.units += units(&key) + units(&text);
        if matches!(place, Place::Record(Kind::Kpi, _)) {
            let kept = shelf::read(place, &text).slots.into_iter();
            contents.kpis += kept.filter(|(.., slot)| slot.record().is_some()).count();
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
