//! Many measurements at once: pasted out of a spreadsheet, from a CSV file, or out to one.

use crate::ui::dom::view;
use leptos::prelude::*;

use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::files::csv::plan::{self, Fate, Taken};
use crate::files::csv::read::{ParsedRow, Reading, RowError, Table as Parsed, read_measurements};
use crate::files::csv::write;
use crate::files::dates::DateOrder;
use crate::ui::browser;
use crate::ui::intake::{AskOrder, Errors, PasteBox, SHOWN};
use crate::ui::memo::Memo;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The buttons for many measurements of one KPI.
#[component]
pub fn MeasurementTools(
    /// Which KPI.
    kpi: Id,
) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let export = move || {
        let file = workspace.scorecard.with_untracked(|card| {
            let name = write::file_name(&card.get::<Kpi>(kpi)?.name);
            let today = workspace.now.get_untracked().date();
            Some((name, write::write_measurements(card, kpi, today)?))
        });
        if let Some((name, text)) = file {
            browser::save_file(&name, "text/csv", &text);
        }
    };
    let is_typed = Memo::new(move |_| {
        let scorecard = workspace.scorecard;
        scorecard.with(|card| {
            card.get::<Kpi>(kpi)
                .is_some_and(|kpi| kpi.derived.is_none())
        })
    });
    view! {
        {move || is_typed.get().then(|| view! {
            <Button small=true icon=Glyph::Upload on_click=move || open.set(true)>"Paste or import CSV"</Button>
        })}
        <Button small=true icon=Glyph::Download on_click=export>"Export CSV"</Button>
        <Dialog open title="Many measurements at once" size=DialogSize::Large>
            <Intake kpi open />
        </Dialog>
    }
}

/// What the dialog holds: the text, how to read it, and what came of it.
#[derive(Clone, Copy)]
struct State {
    workspace: Workspace,
    kpi: Id,
    text: RwSignal<String>,
    order: RwSignal<Option<DateOrder>>,
    taken: RwSignal<Taken>,
}

impl State {
    /// Reads the text; nothing while there is none.
    fn read(self) -> Option<Result<Reading, String>> {
        let text = self.text.get();
        if text.trim().is_empty() {
            return None;
        }
        let (unit, derived) = self.workspace.scorecard.with(|card| {
            let kpi = card.get::<Kpi>(self.kpi)?;
            Some((kpi.unit, kpi.derived))
        })?;
        // Another tab may have switched it while this one was pasting.
        if let Some(derived) = derived {
            return Some(Err(derived.refusal().to_owned()));
        }
        let today = self.workspace.now.get_untracked().date();
        let currency = self.workspace.currency();
        let reading = read_measurements(&text, unit, &currency, self.order.get(), today);
        Some(reading.map_err(|refusal| refusal.to_string()))
    }

    /// Returns the rows that could be read, each with what becomes of it.
    fn planned(self, table: &Parsed) -> Vec<(ParsedRow, Fate)> {
        let rows: Vec<&ParsedRow> = table
            .rows
            .iter()
            .filter_map(|row| row.as_ref().ok())
            .collect();
        let taken = self.taken.get();
        let fates = self
            .workspace
            .scorecard
            .with(|card| plan::plan(card, self.kpi, &rows, taken));
        rows.into_iter().cloned().zip(fates).collect()
    }
}

#[component]
fn Intake(kpi: Id, open: RwSignal<bool>) -> impl IntoView {
    let state = State {
        workspace: Workspace::get(),
        kpi,
        text: RwSignal::new(String::new()),
        order: RwSignal::new(None),
        taken: RwSignal::new(Taken::default()),
    };
    let reading = Memo::new(move |_| state.read());
    let outcome = move || match reading.get() {
        None => view! {
            <p class="note">"Two columns are enough: a date and a value. A first line with the names date, value, period_start, note, source, entered_by is understood, in any order."</p>
        },
        Some(Err(refusal)) => {
            view! { <Notice kind=NoticeKind::Bad title="Not readable.">{refusal}</Notice> }
        }
        Some(Ok(Reading::AskDateOrder { example })) => {
            view! { <AskOrder order=state.order example /> }
        }
        Some(Ok(Reading::Table(table))) => view! { <Preview state table open /> },
    };
    view! {
        <div class="stack">
            <PasteBox text=state.text label="Paste from a spreadsheet" hint="Select the two columns there, copy, and paste here." />
            {outcome}
        </div>
    }
}

