//! Two changes of one record by people who did not know of each other, joined field by field.
//!
//! A field is a member of the record's JSON object, so that every kind of record has it in the same way,
//! those that this version does not know included. A list is one field.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::record::AnyRecord;

type Members = Map<String, Value>;

/// What two sides go back to: a state of the record, of which some fields may not be known.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// `None` when there was no record.
    members: Option<Members>,
    unknown: Unknown,
}

#[derive(Clone, Debug, PartialEq)]
enum Unknown {
    All,
    Fields(BTreeSet<String>),
}

impl Base {
    /// A base of which nothing is known.
    pub const UNKNOWN: Base = Base {
        members: None,
        unknown: Unknown::All,
    };

    pub fn of(record: Option<&AnyRecord>) -> Base {
        Base {
            members: record.map(members),
            unknown: Unknown::Fields(BTreeSet::new()),
        }
    }

    /// Joins two states that both sides go back to, and that go back to `before` themselves.
    ///
    /// It need not be a state that ever was. Where the two contradict each other nothing is known.
    pub fn joined(before: &Base, a: &Base, b: &Base) -> Base {
        if a == b {
            return a.clone();
        }
        let (Some(of_a), Some(of_b)) = (&a.members, &b.members) else {
            return Base::UNKNOWN;
        };
        let mut joined = Members::new();
        let mut unknown = BTreeSet::new();
        for name in of_a.keys().chain(of_b.keys()).collect::<BTreeSet<_>>() {
            let is_known = a.knows(name) && b.knows(name);
            let value = before.changed(name, of_a.get(name), of_b.get(name));
            match value.filter(|_| is_known) {
                Some(value) => joined.extend(value.map(|value| (name.clone(), value.clone()))),
                None => drop(unknown.insert(name.clone())),
            }
        }
        Base {
            members: Some(joined),
            unknown: Unknown::Fields(unknown),
        }
    }

    fn knows(&self, name: &str) -> bool {
        match &self.unknown {
            Unknown::All => false,
            Unknown::Fields(fields) => !fields.contains(name),
        }
    }

    /// Returns the value that is not the base's; `None` when neither is, or when nobody knows.
    fn changed<'a>(
        &self,
        name: &str,
        ours: Option<&'a Value>,
        theirs: Option<&'a Value>,
    ) -> Option<Option<&'a Value>> {
        if ours == theirs {
            return Some(ours);
        }
        let base = (self.members.as_ref()).and_then(|members| members.get(name));
        match self.knows(name) {
            true if base == theirs => Some(ours),
            true if base == ours => Some(theirs),
            _ => None,
        }
    }

    /// Tells whether the record is, as far as can be known for sure, as it was.
    fn is(&self, record: Option<&AnyRecord>) -> bool {
        self.unknown == Unknown::Fields(BTreeSet::new()) && self.members == record.map(members)
    }
}

/// Returns what the record says when what each side changed since the base is kept. `None` is a record
/// that is not there.
///
/// There is no answer when both sides changed one field to different values, when one deleted what the
/// other changed, or when what comes out contradicts itself.
pub fn merge(
    base: &Base,
    ours: Option<&AnyRecord>,
    theirs: Option<&AnyRecord>,
) -> Option<Option<AnyRecord>> {
    if ours == theirs || base.is(theirs) {
        return Some(ours.cloned());
    }
    if base.is(ours) {
        return Some(theirs.cloned());
    }
    let kind = ours?.kind();
    let (ours, theirs) = (members(ours?), members(theirs?));
    let mut merged = Members::new();
    for name in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        let value = base.changed(name, ours.get(name), theirs.get(name))?;
        merged.extend(value.map(|value| (name.clone(), value.clone())));
    }
    let merged = AnyRecord::read(kind, &Value::Object(merged)).ok()?;
    merged.check().is_ok().then_some(Some(merged))
}

