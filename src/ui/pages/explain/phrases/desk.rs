//! What all parts of the page share: what the phrases are about, which are shown, and the way to change one's own.

use crate::domain::named;
use crate::ui::prelude::*;

use crate::domain::base::Extra;
use crate::domain::explain::own_phrase::{FavouritePhrase, OwnPhrase, beginning};
use crate::domain::explain::phrase::{Occasion, PhraseFacts, Tone, finds};
use crate::domain::explain::phrase_facts::{self, Picks};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::library::phrases;
use crate::ui::workspace::Workspace;

/// Which phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Library(u32),
    Own(Id),
}

/// One phrase of the list, its slots not filled yet.
#[derive(Clone, Debug, PartialEq)]
pub struct PhraseRow {
    pub key: Key,
    pub occasion: Occasion,
    pub tone: Tone,
    pub when: String,
    pub text: String,
    pub is_favourite: bool,
}

/// Which of them are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhrasesShown {
    #[default]
    All,
    Favourites,
    Own,
}

named!(PhrasesShown {
    All: "All phrases",
    Favourites: "Favourites",
    Own: "My own",
});

/// The state of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct PhraseDesk {
    pub workspace: Workspace,
    /// What was picked; nothing while the suggestion holds.
    pub picked: RwSignal<Option<Picks>>,
    pub picks: Memo<Picks>,
    pub facts: Memo<PhraseFacts>,
    pub query: RwSignal<String>,
    pub occasion: RwSignal<Option<Occasion>>,
    pub tone: RwSignal<Option<Tone>>,
    pub shown: RwSignal<PhrasesShown>,
    pub rows: Memo<Vec<PhraseRow>>,
    /// The phrase that is being changed before it is copied, and its words.
    pub editing: RwSignal<Option<Key>>,
    pub words: RwSignal<String>,
    /// The phrase in the form of one's own, while that is open.
    pub form_open: RwSignal<bool>,
    pub form: RwSignal<Option<OwnPhrase>>,
}

impl PhraseDesk {
    pub fn new() -> PhraseDesk {
        let workspace = Workspace::get();
        let picked = RwSignal::new(None::<Picks>);
        let picks = Memo::new(move |_| match picked.get() {
            Some(picks) => picks,
            None => {
                let now = workspace.now.get();
                (workspace.scorecard).with(|card| phrase_facts::suggested(card, now))
            }
        });
        let facts = Memo::new(move |_| {
            let (picks, now) = (picks.get(), workspace.now.get());
            (workspace.scorecard).with(|card| phrase_facts::facts(card, picks, now))
        });
        let query = RwSignal::new(String::new());
        let occasion = RwSignal::new(None::<Occasion>);
        let tone = RwSignal::new(None::<Tone>);
        let shown = RwSignal::new(PhrasesShown::default());
        let all = Memo::new(move |_| workspace.scorecard.with(all));
        let rows = Memo::new(move |_| {
            let (occasion, tone, shown) = (occasion.get(), tone.get(), shown.get());
            let query = query.get();
            let is_meant = |row: &&PhraseRow| {
                occasion.is_none_or(|one| one == row.occasion)
                    && tone.is_none_or(|one| one == row.tone)
                    && match shown {
                        PhrasesShown::All => true,
                        PhrasesShown::Favourites => row.is_favourite,
                        PhrasesShown::Own => matches!(row.key, Key::Own(_)),
                    }
                    && has_words(row, &query)
            };
            all.with(|all: &Vec<PhraseRow>| {
                all.iter()
                    .filter(is_meant)
                    .cloned()
                    .collect::<Vec<PhraseRow>>()
            })
        });
        PhraseDesk {
            workspace,
            picked,
            picks,
            facts,
            query,
            occasion,
            tone,
            shown,
            rows,
            editing: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            form_open: RwSignal::new(false),
            form: RwSignal::new(None),
        }
    }

    pub fn show_all(self) {
        self.query.set(String::new());
        self.occasion.set(None);
        self.tone.set(None);
        self.shown.set(PhrasesShown::All);
    }

    /// Opens the form: for a phrase of one's own, or for a new one.
    pub fn start_own(self, phrase: Option<OwnPhrase>) {
        self.form.set(phrase);
        self.form_open.set(true);
    }

    pub fn own(self, id: Id) -> Option<OwnPhrase> {
        (self.workspace.scorecard).with_untracked(|card| card.get::<OwnPhrase>(id).cloned())
    }

    /// Marks the phrase as a favourite, or no longer.
    pub fn toggle_favourite(self, row: &PhraseRow) {
        let title = match row.is_favourite {
            true => "take a favourite away",
            false => "mark a favourite",
        };
        let edit = Edit::new(title);
        let edit = match row.key {
            Key::Own(id) => self.own(id).map(|phrase| {
                edit.put(OwnPhrase {
                    favourite: !row.is_favourite,
                    ..phrase
                })
            }),
            Key::Library(number) => phrases::by_number(number).map(|phrase| {
                let id = phrase.favourite_id();
                match row.is_favourite {
                    true => edit.delete(Kind::FavouritePhrase, id),
                    false => edit.put(FavouritePhrase {
                        id,
                        begins: beginning(phrase.text),
                        extra: Extra::new(),
                    }),
                }
            }),
        };
        if let Some(edit) = edit {
            self.workspace.edit(edit);
        }
    }
}

/// Returns all phrases, a person's own first within each occasion.
fn all(scorecard: &Scorecard) -> Vec<PhraseRow> {
    let mut rows = Vec::new();
    for occasion in Occasion::ALL {
        for own in scorecard.all::<OwnPhrase>() {
            if own.occasion == occasion {
                rows.push(PhraseRow {
                    key: Key::Own(own.id),
                    occasion,
                    tone: own.tone,
                    when: own.when.clone(),
                    text: own.text.clone(),
                    is_favourite: own.favourite,
                });
            }
        }
        for phrase in phrases::all().filter(|phrase| phrase.occasion == occasion) {
            let favourite = scorecard.get::<FavouritePhrase>(phrase.favourite_id());
            rows.push(PhraseRow {
                key: Key::Library(phrase.number),
                occasion,
                tone: phrase.tone,
                when: phrase.when.to_owned(),
                text: phrase.text.to_owned(),
                is_favourite: favourite.is_some(),
            });
        }
    }
    rows
}

fn has_words(row: &PhraseRow, query: &str) -> bool {
    let (occasion, tone) = (row.occasion.name(), row.tone.name());
    query.trim().is_empty() || finds(&[&row.text, &row.when, occasion, tone], query)
}
