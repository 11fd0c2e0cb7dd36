//! Incidents: what is open, when a time counts and for which KPI, what fell due, which row is the newest.

use linchpin::domain::measure::evidence::Reason;
use linchpin::domain::measure::evidence::table::{Meaning, Role};

use super::*;

const RESOLVE: &str = "Mean time to resolve";
const LEVEL: &str = "SLA compliance, by incident";
const OCTOBER: &str = "2026-10-01";

#[test]
fn response_time_runs_from_detection_to_resolution_and_an_early_answer_is_a_figure_of_its_own() {
    let reading = read_table(
        "Ticket,Opened,First response,Contained,Resolved\n\
         1,2026-10-05 09:00,2026-10-05 09:10,2026-10-05 11:00,2026-10-05 15:00\n",
    );
    let kpis = |name: &str| series(&reading, name).kpis.clone();
    assert_eq!(value(&reading, RESOLVE, OCTOBER), Some(6.0));
    assert_eq!(kpis(RESOLVE), ["incident-response-time"]);
    assert_eq!(
        value(&reading, "Mean time to first response", OCTOBER),
        Some(0.167)
    );
    assert!(kpis("Mean time to first response").is_empty());
    assert_eq!(value(&reading, "Mean time to contain", OCTOBER), Some(2.0));
    assert_eq!(kpis("Mean time to contain"), ["mean-time-to-contain"]);
    assert_eq!(value(&reading, "Mean time to recover", OCTOBER), Some(4.0));
    assert_eq!(kpis("Mean time to recover"), ["mean-time-to-recover"]);
    let without = read_table("Ticket,Opened,Resolved\n1,2026-10-05 09:00,2026-10-05 15:00\n");
    assert!(!has_series(&without, "Mean time to recover"));
}

#[test]
fn a_time_counts_in_the_month_in_which_it_was_over_with_what_is_open_beside_it() {
    let reading = read_table(
        "Incident,Opened,Resolved\n\
         A,2026-09-01 00:00,2026-10-31 00:00\n\
         B,2026-10-05 00:00,2026-10-06 00:00\n\
         C,2026-10-20 00:00,\n\
         D,2026-09-10 00:00,2026-09-12 00:00\n",
    );
    assert_eq!(value(&reading, RESOLVE, "2026-09-01"), Some(48.0));
    assert_eq!(value(&reading, RESOLVE, OCTOBER), Some(732.0));
    assert_eq!(value(&reading, RESOLVE, "2026-11-01"), None);
    assert_eq!(
        how(&reading, RESOLVE, "2026-09-01"),
        "Mean of 1 incident that was resolved in the month. 1 more is open at the end of the month, for 29 days; it is \
         not in it."
    );
    assert_eq!(
        how(&reading, RESOLVE, OCTOBER),
        "Mean of 2 incidents that were resolved in the month. 1 more is open at the end of the month, for 11 days; it is \
         not in it."
    );
    assert_eq!(series(&reading, RESOLVE).values[1].cases, Some(2));
    assert_eq!(value(&reading, "Open incidents", ""), Some(1.0));
    assert!(how(&reading, "Open incidents", "").contains("The oldest has been open for 41 days"));
}

#[test]
fn an_open_ticket_past_its_time_is_missed_however_early_somebody_answered() {
    let reading = read_table(
        "Ticket number,Opened,First response,Resolved,SLA hours\n\
         T1,2026-10-01 08:00,2026-10-01 08:30,2026-10-01 12:00,8\n\
         T2,2026-10-02 08:00,2026-10-02 09:00,2026-10-03 08:00,8\n\
         T3,2026-10-05 08:00,2026-10-05 08:10,,8\n\
         T4,2026-10-06 08:00,2026-10-06 08:20,2026-10-06 10:00,8\n\
         T5,2026-10-07 08:00,,,8\n",
    );
    assert_eq!(value(&reading, LEVEL, OCTOBER), Some(40.0));
    assert_eq!(
        how(&reading, LEVEL, OCTOBER),
        "2 of 5 incidents that fell due in the month kept their service level. 2 that were missed are open still, the \
         oldest for 56 days."
    );
    assert!(has_note(&reading, "hours of the calendar"));
}

