//! What is done about a KPI, typed in its row: what, who, by when.

use leptos::ev;

use super::desk::WeekDesk;
use crate::domain::explain::week::WeekRow;
use crate::domain::measure::action::Action;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::date_phrase;
use crate::ui::form::{Form, Refused};
use crate::ui::list::keys;
use crate::ui::pages::measure::kpi::actions::{FIELDS, blank};
use crate::ui::prelude::*;
use crate::ui::title;
use crate::ui::widgets::*;

/// So many fields are typed in the row: what, who, by when.
const SHORT: usize = 3;

/// The next action, or the demand for one; pressing it opens the fields over the row.
pub fn cell(row: Memo<WeekRow>, desk: WeekDesk) -> Node {
    let id = row.with_untracked(|row| row.id);
    let is_open = Memo::new(move |_| desk.acting.get() == Some(id));
    let open = move |_| {
        desk.acting.set(Some(id));
        request_animation_frame(|| title::focus(".week-acting input"));
    };
    let words = move || row.with(|row| words(row, desk));
    let form = move || is_open.get().then(|| editor(row, desk));
    view! {
        <button type="button" class="week-act" data-cell="action" aria-expanded=move || is_open.get().to_string() on:click=open>{words}</button>
        {form}
    }
}

fn words(row: &WeekRow, desk: WeekDesk) -> Node {
    let name = row.name.clone();
    let Some(action) = &row.action else {
        return match row.lacks_action {
            true => view! {
                <span class="demand"><Icon glyph=Glyph::Flag />"No action yet"</span>" "
                <span class="sub">"Say what is done"</span><span class="visually-hidden">" about "{name}</span>
            },
            false => view! {
                <span class="sub week-add"><Icon glyph=Glyph::Plus />"Add an action"</span><span class="visually-hidden">" for "{name}</span>
            },
        };
    };
    let today = desk.workspace.today();
    let due = match action.due {
        Some(due) if action.is_overdue(today) => {
            format!("overdue since {}", date_phrase(due, today))
        }
        Some(due) => format!("due {}", date_phrase(due, today)),
        None => "no date".to_owned(),
    };
    let who = match action.who.as_str() {
        "" => "nobody named",
        who => who,
    };
    let tone = action.is_overdue(today).then_some("bad");
    view! {
        <span class="visually-hidden">"Change the action for "{name}": "</span>
        <span class="week-what">{action.what.clone()}</span>" "
        <span class="sub" data-tone=tone>{format!("{who} · {due}")}</span>
    }
}

/// The fields, over the row.
fn editor(row: Memo<WeekRow>, desk: WeekDesk) -> Node {
    let (id, known) = row.with_untracked(|row| (row.id, row.action.clone()));
    let new = move || blank(id, untrack(|| desk.workspace.today()));
    let first = known.clone().unwrap_or_else(new);
    let save = move |action: Action| {
        let (edit, done) = match &known {
            Some(old) => (
                Edit::new("change an action").put_from(old.clone(), action),
                "Action changed",
            ),
            None => (Edit::new("add an action").put(action), "Action added"),
        };
        Refused::unless(desk.workspace.edit_with_undo(edit, done).is_kept())?;
        close(desk, id);
        Ok(new())
    };
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close(desk, id);
        }
    };
    let cancel = move || view! { <Button kind=ButtonKind::Quiet on_click=move || close(desk, id)>"Cancel"</Button> };
    let form = Form::new(&FIELDS[..SHORT], first).minor();
    view! {
        <div class="week-acting" data-about=id.to_string() on:keydown=escape>
            {form.beside("What is done about it", "Save", cancel, save)}
        </div>
    }
}

/// The focus goes back to where the fields came from.
fn close(desk: WeekDesk, id: Id) {
    desk.acting.set(None);
    keys::focus_row("action", id);
}
