//! Decisions to make, and those made.

pub mod asking;

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::NaiveDate;

use crate::domain::decide::decision::Decision;
use crate::domain::decide::rule::Verdict;
use crate::domain::explain::matter::Matter;
use crate::domain::explain::{decision_log, verdict};
use crate::domain::revision::Id;
use crate::files::markdown;
use crate::ui::charts::{date_text, day_number};
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// A decision to make: what a list shows of it.
#[derive(Clone, PartialEq)]
struct Open {
    decision: Decision,
    /// What the rule says.
    line: String,
    is_escalated: bool,
    /// How the answer to a change request stands, and whether it is late.
    reply: Option<(String, bool)>,
}

/// More decisions of the log than this are shown on demand.
const SHOWN: usize = 100;

/// The page.
#[component]
pub fn Decisions() -> Node {
    name_page(|| "Decisions".to_owned());
    let workspace = Workspace::get();
    let today = Memo::new(move |_| workspace.today());
    let open = Memo::new(move |_| {
        let now = workspace.now.get();
        workspace.scorecard.with(|card| {
            let all = decision_log::open(card).into_iter();
            let told = all.map(|decision| {
                let matter = Matter::of(card, &decision, now);
                let line = verdict::one_line(&matter);
                let is_escalated = matter.weighed.verdict == Verdict::Escalate;
                let reply = (decision.change_request.as_ref())
                    .map(|request| (request.reply_words(now), request.is_overdue(now)));
                Open {
                    reply,
                    decision,
                    line,
                    is_escalated,
                }
            });
            told.collect::<Vec<_>>()
        })
    });
    let made = Memo::new(move |_| workspace.scorecard.with(decision_log::made));
    let query = RwSignal::new(String::new());
    let asking = RwSignal::new(false);
    let requesting = RwSignal::new(false);
    let is_empty = Memo::new(move |_| open.with(Vec::is_empty) && made.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            view! { <Nothing asking /> }
        } else {
            view! {
                <div class="toolbar"><SearchField label="Search decisions" query /></div>
                <ToMake open today query />
                <Log made today query />
            }
        }
    };
    let actions = move || {
        view! {
            <Button on_click=move || requesting.set(true)>"Assess a change request"</Button>
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || asking.set(true)>"New decision"</Button>
        }
    };
    view! {
        <div class="page decision">
            <PageHeader title="Decisions" purpose="Options side by side: least risk for most value." actions />
            {body}
        </div>
        <asking::NewDecision workspace asking />
        <asking::NewRequest workspace asking=requesting />
    }
}

#[component]
fn Nothing(asking: RwSignal<bool>) -> Node {
    view! {
        <EmptyState icon=Glyph::Scales title="No decision yet"
            sentence="Write down the question and two or three options: what each costs, brings and does to your risks. The rule says which leaves the least risk for the most value, or whom to ask; what was decided stays in the log.">
            <Button kind=ButtonKind::Primary on_click=move || asking.set(true)>"Prepare a decision"</Button>
        </EmptyState>
    }
}

/// The decisions to make.
#[component]
fn ToMake(open: Memo<Vec<Open>>, today: Memo<NaiveDate>, query: RwSignal<String>) -> Node {
    let rows = move || {
        let (query, today) = (query.get(), today.get());
        open.with(|open| {
            let found = open
                .iter()
                .filter(|one| decision_log::matches(&one.decision, &query));
            let rows: Vec<Node> = found.map(|one| open_row(one, today)).collect();
            match (rows.is_empty(), open.is_empty()) {
                (false, _) => view! { <ul class="offers">{rows}</ul> },
                (true, true) => {
                    view! { <p class="note card-inset">"Nothing waits for a decision."</p> }
                }
                (true, false) => {
                    view! { <p class="note card-inset">"None of them has these words."</p> }
                }
            }
        })
    };
    let note = Signal::derive(move || Some(counted(open.with(Vec::len), "open decision")));
    view! { <Card title="To decide" note=note flush=true>{rows}</Card> }
}

