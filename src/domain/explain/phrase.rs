//! Phrases with slots: sentences for hard moments, filled with what the scorecard says.
//!
//! The phrases are data ([`crate::library::phrases`]) or a person's own ([`super::own_phrase`]). [`PhraseFacts`] holds what
//! can stand in a slot; a slot for which nothing is known stays a gap, so that nobody says a wrong figure.

use crate::domain::field::Value;

use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::words::facts::Known;
use crate::domain::words::template::Template;

/// A phrase of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// Makes the id of the favourite, so that two copies mark the same record. Never changed, never used again.
    pub number: u32,
    pub occasion: Occasion,
    pub tone: Tone,
    /// When to use it.
    pub when: &'static str,
    /// The words, with slots like `{risk}`.
    pub text: &'static str,
    /// What an escalation or an alignment has to say, and this one does.
    pub says: Vec<Says>,
}

impl Phrase {
    /// Returns the id of the record that marks it as a favourite.
    pub fn favourite_id(&self) -> Id {
        const BASE: u128 = 0xf0a5_0000_0000_4000_8000_0000_0000_0000;
        Id::from_number(BASE + u128::from(self.number))
    }
}

/// What a phrase is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Occasion {
    #[default]
    Escalation,
    Alignment,
    DeEscalation,
    SayingNo,
    AskingForData,
    BadNews,
    GoodNews,
}

named!(Occasion {
    Escalation: "Escalation",
    Alignment: "Alignment",
    DeEscalation: "De-escalation",
    SayingNo: "Saying no",
    AskingForData: "Asking for data",
    BadNews: "Bad news",
    GoodNews: "Good news",
});

impl Occasion {
    /// Says what the phrases of the occasion do.
    pub fn purpose(self) -> &'static str {
        match self {
            Occasion::Escalation => {
                "The risk, what happens if nothing is done, and who has to be involved"
            }
            Occasion::Alignment => {
                "How protection serves the project, and a way that keeps both safe and fast"
            }
            Occasion::DeEscalation => "To bring a heated talk back to the facts",
            Occasion::SayingNo => "A clear no, with the reason and what is possible instead",
            Occasion::AskingForData => "To get the figures you depend on, in time",
            Occasion::BadNews => "What happened, what it means, what is done, and what comes next",
            Occasion::GoodNews => "What got better, who made it so, and what is left",
        }
    }
}

/// How it sounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Tone {
    Firm,
    #[default]
    Neutral,
    Warm,
}

named!(Tone {
    Firm: "Firm",
    Neutral: "Neutral",
    Warm: "Warm",
});

/// What an escalation and an alignment are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The significant risk.
    Risk,
    /// What happens if nothing is done.
    Consequence,
    /// Who has to be involved.
    Who,
    /// How protocols serve the project.
    ServesProject,
    /// How security and efficiency both hold.
    BothHold,
    /// That a solution which meets both is wanted.
    Willing,
}

/// A place in a phrase that a fact of the scorecard fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Project,
    Kpi,
    Value,
    Target,
    Distance,
    Risk,
    Score,
    Owner,
    Consequence,
    Loss,
    NextStep,
    Decision,
    Decider,
    Date,
    Amount,
    Stakeholder,
}

named!(
    /// Returns what stands between the braces.
    Slot {
    Project: "project",
    Kpi: "kpi",
    Value: "value",
    Target: "target",
    Distance: "distance",
    Risk: "risk",
    Score: "score",
    Owner: "owner",
    Consequence: "consequence",
    Loss: "loss",
    NextStep: "next step",
    Decision: "decision",
    Decider: "decider",
    Date: "date",
    Amount: "amount",
    Stakeholder: "stakeholder",
});

impl Slot {
    /// Returns what a gap says, where nothing is known.
    pub fn label(self) -> &'static str {
        match self {
            Slot::Project => "the project",
            Slot::Kpi => "which KPI",
            Slot::Value => "its value",
            Slot::Target => "its target",
            Slot::Distance => "how far from its target",
            Slot::Risk => "which risk",
            Slot::Score => "its score",
            Slot::Owner => "who owns the risk",
            Slot::Consequence => "what happens if nothing is done",
            Slot::Loss => "what it may cost a year",
            Slot::NextStep => "the next step",
            Slot::Decision => "what is to be decided",
            Slot::Decider => "who decides",
            Slot::Date => "by when",
            Slot::Amount => "how much money",
            Slot::Stakeholder => "who is told",
        }
    }

    fn named(name: &str) -> Option<Slot> {
        Slot::ALL.into_iter().find(|slot| slot.name() == name)
    }
}

