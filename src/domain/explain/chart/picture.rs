//! A chart laid out as shapes.

use std::fmt::Write;

use super::{Band, Chart, ChartPoint};
use crate::domain::value::Finite;

/// A chart laid out in the units of its view box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    pub width: f64,
    pub height: f64,
    /// From back to front.
    pub shapes: Vec<Shape>,
}

/// Something to draw; the class says what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Path {
        class: &'static str,
        d: String,
    },
    Dot {
        class: &'static str,
        x: f64,
        y: f64,
    },
    Words {
        class: &'static str,
        x: f64,
        y: f64,
        anchor: &'static str,
        words: String,
    },
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 190.0;
/// Room for the words at the sides, above and below.
const LEFT: f64 = 84.0;
const RIGHT: f64 = 540.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 160.0;

/// Lays the chart out: limits, target, line, dots, and words only where they tell something.
pub fn picture(chart: &Chart) -> Picture {
    let mut picture = Picture {
        width: WIDTH,
        height: HEIGHT,
        shapes: Vec::new(),
    };
    let Some(frame) = Frame::of(chart) else {
        return picture;
    };
    let bands: [(&str, Pick); 2] = [
        ("limit", |point| point.limits),
        ("target", |point| point.target),
    ];
    for (class, pick) in bands {
        for end in [|band: Band| band.low, |band: Band| band.high] {
            let d = frame.steps(chart, &|point| end(pick(point)));
            if !d.is_empty() {
                picture.shapes.push(Shape::Path { class, d });
            }
        }
    }
    let line = chart.points.iter().map(|point| frame.at(point));
    picture.shapes.push(Shape::Path {
        class: "series",
        d: path(line),
    });
    for point in &chart.points {
        let (x, y) = frame.at(point);
        let class = match point.is_signal {
            true => "signal",
            false => "dot",
        };
        picture.shapes.push(Shape::Dot { class, x, y });
    }
    frame.words(chart, &mut picture.shapes);
    picture
}

/// Which band of a point is drawn.
type Pick = fn(&ChartPoint) -> Band;

/// Where days and values lie.
struct Frame {
    days: (f64, f64),
    values: (f64, f64),
}

impl Frame {
    fn of(chart: &Chart) -> Option<Frame> {
        let days = (
            chart.points.first()?.at.as_days(),
            chart.points.last()?.at.as_days(),
        );
        let all = chart.points.iter().flat_map(|point| {
            let (target, limits) = (point.target, point.limits);
            let ends = [target.low, target.high, limits.low, limits.high];
            ends.into_iter().flatten().chain([point.value])
        });
        let values = all.map(Finite::get).fold(None, |ends, value| {
            let (low, high): (f64, f64) = ends.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        })?;
        Some(Frame { days, values })
    }

    fn x(&self, day: f64) -> f64 {
        LEFT + share(day, self.days) * (RIGHT - LEFT)
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - share(value, self.values) * (BOTTOM - TOP)
    }

    fn at(&self, point: &ChartPoint) -> (f64, f64) {
        (self.x(point.at.as_days()), self.y(point.value.get()))
    }

    /// Returns the path of one end of a band: level from point to point, broken where it is missing.
    fn steps(&self, chart: &Chart, end: &dyn Fn(&ChartPoint) -> Option<Finite>) -> String {
        let mut d = String::new();
        let mut before: Option<f64> = None;
        let single = chart.points.len() == 1;
        for point in &chart.points {
            let x = self.x(point.at.as_days());
            let y = end(point).map(|value| self.y(value.get()));
            match (before, y) {
                (Some(old), Some(new)) => {
                    let _ = write!(d, "L{x:.1} {old:.1}L{x:.1} {new:.1}");
                }
                (None, Some(new)) if single => {
                    let _ = write!(d, "M{LEFT:.1} {new:.1}L{RIGHT:.1} {new:.1}");
                }
                (None, Some(new)) => {
                    let _ = write!(d, "M{x:.1} {new:.1}");
                }
                _ => {}
            }
            before = y;
        }
        d
    }

