//! What the KPI is: the definition a reader may ask for.

use super::subject::OpenKpi;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::value::Finite;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The definition as terms and what they are.
#[component]
pub fn Definition(subject: OpenKpi) -> Node {
    let facts = Memo::new(move |_| subject.kpi.with(facts));
    let fact = |(term, text): (&'static str, String)| {
        let text = match text.as_str() {
            "" => view! { <dd class="note">"Not said yet"</dd> },
            _ => view! { <dd>{text}</dd> },
        };
        view! { <dt>{term}</dt>{text} }
    };
    let edit = move || {
        view! { <a class="btn btn-small" href=Route::EditKpi(subject.id).href()>"Edit"<span class="visually-hidden">" the definition"</span></a> }
    };
    view! {
        <Card title="Definition" actions=edit>
            <dl class="facts kpi-facts">{move || facts.get().into_iter().map(fact).collect_view()}</dl>
        </Card>
    }
}

fn facts(kpi: &Kpi) -> Vec<(&'static str, String)> {
    let weight = if kpi.weight == Finite::ZERO {
        "0: left out of the health index".to_owned()
    } else {
        quantity::number(kpi.weight.get(), 2)
    };
    let focus = if kpi.focus {
        "Among the few to look at first"
    } else {
        "Not in the focus set"
    };
    vec![
        ("Formula", kpi.formula.clone()),
        ("Why it matters", kpi.why.clone()),
        ("Data source", kpi.data_source.clone()),
        ("How it is collected", kpi.how_collected.clone()),
        ("Measured", kpi.cadence.name().to_owned()),
        ("Each value covers", kpi.covers().name().to_owned()),
        ("Unit", kpi.unit.name().to_owned()),
        ("Owner", kpi.owner.clone()),
        ("Business goal", kpi.goal.clone()),
        ("Theme", kpi.theme.name().to_owned()),
        ("Measure type", kpi.measure_type.name().to_owned()),
        ("Weight", weight),
        ("Focus", focus.to_owned()),
    ]
}
