//! The run and the drills of the sample: ten weeks ago somebody was in the hosting provider's ticket system.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::base::Extra;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::respond::practice::Practice;
use crate::domain::respond::run::{Lesson, LogEntry, Run};
use crate::domain::respond::stamp::Stamp;
use crate::domain::respond::start::Start;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::library::{law, playbooks};

const PLAYBOOK: &str = "vendor-data-breach";

/// The day of the run and those of the drills, in days before today.
const RUN: u64 = 70;
const DRILLS: [(u64, &[u8]); 2] = [(96, &[1, 0, 1, 1, 1]), (54, &[0, 1, 1, 2])];

/// When each step was done, in minutes after the start, with a note.
const STEPS: [(u32, &str); 12] = [
    (7, "Their duty officer confirms it"),
    (
        19,
        "Tickets with names and mail addresses of 40 employees; no customers",
    ),
    (22, ""),
    (31, "Only the read account of the monitoring was left on"),
    (52, ""),
    (58, "Nothing unusual in 90 days"),
    (1_490, "A stolen session of a support engineer"),
    (1_610, "Two old accounts and an old export"),
    (1_660, ""),
    (1_700, ""),
    (11_520, ""),
    (11_530, "Two more vendors use the same ticket system"),
];

/// When each message was sent and each person of the playbook told. What the law asks for was not due.
const SENT: [Option<u32>; 3] = [Some(12), Some(26), Some(48)];
const TOLD: [Option<u32>; 4] = [Some(9), Some(26), Some(74), Some(48)];

/// Adds the run and the drills to the edit; the scorecard has the rest already.
pub fn tell(
    edit: Edit,
    scorecard: &Scorecard,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> Id,
) -> Edit {
    let drills = DRILLS.iter().fold(edit, |edit, (ago, answers)| {
        match practice(new_id(), morning(today, *ago), answers) {
            Some(practice) => edit.put(practice),
            None => edit,
        }
    });
    match run(scorecard, new_id(), morning(today, RUN)) {
        Some(run) => drills.put(run),
        None => drills,
    }
}

/// Returns 9:12 of the day so many days ago.
fn morning(today: NaiveDate, ago: u64) -> Stamp {
    let day = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
    Stamp::of(day.and_time(NaiveTime::MIN)).plus_minutes(9 * 60 + 12)
}

fn practice(id: Id, start: Stamp, answers: &[u8]) -> Option<Practice> {
    let template = playbooks::by_key(PLAYBOOK)?;
    let new = Practice::new(id, template.key, template.name, start);
    let mut minutes = 0;
    Some(answers.iter().fold(new, |practice, &answer| {
        minutes += 3;
        practice.answered(
            &template.drill,
            usize::from(answer),
            start.plus_minutes(minutes),
        )
    }))
}

fn run(scorecard: &Scorecard, id: Id, start: Stamp) -> Option<Run> {
    let playbook = playbooks::find(scorecard, PLAYBOOK)?;
    let what = "Break-in at the hosting provider’s ticket system";
    let begin = Start {
        what: what.to_owned(),
        vendor: "Northhost".to_owned(),
        ..Start::now(id, PLAYBOOK.to_owned(), start)
    };
    let tell = law::to_tell(&scorecard.settings(), &playbook);
    let mut run = playbook.start_with(scorecard, begin, tell);
    run.next_update = "at noon".to_owned();
    run.impact = "Names and mail addresses of 40 employees were in the tickets. The portal was slow for two hours while the provider’s access was off.".to_owned();
    run.happened = Some(morning(start.utc().date(), 2));
    run.contained = Some(start.plus_minutes(52));
    run.resolved = Some(start.plus_minutes(225));
    run.ended = Some(start.plus_minutes(11_540));
    for (step, (minutes, note)) in run.steps.iter_mut().zip(STEPS) {
        step.done = Some(start.plus_minutes(minutes));
        step.note = note.to_owned();
    }
    for (message, sent) in run.messages.iter_mut().zip(SENT) {
        message.sent = sent.map(|minutes| start.plus_minutes(minutes));
    }
    for (person, told) in run.tell.iter_mut().zip(TOLD) {
        person.told = told.map(|minutes| start.plus_minutes(minutes));
    }
    for asked in run.tell.iter_mut().skip(TOLD.len()) {
        asked.applies = Some(false);
    }
    run.log.push(LogEntry {
        at: start.plus_minutes(225),
        text: "The provider’s access is on again, with new keys".to_owned(),
        extra: Extra::new(),
    });
    let risk = (scorecard.all::<Risk>()).find(|risk| risk.library == "vendor-breach");
    let risk = risk.map(|risk| risk.id);
    let concerns = |task: &&Task| risk.is_some_and(|risk| task.risks.contains(&risk));
    let task = scorecard.all::<Task>().find(concerns).map(|task| task.id);
    run.risks = risk.into_iter().collect();
    run.tasks = task.into_iter().collect();
    run.lessons = vec![
        lesson(
            "Nobody had asked since the contract was signed how the provider protects its own tools",
            risk,
            None,
        ),
        lesson(
            "The provider’s last security review is two years old",
            None,
            task,
        ),
        lesson(
            "The data protection officer’s deputy was not on the list",
            None,
            None,
        ),
    ];
    Some(run)
}

fn lesson(what: &str, risk: Option<Id>, task: Option<Id>) -> Lesson {
    Lesson {
        what: what.to_owned(),
        risk,
        task,
        extra: Extra::new(),
    }
}
