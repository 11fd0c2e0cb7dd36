//! What is to be collected: each KPI with its day, its person and its way, the most overdue first.

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::domain::measure::due::{MonthDay, Series};
use crate::domain::measure::kpi::{Cadence, Kpi, Unit};
use crate::domain::named;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;

/// What is due within so many days is soon: the week that one plans.
const SOON: i64 = 7;

/// Where the next value of a KPI stands; the order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Overdue,
    Today,
    Soon,
    Later,
    /// Nobody types it.
    Computed,
}

named!(Group {
    Overdue: "Overdue",
    Today: "Due today",
    Soon: "In the next 7 days",
    Later: "Later",
    Computed: "Computed by itself",
});

impl Group {
    /// Tells whether a value can be entered now that is not there yet.
    pub fn is_due(self) -> bool {
        matches!(self, Group::Overdue | Group::Today)
    }
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub id: Id,
    pub name: String,
    pub unit: Unit,
    pub cadence: Cadence,
    pub owner: String,
    pub data_source: String,
    pub how_collected: String,
    /// The day of the newest value; none when there has never been one, or when values are computed.
    pub last: Option<NaiveDate>,
    /// The day of the next value; none when it is computed.
    pub next: Option<NaiveDate>,
    /// The day of the month that the values keep.
    pub month_day: Option<MonthDay>,
    pub group: Group,
    /// When the value is due, in words: `3 days overdue`.
    pub words: String,
}

/// Returns the checklist: overdue first, then by day and name.
pub fn checklist(scorecard: &Scorecard, now: NaiveDateTime) -> Vec<Line> {
    let mut lines: Vec<Line> = (scorecard.all::<Kpi>())
        .map(|kpi| line(scorecard, kpi, now))
        .collect();
    sort_by(&mut lines, |a, b| {
        (a.group, a.next, &a.name).cmp(&(b.group, b.next, &b.name))
    });
    lines
}

fn line(scorecard: &Scorecard, kpi: &Kpi, now: NaiveDateTime) -> Line {
    let today = now.date();
    let until_today = || {
        let all = scorecard.series(kpi.id).map(|(at, ..)| at);
        all.take_while(|at| at.date <= today)
    };
    let last = until_today().last();
    let series = Series::of(kpi.cadence, until_today().map(|at| at.date));
    let next = match (kpi.derived, last) {
        (Some(_), _) => None,
        // What was never measured has been due since it was taken on.
        (None, None) => Some(
            kpi.targets
                .first()
                .map_or(today, |first| first.from.min(today)),
        ),
        (None, Some(last)) => Some(match kpi.cadence {
            Cadence::Hourly if now - last.end() > Cadence::Hourly.limit() => {
                last.date.succ_opt().map_or(today, |day| day.min(today))
            }
            Cadence::Hourly => last
                .date
                .checked_add_days(Days::new(1))
                .unwrap_or(last.date),
            cadence => series.map_or(last.date, |series| series.next(cadence)),
        }),
    };
    let (group, words) = match next {
        None => (Group::Computed, "Computed".to_owned()),
        Some(next) => standing(next, today),
    };
    Line {
        id: kpi.id,
        name: kpi.name.clone(),
        unit: kpi.unit,
        cadence: kpi.cadence,
        owner: kpi.owner.trim().to_owned(),
        data_source: kpi.data_source.clone(),
        how_collected: kpi.how_collected.clone(),
        last: last.map(|at| at.date).filter(|_| kpi.derived.is_none()),
        next,
        month_day: series
            .map(|series| series.month_day)
            .filter(|_| next.is_some()),
        group,
        words,
    }
}

fn standing(next: NaiveDate, today: NaiveDate) -> (Group, String) {
    match (next - today).num_days() {
        days @ ..0 => {
            let late = counted(days.unsigned_abs() as usize, "day");
            (Group::Overdue, format!("{late} overdue"))
        }
        0 => (Group::Today, "Due today".to_owned()),
        1 => (Group::Soon, "Due tomorrow".to_owned()),
        2..=SOON => (Group::Soon, format!("Due {}", date_phrase(next, today))),
        _ => (Group::Later, format!("Due {}", date_phrase(next, today))),
    }
}

