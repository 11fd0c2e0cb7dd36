//! Bringing in many files or a folder at once, each whole or not at all.
//!
//! What is new is added beside the open scorecard. What is here already is not touched: a button asks what should become
//! of it, as for a single file.

use crate::domain::words::english::counted;
use crate::domain::words::listed;
use crate::ui::prelude::*;
use leptos::{ev, html};
use wasm_bindgen_futures::spawn_local;

use super::decision::{Decision, Incoming};
use super::decision_view::{DecisionBody, DecisionButtons};
use super::take_in::{keep_dropped_files_from_replacing_the_page, read};
use crate::domain::scorecard::Scorecard;
use crate::files::preview::{Mode, preview};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// A file, and what it came to.
#[derive(Clone)]
struct Taken {
    name: String,
    came: Came,
}

#[derive(Clone)]
enum Came {
    /// It stands beside the others now, under this title.
    Added(String),
    /// All of it was here already.
    Same,
    /// Another state of it is here: somebody has to say what should become of both.
    Here(Box<Incoming>),
    /// It was decided about.
    Settled,
    Refused(String),
}

/// What the card shares.
#[derive(Clone, Copy)]
struct Intake {
    workspace: Workspace,
    taken: RwSignal<Vec<Taken>>,
    /// The share of the files that is read, while they are.
    busy: RwSignal<Option<f64>>,
    /// How many files of a folder were no scorecard files by their name.
    others: RwSignal<usize>,
    decision: Decision,
    asks: RwSignal<bool>,
    /// The file that is being decided about.
    asked: RwSignal<Option<usize>>,
}

/// The inputs with their drop area, and what became of each file.
#[component]
pub fn ImportMany() -> Node {
    let asks = RwSignal::new(false);
    let asked = RwSignal::new(None::<usize>);
    let taken = RwSignal::new(Vec::<Taken>::new());
    let decision = Decision::new(move |done| {
        let _ = asks.try_set(false);
        if let (Some(_), Some(Some(at))) = (done, asked.try_get_untracked()) {
            taken.update(|taken| {
                if let Some(one) = taken.get_mut(at) {
                    one.came = Came::Settled;
                }
            });
        }
    });
    let intake = Intake {
        workspace: Workspace::get(),
        taken,
        busy: RwSignal::new(None),
        others: RwSignal::new(0),
        decision,
        asks,
        asked,
    };
    let over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        intake.take(event.data_transfer().and_then(|data| data.files()));
    };
    keep_dropped_files_from_replacing_the_page();
    let busy = move || {
        let share = Signal::derive(move || intake.busy.get().unwrap_or(1.0));
        let is_busy = intake.busy.with(Option::is_some);
        is_busy.then(|| view! { <Progress label="Reading the files" value=share /> })
    };
    view! {
        <div class="stack">
            <div class="drop" class:drop-over=move || over.get()
                on:dragover=move |event: ev::DragEvent| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)
                on:drop=dropped>
                {input(intake, "Import files", false)}
                {input(intake, "Import a folder", true)}
                <p class="note">"or drop files here"</p>
            </div>
            {busy}
            {result(intake)}
        </div>
        <Dialog open=asks title="Import this scorecard?" size=DialogSize::Large
            actions=move || view! { <DecisionButtons decision /> } on_close=move || decision.cancel()>
            <DecisionBody decision />
        </Dialog>
    }
}

fn input(intake: Intake, label: &'static str, is_folder: bool) -> Node {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            intake.take(input.files());
            // Emptied, so that the same files can be chosen again after they were mended.
            input.set_value("");
        }
    };
    view! {
        <label class="btn drop-button">
            <Icon glyph=Glyph::Upload />
            <span>{label}</span>
            <input type="file" class="drop-input" multiple=true webkitdirectory=is_folder
                accept=(!is_folder).then_some(".json,application/json") node_ref=input on:change=chosen />
        </label>
    }
}

impl Intake {
    /// Reads the files one after the other, and only then adds what can be added.
    fn take(self, list: Option<web_sys::FileList>) {
        let Some(list) = list.filter(|list| list.length() > 0) else {
            return;
        };
        let mut files = Vec::new();
        for index in 0..list.length() {
            files.extend(list.get(index));
        }
        let count = files.len();
        if count > 1 {
            // A folder holds other things too; a single file that is none of ours is told why.
            files.retain(|file| file.name().to_lowercase().ends_with(".json"));
        }
        self.others.set(count - files.len());
        self.taken.set(Vec::new());
        self.busy.set(Some(0.0));
        spawn_local(async move {
            let count = files.len().max(1);
            let mut readings = Vec::new();
            for (at, file) in files.into_iter().enumerate() {
                let name = file.name();
                readings.push((name, read(file).await));
                // A page that was left takes nothing in.
                if self
                    .busy
                    .try_set(Some((at + 1) as f64 / count as f64))
                    .is_some()
                {
                    return;
                }
            }
            self.keep(readings);
            self.busy.set(None);
        });
    }

