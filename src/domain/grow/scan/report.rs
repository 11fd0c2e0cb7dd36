//! The scan as a document, to take away.

use super::look::Look;
use super::{Scan, Scanned};
use crate::domain::explain::document::Document;
use crate::domain::words::english::counted;

/// Adds what was found and missing, and what to do line by line.
pub fn write(document: &mut Document, text: &str, scan: &Scan) {
    for (title, is_first) in [("Looked for first", true), ("On a closer reading", false)] {
        document.heading(title);
        let verdicts = scan
            .verdicts
            .iter()
            .filter(|one| one.look.is_first() == is_first);
        for verdict in verdicts {
            document.point(sentence(
                verdict.look,
                verdict.state.name(),
                verdict.lines,
                verdict.of,
            ));
        }
    }
    let lines: Vec<&Scanned> = (scan.lines.iter())
        .filter(|line| line.findings.iter().any(|one| !one.is_good) || !line.lacks.is_empty())
        .collect();
    if lines.is_empty() {
        return;
    }
    document.heading("Line by line");
    for line in lines {
        document.paragraph(format!("“{}”", flat(&text[line.at.clone()])));
        for finding in line.findings.iter().filter(|finding| !finding.is_good) {
            let words = &text[finding.at.clone()];
            document.point(format!(
                "“{}”: {} {}",
                flat(words),
                finding.why,
                finding.advice
            ));
        }
        for lack in &line.lacks {
            document.point(lack.advice());
        }
    }
}

/// Puts a stretch of the text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sentence(look: Look, state: &str, lines: usize, of: usize) -> String {
    format!(
        "{}: {} ({})",
        look.name(),
        state.to_lowercase(),
        count(look, lines, of)
    )
}

/// Says in how many lines it was found.
pub fn count(look: Look, lines: usize, of: usize) -> String {
    let of = counted(of, "line");
    match look {
        Look::PlainEnglish => format!("a word to replace in {lines} of {of}"),
        _ => format!("in {lines} of {of}"),
    }
}
