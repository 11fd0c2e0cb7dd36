//! The reports of the sample: one that the executives were sent a week ago, and the draft of the weekly status.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::explain::report::writer::{self, Context};
use crate::domain::explain::report::{Report, giving};
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};

/// The KPI that the executives were told about, by its library entry.
const TOLD: &str = "critical-vulnerabilities";
const NOTE: &str = "Ask first how the team is; the extra release comes on top of the normal one.";

/// Adds the reports to the edit; the scorecard holds everything they are written from.
pub fn tell(
    mut edit: Edit,
    scorecard: &Scorecard,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> Id,
) -> Edit {
    let before = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let reader = |audience: Audience| {
        let mut all = scorecard.all::<Stakeholder>();
        all.find(|one| one.audience == audience).ok_or(audience)
    };
    let told = scorecard.all::<Kpi>().find(|kpi| kpi.library == TOLD);
    if let Some(kpi) = told {
        let days = (before(34), before(7));
        let report = Report::new(
            new_id(),
            Err(Audience::Executives),
            Some(kpi),
            days,
            before(7),
        );
        let then = before(7).and_time(NaiveTime::MIN);
        let context = Context::of(scorecard, &report, then);
        let paper = writer::paper(&context, &writer::written(&context));
        let sent = giving::send(scorecard, &report, paper, before(7));
        edit.changes.extend(sent.changes);
    }
    let mut draft = Report::new(
        new_id(),
        reader(Audience::ProjectManager),
        None,
        (before(6), today),
        today,
    );
    draft.private_note = NOTE.to_owned();
    edit.put(draft)
}
