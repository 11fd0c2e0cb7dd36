//! Stored parts that could not be read: set aside, to download, and to remove by a person's decision only.

use super::copies::size;
use crate::store::Quarantined;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The card; nothing where all could be read.
#[component]
pub fn Unreadable() -> Node {
    let workspace = Workspace::get();
    let asked = RwSignal::new(None::<Quarantined>);
    let asks = RwSignal::new(false);
    let toasts = Toasts::get();
    let remove = move |download: bool| {
        let Some(part) = asked.get_untracked() else {
            return;
        };
        if download {
            save(&part);
        }
        workspace.discard(&part);
        asks.set(false);
        toasts.push(Toast::new("Removed what could not be read"));
    };
    let row = move |part: Quarantined| {
        let (to_save, to_ask) = (part.clone(), part.clone());
        let (saved, removed) = (part.key.clone(), part.key.clone());
        view! {
            <li class="offer offer-line">
                <div class="offer-text"><h3 class="breakable">{part.key}</h3><p class="note">{size(part.text.len())}</p></div>
                <div class="actions">
                    <Button small=true icon=Glyph::Download on_click=move || save(&to_save)>"Download"<span class="visually-hidden">" "{saved}</span></Button>
                    <Button small=true kind=ButtonKind::Quiet icon=Glyph::Trash on_click=move || { asked.set(Some(to_ask.clone())); asks.set(true); }>"Remove"<span class="visually-hidden">" "{removed}</span></Button>
                </div>
            </li>
        }
    };
    let card = move || {
        let parts = workspace.quarantined.get();
        (!parts.is_empty()).then(|| view! {
            <Card title="Could not be read" flush=true>
                <p class="card-inset note">"These stored parts are damaged, or were changed by another program. They were set aside instead of being overwritten; the rest works. Download them before you remove them: somebody may still be able to mend them."</p>
                <ul class="offers">{parts.into_iter().map(row).collect_view()}</ul>
            </Card>
        })
    };
    view! {
        {card}
        <Dialog open=asks title="Remove what could not be read?" size=DialogSize::Small
            actions=move || view! {
                <Button kind=ButtonKind::Quiet on_click=move || asks.set(false)>"Keep it"</Button>
                <Button kind=ButtonKind::Danger on_click=move || remove(false)>"Remove"</Button>
                <Button kind=ButtonKind::Primary on_click=move || remove(true)>"Download and remove"</Button>
            }>
            <p>"It cannot be brought back, and no backup has it."</p>
        </Dialog>
    }
}

fn save(part: &Quarantined) {
    let name = format!("linchpin-unreadable-{}.txt", browser::file_stem(&part.key));
    browser::save_file(&name, "text/plain", &part.text);
}
