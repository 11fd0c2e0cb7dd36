//! The form of an option: what it costs and brings, how it moves the schedule, and what it changes.

use leptos::ev;

use super::effects::{Effects, KpiRows, RiskRows};
use super::subject::OpenDecision;
use crate::domain::decide::change_request;
use crate::domain::decide::decision::DecisionOption;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, QuantityReader, doubt};
use crate::domain::value::Finite;
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The dialog of an option, new or known.
#[component]
pub fn OptionDialog(
    subject: OpenDecision,
    editing: RwSignal<Option<DecisionOption>>,
    is_open: RwSignal<bool>,
    #[prop(into)] on_close: Callback<()>,
) -> Node {
    let form = unique_id("option");
    let body = {
        let form = form.clone();
        move || {
            let form = form.clone();
            editing
                .get()
                .map(|option| view! { <Form subject option is_open form /> })
        }
    };
    let title =
        move || match editing.with(|option| option.as_ref().map(|option| option.name.clone())) {
            Some(name) if !name.is_empty() => format!("Edit “{name}”"),
            _ => "Add an option".to_owned(),
        };
    let foot = move || {
        let form = form.clone();
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || is_open.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=form><span>"Keep the option"</span></button>
        }
    };
    view! {
        <Dialog open=is_open title=Signal::derive(title) size=DialogSize::Large on_close=on_close actions=foot>{body.clone()}</Dialog>
    }
}

/// What a figure is typed as.
#[derive(Clone, Copy, PartialEq)]
enum OptionFigure {
    Cost,
    Benefit,
    Delay,
}

impl OptionFigure {
    /// Reads a text; nothing typed is unknown.
    fn read(self, raw: &str, currency: &str) -> Result<Option<Finite>, String> {
        if raw.trim().is_empty() {
            return Ok(None);
        }
        match self.reader(currency).read(raw).map(|read| read.value) {
            Ok(cost) if self == OptionFigure::Cost && cost < Finite::ZERO => {
                Err("A cost is 0 or more; a saving is a benefit.".to_owned())
            }
            Ok(value) => Ok(Some(value)),
            Err(why) => Err(why.to_string()),
        }
    }

    fn reader(self, currency: &str) -> QuantityReader<'_> {
        match self {
            OptionFigure::Cost | OptionFigure::Benefit => {
                QuantityReader::new(Unit::Money, currency)
            }
            OptionFigure::Delay => QuantityReader::change(Unit::Days, currency),
        }
    }

    fn written(self, value: Option<Finite>) -> String {
        let write = match self {
            OptionFigure::Cost | OptionFigure::Benefit => quantity::editable,
            OptionFigure::Delay => quantity::editable_difference,
        };
        let unit = match self {
            OptionFigure::Delay => Unit::Days,
            _ => Unit::Money,
        };
        value.map_or_else(String::new, |value| write(unit, value))
    }
}

/// A field of a figure that may be unknown.
fn figure(
    label: &'static str,
    kind: OptionFigure,
    raw: RwSignal<String>,
    hint: Signal<Option<String>>,
    workspace: Workspace,
) -> Node {
    let question = Memo::new(move |_| {
        let currency = workspace.currency();
        raw.with(|raw| doubt::of_text(kind.reader(&currency), raw))
    });
    let error = move || raw.with(|raw| kind.read(raw, &workspace.currency())).err();
    let error = unless_asked(error, question);
    view! {
        <Asking about=label question on_choose=move |text| raw.set(text)>
            <TextField label optional=true value=raw error=error hint=hint on_commit=move |text| raw.set(text) />
        </Asking>
    }
}

