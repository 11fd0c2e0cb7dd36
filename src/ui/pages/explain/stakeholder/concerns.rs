//! What worries the stakeholder, and what they were answered.

use chrono::NaiveDate;
use leptos::html;

use super::subject::OpenStakeholder;
use crate::domain::base::Extra;
use crate::domain::explain::plan::{self, CONCERN_DAYS};
use crate::domain::explain::stakeholder::Concern;
use crate::ui::form::{Field, Form, FormDialog};
use crate::ui::pages::measure::kpi::parts::{day_text, focus_list};
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::widgets::*;

/// What the rows share.
#[derive(Clone, Copy)]
struct ConcernDesk {
    subject: OpenStakeholder,
    /// The position of the concern that is being answered.
    answering: RwSignal<Option<usize>>,
    list: NodeRef<html::Div>,
}

/// The card.
pub fn card(subject: OpenStakeholder) -> Node {
    let desk = ConcernDesk {
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

fn row(desk: ConcernDesk, position: usize, concern: Concern, today: NaiveDate) -> Node {
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

fn change(
    desk: ConcernDesk,
    position: usize,
    title: &str,
    said: &str,
    with: impl FnOnce(&mut Concern),
) {
    let mut who = desk.subject.now();
    if let Some(concern) = who.concerns.get_mut(position) {
        with(concern);
    }
    desk.subject.put_with_undo(title, who, said);
    focus_list(desk.list);
}

/// A concern as it is raised or answered.
#[derive(Clone)]
struct Heard {
    what: String,
    raised: Option<NaiveDate>,
    today: NaiveDate,
    answer: String,
}

type Of = Field<Heard>;

static RAISED: [Of; 2] = [
    Of::line("Concern", |heard| &mut heard.what)
        .max(500)
        .needs("Say what worries them.")
        .wide(),
    Of::day("Raised on", |heard| &mut heard.raised)
        .needs("Choose the day on which they raised it.")
        .checked(|heard| {
            let is_ahead = heard.raised.is_some_and(|day| day > heard.today);
            is_ahead.then(|| "This day is yet to come.".to_owned())
        }),
];
static ANSWERED: [Of; 2] = [
    Of::widget(|form| view! { <p class="wide">{form.read(|heard| heard.what.clone())}</p> }),
    Of::lines("Answer", 4, |heard| &mut heard.answer)
        .needs("Write down what they were answered.")
        .wide(),
];

fn new_concern(subject: OpenStakeholder) -> Node {
    let blank = move || {
        let today = subject.workspace.now.get_untracked().date();
        Heard {
            what: String::new(),
            raised: Some(today),
            today,
            answer: String::new(),
        }
    };
    let add = move |heard: Heard| {
        let mut who = subject.now();
        who.concerns.extend(heard.raised.map(|raised| Concern {
            what: heard.what,
            raised,
            answer: String::new(),
            answered: None,
            extra: Extra::new(),
        }));
        subject.put_with_undo("note a concern", who, "Concern noted");
        Ok(blank())
    };
    Form::new(&RAISED, blank()).beside("New concern", "Note the concern", (), add)
}

/// The dialog for an answer, new or to correct.
fn answer_dialog(desk: ConcernDesk) -> Node {
    let start = move || {
        let concern = (desk.subject.now().concerns)
            .get(desk.answering.get_untracked()?)
            .cloned()?;
        Some(Heard {
            what: concern.what,
            raised: Some(concern.raised),
            today: desk.subject.workspace.now.get_untracked().date(),
            answer: concern.answer,
        })
    };
    let save = move |_: &Heard, heard: Heard| {
        if let Some(position) = desk.answering.get_untracked() {
            change(desk, position, "answer a concern", "Answer kept", |one| {
                one.answer = heard.answer;
                // An answer never comes before its question.
                one.answered = one.answered.or(Some(heard.today.max(one.raised)));
            });
        }
        request_animation_frame(|| focus("#concerns"));
        Ok(())
    };
    FormDialog::about(desk.answering, "Answer a concern", "Keep the answer").of(
        &ANSWERED,
        |heard| heard.what.clone(),
        start,
        save,
    )
}
