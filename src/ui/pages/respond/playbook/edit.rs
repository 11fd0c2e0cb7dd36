//! Changing a playbook of one's own.

use super::edit_items::{messages, steps, tell};
use crate::domain::respond::duty::Occasion;
use crate::domain::respond::own::Playbook;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::{Edited, Workspace};

/// The playbook that is changed; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct PlaybookDraft {
    pub workspace: Workspace,
    pub playbook: Memo<Option<Playbook>>,
}

impl PlaybookDraft {
    /// Changes the playbook.
    pub fn change(self, change: impl FnOnce(&mut Playbook)) -> Edited {
        let Some(mut playbook) = self.playbook.get_untracked() else {
            return Edited::Same;
        };
        change(&mut playbook);
        let edit = Edit::new("change a playbook").put(playbook);
        self.workspace.edit(edit)
    }

    /// Reads something off the playbook.
    pub fn read<T: Default>(self, pick: impl FnOnce(&Playbook) -> T) -> T {
        self.playbook
            .with(|one| one.as_ref().map(pick).unwrap_or_default())
    }
}

/// The form.
pub fn form(workspace: Workspace, playbook: Memo<Option<Playbook>>) -> Node {
    let draft = PlaybookDraft {
        workspace,
        playbook,
    };
    view! {
        <div class="stack">
            <Card title="What it is">{about(draft)}</Card>
            <Card title="Steps" note="In the order in which they are done">{steps(draft)}</Card>
            <Card title="What to say">{messages(draft)}</Card>
            <Card title="Who must be told">{tell(draft)}</Card>
            <Card title="What a law may look at" note="The rules of the project then add whom they want told.">{occasions(draft)}</Card>
            <Card title="Good and bad, before and after">{lists(draft)}</Card>
        </div>
    }
}

fn about(draft: PlaybookDraft) -> Node {
    let error = RwSignal::new(None::<String>);
    let rename = move |name: String| {
        let name = name.trim().to_owned();
        error.set(
            name.is_empty()
                .then(|| "A playbook needs a name.".to_owned()),
        );
        if !name.is_empty() {
            draft.change(|one| one.name = name);
        }
    };
    view! {
        <div class="form">
            <TextField label="Name" error=error on_commit=rename
                value=Signal::derive(move || draft.read(|one| one.name.clone())) />
            {area(draft, "What it is for", "One or two sentences for the list.", |one| &mut one.summary, |one| &one.summary)}
            {area(draft, "Trigger", "What sets it off.", |one| &mut one.trigger, |one| &one.trigger)}
            {area(draft, "Aim", "What a good outcome is.", |one| &mut one.aim, |one| &one.aim)}
        </div>
    }
}

fn occasions(draft: PlaybookDraft) -> Node {
    let row = |occasion: Occasion| {
        let is_chosen = Signal::derive(move || draft.read(|one| one.occasions.contains(&occasion)));
        let choose = move |on: bool| {
            draft.change(|one| {
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

fn area(
    draft: PlaybookDraft,
    label: &'static str,
    hint: &'static str,
    of: fn(&mut Playbook) -> &mut String,
    pick: fn(&Playbook) -> &String,
) -> Node {
    let value = Signal::derive(move || draft.read(|one| pick(one).clone()));
    let keep = move |text: String| {
        draft.change(|one| *of(one) = text.trim().to_owned());
    };
    view! { <TextArea label rows=2 hint value on_commit=keep /> }
}

fn lists(draft: PlaybookDraft) -> Node {
    view! {
        <div class="form">
            {list(draft, "Signals", |one| &mut one.signals, |one| &one.signals)}
            {list(draft, "What shows whether it worked", |one| &mut one.measures, |one| &one.measures)}
            {list(draft, "Weak", |one| &mut one.weak, |one| &one.weak)}
            {list(draft, "Strong", |one| &mut one.strong, |one| &one.strong)}
            {list(draft, "Questions to ask afterwards", |one| &mut one.lessons, |one| &one.lessons)}
        </div>
    }
}

fn list(
    draft: PlaybookDraft,
    label: &'static str,
    of: fn(&mut Playbook) -> &mut Vec<String>,
    pick: fn(&Playbook) -> &Vec<String>,
) -> Node {
    let value = Signal::derive(move || draft.read(|one| pick(one).join("\n")));
    let keep = move |text: String| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        draft.change(|one| *of(one) = lines);
    };
    view! { <TextArea label rows=3 hint="One a line." value on_commit=keep /> }
}
