//! The figures of a budget request, each with what it means and the formula with its numbers in it.

use super::loss_words::money;
use super::worth::{
    horizon_words, loss_gap, npv_words, payback_words, percent, return_words, years,
};
use crate::domain::decide::appraisal::Appraisal;
use crate::domain::decide::finance::{Cash, MoneyFigure, NotApplicable, Payback};
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

/// Returns every figure of the request.
pub fn figures(appraisal: &Appraisal, currency: &str) -> Vec<Shown> {
    let write = Writer {
        cash: &appraisal.cash,
        currency,
        gap: loss_gap(appraisal).unwrap_or_default(),
    };
    vec![
        write.cost(),
        write.rosi(),
        write.roi(),
        write.payback(),
        write.npv(),
        write.break_even(),
    ]
}

struct Writer<'a> {
    cash: &'a Cash,
    currency: &'a str,
    /// Why the loss is not known.
    gap: String,
}

impl Writer<'_> {
    fn money(&self, amount: f64) -> String {
        money(amount, self.currency)
    }

    fn cost_words(&self) -> String {
        self.money(self.cash.cost())
    }

    /// The years of the horizon, as a number of a formula.
    fn years(&self) -> String {
        quantity::number(f64::from(self.cash.horizon), 0)
    }

    /// What is avoided in a year; only read where it is known.
    fn avoided(&self) -> f64 {
        self.cash.loss.map_or(0.0, |loss| loss.avoided())
    }

    /// Shows a figure; where there is none it says why, and has no formula.
    fn shown(
        &self,
        name: &'static str,
        figure: MoneyFigure,
        words: String,
        meaning: String,
        why: String,
    ) -> Shown {
        let (meaning, why) = match figure {
            MoneyFigure::Known(_) => (meaning, why),
            MoneyFigure::NotApplicable(reason) => (because(reason), String::new()),
            MoneyFigure::Unknown => (self.gap.clone(), String::new()),
        };
        Shown {
            name,
            figure: words,
            meaning,
            why,
        }
    }

    fn cost(&self) -> Shown {
        Shown {
            name: "Cost",
            figure: self.cost_words(),
            meaning: format!("Over {}.", horizon_words(self.cash.horizon)),
            why: format!(
                "One-off cost + years × yearly cost = {} + {} × {} = {}.",
                self.money(self.cash.one_off),
                self.years(),
                self.money(self.cash.yearly),
                self.cost_words()
            ),
        }
    }

    fn rosi(&self) -> Shown {
        let (figure, cost) = (self.cash.rosi(), self.cost_words());
        let meaning = format!(
            "Return on security investment over {}: loss avoided, less the cost, for each unit of cost.",
            horizon_words(self.cash.horizon)
        );
        let why = format!(
            "(Loss avoided − cost) ÷ cost = ({} − {cost}) ÷ {cost} = {}. The loss avoided is {} × {} a year. Formula: \
             ENISA, Introduction to Return on Security Investment, 2012.",
            self.money(f64::from(self.cash.horizon) * self.avoided()),
            return_words(figure),
            self.years(),
            self.money(self.avoided())
        );
        self.shown("ROSI", figure, return_words(figure), meaning, why)
    }

    fn roi(&self) -> Shown {
        let (figure, cost) = (self.cash.roi(), self.cost_words());
        let yearly = self.avoided() + self.cash.benefit;
        let meaning = "The same with the benefit beyond the loss avoided.".to_owned();
        let why = format!(
            "(Benefit − cost) ÷ cost = ({} − {cost}) ÷ {cost} = {}. The benefit is {} × ({} loss avoided + {} other benefit).",
            self.money(f64::from(self.cash.horizon) * yearly),
            return_words(figure),
            self.years(),
            self.money(self.avoided()),
            self.money(self.cash.benefit)
        );
        self.shown("ROI", figure, return_words(figure), meaning, why)
    }

    fn payback(&self) -> Shown {
        let payback = self.cash.payback();
        let meaning = match payback {
            Payback::Years(_) => "Until what is paid at the start has come back.".to_owned(),
            Payback::Beyond(after) => format!(
                "What is paid at the start does not come back within the {} looked at; at this rate it takes {}.",
                horizon_words(self.cash.horizon),
                years(after)
            ),
            Payback::AtOnce => {
                "Nothing is paid at the start, and a year brings more than it costs.".to_owned()
            }
            Payback::Never => "A year costs as much as it brings, or more.".to_owned(),
            Payback::NotApplicable(why) => because(why),
            Payback::Unknown => self.gap.clone(),
        };
        let sum = format!(
            "{} + {} − {}",
            self.money(self.avoided()),
            self.money(self.cash.benefit),
            self.money(self.cash.yearly)
        );
        let net = self.money(self.cash.yearly_net().unwrap_or_default());
        let one_off = self.money(self.cash.one_off);
        let why = match payback {
            Payback::Years(after) | Payback::Beyond(after) => format!(
                "One-off cost ÷ what a year brings = {one_off} ÷ ({sum}) = {one_off} ÷ {net} = {}.",
                years(after)
            ),
            Payback::AtOnce | Payback::Never => format!("A year brings {sum} = {net}."),
            Payback::NotApplicable(_) | Payback::Unknown => String::new(),
        };
        Shown {
            name: "Payback",
            figure: payback_words(self.cash),
            meaning,
            why,
        }
    }

    fn npv(&self) -> Shown {
        let figure = self.cash.npv();
        let words = npv_words(figure, self.currency);
        let meaning = format!(
            "What it brings over {} in today’s money, after its cost.",
            horizon_words(self.cash.horizon)
        );
        let factor = quantity::number(self.cash.annuity(), 3);
        let in_advance = quantity::number(self.cash.annuity_in_advance(), 3);
        let why = format!(
            "What a year brings × {factor} − one-off cost − yearly cost × {in_advance} = {} × {factor} − {} − {} × {in_advance} = \
             {words}. The first factor adds up 1 ÷ (1 + {})ᵗ over the years; the second is larger, because each year’s cost is \
             paid at its start.",
            self.money(self.cash.yearly_benefit().unwrap_or_default()),
            self.money(self.cash.one_off),
            self.money(self.cash.yearly),
            percent(self.cash.rate)
        );
        self.shown("Net present value", figure, words, meaning, why)
    }

    fn break_even(&self) -> Shown {
        let figure = self.cash.break_even();
        let meaning = match figure.known() {
            Some(share) if share > 1.0 => {
                "Even without any loss left, the loss avoided alone would not pay the cost."
            }
            _ => "This share of the yearly loss must be avoided to pay the cost.",
        };
        let why = format!(
            "Cost ÷ loss before = {} ÷ ({} × {}) = {}.",
            self.cost_words(),
            self.years(),
            self.money(self.cash.loss.map_or(0.0, |loss| loss.before)),
            return_words(figure)
        );
        self.shown(
            "Break-even mitigation",
            figure,
            return_words(figure),
            meaning.to_owned(),
            why,
        )
    }
}

fn because(why: NotApplicable) -> String {
    let reason = why.reason();
    format!("{}{}.", reason[..1].to_uppercase(), &reason[1..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::appraisal::Basis;
    use crate::domain::decide::finance::YearlyLoss;

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
    fn regression_a_payback_after_the_horizon_says_so() {
        let payback = shown(&appraisal(70_000.0, Some((10_000.0, 0.0))), "Payback");
        assert_eq!(payback.figure, "Not within 3 years");
        assert_eq!(
            payback.meaning,
            "What is paid at the start does not come back within the three years looked at; at this rate it takes 7 years."
        );
    }

    #[test]
    fn the_break_even_reads_as_a_sentence_of_its_own() {
        let break_even = shown(
            &appraisal(60_000.0, Some((50_000.0, 10_000.0))),
            "Break-even mitigation",
        );
        assert_eq!(
            break_even.meaning,
            "This share of the yearly loss must be avoided to pay the cost."
        );
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
}
