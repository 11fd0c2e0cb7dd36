//! The layers of a run chart, back to front: each function draws one of them.

use crate::ui::prelude::*;

use super::frame::Frame;
use super::model::{RunModel, TargetStep};
use super::scale::{area, path, spread, thin};
use super::sparkline::diamond;

/// More points than this are a line without dots; signals are always drawn.
const DOTS_UP_TO: usize = 150;

pub(super) fn axes(frame: &Frame) -> Node {
    let Frame {
        left,
        right,
        bottom,
        ..
    } = *frame;
    let rows = frame.y_ticks.iter().map(|(tick, label)| {
        let y = frame.y.at(*tick);
        view! {
            <line class="grid" x1=left x2=right y1=y y2=y />
            <text class="tick" x=left - 8.0 y=y text-anchor="end" dy="0.35em">{label.clone()}</text>
        }
    });
    let columns = frame.x_ticks.iter().map(|(day, label)| {
        let x = frame.x.at(*day);
        view! {
            <line class="tick-mark" x1=x x2=x y1=bottom y2=bottom + 4.0 />
            <text class="tick" class:tick-year=label.len() == 4 x=x y=bottom + 18.0 text-anchor="middle">{label.clone()}</text>
        }
    });
    view! {
        {rows.collect_view()}
        <line class="axis" x1=left x2=right y1=bottom y2=bottom />
        {columns.collect_view()}
    }
}

/// The stretch of the x axis in which a target holds.
fn reach(model: &RunModel, frame: &Frame, index: usize) -> (f64, f64) {
    let first = if index == 0 {
        frame.left
    } else {
        frame.x_inside(model.targets[index].from)
    };
    let last = model
        .targets
        .get(index + 1)
        .map_or(frame.right, |next| frame.x_inside(next.from));
    (first, last)
}

pub(super) fn targets(model: &RunModel, frame: &Frame) -> Node {
    let parts = model.targets.iter().enumerate().map(|(index, target)| {
        let (x0, x1) = reach(model, frame, index);
        let block = |class: &'static str, above: f64, below: f64| {
            let (y0, y1) = (above.clamp(frame.top, frame.bottom), below.clamp(frame.top, frame.bottom));
            view! { <rect class=class x=x0 y=y0 width=(x1 - x0).max(0.0) height=(y1 - y0).max(0.0) /> }
        };
        let line = |value: f64| {
            let y = frame.y_inside(value);
            view! { <line class="target" x1=x0 x2=x1 y1=y y2=y /> }
        };
        let low = target.band.low.map(|low| {
            let (edge, tolerated) = (frame.y.at(low), frame.y.at(low - target.tolerance));
            [block("tolerance", edge, tolerated), block("miss", tolerated, frame.bottom), line(low)]
        });
        let high = target.band.high.map(|high| {
            let (edge, tolerated) = (frame.y.at(high), frame.y.at(high + target.tolerance));
            [block("tolerance", tolerated, edge), block("miss", frame.top, tolerated), line(high)]
        });
        [low, high]
    });
    parts.collect::<Vec<_>>().into_node()
}

/// The vertical joints where one target follows another.
pub(super) fn target_joints(model: &RunModel, frame: &Frame) -> Node {
    let bound = |target: &TargetStep| target.band.low.or(target.band.high);
    let joints = model.targets.windows(2).filter_map(|pair| {
        let x = frame.x_inside(pair[1].from);
        let (y0, y1) = (
            frame.y_inside(bound(&pair[0])?),
            frame.y_inside(bound(&pair[1])?),
        );
        Some(view! { <line class="target" x1=x x2=x y1=y0 y2=y1 /> })
    });
    joints.collect::<Vec<_>>().into_node()
}

pub(super) fn phases(model: &RunModel, frame: &Frame) -> Node {
    let parts = model.phases.iter().map(|phase| {
        let (x0, x1) = (frame.x_inside(phase.x0), frame.x_inside(phase.x1));
        let line = |class: &'static str, value: f64| {
            let y = frame.y_inside(value);
            view! { <line class=class x1=x0 x2=x1 y1=y y2=y /> }
        };
        [
            line("limit", phase.lower),
            line("centre", phase.centre),
            line("limit", phase.upper),
        ]
    });
    parts.collect::<Vec<_>>().into_node()
}

pub(super) fn changes(model: &RunModel, frame: &Frame) -> Node {
    let parts = model.changes.iter().map(|change| {
        let x = frame.x_inside(change.x);
        let to_the_right = x < (frame.left + frame.right) / 2.0;
        let (anchor, text_x) = if to_the_right { ("start", x + 6.0) } else { ("end", x - 6.0) };
        view! {
            <line class="change-line" x1=x x2=x y1="10" y2=frame.bottom />
            <path class="change-flag" d=path(&[(x - 4.0, 8.0), (x + 4.0, 8.0), (x, 14.0)]) + "Z" />
            <text class="change-label" x=text_x y="16" text-anchor=anchor>{change.label.clone()}</text>
        }
    });
    parts.collect::<Vec<_>>().into_node()
}

