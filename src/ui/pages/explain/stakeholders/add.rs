//! Adding stakeholders: ready-made ones, or one of one's own.

use super::{PlanDesk, added};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::scorecard::Edit;
use crate::library::stakeholders::{self, StakeholderTemplate};
use crate::ui::browser;
use crate::ui::form::{Field, Form, Refused};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

type Of = Field<Stakeholder>;

static OWN: [Of; 2] = [
    Of::name("Say who it is.", |who| &mut who.name),
    Of::line("Role", |who| &mut who.role),
];

/// The dialog.
pub fn dialog(desk: PlanDesk) -> Node {
    let body = move || {
        let offers: Vec<Node> = stakeholders::all()
            .iter()
            .map(|one| offer(desk, one))
            .collect();
        view! { {own(desk)}<h3>"Ready-made"</h3><ul class="offers">{offers}</ul> }
    };
    view! { <Dialog open=desk.adding title="Add stakeholders" size=DialogSize::Large>{body()}</Dialog> }
}

fn offer(desk: PlanDesk, template: &'static StakeholderTemplate) -> Node {
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

fn own(desk: PlanDesk) -> Node {
    let blank = || Stakeholder::new(browser::new_id(), String::new(), String::new());
    let save = move |stakeholder: Stakeholder| {
        let page = Route::Stakeholder(stakeholder.id);
        let said = format!("{} is in the plan", stakeholder.name);
        let edit = Edit::new(format!("add “{}”", stakeholder.name)).put(stakeholder);
        Refused::unless(desk.workspace.edit_with_undo(edit, said).is_kept())?;
        desk.adding.set(false);
        page.go();
        Ok(blank())
    };
    Form::new(&OWN, blank()).beside("Your own stakeholder", "Add your own", (), save)
}
