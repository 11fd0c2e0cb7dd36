//! The KPIs and risks that the stakeholder is told about.

use leptos::html;

use super::subject::OpenStakeholder;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::matter::open_risks;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// One of the two lists.
#[derive(Clone, Copy)]
struct Of {
    heading: &'static str,
    /// What the list holds, in a sentence.
    noun: &'static str,
    part: fn(&mut Stakeholder) -> &mut Vec<Id>,
    name: fn(&Scorecard, Id) -> Option<String>,
    /// All there are, as the choice shows them.
    all: fn(&Scorecard, chrono::NaiveDate) -> Vec<Id>,
    route: fn(Id) -> Route,
}

const KPIS: Of = Of {
    heading: "KPIs",
    noun: "KPI",
    part: |who| &mut who.kpis,
    name: |card, id| card.get::<Kpi>(id).map(|kpi| kpi.name.clone()),
    all: |card, _| card.all::<Kpi>().map(|kpi| kpi.id).collect(),
    route: Route::Kpi,
};

const RISKS: Of = Of {
    heading: "Risks",
    noun: "risk",
    part: |who| &mut who.risks,
    name: |card, id| card.get::<Risk>(id).map(|risk| risk.name.clone()),
    all: |card, today| open_risks(card, today).iter().map(|risk| risk.id).collect(),
    route: Route::Risk,
};

/// The card.
pub fn card(subject: OpenStakeholder) -> Node {
    view! {
        <Card title="What they get">
            <div class="stack">{section(subject, KPIS)}{section(subject, RISKS)}</div>
        </Card>
    }
}

fn section(subject: OpenStakeholder, of: Of) -> Node {
    let list = NodeRef::<html::Div>::new();
    let card = subject.workspace.scorecard;
    // What another tab or a file has deleted is not shown.
    let chosen = Memo::new(move |_| {
        let ids = (of.part)(&mut subject.record.get()).clone();
        card.with(|card| {
            let named = ids
                .into_iter()
                .filter_map(|id| Some((id, (of.name)(card, id)?)));
            named.collect::<Vec<(Id, String)>>()
        })
    });
    let rows = move || {
        let rows: Vec<Node> = (chosen.get().into_iter())
            .map(|(id, name)| row(subject, of, id, name, list))
            .collect();
        match rows.is_empty() {
            true => view! { <li class="note">"None yet."</li> },
            false => Node::list(rows),
        }
    };
    view! {
        <section>
            <h3>{of.heading}</h3>
            <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list" aria-label=of.heading>{rows}</ul></div>
            {another(subject, of, chosen)}
        </section>
    }
}

fn row(subject: OpenStakeholder, of: Of, id: Id, name: String, list: NodeRef<html::Div>) -> Node {
    let remove = move || {
        let mut who = subject.now();
        (of.part)(&mut who).retain(|one| *one != id);
        let title = format!("no longer tell about a {}", of.noun);
        subject.put_with_undo(&title, who, "Taken out");
        focus_list(list);
    };
    let label = format!("Take out {name}");
    view! {
        <li class="kpi-item">
            <a href=(of.route)(id).href()>{name}</a>
            <IconButton icon=Glyph::Close small=true label=label on_click=remove />
        </li>
    }
}

fn another(subject: OpenStakeholder, of: Of, chosen: Memo<Vec<(Id, String)>>) -> Node {
    let picked = RwSignal::new(None::<Id>);
    let choices = Memo::new(move |_| {
        let (chosen, today) = (chosen.get(), subject.today.get());
        let mut choices = vec![Choice::new(None, format!("Choose a {}", of.noun))];
        subject.workspace.scorecard.with(|card| {
            for id in (of.all)(card, today) {
                let is_free = chosen.iter().all(|(one, _)| *one != id);
                if let Some(name) = (of.name)(card, id).filter(|_| is_free) {
                    choices.push(Choice::new(Some(id), name));
                }
            }
        });
        choices
    });
    let add = move || {
        let Some(id) = picked.get_untracked() else {
            return;
        };
        let mut who = subject.now();
        (of.part)(&mut who).push(id);
        picked.set(None);
        let title = format!("tell about a {}", of.noun);
        subject.put_with_undo(&title, who, "Added");
    };
    let reason = Signal::derive(move || {
        let is_open = picked.get().is_none();
        is_open.then(|| format!("Choose a {} first", of.noun))
    });
    let label = format!("Another {}", of.noun);
    let hidden = format!(" the {}", of.noun);
    let is_empty = move || choices.with(Vec::len) == 1;
    let field = move || {
        if is_empty() {
            return Node::list(Vec::new());
        }
        let (label, hidden) = (label.clone(), hidden.clone());
        view! {
            <div class="toolbar">
                <SelectField label=label hide_label=true choices value=picked on_commit=move |id| picked.set(id) />
                <Button small=true on_click=add disabled_because=reason>"Add"<span class="visually-hidden">{hidden}</span></Button>
            </div>
        }
    };
    view! { {field} }
}
