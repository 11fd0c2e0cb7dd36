//! The values of a table that can hardly be meant, each with its two readings.

use super::Answered;
use crate::domain::measure::quantity::doubt::DoubtReading;
use crate::domain::words::capital;
use crate::files::csv::doubts::Doubt;
use crate::ui::doubt;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// So many are asked one by one.
const SHOWN: usize = 10;

/// Asks about each, named by its place, and about all at once where there are several.
#[component]
pub fn Doubtful(answered: Answered, doubts: Vec<(String, Doubt)>) -> Node {
    let say = move |doubt: &Doubt, reading: &DoubtReading| {
        (answered.readings).update(|readings| readings.say(&doubt.cell, &reading.text));
    };
    let lines: Vec<Node> = (doubts.iter().take(SHOWN))
        .map(|(about, doubt)| {
            let (question, text) = (doubt.question.clone(), doubt.cell.text.clone());
            let doubt = doubt.clone();
            let choose = Callback::new(move |reading: DoubtReading| say(&doubt, &reading));
            let asked = doubt::ask(unique_id("doubt"), about, question, choose);
            view! { <li><p>{format!("{}: “{text}”", capital(about))}</p>{asked}</li> }
        })
        .collect();
    let count = doubts.len();
    let more = count.checked_sub(SHOWN).filter(|more| *more > 0);
    let all = StoredValue::new(doubts);
    let take_all = move |which: usize| {
        all.with_value(|all| {
            answered.readings.update(|readings| {
                for (_, doubt) in all {
                    readings.say(&doubt.cell, &doubt.question.readings[which].text);
                }
            });
        });
    };
    let at_once = (count > 1).then(|| {
        view! {
            <div class="actions">
                <Button small=true on_click=move || take_all(0)>{format!("The first reading for all {count}")}</Button>
                <Button small=true on_click=move || take_all(1)>{format!("The second for all {count}")}</Button>
            </div>
        }
    });
    (count > 0).then(|| {
        view! {
            <Notice kind=NoticeKind::Warn title="Is this what is meant?">
                <p>"These values are far from what is usual, or have two readings. What you do not answer is taken as it is written, and left out where it cannot be read."</p>
                <ul class="stack">{lines}</ul>
                {more.map(|more| view! { <p>{format!("… and {more} more.")}</p> })}
                {at_once}
            </Notice>
        }
    })
}
