//! Everything the keyboard reaches from anywhere: shortcuts, their overlay, and the command palette.

mod palette;

pub use self::palette::Palette;
use leptos::ev;
use wasm_bindgen::JsCast;

use super::route::Route;
use super::widgets::*;
use super::workspace::Workspace;
use crate::ui::prelude::*;

/// Which overlay is open.
#[derive(Clone, Copy)]
pub struct Overlays {
    pub palette: RwSignal<bool>,
    pub shortcuts: RwSignal<bool>,
}

/// The shortcuts: keys, what they do, and how the overlay groups them.
const SHORTCUTS: &[(&str, &str)] = &[
    ("Ctrl+K", "Find a page, a KPI or an action (⌘K on a Mac)"),
    ("/", "The same"),
    ("Ctrl+Z", "Undo the last change"),
    ("Ctrl+Shift+Z", "Redo it"),
    ("g s", "Go to the scorecard"),
    ("g r", "Go to the risks"),
    ("g p", "Go to the priorities"),
    ("g c", "Go to the decisions"),
    ("g b", "Go to the budget"),
    ("g e", "Go to the scripts: what to say"),
    ("g w", "Go to the reports: write one"),
    ("g o", "Go to the playbooks: respond to an incident"),
    ("g h", "Go to the guide"),
    ("g d", "Go to your data: import, export, backups"),
    ("n", "Add a KPI"),
    ("?", "Show these shortcuts"),
    ("Esc", "Close what is open"),
];

impl Overlays {
    /// Listens to the keyboard, and gives the overlays to everything below.
    pub fn provide(workspace: Workspace) -> Overlays {
        let overlays = Overlays {
            palette: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
        };
        provide_context(overlays);
        let after_g = StoredValue::new(false);
        let listener = window_event_listener(ev::keydown, move |event| {
            let second = after_g.get_value();
            after_g.set_value(false);
            if overlays.chord(workspace, &event) {
                event.prevent_default();
            } else if !is_typing(&event) && !has_modifier(&event) && !dialog_is_open() {
                match (second, event.key().as_str()) {
                    (false, "g") => after_g.set_value(true),
                    (true, "s") => Route::Scorecard.go(),
                    (true, "r") => Route::Risks.go(),
                    (true, "p") => Route::Priorities.go(),
                    (true, "c") => Route::Decisions.go(),
                    (true, "b") => Route::Budget.go(),
                    (true, "e") => Route::Scripts.go(),
                    (true, "w") => Route::Reports.go(),
                    (true, "o") => Route::Playbooks.go(),
                    (true, "h") => Route::Guide.go(),
                    (true, "d") => Route::Data.go(),
                    (false, "n") => Route::Library.go(),
                    (false, "?") => overlays.shortcuts.set(true),
                    (false, "/") => overlays.palette.set(true),
                    _ => return,
                }
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
        overlays
    }

    pub fn get() -> Overlays {
        expect_context()
    }

    /// Acts on a key with Ctrl or ⌘; tells whether it was one of ours.
    fn chord(self, workspace: Workspace, event: &ev::KeyboardEvent) -> bool {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return false;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("k", false) => self.palette.update(|open| *open = !*open),
            // Within a text, undo is the browser's and concerns the text.
            ("z" | "y", _) if is_typing(event) => return false,
            ("z", false) => workspace.undo(),
            ("z", true) | ("y", false) => workspace.redo(),
            _ => return false,
        }
        true
    }
}

fn has_modifier(event: &ev::KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| {
        let typed =
            "input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select";
        element.is_content_editable() || element.matches(typed).unwrap_or(false)
    })
}

fn dialog_is_open() -> bool {
    document()
        .query_selector("dialog[open]")
        .is_ok_and(|dialog| dialog.is_some())
}

/// The overlay with all shortcuts.
#[component]
pub fn Shortcuts() -> Node {
    let rows = || {
        let row = |(keys, words): &(&'static str, &'static str)| {
            view! { <tr><th scope="row"><Kbd keys /></th><td>{*words}</td></tr> }
        };
        SHORTCUTS.iter().map(row).collect_view()
    };
    view! {
        <Dialog open=Overlays::get().shortcuts title="Keyboard shortcuts">
            <Table caption="Keyboard shortcuts" keep_columns=true><tbody>{rows()}</tbody></Table>
        </Dialog>
    }
}
