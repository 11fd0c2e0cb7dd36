//! What every part of the page looks at: the risk, how the project weighs risk, and the way to change it.

use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The risk of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenRisk {
    page: Page<Risk>,
    pub risk: Memo<Risk>,
    pub policy: Memo<Policy>,
    /// The step that was just done, while nobody has said whether the score changed.
    pub just_done: RwSignal<Option<String>>,
    /// Whether the dialog for new scores is open.
    pub scoring: RwSignal<bool>,
}

subject_of!(OpenRisk, Risk);

impl OpenRisk {
    /// Starts following the risk; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenRisk> {
        let page = Page::find(workspace, id)?;
        Some(OpenRisk {
            page,
            risk: page.record,
            policy: Memo::new(move |_| workspace.scorecard.with(Scorecard::policy)),
            just_done: RwSignal::new(None),
            scoring: RwSignal::new(false),
        })
    }
}
