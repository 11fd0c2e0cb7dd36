//! What is asked before a run starts: what happened, whom it concerns, and when we learned of it.
//!
//! Nothing but the time has to be known. It stands at now until somebody says an earlier one, so that two clicks start a
//! run; messages show what is missing as gaps.

use crate::domain::respond::duty::Occasion;
use crate::domain::respond::own::Playbook;
use crate::domain::respond::slots::uses;
use crate::domain::respond::stamp::Stamp;
use crate::domain::respond::start::Start;
use crate::domain::scorecard::Edit;
use crate::library::{law, playbooks};
use crate::ui::browser;
use crate::ui::form::{Field, FormDialog, Refused};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;

/// What is known of a run before it starts.
#[derive(Clone)]
struct Starting {
    /// How the playbook is found.
    reference: String,
    playbook: Playbook,
    what: String,
    client: String,
    vendor: String,
    people: String,
    learned: Option<Stamp>,
}

type Of = Field<Starting>;

static FIELDS: [Of; 5] = [
    Of::line("What happened", |it| &mut it.what)
        .hint("In a line, as far as it is known. It goes into the messages."),
    Of::line("Vendor", |it| &mut it.vendor)
        .hint("Whom it concerns.")
        .when(|it| it.asks("vendor")),
    Of::line("Client", |it| &mut it.client)
        .hint("Whom you would have to tell.")
        .when(|it| it.asks("client")),
    Of::line("Whose data it may be", |it| &mut it.people)
        .hint("Customers, staff; about how many.")
        .when(|it| it.asks("people") || it.playbook.occasions.contains(&Occasion::PersonalData)),
    Of::time("When did you learn of it?", |it| &mut it.learned)
        .hint("Deadlines of the law count from here, not from the start of the work.")
        .refused("It cannot be later than now: the law counts from here."),
];

impl Starting {
    fn asks(&self, slot: &str) -> bool {
        uses(&self.playbook.messages, slot)
    }
}

/// The form; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct StartForm {
    workspace: Workspace,
    which: RwSignal<Option<Starting>>,
}

impl StartForm {
    pub fn new(workspace: Workspace) -> StartForm {
        let which = RwSignal::new(None);
        StartForm { workspace, which }
    }

    /// Opens it for the playbook.
    pub fn ask(self, reference: &str) {
        let found = self.workspace.scorecard.with_untracked(|card| {
            let client = card.settings().client;
            playbooks::find(card, reference).map(|playbook| (playbook, client))
        });
        self.which.set(found.map(|(playbook, client)| Starting {
            reference: reference.to_owned(),
            playbook,
            what: String::new(),
            client,
            vendor: String::new(),
            people: String::new(),
            learned: Some(browser::stamp()),
        }));
    }

    /// Starts the run and goes there.
    fn start(self, known: Starting) -> Result<(), Refused> {
        let (id, now) = (browser::new_id(), browser::stamp());
        let start = Start {
            what: known.what,
            client: known.client,
            vendor: known.vendor,
            people: known.people,
            learned: known.learned.unwrap_or(now),
            ..Start::now(id, known.reference, now)
        };
        let run = self.workspace.scorecard.with_untracked(|card| {
            let tell = law::to_tell(&card.settings(), &known.playbook);
            known.playbook.start_with(card, start, tell)
        });
        let edit = Edit::new(format!("start “{}”", run.name)).put(run);
        let edited = self.workspace.edit_with_undo(edit, "Run started");
        Refused::unless(edited.is_kept())?;
        Route::Run(id).go();
        Ok(())
    }
}

/// The dialog of the form.
pub fn dialog(form: StartForm) -> Node {
    let title = Signal::derive(move || {
        let name = form
            .which
            .with(|which| which.as_ref().map(|it| it.playbook.name.clone()));
        format!("Start a run: {}", name.unwrap_or_default())
    });
    let start = move || form.which.get_untracked();
    let save = move |_: &Starting, known| form.start(known);
    FormDialog::about(form.which, title, "Start the run").of(
        &FIELDS,
        |_| String::new(),
        start,
        save,
    )
}
