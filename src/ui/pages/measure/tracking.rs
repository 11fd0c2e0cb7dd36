//! The tracking checklist: which value is due when and from whom, and how well the series are kept.
//!
//! - `list`: the checklist, by when a value is due.
//! - `entry`: a value, entered on its line.
//! - `heat_map`: completeness and consistency, drawn over a year.
//! - `mistakes`: what usually goes wrong, with the way to mend it.

mod entry;
mod heat_map;
mod list;
mod mistakes;

use crate::domain::measure::tracking::checklist::{self, Line};
use crate::domain::measure::tracking::habit::{self, Habit};
use crate::domain::order::sort_and_dedup;
use crate::domain::revision::Id;
use crate::files::reminders;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct TrackingDesk {
    workspace: Workspace,
    lines: Memo<Vec<Line>>,
    habits: Memo<Vec<Habit>>,
    /// Whose lines show; everybody's without one.
    person: RwSignal<Option<String>>,
    /// The line whose value is being entered.
    open: RwSignal<Option<Id>>,
}

impl TrackingDesk {
    fn new(workspace: Workspace) -> TrackingDesk {
        let (card, now) = (workspace.scorecard, workspace.now);
        let today = Memo::new(move |_| workspace.today());
        TrackingDesk {
            workspace,
            lines: Memo::new(move |_| card.with(|card| checklist::checklist(card, now.get()))),
            habits: Memo::new(move |_| card.with(|card| habit::habits(card, today.get()))),
            person: RwSignal::new(None),
            open: RwSignal::new(None),
        }
    }

    /// Returns the lines of the person, in their order.
    fn shown(self) -> Vec<Line> {
        let person = self.person.get();
        self.lines.with(|lines| {
            let is_theirs =
                |line: &&Line| person.as_ref().is_none_or(|person| line.owner == *person);
            lines.iter().filter(is_theirs).cloned().collect()
        })
    }

    fn save_calendar(self) {
        let (today, stamp) = (browser::now().date(), browser::utc_now());
        let lines = untrack(|| self.shown());
        let (title, text) = self.workspace.scorecard.with_untracked(|card| {
            let text = reminders::write(card, &lines, today, stamp);
            (card.settings().file_title(), text)
        });
        let name = format!("{}-measurements.ics", browser::file_stem(&title));
        browser::save_file(&name, "text/calendar;charset=utf-8", &text);
    }
}

/// The page.
#[component]
pub fn Tracking() -> Node {
    name_page(|| "Tracking".to_owned());
    let desk = TrackingDesk::new(Workspace::get());
    let is_empty = Memo::new(move |_| desk.lines.with(Vec::is_empty));
    view! {
        <div class="page">
            <PageHeader title="Tracking" purpose="Which values are to be collected, by whom, and whether the series can be relied on."
                actions=move || view! {
                    <Button icon=Glyph::Download on_click=move || desk.save_calendar()
                        disabled_because=Signal::derive(move || is_empty.get().then(|| "There is nothing to be reminded of yet".to_owned()))>
                        "Calendar file"
                    </Button>
                } />
            {move || if is_empty.get() {
                view! { <Nothing /> }
            } else {
                view! {
                    <Toolbar desk />
                    {list::checklist(desk)}
                    {heat_map::card(desk)}
                    {mistakes::card(desk)}
                }
            }}
        </div>
    }
}

/// A scorecard without KPIs.
#[component]
fn Nothing() -> Node {
    view! {
        <EmptyState icon=Glyph::Clock title="Nothing to collect yet"
            sentence="Each KPI of the scorecard stands here with its day and the person who brings the value. Values that come on time and from the same source are the ones that a trend can be read from.">
            <a class="btn" data-kind="primary" href=Route::Library.href()>"Choose KPIs"</a>
        </EmptyState>
    }
}

/// How much is due, and whose.
#[component]
fn Toolbar(desk: TrackingDesk) -> Node {
    let people = Memo::new(move |_| {
        let mut people: Vec<String> =
            (desk.lines).with(|lines| lines.iter().map(|line| line.owner.clone()).collect());
        sort_and_dedup(&mut people);
        let mut choices = vec![Choice::new(None, "Everybody’s")];
        choices.extend(people.into_iter().map(|person| {
            let label = match person.as_str() {
                "" => "Nobody’s".to_owned(),
                name => name.to_owned(),
            };
            Choice::new(Some(person), label)
        }));
        choices
    });
    let summary = move || checklist::summary(&desk.shown());
    view! {
        <div class="toolbar" role="group" aria-label="Filters">
            <SelectField label="Person" hide_label=true choices=people value=desk.person
                on_commit=move |person| desk.person.set(person) />
            <p role="status">{summary}</p>
        </div>
    }
}
