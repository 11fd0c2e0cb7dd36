//! What a file says: how it was counted, its figures, and the way from a figure to a measurement.

use chrono::NaiveDate;
use std::sync::Arc;

use super::intake::Told;
use crate::domain::measure::evidence::entering::{self, Taking};
use crate::domain::measure::evidence::{Figure, Found, Reading, Severity, Sort};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::measurement::Measurement;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::capital;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// All that the file says.
pub fn told(workspace: Workspace, told: &Arc<Told>) -> Node {
    let reading = &told.reading;
    let about = match reading.about.is_empty() {
        true => reading.reader.name().to_owned(),
        false => format!("{}: {}", reading.reader.name(), reading.about),
    };
    let before = workspace
        .scorecard
        .with_untracked(|card| entering::taken_before(card, &told.file.sha256));
    let again = before.map(|(name, values)| {
        let words = format!(
            "Values taken from the very same file ({name}) that are in this scorecard: {values}."
        );
        view! { <Notice title="This file was here before.">{words}</Notice> }
    });
    let notes: Vec<Node> = (reading.notes.iter())
        .map(|note| view! { <p class="evidence-line">{note.clone()}</p> })
        .collect();
    let day = RwSignal::new(reading.read_at.map(|at| at.date));
    let hint = match reading.read_at {
        Some(_) => "The day that the file names. Change it if the values belong to another day.",
        None => "The file does not say when it was made. Choose the day.",
    };
    let figures: Vec<Node> = (0..reading.figures.len())
        .map(|index| figure(workspace, told.clone(), index, day))
        .collect();
    let digest = format!("SHA-256 {}", told.file.sha256);
    view! {
        <div class="stack">
            <p><strong>{about}</strong></p>
            {again}
            <p class="evidence-line">{entering::rows_words(reading)}</p>
            {Node::list(notes)}
            {found(reading)}
            <DateField label="Measured on" value=day hint=hint max=browser::now().date()
                on_commit=move |chosen| day.set(chosen) />
            <div class="figures">{Node::list(figures)}</div>
            <p class="note evidence-line">{digest}</p>
        </div>
    }
}

/// What was found, by sort and severity.
fn found(reading: &Reading) -> Node {
    if reading.found.is_empty() {
        return Node::Nothing;
    }
    let is_there = |severity: &&Severity| {
        reading
            .found
            .iter()
            .any(|found| found.severity == **severity)
    };
    let severities: Vec<Severity> = Severity::ALL.iter().filter(is_there).copied().collect();
    let head: Vec<Node> = (severities.iter())
        .map(|severity| view! { <th scope="col" class="num">{capital(severity.name())}</th> })
        .collect();
    let mut rows = Vec::new();
    for sort in Sort::ALL {
        let of_sort = |found: &&Found| found.sort == sort;
        if !reading.found.iter().any(|found| of_sort(&found)) {
            continue;
        }
        let cells: Vec<Node> = (severities.iter())
            .map(|severity| {
                let here = reading.found.iter().filter(of_sort);
                let count = here
                    .filter(|found| found.severity == *severity)
                    .map(|found| found.count)
                    .sum::<usize>();
                view! { <td class="num" data-label=capital(severity.name())>{count}</td> }
            })
            .collect();
        rows.push(
            view! { <tr><th scope="row">{capital(sort.many())}</th>{Node::list(cells)}</tr> },
        );
    }
    view! {
        <Table caption="What was found, by severity">
            <thead><tr><th scope="col">"Found"</th>{Node::list(head)}</tr></thead>
            <tbody>{Node::list(rows)}</tbody>
        </Table>
    }
}

/// A figure, and for which KPI it is entered.
fn figure(
    workspace: Workspace,
    told: Arc<Told>,
    index: usize,
    day: RwSignal<Option<NaiveDate>>,
) -> Node {
    let Some(figure) = told.reading.figures.get(index) else {
        return Node::Nothing;
    };
    let words = workspace
        .scorecard
        .with_untracked(|card| entering::value_words(figure, &card.settings().currency));
    let (name, how) = (figure.name.clone(), figure.how.clone());
    let offer = match words {
        Ok(_) => offer(workspace, told.clone(), index, day),
        Err(_) => Node::Nothing,
    };
    let (value, why) = match words {
        Ok(value) => (value, how),
        Err(why) => ("unknown".to_owned(), why),
    };
    view! {
        <div class="figure">
            <h3>{name}": "{value}</h3>
            <p class="note evidence-line">{why}</p>
            {offer}
        </div>
    }
}

