//! What a decision changes in the risk register once its option is in place.

use chrono::NaiveDate;

use super::decision::DecisionOption;
use super::risk::{Risk, ScoresFrom};
use crate::domain::base::Extra;

/// Returns the open risks with the scores that the option expects of them; only those that change.
///
/// A score that is already set for the day or later is corrected, so that the history has one a day.
pub fn rescored(
    option: &DecisionOption,
    question: &str,
    risks: &[&Risk],
    today: NaiveDate,
) -> Vec<Risk> {
    let changed = risks.iter().filter(|risk| risk.is_open_on(today));
    let changed = changed.filter_map(|risk| {
        let expected = option.score_of(risk.id)?;
        let newest = risk.current()?;
        if newest.residual == expected {
            return None;
        }
        let scores = ScoresFrom {
            from: newest.from.max(today),
            inherent: newest.inherent,
            residual: expected,
            target: newest.target,
            note: format!("Decided: {question}: {}", option.name),
            extra: Extra::new(),
        };
        let mut risk = (**risk).clone();
        risk.scores.retain(|one| one.from < scores.from);
        risk.scores.push(scores);
        Some(risk)
    });
    changed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::decide::rule::tests::{option_with, risk};
    use crate::domain::decide::scale::Score;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_new_score_joins_the_history_and_the_old_one_stays() {
        let (vendor, other) = (risk(1, 4, 4), risk(2, 2, 2));
        let option = option_with(9, Some(1), Some(1), &[(1, 2, 4), (2, 2, 2)]);
        let changed = rescored(&option, "Change it?", &[&vendor, &other], day("2026-03-10"));
        assert_eq!(changed.len(), 1, "an equal score is no change");
        assert_eq!(changed[0].scores.len(), 2);
        assert_eq!(
            Some(changed[0].scores[1].residual),
            Score::of(2, 4),
            "{changed:?}"
        );
        assert_eq!(changed[0].scores[1].inherent, vendor.scores[0].inherent);
        assert_eq!(changed[0].check(), Ok(()));
    }

    #[test]
    fn a_second_score_of_one_day_replaces_the_first() {
        let vendor = risk(1, 4, 4);
        let option = option_with(9, None, None, &[(1, 1, 4)]);
        let from = vendor.scores[0].from;
        let changed = rescored(&option, "Change it?", &[&vendor], from);
        assert_eq!(changed[0].scores.len(), 1);
        assert_eq!(changed[0].check(), Ok(()));
    }

    #[test]
    fn a_closed_risk_keeps_its_scores() {
        let mut vendor = risk(1, 4, 4);
        vendor.closed = Some(day("2026-03-01"));
        let option = option_with(9, None, None, &[(1, 1, 4)]);
        assert!(rescored(&option, "Change it?", &[&vendor], day("2026-03-10")).is_empty());
    }
}
