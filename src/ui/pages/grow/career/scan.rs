//! The scan: the text that was pasted, and what a reader finds in it.

use leptos::html;

use super::lines::Lines;
use super::subject::OpenCareer;
use crate::domain::grow::resume::LONGEST;
use crate::domain::grow::scan::look::{LookVerdict, RULES, State};
use crate::domain::grow::scan::report;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn ScanTab(subject: OpenCareer) -> Node {
    let result = NodeRef::<html::Div>::new();
    let has_result = Memo::new(move |_| subject.scan.with(|scan| !scan.verdicts.is_empty()));
    let body = move || match has_result.get() {
        true => view! { {verdicts(subject)}<Lines subject /> },
        false => view! {
            <EmptyState icon=Glyph::Search title="Nothing to scan yet"
                sentence="A reader gives a résumé 15 seconds before deciding to read on. Paste yours, or a few lines of it, and see what they find." />
        },
    };
    view! {
        <div class="stack">
            {paste(subject, result)}
            <div class="stack kpi-focus" tabindex="-1" node_ref=result>{body}</div>
        </div>
    }
}

/// The field with the text.
fn paste(subject: OpenCareer, result: NodeRef<html::Div>) -> Node {
    let too_long = RwSignal::new(false);
    let error = Signal::derive(move || {
        (too_long.get()).then(|| {
            format!(
                "It is longer than {} KB. Paste the part that matters; what was kept before is still kept.",
                LONGEST / 1000
            )
        })
    });
    let keep = move |text: String| {
        too_long.set(text.len() > LONGEST);
        if text.len() <= LONGEST {
            subject.change("paste a résumé", |resume| resume.text = text);
        }
    };
    let scan = move || {
        if let Some(result) = result.get_untracked() {
            let _ = result.focus();
        }
    };
    let clear = move || {
        too_long.set(false);
        subject.change_with_undo("clear the résumé", "Résumé cleared", |resume| {
            resume.text.clear()
        });
    };
    let has_text = Memo::new(move |_| subject.text.with(|text| !text.is_empty()));
    view! {
        <Card title="Your résumé" note="Scanned here, sent nowhere">
            <div class="stack">
                <TextArea label="Résumé, or some lines of it" rows=9 value=subject.text on_commit=keep error
                    hint="It stays in this browser, with this scorecard: a file or link that you export of the scorecard holds it too." />
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_click=scan>"Scan it"</Button>
                    {move || has_text.get().then(|| view! {
                        <CopyButton text=subject.text label="Copy the résumé" />
                        <Button kind=ButtonKind::Quiet on_click=clear>"Clear"</Button>
                    })}
                </div>
            </div>
        </Card>
    }
}

fn verdicts(subject: OpenCareer) -> Node {
    let list = move |is_first: bool| {
        move || {
            let rows: Vec<Node> = subject.scan.with(|scan| {
                let wanted = scan
                    .verdicts
                    .iter()
                    .filter(|one| one.look.is_first() == is_first);
                wanted.map(row).collect()
            });
            view! { <ul class="looks">{rows}</ul> }
        }
    };
    let note = Signal::derive(move || {
        subject.scan.with(|scan| {
            let found = scan.verdicts.iter().filter(|one| one.state == State::Found);
            Some(format!("{} of 10 found", found.count()))
        })
    });
    view! {
        <Card title="What a reader finds" note>
            <div class="stack">
                <div class="look-columns">
                    <section><h3>"Looked for first"</h3>{list(true)}</section>
                    <section><h3>"On a closer reading"</h3>{list(false)}</section>
                </div>
                <Disclosure summary="How this is judged"><p class="note">{RULES}</p></Disclosure>
            </div>
        </Card>
    }
}

fn row(verdict: &LookVerdict) -> Node {
    let mark = match verdict.state {
        State::Found => Mark::OnTarget,
        State::Partly => Mark::Watch,
        State::Missing => Mark::OffTarget,
    };
    let advice = (verdict.state != State::Found)
        .then(|| view! { <p class="note">{verdict.look.advice()}</p> });
    let count = report::count(verdict.look, verdict.lines, verdict.of);
    view! {
        <li>
            <Badge mark words=verdict.state.name() />
            <div><strong>{verdict.look.name()}</strong>" "<span class="note">{count}</span>{advice}</div>
        </li>
    }
}
