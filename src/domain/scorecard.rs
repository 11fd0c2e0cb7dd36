//! The aggregate: every record of one scorecard, the edits that change it, and merging.
//!
//! [`Scorecard::apply`] is the only way to change people's data. It checks first, then changes, and
//! returns the inverse edit; undo, redo, storage, other tabs, import and merging are all built on it.
//! An inverse is an edit like any other: it brings the old content back under a new revision, so that
//! an undone change stays undone when copies are merged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::base::Extra;
use super::decide::policy::Policy;
pub use super::edit::{Change, Content, Edit, EditError, To};
use super::fields::{self, Base};
use super::measure::measurement::Measurement;
use super::record::{AnyRecord, Kind, OfKind};
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
    series: BTreeMap<Id, BTreeMap<RecordPlace, Finite>>,
    /// The measurements that somebody set aside: derived from `slots`, kept by `set`.
    aside: BTreeSet<Id>,
}

/// Where a measurement stands in its series: by the moment it is of, then by when it was entered.
///
/// Older files do not say when. Their values come before those that do, in order of their revisions; the id decides
/// only what nothing else tells apart. All of it is in the file, so every copy has the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RecordPlace {
    at: Moment,
    entered_at: Option<NaiveDateTime>,
    /// Only of those that do not say when: correcting a value does not make it a newer one.
    rev: Option<Rev>,
    id: Id,
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
        edit.changes.iter().try_for_each(Change::check)?;
        let mut inverse = Edit::new(edit.title);
        self.seen.join(&edit.seen);
        for mut change in edit.changes {
            let (kind, id) = (change.kind, change.id);
            let is_beside = !self.rebase(&mut change);
            let mut back = Change::new(kind, id, self.inverse_of(&change, is_beside));
            let slot = match change.to {
                To::Current(record) => {
                    if matches!(back.to, To::Current(_)) {
                        back.made_from = Some(record.clone());
                    }
                    let rev = self.next_rev(replica);
                    let old = self.slot(kind, id).map_or(&[][..], Slot::versions);
                    let mut versions = match is_beside {
                        true => others(old, change.made_from.as_ref()),
                        false => old.iter().skip(1).cloned().collect(),
                    };
                    versions.push(Version::new(rev, record));
                    Slot::from_versions(versions)
                }
                To::Versions(contents) => {
                    let mut versions = Vec::with_capacity(contents.len());
                    for record in contents {
                        let rev = self.next_rev(replica);
                        versions.push(Version::new(rev, record));
                    }
                    let old = self.slot(kind, id).map_or(&[][..], Slot::versions);
                    let is_unseen = |version: &&Version| edit.unseen.contains(&version.rev);
                    versions.extend(old.iter().filter(is_unseen).cloned());
                    Slot::from_versions(versions)
                }
                To::Adopt(slot) => Some(slot),
            };
            let Some(slot) = slot else { continue };
            inverse.changes.push(back);
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
                    let is_untouched = change.made_from.as_ref() == Some(record);
                    !changed.contains(&place) && (is_untouched || now == record.as_ref())
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

    /// Makes of new content, that was made from an older state, content for the state of now.
    ///
    /// Tells whether that was possible; if not, both have to stay.
    fn rebase(&self, change: &mut Change) -> bool {
        let To::Current(ours) = &change.to else {
            return true;
        };
        let Some(base) = &change.made_from else {
            return true;
        };
        let now = (self.slot(change.kind, change.id)).and_then(Slot::record);
        if now == base.as_ref() {
            return true;
        }
        match fields::merge(&Base::of(base.as_ref()), ours.as_ref(), now) {
            Some(merged) => {
                change.to = To::Current(merged);
                true
            }
            None => false,
        }
    }

    /// Tells whether the edit would leave a conflict, because a field that it changes was changed since.
    pub fn would_conflict(&self, edit: &Edit) -> bool {
        let mut records = BTreeSet::new();
        // A second change to a record is made from what the first one leaves.
        let mut firsts =
            (edit.changes.iter()).filter(|change| records.insert((change.kind, change.id)));
        firsts.any(|change| !self.rebase(&mut change.clone()))
    }

    /// Returns the revisions that the edit's records have now.
    pub fn revs(&self, edit: &Edit) -> Vec<(Kind, Id, Option<Rev>)> {
        let rev = |change: &Change| {
            let slot = self.slot(change.kind, change.id);
            (change.kind, change.id, slot.map(|slot| slot.current().rev))
        };
        edit.changes.iter().map(rev).collect()
    }

    fn inverse_of(&self, change: &Change, is_beside: bool) -> To {
        match (self.slot(change.kind, change.id), &change.to) {
            (None, _) => To::Versions(vec![None]),
            (Some(slot), To::Current(_)) if !is_beside => To::Current(slot.record().cloned()),
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
        let new = measured(&slot);
        let measurement = slot.record().and_then(Measurement::from_any);
        if measurement.is_some_and(Measurement::is_set_aside) {
            self.aside.insert(id);
        } else if kind == Kind::Measurement {
            self.aside.remove(&id);
        }
        let old = self.slots.entry(kind).or_default().insert(id, slot);
        if let Some((kpi, place, _)) = old.as_ref().and_then(measured)
            && let Some(points) = self.series.get_mut(&kpi)
        {
            points.remove(&place);
            if points.is_empty() {
                self.series.remove(&kpi);
            }
        }
        if let Some((kpi, place, value)) = new {
            self.series.entry(kpi).or_default().insert(place, value);
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
            (edit.changes).push(Change::new(kind, id, To::Adopt(joined)));
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
                let to = To::Versions(slot.contents());
                edit.changes.push(Change::new(kind, id, to));
            }
        }
        for (kind, id, slot) in self.slots() {
            let says_something = slot
                .versions()
                .iter()
                .any(|version| version.record.is_some());
            if other.slot(kind, id).is_none() && says_something {
                let to = To::Versions(vec![None]);
                edit.changes.push(Change::new(kind, id, to));
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
    pub fn get<R: OfKind>(&self, id: Id) -> Option<&R> {
        self.slot(R::KIND, id)?.record().and_then(R::from_any)
    }

    /// Returns all records of one kind, by id.
    pub fn all<R: OfKind>(&self) -> impl Iterator<Item = &R> {
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

    /// Returns how the project weighs risk; the usual policy when it has none.
    pub fn policy(&self) -> Policy {
        self.get(Id::ONLY).cloned().unwrap_or_default()
    }

    /// Tells whether natural limits are made without the measurement.
    pub fn is_set_aside(&self, measurement: Id) -> bool {
        self.aside.contains(&measurement)
    }

    /// Returns the KPI's measurements in order of time; of one moment, the one entered last comes last.
    pub fn series(&self, kpi: Id) -> impl DoubleEndedIterator<Item = (Moment, Id, Finite)> + '_ {
        (self.series.get(&kpi).into_iter())
            .flatten()
            .map(|(place, &value)| (place.at, place.id, value))
    }
}

/// Returns the versions that stay beside new content: all but what it was made from.
fn others(versions: &[Version], made_from: Option<&Content>) -> Vec<Version> {
    (versions.iter())
        .filter(|version| made_from != Some(&version.record))
        .cloned()
        .collect()
}

fn measured(slot: &Slot) -> Option<(Id, RecordPlace, Finite)> {
    let measurement = Measurement::from_any(slot.record()?)?;
    let place = RecordPlace {
        at: measurement.at,
        entered_at: measurement.entered_at,
        rev: (measurement.entered_at.is_none()).then(|| slot.current().rev),
        id: measurement.id,
    };
    Some((measurement.kpi, place, measurement.value))
}
