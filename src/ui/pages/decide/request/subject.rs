//! What every part of the page looks at: the request and its figures, computed once for all.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::decide::appraisal::{Appraisal, Range};
use crate::domain::decide::policy::Policy;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::memo::Memo;
use crate::ui::pages::decide::ranges::Ranges;
use crate::ui::workspace::Workspace;

/// The request of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Id,
    pub workspace: Workspace,
    /// The request; as it was last, once it is deleted.
    pub request: Memo<BudgetRequest>,
    pub policy: Memo<Policy>,
    pub appraisal: Memo<Appraisal>,
    /// What the simulation makes of it, once there is one.
    pub range: Memo<Option<Range>>,
    pub ranges: Ranges,
    pub currency: Signal<String>,
    pub today: Memo<NaiveDate>,
}

impl Subject {
    /// Starts following the request; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Subject> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<BudgetRequest>(id).cloned())?;
        let request = Memo::new(move |before: Option<&BudgetRequest>| {
            let now = scorecard.with(|card| card.get::<BudgetRequest>(id).cloned());
            now.unwrap_or_else(|| before.unwrap_or(&first).clone())
        });
        let policy = Memo::new(move |_| scorecard.with(Policy::of));
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
        Some(Subject {
            id,
            workspace,
            request,
            policy,
            appraisal,
            range,
            ranges,
            currency: Memo::new(move |_| scorecard.with(|card| card.settings().currency)).into(),
            today: Memo::new(move |_| workspace.now.get().date()),
        })
    }

    /// Changes the request; an edit that changes nothing is none.
    pub fn change(self, title: &str, change: impl FnOnce(&mut BudgetRequest)) -> bool {
        let before = self.request.get_untracked();
        let mut request = before.clone();
        change(&mut request);
        request == before || self.workspace.edit(Edit::new(title).put(request))
    }

    /// Changes it, and offers to take that back in a message: for what is removed.
    pub fn change_with_undo(
        self,
        title: &str,
        done: &str,
        change: impl FnOnce(&mut BudgetRequest),
    ) {
        if self.change(title, change) {
            self.workspace.say_with_undo(done);
        }
    }

    /// Follows a text of the request.
    pub fn text(self, pick: fn(&BudgetRequest) -> &String) -> Signal<String> {
        Signal::derive(move || self.request.with(|request| pick(request).clone()))
    }
}
