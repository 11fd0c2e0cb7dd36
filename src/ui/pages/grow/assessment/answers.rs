//! One dimension: its behaviours by level, what the scorecard shows of it, and the evidence.

use chrono::NaiveDate;

use super::one::OpenAssessment;
use crate::domain::grow::assessment::{Answer, Behaviour, Dimension, Level, View};
use crate::domain::grow::suggestion::{Place, Suggestion, suggestions};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The position that stands for “no answer”.
const NONE: usize = usize::MAX;

/// The cards.
#[component]
pub fn Answers(subject: OpenAssessment, dimension: Dimension) -> Node {
    let place = Dimension::ALL.iter().position(|one| *one == dimension);
    let note = format!("{} of 7", place.map_or(0, |place| place + 1));
    let levels: Vec<Node> = Level::ALL
        .into_iter()
        .map(|level| of_level(subject, dimension, level))
        .collect();
    view! {
        <Card title=dimension.name() note=note><div class="stack">{levels}</div></Card>
        <Evidence subject dimension />
    }
}

fn of_level(subject: OpenAssessment, dimension: Dimension, level: Level) -> Node {
    let who = subject.assessment.with_untracked(|one| match one.view {
        View::Own => "you".to_owned(),
        _ if one.of.trim().is_empty() => "they".to_owned(),
        _ => one.of.clone(),
    });
    let rows: Vec<Node> = subject.behaviours.with_value(|all| {
        let here = (all.iter()).filter(|one| (one.dimension, one.level) == (dimension, level));
        here.map(|one| row(subject, *one)).collect()
    });
    let asks = format!("{}, did {who} …", level.period());
    view! {
        <section class="stack-tight">
            <h3>{level.name()}</h3>
            <p class="note">{asks}</p>
            <ul class="assess-rows">{rows}</ul>
        </section>
    }
}

fn row(subject: OpenAssessment, behaviour: Behaviour) -> Node {
    let key = behaviour.key;
    let value = Signal::derive(move || {
        let answer = subject.assessment.with(|one| one.answer(key));
        let at = |answer| Answer::ALL.iter().position(|one| *one == answer);
        answer.and_then(at).unwrap_or(NONE)
    });
    let choose = Callback::new(move |index: usize| {
        if let Some(answer) = Answer::ALL.get(index).copied() {
            subject.change("answer", |one| one.with_answer(key, answer));
        }
    });
    let choices: Vec<Choice<usize>> = (Answer::ALL.into_iter().enumerate())
        .map(|(index, answer)| Choice::new(index, answer.name()))
        .collect();
    view! {
        <li>
            <span>{behaviour.does}</span>
            <Segmented legend=behaviour.does choices=choices value=value on_commit=choose />
        </li>
    }
}

/// What shows the dimension: proposed by the scorecard, written by the person.
#[component]
fn Evidence(subject: OpenAssessment, dimension: Dimension) -> Node {
    let written =
        Signal::derive(move || (subject.assessment).with(|one| one.evidence(dimension).to_owned()));
    let on = Signal::derive(move || {
        let shown = |shown: &crate::domain::grow::assessment::Shown| shown.on;
        subject
            .assessment
            .with(|one| one.shown(dimension).and_then(shown))
    });
    let write = move |text: String| {
        let on = on.get_untracked().or_else(|| today_for(subject, &text));
        subject.change("write evidence", |one| {
            one.with_shown(dimension, text.trim(), on)
        });
    };
    let date = move |on: Option<NaiveDate>| {
        let text = written.get_untracked();
        subject.change("date the evidence", |one| {
            one.with_shown(dimension, &text, on)
        });
    };
    let add = Callback::new(move |text: String| {
        let before = written.get_untracked();
        let text = match before.trim() {
            "" => text,
            before => format!("{before}\n{text}"),
        };
        let on = Some(subject.workspace.now.get_untracked().date());
        subject.change("add evidence", |one| one.with_shown(dimension, &text, on));
    });
    view! {
        <Card title="Evidence" note="What you would point to if somebody asked">
            <div class="stack">
                {proposed(subject, dimension, add)}
                <div class="form">
                    <TextArea label="What shows it" value=written optional=true on_commit=write />
                    <DateField label="Seen on" value=on optional=true on_commit=date />
                </div>
            </div>
        </Card>
    }
}

fn today_for(subject: OpenAssessment, text: &str) -> Option<NaiveDate> {
    let is_written = !text.trim().is_empty();
    is_written.then(|| subject.workspace.now.get_untracked().date())
}

/// What this scorecard shows; nothing for somebody else's work, which stands in theirs.
fn proposed(subject: OpenAssessment, dimension: Dimension, add: Callback<String>) -> Node {
    let workspace = subject.workspace;
    let found = Memo::new(move |_| {
        let is_own = subject.assessment.with(|one| one.view == View::Own);
        let now = workspace.now.get();
        let found = workspace.scorecard.with(|card| match is_own {
            true => suggestions(card, now),
            false => Vec::new(),
        });
        (found.into_iter())
            .filter(|one| one.dimension == dimension)
            .collect::<Vec<Suggestion>>()
    });
    let proposals = move || {
        let items: Vec<Node> = found
            .get()
            .into_iter()
            .map(|one| proposal(one, add))
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <div class="stack-tight">
                    <p class="note">"Your scorecard says the following. It answers nothing for you: add what you would stand behind."</p>
                    <ul class="kpi-list">{items}</ul>
                </div>
            }
        })
    };
    proposals.into_node()
}

fn proposal(suggestion: Suggestion, add: Callback<String>) -> Node {
    let (route, words) = source(suggestion.place);
    let (text, hidden) = (suggestion.text.clone(), format!(": {}", suggestion.text));
    view! {
        <li class="kpi-item">
            <div><p>{suggestion.text}</p><p class="note"><a href=route.href()>{words}</a></p></div>
            <Button small=true on_click=move || add.run(text.clone())>"Add"<span class="visually-hidden">{hidden}</span></Button>
        </li>
    }
}

fn source(place: Place) -> (Route, &'static str) {
    match place {
        Place::Scorecard => (Route::Scorecard, "From the scorecard"),
        Place::Tracking => (Route::Tracking, "From the tracking"),
        Place::Risks => (Route::Risks, "From the risk register"),
        Place::Priorities => (Route::Priorities, "From the priorities"),
        Place::Decisions => (Route::Decisions, "From the decision log"),
        Place::Reports => (Route::Reports, "From the reports"),
        Place::Stakeholders => (Route::Stakeholders, "From the stakeholder plan"),
        Place::Playbooks => (Route::Playbooks, "From the playbooks"),
    }
}
