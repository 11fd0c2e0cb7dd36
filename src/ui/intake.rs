//! Taking in a table: the box to paste it or to choose its file, the question which date order it has, and what is wrong.
//!
//! Called by the pages that import CSV.

use gloo_file::futures::read_as_bytes;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::files::csv::read::RowError;
use crate::files::dates::DateOrder;
use crate::files::text;
use crate::ui::widgets::*;

/// So many rows are shown in a preview.
pub const SHOWN: usize = 100;

/// The text, pasted or from a file.
#[component]
pub fn PasteBox(
    text: RwSignal<String>,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
) -> impl IntoView {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let toasts = Toasts::get();
    let chosen = move |event: ev::Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = target.and_then(|input| input.files()?.get(0)) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let bytes = read_as_bytes(&gloo_file::File::from(file).into()).await;
            let read = bytes.map_err(|error| error.to_string());
            let read = read.and_then(|bytes| {
                text::decode(&bytes)
                    .map(str::to_owned)
                    .map_err(|refusal| refusal.to_string())
            });
            match read {
                Ok(content) => drop(text.try_set(content)),
                Err(error) => toasts.push(Toast::problem(error)),
            }
        });
    };
    let file_id = unique_id("csv");
    view! {
        <Field ids label hint=hint>
            <textarea class="input" id=id rows="6" spellcheck="false"
                aria-describedby=move || links.described_by(true, false)
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event)) />
        </Field>
        <div class="field">
            <label for=file_id.clone()>"Or choose a CSV file"</label>
            <input class="input-file" type="file" id=file_id accept=".csv,.tsv,.txt,text/csv" on:change=chosen />
        </div>
    }
}

/// Asks whether dates like the example start with the day or with the month.
#[component]
pub fn AskOrder(order: RwSignal<Option<DateOrder>>, example: String) -> impl IntoView {
    let choices = vec![
        Choice::new(Some(DateOrder::DayFirst), "Day first"),
        Choice::new(Some(DateOrder::MonthFirst), "Month first"),
    ];
    view! {
        <Notice kind=NoticeKind::Warn title="Which comes first, the day or the month?"
            actions=move || view! {
                <Segmented legend="Order of day and month" choices=choices value=order on_commit=move |chosen| order.set(chosen) />
            }>
            {format!("“{example}” can be read in two ways, and no other date here decides it.")}
        </Notice>
    }
}

/// The rows that are left out, each with its reason.
#[component]
pub fn Errors(errors: Vec<RowError>) -> impl IntoView {
    let count = errors.len();
    let more = count.checked_sub(SHOWN).filter(|more| *more > 0);
    (count > 0).then(|| {
        let lines = errors
            .into_iter()
            .take(SHOWN)
            .map(|error| view! { <li>{error.to_string()}</li> });
        view! {
            <Notice kind=NoticeKind::Warn title="These rows are left out.">
                <ul>{lines.collect_view()}</ul>
                {more.map(|more| format!("… and {more} more."))}
            </Notice>
        }
    })
}
