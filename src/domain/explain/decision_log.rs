//! The decision log as a document: what was decided, why, by whom, and when it is looked at again.

use chrono::NaiveDate;

use super::document::Document;
use crate::domain::decide::decision::Decision;
use crate::domain::field::search_text;
use crate::domain::order::sort_by;
use crate::domain::scorecard::Scorecard;

/// Returns the open decisions: the one that is needed first comes first, those without a day by age.
pub fn open(scorecard: &Scorecard) -> Vec<Decision> {
    let all = scorecard.all::<Decision>();
    let mut open: Vec<Decision> = all
        .filter(|decision| decision.outcome.is_none())
        .cloned()
        .collect();
    let rank = |decision: &Decision| {
        (
            decision.decide_by.unwrap_or(NaiveDate::MAX),
            decision.created,
            decision.id,
        )
    };
    sort_by(&mut open, |a, b| rank(a).cmp(&rank(b)));
    open
}

/// Returns the decisions that were made, newest first.
pub fn made(scorecard: &Scorecard) -> Vec<Decision> {
    let all = scorecard.all::<Decision>();
    let mut made: Vec<Decision> = all
        .filter(|decision| decision.outcome.is_some())
        .cloned()
        .collect();
    let on = |decision: &Decision| decision.outcome.as_ref().map(|outcome| outcome.on);
    sort_by(&mut made, |a, b| (on(b), b.id).cmp(&(on(a), a.id)));
    made
}

/// Tells whether the decision holds the words that are searched for, in any of its texts.
pub fn matches(decision: &Decision, query: &str) -> bool {
    let all = search_text(decision);
    let query = query.to_lowercase();
    query.split_whitespace().all(|word| all.contains(word))
}

/// Returns the decisions that were made as a document.
pub fn document(decisions: &[Decision], title: &str, today: NaiveDate) -> Document {
    let mut log = Document::default();
    log.title(format!("Decisions of {title}"));
    log.paragraph(format!("As of {today}."));
    for decision in decisions {
        let Some(outcome) = &decision.outcome else {
            continue;
        };
        let chosen = decision.option(outcome.option);
        let chosen = chosen.map_or("an option that is gone", |option| option.name.as_str());
        log.heading(&format!("{}: {}", outcome.on, decision.question));
        log.point(format!("Chosen: {chosen}"));
        log.point(format!("Reason: {}", outcome.reason));
        log.point(format!("Decided by: {}", outcome.by));
        if let Some(review) = outcome.review {
            let due = if review <= today { " (due)" } else { "" };
            log.point(format!("Review: {review}{due}"));
        }
        if !outcome.against.is_empty() {
            let against = &outcome.against;
            log.point(format!("Differs from the rule, which said: {against}"));
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::decide::decision::{DecisionOption, Outcome};
    use crate::domain::decide::rule::tests::{decision, today};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;

    fn made_on(number: u128, on: &str, review: Option<&str>) -> Decision {
        let option = DecisionOption::new(Id::from_number(11), "Move\n# the keys");
        Decision {
            id: Id::from_number(number),
            outcome: Some(Outcome {
                option: option.id,
                reason: "Least risk,\nand on time".to_owned(),
                by: "Ada".to_owned(),
                on: on.parse().unwrap(),
                review: review.map(|day| day.parse().unwrap()),
                against: String::new(),
                extra: Extra::new(),
            }),
            ..decision(vec![option])
        }
    }

    #[test]
    fn the_log_says_what_why_who_and_when_again() {
        let log = document(
            &[made_on(1, "2026-03-02", Some("2026-03-09"))],
            "Payments",
            today(),
        );
        let expected = "# Decisions of Payments\n\nAs of 2026-03-10.\n\n## 2026-03-02: Encrypt the backups?\n\n\
            - Chosen: Move # the keys\n- Reason: Least risk, and on time\n- Decided by: Ada\n- Review: 2026-03-09 (due)";
        assert_eq!(log.editable(), expected);
    }

    #[test]
    fn what_is_needed_first_comes_first_and_what_was_made_last() {
        let open_by = |number: u128, by: Option<&str>| Decision {
            id: Id::from_number(number),
            decide_by: by.map(|day| day.parse().unwrap()),
            ..decision(Vec::new())
        };
        let edit = Edit::new("")
            .put(open_by(1, None))
            .put(open_by(2, Some("2026-04-01")))
            .put(open_by(3, Some("2026-03-20")))
            .put(made_on(4, "2026-03-02", None))
            .put(made_on(5, "2026-03-05", None));
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(edit, Replica(1)).unwrap();
        let ids = |decisions: Vec<Decision>| {
            let ids = decisions.iter().map(|decision| decision.id.0.as_u128());
            ids.collect::<Vec<_>>()
        };
        assert_eq!(ids(open(&card)), [3, 2, 1]);
        assert_eq!(ids(made(&card)), [5, 4]);
    }

    #[test]
    fn a_search_finds_words_in_any_text_and_any_order() {
        let decision = made_on(1, "2026-03-02", None);
        assert!(matches(&decision, "keys BACKUPS"));
        assert!(matches(&decision, "ada least"));
        assert!(matches(&decision, " "));
        assert!(!matches(&decision, "backups vendor"));
    }
}
