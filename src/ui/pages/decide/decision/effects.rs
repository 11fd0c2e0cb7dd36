//! The effects of an option on KPIs and on risks, as rows of the form.
//!
//! The rows hold plain data by position; only their number redraws the list, so that a field keeps the focus while
//! another one is committed.

use crate::domain::base::Extra;
use crate::domain::decide::change_request::Touched;
use crate::domain::decide::decision::{KpiEffect, RiskEffect};
use crate::domain::decide::exposure;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::scale::{Level, Score};
use crate::domain::explain::matter::open_risks;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::quantity::{self, doubt};
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The effects that are being entered.
#[derive(Clone, Copy)]
pub struct Effects {
    workspace: Workspace,
    /// Each with its change, or range of changes, as typed.
    kpis: RwSignal<Vec<(KpiEffect, String)>>,
    risks: RwSignal<Vec<RiskEffect>>,
}

impl Effects {
    pub fn of(workspace: Workspace, kpis: &[KpiEffect], risks: &[RiskEffect]) -> Effects {
        let typed = |effect: &KpiEffect| {
            let unit = unit_of(workspace, effect.kpi);
            let raw = quantity::editable_change(unit, effect.change, effect.to);
            (effect.clone(), raw)
        };
        Effects {
            workspace,
            kpis: RwSignal::new(kpis.iter().map(typed).collect()),
            risks: RwSignal::new(risks.to_vec()),
        }
    }

    /// Reads the rows; `None` when a change is not readable, which its row then says.
    pub fn read(self) -> Option<(Vec<KpiEffect>, Vec<RiskEffect>)> {
        let kpis = self.kpis.with_untracked(|kpis| {
            let read = kpis.iter().map(|(effect, raw)| {
                let unit = unit_of(self.workspace, effect.kpi);
                let currency = self.workspace.currency();
                let (change, to) = quantity::parse_change(unit, raw, &currency).ok()?;
                Some(KpiEffect {
                    change,
                    to,
                    ..effect.clone()
                })
            });
            read.collect::<Option<Vec<KpiEffect>>>()
        })?;
        Some((kpis, self.risks.get_untracked()))
    }

    /// Adds a row for each of these that has none yet: the KPIs for somebody to fill, the risks at their scores of today.
    pub fn offer(self, touched: &Touched) {
        self.kpis.update(|rows| {
            for (kpi, _) in &touched.kpis {
                if rows.iter().all(|row| row.0.kpi != *kpi) {
                    rows.push((empty_effect(*kpi), String::new()));
                }
            }
        });
        self.risks.update(|rows| {
            for (risk, _) in &touched.risks {
                if rows.iter().all(|row| row.risk != *risk) {
                    rows.push(unchanged(self.workspace, *risk));
                }
            }
        });
    }
}

fn empty_effect(kpi: Id) -> KpiEffect {
    KpiEffect {
        kpi,
        change: Finite::ZERO,
        to: None,
        extra: Extra::new(),
    }
}

fn unchanged(workspace: Workspace, risk: Id) -> RiskEffect {
    RiskEffect {
        risk,
        score: score_now(workspace, risk),
        worst: None,
        extra: Extra::new(),
    }
}

/// Returns the residual score of today.
fn score_now(workspace: Workspace, risk: Id) -> Score {
    let today = workspace.now.get_untracked().date();
    let score = workspace.scorecard.with_untracked(|card| {
        let risk = card.get::<Risk>(risk)?;
        Some(risk.scores_on(today)?.residual)
    });
    score.unwrap_or(Score::MIDDLE)
}

fn unit_of(workspace: Workspace, kpi: Id) -> Unit {
    let unit =
        (workspace.scorecard).with_untracked(|card| card.get::<Kpi>(kpi).map(|kpi| kpi.unit));
    unit.unwrap_or(Unit::Score)
}

/// Adds what rows name and the register no longer offers, so that no row shows another name than its own.
fn with_gone(mut choices: Vec<Choice<Id>>, rows: &[Id], words: &str) -> Vec<Choice<Id>> {
    for id in rows {
        if choices.iter().all(|choice| choice.value != *id) {
            choices.push(Choice::new(*id, words));
        }
    }
    choices
}

/// Says so when two rows name the same.
fn named_twice(rows: &[Id], at: usize) -> Option<String> {
    let id = rows.get(at)?;
    let count = rows.iter().filter(|other| *other == id).count();
    (count > 1).then(|| "It has more than one row; the last one counts.".to_owned())
}

