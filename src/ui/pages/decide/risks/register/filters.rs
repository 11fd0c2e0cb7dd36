//! Which risks the register shows, and in which order.

use super::Register;
use crate::domain::decide::register::State;
use crate::domain::decide::register::query::{Column, Query, Shown, owners};
use crate::domain::decide::risk::{FailureMode, Response};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// A choice of a list, by its name; none for any.
pub type Named = Option<String>;

/// Returns the choices of a list, with one for all of them first where it has words.
pub fn choices(any: Option<&str>, names: Vec<String>) -> Vec<Choice<Named>> {
    let any = any.map(|any| Choice::new(None, any));
    let names = (names.into_iter()).map(|name| Choice::new(Some(name.clone()), name));
    any.into_iter().chain(names).collect()
}

/// Returns the names of all of a kind.
pub fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<String> {
    all.iter().map(|&one| name(one).to_owned()).collect()
}

/// Returns the one of the name.
pub fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &Named) -> Option<T> {
    let wanted = wanted.as_deref()?;
    all.iter().copied().find(|&one| name(one) == wanted)
}

/// The bar above the table, and what it leaves.
#[component]
pub fn Toolbar(register: Register) -> Node {
    let Register { text, query, .. } = register;
    let owned = Memo::new(move |_| {
        let owners = register.rows.with(|rows| owners(rows)).into_iter();
        let mut choices = vec![Choice::new(None, "Anyone’s")];
        choices.extend(owners.map(|owner| {
            let label = match owner.as_str() {
                "" => "Nobody’s".to_owned(),
                _ => owner.clone(),
            };
            Choice::new(Some(owner), label)
        }));
        choices
    });
    let of = move |name: fn(&Query) -> Named| Signal::derive(move || query.with(name));
    let only_above = Signal::derive(move || query.with(|query| query.only_above_appetite));
    view! {
        <div class="toolbar" role="group" aria-label="Filters">
            <SearchField label="Search risks" query=text />
            <SelectField label="Category" hide_label=true
                choices=choices(Some("Any category"), names(&FailureMode::ALL, FailureMode::name))
                value=of(|query| query.category.map(|one| one.name().to_owned()))
                on_commit=move |name: Named| query.update(|query| query.category = named(&FailureMode::ALL, FailureMode::name, &name)) />
            <SelectField label="Response" hide_label=true
                choices=choices(Some("Any response"), names(&Response::ALL, Response::name))
                value=of(|query| query.response.map(|one| one.name().to_owned()))
                on_commit=move |name: Named| query.update(|query| query.response = named(&Response::ALL, Response::name, &name)) />
            <SelectField label="State" hide_label=true
                choices=choices(Some("Any state"), names(&State::ALL, State::name))
                value=of(|query| query.state.map(|one| one.name().to_owned()))
                on_commit=move |name: Named| query.update(|query| query.state = named(&State::ALL, State::name, &name)) />
            <SelectField label="Owner" hide_label=true choices=owned value=of(|query| query.owner.clone())
                on_commit=move |owner: Named| query.update(|query| query.owner = owner) />
            <Checkbox label="Above appetite" checked=only_above
                on_commit=move |only| query.update(|query| query.only_above_appetite = only) />
            <Sorting register />
        </div>
        <Left register />
    }
}

/// The order, also for those columns that have no heading of their own.
#[component]
fn Sorting(register: Register) -> Node {
    let query = register.query;
    let sort = move |name: Named| {
        if let Some(column) = named(&Column::ALL, Column::name, &name) {
            query.update(|query| {
                query.sort = column;
                query.is_descending = column.starts_descending();
            });
        }
    };
    let is_descending = move || query.with(|query| query.is_descending);
    let glyph = Signal::derive(move || {
        if is_descending() {
            Glyph::Down
        } else {
            Glyph::Up
        }
    });
    let label = move || {
        if is_descending() {
            "Largest first"
        } else {
            "Smallest first"
        }
        .to_owned()
    };
    view! {
        <div class="cluster risk-sorting">
            <SelectField label="Sort by" choices=choices(None, names(&Column::ALL, Column::name))
                value=Signal::derive(move || query.with(|query| Some(query.sort.name().to_owned())))
                on_commit=sort />
            <IconButton icon=glyph label=Signal::derive(label)
                on_click=move || query.update(|query| query.is_descending = !query.is_descending) />
        </div>
    }
}

/// What the filters are, and what they leave.
#[component]
fn Left(register: Register) -> Node {
    let filters = Memo::new(move |_| {
        let mut query = register.query.get();
        query.text = register.text.get();
        query.filters()
    });
    let words = move || register.shown.with(|shown: &Shown| shown.words.clone());
    view! {
        <div class="toolbar">
            <p role="status">
                <strong>{words}</strong>
                {move || {
                    let filters = filters.get();
                    (!filters.is_empty()).then(|| view! { <span class="note">" · "{filters.join(" · ")}</span> })
                }}
            </p>
            {move || (!filters.with(Vec::is_empty)).then(|| view! {
                <Button small=true kind=ButtonKind::Quiet icon=Glyph::Close on_click=move || register.clear()>"Clear filters"</Button>
            })}
            <p class="note push">"Scores: inherent → residual → target"</p>
        </div>
    }
}
