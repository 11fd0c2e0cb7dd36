//! The figures of a budget request in words: each with what it means and the formula with its numbers in it.

use super::loss_words::{about, money};
use super::wording::number_word;
use crate::domain::decide::appraisal::{Appraisal, Basis, Range};
use crate::domain::decide::finance::{Figure, NotApplicable, Payback};
use crate::domain::decide::promise::{Check, Promise};
use crate::domain::decide::sensitivity::{Bar, Input};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;

/// A figure to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub name: &'static str,
    pub figure: String,
    /// What it says, or why there is none.
    pub meaning: String,
    /// The formula with its numbers in it; empty where there is none to fill.
    pub why: String,
}

/// Writes a share as whole percent, small ones with one decimal.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let rounded = match percent.abs() {
        size if size < 10.0 => (percent * 10.0).round() / 10.0,
        _ => percent.round(),
    };
    quantity::format(Unit::Percent, rounded + 0.0, "")
}

/// Writes years, less than one as months.
pub fn years(years: f64) -> String {
    let months = (years * 12.0).ceil().max(1.0);
    match years {
        years if years < 1.0 && months < 12.0 => {
            format!(
                "{months}\u{a0}month{}",
                if months == 1.0 { "" } else { "s" }
            )
        }
        years => match quantity::number(years, 1).as_str() {
            "1" => "1\u{a0}year".to_owned(),
            many => format!("{many}\u{a0}years"),
        },
    }
}

/// Writes a return: `92 %`, `Not applicable`, `Unknown`.
pub fn return_words(figure: Figure) -> String {
    figure_words(figure, percent)
}

/// Writes a present value.
pub fn npv_words(figure: Figure, currency: &str) -> String {
    figure_words(figure, |amount| money(amount, currency))
}

/// Writes a present value that a simulation found: no more exact than it is.
pub fn about_npv(figure: Figure, currency: &str) -> String {
    figure_words(figure, |amount| about(amount, currency))
}

fn figure_words(figure: Figure, write: impl Fn(f64) -> String) -> String {
    match figure {
        Figure::Known(figure) => write(figure),
        Figure::NotApplicable(_) => "Not applicable".to_owned(),
        Figure::Unknown => "Unknown".to_owned(),
    }
}

/// Writes when it has paid for itself.
pub fn payback_words(payback: Payback) -> String {
    match payback {
        Payback::Years(after) => years(after),
        Payback::AtOnce => "At once".to_owned(),
        Payback::Never => "Never".to_owned(),
        Payback::NotApplicable(_) => "Not applicable".to_owned(),
        Payback::Unknown => "Unknown".to_owned(),
    }
}

/// Says how the horizon is called: `a year`, `three years`.
pub fn horizon_words(horizon: u8) -> String {
    match horizon {
        1 => "a year".to_owned(),
        many => format!("{} years", number_word(usize::from(many))),
    }
}

/// Says why the loss is not known; nothing when it is.
pub fn loss_gap(appraisal: &Appraisal) -> Option<String> {
    if appraisal.cash.loss.is_some() {
        return None;
    }
    let risks = appraisal.risks();
    let open: Vec<String> = (risks.iter())
        .filter(|risk| risk.losses.is_none())
        .map(|risk| format!("“{}”", risk.name))
        .collect();
    Some(match (&appraisal.basis, open.len()) {
        (Basis::Risks(_), 0) => "No risk is chosen that it brings down.".to_owned(),
        (Basis::Risks(_), 1) => format!("The loss of {} is not estimated yet.", open[0]),
        (Basis::Risks(_), many) => format!(
            "The losses of {} of its risks are not estimated yet: {}.",
            number_word(many),
            open.join(", ")
        ),
        _ => "Nobody has estimated the yearly loss before and after.".to_owned(),
    })
}

