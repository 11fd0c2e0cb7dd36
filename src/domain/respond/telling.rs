//! Where telling somebody stands: told, due, late, not needed, not decided, or not begun.

use super::clock::{LocalTime, span_words, time_words};
use super::due::{Due, due};
use super::duty::Event;
use super::run::{Run, RunTell};
use super::stamp::Stamp;

/// Where telling somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    Told {
        in_time: bool,
    },
    /// Somebody decided that they need not be told.
    NeedNot,
    /// So many seconds are left.
    Due(i64),
    /// So many seconds too late.
    Late(i64),
    /// At once; so many seconds have passed.
    Pressing(i64),
    /// Nobody has decided yet whether it is due. The seconds that would be left; below 0 when it would be late.
    Undecided(Option<i64>),
    /// Its time begins with the event.
    Waits(Event),
}

/// Says whether somebody was told, is due, or is late.
pub fn telling(run: &Run, tell: &RunTell, now: Stamp, local: LocalTime) -> Telling {
    let due = due(run, tell, local);
    if let Some(told) = tell.told {
        let in_time = due.limit().is_none_or(|by| told <= by);
        return Telling::Told { in_time };
    }
    if tell.applies == Some(false) {
        return Telling::NeedNot;
    }
    let is_duty = tell.tell.duty().is_some();
    // Once the run is over nobody becomes late any more; a law does not ask whether the run is over.
    let now = match run.ended {
        Some(ended) if !is_duty => now.min(ended),
        _ => now,
    };
    let left = due.limit().map(|by| by.seconds_since(now));
    if tell.tell.is_conditional() && tell.applies.is_none() {
        return match due {
            Due::Waits(event) => Telling::Waits(event),
            _ => Telling::Undecided(left),
        };
    }
    match (due, left) {
        (Due::Waits(event), _) => Telling::Waits(event),
        (Due::WithoutDelay(since), _) => Telling::Pressing(now.seconds_since(since).max(0)),
        (_, Some(left)) if left < 0 => Telling::Late(-left),
        (_, left) => Telling::Due(left.unwrap_or_default()),
    }
}

/// Writes where telling somebody stands.
pub fn telling_words(run: &Run, tell: &RunTell, now: Stamp, local: LocalTime) -> String {
    let due = due(run, tell, local);
    let at = |time: Stamp| time_words(time, run.started, local);
    let by = due.limit().map(at).unwrap_or_default();
    let sooner = match due {
        Due::Latest(_, event) => format!("; sooner when {}", event.phrase()),
        _ => String::new(),
    };
    match (telling(run, tell, now, local), tell.told) {
        (Telling::Told { in_time }, Some(told)) => told_words(told, due, in_time, &at),
        (Telling::Told { .. }, None) => "Told".to_owned(),
        (Telling::NeedNot, _) => "Need not be told".to_owned(),
        (Telling::Due(left), _) => format!("By {by}, in {}{sooner}", span_words(left)),
        (Telling::Late(late), _) => format!("Was due at {by}, {} late", span_words(late)),
        (Telling::Pressing(passed), _) => {
            format!("Without delay, {} so far", span_words(passed))
        }
        (Telling::Waits(event), _) => format!("Its time starts when {}", event.phrase()),
        (Telling::Undecided(left), _) => match (left, due) {
            (Some(left), _) if left >= 0 => {
                format!(
                    "Not decided; if it applies, by {by}, in {}{sooner}",
                    span_words(left)
                )
            }
            (Some(left), _) => {
                format!(
                    "Not decided; if it applies, it was due at {by}, {} ago",
                    span_words(-left)
                )
            }
            (None, _) => "Not decided; if it applies, without delay".to_owned(),
        },
    }
}

