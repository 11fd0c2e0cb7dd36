//! The scorecards in this browser: open, rename, duplicate, delete, and begin another.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::copies::{self, size};
use super::no_backup::NoBackup;
use super::rename::Rename;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::store::Listed;
use crate::ui::pages::start::Beginnings;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the rows can ask of the card.
#[derive(Clone, Copy)]
struct Asked {
    rename: RwSignal<Option<(Id, String)>>,
    /// The scorecard that could not be backed up before its deletion, and why.
    no_backup: RwSignal<Option<(Id, String)>>,
}

/// The card.
#[component]
pub fn Scorecards() -> Node {
    let workspace = Workspace::get();
    let asked = Asked {
        rename: RwSignal::new(None),
        no_backup: RwSignal::new(None),
    };
    let begins = RwSignal::new(false);
    let no_backup = move || {
        asked.no_backup.get().map(|(id, why)| view! {
            <div class="card-inset">
                <NoBackup why
                    on_export=move || if let Some(card) = content(workspace, id) { copies::export(workspace, &card) }
                    on_go_on=move || { asked.no_backup.set(None); workspace.remove(id); } />
            </div>
        })
    };
    let rows = move || {
        let listed = workspace.listed.get();
        if listed.is_empty() {
            return view! {
                <EmptyState icon=Glyph::Gauge title="No scorecard is kept here" sentence="Begin one, try the sample, or import a file." />
            };
        }
        let rows = listed
            .into_iter()
            .map(|listed| view! { <Row listed asked /> })
            .collect_view();
        view! { <ul class="offers">{rows}</ul> }
    };
    view! {
        <Card title="Scorecards in this browser" flush=true
            actions=move || view! { <Button small=true icon=Glyph::Plus on_click=move || begins.set(true)>"New scorecard"</Button> }>
            {no_backup}
            {rows}
        </Card>
        <Rename which=asked.rename />
        <Dialog open=begins title="New scorecard" size=DialogSize::Large><Beginnings /></Dialog>
    }
}

#[component]
fn Row(listed: Listed, asked: Asked) -> Node {
    let workspace = Workspace::get();
    let Listed { id, title } = listed;
    let is_open = move || workspace.open.get() == Some(id);
    let holds = move || {
        let contents = workspace.contents(id).unwrap_or_default();
        let kpis = counted(contents.kpis, "KPI");
        format!("{kpis} · {}", size(contents.units))
    };
    let (to_rename, name) = (title.clone(), title.clone());
    let items = Signal::derive(move || {
        let to_rename = to_rename.clone();
        vec![
            MenuItem::new("Rename", move || {
                asked.rename.set(Some((id, to_rename.clone())))
            })
            .icon(Glyph::Pencil),
            MenuItem::new("Duplicate", move || duplicate(workspace, id)).icon(Glyph::Copy),
            MenuItem::new("Export", move || {
                if let Some(card) = content(workspace, id) {
                    copies::export(workspace, &card);
                }
            })
            .icon(Glyph::Download),
            MenuItem::new("Delete", move || delete(workspace, asked, id))
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        ]
    });
    let open = move || {
        workspace.open(id);
        Route::Scorecard.go();
    };
    let named = title.clone();
    view! {
        <li class="offer offer-line">
            <div class="offer-text">
                <h3>{title}" "{move || is_open().then(|| view! { <Badge mark=Mark::OnTarget words="Open" /> })}</h3>
                <p class="note">{holds}</p>
            </div>
            <div class="actions">
                {move || (!is_open()).then(|| {
                    let name = name.clone();
                    view! { <Button small=true on_click=open>"Open"<span class="visually-hidden">" “"{name}"”"</span></Button> }
                })}
                <Menu label=format!("More for “{named}”") icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items />
            </div>
        </li>
    }
}

fn content(workspace: Workspace, id: Id) -> Option<Scorecard> {
    if workspace.open.get_untracked() == Some(id) {
        return Some(workspace.scorecard.get_untracked());
    }
    workspace.peek(id)
}

fn duplicate(workspace: Workspace, id: Id) {
    let Some(original) = content(workspace, id) else {
        return;
    };
    let copy = copies::separate(workspace, original);
    let title = copy.settings().title;
    let added = workspace.add_scorecard(copy);
    workspace.say_with_undo(added, format!("Duplicated as “{title}”, which is open now"));
}

fn delete(workspace: Workspace, asked: Asked, id: Id) {
    let Some(card) = content(workspace, id) else {
        return;
    };
    asked.no_backup.set(None);
    spawn_local(async move {
        match workspace.back_up_of(&card, "deleting it").await {
            Ok(()) => workspace.remove(id),
            Err(error) => drop(asked.no_backup.try_set(Some((id, error.to_string())))),
        }
    });
}
