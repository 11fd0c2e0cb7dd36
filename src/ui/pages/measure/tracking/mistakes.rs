//! The common mistakes of measuring that this scorecard makes.

use super::TrackingDesk;
use crate::domain::measure::tracking::mistakes::{self, Kind, Mistake};
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// So many KPIs are named at once.
const SHOWN: usize = 12;

/// The card with the mistakes.
pub fn card(desk: TrackingDesk) -> Node {
    let found = Memo::new(move |_| {
        let card = desk.workspace.scorecard;
        card.with(|card| (desk.habits).with(|habits| mistakes::mistakes(card, habits)))
    });
    let body = move || {
        found.with(|found| match found.len() {
            0 => view! { <p>"None: no more than people can follow, each with a goal, counted the same way throughout, and each followed by somebody."</p> },
            _ => {
                let rows: Vec<Node> = found.iter().map(row).collect();
                view! { <ul class="tracking-mistakes">{rows}</ul> }
            }
        })
    };
    view! { <Card title="Common mistakes">{body}</Card> }
}

fn row(mistake: &Mistake) -> Node {
    let kpis = mistake.kpis.iter().take(SHOWN);
    let links: Vec<Node> = kpis.map(|kpi| link(mistake.kind, kpi)).collect();
    let more = mistake.kpis.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
    let mend = match mistake.kind {
        Kind::TooMany => Some(Route::Scorecard.href()),
        Kind::NobodyTold => Some("#/stakeholders".to_owned()),
        Kind::NoGoal | Kind::MethodChanged => None,
    };
    let mend =
        mend.map(|href| view! { <a class="btn btn-small" href=href>{mistake.kind.mend()}</a> });
    view! {
        <li>
            <h3><Icon glyph=Glyph::Watch /><span>{mistake.title.clone()}</span></h3>
            <p>{mistake.kind.why()}</p>
            <ul class="tracking-names">{links}{more}</ul>
            {mend}
        </li>
    }
}

/// Leads to where the mistake is mended.
fn link(kind: Kind, (id, name): &(Id, String)) -> Node {
    let href = match kind {
        Kind::NoGoal => Route::EditKpi(*id).href(),
        _ => Route::Kpi(*id).href(),
    };
    let words = match kind {
        Kind::NoGoal | Kind::MethodChanged => format!("{}: {name}", kind.mend()),
        _ => name.clone(),
    };
    view! { <li><a href=href>{words}</a></li> }
}
