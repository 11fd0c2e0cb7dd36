//! What is asked before a run starts: what happened, whom it concerns, and when we learned of it.
//!
//! Nothing but the time has to be known. It stands at now until somebody says an earlier one, so that two clicks start a
//! run; messages show what is missing as gaps.

use super::parts::time_field;
use crate::domain::respond::duty::Occasion;
use crate::domain::respond::own::Playbook;
use crate::domain::respond::slots::uses;
use crate::domain::respond::stamp::Stamp;
use crate::domain::respond::start::Start;
use crate::domain::scorecard::Edit;
use crate::library::{law, playbooks};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The form; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct StartForm {
    workspace: Workspace,
    open: RwSignal<bool>,
    /// How the playbook is found, and the playbook.
    playbook: RwSignal<Option<(String, Playbook)>>,
    what: RwSignal<String>,
    client: RwSignal<String>,
    vendor: RwSignal<String>,
    people: RwSignal<String>,
    learned: RwSignal<Option<Stamp>>,
    error: RwSignal<Option<String>>,
}

impl StartForm {
    pub fn new(workspace: Workspace) -> StartForm {
        let text = || RwSignal::new(String::new());
        StartForm {
            workspace,
            open: RwSignal::new(false),
            playbook: RwSignal::new(None),
            what: text(),
            client: text(),
            vendor: text(),
            people: text(),
            learned: RwSignal::new(None),
            error: RwSignal::new(None),
        }
    }

    /// Opens it for the playbook.
    pub fn ask(self, reference: &str) {
        let found = self.workspace.scorecard.with_untracked(|card| {
            let client = card.settings().client;
            playbooks::find(card, reference).map(|playbook| (playbook, client))
        });
        let Some((playbook, client)) = found else {
            return;
        };
        self.playbook.set(Some((reference.to_owned(), playbook)));
        for text in [self.what, self.vendor, self.people] {
            text.set(String::new());
        }
        self.client.set(client);
        self.learned.set(Some(browser::stamp()));
        self.error.set(None);
        self.open.set(true);
    }

    fn read<T: Default>(self, pick: impl FnOnce(&Playbook) -> T) -> T {
        let read = |found: &Option<(String, Playbook)>| found.as_ref().map(|(_, one)| pick(one));
        self.playbook.with(read).unwrap_or_default()
    }

    /// Keeps when we learned of it, unless that lies ahead.
    fn learn(self, at: Option<Stamp>) {
        let now = browser::stamp();
        self.error.set(
            (at.is_some_and(|at| at > now))
                .then(|| "It cannot be later than now: the law counts from here.".to_owned()),
        );
        self.learned.set(at);
    }

    /// Starts the run and goes there.
    fn start(self) {
        self.learn(self.learned.get_untracked());
        let Some((reference, playbook)) = self.playbook.get_untracked() else {
            return;
        };
        if self.error.with_untracked(Option::is_some) {
            return;
        }
        let (id, now) = (browser::new_id(), browser::stamp());
        let start = Start {
            what: self.what.get_untracked(),
            client: self.client.get_untracked(),
            vendor: self.vendor.get_untracked(),
            people: self.people.get_untracked(),
            learned: self.learned.get_untracked().unwrap_or(now),
            ..Start::now(id, reference, now)
        };
        let run = self.workspace.scorecard.with_untracked(|card| {
            let tell = law::to_tell(&card.settings(), &playbook);
            playbook.start_with(card, start, tell)
        });
        let edit = Edit::new(format!("start “{}”", run.name)).put(run);
        if (self.workspace.edit_with_undo(edit, "Run started")).is_kept() {
            self.open.set(false);
            Route::Run(id).go();
        }
    }
}

/// The dialog of the form.
pub fn dialog(form: StartForm) -> Node {
    let title =
        Signal::derive(move || format!("Start a run: {}", form.read(|one| one.name.clone())));
    view! {
        <Dialog open=form.open title
            actions=move || view! {
                <Button kind=ButtonKind::Quiet on_click=move || form.open.set(false)>"Cancel"</Button>
                <Button kind=ButtonKind::Primary icon=Glyph::Bolt on_click=move || form.start()>"Start the run"</Button>
            }>
            {fields(form)}
        </Dialog>
    }
}

fn fields(form: StartForm) -> Node {
    let asks = move |slot: &'static str| form.read(|one| uses(&one.messages, slot));
    let line = |label: &'static str, hint: &'static str, text: RwSignal<String>| {
        view! { <TextField label hint optional=true value=text on_commit=move |typed: String| text.set(typed) /> }
    };
    let of_people = move || form.read(|one| one.occasions.contains(&Occasion::PersonalData));
    let learn = Callback::new(move |at| form.learn(at));
    view! {
        <div class="form">
            {line("What happened", "In a line, as far as it is known. It goes into the messages.", form.what)}
            {asks("vendor").then(|| line("Vendor", "Whom it concerns.", form.vendor))}
            {asks("client").then(|| line("Client", "Whom you would have to tell.", form.client))}
            {(asks("people") || of_people()).then(|| line("Whose data it may be", "Customers, staff; about how many.", form.people))}
            {time_field("When did you learn of it?", "Deadlines of the law count from here, not from the start of the work.",
                form.learned.into(), form.error.into(), learn)}
        </div>
    }
}
