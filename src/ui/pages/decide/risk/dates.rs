//! The days of the risk. A day that contradicts another is refused beside its field.

use super::subject::OpenRisk;
use crate::domain::decide::risk::Risk;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

type Of = Field<Risk>;

const EARLY: &str = "This is before the day the risk was identified.";

static DAYS: [Of; 4] = [
    Of::day_by(
        "Identified",
        |risk| Some(risk.identified),
        // It needs a day, so clearing the field brings the old one back.
        |risk, day| risk.identified = day.unwrap_or(risk.identified),
    )
    .title("change the day a risk was identified")
    .needed()
    .hint("Three months to deal with it count from here.")
    .refused("The risk was mitigated or closed before this day. Change that day first."),
    Of::day("Mitigated", |risk| &mut risk.mitigated)
        .title("change the day a risk was mitigated")
        .hint("Set when the mitigation works.")
        .refused(EARLY),
    Of::day("Closed", |risk| &mut risk.closed)
        .title("change the day a risk was closed")
        .hint("Set when the risk is gone.")
        .refused(EARLY),
    Of::day("Happened", |risk| &mut risk.occurred)
        .title("change the day a risk happened")
        .hint("Set when it came true."),
];

/// The four days.
#[component]
pub fn Dates(subject: OpenRisk) -> Node {
    let days = subject.fields(&DAYS);
    view! { <Card title="Dates"><div class="form">{days}</div></Card> }
}
