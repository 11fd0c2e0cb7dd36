//! A scorecard in a link: making one, and looking at one before anything is kept.

use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

use super::copies::size;
use super::decision::{Decision, Incoming};
use super::decision_view::{DecisionBody, DecisionButtons};
use crate::files::preview::Mode;
use crate::files::scorecard_file::{self, File};
use crate::files::share_link::{self, MAX_WRITTEN};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;
use crate::ui::{browser, deflate};

/// What became of the link.
#[derive(Clone, PartialEq)]
enum Made {
    Working,
    Link(String),
    TooLarge(usize),
    Failed(String),
}

/// Copies a link that holds the open scorecard, where it fits into one.
#[component]
pub fn CopyLink() -> Node {
    let workspace = Workspace::get();
    let made = RwSignal::new(Made::Working);
    let newest = StoredValue::new(0_u32);
    Effect::new(move || {
        let text = workspace
            .scorecard
            .with(|card| scorecard_file::write(card, browser::utc_now()));
        let turn = newest.get_value() + 1;
        newest.set_value(turn);
        spawn_local(async move {
            let link = make(text).await;
            // An older scorecard's link may be done later than a newer one's.
            if newest.try_get_value() == Some(turn) {
                made.set(link);
            }
        });
    });
    let link = Signal::derive(move || {
        made.with(|made| {
            if let Made::Link(link) = made {
                link.clone()
            } else {
                String::new()
            }
        })
    });
    move || match made.get() {
        Made::Working => view! { <span class="note">"Making a link…"</span> },
        Made::Link(_) => view! { <CopyButton text=link label="Copy a link" /> },
        Made::TooLarge(length) => view! {
            <p class="note">{format!("Too large for a link ({}, and mail programs cut what is longer than about {}). Share the file instead.", size(length), size(MAX_WRITTEN))}</p>
        },
        Made::Failed(why) => {
            view! { <p class="note">{format!("No link: {why} Share the file instead.")}</p> }
        }
    }
}

async fn make(text: String) -> Made {
    let payload = match deflate::compress(text.into_bytes()).await {
        Ok(bytes) => share_link::encode(&bytes),
        Err(_) => return Made::Failed("this browser cannot make one.".to_owned()),
    };
    if payload.len() > MAX_WRITTEN {
        return Made::TooLarge(payload.len());
    }
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    Made::Link(format!("{page}{}", Route::Shared(payload.into()).href()))
}

/// A look at a scorecard that came in a link.
#[component]
pub fn Shared(
    /// What stands behind `open=`.
    payload: Arc<str>,
) -> Node {
    name_page(|| "A shared scorecard".to_owned());
    let refused = RwSignal::new(None::<String>);
    let decision = Decision::new(leave);
    spawn_local(async move {
        match unpack(&payload).await {
            Ok(file) if refused.try_get_untracked().is_some() => {
                decision.consider(Incoming {
                    from: "a link".to_owned(),
                    file,
                });
            }
            Ok(_) => {}
            Err(why) => drop(refused.try_set(Some(why))),
        }
    });
    let content = move || match (refused.get(), decision.incoming.with(Option::is_some)) {
        (Some(why), _) => view! {
            <Notice kind=NoticeKind::Bad title="The link was not opened, and nothing was changed."
                actions=|| view! { <a class="btn btn-small" href=Route::Scorecard.href()>"To the scorecard"</a> }>
                {why}
            </Notice>
        },
        (None, false) => view! { <Progress label="Unpacking the link" /> },
        (None, true) => view! {
            <Card title="What is in the link">
                <div class="stack">
                    <DecisionBody decision />
                    <div class="actions"><DecisionButtons decision /></div>
                </div>
            </Card>
        },
    };
    view! {
        <div class="page">
            <PageHeader title="Somebody shared a scorecard with you"
                purpose="It is inside the link itself and came from no server. Nothing of it is kept until you say so." />
            {content}
        </div>
    }
}

async fn unpack(payload: &str) -> Result<File, String> {
    let bytes = share_link::decode(payload).map_err(|error| error.to_string())?;
    let bytes = deflate::decompress(bytes)
        .await
        .map_err(|error| error.to_string())?;
    scorecard_file::read(&bytes)
        .map_err(|refusal| format!("The link unpacks to something that is refused. {refusal}"))
}

/// Goes on, in place of the address that the link came in.
fn leave(done: Option<Mode>) {
    let next = match done {
        Some(Mode::Merge | Mode::Replace) => Route::Data,
        _ => Route::Scorecard,
    };
    let _ = window().location().replace(&next.href());
}