    /// Names the ends: the lowest and the highest value, the newest, the target, the first and the last day.
    fn words(&self, chart: &Chart, shapes: &mut Vec<Shape>) {
        let (Some(first), Some(last)) = (chart.points.first(), chart.points.last()) else {
            return;
        };
        let mut add = |class: &'static str, x: f64, y: f64, anchor: &'static str, words: String| {
            shapes.push(Shape::Words {
                class,
                x,
                y,
                anchor,
                words,
            });
        };
        let by_value = |a: &&ChartPoint, b: &&ChartPoint| a.value.get().total_cmp(&b.value.get());
        let lowest = chart.points.iter().min_by(by_value).unwrap_or(first);
        let highest = chart.points.iter().max_by(by_value).unwrap_or(last);
        let y_of = |point: &ChartPoint| self.y(point.value.get());
        add(
            "tick",
            LEFT - 12.0,
            y_of(lowest) + 4.0,
            "end",
            lowest.words.clone(),
        );
        if y_of(lowest) - y_of(highest) >= 14.0 {
            add(
                "tick",
                LEFT - 12.0,
                y_of(highest) + 4.0,
                "end",
                highest.words.clone(),
            );
        }
        let newest = y_of(last);
        add(
            "newest",
            RIGHT + 10.0,
            newest + 4.0,
            "start",
            last.words.clone(),
        );
        let edge = last.target.high.or(last.target.low);
        if let Some(edge) = edge.map(|edge| self.y(edge.get())) {
            // Beside the newest value, but not over it.
            let y = match edge - newest {
                apart if apart.abs() >= 14.0 => edge,
                below if below >= 0.0 => newest + 14.0,
                _ => newest - 14.0,
            };
            add(
                "target-name",
                RIGHT + 10.0,
                y + 4.0,
                "start",
                "Target".to_owned(),
            );
        }
        let below = HEIGHT - 8.0;
        add("tick", LEFT, below, "start", first.at.date.to_string());
        if first.at.date != last.at.date {
            add("tick", RIGHT, below, "end", last.at.date.to_string());
        }
    }
}

/// Returns where a value lies between two ends, 0 to 1; in the middle when they are one.
fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    match high - low {
        span if span > 0.0 => ((value - low) / span).clamp(0.0, 1.0),
        _ => 0.5,
    }
}

fn path(line: impl Iterator<Item = (f64, f64)>) -> String {
    let mut d = String::new();
    for (place, (x, y)) in line.enumerate() {
        let pen = if place == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(d, "{pen}{x:.1} {y:.1}");
    }
    d
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;
    use crate::domain::explain::variance_script::tests::cases;

    #[test]
    fn everything_stands_inside_of_the_picture() {
        for values in [&[3.0][..], &[3.0, 3.0], cases::SCATTER, &[0.0, 1e14]] {
            let picture = picture(&of(values).unwrap());
            for shape in &picture.shapes {
                let (x, y) = match shape {
                    Shape::Dot { x, y, .. } | Shape::Words { x, y, .. } => (*x, *y),
                    Shape::Path { d, .. } => {
                        assert!(d.starts_with('M') && !d.contains("NaN"), "{d}");
                        continue;
                    }
                };
                assert!((0.0..=picture.width).contains(&x), "{shape:?}");
                assert!((0.0..=picture.height).contains(&y), "{shape:?}");
            }
        }
    }

    #[test]
    fn the_target_is_a_line_and_so_are_the_limits() {
        let shapes = picture(&of(cases::SCATTER).unwrap()).shapes;
        let paths = |wanted: &str| {
            let of =
                |shape: &&Shape| matches!(shape, Shape::Path { class, .. } if *class == wanted);
            shapes.iter().filter(of).count()
        };
        assert_eq!(
            (paths("target"), paths("limit"), paths("series")),
            (1, 2, 1)
        );
    }
}
