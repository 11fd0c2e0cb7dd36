//! The targets through time. A changed target holds from its day on; what was said before stays.

use chrono::NaiveDate;
use leptos::{ev, html};

use super::parts::{day_text, focus_list, form_foot};
use super::subject::OpenKpi;
use super::target_form::{TargetDraft, TargetFields};
use crate::domain::base::Extra;
use crate::domain::explain::wording;
use crate::domain::measure::kpi::TargetFrom;
use crate::domain::scorecard::Edit;
use crate::domain::words::capital;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the dialog is about: a new target, or the entry that is corrected.
type Correcting = Option<TargetFrom>;

/// The history, and the ways to change it.
#[component]
pub fn Targets(subject: OpenKpi) -> Node {
    let correcting = RwSignal::new(Correcting::None);
    let is_open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let ask = Callback::new(move |entry: Correcting| {
        correcting.set(entry);
        is_open.set(true);
    });
    let entries = Memo::new(move |_| subject.kpi.with(|kpi| kpi.targets.clone()));
    let in_force = Memo::new(move |_| {
        let today = subject.today.get();
        subject
            .kpi
            .with(|kpi| kpi.target_on(today).map(|target| target.from))
    });
    let rows = move || {
        let is_only = entries.with(Vec::len) == 1;
        let newest = entries.get().into_iter().rev();
        newest
            .map(|entry| view! { <Entry subject entry is_only in_force ask list /> })
            .collect_view()
    };
    view! {
        <Card title="Targets" actions=move || view! {
            <Button small=true on_click=move || ask.run(None)>"Change the target"</Button>
        }>
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                <p class="note">
                    "A changed target holds from its day on. Each value stays judged by the target of its own day, so what was said before is never rewritten."
                </p>
            </div>
            <TargetDialog subject correcting is_open />
        </Card>
    }
}

#[component]
fn Entry(
    subject: OpenKpi,
    entry: TargetFrom,
    is_only: bool,
    in_force: Memo<Option<NaiveDate>>,
    ask: Callback<Correcting>,
    list: NodeRef<html::Div>,
) -> Node {
    let from = entry.from;
    let day = day_text(from);
    let words = {
        let (target, tolerance) = (entry.target, entry.tolerance.get());
        move || {
            let (unit, currency) = (subject.unit.get(), subject.currency.get());
            let target = capital(&wording::target_phrase(target, unit, &currency));
            match wording::size_phrase(unit, tolerance, &currency) {
                Some(size) => format!("{target}, tolerance {size}"),
                None => target,
            }
        }
    };
    let when = {
        let day = day.clone();
        move || {
            let is_now = in_force.get() == Some(from);
            let lies_ahead = from > subject.today.get();
            match (is_now, lies_ahead) {
                (true, _) => format!("from {day}, holds now"),
                (_, true) => format!("from {day}, yet to come"),
                _ => format!("from {day}"),
            }
        }
    };
    let remove = {
        let day = day.clone();
        move || {
            let kpi = subject.kpi.get_untracked().without_target(from);
            let edit = Edit::new(format!("remove the target of {day}")).put(kpi);
            subject
                .workspace
                .edit_with_undo(edit, format!("Target of {day} removed"));
            focus_list(list);
        }
    };
    let note = entry.note.clone();
    let items = move || {
        let (entry, remove) = (entry.clone(), remove.clone());
        let correct =
            MenuItem::new("Correct", move || ask.run(Some(entry.clone()))).icon(Glyph::Pencil);
        let remove = MenuItem::new("Remove", remove).icon(Glyph::Trash).danger();
        // A KPI needs a target, so the only one can be corrected but not removed.
        if is_only {
            vec![correct]
        } else {
            vec![correct, remove]
        }
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{words}</p>
                <p class="note">{when}</p>
                {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
            </div>
            <Menu label=format!("More for the target of {day}") icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=Signal::derive(items) />
        </li>
    }
}

#[component]
fn TargetDialog(
    subject: OpenKpi,
    correcting: RwSignal<Correcting>,
    is_open: RwSignal<bool>,
) -> Node {
    let form = unique_id("form");
    let title = move || match correcting.with(Option::is_some) {
        true => "Correct the target",
        false => "Change the target from a date on",
    };
    let advice = move || match correcting.with(Option::is_some) {
        true => "For mistakes. The values since its day are judged anew.",
        false => "Values before the date keep the target they had.",
    };
    let body = {
        let form = form.clone();
        move || {
            let old = correcting.get_untracked();
            let draft = start(subject, old.as_ref())?;
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                if put(subject, draft, old.as_ref()) {
                    is_open.set(false);
                }
            };
            Some(view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    <p class="note">{advice}</p>
                    <TargetFields subject draft />
                </form>
            })
        }
    };
    let foot = move || form_foot(is_open, form.clone(), "Save the target");
    view! { <Dialog open=is_open title=Signal::derive(move || title().to_owned()) actions=foot>{body()}</Dialog> }
}

fn start(subject: OpenKpi, old: Option<&TargetFrom>) -> Option<TargetDraft> {
    match old {
        Some(old) => Some(TargetDraft::of(subject, old, old.from, old.note.clone())),
        None => {
            let today = subject.today.get_untracked();
            let newest = subject.kpi.with_untracked(|kpi| kpi.target().cloned())?;
            Some(TargetDraft::of(subject, &newest, today, String::new()))
        }
    }
}

/// Keeps the target; tells whether it did.
fn put(subject: OpenKpi, draft: TargetDraft, old: Option<&TargetFrom>) -> bool {
    let Some(mut target) = draft.read(subject, Extra::new()) else {
        return false;
    };
    let day = day_text(target.from);
    let kpi = subject.kpi.get_untracked();
    // A target of today that is changed again today is corrected.
    let same_day = kpi.targets.iter().find(|other| other.from == target.from);
    let old = old.or(same_day).cloned();
    target.extra = old
        .as_ref()
        .map(|old| old.extra.clone())
        .unwrap_or_default();
    match kpi.with_target(old.as_ref().map(|old| old.from), target) {
        Ok(kpi) => {
            let (title, said) = match old {
                Some(_) => ("correct the target", format!("Target of {day} corrected")),
                None => ("change the target", format!("Target changed from {day} on")),
            };
            subject
                .workspace
                .edit_with_undo(Edit::new(title).put(kpi), said);
            true
        }
        Err(taken) => {
            draft.from_error.set(Some(taken.to_string()));
            false
        }
    }
}
