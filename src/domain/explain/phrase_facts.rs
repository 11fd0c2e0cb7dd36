//! What fills the slots of the phrases: the facts about the KPI, the risk, the decision and the person that were picked.

use chrono::NaiveDateTime;

use super::decision_log;
use super::loss_words::about;
use super::matter::{Matter, open_risks};
use super::phrase::{PhraseFacts, Slot};
use super::wording::{distance_phrase, target_phrase};
use crate::domain::decide::decision::Decision;
use crate::domain::decide::loss;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::overview::{self, Period};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::inside;

/// What the phrases are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    pub kpi: Option<Id>,
    pub risk: Option<Id>,
    pub decision: Option<Id>,
    pub stakeholder: Option<Id>,
}

/// Suggests what to talk about: the decision that is needed first, one for others before one's own, its significant risk, and a KPI that the risk hurts;
/// without a decision the highest open risk. Nothing that does not belong together is put together.
pub fn suggested(scorecard: &Scorecard, now: NaiveDateTime) -> Picks {
    let open = decision_log::open(scorecard);
    let is_for_others = |decision: &&Decision| !decision.escalate_to.trim().is_empty();
    let decision = open.iter().find(is_for_others).or(open.first()).cloned();
    let concerned = decision.as_ref().and_then(|decision| {
        let matter = Matter::of(scorecard, decision, now);
        matter.significant().first().map(|risk| risk.id)
    });
    let risk = match decision {
        Some(_) => concerned,
        None => open_risks(scorecard, now.date())
            .first()
            .map(|risk| risk.id),
    };
    let hurt = risk
        .and_then(|risk| scorecard.get::<Risk>(risk))
        .and_then(|risk| {
            let mut kpis = risk.kpis.iter().map(|hurt| hurt.kpi);
            kpis.find(|kpi| scorecard.get::<Kpi>(*kpi).is_some())
        });
    let first = || {
        overview::rows(scorecard, Period::All, now)
            .first()
            .map(|row| row.kpi.id)
    };
    Picks {
        kpi: hurt.or_else(|| risk.is_none().then(first).flatten()),
        risk,
        decision: decision.map(|decision| decision.id),
        stakeholder: None,
    }
}

/// Collects what the scorecard says about the picks; what it does not say stays unknown.
pub fn facts(scorecard: &Scorecard, picks: Picks, now: NaiveDateTime) -> PhraseFacts {
    let mut facts = PhraseFacts::default();
    let settings = scorecard.settings();
    facts.set(Slot::Project, &settings.project);
    if let Some(kpi) = picks.kpi.and_then(|id| scorecard.get::<Kpi>(id)) {
        of_kpi(&mut facts, scorecard, kpi, &settings.currency, now);
    }
    let risk = picks.risk.and_then(|id| scorecard.get::<Risk>(id));
    let decision = picks.decision.and_then(|id| scorecard.get::<Decision>(id));
    let matter = decision.map(|decision| Matter::of(scorecard, decision, now));
    if let Some(risk) = risk {
        of_risk(&mut facts, scorecard, risk, &settings.currency, now);
    }
    if let Some(matter) = &matter {
        of_decision(&mut facts, matter, risk);
    }
    if let Some(told) = picks
        .stakeholder
        .and_then(|id| scorecard.get::<Stakeholder>(id))
    {
        facts.set(Slot::Stakeholder, &told.name);
    }
    facts
}

fn of_kpi(
    facts: &mut PhraseFacts,
    card: &Scorecard,
    kpi: &Kpi,
    currency: &str,
    now: NaiveDateTime,
) {
    let evaluation = Evaluation::of(card, kpi, now);
    facts.set(Slot::Kpi, &kpi.name);
    let Some(target) = evaluation.target(kpi) else {
        return;
    };
    facts.set(
        Slot::Target,
        &target_phrase(target.target, kpi.unit, currency),
    );
    let Some(latest) = evaluation.latest() else {
        return;
    };
    let value = kpi.value_text(latest.at.date, latest.value.get(), currency);
    let value = match evaluation.status {
        // An old figure is only true with its day.
        Status::Stale => format!("{value} (on {})", date_phrase(latest.at.date, now.date())),
        _ => value,
    };
    facts.set(Slot::Value, &value);
    facts.set(
        Slot::Distance,
        &distance_phrase(target.target, kpi.unit, latest.variance, currency),
    );
}

