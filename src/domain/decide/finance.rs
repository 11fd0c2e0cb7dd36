//! What money spent on security is worth: the formulas, each with its source.
//!
//! [`appraisal`](super::appraisal) fills them in for a budget request. A figure that nobody can know is a value of its
//! own, and so is one that makes no sense: neither is ever 0 or infinite.

/// What a request costs and brings, in money of today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cash {
    /// Paid once, at the start.
    pub one_off: f64,
    /// Paid every year.
    pub yearly: f64,
    /// A year's benefit beyond the loss avoided.
    pub benefit: f64,
    /// The annual loss expectancy before; missing while nobody has estimated it.
    pub loss: Option<YearlyLoss>,
    /// Years that are looked at, 1 or more.
    pub horizon: u8,
    /// What a year's delay takes from the worth of money: 0.05 is 5 %.
    pub rate: f64,
}

/// The annual loss expectancy before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearlyLoss {
    pub before: f64,
    pub after: f64,
}

impl YearlyLoss {
    /// Returns what is avoided in a year; below 0 where it makes things worse.
    pub fn avoided(self) -> f64 {
        self.before - self.after
    }
}

/// A figure, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MoneyFigure {
    Known(f64),
    NotApplicable(NotApplicable),
    /// The loss it rests on is not estimated.
    Unknown,
}

/// Why a figure makes no sense here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// A return on nothing spent.
    NoCost,
    /// A share of no loss.
    NoLoss,
}

impl NotApplicable {
    /// Says why, as the rest of "Not applicable: …".
    pub fn reason(self) -> &'static str {
        match self {
            NotApplicable::NoCost => "it costs nothing, so there is no return on a cost",
            NotApplicable::NoLoss => "there is no loss that could be avoided",
        }
    }
}

impl MoneyFigure {
    pub fn known(self) -> Option<f64> {
        match self {
            MoneyFigure::Known(figure) => Some(figure),
            _ => None,
        }
    }
}

/// When a request has paid for itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Payback {
    /// After so many years, within the horizon.
    Years(f64),
    /// After so many years, which are more than the horizon that the request is weighed over.
    Beyond(f64),
    /// Nothing is paid at the start, and each year brings more than it costs.
    AtOnce,
    /// A year costs as much as it brings, or more.
    Never,
    NotApplicable(NotApplicable),
    Unknown,
}

impl Cash {
    /// Returns the cost over the horizon: once, and each year.
    pub fn cost(&self) -> f64 {
        self.one_off + f64::from(self.horizon) * self.yearly
    }

    /// Returns the return on investment, (benefit − cost) ÷ cost, where the benefit is the loss avoided and what comes
    /// on top of it, over the horizon (Friedlob and Plewa, *Understanding Return on Investment*, 1996).
    pub fn roi(&self) -> MoneyFigure {
        self.return_on_cost(|avoided| avoided + self.benefit)
    }

    /// Returns the return on security investment, (ALE before − ALE after − cost) ÷ cost, over the horizon (ENISA,
    /// *Introduction to Return on Security Investment*, 2012).
    pub fn rosi(&self) -> MoneyFigure {
        self.return_on_cost(|avoided| avoided)
    }

    fn return_on_cost(&self, yearly_benefit: impl Fn(f64) -> f64) -> MoneyFigure {
        let Some(loss) = self.loss else {
            return MoneyFigure::Unknown;
        };
        let benefit = f64::from(self.horizon) * yearly_benefit(loss.avoided());
        return_on(benefit, self.cost())
    }

    /// Returns the share of the yearly loss that must be avoided for the cost to come back, cost ÷ ALE, both over the
    /// horizon: the ROSI of 0 solved for the mitigation ratio (ENISA 2012). Above 1 it cannot come back that way.
    pub fn break_even(&self) -> MoneyFigure {
        let Some(loss) = self.loss else {
            return MoneyFigure::Unknown;
        };
        let ale = f64::from(self.horizon) * loss.before;
        match (self.cost(), ale) {
            (cost, _) if cost <= 0.0 => MoneyFigure::NotApplicable(NotApplicable::NoCost),
            (_, ale) if ale <= 0.0 => MoneyFigure::NotApplicable(NotApplicable::NoLoss),
            (cost, ale) => MoneyFigure::Known(cost / ale),
        }
    }

