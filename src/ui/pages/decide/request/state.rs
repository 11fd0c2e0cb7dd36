//! How far the request has come, and by when it is to be decided.

use chrono::NaiveDate;

use super::subject::OpenRequest;
use crate::domain::decide::request::RequestState;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The fields.
#[component]
pub fn State(subject: OpenRequest) -> impl IntoView {
    let states = RequestState::ALL.map(|state| Choice::new(state, state.name()));
    let since_error = RwSignal::new(None::<String>);
    let move_to = move |state: RequestState| {
        let today = subject.today.get_untracked();
        let title = format!("set a request to {}", state.name().to_lowercase());
        subject.change(&title, |request| {
            request.state = state;
            request.state_since = today;
        });
    };
    let set_since = move |day: Option<NaiveDate>| {
        let words = "Choose the day since which it is so.";
        since_error.set(day.is_none().then(|| words.to_owned()));
        if let Some(day) = day {
            subject.change("set the day of the state", |request| {
                request.state_since = day
            });
        }
    };
    let decide_by = move |day: Option<NaiveDate>| {
        subject.change("set the day of the decision", |request| {
            request.decide_by = day
        });
    };
    let hint = move || {
        let words = match subject.request.with(|request| request.state) {
            RequestState::Proposed => "It competes for the budget that is left.",
            RequestState::Approved => "Its cost is taken off the budget.",
            RequestState::Declined => "It no longer competes for the budget.",
            RequestState::Bought => {
                "Its cost is taken off the budget, and what came of it is held against what was promised."
            }
        };
        Some(words.to_owned())
    };
    view! {
        <Card title="State">
            <div class="form">
                <SelectField label="State" choices=states.to_vec() hint=Signal::derive(hint)
                    value=Signal::derive(move || subject.request.with(|request| request.state)) on_commit=move_to />
                <DateField label="Since" error=since_error on_commit=set_since
                    value=Signal::derive(move || Some(subject.request.with(|request| request.state_since))) />
                <DateField label="Decide by" optional=true hint="The business case asks for the decision by this day."
                    value=Signal::derive(move || subject.request.with(|request| request.decide_by))
                    on_commit=decide_by />
            </div>
        </Card>
    }
}
