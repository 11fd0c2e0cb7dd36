//! Forms as drafts see them: which fields belong together, what they are called, and what they hold.
//!
//! A form is what is filled in together: a `<form>`, what a dialog holds outside of forms, or else a single field.

use std::collections::BTreeMap;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, NodeList,
};

use crate::domain::revision::Id;
use crate::ui::dom::typing;

/// The controls that one types into.
const TYPED: &str =
    "textarea, input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit])";
/// All controls that hold something.
const CONTROLS: &str = "textarea, select, input:not([type=file], [type=button], [type=submit])";
/// Those whose text is no part of a draft: what only searches, what cannot be changed, what asks whether somebody is sure.
const LEFT_OUT: &str =
    "[type=search], [readonly], [role=combobox], [data-no-draft], dialog[data-size=palette] *";
/// Those that search the page.
const SEARCH: &str = "main input[type=search]";
/// Where the name of a part of the page stands.
const HEADINGS: &str = "h2, h3, h4, legend";

/// Stands between the parts of a name.
const BETWEEN: &str = " › ";

/// What each field of a form holds, by name.
pub type Texts = BTreeMap<String, String>;

fn all(list: Result<NodeList, wasm_bindgen::JsValue>) -> Vec<Element> {
    let list = list.ok();
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length)
        .filter_map(|index| list.as_ref()?.get(index)?.dyn_into().ok())
        .collect()
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(200).collect()
}

/// Returns the form that the control belongs to.
pub fn form_of(control: &Element) -> Option<Element> {
    if !is(control, CONTROLS) || is(control, LEFT_OUT) {
        return None;
    }
    closest(control, "form, dialog").or_else(|| {
        (is(control, TYPED) && closest(control, "main").is_some()).then(|| control.clone())
    })
}

/// Returns the form or dialog that what was clicked stands in.
pub fn form_around(element: &Element) -> Option<Element> {
    closest(element, "form, dialog")
}

/// Returns the dialog that the form stands in, or is.
pub fn dialog_of(form: &Element) -> Option<Element> {
    closest(form, "dialog")
}

/// Returns all forms of the page with their names, in the order in which they stand there.
pub fn forms() -> Vec<(Element, String)> {
    let candidates = all(document().query_selector_all(&format!("form, dialog, {TYPED}")));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut forms = Vec::new();
    for candidate in candidates {
        let is_form = match is(&candidate, "form, dialog") {
            true => !is(&candidate, "dialog") || is_filled(&candidate),
            false => form_of(&candidate).as_ref() == Some(&candidate),
        };
        if is_form {
            let plain = plain_name(&candidate);
            let name = numbered(&mut seen, plain);
            forms.push((candidate, name));
        }
    }
    forms
}

/// Tells whether a dialog has its content: it has from a moment before it opens until a moment after it has closed, and
/// what stands in it is called the same all the while.
fn is_filled(dialog: &Element) -> bool {
    matches!(dialog.query_selector(":scope > .dialog-frame"), Ok(Some(_)))
}

/// Returns the name of a form that stands on the page.
pub fn name(form: &Element) -> Option<String> {
    (forms().into_iter()).find_map(|(other, name)| (other == *form).then_some(name))
}

/// The second of the same name is called so.
fn numbered(seen: &mut BTreeMap<String, usize>, name: String) -> String {
    let count = seen.entry(name.clone()).or_default();
    *count += 1;
    match *count {
        1 => name,
        count => format!("{name} ({count})"),
    }
}

fn plain_name(form: &Element) -> String {
    let named = |element: &Element| element.get_attribute("aria-label");
    let about = |element: &Element| element.get_attribute("data-about");
    let dialog = dialog_of(form);
    let mut parts = Vec::new();
    parts.extend(dialog.as_ref().and_then(named));
    parts.extend(closest(form, "[data-about]").as_ref().and_then(about));
    if dialog.as_ref() != Some(form) {
        parts.extend(heading_of(form, dialog.as_ref()));
        parts.extend(match is(form, "form") {
            true => named(form),
            false => Some(label(form)),
        });
    }
    parts.retain(|part: &String| !part.trim().is_empty());
    parts.dedup();
    tidy(&parts.join(BETWEEN))
}

/// The heading of the part of the page that the form is in.
fn heading_of(form: &Element, dialog: Option<&Element>) -> Option<String> {
    let mut around = form.parent_element();
    while let Some(element) = around.filter(|element| !is(element, "main, dialog, body")) {
        if let Ok(Some(heading)) = element.query_selector(HEADINGS) {
            return heading.text_content();
        }
        around = element.parent_element();
    }
    // The heading of a dialog is its name.
    dialog.is_none().then(String::new)
}