fn members(record: &AnyRecord) -> Members {
    match serde_json::from_str(&record.to_json()) {
        Ok(Value::Object(members)) => members,
        _ => Members::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::record::Kind;

    fn settings(json: serde_json::Value) -> AnyRecord {
        let mut whole = json!({ "id": crate::domain::revision::Id::ONLY, "title": "t" });
        for (name, value) in json.as_object().unwrap() {
            whole[name] = value.clone();
        }
        AnyRecord::read(Kind::Settings, &whole).unwrap()
    }

    fn joined(base: &Base, ours: &AnyRecord, theirs: &AnyRecord) -> Option<AnyRecord> {
        let joined = merge(base, Some(ours), Some(theirs));
        assert_eq!(joined, merge(base, Some(theirs), Some(ours)));
        joined.flatten()
    }

    fn title(title: &str) -> AnyRecord {
        settings(json!({ "title": title }))
    }

    #[test]
    fn different_fields_are_both_kept_unknown_ones_too() {
        let base = settings(json!({ "coordinator": "", "later": 1, "gone": 1 }));
        let ours = settings(json!({ "coordinator": "Kim", "later": 1 }));
        let theirs = json!({ "coordinator": "", "later": [2], "gone": 1, "title": "new" });
        let expected = json!({ "coordinator": "Kim", "later": [2], "title": "new" });
        let joined = joined(&Base::of(Some(&base)), &ours, &settings(theirs));
        assert_eq!(joined, Some(settings(expected)));
    }

    #[test]
    fn one_field_changed_to_different_values_is_for_people_to_decide() {
        let (base, a, b) = (title("t"), title("a"), title("b"));
        for base in [Base::of(Some(&base)), Base::UNKNOWN] {
            assert_eq!(joined(&base, &a, &b), None);
            assert_eq!(joined(&base, &a, &a), Some(a.clone()));
        }
        assert_eq!(joined(&Base::UNKNOWN, &base, &a), None);
    }

    #[test]
    fn of_two_bases_each_tells_of_what_it_changed() {
        let [before, a, b] = ["", "x", ""].map(|name| settings(json!({ "coordinator": name })));
        let b = match b {
            AnyRecord::Settings(mut b) => {
                b.title = "b".to_owned();
                AnyRecord::Settings(b)
            }
            other => other,
        };
        let [before, of_a, of_b] = [&before, &a, &b].map(|record| Base::of(Some(record)));
        let both = Base::joined(&before, &of_a, &of_b);
        // One side has taken the title back to what it was before; the other has left it alone.
        let ours = settings(json!({ "coordinator": "x" }));
        let theirs = settings(json!({ "coordinator": "x", "title": "b" }));
        assert_eq!(joined(&both, &ours, &theirs), Some(ours));
        // Bases that contradict each other tell nothing.
        let [c, d] = [title("c"), title("d")];
        let [of_c, of_d] = [&c, &d].map(|record| Base::of(Some(record)));
        let both = Base::joined(&before, &of_c, &of_d);
        assert_eq!(joined(&both, &c, &d), None);
        assert_eq!(joined(&both, &d, &title("e")), None);
    }

    #[test]
    fn what_contradicts_itself_together_is_not_joined() {
        let base = json!({ "id": crate::domain::revision::Id::from_number(1), "kpi": crate::domain::revision::Id::from_number(2),
            "at": "2026-03-31", "value": 1 });
        let read = |value: &serde_json::Value| AnyRecord::read(Kind::Measurement, value).unwrap();
        let (mut earlier, mut from) = (base.clone(), base.clone());
        earlier["at"] = json!("2026-02-01");
        from["from"] = json!("2026-03-01");
        let [base, earlier, from] = [base, earlier, from].map(|value| read(&value));
        assert!(earlier.check().is_ok() && from.check().is_ok());
        let base = Base::of(Some(&base));
        assert_eq!(merge(&base, Some(&earlier), Some(&from)), None);
    }

    #[test]
    fn a_deletion_stands_only_against_what_nobody_changed() {
        let (record, other) = (title("t"), title("b"));
        let base = Base::of(Some(&record));
        assert_eq!(merge(&base, None, Some(&record)), Some(None));
        assert_eq!(merge(&base, None, Some(&other)), None);
        let nothing = Base::of(None);
        assert_eq!(merge(&nothing, Some(&other), None), Some(Some(other)));
    }

    #[test]
    fn what_both_made_from_nothing_is_joined_too() {
        let nothing = Base::of(None);
        let (a, b) = (settings(json!({ "x": 1 })), settings(json!({ "y": 2 })));
        let both = settings(json!({ "x": 1, "y": 2 }));
        assert_eq!(joined(&nothing, &a, &b), Some(both));
        assert_eq!(joined(&nothing, &a, &settings(json!({ "x": 2 }))), None);
    }
}
