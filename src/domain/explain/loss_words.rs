//! Losses in words: how often, how much, and what a simulation showed.

use crate::domain::decide::frequency::Frequency;
use crate::domain::decide::loss::{LossEstimate, Magnitude};
use crate::domain::decide::loss_table::LossTable;
use crate::domain::decide::simulation::{Distribution, SimulationOutcome};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::words::capital;
use crate::domain::words::template::in_number;

/// Writes an amount of money as it is.
pub fn money(amount: f64, currency: &str) -> String {
    quantity::format(Unit::Money, amount, currency)
}

/// Writes an amount that is an estimate: three digits, so that it does not look more certain than it is.
pub fn about(amount: f64, currency: &str) -> String {
    let size = amount.abs();
    if size < 100.0 {
        return money(amount.round() + 0.0, currency);
    }
    let unit = libm::pow(10.0, libm::floor(libm::log10(size)) - 2.0);
    money(libm::round(amount / unit) * unit, currency)
}

/// Writes how often something happens: `4 times a year`, `once in 10 years`, `never`.
pub fn often(frequency: f64) -> String {
    match frequency {
        none if none <= 0.0 => "never".to_owned(),
        1.0 => "once a year".to_owned(),
        rare if rare < 1e-4 => "less than once in 10\u{202f}000 years".to_owned(),
        many if many > 1.0 => match quantity::number(many, 1) {
            one if one == "1" => "about once a year".to_owned(),
            times => format!("{times} times a year"),
        },
        few => match quantity::number(1.0 / few, 1) {
            one if one == "1" => "about once a year".to_owned(),
            years => format!("once in {years} years"),
        },
    }
}

/// Writes the loss of one event: `EUR 5 000 to 25 000`, `EUR 8 000`.
pub fn size(magnitude: Magnitude, currency: &str) -> String {
    match magnitude {
        Magnitude::Point(loss) => money(loss.get(), currency),
        Magnitude::Range(low, high) => {
            let high = quantity::number(high.get(), if high.get() < 100.0 { 2 } else { 0 });
            format!("{} to {high}", money(low.get(), currency))
        }
    }
}

/// Writes how often something happens, which may be a range: `between once in 50 years and once in 2 years`.
pub fn how_often(frequency: Frequency) -> String {
    let (low, high) = frequency.ends();
    match (often(low.get()), often(high.get())) {
        (low, high) if low == high => low,
        (low, high) => format!("between {low} and {high}"),
    }
}

/// Writes an estimate: `once in 10 years, EUR 5 000 to 25 000 each`.
pub fn estimate(estimate: &LossEstimate, currency: &str) -> String {
    match how_often(estimate.frequency) {
        never if never == "never" => never,
        often => format!("{often}, {} each", size(estimate.magnitude, currency)),
    }
}

/// Writes a chance: `12.3 %`, `less than 0.1 %`.
pub fn chance(share: f64) -> String {
    match share * 100.0 {
        percent if percent > 0.0 && percent < 0.1 => "less than 0.1\u{a0}%".to_owned(),
        percent => format!("{}\u{a0}%", quantity::number(percent, 1)),
    }
}

/// Writes how far a simulated mean may be off: `± EUR 410`.
pub fn uncertainty(distribution: &Distribution, currency: &str) -> String {
    // 1.96 standard errors on either side hold the true mean with a confidence of 95 %.
    format!("±\u{a0}{}", about(1.96 * distribution.error, currency))
}

/// Says what the loss exceedance curve shows, for people who cannot see it.
pub fn curve(outcome: &SimulationOutcome, currency: &str) -> String {
    format!(
        "Loss exceedance curve: the chance that the losses of a year exceed an amount. {} {}",
        one_year_in("ten", outcome.before.p90, outcome.after.p90, currency),
        one_year_in("twenty", outcome.before.p95, outcome.after.p95, currency),
    )
}

/// Says what the simulation means, to be read out, edited and copied.
pub fn report(outcome: &SimulationOutcome, table: &LossTable, currency: &str) -> String {
    let about = |amount: f64| about(amount, currency);
    let (before, after) = (&outcome.before, &outcome.after);
    let mut said = vec![
        format!(
            "On average {} {} a year before mitigation and {} after it.",
            in_number(
                table.lines.len(),
                "the {n open risk} with an estimate {n costs/cost}"
            ),
            about(table.before),
            about(table.after),
        ),
        one_year_in("ten", before.p90, after.p90, currency),
        format!(
            "The chance of any loss in a year is {}, after mitigation {}.",
            chance(before.any),
            chance(after.any)
        ),
    ];
    if outcome.avoided.yearly_mean > 0.0 {
        said.push(format!(
            "Mitigation avoids {} a year on average.",
            about(outcome.avoided.yearly_mean)
        ));
    }
    if let Some(first) = outcome
        .contributors
        .first()
        .filter(|first| first.before > 0.0)
    {
        let share = (first.before / before.mean * 100.0).round();
        let name = table.name(first.id);
        said.push(format!(
            "The costliest risk is “{name}”, with {share}\u{a0}% of the losses before mitigation."
        ));
    }
    said.extend(left_out(table));
    said.push(basis(outcome));
    said.join(" ")
}

/// Says that unknown losses are in no sum; nothing when there are none.
pub fn left_out(table: &LossTable) -> Option<String> {
    match table.unknown.len() {
        0 => None,
        many => Some(in_number(
            many,
            "{n more open risk} {n has/have} no estimate and {n is/are} left out.",
        )),
    }
}

/// Says what the figures rest on.
pub fn basis(outcome: &SimulationOutcome) -> String {
    format!(
        "Simulated over {} years with seed {}: the same seed gives the same figures on every machine.",
        quantity::number(f64::from(outcome.years), 0),
        outcome.seed
    )
}

