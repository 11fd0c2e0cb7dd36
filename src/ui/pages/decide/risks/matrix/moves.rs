//! Where risks go: arrows over the matrix, which only repeat the table.

use leptos::html;

use crate::domain::decide::matrix::{Arrow, Look, Matrix, Move};
use crate::domain::words::english::counted;
use crate::ui::charts::{ArrowPaths, arrow, width_of};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The height of a line of the matrix, which `style/pages-risks.css` sets as well.
const LINE: f64 = 56.0;

/// So many moves are listed at a time.
const SHOWN: usize = 50;

/// The arrows, laid over all cells from within the first one.
pub fn overlay(arrows: Vec<Arrow>, levels: usize) -> Node {
    let plot = NodeRef::<html::Div>::new();
    let width = width_of(plot);
    let height = LINE * levels as f64;
    let drawn = move || {
        let cell = (width.get() / levels as f64, LINE);
        let place = |(row, column): (usize, usize)| (column, (levels - 1).saturating_sub(row));
        let one = |one: &Arrow| draw(arrow(place(one.from), place(one.to), cell), one.count);
        arrows.iter().map(one).collect_view()
    };
    view! {
        <div class="matrix-moves" node_ref=plot aria-hidden="true">
            <svg viewBox=move || format!("0 0 {:.0} {height:.0}", width.get().max(1.0)) preserveAspectRatio="none">{drawn}</svg>
        </div>
    }
}

fn draw(paths: ArrowPaths, count: usize) -> Node {
    let ArrowPaths { line, head } = paths;
    view! {
        <g class:matrix-many=move || { count > 1 }>
            <path class="matrix-halo" d=line.clone() />
            <path class="matrix-arrow" d=line />
            <path class="matrix-head" d=head />
        </g>
    }
}

/// The moves as a table.
#[component]
pub fn Moves(shown: Memo<Matrix>, look: RwSignal<Look>) -> Node {
    let caption = move || match look.get() {
        Look::Planned => "Moves from the residual score to the target, those that fall most first",
        _ => "Moves from the inherent score to the residual one, those that fall most first",
    };
    let caption = Signal::derive(move || caption().to_owned());
    let rows = move || {
        let moves = shown.with(|matrix| {
            matrix
                .moves
                .iter()
                .take(SHOWN)
                .cloned()
                .collect::<Vec<Move>>()
        });
        moves.into_iter().map(row).collect_view()
    };
    let more = move || {
        let more = shown.with(|matrix| matrix.moves.len().saturating_sub(SHOWN));
        (more > 0).then(
            || view! { <p class="note">{format!("… and {}.", counted(more, "more move"))}</p> },
        )
    };
    view! {
        <Disclosure summary="The moves as a table">
            <Table caption show_caption=true keep_columns=true>
                <thead>
                    <tr>
                        <th scope="col">"Risk"</th>
                        <th scope="col" class="num">"Before"</th>
                        <th scope="col" class="num">"After"</th>
                        <th scope="col" class="num">"Change"</th>
                        <th scope="col">"In words"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            {more}
        </Disclosure>
    }
}

fn row(one: Move) -> Node {
    let (delta, word) = match one.points() {
        points if points < 0 => (Delta::Down(true), "lower"),
        0 => (Delta::Flat, "unchanged"),
        _ => (Delta::Up(false), "higher"),
    };
    let change = format!("{} {word}", one.points_words());
    view! {
        <tr>
            <th scope="row"><a href=Route::Risk(one.id).href()>{one.name}</a></th>
            <td class="num">{one.from.value()}</td>
            <td class="num">{one.to.value()}</td>
            <td class="num"><Change delta words=change /></td>
            <td>{one.words}</td>
        </tr>
    }
}