/// Returns the first choice that no row has yet.
fn first_free(choices: &[Choice<Id>], rows: &[Id]) -> Option<Id> {
    let mut ids = choices.iter().map(|choice| choice.value);
    ids.find(|id| !rows.contains(id))
}

/// The rows of the effects on risks.
#[component]
pub fn RiskRows(effects: Effects) -> Node {
    let (rows, workspace) = (effects.risks, effects.workspace);
    let today = workspace.now.get_untracked().date();
    let ids = move || rows.with(|rows| rows.iter().map(|row| row.risk).collect::<Vec<Id>>());
    let (choices, policy) = workspace.scorecard.with_untracked(|card| {
        let choice = |risk: &&Risk| {
            let now = exposure::of(risk, today).unwrap_or_default();
            Choice::new(risk.id, format!("{} ({now} now)", risk.name))
        };
        let open: Vec<Choice<Id>> = open_risks(card, today).iter().map(choice).collect();
        let all = with_gone(open, &untrack(ids), "A risk that is closed or gone");
        (all, card.policy())
    });
    if choices.is_empty() {
        return view! { <p class="note">"No risk of the register is open, so there is none to lower."</p> };
    }
    let all = StoredValue::new(choices);
    let add = move || {
        if let Some(risk) = all.with_value(|all| first_free(all, &untrack(ids))) {
            rows.update(|rows| rows.push(unchanged(workspace, risk)));
        }
    };
    let is_full = move || {
        let free = all.with_value(|all| first_free(all, &ids()));
        free.is_none()
            .then(|| "Every open risk has a row.".to_owned())
    };
    let count = Memo::new(move |_| rows.with(Vec::len));
    let scale = StoredValue::new(policy);
    let row = move |at: usize| {
        let score = Signal::derive(move || {
            rows.with(|rows| rows.get(at).map_or(Score::MIDDLE, |row| row.score))
        });
        let risk =
            Signal::derive(move || rows.with(|rows| rows.get(at).map_or(Id::ONLY, |row| row.risk)));
        let set = move |change: &dyn Fn(&mut RiskEffect)| {
            rows.update(|rows| rows.get_mut(at).into_iter().for_each(change));
        };
        let (likelihoods, impacts) = scale.with_value(level_choices);
        let worth = move || Some(format!("= {} of 25", score.get().value()));
        let worst =
            Signal::derive(move || rows.with(|rows| rows.get(at).and_then(|row| row.worst)));
        let is_range = Memo::new(move |_| worst.get().is_some());
        let tick = move |ticked: bool| {
            set(&|row| row.worst = ticked.then_some(row.score));
        };
        let range = move || {
            is_range.get().then(|| {
                worst_fields(
                    worst,
                    scale,
                    Callback::new(move |score| set(&|row| row.worst = Some(score))),
                )
            })
        };
        view! {
            <fieldset class="effect">
                <legend>{format!("Risk {}", at + 1)}</legend>
                <SelectField label="Risk" choices=all.get_value() value=risk error=Signal::derive(move || named_twice(&ids(), at))
                    on_commit=move |id| set(&|row| {
                        row.risk = id;
                        row.score = score_now(workspace, id);
                        row.worst = None;
                    }) />
                <SelectField label="Likelihood then" choices=likelihoods
                    value=Signal::derive(move || score.get().likelihood)
                    on_commit=move |level| set(&|row| row.score.likelihood = level) />
                <SelectField label="Impact then" choices=impacts hint=Signal::derive(worth)
                    value=Signal::derive(move || score.get().impact)
                    on_commit=move |level| set(&|row| row.score.impact = level) />
                <Checkbox label="It may be worse" checked=is_range on_commit=tick />
                {range}
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
}

/// The fields of the score at worst.
fn worst_fields(
    worst: Signal<Option<Score>>,
    scale: StoredValue<Policy>,
    keep: Callback<Score>,
) -> Node {
    let score = Signal::derive(move || worst.get().unwrap_or(Score::MIDDLE));
    let (likelihoods, impacts) = scale.with_value(level_choices);
    let worth = move || {
        Some(format!(
            "= {} of 25; the rule goes by the worse one",
            score.get().value()
        ))
    };
    view! {
        <SelectField label="Likelihood at worst" choices=likelihoods
            value=Signal::derive(move || score.get().likelihood)
            on_commit=move |likelihood| keep.run(Score { likelihood, ..score.get_untracked() }) />
        <SelectField label="Impact at worst" choices=impacts hint=Signal::derive(worth)
            value=Signal::derive(move || score.get().impact)
            on_commit=move |impact| keep.run(Score { impact, ..score.get_untracked() }) />
    }
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
pub fn KpiRows(effects: Effects) -> Node {
    let (rows, workspace) = (effects.kpis, effects.workspace);
    let ids = move || rows.with(|rows| rows.iter().map(|row| row.0.kpi).collect::<Vec<Id>>());
    let mut choices: Vec<Choice<Id>> = workspace.scorecard.with_untracked(|card| {
        let kpis = card.all::<Kpi>();
        kpis.map(|kpi| Choice::new(kpi.id, kpi.name.clone()))
            .collect()
    });
    sort_by(&mut choices, |a, b| a.label.cmp(&b.label));
    let choices = with_gone(choices, &untrack(ids), "A KPI that is gone");
    if choices.is_empty() {
        return view! { <p class="note">"There is no KPI yet that it could change."</p> };
    }
    let all = StoredValue::new(choices);
    let add = move || {
        if let Some(kpi) = all.with_value(|all| first_free(all, &untrack(ids))) {
            rows.update(|rows| rows.push((empty_effect(kpi), String::new())));
        }
    };
    let is_full = move || {
        let free = all.with_value(|all| first_free(all, &ids()));
        free.is_none().then(|| "Every KPI has a row.".to_owned())
    };
    let count = Memo::new(move |_| rows.with(Vec::len));
    let row = move |at: usize| {
        let kpi = Signal::derive(move || {
            rows.with(|rows| rows.get(at).map_or(Id::ONLY, |row| row.0.kpi))
        });
        let raw = Signal::derive(move || {
            rows.with(|rows| rows.get(at).map(|row| row.1.clone()).unwrap_or_default())
        });
        let set = move |change: &dyn Fn(&mut (KpiEffect, String))| {
            rows.update(|rows| rows.get_mut(at).into_iter().for_each(change));
        };
        let question = Memo::new(move |_| {
            let unit = unit_of(workspace, kpi.get());
            doubt::of_change(unit, &raw.get(), &workspace.currency())
        });
        let error = move || {
            let unit = unit_of(workspace, kpi.get());
            let read = quantity::parse_change(unit, &raw.get(), &workspace.currency());
            // What is not typed yet is asked for, not blamed.
            read.err()
                .filter(|_| !raw.get().is_empty())
                .map(|why| why.to_string())
        };
        let error = unless_asked(error, question);
        let take = move |text: String| set(&|row| row.1.clone_from(&text));
        let hint = Signal::derive(move || Some(now_words(workspace, kpi.get())));
        view! {
            <fieldset class="effect">
                <legend>{format!("KPI {}", at + 1)}</legend>
                <SelectField label="KPI" choices=all.get_value() value=kpi error=Signal::derive(move || named_twice(&ids(), at))
                    on_commit=move |id| set(&|row| row.0.kpi = id) />
                <Asking about="Change of its value" question on_choose=take>
                    <TextField label="Change of its value" value=raw error=error hint=hint on_commit=take />
                </Asking>
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
}

/// Says what the KPI is now, and how a change of it is written.
fn now_words(workspace: Workspace, kpi: Id) -> String {
    workspace.scorecard.with_untracked(|card| {
        let unit = card.get::<Kpi>(kpi).map_or(Unit::Score, |kpi| kpi.unit);
        let currency = card.settings().currency;
        let (like, range) = match unit {
            Unit::Percent => ("−2 or +2 points", "−4 to −2"),
            Unit::Hours => ("−1h 30m", "+1h to +3h"),
            Unit::Days => ("−3 days", "+1 to +3"),
            Unit::Money => ("−5 000", "2 000 to 5 000"),
            Unit::Count | Unit::Score => ("−2", "+1 to +3"),
        };
        match card.series(kpi).next_back() {
            Some((_, _, value)) => format!(
                "{} now. Write it like {like}; a range like {range}.",
                quantity::format(unit, value.get(), &currency)
            ),
            None => format!("No value yet. Write it like {like}; a range like {range}."),
        }
    })
}