/// Returns every figure of the request.
pub fn figures(appraisal: &Appraisal, currency: &str) -> Vec<Shown> {
    let cash = &appraisal.cash;
    let money = |amount: f64| money(amount, currency);
    let (horizon, cost) = (horizon_words(cash.horizon), cash.cost());
    let years = quantity::number(f64::from(cash.horizon), 0);
    let avoided = cash.loss.map_or(0.0, |loss| loss.avoided());
    let all = f64::from(cash.horizon) * avoided;
    let gap = loss_gap(appraisal).unwrap_or_default();
    let meaning = |figure: Figure, known: String| match figure {
        Figure::Known(_) => known,
        Figure::NotApplicable(why) => because(why),
        Figure::Unknown => gap.clone(),
    };
    let filled = |figure: Figure, formula: String| match figure {
        Figure::Known(_) => formula,
        _ => String::new(),
    };
    let (rosi, roi, npv, break_even) = (cash.rosi(), cash.roi(), cash.npv(), cash.break_even());
    let net = cash.yearly_net().unwrap_or_default();
    vec![
        Shown {
            name: "Cost",
            figure: money(cost),
            meaning: format!("Over {horizon}."),
            why: format!(
                "One-off cost + years × yearly cost = {} + {years} × {} = {}.",
                money(cash.one_off),
                money(cash.yearly),
                money(cost)
            ),
        },
        Shown {
            name: "ROSI",
            figure: return_words(rosi),
            meaning: meaning(
                rosi,
                format!(
                    "Return on security investment over {horizon}: loss avoided, less the cost, for each unit of cost."
                ),
            ),
            why: filled(
                rosi,
                format!(
                    "(Loss avoided − cost) ÷ cost = ({} − {}) ÷ {} = {}. The loss avoided is {years} × {} a year. Formula: ENISA, Introduction to Return on Security Investment, 2012.",
                    money(all),
                    money(cost),
                    money(cost),
                    return_words(rosi),
                    money(avoided)
                ),
            ),
        },
        Shown {
            name: "ROI",
            figure: return_words(roi),
            meaning: meaning(
                roi,
                "The same with the benefit beyond the loss avoided.".to_owned(),
            ),
            why: filled(
                roi,
                format!(
                    "(Benefit − cost) ÷ cost = ({} − {}) ÷ {} = {}. The benefit is {years} × ({} loss avoided + {} other benefit).",
                    money(all + f64::from(cash.horizon) * cash.benefit),
                    money(cost),
                    money(cost),
                    return_words(roi),
                    money(avoided),
                    money(cash.benefit)
                ),
            ),
        },
        Shown {
            name: "Payback",
            figure: payback_words(cash.payback()),
            meaning: match cash.payback() {
                Payback::Years(_) => "Until what is paid at the start has come back.".to_owned(),
                Payback::AtOnce => {
                    "Nothing is paid at the start, and a year brings more than it costs.".to_owned()
                }
                Payback::Never => "A year costs as much as it brings, or more.".to_owned(),
                Payback::NotApplicable(why) => because(why),
                Payback::Unknown => gap.clone(),
            },
            why: match cash.payback() {
                Payback::Years(after) => format!(
                    "One-off cost ÷ what a year brings = {} ÷ ({} + {} − {}) = {} ÷ {} = {}.",
                    money(cash.one_off),
                    money(avoided),
                    money(cash.benefit),
                    money(cash.yearly),
                    money(cash.one_off),
                    money(net),
                    self::years(after)
                ),
                Payback::AtOnce | Payback::Never => format!(
                    "A year brings {} + {} − {} = {}.",
                    money(avoided),
                    money(cash.benefit),
                    money(cash.yearly),
                    money(net)
                ),
                _ => String::new(),
            },
        },
        Shown {
            name: "Net present value",
            figure: npv_words(npv, currency),
            meaning: meaning(
                npv,
                format!("What it brings over {horizon} in today’s money, after its cost."),
            ),
            why: filled(
                npv,
                format!(
                    "What a year brings × {} − one-off cost = {} × {} − {} = {}. The factor adds up 1 ÷ (1 + {})ᵗ over the years.",
                    quantity::number(cash.annuity(), 3),
                    money(net),
                    quantity::number(cash.annuity(), 3),
                    money(cash.one_off),
                    npv_words(npv, currency),
                    percent(cash.rate)
                ),
            ),
        },
        Shown {
            name: "Break-even mitigation",
            figure: return_words(break_even),
            meaning: meaning(
                break_even,
                match break_even.known() {
                    Some(share) if share > 1.0 => {
                        "Even without any loss left, the loss avoided alone would not pay the cost."
                            .to_owned()
                    }
                    _ => "Of the yearly loss must be avoided to pay the cost.".to_owned(),
                },
            ),
            why: filled(
                break_even,
                format!(
                    "Cost ÷ loss before = {} ÷ ({years} × {}) = {}.",
                    money(cost),
                    money(cash.loss.map_or(0.0, |loss| loss.before)),
                    return_words(break_even)
                ),
            ),
        },
    ]
}

