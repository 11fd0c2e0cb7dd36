//! The escalation: what is said to those who may accept more risk than the coordinator.
//!
//! The order is that of a decision memo: what is needed and by when, the risk, what happens if nothing is done, the
//! options, what is asked, and who has to be involved.

use super::matter::Matter;
use crate::domain::decide::decision::DecisionOption;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::rule::Verdict;
use crate::domain::decide::what_if;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::order::sort_and_dedup;
use crate::domain::words::facts::Facts;
use crate::domain::words::{date_phrase, listed, sentence};

/// So many risks are described one by one.
const TOLD: usize = 3;

/// Collects what the escalation says.
pub fn facts(matter: &Matter) -> Facts {
    let decision = matter.decision;
    let by = (decision.decide_by).map(|day| date_phrase(day, matter.today()));
    let beyond = match (&matter.weighed.verdict, matter.weighed.limit) {
        (Verdict::Escalate, Some(limit)) => limit.to_string(),
        _ => String::new(),
    };
    let significant = matter.significant();
    let told = significant.iter().take(TOLD);
    let told: Vec<String> = told.map(|risk| risk_words(risk, matter)).collect();
    let options = decision.options.iter();
    let options: Vec<String> = options
        .map(|option| format!("- {}", option_words(option, matter)))
        .collect();
    let facts = Facts::default()
        .say("coordinator", &matter.settings.coordinator)
        .say("question", &decision.question)
        .say("by", by.unwrap_or_default())
        .say("escalate to", &decision.escalate_to)
        .say("beyond", beyond)
        .say("context", &decision.context)
        .say("risks", told.join("\n\n"))
        .count("more", significant.len().saturating_sub(TOLD))
        .say("nothing", if_nothing(matter))
        .say("options", options.join("\n"))
        .say("ask", &decision.ask);
    involved(facts, &significant)
}

/// Names the people whom it concerns, the owners of the risks, and the risks that have none.
fn involved(facts: Facts, significant: &[&Risk]) -> Facts {
    let is_owned = |risk: &&&Risk| !risk.owner.trim().is_empty();
    let owned = significant.iter().filter(is_owned);
    let mut owners: Vec<&str> = owned.map(|risk| risk.owner.trim()).collect();
    let count = owners.len();
    sort_and_dedup(&mut owners);
    let free = significant.iter().filter(|risk| !is_owned(risk));
    let mut free: Vec<String> = free.map(|risk| format!("“{}”", risk.name)).collect();
    if owners.is_empty() {
        free.clear();
    }
    facts
        .say("owners", listed(&owners))
        .count("owner", owners.len())
        .count("owned", count)
        .say("unowned", listed(&free))
        .count("free", free.len())
}

fn risk_words(risk: &Risk, matter: &Matter) -> String {
    let mut words = format!("The risk: “{}”", risk.name);
    if let Some(scores) = risk.scores_on(matter.today()) {
        words += &format!(" stands at {}", matter.score_words(scores.residual));
    }
    words += ".";
    let description = sentence(&risk.description);
    if !description.is_empty() {
        words += &format!(" {description}");
    }
    let kpis = risk.kpis.iter().filter_map(|hurt| {
        let kpi = matter.scorecard.get::<Kpi>(hurt.kpi)?;
        Some(format!("“{}”", kpi.name))
    });
    let kpis: Vec<String> = kpis.collect();
    if !kpis.is_empty() {
        words += &format!(" It would hurt {}.", listed(&kpis));
    }
    words
}

/// Says what happens if nothing is done: in the coordinator's words, else by the register; empty when nothing is known.
pub fn if_nothing(matter: &Matter) -> String {
    match matter.decision.not_acting() {
        "" => from_register(matter),
        words => words.to_owned(),
    }
}

/// Says what the register expects when nothing is done; empty when the decision is about none of its risks.
pub fn from_register(matter: &Matter) -> String {
    let risks = matter.significant();
    if risks.is_empty() {
        return String::new();
    }
    let stays = risks.iter().take(TOLD).filter_map(|risk| {
        let score = risk.scores_on(matter.today())?.residual;
        Some(format!("“{}” stays at {}", risk.name, score.value()))
    });
    let stays: Vec<String> = stays.collect();
    let mut words = listed(&stays);
    if let Some(limit) = matter.weighed.limit {
        words += &format!(", against an appetite of {limit}");
    }
    let loss = what_if::yearly_loss(None, &risks, &matter.policy, matter.today());
    if let Some(loss) = loss.filter(|loss| loss.mean >= 1.0) {
        words += &format!(
            "; that costs about {} a year on average, by our estimate",
            matter.money(about(loss.mean))
        );
    }
    sentence(&words)
}

