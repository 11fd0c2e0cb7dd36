//! The values that a table gives, one a month, beside what is there already; and entering them.

use chrono::NaiveDate;
use std::sync::Arc;

use super::mapper::Mapper;
use crate::domain::measure::evidence::entering;
use crate::domain::measure::evidence::table::taking::{TakingMonths, There, as_figure};
use crate::domain::measure::evidence::table::{MonthValue, TableMapping, TableReading};
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// One figure, and what a person chooses about it.
#[derive(Clone)]
struct MonthLine {
    mapper: Mapper,
    reading: Arc<TableReading>,
    index: usize,
    kpi: RwSignal<Option<Id>>,
    replace: RwSignal<bool>,
    day: RwSignal<Option<NaiveDate>>,
}

/// All figures.
pub fn figures(mapper: &Mapper, reading: &Arc<TableReading>) -> Node {
    let day = RwSignal::new(Some(reading.as_of));
    let is_undated = |value: &MonthValue| value.month.is_none();
    let asks_day = (reading.series.iter()).any(|series| series.values.iter().any(is_undated));
    let lines: Vec<Node> = (0..reading.series.len())
        .map(|index| figure(mapper, reading, index, day))
        .collect();
    let ask = match asks_day {
        true => view! {
            <DateField label="Measured on" value=day max=browser::now().date()
                hint="Values of the whole table, and not of one month, are entered for this day: the one that the table is of."
                on_commit=move |chosen| day.set(chosen) />
        },
        false => Node::Nothing,
    };
    view! {
        {ask}
        <div class="figures">{Node::list(lines)}</div>
    }
}

fn figure(
    mapper: &Mapper,
    reading: &Arc<TableReading>,
    index: usize,
    day: RwSignal<Option<NaiveDate>>,
) -> Node {
    let series = &reading.series[index];
    let title = series.name.clone();
    if series.values.is_empty() {
        return view! {
            <div class="figure">
                <h3>{title}": unknown"</h3>
                <p class="note evidence-line">{series.unknown.clone()}</p>
            </div>
        };
    }
    let figure = as_figure(series);
    let (fitting, meant) = (mapper.workspace().scorecard).with_untracked(|card| {
        (
            entering::fitting(card, &figure),
            entering::meant(card, &figure),
        )
    });
    let line = MonthLine {
        mapper: mapper.clone(),
        reading: reading.clone(),
        index,
        kpi: RwSignal::new(meant),
        replace: RwSignal::new(false),
        day,
    };
    let offer = match fitting.is_empty() {
        true => {
            let page = Route::Library.href();
            view! {
                <p class="note">"No KPI of this scorecard takes such a value. "<a href=page>"Add one from the library"</a></p>
            }
        }
        false => offer(&line, fitting),
    };
    view! {
        <div class="figure">
            <h3>{title}</h3>
            {offer}
            {values(line)}
        </div>
    }
}

fn offer(line: &MonthLine, fitting: Vec<(Id, String)>) -> Node {
    let mut choices = vec![Choice::new(None, "Choose a KPI")];
    for (id, name) in fitting {
        choices.push(Choice::new(Some(id), name));
    }
    let label = format!("KPI for {}", line.reading.series[line.index].name);
    let (kpi, replace) = (line.kpi, line.replace);
    let line = line.clone();
    let enter = move || {
        let (new, one, words) = line.counts();
        let button = line.clone();
        let (is_any, asks) = (new > 0, one > 0);
        let add = view! { <Button on_click=move || button.enter()>{words}</Button> };
        view! {
            {asks.then(|| view! {
                <Checkbox label="Replace values that are there" checked=replace on_commit=move |on| replace.set(on) />
            })}
            {is_any.then(|| view! { <div class="actions">{add}</div> })}
        }
    };
    view! {
        <SelectField label choices value=kpi on_commit=move |chosen| kpi.set(chosen) />
        {enter}
    }
}

impl MonthLine {
    fn with<R>(&self, card: &Scorecard, kpi: Id, run: impl FnOnce(&TakingMonths) -> R) -> R {
        run(&TakingMonths {
            file: &self.mapper.told.file,
            reading: &self.reading,
            series: &self.reading.series[self.index],
            kpi,
            day: self.day.get(),
            today: self.mapper.workspace().today(),
            replace: self.replace.get(),
            entered_by: card.settings().coordinator,
        })
    }

    /// Returns how many values would be entered, how many could replace another, and the words of the button.
    fn counts(&self) -> (usize, usize, String) {
        let Some(kpi) = self.kpi.get() else {
            return (0, 0, String::new());
        };
        self.mapper.workspace().scorecard.with(|card| {
            self.with(card, kpi, |taking| {
                let (_, new) = taking.edit(card, &mut || Id::ONLY);
                let is_one =
                    |value: &&MonthValue| matches!(taking.there(card, value), There::One(..));
                let one = taking.series.values.iter().filter(is_one).count();
                let words = format!("Enter {}", counted(new, "value"));
                (new, one, words)
            })
        })
    }

    fn enter(&self) {
        let Some(kpi) = self.kpi.get_untracked() else {
            return;
        };
        let workspace = self.mapper.workspace();
        let mapping = self.mapper.mapping.get_untracked();
        let (edit, count) = workspace.scorecard.with_untracked(|card| {
            let (edit, count) =
                untrack(|| self.with(card, kpi, |taking| taking.edit(card, &mut browser::new_id)));
            let known = card.get::<TableMapping>(mapping.id);
            match known.is_some_and(|known| known.agrees_with(&mapping)) {
                true => (edit, count),
                // Whoever enters values has agreed to the columns.
                false => (edit.put(mapping), count),
            }
        });
        let name = &self.reading.series[self.index].name;
        workspace.edit_with_undo(
            edit,
            format!("{} of “{name}” entered", counted(count, "value")),
        );
    }
}

/// The values, newest first, each with what the KPI has for its time.
fn values(line: MonthLine) -> Node {
    const SHOWN: usize = 24;
    let series = &line.reading.series[line.index];
    let caption = format!("{} by month", series.name);
    let more = series.values.len().saturating_sub(SHOWN);
    let rows = move || {
        let workspace = line.mapper.workspace();
        let kpi = line.kpi.get();
        let rows = workspace.scorecard.with(|card| {
            let series = &line.reading.series[line.index];
            let currency = card.settings().currency;
            let values = series.values.iter().rev().take(SHOWN);
            values
                .map(|value| {
                    let there = kpi.map(|kpi| {
                        line.with(card, kpi, |taking| taking.there(card, value).words())
                    });
                    let words = quantity::format(series.unit, value.value.get(), &currency);
                    row(value, words, there.unwrap_or_default())
                })
                .collect()
        });
        Node::list(rows)
    };
    view! {
        <Table caption>
            <thead><tr>
                <th scope="col">"Month"</th><th scope="col" class="num">"Value"</th>
                <th scope="col">"There already"</th><th scope="col">"How it came about"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {(more > 0).then(|| view! { <p class="note">{in_number(more, "… and {#n earlier month}, which {n is/are} entered too.")}</p> })}
    }
}

fn row(value: &MonthValue, words: String, there: String) -> Node {
    let month = match value.month {
        Some(first) => first.format("%B %Y").to_string(),
        None => "Whole file".to_owned(),
    };
    let how = value.how.clone();
    view! {
        <tr>
            <th scope="row">{month}</th>
            <td class="num" data-label="Value">{words}</td>
            <td data-label="There already">{there}</td>
            <td class="wide" data-label="How">{how}</td>
        </tr>
    }
}
