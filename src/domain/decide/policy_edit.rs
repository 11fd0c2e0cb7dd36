//! Changing the policy: the words of the scale as texts in a form, and the appetite from a day on.
//!
//! A form has one text for each [`Field`]; [`read`] makes a policy of them, or says beside which field something is wrong.

use chrono::NaiveDate;

use super::frequency::FREQUENCY_LIMIT;
use super::policy::{AppetiteFrom, ImpactAnchor, LikelihoodAnchor, Policy};
use crate::domain::base::check_name;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::value::Finite;
use crate::domain::words::day_text;

/// What a field of the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyPart {
    Likelihood,
    LikelihoodMeaning,
    Frequency,
    Impact,
    ImpactMeaning,
    Low,
    High,
}

impl PolicyPart {
    /// The parts of a level of likelihood.
    pub const LIKELIHOOD: [PolicyPart; 3] = [
        PolicyPart::Likelihood,
        PolicyPart::LikelihoodMeaning,
        PolicyPart::Frequency,
    ];
    /// The parts of a level of impact.
    pub const IMPACT: [PolicyPart; 4] = [
        PolicyPart::Impact,
        PolicyPart::ImpactMeaning,
        PolicyPart::Low,
        PolicyPart::High,
    ];

    fn name(self) -> &'static str {
        match self {
            PolicyPart::Likelihood => "Likelihood",
            PolicyPart::Impact => "Impact",
            PolicyPart::LikelihoodMeaning => "Meaning of likelihood",
            PolicyPart::ImpactMeaning => "Meaning of impact",
            PolicyPart::Frequency => "Events a year at likelihood",
            PolicyPart::Low => "Loss from, at impact",
            PolicyPart::High => "Loss to, at impact",
        }
    }
}

/// One field: a part of a level, which is 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub part: PolicyPart,
    pub level: usize,
}

impl Field {
    /// Returns the fields of the form, by level.
    pub fn all() -> Vec<Field> {
        let of = |level: usize, parts: &'static [PolicyPart]| {
            parts.iter().map(move |&part| Field { part, level })
        };
        let likelihood = (0..5).flat_map(|level| of(level, &PolicyPart::LIKELIHOOD));
        likelihood
            .chain((0..5).flat_map(|level| of(level, &PolicyPart::IMPACT)))
            .collect()
    }

    /// Returns its place among the texts of the form.
    pub fn place(self) -> usize {
        let within = |parts: &[PolicyPart]| parts.iter().position(|&part| part == self.part);
        match within(&PolicyPart::LIKELIHOOD) {
            Some(place) => 3 * self.level + place,
            None => 15 + 4 * self.level + within(&PolicyPart::IMPACT).unwrap_or(0),
        }
    }

    /// Names it for screen readers: `Likelihood 3`, `Loss to, at impact 5`.
    pub fn label(self) -> String {
        format!("{} {}", self.part.name(), self.level + 1)
    }
}

/// Returns the texts with which the form starts, in the order of [`Field::all`].
pub fn texts(policy: &Policy) -> Vec<String> {
    let number = |number: Finite, unit| quantity::editable(unit, number);
    let text = |field: Field| {
        let likelihood = &policy.likelihood[field.level];
        let impact = &policy.impact[field.level];
        match field.part {
            PolicyPart::Likelihood => likelihood.name.clone(),
            PolicyPart::LikelihoodMeaning => likelihood.meaning.clone(),
            PolicyPart::Frequency => number(likelihood.frequency, Unit::Score),
            PolicyPart::Impact => impact.name.clone(),
            PolicyPart::ImpactMeaning => impact.meaning.clone(),
            PolicyPart::Low => number(impact.low, Unit::Money),
            PolicyPart::High => number(impact.high, Unit::Money),
        }
    };
    Field::all().into_iter().map(text).collect()
}

/// Reads the form into the policy; else says for each field, in the order of [`Field::all`], what is wrong with it.
pub fn read(
    texts: &[String],
    policy: &Policy,
    currency: &str,
) -> Result<Policy, Vec<Option<String>>> {
    let fields = Field::all();
    let errors: Vec<Option<String>> = (fields.iter())
        .map(|&field| fault(texts, field, currency))
        .collect();
    let number = |part, text| number(part, text, currency).unwrap_or_default();
    if errors.iter().any(Option::is_some) {
        return Err(errors);
    }
    let mut policy = policy.clone();
    for field in fields {
        let text = text(texts, field);
        let LikelihoodAnchor {
            name,
            meaning,
            frequency,
            ..
        } = &mut policy.likelihood[field.level];
        let impact: &mut ImpactAnchor = &mut policy.impact[field.level];
        match field.part {
            PolicyPart::Likelihood => *name = text.to_owned(),
            PolicyPart::LikelihoodMeaning => *meaning = text.to_owned(),
            PolicyPart::Frequency => *frequency = number(field.part, text),
            PolicyPart::Impact => impact.name = text.to_owned(),
            PolicyPart::ImpactMeaning => impact.meaning = text.to_owned(),
            PolicyPart::Low => impact.low = number(field.part, text),
            PolicyPart::High => impact.high = number(field.part, text),
        }
    }
    Ok(policy)
}

