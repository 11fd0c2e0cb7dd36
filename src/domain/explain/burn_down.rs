//! The burn-down in words: how much is gone, what came on top, and when the goal is reached.

use chrono::NaiveDate;

use super::wording::{capital, date_phrase, slowest};
use crate::domain::decide::burn_down::BurnDown;
use crate::domain::measure::quantity;
use crate::domain::measure::trend::{FEWEST_POINTS, Forecast};

/// Says how much of the exposure is gone, and what was added and retired.
pub fn sentence(burn_down: &BurnDown, today: NaiveDate) -> String {
    let (start, now) = (burn_down.start(), burn_down.today());
    let day = date_phrase(start.to, today);
    let Some((of_start, net)) = burn_down.burnt_of_start().zip(burn_down.burnt()) else {
        return format!(
            "No risk was open on {day}; {} open now. Choose a later day to start from.",
            are(now.open)
        );
    };
    let (added, ..) = burn_down.flows();
    let gone = match of_start {
        share if share < 0.0 => format!(
            "the {} open on {day} have grown by {}",
            points(start.open),
            percent(-share)
        ),
        share => format!(
            "{} of the {} open on {day} are gone",
            percent(share),
            points(start.open)
        ),
    };
    let gone = capital(&gone);
    match added {
        0 => format!("{gone}; nothing was added since."),
        added => format!(
            "{gone}. Risks of {} were added since, so {} open now: {}.",
            points(added),
            are(now.open),
            match net {
                net if net < 0.0 => format!("{} more than at the start", percent(-net)),
                net => format!("{} less than at the start", percent(net)),
            }
        ),
    }
}

/// Says when the goal is reached at this pace.
pub fn outlook(burn_down: &BurnDown, today: NaiveDate) -> String {
    let goal = quantity::number(burn_down.goal(), 1);
    let due = date_phrase(burn_down.due(), today);
    let late = |on: NaiveDate| {
        if on > burn_down.due() {
            "after"
        } else {
            "before"
        }
    };
    match burn_down.forecast {
        _ if burn_down.start().open == 0 => String::new(),
        Forecast::Steady | Forecast::Leaves { .. } => {
            format!("The goal of at most {goal} open points is reached.")
        }
        _ if f64::from(burn_down.today().open) <= burn_down.goal() => {
            format!("The goal of at most {goal} open points is reached.")
        }
        Forecast::Unknown => {
            let step = burn_down.step.name();
            let have = burn_down.periods.len();
            format!(
                "The goal is at most {goal} open points by {due}. It takes {FEWEST_POINTS} {step}s to see a pace; so far there {}.",
                match have {
                    1 => "is one".to_owned(),
                    have => format!("are {have}"),
                }
            )
        }
        Forecast::Back { on, .. } if on <= today => format!(
            "At this pace 80 % is gone any day now: at most {goal} points are the goal, by {due}."
        ),
        Forecast::Back { on, by } => format!(
            "At this pace 80 % is gone about {}{}; the goal is {due}, so that is {} it.",
            date_phrase(on, today),
            slowest(on, by, today),
            late(on)
        ),
        Forecast::NotAtThisRate | Forecast::Scatter if burn_down.due() <= today => {
            format!("80 % was to be gone by {due}. At this rate it will not be within a year.")
        }
        Forecast::NotAtThisRate | Forecast::Scatter => {
            format!("Not at this rate: 80 % will not be gone by {due}, nor within a year.")
        }
    }
}

/// Names what happened in a period: `12 added, 20 retired, re-scored by −3`.
pub fn flows(added: u32, retired: u32, rescored: i32) -> String {
    let mut parts = vec![format!("{added} added"), format!("{retired} retired")];
    if rescored != 0 {
        parts.push(format!("re-scored by {}", signed(rescored)));
    }
    parts.join(", ")
}

/// Writes a number of points with its sign.
pub fn signed(points: i32) -> String {
    match points {
        0 => "0".to_owned(),
        points if points < 0 => format!("\u{2212}{}", points.unsigned_abs()),
        points => format!("+{points}"),
    }
}

fn points(count: u32) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} point{plural}", quantity::number(count.into(), 0))
}

fn are(count: u32) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", points(count))
}

fn percent(share: f64) -> String {
    format!("{}\u{a0}%", quantity::number(100.0 * share, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::burn_down::{Period, Step};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn since(start: u32, added: u32, left_of_start: u32, forecast: Forecast) -> BurnDown {
        let first = Period {
            to: day("2026-09-01"),
            open: start,
            ..Period::default()
        };
        let last = Period {
            to: day("2026-10-06"),
            open: left_of_start + added,
            added,
            ..Period::default()
        };
        BurnDown {
            step: Step::Week,
            periods: vec![first, last],
            left_of_start,
            trend: None,
            forecast,
        }
    }

    fn said(burn_down: &BurnDown) -> String {
        sentence(burn_down, day("2026-10-06")).replace('\u{a0}', " ")
    }

    fn expected(burn_down: &BurnDown) -> String {
        outlook(burn_down, day("2026-10-06")).replace('\u{a0}', " ")
    }

    #[test]
    fn what_is_gone_and_what_was_added_are_told_apart() {
        assert_eq!(
            said(&since(30, 6, 12, Forecast::Unknown)),
            "60 % of the 30 points open on 1 September are gone. Risks of 6 points were added since, so 18 points are open now: 40 % less than at the start."
        );
        assert_eq!(
            said(&since(30, 0, 12, Forecast::Unknown)),
            "60 % of the 30 points open on 1 September are gone; nothing was added since."
        );
        assert_eq!(
            said(&since(10, 6, 12, Forecast::Unknown)),
            "The 10 points open on 1 September have grown by 20 %. Risks of 6 points were added since, so 18 points are open now: 80 % more than at the start."
        );
        assert_eq!(
            said(&since(0, 6, 0, Forecast::Unknown)),
            "No risk was open on 1 September; 6 points are open now. Choose a later day to start from."
        );
    }

    #[test]
    fn the_outlook_names_a_day_or_says_not_at_this_rate() {
        let on = day("2026-12-20");
        assert_eq!(
            expected(&since(30, 0, 20, Forecast::Back { on, by: Some(on) })),
            "At this pace 80 % is gone about 20 December; the goal is 1 December, so that is after it."
        );
        assert_eq!(
            expected(&since(30, 0, 20, Forecast::NotAtThisRate)),
            "Not at this rate: 80 % will not be gone by 1 December, nor within a year."
        );
        let late = since(30, 0, 20, Forecast::NotAtThisRate);
        assert_eq!(
            outlook(&late, day("2026-12-01")),
            "80 % was to be gone by 1 December. At this rate it will not be within a year."
        );
        assert_eq!(
            expected(&since(30, 0, 20, Forecast::Unknown)),
            "The goal is at most 6 open points by 1 December. It takes 6 weeks to see a pace; so far there are 2."
        );
        assert_eq!(
            expected(&since(30, 0, 6, Forecast::Unknown)),
            "The goal of at most 6 open points is reached."
        );
    }

    #[test]
    fn flows_are_told_with_their_signs() {
        assert_eq!(flows(12, 20, 0), "12 added, 20 retired");
        assert_eq!(
            flows(0, 0, -3),
            "0 added, 0 retired, re-scored by \u{2212}3"
        );
    }
}
