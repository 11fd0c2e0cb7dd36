//! Older scorecards, whose KPIs and risks have an id of their own for each person, merged into one set.

use std::collections::BTreeSet;

use linchpin::domain::decide::risk::Risk;
use linchpin::domain::decide::task::Task;
use linchpin::domain::explain::script::Script;
use linchpin::domain::explain::stakeholder::Stakeholder;
use linchpin::domain::identity;
use linchpin::domain::joining::{self, Pair};
use linchpin::domain::measure::action::Action;
use linchpin::domain::measure::kpi::{Kpi, Target};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Industry;
use linchpin::domain::value::Finite;
use linchpin::files::preview::{Preview, preview_joined};
use linchpin::library::origin::origin;
use linchpin::library::profiles::profile;
use linchpin::library::{risks, stakeholders, tasks};
use proptest::prelude::*;

const ANA: Replica = Replica(11);
const BEN: Replica = Replica(22);

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

fn applied(card: &Scorecard, edit: Edit, by: Replica) -> Scorecard {
    let mut card = card.clone();
    card.apply(edit, by).unwrap();
    card
}

/// An older scorecard of the general profile with a value, an action, a script, a task, a risk and a stakeholder, whose
/// ids are all numbers from `first` on.
fn older(first: u128, by: Replica) -> Scorecard {
    let mut last = first;
    let mut new_id = || {
        last += 1;
        Id::from_number(last)
    };
    let mut card = Scorecard::empty(Id::from_number(first));
    for template in profile(Industry::General).kpis() {
        let kpi = Kpi {
            focus: true,
            ..template.to_kpi(new_id(), day())
        };
        card = applied(&card, Edit::new("").put(kpi), by);
    }
    let sla = card.all::<Kpi>().next().cloned().unwrap();
    let read = |kind: Kind, json: serde_json::Value| AnyRecord::read(kind, &json).unwrap();
    let value =
        serde_json::json!({ "id": new_id(), "kpi": sla.id, "at": "2026-11-30", "value": 99 });
    let action = serde_json::json!({ "id": new_id(), "kpi": sla.id, "what": "Call the host", "created": "2026-11-01" });
    let script = serde_json::json!({ "id": sla.id, "reason": format!("because of {first}") });
    let mut edit = Edit::new("");
    for (kind, json) in [
        (Kind::Measurement, value),
        (Kind::Action, action),
        (Kind::Script, script),
    ] {
        edit = edit.put(read(kind, json));
    }
    edit = edit.put(tasks::for_kpi(&sla.library)[0].to_task(new_id(), &sla, day()));
    let client = &stakeholders::all()[2];
    edit = edit.put(client.to_stakeholder(new_id(), &card, day()));
    let risk = risks::by_key("weak-access-control").unwrap();
    edit = edit.put(risk.to_risk(new_id(), day(), &card));
    applied(&card, edit, by)
}

fn sure(pairs: Vec<Pair>) -> Vec<Pair> {
    pairs
        .into_iter()
        .filter(|pair| pair.is_same_entry)
        .collect()
}

fn joined(ours: &Scorecard, theirs: &Scorecard, by: Replica) -> Scorecard {
    let pairs = sure(joining::pairs(ours, theirs));
    applied(ours, joining::merge(ours, theirs, &pairs, &origin), by)
}

/// Every id that stands anywhere in the records.
fn named(card: &Scorecard) -> String {
    (card.slots())
        .filter_map(|(_, _, slot)| Some(slot.record()?.to_json()))
        .collect()
}

#[test]
fn two_older_scorecards_of_one_profile_become_one_set_with_everything_that_belongs_to_it() {
    let (ana, ben) = (older(1_000, ANA), older(2_000, BEN));
    let pairs = joining::pairs(&ana, &ben);
    assert_eq!(pairs.len(), 9, "8 KPIs and a risk");
    assert!(pairs.iter().all(|pair| pair.is_same_entry));
    let both = joined(&ana, &ben, ANA);
    assert_eq!(both.all::<Kpi>().count(), 8);
    assert_eq!(both.all::<Risk>().count(), 1);
    let sla = identity::shared(Kind::Kpi, "sla-compliance");
    assert_eq!(both.series(sla).count(), 2, "two values of one day");
    assert!(both.all::<Action>().all(|action| action.kpi == sla));
    assert_eq!(both.all::<Action>().count(), 2);
    assert!(both.all::<Task>().all(|task| task.kpis == [sla]));
    for client in both.all::<Stakeholder>() {
        assert!(
            client
                .kpis
                .iter()
                .all(|kpi| both.get::<Kpi>(*kpi).is_some())
        );
    }
    let risk = both.all::<Risk>().next().unwrap();
    assert!(
        risk.kpis
            .iter()
            .all(|hurt| both.get::<Kpi>(hurt.kpi).is_some())
    );
    // What each said of the KPI's reason is kept; nobody is asked about anything else.
    let asked: Vec<(Kind, Id)> = both.conflicts().map(|(kind, id, _)| (kind, id)).collect();
    assert_eq!(asked, [(Kind::Script, sla)]);
    let reason = both.get::<Script>(sla).unwrap().reason.clone();
    assert_eq!(reason, "because of 1000", "what was here counts");
    let text = named(&both);
    for pair in &pairs {
        assert!(!text.contains(&pair.ours.to_string()));
        assert!(!text.contains(&pair.theirs.to_string()));
    }
}

