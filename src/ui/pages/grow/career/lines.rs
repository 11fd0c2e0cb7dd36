//! The text line by line: what was found is marked with a number, and explained beside it.

use super::subject::OpenCareer;
use crate::domain::grow::scan::Scanned;
use crate::domain::grow::scan::marks::{Mark as Marked, Note};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// So many lines are shown at a time: a long text would be slow to draw.
const PAGE: usize = 30;

/// The card.
#[component]
pub fn Lines(subject: OpenCareer) -> Node {
    let shown = RwSignal::new(PAGE);
    let lines = move || {
        let rows: Vec<Node> = subject.scan.with(|scan| {
            let wanted = scan.lines.iter().take(shown.get());
            subject
                .text
                .with(|text| wanted.map(|line| row(subject, text, line)).collect())
        });
        view! { <ol class="scan-lines">{rows}</ol> }
    };
    let more = move || {
        let left = subject
            .scan
            .with(|scan| scan.lines.len())
            .saturating_sub(shown.get());
        (left > 0).then(|| view! {
            <p class="card-inset"><Button on_click=move || shown.update(|shown| *shown += PAGE)>{format!("Show more lines ({left} left)")}</Button></p>
        })
    };
    view! {
        <Card title="Line by line" note="✓ is good, ! can be better; why stands beside it" flush=true>
            {lines}
            {more}
        </Card>
    }
}

fn row(subject: OpenCareer, text: &str, line: &Scanned) -> Node {
    if !line.is_judged {
        let words = text.get(line.at.clone()).unwrap_or_default().to_owned();
        return view! { <li class="scan-heading">{words}</li> };
    }
    let marks = line.marks();
    let lacks: Vec<Node> = (line.lacks.iter())
        .map(|lack| view! { <li data-tone="watch"><Icon glyph=Glyph::Watch /><span>{lack.advice()}</span></li> })
        .collect();
    let notes: Vec<Node> = line.notes(&marks).into_iter().map(note).collect();
    let measure = line.claim().map(|_| {
        let claim = text.get(line.at.clone()).unwrap_or_default();
        let claim = claim.split_whitespace().collect::<Vec<_>>().join(" ");
        view! { <Button small=true on_click=move || subject.measure(claim.clone())>"Make it measured"</Button> }
    });
    view! {
        <li class="scan-line">
            <p class="scan-text">{marked(text, line, &marks)}</p>
            <div class="scan-side"><ul class="scan-notes">{notes}{lacks}</ul>{measure}</div>
        </li>
    }
}

/// The words of the line, those that were found in marks with their number.
fn marked(text: &str, line: &Scanned, marks: &[Marked]) -> Node {
    let words = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    let mut parts = Vec::new();
    let mut from = line.at.start;
    for (place, mark) in marks.iter().enumerate() {
        if from < mark.at.start {
            parts.push(view! { <span>{words(from, mark.at.start)}</span> });
        }
        let (tone, sign) = sign(mark.is_good());
        parts.push(view! {
            <mark class="scan-mark" data-tone=tone>
                {words(mark.at.start, mark.at.end)}<sup>{format!("{}{sign}", place + 1)}</sup>
            </mark>
        });
        from = mark.at.end;
    }
    if from < line.at.end {
        parts.push(view! { <span>{words(from, line.at.end)}</span> });
    }
    Node::list(parts)
}

fn sign(is_good: bool) -> (&'static str, &'static str) {
    match is_good {
        true => ("good", "✓"),
        false => ("watch", "!"),
    }
}

fn note(note: Note) -> Node {
    let (tone, sign) = sign(note.is_good);
    let numbers: Vec<String> = (note.marks.iter())
        .map(|number| format!("{number}{sign}"))
        .collect();
    view! {
        <li data-tone=tone>
            <span class="scan-number">{numbers.join(" ")}</span>
            <span><strong>{note.look.name()}</strong>": "{note.words}</span>
        </li>
    }
}