/// Says in a sentence how much is due today.
pub fn summary(lines: &[Line]) -> String {
    let count = |group: Group| lines.iter().filter(|line| line.group == group).count();
    match (count(Group::Overdue), count(Group::Today)) {
        (0, 0) => "Nothing is due today.".to_owned(),
        (overdue, today) => format!("{overdue} overdue, {today} due today."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::evaluation::{Evaluation, Status};
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::kpi::Derived;
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::domain::value::{Finite, Moment, parse_date};
    use crate::library::kpis;
    use proptest::prelude::*;

    const KPI: Id = Id::from_number(1);

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    fn kpi(cadence: Cadence) -> Kpi {
        let template = kpis::by_key("sla-compliance").unwrap();
        let kpi = template.to_kpi(KPI, day("2026-11-01"));
        Kpi { cadence, ..kpi }
    }

    fn card(kpi: Kpi, at: &[Moment]) -> Scorecard {
        let mut edit = Edit::new("").put(kpi);
        for (position, &at) in at.iter().enumerate() {
            edit = edit.put(Measurement {
                id: Id::from_number(100 + position as u128),
                kpi: KPI,
                at,
                from: None,
                value: Finite::from(99),
                counted: None,
                note: String::new(),
                source: String::new(),
                entered_by: String::new(),
                set_aside: String::new(),
                entered_at: None,
                evidence: None,
                cases: None,
                extra: Extra::new(),
            });
        }
        let mut card = Scorecard::empty(Id::from_number(9));
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn only(kpi: Kpi, at: &[Moment], today: &str) -> Line {
        let now = day(today).and_hms_opt(12, 0, 0).unwrap();
        checklist(&card(kpi, at), now).remove(0)
    }

    fn told(cadence: Cadence, last: &str, today: &str) -> (Group, String) {
        let line = only(kpi(cadence), &[Moment::day(day(last))], today);
        (line.group, line.words)
    }

    #[test]
    fn a_value_is_due_one_cadence_after_the_newest() {
        let weekly = |today| told(Cadence::Weekly, "2026-11-17", today);
        assert_eq!(
            weekly("2026-11-23"),
            (Group::Soon, "Due tomorrow".to_owned())
        );
        assert_eq!(weekly("2026-11-24"), (Group::Today, "Due today".to_owned()));
        assert_eq!(
            weekly("2026-11-25"),
            (Group::Overdue, "1 day overdue".to_owned())
        );
        assert_eq!(
            weekly("2026-12-04"),
            (Group::Overdue, "10 days overdue".to_owned())
        );
        assert_eq!(
            told(Cadence::Monthly, "2026-10-31", "2026-11-24"),
            (Group::Soon, "Due 30 November".to_owned())
        );
        assert_eq!(
            told(Cadence::Yearly, "2026-10-31", "2026-11-24"),
            (Group::Later, "Due 31 October 2027".to_owned())
        );
    }

    #[test]
    fn what_was_never_measured_is_due_since_it_was_taken_on() {
        let line = only(kpi(Cadence::Weekly), &[], "2026-11-24");
        assert_eq!((line.last, line.next), (None, Some(day("2026-11-01"))));
        assert_eq!(line.words, "23 days overdue");
        let line = only(kpi(Cadence::Weekly), &[], "2026-10-24");
        assert_eq!(line.group, Group::Today);
    }

    #[test]
    fn a_computed_kpi_asks_for_nothing() {
        let computed = Kpi {
            derived: Some(Derived::RiskBurnDown),
            ..kpi(Cadence::Weekly)
        };
        let line = only(computed, &[Moment::day(day("2026-10-01"))], "2026-11-24");
        assert_eq!(
            (line.group, line.last, line.next),
            (Group::Computed, None, None)
        );
    }

    #[test]
    fn an_hourly_value_of_this_morning_is_due_again_and_one_of_this_hour_is_not() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        let line = |text: &str| only(kpi(Cadence::Hourly), &[at(text)], "2026-11-24").group;
        assert_eq!(line("2026-11-24T11:00"), Group::Soon);
        assert_eq!(line("2026-11-24T08:00"), Group::Today);
        assert_eq!(line("2026-11-22T08:00"), Group::Overdue);
    }

    #[test]
    fn the_page_begins_with_what_is_most_overdue() {
        let mut scorecard = card(kpi(Cadence::Weekly), &[Moment::day(day("2026-11-20"))]);
        let mut other = kpi(Cadence::Weekly);
        (other.id, other.name) = (Id::from_number(2), "Aardvarks".to_owned());
        let edit = Edit::new("").put(other);
        scorecard.apply(edit, Replica(1)).unwrap();
        let now = day("2026-11-24").and_hms_opt(12, 0, 0).unwrap();
        let lines = checklist(&scorecard, now);
        assert_eq!(lines[0].name, "Aardvarks");
        assert_eq!(summary(&lines), "1 overdue, 0 due today.");
        assert_eq!(summary(&lines[1..]), "Nothing is due today.");
    }

    proptest! {
        #[test]
        fn what_the_scorecard_calls_stale_is_due_here(ago in 0_u64..900, cadence in 0_usize..6, hour in 0_u32..24) {
            let cadence = Cadence::ALL[cadence];
            let now = day("2026-11-24").and_hms_opt(hour, 0, 0).unwrap();
            let last = Moment::day(now.date() - Days::new(ago));
            let kpi = kpi(cadence);
            let card = card(kpi.clone(), &[last]);
            let line = checklist(&card, now).remove(0);
            if Evaluation::of(&card, &kpi, now).status == Status::Stale {
                prop_assert!(line.group.is_due(), "{line:?}");
            }
        }
    }
}
