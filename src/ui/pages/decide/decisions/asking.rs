//! Asking for what is to be decided: a question of one's own, or a change that somebody else asked for.

use crate::domain::decide::change_request;
use crate::domain::decide::decision::Decision;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Field, FormDialog, Refused};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::DialogSize;
use crate::ui::workspace::Workspace;

static QUESTION: [Field<String>; 1] =
    [
        Field::<String>::line("What is to be decided", |words| words)
            .needs("Write what is to be decided.")
            .hint("A question: “Encrypt the backups before the release?”")
            .wide(),
    ];

/// A change that somebody asks for.
#[derive(Clone, Default)]
struct Wish {
    what: String,
    from: String,
}

static WISH: [Field<Wish>; 3] = [
    Field::<Wish>::line("What is asked for", |wish| &mut wish.what)
        .needs("Write what is asked for.")
        .hint("In their words: “Let resellers log in to the portal”.")
        .wide(),
    Field::<Wish>::line("Who asks", |wish| &mut wish.from).wide(),
    Field::<Wish>::widget(|_| {
        view! {
            <p class="wide note">"Assess first, then answer: what it moves, the rule, and a reply within 24 hours."</p>
        }
    }),
];

/// Asks for the question; the two options that every question has are there already.
#[component]
pub fn NewDecision(workspace: Workspace, asking: RwSignal<bool>) -> Node {
    let save = move |_: &String, words: String| {
        let (id, today) = (browser::new_id(), workspace.now.get_untracked().date());
        let options = [browser::new_id(), browser::new_id()];
        let decision = Decision::new(id, &words, options, today);
        add(workspace, "add a decision", decision)
    };
    FormDialog::new(asking, "New decision", "Weigh the options")
        .size(DialogSize::Small)
        .of(&QUESTION, |_| String::new(), || Some(String::new()), save)
}

/// Asks what was requested and by whom; the three answers that are always possible are there already.
#[component]
pub fn NewRequest(workspace: Workspace, asking: RwSignal<bool>) -> Node {
    let save = move |_: &Wish, wish: Wish| {
        let (id, now) = (browser::new_id(), workspace.now.get_untracked());
        let options = std::array::from_fn(|_| browser::new_id());
        let decision = change_request::decision(id, &wish.what, &wish.from, options, now);
        add(workspace, "add a change request", decision)
    };
    FormDialog::new(asking, "Assess a change request", "Assess it")
        .size(DialogSize::Small)
        .of(&WISH, |_| String::new(), || Some(Wish::default()), save)
}

/// Keeps the new decision, and goes there.
fn add(workspace: Workspace, title: &str, decision: Decision) -> Result<(), Refused> {
    let page = Route::Decision(decision.id);
    let edited = workspace.edit(Edit::new(title).put(decision));
    Refused::unless(edited.is_kept())?;
    page.go();
    Ok(())
}
