//! One KPI in all projects that have it: by status and by the distance to each one's own target.

use super::desk::PortfolioDesk;
use crate::domain::measure::evaluation::Course;
use crate::domain::measure::quantity;
use crate::domain::portfolio::matrix::{MatrixRow, matrix};
use crate::domain::portfolio::summary::KpiLine;
use crate::ui::prelude::*;
use crate::ui::show;
use crate::ui::widgets::*;

/// The card.
pub fn card(desk: PortfolioDesk) -> Node {
    let rows = Memo::new(move |_| {
        let mut rows = desk.with_summaries(matrix);
        rows.retain(|row| row.shared() > 1);
        rows
    });
    let wanted = RwSignal::new(String::new());
    let chosen = Memo::new(move |_| {
        rows.with(|rows| {
            let found = rows
                .iter()
                .find(|row| wanted.with(|name| *name == row.name));
            found.or(rows.first()).cloned()
        })
    });
    let choices = Signal::derive(move || rows.with(|rows| choices(rows)));
    let value = Signal::derive(move || {
        chosen.with(|row| {
            row.as_ref()
                .map_or_else(String::new, |row| row.name.clone())
        })
    });
    let choose = move |name: String| wanted.set(name);
    let lines = move || {
        let lines: Vec<Node> = desk.with_summaries(|summaries| {
            chosen.with(|row| {
                let lines = row
                    .as_ref()
                    .map(|row| row.lines(summaries))
                    .unwrap_or_default();
                (lines.into_iter())
                    .map(|(at, kpi)| line(&summaries[at].title, kpi))
                    .collect()
            })
        });
        lines
    };
    let has_some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let shown = move || match has_some.get() {
        false => view! {
            <p>"No KPI is in two of the projects yet. KPIs are the same when they come from the same entry of the library, or have the same name and unit."</p>
        },
        true => view! {
            <div class="stack">
                <SelectField label="KPI" choices value on_commit=choose />
                <Table caption="The same KPI in each project, the worst miss first">
                    <thead><tr>
                        <th scope="col">"Project"</th><th scope="col">"Status"</th><th scope="col">"From its target"</th>
                        <th scope="col">"Target"</th><th scope="col">"Newest value"</th><th scope="col">"Trend"</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </Table>
            </div>
        },
    };
    view! {
        <Card title="The same KPI compared" note="Ordered by how many tolerances each misses its own target by, never by the values: their targets differ">
            {shown}
        </Card>
    }
}

fn choices(rows: &[MatrixRow]) -> Vec<Choice<String>> {
    rows.iter()
        .map(|row| Choice::new(row.name.clone(), row.name.clone()))
        .collect()
}

fn line(project: &str, kpi: &KpiLine) -> Node {
    let missing = || "No data".to_owned();
    let miss = kpi.miss.filter(|miss| *miss > 0.0).map(|miss| {
        let times = match quantity::number(miss, 1) {
            one if one == "1" => "1 tolerance".to_owned(),
            many => format!("{many} tolerances"),
        };
        view! { <span class="sub">{times}</span> }
    });
    let trend = match kpi.course {
        Course::Improving => super::projects::course(Course::Improving),
        Course::Worsening => super::projects::course(Course::Worsening),
        other => view! { <span>{other.name()}</span> },
    };
    view! {
        <tr>
            <th scope="row" class="own-words">{project.to_owned()}</th>
            <td data-label="Status"><Badge mark=show::mark(kpi.status) /></td>
            <td data-label="From its target">{kpi.distance.clone().unwrap_or_else(missing)}{miss}</td>
            <td data-label="Target">{kpi.target.clone()}</td>
            <td data-label="Newest value">{kpi.value.clone().unwrap_or_else(missing)}</td>
            <td data-label="Trend">{trend}</td>
        </tr>
    }
}
