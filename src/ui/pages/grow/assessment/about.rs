//! Whose work is looked at, who answers, from where they look, and when.

use super::one::OpenAssessment;
use crate::domain::grow::assessment::{Assessment, View};
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The fields, folded away once they are filled.
#[component]
pub fn About(subject: OpenAssessment) -> Node {
    let read =
        move |of: fn(&Assessment) -> String| Signal::derive(move || subject.assessment.with(of));
    let is_nameless = (subject.assessment).with_untracked(|one| one.by.trim().is_empty());
    let summary = read(|one| format!("{}, {}", one.who(), day_text(one.date)));
    let view_at = Signal::derive(move || {
        let view = subject.assessment.with(|one| one.view);
        View::ALL.iter().position(|one| *one == view).unwrap_or(0)
    });
    let choose = Callback::new(move |index: usize| {
        if let Some(view) = View::ALL.get(index).copied() {
            subject.change("say who looks", |one| Assessment { view, ..one });
        }
    });
    let set_of = move |of: String| {
        let of = of.trim().to_owned();
        subject.change("name who is assessed", |one| Assessment { of, ..one });
    };
    let set_by = move |by: String| {
        let by = by.trim().to_owned();
        subject.change("name who answers", |one| Assessment { by, ..one });
    };
    let date = Signal::derive(move || Some(subject.assessment.with(|one| one.date)));
    let set_date = move |date: Option<chrono::NaiveDate>| {
        if let Some(date) = date {
            subject.change("date the assessment", |one| Assessment { date, ..one });
        }
    };
    view! {
        <details class="card assess-about" open=is_nameless>
            <summary>{move || summary.get()}</summary>
            <div class="card-body form">
                <TextField label="Whose work is this about?" value=read(|one| one.of.clone()) optional=true on_commit=set_of />
                <TextField label="Who answers?" value=read(|one| one.by.clone()) optional=true on_commit=set_by />
                {pick("From where do they look?", fixed(View::ALL.map(View::name)), view_at, choose, false)}
                <DateField label="Day" value=date on_commit=set_date />
            </div>
        </details>
    }
}
