//! The tiles at the top: health, and how many KPIs are where.

use crate::domain::measure::evaluation::Status;
use crate::domain::measure::overview::{self, HealthPart, Row};
use crate::domain::words::template::in_number;
use crate::ui::prelude::*;
use crate::ui::show;
use crate::ui::widgets::*;

/// Four figures, and the table behind the first.
#[component]
pub fn Tiles(rows: Memo<Vec<Row>>) -> impl IntoView {
    let health = Memo::new(move |_| rows.with(|rows| overview::health(rows)));
    let figure = Signal::derive(move || match health.with(|health| health.index) {
        Some(index) => format!("{index:.0} of 100"),
        None => "Unknown".to_owned(),
    });
    let unknown = move || {
        let unknown = health.with(|health| {
            health
                .parts
                .iter()
                .filter(|part| part.score.is_none())
                .count()
        });
        match unknown {
            0 => "All weighted KPIs count".to_owned(),
            many => in_number(many, "{#n KPI} without a fresh value {n is/are} left out"),
        }
    };
    let count = move |status: Status| {
        rows.with(|rows| {
            rows.iter()
                .filter(|row| row.evaluation.status == status)
                .count()
        })
    };
    let of_all = move |count: usize| format!("{count} of {}", rows.with(Vec::len));
    let lacking = move || rows.with(|rows| rows.iter().filter(|row| row.lacks_action()).count());
    let drifting = move || rows.with(|rows| rows.iter().filter(|row| row.drifts()).count());
    view! {
        <div class="tiles">
            <StatTile label="Health index" why="health" figure>{unknown}</StatTile>
            <StatTile label="On target" why="status" figure=Signal::derive(move || of_all(count(Status::OnTarget)))>
                    {move || match drifting() {
                        0 => "None is drifting away".to_owned(),
                        many => format!("{many} drifting away from it"),
                    }}
            </StatTile>
            <StatTile label="Off target" figure=Signal::derive(move || count(Status::OffTarget).to_string())>
                    {move || match (count(Status::OffTarget), lacking()) {
                        (0, 0) => None,
                        (1, 0) => Some("It has an action".to_owned()),
                        (_, 0) => Some("Each has an action".to_owned()),
                        (_, many) => Some(format!("{many} without an action")),
                    }}
            </StatTile>
            <StatTile label="Watch" figure=Signal::derive(move || count(Status::Watch).to_string())>
                    "Missed, within the tolerance"
            </StatTile>
            <StatTile label="Unknown" figure=Signal::derive(move || (count(Status::Stale) + count(Status::NoData)).to_string())>
                    {move || format!("{} stale, {} without data", count(Status::Stale), count(Status::NoData))}
            </StatTile>
        </div>
    }
}

/// How the health index comes about, with the weights.
#[component]
pub fn Explained(rows: Memo<Vec<Row>>) -> impl IntoView {
    let parts = move || rows.with(|rows| overview::health(rows).parts);
    view! {
        <Disclosure summary="How the health index is made">
            <p class="prose">
                "The weighted share of targets held: on target counts 1, watch ½, off target 0. What is stale or was never measured is unknown, so it is left out rather than counted as 0."
            </p>
            <Table caption="What each KPI adds to the health index" keep_columns=true>
                <thead><tr>
                    <th scope="col">"KPI"</th>
                    <th scope="col">"Status"</th>
                    <th scope="col" class="num">"Weight"</th>
                    <th scope="col" class="num">"Counts"</th>
                </tr></thead>
                <tbody>{move || parts().into_iter().map(part).collect_view()}</tbody>
            </Table>
        </Disclosure>
    }
}

fn part(part: HealthPart) -> Node {
    let counts = match part.score {
        Some(score) => format!("{}", score * part.weight),
        None => "left out".to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{part.name}</th>
            <td><Badge mark=show::mark(part.status) /></td>
            <td class="num">{part.weight}</td>
            <td class="num">{counts}</td>
        </tr>
    }
}
