//! The talk with a stakeholder who resists: their concern first, then what not acting costs, then what would cost less.
//!
//! The order is that of interest-based negotiation (Fisher and Ury, *Getting to Yes*): a person who has been heard
//! listens, and an option that costs them less is easier to take than a reason.

use super::escalation;
use super::letter::Letter;
use super::matter::{Matter, sentence};
use crate::domain::decide::decision::{DecisionOption, Resistance};
use crate::domain::value::Finite;
use crate::domain::words::date_phrase;

/// Writes the words for the talk.
pub fn letter(matter: &Matter) -> Letter {
    let none = Resistance::default();
    let sheet = matter.decision.resistance.as_ref().unwrap_or(&none);
    let mut letter = Letter::default();
    letter.say_or_gap(&sheet.who, "who resists");
    let question = matter.decision.question.trim();
    letter.say(&format!(
        ", before we decide “{question}” I want to be sure that I have understood you. As I see it, your concern is \
         this: "
    ));
    letter.sentence_or_gap(&sheet.concern, "their concern, in their words");
    letter.say(" Have I got that right?\n\nThis is what I cannot leave out. If nothing is done: ");
    letter.sentence_or_gap(
        &escalation::if_nothing(matter),
        "what happens if nothing is done",
    );
    letter.say("\n\nThere may be a way that costs you less: ");
    letter.sentence_or_gap(&sheet.alternatives, "what would cost them less");
    if let [only] = matter.weighed.verdict.first()
        && let Some(option) = matter.decision.option(*only)
    {
        let words = escalation::option_words(option, matter);
        letter.say(&format!("\n\nWhat I would choose today is this. {words}"));
    }
    let by = (matter.decision.decide_by).map(|day| date_phrase(day, matter.today()));
    letter.say("\n\nWhich of these could you carry, and what would you need for it? I would like us to settle it by ");
    letter.say_or_gap(&by.unwrap_or_default(), "by when");
    letter.say(".");
    letter
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
