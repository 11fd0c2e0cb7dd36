//! How this project weighs risk: the words of the scale, how much risk is too much, and what there is to spend.

use crate::domain::field::Value;
use chrono::NaiveDate;

use super::loss::{LossEstimate, Magnitude, check_estimate};
use super::scale::{Level, Score};
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// The project's policy; one record, under [`Id::ONLY`].
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Policy {
    pub id: Id,
    /// What each level of likelihood means, from 1 to 5.
    #[field(needed)]
    pub likelihood: Vec<LikelihoodAnchor>,
    /// What each level of impact means, from 1 to 5.
    #[field(needed)]
    pub impact: Vec<ImpactAnchor>,
    /// How much residual risk is accepted, oldest first; empty while nobody has said it.
    pub appetite: Vec<AppetiteFrom>,
    /// The money there is for requests; missing while nobody has said it.
    pub budget: Option<Finite>,
    /// Over how many years requests are weighed.
    pub horizon: u8,
    /// What a year's delay takes from the worth of money, in percent.
    pub rate: Finite,
    /// Simulated years.
    pub years: u32,
    /// The seed of the simulation: the same one gives the same result on every machine.
    pub seed: u32,
    pub extra: Extra,
}

/// A level of likelihood in words, and as events a year.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct LikelihoodAnchor {
    #[field(line)]
    pub name: String,
    #[field(needed)]
    pub meaning: String,
    pub frequency: Finite,
    pub extra: Extra,
}

/// A level of impact in words, and as a 90 % range of the loss of one event.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct ImpactAnchor {
    #[field(line)]
    pub name: String,
    #[field(needed)]
    pub meaning: String,
    pub low: Finite,
    pub high: Finite,
    pub extra: Extra,
}

/// The highest residual score that is accepted, from a day on.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct AppetiteFrom {
    pub from: NaiveDate,
    /// 1 to 25; what is above it is too much.
    pub limit: u8,
    /// Who decided it, and why.
    pub note: String,
    pub extra: Extra,
}

/// The fewest and the most years that are simulated.
pub const YEARS: std::ops::RangeInclusive<u32> = 100_000..=1_000_000;

impl Policy {
    /// Returns the appetite of the day; none before the first was decided.
    pub fn appetite_on(&self, day: NaiveDate) -> Option<&AppetiteFrom> {
        self.appetite
            .iter()
            .rev()
            .find(|appetite| appetite.from <= day)
    }

    /// Returns what likelihood and impact mean in money, by the anchors.
    pub fn estimate(&self, score: Score) -> Option<LossEstimate> {
        let likelihood = self.likelihood.get(score.likelihood.index())?;
        let impact = self.impact.get(score.impact.index())?;
        Some(LossEstimate {
            frequency: likelihood.frequency.into(),
            magnitude: Magnitude::Range(impact.low, impact.high),
        })
    }
}

/// The usual words; a table of round numbers to start from: a level is a factor of 3 to 5 in likelihood, and of 4.5 to 7
/// in the middle of the impact.
impl Default for Policy {
    fn default() -> Policy {
        let likelihood = [
            ("Rare", "Less than once in 20 years", 0.02),
            ("Unlikely", "About once in 10 years", 0.1),
            ("Possible", "About once in 3 years", 0.3),
            ("Likely", "About once a year", 1.0),
            ("Almost certain", "Several times a year", 4.0),
        ];
        let impact = [
            (
                "Minor",
                "Hours of extra work; nobody outside notices",
                500,
                5_000,
            ),
            (
                "Moderate",
                "Days of extra work; one milestone moves by days",
                5_000,
                25_000,
            ),
            (
                "Serious",
                "Weeks of delay; the client asks questions",
                25_000,
                100_000,
            ),
            (
                "Major",
                "A milestone fails; contract or law is broken",
                100_000,
                500_000,
            ),
            (
                "Severe",
                "The project or the client is lost",
                500_000,
                3_000_000,
            ),
        ];
        Policy {
            id: Id::ONLY,
            likelihood: likelihood.map(likelihood_anchor).into(),
            impact: impact.map(impact_anchor).into(),
            appetite: Vec::new(),
            budget: None,
            horizon: 3,
            rate: Finite::from(5),
            years: *YEARS.start(),
            seed: 1,
            extra: Extra::new(),
        }
    }
}

fn likelihood_anchor((name, meaning, frequency): (&str, &str, f64)) -> LikelihoodAnchor {
    LikelihoodAnchor {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        frequency: Finite::new(frequency).unwrap_or_default(),
        extra: Extra::new(),
    }
}

fn impact_anchor((name, meaning, low, high): (&str, &str, i32, i32)) -> ImpactAnchor {
    ImpactAnchor {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        low: Finite::from(low),
        high: Finite::from(high),
        extra: Extra::new(),
    }
}

record!(Policy, |policy| {
    if policy.id != Id::ONLY {
        let why = format!("a scorecard has one policy, and its id is {}", Id::ONLY);
        return Err(Invalid::new("id", why));
    }
    let levels = Level::ALL.len();
    if policy.likelihood.len() != levels || policy.impact.len() != levels {
        return Err(Invalid::new(
            "likelihood",
            "likelihood and impact have five levels each",
        ));
    }
    for (likelihood, impact) in policy.likelihood.iter().zip(&policy.impact) {
        let estimate = LossEstimate {
            frequency: likelihood.frequency.into(),
            magnitude: Magnitude::Range(impact.low, impact.high),
        };
        check_estimate("impact", &estimate)?;
    }
    check_appetite(&policy.appetite)?;
    if policy.budget.is_some_and(|budget| budget < Finite::ZERO) {
        return Err(Invalid::new("budget", "it is below 0"));
    }
    if !(1..=30).contains(&policy.horizon) {
        return Err(Invalid::new("horizon", "it is not 1 to 30 years"));
    }
    if !(0.0..=100.0).contains(&policy.rate.get()) {
        return Err(Invalid::new("rate", "it is not 0 to 100 %"));
    }
    match YEARS.contains(&policy.years) {
        true => Ok(()),
        false => Err(Invalid::new(
            "years",
            "it is not 100,000 to 1,000,000 simulated years",
        )),
    }
});

fn check_appetite(appetite: &[AppetiteFrom]) -> Result<(), Invalid> {
    let wrong = |why: &str| Err(Invalid::new("appetite", why));
    if appetite.windows(2).any(|pair| pair[0].from >= pair[1].from) {
        return wrong("they are not in order of date, one for each day");
    }
    for one in appetite {
        if !(1..=25).contains(&one.limit) {
            return wrong("it is not a score from 1 to 25");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    #[test]
    fn the_usual_policy_is_valid() {
        assert_eq!(Policy::default().check(), Ok(()));
    }

    #[test]
    fn a_score_is_worth_what_its_anchors_say() {
        let estimate = Score::of(2, 4).and_then(|score| Policy::default().estimate(score));
        let expected = LossEstimate {
            frequency: Finite::new(0.1).unwrap().into(),
            magnitude: Magnitude::Range(Finite::from(100_000), Finite::from(500_000)),
        };
        assert_eq!(estimate, Some(expected));
    }

    #[test]
    fn before_the_first_appetite_there_is_none() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut policy = Policy::default();
        policy.appetite.push(AppetiteFrom {
            from: day("2026-03-01"),
            limit: 9,
            note: String::new(),
            extra: Extra::new(),
        });
        assert_eq!(policy.appetite_on(day("2026-02-28")), None);
        let limit = policy
            .appetite_on(day("2026-03-01"))
            .map(|appetite| appetite.limit);
        assert_eq!(limit, Some(9));
    }
}
