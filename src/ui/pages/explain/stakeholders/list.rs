//! All stakeholders in a table, and what reaches nobody.

use chrono::NaiveDate;

use super::PlanDesk;
use super::dues::due_mark;
use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::{Stakeholder, Stance};
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The card.
pub fn card(desk: PlanDesk) -> Node {
    let rows = move || {
        let today = desk.today.get();
        desk.all
            .with(|all| Node::list(all.iter().map(|one| row(one, today)).collect()))
    };
    let note = Signal::derive(move || {
        let today = desk.today.get();
        let kept = (desk.workspace.scorecard).with(|card| plan::on_time_of_all(card, today));
        Some(kept.words())
    });
    view! {
        <Card title="Everybody" note=note flush=true>
            <Table caption="The stakeholders of the project" wide=true>
                <thead><tr>
                    <th scope="col">"Stakeholder"</th><th scope="col">"Cares about"</th><th scope="col">"Stance"</th>
                    <th scope="col">"Update"</th><th scope="col">"Gets"</th><th scope="col">"Concerns"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            {untold(desk)}
        </Card>
    }
}

fn row(one: &Stakeholder, today: NaiveDate) -> Node {
    let stance = match one.stance {
        Stance::Resistant => {
            view! { <Badge mark=Mark::Watch words=Stance::Resistant.name() /> }
        }
        stance => view! { <span>{stance.name()}</span> },
    };
    let (concerns, is_late) = plan::concern_words(one, today);
    let concerns = match is_late {
        true => view! { <Badge mark=Mark::OffTarget words=concerns /> },
        false => view! { <span>{concerns}</span> },
    };
    let how = format!(
        "{}, {}",
        one.method.name(),
        one.cadence.name().to_lowercase()
    );
    view! {
        <tr>
            <th scope="row"><a href=Route::Stakeholder(one.id).href()>{one.name.clone()}</a><span class="sub sub-wraps">{one.role.clone()}</span></th>
            <td class="wide" data-label="Cares about">{one.cares_about.clone()}</td>
            <td data-label="Stance">{stance}</td>
            <td data-label="Update">{due_mark(one, today)}<span class="sub">{how}</span></td>
            <td data-label="Gets">{plan::gets_words(one)}</td>
            <td data-label="Concerns">{concerns}</td>
        </tr>
    }
}

/// The KPIs that reach nobody.
fn untold(desk: PlanDesk) -> Node {
    let untold = Memo::new(move |_| {
        desk.workspace.scorecard.with(|card| {
            let untold = plan::untold_kpis(card).into_iter();
            untold
                .map(|kpi| (kpi.id, kpi.name.clone()))
                .collect::<Vec<(Id, String)>>()
        })
    });
    view! {
        {move || {
            let untold = untold.get();
            (!untold.is_empty()).then(|| {
                let link = |(id, name): (Id, String)| view! { <li><a href=Route::Kpi(id).href()>{name}</a></li> };
                let links: Vec<Node> = untold.into_iter().map(link).collect();
                view! {
                    <section class="plan-untold">
                        <h3>"KPIs that nobody gets"</h3>
                        <ul class="cluster">{links}</ul>
                    </section>
                }
            })
        }}
    }
}
