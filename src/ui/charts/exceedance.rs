//! The loss exceedance curve: for each amount the chance that a year costs more, before and after mitigation.
//!
//! The two are told apart by their strokes and their names, not only by colour.

use leptos::html;

use super::exceedance_frame::ExceedanceFrame;
use super::run_chart::width_of;
use super::scale::path;
use crate::ui::prelude::*;

/// Points of a curve: amounts, rising, and the share of years that exceed each.
type Curve = Vec<(f64, f64)>;

/// The chance that is marked: one year out of ten.
const MARKED: f64 = 0.1;

/// A chart of the two curves, which share their amounts.
#[component]
pub fn ExceedanceChart(
    before: Curve,
    after: Curve,
    /// The text alternative: what the chart shows, in a sentence or two.
    label: String,
    /// What the amounts are: "Loss in a year, EUR".
    axis: String,
) -> Node {
    let plot = NodeRef::<html::Div>::new();
    let width = width_of(plot);
    let frame = {
        let (before, after) = (before.clone(), after.clone());
        move || ExceedanceFrame::new(&before, &after, width.get())
    };
    let size = {
        let frame = frame.clone();
        move || frame().map_or((0.0, 0.0), |frame| (frame.width, frame.height))
    };
    let height = size.clone();
    view! {
        <figure class="chart">
            <div class="chart-plot" node_ref=plot>
                <svg class="chart-svg" role="img" aria-label=label width=move || size().0 height=move || height().1>
                    {move || frame().map(|frame| drawing(&frame, &before, &after))}
                </svg>
            </div>
            <figcaption>
                <p class="note">{axis}</p>
                <ul class="chart-legend">
                    {swatch("curve-before", "Before mitigation")}
                    {swatch("curve-after", "After mitigation")}
                </ul>
            </figcaption>
        </figure>
    }
}

fn drawing(frame: &ExceedanceFrame, before: &Curve, after: &Curve) -> Node {
    let line = |curve: &Curve| {
        let pixels: Vec<_> = curve.iter().map(|point| frame.at(*point)).collect();
        path(&pixels)
    };
    let rows = frame.y_ticks.iter().map(|(y, label)| {
        view! {
            <line class="grid" x1=frame.left x2=frame.right y1=*y y2=*y />
            <text x=frame.left - 6.0 y=*y dy="0.35em" text-anchor="end">{label.clone()}</text>
        }
    });
    let columns = frame.x_ticks.iter().map(|(x, label)| {
        view! {
            <line class="tick-mark" x1=*x x2=*x y1=frame.bottom y2=frame.bottom + 4.0 />
            <text x=*x y=frame.bottom + 18.0 text-anchor="middle">{label.clone()}</text>
        }
    });
    view! {
        {rows.collect_view()}
        {columns.collect_view()}
        <line class="axis" x1=frame.left x2=frame.right y1=frame.bottom y2=frame.bottom />
        {mark(frame)}
        <path class="curve-before" d=line(before) />
        <path class="curve-after" d=line(after) />
        {name(frame, before, "Before", "start")}
        {name(frame, after, "After", "end")}
    }
}

/// The line of one year out of ten.
fn mark(frame: &ExceedanceFrame) -> Option<Node> {
    let y = frame.y_of(MARKED);
    (y >= frame.top).then(|| {
        view! {
            <line class="curve-mark" x1=frame.left x2=frame.right y1=y y2=y />
            <text class="change-label" x=frame.right y=y - 5.0 text-anchor="end">"one year in ten"</text>
        }
    })
}

/// The name of a curve where it has come half of its way down: right of the one before, left of the one after.
fn name(
    frame: &ExceedanceFrame,
    curve: &Curve,
    words: &'static str,
    anchor: &'static str,
) -> Option<Node> {
    let half = curve.first()?.1 / 2.0;
    let point = curve
        .iter()
        .find(|point| point.1 <= half)
        .filter(|_| half > 0.0)?;
    let (x, y) = frame.at(*point);
    let x = if anchor == "start" { x + 8.0 } else { x - 8.0 };
    Some(view! { <text class="curve-name" x=x y=y dy="0.35em" text-anchor=anchor>{words}</text> })
}

fn swatch(class: &'static str, words: &'static str) -> Node {
    view! {
        <li>
            <svg class="swatch" viewBox="0 0 24 12" aria-hidden="true"><line class=class x1="1" x2="23" y1="6" y2="6" /></svg>
            {words}
        </li>
    }
}
