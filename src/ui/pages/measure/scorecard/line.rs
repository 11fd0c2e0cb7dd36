//! One KPI as a line of the scorecard.

use chrono::NaiveDate;

use super::toggle_focus;
use crate::domain::explain::wording;
use crate::domain::measure::evaluation::Course;
use crate::domain::measure::kpi::{Target, Unit};
use crate::domain::measure::overview::{Row, Span};
use crate::domain::measure::quantity;
use crate::domain::measure::trend::Forecast;
use crate::domain::value::Finite;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;
use crate::ui::charts::Sparkline;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::show;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Shows the row; `span` is the time its sparkline covers.
pub fn line(row: Row, span: Span, currency: &str, today: NaiveDate) -> Node {
    let (kpi, evaluation) = (&row.kpi, &row.evaluation);
    let mark = show::mark(evaluation.status);
    let about = format!(
        "{}, {}",
        kpi.theme.name(),
        kpi.cadence.name().to_lowercase()
    );
    let actual = show::actual(kpi, evaluation, currency);
    let measured = evaluation
        .latest()
        .map(|point| date_phrase(point.at.date, today));
    let target = evaluation
        .target(kpi)
        .map(|target| target_sign(target.target, kpi.unit, currency));
    let variance = evaluation.latest().map(|point| {
        let size = quantity::format_difference(kpi.unit, point.variance.absolute, currency);
        let side = if point.variance.favourable {
            "favourable"
        } else {
            "unfavourable"
        };
        let relative = point
            .variance
            .relative
            .filter(|relative| relative.abs() >= 0.0005);
        let relative = relative.map(|relative| format!("{} · ", signed_percent(relative)));
        view! {
            <Change delta=show::delta(&point.variance) words=format!("{size}, {side}") />
            <span class="sub">{relative}{target.clone()}</span>
        }
    });
    let no_value = variance
        .is_none()
        .then(|| view! { <span class="sub">{target}</span> });
    let signal = wording::signal_phrase(evaluation);
    let outlook = match evaluation.forecast {
        Forecast::Unknown | Forecast::Untold => None,
        ref forecast => Some(wording::forecast_phrase(forecast, today)),
    };
    let href = Route::Kpi(kpi.id).href();
    view! {
        <tr>
            <th scope="row">
                <a href=href>{kpi.name.clone()}</a>
                <span class="sub">{about}</span>
                {kpi.derived.map(|_| view! { <Badge mark=Mark::Computed /> })}
            </th>
            <td data-label="Actual">
                <strong>{actual}</strong>{measured.map(|day| view! { <span class="sub">{day}</span> })}
                <Badge mark />
            </td>
            <td data-label="Against target">{variance}{no_value}</td>
            <td data-label="Trend">{trend(&row, span, currency)}</td>
            <td class="wide" data-label="Signal and outlook">
                {signal}{outlook.map(|outlook| view! { <span class="sub sub-wraps">{outlook}</span> })}
            </td>
            <td class="wide" data-label="Action">{action(&row, today)}</td>
            <td>{more(row)}</td>
        </tr>
    }
}

/// Writes a target for a narrow column: `target ≥ 99.9 %`.
fn target_sign(target: Target, unit: Unit, currency: &str) -> String {
    let value = |value: Finite| quantity::format_target(unit, value.get(), currency);
    match target {
        Target::AtLeast(low) => format!("target ≥ {}", value(low)),
        Target::Above(low) => format!("target > {}", value(low)),
        Target::AtMost(high) => format!("target ≤ {}", value(high)),
        Target::Below(high) => format!("target < {}", value(high)),
        Target::Exactly(exact) => format!("target {}", value(exact)),
        Target::Within(low, high) => format!("target {} to {}", value(low), value(high)),
    }
}

fn signed_percent(share: f64) -> String {
    let sign = if share < 0.0 { '\u{2212}' } else { '+' };
    format!("{sign}{}\u{a0}%", quantity::number(share.abs() * 100.0, 1))
}