fn told_words(told: Stamp, due: Due, in_time: bool, at: &dyn Fn(Stamp) -> String) -> String {
    match (due, due.limit()) {
        (_, Some(_)) if in_time => format!("Told at {}, in time", at(told)),
        (_, Some(by)) => {
            let late = span_words(told.seconds_since(by));
            format!("Told at {}, {late} late", at(told))
        }
        (Due::WithoutDelay(since), _) => {
            let after = span_words(told.seconds_since(since));
            format!("Told at {}, after {after}", at(told))
        }
        _ => format!("Told at {}", at(told)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::duty::{Counted, Duty, Within};
    use super::super::own::Tell;
    use super::super::run::tests::run;
    use super::super::stamp::tests::at;
    use super::*;
    use crate::domain::base::Extra;

    fn person(tell: Tell) -> RunTell {
        RunTell {
            tell,
            stakeholder: None,
            told: None,
            applies: None,
            extra: Extra::new(),
        }
    }

    fn ciso() -> RunTell {
        person(Tell {
            who: "CISO".to_owned(),
            within_minutes: 30,
            ..Tell::default()
        })
    }

    fn words(run: &Run, tell: &RunTell, now: Stamp) -> String {
        telling_words(run, tell, now, &|utc| utc)
    }

    #[test]
    fn somebody_is_late_once_their_time_is_over_and_not_before() {
        let (mut run, mut ciso) = (run(), ciso());
        assert_eq!(words(&run, &ciso, at(10)), "By 12:30, in 20 min");
        assert_eq!(words(&run, &ciso, at(30)), "By 12:30, in 0 s");
        assert_eq!(
            words(&run, &ciso, at(95)),
            "Was due at 12:30, 1 h 5 min late"
        );
        run.ended = Some(at(20));
        let local = |utc| utc;
        assert_eq!(telling(&run, &ciso, at(95), &local), Telling::Due(600));
        ciso.told = Some(at(30));
        assert_eq!(words(&run, &ciso, at(95)), "Told at 12:30, in time");
        ciso.told = Some(at(42));
        assert_eq!(words(&run, &ciso, at(95)), "Told at 12:42, 12 min late");
    }

    #[test]
    fn regression_somebody_who_need_not_be_told_became_late() {
        let (run, mut ciso) = (run(), ciso());
        ciso.applies = Some(false);
        assert_eq!(words(&run, &ciso, at(95)), "Need not be told");
    }

    #[test]
    fn regression_what_is_due_only_if_reportable_became_late_before_anybody_had_decided() {
        let run = run();
        let mut authority = person(Tell {
            who: "Data protection authority".to_owned(),
            only_if: "a risk to people is likely".to_owned(),
            duty: Some(Duty::from_learning("gdpr/authority", Within::hours(2))),
            ..Tell::default()
        });
        assert_eq!(
            words(&run, &authority, at(60)),
            "Not decided; if it applies, by 14:00, in 1 h"
        );
        assert_eq!(
            words(&run, &authority, at(180)),
            "Not decided; if it applies, it was due at 14:00, 1 h ago"
        );
        authority.applies = Some(true);
        assert_eq!(
            words(&run, &authority, at(180)),
            "Was due at 14:00, 1 h late"
        );
        authority.applies = Some(false);
        assert_eq!(words(&run, &authority, at(180)), "Need not be told");
    }

    #[test]
    fn the_law_goes_on_when_the_run_is_closed() {
        let mut run = run();
        run.ended = Some(at(20));
        let mut authority = person(Tell::default());
        authority.tell.duty = Some(Duty::from_learning("gdpr/authority", Within::hours(1)));
        let local = |utc| utc;
        assert_eq!(
            telling(&run, &authority, at(70), &local),
            Telling::Late(600)
        );
    }

    #[test]
    fn what_waits_for_an_event_says_so_and_shows_no_clock() {
        let run = run();
        let mut report = person(Tell::default());
        report.tell.duty = Some(Duty {
            from: Counted::Event(super::Event::Fixed),
            ..Duty::from_learning("cra/final", Within::Days(14))
        });
        assert_eq!(
            words(&run, &report, at(9000)),
            "Its time starts when a fix or a workaround is available"
        );
        let mut brands = person(Tell::default());
        brands.tell.duty = Some(Duty::from_learning("pci/brands", Within::WithoutDelay));
        assert_eq!(words(&run, &brands, at(60)), "Without delay, 1 h so far");
    }
}
