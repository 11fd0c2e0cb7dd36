//! What to do when something happens: runs that are on, playbooks, and what came of earlier runs and drills.

use super::start::{self, StartForm};
use super::{begin, parts};
use crate::domain::order::sort_by;
use crate::domain::respond::clock::span_words;
use crate::domain::respond::own::Playbook;
use crate::domain::respond::practice::Practice;
use crate::domain::respond::run::Run;
use crate::domain::words::date_phrase;
use crate::library::playbooks;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many earlier runs and drills are listed until someone asks for all.
const SHOWN: usize = 20;

/// The page.
#[component]
pub fn Playbooks() -> Node {
    name_page(|| "Playbooks".to_owned());
    let workspace = Workspace::get();
    let form = StartForm::new(workspace);
    view! {
        <div class="page">
            <PageHeader title="Playbooks" purpose="What to do in the next hour, step by step."
                actions=move || view! {
                    <Button icon=Glyph::Plus on_click=move || begin::own(workspace, None)>"New playbook"</Button>
                } />
            {running(workspace)}
            <Card title="Ready playbooks" note="Start one when it happens, practise it before.">{ready(workspace, form)}</Card>
            {own(workspace, form)}
            {past_runs(workspace)}
            {drills(workspace)}
            {start::dialog(form)}
        </div>
    }
}

fn running(workspace: Workspace) -> Node {
    let runs = Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            let running = card.all::<Run>().filter(|run| run.is_running());
            let line = |run: &Run| {
                let next = run.next_step().and_then(|next| run.steps.get(next));
                let next = next.map(|step| step.step.what.clone());
                (run.id, run.what.clone(), run.started, next)
            };
            running.map(line).collect::<Vec<_>>()
        })
    });
    let cards = move || {
        let card = |(id, what, started, next): (_, String, _, Option<String>)| {
            let next = match next {
                Some(next) => format!("Next: {next}"),
                None => {
                    "Every step is settled. Close the run when the lessons are written.".to_owned()
                }
            };
            view! {
                <section class="run-on">
                    <div>
                        <h2><a href=Route::Run(id).href()>{what}</a></h2>
                        <p>{next}</p>
                    </div>
                    {parts::timer(started)}
                </section>
            }
        };
        Node::list(runs.get().into_iter().map(card).collect())
    };
    view! { {cards} }
}

fn ready(workspace: Workspace, form: StartForm) -> Node {
    let item = |template: &'static crate::domain::respond::playbook::PlaybookTemplate| {
        let key = template.key;
        entry(
            template.name,
            template.summary,
            key.to_owned(),
            move || {
                view! {
                    <Button small=true on_click=move || begin::practice(workspace, key)>
                        "Practise"<span class="visually-hidden">{format!(": {}", template.name)}</span>
                    </Button>
                }
            },
            form,
        )
    };
    let items: Vec<Node> = playbooks::all().map(item).collect();
    view! { <ul class="playbook-list">{items}</ul> }
}

fn entry(
    name: &str,
    summary: &str,
    reference: String,
    more: impl FnOnce() -> Node,
    form: StartForm,
) -> Node {
    let start = {
        let reference = reference.clone();
        move || form.ask(&reference)
    };
    let hidden = format!(": {name}");
    view! {
        <li>
            <div>
                <h3><a href=Route::Playbook(reference).href()>{name.to_owned()}</a></h3>
                <p>{summary.to_owned()}</p>
            </div>
            <div class="actions">
                {more()}
                <Button small=true on_click=start>
                    "Start a run"<span class="visually-hidden">{hidden}</span>
                </Button>
            </div>
        </li>
    }
}

