//! The facts of the run, and the times that KPIs ask for.

use super::subject::OpenRun;
use crate::domain::measure::cases;
use crate::domain::measure::quantity;
use crate::domain::respond::duty::{Counted, Event};
use crate::domain::respond::run::Run;
use crate::domain::respond::stamp::Stamp;
use crate::domain::respond::times::{Becomes, Timed, becomes, enter, timed};
use crate::domain::revision::Id;
use crate::ui::browser;
use crate::ui::form::Field;
use crate::ui::pages::respond::parts::time_field;
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
                    {time(subject, "Began", "", |run| run.happened, |run, at| run.happened = at)}
                    {time(subject, "Learned of it", "Deadlines of the law count from here.", |run| Some(run.detected), |run, at| run.detected = at.unwrap_or(run.detected))}
                    {judged(subject)}
                    {time(subject, "Contained", "", |run| run.contained, |run, at| run.contained = at)}
                    {time(subject, "Resolved", "", |run| run.resolved, |run, at| run.resolved = at)}
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

/// The times of the events that a duty of this run counts from.
fn judged(subject: OpenRun) -> Node {
    let waits = subject.run.with_untracked(|run| {
        let counted = run
            .tell
            .iter()
            .filter_map(|one| match one.tell.duty()?.from {
                Counted::Event(event) => Some(event),
                Counted::Learned | Counted::Told(_) => None,
            });
        counted.collect::<Vec<Event>>()
    });
    let of = |event: Event| match event {
        Event::Classified => time(
            subject,
            event.name(),
            "",
            |run| run.classified,
            |run, at| run.classified = at,
        ),
        Event::Material => time(
            subject,
            event.name(),
            "",
            |run| run.material,
            |run, at| run.material = at,
        ),
        Event::Fixed => time(
            subject,
            event.name(),
            "",
            |run| run.fixed,
            |run, at| run.fixed = at,
        ),
    };
    let all = [Event::Classified, Event::Material, Event::Fixed];
    let fields = all
        .into_iter()
        .filter(|event| waits.contains(event))
        .map(of);
    Node::list(fields.collect())
}

fn time(
    subject: OpenRun,
    label: &'static str,
    hint: &'static str,
    pick: fn(&Run) -> Option<Stamp>,
    set: fn(&mut Run, Option<Stamp>),
) -> Node {
    let error = RwSignal::new(None::<String>);
    let value = Signal::derive(move || subject.run.with(pick));
    let keep = move |at: Option<Stamp>| {
        // The field knows minutes; a time that was not changed keeps its second.
        let before = value.get_untracked();
        let same =
            |at: Stamp| before.is_some_and(|before| (0..60).contains(&before.seconds_since(at)));
        if at.is_some_and(same) {
            return;
        }
        error.set(match at.is_some_and(|at| at > browser::stamp()) {
            true => Some("Not kept: it cannot be later than now.".to_owned()),
            false => subject.try_change("correct a time", |run| set(run, at)),
        });
    };
    time_field(label, hint, value, error.into(), Callback::new(keep))
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