#[test]
fn what_is_not_due_yet_is_in_no_share() {
    let reading = read_table(
        "Ticket number,Opened,Resolved,SLA hours\n\
         T1,2026-11-30 08:00,,8\n\
         T2,2026-11-29 08:00,2026-11-29 09:00,72\n\
         T3,2026-10-31 20:00,2026-11-01 01:00,8\n",
    );
    // T3 fell due in November; T1 today and T2 the day after tomorrow.
    assert_eq!(value(&reading, LEVEL, "2026-11-01"), Some(100.0));
    assert!(how(&reading, LEVEL, "2026-11-01").starts_with("1 of 1 incidents"));
    assert_eq!(series(&reading, LEVEL).values.len(), 1);
}

#[test]
fn the_first_response_counts_for_the_level_only_where_the_table_has_no_end() {
    let reading = read_table(
        "Ticket number,Opened,First response,SLA hours\n\
         T1,2026-10-01 08:00,2026-10-01 09:00,4\n\
         T2,2026-10-02 08:00,2026-10-02 18:00,4\n\
         T3,2026-10-02 08:00,,4\n",
    );
    assert_eq!(value(&reading, LEVEL, OCTOBER), Some(33.333));
}

#[test]
fn an_open_ticket_by_any_mark_costs_neither_its_row_nor_its_level() {
    for mark in [
        "?",
        "-",
        "n/a",
        "open",
        "offen",
        "null",
        "NULL",
        "None",
        "in progress",
        "9999-12-31",
        "9999-12-31 00:00",
        "2999-01-01",
        "1900-01-01",
        "1970-01-01 00:00",
        "0000-00-00 00:00:00",
        "#N/A",
        "tbd",
    ] {
        let reading = read_table(&format!(
            "number,opened_at,resolved_at,made_sla\n\
             1,2026-10-05 08:00,2026-10-05 09:00,TRUE\n\
             2,2026-10-05 08:00,{mark},FALSE\n"
        ));
        assert_eq!(reading.rows.counted, 2, "{mark}");
        assert_eq!(value(&reading, "Open incidents", ""), Some(1.0), "{mark}");
        assert_eq!(value(&reading, LEVEL, OCTOBER), Some(50.0), "{mark}");
        assert_eq!(value(&reading, RESOLVE, OCTOBER), Some(1.0), "{mark}");
        assert!(reading.asks.words.is_empty(), "{mark}");
    }
}

#[test]
fn an_end_that_is_not_understood_is_neither_open_nor_over_and_is_said() {
    let reading = read_table(
        "number,opened,resolved\n1,2026-10-05 08:00,2026-10-05 09:00\n2,2026-10-05 08:00,2026-10-05 10:00\n\
         3,2026-10-05 08:00,2026-02-31 10:00\n",
    );
    assert_eq!(reading.rows.counted, 3);
    assert_eq!(value(&reading, "Incidents", OCTOBER), Some(3.0));
    assert_eq!(value(&reading, "Open incidents", ""), Some(0.0));
    assert!(has_note(&reading, "like “2026-02-31 10:00”"));
    assert!(has_note(
        &reading,
        "For 1 incident the end is not understood"
    ));
}

#[test]
fn an_end_before_the_start_that_is_no_default_stays_left_out() {
    let reading = read_table("number,opened,resolved\n1,2026-10-05 08:00,2026-10-04 09:00\n");
    assert_eq!(left_out(&reading, Reason::EndsBeforeStart), 1);
}

