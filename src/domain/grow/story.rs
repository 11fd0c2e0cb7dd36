//! Stories for interviews, assembled from the records: the situation, what was done, and the measured result.
//!
//! Each kind of record that tells stories has a function of its own in [`stories`].

use chrono::{NaiveDate, NaiveDateTime};

use super::assessment::Dimension;
use super::bullet::figures::time;
use super::resume::Resume;
use crate::domain::decide::decision::{Decision, Outcome};
use crate::domain::decide::risk::{Risk, StepState};
use crate::domain::explain::document::Document;
use crate::domain::explain::wording::target_phrase;
use crate::domain::measure::action::{Action, ActionState};
use crate::domain::measure::evaluation::{Course, Evaluation};
use crate::domain::measure::kpi::{Kpi, Target};
use crate::domain::measure::quantity;
use crate::domain::measure::variance::Better;
use crate::domain::order::sort_by;
use crate::domain::respond::clock::span_words;
use crate::domain::respond::run::Run;
use crate::domain::respond::stamp::Stamp;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::counted;
use crate::domain::words::facts::Facts;
use crate::domain::words::letter::Letter;
use crate::domain::words::template::{fill, in_number};
use crate::domain::words::{ended, sentence};

/// What a story tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Decision(Id),
    Kpi(Id),
    Risk(Id),
    Run(Id),
}

impl Source {
    pub fn id(self) -> Id {
        match self {
            Source::Decision(id) | Source::Kpi(id) | Source::Risk(id) | Source::Run(id) => id,
        }
    }
}

/// A story.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub source: Source,
    pub title: String,
    /// What it is an answer to.
    pub fits: Vec<Dimension>,
    /// Situation, action, result; gaps where the records say nothing.
    pub letter: Letter,
}

/// Returns all stories of the scorecard: those with a measured result first.
pub fn stories(card: &Scorecard, now: NaiveDateTime) -> Vec<Story> {
    let mut stories = of_kpis(card, now);
    stories.extend(of_decisions(card, now));
    stories.extend(of_risks(card));
    stories.extend(of_runs(card));
    sort_by(&mut stories, |a, b| a.letter.gaps().cmp(&b.letter.gaps()));
    stories
}

/// Adds a dimension with its questions, and the stories that answer them as the coordinator tells them.
pub fn write(
    document: &mut Document,
    dimension: Dimension,
    questions: &[&str],
    stories: &[Story],
    resume: &Resume,
) {
    document.heading(dimension.name());
    for question in questions {
        document.point(*question);
    }
    for story in stories
        .iter()
        .filter(|story| story.fits.contains(&dimension))
    {
        document.paragraph(format!("“{}”", story.title));
        document.paragraph(match resume.answer(story.source.id()) {
            Some(answer) => answer.text.clone(),
            None => story.letter.text(),
        });
    }
}

/// What a story says.
const STORY: &str = "\
    Situation: {situation | what stood in the way, and for whom}.\n\n\
    Action: {action | what you did yourself}.\n\n\
    Result: {result | what changed, from what to what}.";

fn letter(situation: &str, action: &str, result: &str) -> Letter {
    let facts = Facts::default()
        .say("situation", situation)
        .say("action", action)
        .say("result", result);
    fill(STORY, &facts)
}

/// KPIs that are better than they were, with what was done about them.
fn of_kpis(card: &Scorecard, now: NaiveDateTime) -> Vec<Story> {
    let currency = card.settings().currency;
    let story = |kpi: &Kpi| {
        let evaluation = Evaluation::of(card, kpi, now);
        let (first, last) = (evaluation.points.first()?, evaluation.points.last()?);
        let target = kpi.target_on(last.at.date)?.target;
        let (from, to) = (first.value.get(), last.value.get());
        if !is_better(target, from, to) {
            return None;
        }
        let write = |value| kpi.value_text(last.at.date, value, &currency);
        let situation = format!(
            "{} stood at {}, against a target of {}. {}",
            kpi.name,
            write(from),
            target_phrase(target, kpi.unit, &currency),
            kpi.why
        );
        let done: Vec<&Action> = (card.all::<Action>())
            .filter(|action| action.kpi == kpi.id && action.state == ActionState::Done)
            .collect();
        let mut action = listing(done.iter().map(|action| action.what.as_str()));
        if done.is_empty() {
            action = listing(
                kpi.process_changes
                    .iter()
                    .map(|change| change.what.as_str()),
            );
        }
        let span = time(first.at.date, last.at.date);
        let result = format!("It moved from {} to {} in {span}.", write(from), write(to));
        let mut fits = vec![Dimension::Improving, Dimension::BusinessImpact];
        if evaluation.course(kpi) == Course::Improving || !done.is_empty() {
            fits.push(Dimension::DecidingWithData);
        }
        Some(Story {
            source: Source::Kpi(kpi.id),
            title: kpi.name.clone(),
            fits,
            letter: letter(&situation, action.trim(), &result),
        })
    };
    card.all::<Kpi>().filter_map(story).collect()
}

