//! The checklist: one line a KPI, overdue first.

use super::TrackingDesk;
use super::entry::EntryForm;
use crate::domain::measure::tracking::checklist::{Group, Line};
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The lines, in groups by when they are due.
pub fn checklist(desk: TrackingDesk) -> Node {
    let groups = move || {
        let lines = desk.shown();
        if lines.is_empty() {
            return view! {
                <EmptyState icon=Glyph::Filter title="Nobody has this to collect" sentence="The filter leaves nothing to show.">
                    <Button on_click=move || desk.person.set(None)>"Show everybody’s"</Button>
                </EmptyState>
            };
        }
        Node::list(
            Group::ALL
                .into_iter()
                .map(|group| section(desk, &lines, group))
                .collect(),
        )
    };
    view! {
        <Card title="Checklist" note="Enter a value on its line; the next one that is due follows">
            <div class="tracking" id="checklist" tabindex="-1">{groups}</div>
        </Card>
    }
}

fn section(desk: TrackingDesk, lines: &[Line], group: Group) -> Node {
    let rows: Vec<Node> = (lines.iter())
        .filter(|line| line.group == group)
        .map(|line| row(desk, line))
        .collect();
    if rows.is_empty() {
        return Node::list(Vec::new());
    }
    let name = format!("{} ({})", group.name(), rows.len());
    view! { <section><h3>{name}</h3><ul>{rows}</ul></section> }
}

fn row(desk: TrackingDesk, line: &Line) -> Node {
    let id = line.id;
    let is_open = move || desk.open.get() == Some(id);
    let toggle = move |_| {
        let opened = desk.open.get_untracked() == Some(id);
        desk.open.set((!opened).then_some(id));
    };
    let is_due = line.group.is_due();
    let kind = move || match is_due && !is_open() {
        true => "primary",
        false => "secondary",
    };
    let button = (line.group != Group::Computed).then(|| {
        view! {
            <button type="button" class="btn btn-small" data-kind=kind aria-expanded=move || is_open().to_string() on:click=toggle>
                <Icon glyph=Glyph::Tick /><span>"Enter value"</span>
                <span class="visually-hidden">": "{line.name.clone()}</span>
            </button>
        }
    });
    let form = move || is_open().then(|| view! { <EntryForm desk id /> });
    view! {
        <li class="tracking-row">
            <div class="tracking-what">
                <p><a href=Route::Kpi(id).href()>{line.name.clone()}</a>" "{due(line)}</p>
                <p class="tracking-how">{facts(line)}</p>
                <p class="tracking-how">{how(line)}</p>
            </div>
            {button}
            {form}
        </li>
    }
}

fn due(line: &Line) -> Node {
    let (tone, glyph) = match line.group {
        Group::Overdue => ("bad", Glyph::Off),
        Group::Today => ("watch", Glyph::Watch),
        Group::Soon | Group::Later => ("unknown", Glyph::Clock),
        Group::Computed => ("unknown", Glyph::Check),
    };
    view! { <span class="tracking-due" data-tone=tone><Icon glyph /><span>{line.words.clone()}</span></span> }
}

/// Who, how often, and when it last was.
fn facts(line: &Line) -> String {
    let who = match line.owner.as_str() {
        "" => "Nobody is responsible yet",
        owner => owner,
    };
    let last = match (line.group, line.last) {
        (Group::Computed, _) => String::new(),
        (_, Some(day)) => format!(" · last collected {}", day_text(day)),
        (_, None) => " · never collected".to_owned(),
    };
    let next = match line.next {
        Some(day) => format!(" · next {}", day_text(day)),
        None => String::new(),
    };
    format!("{who} · {}{last}{next}", line.cadence.name().to_lowercase())
}

/// Where the value comes from and how it is got there, or the way to say so.
fn how(line: &Line) -> Node {
    let source = match line.data_source.trim() {
        "" => "No data source yet".to_owned(),
        source => source.to_owned(),
    };
    match line.how_collected.trim() {
        "" if line.group == Group::Computed => view! { <span>{source}</span> },
        "" => view! {
            {source}": "<a href=Route::EditKpi(line.id).href()>"say how it is collected"
                <span class="visually-hidden">": "{line.name.clone()}</span></a>
        },
        how => view! { <span>{format!("{source}: {how}")}</span> },
    }
}