fn because(why: NotApplicable) -> String {
    let reason = why.reason();
    format!("{}{}.", reason[..1].to_uppercase(), &reason[1..])
}

/// Writes what lies between bad and good luck: `−40 % to 310 %`.
pub fn span(ends: [Figure; 3], write: impl Fn(Figure) -> String) -> Option<String> {
    let [low, _, high] = ends;
    (low.known().is_some() && high.known().is_some())
        .then(|| format!("{} to {}", write(low), write(high)))
}

/// Says how likely it is to pay for itself, as exactly as steps of 5 % allow.
pub fn chance_words(chance: f64) -> String {
    match (chance * 20.0).round() {
        0.0 => "less than 5\u{a0}%".to_owned(),
        20.0 => "more than 95\u{a0}%".to_owned(),
        steps => format!("about {}\u{a0}%", steps * 5.0),
    }
}

/// Says in sentences what the simulation shows.
pub fn range_words(range: &Range, horizon: u8, years: u32, currency: &str) -> String {
    let horizon = horizon_words(horizon);
    let npv = |figure| about_npv(figure, currency);
    let [_, middle, _] = range.npv;
    let values = span(range.npv, npv)
        .unwrap_or_default()
        .replace(" to ", " and ");
    let returns = span(range.rosi, return_words)
        .map(|returns| {
            format!(
                " The ROSI lies between {}.",
                returns.replace(" to ", " and ")
            )
        })
        .unwrap_or_default();
    format!(
        "In 90\u{a0}% of the simulated runs of {horizon}, the net present value lies between {values}; in half of them it \
         is above {}. It pays for itself with a chance of {}.{returns} {} years were simulated.",
        npv(middle),
        chance_words(range.chance),
        quantity::number(f64::from(years), 0)
    )
}

/// Writes the value of an input of the sensitivity.
pub fn input_words(input: Input, value: f64, currency: &str) -> String {
    match input {
        Input::Rate => percent(value),
        Input::Horizon => years(value),
        Input::Avoided | Input::LossBefore | Input::LossAfter => about(value, currency),
        _ => money(value, currency),
    }
}

/// Says what the tornado chart shows.
pub fn sensitivity_words(bars: &[Bar], npv: f64, currency: &str) -> String {
    let Some(first) = bars.first() else {
        return "There is nothing to vary yet.".to_owned();
    };
    let (low, high) = (first.npv.0.min(first.npv.1), first.npv.0.max(first.npv.1));
    let turning: Vec<&str> = (bars.iter())
        .filter(|bar| (bar.npv.0 < 0.0) != (npv < 0.0) || (bar.npv.1 < 0.0) != (npv < 0.0))
        .map(|bar| bar.input.name())
        .collect();
    let verdict = match (turning.is_empty(), npv < 0.0) {
        (true, false) => "It stays worth its cost whichever single input is off.".to_owned(),
        (true, true) => {
            "It does not become worth its cost whichever single input is off.".to_owned()
        }
        (false, false) => format!(
            "It would no longer be worth its cost if this one is off: {}.",
            turning.join(", ")
        ),
        (false, true) => format!(
            "It would become worth its cost if this one is off: {}.",
            turning.join(", ")
        ),
    };
    format!(
        "“{}” matters most: the net present value lies between {} and {}. {verdict}",
        first.input.name(),
        about(low, currency),
        about(high, currency)
    )
}

