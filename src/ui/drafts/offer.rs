//! What is said of drafts: in the form that was filled in again, and on the page whose form does not show.

use leptos::mount::{UnmountHandle, mount_to};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::fill::start_afresh;
use super::live::Place;
use super::{HOME, forget, form};
use crate::store::Draft;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The sentence in a form that was filled in again; it goes when it is dropped.
pub struct Offer {
    holder: Element,
    _shown: Option<Box<dyn std::any::Any>>,
}

impl Offer {
    /// Puts the sentence before the form, or at the head of the dialog.
    pub(super) fn beside(form: &Element, place: Place, name: String) -> Offer {
        let holder: HtmlElement = document()
            .create_element("div")
            .expect("the name of the element is a valid one")
            .unchecked_into();
        holder.set_class_name("kept");
        let body = form.query_selector(":scope > .dialog-frame > .dialog-body");
        let around = form.closest(".field").ok().flatten();
        // Neither can fail: the elements stand in the page.
        let _ = match body.ok().flatten() {
            Some(body) => body.prepend_with_node_1(&holder),
            None => around.as_ref().unwrap_or(form).before_with_node_1(&holder),
        };
        let afresh = move || {
            let (place, name) = (place.clone(), name.clone());
            // Not now: the button goes with what it stands in.
            set_timeout(
                move || start_afresh(&place, &name),
                std::time::Duration::ZERO,
            );
        };
        let shown: UnmountHandle<_> = mount_to(holder.clone(), move || {
            view! {
                <Notice actions=move || view! { <Button small=true kind=ButtonKind::Quiet on_click=afresh>"Start afresh"</Button> }>
                    "Kept from before: what you had typed here."
                </Notice>
            }
        });
        Offer {
            holder: holder.into(),
            _shown: Some(Box::new(shown)),
        }
    }
}

impl Drop for Offer {
    fn drop(&mut self) {
        self._shown = None;
        self.holder.remove();
    }
}

/// The drafts of this page whose forms do not show, with the way to throw them away.
#[component]
pub fn Waiting() -> Node {
    let waiting = HOME.get().map(|home| home.waiting);
    let one = |draft: Draft| {
        let typed = draft.fields.iter().map(|field| field.now.trim());
        let typed: Vec<&str> = typed.filter(|text| !text.is_empty()).collect();
        let words: String = typed.join(" · ").chars().take(SHOWN).collect();
        let (page, form) = (draft.page, draft.form.clone());
        let away = move || {
            if let Some((_, place)) = super::home().filter(|(_, place)| place.page == page) {
                forget(&place, &form);
            }
        };
        view! {
            <Notice title="Not finished:" actions=move || view! { <Button small=true kind=ButtonKind::Quiet on_click=away.clone()>"Throw it away"</Button> }>
                {format!("{}: “{words}” is kept. It is filled in again when you open it.", form::spoken(&draft.form))}
            </Notice>
        }
    };
    move || {
        let drafts = waiting.map(|waiting| waiting.get()).unwrap_or_default();
        drafts.into_iter().map(one).collect::<Vec<_>>()
    }
}

/// So many characters of a draft are shown.
const SHOWN: usize = 2_000;
