//! The page of one KPI: where it stands, what that means, what is done about it, and every figure behind it.

pub mod actions;
mod aside;
mod chart;
mod computed;
mod data_table;
mod definition;
pub mod entry;
mod meaning;
mod measurements;
mod natural_limits;
pub mod parts;
mod process_changes;
mod signals;
mod standing;
pub mod subject;
mod target_form;
mod targets;

use leptos::html;

use self::actions::Actions;
use self::aside::AsideDialog;
use self::chart::ChartCard;
use self::definition::Definition;
use self::meaning::Meaning;
use self::measurements::Measurements;
use self::natural_limits::NaturalLimits;
use self::parts::focus;
use self::process_changes::ProcessChanges;
use self::standing::Standing;
use self::subject::OpenKpi;
use self::targets::Targets;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::removal;
use crate::domain::revision::Id;
use crate::ui::pages::explain::script_panel::ScriptPanel;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the KPI, or a way out when there is none.
#[component]
pub fn KpiPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Kpi>(id).is_some())
    });
    move || {
        if exists.get() {
            OpenKpi::find(workspace, id).map(|subject| view! { <Known subject /> })
        } else {
            Some(view! { <NoSuchKpi /> })
        }
    }
}

#[component]
fn NoSuchKpi() -> Node {
    name_page(|| "No such KPI".to_owned());
    view! {
        <PageHeader title="There is no such KPI"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar">
            <a class="btn" data-kind="primary" href=Route::Scorecard.href()>"Go to the scorecard"</a>
            <a class="btn" href=Route::Library.href()>"Add a KPI"</a>
        </p>
    }
}

#[component]
fn Known(subject: OpenKpi) -> Node {
    let value_box = NodeRef::<html::Input>::new();
    let name = move || subject.kpi.with(|kpi| kpi.name.clone());
    name_page(name);
    let purpose = move || {
        subject.kpi.with(|kpi| match kpi.meaning.as_str() {
            "" => "What it means is not written down yet.".to_owned(),
            meaning => meaning.to_owned(),
        })
    };
    let actions = move || view! { <HeaderActions subject value_box /> };
    view! {
        <div class="page">
            <PageHeader title=Signal::derive(name) purpose=Signal::derive(purpose) actions />
            <Standing subject />
            <ChartCard subject />
            <Meaning subject />
            <div class="columns">
                <div class="stack">
                    <Actions subject />
                    <Card title="Say it" note="These numbers, in words for whoever asks">
                        <ScriptPanel kpi=subject.id />
                    </Card>
                </div>
                <div class="stack">
                    <Targets subject />
                    <ProcessChanges subject />
                    <NaturalLimits subject />
                </div>
            </div>
            <Measurements subject value_box />
            <Definition subject />
            <AsideDialog subject />
        </div>
    }
}

#[component]
fn HeaderActions(subject: OpenKpi, value_box: NodeRef<html::Input>) -> Node {
    let workspace = subject.workspace;
    let delete = move || {
        let name = subject.kpi.with_untracked(|kpi| kpi.name.clone());
        let edit = workspace
            .scorecard
            .with_untracked(|card| removal::delete_kpi(card, subject.id));
        let said = format!("“{name}” deleted");
        if workspace.edit_with_undo(edit, said).is_kept() {
            Route::Scorecard.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete KPI", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    view! {
        <Menu label="More for this KPI" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        <a class="btn" href=Route::EditKpi(subject.id).href()><Icon glyph=Glyph::Pencil /><span>"Edit KPI"</span></a>
        {move || match subject.derived.get() {
            None => view! {
                <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || focus(value_box)>"Add measurement"</Button>
            },
            Some(_) => view! { <a class="btn" data-kind="primary" href=Route::Risks.href()>"Go to the risk register"</a> },
        }}
    }
}
