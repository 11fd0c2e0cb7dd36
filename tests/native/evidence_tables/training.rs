//! Training: everything required done and not expired, who a person is, what a result means.

use linchpin::domain::measure::evidence::table::{Meaning, Role};

use super::*;

const DONE: &str = "Training completed";
const LATE: &str = "Training overdue";
const OCTOBER: &str = "2026-10-01";

#[test]
fn a_person_is_trained_when_every_required_course_is_done() {
    let reading = read_table(
        "Email,Module,Required,Due Date,Completion Date\n\
         ann@example.org,Phishing,Yes,2026-10-31,2026-10-05\n\
         ann@example.org,Passwords,Yes,2026-10-31,2026-10-06\n\
         bob@example.org,Phishing,Yes,2026-10-31,2026-10-07\n\
         bob@example.org,Passwords,Yes,2026-10-31,\n\
         cy@example.org,Phishing,Yes,2026-10-31,\n\
         cy@example.org,Passwords,Yes,2026-10-31,2026-10-20\n\
         dee@example.org,Phishing,Yes,2026-10-31,\n\
         dee@example.org,Passwords,Yes,2026-10-31,\n\
         dee@example.org,Cooking,No,2026-10-31,2026-10-01\n",
    );
    assert_eq!(value(&reading, DONE, OCTOBER), Some(25.0));
    assert_eq!(value(&reading, LATE, ""), Some(3.0));
    assert_eq!(
        series(&reading, DONE).kpis,
        ["security-training-completion"]
    );
}

#[test]
fn without_a_column_for_the_course_each_row_has_to_be_done() {
    let reading = read_table(
        "Employee,Required,Due Date,Completion Date\n\
         Ann,Yes,2026-10-31,2026-10-05\nAnn,Yes,2026-10-31,\n\
         Bob,Yes,2019-10-31,2019-10-05\nBob,Yes,2026-10-31,\n",
    );
    assert_eq!(value(&reading, DONE, OCTOBER), Some(0.0));
    assert_eq!(value(&reading, LATE, ""), Some(2.0));
}

#[test]
fn what_was_done_for_an_earlier_time_does_not_count_once_it_is_due_again() {
    // In one row, in a row for each time, and with a column that says until when it counts.
    for text in [
        "Employee,Required,Course,Completed,Due\nBob,yes,Phishing,2019-03-01,2026-10-31\n",
        "Employee,Required,Course,Completed,Due\nBob,yes,Phishing,2019-03-01,2019-04-01\nBob,yes,Phishing,,2026-10-31\n",
        "Employee,Required,Course,Completed,Expires\nBob,yes,Phishing,2019-03-01,2020-03-01\n",
    ] {
        let reading = read_table(text);
        let newest = series(&reading, DONE).values.last().unwrap();
        assert_eq!(newest.value.get(), 0.0, "{text}");
        assert_eq!(value(&reading, LATE, ""), Some(1.0), "{text}");
    }
}

#[test]
fn a_course_done_early_or_again_counts() {
    for text in [
        "Employee,Required,Course,Completed,Due\nBob,yes,Phishing,2026-09-01,2026-12-31\n",
        "Employee,Required,Course,Completed,Due\nBob,yes,Phishing,,2025-10-31\nBob,yes,Phishing,2026-09-01,2026-10-31\n",
        "Employee,Required,Course,Completed,Expires\nBob,yes,Phishing,2019-03-01,2020-03-01\n\
         Bob,yes,Phishing,2026-03-01,2027-03-01\n",
        // The next time is not due yet.
        "Employee,Required,Course,Completed,Due\nBob,yes,Phishing,2026-09-01,2026-09-30\nBob,yes,Phishing,,2027-09-30\n",
    ] {
        let reading = read_table(text);
        let newest = series(&reading, DONE).values.last().unwrap();
        assert_eq!(newest.value.get(), 100.0, "{text}");
        assert_eq!(value(&reading, LATE, "").unwrap_or(0.0), 0.0, "{text}");
    }
}

#[test]
fn an_expiry_ends_what_counted_before() {
    let reading = read_table(
        "Employee,Required,Course,Completed,Expires\nBob,yes,Phishing,2026-08-10,2026-10-10\nAnn,yes,Phishing,2026-08-10,2027-08-10\n",
    );
    assert_eq!(value(&reading, DONE, "2026-08-01"), Some(100.0));
    assert_eq!(value(&reading, DONE, OCTOBER), Some(50.0));
    assert_eq!(value(&reading, LATE, ""), Some(1.0));
}

#[test]
fn a_course_that_was_failed_is_not_done_until_it_is_passed() {
    let failed = "Employee,Required,Course,Completed,Result\nBob,yes,Phishing,2026-10-05,failed\n";
    assert_eq!(value(&read_table(failed), DONE, OCTOBER), Some(0.0));
    let again = format!("{failed}Bob,yes,Phishing,2026-10-12,passed\n");
    assert_eq!(value(&read_table(&again), DONE, OCTOBER), Some(100.0));
    let lost = format!("{again}Bob,yes,Phishing,2026-10-20,Not passed\n");
    assert_eq!(value(&read_table(&lost), DONE, OCTOBER), Some(0.0));
}

