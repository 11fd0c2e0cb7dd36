//! The hiring scan and the résumé: what a reader finds in it, lines made from figures, and stories for the interview.

mod builder;
mod fields;
mod interview;
mod lines;
mod scan;
mod subject;

use self::subject::OpenCareer;
use crate::domain::explain::document::Document;
use crate::domain::grow::assessment::Dimension;
use crate::domain::grow::scan::report;
use crate::domain::grow::story;
use crate::files::markdown;
use crate::library::interview as questions;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn Career() -> Node {
    name_page(|| "Hiring scan and résumé".to_owned());
    let subject = OpenCareer::provide();
    let tabs = vec![
        Tab::new(
            "15-second scan",
            move || view! { <scan::ScanTab subject /> },
        ),
        Tab::new(
            "Bullet builder",
            move || view! { <builder::Builder subject /> },
        ),
        Tab::new(
            "Interview",
            move || view! { <interview::Interview subject /> },
        ),
    ];
    let items = Signal::derive(move || {
        vec![
            MenuItem::new("As text", move || {
                browser::save_file("career.txt", "text/plain", &document(subject).plain());
            }),
            MenuItem::new("As Markdown", move || {
                let text = markdown::write(&document(subject));
                browser::save_file("career.md", "text/markdown", &text);
            }),
        ]
    });
    let actions = move || view! { <Menu label="Download" icon=Glyph::Download items /> };
    view! {
        <div class="page career">
            <PageHeader title="Hiring scan and résumé" actions
                purpose="What a reader sees in 15 seconds, lines with real figures, and stories for the interview." />
            <Tabs label="Part" tabs selected=subject.tab />
        </div>
    }
}

/// Everything of the page as one document.
fn document(subject: OpenCareer) -> Document {
    let mut document = Document::default();
    document.title("Résumé, scan and interview");
    let resume = subject.resume.get_untracked();
    if !resume.text.trim().is_empty() {
        document.heading("Résumé");
        for line in resume.text.lines().filter(|line| !line.trim().is_empty()) {
            match line.trim().strip_prefix("- ") {
                Some(point) => document.point(point),
                None => document.paragraph(line),
            }
        }
        subject
            .scan
            .with_untracked(|scan| report::write(&mut document, &resume.text, scan));
    }
    subject.stories.with_untracked(|stories| {
        for dimension in Dimension::ALL {
            let asked: Vec<&str> = questions::of(dimension).map(|one| one.asks).collect();
            story::write(&mut document, dimension, &asked, stories, &resume);
        }
    });
    document
}
