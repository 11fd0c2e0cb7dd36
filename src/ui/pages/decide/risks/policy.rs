//! The dialog in which a project says how it weighs risk: the words of the scale, and the appetite.
//!
//! - `scale`: the words, frequencies and amounts of the five levels.
//! - `appetite`: how much risk is accepted, from when on.

mod appetite;
mod scale;

use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The button with its dialog.
#[component]
pub fn PolicyButton() -> Node {
    let open = RwSignal::new(false);
    view! {
        <Button small=true icon=Glyph::Scales on_click=move || open.set(true)>"Scale and appetite"</Button>
        <Dialog open title="Scale and appetite" size=DialogSize::Large>
            <Body />
        </Dialog>
    }
}

#[component]
fn Body() -> Node {
    let workspace = Workspace::get();
    let tabs = vec![
        Tab::new(
            "Appetite",
            move || view! { <appetite::Appetite workspace /> },
        ),
        Tab::new(
            "Words of the scale",
            move || view! { <scale::Scale workspace /> },
        ),
    ];
    view! { <Tabs label="Parts of the policy" tabs /> }
}
