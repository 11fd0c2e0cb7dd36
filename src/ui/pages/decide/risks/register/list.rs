//! The rows of the register.

use super::{AT_A_TIME, Register};
use crate::domain::decide::register::query::Column;
use crate::domain::decide::register::{RegisterRow, State};
use crate::domain::revision::Id;
use crate::domain::words::day_text;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The table.
#[component]
pub fn List(register: Register) -> Node {
    let rows = move || {
        let shown = register.shown.get();
        (shown.rows.into_iter())
            .map(|one| row(register, one))
            .collect_view()
    };
    let left = Memo::new(move |_| {
        register
            .shown
            .with(|shown| shown.ids.len() - shown.rows.len())
    });
    let more = move || {
        let left = left.get();
        (left > 0).then(|| {
            view! {
                <div class="toolbar card-inset">
                    <Button on_click=move || register.limit.update(|limit| *limit += AT_A_TIME)>
                        {format!("Show {} more", left.min(AT_A_TIME))}
                    </Button>
                    <span class="note">{format!("{left} more in this list")}</span>
                </div>
            }
        })
    };
    let is_none = Memo::new(move |_| register.shown.with(|shown| shown.ids.is_empty()));
    let none = move || {
        is_none.get().then(|| view! {
            <EmptyState icon=Glyph::Filter title="No risk matches" sentence="The filters leave nothing to show.">
                <Button on_click=move || register.clear()>"Show all risks"</Button>
            </EmptyState>
        })
    };
    view! {
        <Table wide=true caption="Risks with score, response, owner, steps and state">
            <thead>
                <tr>
                    {heading(register, Column::Name, "Risk")}
                    {heading(register, Column::Residual, "Scores")}
                    {heading(register, Column::Response, "Response")}
                    {heading(register, Column::Owner, "Owner")}
                    {heading(register, Column::NextDue, "Steps")}
                    {heading(register, Column::Identified, "Identified")}
                    {heading(register, Column::State, "State")}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        {none}
        {more}
    }
}

fn heading(register: Register, column: Column, label: &'static str) -> Node {
    let query = register.query;
    let order = move || {
        query.with(|query| {
            let order = match query.is_descending {
                true => Order::Descending,
                false => Order::Ascending,
            };
            (query.sort == column).then_some(order)
        })
    };
    let sort = move |order: Order| {
        query.update(|query| {
            query.is_descending = match query.sort == column {
                true => order == Order::Descending,
                false => column.starts_descending(),
            };
            query.sort = column;
        });
    };
    view! { <SortHeader label order=Signal::derive(order) on_sort=sort /> }
}

fn row(register: Register, row: RegisterRow) -> Node {
    let today = register.today.get_untracked();
    let next = row
        .steps
        .next_words(today)
        .filter(|_| row.exposure.is_some());
    let (steps, is_overdue) = (row.steps.words(), row.is_overdue);
    let (numbers, sentence) = (row.score_numbers(), row.score_sentence());
    let nobody = row.owner.is_empty();
    let (state_tone, state_glyph) = match row.state {
        State::Open => ("watch", Glyph::Flag),
        State::Accepted if row.is_review_overdue => ("bad", Glyph::Watch),
        State::Accepted => ("accent", Glyph::Clock),
        State::Mitigated | State::Closed => ("good", Glyph::Check),
    };
    let next = next.map(|words| match is_overdue {
        true => view! { <span class="demand sub"><Icon glyph=Glyph::Watch /><span>{words}</span></span> },
        false => view! { <span class="sub">{words}</span> },
    });
    view! {
        <tr>
            <th scope="row">
                <div class="risk-name">
                    {tick(register, row.id, &row.name)}
                    <div>
                        <a href=Route::Risk(row.id).href()>{row.name}</a>
                        <span class="sub">{row.category.name()}</span>
                    </div>
                </div>
            </th>
            <td data-label="Scores" class="risk-score">
                <strong aria-hidden="true">{numbers}</strong>
                <span class="visually-hidden">{sentence}</span>
                <span class="sub">{row.score_words}</span>
                {row.is_above_appetite.then(|| view! {
                    <span class="badge" data-tone="bad"><Icon glyph=Glyph::Off /><span>"Above appetite"</span></span>
                })}
            </td>
            <td data-label="Response">{row.response.name()}</td>
            <td class="own-words" data-label="Owner">{match nobody {
                true => view! { <span class="note">"Nobody"</span> },
                false => view! { <span>{row.owner}</span> },
            }}</td>
            <td class="own-words" data-label="Steps">{steps}{next}</td>
            <td data-label="Identified" class="risk-day">{day_text(row.identified)}</td>
            <td data-label="State">
                <span class="badge risk-state" data-tone=state_tone><Icon glyph=state_glyph /><span>{row.state_words}</span></span>
            </td>
        </tr>
    }
}

/// The box that selects a row for a change to many.
fn tick(register: Register, id: Id, name: &str) -> Node {
    let selected = register.selected;
    let change = move |event| {
        let is_ticked = event_target_checked(&event);
        selected.update(|selected| {
            match is_ticked {
                true => selected.insert(id),
                false => selected.remove(&id),
            };
        });
    };
    view! {
        <label class="risk-tick">
            <input type="checkbox" prop:checked=move || selected.with(|selected| selected.contains(&id)) on:change=change />
            <span class="visually-hidden">{format!("Select {name}")}</span>
        </label>
    }
}
