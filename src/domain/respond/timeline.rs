//! What happened in a run, in order of time.

use super::duty::Event as Judged;
use super::run::Run;
use super::stamp::Stamp;
use crate::domain::order::sort_by;
use crate::domain::words::ended;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Stamp,
    pub text: String,
}

/// Returns everything with a time, oldest first.
pub fn timeline(run: &Run) -> Vec<Event> {
    let mut events = Vec::new();
    let mut add = |at: Option<Stamp>, text: String| {
        if let Some(at) = at {
            events.push(Event { at, text });
        }
    };
    add(run.happened, "It began.".to_owned());
    add(Some(run.detected), "We learned of it.".to_owned());
    let lead = match run.lead.as_str() {
        "" => String::new(),
        lead => format!(", led by {lead}"),
    };
    add(Some(run.started), ended(&format!("Work on it began{lead}")));
    for step in &run.steps {
        let who = match step.owner.as_str() {
            "" => String::new(),
            owner => format!(" ({owner})"),
        };
        let note = match step.note.trim() {
            "" => String::new(),
            note => format!(" – {note}"),
        };
        add(step.done, format!("{}{who}{note}", step.step.what));
    }
    for message in &run.messages {
        add(
            message.sent,
            format!("Message sent to: {}", message.message.to),
        );
    }
    for tell in &run.tell {
        add(tell.told, format!("Told: {}", tell.tell.who));
    }
    for entry in &run.log {
        add(Some(entry.at), entry.text.clone());
    }
    for judged in [Judged::Classified, Judged::Material, Judged::Fixed] {
        add(run.at(judged), judged.sentence().to_owned());
    }
    add(run.contained, "It was contained.".to_owned());
    add(run.resolved, "It was resolved.".to_owned());
    sort_by(&mut events, |a: &Event, b: &Event| a.at.cmp(&b.at));
    events
}

#[cfg(test)]
mod tests {
    use super::super::run::tests::run;
    use super::super::stamp::tests::at;
    use super::*;

    #[test]
    fn everything_with_a_time_is_told_in_order() {
        let mut run = run();
        run.steps[1].done = Some(at(3));
        run.steps[1].note = "1,200 customers".to_owned();
        run.steps[0].done = Some(at(9));
        run.contained = Some(at(5));
        let texts: Vec<String> = timeline(&run).into_iter().map(|event| event.text).collect();
        assert_eq!(
            texts,
            [
                "We learned of it.",
                "Work on it began.",
                "Find out whose data it is (Coordinator) – 1,200 customers",
                "It was contained.",
                "Contact the vendor (Coordinator)",
            ]
        );
    }
}
