//! The table behind the chart: every figure that it draws.

use std::ops::Range;

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::parts::day_text;
use super::subject::OpenKpi;
use crate::domain::explain::wording;
use crate::domain::measure::evaluation::{Evaluation, Point};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::measure::xmr::Behaviour;
use crate::domain::value::clock;
use crate::ui::widgets::*;

/// More rows than this are built only on demand.
const ROWS: usize = 100;

/// The shown values, newest first.
#[component]
pub fn DataTable(subject: OpenKpi, shown: Memo<Range<usize>>) -> Node {
    let all = RwSignal::new(false);
    let rows = move || {
        let (shown, currency) = (shown.get(), subject.currency.get());
        let limit = if all.get() { usize::MAX } else { ROWS };
        subject.kpi.with(|kpi| {
            subject.evaluation.with(|evaluation| {
                let newest = shown.rev().take(limit);
                newest
                    .filter_map(|position| row(kpi, evaluation, position, &currency))
                    .collect_view()
            })
        })
    };
    let caption = move || {
        subject
            .kpi
            .with(|kpi| format!("{}, newest first", kpi.name))
    };
    let count = move || shown.with(Range::len);
    view! {
        <div class="stack kpi-data">
            <Table caption=Signal::derive(caption) keep_columns=true>
                <thead>
                    <tr>
                        <th scope="col">"Date"</th>
                        <th scope="col" class="num">"Value"</th>
                        <th scope="col">"Target"</th>
                        <th scope="col" class="num">"Variance"</th>
                        <th scope="col">"Verdict"</th>
                        <th scope="col" class="num">"Moving range"</th>
                        <th scope="col" class="num">"Natural limits"</th>
                        <th scope="col">"Signal"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            {move || (count() > ROWS && !all.get()).then(|| view! {
                <div><Button on_click=move || all.set(true)>{format!("Show all {}", counted(count(), "row"))}</Button></div>
            })}
        </div>
    }
}

fn row(kpi: &Kpi, evaluation: &Evaluation, position: usize, currency: &str) -> Option<Node> {
    let point: &Point = evaluation.points.get(position)?;
    let write = |value: f64| quantity::format(kpi.unit, value, currency);
    let target = kpi
        .target_on(point.at.date)
        .map(|target| wording::target_phrase(target.target, kpi.unit, currency));
    let limits = evaluation
        .phase_at(position)
        .map(|phase| match &phase.behaviour {
            Behaviour::Varies { limits, .. } => {
                format!("{} to {}", write(limits.lower), write(limits.upper))
            }
            Behaviour::Untold { .. } => "none".to_owned(),
            Behaviour::Gaps { .. } => "too many gaps".to_owned(),
            Behaviour::NoVariation { .. } => "no variation".to_owned(),
            Behaviour::TooFew { .. } => "too few values".to_owned(),
        });
    let moved = evaluation.moving_range(position).map(|range| {
        wording::size_phrase(kpi.unit, range, currency).unwrap_or_else(|| "0".to_owned())
    });
    let moment = match point.at.time {
        Some(time) => format!("{}, {}", day_text(point.at.date), clock(time)),
        None => day_text(point.at.date),
    };
    Some(view! {
        <tr>
            <th scope="row">{moment}</th>
            <td class="num">{kpi.value_text(point.at.date, point.value.get(), currency)}</td>
            <td>{target}</td>
            <td class="num">{quantity::format_difference(kpi.unit, point.variance.absolute, currency)}</td>
            <td>{point.verdict.name()}</td>
            <td class="num">{moved.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="num">{limits}</td>
            <td>{match point.aside {
                true => "set aside",
                false => point.signal.map_or("–", |signal| signal.reason()),
            }}</td>
        </tr>
    })
}
