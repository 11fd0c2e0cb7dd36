//! The loss of each risk, and their sums in closed form.

use super::Money;
use crate::domain::decide::loss_table::{LossLine, LossTable};
use crate::domain::explain::loss_words::{about, estimate};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// More lines than this are shown on demand.
const LINES: usize = 25;

/// A line for each risk with an estimate.
#[component]
pub fn LossLines(money: Money) -> Node {
    let all = RwSignal::new(false);
    let count = move || money.table.with(|table| table.lines.len());
    let rows = move || {
        let limit = if all.get() { usize::MAX } else { LINES };
        money.currency.with(|currency| {
            money.table.with(|table| {
                let lines = table.lines.iter().take(limit);
                lines.map(|line| row(line, currency)).collect_view()
            })
        })
    };
    let sums = move || {
        money
            .currency
            .with(|currency| money.table.with(|table| total(table, currency)))
    };
    view! {
        <Card title="Expected loss a year" why="annual-loss" flush=true
            note="Events a year × mean loss of an event, summed over the open risks">
            <Table caption="What each open risk may cost a year, the costliest first">
                <thead>
                    <tr>
                        <th scope="col">"Risk"</th>
                        <th scope="col">"Before mitigation"</th>
                        <th scope="col">"After mitigation"</th>
                        <th scope="col" class="num">"Expected before"</th>
                        <th scope="col" class="num">"Expected after"</th>
                    </tr>
                </thead>
                <tbody>{rows}{sums}</tbody>
            </Table>
            {move || (count() > LINES && !all.get()).then(|| view! {
                <div class="card-inset"><Button on_click=move || all.set(true)>{format!("Show all {} risks", count())}</Button></div>
            })}
        </Card>
    }
}

fn row(line: &LossLine, currency: &str) -> Node {
    let (before, after) = (&line.losses.before, &line.losses.after);
    let source = if line.is_from_score {
        "From likelihood and impact"
    } else {
        "Own estimate"
    };
    let changed = match before == after {
        true => "No change".to_owned(),
        false => estimate(after, currency),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=Route::Risk(line.id).href()>{line.name.clone()}</a>
                <span class="sub sub-wraps">{source}</span>
            </th>
            <td data-label="Before mitigation">{estimate(before, currency)}</td>
            <td data-label="After mitigation">{changed}</td>
            <td class="num" data-label="Expected before">{about(before.annual_mean(), currency)}</td>
            <td class="num" data-label="Expected after">{about(after.annual_mean(), currency)}</td>
        </tr>
    }
}

fn total(table: &LossTable, currency: &str) -> Node {
    view! {
        <tr class="loss-total">
            <th scope="row">"Together"</th>
            <td colspan="2"></td>
            <td class="num" data-label="Expected before">{about(table.before, currency)}</td>
            <td class="num" data-label="Expected after">{about(table.after, currency)}</td>
        </tr>
    }
}
