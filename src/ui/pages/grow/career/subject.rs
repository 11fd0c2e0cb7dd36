//! What the parts of the page share.

use crate::domain::grow::bullet::draft::Draft;
use crate::domain::grow::bullet::figures::{self, Figures};
use crate::domain::grow::resume::Resume;
use crate::domain::grow::scan::{self, Scan};
use crate::domain::grow::story::{self, Story};
use crate::domain::measure::kpi::Kpi;
use crate::library::{kpis, plain_words};
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::workspace::Workspace;

/// The place of the bullet builder among the tabs.
const BUILDER: usize = 1;

/// The résumé with what is computed from it; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenCareer {
    page: Page<Resume>,
    pub tab: RwSignal<usize>,
    pub resume: Memo<Resume>,
    pub text: Memo<String>,
    pub scan: Memo<Scan>,
    pub draft: Memo<Draft>,
    pub figures: Memo<Figures>,
    pub stories: Memo<Vec<Story>>,
}

subject_of!(OpenCareer, Resume);

impl OpenCareer {
    pub fn provide() -> OpenCareer {
        let workspace = Workspace::get();
        let page = Page::<Resume>::only(workspace);
        let resume = page.record;
        let text = Memo::new(move |_| resume.with(|resume| resume.text.clone()));
        let names = Memo::new(move |_| {
            let own = |card: &_| names_of(card);
            workspace.scorecard.with(own)
        });
        let scan = Memo::new(move |_| {
            names.with(|names| {
                let mut all: Vec<&str> = names.iter().map(String::as_str).collect();
                all.extend(kpis::all().map(|template| template.name));
                text.with(|text| scan::scan(text, &all, plain_words::all()))
            })
        });
        let draft = Memo::new(move |_| resume.with(|resume| resume.bullet.clone()));
        let figures = Memo::new(move |_| {
            let now = workspace.now.get();
            draft.with(|draft| {
                workspace
                    .scorecard
                    .with(|card| figures::figures(draft, card, now))
            })
        });
        let stories = Memo::new(move |_| {
            let now = workspace.now.get();
            workspace.scorecard.with(|card| story::stories(card, now))
        });
        OpenCareer {
            page,
            tab: RwSignal::new(0),
            resume,
            text,
            scan,
            draft,
            figures,
            stories,
        }
    }

    /// Starts a new line from a claim in the bullet builder.
    pub fn measure(self, claim: String) {
        let edited = self.change("start a bullet", |resume| {
            resume.bullet = Draft {
                claim,
                ..Draft::default()
            };
        });
        if edited.is_kept() {
            self.tab.set(BUILDER);
            // The button that was pressed is gone.
            request_animation_frame(|| focus(".tab-panel"));
        }
    }
}

fn names_of(card: &crate::domain::scorecard::Scorecard) -> Vec<String> {
    card.all::<Kpi>().map(|kpi| kpi.name.clone()).collect()
}
