//! The definition of a KPI: a new one of one's own, or an existing one.

mod draft;

use crate::domain::measure::kpi::{
    Cadence, Covers, Derived, Kpi, MeasureType, TargetKind, Theme, Unit,
};
use crate::domain::measure::measurement::Measurement;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::value::Finite;
use crate::ui::browser;
use crate::ui::doubt::Asking;
use crate::ui::pages::missing::Missing;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::{focus, name_page};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;
use draft::KpiDraft;

/// The page for a new KPI.
#[component]
pub fn OwnKpi() -> impl IntoView {
    name_page(|| "Define a KPI".to_owned());
    let workspace = Workspace::get();
    let draft = KpiDraft::blank(workspace.currency());
    let save = move || {
        let today = workspace.now.get_untracked().date();
        let Some(kpi) = draft.new_kpi(browser::new_id(), today) else {
            return focus_error();
        };
        let (id, title) = (kpi.id, format!("add “{}”", kpi.name));
        if workspace.edit(Edit::new(title).put(kpi)).is_kept() {
            Route::Kpi(id).go();
        }
    };
    view! {
        <form class="page" novalidate aria-label="Define a KPI" on:submit=move |event| event.prevent_default()>
            <PageHeader title="Define a KPI"
                purpose="A number with a target that somebody cares about. Only the name and the target are needed; the rest makes it easy to explain." />
            <Fields draft is_new=true />
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=save>"Add the KPI"</Button>
                <a class="btn" data-kind="quiet" href=Route::Library.href()>"Cancel"</a>
            </div>
        </form>
    }
}

/// The page that changes a KPI's definition.
#[component]
pub fn EditKpi(
    /// Which KPI.
    id: Id,
) -> impl IntoView {
    let workspace = Workspace::get();
    let Some(kpi) = workspace
        .scorecard
        .with_untracked(|card| card.get::<Kpi>(id).cloned())
    else {
        return view! { <Missing path=format!("/kpi/{id}/edit") /> };
    };
    let name = kpi.name.clone();
    name_page(move || format!("Edit {name}"));
    let measured = workspace.scorecard.with_untracked(|card| {
        card.all::<Measurement>()
            .any(|measurement| measurement.kpi == id)
    });
    let draft = KpiDraft::of(&kpi, workspace.currency());
    let old = kpi.clone();
    let save = move || {
        let Some(changed) = draft.changed(old.clone()) else {
            return focus_error();
        };
        let edit = Edit::new(format!("edit “{}”", changed.name)).put_from(old.clone(), changed);
        if workspace.edit(edit).is_kept() {
            Route::Kpi(id).go();
        }
    };
    view! {
        <form class="page" novalidate aria-label="Edit the KPI" on:submit=move |event| event.prevent_default()>
            <PageHeader title=format!("Edit {}", kpi.name)
                purpose="Its words and how it is counted. Targets are changed on the KPI’s page, from a date on, so that old verdicts stand." />
            <Fields draft is_new=false unit_is_fixed=measured />
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=save>"Save"</Button>
                <a class="btn" data-kind="quiet" href=Route::Kpi(id).href()>"Cancel"</a>
            </div>
        </form>
    }
}

/// Takes the person to the first field that complains.
fn focus_error() {
    request_animation_frame(|| focus("main [aria-invalid=true]"));
}

