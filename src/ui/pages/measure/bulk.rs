//! Many measurements at once: pasted out of a spreadsheet, from a CSV file, or out to one.
//!
//! A table of one KPI is previewed here; `rows` shows what becomes of its rows, [`block`] takes the values of several KPIs.

pub mod block;
mod doubtful;
mod rows;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity::{TimeUnit, UnsaidUnit};
use crate::domain::revision::Id;
use crate::domain::words::english::counted;
use crate::files::csv::block::{BlockAnswers, BlockReading, read_block};
use crate::files::csv::doubts::{Doubt, Readings, doubts};
use crate::files::csv::plan::{self, Fate, Taken};
use crate::files::csv::read::{
    ParsedRow, Reading, RowError, Subject, Table as Parsed, read_measurements,
};
use crate::files::csv::write;
use crate::files::dates::DateOrder;
use crate::ui::browser;
use crate::ui::intake::{AskOrder, AskShares, Errors, Notes, PasteBox, UnitChoice};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;
use block::{BlockPreview, kpi_names};
use doubtful::Doubtful;
use rows::{Planned, Rows};

/// The buttons for many measurements of one KPI.
#[component]
pub fn MeasurementTools(
    /// Which KPI.
    kpi: Id,
) -> Node {
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

/// What a table is read with: its text, and what a person has answered about it.
#[derive(Clone, Copy)]
pub struct Answered {
    pub text: RwSignal<String>,
    pub order: RwSignal<Option<DateOrder>>,
    pub parts_of_one: RwSignal<Option<bool>>,
    /// What numbers alone count, by KPI, where no name says a unit.
    pub units: RwSignal<BTreeMap<Id, TimeUnit>>,
    /// The day of values that have none.
    pub day: RwSignal<Option<NaiveDate>>,
    /// What names mean that no KPI has.
    pub names: RwSignal<BTreeMap<String, Option<Id>>>,
    /// What is meant by values that were asked about.
    pub readings: RwSignal<Readings>,
    /// What is done where a date has a value already.
    pub taken: RwSignal<Taken>,
}

impl Answered {
    pub fn new(text: String) -> Answered {
        Answered {
            text: RwSignal::new(text),
            order: RwSignal::new(None),
            parts_of_one: RwSignal::new(None),
            units: RwSignal::new(BTreeMap::new()),
            day: RwSignal::new(None),
            names: RwSignal::new(BTreeMap::new()),
            readings: RwSignal::new(Readings::default()),
            taken: RwSignal::new(Taken::default()),
        }
    }

    /// Returns all answers, and is told of each change.
    pub fn get(self) -> BlockAnswers {
        BlockAnswers {
            order: self.order.get(),
            parts_of_one: self.parts_of_one.get(),
            units: self.units.get(),
            day: self.day.get(),
            names: self.names.get(),
            readings: self.readings.get(),
        }
    }

    /// Offers what the numbers of these KPIs count.
    pub fn units_of(self, unsaid: Vec<(Id, UnsaidUnit)>) -> Node {
        let choices = unsaid.into_iter().map(|(kpi, unsaid)| {
            let choose = move |unit| {
                self.units.update(|units| {
                    units.insert(kpi, unit);
                });
            };
            view! { <UnitChoice unsaid on_commit=choose /> }
        });
        Node::list(choices.collect())
    }
}

/// What came of the text.
#[derive(Clone, PartialEq)]
enum TakenValues {
    One(Reading),
    Block(BlockReading),
}

/// What the dialog holds.
#[derive(Clone, Copy)]
struct BulkState {
    workspace: Workspace,
    kpi: Id,
    answered: Answered,
}

impl BulkState {
    /// Reads the text; nothing while there is none.
    fn read(self) -> Option<Result<TakenValues, String>> {
        let text = self.answered.text.get();
        if text.trim().is_empty() {
            return None;
        }
        let (unit, cadence, derived) = self.workspace.scorecard.with(|card| {
            let kpi = card.get::<Kpi>(self.kpi)?;
            Some((kpi.unit, kpi.cadence, kpi.derived))
        })?;
        // Another tab may have switched it while this one was pasting.
        if let Some(derived) = derived {
            return Some(Err(derived.refusal().to_owned()));
        }
        let today = self.workspace.now.get_untracked().date();
        let (answers, currency) = (self.answered.get(), self.workspace.currency());
        let kpis = self.workspace.scorecard.with(kpi_names);
        if let Ok(Some(block)) = read_block(&text, &kpis, &currency, &answers, today)
            && block.is_about_others(self.kpi)
        {
            return Some(Ok(TakenValues::Block(block)));
        }
        let subject = Subject {
            unit,
            cadence,
            currency: &currency,
        };
        let reading = read_measurements(&text, subject, answers.for_table(self.kpi), today);
        Some(
            reading
                .map(TakenValues::One)
                .map_err(|refusal| refusal.to_string()),
        )
    }

    /// Returns the rows that could be read, each with what becomes of it.
    fn planned(self, table: &Parsed) -> Vec<(ParsedRow, Fate)> {
        let rows: Vec<&ParsedRow> = table
            .rows
            .iter()
            .filter_map(|row| row.as_ref().ok())
            .collect();
        let taken = self.answered.taken.get();
        let fates = self
            .workspace
            .scorecard
            .with(|card| plan::plan(card, self.kpi, &rows, taken));
        rows.into_iter().cloned().zip(fates).collect()
    }
}

#[component]
fn Intake(kpi: Id, open: RwSignal<bool>) -> Node {
    let answered = Answered::new(String::new());
    let state = BulkState {
        workspace: Workspace::get(),
        kpi,
        answered,
    };
    let reading = Memo::new(move |_| state.read());
    let close = Callback::new(move |()| open.set(false));
    let outcome = move || match reading.get() {
        None => view! {
            <p class="note">"Two columns are enough: a date and a value; a month counts as its last day. A first line with the names date, value, part, whole, cases, period_start, note, source, entered_by is understood, in any order. A column of values alone, and a table with the names of several KPIs, are read as well."</p>
        },
        Some(Err(refusal)) => {
            view! { <Notice kind=NoticeKind::Bad title="Not readable.">{refusal}</Notice> }
        }
        Some(Ok(TakenValues::Block(block))) => view! { <BlockPreview answered block close /> },
        Some(Ok(TakenValues::One(Reading::AskDateOrder(ask)))) => {
            view! { <AskOrder order=answered.order example=ask.example column=ask.column /> }
        }
        Some(Ok(TakenValues::One(Reading::AskShares))) => view! {
            <AskShares parts_of_one=answered.parts_of_one words="Every value is 1 or 0, and none has a sign of percent." />
        },
        Some(Ok(TakenValues::One(Reading::Table(table)))) => view! { <Preview state table open /> },
    };
    view! {
        <div class="stack">
            <PasteBox text=answered.text label="Paste from a spreadsheet" hint="Select the columns there, copy, and paste here." />
            {outcome}
        </div>
    }
}

/// What would be taken over, what would not, and the button that does it.
#[component]
fn Preview(state: BulkState, table: Parsed, open: RwSignal<bool>) -> Node {
    let workspace = state.workspace;
    let answered = state.answered;
    let errors: Vec<RowError> = table
        .rows
        .iter()
        .filter_map(|row| row.as_ref().err().cloned())
        .collect();
    let (notes, last) = (table.notes.clone(), table.last);
    let unsaid = table.unsaid.clone().map(|unsaid| (state.kpi, unsaid));
    let units = answered.units_of(unsaid.into_iter().collect());
    let doubtful = workspace.scorecard.with_untracked(|card| {
        let kpi = card.get::<Kpi>(state.kpi)?;
        let readings = answered.readings.get_untracked();
        let found = doubts(
            card,
            kpi,
            &table.rows,
            &table.cells,
            table.counts,
            &readings,
        );
        let about = |doubt: Doubt| (format!("line {}", doubt.cell.line), doubt);
        Some(found.into_iter().map(about).collect::<Vec<_>>())
    });
    let doubtful = doubtful.unwrap_or_default();
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
                    browser::utc_now(),
                    &mut browser::new_id,
                ))
            });
            edit.map(|edit| (edit.changes.len(), edit))
        });
        if let Some((count, edit)) = done {
            open.set(false);
            workspace.edit_with_undo(
                edit,
                format!("{} taken over", counted(count, "measurement")),
            );
        }
    };
    let nothing = Signal::derive(move || {
        (added() + corrected() == 0).then(|| "No row would change anything".to_owned())
    });
    view! {
        <p role="status"><strong>{summary}</strong></p>
        <Notes notes />
        <Doubtful answered doubts=doubtful />
        {units}
        {last.map(|last| view! { <Day answered day=last label="The last value is of" hint="The table has no dates: each value above is one step of the KPI’s rhythm earlier." /> })}
        <Errors errors />
        <WhereTaken answered />
        <Rows planned kpi=state.kpi />
        <div class="actions">
            <Button kind=ButtonKind::Primary on_click=take_over disabled_because=nothing>"Take over"</Button>
        </div>
    }
}

/// The choice what happens to values that are there.
#[component]
fn WhereTaken(answered: Answered) -> Node {
    let choices = vec![
        Choice::new(Taken::Correct, "Correct the old value"),
        Choice::new(Taken::Skip, "Keep the old value"),
    ];
    view! {
        <Segmented legend="Where a date has a value already" choices value=answered.taken on_commit=move |taken| answered.taken.set(taken) />
    }
}

/// The day of values that have none.
#[component]
fn Day(
    answered: Answered,
    day: NaiveDate,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
) -> Node {
    let today = Workspace::get().now.get_untracked().date();
    view! {
        <DateField label value=Signal::derive(move || Some(day)) on_commit=move |day| answered.day.set(day) hint max=today />
    }
}
