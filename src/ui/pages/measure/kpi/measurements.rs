//! Entering values one by one, and the list of those there are.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use leptos::{ev, html};

use super::aside::count_again;
use super::computed::Computed;
use super::entry::{EntryDraft, MainFields, MoreFields, cases_words, moment_text};
use super::parts::{SubmitButton, day_text, focus, focus_list, form_foot};
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::evidence::provenance::Provenance;
use crate::domain::measure::measurement::Measurement;
use crate::domain::measure::variance::Verdict;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::pages::measure::bulk::MeasurementTools;
use crate::ui::route::Route;
use crate::ui::show;
use crate::ui::widgets::*;

/// So many are listed at a time.
const AT_A_TIME: usize = 20;

/// The form that is always at hand, and the values so far.
#[component]
pub fn Measurements(subject: OpenKpi, value_box: NodeRef<html::Input>) -> Node {
    let count = Memo::new(move |_| {
        let card = subject.workspace.scorecard;
        card.with(|card| card.series(subject.id).count())
    });
    let note = move || match (subject.derived.get(), count.get()) {
        (Some(derived), _) => Some(derived.source().to_owned()),
        (None, 0) => None,
        (None, count) => Some(counted(count, "value")),
    };
    let body = move || match subject.derived.get() {
        Some(_) => view! { <Computed subject typed=count /> },
        None => view! { <Typed subject value_box count /> },
    };
    view! {
        <Card title="Measurements" note=Signal::derive(note)
            actions=move || view! {
                <a class="btn btn-small" href=Route::Evidence.href()>"From a file"</a>
                <MeasurementTools kpi=subject.id />
            }>
            {body}
        </Card>
    }
}

#[component]
fn Typed(subject: OpenKpi, value_box: NodeRef<html::Input>, count: Memo<usize>) -> Node {
    // Not the count itself: adding a value must not build the whole list anew.
    let has_any = Memo::new(move |_| count.get() > 0);
    view! {
        <div class="stack">
            <EntryForm subject value_box />
            {move || match has_any.get() {
                false => view! {
                    <EmptyState icon=Glyph::Gauge title="No measurements yet"
                        sentence="Enter the newest value above, and older ones if you have them: six are enough to tell a change from noise." />
                },
                true => view! { <List subject count /> },
            }}
        </div>
    }
}

#[component]
fn EntryForm(subject: OpenKpi, value_box: NodeRef<html::Input>) -> Node {
    let draft = EntryDraft::new(subject);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(measurement) = draft.read(subject, browser::new_id(), Extra::new()) else {
            return;
        };
        let day = moment_text(measurement.at);
        let value = untrack(|| subject.format(measurement.value.get()));
        let said = format!("{value} on {day} added");
        let edit = Edit::new(format!("add the value of {day}")).put(measurement);
        if (subject.workspace.edit_with_undo(edit, said)).is_kept() {
            draft.go_on(subject);
            focus(value_box);
        }
    };
    view! {
        <form class="kpi-entry" novalidate on:submit=add aria-label="Add a measurement">
            <div class="kpi-entry-row">
                <MainFields subject draft value_box />
                <TextField label="Note" value=draft.note optional=true max_length=2000
                    on_commit=move |text| draft.note.set(text) />
                <SubmitButton>"Add"</SubmitButton>
            </div>
            <Disclosure summary="Period, source and who entered it"><MoreFields subject draft /></Disclosure>
        </form>
    }
}

/// A value with what was said about it on its day.
#[derive(Clone, PartialEq)]
struct ValueRow {
    measurement: Measurement,
    verdict: Option<Verdict>,
    is_signal: bool,
}

impl ValueRow {
    /// Differs when anything that the row shows differs.
    fn key(&self) -> String {
        format!(
            "{:?} {:?} {}",
            self.measurement, self.verdict, self.is_signal
        )
    }
}

fn newest(subject: OpenKpi, limit: usize) -> Vec<ValueRow> {
    let card = subject.workspace.scorecard;
    subject.evaluation.with(|evaluation| {
        card.with(|card| {
            let ids = card.series(subject.id).rev().take(limit);
            let measurements = ids.filter_map(|(_, id, _)| card.get::<Measurement>(id).cloned());
            let row = |measurement: Measurement| {
                let mut points = evaluation.points.iter().rev();
                let point = points.find(|point| point.id == measurement.id);
                ValueRow {
                    verdict: point.map(|point| point.verdict),
                    is_signal: point.is_some_and(|point| point.signal.is_some()),
                    measurement,
                }
            };
            measurements.map(row).collect()
        })
    })
}

#[component]
fn List(subject: OpenKpi, count: Memo<usize>) -> Node {
    let limit = RwSignal::new(AT_A_TIME);
    let rows = Memo::new(move |_| newest(subject, limit.get()));
    let editing = RwSignal::new(None::<Measurement>);
    let is_open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let edit = Callback::new(move |measurement: Measurement| {
        editing.set(Some(measurement));
        is_open.set(true);
    });
    let caption = move || {
        subject
            .kpi
            .with(|kpi| format!("Measurements of {}, newest first", kpi.name))
    };
    let left = move || count.get().saturating_sub(limit.get());
    let more = move || {
        let left = left();
        (left > 0).then(|| {
            view! {
                <div class="toolbar">
                    <Button on_click=move || limit.update(|limit| *limit += AT_A_TIME)>
                        {format!("Show {} more", left.min(AT_A_TIME))}
                    </Button>
                    <span class="note">{format!("{} older", counted(left, "value"))}</span>
                </div>
            }
        })
    };
    view! {
        <div tabindex="-1" node_ref=list class="kpi-focus kpi-measured">
            <Table caption=Signal::derive(caption)>
                <thead>
                    <tr>
                        <th scope="col">"Date"</th>
                        <th scope="col" class="num">"Value"</th>
                        <th scope="col">"Verdict"</th>
                        <th scope="col">"Note and source"</th>
                        <th scope="col"><span class="visually-hidden">"Menu"</span></th>
                    </tr>
                </thead>
                <tbody>
                    {Node::each(move || rows.get(), ValueRow::key, move |row| view! { <RowView subject row edit list /> })}
                </tbody>
            </Table>
        </div>
        {more}
        <EditDialog subject editing is_open />
    }
}

