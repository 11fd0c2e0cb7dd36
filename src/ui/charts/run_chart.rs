//! The large chart of a KPI over time: measurements, target, natural limits, process changes, forecast.
//!
//! It is drawn at the width its container has, in pixels, so its text keeps its size on a phone. A slider over the plot
//! moves a cursor along the points, by pointer or arrow keys; the line below says what the point is.

use leptos::{ev, html};
use wasm_bindgen::{JsCast, closure::Closure};

use super::dates::date_text;
use super::frame::Frame;
use super::marks;
use super::model::RunModel;
use super::scale::nearest;
use crate::ui::prelude::*;

/// A run chart.
#[component]
pub fn RunChart(
    /// What to draw.
    #[prop(into)]
    model: Signal<RunModel>,
    /// The text alternative: what the chart shows, in a sentence or two.
    #[prop(into)]
    label: Signal<String>,
    /// Writes a value with its unit.
    #[prop(into)]
    format: Callback<f64, String>,
) -> Node {
    let plot = NodeRef::<html::Div>::new();
    let width = width_of(plot);
    let cursor = RwSignal::new(None::<usize>);
    let frame = Memo::new(move |_| {
        model.with(|model| Frame::new(model, width.get(), |value| format.run(value)))
    });
    let drawing = move || {
        frame.with(|frame| {
            let frame = frame.as_ref()?;
            Some(model.with(|model| {
                view! {
                    {marks::targets(model, frame)}
                    {marks::axes(frame)}
                    {marks::bars(model, frame)}
                    {marks::phases(model, frame)}
                    {marks::target_joints(model, frame)}
                    {marks::changes(model, frame)}
                    {marks::ideal(model, frame)}
                    {marks::forecast(model, frame)}
                    {marks::series(model, frame)}
                    {marks::end_labels(model, frame, format)}
                }
            }))
        })
    };
    let size = move |pick: fn(&Frame) -> f64| frame.with(|frame| frame.as_ref().map_or(0.0, pick));
    view! {
        <figure class="chart">
            <div class="chart-plot" node_ref=plot>
                <svg
                    class="chart-svg"
                    role="img"
                    aria-label=move || label.get()
                    width=move || size(|frame| frame.width)
                    height=move || size(|frame| frame.height)
                >
                    {drawing}
                    {move || cursor_mark(model, frame, cursor)}
                </svg>
                <Cursor model frame cursor text=Signal::derive(move || readout(model, cursor, format)) />
            </div>
            <figcaption>
                <p class="chart-readout">{move || readout(model, cursor, format)}</p>
                <Legend model />
            </figcaption>
        </figure>
    }
}

/// The width of an element, followed as it changes.
pub fn width_of(element: NodeRef<html::Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let observer = leptos::prelude::StoredValue::new_local(None);
    Effect::new(move || {
        let Some(div) = element.get() else { return };
        let watched: web_sys::Element = (*div).clone().into();
        let measure = {
            let watched = watched.clone();
            move || {
                let now = f64::from(watched.client_width());
                if width
                    .try_get_untracked()
                    .is_some_and(|before| before != now)
                {
                    width.set(now);
                }
            }
        };
        measure();
        // With the next picture: what is drawn changes the height, and browsers complain of a change while they tell one.
        let on_resize =
            Closure::<dyn FnMut()>::new(move || request_animation_frame(measure.clone()));
        if let Ok(watcher) = web_sys::ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            watcher.observe(&watched);
            observer.set_value(Some((watcher, on_resize)));
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|kept| {
            if let Some((watcher, _)) = kept.take() {
                watcher.disconnect();
            }
        });
    });
    width
}

