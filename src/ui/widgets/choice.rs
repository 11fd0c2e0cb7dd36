//! Choosing: native select, checkbox, radio buttons (as a list or as segments), and a search box.

use leptos::{ev, html};

use super::field::{Field, FieldIds};
use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What choosing it means.
    pub value: T,
    /// Its words.
    pub label: String,
}

impl<T> Choice<T> {
    /// A choice and its words.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self {
            value,
            label: label.into(),
        }
    }
}

/// Choices of any type as a control sees them: words, and the position of the chosen one. What is drawn from these
/// is compiled once, and not for each type.
#[derive(Clone, Copy)]
struct Options {
    labels: Signal<Vec<String>>,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
}

impl Options {
    fn new<T>(choices: Signal<Vec<Choice<T>>>, value: Signal<T>, on_commit: Callback<T>) -> Options
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let label = |choice: &Choice<T>| choice.label.clone();
        Options {
            labels: Signal::derive(move || {
                choices.with(|choices| choices.iter().map(label).collect())
            }),
            chosen: Signal::derive(move || {
                let value = value.get();
                choices.with(|choices| choices.iter().position(|choice| choice.value == value))
            }),
            choose: Callback::new(move |index: usize| {
                let chosen =
                    choices.with_untracked(|choices| Some(choices.get(index)?.value.clone()));
                if let Some(chosen) = chosen {
                    on_commit.run(chosen);
                }
            }),
        }
    }
}

/// A native select.
#[component]
pub fn SelectField<T>(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Runs with the new choice.
    #[prop(into)]
    on_commit: Callback<T>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Marks the field as optional.
    #[prop(optional)]
    optional: bool,
    /// Keeps the label for screen readers only: for toolbars whose first option says it.
    #[prop(optional)]
    hide_label: bool,
) -> Node
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let options = Options::new(choices, value, on_commit);
    view! { <Select options label hint error optional hide_label /> }
}

#[component]
fn Select(
    options: Options,
    label: Signal<String>,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
    optional: bool,
    hide_label: bool,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let list = move || {
        let labels = options.labels.get().into_iter().enumerate();
        let list = labels.map(|(index, label)| {
            let is_chosen = move || options.chosen.get() == Some(index);
            view! { <option value=index.to_string() prop:selected=is_chosen>{label}</option> }
        });
        list.collect_view()
    };
    let choose = move |event: ev::Event| {
        if let Ok(index) = event_target_value(&event).parse() {
            options.choose.run(index);
        }
    };
    view! {
        <Field ids label hint error optional hide_label>
            <span class="select">
                <select
                    class="input"
                    id=id
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                    on:change=choose
                >
                    {list}
                </select>
                <Icon glyph=Glyph::Chevron />
            </span>
        </Field>
    }
}

/// A checkbox with its words beside it.
#[component]
pub fn Checkbox(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Runs with the new state.
    #[prop(into)]
    on_commit: Callback<bool>,
    /// A quieter line below the words.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
) -> Node {
    let id = unique_id("check");
    let hint_id = format!("{id}-hint");
    let described_by = {
        let hint_id = hint_id.clone();
        move || hint.get().map(|_| hint_id.clone())
    };
    view! {
        <div class="check">
            <input
                type="checkbox"
                id=id.clone()
                aria-describedby=described_by
                prop:checked=move || checked.get()
                on:change=move |event| on_commit.run(event_target_checked(&event))
            />
            <label for=id>{move || label.get()}</label>
            {move || hint.get().map(|hint| view! { <p class="field-hint" id=hint_id.clone()>{hint}</p> })}
        </div>
    }
}

fn radios(options: Options) -> Node {
    let name = unique_id("radio");
    let radio = move |(index, label): (usize, String)| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || options.chosen.get() == Some(index)
                    on:change=move |_| options.choose.run(index)
                />
                <span>{label}</span>
            </label>
        }
    };
    let labels = options.labels.get_untracked().into_iter();
    Node::list(labels.enumerate().map(radio).collect())
}

/// Radio buttons below each other, for choices that need words.
#[component]
pub fn RadioGroup<T>(
    /// What is chosen here.
    #[prop(into)]
    legend: String,
    /// What there is to choose.
    choices: Vec<Choice<T>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Runs with the new choice.
    #[prop(into)]
    on_commit: Callback<T>,
) -> Node
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let options = Options::new(choices.into(), value, on_commit);
    view! { <fieldset class="radios"><legend>{legend}</legend>{radios(options)}</fieldset> }
}

/// Radio buttons side by side as one control, for two to five short choices.
#[component]
pub fn Segmented<T>(
    /// What is chosen here; for screen readers.
    #[prop(into)]
    legend: String,
    /// What there is to choose.
    choices: Vec<Choice<T>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Runs with the new choice.
    #[prop(into)]
    on_commit: Callback<T>,
) -> Node
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let options = Options::new(choices.into(), value, on_commit);
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{legend}</legend>
            {radios(options)}
        </fieldset>
    }
}

/// A search box; filters as someone types. Escape empties it.
#[component]
pub fn SearchField(
    /// Its accessible name: "Search KPIs".
    #[prop(into)]
    label: Signal<String>,
    /// The text, set at every key.
    query: RwSignal<String>,
    /// An example of what to search; the label unless given.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// The element, to move focus to it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> Node {
    let clear_on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !query.get_untracked().is_empty() {
            event.prevent_default();
            event.stop_propagation();
            query.set(String::new());
        }
    };
    view! {
        <div class="search" role="search">
            <Icon glyph=Glyph::Search />
            <input
                class="input"
                type="search"
                node_ref=node_ref
                aria-label=move || label.get()
                placeholder=move || placeholder.get().unwrap_or_else(|| label.get())
                autocomplete="off"
                spellcheck="false"
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
                on:keydown=clear_on_escape
            />
        </div>
    }
}
