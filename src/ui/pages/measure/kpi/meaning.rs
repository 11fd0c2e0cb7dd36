//! What the numbers mean: meets or misses the target × signal or noise, and what to do in each case.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::subject::OpenKpi;
use crate::domain::explain::four_cells::{self, Cell};
use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::xmr::{Behaviour, FEWEST_POINTS, FEWEST_STEPS};
use crate::domain::words::template::in_number;
use crate::ui::widgets::*;

/// The four cells, the one of this KPI marked.
#[component]
pub fn Meaning(subject: OpenKpi) -> Node {
    let current = Memo::new(move |_| subject.evaluation.with(four_cells::cell));
    let why_not = Memo::new(move |_| {
        let is_placed = current.get().is_some();
        (!is_placed).then(|| subject.evaluation.with(unplaced))
    });
    let cells = Cell::ALL.map(|cell| view! { <CellView cell current /> });
    view! {
        <Card title="What this means" note="Whether it meets the target, and whether something changed">
            <div class="stack">
                {move || why_not.get().map(|why| view! { <Notice>{why}</Notice> })}
                <ul class="kpi-cells">{cells.collect_view()}</ul>
            </div>
        </Card>
    }
}

/// Says why none of the cells is the KPI's.
fn unplaced(evaluation: &Evaluation) -> String {
    if evaluation.status == Status::Stale {
        return "The newest value is too old to say where the KPI is now. Add what was measured since.".to_owned();
    }
    if evaluation.latest().is_some_and(|point| point.aside) {
        return "The newest value is set aside as an exception, so it has no place here."
            .to_owned();
    }
    match evaluation.behaviour() {
        Behaviour::Gaps { steps } => gaps_line(*steps),
        Behaviour::Untold { covers } => format!(
            "A change cannot be told from noise here: {}. Look at whether the target is met, and at what was added and dealt with.",
            covers.why_untold().unwrap_or_default()
        ),
        Behaviour::TooFew { have } => {
            let missing = counted(FEWEST_POINTS.saturating_sub(*have), "more value");
            format!(
                "{missing} needed before a change can be told from noise. Until then, do not read much into single values."
            )
        }
        _ => "There is no value to place yet.".to_owned(),
    }
}

/// Says that there are too few steps between neighbours.
pub fn gaps_line(steps: usize) -> String {
    format!(
        "Too many values are missing in between: {} from one period to the next, and it takes {FEWEST_STEPS} to tell what is normal.",
        in_number(steps, "there {n is/are} {n step}")
    )
}

#[component]
fn CellView(cell: Cell, current: Memo<Option<Cell>>) -> Node {
    let is_here = move || current.get() == Some(cell);
    view! {
        <li class="kpi-cell" aria-current=move || is_here().then_some("true")>
            <h3>{cell.title()}</h3>
            {move || is_here().then(|| view! {
                <p class="kpi-cell-here"><Icon glyph=Glyph::Tick /><span>"This is where it is now"</span></p>
                <p>{cell.meaning()}</p>
            })}
            <p>{cell.what_to_do()}</p>
        </li>
    }
}
