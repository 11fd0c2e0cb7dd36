//! Values from the files of tools: drop a file, see what it says, and enter what should become a measurement.
//!
//! A worker reads each file; nothing leaves the browser.

mod intake;
mod mapper;
mod months;
mod questions;
mod told;
mod tools;

use leptos::ev;
use wasm_bindgen::JsCast;

use crate::ui::pages::measure::bulk::Answered;
use crate::ui::pages::measure::bulk::block::BlockIntake;
use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;
use intake::{Intake, IntakeItem, State};

/// The page.
#[component]
pub fn Evidence() -> Node {
    name_page(|| "Evidence".to_owned());
    let intake = Intake::new(Workspace::get());
    let over = RwSignal::new(false);
    listen(intake, over);
    let list = move || {
        let items = intake.items.get();
        Node::list(
            items
                .into_iter()
                .rev()
                .map(|item| shown(intake, item))
                .collect(),
        )
    };
    let is_empty = move || intake.items.with(Vec::is_empty);
    view! {
        <div class="page">
            <PageHeader title="Evidence" purpose="Values of KPIs from the files that your tools write, each with where it comes from." />
            {drop_zone(intake, over)}
            <div class="stack" aria-live="polite">{list}</div>
            {move || is_empty().then(|| view! {
                <EmptyState icon=Glyph::Upload title="No file yet"
                    sentence="Choose the report of a scanner, or a table of incidents, findings, training or uptime: it is read here, you see what was counted and what was left out, and you decide which figure becomes a measurement of which KPI." />
            })}
            {tools::tools()}
        </div>
    }
}

/// Where files are dropped, chosen, or pasted as text.
fn drop_zone(intake: Intake, over: RwSignal<bool>) -> Node {
    let id = unique_id("evidence");
    let chosen = move |event: ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            intake.take_all(input.files());
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    let text = RwSignal::new(String::new());
    let paste = move || {
        intake.take_text(&text.get_untracked());
        text.set(String::new());
    };
    view! {
        <div class="evidence-drop" data-over=move || over.get().to_string()>
            <div class="field">
                <label for=id.clone()>"Choose files, or drop them anywhere on this page"</label>
                <input class="input-file" type="file" multiple="multiple" id=id on:change=chosen />
            </div>
            <p class="note">"Nothing is uploaded: files are read in this browser, and only the values that you enter are kept."</p>
            <Disclosure summary="Paste the text of a report instead">
                <div class="stack">
                    <TextArea label="Text of the report" value=text on_commit=move |typed| text.set(typed) />
                    <div class="actions"><Button on_click=paste>"Read it"</Button></div>
                </div>
            </Disclosure>
        </div>
    }
}

/// Takes files that are dropped anywhere while the page shows.
fn listen(intake: Intake, over: RwSignal<bool>) {
    let hold = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        over.set(true);
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Without a place that is entered, the pointer has left the window.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        over.set(false);
        intake.take_all(event.data_transfer().and_then(|data| data.files()));
    });
    on_cleanup(move || {
        hold.remove();
        leave.remove();
        dropped.remove();
    });
}

/// A file: being read, read, or refused.
fn shown(intake: Intake, item: IntakeItem) -> Node {
    let (id, name, state) = (item.id, item.name.clone(), item.state);
    let forget = move || intake.forget(id);
    let body = move || match state.get() {
        State::Reading(share) => view! {
            <Progress label="Reading" value=share on_cancel=Callback::new(move |()| intake.cancel(id)) />
        },
        State::Stopped => view! { <p>"Cancelled; nothing was changed."</p> },
        State::Refused(why) => view! {
            <Notice kind=NoticeKind::Bad title="Not read.">{why}</Notice>
        },
        State::Read(told) => told::told(intake.workspace, &told),
        State::Table(told) => mapper::mapper(intake, told),
        State::Block(text) => view! {
            <BlockIntake answered=Answered::new(text) close=Callback::new(move |()| intake.forget(id)) />
        },
    };
    view! {
        <Card title=name actions=move || view! {
            <Button small=true kind=ButtonKind::Quiet on_click=forget>"Remove from the list"</Button>
        }>{body}</Card>
    }
}
