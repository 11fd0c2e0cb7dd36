//! What the navigation lists: the verbs and their pages.

use super::route::Route;
use super::widgets::Glyph;

/// A verb of the navigation and its pages.
pub struct Verb {
    pub name: &'static str,
    pub icon: Glyph,
    pub pages: Vec<(&'static str, Route)>,
}

/// Returns what the navigation lists. A verb appears with its first page.
pub fn navigation() -> Vec<Verb> {
    vec![
        Verb {
            name: "Measure",
            icon: Glyph::Gauge,
            pages: vec![
                ("This week", Route::Scorecard),
                ("Tracking", Route::Tracking),
                ("Add KPIs", Route::Library),
                ("Evidence", Route::Evidence),
            ],
        },
        Verb {
            name: "Decide",
            icon: Glyph::Scales,
            pages: vec![
                ("Risks", Route::Risks),
                ("Priorities", Route::Priorities),
                ("Decisions", Route::Decisions),
                ("Budget", Route::Budget),
            ],
        },
        Verb {
            name: "Explain",
            icon: Glyph::Speech,
            pages: vec![
                ("Stakeholders", Route::Stakeholders),
                ("Scripts", Route::Scripts),
                ("Phrases", Route::Phrases),
                ("Reports", Route::Reports),
            ],
        },
        Verb {
            name: "Respond",
            icon: Glyph::Bolt,
            pages: vec![("Playbooks", Route::Playbooks)],
        },
        Verb {
            name: "Grow",
            icon: Glyph::Sprout,
            pages: vec![
                ("Self-assessment", Route::Assessments),
                ("Role map", Route::Role),
                ("Résumé", Route::Career),
            ],
        },
    ]
}
