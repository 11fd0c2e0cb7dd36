//! The backups that were kept before something large.

use chrono::Timelike;
use wasm_bindgen_futures::spawn_local;

use super::about::when;
use super::copies::{self, size};
use crate::files::scorecard_file;
use crate::store::backups::{self, Backup, KEPT};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::{Edited, Workspace};

/// The card.
#[component]
pub fn Backups() -> Node {
    let workspace = Workspace::get();
    let found = RwSignal::new(None::<Result<Vec<Backup>, String>>);
    // Whatever is backed up before changes one of these after.
    Effect::new(move || {
        workspace.saved.track();
        workspace.listed.track();
        workspace.open.track();
        spawn_local(async move {
            let list = backups::list().await.map_err(|error| error.to_string());
            let _ = found.try_set(Some(list));
        });
    });
    let list = move || match found.get() {
        None => view! { <div class="card-inset"><Progress label="Looking for backups" /></div> },
        Some(Err(why)) => view! {
            <div class="card-inset"><Notice kind=NoticeKind::Warn title="Backups cannot be read here.">{format!("{why}. Export before you import, replace or delete.")}</Notice></div>
        },
        Some(Ok(list)) if list.is_empty() => view! {
            <EmptyState icon=Glyph::Clock title="No backups yet" sentence="The first is kept before an import changes something, or before you delete a scorecard." />
        },
        Some(Ok(list)) => {
            let rows = list
                .into_iter()
                .map(|backup| view! { <Row backup /> })
                .collect_view();
            view! { <ul class="offers">{rows}</ul> }
        }
    };
    view! {
        <Card title="Backups" flush=true
            note=format!("Kept before every merge, replacement and deletion, outside the 5 MB. The newest {KEPT} stay; an eleventh pushes the oldest out.")>
            {list}
        </Card>
    }
}

#[component]
fn Row(backup: Backup) -> Node {
    let workspace = Workspace::get();
    let toasts = Toasts::get();
    let Backup {
        title,
        before,
        at,
        file,
    } = backup;
    let length = size(file.len());
    let file = StoredValue::new(file);
    let restore = move || match file.with_value(|file| scorecard_file::read(file.as_bytes())) {
        Ok(read) => {
            if let Some(title) = copies::add(workspace, read.scorecard) {
                workspace.say_with_undo(Edited::Changed, format!("Restored as “{title}”"));
                Route::Scorecard.go();
            }
        }
        Err(refusal) => toasts.push(Toast::problem(format!("Not restored. {refusal}"))),
    };
    let stem = title.clone();
    let download = move || {
        file.with_value(|file| {
            copies::save(
                &stem,
                &format!("{}-{:02}{:02}", at.date(), at.hour(), at.minute()),
                file,
            )
        })
    };
    let whose = format!(" “{title}” of {}", when(at));
    let to_download = whose.clone();
    view! {
        <li class="offer offer-line">
            <div class="offer-text">
                <h3>{title}</h3>
                <p class="note">{format!("{} · before {before} · {length}", when(at))}</p>
            </div>
            <div class="actions">
                <Button small=true icon=Glyph::Undo on_click=restore>"Restore as copy"<span class="visually-hidden">{whose}</span></Button>
                <Button small=true kind=ButtonKind::Quiet icon=Glyph::Download on_click=download>"Download"<span class="visually-hidden">{to_download}</span></Button>
            </div>
        </li>
    }
}
