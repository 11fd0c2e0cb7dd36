//! The heat map: KPIs down, projects across, each cell with its state in words.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::desk::PortfolioDesk;
use crate::domain::portfolio::matrix::{MatrixRow, matrix};
use crate::domain::portfolio::summary::{KpiLine, Summary};
use crate::ui::show;
use crate::ui::widgets::*;

/// So many cells are drawn at first: more would make the page slow.
const CELLS: usize = 600;

/// The card.
pub fn card(desk: PortfolioDesk) -> Node {
    let rows = Memo::new(move |_| desk.with_summaries(matrix));
    let all = RwSignal::new(false);
    let limit = move || match all.get() {
        true => usize::MAX,
        false => CELLS / desk.pairs.with(|pairs| pairs.len()).max(1),
    };
    let shown = move || {
        let limit = limit();
        rows.with(|rows| desk.with_summaries(|summaries| table(desk, rows, summaries, limit)))
    };
    let more = move || {
        let count = rows.with(Vec::len);
        (count > limit()).then(|| view! {
            <div class="card-inset"><Button on_click=move || all.set(true)>{format!("Show all {count} KPIs")}</Button></div>
        })
    };
    view! {
        <Card title="KPI by project" note="What most projects have comes first. Each is judged by its own target." flush=true>
            {shown}
            {more}
        </Card>
    }
}

fn table(desk: PortfolioDesk, rows: &[MatrixRow], summaries: &[&Summary], limit: usize) -> Node {
    let heads: Vec<Node> = summaries
        .iter()
        .map(|summary| head(desk, summary))
        .collect();
    let body: Vec<Node> = rows
        .iter()
        .take(limit)
        .map(|row| line(row, summaries))
        .collect();
    view! {
        <div class="portfolio-heat">
            <Table keep_columns=true caption="The state of each KPI in each project">
                <thead><tr><th scope="col">"KPI"</th>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </Table>
        </div>
    }
}

fn head(desk: PortfolioDesk, summary: &Summary) -> Node {
    let id = summary.id;
    view! {
        <th scope="col">
            <button type="button" class="portfolio-link" on:click=move |_| desk.open(id)>{summary.title.clone()}</button>
        </th>
    }
}

fn line(row: &MatrixRow, summaries: &[&Summary]) -> Node {
    let cells = row.cells.iter().zip(summaries).map(|(cell, summary)| {
        let kpis: Vec<&KpiLine> = cell.iter().filter_map(|&at| summary.kpis.get(at)).collect();
        state(&row.name, &kpis)
    });
    let cells: Vec<Node> = cells.collect();
    view! {
        <tr>
            <th scope="row">
                {row.name.clone()}
                <span class="sub">{counted(row.shared(), "project")}</span>
            </th>
            {cells}
        </tr>
    }
}

/// A cell has the colour of its worst KPI, which comes first.
fn state(name: &str, kpis: &[&KpiLine]) -> Node {
    let Some(worst) = kpis.first() else {
        return view! { <td class="portfolio-none"><span aria-hidden="true">"–"</span><span class="visually-hidden">"Not measured here"</span></td> };
    };
    let tone = show::mark(worst.status).tone();
    let parts: Vec<Node> = kpis.iter().map(|kpi| part(name, kpi)).collect();
    view! { <td class="portfolio-cell" data-tone=tone>{parts}</td> }
}

fn part(name: &str, kpi: &KpiLine) -> Node {
    let mark = show::mark(kpi.status);
    let other_name =
        (kpi.name != name).then(|| view! { <span class="sub">{kpi.name.clone()}</span> });
    view! {
        <div class="portfolio-state">
            <span class="portfolio-word"><Icon glyph=mark.glyph() />{mark.word()}</span>
            <span class="sub">{kpi.distance.clone()}</span>
            {other_name}
        </div>
    }
}
