//! A made-up project with a year of history, to try everything on without typing.
//!
//! A mid-size company moves its customer portal to a new platform. `story` says what happened to each KPI, in periods
//! before today, and this file turns that into records, with the steps that `collecting` tells; `register`, `work` and
//! `choices` say what was decided, and `deciding` turns that into records; `stakeholders` says who is told, `responding`
//! tells of an incident, `reports` what readers were told, and `growing` how the coordinator sees it. Nothing is drawn by
//! lot, so that every sample of one day is the same but for its
//! ids.

mod career;
mod choices;
mod collecting;
mod dates;
mod deciding;
mod evidence;
mod growing;
mod history;
mod register;
mod reports;
mod responding;
mod role;
mod stakeholders;
mod story;
mod when;
mod words;
mod work;

use chrono::{Days, NaiveDate};

use self::dates::{Period, period};
use self::story::{STORIES, Story, StoryStep};
use super::kpis::{self, KpiTemplate, number};
use crate::domain::base::Extra;
use crate::domain::explain::script::Script;
use crate::domain::measure::action::Action;
use crate::domain::measure::kpi::{Kpi, ProcessChange, TargetFrom};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::{Industry, Settings};
use crate::domain::value::Moment;

/// So many months ago the project began.
const MONTHS: usize = 12;

/// Who keeps the sample scorecard.
const COORDINATOR: &str = "Alex Morgan";

/// Who runs the sample's project, and for whom.
const ORGANISATION: &str = "Northgate Digital";
const CLIENT: &str = "Brightwater Retail";

/// Returns the edit that fills an empty scorecard with the sample, its story ending the day before.
pub fn sample(today: NaiveDate, new_id: &mut dyn FnMut() -> Id) -> Edit {
    let settings = Settings {
        title: "Sample: customer portal migration".to_owned(),
        industry: Industry::General,
        project: "customer portal migration".to_owned(),
        organisation: ORGANISATION.to_owned(),
        client: CLIENT.to_owned(),
        coordinator: COORDINATOR.to_owned(),
        sample_of: Some(today),
        ..Settings::default()
    };
    let edit = Edit::new("open the sample").put(settings);
    let measured = STORIES
        .iter()
        .fold(edit, |edit, story| match kpis::by_key(story.kpi) {
            Some(usual) => {
                let template = KpiTemplate {
                    cadence: story.cadence.unwrap_or(usual.cadence),
                    ..usual.clone()
                };
                tell(edit, story, &template, today, new_id)
            }
            None => edit,
        });
    let measured = role::tell(measured, today, new_id);
    let measured = growing::tell(measured, today, new_id);
    // Each part names the records of those before it.
    let Some(scorecard) = applied(&measured) else {
        return measured;
    };
    let measured = career::tell(measured, &scorecard);
    let decided = deciding::tell(measured, &scorecard, today, new_id);
    let decided = words::tell(decided, today, new_id);
    let decided = match applied(&decided) {
        Some(scorecard) => stakeholders::tell(decided, &scorecard, today, new_id),
        None => decided,
    };
    let Some(scorecard) = applied(&decided) else {
        return decided;
    };
    let responded = responding::tell(decided, &scorecard, today, new_id);
    match applied(&responded) {
        Some(scorecard) => reports::tell(responded, &scorecard, today, new_id),
        None => responded,
    }
}

/// Returns a scorecard with what the edit puts into it.
fn applied(edit: &Edit) -> Option<Scorecard> {
    let mut scorecard = Scorecard::empty(Id::ONLY);
    scorecard.apply(edit.clone(), Replica(0)).ok()?;
    Some(scorecard)
}

/// Adds one KPI with everything that happened to it.
fn tell(
    edit: Edit,
    story: &Story,
    template: &KpiTemplate,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> Id,
) -> Edit {
    let kpi = kpi(story, template, today, new_id());
    let id = kpi.id;
    let mut edit = edit.put(kpi);
    for (position, &value) in story.values.iter().enumerate() {
        let ago = story.values.len() - 1 - position;
        if story.skipped.contains(&ago) {
            continue;
        }
        let Period { from, to } = period(template.cadence, today, ago);
        let note = story.notes.iter().find(|note| note.0 == ago);
        edit = edit.put(Measurement {
            id: new_id(),
            kpi: id,
            at: Moment::day(to),
            from: Some(from),
            value: number(value),
            counted: None,
            note: note.map(|note| note.1.to_owned()).unwrap_or_default(),
            source: story.source.to_owned(),
            entered_by: story.entered_by.to_owned(),
            set_aside: String::new(),
            entered_at: None,
            evidence: evidence::of(story.kpi, ago, to),
            cases: None,
            extra: Extra::new(),
        });
    }
    for step in story.actions {
        edit = edit.put(action(step, id, today, new_id()));
    }
    match story.reason {
        "" => edit,
        reason => edit.put(Script {
            id,
            reason: reason.to_owned(),
            ask: story.ask.to_owned(),
            edited: Vec::new(),
            extra: Extra::new(),
        }),
    }
}

fn kpi(story: &Story, template: &KpiTemplate, today: NaiveDate, id: Id) -> Kpi {
    let start = |ago: usize| period(template.cadence, today, ago).from;
    // A KPI that is computed from the register has no values of its own.
    let first = story.values.len().checked_sub(1).unwrap_or(MONTHS);
    let mut kpi = template.to_kpi(id, start(first));
    kpi.focus = true;
    kpi.owner = story.owner.to_owned();
    kpi.data_source = story.source.to_owned();
    kpi.how_collected = collecting::steps(story.kpi).to_owned();
    if let Some(earlier) = &story.earlier_target
        && let Some(newest) = kpi.targets.first_mut()
    {
        let first = TargetFrom {
            from: newest.from,
            target: earlier.target.to_target(),
            tolerance: newest.tolerance,
            note: earlier.note.to_owned(),
            extra: Extra::new(),
        };
        newest.from = start(earlier.changed);
        newest.note = earlier.why_changed.to_owned();
        kpi.targets.insert(0, first);
    }
    if let Some((ago, what)) = story.process_change {
        kpi.process_changes.push(ProcessChange {
            on: start(ago),
            what: what.to_owned(),
            extra: Extra::new(),
        });
    }
    kpi
}

fn action(step: &StoryStep, kpi: Id, today: NaiveDate, id: Id) -> Action {
    let before = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let due = match u64::try_from(step.due_in) {
        Ok(days) => today.checked_add_days(Days::new(days)).unwrap_or(today),
        Err(_) => before(step.due_in.unsigned_abs()),
    };
    Action {
        id,
        kpi,
        what: step.what.to_owned(),
        who: step.who.to_owned(),
        due: Some(due),
        effect: step.effect.to_owned(),
        state: step.state,
        created: before(step.agreed),
        closed: step.closed.map(before),
        extra: Extra::new(),
    }
}

#[cfg(test)]
mod tests;
