//! The definition of a KPI: a new one of one's own, or an existing one.

mod draft;

use self::draft::{FIELDS, KpiDraft, MEASURED, TARGET, WHAT};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Form, Refused};
use crate::ui::pages::missing::Missing;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page for a new KPI.
#[component]
pub fn OwnKpi() -> Node {
    name_page(|| "Define a KPI".to_owned());
    let workspace = Workspace::get();
    let today = workspace.now.get_untracked().date();
    let form = Form::new(&FIELDS, KpiDraft::blank(browser::new_id()));
    let save = move |draft: KpiDraft| {
        let kpi = draft.new_kpi(today);
        let title = format!("add “{}”", kpi.name);
        keep(workspace, kpi.id, Edit::new(title).put(kpi))
    };
    view! {
        <form class="page" id=form.id() novalidate aria-label="Define a KPI" on:submit=move |event| event.prevent_default()>
            <PageHeader title="Define a KPI"
                purpose="A number with a target that somebody cares about. Only the name and the target are needed; the rest makes it easy to explain." />
            <Card title="What it is">{form.some(WHAT)}</Card>
            <Card title="Unit and target">{form.some(TARGET)}</Card>
            <Card title="How it is measured">{form.some(MEASURED)}</Card>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=move || form.keep(&save)>"Add the KPI"</Button>
                <a class="btn" data-kind="quiet" href=Route::Library.href()>"Cancel"</a>
            </div>
        </form>
    }
}

/// The page that changes a KPI's definition.
#[component]
pub fn EditKpi(
    /// Which KPI.
    id: Id,
) -> Node {
    let workspace = Workspace::get();
    let Some(kpi) = workspace
        .scorecard
        .with_untracked(|card| card.get::<Kpi>(id).cloned())
    else {
        return view! { <Missing path=format!("/kpi/{id}/edit") /> };
    };
    let name = kpi.name.clone();
    name_page(move || format!("Edit {name}"));
    let is_measured = workspace.scorecard.with_untracked(|card| {
        card.all::<Measurement>()
            .any(|measurement| measurement.kpi == id)
    });
    let (old, name) = (kpi.clone(), kpi.name.clone());
    let form = Form::new(&FIELDS, KpiDraft::of(kpi, is_measured));
    let save = move |draft: KpiDraft| {
        let changed = draft.changed();
        let edit = Edit::new(format!("edit “{}”", changed.name)).put_from(old.clone(), changed);
        keep(workspace, id, edit)
    };
    view! {
        <form class="page" id=form.id() novalidate aria-label="Edit the KPI" on:submit=move |event| event.prevent_default()>
            <PageHeader title=format!("Edit {name}")
                purpose="Its words and how it is counted. Targets are changed on the KPI’s page, from a date on, so that old verdicts stand." />
            <Card title="What it is">{form.some(WHAT)}</Card>
            <Card title="How it is measured">{form.some(MEASURED)}</Card>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=move || form.keep(&save)>"Save"</Button>
                <a class="btn" data-kind="quiet" href=Route::Kpi(id).href()>"Cancel"</a>
            </div>
        </form>
    }
}

/// Keeps the KPI, and goes to its page.
fn keep(workspace: Workspace, id: Id, edit: Edit) -> Result<(), Refused> {
    Refused::unless(workspace.edit(edit).is_kept())?;
    Route::Kpi(id).go();
    Ok(())
}
