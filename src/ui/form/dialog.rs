//! A form as a dialog. It is built when the dialog opens, so that it starts fresh.

use super::field::Field;
use super::together::{Form, Refused};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What a dialog with a form is called, and how it is left.
#[derive(Clone)]
pub struct FormDialog {
    open: RwSignal<bool>,
    title: Signal<String>,
    button: &'static str,
    size: DialogSize,
    closed: Callback<()>,
}

impl FormDialog {
    pub fn new(
        open: RwSignal<bool>,
        title: impl Into<Signal<String>>,
        button: &'static str,
    ) -> FormDialog {
        FormDialog {
            open,
            title: title.into(),
            button,
            size: DialogSize::default(),
            closed: Callback::new(|()| ()),
        }
    }

    /// Runs when it has closed, however that came about.
    pub fn on_close(self, closed: impl Fn() + Send + Sync + 'static) -> FormDialog {
        let closed = Callback::new(move |()| closed());
        FormDialog { closed, ..self }
    }

    /// Opens while there is something to ask about, and closes by emptying it.
    pub fn about<T: Clone + Send + Sync + 'static>(
        which: RwSignal<Option<T>>,
        title: impl Into<Signal<String>>,
        button: &'static str,
    ) -> FormDialog {
        let open = RwSignal::new(false);
        Effect::new(move || open.set(which.with(Option::is_some)));
        let closed = Callback::new(move |()| which.set(None));
        FormDialog {
            closed,
            ..FormDialog::new(open, title, button)
        }
    }

    pub fn size(self, size: DialogSize) -> FormDialog {
        FormDialog { size, ..self }
    }

    /// Fills it with the fields of what `start` gives when it opens, and keeps what they hold then. Where it stands for
    /// one of many records, `about` says for which.
    pub fn of<R: Clone + Send + Sync + 'static>(
        self,
        fields: &'static [Field<R>],
        about: fn(&R) -> String,
        start: impl Fn() -> Option<R> + Clone + Send + Sync + 'static,
        save: impl Fn(&R, R) -> Result<(), Refused> + Clone + Send + Sync + 'static,
    ) -> Node {
        let open = self.open;
        let body = move || {
            let old = start()?;
            let about = Some(about(&old)).filter(|about| !about.is_empty());
            let form = Form::new(fields, old.clone());
            let save = save.clone();
            let save = move |new| save(&old, new);
            let done = Callback::new(move |()| open.set(false));
            Some((form.inside(about, save, done), form.id()))
        };
        self.draw(Box::new(body))
    }

    fn draw(self, body: Box<dyn Fn() -> Option<(Node, String)> + Send + Sync>) -> Node {
        let FormDialog {
            open,
            title,
            button,
            size,
            closed,
        } = self;
        let form = RwSignal::new(String::new());
        let body = std::sync::Arc::new(body);
        let body = move || {
            // Only that it opens makes it anew: what it starts from may change while somebody types.
            let (node, id) = untrack(|| body())?;
            form.set(id);
            Some(node)
        };
        let foot = move || {
            view! {
                <Button kind=ButtonKind::Quiet on_click=move || open.set(false)>"Cancel"</Button>
                <button type="submit" class="btn" data-kind="primary" form=move || form.get()><span>{button}</span></button>
            }
        };
        view! { <Dialog open title size actions=foot on_close=closed>{body()}</Dialog> }
    }
}

/// Which record a dialog is open for; a handle that is cheap to copy.
pub struct Editing<R: 'static> {
    pub which: RwSignal<Option<R>>,
    pub open: RwSignal<bool>,
}

impl<R> Clone for Editing<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Editing<R> {}

impl<R: Clone + Send + Sync + 'static> Default for Editing<R> {
    fn default() -> Self {
        Editing {
            which: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }
}

impl<R: Clone + Send + Sync + 'static> Editing<R> {
    /// Opens the dialog for the record.
    pub fn edit(self, record: R) {
        self.which.set(Some(record));
        self.open.set(true);
    }

    /// The dialog that changes the record.
    pub fn dialog(
        self,
        title: impl Into<Signal<String>>,
        button: &'static str,
        fields: &'static [Field<R>],
        about: fn(&R) -> String,
        save: impl Fn(&R, R) -> Result<(), Refused> + Clone + Send + Sync + 'static,
    ) -> Node {
        let start = move || self.which.get_untracked();
        FormDialog::new(self.open, title, button).of(fields, about, start, save)
    }
}
