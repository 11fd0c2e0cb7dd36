use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::base::Record;
use crate::domain::revision::Replica;
use crate::library::kpis;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stakeholder(number: u128, fields: &str) -> Stakeholder {
    let id = Id::from_number(number);
    serde_json::from_str(&format!(r#"{{"id":"{id}","name":"Client"{fields}}}"#)).unwrap()
}

fn due_again(cadence: &str, due: &str, on: &str) -> Option<String> {
    let client = stakeholder(1, &format!(r#","cadence":"{cadence}","due":"{due}""#));
    let told = give_update(&client, day(on), Method::Mail, "");
    assert_eq!(told.check(), Ok(()));
    told.due.map(|due| due.to_string())
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_stakeholder_whom_nobody_judged_is_not_placed_as_low() {
    let mut client = stakeholder(1, "");
    assert_eq!(attention(&client), None);
    client.influence = Level::new(5);
    assert_eq!(attention(&client), None);
    client.interest = Level::new(3);
    assert_eq!(attention(&client), Some(Attention::KeepSatisfied));
    client.interest = Level::new(4);
    assert_eq!(attention(&client), Some(Attention::ManageClosely));
    client.influence = Level::new(1);
    assert_eq!(attention(&client), Some(Attention::KeepInformed));
}

#[test]
fn an_update_is_due_again_on_the_next_day_of_its_series() {
    assert_eq!(
        due_again("weekly", "2026-11-24", "2026-11-24"),
        some("2026-12-01")
    );
    assert_eq!(
        due_again("fortnightly", "2026-11-24", "2026-11-24"),
        some("2026-12-08")
    );
    assert_eq!(
        due_again("monthly", "2026-11-24", "2026-11-24"),
        some("2026-12-24")
    );
    assert_eq!(
        due_again("quarterly", "2026-11-24", "2026-11-24"),
        some("2027-02-24")
    );
    assert_eq!(due_again("on_request", "2026-11-24", "2026-11-24"), None);
}

#[test]
fn missed_updates_come_back_once() {
    assert_eq!(
        due_again("weekly", "2026-11-03", "2026-11-25"),
        some("2026-12-01")
    );
    assert_eq!(
        due_again("fortnightly", "2026-11-03", "2026-11-25"),
        some("2026-12-01")
    );
    assert_eq!(
        due_again("quarterly", "2026-01-15", "2026-11-25"),
        some("2027-01-15")
    );
    assert_eq!(
        due_again("quarterly", "2026-01-15", "2026-10-15"),
        some("2027-01-15")
    );
    assert_eq!(
        due_again("monthly", "2026-01-31", "2026-02-01"),
        some("2026-02-28")
    );
}

#[test]
fn the_end_of_a_month_is_followed_by_the_end_of_one() {
    assert_eq!(
        due_again("monthly", "2026-01-31", "2026-01-31"),
        some("2026-02-28")
    );
    assert_eq!(
        due_again("monthly", "2026-02-28", "2026-02-28"),
        some("2026-03-31")
    );
    assert_eq!(
        due_again("quarterly", "2026-08-31", "2026-08-31"),
        some("2026-11-30")
    );
}

#[test]
fn a_bit_early_it_stands_for_the_planned_one_and_long_before_it_comes_on_top() {
    assert_eq!(
        due_again("weekly", "2026-12-01", "2026-11-28"),
        some("2026-12-08")
    );
    assert_eq!(
        due_again("weekly", "2026-12-01", "2026-11-27"),
        some("2026-12-01")
    );
    let client = stakeholder(1, r#","cadence":"weekly","due":"2026-12-01""#);
    let on_top = give_update(&client, day("2026-11-27"), Method::Mail, " Outage ");
    assert_eq!(on_top.updates[0].due, None);
    assert_eq!(on_top.updates[0].note, "Outage");
    let planned = give_update(&client, day("2026-11-30"), Method::Mail, "");
    assert_eq!(planned.updates[0].due, Some(day("2026-12-01")));
}

#[test]
fn without_a_planned_day_the_series_starts_with_the_update() {
    let client = stakeholder(1, r#","cadence":"weekly""#);
    let told = give_update(&client, day("2026-11-25"), Method::Meeting, "");
    assert_eq!(told.due, Some(day("2026-12-02")));
    let on_request = stakeholder(1, r#","cadence":"on_request""#);
    let told = give_update(&on_request, day("2026-11-25"), Method::Meeting, "");
    assert_eq!((told.due, told.updates.len()), (None, 1));
}

#[test]
fn an_update_entered_later_stands_at_its_day() {
    let told = r#","updates":[{"on":"2026-11-10"},{"on":"2026-11-24"}]"#;
    let told = give_update(&stakeholder(1, told), day("2026-11-17"), Method::Mail, "");
    let days: Vec<String> = told.updates.iter().map(|one| one.on.to_string()).collect();
    assert_eq!(days, ["2026-11-10", "2026-11-17", "2026-11-24"]);
}

#[test]
fn the_effect_is_told_before() {
    let client = stakeholder(1, r#","cadence":"weekly","due":"2026-11-24""#);
    let words = |on: &str| effect_words(&client, day(on), day("2026-11-25"));
    assert_eq!(
        words("2026-11-25"),
        "This is the update that was due on 24 November; the next one is due on 1 December."
    );
    assert_eq!(
        words("2026-11-20"),
        "This one comes on top of the plan; the next one is due on 24 November."
    );
}

#[test]
fn days_are_told_as_people_say_them() {
    let words = |due: &str| {
        let client = stakeholder(1, &format!(r#","due":"{due}""#));
        (
            super::due(&client, day("2026-11-25")),
            due_words(&client, day("2026-11-25")),
        )
    };
    assert_eq!(
        words("2026-11-22"),
        (Due::Overdue, "3 days overdue, since 22 November".to_owned())
    );
    assert_eq!(words("2026-11-25"), (Due::Today, "Due today".to_owned()));
    assert_eq!(
        words("2026-12-02"),
        (Due::Soon, "Due on 2 December".to_owned())
    );
    assert_eq!(
        words("2026-12-03"),
        (Due::Later, "Due on 3 December".to_owned())
    );
    assert_eq!(
        due_words(&stakeholder(1, ""), day("2026-11-25")),
        "No day planned"
    );
}

#[test]
fn nobody_was_late_where_nothing_was_due() {
    let client = stakeholder(1, r#","due":"2026-11-25""#);
    assert_eq!(on_time(&client, day("2026-11-25")).share(), None);
}

#[test]
fn an_update_that_nobody_gave_counts_as_late_and_one_of_years_ago_not_at_all() {
    let given = r#","due":"2026-11-24","updates":[{"on":"2024-11-17","due":"2024-11-10"},
        {"on":"2026-11-10","due":"2026-11-10"},{"on":"2026-11-12"},{"on":"2026-11-18","due":"2026-11-17"}]"#;
    let client = stakeholder(1, given);
    let count = on_time(&client, day("2026-11-25"));
    assert_eq!(count, OnTime { in_time: 1, due: 3 });
    assert_eq!(count.share(), Some(1.0 / 3.0));
}

#[test]
fn an_answered_concern_is_no_longer_open() {
    let raised = r#","concerns":[{"what":"Cost","raised":"2026-11-01","answered":"2026-11-02"},
        {"what":"Access","raised":"2026-11-09"},{"what":"Where data lies","raised":"2026-11-05"}]"#;
    let client = stakeholder(1, raised);
    let open: Vec<(&str, i64)> = (open_concerns(&client, day("2026-11-25")).into_iter())
        .map(|(concern, age)| (concern.what.as_str(), age))
        .collect();
    assert_eq!(open, [("Where data lies", 20), ("Access", 16)]);
}

#[test]
fn silence_begins_after_twice_the_cadence() {
    let told = r#","cadence":"weekly","updates":[{"on":"2026-11-03"}]"#;
    assert_eq!(silent_from(&stakeholder(1, told)), Some(day("2026-11-18")));
    let planned = r#","cadence":"monthly","due":"2026-11-03""#;
    assert_eq!(
        silent_from(&stakeholder(1, planned)),
        Some(day("2026-12-04"))
    );
    let on_request = r#","cadence":"on_request","updates":[{"on":"2020-11-03"}]"#;
    assert_eq!(silent_from(&stakeholder(1, on_request)), None);
    assert_eq!(silent_from(&stakeholder(1, "")), None);
}

#[test]
fn what_is_deleted_is_told_to_nobody_and_the_rest_stays() {
    let mut card = Scorecard::empty(Id::from_number(9));
    let kpi = |number| {
        let template = kpis::by_key("sla-compliance").unwrap();
        template.to_kpi(Id::from_number(number), day("2026-11-01"))
    };
    let (gone, kept) = (Id::from_number(11), Id::from_number(12));
    let follows = format!(r#","kpis":["{gone}","{kept}"]"#);
    let edit = (Edit::new("").put(kpi(11)).put(kpi(12)).put(kpi(13)))
        .put(stakeholder(1, &follows))
        .put(stakeholder(2, ""));
    card.apply(edit, Replica(1)).unwrap();
    let untold: Vec<Id> = untold_kpis(&card).iter().map(|kpi| kpi.id).collect();
    assert_eq!(untold, [Id::from_number(13)]);
    let inverse = card
        .apply(forget(&card, Edit::new(""), &[gone]), Replica(1))
        .unwrap();
    let client = |card: &Scorecard| card.get::<Stakeholder>(Id::from_number(1)).unwrap().clone();
    assert_eq!(client(&card).kpis, [kept]);
    card.apply(inverse, Replica(1)).unwrap();
    assert_eq!(client(&card).kpis, [gone, kept]);
}

proptest! {
    /// Whatever was missed: the next day lies after the update and belongs to the series, and one update is logged.
    #[test]
    fn the_next_day_lies_ahead_and_within_one_step(
        cadence in select(&UpdateCadence::ALL[..]),
        due in 0..40_000_i64,
        ago in -60..3_000_i64,
    ) {
        let from = |days: i64| day("2000-01-01") + chrono::Duration::days(days);
        let (due, on) = (from(due), from(due + ago));
        let client = Stakeholder { cadence, due: Some(due), ..stakeholder(1, "") };
        let told = give_update(&client, on, Method::Mail, "");
        prop_assert_eq!(told.updates.len(), 1);
        match told.updates[0].due {
            None => prop_assert_eq!(told.due, Some(due)),
            Some(planned) => {
                prop_assert_eq!(planned, due);
                prop_assert_eq!(told.due.is_none(), cadence == UpdateCadence::OnRequest);
                if let Some(next) = told.due {
                    prop_assert!(next > on && next > due);
                    let longest = match cadence {
                        UpdateCadence::Weekly => 7,
                        UpdateCadence::Fortnightly => 14,
                        UpdateCadence::Monthly => 31,
                        _ => 92,
                    };
                    prop_assert!((next - on.max(due)).num_days() <= longest);
                }
            }
        }
    }

    #[test]
    fn days_far_away_do_no_harm(due in select(vec![NaiveDate::MIN, NaiveDate::MAX]), on in select(vec![NaiveDate::MIN, NaiveDate::MAX])) {
        for cadence in UpdateCadence::ALL {
            let client = Stakeholder { cadence, due: Some(due), ..stakeholder(1, "") };
            let told = give_update(&client, on, Method::Mail, "");
            prop_assert_eq!(told.updates.len(), 1);
            // None of these may panic either.
            let (_, _) = (on_time(&told, on), silent_from(&told));
            prop_assert!(!due_words(&told, on).is_empty());
        }
    }
}
