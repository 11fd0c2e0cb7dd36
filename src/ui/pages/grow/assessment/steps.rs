//! The two next steps, and the tasks they become.

use super::one::OpenAssessment;
use crate::domain::grow::next_step::{NextStep, next_steps, task_of, to_task};
use crate::domain::identity;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The card; nothing at the top, where no step is left.
#[component]
pub fn NextSteps(subject: OpenAssessment) -> Node {
    let workspace = subject.workspace;
    let steps = Memo::new(move |_| {
        let steps = (subject.behaviours)
            .with_value(|all| subject.assessment.with(|one| next_steps(one, all)));
        workspace.scorecard.with(|card| {
            let with_task = |step: NextStep| (task_of(card, &step), step);
            steps
                .into_iter()
                .map(with_task)
                .collect::<Vec<(Option<Id>, NextStep)>>()
        })
    });
    move || {
        let steps = steps.get();
        (!steps.is_empty()).then(|| {
            let left = steps.iter().filter(|(task, _)| task.is_none()).count();
            let words = match left {
                1 => "Make it a task",
                _ => "Make both a task",
            };
            let make = move || make_tasks(subject);
            let button = (left > 0).then(|| view! {
                <div class="actions"><Button kind=ButtonKind::Primary on_click=make>{words}</Button></div>
            });
            let items: Vec<Node> = steps.iter().map(|(task, step)| item(*task, step)).collect();
            view! {
                <Card title="What lifts it most" note="The shortest way to the next level, first where it holds the whole back">
                    <div class="stack"><ol class="kpi-list">{items}</ol>{button}</div>
                </Card>
            }
        })
    }
}

fn item(task: Option<Id>, step: &NextStep) -> Node {
    let task = task.map(|id| view! { <a href=Route::Task(id).href()>"Go to its task"</a> });
    view! {
        <li class="kpi-item">
            <div><p class="kpi-item-title">{step.behaviour.does}</p><p class="note">{step.why()}</p></div>
            {task}
        </li>
    }
}

fn make_tasks(subject: OpenAssessment) {
    let today = subject.workspace.now.get_untracked().date();
    let assessment = subject.assessment.get_untracked();
    let steps = subject
        .behaviours
        .with_value(|all| next_steps(&assessment, all));
    let edit = (subject.workspace.scorecard).with_untracked(|card| {
        let new = steps.iter().filter(|step| task_of(card, step).is_none());
        new.fold(Edit::new("make tasks of the next steps"), |edit, step| {
            let name = step.name_for(&assessment.of);
            let id = identity::for_taking(card, Kind::Task, &name, browser::new_id);
            edit.put(to_task(step, &assessment.of, today, id))
        })
    });
    let said = match edit.changes.len() {
        1 => "Task added, due in 30 days",
        _ => "Tasks added, due in 30 days",
    };
    subject.workspace.edit_with_undo(edit, said);
}
