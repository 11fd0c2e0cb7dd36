//! A breach at a vendor: what is known, and the notices to the project, the vendor and the client.

use chrono::{Days, NaiveDate, NaiveTime};

use super::chooser::Chooser;
use super::risk::message_panel;
use crate::domain::explain::message::{About, Message, MessageText, Touched, VendorBreach};
use crate::domain::explain::vendor_notice::Reader;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::value::{Moment, clock, parse_time};
use crate::domain::words::letter::Letter;
use crate::library::letters;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

const READERS: [(&str, Reader, MessageText); 3] = [
    ("To the project", Reader::Inside, MessageText::NoticeInside),
    ("To the vendor", Reader::Vendor, MessageText::NoticeToVendor),
    ("To the client", Reader::Client, MessageText::NoticeToClient),
];

/// The occasion.
#[component]
pub fn OfVendor() -> Node {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            let breaches = card.all::<Message>().filter_map(|message| {
                let About::VendorBreach(breach) = &message.about else {
                    return None;
                };
                Some((message.id, breach.vendor.clone()))
            });
            breaches.collect::<Vec<(Id, String)>>()
        })
    });
    let chooser = Chooser::new(all);
    let known = move || {
        let chosen = move || chooser.chosen.get().map(|id| breach(workspace, id));
        (!all.with(Vec::is_empty)).then(|| view! {
            <Card title="Breach at a vendor" note="What is known, what is not, whether our data is touched, by when">
                <div class="stack">{chooser.field("Breach at")}{chosen}</div>
            </Card>
        })
    };
    view! {
        <div class="stack">
            {known}
            {start(workspace, chooser)}
        </div>
    }
}

/// The first step: who the vendor is.
fn start(workspace: Workspace, chooser: Chooser) -> Node {
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_empty = name.with(|name| name.trim().is_empty());
        (tried.get() && is_empty).then(|| "Write who the vendor is.".to_owned())
    });
    let add = move || {
        tried.set(true);
        let vendor = name.get_untracked().trim().to_owned();
        if vendor.is_empty() {
            return;
        }
        let today = workspace.now.get_untracked().date();
        let id = browser::new_id();
        let about = About::VendorBreach(Box::new(VendorBreach {
            vendor,
            learned: Some(Moment::day(today)),
            answer_by: today.checked_add_days(Days::new(1)),
            ..VendorBreach::default()
        }));
        let edit = Edit::new("write vendor notices").put(Message::new(id, about));
        if workspace.edit(edit).is_kept() {
            chooser.wanted.set(Some(id));
            name.set(String::new());
            tried.set(false);
        }
    };
    view! {
        <Card title="A new breach" note="The notices are ready at once; the gaps are what nobody knows yet">
            <div class="stack">
                <TextField label="Vendor" value=name error on_commit=move |text| name.set(text) />
                <div class="actions"><Button on_click=add>"Write the notices"</Button></div>
            </div>
        </Card>
    }
}

/// The facts and the notices.
fn breach(workspace: Workspace, id: Id) -> Node {
    let facts = Memo::new(move |before: Option<&VendorBreach>| {
        workspace
            .scorecard
            .with(|card| match card.get::<Message>(id) {
                Some(Message {
                    about: About::VendorBreach(breach),
                    ..
                }) => (**breach).clone(),
                _ => before.cloned().unwrap_or_default(),
            })
    });
    let reader = RwSignal::new(0_usize);
    let readers: Vec<Choice<usize>> = (READERS.iter().enumerate())
        .map(|(index, reader)| Choice::new(index, reader.0))
        .collect();
    let notice = move || {
        let (_, reader, kind) = READERS[reader.get().min(READERS.len() - 1)];
        let letter = Memo::new(move |_| write(workspace, facts, reader));
        let new = Message::new(id, About::VendorBreach(Box::new(facts.get_untracked())));
        message_panel(workspace, id, kind, letter, new)
    };
    let delete = move || {
        let edit = Edit::new("delete the vendor notices").delete(Kind::Message, id);
        workspace.edit_with_undo(edit, "Notices deleted");
    };
    view! {
        {fields(workspace, id, facts)}
        <div class="toolbar"><Segmented legend="Who is told" choices=readers value=reader on_commit=move |chosen| reader.set(chosen) /></div>
        {notice}
        <p class="note">"Let data protection and, for the client’s notice, whoever answers for the contract read it before it goes out."</p>
        <div class="actions"><Button kind=ButtonKind::Quiet icon=Glyph::Trash on_click=delete>"Delete these notices"</Button></div>
    }
}

