//! The steps, messages and people of a playbook of one's own, as fields.

use super::edit::PlaybookDraft;
use crate::domain::respond::own::{Message, Playbook, Step, Tell};
use crate::domain::respond::playbook::Phase;
use crate::domain::respond::slots::SLOTS;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::pages::respond::parts::add_line;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The longest time that is asked for: a year, in minutes.
const LONGEST: u32 = 366 * 24 * 60;

/// Steps, each with its fields.
pub fn steps(draft: PlaybookDraft) -> Node {
    let row = move |place: usize| {
        let phase = Signal::derive(move || {
            let phase = draft.read(|one| one.steps.get(place).map(|step| step.phase));
            let found = Phase::ALL.iter().position(|one| Some(*one) == phase);
            found.unwrap_or_default()
        });
        let set_phase = move |chosen: usize| {
            let phase = Phase::ALL.get(chosen).copied().unwrap_or_default();
            draft.change(|one| {
                if let Some(step) = one.steps.get_mut(place) {
                    step.phase = phase;
                }
            });
        };
        view! {
            <div class="form">
                {text(draft, "What", place, |one, place| one.steps.get_mut(place).map(|step| &mut step.what), true)}
                {pick("Phase", fixed(Phase::ALL.map(Phase::name)), phase, Callback::new(set_phase), false)}
                {minutes(draft, "By minute of the first hour", place, 60, |one, place| one.steps.get(place)?.minute, set_minute)}
                {text(draft, "Who", place, |one, place| one.steps.get_mut(place).map(|step| &mut step.who), false)}
                {text(draft, "Why", place, |one, place| one.steps.get_mut(place).map(|step| &mut step.why), false)}
                {text(draft, "How", place, |one, place| one.steps.get_mut(place).map(|step| &mut step.detail), false)}
            </div>
        }
    };
    let add = move |what: String| {
        draft.change(|one| {
            let phase = one.steps.last().map(|step| step.phase).unwrap_or_default();
            one.steps.push(Step {
                phase,
                what,
                ..Step::default()
            });
        });
    };
    items(
        draft,
        "step",
        |one| one.steps.iter().map(|step| step.what.clone()).collect(),
        row,
        Acts {
            remove: |one, place| drop(one.steps.remove(place)),
            swap: |one, a, b| one.steps.swap(a, b),
            add: add_line(
                "New step",
                vec![("Add the step", Callback::new(add))],
                "As an order: “Call the vendor”.",
            ),
        },
    )
}

/// Prepared messages.
pub fn messages(draft: PlaybookDraft) -> Node {
    let row = move |place: usize| {
        let words = Signal::derive(move || {
            draft.read(|one| {
                one.messages
                    .get(place)
                    .map(|one| one.text.clone())
                    .unwrap_or_default()
            })
        });
        let keep = move |text: String| {
            draft.change(|one| {
                if let Some(message) = one.messages.get_mut(place) {
                    message.text = text;
                }
            });
        };
        let slots = SLOTS.map(|(slot, what)| format!("{{{slot}}} {what}"));
        let hint = format!(
            "Filled in when a run is on: {}. {{if vendor}}…{{else}}…{{/if}} says the one when it is known, else the other.",
            slots.join(", ")
        );
        view! {
            <div class="form">
                {text(draft, "To", place, |one, place| one.messages.get_mut(place).map(|one| &mut one.to), true)}
                {text(draft, "When", place, |one, place| one.messages.get_mut(place).map(|one| &mut one.when), false)}
                {text(draft, "Subject", place, |one, place| one.messages.get_mut(place).map(|one| &mut one.subject), false)}
                <TextArea label="Words" rows=5 hint value=words on_commit=keep />
            </div>
        }
    };
    let add = move |to: String| {
        draft.change(|one| {
            one.messages.push(Message {
                to,
                ..Message::default()
            });
        });
    };
    items(
        draft,
        "message",
        |one| one.messages.iter().map(|one| one.to.clone()).collect(),
        row,
        Acts {
            remove: |one, place| drop(one.messages.remove(place)),
            swap: |one, a, b| one.messages.swap(a, b),
            add: add_line(
                "New message to",
                vec![("Add the message", Callback::new(add))],
                "A role: “Client”.",
            ),
        },
    )
}