#[test]
fn a_joined_merge_is_taken_back_in_one_step() {
    let (ana, ben) = (older(1_000, ANA), older(2_000, BEN));
    let mut both = ana.clone();
    let pairs = joining::pairs(&ana, &ben);
    let inverse = both
        .apply(joining::merge(&ana, &ben, &pairs, &origin), ANA)
        .unwrap();
    both.apply(inverse, ANA).unwrap();
    let now = |card: &Scorecard| -> Vec<AnyRecord> {
        (card.slots())
            .filter_map(|(_, _, slot)| slot.record().cloned())
            .collect()
    };
    assert_eq!(now(&both), now(&ana));
}

#[test]
fn pairs_that_are_not_joined_both_stay() {
    let (ana, ben) = (older(1_000, ANA), older(2_000, BEN));
    let both = applied(&ana, joining::merge(&ana, &ben, &[], &origin), ANA);
    assert_eq!(both.all::<Kpi>().count(), 16);
    assert_eq!(joining::merge(&ana, &ben, &[], &origin), ana.merge(&ben));
    // They are two now, and nobody asks again.
    assert_eq!(joining::pairs(&both, &ben), []);
}

#[test]
fn whoever_takes_over_whose_copy_both_come_to_the_same_set() {
    let (ana, ben) = (older(1_000, ANA), older(2_000, BEN));
    let (at_ana, at_ben) = (joined(&ana, &ben, ANA), joined(&ben, &ana, BEN));
    let all = joined(&at_ana, &at_ben, ANA);
    assert_eq!(all.all::<Kpi>().count(), 8);
    assert_eq!(all.all::<Measurement>().count(), 2);
    let sla = identity::shared(Kind::Kpi, "sla-compliance");
    assert_eq!(all.series(sla).count(), 2);
    // And one who goes on with the older file is asked again, and loses no value.
    let late = serde_json::json!({
        "id": Id::from_number(2_999), "kpi": ben.all::<Kpi>().next().unwrap().id, "at": "2026-12-01", "value": 98,
    });
    let late = AnyRecord::read(Kind::Measurement, &late).unwrap();
    let ben = applied(&ben, Edit::new("").put(late), BEN);
    let all = joined(&all, &ben, ANA);
    assert_eq!(all.all::<Kpi>().count(), 8);
    assert_eq!(all.series(sla).count(), 3);
    // The older copy takes over the newer one just as well.
    let at_ben = joined(&ben, &joined(&ana, &older(2_000, BEN), ANA), BEN);
    assert_eq!(at_ben.all::<Kpi>().count(), 8);
    assert_eq!(at_ben.series(sla).count(), 3);
}

#[test]
fn an_older_scorecard_and_a_new_one_become_one_set() {
    let ana = older(1_000, ANA);
    let start = linchpin::library::profiles::start(Industry::General, "P", "P", day());
    let ben = applied(&Scorecard::empty(Id::from_number(2)), start, BEN);
    for both in [joined(&ana, &ben, ANA), joined(&ben, &ana, BEN)] {
        assert_eq!(both.all::<Kpi>().count(), 8);
        let sla = identity::shared(Kind::Kpi, "sla-compliance");
        assert_eq!(both.series(sla).count(), 1);
        assert_eq!(both.conflicts().count(), 0);
    }
}

fn changed(card: &Scorecard, by: Replica, change: impl Fn(&mut Kpi)) -> Scorecard {
    let mut kpi = card.all::<Kpi>().next().cloned().unwrap();
    change(&mut kpi);
    applied(card, Edit::new("").put(kpi), by)
}

