//! The steps, messages and people of a playbook of one's own, as fields.

use super::edit::TITLE;
use crate::domain::respond::own::{Message, Playbook, Step, Tell};
use crate::domain::respond::slots::SLOTS;
use crate::ui::form::{Field, One};
use crate::ui::page::Page;
use crate::ui::pages::respond::parts::add_line;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The longest time that is asked for: a year, in minutes.
const LONGEST: u32 = 366 * 24 * 60;

const EMPTY: &str = "It needs a text.";

static STEP: [Field<Step>; 6] = [
    line("What", |step: &mut Step| &mut step.what).needs(EMPTY),
    Field::<Step>::one("Phase", &One(|step| &mut step.phase)).title(TITLE),
    Field::<Step>::meant(
        "By minute of the first hour",
        |step| written(step.minute),
        |step, text| {
            step.minute = minutes(text, 60)?;
            Ok(())
        },
    )
    .title(TITLE),
    line("Who", |step: &mut Step| &mut step.who),
    line("Why", |step: &mut Step| &mut step.why),
    line("How", |step: &mut Step| &mut step.detail),
];
static MESSAGE: [Field<Message>; 4] = [
    line("To", |message: &mut Message| &mut message.to).needs(EMPTY),
    line("When", |message: &mut Message| &mut message.when),
    line("Subject", |message: &mut Message| &mut message.subject),
    line("Words", |message: &mut Message| &mut message.text)
        .rows(5)
        .said(holes),
];
static TELL: [Field<Tell>; 4] = [
    line("Who", |tell: &mut Tell| &mut tell.who).needs(EMPTY),
    Field::<Tell>::meant(
        "Within minutes",
        |tell| written(Some(tell.within_minutes)),
        // An hour where nobody says.
        |tell, text| {
            tell.within_minutes = minutes(text, LONGEST)?.unwrap_or(60);
            Ok(())
        },
    )
    .title(TITLE),
    line("Why", |tell: &mut Tell| &mut tell.why),
    line("Only if", |tell: &mut Tell| &mut tell.only_if),
];

const fn line<S>(label: &'static str, part: fn(&mut S) -> &mut String) -> Field<S> {
    Field::line(label, part).title(TITLE).unmarked()
}

fn holes(_: &Message) -> String {
    let slots = SLOTS.map(|(slot, what)| format!("{{{slot}}} {what}"));
    format!(
        "Filled in when a run is on: {}. {{if vendor}}…{{else}}…{{/if}} says the one when it is known, else the other.",
        slots.join(", ")
    )
}

fn written(minutes: Option<u32>) -> String {
    minutes
        .map(|minutes| minutes.to_string())
        .unwrap_or_default()
}

/// Reads a number of minutes up to the most that is asked for.
fn minutes(text: &str, most: u32) -> Result<Option<u32>, String> {
    match text.parse() {
        _ if text.is_empty() => Ok(None),
        Ok(minutes) if minutes <= most => Ok(Some(minutes)),
        _ => Err(format!("A number of minutes from 0 to {most}, such as 15.")),
    }
}

/// Steps, each with its fields.
pub fn steps(playbook: Page<Playbook>) -> Node {
    let row = move |place: usize| {
        (playbook.item(place, |one, place| one.steps.get_mut(place))).fields(&STEP)
    };
    let add = move |what: String| {
        playbook.change(TITLE, |one| {
            let phase = one.steps.last().map(|step| step.phase).unwrap_or_default();
            one.steps.push(Step {
                phase,
                what,
                ..Step::default()
            });
        });
    };
    items(
        playbook,
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
pub fn messages(playbook: Page<Playbook>) -> Node {
    let row = move |place: usize| {
        (playbook.item(place, |one, place| one.messages.get_mut(place))).fields(&MESSAGE)
    };
    let add = move |to: String| {
        playbook.change(TITLE, |one| {
            one.messages.push(Message {
                to,
                ..Message::default()
            });
        });
    };
    items(
        playbook,
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
pub fn tell(playbook: Page<Playbook>) -> Node {
    let row = move |place: usize| {
        (playbook.item(place, |one, place| one.tell.get_mut(place))).fields(&TELL)
    };
    let add = move |who: String| {
        playbook.change(TITLE, |one| {
            one.tell.push(Tell {
                who,
                within_minutes: 60,
                ..Tell::default()
            });
        });
    };
    items(
        playbook,
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

/// What can be done with the items of a list.
struct Acts {
    remove: fn(&mut Playbook, usize),
    swap: fn(&mut Playbook, usize, usize),
    add: Node,
}

/// A list whose items open to their fields. It is drawn again only when their number changes.
fn items(
    playbook: Page<Playbook>,
    one: &'static str,
    names: fn(&Playbook) -> Vec<String>,
    row: impl Fn(usize) -> Node + Copy + Send + Sync + 'static,
    acts: Acts,
) -> Node {
    let count = Memo::new(move |_| playbook.record.with(|one| names(one).len()));
    let Acts { remove, swap, add } = acts;
    let name = move |place: usize| {
        (playbook.record).with(|one| names(one).get(place).cloned().unwrap_or_default())
    };
    let item = move |place: usize| {
        let delete = move || {
            let edited = playbook.change(TITLE, |one| {
                if place < names(one).len() {
                    remove(one, place)
                }
            });
            (playbook.workspace).say_with_undo(edited, format!("The {one} was deleted"));
        };
        let up = move || {
            playbook.change(TITLE, |one| {
                if place > 0 {
                    swap(one, place - 1, place)
                }
            });
        };
        let first = (place == 0).then(|| "It is the first".to_owned());
        view! {
            <li>
                <Disclosure summary=Signal::derive(move || name(place))>
                    <div class="form">{row(place)}</div>
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
