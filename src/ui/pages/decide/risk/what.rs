//! What the risk is: its name and category, what would set it off, and what would be seen before.

use super::subject::OpenRisk;
use crate::domain::decide::risk::Risk;
use crate::ui::form::{Field, One};
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

type Of = Field<Risk>;

static NAME: Of = Of::name("Give it a name, as people say it in a meeting.", |risk| {
    &mut risk.name
})
.title("rename a risk");
static CATEGORY: Of =
    Of::one("Category", &One(|risk| &mut risk.category)).hint("Where projects fail.");
static OWNER: Of =
    Of::line("Owner", |risk| &mut risk.owner).hint("One person, who answers for it.");
static TEXTS: [Of; 3] = [
    Of::lines("Description", 2, |risk| &mut risk.description)
        .title("edit the description")
        .hint("What could happen, why, and what it would mean for the project.")
        .wide(),
    Of::lines("Trigger", 2, |risk| &mut risk.trigger)
        .title("edit the trigger")
        .hint("What would set it off, as a sentence.")
        .wide(),
    Of::lines("Early warning signs", 2, |risk| &mut risk.warning_signs)
        .title("edit the warning signs")
        .hint("What would be seen before it happens.")
        .wide(),
];

/// The words of the risk, each kept when its field is left.
#[component]
pub fn What(subject: OpenRisk) -> Node {
    view! {
        <Card title="What it is">
            <div class="form">
                <div class="wide">{subject.field(&NAME)}</div>
                {subject.field(&CATEGORY)}
                {subject.field(&OWNER)}
                {subject.fields(&TEXTS)}
            </div>
        </Card>
    }
}
