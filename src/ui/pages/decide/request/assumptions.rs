//! What the figures rest on, each with the day on which it was said.

use chrono::NaiveDate;
use leptos::html;

use super::subject::OpenRequest;
use crate::domain::base::Extra;
use crate::domain::decide::request::Assumption;
use crate::ui::form::{Field, Form, Refused};
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

static FIELDS: [Field<String>; 1] = [Field::<String>::line("Another assumption", |text| text)
    .max(2000)
    .needs("Say what is taken for granted.")
    .hint("Like “As many suppliers as today”.")
    .wide()];

/// The assumptions, and a field for one more.
#[component]
pub fn Assumptions(subject: OpenRequest) -> Node {
    let list = NodeRef::<html::Div>::new();
    let count = Memo::new(move |_| subject.request.with(|request| request.assumptions.len()));
    let rows = move || {
        let positions = 0..count.get();
        positions
            .map(|position| row(subject, position, list))
            .collect_view()
    };
    let add = move |text: String| {
        let assumption = Assumption {
            text,
            on: subject.today.get_untracked(),
            extra: Extra::new(),
        };
        let edited = subject.change("add an assumption", |request| {
            request.assumptions.push(assumption)
        });
        Refused::unless(edited.is_kept())?;
        Ok(String::new())
    };
    let form = Form::new(&FIELDS, String::new()).minor();
    view! {
        <Card title="Assumptions" note="What the figures rest on, with the day it was said">
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                {form.beside("", "Add the assumption", (), add)}
            </div>
        </Card>
    }
}

fn row(subject: OpenRequest, position: usize, list: NodeRef<html::Div>) -> Node {
    let number = position + 1;
    let of = move || {
        subject
            .request
            .with(|request| request.assumptions.get(position).cloned())
    };
    let text = Signal::derive(move || of().map(|one| one.text).unwrap_or_default());
    let on = Signal::derive(move || of().map(|one| one.on));
    let change = move |title: &str, change: &dyn Fn(&mut Assumption)| {
        subject.change(title, |request| {
            if let Some(assumption) = request.assumptions.get_mut(position) {
                change(assumption);
            }
        });
    };
    let set_text = move |text: String| {
        change("change an assumption", &|one| {
            one.text = text.trim().to_owned()
        })
    };
    let set_on = move |on: Option<NaiveDate>| {
        change("change the day of an assumption", &|one| {
            one.on = on.unwrap_or(one.on)
        })
    };
    let remove = move || {
        subject.change_with_undo("remove an assumption", "Assumption removed", |request| {
            if position < request.assumptions.len() {
                request.assumptions.remove(position);
            }
        });
        focus_list(list);
    };
    view! {
        <li class="kpi-item">
            <div class="form">
                <div class="wide">
                    <TextField label=format!("Assumption {number}") value=text max_length=2000 on_commit=set_text />
                </div>
                <DateField label=format!("Said on, for assumption {number}") value=on on_commit=set_on />
            </div>
            <IconButton icon=Glyph::Close label=format!("Remove assumption {number}") small=true on_click=remove />
        </li>
    }
}