#[test]
fn a_score_needs_the_mark_from_which_it_is_enough() {
    let text = "Employee,Required,Course,Completed,Score\nAnn,yes,Phishing,2026-10-05,92 %\nBob,yes,Phishing,2026-10-05,55 %\n";
    let asked = read_table(text);
    assert_eq!(asked.mapping.column(Role::Passed), Some(4));
    assert_eq!(asked.asks.pass_mark.as_deref(), Some("92 %"));
    let said = read_as(text, &|mapping| mapping.pass_mark = Some(80.into()));
    assert_eq!(value(&said, DONE, OCTOBER), Some(50.0));
    assert_eq!(said.asks.pass_mark, None);
}

#[test]
fn people_of_one_name_with_different_numbers_are_two_and_first_names_tell_others_apart() {
    let ids = "Employee ID,Name,Required,Course,Completed\n7,Ann Lee,yes,Phishing,2026-10-05\n8,Ann Lee,yes,Phishing,\n";
    let reading = read_table(ids);
    assert_eq!(value(&reading, DONE, OCTOBER), Some(50.0));
    assert!(has_note(&reading, "2 people share their name"));
    let names = "First Name,Last Name,Required,Course,Completed\nAnn,Lee,yes,Phishing,2026-10-05\nAnn,May,yes,Phishing,\n\
                 Bo,Lee,yes,Phishing,\n";
    assert_eq!(value(&read_table(names), DONE, OCTOBER), Some(33.333));
}

#[test]
fn a_mark_for_not_completed_costs_no_row() {
    let reading = read_table(
        "Employee,Required,Due,Completed\nAnn,yes,2026-10-31,2026-10-05\nBob,yes,2026-10-31,-\nCy,yes,2026-10-31,not started\n\
         Dee,yes,2026-10-31,9999-12-31\n",
    );
    assert_eq!(reading.rows.counted, 4);
    assert_eq!(value(&reading, DONE, OCTOBER), Some(25.0));
    assert_eq!(value(&reading, LATE, ""), Some(3.0));
}

#[test]
fn a_table_with_results_and_no_days_tells_the_share_on_the_day_of_the_file() {
    let reading = read_table(
        "Employee,Required,Status\nAnn,yes,Completed\nBob,yes,In progress\nCy,yes,Completed\n",
    );
    assert_eq!(value(&reading, DONE, ""), Some(66.667));
}

#[test]
fn words_for_who_has_to_be_trained_are_asked_about() {
    let text = "Employee,Required,Completed\nAnn,yes,2026-10-05\nBob,contractor,\nCy,no,\n";
    let asked = read_table(text);
    assert_eq!(asked.asks.words[0].role, Role::OnRoster);
    let said = read_as(text, &|mapping| {
        mapping.say(Role::OnRoster, "Contractor", Some(Meaning::Yes));
    });
    assert_eq!(value(&said, DONE, OCTOBER), Some(50.0));
}

#[test]
fn training_without_a_roster_has_no_share_until_the_number_is_typed() {
    let without = reading(TRAINING);
    assert_eq!(without.mapping.about, About::Training);
    assert!(without.ask_roster);
    let share = series(&without, "Training completed");
    assert!(share.values.is_empty());
    assert!(
        share.unknown.starts_with("2 people have completed it"),
        "{}",
        share.unknown
    );
    // Ben has passed his date; Anna and Cleo have completed.
    assert_eq!(value(&without, "Training overdue", ""), Some(1.0));
    assert_eq!(left_out(&without, Reason::NoName), 1);
    assert_eq!(left_out(&without, Reason::Future), 1);
    assert!(has_note(&without, "4 rows are about 3 different people"));

    let text = text_of(TRAINING).unwrap().text;
    let typed = |roster| {
        let known = Known {
            roster: Some(roster),
            ..known()
        };
        of(&text, &known)
    };
    assert_eq!(
        value(&typed(4), "Training completed", "2026-01-01"),
        Some(25.0)
    );
    assert_eq!(
        value(&typed(4), "Training completed", "2026-02-01"),
        Some(50.0)
    );
    let too_few = typed(1);
    assert!(
        series(&too_few, "Training completed")
            .unknown
            .contains("more than the 1")
    );
}

#[test]
fn a_column_that_tells_who_has_to_be_trained_is_the_roster() {
    let text = "Employee,Required,Completed\nAnna,yes,2026-01-10\nBen,yes,\nCleo,no,2026-01-12\n";
    let reading = of(text, &known());
    assert!(!reading.ask_roster);
    assert_eq!(
        value(&reading, "Training completed", "2026-01-01"),
        Some(50.0)
    );
}
