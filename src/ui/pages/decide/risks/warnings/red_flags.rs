//! The quiet red flags, open and dismissed.

use chrono::NaiveDate;
use leptos::html;

use super::dismiss::DismissDialog;
use super::focus_soon;
use crate::domain::decide::dismissal::Dismissal;
use crate::domain::decide::flags::{self, Evidence, Flag, FlagKind, Link};
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::domain::words::date_phrase;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many pieces of evidence show at once.
const SHOWN: usize = 5;

/// The card.
#[component]
pub fn RedFlags() -> Node {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        let today = workspace.today();
        workspace.scorecard.with(|card| flags::sorted(card, today))
    });
    let dismissing = RwSignal::new(None::<Flag>);
    let list = NodeRef::<html::Div>::new();
    let open = move || {
        let (open, today) = (all.with(|all| all.open.clone()), workspace.today());
        let item = |(flag, before)| item(flag, before, today, dismissing);
        match open.is_empty() {
            true => nothing(),
            false => view! { <ul class="flags">{open.into_iter().map(item).collect_view()}</ul> },
        }
    };
    let dismissed = move || {
        let (dismissed, today) = (all.with(|all| all.dismissed.clone()), workspace.today());
        let item = |(flag, dismissal)| dismissed_item(workspace, flag, dismissal, today, list);
        dismissed.into_iter().map(item).collect_view()
    };
    let count = Memo::new(move |_| all.with(|all| all.dismissed.len()));
    view! {
        <Card title="Red flags" note="Patterns in your own records, found before anybody has to complain">
            <div class="kpi-focus stack" tabindex="-1" node_ref=list>
                {open}
                {move || (count.get() > 0).then(|| view! {
                    <Disclosure summary=Signal::derive(move || format!("{} dismissed", count.get()))>
                        <ul class="kpi-list">{dismissed}</ul>
                    </Disclosure>
                })}
            </div>
        </Card>
        <DismissDialog dismissing list />
    }
}

fn nothing() -> Node {
    view! {
        <p class="note">"Nothing stands out. Linchpin looks for KPIs with missing or late values or a changed source, for action that only follows a miss, for risks that were found by an incident, for documents of the role that cannot be relied on, for updates that come late, people who matter and hear nothing or misses that nobody is told, and for concerns unanswered for more than 14 days."</p>
    }
}

fn item(
    flag: Flag,
    before: Option<Dismissal>,
    today: NaiveDate,
    dismissing: RwSignal<Option<Flag>>,
) -> Node {
    let again = before.map(|before| {
        let day = date_phrase(before.on, today);
        format!(
            "Dismissed on {day}: “{}”. There is new evidence since.",
            before.reason
        )
    });
    let (first, rest) = flag.evidence.split_at(flag.evidence.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| {
        let rest = texts(rest);
        view! { <Disclosure summary=format!("{} more", rest.len())><ul class="flag-evidence">{lines(rest)}</ul></Disclosure> }
    });
    let first = texts(first);
    let name = format!(" “{}”", flag.headline);
    view! {
        <li class="flag">
            <Badge mark=Mark::Watch words=flag.kind.name() />
            <h3>{flag.headline.clone()}</h3>
            {again.map(|again| view! { <p class="note">{again}</p> })}
            <ul class="flag-evidence">{lines(first)}</ul>
            {more}
            <p><strong>"Next step: "</strong>{flag.next_step.clone()}</p>
            <div class="toolbar">
                {flag.links.iter().map(link).collect_view()}
                {(flag.kind == FlagKind::Documentation).then(|| view! { <a class="btn btn-small" href=Route::Role.href()>"Go to the role map"</a> })}
                <Button small=true kind=ButtonKind::Quiet on_click=move || dismissing.set(Some(flag.clone()))>
                    "Dismiss"<span class="visually-hidden">{name}</span>
                </Button>
            </div>
        </li>
    }
}

fn texts(evidence: &[Evidence]) -> Vec<String> {
    evidence.iter().map(|one| one.text.clone()).collect()
}

fn lines(texts: Vec<String>) -> Node {
    let line = |text| view! { <li>{text}</li> };
    Node::list(texts.into_iter().map(line).collect())
}

fn link(link: &Link) -> Node {
    let route = match link.kind {
        Kind::Risk => Route::Risk(link.id),
        Kind::Stakeholder => Route::Stakeholder(link.id),
        _ => Route::Kpi(link.id),
    };
    view! { <a class="btn btn-small" href=route.href()>{link.name.clone()}</a> }
}

fn dismissed_item(
    workspace: Workspace,
    flag: Flag,
    dismissal: Dismissal,
    today: NaiveDate,
    list: NodeRef<html::Div>,
) -> Node {
    let name = format!(" “{}”", flag.headline);
    let show = move || {
        let edit = Edit::new("show a red flag again").delete(Kind::Dismissal, dismissal.id);
        workspace.edit_with_undo(edit, "The red flag shows again");
        focus_soon(list);
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{flag.headline}</p>
                <p class="note">{format!("{}: “{}”", date_phrase(dismissal.on, today), dismissal.reason)}</p>
            </div>
            <div class="actions">
                <Button small=true on_click=show>"Show again"<span class="visually-hidden">{name}</span></Button>
            </div>
        </li>
    }
}
