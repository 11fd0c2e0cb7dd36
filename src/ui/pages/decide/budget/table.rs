//! One line a request: what it costs, what it avoids, what that is worth, and whether it is in the best set.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::Board;
use crate::domain::decide::finance::Payback;
use crate::domain::decide::request::RequestState;
use crate::domain::decide::selection::Candidate;
use crate::domain::explain::loss_words::money;
use crate::domain::explain::worth::{npv_words, payback_words, return_words, span};
use crate::domain::order::sort_by;
use crate::ui::memo::Memo;
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
                Payback::Years(years) => Some(years),
                Payback::AtOnce => Some(0.0),
                Payback::Never => Some(f64::MAX),
                Payback::NotApplicable(_) | Payback::Unknown => None,
            },
        }
    }
}

/// The table.
#[component]
pub fn Requests(board: Board) -> impl IntoView {
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
        1 => "One request".to_owned(),
        many => format!("{many} requests; tick two or more to compare them"),
    });
    view! {
        <Card title="Requests" note flush=true>
            <Table wide=true caption="Budget requests with cost, yearly loss, ROSI, payback, net present value, state and best set">
                <thead>
                    <tr>
                        {header("Request", Column::Name, false)}
                        {header("State", Column::State, false)}
                        {header("Cost", Column::Cost, true)}
                        <th scope="col" class="num">"Yearly loss"</th>
                        {header("ROSI", Column::Rosi, true)}
                        {header("Payback", Column::Payback, true)}
                        {header("Net present value", Column::Npv, true)}
                        <th scope="col">"Best set"</th>
                        <th scope="col">"Compare"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
}

fn row(board: Board, one: &Candidate, currency: &str) -> impl IntoView + use<> {
    let (id, cash, name) = (one.id, one.appraisal.cash, one.name.clone());
    let loss = match cash.loss {
        Some(loss) => format!(
            "{} → {}",
            money(loss.before, currency),
            money(loss.after, currency)
        ),
        None => "Unknown".to_owned(),
    };
    let ranges = {
        let (one, currency) = (one.clone(), currency.to_owned());
        Memo::new(move |_| {
            let range = board.range(&one)?;
            Some((
                span(range.rosi, return_words),
                span(range.npv, |npv| npv_words(npv, &currency)),
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
            <td data-label="State">{one.state.name()}</td>
            <td class="num" data-label="Cost">{money(cash.cost(), currency)}</td>
            <td class="num" data-label="Yearly loss">{loss}</td>
            <td class="num" data-label="ROSI">{return_words(cash.rosi())}{rosi_range}</td>
            <td class="num" data-label="Payback">{payback_words(cash.payback())}</td>
            <td class="num" data-label="Net present value">{npv_words(cash.npv(), currency)}{npv_range}</td>
            <td data-label="Best set">{standing(board, one)}</td>
            <td data-label="Compare">
                <input type="checkbox" aria-label=format!("Compare “{name}”")
                    prop:checked=move || compared.get() on:change=move |event| compare(event_target_checked(&event)) />
            </td>
        </tr>
    }
}

fn sub(words: String) -> impl IntoView {
    view! { <span class="sub">{words}</span> }
}

/// Tells whether the request is in the best set, or beyond the choice.
fn standing(board: Board, one: &Candidate) -> AnyView {
    let id = one.id;
    match one.state {
        RequestState::Approved | RequestState::Bought => "Takes its part".into_any(),
        RequestState::Declined => "–".into_any(),
        RequestState::Proposed => (move || {
            board.selection.with(|selection| {
                selection
                    .as_ref()
                    .map(|selection| match selection.chosen.contains(&id) {
                        true => view! { <Badge mark=Mark::OnTarget words="Chosen" /> }.into_any(),
                        false => "Not chosen".into_any(),
                    })
            })
        })
        .into_any(),
    }
}
