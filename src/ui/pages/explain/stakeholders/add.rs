//! Adding stakeholders: ready-made ones, or one of one's own.

use leptos::ev;

use super::{Desk, added};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::scorecard::Edit;
use crate::library::stakeholders::{self, StakeholderTemplate};
use crate::ui::browser;
use crate::ui::pages::measure::kpi::parts::SubmitButton;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The dialog.
pub fn dialog(desk: Desk) -> Node {
    let body = move || {
        let offers: Vec<Node> = stakeholders::all()
            .iter()
            .map(|one| offer(desk, one))
            .collect();
        view! { {own(desk)}<h3>"Ready-made"</h3><ul class="offers">{offers}</ul> }
    };
    view! { <Dialog open=desk.adding title="Add stakeholders" size=DialogSize::Large>{body()}</Dialog> }
}

fn offer(desk: Desk, template: &'static StakeholderTemplate) -> Node {
    let add = move || {
        let title = format!("add “{}”", template.name);
        let edit = added(desk.workspace, &title, std::slice::from_ref(template));
        let said = format!("{} is in the plan: put in the name", template.name);
        desk.workspace.edit_with_undo(edit, said);
    };
    let how = format!(
        "{}, {}",
        template.method.name(),
        template.cadence.name().to_lowercase()
    );
    view! {
        <li class="offer">
            <div class="offer-text">
                <h4>{template.name}</h4>
                <p>{template.cares_about}</p>
                <p class="note">{how}</p>
            </div>
            <Button small=true icon=Glyph::Plus on_click=add>"Add"<span class="visually-hidden">" "{template.name}</span></Button>
        </li>
    }
}

fn own(desk: Desk) -> Node {
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_empty = name.with(|name| name.trim().is_empty());
        (asked.get() && is_empty).then(|| "Say who it is.".to_owned())
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let words = name.with_untracked(|name| name.trim().to_owned());
        if words.is_empty() {
            return;
        }
        let role = role.with_untracked(|role| role.trim().to_owned());
        let stakeholder = Stakeholder::new(browser::new_id(), words, role);
        let (id, said) = (
            stakeholder.id,
            format!("{} is in the plan", stakeholder.name),
        );
        let edit = Edit::new(format!("add “{}”", stakeholder.name)).put(stakeholder);
        if desk.workspace.edit_with_undo(edit, said).is_kept() {
            desk.adding.set(false);
            Route::Stakeholder(id).go();
        }
    };
    view! {
        <form class="form" novalidate on:submit=save aria-label="Your own stakeholder">
            <TextField label="Name" value=name error=error on_commit=move |text| name.set(text) />
            <TextField label="Role" value=role optional=true on_commit=move |text| role.set(text) />
            <div class="wide toolbar"><SubmitButton>"Add your own"</SubmitButton></div>
        </form>
    }
}