fn write(workspace: Workspace, facts: Memo<VendorBreach>, reader: Reader) -> Letter {
    let today = workspace.today();
    let settings = workspace.scorecard.with(|card| card.settings());
    facts.with(|facts| letters::vendor_notice(facts, reader, &settings, today))
}

fn change(workspace: Workspace, id: Id, title: &str, change: impl FnOnce(&mut VendorBreach)) {
    let kept = workspace
        .scorecard
        .with_untracked(|card| card.get::<Message>(id).cloned());
    let Some(before) = kept else {
        return;
    };
    let mut message = before.clone();
    if let About::VendorBreach(breach) = &mut message.about {
        change(breach);
    }
    if message != before {
        workspace.edit(Edit::new(title).put(message));
    }
}

/// A text of the facts: its label, the help, and where it is.
type TextOf = (
    &'static str,
    &'static str,
    fn(&mut VendorBreach) -> &mut String,
);

const TEXTS: [TextOf; 4] = [
    (
        "What we know",
        "Only what is certain, and where you have it from.",
        |breach| &mut breach.known,
    ),
    (
        "What we do not know",
        "Said openly, it keeps others from guessing.",
        |breach| &mut breach.unknown,
    ),
    (
        "What they hold of ours",
        "Data, accounts, connections, keys.",
        |breach| &mut breach.holds,
    ),
    (
        "What we have done",
        "Access closed, passwords changed, sign-ins checked.",
        |breach| &mut breach.done,
    ),
];

/// A field for a time of day.
fn time_of_day(
    label: &'static str,
    value: Signal<Option<NaiveTime>>,
    on_commit: Callback<Option<NaiveTime>>,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let text = move || value.get().map(clock).unwrap_or_default();
    let commit = move |event| on_commit.run(parse_time(&event_target_value(&event)));
    view! {
        <Field ids label optional=true hint="The 72 hours of the law count from it.">
            <input class="input" type="time" id=id aria-describedby=links.described_by(true, false)
                prop:value=text on:change=commit />
        </Field>
    }
}

fn fields(workspace: Workspace, id: Id, facts: Memo<VendorBreach>) -> Node {
    let texts = TEXTS.map(|(label, hint, of)| {
        let value = Signal::derive(move || of(&mut facts.get()).clone());
        let commit = move |text: String| {
            change(workspace, id, "say what is known of the breach", |breach| {
                *of(breach) = text.trim().to_owned();
            });
        };
        view! { <TextArea label hint rows=2 value on_commit=commit /> }
    });
    let touched = Signal::derive(move || facts.with(|facts| facts.touched));
    let choices = Touched::ALL
        .map(|one| Choice::new(one, one.name()))
        .to_vec();
    let learned = Signal::derive(move || facts.with(|facts| facts.learned.map(|at| at.date)));
    let time = Signal::derive(move || facts.with(|facts| facts.learned.and_then(|at| at.time)));
    let answer_by = Signal::derive(move || facts.with(|facts| facts.answer_by));
    let set_learned = move |day: Option<NaiveDate>| {
        change(workspace, id, "say when we learned of it", |breach| {
            breach.learned = day.map(|date| Moment {
                date,
                time: breach.learned.and_then(|at| at.time),
            });
        });
    };
    let today = workspace.now.get_untracked().date();
    let set_time = move |time: Option<NaiveTime>| {
        change(workspace, id, "say when we learned of it", |breach| {
            let day = breach.learned.unwrap_or(Moment::day(today));
            breach.learned = Some(Moment { time, ..day });
        });
    };
    let set_answer = move |day: Option<NaiveDate>| {
        change(workspace, id, "say until when they answer", |breach| {
            breach.answer_by = day
        });
    };
    let set_touched = move |touched: Touched| {
        change(workspace, id, "say whether data is touched", |breach| {
            breach.touched = touched
        });
    };
    view! {
        <div class="form">
            <DateField label="We learned of it on" optional=true value=learned on_commit=set_learned />
            {time_of_day("At what time", time, Callback::new(set_time))}
            <DateField label="They answer by" value=answer_by on_commit=set_answer />
            <SelectField label="Is our data touched?" choices value=touched on_commit=set_touched />
            {Node::list(texts.into())}
        </div>
    }
}
