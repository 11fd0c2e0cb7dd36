//! The aggregate: every record of one scorecard, the edits that change it, and merging.
//!
//! [`Scorecard::apply`] is the only way to change people's data. It checks first, then changes, and
//! returns the inverse edit; undo, redo, storage, other tabs, import and merging are all built on it.
//! An inverse is an edit like any other: it brings the old content back under a new revision, so that
//! an undone change stays undone when copies are merged.

use std::collections::{BTreeMap, BTreeSet};

use super::measure::measurement::Measurement;
use super::record::{AnyRecord, Extra, Invalid, Kind, Record};
use super::revision::{Id, Replica, Rev, Seen};
use super::settings::Settings;
use super::slot::{self, Slot, Version};
use super::value::{Finite, Moment};

/// One project's everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    pub id: Id,
    /// Fields of the file around the records that this version does not know.
    pub extra: Extra,
    seen: Seen,
    slots: BTreeMap<Kind, BTreeMap<Id, Slot>>,
    /// For each KPI its measurements in order of time: derived from `slots`, kept by `set`.
    series: BTreeMap<Id, BTreeMap<(Moment, Id), Finite>>,
    /// The measurements that somebody set aside: derived from `slots`, kept by `set`.
    aside: BTreeSet<Id>,
}

/// A change to a scorecard that a person can name and take back.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What it does, as the end of "Undo: …".
    pub title: String,
    pub changes: Vec<Change>,
    /// What another copy had seen, when this edit takes over its changes.
    pub seen: Seen,
}

/// What becomes of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub kind: Kind,
    pub id: Id,
    pub to: To,
}

/// The state a record changes to.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// New content, or none: a new current version. Versions it once won against stay.
    Current(Option<AnyRecord>),
    /// New content for all versions, oldest first. With one, conflicts are settled.
    Versions(Vec<Option<AnyRecord>>),
    /// The very versions of another copy, revisions included.
    Adopt(Slot),
}

/// Why an edit was refused; nothing was changed.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    #[error("The {} “{id}” was not changed: {invalid}.", .kind.one())]
    Invalid {
        kind: Kind,
        id: Id,
        invalid: Invalid,
    },
    #[error("The {} “{id}” was not changed: its content belongs to another record.", .kind.one())]
    WrongRecord { kind: Kind, id: Id },
}

impl Edit {
    pub fn new(title: impl Into<String>) -> Edit {
        Edit {
            title: title.into(),
            changes: Vec::new(),
            seen: Seen::default(),
        }
    }

    /// Adds the record, or changes it to this.
    pub fn put(mut self, record: impl Into<AnyRecord>) -> Edit {
        let record = record.into();
        let (kind, id) = (record.kind(), record.id());
        self.changes.push(Change {
            kind,
            id,
            to: To::Current(Some(record)),
        });
        self
    }

    pub fn delete(mut self, kind: Kind, id: Id) -> Edit {
        self.changes.push(Change {
            kind,
            id,
            to: To::Current(None),
        });
        self
    }

    /// Makes this content the only version of the record, so that its conflicts are settled.
    pub fn settle(mut self, kind: Kind, id: Id, content: Option<AnyRecord>) -> Edit {
        self.changes.push(Change {
            kind,
            id,
            to: To::Versions(vec![content]),
        });
        self
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.seen == Seen::default()
    }
}

impl Scorecard {
    /// Returns a scorecard with nothing in it, not even settings.
    pub fn empty(id: Id) -> Scorecard {
        Scorecard {
            id,
            extra: Extra::new(),
            seen: Seen::default(),
            slots: BTreeMap::new(),
            series: BTreeMap::new(),
            aside: BTreeSet::new(),
        }
    }

    /// Builds a scorecard from stored slots. What is not covered by `seen` is added to it.
    pub fn from_slots(
        id: Id,
        extra: Extra,
        seen: Seen,
        slots: impl IntoIterator<Item = (Kind, Id, Slot)>,
    ) -> Scorecard {
        let mut scorecard = Scorecard {
            extra,
            seen,
            ..Scorecard::empty(id)
        };
        for (kind, id, slot) in slots {
            scorecard.set(kind, id, slot);
        }
        scorecard
    }

