//! Prepared messages, filled in from the run and the project. They claim only what is ticked: see
//! [`crate::domain::words::template`] for the language. A condition names a step, `{if done:block-access}`, and a gap may
//! be what was noted at it, `{note:block-access}`.

use super::clock::{LocalTime, day_time_words, time_words};
use super::own::{Message, Step};
use super::run::{Run, RunMessage, RunStep};
use crate::domain::settings::Settings;
use crate::domain::words::facts::{Holds, Known};
use crate::domain::words::gaps;
use crate::domain::words::letter::Letter;
use crate::domain::words::template::{Template, fill};

/// What a message may leave open, with what is filled in.
pub const SLOTS: [(&str, &str); 10] = [
    ("project", "the project’s name"),
    ("organisation", "who runs the project"),
    ("client", "whom it is done for"),
    ("coordinator", "who leads the run"),
    ("what", "what happened"),
    ("learned", "when we learned of it, with the day"),
    ("began", "when it began, with the day"),
    ("vendor", "the vendor it concerns"),
    ("people", "whose data it may be"),
    ("next_update", "when there is news again"),
];

/// What messages called the hour in which we learned of it before they said the day too; texts of old runs still do.
const HOUR: &str = "started";

/// Before the key of a step: whether it is done, and what was noted at it.
const DONE: &str = "done:";
const NOTE: &str = "note:";

/// What the messages of a run are filled in from.
struct OfRun<'a> {
    run: &'a Run,
    settings: &'a Settings,
    local: LocalTime<'a>,
}

impl OfRun<'_> {
    fn step(&self, key: &str) -> Option<&RunStep> {
        let is_meant = |step: &&RunStep| !key.is_empty() && step.step.key == key;
        self.run.steps.iter().find(is_meant)
    }
}

impl Known for OfRun<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let run = self.run;
        let day = |at| day_time_words(at, run.started, self.local);
        Some(match name {
            "client" => run.client.clone(),
            "coordinator" => run.lead.clone(),
            "what" => without_stop(run.known_what().unwrap_or_default()),
            "learned" => day(run.detected),
            "began" => run.happened.map(day).unwrap_or_default(),
            HOUR => time_words(run.detected, run.started, self.local),
            "vendor" => run.vendor.clone(),
            "people" => run.people.clone(),
            "next_update" => run.next_update.clone(),
            name => match name.strip_prefix(NOTE) {
                Some(key) => without_stop(self.step(key).map_or("", |step| step.note.trim())),
                None => return OfProject(self.settings).value(name),
            },
        })
    }

    fn holds(&self, condition: &str) -> Option<Holds> {
        let key = condition.strip_prefix(DONE)?;
        Some(match self.step(key) {
            Some(step) if step.done.is_some() => Holds::Yes,
            Some(step) if step.is_open() => Holds::No,
            _ => Holds::Neither,
        })
    }
}

/// What is known of a message before there is a run: nothing is done, and nothing has happened.
struct OfProject<'a>(&'a Settings);

impl Known for OfProject<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let settings = self.0;
        Some(match name {
            "project" => settings.project.clone(),
            "organisation" => settings.organisation.clone(),
            "client" => settings.client.clone(),
            "coordinator" => settings.coordinator.clone(),
            HOUR => String::new(),
            name if name.starts_with(NOTE) => String::new(),
            name if SLOTS.iter().any(|(slot, _)| *slot == name) => String::new(),
            _ => return None,
        })
    }

    fn holds(&self, condition: &str) -> Option<Holds> {
        condition.strip_prefix(DONE).map(|_| Holds::No)
    }
}

/// What happened stands within sentences.
fn without_stop(what: &str) -> String {
    what.trim_end_matches('.').to_owned()
}

/// Returns the words of the message: the edited ones, else the prepared ones with what is known.
pub fn message_text(
    run: &Run,
    message: &RunMessage,
    settings: &Settings,
    local: LocalTime,
) -> Letter {
    let known = OfRun {
        run,
        settings,
        local,
    };
    match &message.edited {
        Some(text) => gaps::read(text),
        None => fill(&message.message.text, &known),
    }
}

