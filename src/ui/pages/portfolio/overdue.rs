//! The actions of all projects that are late, the latest first.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::NaiveDate;

use super::desk::PortfolioDesk;
use crate::domain::order::sort_by;
use crate::domain::portfolio::summary::{Overdue, Summary};
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::widgets::*;

/// So many are shown at first.
const SHOWN: usize = 50;

/// The tab.
pub fn card(desk: PortfolioDesk) -> Node {
    let all = RwSignal::new(false);
    let shown = move || {
        let limit = if all.get() { usize::MAX } else { SHOWN };
        desk.with_summaries(|summaries| body(desk, summaries, limit))
    };
    let count =
        move || desk.with_summaries(|all| all.iter().map(|one| one.overdue.len()).sum::<usize>());
    let more = move || {
        let count = count();
        (count > SHOWN && !all.get()).then(|| view! {
            <div class="card-inset"><Button on_click=move || all.set(true)>{format!("Show all {count}")}</Button></div>
        })
    };
    view! {
        <Card title="Overdue actions" note="Open actions whose day is over, of all projects" flush=true>
            {shown}
            {more}
        </Card>
    }
}

fn body(desk: PortfolioDesk, summaries: &[&Summary], limit: usize) -> Node {
    let mut late: Vec<(&Summary, &Overdue)> = Vec::new();
    for summary in summaries {
        late.extend(summary.overdue.iter().map(|action| (*summary, action)));
    }
    sort_by(&mut late, |a, b| a.1.due.cmp(&b.1.due));
    if late.is_empty() {
        return view! {
            <EmptyState icon=Glyph::Check title="No action is overdue"
                sentence="Actions are what is done about KPIs that are off target. One whose day is over while it is open shows here." />
        };
    }
    let rows: Vec<Node> = (late.into_iter().take(limit))
        .map(|(summary, action)| row(desk, summary, action, summary.day))
        .collect();
    view! {
        <Table caption="Overdue actions, the latest first">
            <thead><tr>
                <th scope="col">"Action"</th><th scope="col">"Project"</th><th scope="col">"KPI"</th>
                <th scope="col">"Who"</th><th scope="col">"Was due"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn row(desk: PortfolioDesk, summary: &Summary, action: &Overdue, day: NaiveDate) -> Node {
    let id = summary.id;
    let late = (day - action.due).num_days().max(0);
    let who = match action.who.is_empty() {
        true => "Nobody named".to_owned(),
        false => action.who.clone(),
    };
    view! {
        <tr>
            <th scope="row" class="own-words">{action.what.clone()}</th>
            <td class="own-words" data-label="Project"><button type="button" class="portfolio-link" on:click=move |_| desk.open(id)>{summary.title.clone()}</button></td>
            <td class="own-words" data-label="KPI">{action.kpi.clone()}</td>
            <td class="own-words" data-label="Who">{who}</td>
            <td data-label="Was due">
                {day_text(action.due)}
                <span class="sub">{format!("{} late", counted(usize::try_from(late).unwrap_or(0), "day"))}</span>
            </td>
        </tr>
    }
}
