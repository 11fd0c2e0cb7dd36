//! One record through its versions, and how two copies of it join.
//!
//! A slot holds the current version and, where two people changed the record without knowing of each
//! other, the versions that lost. It is a multi-value register over revisions: joining is commutative,
//! associative and idempotent, deletions included, because a version disappears only when the other
//! side has seen its revision and replaced it.

use super::extra::Extra;
use super::order::sort_by;
use super::record::AnyRecord;
use super::revision::{Rev, Seen};

/// One state of a record: its content, or `None` when this write deleted it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub rev: Rev,
    pub record: Option<AnyRecord>,
    /// What a newer version of Linchpin says of a deletion; a record keeps its own.
    pub extra: Extra,
}

impl Version {
    pub fn new(rev: Rev, record: Option<AnyRecord>) -> Version {
        Version {
            rev,
            record,
            extra: Extra::new(),
        }
    }

    /// Tells whether people see no difference between the two.
    fn says_the_same(&self, other: &Version) -> bool {
        match (&self.record, &other.record) {
            (Some(one), Some(other)) => one.says_the_same(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

/// A record's current version, and the ones it won against.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Highest revision first; never empty.
    versions: Vec<Version>,
}

impl Slot {
    pub fn new(version: Version) -> Slot {
        Slot {
            versions: vec![version],
        }
    }

    /// Builds a slot from versions in any order; `None` when there are none.
    pub fn from_versions(mut versions: Vec<Version>) -> Option<Slot> {
        sort(&mut versions);
        versions.dedup();
        (!versions.is_empty()).then_some(Slot { versions })
    }

    /// Returns the version that counts.
    pub fn current(&self) -> &Version {
        // A slot is never empty: both ways to make one see to it.
        &self.versions[0]
    }

    /// Returns the record, unless it was deleted.
    pub fn record(&self) -> Option<&AnyRecord> {
        self.current().record.as_ref()
    }

    /// Returns all versions, the current one first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Returns the versions that lost and say something else than the current one.
    pub fn conflicts(&self) -> impl Iterator<Item = &Version> {
        let current = self.current();
        self.versions[1..]
            .iter()
            .filter(|lost| !lost.says_the_same(current))
    }

    /// Returns what people see of the slot, oldest version first, without the revisions.
    pub fn contents(&self) -> Vec<Option<AnyRecord>> {
        self.versions
            .iter()
            .rev()
            .map(|version| version.record.clone())
            .collect()
    }
}

/// Joins two copies of one slot. `None` where a side does not have it.
pub fn join(a: Option<&Slot>, seen_a: &Seen, b: Option<&Slot>, seen_b: &Seen) -> Option<Slot> {
    let (Some(a), Some(b)) = (a, b) else {
        // A deleted record keeps its slot, so a slot that is missing was never there or lost to damage,
        // whatever that side has seen.
        return a.or(b).cloned();
    };
    let (versions_a, versions_b) = (a.versions(), b.versions());
    let mut kept: Vec<Version> = survivors(versions_a, versions_b, seen_b).cloned().collect();
    kept.extend(survivors(versions_b, versions_a, seen_a).cloned());
    Slot::from_versions(kept)
}

/// Returns the versions of one side that the other side has, or has never heard of.
///
/// Two versions of the same revision differ only when a file was changed outside Linchpin; both stay.
fn survivors<'a>(
    own: &'a [Version],
    other: &'a [Version],
    seen_by_other: &'a Seen,
) -> impl Iterator<Item = &'a Version> {
    own.iter().filter(move |version| {
        !seen_by_other.covers(version.rev) || other.iter().any(|theirs| theirs.rev == version.rev)
    })
}

/// Highest revision first. Equal revisions of unequal content get an order that every copy agrees on.
fn sort(versions: &mut Vec<Version>) {
    let text = |version: &Version| {
        let record = version.record.as_ref().map(AnyRecord::to_json);
        (record, serde_json::to_string(&version.extra).ok())
    };
    sort_by(versions, |a, b| {
        b.rev.cmp(&a.rev).then_with(|| text(b).cmp(&text(a)))
    });
}
