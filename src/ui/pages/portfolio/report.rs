//! The portfolio report: the words, to edit, copy, print and save.

use std::sync::Arc;

use super::desk::PortfolioDesk;
use crate::domain::decide::simulation::SimulationOutcome;
use crate::domain::explain::document::Document;
use crate::domain::portfolio::losses::by_currency;
use crate::domain::portfolio::report;
use crate::ui::pages::decide::request::case::paper;
use crate::ui::pages::explain::document_tools::{Tools, buttons};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The tab.
pub fn card(desk: PortfolioDesk) -> Node {
    let draft = Memo::new(move |_| write(desk).editable());
    // An edited wording lasts until the page is left: it is of this day.
    let edited = RwSignal::new(None::<(String, String)>);
    let text = Signal::derive(move || match edited.get() {
        Some((text, _)) => text,
        None => draft.get(),
    });
    let editing = RwSignal::new(false);
    let keep = move |text: String| {
        let draft = draft.get_untracked();
        let is_new = text != draft && !text.trim().is_empty();
        edited.set(is_new.then_some((text, draft)));
    };
    let shown = move || match editing.get() {
        true => view! {
            <TextArea label="Your wording" rows=20 value=text on_commit=keep
                hint="A line that starts with # is the title, with ## a heading, with - a point." />
        },
        false => view! { <div class="case">{paper(&Document::read(&text.get()))}</div> },
    };
    let old = move || {
        let is_old = edited.with(|edited| {
            edited
                .as_ref()
                .is_some_and(|(_, from)| draft.with(|draft| draft != from))
        });
        is_old.then(|| view! {
            <Notice kind=NoticeKind::Warn title="Your wording is older than the figures."
                actions=move || view! { <Button small=true on_click=move || edited.set(None)>"Use the new draft"</Button> }>
                "Something it says may have changed since you edited it. Read it again before you use it."
            </Notice>
        })
    };
    let tools = Tools {
        document: Signal::derive(move || Document::read(&text.get())),
        copy: "Copy the report",
        paper: "portfolio",
        file: Signal::derive(move || format!("portfolio-{}", desk.workspace.today())),
        editing,
        is_edited: Signal::derive(move || edited.with(Option::is_some)),
        back: Callback::new(move |()| edited.set(None)),
    };
    view! {
        <div class="case-sheet">
            <Card title="Portfolio report" note="For whoever answers for all of them">
                <div class="stack">
                    {old}
                    {shown}
                    {buttons(tools)}
                </div>
            </Card>
        </div>
    }
}

fn write(desk: PortfolioDesk) -> Document {
    let today = desk.workspace.today();
    let pairs = desk.pairs.get();
    let simulated = desk.with_summaries(|summaries| {
        let plans = by_currency(summaries);
        desk.simulated.with(|all| {
            let fresh = all.iter().filter_map(|one| {
                let losses = plans
                    .iter()
                    .find(|losses| losses.currency == one.currency)?;
                let outcome = one.outcome.clone()?;
                (losses.plan() == one.plan).then(|| (one.currency.clone(), outcome))
            });
            fresh.collect::<Vec<(String, Arc<SimulationOutcome>)>>()
        })
    });
    report::document(&pairs, &simulated, today)
}
