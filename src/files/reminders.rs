//! The tracking checklist as a calendar: one reminder a KPI, coming back at its cadence.

use chrono::{NaiveDate, NaiveDateTime};

use super::ics::{self, Event, uid};
use crate::domain::measure::tracking::checklist::Line;
use crate::domain::scorecard::Scorecard;

/// Writes the reminders of the lines; `stamp` is the time of writing, in UTC.
///
/// A value that is overdue is reminded of today, for a calendar calls for nothing that is past. Computed KPIs need no
/// reminder.
pub fn write(
    scorecard: &Scorecard,
    lines: &[Line],
    today: NaiveDate,
    stamp: NaiveDateTime,
) -> String {
    let events: Vec<Event> = (lines.iter())
        .filter_map(|line| event(scorecard, line, today))
        .collect();
    let name = format!("Measurements: {}", scorecard.settings().title);
    ics::write(&name, &events, stamp)
}

fn event(scorecard: &Scorecard, line: &Line, today: NaiveDate) -> Option<Event> {
    let facts = [
        ("Responsible", &line.owner),
        ("Data source", &line.data_source),
        ("How", &line.how_collected),
    ];
    let known = facts.iter().filter(|(_, text)| !text.trim().is_empty());
    let told: Vec<String> = known
        .map(|(term, text)| format!("{term}: {}", text.trim()))
        .collect();
    let start = line.next?.max(today);
    Some(Event {
        uid: uid(scorecard.id, line.id, "kpi"),
        summary: format!("Measure: {}", line.name),
        description: told.join("\n"),
        start,
        repeats: line.cadence.into(),
        month_day: line.month_day.filter(|_| line.next == Some(start)),
        alarm: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::tracking::checklist::checklist;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use crate::domain::value::parse_date;
    use crate::library::kpis;

    fn file(today: &str) -> String {
        let (today, taken_on) = (
            parse_date(today).unwrap(),
            parse_date("2026-11-24").unwrap(),
        );
        let kpi = |number, key| {
            let template = kpis::by_key(key).unwrap();
            template.to_kpi(Id::from_number(number), taken_on)
        };
        let mut weekly = kpi(1, "sla-compliance");
        weekly.owner = "Maya".to_owned();
        weekly.how_collected = "Report 7, all customers".to_owned();
        let edit = Edit::new("").put(weekly).put(kpi(2, "risk-burn-down"));
        let mut card = Scorecard::empty(Id::from_number(9));
        card.apply(edit, Replica(1)).unwrap();
        let now = today.and_hms_opt(9, 0, 0).unwrap();
        write(&card, &checklist(&card, now), today, now).replace("\r\n ", "")
    }

    #[test]
    fn each_kpi_that_is_typed_has_one_reminder_with_who_and_how() {
        let file = file("2026-11-24");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
        assert!(file.contains("SUMMARY:Measure: SLA compliance\r\n"));
        assert!(file.contains("DESCRIPTION:Responsible: Maya\\nData source: "));
        assert!(file.contains("\\nHow: Report 7\\, all customers\r\n"));
        assert!(file.contains("RRULE:FREQ=WEEKLY\r\n"));
    }

    #[test]
    fn what_is_overdue_is_reminded_of_today() {
        assert!(file("2026-11-24").contains("DTSTART;VALUE=DATE:20261124"));
        assert!(file("2026-12-31").contains("DTSTART;VALUE=DATE:20261231"));
    }
}
