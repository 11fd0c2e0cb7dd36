//! What somebody asked for: who, when, what it widens, what that touches, and the answer with the impact.

use super::letters::letter_panel;
use super::subject::OpenDecision;
use crate::domain::decide::change_request::{ChangeRequest, Touched, Widening, touched};
use crate::domain::decide::decision::TextKind;
use crate::domain::explain::scope_reply::Reader;
use crate::domain::revision::Id;
use crate::domain::value::Moment;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Edited;

type Of = Field<ChangeRequest>;

static FROM: Of = Of::line("Who asked", |request| &mut request.from).title("say who asked");
static RECEIVED: Of = Of::day_by(
    "Asked on",
    |request| Some(request.received.date),
    |request, day| {
        request.received = day.map_or(request.received, Moment::day);
    },
)
.title("say when it was asked")
.needed();

/// The request: fields, and what it touches.
#[component]
pub fn RequestCard(subject: OpenDecision) -> Node {
    let request = follow(subject);
    let asked = subject.item(0, |decision, _| decision.change_request.as_mut());
    let boxes: Vec<Node> = Widening::ALL
        .into_iter()
        .map(|widening| widening_box(subject, request, widening))
        .collect();
    let touches = Memo::new(move |_| {
        let today = subject.workspace.today();
        let scorecard = subject.workspace.scorecard;
        request.with(|request| {
            scorecard.with(|card| touched(card.all(), card.all(), &request.widens, today))
        })
    });
    let note = Signal::derive(move || {
        let now = subject.workspace.now.get();
        Some(request.with(|request| request.reply_words(now)))
    });
    view! {
        <Card title="The change request" note=note>
            <div class="stack">
                <div class="form">
                    {asked.hinted(&FROM, subject.known_people())}
                    {asked.field(&RECEIVED)}
                </div>
                <fieldset class="stack-tight">
                    <legend>"What it brings"</legend>
                    {boxes}
                </fieldset>
                {move || touches.with(touched_words)}
            </div>
        </Card>
    }
}

/// The first reply: nobody starts before it is assessed.
#[component]
pub fn FirstReplyCard(subject: OpenDecision) -> Node {
    view! {
        <Card title="The first reply" note="We assess first; you have the impact within 24 hours">
            <FirstReply subject />
        </Card>
    }
}

/// The first reply, for a colleague or for a client.
#[component]
pub fn FirstReply(subject: OpenDecision) -> Node {
    let reader = RwSignal::new(Reader::Colleague);
    let readers = vec![
        Choice::new(Reader::Colleague, "To a colleague"),
        Choice::new(Reader::Client, "To a client"),
    ];
    let panel = move || match reader.get() {
        Reader::Colleague => letter_panel(
            subject,
            TextKind::FirstReply,
            |told| &told.first_reply,
            "Your first reply",
        ),
        Reader::Client => letter_panel(
            subject,
            TextKind::FirstReplyToClient,
            |told| &told.first_reply_to_client,
            "Your first reply",
        ),
    };
    view! {
        <div class="stack">
            <div class="toolbar"><Segmented legend="Who asked" choices=readers value=reader on_commit=move |chosen| reader.set(chosen) /></div>
            {panel}
        </div>
    }
}

/// The answer with the impact, and whether it was given.
#[component]
pub fn ReplyCard(subject: OpenDecision) -> Node {
    let request = follow(subject);
    let is_answered = Memo::new(move |_| request.with(|request| request.answered.is_some()));
    let toggle = move || {
        let today = subject.workspace.now.get_untracked().date();
        let answered = (!is_answered.get_untracked()).then_some(today);
        let edited = change(subject, "mark the answer as given", |request| {
            request.answered = answered;
        });
        let words = match answered {
            Some(_) => "Marked as answered",
            None => "Marked as not answered yet",
        };
        subject.workspace.say_with_undo(edited, words);
    };
    let words = Signal::derive(move || match is_answered.get() {
        true => "Not answered yet after all".to_owned(),
        false => "I sent it".to_owned(),
    });
    view! {
        <Card title="The answer" note="The impact first, then what you recommend, then what you need from them">
            {letter_panel(subject, TextKind::Reply, |told| &told.reply, "Your answer")}
            <div class="actions"><Button on_click=toggle>{words}</Button></div>
        </Card>
    }
}

/// Follows the request of the decision; an empty one once it is gone.
fn follow(subject: OpenDecision) -> Memo<ChangeRequest> {
    Memo::new(move |_| {
        let request = subject
            .decision
            .with(|decision| decision.change_request.clone());
        request.unwrap_or_else(|| ChangeRequest::new("", subject.workspace.now.get_untracked()))
    })
}

fn change(subject: OpenDecision, title: &str, change: impl FnOnce(&mut ChangeRequest)) -> Edited {
    subject.change(title, |decision| {
        if let Some(request) = &mut decision.change_request {
            change(request);
        }
    })
}

fn widening_box(subject: OpenDecision, request: Memo<ChangeRequest>, widening: Widening) -> Node {
    let is_ticked =
        Signal::derive(move || request.with(|request| request.widens.contains(&widening)));
    let tick = move |ticked: bool| {
        change(subject, "say what the change brings", |request| {
            request.widens.retain(|one| *one != widening);
            if ticked {
                request.widens.push(widening);
                request.widens.sort_unstable();
            }
        });
    };
    view! { <Checkbox label=widening.name() checked=is_ticked on_commit=tick /> }
}

/// Names what is to be looked at, with links.
fn touched_words(touched: &Touched) -> Node {
    if touched.kpis.is_empty() {
        return view! {
            <p class="note">"Tick what it brings, and the KPIs and risks to look at show here. Even a small request moves something."</p>
        };
    }
    let kpis = links(&touched.kpis, Route::Kpi);
    let risks = match touched.risks.is_empty() {
        true => Node::Nothing,
        false => {
            let risks = links(&touched.risks, Route::Risk);
            view! { <dt>"Risks to look at"</dt><dd>{risks}</dd> }
        }
    };
    view! {
        <dl class="facts">
            <dt>"KPIs to look at"</dt><dd>{kpis}</dd>
            {risks}
        </dl>
        <p class="note">"Enter in the option “As asked” by how much each may move; a range is fine. Its form offers a row for each."</p>
    }
}

fn links(named: &[(Id, String)], page: fn(Id) -> Route) -> Node {
    let link = |(id, name): &(Id, String)| {
        view! { <li><a href=page(*id).href()>{name.clone()}</a></li> }
    };
    let links: Vec<Node> = named.iter().map(link).collect();
    view! { <ul>{links}</ul> }
}
