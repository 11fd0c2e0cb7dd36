//! The days of the risk. A day that contradicts another is refused beside its field.

use super::subject::OpenRisk;
use crate::domain::decide::risk::Risk;
use crate::ui::in_place::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

const EARLY: &str = "This is before the day the risk was identified.";

static DAYS: [Field<Risk>; 4] = [
    Field::<Risk>::day(
        "Identified",
        "change the day a risk was identified",
        |risk| Some(risk.identified),
        // It needs a day, so clearing the field brings the old one back.
        |risk, day| risk.identified = day.unwrap_or(risk.identified),
    )
    .needed()
    .hint("Three months to deal with it count from here.")
    .refused("The risk was mitigated or closed before this day. Change that day first."),
    Field::<Risk>::day(
        "Mitigated",
        "change the day a risk was mitigated",
        |risk| risk.mitigated,
        |risk, day| risk.mitigated = day,
    )
    .hint("Set when the mitigation works.")
    .refused(EARLY),
    Field::<Risk>::day(
        "Closed",
        "change the day a risk was closed",
        |risk| risk.closed,
        |risk, day| risk.closed = day,
    )
    .hint("Set when the risk is gone.")
    .refused(EARLY),
    Field::<Risk>::day(
        "Happened",
        "change the day a risk happened",
        |risk| risk.occurred,
        |risk, day| risk.occurred = day,
    )
    .hint("Set when it came true."),
];

/// The four days.
#[component]
pub fn Dates(subject: OpenRisk) -> impl IntoView {
    let days = DAYS.iter().map(|day| subject.field(day)).collect_view();
    view! { <Card title="Dates"><div class="form">{days}</div></Card> }
}
