//! What interviewers ask a security coordinator, by dimension, and what they listen for.

use crate::domain::grow::assessment::Dimension;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    pub dimension: Dimension,
    pub asks: &'static str,
    /// What a good answer has in it.
    pub listens_for: &'static str,
}

const fn ask(dimension: Dimension, asks: &'static str, listens_for: &'static str) -> Question {
    Question {
        dimension,
        asks,
        listens_for,
    }
}

use Dimension::{
    ActingEarly, Aligning, BusinessImpact, Communicating, DecidingWithData, Improving, Prioritising,
};

pub const QUESTIONS: &[Question] = &[
    ask(
        BusinessImpact,
        "Which security KPI mattered most to your last project, and why to the business?",
        "A KPI by name, its value, and what a miss costs: a client, a date, a penalty.",
    ),
    ask(
        BusinessImpact,
        "When was a security measure not worth its money?",
        "A cost held against a loss, and the courage to say no.",
    ),
    ask(
        BusinessImpact,
        "Tell me what an incident you handled cost the company.",
        "An amount or a range with its basis: hours, orders, penalties.",
    ),
    ask(
        BusinessImpact,
        "How would you ask for a budget that nobody had planned?",
        "The loss avoided, the cost, when it pays back, and what happens without it.",
    ),
    ask(
        Prioritising,
        "You have forty open findings and two developers for a week. What do you do?",
        "An order by what can happen and how likely it is, and what is left for later.",
    ),
    ask(
        Prioritising,
        "What did you decide not to do, and how did it turn out?",
        "A choice made on purpose, told to those it concerned, and looked at again.",
    ),
    ask(
        Prioritising,
        "Two managers each call their request urgent. Which comes first?",
        "One measure for both, and an answer to each.",
    ),
    ask(
        Prioritising,
        "How do you choose the few KPIs that a team follows?",
        "Five or so, each with a target, an owner and a decision that hangs on it.",
    ),
    ask(
        Communicating,
        "Explain a critical vulnerability to a product owner.",
        "What can happen to the product, how likely, what it takes, by when; no jargon.",
    ),
    ask(
        Communicating,
        "Tell me about bad news that you had to bring.",
        "Early, in one sentence, with what is done about it and what is asked for.",
    ),
    ask(
        Communicating,
        "Your KPI is off target for the third month. What do you say?",
        "The gap, the cause, the action with a date, and whether it is a change or noise.",
    ),
    ask(
        Communicating,
        "How do you report the same figure to engineers and to the board?",
        "The same number, a different question: what to fix, and what it means.",
    ),
    ask(
        ActingEarly,
        "Which risk did you see before anyone else?",
        "What gave it away, what was done, and that it did not happen.",
    ),
    ask(
        ActingEarly,
        "What would you look at in your first two weeks here?",
        "The risk register, the KPIs, who decides, and what hurt last.",
    ),
    ask(
        ActingEarly,
        "Tell me about something that you started without being asked.",
        "A gap that was noticed, a first small step, a result.",
    ),
    ask(
        ActingEarly,
        "How do you keep a small warning from becoming an incident?",
        "A limit that was set before, who is told, and what happens then.",
    ),
    ask(
        DecidingWithData,
        "Tell me about a decision that a number changed.",
        "The view before, the figure and where it came from, and the view after.",
    ),
    ask(
        DecidingWithData,
        "A KPI went from 96 to 94 % this week. What do you do?",
        "First whether that is more than the usual scatter; then the cause.",
    ),
    ask(
        DecidingWithData,
        "How do you decide when the data is poor?",
        "A range instead of a point, what would change the decision, and a day to look again.",
    ),
    ask(
        DecidingWithData,
        "How do you know that your figures are right?",
        "A fixed definition, one source, the same day, and gaps shown as gaps.",
    ),
    ask(
        Aligning,
        "Tell me about somebody who was against a security measure.",
        "Their reason in their words, what was offered, and what was agreed.",
    ),
    ask(
        Aligning,
        "A client asks for a change that opens a security gap. What do you answer?",
        "Effects first, options with their price, and who decides.",
    ),
    ask(
        Aligning,
        "How do you get developers to fix what is not their bug?",
        "Their goal, a small step, help, and credit given.",
    ),
    ask(
        Aligning,
        "Who has to agree before a risk is accepted?",
        "A named person with the authority, a reason, and a review day.",
    ),
    ask(
        Improving,
        "What did you learn from your last incident?",
        "A cause behind the cause, one change, and a figure that shows it holds.",
    ),
    ask(
        Improving,
        "Which of your routines is better than a year ago?",
        "Before and after in numbers, and what made the difference.",
    ),
    ask(
        Improving,
        "Tell me about something that did not work.",
        "The aim, the result, what was stopped, and what came instead.",
    ),
    ask(
        Improving,
        "How do you stay current without drowning in news?",
        "Few sources, a fixed time, and one thing that was put to use.",
    ),
];

/// Returns the questions of a dimension.
pub fn of(dimension: Dimension) -> impl Iterator<Item = &'static Question> {
    QUESTIONS
        .iter()
        .filter(move |question| question.dimension == dimension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_has_four_questions_and_each_says_what_is_listened_for() {
        for dimension in Dimension::ALL {
            assert_eq!(of(dimension).count(), 4, "{}", dimension.name());
        }
        for question in QUESTIONS {
            assert!(question.asks.ends_with(['?', '.']), "{}", question.asks);
            assert!(question.listens_for.ends_with('.'), "{}", question.asks);
        }
    }
}
