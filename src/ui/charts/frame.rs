//! Where things go in a run chart of a given width: margins, scales, ticks.

use super::dates::date_ticks;
use super::model::RunModel;
use super::scale::{Linear, extent, labelled_ticks};

/// Below this width a chart gives up its end labels and some of its height.
const NARROW: f64 = 560.0;
/// What is drawn stays so many pixels off the edges of the plot.
const ROOM: f64 = 8.0;

/// The geometry of one run chart, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The width of the whole drawing.
    pub width: f64,
    /// The height of the whole drawing.
    pub height: f64,
    /// The left edge of the plot.
    pub left: f64,
    /// The right edge of the plot.
    pub right: f64,
    /// The top edge of the plot.
    pub top: f64,
    /// The bottom edge of the plot.
    pub bottom: f64,
    /// Days to pixels.
    pub x: Linear,
    /// Values to pixels.
    pub y: Linear,
    /// The values that have a grid line, and their labels.
    pub y_ticks: Vec<(f64, String)>,
    /// The days that have a label.
    pub x_ticks: Vec<(f64, String)>,
}

impl Frame {
    /// Lays out a chart, or nothing when there is nothing to draw. `label` writes a value on the y axis.
    pub fn new(model: &RunModel, width: f64, label: impl Fn(f64) -> String) -> Option<Self> {
        let days = model.days()?;
        let (low, high) = extent(model.values())?;
        let narrow = width < NARROW;
        let height = if narrow { 248.0 } else { 320.0 };
        let y_ticks = labelled_ticks(low, high, if narrow { 4 } else { 5 }, label);
        let longest = y_ticks
            .iter()
            .map(|(_, label)| label.chars().count())
            .max()?;
        let left = 14.0 + 7.0 * longest as f64;
        let right = (width - if narrow { 12.0 } else { 132.0 }).max(left + 40.0);
        let (top, bottom) = (
            if model.changes.is_empty() { 14.0 } else { 30.0 },
            height - 28.0,
        );
        let y_ends = (y_ticks.first()?.0, y_ticks.last()?.0);
        let room = ((right - left) / if narrow { 56.0 } else { 72.0 }) as usize;
        Some(Self {
            width,
            height,
            left,
            right,
            top,
            bottom,
            x: Linear::new(days, (left + ROOM, right - ROOM)),
            // Bars stand on the axis; points and targets lie off it and off the frame.
            y: match model.bars.is_empty() {
                true => Linear::new(y_ends, (bottom - ROOM, top + ROOM)),
                false => Linear::new(y_ends, (bottom, top)),
            },
            x_ticks: date_ticks(days.0, days.1, room.max(2)),
            y_ticks,
        })
    }

    /// Whether there is room for labels at the line ends.
    pub fn has_end_labels(&self) -> bool {
        self.width >= NARROW
    }

    /// The pixels between two of `count` points.
    pub fn pitch(&self, count: usize) -> f64 {
        (self.right - self.left) / count.max(1) as f64
    }

    /// The pixel of a day, kept inside the plot.
    pub fn x_inside(&self, day: f64) -> f64 {
        self.x.at(day).clamp(self.left, self.right)
    }

    /// The pixel of a value, kept inside the plot.
    pub fn y_inside(&self, value: f64) -> f64 {
        self.y.at(value).clamp(self.top, self.bottom)
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::{Point, TargetBand, TargetStep};
    use super::*;

    fn model() -> RunModel {
        let points = (0..30)
            .map(|i| Point {
                x: f64::from(i),
                y: f64::from(i % 7),
                ..Point::default()
            })
            .collect();
        let targets = vec![TargetStep {
            band: TargetBand::at_most(12.0),
            ..TargetStep::default()
        }];
        RunModel {
            points,
            targets,
            ..RunModel::default()
        }
    }

    #[test]
    fn everything_fits_into_the_plot() {
        for width in [240.0, 390.0, 800.0, 1600.0] {
            let model = model();
            let frame = Frame::new(&model, width, |value| value.to_string()).expect("a frame");
            assert!(frame.left < frame.right && frame.right <= width.max(frame.left + 40.0));
            for value in model.values() {
                assert!(
                    (frame.top..=frame.bottom).contains(&frame.y.at(value)),
                    "{value} at {width}"
                );
            }
        }
    }

    #[test]
    fn regression_a_single_value_lay_on_the_axis_and_its_target_on_the_frame() {
        for (value, target) in [(98.0, 99.9), (4.0, 4.0), (0.0, 0.0), (100.0, 80.0)] {
            let model = RunModel {
                points: vec![Point {
                    x: 7.0,
                    y: value,
                    ..Point::default()
                }],
                targets: vec![TargetStep {
                    band: TargetBand::at_least(target),
                    ..TargetStep::default()
                }],
                ..RunModel::default()
            };
            let frame = Frame::new(&model, 800.0, |value| value.to_string()).expect("a frame");
            for drawn in [value, target] {
                let y = frame.y.at(drawn);
                assert!(
                    y >= frame.top + 6.0 && y <= frame.bottom - 6.0,
                    "{drawn} at {y}"
                );
            }
            let x = frame.x.at(7.0);
            assert!(x > frame.left + 6.0 && x < frame.right - 6.0);
        }
    }

    #[test]
    fn nothing_to_draw_has_no_frame() {
        assert_eq!(
            Frame::new(&RunModel::default(), 800.0, |value| value.to_string()),
            None
        );
    }
}
