//! What the coordinator owns, influences and supports, side by side.

use leptos::{ev, html};

use crate::domain::base::Extra;
use crate::domain::grow::duty::{Duty, Part};
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::pages::measure::kpi::parts::{SubmitButton, focus_list, form_foot};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The card.
#[component]
pub fn Duties(workspace: Workspace) -> impl IntoView {
    let duties = Memo::new(move |_| {
        let mut duties: Vec<Duty> = workspace
            .scorecard
            .with(|card| card.all::<Duty>().cloned().collect());
        sort_by(&mut duties, |a, b| a.what.cmp(&b.what));
        duties
    });
    let editing = RwSignal::new(None::<Duty>);
    let is_open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let edit = Callback::new(move |duty: Duty| {
        editing.set(Some(duty));
        is_open.set(true);
    });
    let column = move |part: Part| {
        let rows = move || {
            let duties = duties.get();
            let of_part = duties.into_iter().filter(|duty| duty.part == part);
            let rows: Vec<Node> = of_part
                .map(|duty| row(workspace, duty, edit, list))
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
                <NewDuty workspace />
            </div>
            <DutyDialog workspace editing is_open />
        </Card>
    }
}

fn row(workspace: Workspace, duty: Duty, edit: Callback<Duty>, list: NodeRef<html::Div>) -> Node {
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
            vec![MenuItem::new("Edit", move || edit.run(own.clone())).icon(Glyph::Pencil)];
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

/// What the fields of a duty hold.
#[derive(Clone, Copy)]
struct DutyDraft {
    what: RwSignal<String>,
    with: RwSignal<String>,
    part: RwSignal<usize>,
    asked: RwSignal<bool>,
}

impl DutyDraft {
    fn of(duty: Option<&Duty>) -> DutyDraft {
        let part = duty.and_then(|duty| Part::ALL.iter().position(|part| *part == duty.part));
        DutyDraft {
            what: RwSignal::new(duty.map(|duty| duty.what.clone()).unwrap_or_default()),
            with: RwSignal::new(duty.map(|duty| duty.with.clone()).unwrap_or_default()),
            part: RwSignal::new(part.unwrap_or(0)),
            asked: RwSignal::new(false),
        }
    }

    /// Returns the duty, under the id of the old one when there is one.
    fn read(self, old: Option<&Duty>) -> Option<Duty> {
        self.asked.set(true);
        let what = self.what.get_untracked().trim().to_owned();
        (!what.is_empty()).then(|| Duty {
            id: old.map_or_else(browser::new_id, |old| old.id),
            what,
            part: Part::ALL[self.part.get_untracked().min(Part::ALL.len() - 1)],
            with: self.with.get_untracked().trim().to_owned(),
            extra: old.map_or_else(Extra::new, |old| old.extra.clone()),
        })
    }

    fn fields(self) -> Node {
        let error = Signal::derive(move || {
            let is_empty = self.what.with(|what| what.trim().is_empty());
            (self.asked.get() && is_empty).then(|| "Say what the duty is.".to_owned())
        });
        let part = pick(
            "Your part",
            fixed(Part::ALL.map(Part::name)),
            Signal::derive(move || self.part.get()),
            Callback::new(move |index| self.part.set(index)),
            false,
        );
        view! {
            <div class="form">
                <TextField label="Duty" value=self.what error=error max_length=200 on_commit=move |text| self.what.set(text) />
                {part}
                <TextField label="Who decides, when not you" optional=true value=self.with max_length=200 on_commit=move |text| self.with.set(text) />
            </div>
        }
    }
}

#[component]
fn NewDuty(workspace: Workspace) -> impl IntoView {
    let draft = DutyDraft::of(None);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(duty) = draft.read(None) {
            workspace.edit_with_undo(Edit::new("add a duty").put(duty), "Duty added");
            draft.what.set(String::new());
            draft.with.set(String::new());
            draft.asked.set(false);
        }
    };
    view! {
        <form class="stack" novalidate on:submit=add aria-label="New duty">
            {draft.fields()}
            <div class="toolbar"><SubmitButton>"Add the duty"</SubmitButton></div>
        </form>
    }
}

#[component]
fn DutyDialog(
    workspace: Workspace,
    editing: RwSignal<Option<Duty>>,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let form = unique_id("duty");
    let body = {
        let form = form.clone();
        move || {
            let old = editing.get_untracked()?;
            let (draft, about) = (DutyDraft::of(Some(&old)), old.id.to_string());
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                if let Some(duty) = draft.read(Some(&old)) {
                    let edit = Edit::new("edit a duty").put_from(old.clone(), duty);
                    workspace.edit_with_undo(edit, "Duty changed");
                    is_open.set(false);
                }
            };
            Some(
                view! { <form id=form.clone() data-about=about novalidate on:submit=save>{draft.fields()}</form> },
            )
        }
    };
    let foot = move || form_foot(is_open, form.clone(), "Save");
    view! { <Dialog open=is_open title="Edit the duty" actions=foot>{body()}</Dialog> }
}
