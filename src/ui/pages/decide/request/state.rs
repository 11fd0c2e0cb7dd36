//! How far the request has come, and by when it is to be decided.

use super::subject::OpenRequest;
use crate::domain::decide::request::{BudgetRequest, RequestState};
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Of = Field<BudgetRequest>;

static DAYS: [Of; 2] = [
    Of::day_by(
        "Since",
        |request| Some(request.state_since),
        |request, day| {
            request.state_since = day.unwrap_or(request.state_since);
        },
    )
    .title("set the day of the state")
    .needs("Choose the day since which it is so."),
    Of::day("Decide by", |request| &mut request.decide_by)
        .title("set the day of the decision")
        .hint("The business case asks for the decision by this day."),
];

/// The fields.
#[component]
pub fn State(subject: OpenRequest) -> Node {
    let states = RequestState::ALL.map(|state| Choice::new(state, state.name()));
    let move_to = move |state: RequestState| {
        let today = subject.today.get_untracked();
        let title = format!("set a request to {}", state.name().to_lowercase());
        subject.change(&title, |request| {
            request.state = state;
            request.state_since = today;
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
                {subject.fields(&DAYS)}
            </div>
        </Card>
    }
}