    fn keep(self, readings: Vec<(String, Result<crate::files::scorecard_file::File, String>)>) {
        let mut taken: Vec<Taken> = Vec::new();
        let mut new: Vec<Scorecard> = Vec::new();
        let mut places = Vec::new();
        for (name, reading) in readings {
            let came = match reading {
                Err(why) => Came::Refused(why),
                Ok(file) => {
                    let id = file.scorecard.id;
                    let here = match new.iter().find(|card| card.id == id) {
                        Some(card) => Some(card.clone()),
                        None => self.here(id),
                    };
                    match here {
                        None => {
                            let title = file.scorecard.settings().title;
                            places.push(taken.len());
                            new.push(file.scorecard);
                            Came::Added(title)
                        }
                        Some(here)
                            if preview(Some(&here), &file.scorecard, Mode::Merge)
                                .changes_nothing() =>
                        {
                            Came::Same
                        }
                        Some(_) => Came::Here(Box::new(Incoming {
                            from: name.clone(),
                            file,
                        })),
                    }
                }
            };
            taken.push(Taken { name, came });
        }
        let failed = self.workspace.add_beside(&new);
        for (place, failed) in places.into_iter().zip(failed) {
            if let Some(error) = failed {
                taken[place].came = Came::Refused(format!("{error}."));
            }
        }
        self.taken.set(taken);
    }

    /// Returns the scorecard of this id that is in this browser.
    fn here(self, id: crate::domain::revision::Id) -> Option<Scorecard> {
        if self.workspace.open.get_untracked() == Some(id) {
            return Some(self.workspace.scorecard.get_untracked());
        }
        let is_listed =
            (self.workspace.listed).with_untracked(|listed| listed.iter().any(|one| one.id == id));
        is_listed.then(|| self.workspace.peek(id)).flatten()
    }

    fn ask(self, at: usize, incoming: Incoming) {
        self.asked.set(Some(at));
        self.decision.consider(incoming);
        self.asks.set(true);
    }
}

/// What became of the files: in short, and one by one.
fn result(intake: Intake) -> Node {
    let shown = move || {
        let taken = intake.taken.get();
        let others = intake.others.get();
        if intake.busy.with(Option::is_some) || (taken.is_empty() && others == 0) {
            return Node::Nothing;
        }
        let (mut open, mut done): (Vec<Node>, Vec<Node>) = (Vec::new(), Vec::new());
        for (at, one) in taken.iter().enumerate() {
            let list = match one.came {
                Came::Here(_) | Came::Refused(_) => &mut open,
                Came::Added(_) | Came::Same | Came::Settled => &mut done,
            };
            list.push(line(intake, at, one));
        }
        // Fifty files that came in well need no fifty lines.
        let done = (!done.is_empty()).then(|| view! {
            <Disclosure summary="What came in well" open={done.len() <= 5}><ul class="portfolio-taken">{done}</ul></Disclosure>
        });
        view! {
            <p role="status">{summary(&taken, others)}</p>
            <ul class="portfolio-taken">{open}</ul>
            {done}
        }
    };
    view! { {shown} }
}

fn summary(taken: &[Taken], others: usize) -> String {
    let count = |is: fn(&Came) -> bool| taken.iter().filter(|one| is(&one.came)).count();
    let parts = [
        (count(|came| matches!(came, Came::Added(_))), "added"),
        (count(|came| matches!(came, Came::Same)), "already here"),
        (count(|came| matches!(came, Came::Here(_))), "to decide"),
        (count(|came| matches!(came, Came::Settled)), "decided"),
        (count(|came| matches!(came, Came::Refused(_))), "refused"),
    ];
    let words: Vec<String> = (parts.iter())
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let mut said = match words.is_empty() {
        true => "No scorecard file was among them.".to_owned(),
        false => format!("{}.", listed(&words)),
    };
    if others > 0 {
        said += &format!(" {} of another kind left alone.", counted(others, "file"));
    }
    said
}

fn line(intake: Intake, at: usize, one: &Taken) -> Node {
    let (mark, words) = match &one.came {
        Came::Added(title) => (Mark::OnTarget, format!("Added as “{title}”")),
        Came::Same => (
            Mark::OnTarget,
            "Already here, with nothing new in the file".to_owned(),
        ),
        Came::Here(_) => (Mark::Watch, "Already here, and the file differs".to_owned()),
        Came::Settled => (Mark::OnTarget, "Decided".to_owned()),
        Came::Refused(_) => (Mark::OffTarget, "Refused, nothing was changed".to_owned()),
    };
    let why = match &one.came {
        Came::Refused(why) => Some(view! { <p class="note">{why.clone()}</p> }),
        _ => None,
    };
    let decide = match &one.came {
        Came::Here(incoming) => {
            let (incoming, about) = ((**incoming).clone(), one.name.clone());
            let ask = Callback::new(move |()| intake.ask(at, incoming.clone()));
            Some(
                view! { <Button small=true on_click=ask>"Decide"<span class="visually-hidden">" about "{about}</span></Button> },
            )
        }
        _ => None,
    };
    view! {
        <li>
            <p class="breakable">{one.name.clone()}</p>
            <p class="cluster"><Badge mark words />{decide}</p>
            {why}
        </li>
    }
}
