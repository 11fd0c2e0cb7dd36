//! A playbook as a drill: a situation, choices, and why each is weak, fair or strong.

use crate::ui::dom::{Node, view};
use leptos::prelude::*;

use super::begin;
use crate::domain::record::Kind;
use crate::domain::respond::playbook::{Choice, Drill, Scene, Verdict};
use crate::domain::respond::practice::{Practice, judged, walk};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::library::playbooks;
use crate::ui::app::{focus, name_page};
use crate::ui::browser;
use crate::ui::memo::Memo;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the drill, or a way out when there is none.
#[component]
pub fn PracticePage(id: Id) -> impl IntoView {
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
        if workspace.edit(Edit::new("answer in a drill").put(after)) {
            request_animation_frame(|| focus(".drill-now"));
        }
    };
    let body = move || {
        let Some(practice) = practice.get() else {
            return Node::list(Vec::new());
        };
        let walked = walk(drill, &practice.answers);
        let count = walked.past.len();
        let mut past: Vec<Node> = (walked.past.iter().enumerate())
            .map(|(place, (scene, choice))| answered(place, scene, choice, place + 1 == count))
            .collect();
        past.reverse();
        let now = match (walked.scene, practice.result) {
            (Some(scene), _) => situation(scene, count, Callback::new(answer)),
            (None, Some(_)) => over(workspace, &practice),
            (None, None) => Node::list(Vec::new()),
        };
        let running = format!("{} of {} points so far", walked.points, walked.of);
        view! {
            {now}
            {(count > 0).then(|| view! {
                <Card title="Your answers" note=running><ol class="drill-past">{past}</ol></Card>
            })}
        }
    };
    let delete = move || {
        let Some(one) = practice.get_untracked() else {
            return;
        };
        let edit = Edit::new("delete a drill").delete(Kind::Practice, one.id);
        if workspace.edit(edit) {
            workspace.say_with_undo("Drill deleted");
            Route::Playbooks.go();
        }
    };
    view! {
        <div class="page">
            <p><a href=Route::Playbooks.href()>"All playbooks"</a></p>
            <PageHeader title=format!("Practise: {name}")
                purpose="Nothing here is real. Choose as you would in earnest; each choice is explained."
                actions=move || view! { <Button kind=ButtonKind::Quiet icon=Glyph::Trash on_click=delete>"Delete this drill"</Button> } />
            <div class="stack" aria-live="polite">{body}</div>
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
                <p class="drill-now" tabindex="-1">{scene.situation}</p>
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

fn answered(place: usize, scene: &Scene, choice: &Choice, is_newest: bool) -> Node {
    let best = scene
        .choices
        .iter()
        .find(|one| one.verdict == Verdict::Strong);
    let better = best.filter(|_| choice.verdict != Verdict::Strong);
    view! {
        <li value=place + 1 class:drill-newest=is_newest>
            <p class="note">{scene.situation}</p>
            <p class="cluster">{verdict(choice.verdict)}<strong>{choice.text}</strong></p>
            <p>{choice.why}</p>
            {better.map(|best| view! { <p class="note">{format!("Strong would have been: {}", best.text)}</p> })}
        </li>
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
