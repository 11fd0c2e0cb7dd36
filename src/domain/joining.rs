//! Two records that are one thing: made by two people on their own, and brought together when their scorecards merge.
//!
//! What comes from the library has the same id in every scorecard ([`super::identity`]); in older ones each person's KPI
//! has an id of its own. [`pairs`] finds which records of two scorecards are likely the same, [`merge`] takes the other
//! scorecard over and makes one record of each pair that a person agreed to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::decide::risk::Risk;
use super::fields::{self, Base};
use super::identity::shared;
use super::measure::kpi::{Kpi, Unit};
use super::record::{AnyRecord, Kind, OfKind};
use super::revision::{Id, Replica};
use super::scorecard::{Change, Content, Edit, Scorecard, To};
use super::slot::Slot;

/// A record here and one that comes in, which are likely the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub kind: Kind,
    pub ours: Id,
    pub theirs: Id,
    /// What it is called here, and there.
    pub names: (String, String),
    /// Whether both come from one entry of the library; otherwise they only have the same name.
    pub is_same_entry: bool,
    /// The id that the one record has afterwards; everybody who joins the two comes to the same.
    keep: Id,
}

/// What the library says of a record that comes from it, as it was when it was taken.
pub type Origin<'a> = &'a dyn Fn(&Scorecard, &AnyRecord) -> Option<AnyRecord>;

/// What tells that two records are the same.
struct Likeness {
    id: Id,
    library: String,
    name: String,
    /// Values in different units are not those of one KPI.
    unit: Option<Unit>,
}

impl Likeness {
    /// Tells whether both are from one entry, or else only named alike; `None` when they are not the same.
    fn with(&self, other: &Likeness) -> Option<bool> {
        let alike = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
        let is_same_entry = !self.library.is_empty() && self.library == other.library;
        let is_other_entry = !self.library.is_empty() && !other.library.is_empty();
        let is_same = match is_same_entry {
            true => true,
            false => !is_other_entry && alike(&self.name, &other.name),
        };
        (is_same && self.unit == other.unit).then_some(is_same_entry)
    }
}

/// Returns the KPIs and risks of the two scorecards that are likely the same and have different ids.
pub fn pairs(current: &Scorecard, incoming: &Scorecard) -> Vec<Pair> {
    let kpi = |kpi: &Kpi| Likeness {
        id: kpi.id,
        library: kpi.library.clone(),
        name: kpi.name.clone(),
        unit: Some(kpi.unit),
    };
    let risk = |risk: &Risk| Likeness {
        id: risk.id,
        library: risk.library.clone(),
        name: risk.name.clone(),
        unit: None,
    };
    let mut pairs = pairs_of(current, incoming, kpi);
    pairs.extend(pairs_of(current, incoming, risk));
    pairs
}

fn pairs_of<R: OfKind>(
    current: &Scorecard,
    incoming: &Scorecard,
    likeness: impl Fn(&R) -> Likeness,
) -> Vec<Pair> {
    // A record that both have is that one, and no other.
    let only_in = |one: &Scorecard, other: &Scorecard| -> Vec<Likeness> {
        let alone = (one.all::<R>()).filter(|record| other.get::<R>(record.id()).is_none());
        alone.map(&likeness).collect()
    };
    let (mut ours, theirs) = (only_in(current, incoming), only_in(incoming, current));
    let mut pairs = Vec::new();
    // Whoever comes from the same entry is found before whoever is only named alike.
    for wanted in [true, false] {
        for their in &theirs {
            let is_paired = pairs.iter().any(|pair: &Pair| pair.theirs == their.id);
            let found = ours.iter().position(|our| our.with(their) == Some(wanted));
            let Some(place) = found.filter(|_| !is_paired) else {
                continue;
            };
            let our = ours.remove(place);
            pairs.push(Pair {
                kind: R::KIND,
                ours: our.id,
                theirs: their.id,
                keep: kept::<R>(&our, their, [current, incoming]),
                names: (our.name, their.name.clone()),
                is_same_entry: wanted,
            });
        }
    }
    pairs
}

/// Returns the id of the two as one: that of the library where they come from it, else the lower one, so that it is the
/// same whoever takes over whose copy.
fn kept<R: OfKind>(ours: &Likeness, theirs: &Likeness, cards: [&Scorecard; 2]) -> Id {
    let lower = ours.id.min(theirs.id);
    if ours.library.is_empty() || ours.library != theirs.library {
        return lower;
    }
    let library = shared(R::KIND, &ours.library);
    let is_theirs_or_ours = [ours.id, theirs.id].contains(&library);
    let is_taken = cards.iter().any(|card| card.get::<R>(library).is_some());
    match is_theirs_or_ours || !is_taken {
        true => library,
        false => lower,
    }
}