#[test]
fn an_unknown_word_for_an_end_is_asked_about_and_its_answer_is_remembered() {
    let text = "number,opened,resolved\n1,2026-10-05 08:00,2026-10-05 09:00\n2,2026-10-05 08:00,2026-10-05 10:00\n\
                3,2026-10-05 08:00,parked\n";
    let asked = read_table(text);
    assert_eq!(asked.asks.words[0].role, Role::Resolved);
    assert_eq!(asked.asks.words[0].words, [("parked".to_owned(), 1)]);
    assert_eq!(value(&asked, "Open incidents", ""), Some(1.0));
    let said = read_as(text, &|mapping| {
        mapping.say(Role::Resolved, "Parked", Some(Meaning::Done));
    });
    assert_eq!(value(&said, "Open incidents", ""), Some(0.0));
}

#[test]
fn the_state_says_what_is_open_where_the_end_does_not() {
    let reading = read_table(
        "number,opened,resolved,state\n\
         1,2026-10-05 08:00,2026-10-05 09:00,Closed\n\
         2,2026-10-05 08:00,,Cancelled\n\
         3,2026-10-05 08:00,2026-10-05 09:00,Reopened\n\
         4,2026-10-05 08:00,,Awaiting user info\n",
    );
    assert_eq!(value(&reading, "Open incidents", ""), Some(2.0));
    assert_eq!(value(&reading, RESOLVE, OCTOBER), Some(1.0));
}

#[test]
fn words_for_the_severity_that_are_not_known_are_asked_about() {
    let text = "Ticket,Opened,Severity\n1,2026-10-05,high\n2,2026-10-05,Purple\n3,2026-10-05,purple\n4,2026-10-05,3\n";
    let asked = read_table(text);
    let words = &asked.asks.words[0];
    assert_eq!(words.role, Role::Severity);
    assert_eq!(words.words, [("Purple".to_owned(), 2), ("3".to_owned(), 1)]);
    let serious = |reading: &TableReading| value(reading, "Incidents, high or critical", OCTOBER);
    assert_eq!(serious(&asked), None);
    let said = read_as(text, &|mapping| {
        mapping.say(Role::Severity, "purple", Some(Meaning::Critical));
        mapping.say(Role::Severity, "3", Some(Meaning::Low));
    });
    assert_eq!(serious(&said), Some(3.0));
    // What was said is asked still, so that it can be corrected.
    assert_eq!(said.asks.words, asked.asks.words);
}

#[test]
fn words_for_the_service_level_that_are_not_known_are_asked_about() {
    let text = "Ticket,Opened,SLA met\n1,2026-10-05,yes\n2,2026-10-05,green\n3,2026-10-05,no\n4,2026-10-05,n/a\n";
    let asked = read_table(text);
    assert_eq!(asked.asks.words[0].words, [("green".to_owned(), 1)]);
    assert_eq!(value(&asked, LEVEL, OCTOBER), Some(50.0));
    assert!(how(&asked, LEVEL, OCTOBER).contains("For 2 more the file does not tell."));
    let said = read_as(text, &|mapping| {
        mapping.say(Role::TargetMet, "green", Some(Meaning::Met));
    });
    assert_eq!(value(&said, LEVEL, OCTOBER), Some(66.667));
}

#[test]
fn a_column_of_a_hundred_words_is_no_question() {
    let mut text = "Ticket,Opened,Severity\n".to_owned();
    for number in 0..40 {
        text += &format!("{number},2026-10-05,high\n{number}b,2026-10-05,word {number}\n");
    }
    let reading = read_table(&text);
    assert!(reading.asks.words.is_empty());
    assert!(has_note(&reading, "“Severity” has 40 different words"));
}

