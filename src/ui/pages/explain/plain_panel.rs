//! The plain-language check of a text: hard words with what to say instead, and long sentences.

use crate::domain::explain::plain::{self, Check, LONGEST_SENTENCE, PlainFinding};
use crate::library::plain_words;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// Shows what the check finds in the text; `replace` is given the text with plain words in it.
pub fn plain_panel(text: Signal<String>, replace: Callback<String>) -> Node {
    let check = Memo::new(move |_| text.with(|text| plain::check(text, plain_words::all())));
    let body = move || check.with(|check| text.with(|text| findings(check, text, replace)));
    let summary = Signal::derive(move || check.with(Check::summary));
    view! { <Disclosure summary>{body}</Disclosure> }
}

fn findings(check: &Check, text: &str, replace: Callback<String>) -> Node {
    if check.is_clean() {
        return view! {
            <p class="note">{format!("No word that needs explaining, and no sentence of more than {LONGEST_SENTENCE} words.")}</p>
        };
    }
    let mut told: Vec<&'static str> = Vec::new();
    let mut rows = Vec::new();
    for finding in &check.words {
        if !told.contains(&finding.plain) {
            told.push(finding.plain);
            rows.push(word(finding, text, replace));
        }
    }
    for long in &check.long {
        rows.push(view! {
            <li><span>"A sentence of "{long.words}" words: “"{long.start.clone()}" …”. Make two of it."</span></li>
        });
    }
    view! { <ul class="plain-words">{rows}</ul> }
}

fn word(finding: &PlainFinding, text: &str, replace: Callback<String>) -> Node {
    let found = text.get(finding.at.clone()).unwrap_or_default().to_owned();
    let plain = finding.plain;
    let Some(swap) = finding.swap.clone() else {
        return view! { <li><span>"“"<mark class="hard">{found}</mark>"” means: "{plain}"."</span></li> };
    };
    let new = plain::replaced(text, plain_words::all(), plain);
    let label = format!(" “{found}” by “{swap}”");
    view! {
        <li>
            <span>"“"<mark class="hard">{found}</mark>"”: say “"{swap}"”."</span>
            <Button small=true on_click=move || replace.run(new.clone())>
                "Replace"<span class="visually-hidden">{label}</span>
            </Button>
        </li>
    }
}
