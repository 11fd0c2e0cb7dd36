//! How many risks stand where, before and after mitigation, and the appetite.
//!
//! - `grid`: the matrix itself, and the risks of one cell.
//! - `moves`: where risks go, as arrows and as a table.
//! - `alert`: what is above the appetite, and what to do about it.

mod alert;
mod grid;
mod moves;

use super::policy::PolicyButton;
use crate::domain::decide::matrix::appetite::{appetite_words, next_appetite_words};
use crate::domain::decide::matrix::{Look, Matrix, Size, matrix};
use crate::domain::decide::risk::Risk;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The tab.
#[component]
pub fn MatrixTab() -> Node {
    let workspace = Workspace::get();
    let is_empty = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.all::<Risk>().next().is_none())
    });
    move || match is_empty.get() {
        true => view! {
            <Card title="Matrix" why="exposure" actions=move || view! { <PolicyButton /> }>
                <EmptyState icon=Glyph::Scales title="No risks yet"
                    sentence="The matrix shows how likely and how bad each open risk is, and which are more than you accept. Add the first risk to see it here.">
                    <a class="btn" data-kind="primary" href=Route::NewRisk.href()>"Add a risk from the library"</a>
                </EmptyState>
            </Card>
        },
        false => view! { <Full workspace /> },
    }
}

#[component]
fn Full(workspace: Workspace) -> Node {
    let today = Memo::new(move |_| workspace.today());
    let look = RwSignal::new(Look::default());
    let size = RwSignal::new(Size::default());
    let shown = Memo::new(move |_| {
        let (look, size, today) = (look.get(), size.get(), today.get());
        workspace.scorecard.with(|card| {
            let risks: Vec<&Risk> = card.all().collect();
            matrix(&risks, &card.policy(), look, size, today)
        })
    });
    let words = move || shown.with(|matrix| matrix.words.clone());
    let has_moves = Memo::new(move |_| look.get().has_moves());
    view! {
        <div class="stack">
            <alert::Alerts workspace today />
            <Card title="Matrix" why="exposure" actions=move || view! { <PolicyButton /> }>
                <div class="stack">
                    <Controls look size />
                    <p role="status">{words}</p>
                    <grid::Grid shown size />
                    <Legend workspace today />
                    {move || has_moves.get().then(|| view! { <moves::Moves shown look /> })}
                </div>
            </Card>
        </div>
    }
}

/// Which scores, and how many levels.
#[component]
fn Controls(look: RwSignal<Look>, size: RwSignal<Size>) -> Node {
    let place = move || {
        Look::ALL
            .iter()
            .position(|one| *one == look.get())
            .unwrap_or(0)
    };
    let looks = Look::ALL.iter().enumerate();
    let looks = looks
        .map(|(place, look)| Choice::new(place, look.name()))
        .collect();
    let choose = move |place: usize| look.set(Look::ALL.get(place).copied().unwrap_or_default());
    let sizes = vec![Choice::new(0, "5 × 5"), Choice::new(1, "3 × 3")];
    let of_size = move || usize::from(size.get() == Size::Three);
    let resize = move |place: usize| size.set(if place == 0 { Size::Five } else { Size::Three });
    view! {
        <div class="toolbar">
            <Segmented legend="Which scores" choices=looks value=Signal::derive(place) on_commit=choose />
            <Segmented legend="How many levels" choices=sizes value=Signal::derive(of_size) on_commit=resize />
        </div>
    }
}

/// What the signs of the matrix mean.
#[component]
fn Legend(workspace: Workspace, today: Memo<chrono::NaiveDate>) -> Node {
    let words = Memo::new(move |_| {
        let today = today.get();
        workspace.scorecard.with(|card| {
            let policy = card.policy();
            (
                appetite_words(&policy, today),
                next_appetite_words(&policy, today),
            )
        })
    });
    view! {
        <ul class="matrix-legend">
            <li><span class="matrix-sign matrix-sign-line"></span><span>{move || words.get().0}</span></li>
            {move || words.get().1.map(|next| view! { <li>{next}</li> })}
            <li>"In each cell: how many open risks stand there, and below it the score, likelihood × impact. The stronger the colour, the worse."</li>
            <li>"Scores put risks in order; money may order them otherwise: by the usual table, 1 × 5 costs more a year than 3 × 2. Estimate the loss where it matters."</li>
        </ul>
    }
}

/// The position of a cell: line from the top, column from the start.
type Place = (usize, usize);

/// Returns the number and the words of a cell.
fn cell_words(matrix: &Matrix, (line, column): Place) -> Option<(usize, String)> {
    let cell = matrix.lines.get(line)?.cells.get(column)?;
    Some((cell.risks.len(), cell.words.clone()))
}