/// Returns the subject of the message.
pub fn message_subject(
    run: &Run,
    message: &RunMessage,
    settings: &Settings,
    local: LocalTime,
) -> Letter {
    let known = OfRun {
        run,
        settings,
        local,
    };
    fill(&message.message.subject, &known)
}

/// Returns subject and words of a playbook's message as they are before anything is done.
pub fn prepared(message: &Message, settings: &Settings) -> (String, Letter) {
    let known = OfProject(settings);
    let subject = fill(&message.subject, &known).text();
    (subject, fill(&message.text, &known))
}

/// Returns what in the text neither a gap nor a condition about one of the steps is, though it stands in braces.
pub fn unknown(text: &str, steps: &[Step]) -> Vec<String> {
    let settings = Settings::default();
    let known = OfProject(&settings);
    let key = |name: &str| {
        let key = name.strip_prefix(DONE).or_else(|| name.strip_prefix(NOTE));
        key.map(str::to_owned)
    };
    let is_step = |name: &str| match key(name) {
        Some(key) => steps.iter().any(|step| step.key == key),
        None => true,
    };
    let names = Template::read(text).names().into_iter();
    let strangers = names.filter(|name| !is_step(name));
    let mut unknown: Vec<String> = strangers.map(str::to_owned).collect();
    // What is left in braces when all is filled in was not understood.
    let left = fill(text, &known).text();
    unknown.extend(
        left.split('{')
            .skip(1)
            .map(|rest| rest.chars().take(30).collect()),
    );
    unknown
}

/// Tells whether any message of the run or playbook leaves this open, so that a start asks for it.
pub fn uses(messages: &[Message], slot: &str) -> bool {
    let in_text = |text: &str| Template::read(text).names().contains(&slot);
    (messages.iter()).any(|message| in_text(&message.text) || in_text(&message.subject))
}

#[cfg(test)]
mod tests {
    use super::super::run::tests::run;
    use super::super::stamp::tests::at;
    use super::*;

    fn settings() -> Settings {
        Settings {
            title: "My scorecard (General)".to_owned(),
            ..Settings::default()
        }
    }

    fn words(run: &Run, text: &str) -> String {
        let mut message = run.messages[0].clone();
        message.message.text = text.to_owned();
        message_text(run, &message, &settings(), &|utc| utc).text()
    }

    #[test]
    fn regression_a_message_claimed_what_nobody_had_ticked() {
        let mut run = run();
        run.steps[0].step.key = "limit".to_owned();
        let text = "{if done:limit}We have limited your access.{else}We are going to limit your access.{/if}";
        assert_eq!(words(&run, text), "We are going to limit your access.");
        run.steps[0].done = Some(at(9));
        assert_eq!(words(&run, text), "We have limited your access.");
        run.steps[0].done = None;
        run.steps[0].left_out = true;
        assert_eq!(words(&run, text), "");
    }

    #[test]
    fn regression_titles_stood_where_the_project_and_the_incident_belong() {
        let mut run = run();
        run.what = run.name.clone();
        assert_eq!(
            words(&run, "{project}: you ask for {what}."),
            "[project]: you ask for [what]."
        );
    }

    #[test]
    fn regression_the_start_of_the_work_was_given_as_when_we_learned_of_it() {
        let mut run = run();
        let evening = crate::domain::value::parse_instant("2026-11-23T22:10:00").unwrap();
        run.detected = super::super::stamp::Stamp::of(evening);
        assert_eq!(
            words(&run, "We learned of it on {learned}."),
            "We learned of it on 23 November at 22:10."
        );
        // The text of an old run.
        assert_eq!(
            words(&run, "At {started} we learned of it."),
            "At 23 November 22:10 we learned of it."
        );
    }

    #[test]
    fn what_stands_in_braces_and_means_nothing_is_found() {
        let steps = [Step {
            key: "shield".to_owned(),
            ..Step::default()
        }];
        let text = "{if done:shield}a{/if}{client} {if vendor}b{/if}";
        assert_eq!(unknown(text, &steps), Vec::<String>::new());
        assert_eq!(
            unknown("{if done:gone}a{/if}{nobody}", &steps),
            ["done:gone", "nobody}"]
        );
    }
}
