//! The grid of influence and interest: a picture with numbers, and the table that says the same.

use crate::ui::dom::{Node, view};

use super::PlanDesk;
use crate::domain::decide::scale::Level;
use crate::domain::explain::plan::{self, Attention};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The side of one of the five by five places.
const PLACE: usize = 72;
/// Room for the words of the axes.
const LEFT: usize = 28;
const BOTTOM: usize = 28;
const SIDE: usize = 5 * PLACE;
/// The places of levels 1 to 3, which are not high.
const LOW: usize = 3 * PLACE;
/// So many dots stand in a row of a place.
const IN_A_ROW: usize = 3;

/// The card.
pub fn card(desk: PlanDesk) -> Node {
    let body = move || {
        desk.all.with(|all| {
            let (judged, unjudged): (Vec<&Stakeholder>, Vec<&Stakeholder>) =
                all.iter().partition(|one| plan::attention(one).is_some());
            view! {
                <div class="plan-grid">
                    {picture(&judged)}
                    <div class="stack">
                        {table(&judged)}
                        {left_out(&unjudged)}
                    </div>
                </div>
            }
        })
    };
    view! { <Card title="Influence and interest" note="Levels 4 and 5 count as high">{body}</Card> }
}

fn picture(judged: &[&Stakeholder]) -> Node {
    let label = plan::grid_words(judged);
    let cells = Attention::ALL.map(cell);
    let mut dots = Vec::new();
    for (position, one) in judged.iter().enumerate() {
        let here = |other: &&&Stakeholder| {
            (other.influence, other.interest) == (one.influence, one.interest)
        };
        let before = judged[..position].iter().filter(here).count();
        dots.push(dot(one, position + 1, before));
    }
    let middle = format!("translate(16 {}) rotate(-90)", SIDE / 2 + 36);
    view! {
        <svg class="plan-picture" viewBox=format!("0 0 {} {}", LEFT + SIDE + 2, SIDE + BOTTOM) role="img" aria-label=label>
            {Node::list(cells.into())}
            {dots}
            <text class="plan-axis" transform=middle>"Influence →"</text>
            <text class="plan-axis" x=(LEFT + SIDE / 2 - 36).to_string() y=(SIDE + 20).to_string()>"Interest →"</text>
        </svg>
    }
}

fn cell(attention: Attention) -> Node {
    let (right, top) = match attention {
        Attention::ManageClosely => (true, true),
        Attention::KeepSatisfied => (false, true),
        Attention::KeepInformed => (true, false),
        Attention::Monitor => (false, false),
    };
    let span = |is_high: bool| if is_high { SIDE - LOW } else { LOW };
    let x = LEFT + if right { LOW } else { 0 };
    let y = if top { 0 } else { SIDE - LOW };
    let class = match attention {
        Attention::ManageClosely => "plan-cell plan-cell-close",
        _ => "plan-cell",
    };
    view! {
        <rect class=class x=x.to_string() y=(y + 1).to_string() width=span(right).to_string() height=span(top).to_string() />
        <text class="plan-words" x=(x + 8).to_string() y=(y + 20).to_string()>{attention.name()}</text>
    }
}

/// Those with the same levels stand beside each other.
fn dot(one: &Stakeholder, number: usize, before: usize) -> Node {
    let place = |level: Option<Level>| level.map_or(0, |level| level.index());
    let beside = [36, 14, 58][before % IN_A_ROW];
    let row = before / IN_A_ROW % 2;
    let x = LEFT + place(one.interest) * PLACE + beside;
    let y = (4 - place(one.influence)) * PLACE + 38 + row * 22;
    view! {
        <circle class="plan-dot" cx=x.to_string() cy=y.to_string() r="10" />
        <text class="plan-number" x=x.to_string() y=(y + 4).to_string()>{number}</text>
    }
}

fn table(judged: &[&Stakeholder]) -> Node {
    if judged.is_empty() {
        return view! { <p class="note">"Nobody is placed yet: choose influence and interest on the page of a stakeholder."</p> };
    }
    let level = |level: Option<Level>| {
        level.map_or_else(String::new, |level| format!("{} of 5", level.get()))
    };
    let row = |(position, one): (usize, &&Stakeholder)| {
        let so = plan::attention(one).map_or("", Attention::name);
        view! {
            <tr>
                <td>{position + 1}</td>
                <th scope="row"><a href=Route::Stakeholder(one.id).href()>{one.name.clone()}</a></th>
                <td>{level(one.influence)}</td>
                <td>{level(one.interest)}</td>
                <td>{so}</td>
            </tr>
        }
    };
    let rows: Vec<Node> = judged.iter().enumerate().map(row).collect();
    view! {
        <Table caption="Influence and interest of each stakeholder" keep_columns=true>
            <thead><tr>
                <th scope="col">"No."</th><th scope="col">"Stakeholder"</th><th scope="col">"Influence"</th>
                <th scope="col">"Interest"</th><th scope="col">"So"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn left_out(unjudged: &[&Stakeholder]) -> Node {
    if unjudged.is_empty() {
        return Node::list(Vec::new());
    }
    let link = |one: &&Stakeholder| {
        view! { <li><a href=Route::Stakeholder(one.id).href()>{one.name.clone()}</a></li> }
    };
    let links: Vec<Node> = unjudged.iter().map(link).collect();
    view! {
        <section>
            <h3>"Not judged yet"</h3>
            <p class="note">"Influence or interest is still open, which is not the same as low."</p>
            <ul class="cluster">{links}</ul>
        </section>
    }
}