/// What would be taken over, what would not, and the button that does it.
#[component]
fn Preview(state: State, table: Parsed, open: RwSignal<bool>) -> impl IntoView {
    let workspace = state.workspace;
    let errors: Vec<RowError> = table
        .rows
        .iter()
        .filter_map(|row| row.as_ref().err().cloned())
        .collect();
    let planned = Memo::new(move |_| Planned(state.planned(&table)));
    let count = move |wanted: fn(&Fate) -> bool| {
        planned.with(|Planned(rows)| rows.iter().filter(|(_, fate)| wanted(fate)).count())
    };
    let added = move || count(|fate| *fate == Fate::Add);
    let corrected = move || count(|fate| matches!(fate, Fate::Correct(_)));
    let failed = errors.len();
    let summary = move || {
        let left_out = count(|fate| matches!(fate, Fate::Same | Fate::Skip | Fate::Repeated));
        format!(
            "{} new, {} corrected, {left_out} left out, {failed} not readable",
            added(),
            corrected()
        )
    };
    let take_over = move || {
        let done = planned.with_untracked(|Planned(rows)| {
            let rows: Vec<(&ParsedRow, Fate)> =
                rows.iter().map(|(row, fate)| (row, *fate)).collect();
            let edit = workspace.scorecard.with_untracked(|card| {
                let kpi = card.get::<Kpi>(state.kpi)?;
                let coordinator = card.settings().coordinator;
                Some(plan::edit(
                    card,
                    kpi,
                    &rows,
                    &coordinator,
                    &mut browser::new_id,
                ))
            });
            edit.map(|edit| (edit.changes.len(), edit))
        });
        if let Some((count, edit)) = done {
            open.set(false);
            workspace.edit_with_undo(edit, format!("{count} measurements taken over"));
        }
    };
    let nothing = Signal::derive(move || {
        (added() + corrected() == 0).then(|| "No row would change anything".to_owned())
    });
    let taken = vec![
        Choice::new(Taken::Correct, "Correct the old value"),
        Choice::new(Taken::Skip, "Keep the old value"),
    ];
    view! {
        <p role="status"><strong>{summary}</strong></p>
        <Errors errors />
        <Segmented legend="Where a date has a value already" choices=taken value=state.taken on_commit=move |taken| state.taken.set(taken) />
        <Rows planned state />
        <div class="actions">
            <Button kind=ButtonKind::Primary on_click=take_over disabled_because=nothing>"Take over"</Button>
        </div>
    }
}

/// The rows with their fates, compared as a whole.
#[derive(Clone, PartialEq)]
struct Planned(Vec<(ParsedRow, Fate)>);

#[component]
fn Rows(planned: Memo<Planned>, state: State) -> impl IntoView {
    let facts = state.workspace.scorecard.with_untracked(|card| {
        card.get::<Kpi>(state.kpi)
            .map(|kpi| (kpi.unit, card.settings().currency))
    });
    let row = move |(row, fate): (ParsedRow, Fate)| {
        let value = facts
            .as_ref()
            .map(|(unit, currency)| quantity::format(*unit, row.value.get(), currency));
        let fate = match fate {
            Fate::Add => "new",
            Fate::Correct(_) => "corrects the value that is there",
            Fate::Same => "is there already",
            Fate::Skip => "left out: the date has a value",
            Fate::Repeated => "left out: a later row has the same date",
        };
        view! { <tr><td class="num">{row.line}</td><td>{row.at.to_string()}</td><td class="num">{value}</td><td>{fate}</td></tr> }
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
        (more > 0).then(|| view! { <p class="note">{format!("… and {more} more rows.")}</p> })
    };
    view! {
        <Table caption="What would be taken over" keep_columns=true>
            <thead><tr><th scope="col" class="num">"Line"</th><th scope="col">"Date"</th><th scope="col" class="num">"Value"</th><th scope="col">"What happens"</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {more}
    }
}
