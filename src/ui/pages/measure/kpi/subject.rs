//! What every part of the page looks at: the KPI, and what its numbers say, computed once for all.

use chrono::NaiveDate;

use super::aside::Asking;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Derived, Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The KPI of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenKpi {
    page: Page<Kpi>,
    pub kpi: Memo<Kpi>,
    pub evaluation: Memo<Evaluation>,
    pub unit: Memo<Unit>,
    /// What its values are computed from, when nobody types them.
    pub derived: Memo<Option<Derived>>,
    /// Which value is to be set aside.
    pub asking: Asking,
}

subject_of!(OpenKpi, Kpi);

impl OpenKpi {
    /// Starts following the KPI; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenKpi> {
        let page = Page::<Kpi>::find(workspace, id)?;
        let (scorecard, kpi, now) = (workspace.scorecard, page.record, workspace.now);
        let evaluation = Memo::new(move |_| {
            scorecard.with(|card| kpi.with(|kpi| Evaluation::of(card, kpi, now.get())))
        });
        Some(OpenKpi {
            page,
            kpi,
            evaluation,
            unit: Memo::new(move |_| kpi.with(|kpi| kpi.unit)),
            derived: Memo::new(move |_| kpi.with(|kpi| kpi.derived)),
            asking: Asking::new(),
        })
    }

    /// Writes a value of the day, beside the target that it is held against.
    pub fn value_text(self, day: NaiveDate, value: f64) -> String {
        let currency = self.currency;
        self.kpi
            .with(|kpi| currency.with(|currency| kpi.value_text(day, value, currency)))
    }

    /// Writes a value with its unit.
    pub fn format(self, value: f64) -> String {
        let currency = self.currency;
        currency.with(|currency| quantity::format(self.unit.get(), value, currency))
    }
}
