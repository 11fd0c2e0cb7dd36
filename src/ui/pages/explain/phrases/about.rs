//! What the phrases are about: picked once, filled everywhere.

use super::desk::PhraseDesk;
use crate::domain::explain::decision_log;
use crate::domain::explain::matter::open_risks;
use crate::domain::explain::phrase_facts::Picks;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::overview::{self, Period};
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Named = Vec<(Id, String)>;

/// The four selects.
pub fn about(desk: PhraseDesk) -> Node {
    let workspace = desk.workspace;
    let kpis = Signal::derive(move || {
        let now = workspace.now.get();
        let rows = (workspace.scorecard).with(|card| overview::rows(card, Period::All, now));
        let named = rows.into_iter().map(|row| (row.kpi.id, row.kpi.name));
        named.collect::<Named>()
    });
    let risks = Signal::derive(move || {
        let today = workspace.today();
        workspace.scorecard.with(|card| {
            let open = open_risks(card, today).into_iter();
            open.map(|risk| (risk.id, risk.name.clone()))
                .collect::<Named>()
        })
    });
    let decisions = Signal::derive(move || {
        let open = workspace.scorecard.with(decision_log::open).into_iter();
        open.map(|decision| (decision.id, decision.question))
            .collect::<Named>()
    });
    let stakeholders = Signal::derive(move || {
        workspace.scorecard.with(|card| {
            let all = card.all::<Stakeholder>();
            all.map(|one| (one.id, one.name.clone())).collect::<Named>()
        })
    });
    view! {
        <Card title="What it is about" note="Every phrase below fills with it">
            <div class="picks">
                {pick(desk, "KPI", kpis, |picks| &mut picks.kpi)}
                {pick(desk, "Risk", risks, |picks| &mut picks.risk)}
                {pick(desk, "Decision", decisions, |picks| &mut picks.decision)}
                {pick(desk, "Stakeholder", stakeholders, |picks| &mut picks.stakeholder)}
            </div>
        </Card>
    }
}

fn pick(
    desk: PhraseDesk,
    label: &'static str,
    named: Signal<Named>,
    of: fn(&mut Picks) -> &mut Option<Id>,
) -> Node {
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new(None, "None chosen")];
        let named = named.get().into_iter();
        choices.extend(named.map(|(id, name)| Choice::new(Some(id), name)));
        choices
    });
    let value = Signal::derive(move || *of(&mut desk.picks.get()));
    let choose = move |id: Option<Id>| {
        let mut picks = desk.picks.get_untracked();
        *of(&mut picks) = id;
        desk.picked.set(Some(picks));
    };
    view! { <SelectField label choices value on_commit=choose /> }
}
