//! The steps of the mitigation, in order. A step that is done asks whether the risk has become smaller.

use chrono::NaiveDate;
use leptos::{ev, html};

use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::risk::{MitigationStep, StepState};
use crate::domain::words::date_phrase;
use crate::ui::form::{Editing, Field, Form};
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::widgets::*;

type Of = Field<MitigationStep>;

static FIELDS: [Of; 3] = [
    Of::line("Step", |step| &mut step.what)
        .needs("Say what is done.")
        .wide(),
    Of::line("Who", |step| &mut step.owner),
    Of::day("Due", |step| &mut step.due),
];

fn blank() -> MitigationStep {
    MitigationStep {
        what: String::new(),
        owner: String::new(),
        due: None,
        state: StepState::Open,
        extra: Extra::new(),
    }
}

/// The list, the question after a step, and the form for a new one.
#[component]
pub fn Steps(subject: OpenRisk) -> Node {
    let editing = Editing::default();
    let position = RwSignal::new(0);
    let list = NodeRef::<html::Div>::new();
    let steps = Memo::new(move |_| subject.risk.with(|risk| risk.steps.clone()));
    let edit = Callback::new(move |at: usize| {
        if let Some(step) = subject.now().steps.get(at) {
            position.set(at);
            editing.edit(step.clone());
        }
    });
    let add = move |step: MitigationStep| {
        let mut risk = subject.now();
        risk.steps.push(step);
        subject.put_with_undo("add a step", risk, "Step added");
        Ok(blank())
    };
    let keep = move |_: &MitigationStep, step: MitigationStep| {
        let mut risk = subject.now();
        if let Some(place) = risk.steps.get_mut(position.get_untracked()) {
            *place = step;
        }
        subject.put_with_undo("edit a step", risk, "Step edited");
        Ok(())
    };
    let about = |step: &MitigationStep| step.what.clone();
    let note = move || {
        let (done, all) = steps.with(|steps| {
            let done = steps.iter().filter(|step| step.state == StepState::Done);
            (done.count(), steps.len())
        });
        (all > 0).then(|| format!("{done} of {all} done"))
    };
    let rows = move || {
        let steps = steps.get();
        let count = steps.len();
        let row = |(position, step)| item(subject, step, position, count, edit, list);
        steps.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <Card title="Mitigation" note=Signal::derive(note)>
            <div class="stack">
                {move || subject.just_done.get().map(|step| asks(subject, step))}
                {move || steps.with(Vec::is_empty).then(|| view! { <p class="note">"No step yet. One small step with a name and a day is worth more than a plan."</p> })}
                <div tabindex="-1" node_ref=list class="kpi-focus"><ol class="kpi-list risk-steps">{rows}</ol></div>
                {Form::new(&FIELDS, blank()).beside("New step", "Add the step", (), add)}
            </div>
            {editing.dialog("Edit the step", "Save", &FIELDS, about, keep)}
        </Card>
    }
}

/// Asks whether the step that was just done changed the score.
fn asks(subject: OpenRisk, step: String) -> Node {
    let answers = move || {
        view! {
            <Button small=true on_click=move || subject.scoring.set(true)>"Change the scores"</Button>
            <Button small=true kind=ButtonKind::Quiet on_click=move || subject.just_done.set(None)>"It stays the same"</Button>
        }
    };
    view! {
        <Notice kind=NoticeKind::Good title="Is the risk smaller now?" actions=answers>
            {format!("“{step}” is done. If it made the risk less likely or less bad, the residual score should say so.")}
        </Notice>
    }
}

/// Says who does it by when, and how far it is.
fn line(step: &MitigationStep, today: NaiveDate) -> String {
    let who = match step.owner.as_str() {
        "" => "Nobody named",
        owner => owner,
    };
    let due = match step.due {
        Some(due) => format!(", due {}", date_phrase(due, today)),
        None => String::new(),
    };
    format!("{who}{due}, {}", step.state.name().to_lowercase())
}

