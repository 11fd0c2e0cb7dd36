//! What a budget request is worth, in words: figures, ranges, sensitivity, promises.

use super::loss_words::{about, money};
use crate::domain::decide::appraisal::{Appraisal, Basis, Range};
use crate::domain::decide::finance::{Cash, MoneyFigure, Payback};
use crate::domain::decide::promise::{Check, Promise};
use crate::domain::decide::sensitivity::{Bar, Input};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::words::english::plural;
use crate::domain::words::number_word;

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
            format!("{months}\u{a0}{}", plural(months as usize, "month"))
        }
        years => match quantity::number(years, 1).as_str() {
            "1" => "1\u{a0}year".to_owned(),
            many => format!("{many}\u{a0}years"),
        },
    }
}

/// Writes a return: `92 %`, `Not applicable`, `Unknown`.
pub fn return_words(figure: MoneyFigure) -> String {
    figure_words(figure, percent)
}

/// Writes a present value.
pub fn npv_words(figure: MoneyFigure, currency: &str) -> String {
    figure_words(figure, |amount| money(amount, currency))
}

/// Writes a present value that a simulation found: no more exact than it is.
pub fn about_npv(figure: MoneyFigure, currency: &str) -> String {
    figure_words(figure, |amount| about(amount, currency))
}

fn figure_words(figure: MoneyFigure, write: impl Fn(f64) -> String) -> String {
    match figure {
        MoneyFigure::Known(figure) => write(figure),
        MoneyFigure::NotApplicable(_) => "Not applicable".to_owned(),
        MoneyFigure::Unknown => "Unknown".to_owned(),
    }
}

/// Writes when it has paid for itself.
pub fn payback_words(cash: &Cash) -> String {
    match cash.payback() {
        Payback::Years(after) => years(after),
        Payback::Beyond(_) => format!("Not within {}", years(cash.horizon.into())),
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

/// Writes what lies between bad and good luck: `−40 % to 310 %`.
pub fn span(ends: [MoneyFigure; 3], write: impl Fn(MoneyFigure) -> String) -> Option<String> {
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
        (false, is_loss) => format!(
            "It would {} worth its cost if {}.",
            if is_loss { "become" } else { "no longer be" },
            match &turning[..] {
                [one] => format!("this one is off: {one}"),
                many => format!("any one of these is off: {}", many.join(", ")),
            }
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

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
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
