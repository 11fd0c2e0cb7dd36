//! What the forms of this page share: a field for a value in the KPI's unit, a button that submits, dates.

use leptos::html;
use wasm_bindgen::JsCast;

pub use crate::domain::words::day_text;

use super::subject::OpenKpi;
use crate::domain::measure::quantity::doubt::{DoubtReading, Question, Usual};
use crate::domain::measure::quantity::{self, NotAQuantity, Quantity};
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::{doubt, title};

/// Moves the focus, when the element is there.
pub fn focus(input: NodeRef<html::Input>) {
    if let Some(input) = input.try_get_untracked().flatten() {
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
    /// The text that a person has said is meant.
    meant: StoredValue<Option<String>>,
    /// What is asked about the text, once it is complete.
    doubt: RwSignal<Option<Question>>,
    /// Whether the form waits for the answer.
    is_awaited: StoredValue<bool>,
    /// Whose values tell what is usual; sizes of differences are held against none.
    held: Held,
}

/// What a text is held against.
#[derive(Clone, Copy, PartialEq)]
enum Held {
    /// The values of the KPI, without the one that is corrected.
    Values(Option<Id>),
    /// The target as it is.
    Target,
    Nothing,
}

impl Typed {
    pub fn empty() -> Typed {
        Typed {
            raw: RwSignal::new(String::new()),
            asked: RwSignal::new(false),
            before: StoredValue::new(None),
            meant: StoredValue::new(None),
            doubt: RwSignal::new(None),
            is_awaited: StoredValue::new(false),
            held: Held::Values(None),
        }
    }

    /// Starts from a value to correct.
    pub fn of(subject: OpenKpi, value: Finite) -> Typed {
        let unit = subject.unit.get_untracked();
        let text = quantity::editable(unit, value);
        Typed {
            raw: RwSignal::new(text.clone()),
            before: StoredValue::new(Some((text, value))),
            ..Typed::empty()
        }
    }

    /// Leaves the measurement that is corrected out of what is usual.
    pub fn without(self, own: Id) -> Typed {
        Typed {
            held: Held::Values(Some(own)),
            ..self
        }
    }

    /// Holds it against the target: it is one.
    pub fn of_target(self) -> Typed {
        Typed {
            held: Held::Target,
            ..self
        }
    }

    /// Asks about no value: it is the size of a difference.
    pub fn of_any_size(self) -> Typed {
        Typed {
            held: Held::Nothing,
            ..self
        }
    }

    /// Returns what is to be asked about the text as it is now.
    fn question(self, subject: OpenKpi) -> Option<Question> {
        if self.held == Held::Nothing {
            return None;
        }
        let raw = self.raw.get_untracked();
        let is_known = self.meant.get_value().as_ref() == Some(&raw)
            || matches!(self.before.get_value(), Some((text, _)) if text == raw);
        if is_known {
            return None;
        }
        let kpi = subject.kpi.get_untracked();
        let usual = match self.held {
            Held::Values(own) => (subject.workspace.scorecard)
                .with_untracked(|card| Usual::of(&kpi, card.series(kpi.id).rev(), own)),
            Held::Target | Held::Nothing => Usual::of_target(&kpi),
        };
        let currency = subject.currency.get_untracked();
        usual.question(&raw, &quantity::read(kpi.unit, &raw, &currency), &currency)
    }

    /// Takes one of the readings for what is meant.
    fn choose(self, subject: OpenKpi, reading: &DoubtReading) {
        let raw = self.raw.get_untracked();
        let currency = subject.currency.get_untracked();
        let read = quantity::parse(subject.unit.get_untracked(), &raw, &currency);
        let text = match read == Ok(reading.value) {
            true => raw,
            false => reading.text.clone(),
        };
        self.meant.set_value(Some(text.clone()));
        self.raw.set(text);
        self.doubt.set(None);
    }

    /// Reads the text; from now on what is wrong with it is said.
    pub fn ask(self, subject: OpenKpi) -> Option<Finite> {
        self.quantity(subject).map(|quantity| quantity.value)
    }

    /// Reads the text with both numbers of a share; from now on what is wrong with it is said.
    pub fn quantity(self, subject: OpenKpi) -> Option<Quantity> {
        self.asked.set(true);
        let question = self.question(subject);
        self.is_awaited.set_value(question.is_some());
        if question.is_some() {
            self.doubt.set(question);
            return None;
        }
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
        self.meant.set_value(None);
        self.doubt.set(None);
        self.is_awaited.set_value(false);
    }
}

/// A field for a value in the KPI's unit, that says while one types how it reads the text.
#[component]
pub fn ValueField(
    subject: OpenKpi,
    #[prop(into)] label: Signal<String>,
    typed: Typed,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// What is wrong beyond the text itself.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> Node {
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
        // The question says it already.
        Err(_) if typed.doubt.with(Option::is_some) => None,
        Err(why) if typed.asked.get() => Some(why.to_string()),
        _ => error.get(),
    });
    let leave = move |_| {
        let is_filled = typed.raw.try_with_untracked(|raw| !raw.trim().is_empty());
        if is_filled == Some(true) {
            typed.asked.set(true);
            typed.doubt.set(typed.question(subject));
        }
    };
    let box_id = id.clone();
    let asked_id = unique_id("doubt");
    let answers = asked_id.clone();
    // Whoever wanted to save has the answers under the fingers.
    Effect::new(move |_| {
        if typed.doubt.with(Option::is_some) && typed.is_awaited.get_value() {
            let first = format!("#{answers} button");
            request_animation_frame(move || title::focus(&first));
        }
    });
    let choose = Callback::new(move |reading: DoubtReading| {
        let goes_on = typed.is_awaited.get_value();
        typed.choose(subject, &reading);
        let selector = format!("#{box_id}");
        request_animation_frame(move || {
            title::focus(&selector);
            if goes_on {
                submit_form_of(&selector);
            }
        });
    });
    let question = move || {
        let question = typed.doubt.get()?;
        let about = label.get_untracked();
        Some(doubt::ask(asked_id.clone(), &about, question, choose))
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
                on:input=move |event| {
                    typed.raw.set(event_target_value(&event));
                    typed.doubt.set(None);
                    typed.is_awaited.set_value(false);
                }
                on:change=leave
            />
            {question}
        </Field>
    }
}

/// Submits the form in which the control stands, as its button would.
fn submit_form_of(control: &str) {
    let found = document().query_selector(control).ok().flatten();
    let input = found.and_then(|found| found.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(form) = input.and_then(|input| input.form()) {
        // A form that is gone by now has nothing to submit.
        let _ = form.request_submit();
    }
}

/// The button that submits a form, from inside it or by the form's id.
#[component]
pub fn SubmitButton(#[prop(optional, into)] form: Option<String>, children: Children) -> Node {
    view! { <button type="submit" class="btn" data-kind="primary" form=form><span>{children()}</span></button> }
}

/// The foot of a dialog with a form: leave it, or submit it.
pub fn form_foot(open: RwSignal<bool>, form: String, words: &'static str) -> Node {
    view! {
        <Button kind=ButtonKind::Quiet on_click=move || open.set(false)>"Cancel"</Button>
        <SubmitButton form=form>{words}</SubmitButton>
    }
}
