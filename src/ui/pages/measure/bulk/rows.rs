//! The rows of a table with what becomes of each.

use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::words::english::counted;
use crate::files::csv::plan::Fate;
use crate::files::csv::read::ParsedRow;
use crate::ui::intake::SHOWN;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The rows with their fates, compared as a whole.
#[derive(Clone, PartialEq)]
pub struct Planned(pub Vec<(ParsedRow, Fate)>);

/// Returns what becomes of a row, in words.
pub fn words(fate: Fate) -> &'static str {
    match fate {
        Fate::Add => "new",
        Fate::Correct(_) => "corrects the value that is there",
        Fate::Same => "is there already",
        Fate::Skip => "left out: the date has a value",
        Fate::Repeated => "left out: a later row has the same date",
    }
}

#[component]
pub fn Rows(planned: Memo<Planned>, kpi: Id) -> Node {
    let facts = Workspace::get().scorecard.with_untracked(|card| {
        card.get::<Kpi>(kpi)
            .map(|kpi| (kpi.unit, card.settings().currency))
    });
    let row = move |(row, fate): (ParsedRow, Fate)| {
        let value = facts
            .as_ref()
            .map(|(unit, currency)| quantity::format(*unit, row.value.get(), currency));
        view! { <tr><td class="num">{row.line}</td><td>{row.at.to_string()}</td><td class="num">{value}</td><td>{words(fate)}</td></tr> }
    };
    let rows = move || {
        planned
            .get()
            .0
            .into_iter()
            .take(SHOWN)
            .map(row.clone())
            .collect_view()
    };
    let more = move || {
        let more = planned
            .with(|Planned(rows)| rows.len())
            .saturating_sub(SHOWN);
        (more > 0).then(
            || view! { <p class="note">{format!("… and {}.", counted(more, "more row"))}</p> },
        )
    };
    view! {
        <Table caption="What would be taken over" keep_columns=true>
            <thead><tr><th scope="col" class="num">"Line"</th><th scope="col">"Date"</th><th scope="col" class="num">"Value"</th><th scope="col">"What happens"</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {more}
    }
}