    /// Returns what a year brings after its own cost.
    pub fn yearly_net(&self) -> Option<f64> {
        Some(self.yearly_benefit()? - self.yearly)
    }

    /// Returns the payback period: what is paid at the start ÷ what a year brings, without interest (Brealey, Myers and
    /// Allen, *Principles of Corporate Finance*, chapter 5).
    pub fn payback(&self) -> Payback {
        if self.cost() <= 0.0 {
            return Payback::NotApplicable(NotApplicable::NoCost);
        }
        match self.yearly_net() {
            None => Payback::Unknown,
            Some(net) if net <= 0.0 => Payback::Never,
            Some(_) if self.one_off <= 0.0 => Payback::AtOnce,
            Some(net) => match self.one_off / net {
                years if years <= f64::from(self.horizon) => Payback::Years(years),
                years => Payback::Beyond(years),
            },
        }
    }

    /// Returns the net present value, Σ cashₜ ÷ (1 + rate)ᵗ (Brealey, Myers and Allen, chapter 2): what is paid at the
    /// start counts as year 0; a year's cost is paid in advance, as licences and contracts are, so it counts at the
    /// year's start, as the check of what was spent counts it; a year's benefit counts at its end.
    pub fn npv(&self) -> MoneyFigure {
        match self.yearly_benefit() {
            None => MoneyFigure::Unknown,
            Some(benefit) => MoneyFigure::Known(benefit * self.annuity() - self.cost_today()),
        }
    }

    /// Returns what a year brings before its own cost.
    pub fn yearly_benefit(&self) -> Option<f64> {
        Some(self.loss?.avoided() + self.benefit)
    }

    /// Returns the cost in money of today: once, and each year in advance.
    pub fn cost_today(&self) -> f64 {
        self.one_off + self.yearly * self.annuity_in_advance()
    }

    /// Returns what 1 a year over the horizon is worth at its start when it is paid in advance, Σ 1 ÷ (1 + rate)ᵗ⁻¹.
    pub fn annuity_in_advance(&self) -> f64 {
        self.annuity() * (1.0 + self.rate)
    }

    /// Returns what 1 a year over the horizon is worth at its start, Σ 1 ÷ (1 + rate)ᵗ.
    pub fn annuity(&self) -> f64 {
        let year = present_value(self.rate, &[0.0, 1.0]);
        let mut factor = 1.0;
        (0..self.horizon)
            .map(|_| {
                factor *= year;
                factor
            })
            .sum()
    }

    /// Returns the loss that must be avoided over the horizon for a net present value of 0, when it is avoided evenly.
    pub fn needed(&self) -> f64 {
        f64::from(self.horizon) * (self.cost_today() / self.annuity() - self.benefit)
    }

    /// Returns the same with the loss avoided in a year instead of that before and after.
    pub fn with_avoided(&self, yearly: f64) -> Cash {
        Cash {
            loss: Some(YearlyLoss {
                before: yearly,
                after: 0.0,
            }),
            ..*self
        }
    }
}

/// Returns (benefit − cost) ÷ cost.
fn return_on(benefit: f64, cost: f64) -> MoneyFigure {
    match cost {
        cost if cost <= 0.0 => MoneyFigure::NotApplicable(NotApplicable::NoCost),
        cost => MoneyFigure::Known((benefit - cost) / cost),
    }
}

