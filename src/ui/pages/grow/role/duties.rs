//! What the coordinator owns, influences and supports, side by side.

use leptos::html;

use crate::domain::base::Extra;
use crate::domain::grow::duty::{Duty, Part};
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Editing, Field, Form, One};
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

type Of = Field<Duty>;

static FIELDS: [Of; 3] = [
    Of::line("Duty", |duty| &mut duty.what).needs("Say what the duty is."),
    Of::one("Your part", &One(|duty| &mut duty.part)),
    Of::line("Who decides, when not you", |duty| &mut duty.with),
];

fn blank(part: Part) -> Duty {
    Duty {
        id: browser::new_id(),
        what: String::new(),
        part,
        with: String::new(),
        extra: Extra::new(),
    }
}

/// The card.
#[component]
pub fn Duties(workspace: Workspace) -> Node {
    let duties = Memo::new(move |_| {
        let mut duties: Vec<Duty> = workspace
            .scorecard
            .with(|card| card.all::<Duty>().cloned().collect());
        sort_by(&mut duties, |a, b| a.what.cmp(&b.what));
        duties
    });
    let editing = Editing::default();
    let list = NodeRef::<html::Div>::new();
    let add = move |duty: Duty| {
        let part = duty.part;
        workspace.edit_with_undo(Edit::new("add a duty").put(duty), "Duty added");
        Ok(blank(part))
    };
    let keep = move |old: &Duty, duty: Duty| {
        let edit = Edit::new("edit a duty").put_from(old.clone(), duty);
        workspace.edit_with_undo(edit, "Duty changed");
        Ok(())
    };
    let id = |duty: &Duty| duty.id.to_string();
    let column = move |part: Part| {
        let rows = move || {
            let duties = duties.get();
            let of_part = duties.into_iter().filter(|duty| duty.part == part);
            let rows: Vec<Node> = of_part
                .map(|duty| row(workspace, duty, editing, list))
                .collect();
            match rows.is_empty() {
                true => view! { <p class="note">"Nothing yet."</p> },
                false => view! { <ul class="kpi-list">{rows}</ul> },
            }
        };
        view! {
            <section class="stack-tight" aria-label=part.name()>
                <h3>{part.name()}</h3>
                <p class="note">{part.meaning()}</p>
                {rows}
            </section>
        }
    };
    let columns: Vec<Node> = Part::ALL.into_iter().map(column).collect();
    view! {
        <Card title="Own, influence, support" note="Talk it over with your project manager: where you differ is where things get lost">
            <div class="stack">
                <div class="role-columns kpi-focus" tabindex="-1" node_ref=list>{columns}</div>
                {Form::new(&FIELDS, blank(Part::ALL[0])).beside("New duty", "Add the duty", (), add)}
            </div>
            {editing.dialog("Edit the duty", "Save", &FIELDS, id, keep)}
        </Card>
    }
}

fn row(workspace: Workspace, duty: Duty, editing: Editing<Duty>, list: NodeRef<html::Div>) -> Node {
    let label = format!("More for “{}”", duty.what);
    let with = (!duty.with.is_empty()).then(|| format!("Decides: {}", duty.with));
    let what = duty.what.clone();
    let items = move || {
        let to = |part: Part| {
            let moved = Duty {
                part,
                ..duty.clone()
            };
            MenuItem::new(format!("Move to “{}”", part.name()), move || {
                let edit = Edit::new("move a duty").put(moved.clone());
                workspace.edit_with_undo(edit, format!("Moved to “{}”", part.name()));
                focus_list(list);
            })
        };
        let others = Part::ALL.into_iter().filter(|part| *part != duty.part);
        let own = duty.clone();
        let mut items =
            vec![MenuItem::new("Edit", move || editing.edit(own.clone())).icon(Glyph::Pencil)];
        items.extend(others.map(to));
        let id = duty.id;
        let delete = move || {
            let edit = Edit::new("delete a duty").delete(Kind::Duty, id);
            workspace.edit_with_undo(edit, "Duty deleted");
            focus_list(list);
        };
        items.push(
            MenuItem::new("Delete", delete)
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        );
        items
    };
    view! {
        <li class="kpi-item">
            <div><p>{what}</p>{with.map(|with| view! { <p class="note">{with}</p> })}</div>
            <Menu label icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet items=Signal::derive(items) />
        </li>
    }
}
