//! Why a KPI is where it is: the variance script, and all KPIs in one line each.

use super::super::script_panel::{self, ScriptPanel};
use crate::domain::explain::script::{Audience, Length};
use crate::domain::explain::variance_script;
use crate::domain::measure::overview::{self, Period};
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::show;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// One KPI to choose: what a list shows of it.
#[derive(Clone, PartialEq)]
struct ToldKpi {
    id: Id,
    name: String,
    mark: Mark,
}

/// The occasion.
#[component]
pub fn OfKpi() -> Node {
    let workspace = Workspace::get();
    let kpis = Memo::new(move |_| {
        let now = workspace.now.get();
        let rows = workspace
            .scorecard
            .with(|card| overview::rows(card, Period::All, now));
        let told = |row: overview::KpiRow| ToldKpi {
            id: row.kpi.id,
            name: row.kpi.name,
            mark: show::mark(row.evaluation.status),
        };
        rows.into_iter().map(told).collect::<Vec<_>>()
    });
    let wanted = RwSignal::new(None::<Id>);
    let chosen = Memo::new(move |_| {
        let wanted = wanted.get();
        kpis.with(|kpis| {
            let found = kpis
                .iter()
                .find(|kpi| Some(kpi.id) == wanted)
                .or(kpis.first());
            found.map(|kpi| kpi.id)
        })
    });
    let choices = Signal::derive(move || {
        let choice = |kpi: ToldKpi| {
            Choice::new(
                kpi.id,
                format!("{} ({})", kpi.name, kpi.mark.word().to_lowercase()),
            )
        };
        kpis.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let panel = move || match chosen.get() {
        Some(kpi) => view! {
            <Card title="Say it" note="Made from the numbers; the gaps are yours">
                <div class="stack">
                    <SelectField label="KPI" choices value=kpi on_commit=move |kpi| wanted.set(Some(kpi)) />
                    <ScriptPanel kpi />
                </div>
            </Card>
        },
        None => view! {
            <EmptyState icon=Glyph::Speech title="Nothing to explain yet"
                sentence="Once a KPI has a value, its words are here: why it is where it is, what is done, when it is back, for each listener.">
                <a class="btn" data-kind="primary" href=Route::Library.href()>"Add KPIs"</a>
            </EmptyState>
        },
    };
    view! {
        <div class="stack">
            {panel}
            {move || (!kpis.with(Vec::is_empty)).then(|| view! { <OneLineEach kpis=kpis.get() /> })}
        </div>
    }
}

/// All KPIs in one line each, for a status report.
#[component]
fn OneLineEach(kpis: Vec<ToldKpi>) -> Node {
    let workspace = Workspace::get();
    let audience = RwSignal::new(Audience::default());
    let lines = Memo::new(move |_| {
        let line = |kpi: &ToldKpi| {
            let draft = script_panel::write(workspace, kpi.id, audience.get(), Length::OneLine);
            let text = workspace.scorecard.with(|card| {
                variance_script::current_text(
                    &draft,
                    card.get(kpi.id),
                    audience.get(),
                    Length::OneLine,
                )
                .text()
                .to_owned()
            });
            (kpi.mark, text)
        };
        kpis.iter().map(line).collect::<Vec<_>>()
    });
    let all = Signal::derive(move || {
        lines.with(|lines| {
            lines
                .iter()
                .map(|(_, text)| format!("- {text}\n"))
                .collect::<String>()
        })
    });
    let audiences = Audience::ALL
        .map(|audience| Choice::new(audience, audience.name()))
        .to_vec();
    let line = |(mark, text): (Mark, String)| {
        let copied = text.clone();
        view! {
            <li class="offer">
                <div class="offer-text"><Badge mark /><p>{text}</p></div>
                <CopyButton text=copied small=true kind=ButtonKind::Quiet />
            </li>
        }
    };
    view! {
        <Card title="All in one line each" note="For a status report" flush=true
            actions=move || view! { <CopyButton text=all label="Copy all lines" /> }>
            <div class="card-inset">
                <Segmented legend="For whom" choices=audiences value=audience on_commit=move |chosen| audience.set(chosen) />
            </div>
            <ul class="offers">{move || lines.get().into_iter().map(line).collect_view()}</ul>
        </Card>
    }
}
