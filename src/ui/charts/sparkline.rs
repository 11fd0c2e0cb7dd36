//! A line the size of a word, for table rows: the shape of the last months against the target.

use super::model::TargetBand;
use super::scale::{Linear, extent, path, thin};
use crate::ui::prelude::*;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;

/// A small line with its target, its last point and its signals.
#[component]
pub fn Sparkline(
    /// Days and values, in order of time.
    #[prop(into)]
    points: Signal<Vec<(f64, f64)>>,
    /// The days that are signals.
    #[prop(optional, into)]
    signals: Signal<Vec<f64>>,
    /// What meets the target.
    #[prop(optional, into)]
    target: MaybeProp<TargetBand>,
    /// The tone of the last point: `Mark::tone()`.
    #[prop(into)]
    tone: Signal<&'static str>,
    /// The text alternative: "SLA compliance, last 90 days: from 99.4 to 99.8 %, rising".
    #[prop(into)]
    label: Signal<String>,
) -> Node {
    let drawing = move || {
        let target = target.get().unwrap_or_default();
        points.with(|points| signals.with(|signals| draw(points, signals, target)))
    };
    view! {
        <svg
            class="sparkline"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="img"
            aria-label=move || label.get()
            data-tone=move || tone.get()
        >
            {drawing}
        </svg>
    }
}

fn draw(points: &[(f64, f64)], signals: &[f64], target: TargetBand) -> Option<Node> {
    let (first, last) = (points.first()?, points.last()?);
    let bounds = [target.low, target.high].into_iter().flatten();
    let values = extent(points.iter().map(|point| point.1).chain(bounds.clone()))?;
    let x = Linear::new((first.0, last.0), (3.0, WIDTH - 5.0));
    let y = Linear::new(values, (HEIGHT - 4.0, 4.0));
    let line: Vec<_> = points
        .iter()
        .map(|point| (x.at(point.0), y.at(point.1)))
        .collect();
    let targets = bounds.map(|bound| {
        let at = y.at(bound);
        view! { <line class="spark-target" x1="0" x2=WIDTH y1=at y2=at /> }
    });
    let diamonds = points
        .iter()
        .filter(|point| signals.contains(&point.0))
        .map(|point| {
            let (cx, cy) = (x.at(point.0), y.at(point.1));
            view! { <path class="spark-signal" d=diamond(cx, cy, 3.2) /> }
        });
    Some(view! {
        {targets.collect_view()}
        <path class="spark-line" d=path(&thin(&line, WIDTH as usize)) />
        {diamonds.collect_view()}
        <circle class="spark-last" cx=x.at(last.0) cy=y.at(last.1) r="2.6" />
    })
}

/// The path of a diamond, the sign of a signal.
pub(super) fn diamond(x: f64, y: f64, r: f64) -> String {
    path(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]) + "Z"
}
