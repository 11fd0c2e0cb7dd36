//! By when somebody must know.
//!
//! What the project promises itself counts from the start of the work. What a law or a contract asks for counts from when
//! we learned of it, from an event, or from an earlier report; never from the start of the work.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

use super::business::plus_business_days;
use super::clock::LocalTime;
use super::duty::{Counted, Duty, Event, Within};
use super::run::{Run, RunTell};
use super::stamp::Stamp;

/// By when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    By(Stamp),
    /// By this time at the latest, and sooner once this happens.
    Latest(Stamp, Event),
    /// Without delay since this time; no number of hours is named.
    WithoutDelay(Stamp),
    /// Its time begins when this happens.
    Waits(Event),
}

impl Due {
    /// Returns the time that must not pass; none while there is none.
    pub fn limit(self) -> Option<Stamp> {
        match self {
            Due::By(at) | Due::Latest(at, _) => Some(at),
            Due::WithoutDelay(_) | Due::Waits(_) => None,
        }
    }
}

/// A duty counts from another, which counts from another; so many are followed.
const DEEPEST: usize = 8;

/// Returns by when somebody must know.
pub fn due(run: &Run, tell: &RunTell, local: LocalTime) -> Due {
    match tell.tell.duty() {
        Some(duty) => duty_due(run, &duty, local, DEEPEST),
        None => Due::By(run.started.plus_minutes(tell.tell.within_minutes)),
    }
}

fn duty_due(run: &Run, duty: &Duty, local: LocalTime, deep: usize) -> Due {
    let latest = (duty.at_latest).map(|minutes| run.detected.plus_minutes(minutes));
    let counted = match &duty.from {
        Counted::Learned => Ok(run.detected),
        Counted::Event(event) => run.at(*event).ok_or(*event),
        Counted::Told(key) => told(run, key, local, deep),
    };
    match (counted, latest) {
        (Ok(from), latest) => match plus(from, duty.within, local) {
            Some(by) => Due::By(latest.map_or(by, |latest| latest.min(by))),
            None => Due::WithoutDelay(from),
        },
        (Err(event), Some(latest)) => Due::Latest(latest, event),
        (Err(event), None) => Due::Waits(event),
    }
}

/// Returns when the duty with this key was done, else the latest time for it, else what that waits for.
fn told(run: &Run, key: &str, local: LocalTime, deep: usize) -> Result<Stamp, Event> {
    let is_meant = |one: &&RunTell| one.tell.duty().is_some_and(|duty| duty.key == key);
    let Some(one) = run.tell.iter().find(is_meant) else {
        return Ok(run.detected);
    };
    match (one.told, one.tell.duty(), deep.checked_sub(1)) {
        (Some(told), ..) => Ok(told),
        (None, Some(duty), Some(deep)) => match duty_due(run, &duty, local, deep) {
            Due::By(at) | Due::Latest(at, _) | Due::WithoutDelay(at) => Ok(at),
            Due::Waits(event) => Err(event),
        },
        _ => Ok(run.detected),
    }
}

/// Returns the time so much later; `None` where no number is named.
fn plus(from: Stamp, within: Within, local: LocalTime) -> Option<Stamp> {
    match within {
        Within::WithoutDelay => None,
        Within::Minutes(minutes) => Some(from.plus_minutes(minutes)),
        Within::Days(days) => Some(on_day(from, local, |day| {
            day.checked_add_days(Days::new(days.into()))
        })),
        Within::Months(months) => Some(on_day(from, local, |day| {
            day.checked_add_months(Months::new(months))
        })),
        Within::BusinessDays(days) => Some(on_day(from, local, |day| {
            Some(plus_business_days(day, days))
        })),
    }
}