/// Names a promise.
pub fn promise_name(check: &Check) -> String {
    match &check.promise {
        Promise::Spending => "Spending until then".to_owned(),
        Promise::Loss => "Yearly loss afterwards".to_owned(),
        Promise::Kpi(kpi, _) => kpi.name.clone(),
    }
}

/// Writes a value of a promise.
pub fn promise_value(check: &Check, value: f64, currency: &str) -> String {
    match &check.promise {
        Promise::Kpi(kpi, _) => quantity::format(kpi.unit, value, currency),
        _ => money(value, currency),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::finance::{Cash, YearlyLoss};

    fn appraisal(one_off: f64, loss: Option<(f64, f64)>) -> Appraisal {
        Appraisal {
            cash: Cash {
                one_off,
                yearly: 0.0,
                benefit: 0.0,
                loss: loss.map(|(before, after)| YearlyLoss { before, after }),
                horizon: 3,
                rate: 0.05,
            },
            basis: Basis::Typed,
        }
    }

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn shown(appraisal: &Appraisal, name: &str) -> Shown {
        let all = figures(appraisal, "EUR");
        let mut one = all.into_iter().find(|one| one.name == name).unwrap();
        for text in [&mut one.figure, &mut one.meaning, &mut one.why] {
            *text = plain(text);
        }
        one
    }

    #[test]
    fn a_figure_shows_its_formula_with_the_numbers_in_it() {
        let request = appraisal(60_000.0, Some((50_000.0, 10_000.0)));
        let rosi = shown(&request, "ROSI");
        assert_eq!(rosi.figure, "100 %");
        assert!(
            rosi.why.starts_with(
                "(Loss avoided − cost) ÷ cost = (EUR 120 000 − EUR 60 000) ÷ EUR 60 000 = 100 %."
            ),
            "{}",
            rosi.why
        );
        assert_eq!(shown(&request, "Payback").figure, "1.5 years");
        assert_eq!(shown(&request, "Break-even mitigation").figure, "40 %");
    }

    #[test]
    fn a_cost_of_zero_is_not_applicable_and_says_so() {
        let rosi = shown(&appraisal(0.0, Some((50_000.0, 0.0))), "ROSI");
        assert_eq!(rosi.figure, "Not applicable");
        assert_eq!(
            rosi.meaning,
            "It costs nothing, so there is no return on a cost."
        );
        assert_eq!(rosi.why, "");
    }

    #[test]
    fn an_unknown_loss_is_never_a_figure() {
        for shown in figures(&appraisal(10.0, None), "EUR").into_iter().skip(1) {
            assert_eq!(shown.figure, "Unknown", "{}", shown.name);
        }
    }

    #[test]
    fn time_is_written_as_people_say_it() {
        let written: Vec<String> = [0.01, 0.5, 0.99, 1.0, 4.1667, 60.0]
            .map(|y| plain(&years(y)))
            .into();
        assert_eq!(
            written,
            [
                "1 month",
                "6 months",
                "1 year",
                "1 year",
                "4.2 years",
                "60 years"
            ]
        );
    }

    #[test]
    fn a_chance_is_no_more_exact_than_it_is() {
        let written: Vec<String> = [0.0, 0.02, 0.37, 0.99]
            .map(|c| plain(&chance_words(c)))
            .into();
        assert_eq!(
            written,
            [
                "less than 5 %",
                "less than 5 %",
                "about 35 %",
                "more than 95 %"
            ]
        );
    }
}