/// The KPI to choose, and what is there on the day.
fn offer(
    workspace: Workspace,
    told: Arc<Told>,
    index: usize,
    day: RwSignal<Option<NaiveDate>>,
) -> Node {
    let figure = &told.reading.figures[index];
    let (fitting, meant) = workspace.scorecard.with_untracked(|card| {
        (
            entering::fitting(card, figure),
            entering::meant(card, figure),
        )
    });
    if fitting.is_empty() {
        let page = Route::Library.href();
        return view! {
            <p class="note">"No KPI of this scorecard takes such a value. "<a href=page>"Add one from the library"</a></p>
        };
    }
    let chosen = RwSignal::new(meant);
    let mut choices = vec![Choice::new(None, "Choose a KPI")];
    for (id, name) in fitting {
        choices.push(Choice::new(Some(id), name));
    }
    let label = format!("KPI for {}", figure.name);
    let enter = move || match (chosen.get(), day.get()) {
        (_, Some(day)) if day > workspace.today() => view! {
            <p class="note">"That day is yet to come. Choose the day above on which it was measured."</p>
        },
        (Some(kpi), Some(day)) => buttons(workspace, told.clone(), index, kpi, day),
        (None, _) => Node::Nothing,
        (_, None) => view! { <p class="note">"Choose the day above to enter it."</p> },
    };
    view! {
        <SelectField label choices value=chosen on_commit=move |kpi| chosen.set(kpi) />
        {enter}
    }
}

/// Adds, or replaces what is there.
fn buttons(workspace: Workspace, told: Arc<Told>, index: usize, kpi: Id, day: NaiveDate) -> Node {
    let present = workspace.scorecard.with(|card| {
        let kpi = card.get::<Kpi>(kpi)?;
        let (id, value) = entering::present(card, kpi.id, day).into_iter().next()?;
        let old = card.get::<Measurement>(id)?;
        let is_in =
            (old.evidence.as_ref()).is_some_and(|evidence| evidence.is_from(&told.file.sha256));
        let is_ours = is_in && told.reading.figures[index].value == Ok(value);
        let words = quantity::format(kpi.unit, value.get(), &card.settings().currency);
        let sum = taking(card, &told, index, kpi.id, day).edit_added(card, id);
        let words = match is_in {
            true => format!("{words}, with this file in it"),
            false => words,
        };
        Some((id, words, is_ours, sum.map(|(_, words)| words)))
    });
    let (other, third) = (told.clone(), told.clone());
    let add = move || enter(workspace, &told, index, kpi, day, browser::new_id());
    let Some((id, words, is_ours, sum)) = present else {
        return view! { <div class="actions"><Button on_click=add>"Enter it"</Button></div> };
    };
    if is_ours {
        let page = Route::Kpi(kpi).href();
        return view! { <p>"Entered from this file. "<a href=page>"See it at the KPI"</a></p> };
    }
    let replace = move || enter(workspace, &other, index, kpi, day, id);
    let add_up = sum.map(|sum| {
        let add_up = move || add_to(workspace, &third, index, kpi, day, id);
        view! { <Button on_click=add_up>{format!("Add to it ({sum})")}</Button> }
    });
    view! {
        <p>{format!("There already is a value for {day}: {words}. Leave it, or:")}</p>
        <div class="actions">
            {add_up}
            <Button on_click=add>"Put beside it"</Button>
            <Button on_click=replace>"Replace it"</Button>
        </div>
    }
}

fn taking<'a>(
    card: &Scorecard,
    told: &'a Told,
    index: usize,
    kpi: Id,
    day: NaiveDate,
) -> Taking<'a> {
    Taking {
        file: &told.file,
        reading: &told.reading,
        figure: &told.reading.figures[index],
        kpi,
        day,
        entered_by: card.settings().coordinator,
    }
}

/// Adds the figure to the value that is there: of several parts of one product, the KPI has one sum.
fn add_to(workspace: Workspace, told: &Told, index: usize, kpi: Id, day: NaiveDate, id: Id) {
    let edit = workspace
        .scorecard
        .with_untracked(|card| taking(card, told, index, kpi, day).edit_added(card, id));
    if let Some((edit, sum)) = edit {
        let name = &told.reading.figures[index].name;
        workspace.edit_with_undo(edit, format!("{name} for {day}: {sum}"));
    }
}

fn enter(workspace: Workspace, told: &Told, index: usize, kpi: Id, day: NaiveDate, id: Id) {
    let figure: &Figure = &told.reading.figures[index];
    let edit = workspace
        .scorecard
        .with_untracked(|card| taking(card, told, index, kpi, day).edit(card, id));
    if let Some(edit) = edit {
        workspace.edit_with_undo(edit, format!("{} entered for {day}", figure.name));
    }
}
