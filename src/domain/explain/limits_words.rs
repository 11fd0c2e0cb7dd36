//! What natural limits rest on, in words: how many values, which gaps, what is set aside, which baseline.

use chrono::NaiveDate;

use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::xmr::{BaselineUse, Behaviour, FEWEST_POINTS, Phase};
use crate::domain::words::template::in_number;
use crate::domain::words::{date_phrase, number_word};

/// Says what the limits of the newest values rest on, a sentence each; nothing while there are none to speak of.
pub fn basis(kpi: &Kpi, evaluation: &Evaluation, today: NaiveDate) -> Vec<String> {
    let Some(phase) = evaluation.phases.last() else {
        return Vec::new();
    };
    if let Some(why) = kpi.covers().why_untold() {
        return vec![format!("There are no limits and no trend: {why}.")];
    }
    let mut told = Vec::new();
    told.extend(made_from(evaluation, phase, today));
    told.extend(gaps(evaluation, phase, today));
    told.extend(aside(evaluation, phase));
    told.extend(baseline(kpi, phase, today));
    told
}

fn made_from(evaluation: &Evaluation, phase: &Phase, today: NaiveDate) -> Option<String> {
    let Behaviour::Varies { .. } = phase.behaviour else {
        return None;
    };
    let since = match (phase.range.start, phase.baseline) {
        (_, BaselineUse::Used) => return None,
        (0, _) => String::new(),
        (start, _) => {
            let day = evaluation.points.get(start)?.at.date;
            format!(
                " since {}, after the process change",
                date_phrase(day, today)
            )
        }
    };
    let kept = (evaluation.points.get(phase.range.clone())?.iter()).filter(|point| !point.aside);
    Some(format!(
        "The limits are made from {} values{since}.",
        number_word(kept.count())
    ))
}

/// Names the newest gap, or says in how many places values are missing.
fn gaps(evaluation: &Evaluation, phase: &Phase, today: NaiveDate) -> Option<String> {
    let newest = *phase.gaps.last()?;
    let day = |position: usize| {
        let point = evaluation.points.get(position)?;
        Some(date_phrase(point.at.date, today))
    };
    let between = format!(
        "between {} and {}",
        day(newest.checked_sub(1)?)?,
        day(newest)?
    );
    Some(match phase.gaps.len() {
        1 => format!("A value is missing {between}; the step over this gap does not count."),
        many => format!(
            "Values are missing in {} places, the last {between}; the steps over these gaps do not count.",
            number_word(many)
        ),
    })
}

fn aside(evaluation: &Evaluation, phase: &Phase) -> Option<String> {
    let inside = evaluation.points.get(phase.range.clone())?.iter();
    match inside.filter(|point| point.aside).count() {
        0 => None,
        many => Some(in_number(
            many,
            "{n value} {n is/are} set aside and {n has/have} no part in them.",
        )),
    }
}

fn baseline(kpi: &Kpi, phase: &Phase, today: NaiveDate) -> Option<String> {
    let own = kpi.baseline.as_ref()?;
    let days = format!(
        "{} to {}",
        date_phrase(own.from, today),
        date_phrase(own.to, today)
    );
    match phase.baseline {
        BaselineUse::Used => Some(format!("The limits are those of the baseline, {days}.")),
        BaselineUse::TooLittle => Some(format!(
            "The baseline, {days}, is not used: it takes {} values that are not all the same, with few gaps.",
            number_word(FEWEST_POINTS)
        )),
        BaselineUse::None => Some(format!(
            "The baseline, {days}, is not used: the newest values began after it, with a process change."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::variance_script::tests::cases;
    use crate::domain::measure::kpi::{Baseline, Covers};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Weekly values of which the newest is from 20 November 2026.
    fn told(change: impl Fn(&mut Kpi), values: &[f64]) -> Vec<String> {
        let mut kpi = cases::response();
        change(&mut kpi);
        let case = cases::case("limits", kpi, values);
        basis(&case.kpi, &case.evaluation, day("2026-11-24"))
    }

    const ORDINARY: [f64; 8] = [3.0, 4.0, 3.0, 5.0, 4.0, 3.0, 4.0, 5.0];

    #[test]
    fn limits_say_from_how_many_values_they_are() {
        assert_eq!(
            told(|_| {}, &ORDINARY),
            ["The limits are made from eight values."]
        );
        assert_eq!(told(|_| {}, &[3.0, 4.0]), Vec::<String>::new());
        assert_eq!(told(|_| {}, &[]), Vec::<String>::new());
    }

    #[test]
    fn a_running_total_says_why_it_has_none() {
        assert_eq!(
            told(|kpi| kpi.covers = Covers::SoFar, &ORDINARY),
            [
                "There are no limits and no trend: each value contains the ones before, so chance alone would look like a change."
            ]
        );
    }

    #[test]
    fn a_baseline_says_its_days_and_when_it_is_too_short() {
        let baseline = |from: &str, to: &str| {
            let (from, to) = (day(from), day(to));
            move |kpi: &mut Kpi| {
                kpi.baseline = Some(Baseline {
                    from,
                    to,
                    extra: Default::default(),
                });
            }
        };
        assert_eq!(
            told(baseline("2026-10-02", "2026-11-06"), &ORDINARY),
            ["The limits are those of the baseline, 2 October to 6 November."]
        );
        assert_eq!(
            told(baseline("2026-11-01", "2026-11-20"), &ORDINARY),
            [
                "The limits are made from eight values.",
                "The baseline, 1 November to 20 November, is not used: it takes six values that are not all the same, with few gaps."
            ]
        );
    }
}
