//! Scorecards that people began on their own, from the same profile, and then merge.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::identity;
use linchpin::domain::measure::kpi::{Kpi, Target};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Industry;
use linchpin::domain::slot::Slot;
use linchpin::domain::value::{Finite, Moment};
use linchpin::library::{kpis, profiles, risks};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Ana, Ben, and Cleo.
const PEOPLE: [Replica; 3] = [Replica(11), Replica(22), Replica(33)];

/// What a person does with a scorecard that they began.
#[derive(Clone, Debug)]
enum Deed {
    /// Enters a value of the nth KPI.
    Measure(usize, i32),
    /// Changes the target of the nth KPI.
    Aim(usize, i32),
    Name(usize, String),
    Delete(usize),
    /// Takes the nth KPI of the library, whether or not it is there already.
    Take(usize),
    TakeRisk(usize),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..8_usize, 0..100).prop_map(|(kpi, value)| Deed::Measure(kpi, value)),
        2 => (0..8_usize, 0..100).prop_map(|(kpi, target)| Deed::Aim(kpi, target)),
        1 => (0..8_usize, "[a-z]{1,5}").prop_map(|(kpi, name)| Deed::Name(kpi, name)),
        1 => (0..8_usize).prop_map(Deed::Delete),
        1 => (0..4_usize).prop_map(Deed::Take),
        1 => (0..4_usize).prop_map(Deed::TakeRisk),
        1 => Just(Deed::Undo),
    ]
}

/// One person, who numbers what is new.
struct Person {
    card: Scorecard,
    replica: Replica,
    today: NaiveDate,
    last: u128,
    undo: Vec<Edit>,
}

impl Person {
    fn begin(number: usize, industry: Industry, today: NaiveDate) -> Person {
        let replica = PEOPLE[number];
        let mut person = Person {
            card: Scorecard::empty(Id::from_number(u128::from(replica.0))),
            replica,
            today,
            last: u128::from(replica.0) * 1000,
            undo: Vec::new(),
        };
        person.apply(profiles::start(industry, "Portal", "Portal", today));
        person
    }

    fn apply(&mut self, edit: Edit) {
        let inverse = self.card.apply(edit, self.replica).unwrap();
        self.undo.push(inverse);
    }

    fn new_id(&mut self) -> Id {
        self.last += 1;
        Id::from_number(self.last)
    }

    fn take(&mut self, kind: Kind, key: &str) -> Id {
        let new = self.new_id();
        identity::for_taking(&self.card, kind, key, || new)
    }

    fn kpi(&self, number: usize) -> Option<Kpi> {
        let all: Vec<&Kpi> = self.card.all().collect();
        Some((*all.get(number % all.len().max(1))?).clone())
    }

    fn measure(&mut self, kpi: Id, value: i32) {
        let id = self.new_id();
        let value = measurement(id, kpi, self.today, value);
        self.apply(Edit::new("measure").put(value));
    }

    fn does(&mut self, deed: &Deed) {
        match deed {
            Deed::Take(number) => {
                let template = kpis::all().nth(*number).unwrap();
                let id = self.take(Kind::Kpi, template.key);
                self.apply(Edit::new("take").put(template.to_kpi(id, self.today)));
            }
            Deed::TakeRisk(number) => {
                let template = risks::all().nth(*number).unwrap();
                let id = self.take(Kind::Risk, template.key);
                let risk = template.to_risk(id, self.today, &self.card);
                self.apply(Edit::new("take").put(risk));
            }
            Deed::Undo => {
                // What the person began with stays.
                if self.undo.len() > 1
                    && let Some(edit) = self.undo.pop()
                {
                    self.card.apply(edit, self.replica).unwrap();
                }
            }
            Deed::Measure(at, ..) | Deed::Aim(at, ..) | Deed::Name(at, ..) | Deed::Delete(at) => {
                let Some(mut kpi) = self.kpi(*at) else { return };
                match deed {
                    Deed::Measure(_, value) => return self.measure(kpi.id, *value),
                    Deed::Delete(_) => {
                        return self.apply(Edit::new("delete").delete(Kind::Kpi, kpi.id));
                    }
                    Deed::Aim(_, target) => {
                        kpi.targets[0].target = Target::AtLeast(Finite::from(*target));
                    }
                    Deed::Name(_, name) => kpi.name.clone_from(name),
                    _ => {}
                }
                self.apply(Edit::new("change").put(kpi));
            }
        }
    }
}

