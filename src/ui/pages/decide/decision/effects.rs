//! The effects of an option on KPIs and on risks, as rows of the form.
//!
//! The rows hold plain data by position; only their number redraws the list, so that a field keeps the focus while
//! another one is committed.

use leptos::prelude::*;

use crate::domain::decide::decision::{KpiEffect, RiskEffect};
use crate::domain::decide::exposure;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::scale::{Level, Score};
use crate::domain::explain::matter::open_risks;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::order::sort_by;
use crate::domain::record::Extra;
use crate::domain::revision::Id;
use crate::ui::memo::Memo;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The effects that are being entered.
#[derive(Clone, Copy)]
pub struct Effects {
    workspace: Workspace,
    /// A KPI, and its change as typed.
    kpis: RwSignal<Vec<(Id, String)>>,
    risks: RwSignal<Vec<(Id, Score)>>,
}

impl Effects {
    pub fn of(workspace: Workspace, kpis: &[KpiEffect], risks: &[RiskEffect]) -> Effects {
        let typed = |effect: &KpiEffect| {
            let unit = unit_of(workspace, effect.kpi);
            (
                effect.kpi,
                quantity::editable_difference(unit, effect.change),
            )
        };
        Effects {
            workspace,
            kpis: RwSignal::new(kpis.iter().map(typed).collect()),
            risks: RwSignal::new(
                risks
                    .iter()
                    .map(|effect| (effect.risk, effect.score))
                    .collect(),
            ),
        }
    }

    /// Reads the rows; `None` when a change is not readable, which its row then says.
    pub fn read(self) -> Option<(Vec<KpiEffect>, Vec<RiskEffect>)> {
        let kpis = self.kpis.with_untracked(|kpis| {
            let read = kpis.iter().map(|(kpi, raw)| {
                let change = quantity::parse_difference(unit_of(self.workspace, *kpi), raw).ok()?;
                Some(KpiEffect {
                    kpi: *kpi,
                    change,
                    extra: Extra::new(),
                })
            });
            read.collect::<Option<Vec<KpiEffect>>>()
        })?;
        let risks = self.risks.with_untracked(|risks| {
            let read = risks.iter().map(|(risk, score)| RiskEffect {
                risk: *risk,
                score: *score,
                extra: Extra::new(),
            });
            read.collect::<Vec<RiskEffect>>()
        });
        Some((kpis, risks))
    }
}

fn unit_of(workspace: Workspace, kpi: Id) -> Unit {
    let unit =
        (workspace.scorecard).with_untracked(|card| card.get::<Kpi>(kpi).map(|kpi| kpi.unit));
    unit.unwrap_or(Unit::Score)
}

/// The rows of the effects on risks.
#[component]
pub fn RiskRows(effects: Effects) -> impl IntoView {
    let (rows, workspace) = (effects.risks, effects.workspace);
    let today = workspace.now.get_untracked().date();
    let (choices, levels) = workspace.scorecard.with_untracked(|card| {
        let choice = |risk: &&Risk| {
            let now = exposure::of(risk, today).unwrap_or_default();
            Choice::new(risk.id, format!("{} ({now} now)", risk.name))
        };
        let choices: Vec<Choice<Id>> = open_risks(card, today).iter().map(choice).collect();
        (choices, Policy::of(card))
    });
    if choices.is_empty() {
        return view! { <p class="note">"No risk of the register is open, so there is none to lower."</p> }.into_any();
    }
    let score_now = move |risk: Id| {
        let score = workspace.scorecard.with_untracked(|card| {
            let risk = card.get::<Risk>(risk)?;
            Some(risk.scores_on(today)?.residual)
        });
        score.unwrap_or(Score::MIDDLE)
    };
    let all = StoredValue::new(choices);
    // The first one that no row has yet.
    let add = move || {
        let free = all.with_value(|all| {
            let taken =
                |id: &Id| rows.with_untracked(|rows| rows.iter().any(|(risk, _)| risk == id));
            all.iter().map(|choice| choice.value).find(|id| !taken(id))
        });
        if let Some(risk) = free {
            rows.update(|rows| rows.push((risk, score_now(risk))));
        }
    };
    let is_full = move || {
        let count = all.with_value(Vec::len);
        (rows.with(Vec::len) >= count).then(|| "Every open risk has a row.".to_owned())
    };
    let count = Memo::new(move |_| rows.with(Vec::len));
    let scale = StoredValue::new(levels);
    let row = move |at: usize| {
        let score = Signal::derive(move || {
            rows.with(|rows| rows.get(at).map_or(Score::MIDDLE, |row| row.1))
        });
        let risk =
            Signal::derive(move || rows.with(|rows| rows.get(at).map_or(Id::ONLY, |row| row.0)));
        let set = move |change: &dyn Fn(&mut (Id, Score))| {
            rows.update(|rows| rows.get_mut(at).into_iter().for_each(change));
        };
        let (likelihoods, impacts) = scale.with_value(level_choices);
        let worth = move || format!("= {} of 25", score.get().value());
        view! {
            <fieldset class="effect">
                <legend>{format!("Risk {}", at + 1)}</legend>
                <SelectField label="Risk" choices=all.get_value() value=risk
                    on_commit=move |id| set(&|row| *row = (id, score_now(id))) />
                <SelectField label="Likelihood then" choices=likelihoods
                    value=Signal::derive(move || score.get().likelihood)
                    on_commit=move |level| set(&|row| row.1.likelihood = level) />
                <SelectField label="Impact then" choices=impacts hint=Signal::derive(move || Some(worth()))
                    value=Signal::derive(move || score.get().impact)
                    on_commit=move |level| set(&|row| row.1.impact = level) />
                <IconButton icon=Glyph::Trash label=format!("Remove the effect on risk {}", at + 1)
                    on_click=move || rows.update(|rows| { if at < rows.len() { rows.remove(at); } }) />
            </fieldset>
        }
    };
    view! {
        <div class="stack">
            {move || (0..count.get()).map(row).collect_view()}
            <div><Button small=true icon=Glyph::Plus on_click=add disabled_because=Signal::derive(is_full)>"Add a risk it changes"</Button></div>
        </div>
    }
    .into_any()
}

