//! An edit: what becomes of records, as a value that can be applied, taken back and kept.

use super::base::Invalid;
use super::record::{AnyRecord, Kind};
use super::revision::{Id, Rev, Seen};
use super::slot::Slot;

/// A change to a scorecard that a person can name and take back.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What it does, as the end of "Undo: …".
    pub title: String,
    pub changes: Vec<Change>,
    /// What another copy had seen, when this edit takes over its changes.
    pub seen: Seen,
    /// Versions that whoever made the edit did not know: they stay beside those it makes.
    pub unseen: Vec<Rev>,
}

/// What a record says, or that it is deleted.
pub type Content = Option<AnyRecord>;

/// What becomes of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub kind: Kind,
    pub id: Id,
    pub to: To,
    /// What the record said when new content was made from it; `None` for what it says now.
    ///
    /// Where it says something else by now, both are joined by field ([`fields::merge`]); where that is not
    /// possible, both stay: the new content counts, the other is a conflict.
    pub made_from: Option<Content>,
}

impl Change {
    pub fn new(kind: Kind, id: Id, to: To) -> Change {
        Change {
            kind,
            id,
            to,
            made_from: None,
        }
    }

    /// Refuses content that belongs to another record or contradicts itself.
    pub(super) fn check(&self) -> Result<(), EditError> {
        let Change { kind, id, .. } = *self;
        let check = |record: &AnyRecord| {
            if (record.kind(), record.id()) != (kind, id) {
                return Err(EditError::WrongRecord { kind, id });
            }
            record
                .check()
                .map_err(|invalid| EditError::Invalid { kind, id, invalid })
        };
        match &self.to {
            To::Current(record) => record.iter().try_for_each(check),
            To::Versions(contents) => contents.iter().flatten().try_for_each(check),
            To::Adopt(slot) => slot
                .versions()
                .iter()
                .filter_map(|version| version.record.as_ref())
                .try_for_each(check),
        }
    }
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
            unseen: Vec::new(),
        }
    }

    /// Adds the record, or changes it to this.
    pub fn put(mut self, record: impl Into<AnyRecord>) -> Edit {
        let record = record.into();
        let (kind, id) = (record.kind(), record.id());
        let to = To::Current(Some(record));
        self.changes.push(Change::new(kind, id, to));
        self
    }

    /// The same for what was made some time ago, in a form or a dialog, from the record as it was then.
    pub fn put_from(self, old: impl Into<AnyRecord>, record: impl Into<AnyRecord>) -> Edit {
        let mut edit = self.put(record);
        if let Some(change) = edit.changes.last_mut() {
            change.made_from = Some(Some(old.into()));
        }
        edit
    }

    pub fn delete(mut self, kind: Kind, id: Id) -> Edit {
        let to = To::Current(None);
        self.changes.push(Change::new(kind, id, to));
        self
    }

    /// Makes this content the only version of the record, so that its conflicts are settled.
    pub fn settle(mut self, kind: Kind, id: Id, content: Option<AnyRecord>) -> Edit {
        let to = To::Versions(vec![content]);
        self.changes.push(Change::new(kind, id, to));
        self
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.seen == Seen::default()
    }
}
