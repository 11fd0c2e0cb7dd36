//! The risks, tasks and lessons that come of a run.

use super::subject::OpenRun;
use crate::domain::base::Extra;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::record::Kind;
use crate::domain::respond::follow_up;
use crate::domain::respond::run::Lesson;
use crate::domain::scorecard::Edit;
use crate::library::risks;
use crate::ui::browser;
use crate::ui::pages::respond::parts::add_line;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// Risks and tasks: those of the run, those that are suggested, and new ones.
pub fn follow_ups(subject: OpenRun) -> Node {
    let made = Memo::new(move |_| {
        subject.workspace.scorecard.with(|card| {
            subject.run.with(|run| {
                let risks = run.risks.iter().filter_map(|&id| card.get::<Risk>(id));
                let risks =
                    risks.map(|risk| (format!("Risk: {}", risk.name), Route::Risk(risk.id).href()));
                let tasks = run.tasks.iter().filter_map(|&id| card.get::<Task>(id));
                let tasks =
                    tasks.map(|task| (format!("Task: {}", task.what), Route::Task(task.id).href()));
                risks.chain(tasks).collect::<Vec<_>>()
            })
        })
    });
    let suggested = Memo::new(move |_| {
        subject.workspace.scorecard.with(|card| {
            subject.run.with(|run| {
                let is_there = |key: &str| card.all::<Risk>().any(|risk| risk.library == key);
                let missing = run.suggested.iter().filter(|key| !is_there(key));
                let found = missing.filter_map(|key| risks::by_key(key));
                found.map(|risk| risk.key).collect::<Vec<&'static str>>()
            })
        })
    });
    let list = move || {
        let line = |(words, page): (String, String)| view! { <li><a href=page>{words}</a></li> };
        let lines: Vec<Node> = made.get().into_iter().map(line).collect();
        (!lines.is_empty()).then(|| view! { <ul class="respond-points">{lines}</ul> })
    };
    let offers = move || {
        let offer = |key: &'static str| {
            let name = risks::by_key(key).map_or("", |risk| risk.name);
            view! { <li><Button small=true icon=Glyph::Plus on_click=move || add_known(subject, key)>{format!("Add the risk “{name}”")}</Button></li> }
        };
        let offers: Vec<Node> = suggested.get().into_iter().map(offer).collect();
        (!offers.is_empty())
            .then(|| view! { <h3>"Suggested"</h3> <ul class="run-offers">{offers}</ul> })
    };
    let new = add_line(
        "New risk or task",
        vec![
            (
                "Add as a task",
                Callback::new(move |words: String| add(subject, &words, false, None)),
            ),
            (
                "Add as a risk",
                Callback::new(move |words: String| add(subject, &words, true, None)),
            ),
        ],
        "Linked to this run. A new risk starts in the middle of the scale; score it when there is time.",
    );
    view! { <Card title="Risks and tasks"><div class="stack respond-prose">{list}{offers}{new}</div></Card> }
}

/// Adds a risk of the library.
fn add_known(subject: OpenRun, key: &'static str) {
    let today = subject.workspace.now.get_untracked().date();
    let Some(template) = risks::by_key(key) else {
        return;
    };
    let mut run = subject.run.get_untracked();
    let id = subject.workspace.id_for(Kind::Risk, key);
    let risk =
        (subject.workspace.scorecard).with_untracked(|card| template.to_risk(id, today, card));
    run.risks.push(risk.id);
    let edit = Edit::new(format!("add the risk “{}”", risk.name))
        .put(risk)
        .put(run);
    subject.workspace.edit_with_undo(edit, "Risk added");
}

/// Adds a risk or a task in these words; of the lesson at this place, where it comes from one.
fn add(subject: OpenRun, words: &str, is_risk: bool, lesson: Option<usize>) {
    let today = subject.workspace.now.get_untracked().date();
    let id = browser::new_id();
    let before = subject.run.get_untracked();
    let mut run = before.clone();
    let lesson = lesson.and_then(|place| run.lessons.get_mut(place));
    if is_risk {
        if let Some(lesson) = lesson {
            lesson.risk = Some(id);
        }
        run.risks.push(id);
        let edit =
            Edit::new("add a risk from the run").put(follow_up::risk(&before, id, words, today));
        subject
            .workspace
            .edit_with_undo(edit.put(run), "Risk added");
    } else {
        if let Some(lesson) = lesson {
            lesson.task = Some(id);
        }
        run.tasks.push(id);
        let edit =
            Edit::new("add a task from the run").put(follow_up::task(&before, id, words, today));
        subject
            .workspace
            .edit_with_undo(edit.put(run), "Task added");
    }
}

/// What was learned; each lesson becomes a risk or a task with one click.
pub fn lessons(subject: OpenRun) -> Node {
    let questions = subject.run.with_untracked(|run| run.questions.clone());
    let questions = super::super::parts::points("Ask", &questions);
    let lessons = Memo::new(move |_| {
        let of = |card: &_| subject.run.with(|run| follow_up::lessons(card, run));
        subject.workspace.scorecard.with(of)
    });
    let rows = move || {
        let rows: Vec<Node> = (lessons.get().into_iter().enumerate())
            .map(|(place, lesson)| lesson_row(subject, place, lesson))
            .collect();
        view! { <ol class="run-lessons">{rows}</ol> }
    };
    let add = move |what: String| {
        subject.change_with_undo("write down a lesson", "Lesson kept", |run| {
            run.lessons.push(Lesson {
                what,
                risk: None,
                task: None,
                extra: Extra::new(),
            });
        });
    };
    let form = add_line(
        "New lesson",
        vec![("Add the lesson", Callback::new(add))],
        "What was missing, too slow or unclear; without blame.",
    );
    view! { <Card title="Lessons learned"><div class="stack respond-prose">{questions}{rows}{form}</div></Card> }
}

fn lesson_row(subject: OpenRun, place: usize, lesson: Lesson) -> Node {
    let link = |words: &'static str, page: String| view! { <a href=page>{words}</a> };
    let words = lesson.what.clone();
    let risk = match lesson.risk {
        Some(id) => link("Its risk", Route::Risk(id).href()),
        None => {
            let words = words.clone();
            let make = move || add(subject, &words, true, Some(place));
            view! { <Button small=true on_click=make>"Make it a risk"</Button> }
        }
    };
    let task = match lesson.task {
        Some(id) => link("Its task", Route::Task(id).href()),
        None => {
            let make = move || add(subject, &words, false, Some(place));
            view! { <Button small=true on_click=make>"Make it a task"</Button> }
        }
    };
    let delete = move || {
        subject.change_with_undo("delete a lesson", "Lesson deleted", |run| {
            if place < run.lessons.len() {
                run.lessons.remove(place);
            }
        });
    };
    let label = format!("Delete the lesson “{}”", lesson.what);
    view! {
        <li>
            <p>{lesson.what}</p>
            <div class="actions">{risk}{task}<IconButton icon=Glyph::Trash small=true label=label on_click=delete /></div>
        </li>
    }
}
