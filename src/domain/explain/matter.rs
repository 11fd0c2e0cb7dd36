//! Everything that the texts about one decision are written from.
//!
//! [`super::verdict`], [`super::comparison`], [`super::escalation`] and [`super::resistance`] read it; the pages make it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::decide::decision::{Decision, DecisionOption};
use crate::domain::decide::exposure;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::rule::{self, Weighed};
use crate::domain::decide::scale::Score;
use crate::domain::decide::what_if::{self, KpiOutlook};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::order::{sort_and_dedup, sort_by};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Settings;
use crate::domain::words::uncapitalised;

/// A decision with the register, the policy and what the rule says of it.
#[derive(Clone, Debug)]
pub struct Matter<'a> {
    pub scorecard: &'a Scorecard,
    pub decision: &'a Decision,
    pub risks: Vec<&'a Risk>,
    pub policy: Policy,
    pub settings: Settings,
    pub weighed: Weighed,
    /// The KPI that the options change.
    pub outlooks: Vec<KpiOutlook>,
    pub now: NaiveDateTime,
}

impl<'a> Matter<'a> {
    /// Collects what the scorecard holds about the decision, and weighs it.
    pub fn of(scorecard: &'a Scorecard, decision: &'a Decision, now: NaiveDateTime) -> Matter<'a> {
        let risks: Vec<&Risk> = scorecard.all().collect();
        let policy = scorecard.policy();
        Matter {
            weighed: rule::weigh(decision, &risks, &policy, now.date()),
            outlooks: what_if::kpi_outlooks(scorecard, decision, now),
            scorecard,
            decision,
            risks,
            policy,
            settings: scorecard.settings(),
            now,
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Returns the name of an option in quotation marks.
    pub fn name(&self, option: Id) -> String {
        let name = self.decision.option(option).map(|option| &option.name);
        format!("“{}”", name.map_or("an option that is gone", |name| name))
    }

    pub fn money(&self, amount: f64) -> String {
        quantity::format(Unit::Money, amount, &self.settings.currency)
    }

    /// Returns the open risks that some option changes, those with the highest score first.
    pub fn concerned(&self) -> Vec<&'a Risk> {
        let today = self.today();
        let is_concerned = |risk: &&Risk| {
            let mut options = self.decision.options.iter();
            risk.is_open_on(today) && options.any(|option| option.score_of(risk.id).is_some())
        };
        let mut concerned: Vec<&Risk> = (self.risks.iter().copied()).filter(is_concerned).collect();
        let value = |risk: &Risk| risk.scores_on(today).map(|scores| scores.residual.value());
        sort_by(&mut concerned, |a, b| {
            value(b).cmp(&value(a)).then_with(|| a.name.cmp(&b.name))
        });
        concerned
    }

    /// Returns the risks that the escalation is about: those that stay above the appetite, else all concerned.
    pub fn significant(&self) -> Vec<&'a Risk> {
        let concerned = self.concerned();
        let is_above = |risk: &&Risk| {
            let mut above = (self.weighed.options.iter()).flat_map(|option| &option.above);
            above.any(|one| one.risk == risk.id)
        };
        let above: Vec<&Risk> = concerned.iter().copied().filter(is_above).collect();
        if above.is_empty() { concerned } else { above }
    }

    /// Returns the option that leaves everything as it is.
    pub fn nothing(&self) -> Option<&'a DecisionOption> {
        let mut options = self.decision.options.iter();
        options.find(|option| option.is_nothing())
    }

    /// Writes a score in the words of the scale: `16 of 25 (likely: about once a year; major: a milestone fails)`.
    pub fn score_words(&self, score: Score) -> String {
        let likelihood = self.policy.likelihood.get(score.likelihood.index());
        let impact = self.policy.impact.get(score.impact.index());
        match (likelihood, impact) {
            (Some(likelihood), Some(impact)) => format!(
                "{} of 25 ({}: {}; {}: {})",
                score.value(),
                likelihood.name.to_lowercase(),
                uncapitalised(&likelihood.meaning),
                impact.name.to_lowercase(),
                uncapitalised(&impact.meaning),
            ),
            _ => format!("{} of 25", score.value()),
        }
    }
}

/// Returns the open risks that an option may change, those with the highest score first.
pub fn open_risks(scorecard: &Scorecard, today: NaiveDate) -> Vec<&Risk> {
    let mut risks: Vec<&Risk> = (scorecard.all::<Risk>())
        .filter(|risk| risk.is_open_on(today))
        .collect();
    sort_by(&mut risks, |a, b| {
        let score = |risk| exposure::of(risk, today);
        score(b).cmp(&score(a)).then_with(|| a.name.cmp(&b.name))
    });
    risks
}

/// Writes a delay: `5 days`, `1 day earlier`, `None`.
pub fn delay_words(days: f64) -> String {
    let size = quantity::format(Unit::Days, days.abs(), "");
    match days {
        d if d > 0.0 => size,
        d if d < 0.0 => format!("{size} earlier"),
        _ => "None".to_owned(),
    }
}

/// Returns the people that the scorecard knows: who keeps it, owns a risk, answers for a KPI, an action or a decision, and who is
/// in the stakeholder plan.
pub fn people(scorecard: &Scorecard) -> Vec<String> {
    use crate::domain::explain::stakeholder::Stakeholder;
    use crate::domain::measure::action::Action;
    use crate::domain::measure::kpi::Kpi;
    let mut people = vec![scorecard.settings().coordinator];
    people.extend(scorecard.all().map(|risk: &Risk| risk.owner.clone()));
    people.extend(scorecard.all().map(|kpi: &Kpi| kpi.owner.clone()));
    people.extend(scorecard.all().map(|action: &Action| action.who.clone()));
    people.extend(scorecard.all().map(|one: &Stakeholder| one.name.clone()));
    let decisions = || scorecard.all::<Decision>();
    people.extend(decisions().map(|decision| decision.escalate_to.clone()));
    people.extend(decisions().filter_map(|decision| Some(decision.outcome.as_ref()?.by.clone())));
    people.retain(|name| !name.trim().is_empty());
    sort_and_dedup(&mut people);
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_says_its_side() {
        assert_eq!(delay_words(1.0).replace('\u{a0}', " "), "1 day");
        assert_eq!(delay_words(-2.5).replace('\u{a0}', " "), "2.5 days earlier");
        assert_eq!(delay_words(0.0), "None");
    }
}
