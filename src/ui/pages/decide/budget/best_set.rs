//! The set of requests that the budget pays for, in words, and why not the others.

use super::Board;
use crate::domain::decide::selection::LeftOut;
use crate::domain::explain::best_set;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn BestSet(board: Board) -> Node {
    let body = move || match board.selection.get() {
        None => view! {
            <p>"Say above how much money there is. Then this finds the requests that bring the most together for it, and says why not the others."</p>
        },
        Some(selection) => {
            let currency = board.currency.get();
            let chosen = board.candidates.with(|candidates| {
                let chosen = candidates.iter().filter(|one| selection.chosen.contains(&one.id));
                chosen
                    .map(|one| view! { <li><a href=Route::Request(one.id).href()>{one.name.clone()}</a></li> })
                    .collect::<Vec<Node>>()
            });
            let left_out: Vec<Node> = (selection.left_out.iter())
                .map(|one| line(one, &currency))
                .collect();
            view! {
                <div class="stack">
                    <p aria-live="polite">{best_set::summary(&selection, &currency)}</p>
                    {(!chosen.is_empty()).then(|| view! { <div><h3>"Chosen"</h3><ul class="plain-list">{chosen}</ul></div> })}
                    {(!left_out.is_empty()).then(|| view! { <div><h3>"Not chosen, and why"</h3><ul class="plain-list">{left_out}</ul></div> })}
                </div>
            }
        }
    };
    view! { <Card title="Best set under the budget" why="best-set" note="The highest net present value that fits">{body}</Card> }
}

fn line(one: &LeftOut, currency: &str) -> Node {
    view! {
        <li>
            <a href=Route::Request(one.id).href()>{one.name.clone()}</a>
            ". "
            {best_set::why(one.why, currency)}
        </li>
    }
}
