//! Work that would freeze the page: done in a worker, by the same wasm.
//!
//! [`Worker::start`] runs on the page, [`work`] in the worker. Between them lies `worker.js`, which starts this
//! program a second time and hands on texts. Whoever drops the [`Worker`] ends it at once, finished or not.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::document;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, WorkerOptions, WorkerType};

use crate::domain::decide::simulation::{Plan, SimulationOutcome, simulate};
use crate::domain::measure::evidence::Reading as Evidence;
use crate::domain::measure::evidence::digest::sha256;
use crate::domain::measure::evidence::table::TableReading;
use crate::files::csv::block::is_block;
use crate::files::evidence::{self, EvidenceRefusal, table};
use crate::files::table::encoding::text_of;

/// What a worker is asked to do.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Simulates years of loss.
    Simulate(Plan),
    /// Reads the file that comes along as what a tool has written, or as a table about which this is known.
    Evidence(Box<table::Known>),
}

/// What it says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The share that is done, from 0 to 1.
    Progress(f64),
    /// The last reply: the years are simulated.
    Simulated(Box<SimulationOutcome>),
    /// The last reply: the SHA-256 of the file, and what it says.
    Evidence(String, Box<Evidence>),
    /// The same for a table that no known tool writes.
    Table(String, Box<TableReading>),
    /// The same for values of several KPIs of the scorecard, with the text.
    Block(String, String),
    /// The last reply: what went wrong.
    Failed(String),
}

/// Does a job and returns its last reply; `tell` takes those before.
#[wasm_bindgen]
pub fn work(job: &str, tell: &Function, bytes: Option<Vec<u8>>) -> String {
    let reply = match serde_json::from_str(job) {
        Ok(Job::Simulate(plan)) => {
            let outcome = simulate(&plan, &mut every_percent(tell));
            outcome.map_or_else(
                || Reply::Failed("stopped".to_owned()),
                |outcome| Reply::Simulated(Box::new(outcome)),
            )
        }
        Ok(Job::Evidence(known)) => match bytes {
            Some(bytes) => read(&bytes, &known, tell),
            None => Reply::Failed(NOT_READ.to_owned()),
        },
        Err(error) => Reply::Failed(error.to_string()),
    };
    text(&reply)
}

/// Reads the bytes of a file.
fn read(bytes: &[u8], known: &table::Known, tell: &Function) -> Reply {
    let digest = sha256(bytes);
    let length = bytes.len().max(1) as f64;
    let mut progress = every_percent(tell);
    let mut progress = |done: usize| {
        progress(done as f64 / length);
    };
    let mut told = || -> Result<Reply, EvidenceRefusal> {
        let decoded = text_of(bytes)?;
        let (text, note) = (&decoded.text, decoded.note().map(str::to_owned));
        Ok(match evidence::read(text, &mut progress)? {
            Some(mut reading) => {
                reading.notes.extend(note);
                Reply::Evidence(digest.clone(), Box::new(reading))
            }
            None if is_block(text, &known.kpis) => Reply::Block(digest.clone(), text.to_string()),
            None => {
                let mut reading = table::read(text, known, &mut progress)?;
                reading.notes.extend(note);
                Reply::Table(digest.clone(), Box::new(reading))
            }
        })
    };
    told().unwrap_or_else(|refusal| Reply::Failed(refusal.to_string()))
}

/// Passes on that work goes on, a hundred times at most.
fn every_percent(tell: &Function) -> impl FnMut(f64) -> bool {
    let mut said = 0.0;
    move |share| {
        if share >= said + 0.01 {
            said = share;
            // A page that no longer listens has ended this worker.
            let _ = tell.call1(&JsValue::NULL, &text(&Reply::Progress(share)).into());
        }
        true
    }
}

fn text(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap_or_default()
}

/// A worker at its job.
pub struct Worker {
    worker: web_sys::Worker,
    _listener: Closure<dyn FnMut(web_sys::Event)>,
}

impl Worker {
    /// Starts a worker; `on_reply` hears all it says. Where there can be none, the sentence says so.
    pub fn start(job: &Job, on_reply: impl FnMut(Reply) + 'static) -> Result<Worker, String> {
        Worker::start_with(job, &JsValue::UNDEFINED, Box::new(on_reply))
    }

    /// The same for a job about a file.
    pub fn start_with(
        job: &Job,
        file: &JsValue,
        mut on_reply: Box<dyn FnMut(Reply)>,
    ) -> Result<Worker, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = named_by_the_page("script[type=\"text/x-worker\"]", "src");
        let address = address.as_string().ok_or(NO_WORKER)?;
        let worker = web_sys::Worker::new_with_options(&address, &options)
            .map_err(|_| NO_WORKER.to_owned())?;
        // A worker that cannot be loaded sends an event without data; one that stops says what is no reply.
        let listener = Closure::new(move |event: web_sys::Event| {
            let said = event
                .dyn_ref::<MessageEvent>()
                .and_then(|message| message.data().as_string());
            let reply = said.and_then(|said| serde_json::from_str(&said).ok());
            on_reply(reply.unwrap_or_else(|| Reply::Failed(NO_WORKER.to_owned())));
        });
        worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        worker.set_onerror(Some(listener.as_ref().unchecked_ref()));
        let message = Array::of4(
            &named_by_the_page("link[rel=modulepreload]", "href"),
            &wasm_bindgen::module(),
            &text(job).into(),
            file,
        );
        worker
            .post_message(&message)
            .map_err(|_| NO_WORKER.to_owned())?;
        Ok(Worker {
            worker,
            _listener: listener,
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

const NOT_READ: &str = "The file could not be read: it was moved, deleted or changed since it was chosen. Choose it again.";

const NO_WORKER: &str = "The worker, which does the reckoning beside the page, did not start or has stopped. Reload the \
                         page; if that does not help, use a browser from 2023 or later.";

/// Returns the address of a file of this build, which the page names by its hash: the script that starts this program,
/// as `boot.js` finds it, or the worker's.
fn named_by_the_page(element: &str, attribute: &str) -> JsValue {
    let element = document().query_selector(element).ok().flatten();
    element
        .and_then(|element| Reflect::get(&element, &attribute.into()).ok())
        .unwrap_or_default()
}