/// Offers a row for everything that the change request touches; nothing when it touches nothing that is known.
fn offer_rows(subject: OpenDecision, effects: Effects) -> Node {
    let request = subject
        .decision
        .with_untracked(|decision| decision.change_request.clone());
    let today = subject.workspace.now.get_untracked().date();
    let touched = request.map(|request| {
        let scorecard = subject.workspace.scorecard;
        scorecard.with_untracked(|card| {
            change_request::touched(card.all(), card.all(), &request.widens, today)
        })
    });
    match touched.filter(|touched| !touched.kpis.is_empty()) {
        Some(touched) => view! {
            <div class="actions">
                <Button small=true icon=Glyph::Plus on_click=move || effects.offer(&touched)>"Add a row for all it touches"</Button>
            </div>
        },
        None => Node::Nothing,
    }
}

#[component]
fn Form(
    subject: OpenDecision,
    option: DecisionOption,
    is_open: RwSignal<bool>,
    form: String,
) -> Node {
    let name = RwSignal::new(option.name.clone());
    let note = RwSignal::new(option.note.clone());
    let cost = RwSignal::new(OptionFigure::Cost.written(option.cost));
    let benefit = RwSignal::new(OptionFigure::Benefit.written(option.benefit));
    let delay = RwSignal::new(OptionFigure::Delay.written(option.delay));
    let effects = Effects::of(subject.workspace, &option.kpis, &option.risks);
    let offer = (!option.is_nothing()).then(|| offer_rows(subject, effects));
    let asked = RwSignal::new(false);
    let effects_wrong = RwSignal::new(false);
    let name_error = Signal::derive(move || {
        let is_empty = name.with(|name| name.trim().is_empty());
        (asked.get() && is_empty).then(|| "An option needs a name.".to_owned())
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let currency = subject.workspace.currency();
        let read = |figure: OptionFigure, raw: RwSignal<String>| {
            raw.with_untracked(|raw| figure.read(raw, &currency)).ok()
        };
        let (Some(cost), Some(benefit), Some(delay)) = (
            read(OptionFigure::Cost, cost),
            read(OptionFigure::Benefit, benefit),
            read(OptionFigure::Delay, delay),
        ) else {
            return;
        };
        let effects = effects.read();
        effects_wrong.set(effects.is_none());
        let (Some((kpis, risks)), None) = (effects, name_error.get_untracked()) else {
            return;
        };
        let changed = DecisionOption {
            name: name.get_untracked().trim().to_owned(),
            note: note.get_untracked().trim().to_owned(),
            cost,
            benefit,
            delay,
            kpis,
            risks,
            ..option.clone()
        };
        let edited = subject.change("change an option", |decision| {
            match decision.options.iter_mut().find(|one| one.id == changed.id) {
                Some(one) => *one = changed,
                None => decision.options.push(changed),
            }
        });
        if edited.is_kept() {
            is_open.set(false);
        }
    };
    let workspace = subject.workspace;
    let currency = workspace.currency();
    let in_money = format!("In all, in {currency}. Empty while unknown.");
    let say = |words: String| Signal::derive(move || Some(words.clone()));
    view! {
        <form class="stack" id=form novalidate on:submit=save>
            <div class="form">
                <div class="wide">
                    <TextField label="Name" value=name error=name_error on_commit=move |text| name.set(text) />
                </div>
                {figure("Cost", OptionFigure::Cost, cost, say(in_money), workspace)}
                {figure("Benefit", OptionFigure::Benefit, benefit, say("What it brings in money, beside less risk.".to_owned()), workspace)}
                {figure("Delay", OptionFigure::Delay, delay, say("Days by which the schedule moves; −3 days is earlier.".to_owned()), workspace)}
            </div>
            {offer}
            <h3>"What it does to risks"</h3>
            <RiskRows effects />
            <h3>"What it does to KPIs"</h3>
            <KpiRows effects />
            {move || effects_wrong.get().then(|| view! {
                <Notice kind=NoticeKind::Bad title="A change of a KPI is missing or cannot be read.">
                    "Enter by how much its value moves, or remove the row."
                </Notice>
            })}
            <TextArea label="Note" rows=2 optional=true value=note on_commit=move |text| note.set(text) />
        </form>
    }
}