#[component]
fn Fields(
    draft: KpiDraft,
    /// Asks for the first target as well.
    is_new: bool,
    /// Whether there are values in the unit, which would mean something else in another.
    #[prop(optional)]
    unit_is_fixed: bool,
) -> impl IntoView {
    view! {
        <Card title="What it is">
            <div class="form">
                <TextField label="Name" value=draft.name error=draft.name_error on_commit=move |text| draft.set_name(text) />
                <SelectField label="Theme" choices=choices(Theme::ALL, Theme::name) value=draft.theme on_commit=move |theme| draft.theme.set(theme) />
                <div class="wide"><Words label="Meaning" text=draft.meaning hint="One sentence for people who are not in security." /></div>
                <div class="wide"><Words label="Formula" text=draft.formula hint="What is divided by what, or how the time is counted." /></div>
                <div class="wide"><Words label="Why the business cares" text=draft.why hint="Money, customers, law, time." /></div>
                <div class="wide"><Words label="Business goal" text=draft.goal hint="The goal that it serves. A KPI without one is hard to defend." /></div>
            </div>
        </Card>
        {is_new.then(|| view! { <FirstTarget draft /> })}
        <Card title="How it is measured">
            <div class="form">
                {unit_is_fixed.then(|| view! {
                    <p>"Unit: "{draft.unit.get_untracked().name()}". It stays, because there are measurements in it."</p>
                })}
                {(!unit_is_fixed && !is_new).then(|| view! { <UnitField draft /> })}
                {move || (draft.unit.get() == Unit::Percent).then(|| view! { <OriginField draft /> })}
                <SelectField label="How often" choices=choices(Cadence::ALL, Cadence::name) value=draft.cadence on_commit=move |cadence| draft.cadence.set(cadence)
                    hint="Older than this, a value counts as stale." />
                {move || draft.computed().is_none().then(|| view! {
                    <SelectField label="Each value covers" choices=choices(Covers::ALL, Covers::name) value=draft.covers on_commit=move |covers| draft.covers.set(covers)
                        hint="Running totals and stocks get no natural limits and no trend: each of their values builds on the ones before." />
                })}
                <TextField label="Data source" optional=true value=draft.data_source on_commit=move |text| draft.data_source.set(text) hint="Where the value comes from: a system, a report, a person." />
                <div class="wide"><Words label="How it is collected" text=draft.how_collected hint="The steps, so that a deputy gets the same number: which report or query, which filter, whom to ask." /></div>
                <TextField label="Owner" optional=true value=draft.owner on_commit=move |text| draft.owner.set(text) hint="Who answers when it moves." />
                <SelectField label="Type of measure" choices=choices(MeasureType::ALL, MeasureType::name) value=draft.measure_type on_commit=move |kind| draft.measure_type.set(kind)
                    hint="Implementation: is a control in place? Effectiveness: does it work? Efficiency: how soon? Impact: what does it mean for the business? (NIST SP 800-55)" />
                <ParsedField label="Weight" entry=draft.weight parse=draft::parse_weight show=|weight| quantity::number(weight.get(), 2)
                    hint="How much it counts in the health index, beside the others. 0 leaves it out." />
                <Checkbox label="In focus" checked=draft.focus on_commit=move |focus| draft.focus.set(focus) hint="One of the few that the team looks at first." />
            </div>
        </Card>
    }
}

fn choices<T: Copy, const N: usize>(
    all: [T; N],
    name: impl Fn(T) -> &'static str,
) -> Vec<Choice<T>> {
    all.into_iter()
        .map(|one| Choice::new(one, name(one)))
        .collect()
}

#[component]
fn Words(label: &'static str, text: RwSignal<String>, hint: &'static str) -> impl IntoView {
    view! { <TextArea label optional=true rows=2 value=text on_commit=move |new| text.set(new) hint /> }
}

/// Who gives the values.
#[component]
fn OriginField(draft: KpiDraft) -> impl IntoView {
    let choices = vec![
        Choice::new(None, "Typed in"),
        Choice::new(
            Some(Derived::RiskBurnDown),
            "Computed from the risk register",
        ),
    ];
    view! {
        <SelectField label="Values" choices value=draft.derived on_commit=move |derived| draft.derived.set(derived)
            hint="Computed: the share of risks mitigated or closed within three months of being identified. Values that were typed stay as they are, and are back when you switch back." />
    }
}

#[component]
fn UnitField(draft: KpiDraft) -> impl IntoView {
    view! {
        <SelectField label="Unit" choices=choices(Unit::ALL, Unit::name) value=draft.unit
            on_commit=move |unit| draft.set_unit(unit) />
    }
}

#[component]
fn FirstTarget(draft: KpiDraft) -> impl IntoView {
    let example = move || Some(format!("For example {}.", draft.unit.get().example()));
    let watch = "A miss up to this is “watch” rather than “off target”.";
    let is_range = move || draft.kind.get() == TargetKind::Within;
    let first_label = move || if is_range() { "From" } else { "Target" }.to_owned();
    view! {
        <Card title="Unit and target">
            <div class="form">
                <UnitField draft />
                <SelectField label="The target is met when the value is" choices=choices(TargetKind::ALL, TargetKind::name)
                    value=draft.kind on_commit=move |kind| draft.kind.set(kind) />
                {quantity_field(draft, Signal::derive(first_label), draft.target, Signal::derive(example), false)}
                {move || is_range().then(|| quantity_field(draft, Signal::stored("To".to_owned()), draft.target_to, Signal::stored(None), false))}
                {quantity_field(draft, Signal::stored("Tolerance".to_owned()), draft.tolerance, Signal::stored(Some(watch.to_owned())), true)}
            </div>
        </Card>
    }
}

/// A field for a value in the unit that is chosen; two readings are asked about.
fn quantity_field(
    draft: KpiDraft,
    label: Signal<String>,
    entry: RwSignal<Entry<Finite>>,
    hint: Signal<Option<String>>,
    optional: bool,
) -> Node {
    let parse = move |text: &str| draft.parse(text);
    let show = move |value: &Finite| quantity::editable(draft.unit.get(), *value);
    let question = Memo::new(move |_| draft.question(entry));
    let asked = Signal::derive(move || Some(question.with(Option::is_some)));
    let choose = move |text: String| draft.take(entry, &text);
    view! {
        <Asking about=label question on_choose=choose>
            <ParsedField label entry parse show hint optional asked inputmode="text" />
        </Asking>
    }
}
