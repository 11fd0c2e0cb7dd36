//! One playbook, all of it: to read, print, run, practise, copy, and where it is one's own, to change.

mod edit;
mod edit_items;

use super::begin;
use super::parts::points;
use super::start::{self, StartForm};
use crate::domain::measure::kpi::Kpi;
use crate::domain::record::Kind;
use crate::domain::respond::clock::span_words;
use crate::domain::respond::own::{Playbook, Step};
use crate::domain::respond::playbook::Phase;
use crate::domain::respond::slots::prepared;
use crate::domain::scorecard::Edit;
use crate::domain::words::capital;
use crate::library::{kpis, law, playbooks, risks};
use crate::ui::page::Page;
use crate::ui::pages::explain::text_panel::marked;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the playbook, or a way out when there is none.
#[component]
pub fn PlaybookPage(reference: String) -> Node {
    let workspace = Workspace::get();
    let wanted = reference.clone();
    let playbook = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| playbooks::find(card, &wanted))
    });
    let exists = Memo::new(move |_| playbook.with(Option::is_some));
    move || match exists.get() {
        true => known(workspace, reference.clone(), playbook),
        false => missing(),
    }
}

fn missing() -> Node {
    name_page(|| "No such playbook".to_owned());
    view! {
        <PageHeader title="There is no such playbook"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar"><a class="btn" data-kind="primary" href=Route::Playbooks.href()>"Go to the playbooks"</a></p>
    }
}

fn known(workspace: Workspace, reference: String, playbook: Memo<Option<Playbook>>) -> Node {
    let name =
        move || playbook.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default());
    name_page(name);
    let is_own = playbooks::by_key(&reference).is_none();
    let first = playbook.with_untracked(|one| {
        one.as_ref()
            .is_some_and(|one| is_own && one.steps.is_empty())
    });
    let editing = RwSignal::new(first);
    let purpose = move || {
        let summary = playbook.with(|one| {
            one.as_ref()
                .map(|one| one.summary.clone())
                .unwrap_or_default()
        });
        match summary.as_str() {
            "" => "What it is for is not written down yet.".to_owned(),
            _ => summary,
        }
    };
    let form = StartForm::new(workspace);
    let body = move || match (editing.get(), playbook.get()) {
        (true, Some(one)) => Page::find(workspace, one.id).map_or(Node::Nothing, edit::form),
        (false, Some(one)) => read(workspace, &one),
        (_, None) => Node::Nothing,
    };
    view! {
        <div class="page playbook">
            <p class="no-print"><a href=Route::Playbooks.href()>"All playbooks"</a></p>
            <PageHeader title=Signal::derive(name) purpose=Signal::derive(purpose)
                actions=move || header(workspace, form, reference, playbook, is_own.then_some(editing)) />
            {body}
            {start::dialog(form)}
        </div>
    }
}

fn header(
    workspace: Workspace,
    form: StartForm,
    reference: String,
    playbook: Memo<Option<Playbook>>,
    editing: Option<RwSignal<bool>>,
) -> Node {
    let copy = {
        let reference = reference.clone();
        move || begin::own(workspace, Some(&reference))
    };
    let delete = move || {
        let Some(one) = playbook.get_untracked() else {
            return;
        };
        let edit = Edit::new(format!("delete “{}”", one.name)).delete(Kind::Playbook, one.id);
        let said = format!("“{}” deleted", one.name);
        if workspace.edit_with_undo(edit, said).is_kept() {
            Route::Playbooks.go();
        }
    };
    let is_own = editing.is_some();
    let more = move || {
        let copy = copy.clone();
        let mut items = vec![
            MenuItem::new("Copy and change", copy).icon(Glyph::Copy),
            MenuItem::new("Print", || drop(window().print())),
        ];
        if is_own {
            let item = MenuItem::new("Delete playbook", delete).icon(Glyph::Trash);
            items.push(item.danger().starts_group());
        }
        items
    };
    let edit_button = editing.map(|editing| {
        let words = move || if editing.get() { "Done" } else { "Edit" };
        view! { <Button icon=Glyph::Pencil on_click=move || editing.update(|on| *on = !*on)>{words}</Button> }
    });
    let practise = move || {
        let key = playbook.with(|one| one.as_ref().map(|one| one.library.clone()))?;
        playbooks::by_key(&key)?;
        Some(
            view! { <Button on_click=move || begin::practice(workspace, &key)>"Practise"</Button> },
        )
    };
    view! {
        <Menu label="More for this playbook" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        {edit_button}
        {practise}
        <Button kind=ButtonKind::Primary icon=Glyph::Bolt on_click=move || form.ask(&reference)>"Start a run"</Button>
    }
}