fn own(workspace: Workspace, form: StartForm) -> Node {
    let own = Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            let line = |one: &Playbook| (one.id, one.name.clone(), one.summary.clone());
            card.all::<Playbook>().map(line).collect::<Vec<_>>()
        })
    });
    let body = move || {
        let own = own.get();
        if own.is_empty() {
            return view! {
                <p class="note">"None yet. Copy a ready one and change it to how your team works, or start an empty one."</p>
            };
        }
        let item = |(id, name, summary): (crate::domain::revision::Id, String, String)| {
            entry(
                &name,
                &summary,
                id.to_string(),
                || Node::list(Vec::new()),
                form,
            )
        };
        let items: Vec<Node> = own.into_iter().map(item).collect();
        view! { <ul class="playbook-list">{items}</ul> }
    };
    view! { <Card title="Own playbooks">{body}</Card> }
}

fn past_runs(workspace: Workspace) -> Node {
    let all = RwSignal::new(false);
    let runs = Memo::new(move |_| {
        let mut runs: Vec<Run> = (workspace.scorecard).with(|card| {
            card.all::<Run>()
                .filter(|run| !run.is_running())
                .cloned()
                .collect()
        });
        sort_by(&mut runs, |a, b| b.started.cmp(&a.started));
        runs
    });
    let row = move |run: &Run| {
        let day = browser::local(run.started.utc()).date();
        let took = run
            .resolved
            .map(|end| span_words(end.seconds_since(run.detected)));
        view! {
            <tr>
                <th scope="row"><a href=Route::Run(run.id).href()>{run.what.clone()}</a></th>
                <td class="own-words" data-label="Playbook">{run.name.clone()}</td>
                <td data-label="Day">{date_phrase(day, workspace.today())}</td>
                <td data-label="Resolved after" class="num">{took.unwrap_or_else(|| "Not said".to_owned())}</td>
                <td data-label="Lessons" class="num">{run.lessons.len()}</td>
            </tr>
        }
    };
    let body = move || {
        runs.with(|runs| {
            let shown = if all.get() { usize::MAX } else { SHOWN };
            let rows: Vec<Node> = runs.iter().take(shown).map(row).collect();
            let count = runs.len();
            let more = (count > shown).then(|| view! {
                <Button small=true on_click=move || all.set(true)>{format!("Show all {count}")}</Button>
            });
            (!runs.is_empty()).then(|| view! {
                <Card title="Past runs" flush=true>
                    <Table caption="Past runs, newest first">
                        <thead><tr>
                            <th scope="col">"What happened"</th><th scope="col">"Playbook"</th><th scope="col">"Day"</th>
                            <th scope="col" class="num">"Resolved after"</th><th scope="col" class="num">"Lessons"</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </Table>
                    {more}
                </Card>
            })
        })
    };
    view! { {body} }
}

fn drills(workspace: Workspace) -> Node {
    let practices = Memo::new(move |_| {
        let mut all: Vec<Practice> = workspace
            .scorecard
            .with(|card| card.all::<Practice>().cloned().collect());
        sort_by(&mut all, |a, b| b.started.cmp(&a.started));
        all
    });
    let row = move |practice: &Practice| {
        let day = browser::local(practice.started.utc()).date();
        let (score, trend) =
            practices.with(|all| (practice.score_words(), practice.trend_words(all)));
        view! {
            <tr>
                <th scope="row"><a href=Route::Practice(practice.id).href()>{practice.name.clone()}</a></th>
                <td data-label="Day">{date_phrase(day, workspace.today())}</td>
                <td data-label="Score" class="num">{score}</td>
                <td data-label="Since the time before">{trend}</td>
            </tr>
        }
    };
    let body = move || {
        let rows: Vec<Node> = practices.with(|all| all.iter().take(SHOWN).map(row).collect());
        (!rows.is_empty()).then(|| view! {
            <Card title="Drills" flush=true>
                <Table caption="Drills, newest first">
                    <thead><tr>
                        <th scope="col">"Playbook"</th><th scope="col">"Day"</th>
                        <th scope="col" class="num">"Score"</th><th scope="col">"Since the time before"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </Card>
        })
    };
    view! { {body} }
}