/// Tells whether the second value is nearer to what the target wants.
fn is_better(target: Target, from: f64, to: f64) -> bool {
    let (low, high) = target.ends();
    let off = |value: f64| (low.get() - value).max(value - high.get()).max(0.0);
    match target.better() {
        Better::Higher => to > from,
        Better::Lower => to < from,
        Better::Nearer => off(to) < off(from),
    }
}

/// Decisions that were made, with what became of the KPIs that they were to move.
fn of_decisions(card: &Scorecard, now: NaiveDateTime) -> Vec<Story> {
    let story = |decision: &Decision| {
        let outcome = decision.outcome.as_ref()?;
        let option = decision.option(outcome.option)?;
        let situation = format!(
            "{} {}",
            ended(&decision.context),
            sentence(&decision.question)
        );
        let others = decision.options.len().saturating_sub(1);
        let weighed = match others {
            0 => String::new(),
            many => in_number(many, "I set it beside {n other option}. "),
        };
        let action = format!(
            "{weighed}We chose “{}”: {} {}",
            option.name,
            ended(&outcome.reason),
            decided_by(outcome)
        );
        let mut fits = vec![Dimension::BusinessImpact];
        if others > 0 {
            fits.push(Dimension::Prioritising);
        }
        if !option.kpis.is_empty() || !option.risks.is_empty() {
            fits.push(Dimension::DecidingWithData);
        }
        if decision.resistance.is_some()
            || decision.change_request.is_some()
            || !outcome.by.is_empty()
        {
            fits.push(Dimension::Aligning);
            fits.push(Dimension::Communicating);
        }
        let moved = option.kpis.iter().filter_map(|effect| {
            let kpi = card.get::<Kpi>(effect.kpi)?;
            since(card, kpi, outcome.on, now)
        });
        let result = moved.collect::<Vec<_>>().join(" ");
        Some(Story {
            source: Source::Decision(decision.id),
            title: decision.question.clone(),
            fits,
            letter: letter(&situation, &action, &result),
        })
    };
    card.all::<Decision>().filter_map(story).collect()
}

fn decided_by(outcome: &Outcome) -> String {
    match outcome.by.trim() {
        "" => String::new(),
        by => ended(&format!("Decided by {by}")),
    }
}

/// Says how a KPI moved since the day, when it was measured before and after.
fn since(card: &Scorecard, kpi: &Kpi, day: NaiveDate, now: NaiveDateTime) -> Option<String> {
    let evaluation = Evaluation::of(card, kpi, now);
    let before = evaluation
        .points
        .iter()
        .rfind(|point| point.at.date <= day)?;
    let after = evaluation
        .points
        .last()
        .filter(|point| point.at.date > day)?;
    let currency = card.settings().currency;
    let write = |value: f64| quantity::format(kpi.unit, value, &currency);
    Some(format!(
        "{} went from {} to {} in {}.",
        kpi.name,
        write(before.value.get()),
        write(after.value.get()),
        time(before.at.date, after.at.date)
    ))
}