/// Everything it says.
fn read(workspace: Workspace, one: &Playbook) -> Node {
    let said = |title: &'static str, text: &str| {
        (!text.trim().is_empty()).then(|| view! { <h3>{title}</h3> <p>{text.to_owned()}</p> })
    };
    let when = view! {
        {said("Trigger", &one.trigger)} {points("Signals", &one.signals)} {said("Aim", &one.aim)}
    };
    let (steps, messages, tell) = (
        steps(&one.steps),
        messages(workspace, one),
        tell(workspace, one),
    );
    let moves = moves(workspace, one);
    let judged = view! { {points("Weak", &one.weak)} {points("Strong", &one.strong)} };
    let after = view! { {points("Questions to ask", &one.lessons)} {suggested(one)} };
    view! {
        <div class="columns">
            <div class="stack">
                <Card title="When, and what for"><div class="stack respond-prose">{when}</div></Card>
                <Card title="Steps">{steps}</Card>
                <Card title="What to say">{messages}</Card>
            </div>
            <div class="stack">
                <Card title="Who must be told">{tell}</Card>
                <Card title="What it moves">{moves}</Card>
                <Card title="Weak and strong"><div class="stack respond-prose">{judged}</div></Card>
                <Card title="Afterwards"><div class="stack respond-prose">{after}</div></Card>
            </div>
        </div>
    }
}

fn suggested(one: &Playbook) -> Option<Node> {
    let names = one.risks.iter().filter_map(|key| risks::by_key(key));
    let names: Vec<String> = names.map(|risk| risk.name.to_owned()).collect();
    points("Risks to look at", &names)
}

fn steps(steps: &[Step]) -> Node {
    let of_phase = |phase: Phase| {
        let line = |step: &Step| {
            let when = match step.minute {
                Some(minute) => format!("By minute {minute}"),
                None => "After the first hour".to_owned(),
            };
            let who = if step.who.is_empty() {
                String::new()
            } else {
                format!(" · {}", step.who)
            };
            view! {
                <li>
                    <p><strong>{step.what.clone()}</strong></p>
                    <p class="note">{when}{who}</p>
                    <p>{step.why.clone()}</p>
                    <p class="note">{step.detail.clone()}</p>
                </li>
            }
        };
        let lines: Vec<Node> = (steps.iter())
            .filter(|step| step.phase == phase)
            .map(line)
            .collect();
        (!lines.is_empty()).then(|| view! {
            <h3>{phase.name()}</h3> <p class="note">{phase.question()}</p> <ol class="playbook-steps">{lines}</ol>
        })
    };
    let phases: Vec<Node> = Phase::ALL.into_iter().filter_map(of_phase).collect();
    if phases.is_empty() {
        return view! { <p class="note">"No step yet. Press Edit and write down what is done first."</p> };
    }
    view! { <div class="stack respond-prose">{phases}</div> }
}

fn messages(workspace: Workspace, one: &Playbook) -> Node {
    let settings = workspace.scorecard.with(|card| card.settings());
    let message = |message: &crate::domain::respond::own::Message| {
        let (subject, text) = prepared(message, &settings);
        let words = text.text();
        view! {
            <li>
                <h3>{format!("To: {}", message.to)}</h3>
                <p class="note">{message.when.clone()}</p>
                <p><strong>{subject}</strong></p>
                <p class="respond-text">{marked(&text)}</p>
                <CopyButton text=words letter=Signal::stored(text.clone()) label="Copy the words" small=true />
            </li>
        }
    };
    let messages: Vec<Node> = one.messages.iter().map(message).collect();
    match messages.is_empty() {
        true => view! { <p class="note">"No message is prepared."</p> },
        false => view! { <ul class="respond-messages">{messages}</ul> },
    }
}

fn tell(workspace: Workspace, one: &Playbook) -> Node {
    let settings = workspace.scorecard.with(|card| card.settings());
    let line = |tell: &crate::domain::respond::own::Tell| {
        let within = match tell.duty() {
            Some(_) => String::new(),
            None => format!(
                " within {}",
                span_words(i64::from(tell.within_minutes) * 60)
            ),
        };
        let only_if = match tell.only_if.as_str() {
            "" => String::new(),
            only_if => format!("Only if {only_if}. "),
        };
        view! {
            <li><p><strong>{tell.who.clone()}</strong>{within}</p><p class="note">{only_if}{tell.why.clone()}</p></li>
        }
    };
    let lines: Vec<Node> = law::to_tell(&settings, one).iter().map(line).collect();
    match lines.is_empty() {
        true => view! { <p class="note">"Nobody is on the list."</p> },
        false => view! { <ul class="respond-tell">{lines}</ul> },
    }
}

fn moves(workspace: Workspace, one: &Playbook) -> Node {
    let line = |touch: &crate::domain::respond::own::Touch| {
        let template = kpis::by_key(&touch.key)?;
        let kpi = workspace.scorecard.with_untracked(|card| {
            let kpi = card.all::<Kpi>().find(|kpi| kpi.library == touch.key);
            kpi.map(|kpi| (kpi.id, kpi.name.clone()))
        });
        let name = match kpi {
            Some((id, name)) => view! { <a href=Route::Kpi(id).href()>{name}</a> },
            None => {
                view! { <span>{template.name}</span> <span class="note">" (not on this scorecard)"</span> }
            }
        };
        Some(view! { <li><p>{name}</p><p class="note">{capital(&touch.how)}</p></li> })
    };
    let lines: Vec<Node> = one.kpis.iter().filter_map(line).collect();
    view! {
        <div class="stack respond-prose">
            {points("What shows whether it worked", &one.measures)}
            {(!lines.is_empty()).then(|| view! { <h3>"KPIs"</h3> <ul class="respond-tell">{lines}</ul> })}
        </div>
    }
}