fn text(texts: &[String], field: Field) -> &str {
    texts.get(field.place()).map_or("", |text| text.trim())
}

/// Reads events a year, or an amount of money; which of two readings of an amount is meant is asked.
fn number(part: PolicyPart, text: &str, currency: &str) -> Result<Finite, String> {
    let unit = match part {
        PolicyPart::Frequency => Unit::Score,
        _ => Unit::Money,
    };
    quantity::parse(unit, text, currency).map_err(|error| error.to_string())
}

/// Says what is wrong with one field, by itself and beside the others.
fn fault(texts: &[String], field: Field, currency: &str) -> Option<String> {
    let Field { part, level } = field;
    let own = text(texts, field);
    let number = |part: PolicyPart, text: &str| number(part, text, currency);
    let read =
        |part: PolicyPart, level: usize| number(part, text(texts, Field { part, level })).ok();
    let below = |part: PolicyPart| read(part, level.checked_sub(1)?);
    match part {
        PolicyPart::LikelihoodMeaning | PolicyPart::ImpactMeaning => None,
        PolicyPart::Likelihood | PolicyPart::Impact => {
            if check_name("name", own).is_err() {
                return Some("Give the level a name of up to 200 characters.".to_owned());
            }
            let same = (0..level).find(|&level| {
                text(texts, Field { part, level }).to_lowercase() == own.to_lowercase()
            })?;
            Some(format!("Level {} has this name already.", same + 1))
        }
        PolicyPart::Frequency => match number(part, own) {
            Err(error) => Some(error),
            Ok(events) if !(0.0..=FREQUENCY_LIMIT).contains(&events.get()) => {
                Some("Events a year are 0 to 1000.".to_owned())
            }
            Ok(events) if below(part).is_some_and(|below| events < below) => Some(format!(
                "It is rarer than level {level}. A higher level happens at least as often."
            )),
            Ok(_) => None,
        },
        PolicyPart::Low => match number(part, own) {
            Err(error) => Some(error),
            Ok(low) if low <= Finite::ZERO => {
                Some("The lower end of a loss is above 0.".to_owned())
            }
            Ok(low) if below(part).is_some_and(|below| low < below) => Some(format!(
                "It is less than at level {level}. A higher level costs at least as much."
            )),
            Ok(_) => None,
        },
        PolicyPart::High => match number(part, own) {
            Err(error) => Some(error),
            Ok(high) if read(PolicyPart::Low, level).is_some_and(|low| high < low) => {
                Some("The loss ends before it starts. Put the lower amount first.".to_owned())
            }
            Ok(high) if below(part).is_some_and(|below| high < below) => Some(format!(
                "It is less than at level {level}. A higher level costs at least as much."
            )),
            Ok(_) => None,
        },
    }
}

/// Returns the policy with the usual words and amounts again; appetite, budget and simulation stay.
pub fn usual_words(policy: &Policy) -> Policy {
    let Policy {
        likelihood, impact, ..
    } = Policy::default();
    Policy {
        likelihood,
        impact,
        ..policy.clone()
    }
}

/// Why an appetite was not kept.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum AppetiteError {
    #[error("Choose the day from which it holds.")]
    NoDay,
    #[error("There is an appetite from {} already. Correct that one, or choose another day.", day_text(*.0))]
    Taken(NaiveDate),
}

/// Reads the highest score that is accepted.
pub fn read_limit(text: &str) -> Result<u8, String> {
    let score = quantity::parse(Unit::Count, text, "").ok().map(Finite::get);
    let limit = score.filter(|score| (1.0..=25.0).contains(score));
    // A whole number of up to 25 fits.
    limit
        .map(|limit| limit as u8)
        .ok_or_else(|| "It is a whole score from 1 to 25.".to_owned())
}

/// Returns the policy with one more appetite, or with this one in the place of the one of the day `instead_of`.
pub fn with_appetite(
    policy: &Policy,
    instead_of: Option<NaiveDate>,
    appetite: AppetiteFrom,
) -> Result<Policy, AppetiteError> {
    let mut policy = policy.clone();
    policy.appetite.retain(|one| Some(one.from) != instead_of);
    let place = policy
        .appetite
        .partition_point(|one| one.from < appetite.from);
    if policy
        .appetite
        .get(place)
        .is_some_and(|one| one.from == appetite.from)
    {
        return Err(AppetiteError::Taken(appetite.from));
    }
    policy.appetite.insert(place, appetite);
    Ok(policy)
}

