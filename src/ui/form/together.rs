//! Forms whose fields are checked and kept together.

use std::ops::Range;

use leptos::ev;

use super::drawn::{Drawn, Wrong};
use super::field::Field;
use crate::domain::base::Invalid;
use crate::ui::dom::IntoNode;
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::widgets::*;

/// Why a form is not done with.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The label of the field where it is said; none for the first.
    label: &'static str,
    /// None when it is said elsewhere.
    why: Option<String>,
}

impl Refused {
    /// Says it at the field of this label.
    pub fn at(label: &'static str, why: impl ToString) -> Refused {
        let why = Some(why.to_string());
        Refused { label, why }
    }

    /// The form is done with if it is kept; why it is not was said already.
    pub fn unless(is_kept: bool) -> Result<(), Refused> {
        let (label, why) = ("", None);
        is_kept.then_some(()).ok_or(Refused { label, why })
    }
}

impl From<Invalid> for Refused {
    fn from(invalid: Invalid) -> Refused {
        Refused::at("", format!("Not kept: {}.", invalid.why))
    }
}

/// What a form holds until it is kept; a handle that is cheap to copy.
pub struct Form<R: 'static> {
    pub draft: RwSignal<R>,
    fields: &'static [Field<R>],
    /// Set once somebody tried to keep it.
    asked: RwSignal<bool>,
    refused: RwSignal<Option<Refused>>,
    /// What controls hold that the draft cannot.
    wrong: StoredValue<Vec<Wrong>>,
    id: StoredValue<String>,
    is_main: bool,
}

impl<R> Clone for Form<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Form<R> {}

