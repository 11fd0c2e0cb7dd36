//! What every part of the page looks at: the request and its figures, computed once for all.

use crate::domain::decide::appraisal::{Appraisal, Range};
use crate::domain::decide::policy::Policy;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::ui::page::{Page, subject_of};
use crate::ui::pages::decide::ranges::Ranges;
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The request of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenRequest {
    page: Page<BudgetRequest>,
    pub request: Memo<BudgetRequest>,
    pub policy: Memo<Policy>,
    pub appraisal: Memo<Appraisal>,
    /// What the simulation makes of it, once there is one.
    pub range: Memo<Option<Range>>,
    pub ranges: Ranges,
}

subject_of!(OpenRequest, BudgetRequest);

impl OpenRequest {
    /// Starts following the request; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenRequest> {
        let page = Page::<BudgetRequest>::find(workspace, id)?;
        let (scorecard, request) = (workspace.scorecard, page.record);
        let policy = Memo::new(move |_| scorecard.with(Scorecard::policy));
        let appraisal = Memo::new(move |_| {
            scorecard.with(|card| {
                request.with(|request| policy.with(|policy| Appraisal::of(card, request, policy)))
            })
        });
        let plan = Memo::new(move |_| {
            appraisal.with(|appraisal| policy.with(|policy| appraisal.plan(policy)))
        });
        let ranges = Ranges::new(Memo::new(move |_| plan.get().into_iter().collect()));
        let range = Memo::new(move |_| {
            let spread = plan.with(|plan| ranges.of(plan.as_ref()?))?;
            Some(appraisal.with(|appraisal| appraisal.range(&spread)))
        });
        Some(OpenRequest {
            page,
            request,
            policy,
            appraisal,
            range,
            ranges,
        })
    }
}