/// What can stand in the slots; what is not known is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhraseFacts(Vec<(Slot, String)>);

impl PhraseFacts {
    /// Sets what a slot says; words without content leave it unknown.
    pub fn set(&mut self, slot: Slot, words: &str) {
        let words = words.trim();
        self.0.retain(|(of, _)| *of != slot);
        if !words.is_empty() {
            self.0.push((slot, words.to_owned()));
        }
    }

    pub fn get(&self, slot: Slot) -> &str {
        let found = self.0.iter().find(|(of, _)| *of == slot);
        found.map_or("", |(_, words)| words)
    }
}

impl Known for PhraseFacts {
    fn value(&self, name: &str) -> Option<String> {
        Some(self.get(Slot::named(name)?).to_owned())
    }

    fn hint(&self, name: &str) -> String {
        let slot = Slot::named(name);
        slot.map_or("", Slot::label).to_owned()
    }
}

/// Returns the slots of a text, in its order.
pub fn slots(text: &str) -> Vec<Slot> {
    let names = Template::read(text).names().into_iter();
    names.filter_map(Slot::named).collect()
}

/// Tells whether the texts hold each word of the query, at the start of one of their words.
pub fn finds(texts: &[&str], query: &str) -> bool {
    let is_break = |c: char| !c.is_alphanumeric();
    let query = query.to_lowercase();
    let mut wanted = query.split(is_break).filter(|word| !word.is_empty());
    wanted.all(|wanted| {
        texts.iter().any(|text| {
            let text = text.to_lowercase();
            text.split(is_break).any(|word| word.starts_with(wanted))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::template::fill;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn facts() -> PhraseFacts {
        let mut facts = PhraseFacts::default();
        facts.set(Slot::Kpi, "SLA compliance");
        facts.set(Slot::Value, "99.7 %");
        facts.set(Slot::Owner, "the platform team");
        facts
    }

    #[test]
    fn what_is_known_fills_its_slot_and_what_is_not_stays_a_gap_with_a_label() {
        let letter = fill(
            "“{kpi}” is {value}, for {target}. {owner} knows; {risk}?",
            &facts(),
        );
        assert_eq!(
            letter.text(),
            "“SLA compliance” is 99.7 %, for [its target]. The platform team knows; [which risk]?"
        );
        assert_eq!(letter.gaps(), 2);
    }

    #[test]
    fn braces_of_others_and_slots_within_values_stay_as_they_are() {
        let mut facts = facts();
        facts.set(Slot::Risk, "{kpi} is late");
        assert_eq!(
            fill("{ {x} {risk} {", &facts).text(),
            "{ {x} {kpi} is late {"
        );
    }

    #[test]
    fn words_without_content_leave_a_slot_unknown() {
        let mut facts = facts();
        facts.set(Slot::Kpi, "  ");
        assert_eq!(fill("{kpi}", &facts).text(), "[which KPI]");
    }

    #[test]
    fn every_word_of_a_search_begins_a_word_of_the_phrase() {
        let texts = ["De-escalation", "Bring a heated talk back"];
        assert!(finds(&texts, "heat TALK"));
        assert!(finds(&texts, "de-esc"));
        assert!(finds(&texts, ""));
        assert!(!finds(&texts, "heated eated"));
    }

    proptest! {
        #[test]
        fn a_text_without_slots_is_unchanged(text in "[^{}]{0,60}") {
            let filled = fill(&text, &facts()).text();
            prop_assert_eq!(filled, text);
        }

        #[test]
        fn no_slot_is_left_whatever_is_known(
            parts in proptest::collection::vec((select(&Slot::ALL[..]), "[a-z .{}]{0,8}"), 0..6),
            known in proptest::collection::vec((select(&Slot::ALL[..]), "[a-z]{1,8}"), 0..8),
        ) {
            let mut facts = PhraseFacts::default();
            known.iter().for_each(|(slot, words)| facts.set(*slot, words));
            let text: String = parts.iter().map(|(slot, words)| format!("{{{}}}{words}", slot.name())).collect();
            let count = slots(&text).len();
            let letter = fill(&text, &facts);
            prop_assert!(slots(&letter.text()).is_empty());
            prop_assert!(letter.gaps() <= count);
        }
    }
}
