//! The way of the work from intake to change control: what enters and leaves each stage, and what stands in it now.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use crate::domain::grow::workflow::{self, StageLoad};
use crate::library::role::gate;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The card.
#[component]
pub fn Workflow(workspace: Workspace) -> Node {
    let stages = Memo::new(move |_| {
        let today = workspace.today();
        workspace
            .scorecard
            .with(|card| workflow::stages(card, today))
    });
    let rows = move || {
        let stages = stages.get();
        let most = stages.iter().map(|load| load.open).max().unwrap_or(0);
        let rows: Vec<Node> = stages.iter().map(|load| row(load, most)).collect();
        rows
    };
    let actions =
        || view! { <a class="btn btn-small" href=Route::Priorities.href()>"Go to the tasks"</a> };
    view! {
        <Card title="Workflow" note="Open tasks at each stage, today" flush=true actions=actions>
            <Table caption="Workflow from intake to change control" wide=true>
                <thead><tr>
                    <th scope="col">"Stage"</th><th scope="col">"Enters when"</th><th scope="col">"Leaves when"</th>
                    <th scope="col">"Work in it now"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
}

fn row(load: &StageLoad, most: usize) -> Node {
    let gate = gate(load.stage);
    let share = format!("{:.1}%", 100.0 * load.open as f64 / most.max(1) as f64);
    let late = (load.overdue > 0).then(|| {
        view! { <Badge mark=Mark::OffTarget words=format!("{} overdue", load.overdue) /> }
    });
    let oldest = match load.oldest {
        Some(0) => "Oldest: today".to_owned(),
        Some(days) => format!("Oldest: {}", counted(days.unsigned_abs() as usize, "day")),
        None => "Nothing stands here".to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{load.stage.name()}</th>
            <td class="wide" data-label="Enters when">{gate.enters}</td>
            <td class="wide" data-label="Leaves when">{gate.leaves}</td>
            <td data-label="Work in it now">
                <div class="stack-tight">
                    <span class="cluster"><span>{counted(load.open, "task")}</span>{late}</span>
                    <span class="role-bar" aria-hidden="true"><span style:inline-size=share></span></span>
                    <span class="sub">{oldest}</span>
                </div>
            </td>
        </tr>
    }
}