/// People who must be told.
pub fn tell(draft: PlaybookDraft) -> Node {
    let row = move |place: usize| {
        view! {
            <div class="form">
                {text(draft, "Who", place, |one, place| one.tell.get_mut(place).map(|one| &mut one.who), true)}
                {minutes(draft, "Within minutes", place, LONGEST, |one, place| one.tell.get(place).map(|one| one.within_minutes), set_within)}
                {text(draft, "Why", place, |one, place| one.tell.get_mut(place).map(|one| &mut one.why), false)}
                {text(draft, "Only if", place, |one, place| one.tell.get_mut(place).map(|one| &mut one.only_if), false)}
            </div>
        }
    };
    let add = move |who: String| {
        draft.change(|one| {
            one.tell.push(Tell {
                who,
                within_minutes: 60,
                ..Tell::default()
            });
        });
    };
    items(
        draft,
        "person",
        |one| one.tell.iter().map(|one| one.who.clone()).collect(),
        row,
        Acts {
            remove: |one, place| drop(one.tell.remove(place)),
            swap: |one, a, b| one.tell.swap(a, b),
            add: add_line(
                "New person or role",
                vec![("Add them", Callback::new(add))],
                "A role of the project: “CISO”.",
            ),
        },
    )
}

fn set_minute(playbook: &mut Playbook, place: usize, minute: Option<u32>) {
    if let Some(step) = playbook.steps.get_mut(place) {
        step.minute = minute;
    }
}

/// Sets by when somebody must know; an hour where nobody says.
fn set_within(playbook: &mut Playbook, place: usize, minutes: Option<u32>) {
    if let Some(tell) = playbook.tell.get_mut(place) {
        tell.within_minutes = minutes.unwrap_or(60);
    }
}

/// What can be done with the items of a list.
struct Acts {
    remove: fn(&mut Playbook, usize),
    swap: fn(&mut Playbook, usize, usize),
    add: Node,
}

/// A list whose items open to their fields. It is drawn again only when their number changes.
fn items(
    draft: PlaybookDraft,
    one: &'static str,
    names: fn(&Playbook) -> Vec<String>,
    row: impl Fn(usize) -> Node + Copy + Send + Sync + 'static,
    acts: Acts,
) -> Node {
    let count = Memo::new(move |_| draft.read(|one| names(one).len()));
    let Acts { remove, swap, add } = acts;
    let name =
        move |place: usize| draft.read(|one| names(one).get(place).cloned().unwrap_or_default());
    let item = move |place: usize| {
        let delete = move || {
            let edited = draft.change(|one| {
                if place < names(one).len() {
                    remove(one, place)
                }
            });
            (draft.workspace).say_with_undo(edited, format!("The {one} was deleted"));
        };
        let up = move || {
            draft.change(|one| {
                if place > 0 {
                    swap(one, place - 1, place)
                }
            });
        };
        let first = (place == 0).then(|| "It is the first".to_owned());
        view! {
            <li>
                <Disclosure summary=Signal::derive(move || name(place))>
                    {row(place)}
                    <div class="actions">
                        <Button small=true icon=Glyph::Up disabled_because=first on_click=up>"Move up"</Button>
                        <Button small=true icon=Glyph::Trash kind=ButtonKind::Quiet on_click=delete>{format!("Delete the {one}")}</Button>
                    </div>
                </Disclosure>
            </li>
        }
    };
    let rows = move || Node::list((0..count.get()).map(item).collect());
    view! { <div class="stack"><ol class="playbook-items">{rows}</ol>{add}</div> }
}

fn text(
    draft: PlaybookDraft,
    label: &'static str,
    place: usize,
    of: fn(&mut Playbook, usize) -> Option<&mut String>,
    is_needed: bool,
) -> Node {
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || {
        // The same way in serves reading and writing, so that each field is named once.
        draft.read(|one| of(&mut one.clone(), place).cloned().unwrap_or_default())
    });
    let keep = move |text: String| {
        let text = text.trim().to_owned();
        let is_missing = is_needed && text.is_empty();
        error.set(is_missing.then(|| "It needs a text.".to_owned()));
        if !is_missing {
            draft.change(|one| {
                if let Some(field) = of(one, place) {
                    *field = text;
                }
            });
        }
    };
    view! { <TextField label value error=error on_commit=keep /> }
}

fn minutes(
    draft: PlaybookDraft,
    label: &'static str,
    place: usize,
    most: u32,
    pick: fn(&Playbook, usize) -> Option<u32>,
    set: fn(&mut Playbook, usize, Option<u32>),
) -> Node {
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || {
        let minutes = draft.read(|one| pick(one, place));
        minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default()
    });
    let keep = move |text: String| {
        let read = match text.trim() {
            "" => Ok(None),
            text => text.parse().map(Some),
        };
        match read {
            Ok(minutes) if minutes.is_none_or(|minutes| (1..=most).contains(&minutes)) => {
                error.set(None);
                draft.change(|one| set(one, place, minutes));
            }
            _ => error.set(Some(format!("Write whole minutes from 1 to {most}."))),
        }
    };
    view! { <TextField label optional=true max_length=7 value error=error on_commit=keep /> }
}
