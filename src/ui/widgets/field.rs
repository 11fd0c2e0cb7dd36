//! Text fields. A field keeps the raw text while someone types and commits on change (blur or Enter).
//!
//! [`Field`] is the frame (label, hint, error and the links between them); the others put a control into it.

use chrono::NaiveDate;
use leptos::html;

use super::entry::Entry;
use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::domain::value::parse_date;
use crate::ui::leaving::{self, is_half_a_day};
use crate::ui::prelude::*;

/// The ids that tie a control to its label, hint and error.
#[derive(Clone, Debug)]
pub struct FieldIds {
    /// The control's own id.
    pub control: String,
    hint: String,
    error: String,
}

impl FieldIds {
    /// Makes a fresh set.
    pub fn new() -> Self {
        let control = unique_id("field");
        Self {
            hint: format!("{control}-hint"),
            error: format!("{control}-error"),
            control,
        }
    }

    /// The value of `aria-describedby`, given which texts are there.
    pub fn described_by(&self, hint: bool, error: bool) -> Option<String> {
        match (hint, error) {
            (true, true) => Some(format!("{} {}", self.error, self.hint)),
            (true, false) => Some(self.hint.clone()),
            (false, true) => Some(self.error.clone()),
            (false, false) => None,
        }
    }
}

impl Default for FieldIds {
    fn default() -> Self {
        Self::new()
    }
}

/// The frame of a field: label above, control, then hint and error.
#[component]
pub fn Field(
    /// Ties the parts together; the control in `children` uses `ids.control` and `ids.described_by`.
    ids: FieldIds,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// A sentence of help, always visible.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong and what would be right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Marks the field as optional.
    #[prop(optional)]
    optional: bool,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// The control.
    children: Children,
) -> Node {
    let FieldIds {
        control,
        hint: hint_id,
        error: error_id,
    } = ids;
    view! {
        <div class="field" class:field-invalid=move || error.get().is_some()>
            <label for=control class:visually-hidden=hide_label>
                {move || label.get()}
                {optional.then(|| view! { " "<span class="field-optional">"optional"</span> })}
            </label>
            {children()}
            {move || hint.get().map(|hint| view! { <p class="field-hint" id=hint_id.clone()>{hint}</p> })}
            <div aria-live="polite">
                {move || {
                    error
                        .get()
                        .map(|error| {
                            view! {
                                <p class="field-error" id=error_id.clone()>
                                    <Icon glyph=Glyph::Off />
                                    <span>{error}</span>
                                </p>
                            }
                        })
                }}
            </div>
        </div>
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The committed text.
    #[prop(into)]
    value: Signal<String>,
    /// Runs with the text on blur or Enter, when it changed.
    #[prop(into)]
    on_commit: Callback<String>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// An example of what to type; never the only help.
    #[prop(optional, into)]
    placeholder: String,
    /// Marks the field as optional.
    #[prop(optional)]
    optional: bool,
    /// The longest text that fits.
    #[prop(default = 200)]
    max_length: u32,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    view! {
        <Field ids label hint error optional>
            <input
                class="input"
                type="text"
                id=id
                maxlength=max_length.to_string()
                placeholder=placeholder
                autocomplete="off"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                prop:value=move || value.get()
                on:change=move |event| on_commit.run(event_target_value(&event))
            />
        </Field>
    }
}

/// Several lines of text; grows with its content.
#[component]
pub fn TextArea(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The committed text.
    #[prop(into)]
    value: Signal<String>,
    /// Runs with the text on blur, when it changed.
    #[prop(into)]
    on_commit: Callback<String>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Marks the field as optional.
    #[prop(optional)]
    optional: bool,
    /// Lines shown at first.
    #[prop(default = 3)]
    rows: u32,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    view! {
        <Field ids label hint error optional>
            <textarea
                class="input"
                id=id
                rows=rows.to_string()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                prop:value=move || value.get()
                on:change=move |event| on_commit.run(event_target_value(&event))
            />
        </Field>
    }
}

/// A date, with the browser's own picker.
#[component]
pub fn DateField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The committed date.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Runs with the date, or with nothing when it was cleared.
    #[prop(into)]
    on_commit: Callback<Option<NaiveDate>>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The earliest date to pick.
    #[prop(optional, into)]
    min: Option<NaiveDate>,
    /// The latest date to pick.
    #[prop(optional, into)]
    max: Option<NaiveDate>,
    /// Marks the field as optional.
    #[prop(optional)]
    optional: bool,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let input = NodeRef::<html::Input>::new();
    // While a part of the date is missing the browser reports an empty value; that is not yet a wish to clear it.
    let is_partial = move || {
        let input = input.try_get_untracked().flatten();
        input.is_some_and(|input| input.validity().bad_input())
    };
    let commit = move |event| {
        if !is_partial() {
            on_commit.run(parse_date(&event_target_value(&event)));
        }
    };
    let restore = move |_| {
        // A field that goes while it has the focus, as in a dialog that closes, is still told to blur.
        let Some(Some(input)) = input.try_get_untracked() else {
            return;
        };
        if let Some(day) = in_this_century(&input.value()) {
            input.set_value(&day.to_string());
            on_commit.run(Some(day));
        } else if is_partial() || is_half_a_day(&input) {
            input.set_value(&text(value.get_untracked()).unwrap_or_default());
        }
    };
    view! {
        <Field ids label hint error optional>
            <input
                class="input input-date"
                type="date"
                node_ref=input
                id=id
                min=text(min)
                max=text(max)
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                prop:value=move || text(value.get()).unwrap_or_default()
                on:change=commit
                on:blur=restore
            />
        </Field>
    }
}