#[test]
fn a_log_with_the_newest_first_is_read_from_its_first_row() {
    // When a row was changed decides, in whichever order the rows stand.
    for rows in [
        "1,2026-10-05,FALSE,2026-10-07 10:00\n1,2026-10-05,TRUE,2026-10-05 09:00\n",
        "1,2026-10-05,TRUE,2026-10-05 09:00\n1,2026-10-05,FALSE,2026-10-07 10:00\n",
    ] {
        let reading = read_table(&format!("number,opened_at,made_sla,sys_updated_at\n{rows}"));
        assert_eq!(value(&reading, LEVEL, OCTOBER), Some(0.0), "{rows}");
        assert_eq!(reading.rows.counted, 1);
        assert!(has_note(&reading, "the row that was changed last counts"));
    }
    // Else what has ended from row to row, or the order in which incidents started.
    let ended = "number,opened,resolved,made_sla\n\
                 1,2026-10-05 08:00,2026-10-05 20:00,FALSE\n1,2026-10-05 08:00,,TRUE\n";
    let started = "number,opened,made_sla\n\
                   2,2026-10-06 08:00,FALSE\n1,2026-10-05 08:00,FALSE\n1,2026-10-05 08:00,TRUE\n";
    for text in [ended, started] {
        let reading = read_table(text);
        assert_eq!(value(&reading, LEVEL, OCTOBER), Some(0.0), "{text}");
        assert!(has_note(&reading, "the file has the newest first"));
    }
}

#[test]
fn where_nothing_tells_the_newest_row_it_is_asked_and_what_depends_on_it_is_unknown() {
    let text = "number,opened_at,made_sla\n1,2026-10-05,FALSE\n1,2026-10-05,TRUE\n";
    let asked = read_table(text);
    assert_eq!(asked.asks.newest.as_deref(), Some("1"));
    assert_eq!(value(&asked, "Incidents", OCTOBER), Some(1.0));
    assert_eq!(value(&asked, LEVEL, OCTOBER), None);
    assert!(
        series(&asked, LEVEL)
            .unknown
            .contains("which row of an incident is the newest")
    );
    for (first, expected) in [(true, 0.0), (false, 100.0)] {
        let said = read_as(text, &|mapping| mapping.newest_first = Some(first));
        assert_eq!(value(&said, LEVEL, OCTOBER), Some(expected));
        assert_eq!(said.asks.newest, None);
    }
    // Rows that say the same need no answer.
    let same = read_table(&text.replace("TRUE", "FALSE"));
    assert_eq!((same.asks.newest, same.rows.counted), (None, 1));
}

#[test]
fn a_row_without_a_number_belongs_to_the_incident_above() {
    let reading = read_table(
        "number,opened,resolved\n\
         T1,2026-10-05 08:00,2026-10-05 09:00\n\
         ,,\n\
         ,2026-10-05 08:00,2026-10-05 09:00\n\
         T2,2026-10-06 08:00,2026-10-06 11:00\n",
    );
    assert_eq!(value(&reading, "Incidents", OCTOBER), Some(2.0));
    assert_eq!(value(&reading, RESOLVE, OCTOBER), Some(2.0));
    assert!(has_note(&reading, "1 row has no number of its own"));
}

#[test]
fn a_day_against_a_time_of_day_gives_no_hours() {
    let reading = read_table(
        "id,opened,resolved,SLA hours\n1,2026-10-05 08:00,2026-10-05,1\n2,2026-10-05 08:00,2026-10-07,1\n",
    );
    assert_eq!(value(&reading, RESOLVE, OCTOBER), None);
    // The second was late whatever the hour; of the first nobody knows.
    assert_eq!(value(&reading, LEVEL, OCTOBER), Some(0.0));
    assert!(how(&reading, LEVEL, OCTOBER).starts_with("0 of 1 incidents"));
    assert!(has_note(
        &reading,
        "In 2 rows one date has a time of day and the other has none"
    ));
    let mixed = read_table(
        "id,opened,resolved\n1,2026-10-05,2026-10-06\n2,2026-10-05 08:00,2026-10-05 10:00\n",
    );
    assert_eq!(value(&mixed, RESOLVE, OCTOBER), Some(13.0));
    assert!(has_note(&mixed, "In 1 row the dates have no time of day"));
}

