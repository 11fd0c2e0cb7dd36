//! What worries the stakeholder, and what they were answered.

use chrono::NaiveDate;
use leptos::{ev, html};

use super::subject::OpenStakeholder;
use crate::domain::base::Extra;
use crate::domain::explain::plan::{self, CONCERN_DAYS};
use crate::domain::explain::stakeholder::Concern;
use crate::ui::pages::measure::kpi::parts::{SubmitButton, day_text, focus_list, form_foot};
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::widgets::*;

/// What the rows share.
#[derive(Clone, Copy)]
struct Desk {
    subject: OpenStakeholder,
    /// The position of the concern that is being answered.
    answering: RwSignal<Option<usize>>,
    list: NodeRef<html::Div>,
}

/// The card.
pub fn card(subject: OpenStakeholder) -> Node {
    let desk = Desk {
        subject,
        answering: RwSignal::new(None),
        list: NodeRef::new(),
    };
    let concerns = Memo::new(move |_| subject.record.with(|who| who.concerns.clone()));
    let rows = move || {
        let (concerns, today) = (concerns.get(), subject.today.get());
        let (open, answered): (Vec<_>, Vec<_>) =
            (concerns.into_iter().enumerate()).partition(|(_, concern)| concern.answered.is_none());
        let rows = open.into_iter().chain(answered);
        Node::list(rows.map(|(at, one)| row(desk, at, one, today)).collect())
    };
    let nothing = move || {
        concerns.with(Vec::is_empty).then(|| view! { <p class="note">"None yet. Write down what they ask, in their words: a concern that is answered rarely becomes resistance."</p> })
    };
    let note = format!("A concern unanswered for more than {CONCERN_DAYS} days raises a red flag");
    view! {
        <Card title="Concerns" note=note>
            <div class="stack">
                {nothing}
                <div tabindex="-1" node_ref=desk.list class="kpi-focus" id="concerns"><ul class="kpi-list">{rows}</ul></div>
                {new_concern(subject)}
            </div>
            {answer_dialog(desk)}
        </Card>
    }
}

fn row(desk: Desk, position: usize, concern: Concern, today: NaiveDate) -> Node {
    let what = concern.what.clone();
    let line = match concern.answered {
        Some(day) => format!(
            "Raised {}, answered {}",
            day_text(concern.raised),
            day_text(day)
        ),
        None => format!("Raised {}", day_text(concern.raised)),
    };
    let badge = concern.answered.is_none().then(|| {
        let (words, is_late) = plan::age_words(&concern, today);
        let mark = if is_late {
            Mark::OffTarget
        } else {
            Mark::Watch
        };
        view! { <Badge mark words=words /> }
    });
    let answer = (!concern.answer.is_empty())
        .then(|| view! { <p class="plan-answer">{concern.answer.clone()}</p> });
    let is_open = concern.answered.is_none();
    let button = is_open.then(|| {
        view! {
            <Button small=true on_click=move || desk.answering.set(Some(position))>
                "Answer"<span class="visually-hidden">{format!(": {what}")}</span>
            </Button>
        }
    });
    let items = move || {
        let reopen = move || {
            change(
                desk,
                position,
                "open a concern again",
                "Open again",
                |one| {
                    one.answered = None;
                },
            );
        };
        let edit = move || desk.answering.set(Some(position));
        let delete = move || {
            let mut who = desk.subject.now();
            if position < who.concerns.len() {
                who.concerns.remove(position);
            }
            let subject = desk.subject;
            subject.put_with_undo("delete a concern", who, "Concern deleted");
            focus_list(desk.list);
        };
        let mut items = Vec::new();
        if !is_open {
            items.push(MenuItem::new("Edit the answer", edit).icon(Glyph::Pencil));
            items.push(MenuItem::new("Open again", reopen).icon(Glyph::Undo));
        }
        items.push(MenuItem::new("Delete", delete).icon(Glyph::Trash).danger());
        items
    };
    let label = format!("More for “{}”", concern.what);
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{concern.what}</p>
                <p class="kpi-item-line"><span>{line}</span>{badge}</p>
                {answer}
            </div>
            <div class="actions">
                {button}
                <Menu label icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet items=Signal::derive(items) />
            </div>
        </li>
    }
}