/// Reads a day whose year was typed with its last two digits alone.
fn in_this_century(typed: &str) -> Option<NaiveDate> {
    parse_date(&format!("20{}", typed.strip_prefix("00")?))
}

/// A field whose text means something: a number, a percentage, a duration, an address.
///
/// The text is parsed on change. While it has an error it is parsed at every key as well, so that the error goes as
/// soon as it is mended.
#[component]
pub fn ParsedField<T, P, S>(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What the field holds; set on change, and may be set from outside.
    entry: RwSignal<Entry<T>>,
    /// Reads the text, or says in a sentence what would be right.
    parse: P,
    /// Writes a value as text.
    show: S,
    /// Runs with each newly committed valid value.
    #[prop(optional, into)]
    on_commit: Option<Callback<T>>,
    /// The unit, shown behind the text.
    #[prop(optional, into)]
    suffix: MaybeProp<String>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// An example of what to type.
    #[prop(optional, into)]
    placeholder: String,
    /// Marks the field as optional.
    #[prop(optional)]
    optional: bool,
    /// Whether a question beside the field says already what is wrong.
    #[prop(optional, into)]
    asked: MaybeProp<bool>,
    /// Keyboard on phones: `"decimal"` unless said otherwise.
    #[prop(default = "decimal")]
    inputmode: &'static str,
) -> Node
where
    T: Clone + PartialEq + Send + Sync + 'static,
    P: Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static,
    S: Fn(&T) -> String + Clone + Send + Sync + 'static,
{
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let wrong = move || entry.with(|entry| entry.error().map(str::to_owned));
    let error = Signal::derive(move || wrong().filter(|_| asked.get() != Some(true)));
    let commit = {
        let parse = parse.clone();
        move |raw: String| {
            let read = Entry::read(&raw, &parse);
            if leaving::is_still_typing() && read.value().is_none() {
                return;
            }
            let changed = entry.with_untracked(|old| *old != read);
            if let (true, Some(on_commit), Some(value)) = (changed, on_commit, read.value()) {
                on_commit.run(value.clone());
            }
            // Set even when equal: "4,0" that reads as 4 is to be shown as 4.
            entry.set(read);
        }
    };
    let mend = move |raw: String| {
        if entry.with_untracked(|entry| entry.error().is_some()) && parse(&raw).is_ok() {
            entry.update(|entry| {
                *entry = Entry::Invalid {
                    raw,
                    error: String::new(),
                }
            });
        }
    };
    view! {
        <Field ids label hint error optional>
            <div class="input-group">
                <input
                    class="input"
                    type="text"
                    id=id
                    inputmode=inputmode
                    placeholder=placeholder
                    autocomplete="off"
                    aria-invalid=move || wrong().map(|_| "true")
                    aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                    prop:value=move || entry.with(|entry| entry.text(&show))
                    on:input=move |event| mend(event_target_value(&event))
                    on:change=move |event| commit(event_target_value(&event))
                />
                {move || suffix.get().map(|suffix| view! { <span class="input-suffix" aria-hidden="true">{suffix}</span> })}
            </div>
        </Field>
    }
}
