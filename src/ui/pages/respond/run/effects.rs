//! What the run does to the KPIs, from where they stand now.

use super::subject::OpenRun;
use crate::domain::measure::quantity::{doubt, editable_change, parse_change};
use crate::domain::measure::variance::Verdict;
use crate::domain::respond::effects::{Effect, effects as of_run, verdict_words};
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The KPIs that the playbook moves and the scorecard has.
pub fn effects(subject: OpenRun) -> Node {
    let all = Memo::new(move |_| {
        let now = subject.workspace.now.get();
        subject
            .workspace
            .scorecard
            .with(|card| subject.run.with(|run| of_run(card, run, now)))
    });
    let count = Memo::new(move |_| all.with(Vec::len));
    let body = move || {
        let rows: Vec<Node> = (0..count.get())
            .map(|place| row(subject, all, place))
            .collect();
        match rows.is_empty() {
            true => {
                view! { <p class="note">"No KPI of this scorecard is moved by this playbook."</p> }
            }
            false => view! { <ul class="respond-tell">{rows}</ul> },
        }
    };
    view! { <Card title="Effect on the KPIs" note="An estimate until it is measured">{body}</Card> }
}

fn row(subject: OpenRun, all: Memo<Vec<Effect>>, place: usize) -> Node {
    let Some(first) = all.with_untracked(|all| all.get(place).cloned()) else {
        return Node::list(Vec::new());
    };
    let kpi = first.kpi;
    let read = move |pick: fn(&Effect) -> String| {
        all.with(|all| {
            all.iter()
                .find(|one| one.kpi == kpi)
                .map(pick)
                .unwrap_or_default()
        })
    };
    let badge = move || {
        let verdicts = all.with(|all| all.iter().find(|one| one.kpi == kpi)?.verdicts)?;
        let mark = match verdicts.1 {
            Verdict::OnTarget => Mark::OnTarget,
            Verdict::Watch => Mark::Watch,
            Verdict::OffTarget => Mark::OffTarget,
        };
        Some(view! { <Badge mark words=verdict_words(verdicts) /> })
    };
    // What was typed and is wrong, with the reason.
    let wrong = RwSignal::new(None::<(String, String)>);
    let unit = first.unit;
    let text = Signal::derive(move || {
        all.with(|all| {
            let one = all.iter().find(|one| one.kpi == kpi)?;
            let to = (one.low != one.high).then_some(one.high);
            Some(editable_change(unit, one.low, to))
        })
        .unwrap_or_default()
    });
    let keep = move |text: String| match parse_change(unit, &text, &subject.workspace.currency()) {
        Ok((from, to)) => {
            wrong.set(None);
            let to = to.unwrap_or(from);
            let (low, high) = if from <= to { (from, to) } else { (to, from) };
            subject.change("estimate the effect on a KPI", |run| {
                if let Some(touch) = run.kpis.iter_mut().find(|touch| touch.kpi == kpi) {
                    (touch.low, touch.high) = (low, high);
                }
            });
        }
        Err(why) => wrong.set(Some((text, why.to_string()))),
    };
    let question = Memo::new(move |_| {
        wrong.with(|wrong| {
            let (typed, _) = wrong.as_ref()?;
            doubt::of_change(unit, typed, &subject.workspace.currency())
        })
    });
    let error = unless_asked(move || wrong.get().map(|(_, why)| why), question);
    view! {
        <li>
            <p><a href=Route::Kpi(kpi).href()>{first.name}</a></p>
            <p>"Now: "{move || read(|one| one.now.clone())}</p>
            <p class="cluster"><span>"Expected next: "{move || read(|one| one.next.clone())}</span>{badge}</p>
            <p class="note">{first.how}</p>
            <Asking about="Change" question on_choose=keep>
                <TextField label="Change" hint="A number, or a range like “−3 to 0”." value=text error=error on_commit=keep />
            </Asking>
        </li>
    }
}
