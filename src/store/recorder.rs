//! Keeps what is written where the browser writes it to the disk at once, and takes it back at the start.
//!
//! What is kept and why is said in [`super::recent`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Storage, StorageEvent, StorageEventInit};

use super::browser::BrowserDisk;
use super::journal::Writes;
use super::keys;
use super::patience::within;
use super::recent::{self, Batch};
use super::strict::Table;
use crate::domain::revision::Replica;

/// So long the start waits for a browser that does not answer, in milliseconds.
const PATIENCE: u32 = 1_000;

/// What this page has written since its last batch.
pub struct Recorder {
    table: Table,
    storage: Storage,
    visit: Replica,
    clock: fn() -> u64,
    number: Cell<u64>,
    writes: RefCell<Writes>,
    forgets: Cell<bool>,
}

/// The table, the visit that writes into it, and the clock of all visits.
type Open = (Table, Replica, fn() -> u64);

thread_local! {
    static TABLE: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// Writes again what a crash has lost, before anything is read. A browser that has nothing to keep it in, or
/// does not answer soon, is none the worse: an answer that comes later is told as if by another tab.
///
/// `visit` names this page; `clock` says the milliseconds.
pub async fn recover(visit: Replica, clock: fn() -> u64) {
    let mut work = Box::pin(take_back(clock));
    match within(PATIENCE, work.as_mut()).await {
        Some(answer) => {
            if let Some((table, _)) = answer {
                TABLE.set(Some((table, visit, clock)));
            }
        }
        None => spawn_local(async move {
            if let Some((_, writes)) = work.await {
                tell(&writes);
            }
        }),
    }
}

async fn take_back(clock: fn() -> u64) -> Option<(Table, Writes)> {
    let table = Table::open().await.ok()?;
    let kept = table.read().await.ok()?;
    let disk = BrowserDisk::find();
    // What cannot be written now is tried again at the next start.
    let writes = recent::replay(&disk, &kept).ok()?;
    let old: Vec<(String, Option<String>)> = (recent::outdated(&kept, clock()).into_iter())
        .map(|key| (key.to_owned(), None))
        .collect();
    if !old.is_empty() {
        table.write(&old, false).ok()?;
    }
    let _ = recent::forget_visits(&disk, clock());
    Some((table, writes))
}

/// Tells the page of what came back after it had started.
fn tell(writes: &Writes) {
    let Some(window) = web_sys::window() else {
        return;
    };
    for (key, text) in writes {
        let init = StorageEventInit::new();
        init.set_key(Some(key));
        init.set_new_value(text.as_deref());
        if let Ok(event) = StorageEvent::new_with_event_init_dict("storage", &init) {
            // Fails only for an event that is on its way already, and this one is new.
            let _ = window.dispatch_event(&event);
        }
    }
}

impl Recorder {
    /// Returns the recorder of this page, once, where the browser has something to keep it in.
    pub fn of_page(storage: &Storage) -> Option<Rc<Recorder>> {
        let (table, visit, clock) = TABLE.take()?;
        Some(Rc::new(Recorder {
            table,
            storage: storage.clone(),
            visit,
            clock,
            number: Cell::new(0),
            writes: RefCell::default(),
            forgets: Cell::new(false),
        }))
    }

    /// Notes a write; with all others of the same task it is kept right after.
    pub fn note(self: &Rc<Recorder>, key: &str, text: Option<&str>) {
        let text = text.map(str::to_owned);
        let is_first = self.writes.borrow().is_empty();
        self.writes.borrow_mut().insert(key.to_owned(), text);
        if is_first {
            let recorder = self.clone();
            spawn_local(async move { recorder.keep() });
        }
    }

    pub fn forget(&self) {
        self.forgets.set(true);
    }

    fn keep(&self) {
        self.number.set(self.number.get() + 1);
        let batch = Batch {
            visit: self.visit,
            number: self.number.get(),
            at: (self.clock)(),
            writes: self.writes.take(),
        };
        let forgets = self.forgets.take();
        if !forgets {
            // After the writes that it tells of. Untold, they would be written again, which does no harm.
            let _ = (self.storage).set_item(&keys::written(self.visit), &batch.mark());
        }
        // What cannot be kept is stored all the same, and lost only if the browser is killed.
        let _ = self.table.write(&batch.records(), forgets);
    }
}
