//! Ids that are the same for everybody who takes the same thing from the library.
//!
//! Two colleagues who begin from one profile, each in their own browser, speak of the same KPIs. So what comes from the
//! library is named for its place there and not by chance: copies that never knew of each other merge into one set, and
//! what each of them changed is a conflict of one record instead of a second record.
//!
//! The id is a UUID of version 8 (RFC 9562, section 5.8): the first 128 bits of the SHA-256 of the kind and the key.

use uuid::Builder;

use super::measure::evidence::digest::sha256;
use super::record::Kind;
use super::revision::Id;
use super::scorecard::Scorecard;
use super::slot::Slot;

/// What the digest begins with. Never changed: all ids would be others.
const NAMESPACE: &str = "linchpin/library";

/// Returns the id of what everybody takes from the library under this key.
pub fn shared(kind: Kind, key: &str) -> Id {
    let digest = sha256(format!("{NAMESPACE}/{}/{key}", kind.name()).as_bytes());
    // A digest is 64 hexadecimal digits.
    let number = u128::from_str_radix(&digest[..32], 16).unwrap_or_default();
    Id(Builder::from_custom_bytes(number.to_be_bytes()).into_uuid())
}

/// Returns the id under which the entry is taken into the scorecard: the shared one, or a new one where a record has it.
///
/// What was deleted and is taken again comes back under the id that it had.
pub fn for_taking(card: &Scorecard, kind: Kind, key: &str, new_id: impl FnOnce() -> Id) -> Id {
    let id = shared(kind, key);
    match card.slot(kind, id).and_then(Slot::record) {
        None => id,
        Some(_) => new_id(),
    }
}

impl Id {
    /// Tells whether it was made by [`shared`], so that the record may stand in scorecards that are no copies of each other.
    pub fn is_shared(self) -> bool {
        self.0.get_version_num() == 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::kpi::Kpi;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;

    const KEY: &str = "sla-compliance";

    /// The digest was made with another implementation: `printf linchpin/library/kpis/sla-compliance | sha256sum`.
    #[test]
    fn an_id_never_changes() {
        let id = shared(Kind::Kpi, KEY);
        assert_eq!(id.to_string(), "e62414ec-0167-809d-a070-0583f2ab3ee1");
        assert!(id.is_shared());
        assert!(!Id::from_number(7).is_shared() && !Id::ONLY.is_shared());
        assert_ne!(id, shared(Kind::Risk, KEY));
        assert_ne!(id, shared(Kind::Kpi, "sla"));
    }

    fn kpi(id: Id) -> Kpi {
        let json = serde_json::json!({
            "id": id, "name": "SLA compliance", "unit": "percent", "cadence": "monthly",
            "targets": [{"from": "2026-01-01", "target": {"at_least": 99.9}}],
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn an_entry_that_is_taken_twice_is_there_twice_and_one_deleted_and_taken_again_comes_back() {
        let mut card = Scorecard::empty(Id::from_number(9));
        let other = Id::from_number(1);
        let take = |card: &Scorecard| for_taking(card, Kind::Kpi, KEY, || other);
        let first = take(&card);
        assert_eq!(first, shared(Kind::Kpi, KEY));
        let edit = Edit::new("").put(kpi(first));
        card.apply(edit, Replica(1)).unwrap();
        assert_eq!(take(&card), other);
        let deleted = Edit::new("").delete(Kind::Kpi, first);
        card.apply(deleted, Replica(1)).unwrap();
        assert_eq!(take(&card), first);
        let back = card
            .apply(Edit::new("").put(kpi(first)), Replica(1))
            .unwrap();
        assert_eq!(card.all::<Kpi>().count(), 1);
        card.apply(back, Replica(1)).unwrap();
        assert_eq!(card.all::<Kpi>().count(), 0);
    }
}