/// Returns the same hour of another day on the person's clock.
fn on_day(
    from: Stamp,
    local: LocalTime,
    other: impl FnOnce(NaiveDate) -> Option<NaiveDate>,
) -> Stamp {
    let here = local(from.utc());
    let Some(day) = other(here.date()) else {
        return from;
    };
    let wanted = day.and_time(here.time());
    let days = i64::from(day.num_days_from_ce() - here.date().num_days_from_ce());
    let Some(about) = from.utc().checked_add_signed(TimeDelta::days(days)) else {
        return from;
    };
    // Clocks may have been changed in between.
    let off = wanted - local(about);
    Stamp::of(about.checked_add_signed(off).unwrap_or(about))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::own::Tell;
    use super::super::run::tests::run;
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::value::parse_instant;

    fn stamp(text: &str) -> Stamp {
        Stamp::of(parse_instant(text).unwrap())
    }

    fn asked(duty: Duty) -> RunTell {
        RunTell {
            tell: Tell {
                who: duty.key.to_string(),
                duty: Some(duty),
                ..Tell::default()
            },
            stakeholder: None,
            told: None,
            applies: None,
            extra: Extra::new(),
        }
    }

    fn counted(key: &'static str, from: Counted, within: Within) -> RunTell {
        asked(Duty {
            from,
            ..Duty::from_learning(key, within)
        })
    }

    /// Learned of on Friday evening, worked on from Monday morning.
    fn over_the_weekend() -> Run {
        Run {
            detected: stamp("2026-11-20T18:00:00"),
            started: stamp("2026-11-23T08:00:00"),
            ..run()
        }
    }

    #[test]
    fn regression_a_legal_deadline_ran_from_the_start_of_the_work() {
        let mut run = over_the_weekend();
        let authority = asked(Duty::from_learning("gdpr/authority", Within::hours(72)));
        let by = due(&run, &authority, &|utc| utc);
        assert_eq!(by, Due::By(stamp("2026-11-23T18:00:00")));
        // A run from before duties had a record of their own.
        let old = RunTell {
            tell: Tell {
                who: "Data protection authority".to_owned(),
                within_minutes: 4320,
                why: "Within 72 hours of knowing of it (GDPR Art. 33); check with legal."
                    .to_owned(),
                ..Tell::default()
            },
            ..authority
        };
        assert_eq!(due(&run, &old, &|utc| utc), by);
        // What the project promises itself counts from the start.
        let ciso = run.tell.remove(0);
        let by = due(&run, &ciso, &|utc| utc);
        assert_eq!(by, Due::By(stamp("2026-11-23T08:30:00")));
    }

    #[test]
    fn regression_a_month_of_february_has_28_days() {
        let mut run = Run {
            detected: stamp("2027-02-01T08:00:00"),
            started: stamp("2027-02-01T09:00:00"),
            ..run()
        };
        let first = Duty::from_learning("nis2/notification", Within::hours(72));
        let last = counted(
            "nis2/final-report",
            Counted::Told(Cow::Borrowed("nis2/notification")),
            Within::Months(1),
        );
        run.tell = vec![asked(first), last];
        let by = |run: &Run| due(run, &run.tell[1], &|utc| utc);
        // Until the notification is made, its latest time counts.
        assert_eq!(by(&run), Due::By(stamp("2027-03-04T08:00:00")));
        run.tell[0].told = Some(stamp("2027-02-01T15:30:00"));
        assert_eq!(by(&run), Due::By(stamp("2027-03-01T15:30:00")));
        run.tell[0].told = Some(stamp("2027-01-31T10:00:00"));
        assert_eq!(by(&run), Due::By(stamp("2027-02-28T10:00:00")));
    }

    #[test]
    fn what_waits_for_an_event_has_no_time_before_it() {
        let mut run = over_the_weekend();
        let event = Counted::Event(Event::Material);
        let report = counted("sec/8-k", event, Within::BusinessDays(4));
        assert_eq!(due(&run, &report, &|utc| utc), Due::Waits(Event::Material));
        run.material = Some(stamp("2026-11-23T09:00:00"));
        // Thanksgiving is no business day.
        assert_eq!(
            due(&run, &report, &|utc| utc),
            Due::By(stamp("2026-11-30T09:00:00"))
        );
    }

    #[test]
    fn a_bank_reports_four_hours_after_the_classification_and_a_day_after_learning_at_the_latest() {
        let mut run = over_the_weekend();
        let first = Duty {
            from: Counted::Event(Event::Classified),
            at_latest: Some(24 * 60),
            ..Duty::from_learning("dora/initial", Within::hours(4))
        };
        let second = counted(
            "dora/intermediate",
            Counted::Told(Cow::Borrowed("dora/initial")),
            Within::hours(72),
        );
        run.tell = vec![asked(first), second];
        let by = |run: &Run, place: usize| due(run, &run.tell[place], &|utc| utc);
        let latest = stamp("2026-11-21T18:00:00");
        assert_eq!(by(&run, 0), Due::Latest(latest, Event::Classified));
        assert_eq!(by(&run, 1), Due::By(stamp("2026-11-24T18:00:00")));
        run.classified = Some(stamp("2026-11-20T20:00:00"));
        assert_eq!(by(&run, 0), Due::By(stamp("2026-11-21T00:00:00")));
        run.classified = Some(stamp("2026-11-21T17:00:00"));
        assert_eq!(by(&run, 0), Due::By(latest));
        run.tell[0].told = Some(stamp("2026-11-21T12:00:00"));
        assert_eq!(by(&run, 1), Due::By(stamp("2026-11-24T12:00:00")));
    }

    #[test]
    fn a_month_later_is_the_same_hour_of_the_person_also_when_clocks_were_changed() {
        // Clocks go forward on 28 March: UTC+1 before, UTC+2 after.
        let local = |utc: chrono::NaiveDateTime| {
            let summer = utc >= stamp("2027-03-28T01:00:00").utc();
            utc + TimeDelta::hours(if summer { 2 } else { 1 })
        };
        let by = plus(stamp("2027-03-10T08:00:00"), Within::Months(1), &local);
        assert_eq!(by, Some(stamp("2027-04-10T07:00:00")));
        // Hours are hours.
        let by = plus(stamp("2027-03-27T08:00:00"), Within::hours(72), &local);
        assert_eq!(by, Some(stamp("2027-03-30T08:00:00")));
    }

    #[test]
    fn duties_that_count_from_each_other_come_to_an_end() {
        let mut run = run();
        let from = |key| Counted::Told(Cow::Borrowed(key));
        run.tell = vec![
            counted("a", from("b"), Within::hours(1)),
            counted("b", from("a"), Within::hours(1)),
        ];
        assert!(due(&run, &run.tell[0], &|utc| utc).limit().is_some());
    }
}
