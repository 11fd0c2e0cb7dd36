//! A tornado chart: how far a result moves when one input is at its low or its high end, the widest swing on top.
//!
//! Positions are shares of the width, so it needs no measuring and its text keeps its size on a phone.

use super::scale::{Linear, extent, labelled_ticks};
use crate::ui::prelude::*;

/// One input.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoBar {
    /// Its name.
    pub name: &'static str,
    /// Its low and its high end, in words.
    pub ends: String,
    /// The result at its low end.
    pub low: f64,
    /// The result at its high end.
    pub high: f64,
}

const ROW: f64 = 44.0;
const BAR: f64 = 14.0;

/// The chart.
#[component]
pub fn Tornado(
    /// The inputs, the widest swing first.
    #[prop(into)]
    bars: Signal<Vec<TornadoBar>>,
    /// The result with everything as planned.
    #[prop(into)]
    planned: Signal<f64>,
    /// The text alternative.
    #[prop(into)]
    label: Signal<String>,
    /// Writes a result with its unit.
    #[prop(into)]
    format: Callback<f64, String>,
) -> Node {
    let drawing = move || bars.with(|bars| drawing(bars, planned.get(), format));
    let height = move || bars.with(|bars| bars.len() as f64 * ROW + 28.0);
    view! {
        <figure class="chart tornado">
            <svg class="chart-svg" role="img" aria-label=move || label.get() width="100%" height=height>{drawing}</svg>
            <figcaption>
                <ul class="chart-legend">
                    <li><svg class="swatch" viewBox="0 0 24 12" aria-hidden="true"><rect class="tornado-low" x="2" y="1" width="20" height="10" /></svg>"Input at its low end"</li>
                    <li><svg class="swatch" viewBox="0 0 24 12" aria-hidden="true"><rect class="tornado-high" x="2" y="1" width="20" height="10" /></svg>"Input at its high end"</li>
                    <li><svg class="swatch" viewBox="0 0 24 12" aria-hidden="true"><line class="target" x1="1" x2="23" y1="6" y2="6" /></svg>"As planned"</li>
                </ul>
            </figcaption>
        </figure>
    }
}

fn drawing(bars: &[TornadoBar], planned: f64, format: Callback<f64, String>) -> Node {
    let values = bars
        .iter()
        .flat_map(|bar| [bar.low, bar.high])
        .chain([planned]);
    let Some((low, high)) = extent(values) else {
        return Node::Nothing;
    };
    let ticks = labelled_ticks(low, high, 2, |value| format.run(value));
    let ends = (
        ticks.first().map_or(low, |tick| tick.0),
        ticks.last().map_or(high, |tick| tick.0),
    );
    // Room at both sides for half a label.
    let x = Linear::new(ends, (14.0, 86.0));
    let bottom = bars.len() as f64 * ROW;
    let axis = ticks.iter().map(|(tick, label)| {
        let at = share(x.at(*tick));
        view! {
            <line class="tick-mark" x1=at.clone() x2=at.clone() y1=bottom y2=bottom + 4.0 />
            <text class="tick" x=at y=bottom + 18.0 text-anchor="middle">{label.clone()}</text>
        }
    });
    let at = share(x.at(planned));
    let rows = bars.iter().enumerate().map(|(row, bar)| {
        let top = row as f64 * ROW;
        let line = at.clone();
        view! {
            <text class="tornado-name" x="0" y=top + 14.0>{bar.name}</text>
            <text class="tornado-ends" x="100%" y=top + 14.0 text-anchor="end">{bar.ends.clone()}</text>
            {part("tornado-low", &x, planned, bar.low, top)}
            {part("tornado-high", &x, planned, bar.high, top)}
            <line class="target" x1=line.clone() x2=line y1=top + 19.0 y2=top + BAR + 23.0 />
        }
    });
    view! {
        <line class="axis" x1="0" x2="100%" y1=bottom y2=bottom />
        {axis.collect_view()}
        {rows.collect_view()}
    }
}

fn part(class: &'static str, x: &Linear, planned: f64, value: f64, top: f64) -> Node {
    let (from, to) = (x.at(planned.min(value)), x.at(planned.max(value)));
    view! { <rect class=class x=share(from) y=top + 21.0 width=share(to - from) height=BAR /> }
}

fn share(part: f64) -> String {
    format!("{part:.2}%")
}
