//! Risks out of a table: what would be added, changed and left out, before anything is.

use crate::domain::words::english::counted;
use crate::files::csv::risks::{Plan, PlanReading, Planned, plan};
use crate::files::dates::DateOrder;
use crate::ui::browser;
use crate::ui::intake::{AskOrder, Notes, PasteBox, SHOWN};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the dialog holds.
#[component]
pub fn Intake(open: RwSignal<bool>) -> Node {
    let workspace = Workspace::get();
    let text = RwSignal::new(String::new());
    let order = RwSignal::new(None::<DateOrder>);
    let today = workspace.now.get_untracked().date();
    let reading = Memo::new(move |_| {
        let (text, order) = (text.get(), order.get());
        let is_empty = text.trim().is_empty();
        (!is_empty).then(|| {
            let read = |card: &_| plan(&text, card, order, today, &mut browser::new_id);
            workspace
                .scorecard
                .with(read)
                .map_err(|refusal| refusal.to_string())
        })
    });
    let outcome = move || match reading.get() {
        None => view! {
            <p class="note">"The first row names the columns; name, likelihood and impact are enough, and other registers’ names are understood. Levels are 1 to 5 or words. A row with the id of a risk changes that risk; every other row is a new one."</p>
        },
        Some(Err(refusal)) => {
            view! { <Notice kind=NoticeKind::Bad title="Not readable.">{refusal}</Notice> }
        }
        Some(Ok(PlanReading::AskDateOrder(ask))) => {
            view! { <AskOrder order example=ask.example column=ask.column /> }
        }
        Some(Ok(PlanReading::Plan(plan))) => view! { <Preview plan open /> },
    };
    view! {
        <div class="stack">
            <PasteBox text label="Paste from a spreadsheet" hint="Select the table there with its first row, copy, and paste here." />
            {outcome}
        </div>
    }
}

/// What would happen, row by row, and the button that does it.
#[component]
fn Preview(plan: Plan, open: RwSignal<bool>) -> Node {
    let workspace = Workspace::get();
    let taken = plan.taken();
    let nothing = (taken == 0).then(|| "No row would change anything".to_owned());
    let (words, notes) = (plan.words(), plan.notes.clone());
    let more = plan.rows.len().saturating_sub(SHOWN);
    // What is left out comes first: it is what a person can still mend.
    let (wrong, right): (Vec<&Planned>, Vec<&Planned>) =
        plan.rows.iter().partition(|row| row.is_wrong());
    let rows = wrong
        .into_iter()
        .chain(right)
        .take(SHOWN)
        .map(row)
        .collect_view();
    let take_over = move || {
        open.set(false);
        workspace.edit_with_undo(
            plan.edit(),
            format!("{} taken over", counted(taken, "risk")),
        );
    };
    view! {
        <p role="status"><strong>{words}</strong></p>
        <Notes notes />
        <Table caption="What would become of each row" keep_columns=true>
            <thead><tr><th scope="col" class="num">"Line"</th><th scope="col">"Risk"</th><th scope="col">"What happens"</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {(more > 0).then(|| view! { <p class="note">{format!("… and {}.", counted(more, "more row"))}</p> })}
        <div class="actions">
            <Button kind=ButtonKind::Primary on_click=take_over disabled_because=nothing>"Take over"</Button>
        </div>
    }
}

fn row(row: &Planned) -> Node {
    let words = row.words();
    let what = match row.is_wrong() {
        true => {
            view! { <span class="change" data-tone="bad"><Icon glyph=Glyph::Off /><span>{words}</span></span> }
        }
        false => view! { <span>{words}</span> },
    };
    view! { <tr><td class="num">{row.line}</td><td>{row.name.clone()}</td><td class="risk-fate">{what}</td></tr> }
}
