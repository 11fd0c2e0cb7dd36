//! A playbook as a drill: a situation, choices, and why each is weak, fair or strong.

use super::begin;
use crate::domain::record::Kind;
use crate::domain::respond::playbook::{Choice, Drill, Scene, Verdict};
use crate::domain::respond::practice::{Practice, judged, walk};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::english::counted;
use crate::library::playbooks;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::{focus, name_page};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the drill, or a way out when there is none.
#[component]
pub fn PracticePage(id: Id) -> Node {
    let workspace = Workspace::get();
    let practice = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Practice>(id).cloned())
    });
    let template = Memo::new(move |_| {
        let key = practice.with(|one| one.as_ref().map(|one| one.playbook.clone()));
        key.and_then(|key| playbooks::by_key(&key))
            .map(|template| template.key)
    });
    move || match template.get().and_then(playbooks::by_key) {
        Some(template) => known(workspace, template.name, &template.drill, practice),
        None => missing(),
    }
}

fn missing() -> Node {
    name_page(|| "No such drill".to_owned());
    view! {
        <PageHeader title="There is no such drill"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar"><a class="btn" data-kind="primary" href=Route::Playbooks.href()>"Go to the playbooks"</a></p>
    }
}

fn known(
    workspace: Workspace,
    name: &'static str,
    drill: &'static Drill,
    practice: Memo<Option<Practice>>,
) -> Node {
    name_page(move || format!("Practise: {name}"));
    let answer = move |choice: usize| {
        let Some(before) = practice.get_untracked() else {
            return;
        };
        let after = before.answered(drill, choice, browser::stamp());
        if (workspace.edit(Edit::new("answer in a drill").put(after))).is_kept() {
            request_animation_frame(|| focus(".drill-now"));
        }
    };
    let body = move || {
        let Some(practice) = practice.get() else {
            return Node::list(Vec::new());
        };
        let walked = walk(drill, &practice.answers);
        let is_over = walked.scene.is_none();
        let mut past: Vec<Node> = (walked.past.iter())
            .map(|(scene, choice)| answered(scene, choice))
            .collect();
        let newest = match is_over {
            true => None,
            false => past.pop(),
        };
        past.reverse();
        let count = walked.past.len();
        let now = match walked.scene {
            Some(scene) => situation(scene, count, Callback::new(answer)),
            None => over(workspace, &practice),
        };
        let points = format!(
            "{} of {} so far",
            walked.points,
            counted(walked.of as usize, "point")
        );
        view! {
            {newest.map(|newest| view! {
                <Card title="Your choice" note=points>
                    <div class="drill-newest drill-now" tabindex="-1">{newest}</div>
                </Card>
            })}
            {now}
            {(!past.is_empty()).then(|| {
                let past: Vec<Node> = past.into_iter().map(|one| view! { <li>{one}</li> }).collect();
                view! { <Card title=if is_over { "Your answers" } else { "Before that" }><ul class="drill-past">{past}</ul></Card> }
            })}
        }
    };
    let delete = move || {
        let Some(one) = practice.get_untracked() else {
            return;
        };
        let edit = Edit::new("delete a drill").delete(Kind::Practice, one.id);
        if workspace.edit_with_undo(edit, "Drill deleted").is_kept() {
            Route::Playbooks.go();
        }
    };
    view! {
        <div class="page">
            <p><a href=Route::Playbooks.href()>"All playbooks"</a></p>
            <PageHeader title=format!("Practise: {name}")
                purpose="Nothing here is real. Choose as you would in earnest; each choice is explained."
                actions=move || view! { <Button kind=ButtonKind::Quiet icon=Glyph::Trash on_click=delete>"Delete this drill"</Button> } />
            <div class="stack">{body}</div>
        </div>
    }
}

fn situation(scene: &'static Scene, count: usize, answer: Callback<usize>) -> Node {
    let choice = |(place, choice): (usize, &'static Choice)| {
        view! {
            <li><button type="button" class="btn drill-choice" on:click=move |_| answer.run(place)>{choice.text}</button></li>
        }
    };
    let choices: Vec<Node> = scene.choices.iter().enumerate().map(choice).collect();
    let note = format!("Minute {}", scene.minute);
    view! {
        <Card title=format!("Situation {}", count + 1) note=note>
            <div class="stack">
                <p class="drill-situation">{scene.situation}</p>
                <p class="note">"What do you do?"</p>
                <ol class="drill-choices">{choices}</ol>
            </div>
        </Card>
    }
}

/// The badge of a verdict: shape and word, not colour alone.
fn verdict(verdict: Verdict) -> Node {
    let (tone, glyph) = match verdict {
        Verdict::Strong => ("good", Glyph::Check),
        Verdict::Fair => ("watch", Glyph::Watch),
        Verdict::Weak => ("bad", Glyph::Off),
    };
    view! { <span class="badge" data-tone=tone><Icon glyph /><span>{verdict.name()}</span></span> }
}

fn answered(scene: &Scene, choice: &Choice) -> Node {
    let strong = |one: &&Choice| one.verdict == Verdict::Strong;
    let better = (scene.choices.iter().find(strong)).filter(|_| choice.verdict != Verdict::Strong);
    view! {
        <p class="note">{scene.situation.to_owned()}</p>
        <p class="cluster">{verdict(choice.verdict)}<strong>{choice.text}</strong></p>
        <p>{choice.why}</p>
        {better.map(|better| view! { <p class="note">{format!("Strong would have been: {}", better.text)}</p> })}
    }
}

fn over(workspace: Workspace, practice: &Practice) -> Node {
    let words = practice.result.map_or("", judged);
    let trend = workspace.scorecard.with(|card| {
        let all: Vec<Practice> = card.all::<Practice>().cloned().collect();
        practice.trend_words(&all)
    });
    let (key, page) = (
        practice.playbook.clone(),
        Route::Playbook(practice.playbook.clone()),
    );
    let score = practice.score_words();
    view! {
        <Card title="Your score">
            <div class="stack">
                <p class="drill-score drill-now" tabindex="-1">{score}</p>
                <p>{words}" "{trend}</p>
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_click=move || begin::practice(workspace, &key)>"Practise again"</Button>
                    <a class="btn" href=page.href()>"Read the playbook"</a>
                </div>
            </div>
        </Card>
    }
}
