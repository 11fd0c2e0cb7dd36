//! One assessment: a step for each dimension, and the result. Every answer is kept at once.

use super::about::About;
use super::answers::Answers;
use super::exchange::Passing;
use super::result::Outcome;
use crate::domain::grow::assessment::{Assessment, Behaviour, Dimension, View};
use crate::domain::grow::level;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::library::behaviours;
use crate::ui::page::{Page, subject_of};
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::{focus, name_page};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The step after the last dimension.
const RESULT: usize = Dimension::ALL.len();

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct OpenAssessment {
    page: Page<Assessment>,
    pub assessment: Memo<Assessment>,
    pub behaviours: StoredValue<Vec<Behaviour>>,
    /// The dimension that shows, or [`RESULT`].
    pub at: RwSignal<usize>,
}

subject_of!(OpenAssessment, Assessment);

impl OpenAssessment {
    /// Changes the assessment as one edit.
    pub fn change(self, title: &str, change: impl FnOnce(Assessment) -> Assessment) {
        self.put(title, change(self.now()));
    }

    /// Shows a step and moves the focus to its start.
    pub fn show(self, step: usize) {
        self.at.set(step.min(RESULT));
        request_animation_frame(|| {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus(".assess-body");
        });
    }
}

/// The page of the assessment, or a way out when there is none.
#[component]
pub fn AssessmentPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists =
        Memo::new(move |_| (workspace.scorecard).with(|card| card.get::<Assessment>(id).is_some()));
    move || match exists.get() {
        true => found(workspace, id),
        false => missing(),
    }
}

fn missing() -> Node {
    name_page(|| "No such assessment".to_owned());
    view! {
        <PageHeader title="There is no such assessment"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar"><a class="btn" data-kind="primary" href=Route::Assessments.href()>"Go to the self-assessment"</a></p>
    }
}

fn found(workspace: Workspace, id: Id) -> Node {
    let Some(page) = Page::<Assessment>::find(workspace, id) else {
        return missing();
    };
    let assessment = page.record;
    let behaviours = behaviours::all();
    let result = assessment.with_untracked(|one| level::result(one, behaviours));
    let open = |one: &level::Standing| one.answered < 12;
    let first_open = result.standings.iter().position(open);
    let subject = OpenAssessment {
        page,
        assessment,
        behaviours: StoredValue::new(behaviours.to_vec()),
        at: RwSignal::new(first_open.unwrap_or(RESULT)),
    };
    let title = move || assessment.with(title_of);
    name_page(title);
    let body = move || match subject.at.get() {
        RESULT => view! { <Outcome subject /><Passing subject /> },
        step => view! { <Answers subject dimension=Dimension::ALL[step] /> },
    };
    view! {
        <div class="page stack">
            <p><a href=Route::Assessments.href()>"All assessments"</a></p>
            <PageHeader title=Signal::derive(title) purpose="Answer for what was seen, not for what was meant. Every answer is kept at once: leave whenever you like and go on where you stopped."
                actions=move || view! { <Button kind=ButtonKind::Quiet icon=Glyph::Trash on_click=move || delete(workspace, id)>"Delete"</Button> } />
            <About subject />
            {steps(subject)}
            <div class="stack assess-body" tabindex="-1">{body}</div>
            {foot(subject)}
        </div>
    }
}

fn title_of(one: &Assessment) -> String {
    let day = day_text(one.date);
    match (one.view, one.of.trim()) {
        (View::Own, _) => format!("Self-assessment of {day}"),
        (_, "") => format!("Assessment of {day}"),
        (_, of) => format!("Assessment of {of}, {day}"),
    }
}

fn delete(workspace: Workspace, id: Id) {
    let edit = Edit::new("delete an assessment").delete(Kind::Assessment, id);
    if workspace
        .edit_with_undo(edit, "Assessment deleted")
        .is_kept()
    {
        Route::Assessments.go();
    }
}

/// The way to each dimension, with how far it is answered.
fn steps(subject: OpenAssessment) -> Node {
    let step = move |(place, name): (usize, &'static str)| {
        let count = move || {
            (subject.behaviours).with_value(|all| {
                let result = subject.assessment.with(|one| level::result(one, all));
                match result.standings.get(place) {
                    Some(standing) => format!("{}/12", standing.answered),
                    None => format!("{}/{}", result.answered, result.asked),
                }
            })
        };
        let current = move || (subject.at.get() == place).then_some("step");
        view! {
            <li><button type="button" class="btn btn-small" aria-current=current on:click=move |_| subject.show(place)>
                <span>{name}</span>" "<span class="note">{count}</span>
            </button></li>
        }
    };
    let names = Dimension::ALL.into_iter().map(Dimension::short_name);
    let steps: Vec<Node> = names.chain(["Result"]).enumerate().map(step).collect();
    view! { <nav aria-label="Steps of the assessment"><ol class="assess-steps">{steps}</ol></nav> }
}

fn foot(subject: OpenAssessment) -> Node {
    let back = move || {
        let at = subject.at.get();
        (at > 0).then(|| view! { <Button on_click=move || subject.show(at - 1)>"Back"</Button> })
    };
    let next = move || {
        let at = subject.at.get();
        let words = match at + 1 {
            RESULT => "See the result",
            _ => "Next",
        };
        (at < RESULT).then(|| view! { <Button kind=ButtonKind::Primary on_click=move || subject.show(at + 1)>{words}</Button> })
    };
    view! { <div class="actions">{back}{next}</div> }
}
