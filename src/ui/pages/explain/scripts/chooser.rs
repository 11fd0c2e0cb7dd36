//! Choosing what a text is about, out of records with a name.

use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// Records by name, and the one that is chosen; the first until somebody chooses.
#[derive(Clone, Copy)]
pub struct Chooser {
    named: Memo<Vec<(Id, String)>>,
    pub wanted: RwSignal<Option<Id>>,
    pub chosen: Memo<Option<Id>>,
}

impl Chooser {
    pub fn new(named: Memo<Vec<(Id, String)>>) -> Chooser {
        let wanted = RwSignal::new(None);
        let chosen = Memo::new(move |_| {
            let wanted = wanted.get();
            named.with(|named| {
                let mut ids = named.iter().map(|one| one.0);
                ids.clone()
                    .find(|id| Some(*id) == wanted)
                    .or_else(|| ids.next())
            })
        });
        Chooser {
            named,
            wanted,
            chosen,
        }
    }

    /// The select.
    pub fn field(self, label: &'static str) -> Node {
        let choices = Signal::derive(move || {
            let named = self.named.get().into_iter();
            let choices = named.map(|(id, name)| Choice::new(Some(id), name));
            choices.collect::<Vec<Choice<Option<Id>>>>()
        });
        let choose = move |id: Option<Id>| self.wanted.set(id);
        view! { <SelectField label choices value=self.chosen on_commit=choose /> }
    }
}

/// What stands there when there is nothing to choose from.
pub fn nothing(
    title: &'static str,
    sentence: &'static str,
    href: String,
    go: &'static str,
) -> Node {
    view! {
        <EmptyState icon=Glyph::Speech title sentence>
            <a class="btn" data-kind="primary" href=href>{go}</a>
        </EmptyState>
    }
}
