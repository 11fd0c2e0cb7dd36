//! How well the series were kept: a year drawn for each KPI, the two scores, and the gaps in words.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use super::TrackingDesk;
use crate::domain::measure::tracking::habit::{self, Habit, HabitCell, HabitState, WINDOW};
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// A year of days, a unit each; a period that the year begins in may stick out.
const WIDTH: i64 = 366;
const HEIGHT: i64 = 14;

/// The card with the heat map.
pub fn card(desk: TrackingDesk) -> Node {
    let note = move || {
        desk.habits.with(|habits| {
            let complete = habit::overall(habits, Habit::completeness);
            let consistent = habit::overall(habits, Habit::consistency);
            Some(format!(
                "Completeness {complete}, consistency {consistent}, all KPIs alike"
            ))
        })
    };
    let span = move || {
        let today = desk.workspace.today();
        format!(
            "Each line runs from {} at its start to {} at its end.",
            day_text(first(today)),
            day_text(today)
        )
    };
    let rows = move || {
        let today = desk.workspace.today();
        (desk.habits).with(|habits| Node::list(habits.iter().map(|one| row(one, today)).collect()))
    };
    view! {
        <Card title="How well the series are kept" why="consistency" note=Signal::derive(note)>
            <div class="stack">
                {legend()}
                <p class="note">{span}</p>
                <Table wide=true caption="Completeness and consistency of each KPI over the last 365 days">
                    <thead><tr>
                        <th scope="col">"KPI"</th>
                        <th scope="col">"The last 365 days"</th>
                        <th scope="col">"Completeness"</th>
                        <th scope="col">"Consistency"</th>
                        <th scope="col">"Gaps"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
                <Disclosure summary="How the scores are made">
                    <ul class="tracking-rules">
                        <li>"Both look at the last 365 days, or at the time since the first value. A KPI that was never measured counts from the day its first target holds."</li>
                        <li>"Completeness: periods with a value, of all periods in which one was to be expected. Weeks start on Monday; a value may come a day late each week, month by the 32nd day, quarter by the 95th, year by the 370th, and daily values may skip a long weekend of up to 4 days. Only a longer break counts as a gap."</li>
                        <li>"Consistency: steps from one value to the next that came in time and from the same source, of all steps. A source that changed on or after a declared process change counts as the same."</li>
                        <li>"What cannot be known yet is said to be so and does not count as 0 %."</li>
                    </ul>
                </Disclosure>
            </div>
        </Card>
    }
}

fn row(habit: &Habit, today: NaiveDate) -> Node {
    let findings: Vec<Node> = (habit.findings.iter())
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect();
    let gaps = match findings.len() {
        0 => view! { "None" },
        1 => view! { <span>{habit.findings[0].clone()}</span> },
        many => {
            let summary = format!("{many} findings");
            view! { <Disclosure summary><ul class="tracking-rules">{findings}</ul></Disclosure> }
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Kpi(habit.id).href()>{habit.name.clone()}</a></th>
            <td class="wide" data-label="The last 365 days">{drawing(&habit.cells, habit.summary(), today)}</td>
            <td data-label="Completeness">{habit.completeness_text()}</td>
            <td data-label="Consistency">{habit.consistency_text()}</td>
            <td class="wide" data-label="Gaps">{gaps}</td>
        </tr>
    }
}

fn first(today: NaiveDate) -> NaiveDate {
    today
        .checked_sub_days(Days::new(WINDOW))
        .unwrap_or(NaiveDate::MIN)
}

/// One path for each state: a year of hundreds of cells stays four elements.
fn drawing(cells: &[HabitCell], label: String, today: NaiveDate) -> Node {
    let first = first(today);
    view! {
        <svg class="heat" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            <path class="heat-idle" d=path(cells, HabitState::NotDue, first) />
            <path class="heat-good" d=path(cells, HabitState::InTime, first) />
            <path class="heat-late" d=path(cells, HabitState::Late, first) />
            <path class="heat-missing" d=path(cells, HabitState::Missing, first) />
        </svg>
    }
}

/// Full boxes are in time, half ones late, hollow ones with a cross missing; a line says that nothing was due.
fn path(cells: &[HabitCell], state: HabitState, first: NaiveDate) -> String {
    let mut path = String::new();
    for cell in cells.iter().filter(|cell| cell.state == state) {
        let x = (cell.from - first).num_days().max(0);
        let end = ((cell.to - first).num_days() + 1).min(WIDTH);
        let right = (end - 1).max(x + 1);
        // Writing into a String cannot fail.
        let _ = match state {
            HabitState::NotDue => write!(path, "M{x} 7H{right}"),
            HabitState::InTime => write!(path, "M{x} 1H{right}V13H{x}Z"),
            HabitState::Late => write!(path, "M{x} 8H{right}V13H{x}Z"),
            HabitState::Missing => {
                write!(
                    path,
                    "M{x} 1H{right}V13H{x}ZM{x} 1L{right} 13M{right} 1L{x} 13"
                )
            }
        };
    }
    path
}

fn legend() -> Node {
    let day = NaiveDate::default();
    let sample = |state: HabitState, words: &'static str| {
        let to = day.checked_add_days(Days::new(7)).unwrap_or(day);
        let cell = [HabitCell {
            from: day,
            to,
            state,
        }];
        let class = match state {
            HabitState::NotDue => "heat-idle",
            HabitState::InTime => "heat-good",
            HabitState::Late => "heat-late",
            HabitState::Missing => "heat-missing",
        };
        let drawn = path(&cell, state, day);
        view! {
            <li><svg class="heat-key" viewBox="-1 0 10 14" aria-hidden="true"><path class=class d=drawn /></svg>{words}</li>
        }
    };
    view! {
        <ul class="heat-legend">
            {sample(HabitState::InTime, "In time")}
            {sample(HabitState::Late, "Late")}
            {sample(HabitState::Missing, "Missing")}
            {sample(HabitState::NotDue, "Nothing due")}
        </ul>
    }
}
