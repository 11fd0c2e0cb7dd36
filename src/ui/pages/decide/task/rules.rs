//! What raises the task by itself: "high while a KPI is above a number".

use leptos::ev;

use super::subject::OpenTask;
use crate::domain::base::Extra;
use crate::domain::decide::priority::rules;
use crate::domain::decide::task::{Condition, Priority, RaiseRule, Task};
use crate::domain::measure::quantity::{self, QuantityReader, doubt};
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn Rules(subject: OpenTask) -> Node {
    let list = move || {
        let outcomes = subject
            .task
            .with(|task| subject.facts.with(|facts| rules(task, facts)));
        if outcomes.is_empty() {
            return view! { <p class="note">"No rule yet. A rule raises the task by itself while a KPI is bad, and lets it sink again when the KPI is good."</p> };
        }
        let lines = outcomes.into_iter().enumerate();
        let lines = lines.map(|(index, outcome)| line(subject, index, outcome.sentence));
        view! { <ul class="linked">{lines.collect::<Vec<Node>>()}</ul> }
    };
    view! {
        <Card title="Rules">
            <div class="stack">{list} <Form subject /></div>
        </Card>
    }
}

fn line(subject: OpenTask, index: usize, sentence: String) -> Node {
    let remove = move || {
        let mut task = subject.task.get_untracked();
        if index < task.rules.len() {
            task.rules.remove(index);
        }
        subject.keep("remove a rule from", task, "Rule removed.");
    };
    let label = format!("Remove the rule “{sentence}”");
    view! {
        <li><span>{sentence}</span><IconButton icon=Glyph::Trash label small=true on_click=remove /></li>
    }
}

#[component]
fn Form(subject: OpenTask) -> Node {
    let to = RwSignal::new(0_usize);
    let kpi = RwSignal::new(0_usize);
    let below = RwSignal::new(0_usize);
    let raw = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let names = Signal::derive(move || {
        subject.facts.with(|facts| {
            let kpis = facts.kpis_by_name().into_iter();
            kpis.map(|fact| fact.name.clone()).collect()
        })
    });
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let chosen = subject.facts.with_untracked(|facts| {
            let kpis = facts.kpis_by_name();
            let fact = kpis.get(kpi.get_untracked())?;
            let limit = quantity::parse(fact.unit, &raw.get_untracked(), &facts.currency);
            Some((fact.id, limit))
        });
        let rule = match chosen {
            None => return error.set(Some("Add a KPI to the scorecard first.".to_owned())),
            Some((_, Err(why))) => return error.set(Some(why.to_string())),
            Some((kpi, Ok(limit))) => RaiseRule {
                kpi,
                when: match below.get_untracked() {
                    0 => Condition::Above(limit),
                    _ => Condition::Below(limit),
                },
                to: Priority::ALL[to.get_untracked()],
                extra: Extra::new(),
            },
        };
        let mut task: Task = subject.task.get_untracked();
        task.rules.push(rule);
        subject.keep("add a rule to", task, "Rule added.");
        raw.set(String::new());
        error.set(None);
    };
    let question = Memo::new(move |_| {
        let raw = error.with(Option::is_some).then(|| raw.get())?;
        subject.facts.with(|facts| {
            let kpis = facts.kpis_by_name();
            let unit = kpis.get(kpi.get())?.unit;
            doubt::of_text(QuantityReader::new(unit, &facts.currency), &raw)
        })
    });
    let choose = |signal: RwSignal<usize>| Callback::new(move |index| signal.set(index));
    view! {
        <form class="rule-form" novalidate on:submit=add aria-label="New rule">
            {pick("Raise to", fixed([Priority::High.name(), Priority::Medium.name()]), to.into(), choose(to), false)}
            {pick("While", names, kpi.into(), choose(kpi), false)}
            {pick("Is", fixed(["above", "below"]), below.into(), choose(below), false)}
            <Asking about="Value" question on_choose=move |text: String| { raw.set(text); error.set(None) }>
                <TextField label="Value" value=raw error=unless_asked(move || error.get(), question) on_commit=move |text| raw.set(text) />
            </Asking>
            <button type="submit" class="btn"><span>"Add the rule"</span></button>
        </form>
    }
}