fn open_row(one: &Open, today: NaiveDate) -> Node {
    let badge = one
        .is_escalated
        .then(|| view! { <Badge mark=Mark::OffTarget words="Needs escalation" /> });
    let due = one.decision.decide_by.map(|day| {
        let words = format!("Needed by {}", date_text(day_number(day)));
        match day < today {
            true => {
                view! { <Badge mark=Mark::Watch words=format!("{words}, overdue") /> }
            }
            false => view! { <span class="note">{words}</span> },
        }
    });
    let reply = one.reply.clone().map(|(words, is_late)| match is_late {
        true => view! { <Badge mark=Mark::Watch words=words /> },
        false => view! { <span class="note">{words}</span> },
    });
    view! {
        <li class="offer">
            <div class="offer-text">
                <h3><a class="decision-link" href=Route::Decision(one.decision.id).href()>{one.decision.question.clone()}</a></h3>
                <p>{one.line.clone()}</p>
                <div class="cluster">{badge}{due}{reply}</div>
            </div>
        </li>
    }
}

/// The decision log.
#[component]
fn Log(made: Memo<Vec<Decision>>, today: Memo<NaiveDate>, query: RwSignal<String>) -> Node {
    let workspace = Workspace::get();
    let shows_all = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let query = query.get();
        made.with(|made| {
            let found = made
                .iter()
                .filter(|decision| decision_log::matches(decision, &query));
            found.map(|decision| decision.id).collect::<Vec<Id>>()
        })
    });
    let text = Signal::derive(move || {
        let title = workspace.scorecard.with(|card| card.settings().title);
        made.with(|made| markdown::write(&decision_log::document(made, &title, today.get())))
    });
    let rows = move || {
        let limit = if shows_all.get() { usize::MAX } else { SHOWN };
        let today = today.get();
        made.with(|made| {
            let shown = made
                .iter()
                .filter(|decision| found.with(|found| found.contains(&decision.id)));
            shown
                .take(limit)
                .map(|decision| log_row(decision, today))
                .collect_view()
        })
    };
    let body = move || match (made.with(Vec::is_empty), found.with(Vec::is_empty)) {
        (true, _) => {
            view! { <p class="note card-inset">"Nothing has been decided yet. What is decided stays here, with the reason."</p> }
        }
        (_, true) => view! { <p class="note card-inset">"None of them has these words."</p> },
        _ => view! {
            <Table caption="Decision log">
                <thead><tr>
                    <th scope="col">"Question"</th><th scope="col">"Date"</th><th scope="col">"Chosen"</th>
                    <th scope="col">"Reason"</th><th scope="col">"Decided by"</th><th scope="col">"Review"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        },
    };
    let more = move || {
        let hidden = found.with(Vec::len).saturating_sub(SHOWN);
        (hidden > 0 && !shows_all.get()).then(|| view! {
            <div class="card-inset"><Button small=true on_click=move || shows_all.set(true)>{format!("Show {hidden} more")}</Button></div>
        })
    };
    let actions = move || {
        (!made.with(Vec::is_empty)).then(|| {
            view! {
                <CopyButton text small=true label="Copy the log" />
                <Button small=true on_click=|| drop(window().print())>"Print"</Button>
            }
        })
    };
    view! { <Card title="Decision log" flush=true actions=move || actions.into_node()>{body}{more}</Card> }
}

fn log_row(decision: &Decision, today: NaiveDate) -> Node {
    let Some(outcome) = &decision.outcome else {
        return Node::Nothing;
    };
    let chosen = decision
        .option(outcome.option)
        .map(|option| option.name.clone());
    let differs = (!outcome.against.is_empty())
        .then(|| view! { <span class="sub">"Differs from the rule"</span> });
    let review = match outcome.review.map(|day| date_text(day_number(day))) {
        Some(day) if decision.is_due_for_review(today) => {
            view! { <Badge mark=Mark::Watch words=format!("{day}, due") /> }
        }
        Some(day) => view! { <span>{day}</span> },
        None => view! { <span class="note">"None"</span> },
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Decision(decision.id).href()>{decision.question.clone()}</a></th>
            <td data-label="Date">{date_text(day_number(outcome.on))}</td>
            <td class="own-words" data-label="Chosen">{chosen}{differs}</td>
            <td class="wide" data-label="Reason">{outcome.reason.clone()}</td>
            <td class="own-words" data-label="Decided by">{outcome.by.clone()}</td>
            <td data-label="Review">{review}</td>
        </tr>
    }
}
