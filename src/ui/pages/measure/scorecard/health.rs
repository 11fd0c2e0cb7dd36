//! How the scorecard does: its health index and how many KPIs are where, in a line, and how the index is made.

use super::desk::WeekDesk;
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::overview::{self, HealthPart, KpiRow};
use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use crate::ui::show;
use crate::ui::widgets::*;

/// The index, and the statuses that occur.
pub fn line(desk: WeekDesk) -> Node {
    let rows = desk.overview;
    let health = Memo::new(move |_| rows.with(|rows| overview::health(rows)));
    let figure = move || match health.with(|health| health.index) {
        Some(index) => view! { <strong>{format!("{index:.0}")}</strong>" of 100" },
        None => view! { "No value yet" },
    };
    let unknown = move || {
        let parts = health.with(|health| (health.index, health.parts.clone()));
        let unknown = parts.1.iter().filter(|part| part.score.is_none()).count();
        (unknown > 0 && parts.0.is_some()).then(|| {
            let left_out = counted(unknown, "KPI");
            view! { <span class="note">{format!("{left_out} without a fresh value left out")}</span> }
        })
    };
    let counts = move || {
        let count = |status: Status| {
            let of = |row: &&KpiRow| row.evaluation.status == status;
            let count = rows.with(|rows| rows.iter().filter(of).count());
            (count > 0).then(|| {
                let mark = show::mark(status);
                let words = format!("{count} {}", mark.word().to_lowercase());
                view! { <Badge mark words /> }
            })
        };
        Node::list(Status::ALL.into_iter().rev().filter_map(count).collect())
    };
    view! {
        <div class="week-health" role="group" aria-label="Health">
            <p class="week-index">{figure}</p>
            {why("health")}
            {counts}
            {unknown}
        </div>
    }
}

/// How the health index comes about, with the weights.
#[component]
pub fn Explained(rows: Memo<Vec<KpiRow>>) -> Node {
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
