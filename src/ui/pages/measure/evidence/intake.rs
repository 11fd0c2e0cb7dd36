//! The files that were dropped, and the workers that read them.

use chrono::NaiveDate;
use wasm_bindgen::JsValue;

use std::sync::Arc;

use crate::domain::measure::evidence::Reading;
use crate::domain::measure::evidence::provenance::File;
use crate::domain::measure::evidence::table::{TableMapping, TableReading};
use crate::files::evidence::table::Known;
use crate::ui::browser;
use crate::ui::pages::measure::bulk::block::kpi_names;
use crate::ui::prelude::*;
use crate::ui::worker::{Job, Reply, Worker};
use crate::ui::workspace::Workspace;

/// The most that is read of one file.
const MAX_BYTES: f64 = 50.0 * 1024.0 * 1024.0;

/// What a table says.
#[derive(Clone)]
pub struct ToldTable {
    pub item: u32,
    pub file: File,
    /// What it says with the columns as they are now.
    pub reading: RwSignal<Arc<TableReading>>,
    /// What went wrong when it was read again.
    pub problem: RwSignal<Option<String>>,
}

/// What a person, or the browser, says about a table.
#[derive(Default)]
pub struct Said {
    pub mapping: Option<TableMapping>,
    /// How many people have to be trained.
    pub roster: Option<u32>,
    /// The day on which the file was last saved.
    pub made: Option<NaiveDate>,
}

/// What the file of a known tool says.
pub struct Told {
    pub file: File,
    pub reading: Reading,
}

/// How far a file is.
#[derive(Clone)]
pub enum State {
    /// The share that is read, from 0 to 1.
    Reading(f64),
    Stopped,
    /// Why it was not read.
    Refused(String),
    Read(Arc<Told>),
    Table(ToldTable),
    /// The text of a block of values of several KPIs.
    Block(String),
}

/// A file of the list.
#[derive(Clone)]
pub struct IntakeItem {
    pub id: u32,
    pub name: String,
    pub state: RwSignal<State>,
}

/// All of them; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Intake {
    pub workspace: Workspace,
    pub items: RwSignal<Vec<IntakeItem>>,
    workers: leptos::prelude::StoredValue<Vec<(u32, Worker)>, LocalStorage>,
    /// The tables, to be read again when their columns are named differently.
    tables: leptos::prelude::StoredValue<Vec<(u32, web_sys::Blob)>, LocalStorage>,
    next: StoredValue<u32>,
}

impl Intake {
    /// An empty list; its workers end with the page.
    pub fn new(workspace: Workspace) -> Intake {
        Intake {
            workspace,
            items: RwSignal::new(Vec::new()),
            workers: leptos::prelude::StoredValue::new_local(Vec::new()),
            tables: leptos::prelude::StoredValue::new_local(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// Starts to read each file.
    pub fn take_all(self, files: Option<web_sys::FileList>) {
        let Some(files) = files else { return };
        for index in 0..files.length() {
            if let Some(file) = files.get(index) {
                self.take(file.name(), &file, browser::day_of(file.last_modified()));
            }
        }
    }

    /// Reads a text as if it were a file.
    pub fn take_text(self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let parts = js_sys::Array::of1(&text.into());
        if let Ok(blob) = web_sys::Blob::new_with_str_sequence(&parts) {
            self.take("Pasted text".to_owned(), &blob, None);
        }
    }

    fn take(self, name: String, blob: &web_sys::Blob, made: Option<NaiveDate>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let state = RwSignal::new(State::Reading(0.0));
        let item = IntakeItem {
            id,
            name: name.clone(),
            state,
        };
        self.items.update(|items| items.push(item));
        if blob.size() > MAX_BYTES {
            state.set(State::Refused(TOO_LARGE.to_owned()));
            return;
        }
        let kept = blob.clone();
        let hear = move |reply| {
            let file = |sha256| File {
                name: name.clone(),
                sha256,
                read_at: browser::utc_now(),
            };
            match reply {
                Reply::Progress(share) => state.set(State::Reading(share)),
                Reply::Evidence(sha256, reading) => {
                    let told = Told {
                        file: file(sha256),
                        reading: *reading,
                    };
                    self.end(id, state, State::Read(Arc::new(told)));
                }
                Reply::Table(sha256, reading) => {
                    let told = ToldTable {
                        item: id,
                        file: file(sha256),
                        reading: RwSignal::new(Arc::new(*reading)),
                        problem: RwSignal::new(None),
                    };
                    self.tables.update_value(|all| all.push((id, kept.clone())));
                    self.end(id, state, State::Table(told));
                }
                Reply::Block(_, text) => self.end(id, state, State::Block(text)),
                Reply::Failed(why) => self.end(id, state, State::Refused(why)),
                Reply::Simulated(_) => {}
            }
        };
        let said = Said {
            made,
            ..Said::default()
        };
        if let Err(why) = self.start(id, said, blob, Box::new(hear)) {
            state.set(State::Refused(why));
        }
    }

    /// Reads a table again, with what a person has said about it. What it said before shows until then.
    pub fn read_again(self, told: &ToldTable, said: Said) {
        let ToldTable {
            item,
            reading,
            problem,
            ..
        } = told.clone();
        self.stop(item);
        let blob = self.tables.with_value(|all| {
            let found = all.iter().find(|(of, _)| *of == item);
            found.map(|(_, blob)| blob.clone())
        });
        let Some(blob) = blob else { return };
        let hear = move |reply| {
            match reply {
                Reply::Table(_, new) => {
                    problem.set(None);
                    reading.set(Arc::new(*new));
                }
                Reply::Failed(why) => problem.set(Some(why)),
                _ => return,
            }
            self.stop(item);
        };
        if let Err(why) = self.start(item, said, &blob, Box::new(hear)) {
            problem.set(Some(why));
        }
    }

    fn start(
        self,
        id: u32,
        said: Said,
        blob: &web_sys::Blob,
        hear: Box<dyn FnMut(Reply)>,
    ) -> Result<(), String> {
        let mappings = self
            .workspace
            .scorecard
            .with_untracked(|card| card.all::<TableMapping>().cloned().collect());
        let known = Known {
            mappings,
            said: said.mapping,
            roster: said.roster,
            made: said.made,
            kpis: self.workspace.scorecard.with_untracked(kpi_names),
            today: browser::now().date(),
        };
        let blob: &JsValue = blob.as_ref();
        let worker = Worker::start_with(&Job::Evidence(Box::new(known)), blob, hear)?;
        self.workers.update_value(|all| all.push((id, worker)));
        Ok(())
    }

    /// Ends the reading of a file at once.
    pub fn cancel(self, id: u32) {
        let found = self.items.with_untracked(|items| {
            let item = items.iter().find(|item| item.id == id);
            item.map(|item| item.state)
        });
        if let Some(state) = found {
            self.end(id, state, State::Stopped);
        }
    }

    /// Takes a file off the list.
    pub fn forget(self, id: u32) {
        self.stop(id);
        self.tables
            .update_value(|all| all.retain(|(of, _)| *of != id));
        self.items
            .update(|items| items.retain(|item| item.id != id));
    }

    fn end(self, id: u32, state: RwSignal<State>, with: State) {
        state.set(with);
        self.stop(id);
    }

    fn stop(self, id: u32) {
        self.workers
            .update_value(|all| all.retain(|(of, _)| *of != id));
    }
}

const TOO_LARGE: &str = "The file has more than 50 MB, and at most 50 MB are read. Export fewer systems or a shorter \
                         period at a time.";
