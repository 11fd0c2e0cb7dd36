//! Sensitivity: how far the net present value moves when one input is off, the widest swing first.
//!
//! The request's page draws it as a tornado chart (the one-way sensitivity analysis of the PMI, *Practice Standard for
//! Project Risk Management*).

use super::finance::{Cash, YearlyLoss};
use crate::domain::order::sort_by;

/// An input that may be off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    LossBefore,
    LossAfter,
    /// The loss avoided over the horizon, by the simulation.
    Avoided,
    OneOff,
    Yearly,
    Benefit,
    Rate,
    Horizon,
}

impl Input {
    pub fn name(self) -> &'static str {
        match self {
            Input::LossBefore => "Yearly loss before",
            Input::LossAfter => "Yearly loss after",
            Input::Avoided => "Loss avoided",
            Input::OneOff => "One-off cost",
            Input::Yearly => "Yearly cost",
            Input::Benefit => "Other yearly benefit",
            Input::Rate => "Discount rate",
            Input::Horizon => "Horizon",
        }
    }
}

/// One input at both ends, everything else as planned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub input: Input,
    /// The input at its low and at its high end.
    pub ends: (f64, f64),
    /// The net present value at those ends.
    pub npv: (f64, f64),
}

impl Bar {
    /// Returns how far the net present value moves from one end to the other.
    pub fn swing(&self) -> f64 {
        (self.npv.1 - self.npv.0).abs()
    }
}

/// Each input is taken to be off by a quarter, unless the simulation knows better.
pub const OFF_BY: f64 = 0.25;

/// Returns a bar for each input that is not 0, the widest swing first; none while the loss is unknown.
///
/// `avoided` is the simulated loss avoided over the horizon, exceeded 19 times out of 20 and once out of 20.
pub fn tornado(cash: &Cash, avoided: Option<(f64, f64)>) -> Vec<Bar> {
    let Some(loss) = cash.loss else {
        return Vec::new();
    };
    let mut bars = Vec::with_capacity(7);
    let mut add = |input, low: f64, high: f64, at: &dyn Fn(f64) -> Cash| {
        if let (true, Some(one), Some(other)) =
            (low != high, at(low).npv().known(), at(high).npv().known())
        {
            bars.push(Bar {
                input,
                ends: (low, high),
                npv: (one, other),
            });
        }
    };
    let mut around = |input, planned: f64, at: &dyn Fn(f64) -> Cash| {
        let ends = [planned * (1.0 - OFF_BY), planned * (1.0 + OFF_BY)];
        add(input, ends[0].min(ends[1]), ends[0].max(ends[1]), at);
    };
    if avoided.is_none() {
        around(Input::LossBefore, loss.before, &|before| Cash {
            loss: Some(YearlyLoss { before, ..loss }),
            ..*cash
        });
        around(Input::LossAfter, loss.after, &|after| Cash {
            loss: Some(YearlyLoss { after, ..loss }),
            ..*cash
        });
    }
    around(Input::OneOff, cash.one_off, &|one_off| Cash {
        one_off,
        ..*cash
    });
    around(Input::Yearly, cash.yearly, &|yearly| Cash {
        yearly,
        ..*cash
    });
    around(Input::Benefit, cash.benefit, &|benefit| Cash {
        benefit,
        ..*cash
    });
    around(Input::Rate, cash.rate, &|rate| Cash { rate, ..*cash });
    let years = f64::from(cash.horizon);
    let off = (years * OFF_BY).round().max(1.0);
    add(
        Input::Horizon,
        (years - off).max(1.0),
        years + off,
        &|years| Cash {
            horizon: years as u8,
            ..*cash
        },
    );
    if let Some((low, high)) = avoided {
        add(Input::Avoided, low, high, &|all| {
            cash.with_avoided(all / years)
        });
    }
    sort_by(&mut bars, |a, b| b.swing().total_cmp(&a.swing()));
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASH: Cash = Cash {
        one_off: 40_000.0,
        yearly: 10_000.0,
        benefit: 0.0,
        loss: Some(YearlyLoss {
            before: 80_000.0,
            after: 20_000.0,
        }),
        horizon: 4,
        rate: 0.0,
    };

    fn bar(bars: &[Bar], input: Input) -> Bar {
        *bars.iter().find(|bar| bar.input == input).unwrap()
    }

    #[test]
    fn each_input_is_moved_alone_and_the_widest_swing_comes_first() {
        let bars = tornado(&CASH, None);
        let names: Vec<Input> = bars.iter().map(|bar| bar.input).collect();
        // NPV = 4 × (80 − 20 − 10) − 40 = 160 thousand; swings: 160, 100, 40, 20, 20.
        assert_eq!(
            names,
            [
                Input::LossBefore,
                Input::Horizon,
                Input::LossAfter,
                Input::OneOff,
                Input::Yearly
            ]
        );
        assert_eq!(
            bar(&bars, Input::LossBefore).npv,
            (80_000.0, 240_000.0),
            "60 and 100 thousand a year"
        );
        assert_eq!(
            bar(&bars, Input::OneOff).npv,
            (170_000.0, 150_000.0),
            "30 and 50 thousand once"
        );
        assert_eq!(bar(&bars, Input::Horizon).ends, (3.0, 5.0));
    }

    #[test]
    fn the_simulated_range_stands_in_for_the_losses() {
        let bars = tornado(&CASH, Some((40_000.0, 400_000.0)));
        assert_eq!(
            bar(&bars, Input::Avoided).npv,
            (-40_000.0, 320_000.0),
            "40 − 40 − 40, and 400 − 40 − 40 thousand"
        );
        assert!(bars.iter().all(|bar| bar.input != Input::LossBefore));
    }

    #[test]
    fn an_unknown_loss_has_no_sensitivity() {
        assert_eq!(tornado(&Cash { loss: None, ..CASH }, None), []);
    }

    #[test]
    fn a_horizon_of_one_year_only_grows() {
        let bars = tornado(&Cash { horizon: 1, ..CASH }, None);
        assert_eq!(bar(&bars, Input::Horizon).ends, (1.0, 2.0));
    }
}
