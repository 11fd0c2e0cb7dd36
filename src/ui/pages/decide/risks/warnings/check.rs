//! The failure-mode check: questions by category, and what became of the gaps.

use leptos::html;

use super::focus_soon;
use crate::domain::decide::check::{Answer, CheckAnswer};
use crate::domain::decide::risk::FailureMode;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::domain::words::date_phrase;
use crate::library::checks::{self, Question, Standing};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The card.
#[component]
pub fn Check() -> Node {
    let workspace = Workspace::get();
    let standings = Memo::new(move |_| {
        let today = workspace.today();
        workspace
            .scorecard
            .with(|card| checks::standings(card, today))
    });
    let answered = Memo::new(move |_| standings.with(|all| checks::answered_words(all)));
    let share = move || {
        standings.with(|all| {
            let answered = all.iter().filter(|one| one.answer.is_some()).count();
            answered as f64 / all.len().max(1) as f64
        })
    };
    let found = move || {
        let today = workspace.today();
        standings.with(|all| {
            let newest = all.iter().filter_map(|one| one.on).max()?;
            let day = date_phrase(newest, today);
            Some(format!(
                "{}. Last answered on {day}.",
                checks::gap_words(all)
            ))
        })
    };
    let is_begun = Memo::new(move |_| share() > 0.0);
    let groups = FailureMode::ALL.map(|mode| group(workspace, mode, standings));
    let again = move || {
        is_begun.get().then(|| {
            view! { <Button small=true on_click=move || start_over(workspace)>"Start over"</Button> }
        })
    };
    view! {
        <Card title="Failure-mode check" note="Where projects usually fail: a quarter of an hour with the project manager, once a quarter"
            actions=move || again.into_node()>
            <div class="stack">
                <Progress label=answered value=Signal::derive(move || Some(share())) />
                <p class="note" role="status">{found}</p>
                {groups.into_iter().collect_view()}
            </div>
        </Card>
    }
}

/// Takes back all answers; the risks that came of them stay.
fn start_over(workspace: Workspace) {
    let edit = workspace.scorecard.with_untracked(|card| {
        let answers = card.all::<CheckAnswer>();
        answers.fold(Edit::new("start the check over"), |edit, answer| {
            edit.delete(Kind::CheckAnswer, answer.id)
        })
    });
    workspace.edit_with_undo(
        edit,
        "The check starts over; its risks stay in the register",
    );
}

fn group(workspace: Workspace, mode: FailureMode, standings: Memo<Vec<Standing>>) -> Node {
    let questions = checks::all().enumerate();
    let rows = questions
        .filter(|(_, question)| question.category == mode)
        .map(|(place, question)| row(workspace, place, question, standings));
    let rows: Vec<_> = rows.collect();
    view! {
        <section class="check-group">
            <h3>{mode.name()}</h3>
            <ul>{rows}</ul>
        </section>
    }
}

fn row(
    workspace: Workspace,
    place: usize,
    question: &'static Question,
    standings: Memo<Vec<Standing>>,
) -> Node {
    let standing = Memo::new(move |_| standings.with(|all| all.get(place).cloned()));
    let value =
        Signal::derive(move || standing.with(|one| one.as_ref().and_then(|one| one.answer)));
    let choices = Answer::ALL.map(|answer| Choice::new(Some(answer), answer.name()));
    let outcome = NodeRef::<html::Div>::new();
    let found = move || {
        let standing = standing.get().filter(Standing::is_gap)?;
        Some(found(workspace, standing, outcome))
    };
    view! {
        <li class="check-row">
            <div>
                <p class="check-asks">{question.asks}</p>
                <p class="note">"If not: "{question.gap}</p>
            </div>
            <Segmented legend=question.asks choices=choices.into() value on_commit=move |answer| answered(workspace, question, answer) />
            <div class="check-found kpi-focus" tabindex="-1" node_ref=outcome>{found}</div>
        </li>
    }
}

fn answered(workspace: Workspace, question: &'static Question, answer: Option<Answer>) {
    let Some(answer) = answer else {
        return;
    };
    let given = (workspace.scorecard).with_untracked(|card| {
        question.answered(card, answer, workspace.now.get_untracked().date())
    });
    workspace.edit(Edit::new("answer the failure-mode check").put(given));
}

/// What a gap has become, or the way to make something of it.
fn found(workspace: Workspace, standing: Standing, outcome: NodeRef<html::Div>) -> Node {
    let question = standing.question;
    match standing.risk {
        Some(risk) => {
            let state = if risk.is_open {
                "In the register: "
            } else {
                "In the register, no longer open: "
            };
            view! { <p class="note">{state}<a href=Route::Risk(risk.id).href()>{risk.name}</a></p> }
        }
        None => {
            let make = move || {
                make_risk(workspace, question);
                focus_soon(outcome);
            };
            view! {
                <Button small=true icon=Glyph::Plus on_click=make>
                    "Make it a risk"<span class="visually-hidden">{format!(": {}", question.asks)}</span>
                </Button>
            }
        }
    }
}

fn make_risk(workspace: Workspace, question: &'static Question) {
    let id = workspace.id_for(Kind::Risk, question.risk);
    let today = workspace.now.get_untracked().date();
    let made = workspace.scorecard.with_untracked(|card| {
        let risk = question.to_risk(card, id, today)?;
        let earlier = checks::standings(card, today);
        let earlier = earlier.iter().find(|one| one.question == question);
        let mut answer = question.answered(card, earlier.and_then(|one| one.answer)?, today);
        answer.risk = Some(id);
        Some((risk, answer))
    });
    let Some((risk, answer)) = made else {
        return;
    };
    let said = format!("In the register: {}", risk.name);
    let edit = Edit::new("make a gap a risk").put(risk).put(answer);
    workspace.edit_with_undo(edit, said);
}
