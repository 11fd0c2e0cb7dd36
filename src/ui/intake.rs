//! Taking in a table: the box to paste it or to choose its file, the question which date order it has, and what is wrong.
//!
//! Called by the pages that import CSV.

use gloo_file::futures::read_as_bytes;
use leptos::ev;
use wasm_bindgen::JsCast;

use crate::domain::measure::quantity::{TimeUnit, UnsaidUnit};
use crate::files::csv::read::RowError;
use crate::files::dates::DateOrder;
use crate::files::table::encoding::text_of;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// So many rows are shown in a preview.
pub const SHOWN: usize = 100;

/// The text, pasted or from a file.
#[component]
pub fn PasteBox(
    text: RwSignal<String>,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let toasts = Toasts::get();
    let chosen = move |event: ev::Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = target else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // Emptied, so that the same file can be chosen again after it was mended.
        input.set_value("");
        leptos::task::spawn_local(async move {
            let bytes = read_as_bytes(&gloo_file::File::from(file).into()).await;
            let read = bytes.map_err(|error| error.to_string());
            let read = read.and_then(|bytes| {
                let decoded = text_of(&bytes).map_err(|refusal| refusal.to_string())?;
                Ok((decoded.note(), decoded.text.into_owned()))
            });
            match read {
                Ok((note, content)) => {
                    if let Some(note) = note {
                        toasts.push(Toast::problem(note));
                    }
                    drop(text.try_set(content));
                }
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
pub fn AskOrder(
    order: RwSignal<Option<DateOrder>>,
    example: String,
    /// The name of the column, where it has one.
    #[prop(optional, into)]
    column: String,
) -> Node {
    let choices = vec![
        Choice::new(Some(DateOrder::DayFirst), "Day first"),
        Choice::new(Some(DateOrder::MonthFirst), "Month first"),
    ];
    let words = match column.is_empty() {
        true => format!("“{example}” can be read in two ways, and no other date here decides it."),
        false => format!(
            "“{example}” can be read in two ways, and no other date in the column “{column}” decides it."
        ),
    };
    view! {
        <Notice kind=NoticeKind::Warn title="Which comes first, the day or the month?"
            actions=move || view! {
                <Segmented legend="Order of day and month" choices=choices value=order on_commit=move |chosen| order.set(chosen) />
            }>
            {words}
        </Notice>
    }
}

/// Asks what a share of 1 is, where a column has no other.
#[component]
pub fn AskShares(
    parts_of_one: RwSignal<Option<bool>>,
    /// What it is about, in a sentence.
    #[prop(into)]
    words: String,
) -> Node {
    let choices = vec![
        Choice::new(Some(true), "1 is 100 %"),
        Choice::new(Some(false), "1 is 1 %"),
    ];
    view! {
        <Notice kind=NoticeKind::Warn title="Is 1 all of it, or 1 %?"
            actions=move || view! {
                <Segmented legend="What a share of 1 is" choices=choices value=parts_of_one on_commit=move |chosen| parts_of_one.set(chosen) />
            }>
            {words}
        </Notice>
    }
}

/// Offers what the numbers of a column of times count, where its name says no unit.
#[component]
pub fn UnitChoice(unsaid: UnsaidUnit, #[prop(into)] on_commit: Callback<TimeUnit>) -> Node {
    let UnsaidUnit { name, taken } = unsaid;
    let choices: Vec<Choice<TimeUnit>> = (TimeUnit::ALL.into_iter())
        .map(|unit| Choice::new(unit, unit.plural()))
        .collect();
    let label = match name.is_empty() {
        true => "Numbers alone are".to_owned(),
        false => format!("Numbers alone in “{name}” are"),
    };
    view! {
        <SelectField label choices value=Signal::stored(taken) on_commit
            hint="The name of the column says no unit. What has its own, like 3h 20m, is read as it is written." />
    }
}

/// What was left out, or read otherwise than it is written; a sentence each.
#[component]
pub fn Notes(notes: Vec<String>) -> Node {
    let lines = notes
        .into_iter()
        .map(|note| view! { <p class="note">{note}</p> });
    lines.collect_view()
}

/// The rows that are left out, each with its reason.
#[component]
pub fn Errors(errors: Vec<RowError>) -> Node {
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
