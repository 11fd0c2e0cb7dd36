//! The burn-down in words: how much is gone, what came on top, and what is left to do until the goal.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::domain::decide::burn_down::BurnDown;
use crate::domain::measure::quantity;
use crate::domain::words::english::{counted, counted_with, plural};
use crate::domain::words::{capital, date_phrase};

/// Says how much of the exposure is gone, and what was added and retired.
pub fn sentence(burn_down: &BurnDown, today: NaiveDate) -> String {
    let (start, now) = (burn_down.start(), burn_down.today());
    let day = date_phrase(start.to, today);
    if start.open == 0 {
        return format!(
            "No risk was open on {day}; {} open now. Choose a later day to start from.",
            are(now.open)
        );
    }
    let (left, added) = (burn_down.left_of_start, burn_down.flows().0);
    let gone = match start.open.checked_sub(left) {
        None => format!(
            "the {} open on {day} have grown by {}",
            points(start.open),
            percent(left - start.open, start.open)
        ),
        Some(gone) => format!(
            "{} of the {} open on {day} are gone",
            percent(gone, start.open),
            points(start.open)
        ),
    };
    let gone = capital(&gone);
    if added == 0 {
        return format!("{gone}; nothing was added since.");
    }
    let net = match start.open.checked_sub(now.open) {
        None => format!(
            "{} more than at the start",
            percent(now.open - start.open, start.open)
        ),
        Some(0) => "as many as at the start".to_owned(),
        Some(fewer) => format!("{} less than at the start", percent(fewer, start.open)),
    };
    let of_added = now.open.saturating_sub(left);
    let rest = match of_added.cmp(&added) {
        Ordering::Less => format!(", of which {of_added} are left"),
        Ordering::Equal => String::new(),
        Ordering::Greater => format!(", which have grown to {of_added}"),
    };
    format!(
        "{gone}. Risks of {} were added since{rest}, so {} open now: {net}.",
        points(added),
        are(now.open)
    )
}

/// Says what is left to do until the goal, and how fast it went so far; no day is foretold.
pub fn outlook(burn_down: &BurnDown, today: NaiveDate) -> String {
    let goal = quantity::number(burn_down.goal(), 1);
    let open = burn_down.today().open;
    let due = date_phrase(burn_down.due(), today);
    if burn_down.start().open == 0 {
        return String::new();
    }
    if f64::from(open) <= burn_down.goal() {
        return format!("The goal of at most {goal} open points is reached.");
    }
    let Some(needed) = burn_down.needed_pace() else {
        return format!(
            "The goal was at most {goal} open points by {due}; {} open.",
            are(open)
        );
    };
    let goal = format!("The goal is at most {goal} open points by {due}: ");
    let was = match burn_down.pace() {
        None => return format!("{goal}{} a week.", weekly(needed)),
        Some(0.0) => "so far there are as many as at the start".to_owned(),
        Some(pace) if pace < 0.0 => format!("so far they grew by {} a week", weekly(-pace)),
        Some(pace) => format!("so far it was {} a week", weekly(pace)),
    };
    format!("{goal}{} a week from now on; {was}.", weekly(needed))
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
    counted(count as usize, "point")
}

fn are(count: u32) -> String {
    counted_with(count as usize, "point", "is", "are")
}

/// Writes so many of so many in percent, never rounded up: what is nearly all is not all.
fn percent(part: u32, whole: u32) -> String {
    match 100 * u64::from(part) / u64::from(whole.max(1)) {
        0 if part > 0 => "less than 1\u{a0}%".to_owned(),
        percent => format!("{percent}\u{a0}%"),
    }
}

/// Writes points a week, with a decimal where there are few.
fn weekly(points: f64) -> String {
    let decimals = usize::from(points < 10.0);
    let points = quantity::number(points.max(0.1), decimals);
    format!(
        "{points} {}",
        plural(usize::from(points != "1") + 1, "point")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::burn_down::{Period, Step};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn since(start: u32, added: u32, left_of_start: u32) -> BurnDown {
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
            said(&since(30, 6, 12)),
            "60 % of the 30 points open on 1 September are gone. Risks of 6 points were added since, so 18 points are open now: 40 % less than at the start."
        );
        assert_eq!(
            said(&since(30, 0, 12)),
            "60 % of the 30 points open on 1 September are gone; nothing was added since."
        );
        assert_eq!(
            said(&since(10, 6, 12)),
            "The 10 points open on 1 September have grown by 20 %. Risks of 6 points were added since, so 18 points are open now: 80 % more than at the start."
        );
        let mut eased = since(8, 16, 12);
        eased.periods[1].open = 21;
        assert_eq!(
            said(&eased),
            "The 8 points open on 1 September have grown by 50 %. Risks of 16 points were added since, of which 9 are left, so 21 points are open now: 162 % more than at the start."
        );
        assert_eq!(
            said(&since(0, 6, 0)),
            "No risk was open on 1 September; 6 points are open now. Choose a later day to start from."
        );
    }

    #[test]
    fn what_is_nearly_all_is_not_all_and_what_is_little_is_not_nothing() {
        let nearly = since(200, 0, 1);
        assert!(
            said(&nearly).starts_with("99 % of the 200 points"),
            "{}",
            said(&nearly)
        );
        assert!(said(&since(200, 0, 199)).starts_with("Less than 1 % of"));
        assert!(said(&since(200, 0, 0)).starts_with("100 % of"));
        assert!(
            said(&since(30, 30, 0))
                .ends_with("so 30 points are open now: as many as at the start.")
        );
    }

    /// From 1 September to 6 October are 5 weeks, from there to 1 December 8.
    #[test]
    fn the_outlook_says_what_has_to_go_a_week_and_foretells_no_day() {
        assert_eq!(
            expected(&since(30, 0, 20)),
            "The goal is at most 6 open points by 1 December: 1.8 points a week from now on; so far it was 2 points a week."
        );
        assert_eq!(
            expected(&since(30, 5, 30)),
            "The goal is at most 6 open points by 1 December: 3.6 points a week from now on; so far they grew by 1 point a week."
        );
        assert_eq!(
            expected(&since(30, 0, 30)),
            "The goal is at most 6 open points by 1 December: 3 points a week from now on; so far there are as many as at the start."
        );
        assert_eq!(
            expected(&since(30, 0, 6)),
            "The goal of at most 6 open points is reached."
        );
        let mut over = since(30, 0, 20);
        over.periods[1].to = day("2026-12-01");
        assert_eq!(
            outlook(&over, day("2026-12-01")),
            "The goal was at most 6 open points by 1 December; 20 points are open."
        );
        let mut young = since(30, 0, 30);
        young.periods[1].to = day("2026-09-03");
        assert_eq!(
            outlook(&young, day("2026-09-03")),
            "The goal is at most 6 open points by 1 December: 1.9 points a week."
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
