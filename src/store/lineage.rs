//! How the records came to be what they are: enough to tell an older state from one that another tab made
//! at the same moment, and to join the two by field.
//!
//! A tab's knowledge of what it has seen ([`Seen`] of a scorecard) cannot tell that: it says "all writes of
//! that tab up to this one", while events of other tabs come late and one record at a time. So each stored
//! record says which writes it follows.

use std::collections::{BTreeMap, BTreeSet};

use super::shelf::Stored;
use crate::domain::fields::{self, Base};
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Rev, Seen};
use crate::domain::scorecard::Content;
use crate::domain::slot::{self, Slot, Version};

/// So many earlier states of a record are remembered.
const REMEMBERED: usize = 32;
/// So many copies that wrote a record are told of in storage; one that is not told of any more is taken
/// for concurrent, which shows a conflict and loses nothing.
const TOLD: usize = 16;

/// What one tab knows of the past of each record.
#[derive(Clone, Default)]
pub struct Lineages {
    records: BTreeMap<(Kind, Id), Lineage>,
    /// The records that this tab made.
    own: BTreeSet<(Kind, Id)>,
}

#[derive(Clone, Default)]
struct Lineage {
    /// For each copy, the newest of its writes that the record's state follows.
    past: Seen,
    /// Earlier states, the oldest first.
    before: Vec<LineageState>,
}

/// A state that a record once had, here or in another tab.
#[derive(Clone)]
struct LineageState {
    current: Version,
    /// The versions that it had won against.
    lost: Vec<Rev>,
    /// What it follows, itself included.
    past: Seen,
}

impl LineageState {
    fn of(slot: &Slot, past: &Seen) -> LineageState {
        LineageState {
            current: slot.current().clone(),
            lost: lost(slot),
            past: past.clone(),
        }
    }
}

/// What becomes of a record that another tab has stored.
pub(super) struct Met {
    /// All versions that nobody has replaced.
    pub slot: Slot,
    pub merged: Merged,
}

/// When two versions that can be joined by field are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Merging {
    Now,
    /// Once the page takes the other one over: a new version is made where the page shows it.
    Later,
}

/// Whether two concurrent versions were joined by field.
pub(super) enum Merged {
    No,
    /// One of them says what both say together; the slot has only that one.
    /// The other one is gone.
    Said(Rev),
    /// Both say this together, which needs a new version in place of these two.
    Unsaid(Content, [Rev; 2]),
}

impl Met {
    fn whole(slot: Slot) -> Met {
        Met {
            slot,
            merged: Merged::No,
        }
    }

    /// Tells whether the other side's state was joined into what this tab had.
    fn is_joined(&self) -> bool {
        !matches!(self.merged, Merged::No)
    }
}

impl Lineages {
    /// Returns what the slot follows beyond what its versions tell.
    pub fn told(&self, kind: Kind, id: Id, slot: &Slot) -> Option<Seen> {
        let whole = &self.records.get(&(kind, id))?.past;
        let mut implied = Seen::default();
        add(&mut implied, slot);
        let mut revs: Vec<Rev> = (whole.newest())
            .filter(|rev| !implied.covers(*rev))
            .collect();
        sort_by(&mut revs, |a, b| b.cmp(a));
        let mut told = Seen::default();
        revs.into_iter().take(TOLD).for_each(|rev| told.add(rev));
        (told != Seen::default()).then_some(told)
    }

    /// Remembers a state that is about to be replaced; `None` when the record is new.
    pub fn leave(&mut self, kind: Kind, id: Id, old: Option<&Slot>) {
        let Some(old) = old else {
            self.own.insert((kind, id));
            return;
        };
        let lineage = self.records.entry((kind, id)).or_default();
        add(&mut lineage.past, old);
        let state = LineageState::of(old, &lineage.past);
        self.remember(kind, id, state);
    }

    fn remember(&mut self, kind: Kind, id: Id, state: LineageState) {
        let lineage = self.records.entry((kind, id)).or_default();
        // It may be left again after a change that failed.
        (lineage.before).retain(|known| known.current.rev != state.current.rev);
        lineage.before.push(state);
        let surplus = lineage.before.len().saturating_sub(REMEMBERED);
        lineage.before.drain(..surplus);
    }

    /// Returns for each copy the newest write that the slot follows.
    pub fn past(&self, kind: Kind, id: Id, slot: Option<&Slot>) -> Seen {
        let known = self.records.get(&(kind, id));
        let mut past = known.map(|known| known.past.clone()).unwrap_or_default();
        slot.iter().for_each(|slot| add(&mut past, slot));
        past
    }

    /// Notes what a record that is taken over follows.
    pub fn learn(&mut self, kind: Kind, id: Id, past: &Seen) {
        if *past != Seen::default() {
            self.records.entry((kind, id)).or_default().past.join(past);
        }
    }