/// The sparkline, which way it goes, and the period against the one before.
fn trend(row: &Row, span: Span, currency: &str) -> Node {
    let (kpi, evaluation) = (&row.kpi, &row.evaluation);
    let inside = || {
        evaluation
            .points
            .iter()
            .filter(|point| span.contains(point.at.date))
    };
    let points: Vec<(f64, f64)> = inside()
        .map(|point| (point.at.as_days(), point.value.get()))
        .collect();
    let signals: Vec<f64> = inside()
        .filter(|point| point.signal.is_some())
        .map(|point| point.at.as_days())
        .collect();
    let course = evaluation.course(kpi);
    let show = |value: f64| quantity::format(kpi.unit, value, currency);
    let label = match (points.first(), points.last()) {
        (Some(first), Some(last)) => format!(
            "{}: {} from {} to {}, {} of them signals. Trend: {}.",
            kpi.name,
            counted(points.len(), "measurement"),
            show(first.1),
            show(last.1),
            signals.len(),
            course.name().to_lowercase()
        ),
        _ => format!("{}: no measurements in this period", kpi.name),
    };
    let band = evaluation
        .target(kpi)
        .map(|target| show::band(target.target));
    let (glyph, tone) = match course {
        Course::Improving => (Glyph::Up, "good"),
        Course::Worsening => (Glyph::Down, "bad"),
        Course::Level | Course::Untold | Course::Unknown => (Glyph::Flat, "unknown"),
    };
    let means = match (&row.this_period, &row.period_before) {
        (Some(now), Some(before)) => Some(format!(
            "Mean {}, before {}",
            show(now.mean),
            show(before.mean)
        )),
        (Some(now), None) => Some(format!("Mean {}", show(now.mean))),
        _ => None,
    };
    let tone_of_last = show::mark(evaluation.status).tone();
    view! {
        {(!points.is_empty()).then(|| view! { <Sparkline points signals target=band tone=tone_of_last label /> })}
        <span class="trend-words" data-tone=tone>
            {(course != Course::Unknown).then(|| view! { <Icon glyph /> })}
            {course.name()}
        </span>
        {means.map(|means| view! { <span class="sub">{means}</span> })}
    }
}

/// The next open action, or the demand for one.
fn action(row: &Row, today: NaiveDate) -> Node {
    if row.lacks_action() {
        let href = Route::Kpi(row.kpi.id).href();
        return view! {
            <span class="demand"><Icon glyph=Glyph::Flag />"No action yet"</span>
            <a class="sub" href=href aria-label=format!("Say what is done about {}", row.kpi.name)>"Say what is done"</a>
        };
    }
    let Some(action) = &row.next_action else {
        return Node::Nothing;
    };
    let due = match action.due {
        Some(due) if action.is_overdue(today) => {
            format!("overdue since {}", date_phrase(due, today))
        }
        Some(due) => format!("due {}", date_phrase(due, today)),
        None => "no date".to_owned(),
    };
    let who = if action.who.is_empty() {
        "nobody named".to_owned()
    } else {
        action.who.clone()
    };
    let tone = action.is_overdue(today).then_some("bad");
    view! { {action.what.clone()}<span class="sub" data-tone=tone>{who}" · "{due}</span> }
}

fn more(row: Row) -> Node {
    let workspace = Workspace::get();
    let kpi = row.kpi;
    let label = format!("More for {}", kpi.name);
    let items = Signal::derive(move || {
        let (open, edit, toggled) = (Route::Kpi(kpi.id), Route::EditKpi(kpi.id), kpi.clone());
        let focus = if kpi.focus {
            "Take out of focus"
        } else {
            "Bring into focus"
        };
        vec![
            MenuItem::new("Open", move || open.go()).icon(Glyph::Gauge),
            MenuItem::new("Edit the KPI", move || edit.go()).icon(Glyph::Pencil),
            MenuItem::new(focus, move || toggle_focus(workspace, &toggled)).icon(Glyph::Flag),
        ]
    });
    view! { <Menu label items icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet /> }
}