/// Returns the policy without the appetite of the day.
pub fn without_appetite(policy: &Policy, from: NaiveDate) -> Policy {
    let mut policy = policy.clone();
    policy.appetite.retain(|one| one.from != from);
    policy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::{Extra, Record};
    use proptest::prelude::*;

    fn with(part: PolicyPart, level: usize, text: &str) -> Result<Policy, Vec<Option<String>>> {
        let mut texts = texts(&Policy::default());
        texts[Field { part, level }.place()] = text.to_owned();
        read(&texts, &Policy::default(), "EUR")
    }

    fn refused(part: PolicyPart, level: usize, text: &str) -> String {
        let errors = with(part, level, text).unwrap_err();
        errors[Field { part, level }.place()]
            .clone()
            .unwrap_or_default()
    }

    #[test]
    fn a_form_that_nobody_touched_says_what_the_policy_says() {
        let policy = Policy::default();
        assert_eq!(read(&texts(&policy), &policy, "EUR"), Ok(policy));
        for (place, field) in Field::all().into_iter().enumerate() {
            assert_eq!(field.place(), place);
        }
    }

    #[test]
    fn words_and_numbers_are_changed() {
        let policy = with(PolicyPart::Frequency, 4, "12,5").unwrap();
        assert_eq!(policy.likelihood[4].frequency.get(), 12.5);
        let policy = with(PolicyPart::Impact, 0, " Nuisance ").unwrap();
        assert_eq!(policy.impact[0].name, "Nuisance");
        assert_eq!(usual_words(&policy), Policy::default());
    }

    #[test]
    fn what_does_not_fit_is_said_beside_its_field() {
        assert!(refused(PolicyPart::Likelihood, 2, " ").contains("a name"));
        assert_eq!(
            refused(PolicyPart::Likelihood, 2, "rare"),
            "Level 1 has this name already."
        );
        assert!(refused(PolicyPart::Frequency, 0, "often").contains("often"));
        assert_eq!(
            refused(PolicyPart::Frequency, 4, "1001"),
            "Events a year are 0 to 1000."
        );
        assert!(refused(PolicyPart::Frequency, 2, "0.05").contains("rarer than level 2"));
        assert!(refused(PolicyPart::Low, 0, "0").contains("above 0"));
        assert!(refused(PolicyPart::High, 0, "400").contains("ends before it starts"));
        assert!(
            with(PolicyPart::High, 1, "5 000").is_ok(),
            "a loss of one size is a range too"
        );
        assert!(refused(PolicyPart::High, 1, "1.204 k").contains("two ways"));
        assert!(
            refused(PolicyPart::High, 1, "USD 25 000").contains("not this scorecard's currency")
        );
        assert_eq!(
            with(PolicyPart::High, 1, "25,000").unwrap().impact[1].high,
            Finite::from(25_000)
        );
        assert!(refused(PolicyPart::Low, 1, "100").contains("at least as much"));
    }

    #[test]
    fn an_appetite_is_added_in_order_and_the_old_ones_stay() {
        let from = |day: &str, limit| AppetiteFrom {
            from: day.parse().unwrap(),
            limit,
            note: String::new(),
            extra: Extra::new(),
        };
        let add = |policy: &Policy, one| with_appetite(policy, None, one).unwrap();
        let policy = add(&Policy::default(), from("2026-06-01", 9));
        let policy = add(&policy, from("2026-03-01", 12));
        let limits: Vec<u8> = policy.appetite.iter().map(|one| one.limit).collect();
        assert_eq!(limits, [12, 9]);
        let taken = with_appetite(&policy, None, from("2026-06-01", 4)).unwrap_err();
        assert!(taken.to_string().contains("from 1 Jun 2026 already"));
        let instead = "2026-06-01".parse().ok();
        let corrected = with_appetite(&policy, instead, from("2026-02-01", 4)).unwrap();
        let limits: Vec<u8> = corrected.appetite.iter().map(|one| one.limit).collect();
        assert_eq!(limits, [4, 12]);
        assert_eq!(corrected.check(), Ok(()));
        assert_eq!(
            without_appetite(&policy, "2026-03-01".parse().unwrap())
                .appetite
                .len(),
            1
        );
    }

    #[test]
    fn a_limit_is_a_score() {
        assert_eq!(read_limit(" 25 "), Ok(25));
        for text in ["0", "26", "-1", "9.5", "", "many"] {
            assert!(read_limit(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_the_form_lets_through_is_a_valid_policy(
            place in 0..35_usize,
            text in "[0-9a-zA-Z.,' -]{0,8}",
        ) {
            let mut texts = texts(&Policy::default());
            texts[place] = text;
            if let Ok(policy) = read(&texts, &Policy::default(), "EUR") {
                prop_assert_eq!(policy.check(), Ok(()));
            }
        }
    }
}