/// Says which loss is exceeded in one year out of so many, before and after mitigation.
fn one_year_in(many: &str, before: f64, after: f64, currency: &str) -> String {
    let [was, now] = [before, after].map(|amount| about(amount, currency));
    let nothing = format!("nothing is lost except in one year out of {many}");
    match () {
        () if before <= 0.0 && after <= 0.0 => format!("{}, at most.", capital(&nothing)),
        () if was == now => {
            format!(
                "In one year out of {many} the losses exceed {was}, before and after mitigation alike."
            )
        }
        () if after <= 0.0 => {
            format!(
                "In one year out of {many} the losses exceed {was}; after mitigation {nothing}, at most."
            )
        }
        () => {
            let verb = if after < before { "lowers" } else { "raises" };
            format!(
                "In one year out of {many} the losses exceed {was}; mitigation {verb} this to {now}."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::loss::LossPair;
    use crate::domain::decide::loss_table::LossLine;
    use crate::domain::decide::simulation::{Contribution, STEPS, Spread};
    use crate::domain::revision::Id;
    use crate::domain::value::Finite;

    /// Spaces as people type them, so that the expected sentences can be read.
    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn distribution(p90: f64, any: f64) -> Distribution {
        Distribution {
            mean: 40_000.0,
            error: 123.4,
            median: 0.0,
            p90,
            p95: 2.0 * p90,
            any,
            curve: Vec::new(),
        }
    }

    fn outcome(before: f64, after: f64) -> SimulationOutcome {
        let id = Id::from_number(1);
        SimulationOutcome {
            before: distribution(before, 0.631),
            after: distribution(after, 0.0004),
            avoided: Spread {
                p5: 0.0,
                p50: 1.0,
                p95: 2.0,
                yearly_mean: 12_345.6,
                steps: [0.0; STEPS],
            },
            contributors: vec![Contribution {
                id,
                before: 10_000.0,
                after: 1.0,
            }],
            years: 100_000,
            seed: 7,
        }
    }

    fn table() -> LossTable {
        let one = LossEstimate {
            frequency: Finite::from(1).into(),
            magnitude: Magnitude::Point(Finite::from(40_000)),
        };
        LossTable {
            lines: vec![LossLine {
                id: Id::from_number(1),
                name: "Vendor breach".to_owned(),
                is_from_score: false,
                losses: LossPair {
                    before: one,
                    after: one,
                },
            }],
            unknown: vec![(Id::from_number(2), "Scope creep".to_owned()); 2],
            before: 40_000.0,
            after: 27_654.4,
        }
    }

    #[test]
    fn the_report_says_what_the_figures_mean_and_what_they_rest_on() {
        assert_eq!(
            plain(&report(&outcome(412_345.0, 98_765.0), &table(), "EUR")),
            "On average the one open risk with an estimate costs EUR 40 000 a year before mitigation and EUR 27 700 \
             after it. In one year out of ten the losses exceed EUR 412 000; mitigation lowers this to EUR 98 800. \
             The chance of any loss in a year is 63.1 %, after mitigation less than 0.1 %. Mitigation avoids EUR \
             12 300 a year on average. The costliest risk is “Vendor breach”, with 25 % of the losses before \
             mitigation. Two more open risks have no estimate and are left out. Simulated over 100 000 years with \
             seed 7: the same seed gives the same figures on every machine."
        );
    }

    #[test]
    fn a_year_out_of_ten_is_told_as_it_is() {
        let say = |before, after| plain(&one_year_in("ten", before, after, "EUR"));
        assert_eq!(
            say(0.0, 0.0),
            "Nothing is lost except in one year out of ten, at most."
        );
        assert_eq!(
            say(500.0, 500.0),
            "In one year out of ten the losses exceed EUR 500, before and after mitigation alike."
        );
        assert_eq!(
            say(500.0, 0.0),
            "In one year out of ten the losses exceed EUR 500; after mitigation nothing is lost except in one year \
             out of ten, at most."
        );
        assert_eq!(
            say(500.0, 900.0),
            "In one year out of ten the losses exceed EUR 500; mitigation raises this to EUR 900."
        );
    }

    #[test]
    fn frequencies_and_sizes_are_written_as_people_say_them() {
        let told: Vec<String> = [0.0, 0.02, 0.3, 0.999, 1.0, 1.04, 4.0].map(often).into();
        assert_eq!(
            told,
            [
                "never",
                "once in 50 years",
                "once in 3.3 years",
                "about once a year",
                "once a year",
                "about once a year",
                "4 times a year"
            ]
        );
        let range = Magnitude::Range(Finite::from(5_000), Finite::from(25_000));
        assert_eq!(plain(&size(range, "EUR")), "EUR 5 000 to 25 000");
        let rare = LossEstimate {
            frequency: Finite::new(0.1).unwrap().into(),
            magnitude: range,
        };
        let unsure = LossEstimate {
            frequency: Frequency::Range(Finite::new(0.02).unwrap(), Finite::new(0.5).unwrap()),
            ..rare
        };
        assert_eq!(
            plain(&estimate(&unsure, "EUR")),
            "between once in 50 years and once in 2 years, EUR 5 000 to 25 000 each"
        );
        assert_eq!(
            plain(&estimate(&rare, "EUR")),
            "once in 10 years, EUR 5 000 to 25 000 each"
        );
    }

    #[test]
    fn an_estimate_has_three_digits() {
        let told = [0.0, 12.4, 98_765.4, -1_234.0].map(|amount| plain(&about(amount, "EUR")));
        assert_eq!(told, ["EUR 0", "EUR 12", "EUR 98 800", "−EUR 1 230"]);
    }
}