/// Returns the edit that takes over everything `incoming` knows, and makes one record of each of the pairs.
///
/// Whatever names either record of a pair names the one that is kept: values, links, lists, whatever field they are in.
/// Where the two say different things, what is said here counts and the other is kept as a conflict; but where both
/// scorecards were begun apart, each field that only one of them changed from what the library says is joined.
pub fn merge(
    current: &Scorecard,
    incoming: &Scorecard,
    pairs: &[Pair],
    origin: Origin<'_>,
) -> Edit {
    let mut edit = current.merge(incoming);
    let mut merged = current.clone();
    // The records of a scorecard have been checked, so that the edit is not refused.
    let _ = merged.apply(edit.clone(), Replica(0));
    let apart = !(current.seen()).shares_a_copy_with(incoming.seen());
    let origin = |record: &AnyRecord| apart.then(|| origin(&merged, record)).flatten();
    let moves = Moves::of(pairs);
    let mut changes = moves.changes(&merged, &origin);
    let settled: BTreeSet<(Kind, Id)> =
        (changes.iter().map(|change| (change.kind, change.id))).collect();
    for (kind, id, slot) in merged.conflicts() {
        let is_new = current.slot(kind, id) != Some(slot);
        if is_new && !settled.contains(&(kind, id)) {
            // A deletion against a change is for people to decide.
            if let [Some(theirs), Some(ours)] = &slot.contents()[..]
                && let Some(joined) = joined(theirs, ours, &origin)
            {
                changes.push(Change::new(kind, id, To::Versions(vec![Some(joined)])));
            }
        }
    }
    edit.changes.extend(changes);
    edit
}

/// Returns the scorecard with its records under the ids that they have once the pairs are joined.
pub fn renamed(card: &Scorecard, pairs: &[Pair]) -> Scorecard {
    let mut edit = Edit::new("rename");
    edit.changes = Moves::of(pairs).changes(card, &|_| None);
    let mut renamed = card.clone();
    // As in `merge`.
    let _ = renamed.apply(edit, Replica(0));
    renamed
}

/// Which ids become which.
struct Moves {
    to: BTreeMap<String, String>,
    ids: BTreeMap<Id, Id>,
    theirs: BTreeSet<Id>,
}

impl Moves {
    fn of(pairs: &[Pair]) -> Moves {
        let both = |pair: &Pair| [(pair.ours, pair.keep), (pair.theirs, pair.keep)];
        let ids = pairs.iter().flat_map(both).filter(|(from, to)| from != to);
        let ids: BTreeMap<Id, Id> = ids.collect();
        Moves {
            to: (ids.iter())
                .map(|(from, to)| (from.to_string(), to.to_string()))
                .collect(),
            ids,
            theirs: pairs.iter().map(|pair| pair.theirs).collect(),
        }
    }

    /// Returns the changes after which no record is or names one that was moved.
    fn changes(
        &self,
        merged: &Scorecard,
        origin: &dyn Fn(&AnyRecord) -> Option<AnyRecord>,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.ids.is_empty() {
            return changes;
        }
        let mut moved: BTreeMap<(Kind, Id), Vec<(bool, Id)>> = BTreeMap::new();
        for (kind, id, slot) in merged.slots() {
            if let Some(&to) = self.ids.get(&id) {
                let is_ours = !self.theirs.contains(&id);
                moved.entry((kind, to)).or_default().push((is_ours, id));
                if slot.contents().iter().any(Option::is_some) {
                    changes.push(Change::new(kind, id, To::Versions(vec![None])));
                }
            } else if !moved.contains_key(&(kind, id)) && !self.is_kept(id) {
                changes.extend(self.renamed(kind, id, slot));
            }
        }
        for &keep in self.ids.values().collect::<BTreeSet<_>>() {
            for &kind in Kind::ALL {
                let mut from = moved.remove(&(kind, keep)).unwrap_or_default();
                if merged.slot(kind, keep).is_some() {
                    from.push((!self.theirs.contains(&keep), keep));
                }
                // What is said here comes last, and counts.
                from.sort();
                let slots = from.iter().filter_map(|(_, id)| merged.slot(kind, *id));
                let contents = slots.flat_map(Slot::contents);
                let contents: Vec<Content> = contents.map(|one| self.content(one)).collect();
                let contents = one_of(contents, origin);
                let old = (merged.slot(kind, keep)).map(Slot::contents);
                if !contents.is_empty() && old.as_ref() != Some(&contents) {
                    changes.push(Change::new(kind, keep, To::Versions(contents)));
                }
            }
        }
        changes
    }

