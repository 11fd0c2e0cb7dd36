//! Where things go in a loss exceedance curve of a given width: amounts on a logarithmic axis, chances on a plain one.

use super::scale::{Linear, labelled_ticks};
use crate::domain::measure::quantity;

/// Below this width a chart gives up some of its height and labels.
const NARROW: f64 = 560.0;

/// The geometry of one curve chart, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceedanceFrame {
    pub width: f64,
    pub height: f64,
    /// The edges of the plot.
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// Logarithms of amounts to pixels.
    x: Linear,
    /// Shares to pixels.
    y: Linear,
    /// Where amounts have a label, in pixels.
    pub x_ticks: Vec<(f64, String)>,
    /// Where shares have a grid line and a label, in pixels.
    pub y_ticks: Vec<(f64, String)>,
}

impl ExceedanceFrame {
    /// Lays out a chart of points that share their amounts; nothing when there are none.
    pub fn new(before: &[(f64, f64)], after: &[(f64, f64)], width: f64) -> Option<ExceedanceFrame> {
        let (low, high) = (before.first()?.0, before.last()?.0);
        let most = before.iter().chain(after).map(|point| point.1);
        let most = most.fold(0.0, f64::max).max(0.01);
        let narrow = width < NARROW;
        let height = if narrow { 248.0 } else { 320.0 };
        let shares = labelled_ticks(0.0, most * 100.0, 5, |share| format!("{share} %"));
        let (left, top, bottom) = (52.0, 14.0, height - 28.0);
        let right = (width - 16.0).max(left + 40.0);
        let x = Linear::new((low.ln(), high.ln()), (left + 8.0, right - 8.0));
        let y = Linear::new((0.0, shares.last()?.0 / 100.0), (bottom, top));
        let amount = |amount: f64| quantity::number(amount, if amount < 1.0 { 2 } else { 0 });
        let longest = 7 * amount(high).chars().count() + 14;
        let room = (right - left) as usize / longest;
        let amounts = amount_ticks(low, high, room.max(2));
        Some(ExceedanceFrame {
            width,
            height,
            left,
            right,
            top,
            bottom,
            x_ticks: amounts
                .iter()
                .map(|at| (x.at(at.ln()), amount(*at)))
                .collect(),
            y_ticks: shares
                .into_iter()
                .map(|(at, label)| (y.at(at / 100.0), label))
                .collect(),
            x,
            y,
        })
    }

    /// The pixels of a point of a curve.
    pub fn at(&self, (amount, share): (f64, f64)) -> (f64, f64) {
        (self.x.at(amount.ln()), self.y.at(share))
    }

    /// The pixel of a chance.
    pub fn y_of(&self, share: f64) -> f64 {
        self.y.at(share)
    }
}

/// Returns at most so many round amounts from low to high: 1, 2 and 5 of each power of ten, or powers of ten, or every
/// second, third … of them.
fn amount_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let ticks = |every: usize, leads: &[f64]| -> Vec<f64> {
        let powers = (first..=last).step_by(every);
        let all = powers.flat_map(|power| leads.iter().map(move |lead| lead * 10_f64.powi(power)));
        all.filter(|tick| (low..=high).contains(tick)).collect()
    };
    let fine = ticks(1, &[1.0, 2.0, 5.0]);
    if fine.len() <= most {
        return fine;
    }
    let coarser = (1..).map(|every| ticks(every, &[1.0]));
    // Every second, third … power of ten leaves ever fewer.
    coarser
        .into_iter()
        .find(|ticks| ticks.len() <= most)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_round_ticks_that_fit() {
        assert_eq!(amount_ticks(900.0, 30_000.0, 6), [1e3, 2e3, 5e3, 1e4, 2e4]);
        assert_eq!(amount_ticks(900.0, 3e6, 6), [1e3, 1e4, 1e5, 1e6]);
        assert_eq!(amount_ticks(1e-2, 1e15, 4), [1e-2, 1e3, 1e8, 1e13]);
    }

    #[test]
    fn everything_fits_into_the_plot() {
        let before = [(0.01, 0.9), (40.0, 0.5), (1e15, 0.001)];
        let after = [(0.01, 0.95), (40.0, 0.1), (1e15, 0.0)];
        for width in [0.0, 240.0, 390.0, 1_600.0] {
            let frame = ExceedanceFrame::new(&before, &after, width).unwrap();
            for point in before.into_iter().chain(after) {
                let (x, y) = frame.at(point);
                assert!(
                    (frame.left..=frame.right).contains(&x),
                    "{point:?} at {width}"
                );
                assert!(
                    (frame.top..=frame.bottom).contains(&y),
                    "{point:?} at {width}"
                );
            }
            assert!(
                frame
                    .x_ticks
                    .iter()
                    .all(|tick| (frame.left..=frame.right).contains(&tick.0))
            );
            let apart = frame.x_ticks.windows(2).map(|pair| pair[1].0 - pair[0].0);
            assert!(width < 390.0 || apart.into_iter().all(|apart| apart > 100.0));
        }
    }

    #[test]
    fn one_amount_is_drawn_in_the_middle_and_none_not_at_all() {
        let one = [(500.0, 0.2)];
        let frame = ExceedanceFrame::new(&one, &one, 800.0).unwrap();
        assert_eq!(frame.at(one[0]).0, (frame.left + frame.right) / 2.0);
        assert_eq!(ExceedanceFrame::new(&[], &[], 800.0), None);
    }
}
