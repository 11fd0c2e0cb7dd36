//! The timeline, and a line to add to it.

use super::subject::OpenRun;
use crate::domain::base::Extra;
use crate::domain::respond::clock::time_words;
use crate::domain::respond::run::LogEntry;
use crate::domain::respond::timeline::timeline;
use crate::ui::browser;
use crate::ui::pages::respond::parts::add_line;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What happened when, oldest first.
pub fn log(subject: OpenRun) -> Node {
    let rows = move || {
        let rows = subject.run.with(|run| {
            let row = |event: crate::domain::respond::timeline::Event| {
                let at = time_words(event.at, run.started, &browser::local);
                view! { <li><span class="run-log-time">{at}</span><span>{event.text}</span></li> }
            };
            timeline(run).into_iter().map(row).collect::<Vec<Node>>()
        });
        view! { <ol class="run-log">{rows}</ol> }
    };
    let add = move |text: String| {
        let at = browser::stamp();
        subject.change_with_undo("add to the timeline", "Added to the timeline", |run| {
            run.log.push(LogEntry {
                at,
                text,
                extra: Extra::new(),
            });
        });
    };
    let form = add_line(
        "What happened just now",
        vec![("Add to the timeline", Callback::new(add))],
        "It gets the time of now.",
    );
    view! { <Card title="Timeline"><div class="stack">{rows}{form}</div></Card> }
}
