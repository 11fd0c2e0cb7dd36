//! The decision rule: least risk for most value.
//!
//! An option that leaves a risk above the appetite is not chosen but escalated: the appetite is not the coordinator's
//! to exceed. Of the others, one that another beats in something and equals in the rest is dropped (Pareto), and of
//! what is left the least exposure wins, then the highest net value, then the shortest delay: risk comes first because
//! it was agreed with those who carry it, and what its last points cost is said, so that a person can differ.
//!
//! Only risks that some option changes tell options apart. Others that stand above the appetite do so whatever is
//! decided here; they are named beside the verdict. The words are in [`crate::domain::explain::verdict`].

use chrono::NaiveDate;

use super::decision::{Decision, DecisionOption};
use super::exposure;
use super::policy::Policy;
use super::risk::Risk;
use super::scale::Score;
use crate::domain::revision::Id;

/// A decision whose options were held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The exposure of today, over all open risks.
    pub exposure: u32,
    /// The appetite of today; none while nobody has set one, and then nothing is above it.
    pub limit: Option<u8>,
    /// The names of risks that stand above the appetite and that no option changes.
    pub elsewhere: Vec<String>,
    /// In the order of the decision.
    pub options: Vec<WeighedOption>,
    pub verdict: Verdict,
}

/// What an option would leave behind.
#[derive(Clone, Debug, PartialEq)]
pub struct WeighedOption {
    pub id: Id,
    pub name: String,
    /// Σ residual score over all open risks, with those that the option changes.
    pub exposure: u32,
    /// The risks of this decision that it would leave above the appetite.
    pub above: Vec<Above>,
    /// Benefit − cost; none while one of them is unknown.
    pub net: Option<f64>,
    /// Days.
    pub delay: Option<f64>,
    /// What nobody has said yet: "cost", "benefit", "delay".
    pub missing: Vec<&'static str>,
    pub place: RulePlace,
}

/// A risk above the appetite.
#[derive(Clone, Debug, PartialEq)]
pub struct Above {
    pub risk: Id,
    pub name: String,
    pub score: Score,
}

/// What the rule makes of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulePlace {
    /// It leaves a risk above the appetite.
    Above,
    /// Another one is better in something and worse in nothing.
    Dominated { by: Id },
    /// Another one comes first.
    Behind { best: Id },
    /// It comes first, perhaps with others.
    First,
}

/// What the rule says of all options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// With fewer than two options there is nothing to decide.
    TooFew,
    /// Every option leaves a risk above the appetite.
    Escalate,
    Choose(Id),
    /// It comes first, but not everything about it is known.
    Incomplete(Id),
    /// Which of these comes first hangs on figures that are missing.
    Unclear(Vec<Id>),
    /// Equal in exposure, net value and delay.
    Tie(Vec<Id>),
}

impl Verdict {
    /// Returns the options that come first.
    pub fn first(&self) -> &[Id] {
        match self {
            Verdict::TooFew | Verdict::Escalate => &[],
            Verdict::Choose(id) | Verdict::Incomplete(id) => std::slice::from_ref(id),
            Verdict::Unclear(ids) | Verdict::Tie(ids) => ids,
        }
    }
}

impl Weighed {
    pub fn option(&self, id: Id) -> Option<&WeighedOption> {
        self.options.iter().find(|option| option.id == id)
    }

    /// Tells whether choosing the option goes against the rule; never when the rule does not choose.
    pub fn is_against(&self, id: Id) -> bool {
        let first = self.verdict.first();
        let escalated = self.verdict == Verdict::Escalate;
        escalated || (!first.is_empty() && !first.contains(&id))
    }
}

impl WeighedOption {
    /// Returns by how much the option changes the exposure of today.
    pub fn change(&self, weighed: &Weighed) -> i64 {
        i64::from(self.exposure) - i64::from(weighed.exposure)
    }

    /// Tells whether it is better than the other in something and worse in nothing; never with a figure unknown.
    pub fn dominates(&self, other: &WeighedOption) -> bool {
        let figures = |option: &WeighedOption| Some((option.net?, option.delay?));
        let (Some((net, delay)), Some((their_net, their_delay))) = (figures(self), figures(other))
        else {
            return false;
        };
        let is_no_worse =
            self.exposure <= other.exposure && net >= their_net && delay <= their_delay;
        let is_better = self.exposure < other.exposure || net > their_net || delay < their_delay;
        is_no_worse && is_better
    }
}