#[test]
fn a_table_of_which_nothing_is_understood_offers_nothing_but_says_what_it_saw() {
    let reading = read_table("Colour,Shape\nred,round\nblue,square\n");
    assert!(reading.series.is_empty());
    assert_eq!(
        (
            reading.rows.counted,
            left_out(&reading, Reason::NotUnderstood)
        ),
        (0, 2)
    );
    assert!(has_note(&reading, "2 rows and 2 columns (Colour, Shape)"));
}

#[test]
fn what_is_open_is_counted_up_to_the_day_of_the_file() {
    let text = "number,opened,resolved,SLA hours\n1,2026-11-09 08:00,,48\n";
    let of_day = |day: &str| {
        let known = Known {
            today: "2026-11-30".parse().unwrap(),
            made: Some(day.parse().unwrap()),
            ..known()
        };
        of(text, &known)
    };
    // On the day the file was made, the ticket was not due yet.
    assert_eq!(value(&of_day("2026-11-10"), LEVEL, "2026-11-01"), None);
    assert_eq!(value(&of_day("2026-11-20"), LEVEL, "2026-11-01"), Some(0.0));
    assert!(how(&of_day("2026-11-20"), "Open incidents", "").contains("open for 11 days"));
}

#[test]
fn of_many_rows_for_one_incident_the_newest_counts_and_both_shares_are_told() {
    let reading = reading(INCIDENTS);
    // INC-1 in 4 h and INC-3 in 8 h of 8 are met, INC-2 in 24 h of 8 is not: 2 of 3.
    assert_eq!(
        value(&reading, "SLA compliance, by incident", "2026-01-01"),
        Some(66.667)
    );
    // Five rows, of which INC-1's first was not over yet and tells nothing; INC-3 in 2 h of 4 is met: 3 of 4.
    assert_eq!(
        value(&reading, "SLA compliance, by row", "2026-01-01"),
        Some(75.0)
    );
    assert_eq!(left_out(&reading, Reason::Superseded), 2);
    assert!(has_note(
        &reading,
        "2 rows have the number of an incident that comes again"
    ));
    assert!(has_note(
        &reading,
        "75.0 % (3 of 4) by incident and 80.0 % (4 of 5) by row"
    ));
}

#[test]
fn times_are_reckoned_by_incident_and_month() {
    let reading = reading(INCIDENTS);
    // Responses after 1, 3 and 2 hours; resolved after 4, 24 and 8.
    assert_eq!(
        value(&reading, "Mean time to first response", "2026-01-01"),
        Some(2.0)
    );
    assert_eq!(
        value(&reading, "Mean time to resolve", "2026-01-01"),
        Some(12.0)
    );
    assert_eq!(
        value(&reading, "Median time to resolve", "2026-01-01"),
        Some(8.0)
    );
    assert_eq!(
        value(&reading, "Median time to resolve", "2026-02-01"),
        Some(1.0)
    );
    assert_eq!(value(&reading, "Incidents", "2026-01-01"), Some(3.0));
    assert_eq!(
        value(&reading, "Incidents, high or critical", "2026-01-01"),
        Some(2.0)
    );
    assert_eq!(series(&reading, "Mean time to resolve").unit, Unit::Hours);
}

#[test]
fn a_yes_under_breached_is_a_miss() {
    let reading = of("Ticket,SLA breached\n1,yes\n2,no\n3,yes\n4,yes\n", &known());
    assert_eq!(reading.mapping.column(Role::TargetMissed), Some(1));
    assert_eq!(
        value(&reading, "SLA compliance, by incident", ""),
        Some(25.0)
    );
}

#[test]
fn an_unknown_severity_makes_the_count_by_severity_unknown() {
    let reading = of(
        "Ticket,Opened,Severity\n1,2026-01-02,high\n2,2026-01-03,purple\n",
        &known(),
    );
    assert_eq!(value(&reading, "Incidents", "2026-01-01"), Some(2.0));
    let serious = series(&reading, "Incidents, high or critical");
    assert!(serious.values.is_empty() && !serious.unknown.is_empty());
}