fn measurement(id: Id, kpi: Id, on: NaiveDate, value: i32) -> Measurement {
    let json = serde_json::json!({ "id": id, "kpi": kpi, "at": Moment::day(on), "value": value });
    serde_json::from_value(json).unwrap()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

fn merged(a: &Scorecard, b: &Scorecard) -> Scorecard {
    let mut merged = a.clone();
    merged.apply(a.merge(b), PEOPLE[0]).unwrap();
    merged
}

fn slots(card: &Scorecard) -> Vec<(Kind, Id, Slot)> {
    (card.slots())
        .map(|(kind, id, slot)| (kind, id, slot.clone()))
        .collect()
}

/// Three people who begin from one profile within a month, each on their own.
fn people() -> impl Strategy<Value = [Scorecard; 3]> {
    let one = || (0..30_u64, vec(deed(), 0..10));
    (select(&Industry::ALL), one(), one(), one()).prop_map(|(industry, a, b, c)| {
        let mut number = 0;
        [a, b, c].map(|(later, deeds)| {
            let mut person = Person::begin(number, industry, day() + Days::new(later));
            number += 1;
            deeds.iter().for_each(|deed| person.does(deed));
            person.card
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn scorecards_begun_apart_from_one_profile_merge_to_one_set_of_kpis(
        industry in select(&Industry::ALL),
        later in 0..30_u64,
        values in vec((0..8_usize, 0..100_i32), 0..10),
    ) {
        let mut ana = Person::begin(0, industry, day());
        let mut ben = Person::begin(1, industry, day() + Days::new(later));
        for (kpi, value) in values {
            ana.does(&Deed::Measure(kpi, value));
            ben.does(&Deed::Measure(kpi, value + 1));
        }
        let both = merged(&ana.card, &ben.card);
        prop_assert_eq!(both.all::<Kpi>().count(), profiles::profile(industry).kpis().count());
        // Beginning on another day makes no other KPI: nobody is asked about it.
        prop_assert_eq!(both.conflicts().count(), 0);
        // Both values of a day stay, under the one KPI.
        let values = |card: &Scorecard| card.all::<Measurement>().count();
        prop_assert_eq!(values(&both), values(&ana.card) + values(&ben.card));
        for kpi in both.all::<Kpi>() {
            let of = |card: &Scorecard| card.series(kpi.id).count();
            prop_assert_eq!(of(&both), of(&ana.card) + of(&ben.card));
        }
    }

    #[test]
    fn the_laws_of_merging_hold_for_scorecards_begun_apart([a, b, c] in people()) {
        let (ab, ba) = (merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(slots(&ab), slots(&ba));
        prop_assert_eq!(ab.seen(), ba.seen());
        prop_assert!(ab.merge(&a).is_empty() && ab.merge(&b).is_empty());
        let right = merged(&a, &merged(&b, &c));
        prop_assert_eq!(slots(&merged(&ab, &c)), slots(&right));
        // And what a merge does can be taken back.
        let mut back = a.clone();
        let inverse = back.apply(a.merge(&b), PEOPLE[0]).unwrap();
        back.apply(inverse, PEOPLE[0]).unwrap();
        let current = |card: &Scorecard| -> Vec<AnyRecord> {
            (card.slots()).filter_map(|(_, _, slot)| slot.record().cloned()).collect()
        };
        prop_assert_eq!(current(&back), current(&a));
    }

    #[test]
    fn what_two_people_said_of_one_entry_is_kept_from_both([a, b, _] in people()) {
        let both = merged(&a, &b);
        for (own, other) in [(&a, &b), (&b, &a)] {
            for (kind, id, slot) in own.slots() {
                let content = slot.record();
                let kept = both.slot(kind, id).unwrap();
                prop_assert!(kept.versions().iter().any(|version| version.record.as_ref() == content));
                if other.slot(kind, id).is_none() {
                    prop_assert_eq!(kept.record(), content);
                }
            }
        }
    }
}

#[test]
fn two_targets_of_one_kpi_are_a_conflict_with_both_values() {
    let mut ana = Person::begin(0, Industry::General, day());
    let mut ben = Person::begin(1, Industry::General, day());
    ana.does(&Deed::Aim(0, 95));
    ben.does(&Deed::Aim(0, 98));
    let both = merged(&ana.card, &ben.card);
    let found: Vec<_> = both.conflicts().collect();
    let [(Kind::Kpi, _, slot)] = found[..] else {
        panic!("expected one conflict, got {found:?}");
    };
    let target = |record: &Option<AnyRecord>| match record {
        Some(AnyRecord::Kpi(kpi)) => kpi.targets[0].target,
        other => panic!("expected a KPI, got {other:?}"),
    };
    let said = slot
        .versions()
        .iter()
        .map(|version| target(&version.record));
    let said: Vec<Target> = said.collect();
    let at_least = |number: i32| Target::AtLeast(Finite::from(number));
    assert_eq!(said, [at_least(98), at_least(95)]);
}

#[test]
fn a_risk_taken_by_two_people_is_one_risk_that_hurts_the_same_kpis() {
    let mut ana = Person::begin(0, Industry::Technology, day());
    let mut ben = Person::begin(1, Industry::Technology, day());
    for number in 0..4 {
        ana.does(&Deed::TakeRisk(number));
        ben.does(&Deed::TakeRisk(number));
    }
    let both = merged(&ana.card, &ben.card);
    assert_eq!(both.all::<Risk>().count(), 4);
    assert_eq!(both.conflicts().count(), 0);
}

/// Ids of everything that the library gives, so that a changed key shows.
#[test]
fn no_two_entries_of_the_library_share_an_id() {
    use linchpin::library::{role, stakeholders};
    let all = (kpis::all().map(|one| (Kind::Kpi, one.key)))
        .chain(risks::all().map(|one| (Kind::Risk, one.key)))
        .chain(
            stakeholders::all()
                .iter()
                .map(|one| (Kind::Stakeholder, one.key)),
        )
        .chain(role::duties().iter().map(|one| (Kind::Duty, one.key)))
        .chain(
            role::artifacts()
                .iter()
                .map(|one| (Kind::Artifact, one.key)),
        );
    let all: Vec<_> = all.collect();
    let ids: BTreeSet<Id> = (all.iter())
        .map(|(kind, key)| identity::shared(*kind, key))
        .collect();
    assert_eq!(ids.len(), all.len());
}
