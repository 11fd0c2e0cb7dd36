//! The facts of the run, and the times that KPIs ask for.

use super::subject::OpenRun;
use crate::domain::measure::cases;
use crate::domain::measure::quantity;
use crate::domain::respond::duty::{Counted, Event};
use crate::domain::respond::run::{Run, RunTell};
use crate::domain::respond::stamp::Stamp;
use crate::domain::respond::times::{Becomes, Timed, becomes, enter, timed};
use crate::domain::revision::Id;
use crate::ui::browser;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

type Of = Field<Run>;

static FACTS: [Of; 7] = [
    Of::meant(
        "What happened",
        |run| run.known_what().unwrap_or_default().to_owned(),
        |run, text| {
            run.what = text.to_owned();
            Ok(())
        },
    )
    .title("say what happened")
    .needs("Say in a line what happened."),
    more("Led by", |run| &mut run.lead),
    more("Client", |run| &mut run.client),
    more("Whose data it may be", |run| &mut run.people),
    more("Vendor", |run| &mut run.vendor),
    more("Next update", |run| &mut run.next_update),
    Of::lines("Impact", 3, |run| &mut run.impact)
        .title("say what the impact was")
        .unmarked()
        .hint("What it did to the project: data, service, days, money."),
];

static TIMES: [Of; 7] = [
    time("Began", |run| &mut run.happened),
    Of::time_by(
        "Learned of it",
        |run| Some(run.detected),
        |run, at| run.detected = at.unwrap_or(run.detected),
    )
    .title(TIME)
    .hint("Deadlines of the law count from here."),
    time(Event::Classified.name(), |run| &mut run.classified)
        .when(|run| is_awaited(run, Event::Classified)),
    time(Event::Material.name(), |run| &mut run.material)
        .when(|run| is_awaited(run, Event::Material)),
    time(Event::Fixed.name(), |run| &mut run.fixed).when(|run| is_awaited(run, Event::Fixed)),
    time("Contained", |run| &mut run.contained),
    time("Resolved", |run| &mut run.resolved),
];

const TIME: &str = "correct a time";

const fn time(label: &'static str, part: fn(&mut Run) -> &mut Option<Stamp>) -> Of {
    Of::time(label, part).title(TIME)
}

const fn more(label: &'static str, part: fn(&mut Run) -> &mut String) -> Of {
    Of::line(label, part).title("say more about the run")
}

/// What happened, in the words that messages and the report are filled in with.
pub fn facts(subject: OpenRun) -> Node {
    view! {
        <Card title="About this run" note="Fills in the messages and the report">
            <div class="form">
                {subject.fields(&FACTS)}
            </div>
        </Card>
    }
}

/// When it began, was learned of, judged, contained, resolved; and the KPIs that ask for it.
pub fn times(subject: OpenRun) -> Node {
    view! {
        <Card title="Times">
            <div class="stack">
                <div class="actions">
                    {stamp_now(subject, "Contained now", |run| &mut run.contained)}
                    {stamp_now(subject, "Resolved now", |run| &mut run.resolved)}
                </div>
                <div class="form">
                    {subject.fields(&TIMES)}
                </div>
                {kpis(subject)}
            </div>
        </Card>
    }
}

fn stamp_now(
    subject: OpenRun,
    words: &'static str,
    of: fn(&mut Run) -> &mut Option<Stamp>,
) -> Node {
    let is_open = move || subject.run.with(|run| of(&mut run.clone()).is_none());
    let reason = move || (!is_open()).then(|| "Its time is below".to_owned());
    let stamp = move || {
        let now = browser::stamp();
        subject.change_with_undo("stamp a time", "Time stamped", |run| *of(run) = Some(now));
    };
    view! { <Button small=true icon=Glyph::Clock disabled_because=Signal::derive(reason) on_click=stamp>{words}</Button> }
}

/// Tells whether a duty of the run counts from the event.
fn is_awaited(run: &Run, event: Event) -> bool {
    let counts_from = |one: &RunTell| {
        let from = one.tell.duty().map(|duty| duty.from.clone());
        from == Some(Counted::Event(event))
    };
    run.tell.iter().any(counts_from)
}