    /// Applies the edit whole or not at all, and returns the edit that takes it back.
    ///
    /// New versions are written in the name of `replica`.
    pub fn apply(&mut self, edit: Edit, replica: Replica) -> Result<Edit, EditError> {
        edit.changes.iter().try_for_each(check)?;
        let mut inverse = Edit::new(edit.title);
        self.seen.join(&edit.seen);
        for change in edit.changes {
            let Change { kind, id, .. } = change;
            let to = self.inverse_of(&change);
            inverse.changes.push(Change { kind, id, to });
            let slot = match change.to {
                To::Current(record) => {
                    let version = Version {
                        rev: self.next_rev(replica),
                        record,
                    };
                    match self.slot(kind, id) {
                        Some(slot) => {
                            let mut slot = slot.clone();
                            slot.replace_current(version);
                            slot
                        }
                        None => Slot::new(version),
                    }
                }
                To::Versions(contents) => {
                    let mut versions = Vec::with_capacity(contents.len());
                    for record in contents {
                        versions.push(Version {
                            rev: self.next_rev(replica),
                            record,
                        });
                    }
                    match Slot::from_versions(versions) {
                        Some(slot) => slot,
                        None => continue,
                    }
                }
                To::Adopt(slot) => slot,
            };
            self.set(kind, id, slot);
        }
        // Changes to one record must be taken back in the opposite order.
        inverse.changes.reverse();
        Ok(inverse)
    }

    /// Returns the edit without the changes after which a record would say what it says already.
    pub fn without_idle(&self, mut edit: Edit) -> Edit {
        let mut changed = BTreeSet::new();
        edit.changes.retain(|change| {
            let place = (change.kind, change.id);
            // A second change of one record starts from the first, not from what is here.
            let is_idle = match &change.to {
                To::Current(record) => {
                    let now = self.slot(change.kind, change.id).and_then(Slot::record);
                    !changed.contains(&place) && now == record.as_ref()
                }
                // They bring revisions with them, or settle conflicts.
                To::Versions(_) | To::Adopt(_) => false,
            };
            if !is_idle {
                changed.insert(place);
            }
            !is_idle
        });
        edit
    }

    fn inverse_of(&self, change: &Change) -> To {
        match (self.slot(change.kind, change.id), &change.to) {
            (None, _) => To::Versions(vec![None]),
            (Some(slot), To::Current(_)) => To::Current(slot.record().cloned()),
            (Some(slot), _) => To::Versions(slot.contents()),
        }
    }

    fn next_rev(&mut self, replica: Replica) -> Rev {
        let rev = Rev(self.seen.clock() + 1, replica);
        self.seen.add(rev);
        rev
    }

    fn set(&mut self, kind: Kind, id: Id, slot: Slot) {
        for version in slot.versions() {
            self.seen.add(version.rev);
        }
        let new = measured(slot.record());
        let measurement = slot.record().and_then(Measurement::from_any);
        if measurement.is_some_and(Measurement::is_set_aside) {
            self.aside.insert(id);
        } else if kind == Kind::Measurement {
            self.aside.remove(&id);
        }
        let old = self.slots.entry(kind).or_default().insert(id, slot);
        if let Some((kpi, at, _)) = old.as_ref().and_then(|slot| measured(slot.record()))
            && let Some(points) = self.series.get_mut(&kpi)
        {
            points.remove(&(at, id));
            if points.is_empty() {
                self.series.remove(&kpi);
            }
        }
        if let Some((kpi, at, value)) = new {
            self.series.entry(kpi).or_default().insert((at, id), value);
        }
    }

    /// Returns the edit that takes over everything `other` knows and this copy does not.
    ///
    /// Applied on both sides it leaves the same records on both, whoever starts.
    pub fn merge(&self, other: &Scorecard) -> Edit {
        let mut edit = Edit::new("merge");
        edit.seen = self.unseen_of(other);
        for (kind, id, _) in other.slots() {
            self.push_join(&mut edit, other, kind, id);
        }
        edit
    }

    fn push_join(&self, edit: &mut Edit, other: &Scorecard, kind: Kind, id: Id) {
        let own = self.slot(kind, id);
        let joined = slot::join(own, &self.seen, other.slot(kind, id), &other.seen);
        if let Some(joined) = joined
            && own != Some(&joined)
        {
            edit.changes.push(Change {
                kind,
                id,
                to: To::Adopt(joined),
            });
        }
    }

