//! What every part of the page looks at: the KPI, and what its numbers say, computed once for all.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Derived, Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::ui::memo::Memo;
use crate::ui::workspace::Workspace;

/// The KPI of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Id,
    pub workspace: Workspace,
    /// The KPI; as it was last, once it is deleted.
    pub kpi: Memo<Kpi>,
    pub evaluation: Memo<Evaluation>,
    pub unit: Memo<Unit>,
    /// What its values are computed from, when nobody types them.
    pub derived: Memo<Option<Derived>>,
    pub currency: Memo<String>,
    pub today: Memo<NaiveDate>,
}

impl Subject {
    /// Starts following the KPI; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Subject> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<Kpi>(id).cloned())?;
        let kpi = Memo::new(move |before: Option<&Kpi>| {
            let now = scorecard.with(|card| card.get::<Kpi>(id).cloned());
            now.unwrap_or_else(|| before.unwrap_or(&first).clone())
        });
        let now = workspace.now;
        let evaluation = Memo::new(move |_| {
            scorecard.with(|card| kpi.with(|kpi| Evaluation::of(card, kpi, now.get())))
        });
        Some(Subject {
            id,
            workspace,
            kpi,
            evaluation,
            unit: Memo::new(move |_| kpi.with(|kpi| kpi.unit)),
            derived: Memo::new(move |_| kpi.with(|kpi| kpi.derived)),
            currency: Memo::new(move |_| scorecard.with(|card| card.settings().currency)),
            today: Memo::new(move |_| now.get().date()),
        })
    }

    /// Writes a value with its unit.
    pub fn format(self, value: f64) -> String {
        let currency = self.currency;
        currency.with(|currency| quantity::format(self.unit.get(), value, currency))
    }
}