fn kpis(subject: OpenRun) -> Node {
    let all = Memo::new(move |_| {
        let now = subject.now.get();
        subject
            .workspace
            .scorecard
            .with(|card| subject.run.with(|run| timed(card, run, now)))
    });
    let body = move || {
        let rows: Vec<Node> = all.get().iter().map(|timed| kpi(subject, timed)).collect();
        match rows.is_empty() {
            true => view! {
                <p class="note">"No KPI of this scorecard asks for these times. “Incident response time” of the library would."</p>
            },
            false => view! {
                <h3>"For the KPIs"</h3>
                <ul class="respond-tell">{rows}</ul>
            },
        }
    };
    view! { <div class="stack respond-prose">{body}</div> }
}

fn kpi(subject: OpenRun, timed: &Timed) -> Node {
    let currency = String::new();
    let value = timed
        .value
        .map(|value| quantity::format(timed.unit, value.get(), &currency));
    let words = match (value, timed.ended) {
        (None, _) => format!("{}: its beginning is not known.", timed.what),
        (Some(value), None) => format!("{}: {value} so far.", timed.what),
        (Some(value), Some(_)) => format!("{}: {value}.", timed.what),
    };
    let page = Route::Kpi(timed.kpi).href();
    let act = match timed.entered {
        Some(_) => {
            view! { <span class="badge" data-tone="good"><Icon glyph=Glyph::Check /><span>"Entered"</span></span> }
        }
        None => offer(subject, timed),
    };
    view! { <li><p><a href=page>{timed.name.clone()}</a></p><p>{words}</p>{act}</li> }
}

/// Offers to enter the time, and says what becomes of it: a single case is taken into the mean of its period.
fn offer(subject: OpenRun, timed: &Timed) -> Node {
    let (id, name) = (timed.kpi, timed.name.clone());
    let becomes = subject
        .workspace
        .scorecard
        .with_untracked(|card| becomes(card, timed, None, &browser::local));
    let unit = timed.unit;
    let enter = move |words: String| {
        view! {
            <Button small=true on_click=move || enter_time(subject, id, None)>{words}</Button>
        }
    };
    match becomes {
        None => Node::Nothing,
        Some(Becomes::First) => enter(format!("Enter it for {name}")),
        Some(Becomes::Joins { mean, cases, .. }) => {
            let mean = quantity::format(unit, mean.get(), "");
            let note = format!(
                "The KPI is a mean of all incidents, so this one is taken into the mean of its period: {mean}, of {cases} incidents."
            );
            view! { <p class="note">{note}</p>{enter(format!("Enter it for {name}"))} }
        }
        Some(Becomes::Unclear { value, .. }) => {
            let value = quantity::format(unit, value.get(), "");
            let hint = format!(
                "There is a value of {value} for its period already. Say how many incidents that is the mean of, and this one is taken into it."
            );
            let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None));
            let take = move |text: String| {
                let read = cases::read(&text);
                wrong.set(read.err().map(|why| why.to_string()));
                typed.set(text);
                if let Ok(Some(cases)) = read {
                    enter_time(subject, id, Some(cases));
                }
            };
            let label = format!("Incidents in the value of {name}");
            let error = Signal::derive(move || wrong.get());
            view! { <TextField label value=typed on_commit=take hint error /> }
        }
    }
}

/// Makes the time a measurement, or takes it into one. It was shown before, and one Undo takes it back.
fn enter_time(subject: OpenRun, kpi: Id, cases: Option<u32>) {
    let edit = subject.workspace.scorecard.with_untracked(|card| {
        let run = subject.run.get_untracked();
        let now = browser::stamp();
        let all = timed(card, &run, now);
        let timed = all.iter().find(|timed| timed.kpi == kpi)?;
        let by = card.settings().coordinator;
        let id = browser::new_id();
        enter(card, &run, timed, cases, id, (&by, now), &browser::local)
    });
    if let Some(edit) = edit {
        subject
            .workspace
            .edit_with_undo(edit, "Measurement entered");
    }
}