/// Keeps two digits of an estimate: more of them would claim to be known.
fn about(amount: f64) -> f64 {
    // What was just written as a number reads as one.
    format!("{amount:.1e}").parse().unwrap_or(amount)
}

/// Describes an option in a line: `Encrypt the backups: costs EUR 20 000, delays us by 5 days, leaves “Data breach” at 8.`
pub fn option_words(option: &DecisionOption, matter: &Matter) -> String {
    let mut words = vec![match option.cost {
        Some(cost) if cost.get() == 0.0 => "no cost".to_owned(),
        Some(cost) => format!("costs {}", matter.money(cost.get())),
        None => "cost not known yet".to_owned(),
    }];
    if let Some(benefit) = option.benefit.filter(|benefit| benefit.get() != 0.0) {
        words.push(format!("brings {}", matter.money(benefit.get())));
    }
    if let Some(days) = option.delay.map(|days| days.get()) {
        let size = quantity::format(Unit::Days, days.abs(), "");
        match days {
            d if d > 0.0 => words.push(format!("delays us by {size}")),
            d if d < 0.0 => words.push(format!("gains us {size}")),
            _ => {}
        }
    }
    let left = matter.concerned().into_iter().filter_map(|risk| {
        let now = risk.scores_on(matter.today())?.residual;
        let score = option.score_of(risk.id).unwrap_or(now);
        Some(format!("leaves “{}” at {}", risk.name, score.value()))
    });
    words.extend(left.take(TOLD));
    format!("{}: {}.", option.name, words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::decision::Decision;
    use crate::domain::decide::loss::Loss;
    use crate::domain::decide::rule::tests::{decision, option_with, policy, risk};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::{Edit, Scorecard};
    use crate::library::letters::escalation as letter;

    fn written(edit: Edit) -> (String, usize) {
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(edit, Replica(1)).unwrap();
        let decision = card.get::<Decision>(Id::from_number(900)).unwrap();
        let now = "2026-03-10T09:00:00".parse().unwrap();
        let letter = letter(&Matter::of(&card, decision, now));
        let plain = letter.text().replace(['\u{a0}', '\u{202f}'], " ");
        (plain, letter.gaps())
    }

    #[test]
    fn it_says_the_risk_the_consequence_the_options_and_who_to_involve() {
        let mut breach = risk(1, 4, 4);
        breach.name = "Data breach".to_owned();
        breach.owner = "Mina".to_owned();
        breach.loss = Loss::FromScore;
        let mut question = decision(vec![
            option_with(11, Some(20_000), Some(5), &[(1, 3, 5)]),
            DecisionOption::nothing(Id::from_number(12)),
        ]);
        question.decide_by = Some("2026-03-20".parse().unwrap());
        question.escalate_to = "Ada".to_owned();
        question.ask = "Money for a second vault".to_owned();
        let (text, gaps) = written(Edit::new("").put(breach).put(policy(12)).put(question));
        for words in [
            "Subject: Decision needed by 20 March: Encrypt the backups?",
            "Hello Ada,",
            "Each option we have leaves more risk than the 12 of 25",
            "The risk: “Data breach” stands at 16 of 25 (likely: about once a year; major: a milestone fails; contract",
            "If nothing is done: “Data breach” stays at 16, against an appetite of 12; that costs about EUR 250 000 a year",
            "- Option 11: costs EUR 20 000, delays us by 5 days, leaves “Data breach” at 15.",
            "- Do nothing: no cost, leaves “Data breach” at 16.",
            "What I ask for: Money for a second vault.",
            "Who has to be involved: Mina, who owns the risk.",
        ] {
            assert!(text.contains(words), "{words}\nis not in\n{text}");
        }
        assert_eq!(gaps, 0, "{text}");
    }

    #[test]
    fn what_only_a_person_knows_is_a_gap() {
        let (text, gaps) = written(Edit::new("").put(decision(Vec::new())));
        assert!(
            text.contains("[by when]") && text.contains("[who decides]"),
            "{text}"
        );
        assert!(text.contains("If nothing is done: [what happens if nothing is done]."));
        assert_eq!(gaps, 8);
    }
}
