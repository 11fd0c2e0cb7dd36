//! What the forms of this page share: a field for a value in the KPI's unit, a button that submits, dates.

use crate::ui::dom::{Node, view};
use chrono::NaiveDate;
use leptos::{html, prelude::*};

use super::subject::Subject;
use crate::domain::measure::quantity::{self, NotAQuantity, Quantity};
use crate::domain::value::Finite;
use crate::ui::charts::{date_text, day_number};
use crate::ui::memo::Memo;
use crate::ui::widgets::*;

/// Writes a day so that nobody reads it backwards: `4 Mar 2026`.
pub fn day_text(day: NaiveDate) -> String {
    date_text(day_number(day))
}

/// Moves the focus, when the element is there.
pub fn focus(input: NodeRef<html::Input>) {
    if let Some(input) = input.get_untracked() {
        // An input can always be focused; the Result is the binding's.
        let _ = input.focus();
    }
}

/// Keeps the focus in a list whose focused entry is about to go.
pub fn focus_list(list: NodeRef<html::Div>) {
    request_animation_frame(move || {
        if let Some(list) = list.try_get_untracked().flatten() {
            let _ = list.focus();
        }
    });
}

/// The text of a value in the KPI's unit, and whether it is time to say what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed {
    pub raw: RwSignal<String>,
    pub asked: RwSignal<bool>,
    /// The text of the value as it was, and that value: a text nobody touched rounds nothing.
    before: StoredValue<Option<(String, Finite)>>,
}

impl Typed {
    pub fn empty() -> Typed {
        Typed {
            raw: RwSignal::new(String::new()),
            asked: RwSignal::new(false),
            before: StoredValue::new(None),
        }
    }

    /// Starts from a value to correct.
    pub fn of(subject: Subject, value: Finite) -> Typed {
        let unit = subject.unit.get_untracked();
        let text = quantity::editable(unit, value);
        Typed {
            raw: RwSignal::new(text.clone()),
            asked: RwSignal::new(false),
            before: StoredValue::new(Some((text, value))),
        }
    }

    /// Reads the text; from now on what is wrong with it is said.
    pub fn ask(self, subject: Subject) -> Option<Finite> {
        self.quantity(subject).map(|quantity| quantity.value)
    }

    /// Reads the text with both numbers of a share; from now on what is wrong with it is said.
    pub fn quantity(self, subject: Subject) -> Option<Quantity> {
        self.asked.set(true);
        let raw = self.raw.get_untracked();
        match self.before.get_value() {
            Some((text, value)) if text == raw => Some(Quantity {
                value,
                counted: None,
            }),
            _ => {
                let currency = subject.currency.get_untracked();
                quantity::read(subject.unit.get_untracked(), &raw, &currency).ok()
            }
        }
    }

    pub fn clear(self) {
        self.raw.set(String::new());
        self.asked.set(false);
    }
}

/// A field for a value in the KPI's unit, that says while one types how it reads the text.
#[component]
pub fn ValueField(
    subject: Subject,
    #[prop(into)] label: Signal<String>,
    typed: Typed,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// What is wrong beyond the text itself.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let read = Memo::new(move |_| {
        typed
            .raw
            .with(|raw| quantity::read(subject.unit.get(), raw, &subject.currency.get()))
    });
    let hint = Signal::derive(move || match read.get() {
        Ok(quantity) => {
            let words = quantity::understood(subject.unit.get(), quantity, &subject.currency.get());
            Some(format!("= {words}"))
        }
        Err(_) => Some(format!("Like {}", subject.unit.get().example())),
    });
    let wrong = Signal::derive(move || match read.get() {
        Err(NotAQuantity::Empty) if optional => None,
        Err(why) if typed.asked.get() => Some(why.to_string()),
        _ => error.get(),
    });
    let leave = move |_| {
        let is_filled = typed.raw.try_with_untracked(|raw| !raw.trim().is_empty());
        if is_filled == Some(true) {
            typed.asked.set(true);
        }
    };
    view! {
        <Field ids label hint error=wrong optional>
            <input
                class="input"
                type="text"
                id=id
                node_ref=node_ref
                autocomplete="off"
                aria-invalid=move || wrong.get().map(|_| "true")
                aria-describedby=move || links.described_by(true, wrong.get().is_some())
                prop:value=move || typed.raw.get()
                on:input=move |event| typed.raw.set(event_target_value(&event))
                on:change=leave
            />
        </Field>
    }
}

/// The button that submits a form, from inside it or by the form's id.
#[component]
pub fn SubmitButton(
    #[prop(optional, into)] form: Option<String>,
    children: Children,
) -> impl IntoView {
    view! { <button type="submit" class="btn" data-kind="primary" form=form><span>{children()}</span></button> }
}

/// The foot of a dialog with a form: leave it, or submit it.
pub fn form_foot(open: RwSignal<bool>, form: String, words: &'static str) -> Node {
    view! {
        <Button kind=ButtonKind::Quiet on_click=move || open.set(false)>"Cancel"</Button>
        <SubmitButton form=form>{words}</SubmitButton>
    }
}
