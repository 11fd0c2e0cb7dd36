//! Erasing everything that is kept here, with or without the backups.

use wasm_bindgen_futures::spawn_local;

use super::copies;
use super::no_backup::NoBackup;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::listed;
use crate::store::backups::{self, KEPT};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The card.
#[component]
pub fn Erase() -> Node {
    let asks = RwSignal::new(false);
    view! {
        <Card title="Erase everything here">
            <div class="stack">
                <p>"Removes all scorecards from this browser, for instance before you give the machine away. Other machines and exported files are not touched."</p>
                <div class="actions">
                    <Button kind=ButtonKind::Danger icon=Glyph::Trash on_click=move || asks.set(true)>"Erase everything here…"</Button>
                </div>
            </div>
        </Card>
        <Dialog open=asks title="Erase everything here?"><Ways asks /></Dialog>
    }
}

/// The scorecards here, the open one as it is on the page.
fn all(workspace: Workspace) -> Vec<Scorecard> {
    let open = workspace.open.get_untracked();
    let others = workspace
        .listed
        .get_untracked()
        .into_iter()
        .filter(|listed| Some(listed.id) != open);
    let mut all: Vec<Scorecard> = others
        .filter_map(|listed| workspace.peek(listed.id))
        .collect();
    all.extend(open.map(|_| workspace.scorecard.get_untracked()));
    all
}

/// What goes, and the two ways.
#[component]
fn Ways(asks: RwSignal<bool>) -> Node {
    let workspace = Workspace::get();
    let toasts = Toasts::get();
    let count = all(workspace).len();
    let titles = all(workspace)
        .iter()
        .map(|card| format!("“{}”", card.settings().title))
        .collect::<Vec<_>>();
    let goes = match titles.len() {
        0 => "There is no scorecard here; settings and what could not be read go.".to_owned(),
        _ => format!(
            "These go with all their measurements, actions and scripts: {}. So do what could not be read, and the choice of theme.",
            listed(&titles)
        ),
    };
    let word = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let keeping = move |with_backup: bool| {
        spawn_local(async move {
            if with_backup && let Err(why) = back_up_all(workspace).await {
                let _ = problem.try_set(Some(why));
                return;
            }
            finish(
                workspace,
                toasts,
                asks,
                "The scorecards are erased. Their backups are under “Your data”.",
            );
        });
    };
    let wholly = move || {
        spawn_local(async move {
            match backups::erase().await {
                Ok(()) => finish(
                    workspace,
                    toasts,
                    asks,
                    "Everything that was kept here is erased.",
                ),
                Err(error) => toasts.push(Toast::problem(format!(
                    "Nothing was erased, because the backups could not be. {error}."
                ))),
            }
        });
    };
    let too_many = (count > KEPT)
        .then(|| format!("There is room for {KEPT} backups only. Export the scorecards instead"));
    let not_typed = Signal::derive(move || {
        (word.get().trim() != "ERASE").then(|| "Type ERASE first".to_owned())
    });
    view! {
        <div class="stack">
            <p>{goes}</p>
            <div class="actions"><Button icon=Glyph::Download on_click=move || all(workspace).iter().for_each(|card| copies::export(workspace, card))>
                {if count > 1 { "Export all of them first" } else { "Export it first" }}
            </Button></div>
            {move || problem.get().map(|why| view! {
                <NoBackup why on_export=move || all(workspace).iter().for_each(|card| copies::export(workspace, card)) on_go_on=move || keeping(false) />
            })}
            <section class="way">
                <h3>"Keep the backups"</h3>
                <p>"A backup of each scorecard is kept first. You can restore them here until newer backups push them out."</p>
                <div class="actions"><Button kind=ButtonKind::Danger disabled_because=too_many on_click=move || keeping(true)>"Erase scorecards, keep backups"</Button></div>
            </section>
            <section class="way">
                <h3>"Leave nothing"</h3>
                <p>"The backups go too. This cannot be undone."</p>
                <label class="field">
                    <span>"Type ERASE to confirm"</span>
                    <input class="input" type="text" data-no-draft="" autocomplete="off" spellcheck="false" autocapitalize="characters"
                        prop:value=move || word.get() on:input=move |event| word.set(event_target_value(&event)) />
                </label>
                <div class="actions"><Button kind=ButtonKind::Danger disabled_because=not_typed on_click=wholly>"Erase everything, backups too"</Button></div>
            </section>
        </div>
    }
}

async fn back_up_all(workspace: Workspace) -> Result<(), String> {
    for card in all(workspace) {
        let kept = workspace.back_up_of(&card, "erasing everything here").await;
        kept.map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn finish(workspace: Workspace, toasts: Toasts, asks: RwSignal<bool>, words: &str) {
    workspace.erase();
    // When it did not work, that was said.
    if workspace.open.get_untracked().is_none() {
        let _ = asks.try_set(false);
        toasts.push(Toast::new(words));
        Route::Scorecard.go();
    }
}
