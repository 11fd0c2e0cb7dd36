//! The files that were dropped, and the workers that read them.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use std::sync::Arc;

use crate::domain::measure::evidence::Reading;
use crate::domain::measure::evidence::provenance::File;
use crate::ui::browser;
use crate::ui::worker::{Job, Reply, Worker};
use crate::ui::workspace::Workspace;

/// The most that is read of one file.
const MAX_BYTES: f64 = 50.0 * 1024.0 * 1024.0;

/// What a file says.
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
}

/// A file of the list.
#[derive(Clone)]
pub struct Item {
    pub id: u32,
    pub name: String,
    pub state: RwSignal<State>,
}

/// All of them; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Intake {
    pub workspace: Workspace,
    pub items: RwSignal<Vec<Item>>,
    workers: StoredValue<Vec<(u32, Worker)>, LocalStorage>,
    next: StoredValue<u32>,
}

impl Intake {
    /// An empty list; its workers end with the page.
    pub fn new(workspace: Workspace) -> Intake {
        Intake {
            workspace,
            items: RwSignal::new(Vec::new()),
            workers: StoredValue::new_local(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// Starts to read each file.
    pub fn take_all(self, files: Option<web_sys::FileList>) {
        let Some(files) = files else { return };
        for index in 0..files.length() {
            if let Some(file) = files.get(index) {
                self.take(file.name(), &file);
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
            self.take("Pasted text".to_owned(), &blob);
        }
    }

    fn take(self, name: String, blob: &web_sys::Blob) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let state = RwSignal::new(State::Reading(0.0));
        let item = Item {
            id,
            name: name.clone(),
            state,
        };
        self.items.update(|items| items.push(item));
        if blob.size() > MAX_BYTES {
            state.set(State::Refused(TOO_LARGE.to_owned()));
            return;
        }
        let hear = move |reply| match reply {
            Reply::Progress(share) => state.set(State::Reading(share)),
            Reply::Evidence(sha256, reading) => {
                let file = File {
                    name: name.clone(),
                    sha256,
                    read_at: browser::utc_now(),
                };
                let told = Told {
                    file,
                    reading: *reading,
                };
                self.end(id, state, State::Read(Arc::new(told)));
            }
            Reply::Failed(why) => self.end(id, state, State::Refused(why)),
            Reply::Simulated(_) => {}
        };
        let blob: &JsValue = blob.as_ref();
        match Worker::start_with(&Job::Evidence, blob, Box::new(hear)) {
            Ok(worker) => self.workers.update_value(|all| all.push((id, worker))),
            Err(why) => state.set(State::Refused(why)),
        }
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
