//! What the risk is: its name and category, what would set it off, and what would be seen before.

use super::subject::OpenRisk;
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::ui::in_place::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

static NAME: Field<Risk> = Field::<Risk>::name(
    "rename a risk",
    "Give it a name, as people say it in a meeting.",
    |risk| &mut risk.name,
);
static CATEGORY: Field<Risk> = Field::<Risk>::choice(
    "Category",
    "change the category",
    || FailureMode::ALL.map(FailureMode::name).into(),
    |risk| risk.category as usize,
    |risk, place| risk.category = FailureMode::ALL[place],
)
.hint("Where projects fail.");
static OWNER: Field<Risk> =
    Field::<Risk>::line("Owner", "change the owner", |risk| &mut risk.owner)
        .hint("One person, who answers for it.");
static TEXTS: [Field<Risk>; 3] = [
    Field::<Risk>::lines("Description", "edit the description", 2, |risk| {
        &mut risk.description
    })
    .hint("What could happen, why, and what it would mean for the project."),
    Field::<Risk>::lines("Trigger", "edit the trigger", 2, |risk| &mut risk.trigger)
        .hint("What would set it off, as a sentence."),
    Field::<Risk>::lines("Early warning signs", "edit the warning signs", 2, |risk| {
        &mut risk.warning_signs
    })
    .hint("What would be seen before it happens."),
];

/// The words of the risk, each kept when its field is left.
#[component]
pub fn What(subject: OpenRisk) -> impl IntoView {
    let texts = TEXTS.iter();
    let texts = texts.map(move |text| view! { <div class="wide">{subject.field(text)}</div> });
    view! {
        <Card title="What it is">
            <div class="form">
                <div class="wide">{subject.field(&NAME)}</div>
                {subject.field(&CATEGORY)}
                {subject.field(&OWNER)}
                {texts.collect_view()}
            </div>
        </Card>
    }
}
