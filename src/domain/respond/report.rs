//! The incident report: what happened, what we did, who was told when, what we learned.

use super::clock::{LocalTime, Telling, span_words, telling, time_words};
use super::effects::{Effect, verdict_words};
use super::follow_up;
use super::run::{Lesson, Run};
use super::stamp::Stamp;
use super::timeline::timeline;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::explain::document::Document;
use crate::domain::explain::wording::date_phrase;
use crate::domain::scorecard::Scorecard;

/// What a report is written from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub card: &'a Scorecard,
    pub run: &'a Run,
    pub effects: &'a [Effect],
    pub now: Stamp,
    pub local: LocalTime<'a>,
}

/// Writes the report.
pub fn draft(context: &Context) -> Document {
    let run = context.run;
    let mut report = Document::default();
    report.title(format!("Incident report: {}", run.what));
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

fn what_happened(context: &Context, report: &mut Document) {
    let run = context.run;
    let day = (context.local)(run.started.utc()).date();
    let today = (context.local)(context.now.utc()).date();
    let at = |stamp: Stamp| time_words(stamp, run.started, context.local);
    report.heading("What happened");
    let lead = match run.lead.as_str() {
        "" => String::new(),
        lead => format!(" {lead} led the response."),
    };
    report.paragraph(format!(
        "On {} at {} we noticed: {}. Work on it began at {}, by the playbook “{}”.{lead}",
        date_phrase(day, today),
        at(run.detected),
        run.what.trim_end_matches('.'),
        at(run.started),
        run.name,
    ));
    let span = |from: Stamp, to: Stamp| span_words(to.seconds_since(from));
    match run.contained {
        Some(contained) => report.paragraph(format!(
            "It was contained {} after it was noticed.",
            span(run.detected, contained)
        )),
        None => report.paragraph("It is not contained yet."),
    }
    match run.resolved {
        Some(resolved) => report.paragraph(format!(
            "It was resolved {} after it was noticed.",
            span(run.detected, resolved)
        )),
        None => report.paragraph("It is not resolved yet."),
    }
}

fn impact(context: &Context, report: &mut Document) {
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

fn told(context: &Context, report: &mut Document) {
    let run = context.run;
    report.heading("Who was told, and when");
    if run.tell.is_empty() {
        report.paragraph("Nobody was on the list.");
    }
    for tell in &run.tell {
        let within = span_words(i64::from(tell.tell.within_minutes) * 60);
        let words = match (telling(run, tell, context.now), tell.told) {
            (Telling::Told { in_time }, Some(told)) => {
                let at = time_words(told, run.started, context.local);
                let late = if in_time { "in time" } else { "too late" };
                format!("told at {at}, {late} (within {within})")
            }
            _ => format!("not told (within {within})"),
        };
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

fn lessons(context: &Context, report: &mut Document) {
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
    use crate::domain::record::Extra;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;

    const TASK: Id = Id::from_number(40);

    fn report(run: &Run) -> String {
        let mut card = Scorecard::empty(Id::from_number(1));
        let today = run.started.utc().date();
        let task = follow_up::task(run, TASK, "Ask the vendor for an emergency number", today);
        card.apply(Edit::new("").put(task), Replica(1)).unwrap();
        let context = Context {
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
