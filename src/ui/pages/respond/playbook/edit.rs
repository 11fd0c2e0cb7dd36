//! Changing a playbook of one's own.

use super::edit_items::{messages, steps, tell};
use crate::domain::respond::duty::Occasion;
use crate::domain::respond::own::Playbook;
use crate::ui::form::Field;
use crate::ui::page::Page;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Of = Field<Playbook>;

/// What is undone of it is always called so.
pub const TITLE: &str = "change a playbook";

static ABOUT: [Of; 4] = [
    Of::name("A playbook needs a name.", |one| &mut one.name).title(TITLE),
    area("What it is for", |one| &mut one.summary).hint("One or two sentences for the list."),
    area("Trigger", |one| &mut one.trigger).hint("What sets it off."),
    area("Aim", |one| &mut one.aim).hint("What a good outcome is."),
];
static LISTS: [Of; 5] = [
    Of::list("Signals", |one| &mut one.signals).title(TITLE),
    Of::list("What shows whether it worked", |one| &mut one.measures).title(TITLE),
    Of::list("Weak", |one| &mut one.weak).title(TITLE),
    Of::list("Strong", |one| &mut one.strong).title(TITLE),
    Of::list("Questions to ask afterwards", |one| &mut one.lessons).title(TITLE),
];

const fn area(label: &'static str, part: fn(&mut Playbook) -> &mut String) -> Of {
    Of::lines(label, 2, part).title(TITLE).unmarked()
}

/// The form.
pub fn form(playbook: Page<Playbook>) -> Node {
    view! {
        <div class="stack">
            <Card title="What it is"><div class="form">{playbook.fields(&ABOUT)}</div></Card>
            <Card title="Steps" note="In the order in which they are done">{steps(playbook)}</Card>
            <Card title="What to say">{messages(playbook)}</Card>
            <Card title="Who must be told">{tell(playbook)}</Card>
            <Card title="What a law may look at" note="The rules of the project then add whom they want told.">{occasions(playbook)}</Card>
            <Card title="Good and bad, before and after"><div class="form">{playbook.fields(&LISTS)}</div></Card>
        </div>
    }
}

fn occasions(playbook: Page<Playbook>) -> Node {
    let row = |occasion: Occasion| {
        let is_chosen =
            Signal::derive(move || (playbook.record).with(|one| one.occasions.contains(&occasion)));
        let choose = move |on: bool| {
            playbook.change(TITLE, |one| {
                one.occasions.retain(|other| *other != occasion);
                if on {
                    one.occasions.push(occasion);
                }
            });
        };
        view! { <Checkbox label=occasion.name() checked=is_chosen on_commit=choose /> }
    };
    let rows: Vec<Node> = Occasion::ALL.into_iter().map(row).collect();
    view! { <div class="stack">{rows}</div> }
}