fn item(
    subject: OpenRisk,
    step: MitigationStep,
    position: usize,
    count: usize,
    edit: Callback<usize>,
    list: NodeRef<html::Div>,
) -> Node {
    let is_done = step.state == StepState::Done;
    let words = {
        let step = step.clone();
        move || line(&step, subject.today.get())
    };
    let due = step.due.filter(|_| !is_done);
    let overdue = move || {
        let is_late = due.is_some_and(|due| due < subject.today.get());
        is_late.then(|| view! { <Badge mark=Mark::OffTarget words="Overdue" /> })
    };
    let state = step.state;
    let items = move || {
        let to =
            |words: &str, state| MenuItem::new(words, move || set_state(subject, position, state));
        let mut items = vec![MenuItem::new("Edit", move || edit.run(position)).icon(Glyph::Pencil)];
        items.extend((state == StepState::Open).then(|| to("Start", StepState::InProgress)));
        items.extend(
            (state != StepState::Open)
                .then(|| to("Back to not started", StepState::Open).icon(Glyph::Undo)),
        );
        let delete = move || {
            let mut risk = subject.now();
            if position < risk.steps.len() {
                risk.steps.remove(position);
            }
            subject.put_with_undo("delete a step", risk, "Step deleted");
            focus_list(list);
        };
        items.push(
            MenuItem::new("Delete", delete)
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        );
        items
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let up = event.key() == "ArrowUp";
        if event.alt_key() && (up || event.key() == "ArrowDown") {
            event.prevent_default();
            shift(subject, position, count, up);
        }
    };
    let what = step.what.clone();
    let mover = |up: bool, words: &str, glyph: Glyph| {
        let at_end = if up {
            position == 0
        } else {
            position + 1 == count
        };
        let reason = at_end.then(|| {
            if up {
                "It is the first"
            } else {
                "It is the last"
            }
            .to_owned()
        });
        view! {
            <IconButton icon=glyph small=true label=format!("Move “{what}” {words}") disabled_because=reason
                on_click=move || shift(subject, position, count, up) />
        }
    };
    let name = step.what.clone();
    view! {
        <li class="kpi-item" class:risk-done=is_done on:keydown=on_key>
            <div>
                <p class="kpi-item-title">{is_done.then(|| view! { <Icon glyph=Glyph::Tick /> })}{step.what}</p>
                <p class="kpi-item-line"><span>{words}</span>{overdue}</p>
            </div>
            <div class="actions">
                {(!is_done).then(|| view! {
                    <Button small=true on_click=move || set_state(subject, position, StepState::Done)>
                        "Mark done"<span class="visually-hidden">{format!(": {name}")}</span>
                    </Button>
                })}
                <span class="risk-up">{mover(true, "up", Glyph::Up)}</span>
                <span class="risk-down">{mover(false, "down", Glyph::Down)}</span>
                <Menu label=format!("More for “{what}”") icon=Glyph::More icon_only=true small=true
                    kind=ButtonKind::Quiet items=Signal::derive(items) />
            </div>
        </li>
    }
}

/// Moves the step, and the focus with it.
fn shift(subject: OpenRisk, position: usize, count: usize, up: bool) {
    let to = if up {
        position.checked_sub(1)
    } else {
        Some(position + 1).filter(|to| *to < count)
    };
    let Some(to) = to else { return };
    let risk = subject.now().with_step_moved(position, up);
    subject.put("move a step", risk);
    let side = if up { "up" } else { "down" };
    request_animation_frame(move || {
        focus(&format!(
            ".risk-steps > :nth-child({}) .risk-{side} button",
            to + 1
        ))
    });
}

fn set_state(subject: OpenRisk, position: usize, state: StepState) {
    let mut risk = subject.now();
    let Some(step) = risk.steps.get_mut(position) else {
        return;
    };
    step.state = state;
    let what = step.what.clone();
    let said = match state {
        StepState::Done => "Step done",
        StepState::InProgress => "Step started",
        StepState::Open => "Step not started",
    };
    subject
        .just_done
        .set((state == StepState::Done).then_some(what));
    subject.put_with_undo("change a step", risk, said);
}
