//! The talk with a stakeholder who resists: their concern first, then what not acting costs, then what would cost less.
//!
//! The order is that of interest-based negotiation (Fisher and Ury, *Getting to Yes*): a person who has been heard
//! listens, and an option that costs them less is easier to take than a reason.

use super::escalation;
use super::matter::Matter;
use crate::domain::decide::decision::{DecisionOption, Resistance};
use crate::domain::value::Finite;
use crate::domain::words::facts::Facts;
use crate::domain::words::{date_phrase, sentence};

/// Collects what is said in the talk.
pub fn facts(matter: &Matter) -> Facts {
    let none = Resistance::default();
    let decision = matter.decision;
    let sheet = decision.resistance.as_ref().unwrap_or(&none);
    let choice = match matter.weighed.verdict.first() {
        [only] => decision.option(*only),
        _ => None,
    };
    let choice = choice.map(|option| escalation::option_words(option, matter));
    let by = (decision.decide_by).map(|day| date_phrase(day, matter.today()));
    Facts::default()
        .say("who", &sheet.who)
        .say("question", decision.question.trim())
        .say("concern", &sheet.concern)
        .say("nothing", escalation::if_nothing(matter))
        .say("alternatives", &sheet.alternatives)
        .say("choice", choice.unwrap_or_default())
        .say("by", by.unwrap_or_default())
}

/// Suggests what would cost less, from the options that are cheaper than the dearest; empty when none is.
pub fn cheaper(matter: &Matter) -> String {
    let options = &matter.decision.options;
    let dearest = options.iter().filter_map(|option| option.cost);
    let dearest = dearest.fold(Finite::ZERO, |a, b| if b > a { b } else { a });
    let is_cheaper = |option: &&DecisionOption| {
        !option.is_nothing() && option.cost.is_some_and(|cost| cost < dearest)
    };
    let lines = options.iter().filter(is_cheaper);
    let lines: Vec<String> = lines
        .map(|option| escalation::option_words(option, matter))
        .collect();
    sentence(&lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::decision::Decision;
    use crate::domain::decide::rule::tests::{decision, option_with, risk};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::{Edit, Scorecard};
    use crate::library::letters::resistance as letter;

    #[test]
    fn the_concern_comes_before_the_risk_and_cheaper_ways_are_suggested() {
        let mut question = decision(vec![
            option_with(11, Some(20_000), Some(5), &[(1, 1, 4)]),
            option_with(12, Some(500), Some(0), &[(1, 2, 4)]),
            DecisionOption::nothing(Id::from_number(13)),
        ]);
        question.resistance = Some(Resistance {
            who: "Jo".to_owned(),
            concern: "The release moves".to_owned(),
            ..Resistance::default()
        });
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(Edit::new("").put(risk(1, 4, 4)).put(question), Replica(1))
            .unwrap();
        let decision = card.get::<Decision>(Id::from_number(900)).unwrap();
        let now = "2026-03-10T09:00:00".parse().unwrap();
        let matter = Matter::of(&card, decision, now);
        let text = letter(&matter).text();
        let (concern, risk) = (
            text.find("The release moves.").unwrap(),
            text.find("“Risk 1” stays at 16.").unwrap(),
        );
        assert!(concern < risk, "{text}");
        assert!(text.contains("[what would cost them less]"), "{text}");
        assert!(
            text.contains("What I would choose today is this. Option 11:"),
            "{text}"
        );
        assert_eq!(
            cheaper(&matter).replace(['\u{a0}', '\u{202f}'], " "),
            "Option 12: costs EUR 500, leaves “Risk 1” at 8."
        );
    }
}
