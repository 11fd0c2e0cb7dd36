//! Some requests side by side: a column each, a line for each figure.

use super::Board;
use crate::domain::decide::appraisal::Range;
use crate::domain::decide::selection::Candidate;
use crate::domain::explain::figures::{Shown, figures};
use crate::domain::explain::worth::{about_npv, chance_words, return_words, span};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The card; nothing while fewer than two are chosen.
#[component]
pub fn Compare(board: Board) -> Node {
    let chosen = Memo::new(move |_| {
        board.candidates.with(|candidates| {
            let compared = board.compared.get();
            let found = compared
                .iter()
                .filter_map(|id| candidates.iter().find(|one| one.id == *id));
            found.cloned().collect::<Vec<Candidate>>()
        })
    });
    let heads = move || {
        let chosen = chosen.get().into_iter();
        chosen
            .map(|one| view! { <th scope="col"><a href=Route::Request(one.id).href()>{one.name}</a></th> })
            .collect_view()
    };
    let lines = move || {
        let lines = chosen.with(|chosen| lines(board, chosen));
        lines.into_iter().map(line).collect_view()
    };
    let has_two = Memo::new(move |_| chosen.with(|chosen| chosen.len() > 1));
    move || {
        has_two.get().then(|| view! {
            <Card title="Side by side" actions=move || view! {
                <Button small=true on_click=move || board.compared.set(Vec::new())>"Compare none"</Button>
            }>
                <Table caption="The chosen requests side by side" keep_columns=true>
                    <thead><tr><td></td>{heads}</tr></thead>
                    <tbody>{lines}</tbody>
                </Table>
            </Card>
        })
    }
}

/// Returns for each figure its name and a text for each request.
fn lines(board: Board, chosen: &[Candidate]) -> Vec<(&'static str, Vec<String>)> {
    let currency = board.currency.get();
    let shown: Vec<Vec<Shown>> = chosen
        .iter()
        .map(|one| figures(&one.appraisal, &currency))
        .collect();
    let mut lines = Vec::new();
    for figure in shown
        .first()
        .into_iter()
        .flatten()
        .map(|figure| figure.name)
    {
        let texts = shown.iter().map(|shown| {
            let of = shown.iter().find(|one| one.name == figure);
            of.map(|one| one.figure.clone()).unwrap_or_default()
        });
        lines.push((figure, texts.collect()));
    }
    let ranges = chosen.iter().map(|one| board.range(one));
    let ranges: Vec<_> = ranges.collect();
    if ranges.iter().any(Option::is_some) {
        let none = || "Not simulated".to_owned();
        let texts = |write: &dyn Fn(&Range) -> Option<String>| {
            let texts = ranges
                .iter()
                .map(|range| range.as_ref().and_then(write).unwrap_or_else(none));
            texts.collect::<Vec<String>>()
        };
        lines.push((
            "ROSI, 90 % of the time",
            texts(&|range| span(range.rosi, return_words)),
        ));
        lines.push((
            "Net present value, 90 % of the time",
            texts(&|range| span(range.npv, |npv| about_npv(npv, &currency))),
        ));
        lines.push((
            "Chance to pay for itself",
            texts(&|range| Some(chance_words(range.chance))),
        ));
    }
    lines.push((
        "State",
        chosen
            .iter()
            .map(|one| one.state.name().to_owned())
            .collect(),
    ));
    lines
}

fn line((name, texts): (&'static str, Vec<String>)) -> Node {
    let cells = texts.into_iter().map(|text| view! { <td>{text}</td> });
    view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
}
