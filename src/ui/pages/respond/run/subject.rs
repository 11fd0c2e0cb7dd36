//! What every part of the page looks at: the run, and the minute.

use crate::domain::respond::run::Run;
use crate::domain::respond::stamp::Stamp;
use crate::domain::revision::Id;
use crate::domain::settings::Settings;
use crate::ui::browser;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The run of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenRun {
    page: Page<Run>,
    pub run: Memo<Run>,
    /// The time, by the minute.
    pub now: Memo<Stamp>,
}

subject_of!(OpenRun, Run);

impl OpenRun {
    /// Starts following the run; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenRun> {
        let page = Page::find(workspace, id)?;
        let now = Memo::new(move |_| {
            workspace.now.track();
            browser::stamp()
        });
        Some(OpenRun {
            page,
            run: page.record,
            now,
        })
    }

    /// Returns what is known of the project.
    pub fn settings(self) -> Settings {
        self.workspace.scorecard.with(|card| card.settings())
    }
}