#[test]
fn what_each_changed_of_another_field_is_joined_and_two_targets_are_a_conflict() {
    let (ana, ben) = (older(1_000, ANA), older(2_000, BEN));
    let ana = changed(&ana, ANA, |kpi| kpi.owner = "Ana".to_owned());
    let ben = changed(&ben, BEN, |kpi| kpi.goal = "Trust".to_owned());
    let both = joined(&ana, &ben, ANA);
    let sla = identity::shared(Kind::Kpi, "sla-compliance");
    let kpi = both.get::<Kpi>(sla).unwrap();
    assert_eq!((&*kpi.owner, &*kpi.goal), ("Ana", "Trust"));
    assert!(both.conflicts().all(|(kind, ..)| kind == Kind::Script));
    let aim = |target: i32| {
        move |kpi: &mut Kpi| kpi.targets[0].target = Target::AtLeast(Finite::from(target))
    };
    let both = joined(
        &changed(&ana, ANA, aim(95)),
        &changed(&ben, BEN, aim(98)),
        ANA,
    );
    let slot = both.slot(Kind::Kpi, sla).unwrap();
    let targets: Vec<_> = (slot.versions().iter())
        .filter_map(|version| match &version.record {
            Some(AnyRecord::Kpi(kpi)) => Some(kpi.targets[0].target),
            _ => None,
        })
        .collect();
    let at_least = |number: i32| Target::AtLeast(Finite::from(number));
    assert_eq!(targets, [at_least(95), at_least(98)], "what is here counts");
    assert_eq!(slot.conflicts().count(), 1);
}

#[test]
fn the_preview_counts_joined_records_once() {
    let (ana, ben) = (older(1_000, ANA), older(2_000, BEN));
    let count = |preview: &Preview, kind: Kind| {
        let found = preview.kinds.iter().find(|one| one.kind == kind).unwrap();
        [found.added, found.changed, found.deleted, found.unchanged]
    };
    let pairs = joining::pairs(&ana, &ben);
    let preview = preview_joined(&ana, &ben, &pairs, &origin);
    assert_eq!(count(&preview, Kind::Kpi), [0, 0, 0, 8]);
    assert_eq!(count(&preview, Kind::Measurement), [1, 0, 0, 1]);
    let apart = preview_joined(&ana, &ben, &[], &origin);
    assert_eq!(count(&apart, Kind::Kpi), [8, 0, 0, 8]);
}

#[test]
fn kpis_that_are_only_named_alike_are_offered_and_other_units_or_entries_are_not() {
    let own = |number: u128, name: &str, unit: &str, library: &str| {
        let json = serde_json::json!({
            "id": Id::from_number(number), "name": name, "unit": unit, "cadence": "monthly", "library": library,
            "targets": [{"from": "2026-01-01", "target": {"at_least": 1}}],
        });
        AnyRecord::read(Kind::Kpi, &json).unwrap()
    };
    let card = |by, kpis: Vec<AnyRecord>| {
        let edit = kpis.into_iter().fold(Edit::new(""), Edit::put);
        applied(&Scorecard::empty(Id::from_number(1)), edit, by)
    };
    let ours = card(
        ANA,
        vec![
            own(1, "Uptime", "percent", ""),
            own(2, "Tickets", "count", ""),
            own(3, "Speed", "hours", "mean-time-to-detect"),
            own(4, "Reviews", "percent", "changes-security-reviewed"),
        ],
    );
    let theirs = card(
        BEN,
        vec![
            own(11, " uptime", "percent", ""),
            own(12, "Tickets", "score", ""),
            own(13, "Speed", "hours", "mean-time-to-recover"),
            own(14, "Our reviews", "percent", "changes-security-reviewed"),
        ],
    );
    let found: BTreeSet<_> = (joining::pairs(&ours, &theirs).iter())
        .map(|pair| (pair.ours, pair.theirs, pair.is_same_entry))
        .collect();
    let id = Id::from_number;
    let expected = [(id(1), id(11), false), (id(4), id(14), true)];
    assert_eq!(found, BTreeSet::from(expected));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever two scorecards hold, joining what is likely the same loses no record and leaves none that cannot be kept.
    #[test]
    fn joining_loses_no_value_and_can_be_taken_back(world in crate::generate::world(12)) {
        let [a, b, _] = &world.copies;
        let pairs = joining::pairs(a, b);
        let edit = joining::merge(a, b, &pairs, &origin);
        let mut both = a.clone();
        let inverse = both.apply(edit, ANA).unwrap();
        let plain = applied(a, a.merge(b), ANA);
        prop_assert_eq!(both.all::<Measurement>().count(), plain.all::<Measurement>().count());
        let shown = |card: &Scorecard| card.all::<Kpi>().map(|kpi| card.series(kpi.id).count()).sum::<usize>();
        prop_assert!(shown(&both) >= shown(&plain));
        prop_assert!(both.all::<Kpi>().count() + pairs.len() >= plain.all::<Kpi>().count());
        both.apply(inverse, ANA).unwrap();
        let now = |card: &Scorecard| -> Vec<AnyRecord> {
            (card.slots()).filter_map(|(_, _, slot)| slot.record().cloned()).collect()
        };
        prop_assert_eq!(now(&both), now(a));
    }
}
