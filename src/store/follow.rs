//! What other tabs have stored: noticed, joined with what this tab has, and taken over.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::disk::{Disk, DiskError};
use super::keys::{self, KeyPlace};
use super::lineage::{Merged, Merging};
use super::save::{fingerprint, touched};
use super::shelf::{self, Stored};
use super::tab::Store;
use crate::domain::order::gather;
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Rev};
use crate::domain::scorecard::{Change, Content, Edit, Scorecard, To};
use crate::domain::slot::{self, Slot};

/// Texts at places, of other tabs.
pub(super) type News = Vec<(KeyPlace, String)>;

impl<D: Disk> Store<D> {
    /// Returns what other tabs have stored at the places, or wanted to, since this one looked.
    pub(super) fn news(&self, id: Id, places: &BTreeSet<KeyPlace>) -> Result<News, DiskError> {
        let pending = self.pending(id)?;
        let mut news = News::new();
        for &place in places.iter().chain(pending.keys()) {
            news.extend(self.disk.get(&place.key(id))?.map(|text| (place, text)));
        }
        news.extend((pending.into_iter()).filter_map(|(place, text)| Some((place, text?))));
        news.retain(|(place, text)| self.open.known.get(place) != Some(&fingerprint(text)));
        Ok(news)
    }

    /// Takes over what other tabs have stored where the edit goes, and fits the edit to it.
    ///
    /// The edit was made from what the page shows, which does not have that yet.
    pub(super) fn catch_up(&mut self, scorecard: &mut Scorecard, mut edit: Edit) -> Edit {
        // Storage that cannot be read says so when the edit is saved.
        let mut places = touched(scorecard, &edit);
        places.extend(&self.open.unsaved);
        let news = (self.news(scorecard.id, &places)).unwrap_or_default();
        if news.is_empty() {
            return edit;
        }
        let slot = |card: &Scorecard, change: &Change| card.slot(change.kind, change.id).cloned();
        let before: Vec<Option<Slot>> = (edit.changes.iter())
            .map(|change| slot(scorecard, change))
            .collect();
        for (place, text) in news {
            self.take_over(scorecard, place, &text, Merging::Now);
        }
        let mut records = BTreeSet::new();
        for (change, before) in edit.changes.iter_mut().zip(before) {
            let now = slot(scorecard, change);
            // A second change to a record is made from what the first one leaves.
            if !records.insert((change.kind, change.id)) || now == before {
                continue;
            }
            match &mut change.to {
                To::Current(_) => {
                    let content = || before.and_then(|slot| slot.record().cloned());
                    change.made_from.get_or_insert_with(content);
                }
                To::Versions(_) => edit
                    .unseen
                    .extend(new_versions(now.as_ref(), before.as_ref())),
                To::Adopt(adopted) => {
                    // What was joined with the state of before is joined with that of now.
                    let past = self
                        .open
                        .lineages
                        .past(change.kind, change.id, now.as_ref());
                    let joined = slot::join(Some(adopted), &edit.seen, now.as_ref(), &past);
                    *adopted = joined.unwrap_or_else(|| adopted.clone());
                }
            }
        }
        edit
    }

    /// Takes over what another tab has stored under the key. Tells whether the open scorecard changed.
    ///
    /// What this tab has and the other one did not know stays, and is saved again with the next
    /// [`Store::flush`].
    pub fn follow(&mut self, scorecard: &mut Scorecard, key: &str, text: &str) -> bool {
        match KeyPlace::from_key(key) {
            Some((owner, place)) if self.open.id == Some(owner) && scorecard.id == owner => {
                self.take_over(scorecard, place, text, Merging::Now)
            }
            _ => false,
        }
    }

    /// Takes over what other tabs have stored where this one is about to. Tells whether the open scorecard changed.
    pub fn follow_news(&mut self, scorecard: &mut Scorecard) -> bool {
        // Storage that cannot be read says so when the scorecard is saved.
        let news = (self.news(scorecard.id, &self.open.unsaved)).unwrap_or_default();
        let mut changed = false;
        for (place, text) in news {
            changed |= self.take_over(scorecard, place, &text, Merging::Now);
        }
        changed
    }

    /// Tells whether another tab has removed the scorecard, or is about to; or that it never was stored.
    pub fn is_gone(&self, id: Id) -> Result<bool, DiskError> {
        let going = self.disk.get(keys::PARTIAL)?;
        Ok(going == Some(id.to_string()) || !self.is_stored(id)?)
    }

    /// Notes that somebody else has removed a key of the open scorecard, which is not gone.
    ///
    /// What this tab has of it, and no other tab has removed for a reason, is stored again with the next
    /// [`Store::flush`].
    pub fn miss(&mut self, key: &str) {
        if let Some((owner, place)) = KeyPlace::from_key(key)
            && self.open.id == Some(owner)
            && self.open.known.contains_key(&place)
        {
            self.open.unsaved.insert(place);
        }
    }

