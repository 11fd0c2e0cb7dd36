//! The incident report: what happened, what we did, who was told when, what we learned.

use super::clock::{LocalTime, span_words, time_words};
use super::due::{Due, due};
use super::effects::{Effect, verdict_words};
use super::follow_up;
use super::run::{Lesson, Run, RunTell};
use super::stamp::Stamp;
use super::telling::{Telling, telling};
use super::timeline::timeline;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::explain::document::Document;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::clock;
use crate::domain::words::{capital, date_phrase};

/// What a report is written from.
#[derive(Clone, Copy)]
pub struct RunContext<'a> {
    pub card: &'a Scorecard,
    pub run: &'a Run,
    pub effects: &'a [Effect],
    pub now: Stamp,
    pub local: LocalTime<'a>,
}

/// Writes the report.
pub fn draft(context: &RunContext) -> Document {
    let run = context.run;
    let mut report = Document::default();
    report.title(format!("Incident report: {}", what(run)));
    what_happened(context, &mut report);
    report.heading("Timeline");
    for event in timeline(run) {
        let at = time_words(event.at, run.started, context.local);
        report.point(format!("{at} {}", event.text));
    }
    impact(context, &mut report);
    what_was_not_done(run, &mut report);
    told(context, &mut report);
    lessons(context, &mut report);
    report
}

/// Says what happened, or that this is still to be said: the playbook's name is no incident.
fn what(run: &Run) -> &str {
    run.known_what()
        .unwrap_or("[what happened]")
        .trim_end_matches('.')
}

fn what_happened(context: &RunContext, report: &mut Document) {
    let run = context.run;
    let today = (context.local)(context.now.utc()).date();
    let day = |stamp: Stamp| date_phrase((context.local)(stamp.utc()).date(), today);
    let clock = |stamp: Stamp| clock((context.local)(stamp.utc()).time());
    report.heading("What happened");
    let lead = match run.lead.as_str() {
        "" => String::new(),
        lead => format!(" {} led the response.", capital(lead)),
    };
    report.paragraph(format!(
        "On {} at {} we learned of it: {}. Work on it began {}, by the playbook “{}”.{lead}",
        day(run.detected),
        clock(run.detected),
        what(run),
        match day(run.detected) == day(run.started) {
            true => format!("at {}", clock(run.started)),
            false => format!("on {} at {}", day(run.started), clock(run.started)),
        },
        run.name,
    ));
    let span = |from: Stamp, to: Stamp| span_words(to.seconds_since(from));
    match run.contained {
        Some(contained) => report.paragraph(format!(
            "It was contained {} after we learned of it.",
            span(run.detected, contained)
        )),
        None => report.paragraph("It is not contained yet."),
    }
    match run.resolved {
        Some(resolved) => report.paragraph(format!(
            "It was resolved {} after we learned of it.",
            span(run.detected, resolved)
        )),
        None => report.paragraph("It is not resolved yet."),
    }
}

fn impact(context: &RunContext, report: &mut Document) {
    report.heading("Impact");
    report.paragraph(match context.run.impact.trim() {
        "" => "What it did to the project is not written down yet.",
        impact => impact,
    });
    for effect in context.effects {
        let verdict = match effect.verdicts {
            Some(verdicts) => format!(" ({})", verdict_words(verdicts).to_lowercase()),
            None => String::new(),
        };
        report.point(format!(
            "{}: {}; expected next: {}{verdict}. {}",
            effect.name,
            effect.now,
            effect.next.to_lowercase(),
            effect.how
        ));
    }
}

fn what_was_not_done(run: &Run, report: &mut Document) {
    report.heading("What we did");
    let (settled, all) = run.progress(None);
    let left: Vec<_> = run.steps.iter().filter(|step| step.left_out).collect();
    report.paragraph(format!(
        "Steps done: {} of {all}{}.",
        settled - left.len().min(settled),
        match left.len() {
            0 => String::new(),
            count => format!(", {count} left out because they did not apply"),
        }
    ));
    for step in run.steps.iter().filter(|step| step.is_open()) {
        report.point(format!("Not done: {}", step.step.what));
    }
}

fn told(context: &RunContext, report: &mut Document) {
    let run = context.run;
    report.heading("Who was told, and when");
    if run.tell.is_empty() {
        report.paragraph("Nobody was on the list.");
    }
    for tell in &run.tell {
        let words = told_words(context, tell);
        report.point(format!("{}: {words}", tell.tell.who));
    }
    for message in run.messages.iter().filter(|message| message.sent.is_some()) {
        let at = message
            .sent
            .map(|sent| time_words(sent, run.started, context.local));
        let at = at.unwrap_or_default();
        report.point(format!("Message to {} at {at}", message.message.to));
    }
}

