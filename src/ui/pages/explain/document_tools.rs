//! What can be done with a text that is a document: copy, mail, print, save, edit.

use super::text_panel::mail_link;
use crate::domain::explain::document::Document;
use crate::files::markdown;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The document, and where its parts live on the page.
#[derive(Clone, Copy)]
pub struct Tools {
    pub document: Signal<Document>,
    /// What the copy button says.
    pub copy: &'static str,
    /// What is printed alone; see [`browser::print_only`].
    pub paper: &'static str,
    /// Names the Markdown file, without its ending.
    pub file: Signal<String>,
    pub editing: RwSignal<bool>,
    /// Tells whether the wording is another than the draft.
    pub is_edited: Signal<bool>,
    /// Goes back to the draft.
    pub back: Callback<()>,
}

/// The buttons.
pub fn buttons(tools: Tools) -> Node {
    let editing = tools.editing;
    let plain = Signal::derive(move || tools.document.with(Document::plain));
    let save = move || {
        let text = tools.document.with_untracked(markdown::write);
        let name = format!("{}.md", tools.file.get_untracked());
        browser::save_file(&name, "text/markdown", &text);
    };
    let print = move || {
        editing.set(false);
        // A frame later the words are there instead of the field.
        request_animation_frame(move || browser::print_only(tools.paper));
    };
    view! {
        <div class="actions">
            <CopyButton text=plain kind=ButtonKind::Primary label=tools.copy />
            {mail_link(Signal::derive(move || format!("Subject: {}", plain.get())), GapGate::new(plain))}
            {gated_button(GapGate::new(plain), "Print", ButtonKind::Secondary, None, print)}
            {gated_button(GapGate::new(plain), "Download as Markdown", ButtonKind::Secondary, Some(Glyph::Download), save)}
            {move || if editing.get() {
                view! { <Button on_click=move || editing.set(false)>"Done"</Button> }
            } else {
                view! { <Button icon=Glyph::Pencil on_click=move || editing.set(true)>"Edit the wording"</Button> }
            }}
            {move || tools.is_edited.get().then(|| view! {
                <Button kind=ButtonKind::Quiet on_click=move || tools.back.run(())>"Back to the draft"</Button>
            })}
        </div>
    }
}