    /// Returns the known places of which nothing is stored, and all of which something is.
    pub(super) fn missing(&self, id: Id) -> Result<(Vec<KeyPlace>, Vec<KeyPlace>), DiskError> {
        let places = |key: String| KeyPlace::from_key(&key).filter(|(owner, _)| *owner == id);
        let stored: BTreeSet<KeyPlace> = gather(
            (self.disk.keys()?.into_iter())
                .filter_map(places)
                .map(|(_, place)| place),
        );
        let pending = self.pending(id)?;
        let is_missing =
            |place: &&KeyPlace| !stored.contains(place) && !pending.contains_key(place);
        let missing = self.open.known.keys().filter(is_missing).copied().collect();
        Ok((missing, stored.into_iter().collect()))
    }

    pub(super) fn take_over(
        &mut self,
        scorecard: &mut Scorecard,
        place: KeyPlace,
        text: &str,
        merging: Merging,
    ) -> bool {
        let new = fingerprint(text);
        if self.open.known.insert(place, new) == Some(new) {
            return false;
        }
        if merging == Merging::Now && self.open.beside.remove(&place) {
            self.open.unsaved.insert(place);
        }
        if place == KeyPlace::Head {
            return self.take_over_head(scorecard, text);
        }
        let read = shelf::read(place, text);
        if read.damaged && !self.set_aside(scorecard.id, place, text) {
            self.open.locked.insert(place);
        }
        if read.damaged || lacks_some(scorecard, place, &read.slots) {
            self.open.unsaved.insert(place);
        }
        let mut adoption = Edit::new("follow another tab");
        let mut merges = Vec::new();
        for stored in read.slots {
            let (kind, id) = (stored.kind, stored.id);
            let own = scorecard.slot(kind, id);
            let met = self.open.lineages.meet(own, &stored, merging);
            if met.slot != stored.slot {
                let now = KeyPlace::of(kind, id, met.slot.record());
                self.open.unsaved.extend([place, now]);
            }
            if own != Some(&met.slot) {
                (adoption.changes).push(Change::new(kind, id, To::Adopt(met.slot)));
            }
            match met.merged {
                Merged::No => {}
                Merged::Said(gone) => self.tell(gone),
                Merged::Unsaid(content, both) => merges.push((kind, id, content, both)),
            }
        }
        let changed = !adoption.is_empty();
        // Adopted slots were checked when they were read, so the edit is not refused.
        let adopted = changed && scorecard.apply(adoption, self.replica()).is_ok();
        for (kind, id, content, both) in merges {
            self.merge(scorecard, kind, id, content, both);
        }
        adopted
    }

    /// Writes what two concurrent versions say together in place of both.
    fn merge(
        &mut self,
        card: &mut Scorecard,
        kind: Kind,
        id: Id,
        content: Content,
        both: [Rev; 2],
    ) {
        let Some(slot) = card.slot(kind, id) else {
            return;
        };
        let revs = slot.versions().iter().map(|version| version.rev);
        let mut edit = Edit::new("join what two tabs changed");
        edit.unseen = revs.filter(|rev| !both.contains(rev)).collect();
        let before = KeyPlace::of(kind, id, slot.record());
        let after = KeyPlace::of(kind, id, content.as_ref());
        (edit.changes).push(Change::new(kind, id, To::Versions(vec![content])));
        // It was checked when it was joined, so it is not refused.
        if card.apply(edit, self.replica()).is_ok() {
            self.open.unsaved.extend([before, after]);
            both.into_iter().for_each(|rev| self.tell(rev));
        }
    }

    /// Lets the head tell of a revision that no record tells of any more.
    fn tell(&mut self, gone: Rev) {
        if !self.open.head.seen.covers(gone) {
            self.open.head.seen.add(gone);
            self.open.unsaved.insert(KeyPlace::Head);
        }
    }

    fn take_over_head(&mut self, scorecard: &mut Scorecard, text: &str) -> bool {
        let Some(mut head) = shelf::read_head(text) else {
            if !self.set_aside(scorecard.id, KeyPlace::Head, text) {
                self.open.locked.insert(KeyPlace::Head);
            }
            return false;
        };
        let mut edit = Edit::new("follow another tab");
        edit.seen = head.seen.clone();
        head.seen.join(&self.open.head.seen);
        self.open.head = head;
        scorecard.apply(edit, self.replica()).is_ok()
    }
}

/// Returns the versions of the slot that were not there before.
fn new_versions(now: Option<&Slot>, before: Option<&Slot>) -> Vec<Rev> {
    let revs = |slot: Option<&Slot>| -> Vec<Rev> {
        let versions = slot.map(Slot::versions).unwrap_or_default();
        versions.iter().map(|version| version.rev).collect()
    };
    let known = revs(before);
    let mut new = revs(now);
    new.retain(|rev| !known.contains(rev));
    new
}

/// Tells whether this tab has measurements at the place that the stored slots do not have.
fn lacks_some(scorecard: &Scorecard, place: KeyPlace, stored: &[Stored]) -> bool {
    let KeyPlace::Year(kpi, year) = place else {
        return false;
    };
    let stored: BTreeSet<Id> = gather(stored.iter().map(|stored| stored.id));
    (scorecard.series(kpi)).any(|(at, id, _)| at.date.year() == year && !stored.contains(&id))
}