    fn is_kept(&self, id: Id) -> bool {
        self.ids.values().any(|&keep| keep == id)
    }

    /// Returns the change after which the record names what it named under the new ids.
    fn renamed(&self, kind: Kind, id: Id, slot: &Slot) -> Option<Change> {
        let old = slot.contents();
        let new: Vec<Content> = old.iter().cloned().map(|one| self.content(one)).collect();
        let to = match new == old {
            true => return None,
            false if new.len() == 1 => To::Current(new.into_iter().next().flatten()),
            false => To::Versions(new),
        };
        Some(Change::new(kind, id, to))
    }

    fn content(&self, content: Content) -> Content {
        content.map(|record| self.record(record))
    }

    /// Returns the record with the new ids, in whatever field the old ones stood.
    fn record(&self, record: AnyRecord) -> AnyRecord {
        let text = record.to_json();
        if !self.to.keys().any(|id| text.contains(id.as_str())) {
            return record;
        }
        let Ok(mut value) = serde_json::from_str(&text) else {
            return record;
        };
        self.rename(&mut value);
        let renamed = AnyRecord::read(record.kind(), &value).ok();
        renamed
            .filter(|renamed| renamed.check().is_ok())
            .unwrap_or(record)
    }

    /// Puts the new ids into the value; a list names nothing twice on that account.
    fn rename(&self, value: &mut Value) -> bool {
        match value {
            Value::String(text) => match self.to.get(text.as_str()) {
                Some(id) => {
                    text.clone_from(id);
                    true
                }
                None => false,
            },
            Value::Array(items) => {
                let mut is_renamed = false;
                for item in items.iter_mut() {
                    is_renamed |= self.rename(item);
                }
                if is_renamed {
                    let mut kept: Vec<Value> = Vec::with_capacity(items.len());
                    for item in items.drain(..) {
                        if !kept.contains(&item) {
                            kept.push(item);
                        }
                    }
                    *items = kept;
                }
                is_renamed
            }
            Value::Object(members) => {
                let mut is_renamed = false;
                for (_, member) in members.iter_mut() {
                    is_renamed |= self.rename(member);
                }
                is_renamed
            }
            _ => false,
        }
    }
}

/// Returns the contents without those that say the same as a later one, and as one where their changes can be joined.
///
/// A deletion says nothing beside a record that somebody has.
fn one_of(
    contents: Vec<Content>,
    origin: &dyn Fn(&AnyRecord) -> Option<AnyRecord>,
) -> Vec<Content> {
    let mut kept: Vec<AnyRecord> = Vec::new();
    for record in contents.iter().flatten().rev() {
        if !kept.iter().any(|later| later.says_the_same(record)) {
            kept.push(record.clone());
        }
    }
    kept.reverse();
    if let [theirs, ours] = &kept[..]
        && let Some(joined) = joined(theirs, ours, origin)
    {
        kept = vec![joined];
    }
    match kept.is_empty() {
        true => contents.into_iter().take(1).collect(),
        false => kept.into_iter().map(Some).collect(),
    }
}

/// Joins what two people made of one entry of the library, begun on the earlier of the two days.
fn joined(
    theirs: &AnyRecord,
    ours: &AnyRecord,
    origin: &dyn Fn(&AnyRecord) -> Option<AnyRecord>,
) -> Option<AnyRecord> {
    let (mut theirs, mut ours) = (theirs.clone(), ours.clone());
    begin_together(&mut theirs, &mut ours);
    let base = Base::of(Some(&origin(&ours)?));
    fields::merge(&base, Some(&ours), Some(&theirs)).flatten()
}

/// Sets the day on which both were taken to the earlier one.
fn begin_together(one: &mut AnyRecord, other: &mut AnyRecord) {
    match (one, other) {
        (AnyRecord::Kpi(one), AnyRecord::Kpi(other)) => {
            if let (Some(one), Some(other)) = (one.targets.first_mut(), other.targets.first_mut()) {
                let earlier = one.from.min(other.from);
                (one.from, other.from) = (earlier, earlier);
            }
        }
        (AnyRecord::Risk(one), AnyRecord::Risk(other)) => {
            let earlier = one.identified.min(other.identified);
            for risk in [one, other] {
                if let Some(first) = risk.scores.first_mut()
                    && first.from == risk.identified
                {
                    first.from = earlier;
                }
                risk.identified = earlier;
            }
        }
        _ => {}
    }
}
