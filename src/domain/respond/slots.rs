//! Prepared texts with gaps, filled in from the run.

use super::clock::{LocalTime, time_words};
use super::playbook::SLOTS;
use super::run::{Run, RunMessage};

/// Fills in what is known; a gap that is not shows its name in brackets, for the person to replace.
pub fn fill(text: &str, known: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let end = from.find('}').filter(|end| SLOTS.contains(&&from[1..*end]));
        let Some(end) = end else {
            filled.push('{');
            rest = &from[1..];
            continue;
        };
        let name = &from[1..end];
        match known.iter().find(|(slot, _)| *slot == name) {
            Some((_, value)) if !value.trim().is_empty() => filled.push_str(value.trim()),
            _ => {
                filled.push('[');
                filled.push_str(&name.replace('_', " "));
                filled.push(']');
            }
        }
        rest = &from[end + 1..];
    }
    filled.push_str(rest);
    filled
}

/// Returns the words of the message: the edited ones, else the prepared ones with what is known.
pub fn message_text(run: &Run, message: &RunMessage, project: &str, local: LocalTime) -> String {
    match &message.edited {
        Some(text) => text.clone(),
        None => fill(&message.message.text, &known(run, project, local)),
    }
}

/// Returns the subject of the message.
pub fn message_subject(run: &Run, message: &RunMessage, project: &str, local: LocalTime) -> String {
    fill(&message.message.subject, &known(run, project, local))
}

fn known(run: &Run, project: &str, local: LocalTime) -> [(&'static str, String); 7] {
    [
        ("project", project.to_owned()),
        ("what", run.what.clone()),
        ("started", time_words(run.started, run.started, local)),
        ("coordinator", run.lead.clone()),
        ("client", run.client.clone()),
        ("vendor", run.vendor.clone()),
        ("next_update", run.next_update.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gaps_are_filled_and_unknown_ones_say_what_belongs_there() {
        let known = [("project", "Portal".to_owned()), ("client", String::new())];
        let text = "{project}: {what} at {client}, {next_update}.";
        assert_eq!(
            fill(text, &known),
            "Portal: [what] at [client], [next update]."
        );
    }

    #[test]
    fn braces_that_are_no_gaps_stay() {
        assert_eq!(fill("{x} {project", &[]), "{x} {project");
    }

    proptest! {
        #[test]
        fn any_text_without_a_brace_stays_as_it_is(text in "[^{]*") {
            prop_assert_eq!(fill(&text, &[]), text);
        }

        #[test]
        fn any_text_can_be_filled(text in ".*") {
            fill(&text, &[]);
        }
    }
}