/// Says whether somebody was told, in time or not; or why not.
fn told_words(context: &RunContext, tell: &RunTell) -> String {
    let run = context.run;
    let at = |stamp: Stamp| time_words(stamp, run.started, context.local);
    let due = due(run, tell, context.local);
    let asked = match (due, tell.tell.duty()) {
        (Due::WithoutDelay(_), _) => "asked for without delay".to_owned(),
        (Due::Waits(event), _) => format!("asked for once {}", event.phrase()),
        (Due::By(by) | Due::Latest(by, _), Some(_)) => format!("due by {}", at(by)),
        (Due::By(_) | Due::Latest(..), None) => {
            format!(
                "within {}",
                span_words(i64::from(tell.tell.within_minutes) * 60)
            )
        }
    };
    let told = tell.told.map(at).unwrap_or_default();
    match telling(run, tell, context.now, context.local) {
        Telling::Told { .. } if due.limit().is_none() => format!("told at {told} ({asked})"),
        Telling::Told { in_time: true } => format!("told at {told}, in time ({asked})"),
        Telling::Told { in_time: false } => format!("told at {told}, too late ({asked})"),
        Telling::NeedNot => "did not have to be told".to_owned(),
        Telling::Undecided(_) => {
            format!("not told; whether they have to be is not decided ({asked})")
        }
        Telling::Waits(_) => format!("not told ({asked})"),
        Telling::Due(_) | Telling::Late(_) | Telling::Pressing(_) => {
            format!("not told ({asked})")
        }
    }
}

fn lessons(context: &RunContext, report: &mut Document) {
    let run = context.run;
    report.heading("What we learned");
    if run.lessons.is_empty() {
        report.paragraph("No lesson is written down yet.");
    }
    for lesson in follow_up::lessons(context.card, run) {
        report.point(format!("{}{}", lesson.what, became(&lesson)));
    }
    let risks = run
        .risks
        .iter()
        .filter_map(|&id| context.card.get::<Risk>(id));
    let risks: Vec<String> = risks.map(|risk| format!("Risk: {}", risk.name)).collect();
    let tasks = run
        .tasks
        .iter()
        .filter_map(|&id| context.card.get::<Task>(id));
    let owner = |task: &Task| match task.owner.as_str() {
        "" => String::new(),
        owner => format!(" ({owner})"),
    };
    let tasks = tasks.map(|task| format!("Task: {}{}", task.what, owner(task)));
    let tasks: Vec<String> = tasks.collect();
    if risks.is_empty() && tasks.is_empty() {
        return;
    }
    report.heading("Follow-ups");
    for line in risks.into_iter().chain(tasks) {
        report.point(line);
    }
}

fn became(lesson: &Lesson) -> &'static str {
    match (lesson.risk, lesson.task) {
        (Some(_), Some(_)) => " → now a risk and a task",
        (Some(_), None) => " → now a risk",
        (None, Some(_)) => " → now a task",
        (None, None) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::run::LogEntry;
    use super::super::run::tests::run;
    use super::super::stamp::tests::at;
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;

    const TASK: Id = Id::from_number(40);

    fn report(run: &Run) -> String {
        let mut card = Scorecard::empty(Id::from_number(1));
        let today = run.started.utc().date();
        let task = follow_up::task(run, TASK, "Ask the vendor for an emergency number", today);
        card.apply(Edit::new("").put(task), Replica(1)).unwrap();
        let context = RunContext {
            card: &card,
            run,
            effects: &[],
            now: at(600),
            local: &|utc| utc,
        };
        draft(&context).editable()
    }

    #[test]
    fn a_report_of_a_run_that_is_over() {
        let mut run = run();
        run.lead = "Alex Morgan".to_owned();
        run.impact = "Test data only; the checkout stood still for two hours.".to_owned();
        run.steps[0].done = Some(at(6));
        run.steps[0].note = "They confirm it".to_owned();
        run.steps[1].left_out = true;
        run.messages[0].sent = Some(at(41));
        run.tell[0].told = Some(at(35));
        run.log.push(LogEntry {
            at: at(20),
            text: "The vendor switches the interface off".to_owned(),
            extra: Extra::new(),
        });
        run.contained = Some(at(48));
        run.resolved = Some(at(185));
        run.ended = Some(at(190));
        run.tasks.push(TASK);
        run.lessons.push(Lesson {
            what: "Nobody knew the vendor's emergency number".to_owned(),
            risk: None,
            task: Some(TASK),
            extra: Extra::new(),
        });
        insta::assert_snapshot!(report(&run));
    }

    #[test]
    fn regression_the_day_of_the_work_stood_beside_the_hour_of_the_night_before() {
        let mut run = run();
        let evening = crate::domain::value::parse_instant("2026-11-23T22:10:00").unwrap();
        run.detected = Stamp::of(evening);
        let words = report(&run);
        let said = "On 23 November at 22:10 we learned of it: A breach at the payment provider. Work on it began on 24 November at 12:00,";
        assert!(words.contains(said), "{words}");
    }

    #[test]
    fn regression_the_name_of_the_playbook_stood_where_the_incident_belongs() {
        let mut run = run();
        run.what = run.name.clone();
        let words = report(&run);
        assert!(
            words.contains("we learned of it: [what happened]."),
            "{words}"
        );
        assert!(
            !words.contains("Incident report: Vendor data breach"),
            "{words}"
        );
    }

    #[test]
    fn who_did_not_have_to_be_told_is_not_reported_as_not_told() {
        let mut run = run();
        run.tell[0].applies = Some(false);
        let words = report(&run);
        assert!(words.contains("CISO: did not have to be told"), "{words}");
    }

    #[test]
    fn a_report_of_a_run_that_has_just_begun_says_what_is_missing() {
        let words = report(&run());
        for missing in [
            "It is not contained yet.",
            "What it did to the project is not written down yet.",
            "Not done: Contact the vendor",
            "CISO: not told (within 30 min)",
            "No lesson is written down yet.",
        ] {
            assert!(words.contains(missing), "“{missing}” is not in {words}");
        }
        assert!(!words.contains("Follow-ups"));
    }
}