/// Risks that were dealt with before they happened.
fn of_risks(card: &Scorecard) -> Vec<Story> {
    let story = |risk: &Risk| {
        let mitigated = risk.mitigated?;
        if risk.occurred.is_some() {
            return None;
        }
        let (first, last) = (risk.scores.first()?, risk.current()?);
        let situation = match risk.description.trim() {
            "" => ended(&risk.name),
            description => ended(description),
        };
        let steps = (risk.steps.iter()).filter(|step| step.state == StepState::Done);
        let action = listing(steps.map(|step| step.what.as_str()));
        let (before, after) = (first.inherent.value(), last.residual.value());
        let result = format!(
            "The score of the risk went from {before} to {after} of 25 in {}, and it has not happened.",
            time(risk.identified, mitigated)
        );
        Some(Story {
            source: Source::Risk(risk.id),
            title: risk.name.clone(),
            fits: vec![Dimension::ActingEarly, Dimension::Prioritising],
            letter: letter(&situation, &action, &result),
        })
    };
    card.all::<Risk>().filter_map(story).collect()
}

/// Runs of playbooks that are over, with their times.
fn of_runs(card: &Scorecard) -> Vec<Story> {
    let story = |run: &Run| {
        run.ended?;
        let situation = format!("{} {}", ended(&run.what), sentence(&run.impact));
        let done = run.steps.iter().filter(|step| step.done.is_some()).count();
        let reached = run.tell.iter().filter(|tell| tell.told.is_some()).count();
        let notes = run.steps.iter().map(|step| step.note.as_str());
        let action = format!(
            "I ran the playbook “{}”: {} done, {reached} told. {}",
            run.name,
            counted(done, "step"),
            listing(notes.filter(|note| !note.trim().is_empty()))
        );
        let after = |stamp: Stamp| span_words(stamp.seconds_since(run.detected));
        let contained = run
            .contained
            .map(|at| format!("Contained {} after it was noticed.", after(at)));
        let resolved = run
            .resolved
            .map(|at| format!("Resolved {} after it was noticed.", after(at)));
        let lessons = match run.lessons.len() {
            0 => None,
            many => Some(in_number(many, "{n lesson} {n was/were} written down.")),
        };
        let times: Vec<String> = contained.into_iter().chain(resolved).collect();
        let result = match times.is_empty() {
            true => String::new(),
            false => times
                .into_iter()
                .chain(lessons)
                .collect::<Vec<_>>()
                .join(" "),
        };
        let mut fits = vec![Dimension::Communicating, Dimension::BusinessImpact];
        if !run.lessons.is_empty() {
            fits.push(Dimension::Improving);
        }
        Some(Story {
            source: Source::Run(run.id),
            title: run.what.clone(),
            fits,
            letter: letter(situation.trim(), action.trim(), &result),
        })
    };
    card.all::<Run>().filter_map(story).collect()
}

/// Writes several things that were done as sentences.
fn listing<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.map(sentence).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample;

    fn stories_of_sample() -> Vec<Story> {
        let today: NaiveDate = "2026-11-25".parse().unwrap();
        let mut count = 0;
        let edit = sample::sample(today, &mut || {
            count += 1;
            Id::from_number(count)
        });
        let mut card = Scorecard::empty(Id::ONLY);
        card.apply(edit, crate::domain::revision::Replica(1))
            .unwrap();
        stories(&card, today.and_hms_opt(12, 0, 0).unwrap())
    }

    #[test]
    fn the_sample_has_a_story_for_every_dimension() {
        let stories = stories_of_sample();
        for dimension in Dimension::ALL {
            let fitting = stories
                .iter()
                .filter(|story| story.fits.contains(&dimension));
            assert!(fitting.count() > 0, "{}", dimension.name());
        }
    }

    #[test]
    fn a_decision_tells_what_became_of_its_kpi() {
        let stories = stories_of_sample();
        let night = (stories.iter())
            .find(|story| story.title.starts_with("Who answers incidents"))
            .unwrap();
        let text = night.letter.text();
        assert!(
            text.contains("Result: Incident response time went from "),
            "{text}"
        );
        assert!(
            text.contains("I set it beside two other options."),
            "{text}"
        );
        assert_eq!(night.letter.gaps(), 0, "{text}");
    }

    #[test]
    fn stories_without_gaps_come_first() {
        let gaps: Vec<usize> = stories_of_sample()
            .iter()
            .map(|story| story.letter.gaps())
            .collect();
        assert!(gaps.is_sorted(), "{gaps:?}");
    }
}
