//! Drafts: what was typed into a form that is not saved yet. They lie beside the records, are in no export, and go with
//! their scorecard.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::disk::Disk;
use super::keys;
use super::load;
use super::tab::{SaveError, Store};
use crate::domain::order::sort_by;
use crate::domain::revision::Id;

/// So much room is for all drafts of a browser, in UTF-16 units: a twentieth of what browsers give.
pub const ROOM: usize = 262_144;

/// So long a draft is kept.
pub const DAYS: i64 = 90;

/// What was typed into one form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The address of the page that the form is on.
    pub page: String,
    /// The name of the form on its page.
    pub form: String,
    #[serde(with = "crate::domain::value::instant")]
    pub at: NaiveDateTime,
    pub fields: Vec<DraftField>,
}

/// What was typed into one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftField {
    /// The name of the field in its form.
    pub name: String,
    /// What it held before.
    pub before: String,
    pub now: String,
}

impl Draft {
    fn key(&self, scorecard: Id) -> String {
        format!("{}{}|{}", keys::drafts(scorecard), self.page, self.form)
    }
}

impl<D: Disk> Store<D> {
    /// Returns the drafts of a scorecard, oldest first. What cannot be read is removed: it is nobody's record.
    pub fn drafts(&self, scorecard: Id) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for key in self.draft_keys(&keys::drafts(scorecard)) {
            let text = self.disk.get(&key).ok().flatten().unwrap_or_default();
            match serde_json::from_str::<Draft>(&text) {
                Ok(draft) if draft.key(scorecard) == key => drafts.push(draft),
                _ if self.check_writable().is_ok() => drop(self.disk.remove(&key)),
                _ => {}
            }
        }
        sort_by(&mut drafts, |a, b| a.at.cmp(&b.at));
        drafts
    }

    /// Keeps a draft in the place of the one of the same form. The oldest make room for it.
    pub fn keep_draft(&self, scorecard: Id, draft: &Draft) -> Result<(), SaveError> {
        self.check_writable()?;
        let key = draft.key(scorecard);
        let text = serde_json::to_string(draft).unwrap_or_default();
        let mut room = ROOM.saturating_sub(load::units(&key) + load::units(&text));
        if room == 0 {
            return Err(SaveError::DraftTooLong);
        }
        for (_, other, size) in self.by_age() {
            match room.checked_sub(size) {
                _ if other == key => {}
                Some(left) => room = left,
                None => self.disk.remove(&other)?,
            }
        }
        self.disk.set(&key, &text)?;
        self.read_back(&key, Some(&text))
    }

    /// Forgets the draft of a form.
    pub fn drop_draft(&self, scorecard: Id, page: &str, form: &str) -> Result<(), SaveError> {
        let key = format!("{}{page}|{form}", keys::drafts(scorecard));
        match self.disk.get(&key)? {
            Some(_) => {
                self.check_writable()?;
                Ok(self.disk.remove(&key)?)
            }
            None => Ok(()),
        }
    }

    /// Forgets all drafts of a scorecard.
    pub fn drop_drafts(&self, scorecard: Id) -> Result<(), SaveError> {
        for key in self.draft_keys(&keys::drafts(scorecard)) {
            self.disk.remove(&key)?;
        }
        Ok(())
    }

    /// Forgets drafts that nobody has come back to for long.
    pub fn drop_old_drafts(&self, now: NaiveDateTime) {
        if self.check_writable().is_err() {
            return;
        }
        let is_old = |at: NaiveDateTime| now.signed_duration_since(at) > TimeDelta::days(DAYS);
        for (at, key, _) in self.by_age() {
            if at.is_none_or(is_old) {
                // Storage that takes nothing keeps it; it is tried again at the next start.
                let _ = self.disk.remove(&key);
            }
        }
    }

    /// All drafts of this browser, newest first: when each was written, its key, and its size. One that cannot be read is oldest.
    fn by_age(&self) -> Vec<(Option<NaiveDateTime>, String, usize)> {
        let of = |key: String| {
            let text = self.disk.get(&key).ok().flatten().unwrap_or_default();
            let at = serde_json::from_str::<Draft>(&text).map(|draft| draft.at);
            let size = load::units(&key) + load::units(&text);
            (at.ok(), key, size)
        };
        let mut all: Vec<_> = (self.draft_keys(keys::DRAFTS).into_iter())
            .map(of)
            .collect();
        sort_by(&mut all, |a, b| b.0.cmp(&a.0));
        all
    }

    fn draft_keys(&self, prefix: &str) -> Vec<String> {
        let keys = self.disk.keys().unwrap_or_default().into_iter();
        keys.filter(|key| key.starts_with(prefix)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Scorecard;
    use crate::store::disk::MemoryDisk;

    const CARD: Id = Id::from_number(1);

    fn at(day: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        day.and_hms_opt(9, 0, 0).unwrap()
    }

    fn draft(form: &str, day: u32, now: &str) -> Draft {
        let field = DraftField {
            name: "Note".to_owned(),
            before: String::new(),
            now: now.to_owned(),
        };
        Draft {
            page: "#/evidence".to_owned(),
            form: form.to_owned(),
            at: at(day),
            fields: vec![field],
        }
    }

    fn store() -> (MemoryDisk, Store<MemoryDisk>) {
        let disk = MemoryDisk::default();
        (disk.clone(), Store::open(disk, Replica(1)).0)
    }

    #[test]
    fn a_draft_is_kept_replaced_and_forgotten() {
        let (disk, store) = store();
        store.keep_draft(CARD, &draft("New", 1, "a")).unwrap();
        store.keep_draft(CARD, &draft("New", 2, "ab")).unwrap();
        store.keep_draft(CARD, &draft("Edit", 1, "c")).unwrap();
        assert_eq!(
            store.drafts(CARD),
            [draft("Edit", 1, "c"), draft("New", 2, "ab")]
        );
        assert_eq!(store.drafts(Id::from_number(2)), []);
        store.drop_draft(CARD, "#/evidence", "New").unwrap();
        store.drop_draft(CARD, "#/evidence", "never there").unwrap();
        assert_eq!(store.drafts(CARD), [draft("Edit", 1, "c")]);
        store.drop_drafts(CARD).unwrap();
        assert!(disk.texts().is_empty());
    }

    #[test]
    fn the_oldest_drafts_make_room_and_one_beyond_all_room_is_refused() {
        let (_, store) = store();
        let long = "x".repeat(ROOM / 3);
        for (day, form) in [(1, "first"), (2, "second"), (3, "third")] {
            store.keep_draft(CARD, &draft(form, day, &long)).unwrap();
        }
        let forms = |store: &Store<MemoryDisk>| -> Vec<String> {
            (store.drafts(CARD).into_iter())
                .map(|draft| draft.form)
                .collect()
        };
        assert_eq!(forms(&store), ["second", "third"]);
        let endless = draft("endless", 4, &"x".repeat(ROOM));
        assert_eq!(
            store.keep_draft(CARD, &endless),
            Err(SaveError::DraftTooLong)
        );
        assert_eq!(forms(&store), ["second", "third"]);
    }

    #[test]
    fn drafts_that_nobody_comes_back_to_go_and_so_do_damaged_ones() {
        let (disk, store) = store();
        store.keep_draft(CARD, &draft("Old", 1, "a")).unwrap();
        store.keep_draft(CARD, &draft("Newer", 9, "b")).unwrap();
        store.drop_old_drafts(at(1) + TimeDelta::days(DAYS + 1));
        assert_eq!(store.drafts(CARD), [draft("Newer", 9, "b")]);
        let damaged = [
            ("", "{"),
            ("#/evidence|New", r#"{"page":1}"#),
            // One that claims to be of another form.
            (
                "#/evidence|Other",
                &serde_json::to_string(&draft("Newer", 9, "b")).unwrap(),
            ),
        ];
        for (name, text) in damaged {
            let key = format!("{}{name}", keys::drafts(CARD));
            disk.set(&key, text).unwrap();
            assert_eq!(store.drafts(CARD), [draft("Newer", 9, "b")]);
            assert!(!disk.texts().contains_key(&key), "{name}");
        }
    }

    #[test]
    fn full_storage_refuses_a_draft_and_damages_nothing() {
        let (disk, store) = store();
        store.keep_draft(CARD, &draft("New", 1, "a")).unwrap();
        disk.writes_left.set(Some(0));
        assert!(store.keep_draft(CARD, &draft("New", 2, "ab")).is_err());
        assert_eq!(store.drafts(CARD), [draft("New", 1, "a")]);
    }

    #[test]
    fn drafts_go_with_their_scorecard_and_with_everything() {
        let (disk, mut store) = store();
        let other = Id::from_number(2);
        for id in [CARD, other] {
            store.add(&Scorecard::empty(id), at(1)).unwrap();
            store.keep_draft(id, &draft("New", 1, "a")).unwrap();
        }
        store.remove(CARD).unwrap();
        assert_eq!(store.drafts(CARD), []);
        assert_eq!(store.drafts(other).len(), 1);
        store.erase().unwrap();
        assert!(disk.texts().is_empty());
    }
}