/// Holds the options of the decision against each other, with the register as it is on the day.
pub fn weigh(decision: &Decision, risks: &[&Risk], policy: &Policy, today: NaiveDate) -> Weighed {
    let open = |risk: &&&Risk| exposure::of(risk, today).is_some();
    let open: Vec<&Risk> = risks.iter().filter(open).copied().collect();
    let limit = policy.appetite_on(today).map(|appetite| appetite.limit);
    let concerns = |risk: &Risk| {
        let mut options = decision.options.iter();
        options.any(|option| option.score_of(risk.id).is_some())
    };
    let elsewhere = (open.iter())
        .filter(|risk| exposure::is_above_appetite(risk, policy, today) && !concerns(risk));
    let now = open.iter().filter_map(|risk| exposure::of(risk, today));
    let mut weighed = Weighed {
        exposure: now.map(u32::from).sum(),
        limit,
        elsewhere: elsewhere.map(|risk| risk.name.clone()).collect(),
        options: Vec::with_capacity(decision.options.len()),
        verdict: Verdict::TooFew,
    };
    for option in &decision.options {
        let left = (open.iter()).filter_map(|risk| Some((*risk, left(option, risk, today)?)));
        let left: Vec<(&Risk, Score)> = left.collect();
        let above = left.iter().filter(|(risk, score)| {
            limit.is_some_and(|limit| score.value() > limit) && concerns(risk)
        });
        let above = above.map(|(risk, score)| Above {
            risk: risk.id,
            name: risk.name.clone(),
            score: *score,
        });
        weighed.options.push(WeighedOption {
            id: option.id,
            name: option.name.clone(),
            exposure: left.iter().map(|(_, score)| u32::from(score.value())).sum(),
            above: above.collect(),
            net: net(option),
            delay: option.delay.map(|days| days.get()),
            missing: missing(option),
            place: RulePlace::First,
        });
    }
    weighed.verdict = verdict(&weighed.options);
    let places: Vec<RulePlace> = (weighed.options.iter())
        .map(|option| place(option, &weighed))
        .collect();
    for (option, place) in weighed.options.iter_mut().zip(places) {
        option.place = place;
    }
    weighed
}

/// Returns the residual score of an open risk once the option is in place.
fn left(option: &DecisionOption, risk: &Risk, today: NaiveDate) -> Option<Score> {
    let now = risk.scores_on(today).map(|scores| scores.residual);
    option.score_of(risk.id).or(now)
}

fn net(option: &DecisionOption) -> Option<f64> {
    Some(option.benefit?.get() - option.cost?.get())
}

fn missing(option: &DecisionOption) -> Vec<&'static str> {
    let figures = [
        ("cost", option.cost),
        ("benefit", option.benefit),
        ("delay", option.delay),
    ];
    let unknown = figures.into_iter().filter(|(_, figure)| figure.is_none());
    unknown.map(|(name, _)| name).collect()
}

/// Returns the options within the appetite that no other one within it dominates.
fn kept(options: &[WeighedOption]) -> Vec<&WeighedOption> {
    let within = options.iter().filter(|option| option.above.is_empty());
    let within: Vec<&WeighedOption> = within.collect();
    let is_kept = |option: &&&WeighedOption| !within.iter().any(|other| other.dominates(option));
    within.iter().filter(is_kept).copied().collect()
}

fn verdict(options: &[WeighedOption]) -> Verdict {
    if options.len() < 2 {
        return Verdict::TooFew;
    }
    let mut first = kept(options);
    let Some(least) = first.iter().map(|option| option.exposure).min() else {
        return Verdict::Escalate;
    };
    first.retain(|option| option.exposure == least);
    let ids = |options: &[&WeighedOption]| options.iter().map(|option| option.id).collect();
    // A figure that is unknown may be the best one: what hangs on it stays open.
    for figure in [
        |option: &WeighedOption| option.net,
        |option: &WeighedOption| option.delay.map(|days| -days),
    ] {
        let known = first.iter().filter_map(|option| figure(option));
        let best = known.fold(f64::NEG_INFINITY, f64::max);
        first.retain(|option| figure(option).is_none_or(|value| value >= best));
        if first.len() > 1 && first.iter().any(|option| figure(option).is_none()) {
            return Verdict::Unclear(ids(&first));
        }
    }
    match first[..] {
        [only] if only.missing.is_empty() => Verdict::Choose(only.id),
        [only] => Verdict::Incomplete(only.id),
        _ => Verdict::Tie(ids(&first)),
    }
}

fn place(option: &WeighedOption, weighed: &Weighed) -> RulePlace {
    if !option.above.is_empty() {
        return RulePlace::Above;
    }
    // The same one is named whatever the order of the options.
    let better = kept(&weighed.options).into_iter();
    let by = better
        .filter(|other| other.dominates(option))
        .min_by_key(|other| (other.exposure, other.id));
    if let Some(by) = by {
        return RulePlace::Dominated { by: by.id };
    }
    match weighed.verdict.first() {
        [] => RulePlace::First,
        first if first.contains(&option.id) => RulePlace::First,
        [best, ..] => RulePlace::Behind { best: *best },
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests;