impl<R: Clone + Send + Sync + 'static> Form<R> {
    pub fn new(fields: &'static [Field<R>], record: R) -> Form<R> {
        Form {
            draft: RwSignal::new(record),
            fields,
            asked: RwSignal::new(false),
            refused: RwSignal::new(None),
            wrong: StoredValue::new(Vec::new()),
            id: StoredValue::new(unique_id("form")),
            is_main: true,
        }
    }

    /// Its button is not the main one of the page.
    pub fn minor(self) -> Form<R> {
        Form {
            is_main: false,
            ..self
        }
    }

    /// A part of what it holds; follows it.
    pub fn read<T>(self, read: impl FnOnce(&R) -> T) -> T {
        self.draft.with(read)
    }

    /// Says that something is missing once somebody tried to keep the form: for widgets, which say it themselves.
    pub fn lacks(self, is_missing: fn(&R) -> bool, words: &'static str) -> Signal<Option<String>> {
        let is_missing = move || self.asked.get() && self.draft.with(is_missing);
        Signal::derive(move || is_missing().then(|| words.to_owned()))
    }

    /// Shows the fields.
    pub fn fields(self) -> Node {
        self.some(0..self.fields.len())
    }

    /// Shows some of the fields, where they stand in several parts of a page.
    pub fn some(self, which: Range<usize>) -> Node {
        let fields = self.fields.get(which).unwrap_or_default().iter();
        let fields = fields.map(|field| self.field(field));
        view! { <div class="form">{fields.collect::<Vec<Node>>()}</div> }
    }

    /// Shows one of the fields, while it is asked for.
    fn field(self, field: &'static Field<R>) -> Node {
        if !field.is_conditional() {
            return self.always(field);
        }
        let shows = Memo::new(move |_| self.draft.with(|record| field.is_asked(record)));
        (move || shows.get().then(|| self.always(field))).into_node()
    }

    fn always(self, field: &'static Field<R>) -> Node {
        if let Some(draw) = field.own() {
            // What it reads once must not draw the form anew, which would empty it.
            return untrack(|| draw(self));
        }
        let wrong = Wrong::new(None);
        self.wrong.update_value(|all| all.push(wrong));
        let is_first = move || {
            let mut shown = (self.fields.iter()).filter(|one| one.own().is_none());
            let first = (self.draft).with(|record| shown.find(|one| one.is_asked(record)));
            first.is_some_and(|first| std::ptr::eq(first, field))
        };
        let is_here = move |refused: &Refused| match refused.label {
            "" => is_first(),
            label => label == field.face.label,
        };
        let error = Signal::derive(move || {
            let refused = self.refused.get().filter(is_here);
            let wrong = || field.wrong(&mut self.draft.get(), self.asked.get());
            refused.and_then(|refused| refused.why).or_else(wrong)
        });
        Drawn {
            face: &field.face,
            hint: Signal::derive(move || self.draft.with(|record| field.help(record))),
            held: Signal::derive(move || field.get(&mut self.draft.get())),
            unit: Signal::derive(move || self.draft.with(|record| field.unit(record))),
            keep: Callback::new(move |held| {
                self.refused.set(None);
                let kept = (self.draft).try_update(|record| field.set(record, held));
                kept.unwrap_or(Ok(()))
            }),
            wrong,
            is_of_form: true,
            error,
        }
        .node()
    }

    /// Tells whether all fields are right; from now on those that are not say so.
    fn is_right(self) -> bool {
        self.asked.set(true);
        let mut record = self.draft.get_untracked();
        let is_read = self.wrong.with_value(|all| {
            (all.iter()).all(|wrong| wrong.try_with_untracked(Option::is_none) != Some(false))
        });
        let mut fields = self.fields.iter();
        is_read && fields.all(|field| field.wrong(&mut record, true).is_none())
    }

    /// Starts anew from a record.
    pub fn begin(self, record: R) {
        self.asked.set(false);
        self.refused.set(None);
        self.wrong.with_value(|all| {
            for wrong in all {
                // That of a field that shows no longer is gone.
                let _ = wrong.try_set(None);
            }
        });
        self.draft.set(record);
    }

    /// Keeps what the form holds where all of it is right; else the first field that is not has the focus.
    fn submit(self, save: &dyn Fn(R) -> Result<(), Refused>) -> bool {
        let saved = match self.is_right() {
            true => save(self.draft.get_untracked()),
            false => Refused::unless(false),
        };
        if let Err(refused) = saved {
            let _ = self.refused.try_set(Some(refused));
            let first = format!("#{} [aria-invalid=true]", self.id.get_value());
            request_animation_frame(move || focus(&first));
            return false;
        }
        true
    }

    /// The same, for a page that is one form.
    pub fn keep(self, save: &dyn Fn(R) -> Result<(), Refused>) {
        self.submit(save);
    }

    /// The form beside a list: its fields, a button and what else may stand beside that. It begins anew with what `save`
    /// gives back.
    pub fn beside<M, K>(
        self,
        name: &'static str,
        button: impl IntoNode<M>,
        others: impl IntoNode<K>,
        save: impl Fn(R) -> Result<R, Refused> + Send + Sync + 'static,
    ) -> Node {
        let submit = Callback::new(move |()| {
            self.submit(&|record| save(record).map(|next| self.begin(next)));
        });
        let kind = self.is_main.then_some("primary");
        let button = view! { <button type="submit" class="btn" data-kind=kind><span>{button.into_node()}</span></button> };
        let foot = view! { <div class="toolbar">{button}{others.into_node()}</div> };
        frame(self.id(), name, None, submit, vec![self.fields(), foot])
    }

    /// The form of a dialog, whose buttons stand at its foot.
    pub(super) fn inside(
        self,
        about: Option<String>,
        save: impl Fn(R) -> Result<(), Refused> + Send + Sync + 'static,
        done: Callback<()>,
    ) -> Node {
        let submit = Callback::new(move |()| {
            if self.submit(&save) {
                done.run(());
            }
        });
        frame(self.id(), "", about, submit, vec![self.fields()])
    }

    /// The id of the form's element.
    pub fn id(self) -> String {
        self.id.get_value()
    }
}

fn frame(
    id: String,
    name: &'static str,
    about: Option<String>,
    submit: Callback<()>,
    parts: Vec<Node>,
) -> Node {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit.run(());
    };
    let name = (!name.is_empty()).then_some(name);
    view! { <form class="stack" id=id aria-label=name data-about=about novalidate on:submit=submit>{parts}</form> }
}
