//! What to say, and who must know by when.

use super::decide;
use super::subject::OpenRun;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::respond::clock::time_words;
use crate::domain::respond::slots::{message_subject, message_text};
use crate::domain::respond::telling::{Telling, telling, telling_words};
use crate::domain::revision::Id;
use crate::domain::words::letter::Letter;
use crate::ui::browser;
use crate::ui::pages::decide::picks::pick;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The prepared messages.
pub fn messages(subject: OpenRun) -> Node {
    let count = subject.run.with_untracked(|run| run.messages.len());
    let rows: Vec<Node> = (0..count).map(|place| message(subject, place)).collect();
    let body = match rows.is_empty() {
        true => view! { <p class="note">"The playbook had no prepared message."</p> },
        false => view! { <ul class="respond-messages">{rows}</ul> },
    };
    view! { <Card title="What to say" note="Filled in from the run; change it, copy it, send it, then mark it.">{body}</Card> }
}

fn message(subject: OpenRun, place: usize) -> Node {
    let words = Memo::new(move |_| {
        let settings = subject.settings();
        subject.run.with(|run| {
            let one = run.messages.get(place)?;
            let local = &browser::local;
            let subject = message_subject(run, one, &settings, local);
            Some((subject, message_text(run, one, &settings, local)))
        })
    });
    let text = Signal::derive(move || {
        let words = words.get();
        words.map(|(_, text)| text.text()).unwrap_or_default()
    });
    let whole: Signal<Letter> = Memo::new(move |_| {
        let (mut whole, text) = words.get().unwrap_or_default();
        if !whole.parts.is_empty() {
            whole.say("\n\n");
        }
        whole.add(text);
        whole
    })
    .into();
    let copied = Signal::derive(move || whole.with(Letter::text));
    let (to, when) = subject.run.with_untracked(|run| {
        let one = run.messages.get(place).map(|one| one.message.clone());
        one.map(|one| (one.to, one.when)).unwrap_or_default()
    });
    let keep = move |text: String| {
        subject.change("change a message", |run| {
            if let Some(one) = run.messages.get_mut(place) {
                one.edited = (!text.trim().is_empty()).then_some(text);
            }
        });
    };
    let sent = Memo::new(move |_| {
        subject
            .run
            .with(|run| run.messages.get(place).and_then(|one| one.sent))
    });
    let hint = move || {
        let sent = sent.get()?;
        Some(
            subject
                .run
                .with(|run| format!("Sent at {}", time_words(sent, run.started, &browser::local))),
        )
    };
    let mark = move |on: bool| {
        let now = browser::stamp();
        subject.change_with_undo(
            "mark a message",
            if on { "Marked as sent" } else { "Not sent" },
            |run| {
                if let Some(one) = run.messages.get_mut(place) {
                    one.sent = on.then_some(now);
                }
            },
        );
    };
    let to_label = to.clone();
    let title = move || {
        let words = words.get();
        words.map(|(subject, _)| subject.text()).unwrap_or_default()
    };
    view! {
        <li>
            <h3>{format!("To: {to}")}</h3>
            <p class="note">{when}</p>
            <p><strong>{title}</strong></p>
            <TextArea label=format!("Words to: {to_label}") rows=6 value=text on_commit=keep />
            <div class="actions run-marks">
                <CopyButton text=copied letter=whole label=format!("Copy the words to: {to_label}") small=true />
                <Checkbox label=format!("Sent to: {to_label}") checked=Signal::derive(move || sent.get().is_some())
                    hint=Signal::derive(hint) on_commit=mark />
            </div>
        </li>
    }
}