/// The invisible slider over the plot.
#[component]
fn Cursor(
    model: Signal<RunModel>,
    frame: Memo<Option<Frame>>,
    cursor: RwSignal<Option<usize>>,
    text: Signal<String>,
) -> Node {
    let xs = Memo::new(move |_| {
        model.with(|model| model.points.iter().map(|point| point.x).collect::<Vec<_>>())
    });
    let count = move || xs.with(Vec::len);
    let now = move || cursor.get().unwrap_or_else(|| count().saturating_sub(1));
    let follow = move |event: ev::PointerEvent| {
        let day = frame.with_untracked(|frame| {
            frame
                .as_ref()
                .map(|frame| frame.x.value_at(f64::from(event.offset_x())))
        });
        cursor.set(day.and_then(|day| xs.with_untracked(|xs| nearest(xs, day))));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let last = xs.with_untracked(Vec::len).saturating_sub(1);
        let now = cursor.get_untracked().unwrap_or(last).min(last);
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => (now + 1).min(last),
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "PageUp" => (now + 10).min(last),
            "PageDown" => now.saturating_sub(10),
            "Home" => 0,
            "End" => last,
            "Escape" if cursor.get_untracked().is_some() => {
                event.prevent_default();
                return cursor.set(None);
            }
            _ => return,
        };
        event.prevent_default();
        cursor.set(Some(next));
    };
    view! {
        <div
            class="chart-cursor"
            role="slider"
            tabindex="0"
            aria-label="Measurements, one by one"
            aria-valuemin="1"
            aria-valuemax=move || count().max(1).to_string()
            aria-valuenow=move || (now() + 1).to_string()
            aria-valuetext=move || text.get()
            on:pointermove=follow
            on:pointerdown=follow
            on:pointerleave=move |_| cursor.set(None)
            on:focus=move |_| {
                if cursor.get_untracked().is_none() {
                    cursor.set(xs.with_untracked(|xs| xs.len().checked_sub(1)));
                }
            }
            on:blur=move |_| cursor.set(None)
            on:keydown=on_key
        ></div>
    }
}

fn cursor_mark(
    model: Signal<RunModel>,
    frame: Memo<Option<Frame>>,
    cursor: RwSignal<Option<usize>>,
) -> Option<Node> {
    let index = cursor.get()?;
    let (x, y) = model.with(|model| model.points.get(index).map(|point| (point.x, point.y)))?;
    frame.with(|frame| {
        let frame = frame.as_ref()?;
        let (x, y) = (frame.x.at(x), frame.y.at(y));
        Some(view! {
            <line class="cursor-line" x1=x x2=x y1=frame.top y2=frame.bottom />
            <circle class="cursor-dot" cx=x cy=y r="5" />
        })
    })
}

/// The point under the cursor, or the latest one, in words.
fn readout(
    model: Signal<RunModel>,
    cursor: RwSignal<Option<usize>>,
    format: Callback<f64, String>,
) -> String {
    model.with(|model| {
        let last = model.points.len().saturating_sub(1);
        let Some(point) = model.points.get(cursor.get().unwrap_or(last).min(last)) else {
            return "No measurements in this period.".to_owned();
        };
        let mut parts = vec![date_text(point.x), format.run(point.y)];
        parts.extend(
            model
                .target_at(point.x)
                .map(|target| format!("target {}", target.words)),
        );
        parts.extend((!point.verdict.is_empty()).then(|| point.verdict.clone()));
        parts.extend(point.signal.as_ref().map(|why| format!("Signal: {why}")));
        parts.join(" · ")
    })
}

#[component]
fn Legend(model: Signal<RunModel>) -> Node {
    let entries = Memo::new(move |_| {
        model.with(|model| {
            let has_signals = model.points.iter().any(|point| point.signal.is_some());
            let has_tolerance = model.targets.iter().any(|target| target.tolerance > 0.0);
            let line = match model.name {
                "" => "Measured",
                name => name,
            };
            let all = [
                ("series", line, true),
                ("signal", "Signal: more than noise", has_signals),
                ("target", "Target", !model.targets.is_empty()),
                ("tolerance", "Within tolerance", has_tolerance),
                ("miss", "Off target", !model.targets.is_empty()),
                ("limit", "Natural limits and mean", !model.phases.is_empty()),
                (
                    "ideal",
                    "Ideal: 80 % gone in three months",
                    !model.ideal.is_empty(),
                ),
                ("forecast", "Forecast", !model.forecast.is_empty()),
                ("bar-added", "Added", !model.bars.is_empty()),
                ("bar-retired", "Retired", !model.bars.is_empty()),
            ];
            all.into_iter()
                .filter(|(.., shown)| *shown)
                .map(|(class, words, _)| (class, words))
                .collect::<Vec<_>>()
        })
    });
    let entry = |(class, words): (&'static str, &'static str)| {
        let swatch = match class {
            "signal" => view! { <path class="signal" d="M12 1L17 6L12 11L7 6Z" /> },
            "tolerance" | "miss" | "bar-added" | "bar-retired" => {
                view! { <rect class=class x="2" y="1" width="20" height="10" /> }
            }
            _ => view! { <line class=class x1="1" x2="23" y1="6" y2="6" /> },
        };
        view! { <li><svg class="swatch" viewBox="0 0 24 12" aria-hidden="true">{swatch}</svg>{words}</li> }
    };
    view! { <ul class="chart-legend">{move || entries.get().into_iter().map(entry).collect_view()}</ul> }
}