pub(super) fn bars(model: &RunModel, frame: &Frame) -> Node {
    let width = (frame.pitch(model.bars.len()) * 0.35).clamp(1.0, 10.0);
    let ground = frame.y_inside(0.0);
    let bar = |class: &'static str, x: f64, value: f64| {
        let y = frame.y_inside(value);
        (value > 0.0).then(
            || view! { <rect class=class x=x y=y width=width height=(ground - y).max(0.0) /> },
        )
    };
    let pairs = model.bars.iter().map(|bars| {
        let x = frame.x.at(bars.x);
        [
            bar("bar-added", x - width, bars.added),
            bar("bar-retired", x, bars.retired),
        ]
    });
    pairs.collect::<Vec<_>>().into_node()
}

pub(super) fn ideal(model: &RunModel, frame: &Frame) -> Node {
    let at = |point: &(f64, f64)| (frame.x_inside(point.0), frame.y_inside(point.1));
    let line: Vec<_> = model.ideal.iter().map(at).collect();
    let drawn = (!line.is_empty()).then(|| view! { <path class="ideal" d=path(&line) /> });
    drawn.into_node()
}

pub(super) fn forecast(model: &RunModel, frame: &Frame) -> Node {
    let at = |x: f64, y: f64| (frame.x.at(x), frame.y_inside(y));
    let middle: Vec<_> = model
        .forecast
        .iter()
        .map(|point| at(point.x, point.y))
        .collect();
    let high: Vec<_> = model
        .forecast
        .iter()
        .map(|point| at(point.x, point.high))
        .collect();
    let low: Vec<_> = model
        .forecast
        .iter()
        .map(|point| at(point.x, point.low))
        .collect();
    (!middle.is_empty())
        .then(|| {
            view! {
                <path class="fan" d=area(&high, &low) />
                <path class="forecast" d=path(&middle) />
            }
        })
        .into_node()
}

pub(super) fn series(model: &RunModel, frame: &Frame) -> Node {
    let at: Vec<_> = model
        .points
        .iter()
        .map(|point| (frame.x.at(point.x), frame.y.at(point.y)))
        .collect();
    let line = path(&thin(&at, (frame.right - frame.left) as usize));
    let pitch = frame.pitch(model.points.len());
    let has_dots = model.points.len() <= DOTS_UP_TO && pitch >= 4.0;
    let radius = if pitch >= 12.0 { 3.0 } else { 2.0 };
    let dots = model
        .points
        .iter()
        .zip(&at)
        .filter(|(point, _)| has_dots && point.signal.is_none());
    let dots = dots.map(|(_, (x, y))| view! { <circle class="dot" cx=*x cy=*y r=radius /> });
    let signals = model
        .points
        .iter()
        .zip(&at)
        .filter(|(point, _)| point.signal.is_some());
    let signals =
        signals.map(|(_, (x, y))| view! { <path class="signal" d=diamond(*x, *y, 6.0) /> });
    view! {
        <path class="series" class:series-dense=pitch < 4.0 d=line />
        {dots.collect_view()}
        {signals.collect_view()}
    }
}

/// Names at the ends of the lines, moved apart where they would touch.
pub(super) fn end_labels(model: &RunModel, frame: &Frame, format: Callback<f64, String>) -> Node {
    let mut labels: Vec<(f64, &'static str, String)> = Vec::new();
    if let Some(target) = model.targets.last() {
        let edges = [target.band.low, target.band.high].into_iter().flatten();
        labels
            .extend(edges.map(|edge| (edge, "end-target", format!("Target {}", format.run(edge)))));
    }
    if let Some(phase) = model.phases.last() {
        labels.push((phase.upper, "end-limit", "Upper limit".to_owned()));
        labels.push((
            phase.centre,
            "end-limit",
            format!("Mean {}", format.run(phase.centre)),
        ));
        labels.push((phase.lower, "end-limit", "Lower limit".to_owned()));
    }
    if let Some((_, goal)) = model.ideal.last() {
        labels.push((*goal, "end-target", format!("Goal {}", format.run(*goal))));
    }
    if let Some(point) = model.forecast.last() {
        labels.push((
            point.y,
            "end-series",
            format!("Forecast {}", format.run(point.y)),
        ));
    } else if let Some(point) = model.points.last() {
        labels.push((
            point.y,
            "end-series",
            format!("Latest {}", format.run(point.y)),
        ));
    }
    let wanted: Vec<f64> = labels
        .iter()
        .map(|(value, ..)| frame.y_inside(*value))
        .collect();
    let placed = spread(&wanted, 15.0, frame.top, frame.bottom);
    let x = frame.right;
    let texts = labels.into_iter().zip(wanted.into_iter().zip(placed)).map(
        move |((_, class, words), (from, to))| {
            view! {
                <path class="leader" d=path(&[(x, from), (x + 6.0, to), (x + 10.0, to)]) />
                <text class=format!("end-label {class}") x=x + 13.0 y=to dy="0.35em">{words}</text>
            }
        },
    );
    frame
        .has_end_labels()
        .then(|| texts.collect::<Vec<_>>())
        .into_node()
}