/// Who must be told, and who is late.
pub fn tell(subject: OpenRun) -> Node {
    let plan = Memo::new(move |_| {
        subject.workspace.scorecard.with(|card| {
            let one = |one: &Stakeholder| (one.id, one.name.clone());
            card.all::<Stakeholder>()
                .map(one)
                .collect::<Vec<(Id, String)>>()
        })
    });
    let rows = move |is_duty: bool| {
        let places = subject.run.with(|run| {
            let all = run.tell.iter().enumerate();
            let of_kind = all.filter(|(_, one)| one.tell.duty().is_some() == is_duty);
            of_kind.map(|(place, _)| place).collect::<Vec<usize>>()
        });
        let rows: Vec<Node> = (places.into_iter())
            .map(|place| person(subject, plan, place))
            .collect();
        (!rows.is_empty()).then(|| view! { <ul class="respond-tell">{rows}</ul> })
    };
    // Their number changes only when the rules add somebody.
    let count = Memo::new(move |_| subject.run.with(|run| run.tell.len()));
    let late = move || {
        let now = subject.now.get();
        let late = subject.run.with(|run| {
            let is_late =
                |one: &&_| matches!(telling(run, one, now, &browser::local), Telling::Late(_));
            run.tell.iter().filter(is_late).count()
        });
        (late > 0).then(|| format!("{late} late"))
    };
    let body = move || match count.get() {
        0 => view! { <p class="note">"The playbook names nobody who must be told."</p> },
        _ => untrack(|| {
            let by_law = rows(true).map(|rows| view! { <h3>"By law and contract"</h3> {rows} });
            view! { {rows(false)} {by_law} }
        }),
    };
    view! {
        <Card title="Who must be told" note=Signal::derive(late)>
            <div class="stack">{body}{decide::missing(subject)}</div>
        </Card>
    }
}

fn person(subject: OpenRun, plan: Memo<Vec<(Id, String)>>, place: usize) -> Node {
    let (who, why) = subject.run.with_untracked(|run| {
        let one = run.tell.get(place).map(|one| one.tell.clone());
        one.map(|one| (one.who, one.why)).unwrap_or_default()
    });
    let stands = move || {
        let now = subject.now.get();
        subject.run.with(|run| {
            let one = run.tell.get(place)?;
            Some((
                telling(run, one, now, &browser::local),
                telling_words(run, one, now, &browser::local),
            ))
        })
    };
    let badge = move || {
        let (tone, glyph, words) = match stands()? {
            (Telling::Told { in_time: true }, words) => ("good", Glyph::Check, words),
            (Telling::Told { .. }, words) => ("watch", Glyph::Watch, words),
            (Telling::Due(_) | Telling::Waits(_), words) => ("unknown", Glyph::Clock, words),
            (Telling::NeedNot, words) => ("unknown", Glyph::Check, words),
            (Telling::Pressing(_), words) => ("watch", Glyph::Watch, words),
            (Telling::Undecided(Some(..0)), words) => ("watch", Glyph::Watch, words),
            (Telling::Undecided(_), words) => ("unknown", Glyph::Clock, words),
            (Telling::Late(_), words) => ("bad", Glyph::Off, words),
        };
        Some(view! { <span class="badge" data-tone=tone><Icon glyph /><span>{words}</span></span> })
    };
    let is_told = Signal::derive(move || {
        subject
            .run
            .with(|run| run.tell.get(place).is_some_and(|one| one.told.is_some()))
    });
    let mark = move |on: bool| {
        let now = browser::stamp();
        subject.change_with_undo(
            "mark somebody as told",
            if on { "Marked as told" } else { "Not told" },
            |run| {
                if let Some(one) = run.tell.get_mut(place) {
                    one.told = on.then_some(now);
                }
            },
        );
    };
    let names = Signal::derive(move || {
        let names = plan.with(|plan| {
            plan.iter()
                .map(|(_, name)| name.clone())
                .collect::<Vec<_>>()
        });
        std::iter::once("Not in the plan".to_owned())
            .chain(names)
            .collect()
    });
    let chosen = Signal::derive(move || {
        let id = subject
            .run
            .with(|run| run.tell.get(place).and_then(|one| one.stakeholder));
        plan.with(|plan| plan.iter().position(|(one, _)| Some(*one) == id))
            .map_or(0, |at| at + 1)
    });
    let choose = move |index: usize| {
        let id = plan.with_untracked(|plan| plan.get(index.checked_sub(1)?).map(|(id, _)| *id));
        subject.change("say who it is", |run| {
            if let Some(one) = run.tell.get_mut(place) {
                one.stakeholder = id;
            }
        });
    };
    let has_plan = Memo::new(move |_| plan.with(|plan| !plan.is_empty()));
    let select = move || {
        has_plan.get().then(|| {
            pick(
                "In the stakeholder plan",
                names,
                chosen,
                Callback::new(choose),
                false,
            )
        })
    };
    view! {
        <li>
            <Checkbox label=format!("Told: {who}") checked=is_told on_commit=mark hint=why />
            <p>{badge}</p>
            {decide::event(subject, place)}
            {decide::choice(subject, place)}
            {select}
        </li>
    }
}
