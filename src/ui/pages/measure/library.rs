//! The library: well-known security KPIs to add with one click.

use crate::domain::explain::wording;
use crate::domain::measure::kpi::{FOCUS_LIMIT, Kpi, Theme};
use crate::domain::record::Kind;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::library::kpis::{self, KpiTemplate};
use crate::ui::pages::offers::{Offer, Offers};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

const KPIS: Offers = Offers {
    all: offers,
    one: "KPI",
    group: "Theme",
    any_group: "Any theme",
    is_there: "On the scorecard",
    page_of: Route::Kpi,
    find: |card, key| {
        let mut kpis = card.all::<Kpi>();
        kpis.find(|kpi| kpi.library == key).map(|kpi| kpi.id)
    },
    add,
    more: "Formula, source and why it matters",
    otherwise: "Search with fewer words, or define a KPI of your own: a name, a unit and a target suffice.",
};

/// The page.
#[component]
pub fn Library() -> Node {
    name_page(|| "Add KPIs".to_owned());
    let own = || view! { <a class="btn" href=Route::OwnKpi.href()><Icon glyph=Glyph::Plus /><span>"Define your own"</span></a> };
    view! {
        <div class="page">
            <PageHeader title="Add KPIs"
                purpose="Well-known measures, ready to use. Add those that a decision depends on; you can change every word and number afterwards."
                actions=own />
            <FocusAdvice />
            {KPIS.list(None, own)}
        </div>
    }
}

/// Says when the focus set has grown too large.
#[component]
fn FocusAdvice() -> Node {
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

/// The entries, theme by theme.
fn offers() -> Vec<Offer> {
    let currency = (Workspace::get().scorecard).with_untracked(|card| card.settings().currency);
    let of_theme = |theme| kpis::all().filter(move |template| template.theme == theme);
    let all = Theme::ALL.into_iter().flat_map(of_theme);
    all.map(|template| offer(template, &currency)).collect()
}

fn offer(template: &'static KpiTemplate, currency: &str) -> Offer {
    let target = wording::target_phrase(template.target.to_target(), template.unit, currency);
    let (cadence, measures) = (template.cadence.name(), template.measure_type.name());
    let usual = format!(
        "{} · {} measure",
        cadence.to_lowercase(),
        measures.to_lowercase()
    );
    Offer {
        key: template.key,
        name: template.name,
        group: template.theme.name(),
        text: template.meaning,
        line: Signal::stored(format!("Usual target {target} · {usual}")),
        facts: vec![
            ("Formula", vec![template.formula]),
            ("Why the business cares", vec![template.why]),
            ("Data source", vec![template.data_source]),
            ("Business goal", vec![template.goal]),
            ("About the target", vec![template.target_note]),
        ],
        words: template.theme.name().to_owned(),
        industries: template.industries.clone(),
    }
}

/// Adds the KPI, in focus while there is room.
fn add(workspace: Workspace, key: &str) -> Option<Edit> {
    let template = kpis::by_key(key)?;
    let today = workspace.now.get_untracked().date();
    let in_focus = |card: &Scorecard| card.all::<Kpi>().filter(|kpi| kpi.focus).count();
    let kpi = Kpi {
        focus: workspace.scorecard.with_untracked(in_focus) < FOCUS_LIMIT,
        ..template.to_kpi(workspace.id_for(Kind::Kpi, key), today)
    };
    Some(Edit::new(format!("add “{}”", template.name)).put(kpi))
}