/// Returns the words beside a control.
pub fn label(control: &Element) -> String {
    let by_id = || {
        let id = control.id();
        let selector = format!("label[for=\"{id}\"]");
        let found = (!id.is_empty()).then(|| document().query_selector(&selector).ok().flatten());
        found.flatten()
    };
    let around = || closest(control, "label");
    let words = (control.get_attribute("aria-label"))
        .or_else(|| by_id().or_else(around)?.text_content())
        .unwrap_or_default();
    tidy(&words)
}

/// Returns the name of a form as people are told it: an id tells them nothing.
pub fn spoken(name: &str) -> String {
    let is_word = |part: &&str| !part.is_empty() && part.parse::<Id>().is_err();
    let words: Vec<&str> = name.split(BETWEEN).filter(is_word).collect();
    words.join(", ")
}

/// Returns the controls of a form with their names.
pub fn controls(form: &Element) -> Vec<(String, Element)> {
    let found = match is(form, "form, dialog") {
        true => all(form.query_selector_all(CONTROLS)),
        false => vec![form.clone()],
    };
    let mut seen = BTreeMap::new();
    let own = |control: &Element| form_of(control).as_ref() == Some(form);
    let named = |control: Element| {
        let group = is(&control, "[type=radio]").then(|| closest(&control, "fieldset"));
        let legend = group
            .flatten()
            .and_then(|group| group.query_selector("legend").ok()?);
        let legend = legend.and_then(|legend| legend.text_content());
        let label = label(&control);
        let name = legend.map_or_else(
            || label.clone(),
            |legend| format!("{}: {label}", tidy(&legend)),
        );
        (numbered(&mut seen, name), control)
    };
    found.into_iter().filter(own).map(named).collect()
}

/// Returns what the fields of a form hold now.
pub fn texts(form: &Element) -> Texts {
    (controls(form).into_iter())
        .map(|(name, control)| (name, text(&control)))
        .collect()
}

/// What a ticked box holds.
const TICKED: &str = "on";

/// Returns what a control holds, in words.
pub fn text(control: &Element) -> String {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" | "radio" if input.checked() => TICKED.to_owned(),
            "checkbox" | "radio" => String::new(),
            _ => input.value(),
        };
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    let chosen = control.dyn_ref::<HtmlSelectElement>().and_then(|select| {
        let options = all(select.query_selector_all("option"));
        let index = usize::try_from(select.selected_index()).ok()?;
        options.get(index)?.text_content()
    });
    chosen.unwrap_or_default()
}

/// Returns what the fields of a form held before anybody came: what the program shows in them. What they hold may be new
/// already: WebKit tells of the focus of a day only when it is being changed, and nobody does in a window behind others.
pub fn shown_texts(form: &Element) -> Texts {
    (controls(form).into_iter())
        .map(|(name, control)| (name, shown(&control).unwrap_or_else(|| text(&control))))
        .collect()
}

fn shown(control: &Element) -> Option<String> {
    let tick = |is_ticked: bool| if is_ticked { TICKED } else { "" }.to_owned();
    if is(control, "[type=checkbox], [type=radio]") {
        return Some(tick(typing::shown(control, "checked")?.is_truthy()));
    }
    if is(control, "select") {
        let options = all(control.query_selector_all("option"));
        let is_chosen =
            |option: &&Element| typing::shown(option, "selected").is_some_and(|it| it.is_truthy());
        return options.iter().find(is_chosen)?.text_content();
    }
    typing::shown(control, "value")?.as_string()
}

/// Lets a control hold this, and tells the page as if somebody had typed it and left.
pub fn fill(control: &Element, text: &str) {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" => input.set_checked(text == TICKED),
            // The one that is chosen instead takes it away.
            "radio" if text != TICKED => return,
            "radio" => input.set_checked(true),
            _ => input.set_value(text),
        }
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        let options = all(select.query_selector_all("option"));
        let is_meant = |option: &Element| option.text_content().as_deref() == Some(text);
        match options.iter().position(is_meant) {
            Some(index) => select.set_selected_index(index as i32),
            // What there was to choose may be gone.
            None => return,
        }
    }
    for name in ["input", "change"] {
        let bubbles = EventInit::new();
        bubbles.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(name, &bubbles) {
            // Fails only for an event that is on its way already, and this one is new.
            let _ = control.dispatch_event(&event);
        }
    }
}

/// Returns the fields that search the page.
pub fn searches() -> Vec<Element> {
    all(document().query_selector_all(SEARCH))
}

/// Tells whether a field searches the page.
pub fn is_search(control: &Element) -> bool {
    is(control, SEARCH)
}

/// Tells whether a control is typed into.
pub fn is_typed(control: &Element) -> bool {
    is(control, TYPED)
}
