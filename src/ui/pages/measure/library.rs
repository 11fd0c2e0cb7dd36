//! The library: well-known security KPIs to add with one click.

use crate::domain::explain::english::counted;
use crate::ui::prelude::*;

use crate::domain::explain::wording;
use crate::domain::measure::kpi::{FOCUS_LIMIT, Kpi, Theme};
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::domain::settings::Industry;
use crate::library::kpis::{self, KpiTemplate};
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page.
#[component]
pub fn Library() -> impl IntoView {
    name_page(|| "Add KPIs".to_owned());
    let workspace = Workspace::get();
    let query = RwSignal::new(String::new());
    let theme = RwSignal::new(None::<Theme>);
    let industry = RwSignal::new(None::<Industry>);
    let matching = Memo::new(move |_| {
        let (query, theme, industry) = (query.get().to_lowercase(), theme.get(), industry.get());
        let matches = |template: &&KpiTemplate| {
            finds(template, &query)
                && theme.is_none_or(|theme| template.theme == theme)
                && industry.is_none_or(|industry| template.suits(industry))
        };
        kpis::all()
            .filter(matches)
            .map(|template| template.key)
            .collect::<Vec<_>>()
    });
    let groups = move || {
        let keys = matching.get();
        let themes = Theme::ALL.into_iter().filter_map(|theme| {
            let templates: Vec<_> = keys
                .iter()
                .filter_map(|key| kpis::by_key(key))
                .filter(|template| template.theme == theme)
                .collect();
            (!templates.is_empty()).then(|| group(theme, templates, workspace))
        });
        themes.collect_view()
    };
    let count = move || counted(matching.with(Vec::len), "KPI");
    let themes = {
        let mut choices = vec![Choice::new(None, "Any theme")];
        choices.extend(Theme::ALL.map(|theme| Choice::new(Some(theme), theme.name())));
        choices
    };
    let industries = {
        let mut choices = vec![Choice::new(None, "Any industry")];
        choices.extend(Industry::ALL.map(|industry| Choice::new(Some(industry), industry.name())));
        choices
    };
    view! {
        <div class="page">
            <PageHeader title="Add KPIs"
                purpose="Well-known measures, ready to use. Add those that a decision depends on; you can change every word and number afterwards."
                actions=|| view! { <a class="btn" href=Route::OwnKpi.href()><Icon glyph=Glyph::Plus /><span>"Define your own"</span></a> } />
            <FocusAdvice />
            <div class="toolbar" role="group" aria-label="Filters">
                <SearchField label="Search the library" query />
                <SelectField label="Theme" hide_label=true choices=themes value=theme on_commit=move |chosen| theme.set(chosen) />
                <SelectField label="Industry" hide_label=true choices=industries value=industry on_commit=move |chosen| industry.set(chosen) />
                <p class="note" role="status">{count}</p>
            </div>
            {groups}
        </div>
    }
}

fn finds(template: &KpiTemplate, query: &str) -> bool {
    let text = format!(
        "{} {} {}",
        template.name,
        template.meaning,
        template.theme.name()
    )
    .to_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

/// Says when the focus set has grown too large.
#[component]
fn FocusAdvice() -> impl IntoView {
    let workspace = Workspace::get();
    let in_focus = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.all::<Kpi>().filter(|kpi| kpi.focus).count())
    });
    move || {
        (in_focus.get() >= FOCUS_LIMIT).then(|| {
            view! {
                <Notice title="Enough for one team.">
                    {format!("{} KPIs are in focus; about {FOCUS_LIMIT} is what people really follow. What you add now starts out of focus.", in_focus.get())}
                </Notice>
            }
        })
    }
}

fn group(theme: Theme, templates: Vec<&'static KpiTemplate>, workspace: Workspace) -> Node {
    let entries = templates
        .into_iter()
        .map(|template| entry(template, workspace))
        .collect_view();
    view! { <Card title=theme.name() flush=true><ul class="offers">{entries}</ul></Card> }
}

fn entry(template: &'static KpiTemplate, workspace: Workspace) -> Node {
    let present = Memo::new(move |_| {
        let found = |kpi: &&Kpi| kpi.library == template.key;
        workspace
            .scorecard
            .with(|card| card.all::<Kpi>().find(found).map(|kpi| kpi.id))
    });
    let currency = workspace
        .scorecard
        .with_untracked(|card| card.settings().currency);
    let target = wording::target_phrase(template.target.to_target(), template.unit, &currency);
    let action = move || match present.get() {
        Some(id) => view! {
            <a class="btn btn-small" data-kind="quiet" href=Route::Kpi(id).href()>
                <Icon glyph=Glyph::Tick /><span>"On the scorecard"</span>
                <span class="visually-hidden">": "{template.name}</span>
            </a>
        },
        None => view! {
            <Button small=true icon=Glyph::Plus on_click=move || add(template, workspace)>
                "Add"<span class="visually-hidden">" "{template.name}</span>
            </Button>
        },
    };
    view! {
        <li class="offer">
            <div class="offer-text">
                <h3>{template.name}</h3>
                <p>{template.meaning}</p>
                <p class="note">"Usual target "{target}" · "{template.cadence.name().to_lowercase()}" · "{template.measure_type.name().to_lowercase()}" measure"</p>
                <Disclosure summary="Formula, source and why it matters">
                    <dl class="facts">
                        <dt>"Formula"</dt><dd>{template.formula}</dd>
                        <dt>"Why the business cares"</dt><dd>{template.why}</dd>
                        <dt>"Data source"</dt><dd>{template.data_source}</dd>
                        <dt>"Business goal"</dt><dd>{template.goal}</dd>
                        <dt>"About the target"</dt><dd>{template.target_note}</dd>
                    </dl>
                </Disclosure>
            </div>
            {action}
        </li>
    }
}

/// Adds the KPI, in focus while there is room.
fn add(template: &KpiTemplate, workspace: Workspace) {
    let today = workspace.now.get_untracked().date();
    let in_focus = workspace
        .scorecard
        .with_untracked(|card| card.all::<Kpi>().filter(|kpi| kpi.focus).count());
    let kpi = Kpi {
        focus: in_focus < FOCUS_LIMIT,
        ..template.to_kpi(workspace.id_for(Kind::Kpi, template.key), today)
    };
    let edit = Edit::new(format!("add “{}”", template.name)).put(kpi);
    workspace.edit_with_undo(edit, format!("Added “{}”", template.name));
}
