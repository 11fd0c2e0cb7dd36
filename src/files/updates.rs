//! The stakeholder plan as a calendar: one event a stakeholder, coming back at their cadence.

use chrono::{NaiveDate, NaiveDateTime};

use super::ics::{self, Event, Repeats, uid};
use crate::domain::explain::plan::next_due;
use crate::domain::explain::stakeholder::{Stakeholder, UpdateCadence};
use crate::domain::scorecard::Scorecard;

/// Writes the updates that are planned; `stamp` is the time of writing, in UTC.
///
/// The private note and the concerns stay out: calendars are shared.
pub fn write(scorecard: &Scorecard, today: NaiveDate, stamp: NaiveDateTime) -> String {
    let events: Vec<Event> = (scorecard.all::<Stakeholder>())
        .filter_map(|stakeholder| event(scorecard, stakeholder, today))
        .collect();
    let name = format!("Updates: {}", scorecard.settings().title);
    ics::write(&name, &events, stamp)
}

/// The days stay those of the series: where an update is overdue, its event is on the next of them from today on.
fn event(scorecard: &Scorecard, stakeholder: &Stakeholder, today: NaiveDate) -> Option<Event> {
    let due = stakeholder.due?;
    let start = match due < today {
        true => {
            let yesterday = today.pred_opt().unwrap_or(today);
            next_due(stakeholder.cadence, due, yesterday).unwrap_or(today)
        }
        false => due,
    };
    let facts = [
        ("Role", &stakeholder.role),
        ("Cares about", &stakeholder.cares_about),
    ];
    let known = facts.iter().filter(|(_, text)| !text.trim().is_empty());
    let told: Vec<String> = known
        .map(|(term, text)| format!("{term}: {}", text.trim()))
        .collect();
    Some(Event {
        uid: uid(scorecard.id, stakeholder.id, "update"),
        summary: format!("Update {}: {}", stakeholder.name, stakeholder.method.name()),
        description: told.join("\n"),
        start,
        repeats: match stakeholder.cadence {
            UpdateCadence::Weekly => Repeats::Weekly,
            UpdateCadence::Fortnightly => Repeats::Fortnightly,
            UpdateCadence::Monthly => Repeats::Monthly,
            UpdateCadence::Quarterly => Repeats::Quarterly,
            UpdateCadence::OnRequest => Repeats::Never,
        },
        month_day: None,
        alarm: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;

    fn file(fields: &str, today: &str) -> String {
        let id = Id::from_number(1);
        let text = format!(r#"{{"id":"{id}","name":"Nadia","private_note":"Hush"{fields}}}"#);
        let nadia: Stakeholder = serde_json::from_str(&text).unwrap();
        let mut card = Scorecard::empty(Id::from_number(9));
        card.apply(Edit::new("").put(nadia), Replica(1)).unwrap();
        let today: NaiveDate = today.parse().unwrap();
        write(&card, today, today.and_hms_opt(9, 0, 0).unwrap()).replace("\r\n ", "")
    }

    #[test]
    fn each_planned_update_has_one_event_and_keeps_what_is_private() {
        let weekly = r#","cadence":"weekly","due":"2026-11-24","role":"Head of sales""#;
        let first = file(weekly, "2026-11-24");
        assert_eq!(first.matches("BEGIN:VEVENT").count(), 1);
        assert!(first.contains("SUMMARY:Update Nadia: Status report\r\n"));
        assert!(first.contains("DTSTART;VALUE=DATE:20261124\r\nRRULE:FREQ=WEEKLY\r\n"));
        assert!(first.contains("DESCRIPTION:Role: Head of sales\r\n"));
        assert!(!first.contains("Hush"));
        let uid = |file: &str| {
            let line = file.lines().find(|line| line.starts_with("UID:"));
            line.unwrap().to_owned()
        };
        assert_eq!(uid(&first), uid(&file(weekly, "2027-01-01")));
    }

    #[test]
    fn an_overdue_update_stays_on_the_days_of_its_series() {
        let weekly = r#","cadence":"weekly","due":"2026-11-24""#;
        assert!(file(weekly, "2026-11-25").contains("DTSTART;VALUE=DATE:20261201"));
        assert!(file(weekly, "2026-12-01").contains("DTSTART;VALUE=DATE:20261201"));
    }

    #[test]
    fn on_request_there_is_an_event_only_when_a_day_is_planned() {
        let none = file(r#","cadence":"on_request""#, "2026-11-25");
        assert!(!none.contains("BEGIN:VEVENT"));
        let once = file(
            r#","cadence":"on_request","due":"2026-11-24""#,
            "2026-11-25",
        );
        assert!(once.contains("DTSTART;VALUE=DATE:20261125") && !once.contains("RRULE"));
    }
}