    /// Joins what this tab has with what another has stored. The caller takes the slot over.
    pub(super) fn meet(&mut self, own: Option<&Slot>, theirs: &Stored, merging: Merging) -> Met {
        let Stored {
            kind,
            id,
            slot,
            past,
        } = theirs;
        let mut their_past = past.clone();
        add(&mut their_past, slot);
        let own_past = self.past(*kind, *id, own);
        let joined = slot::join(own, &own_past, Some(slot), &their_past);
        let joined = joined.unwrap_or_else(|| slot.clone());
        let met = match own {
            Some(own) if merging == Merging::Now => self.settled(own, theirs, &their_past, joined),
            _ => Met::whole(joined),
        };
        if own.is_some() && own != Some(&met.slot) {
            self.leave(*kind, *id, own);
        }
        if met.is_joined() {
            self.remember(*kind, *id, LineageState::of(slot, &their_past));
        }
        // What the versions themselves tell needs no note.
        let learnt = if met.slot == *slot { past } else { &their_past };
        self.learn(*kind, *id, learnt);
        met
    }

    /// Joins the two current versions by field, where neither side knew the other's.
    fn settled(&self, own: &Slot, theirs: &Stored, their_past: &Seen, joined: Slot) -> Met {
        let (a, b) = (own.current(), theirs.slot.current());
        let stays = |version: &Version| joined.versions().contains(version);
        let is_known = own.versions().contains(b) || theirs.slot.versions().contains(a);
        if is_known || !stays(a) || !stays(b) {
            return Met::whole(joined);
        }
        // With different conflicts on each side nobody knows which version goes back to which.
        if lost(own) != lost(&theirs.slot) {
            return Met::whole(joined);
        }
        let base = self.base(own, theirs, their_past);
        let Some(merged) = fields::merge(&base, a.record.as_ref(), b.record.as_ref()) else {
            return Met::whole(joined);
        };
        // Where one of them says it all, no new version is needed.
        let (older, newer) = if a.rev < b.rev { (a, b) } else { (b, a) };
        let gone = match (older.record == merged, newer.record == merged) {
            (_, true) => Some(older),
            (true, _) => Some(newer),
            _ => None,
        };
        let kept = (joined.versions().iter()).filter(|version| Some(*version) != gone);
        let slot = Slot::from_versions(kept.cloned().collect()).unwrap_or(joined);
        match gone {
            Some(gone) => Met {
                slot,
                merged: Merged::Said(gone.rev),
            },
            None => Met {
                slot,
                merged: Merged::Unsaid(merged, [a.rev, b.rev]),
            },
        }
    }

    /// Returns what both sides go back to.
    fn base(&self, own: &Slot, theirs: &Stored, their_past: &Seen) -> Base {
        let key = (theirs.kind, theirs.id);
        let before = (self.records.get(&key)).map_or(&[][..], |known| &known.before);
        let lost = lost(own);
        // While the versions that lost stay the same, one state follows the other.
        let states: Vec<&LineageState> =
            (before.iter()).filter(|state| state.lost == lost).collect();
        let is_own = self.own.contains(&key) && before.len() < REMEMBERED && lost.is_empty();
        // What both made from nothing has nothing in common.
        let first = if is_own {
            Base::of(None)
        } else {
            Base::UNKNOWN
        };
        let common = following(&states, |rev| their_past.covers(rev));
        joined_base(&states, common, &first)
    }
}

/// Returns the newest of the states that satisfy the test: none that another of them follows.
fn following<'a>(
    states: &[&'a LineageState],
    is_common: impl Fn(Rev) -> bool,
) -> Vec<&'a LineageState> {
    let common = || (states.iter().copied()).filter(|state| is_common(state.current.rev));
    let is_newest = |state: &&LineageState| {
        let rev = state.current.rev;
        !common().any(|other| other.current.rev != rev && other.past.covers(rev))
    };
    common().filter(is_newest).collect()
}

/// Joins the newest common states to one, from what they have in common themselves.
fn joined_base(states: &[&LineageState], newest: Vec<&LineageState>, first: &Base) -> Base {
    let older: Vec<&LineageState> = (states.iter().copied())
        .filter(|state| {
            !newest
                .iter()
                .any(|new| new.current.rev == state.current.rev)
        })
        .collect();
    let mut newest = newest.into_iter();
    let Some(one) = newest.next() else {
        return first.clone();
    };
    let (mut base, mut past) = (Base::of(one.current.record.as_ref()), one.past.clone());
    for other in newest {
        let is_common = |rev| past.covers(rev) && other.past.covers(rev);
        let before = joined_base(&older, following(&older, is_common), first);
        let record = other.current.record.as_ref();
        base = Base::joined(&before, &base, &Base::of(record));
        past.join(&other.past);
    }
    base
}

fn lost(slot: &Slot) -> Vec<Rev> {
    let lost = slot.versions().iter().skip(1);
    lost.map(|version| version.rev).collect()
}

fn add(past: &mut Seen, slot: &Slot) {
    (slot.versions().iter()).for_each(|version| past.add(version.rev));
}