/// Returns the levels of likelihood and of impact in the words of the policy.
fn level_choices(policy: &Policy) -> (Vec<Choice<Level>>, Vec<Choice<Level>>) {
    let words = |level: Level, name: &str, meaning: &str| {
        Choice::new(level, format!("{} {name}: {meaning}", level.get()))
    };
    let likelihood = Level::ALL.into_iter().zip(&policy.likelihood);
    let impact = Level::ALL.into_iter().zip(&policy.impact);
    (
        likelihood
            .map(|(level, anchor)| words(level, &anchor.name, &anchor.meaning))
            .collect(),
        impact
            .map(|(level, anchor)| words(level, &anchor.name, &anchor.meaning))
            .collect(),
    )
}

/// The rows of the effects on KPIs.
#[component]
pub fn KpiRows(effects: Effects) -> impl IntoView {
    let (rows, workspace) = (effects.kpis, effects.workspace);
    let mut choices: Vec<Choice<Id>> = workspace.scorecard.with_untracked(|card| {
        let kpis = card.all::<Kpi>();
        kpis.map(|kpi| Choice::new(kpi.id, kpi.name.clone()))
            .collect()
    });
    sort_by(&mut choices, |a, b| a.label.cmp(&b.label));
    if choices.is_empty() {
        return view! { <p class="note">"There is no KPI yet that it could change."</p> }
            .into_any();
    }
    let all = StoredValue::new(choices);
    let add = move || {
        let free = all.with_value(|all| {
            let taken = |id: &Id| rows.with_untracked(|rows| rows.iter().any(|(kpi, _)| kpi == id));
            all.iter().map(|choice| choice.value).find(|id| !taken(id))
        });
        if let Some(kpi) = free {
            rows.update(|rows| rows.push((kpi, String::new())));
        }
    };
    let is_full = move || {
        let count = all.with_value(Vec::len);
        (rows.with(Vec::len) >= count).then(|| "Every KPI has a row.".to_owned())
    };
    let count = Memo::new(move |_| rows.with(Vec::len));
    let row = move |at: usize| {
        let kpi =
            Signal::derive(move || rows.with(|rows| rows.get(at).map_or(Id::ONLY, |row| row.0)));
        let raw = Signal::derive(move || {
            rows.with(|rows| rows.get(at).map(|row| row.1.clone()).unwrap_or_default())
        });
        let error = Signal::derive(move || {
            let read = quantity::parse_difference(unit_of(workspace, kpi.get()), &raw.get());
            // What is not typed yet is asked for, not blamed.
            read.err()
                .filter(|_| !raw.get().is_empty())
                .map(|why| why.to_string())
        });
        let hint = Signal::derive(move || Some(now_words(workspace, kpi.get())));
        view! {
            <fieldset class="effect">
                <legend>{format!("KPI {}", at + 1)}</legend>
                <SelectField label="KPI" choices=all.get_value() value=kpi
                    on_commit=move |id| rows.update(|rows| { if let Some(row) = rows.get_mut(at) { row.0 = id; } }) />
                <TextField label="Change of its value" value=raw error=error hint=hint
                    on_commit=move |text: String| rows.update(|rows| { if let Some(row) = rows.get_mut(at) { row.1 = text; } }) />
                <IconButton icon=Glyph::Trash label=format!("Remove the effect on KPI {}", at + 1)
                    on_click=move || rows.update(|rows| { if at < rows.len() { rows.remove(at); } }) />
            </fieldset>
        }
    };
    view! {
        <div class="stack">
            {move || (0..count.get()).map(row).collect_view()}
            <div><Button small=true icon=Glyph::Plus on_click=add disabled_because=Signal::derive(is_full)>"Add a KPI it changes"</Button></div>
        </div>
    }
    .into_any()
}

/// Says what the KPI is now, and how a change of it is written.
fn now_words(workspace: Workspace, kpi: Id) -> String {
    workspace.scorecard.with_untracked(|card| {
        let unit = card.get::<Kpi>(kpi).map_or(Unit::Score, |kpi| kpi.unit);
        let currency = card.settings().currency;
        let like = match unit {
            Unit::Percent => "−2 or +2 points",
            Unit::Hours => "−1h 30m",
            Unit::Days => "−3 days",
            Unit::Money => "−5 000",
            Unit::Count | Unit::Score => "−2",
        };
        match card.series(kpi).next_back() {
            Some((_, _, value)) => format!(
                "{} now. Write it like {like}.",
                quantity::format(unit, value.get(), &currency)
            ),
            None => format!("No value yet. Write it like {like}."),
        }
    })
}