fn change(desk: Desk, position: usize, title: &str, said: &str, with: impl FnOnce(&mut Concern)) {
    let mut who = desk.subject.now();
    if let Some(concern) = who.concerns.get_mut(position) {
        with(concern);
    }
    desk.subject.put_with_undo(title, who, said);
    focus_list(desk.list);
}

fn new_concern(subject: OpenStakeholder) -> Node {
    let what = RwSignal::new(String::new());
    let raised = RwSignal::new(Some(subject.workspace.now.get_untracked().date()));
    let asked = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_empty = what.with(|what| what.trim().is_empty());
        (asked.get() && is_empty).then(|| "Say what worries them.".to_owned())
    });
    let wrong_day = Signal::derive(move || {
        let today = subject.today.get();
        match raised.get() {
            None if asked.get() => Some("Choose the day on which they raised it.".to_owned()),
            Some(day) if day > today => Some("This day is yet to come.".to_owned()),
            _ => None,
        }
    });
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let today = subject.today.get_untracked();
        let words = what.with_untracked(|what| what.trim().to_owned());
        let Some(day) = raised.get_untracked().filter(|&day| day <= today) else {
            return;
        };
        if words.is_empty() {
            return;
        }
        let mut who = subject.now();
        who.concerns.push(Concern {
            what: words,
            raised: day,
            answer: String::new(),
            answered: None,
            extra: Extra::new(),
        });
        subject.put_with_undo("note a concern", who, "Concern noted");
        what.set(String::new());
        raised.set(Some(today));
        asked.set(false);
    };
    view! {
        <form class="form" novalidate on:submit=add aria-label="New concern">
            <div class="wide"><TextField label="Concern" value=what error=error max_length=500 on_commit=move |text| what.set(text) /></div>
            <DateField label="Raised on" value=raised error=wrong_day on_commit=move |day| raised.set(day) />
            <div class="wide toolbar"><SubmitButton>"Note the concern"</SubmitButton></div>
        </form>
    }
}

/// The dialog for an answer, new or to correct.
fn answer_dialog(desk: Desk) -> Node {
    let is_open = RwSignal::new(false);
    Effect::new(move || is_open.set(desk.answering.get().is_some()));
    let form = unique_id("answer");
    let foot = {
        let form = form.clone();
        move || form_foot(is_open, form.clone(), "Keep the answer")
    };
    let body = move || {
        let position = desk.answering.get_untracked()?;
        let concern = desk.subject.now().concerns.get(position)?.clone();
        let today = desk.subject.workspace.now.get_untracked().date();
        let answer = RwSignal::new(concern.answer.clone());
        let asked = RwSignal::new(false);
        let error = Signal::derive(move || {
            let is_empty = answer.with(|answer| answer.trim().is_empty());
            (asked.get() && is_empty).then(|| "Write down what they were answered.".to_owned())
        });
        let save = move |event: ev::SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            let words = answer.with_untracked(|answer| answer.trim().to_owned());
            if words.is_empty() {
                return;
            }
            change(desk, position, "answer a concern", "Answer kept", |one| {
                one.answer = words;
                // An answer never comes before its question.
                one.answered = one.answered.or(Some(today.max(one.raised)));
            });
            is_open.set(false);
            request_animation_frame(|| focus("#concerns"));
        };
        Some(view! {
            <form id=form.clone() class="stack" data-about=concern.what.clone() novalidate on:submit=save>
                <p>{concern.what}</p>
                <TextArea label="Answer" rows=4 value=answer error=error on_commit=move |text| answer.set(text) />
            </form>
        })
    };
    view! { <Dialog open=is_open title="Answer a concern" actions=foot on_close=move || desk.answering.set(None)>{body()}</Dialog> }
}
