//! One phrase: when to use it, the words, and what can be done with them.

use super::desk::{Key, PhraseDesk, PhraseRow};
use crate::domain::base::Extra;
use crate::domain::explain::own_phrase::{OwnPhrase, beginning};
use crate::domain::explain::phrase::PhraseFacts;
use crate::domain::explain::plain;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::letter::Letter;
use crate::domain::words::template::fill;
use crate::library::plain_words;
use crate::ui::browser;
use crate::ui::pages::explain::plain_panel::plain_panel;
use crate::ui::pages::explain::text_panel::marked;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The phrase, its slots filled.
pub fn row(desk: PhraseDesk, row: &PhraseRow, facts: &PhraseFacts) -> Node {
    let filled = fill(&row.text, facts);
    let key = row.key;
    let is_own = matches!(key, Key::Own(_));
    let body = {
        let (row, filled) = (row.clone(), filled.clone());
        move || match desk.editing.get() == Some(key) {
            true => editor(desk, row.clone()),
            false => as_it_is(desk, row.clone(), filled.clone()),
        }
    };
    view! {
        <li class="phrase">
            <p class="phrase-when">
                <span class="phrase-tone">{row.tone.name()}</span>
                {is_own.then(|| view! { <span class="phrase-tone">"Mine"</span> })}
                <span>{row.when.clone()}</span>
            </p>
            {body}
        </li>
    }
}

/// The words with their buttons.
fn as_it_is(desk: PhraseDesk, row: PhraseRow, letter: Letter) -> Node {
    let filled = letter.text();
    let name = format!(": {}", beginning(&filled));
    let starred = name.clone();
    let is_favourite = row.is_favourite;
    let key = row.key;
    let start = {
        let filled = filled.clone();
        move || {
            desk.words.set(filled.clone());
            desk.editing.set(Some(key));
        }
    };
    let star = match is_favourite {
        true => "Favourite",
        false => "Mark as favourite",
    };
    let own = match key {
        Key::Own(id) => own_menu(desk, id, &name),
        Key::Library(_) => Node::Nothing,
    };
    let toggled = row.clone();
    view! {
        <p class="phrase-words">{marked(&letter)}</p>
        <div class="actions">
            <CopyButton text=filled letter=Signal::stored(letter.clone()) small=true />
            <Button small=true icon=Glyph::Pencil on_click=start>
                "Edit"<span class="visually-hidden">{name}</span>
            </Button>
            <button type="button" class="btn btn-small star" data-kind="quiet" aria-pressed=is_favourite.to_string()
                on:click=move |_| desk.toggle_favourite(&toggled)>
                <Icon glyph=Glyph::Star /><span>{star}</span><span class="visually-hidden">{starred}</span>
            </button>
            {own}
        </div>
        {hard_words(desk, &row)}
    }
}

/// The hard words of a phrase of one's own; those of the library have none.
fn hard_words(desk: PhraseDesk, row: &PhraseRow) -> Node {
    let Key::Own(id) = row.key else {
        return Node::Nothing;
    };
    if plain::check(&row.text, plain_words::all()).is_clean() {
        return Node::Nothing;
    }
    let text = row.text.clone();
    let replace = move |text: String| {
        if let Some(phrase) = desk.own(id) {
            let edit = Edit::new("say it in plain words").put(OwnPhrase { text, ..phrase });
            desk.workspace.edit(edit);
        }
    };
    plain_panel(Signal::derive(move || text.clone()), Callback::new(replace))
}

fn own_menu(desk: PhraseDesk, id: Id, name: &str) -> Node {
    let items = Signal::derive(move || {
        vec![
            MenuItem::new("Change the phrase", move || desk.start_own(desk.own(id)))
                .icon(Glyph::Pencil),
            MenuItem::new("Delete the phrase", move || {
                let edit = Edit::new("delete a phrase").delete(Kind::OwnPhrase, id);
                desk.workspace.edit_with_undo(edit, "Phrase deleted");
            })
            .icon(Glyph::Trash)
            .danger(),
        ]
    });
    let label = format!("More for the phrase{name}");
    view! { <Menu label icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items /> }
}

/// The words while they are changed for one use.
fn editor(desk: PhraseDesk, row: PhraseRow) -> Node {
    let text: Signal<String> = desk.words.into();
    let keep = move || {
        let words = desk.words.get_untracked().trim().to_owned();
        let phrase = OwnPhrase {
            id: browser::new_id(),
            occasion: row.occasion,
            tone: row.tone,
            when: row.when.clone(),
            text: words,
            favourite: false,
            extra: Extra::new(),
        };
        let edit = Edit::new("keep a phrase").put(phrase);
        let said = "Kept among your own phrases";
        if desk.workspace.edit_with_undo(edit, said).is_kept() {
            desk.editing.set(None);
        }
    };
    view! {
        <div class="stack">
            <TextArea label="Your words" rows=4 value=text on_commit=move |text| desk.words.set(text) />
            {plain_panel(text, Callback::new(move |text| desk.words.set(text)))}
            <div class="actions">
                <CopyButton text kind=ButtonKind::Primary label="Copy your words" />
                <Button on_click=keep>"Keep as my own phrase"</Button>
                <Button kind=ButtonKind::Quiet on_click=move || desk.editing.set(None)>"Close"</Button>
            </div>
        </div>
    }
}