fn of_risk(
    facts: &mut PhraseFacts,
    card: &Scorecard,
    risk: &Risk,
    currency: &str,
    now: NaiveDateTime,
) {
    let today = now.date();
    let policy = card.policy();
    facts.set(Slot::Risk, &risk.name);
    facts.set(Slot::Owner, &risk.owner);
    if let Some(step) = risk.next_step() {
        facts.set(Slot::NextStep, step.what.trim().trim_end_matches('.'));
    }
    if !risk.is_open_on(today) {
        return;
    }
    let yearly = loss::losses(risk, &policy)
        .map(|pair| pair.after.annual_mean())
        .filter(|mean| *mean >= 1.0)
        .map(|mean| about(mean, currency));
    if let Some(yearly) = &yearly {
        facts.set(Slot::Loss, yearly);
    }
    let Some(scores) = risk.scores_on(today) else {
        return;
    };
    let score = scores.residual.value();
    facts.set(Slot::Score, &format!("{score} of 25"));
    let limit = policy.appetite_on(today).map(|appetite| appetite.limit);
    let limit = match limit {
        Some(limit) if score > limit => format!(", above the {limit} that we agreed to accept"),
        _ => String::new(),
    };
    let cost = match yearly {
        Some(yearly) => format!(", and may cost about {yearly} a year"),
        None => String::new(),
    };
    facts.set(
        Slot::Consequence,
        &format!("it stays at {score} of 25{limit}{cost}"),
    );
}

fn of_decision(facts: &mut PhraseFacts, matter: &Matter, risk: Option<&Risk>) {
    let decision = matter.decision;
    facts.set(Slot::Decision, &decision.question);
    facts.set(Slot::Decider, &decision.escalate_to);
    if let Some(day) = decision.decide_by {
        facts.set(Slot::Date, &date_phrase(day, matter.today()));
    }
    // What was written for the decision is only said of a risk that the decision is about.
    let is_about = risk.is_none_or(|risk| matter.concerned().iter().any(|one| one.id == risk.id));
    let words = decision.not_acting().trim_end_matches('.');
    if is_about && !words.is_empty() {
        facts.set(Slot::Consequence, &inside(words, &[]));
    }
    if let [only] = matter.weighed.verdict.first()
        && let Some(cost) = decision.option(*only).and_then(|option| option.cost)
        && cost.get() > 0.0
    {
        facts.set(Slot::Amount, &matter.money(cost.get()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::decision::{DecisionOption, Resistance};
    use crate::domain::decide::rule::tests::{decision, option_with, policy, risk};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;

    fn now() -> NaiveDateTime {
        "2026-03-10T09:00:00".parse().unwrap()
    }

    fn card(edit: Edit) -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn said(facts: &PhraseFacts, slot: Slot) -> String {
        facts.get(slot).replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn the_decision_with_its_risk_is_suggested_and_fills_the_slots() {
        let mut breach = risk(1, 4, 4);
        breach.owner = "Mina".to_owned();
        let mut question = decision(vec![
            option_with(11, Some(20_000), Some(5), &[(1, 1, 4)]),
            DecisionOption::nothing(Id::from_number(12)),
        ]);
        question.escalate_to = "Ada".to_owned();
        question.decide_by = Some("2026-03-20".parse().unwrap());
        let edit = Edit::new("").put(breach).put(risk(2, 5, 5)).put(policy(12));
        let card = card(edit.put(question));
        let picks = suggested(&card, now());
        assert_eq!(
            picks.risk,
            Some(Id::from_number(1)),
            "not the higher one, of which the decision says nothing"
        );
        let facts = facts(&card, picks, now());
        assert_eq!(said(&facts, Slot::Score), "16 of 25");
        assert_eq!(
            said(&facts, Slot::Consequence),
            "it stays at 16 of 25, above the 12 that we agreed to accept"
        );
        assert_eq!(said(&facts, Slot::Owner), "Mina");
        assert_eq!(said(&facts, Slot::Decider), "Ada");
        assert_eq!(said(&facts, Slot::Date), "20 March");
        assert_eq!(said(&facts, Slot::Amount), "EUR 20 000");
        assert_eq!(said(&facts, Slot::Stakeholder), "");
    }

    #[test]
    fn what_was_written_for_a_decision_is_said_of_no_other_risk() {
        let mut question = decision(vec![option_with(11, Some(1), Some(0), &[(1, 1, 1)])]);
        question.resistance = Some(Resistance {
            not_acting: "The portal stops.".to_owned(),
            ..Resistance::default()
        });
        let edit = Edit::new("")
            .put(risk(1, 4, 4))
            .put(risk(2, 5, 5))
            .put(question);
        let card = card(edit);
        let consequence = |risk: u128| {
            let picks = Picks {
                risk: Some(Id::from_number(risk)),
                decision: Some(Id::from_number(900)),
                ..Picks::default()
            };
            said(&facts(&card, picks, now()), Slot::Consequence)
        };
        assert_eq!(consequence(1), "the portal stops");
        assert_eq!(consequence(2), "it stays at 25 of 25");
    }

    #[test]
    fn an_empty_scorecard_suggests_nothing_and_knows_nothing() {
        let card = Scorecard::empty(Id::from_number(8));
        let picks = suggested(&card, now());
        assert_eq!(picks, Picks::default());
        let facts = facts(&card, picks, now());
        let known = Slot::ALL
            .into_iter()
            .filter(|slot| !facts.get(*slot).is_empty());
        assert_eq!(known.collect::<Vec<_>>(), []);
    }
}