    /// Returns the edit after which the records say what `other` says, and nothing else.
    pub fn replace(&self, other: &Scorecard) -> Edit {
        let mut edit = Edit::new("replace");
        edit.seen = self.unseen_of(other);
        for (kind, id, slot) in other.slots() {
            // Equal content under other revisions is written anew: to have seen a revision and not to
            // hold it means to have replaced it, so two copies could each drop the other's.
            if self.slot(kind, id) != Some(slot) {
                edit.changes.push(Change {
                    kind,
                    id,
                    to: To::Versions(slot.contents()),
                });
            }
        }
        for (kind, id, slot) in self.slots() {
            let says_something = slot
                .versions()
                .iter()
                .any(|version| version.record.is_some());
            if other.slot(kind, id).is_none() && says_something {
                edit.changes.push(Change {
                    kind,
                    id,
                    to: To::Versions(vec![None]),
                });
            }
        }
        edit
    }

    /// Returns what the other copy has seen, or nothing when this one has seen it all.
    fn unseen_of(&self, other: &Scorecard) -> Seen {
        let mut joined = self.seen.clone();
        joined.join(&other.seen);
        if joined == self.seen {
            return Seen::default();
        }
        other.seen.clone()
    }

    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    pub fn slot(&self, kind: Kind, id: Id) -> Option<&Slot> {
        self.slots.get(&kind)?.get(&id)
    }

    /// Returns all slots, deleted records included, by kind and id.
    pub fn slots(&self) -> impl Iterator<Item = (Kind, Id, &Slot)> {
        (self.slots.iter())
            .flat_map(|(&kind, slots)| slots.iter().map(move |(&id, slot)| (kind, id, slot)))
    }

    /// Returns the record, unless it is missing or deleted.
    pub fn get<R: Record>(&self, id: Id) -> Option<&R> {
        self.slot(R::KIND, id)?.record().and_then(R::from_any)
    }

    /// Returns all records of one kind, by id.
    pub fn all<R: Record>(&self) -> impl Iterator<Item = &R> {
        (self.slots.get(&R::KIND).into_iter())
            .flat_map(BTreeMap::values)
            .filter_map(|slot| slot.record().and_then(R::from_any))
    }

    /// Returns the slots with versions that lost and that nobody has looked at.
    pub fn conflicts(&self) -> impl Iterator<Item = (Kind, Id, &Slot)> {
        self.slots()
            .filter(|(_, _, slot)| slot.conflicts().next().is_some())
    }

    /// Returns who keeps the copy that writes under this name, where its version of the settings tells.
    pub fn keeper(&self, replica: Replica) -> Option<String> {
        let versions = self.slot(Kind::Settings, Id::ONLY)?.versions();
        let of_copy = versions.iter().filter(|version| version.rev.1 == replica);
        let mut names = of_copy.filter_map(|version| match &version.record {
            Some(AnyRecord::Settings(settings)) => Some(settings.coordinator.trim().to_owned()),
            _ => None,
        });
        names.find(|name| !name.is_empty())
    }

    /// Returns what the scorecard says about itself; defaults when it says nothing.
    pub fn settings(&self) -> Settings {
        self.get(Id::ONLY).cloned().unwrap_or_default()
    }

    /// Tells whether natural limits are made without the measurement.
    pub fn is_set_aside(&self, measurement: Id) -> bool {
        self.aside.contains(&measurement)
    }

    /// Returns the KPI's measurements in order of time.
    pub fn series(&self, kpi: Id) -> impl DoubleEndedIterator<Item = (Moment, Id, Finite)> + '_ {
        (self.series.get(&kpi).into_iter())
            .flatten()
            .map(|(&(at, id), &value)| (at, id, value))
    }
}

fn check(change: &Change) -> Result<(), EditError> {
    let Change { kind, id, .. } = *change;
    let check = |record: &AnyRecord| {
        if (record.kind(), record.id()) != (kind, id) {
            return Err(EditError::WrongRecord { kind, id });
        }
        record
            .check()
            .map_err(|invalid| EditError::Invalid { kind, id, invalid })
    };
    match &change.to {
        To::Current(record) => record.iter().try_for_each(check),
        To::Versions(contents) => contents.iter().flatten().try_for_each(check),
        To::Adopt(slot) => slot
            .versions()
            .iter()
            .filter_map(|version| version.record.as_ref())
            .try_for_each(check),
    }
}

fn measured(record: Option<&AnyRecord>) -> Option<(Id, Moment, Finite)> {
    let measurement = Measurement::from_any(record?)?;
    Some((measurement.kpi, measurement.at, measurement.value))
}