/// Returns Σ cashₜ ÷ (1 + rate)ᵗ, from year 0 on.
fn present_value(rate: f64, cash: &[f64]) -> f64 {
    let mut factor = 1.0;
    let mut value = 0.0;
    for year in cash {
        value += year / factor;
        factor *= 1.0 + rate;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cash(one_off: f64, yearly: f64, before: f64, after: f64) -> Cash {
        Cash {
            one_off,
            yearly,
            benefit: 0.0,
            loss: Some(YearlyLoss { before, after }),
            horizon: 1,
            rate: 0.0,
        }
    }

    fn close(figure: MoneyFigure, expected: f64) {
        let known = figure.known().unwrap();
        assert!((known - expected).abs() < 0.005, "{known} and {expected}");
    }

    /// ENISA 2012, the example of Acme Corp.: five virus attacks a year at 15,000 each, software for 25,000 a year
    /// that blocks 80 % of them.
    #[test]
    fn the_return_on_security_investment_is_that_of_enisa() {
        close(cash(0.0, 25_000.0, 75_000.0, 15_000.0).rosi(), 1.40);
    }

    #[test]
    fn the_rosi_of_a_longer_horizon_adds_up_losses_and_costs() {
        let three_years = Cash {
            horizon: 3,
            ..cash(30_000.0, 10_000.0, 60_000.0, 20_000.0)
        };
        assert_eq!(three_years.cost(), 60_000.0);
        // (3 × 40,000 − 60,000) ÷ 60,000
        close(three_years.rosi(), 1.0);
    }

    /// 1,000 spent and 1,200 back is 20 %: the first example of most texts on ROI.
    #[test]
    fn what_comes_on_top_counts_for_the_roi_and_not_for_the_rosi() {
        let request = Cash {
            benefit: 200.0,
            ..cash(1_000.0, 0.0, 1_000.0, 0.0)
        };
        close(request.roi(), 0.20);
        close(request.rosi(), 0.0);
    }

    #[test]
    fn break_even_mitigation_is_the_share_of_the_loss_that_pays_the_cost() {
        // ENISA's example: 25,000 ÷ 75,000; blocking a third of the attacks would be enough.
        close(
            cash(0.0, 25_000.0, 75_000.0, 15_000.0).break_even(),
            1.0 / 3.0,
        );
    }

    /// Solar panels for 5,000 that save 1,200 a year: 4.17 years (5,000 ÷ 1,200).
    #[test]
    fn payback_is_counted_in_parts_of_years() {
        let panels = Cash {
            horizon: 5,
            ..cash(5_000.0, 0.0, 1_200.0, 0.0)
        };
        let Payback::Years(years) = panels.payback() else {
            panic!("it pays");
        };
        assert!((years - 4.1667).abs() < 1e-4);
        assert_eq!(
            cash(0.0, 100.0, 1_200.0, 0.0).payback(),
            Payback::AtOnce,
            "nothing is paid at the start"
        );
        assert_eq!(
            cash(100.0, 1_200.0, 1_200.0, 0.0).payback(),
            Payback::Never,
            "a year brings what it costs"
        );
    }

    /// The second example of Microsoft's page on the Excel function NPV: 40,000 now at 8 %, then 8,000, 9,200,
    /// 10,000, 12,000 and 14,500; the value is 1,922.06.
    #[test]
    fn the_net_present_value_is_that_of_excel() {
        let flows = [-40_000.0, 8_000.0, 9_200.0, 10_000.0, 12_000.0, 14_500.0];
        assert!((present_value(0.08, &flows) - 1_922.06).abs() < 0.005);
    }

    /// 18,000 a year in advance over three years at 5 %: 18,000 + 17,142.86 + 16,326.53 = 51,469.39 of today. At the
    /// ends of the years it would be 49,018.46, which flatters by 5 %.
    #[test]
    fn regression_yearly_costs_count_at_the_start_of_their_year_and_benefits_at_its_end() {
        let licence = Cash {
            horizon: 3,
            rate: 0.05,
            ..cash(0.0, 18_000.0, 0.0, 0.0)
        };
        assert!((licence.cost_today() - 51_469.387_755).abs() < 1e-5);
        close(licence.npv(), -51_469.39);
        let request = Cash {
            horizon: 3,
            rate: 0.05,
            ..cash(100_000.0, 10_000.0, 60_000.0, 0.0)
        };
        let by_hand = -110_000.0 + 50_000.0 / 1.05 + 50_000.0 / 1.1025 + 60_000.0 / 1.157_625;
        close(request.npv(), by_hand);
    }

    /// 70,000 once for a net 10,000 a year is back after seven years, and three are looked at.
    #[test]
    fn regression_a_payback_after_the_horizon_is_told_apart() {
        let over = |horizon| Cash {
            horizon,
            ..cash(70_000.0, 0.0, 10_000.0, 0.0)
        };
        assert_eq!(over(3).payback(), Payback::Beyond(7.0));
        assert_eq!(over(7).payback(), Payback::Years(7.0));
    }

    #[test]
    fn what_is_needed_brings_the_net_present_value_to_zero() {
        let request = Cash {
            horizon: 3,
            rate: 0.05,
            benefit: 2_000.0,
            ..cash(100_000.0, 10_000.0, 60_000.0, 0.0)
        };
        close(request.with_avoided(request.needed() / 3.0).npv(), 0.0);
    }

    #[test]
    fn a_request_that_costs_nothing_has_no_return_on_its_cost() {
        let free = cash(0.0, 0.0, 10_000.0, 0.0);
        let none = MoneyFigure::NotApplicable(NotApplicable::NoCost);
        assert_eq!(
            (free.rosi(), free.roi(), free.break_even()),
            (none, none, none)
        );
        assert_eq!(
            free.payback(),
            Payback::NotApplicable(NotApplicable::NoCost)
        );
        close(free.npv(), 10_000.0);
    }

    #[test]
    fn an_unknown_loss_leaves_the_figures_unknown() {
        let unknown = Cash {
            loss: None,
            ..cash(1_000.0, 0.0, 0.0, 0.0)
        };
        let all = [
            unknown.rosi(),
            unknown.roi(),
            unknown.npv(),
            unknown.break_even(),
        ];
        assert_eq!(all, [MoneyFigure::Unknown; 4]);
        assert_eq!(unknown.payback(), Payback::Unknown);
    }

    #[test]
    fn without_a_loss_there_is_no_share_of_it_to_avoid() {
        let harmless = cash(1_000.0, 0.0, 0.0, 0.0);
        assert_eq!(
            harmless.break_even(),
            MoneyFigure::NotApplicable(NotApplicable::NoLoss)
        );
        close(harmless.rosi(), -1.0);
    }

    proptest! {
        #[test]
        fn no_figure_is_ever_infinite(
            (one_off, yearly, before, after) in (0.0..1e15, 0.0..1e15, 0.0..1e15, 0.0..1e15),
            zeroed in 0_u8..16,
            benefit in -1e15..1e15,
            horizon in 1_u8..=30,
            rate in 0.0..1.0,
        ) {
            let keep = |bit: u8, amount: f64| if zeroed & bit == 0 { amount } else { 0.0 };
            let cash = Cash {
                benefit, horizon, rate,
                ..cash(keep(1, one_off), keep(2, yearly), keep(4, before), keep(8, after))
            };
            for figure in [cash.rosi(), cash.roi(), cash.npv(), cash.break_even()] {
                prop_assert!(figure.known().is_none_or(f64::is_finite));
            }
            if let Payback::Years(years) | Payback::Beyond(years) = cash.payback() {
                prop_assert!(years.is_finite() && years > 0.0);
            }
        }

        #[test]
        fn a_rosi_of_zero_is_reached_at_break_even(cost in 1.0..1e9, ale in 1.0..1e9) {
            let share = cash(cost, 0.0, ale, 0.0).break_even().known().unwrap();
            let at_break_even = cash(cost, 0.0, ale, ale - ale * share);
            prop_assert!(at_break_even.rosi().known().unwrap().abs() < 1e-6);
        }
    }
}