#[component]
fn RowView(
    subject: OpenKpi,
    row: ValueRow,
    edit: Callback<Measurement>,
    list: NodeRef<html::Div>,
) -> Node {
    let ValueRow {
        measurement,
        verdict,
        is_signal,
    } = row;
    let day = moment_text(measurement.at);
    let id = measurement.id;
    let period = measurement
        .from
        .map(|from| format!("from {}", day_text(from)));
    let delete = {
        let day = day.clone();
        move || {
            let edit =
                Edit::new(format!("delete the value of {day}")).delete(Kind::Measurement, id);
            subject
                .workspace
                .edit_with_undo(edit, format!("Value of {day} deleted"));
            focus_list(list);
        }
    };
    let (value, on) = (measurement.value.get(), measurement.at.date);
    let counted = measurement.counted.map(|counted| counted.text());
    let of = counted.or((measurement.cases).map(|cases| cases_words(subject, cases)));
    let of = of.map(|of| view! { <span class="sub">{of}</span> });
    let evidence = measurement.evidence.clone();
    let aside = (measurement.is_set_aside()).then(|| measurement.set_aside.clone());
    let (note, origin) = (measurement.note.clone(), origin(&measurement));
    let items = move || {
        let (measurement, delete) = (measurement.clone(), delete.clone());
        let aside = match measurement.is_set_aside() {
            true => MenuItem::new("Count again", move || count_again(subject, id)),
            false => MenuItem::new("Set aside…", move || subject.asking.ask(id)),
        };
        vec![
            MenuItem::new("Edit", move || edit.run(measurement.clone())).icon(Glyph::Pencil),
            aside.icon(Glyph::Flag),
            MenuItem::new("Delete", delete).icon(Glyph::Trash).danger(),
        ]
    };
    view! {
        <tr>
            <th scope="row">{day.clone()}{period.map(|period| view! { <span class="sub">{period}</span> })}</th>
            <td class="num" data-label="Value"><strong>{move || subject.value_text(on, value)}</strong>{of}</td>
            <td data-label="Verdict">
                {match verdict {
                    Some(verdict) => view! { <Badge mark=show::verdict_mark(verdict) /> },
                    None => view! { <span class="note">"Yet to come"</span> },
                }}
                {is_signal.then(|| view! { <span class="sub">"Signal"</span> })}
                {aside.map(|why| view! { <span class="sub sub-wraps">"Set aside: "{why}</span> })}
            </td>
            <td class="wide" data-label="Note and source">{note}{(!origin.is_empty()).then(|| view! { <span class="sub sub-wraps">{origin}</span> })}{evidence.as_deref().map(from_file)}</td>
            <td><Menu label=format!("More for {day}") icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=Signal::derive(items) /></td>
        </tr>
    }
}

/// Where the value was read from; a click shows how.
fn from_file(evidence: &Provenance) -> Node {
    let lines: Vec<Node> = (evidence.files().flat_map(Provenance::lines))
        .map(|line| view! { <p class="evidence-line">{line}</p> })
        .collect();
    let files: Vec<&str> = evidence.files().map(|file| file.file.as_str()).collect();
    let summary = format!("From {}", files.join(" + "));
    view! { <Disclosure summary>{Node::list(lines)}</Disclosure> }
}

fn origin(measurement: &Measurement) -> String {
    let parts = [measurement.source.as_str(), measurement.entered_by.as_str()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// Corrects one value; everything that follows from it is computed anew.
#[component]
fn EditDialog(
    subject: OpenKpi,
    editing: RwSignal<Option<Measurement>>,
    is_open: RwSignal<bool>,
) -> Node {
    let form = unique_id("form");
    let body = {
        let form = form.clone();
        move || {
            let measurement = editing.get_untracked()?;
            let draft = EntryDraft::of(subject, &measurement);
            let id = measurement.id;
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                let extra = measurement.extra.clone();
                let Some(corrected) = draft.read(subject, id, extra) else {
                    return;
                };
                let day = moment_text(corrected.at);
                let edit = Edit::new(format!("correct the value of {day}"))
                    .put_from(measurement.clone(), corrected);
                subject
                    .workspace
                    .edit_with_undo(edit, format!("Value of {day} corrected"));
                is_open.set(false);
            };
            Some(view! {
                <form class="stack" id=form.clone() data-about=id.to_string() novalidate on:submit=save>
                    <div class="form">
                        <MainFields subject draft own=id />
                        <div class="wide">
                            <TextField label="Note" value=draft.note optional=true max_length=2000
                                on_commit=move |text| draft.note.set(text) />
                        </div>
                    </div>
                    <MoreFields subject draft />
                </form>
            })
        }
    };
    let foot = move || form_foot(is_open, form.clone(), "Save");
    view! { <Dialog open=is_open title="Correct the measurement" actions=foot>{body()}</Dialog> }
}
