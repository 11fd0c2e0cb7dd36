//! Self-assessments: starting one, those there are, and views of other people brought in.
//!
//! - `one`: one assessment, dimension after dimension.
//! - `answers`: the behaviours of a dimension, what the scorecard shows of it, and the evidence.
//! - `about`: whose work, who answers, from where they look.
//! - `result`: levels, radar, comparison, differences; `steps`: the two next steps and their tasks.
//! - `exchange`: assessments as files.

mod about;
mod answers;
mod exchange;
mod one;
mod result;
mod steps;

use crate::domain::grow::assessment::{Assessment, View, newest_first};
use crate::domain::grow::level;
use crate::domain::scorecard::Edit;
use crate::library::behaviours;
use crate::ui::browser;
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

use self::exchange::put;
pub use one::AssessmentPage;

const PURPOSE: &str = "How strong are you in the seven things a coordinator is judged by, what shows it, and what would lift it most?";

/// The page.
#[component]
pub fn Assessments() -> Node {
    name_page(|| "Self-assessment".to_owned());
    let workspace = Workspace::get();
    let all = Memo::new(move |_| workspace.scorecard.with(|card| newest_first(card.all())));
    let start = Callback::new(move |()| start(workspace));
    let body = move || {
        let all = all.get();
        match all.is_empty() {
            true => nothing_yet(workspace, start),
            false => {
                let (list, history) = (list(&all), result::history(&all));
                view! {
                    <Card title="Assessments" flush=true>{list}</Card>
                    {history}
                    <exchange::BringIn workspace />
                }
            }
        }
    };
    let again = move || {
        let is_begun = all.with(|all| !all.is_empty());
        is_begun.then(|| view! { <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=start>"Assess yourself again"</Button> })
    };
    view! {
        <div class="page stack">
            <PageHeader title="Self-assessment" purpose=PURPOSE actions=move || view! { {again} } />
            {body}
        </div>
    }
}

fn nothing_yet(workspace: Workspace, start: Callback<()>) -> Node {
    let alone = workspace.open.get_untracked().is_none().then(|| {
        view! {
            <p class="note prose">
                "You have no scorecard yet, and this needs none. Answers are kept in an empty one, named “My self-assessment”, that is made with the first click; fill it with KPIs later, or never."
            </p>
        }
    });
    view! {
        <EmptyState icon=Glyph::Sprout title="No assessment yet"
            sentence="84 short statements about what you did, answered with yes, no or not yet known: under ten minutes. You see your level in seven dimensions and the two steps that lift it most.">
            <Button kind=ButtonKind::Primary on_click=start>"Assess yourself"</Button>
        </EmptyState>
        {alone}
        <exchange::BringIn workspace />
    }
}

/// Begins an assessment, in a scorecard made for it when none is open.
fn start(workspace: Workspace) {
    let today = workspace.now.get_untracked().date();
    let coordinator = (workspace.scorecard).with_untracked(|card| card.settings().coordinator);
    let new = Assessment::new(browser::new_id(), &coordinator, today);
    let route = Route::Assessment(new.id);
    put(workspace, Edit::new("start an assessment").put(new), route);
}

fn list(all: &[Assessment]) -> Node {
    let behaviours = behaviours::all();
    let rows: Vec<Node> = (all.iter())
        .map(|one| {
            let result = level::result(one, behaviours);
            let progress = format!("{} of {}", result.answered, result.asked);
            let of = match (one.view, one.of.trim()) {
                (View::Own, _) | (_, "") => String::new(),
                (_, of) => format!("about {of}"),
            };
            view! {
                <tr>
                    <th scope="row"><a href=Route::Assessment(one.id).href()>{day_text(one.date)}</a></th>
                    <td class="own-words" data-label="Seen by"><div>{one.who()}<span class="sub">{of}</span></div></td>
                    <td data-label="Answered">{progress}</td>
                    <td data-label="Overall">{result.words()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table caption="Assessments">
            <thead><tr>
                <th scope="col">"Date"</th><th scope="col">"Seen by"</th>
                <th scope="col">"Answered"</th><th scope="col">"Overall"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
