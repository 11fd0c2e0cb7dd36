//! One line a request: what it costs, what it avoids, what that is worth, and whether it is in the best set.

use std::cmp::Ordering;

use crate::ui::prelude::*;

use super::Board;
use crate::domain::decide::finance::Payback;
use crate::domain::decide::request::RequestState;
use crate::domain::decide::selection::Candidate;
use crate::domain::explain::loss_words::{about, money};
use crate::domain::explain::worth::{about_npv, npv_words, payback_words, return_words, span};
use crate::domain::order::sort_by;
use crate::domain::words::english::counted;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The columns that sort.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Name,
    Cost,
    Rosi,
    Payback,
    Npv,
    State,
}

impl Column {
    /// Compares two requests; what is not known comes last, whichever way the column is sorted.
    fn compare(self, order: Order, a: &Candidate, b: &Candidate) -> Ordering {
        let (one, other) = (self.rank(a), self.rank(b));
        let by_figure = match (one, other) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            (one, other) => return one.is_none().cmp(&other.is_none()),
        };
        let by_column = by_figure.then_with(|| match self {
            Column::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
            _ => Ordering::Equal,
        });
        match order {
            Order::Ascending => by_column,
            Order::Descending => by_column.reverse(),
        }
    }

    fn rank(self, candidate: &Candidate) -> Option<f64> {
        let cash = &candidate.appraisal.cash;
        match self {
            Column::Name => Some(0.0),
            Column::Cost => Some(cash.cost()),
            Column::Rosi => cash.rosi().known(),
            Column::Npv => cash.npv().known(),
            Column::State => Some(f64::from(candidate.state as u8)),
            Column::Payback => match cash.payback() {
                Payback::Years(years) | Payback::Beyond(years) => Some(years),
                Payback::AtOnce => Some(0.0),
                Payback::Never => Some(f64::MAX),
                Payback::NotApplicable(_) | Payback::Unknown => None,
            },
        }
    }
}

/// The table.
#[component]
pub fn Requests(board: Board) -> Node {
    let sorted = RwSignal::new((Column::Npv, Order::Descending));
    let header = move |label: &'static str, column: Column, num: bool| {
        let order = Signal::derive(move || {
            let (by, order) = sorted.get();
            (by == column).then_some(order)
        });
        view! { <SortHeader label=label.to_owned() order num on_sort=move |order| sorted.set((column, order)) /> }
    };
    let shown = Memo::new(move |_| {
        let (column, order) = sorted.get();
        let mut shown = board.candidates.get();
        sort_by(&mut shown, |a, b| column.compare(order, a, b));
        shown
    });
    let rows = move || {
        let currency = board.currency.get();
        shown.with(|shown| {
            shown
                .iter()
                .map(|one| row(board, one, &currency))
                .collect_view()
        })
    };
    let note = Signal::derive(move || match board.candidates.with(Vec::len) {
        1 => counted(1, "request"),
        many => format!(
            "{}; tick two or more to compare them",
            counted(many, "request")
        ),
    });
    view! {
        <Card title="Requests" why="npv" note flush=true>
            <div class="requests"><Table wide=true caption="Budget requests with cost, yearly loss, ROSI, payback, net present value, and whether they are in the best set">
                <thead>
                    <tr>
                        {header("Request", Column::Name, false)}
                        {header("Cost", Column::Cost, true)}
                        <th scope="col" class="num">"Yearly loss"</th>
                        {header("ROSI", Column::Rosi, true)}
                        {header("Payback", Column::Payback, true)}
                        {header("Net present value", Column::Npv, true)}
                        {header("State", Column::State, false)}
                        <th scope="col">"Compare"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table></div>
        </Card>
    }
}

fn row(board: Board, one: &Candidate, currency: &str) -> Node {
    let (id, cash, name) = (one.id, one.appraisal.cash, one.name.clone());
    let loss = match cash.loss {
        Some(loss) => (
            about(loss.before, currency),
            Some(sub(format!("then {}", about(loss.after, currency)))),
        ),
        None => ("Unknown".to_owned(), None),
    };
    let ranges = {
        let (one, currency) = (one.clone(), currency.to_owned());
        Memo::new(move |_| {
            let range = board.range(&one)?;
            Some((
                span(range.rosi, return_words),
                span(range.npv, |npv| about_npv(npv, &currency)),
            ))
        })
    };
    let rosi_range = move || ranges.get().and_then(|(rosi, _)| rosi).map(sub);
    let npv_range = move || ranges.get().and_then(|(_, npv)| npv).map(sub);
    let compared = Signal::derive(move || board.compared.with(|compared| compared.contains(&id)));
    let compare = move |is_on: bool| {
        board.compared.update(|compared| {
            compared.retain(|other| *other != id);
            if is_on {
                compared.push(id);
            }
        });
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Request(id).href()>{name.clone()}</a></th>
            <td class="num" data-label="Cost">{money(cash.cost(), currency)}</td>
            <td class="num" data-label="Yearly loss">{loss.0}{loss.1}</td>
            <td class="num" data-label="ROSI">{return_words(cash.rosi())}{rosi_range}</td>
            <td class="num" data-label="Payback">{payback_words(&cash)}</td>
            <td class="num npv" data-label="Net present value">{npv_words(cash.npv(), currency)}{npv_range}</td>
            <td data-label="State">{standing(board, one)}</td>
            <td data-label="Compare">
                <input type="checkbox" aria-label=format!("Compare “{name}”")
                    prop:checked=move || compared.get() on:change=move |event| compare(event_target_checked(&event)) />
            </td>
        </tr>
    }
}

fn sub(words: String) -> Node {
    view! { <span class="sub">{words}</span> }
}

/// Says how far the request is; of a proposed one, whether it is in the best set.
fn standing(board: Board, one: &Candidate) -> Node {
    let (id, state) = (one.id, one.state);
    if state != RequestState::Proposed {
        return state.name().into_node();
    }
    let view = move || {
        let is_chosen = board.selection.with(|selection| {
            selection
                .as_ref()
                .map(|selection| selection.chosen.contains(&id))
        });
        match is_chosen {
            Some(true) => {
                view! { <Badge mark=Mark::OnTarget words="In the best set" /> }
            }
            Some(false) => "Proposed, not in the best set".into_node(),
            None => state.name().into_node(),
        }
    };
    view.into_node()
}
