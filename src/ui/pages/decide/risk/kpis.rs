//! The KPIs that the risk would hurt, how each stands now, and what would become of it.

use leptos::html;

use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::risk::HurtKpi;
use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::show;
use crate::ui::widgets::*;

/// The linked KPIs, and the way to link another.
#[component]
pub fn HurtKpis(subject: OpenRisk) -> Node {
    let list = NodeRef::<html::Div>::new();
    let linked = Memo::new(move |_| {
        subject
            .risk
            .with(|risk| risk.kpis.iter().map(|hurt| hurt.kpi).collect::<Vec<Id>>())
    });
    let rows = move || {
        linked
            .get()
            .into_iter()
            .map(|kpi| item(subject, kpi, list))
            .collect_view()
    };
    view! {
        <Card title="KPIs it would hurt">
            <div class="stack">
                {move || linked.with(Vec::is_empty).then(|| view! { <p class="note">"None linked yet. A risk that hurts no number is hard to defend, and hard to fund."</p> })}
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                <LinkKpi subject linked />
            </div>
        </Card>
    }
}

fn item(subject: OpenRisk, kpi: Id, list: NodeRef<html::Div>) -> Node {
    let workspace = subject.workspace;
    let known = Memo::new(move |_| {
        let now = workspace.now.get();
        workspace.scorecard.with(|card| {
            let kpi = card.get::<Kpi>(kpi)?;
            Some((kpi.name.clone(), Evaluation::of(card, kpi, now).status))
        })
    });
    let name = move || {
        known
            .get()
            .map_or("A KPI that is no longer there".to_owned(), |(name, _)| name)
    };
    let status = Signal::derive(move || {
        show::mark(known.get().map_or(Status::NoData, |(_, status)| status))
    });
    let how = Signal::derive(move || {
        subject.risk.with(|risk| {
            let hurt = risk.kpis.iter().find(|hurt| hurt.kpi == kpi);
            hurt.map(|hurt| hurt.how.clone()).unwrap_or_default()
        })
    });
    let commit = move |text: String| {
        let mut risk = subject.now();
        let hurt = risk.kpis.iter_mut().filter(|hurt| hurt.kpi == kpi);
        hurt.for_each(|hurt| hurt.how = text.trim().to_owned());
        subject.put("say how a KPI is hurt", risk);
    };
    let remove = move || {
        let mut risk = subject.now();
        risk.kpis.retain(|hurt| hurt.kpi != kpi);
        subject.put_with_undo("unlink a KPI", risk, "KPI unlinked");
        focus_list(list);
    };
    view! {
        <li class="kpi-item risk-kpi">
            <div>
                <p class="kpi-item-line"><a class="kpi-item-title" href=Route::Kpi(kpi).href()>{name}</a><Badge mark=status /></p>
                <TextField label=Signal::derive(move || format!("What would become of {}", name())) value=how optional=true max_length=2000 on_commit=commit />
            </div>
            <IconButton icon=Glyph::Close small=true label=Signal::derive(move || format!("Unlink {}", name())) on_click=remove />
        </li>
    }
}

#[component]
fn LinkKpi(subject: OpenRisk, linked: Memo<Vec<Id>>) -> Node {
    let chosen = RwSignal::new(None::<Id>);
    let choices = Memo::new(move |_| {
        let linked = linked.get();
        let mut choices = vec![Choice::new(None, "Choose a KPI")];
        subject.workspace.scorecard.with(|card| {
            let free = card.all::<Kpi>().filter(|kpi| !linked.contains(&kpi.id));
            choices.extend(free.map(|kpi| Choice::new(Some(kpi.id), kpi.name.clone())));
        });
        choices
    });
    let link = move || {
        let Some(kpi) = chosen.get_untracked() else {
            return;
        };
        let mut risk = subject.now();
        risk.kpis.push(HurtKpi {
            kpi,
            how: String::new(),
            extra: Extra::new(),
        });
        chosen.set(None);
        subject.put_with_undo("link a KPI", risk, "KPI linked");
    };
    let reason = Signal::derive(move || {
        chosen
            .get()
            .is_none()
            .then(|| "Choose a KPI first".to_owned())
    });
    let is_empty = move || choices.with(Vec::len) == 1;
    move || match is_empty() {
        true => None,
        false => Some(view! {
            <div class="toolbar">
                <SelectField label="Another KPI" hide_label=true choices value=chosen on_commit=move |kpi| chosen.set(kpi) />
                <Button on_click=link disabled_because=reason>"Link it"</Button>
            </div>
        }),
    }
}
