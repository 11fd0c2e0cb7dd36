//! The reasons behind a priority: each term with its points, the rules, and a person's own word.

use crate::domain::decide::priority::{Facts, explain, formula, rules, sum};
use crate::domain::decide::ranking::Ranked;
use crate::domain::decide::task::Priority;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The priority as a shape and a word.
pub fn priority_badge(priority: Priority) -> Node {
    let (glyph, tone) = match priority {
        Priority::High => (Glyph::Up, "bad"),
        Priority::Medium => (Glyph::Flat, "watch"),
        Priority::Low => (Glyph::Down, "unknown"),
    };
    view! { <span class="badge" data-tone=tone><Icon glyph /><span>{priority.name()}</span></span> }
}

/// Every term with its points, what they make, and what rules and people add.
pub fn reasons(ranked: &Ranked, facts: &Facts) -> Node {
    let task = &ranked.task;
    let terms = explain(task, facts).into_iter().map(|term| {
        let points = match term.points {
            Some(points) => format!("+{points}"),
            None => "–".to_owned(),
        };
        view! {
            <li>
                <span class="reasons-points">{points}</span>
                <span>{term.sentence}</span>
            </li>
        }
    });
    let terms: Vec<Node> = terms.collect();
    let rules = rules(task, facts).into_iter().map(|outcome| {
        let glyph = match outcome.holds {
            Some(true) => Glyph::Up,
            Some(false) => Glyph::Flat,
            None => Glyph::Dash,
        };
        view! { <li><span class="reasons-points"><Icon glyph /></span><span>{outcome.sentence}</span></li> }
    });
    let rules: Vec<Node> = rules.collect();
    let own = task.own_priority.as_ref().map(|own| {
        let said = format!(
            "{} was set by hand instead of {}: {}",
            own.priority.name(),
            ranked.computed.name(),
            own.reason
        );
        view! { <p class="reasons-own">{said}</p> }
    });
    let blocked = ranked.is_blocked.then(|| {
        view! { <p>"It waits for another task, so it comes after everything that can start."</p> }
    });
    view! {
        <div class="reasons">
            <ul>{terms}</ul>
            <p class="reasons-sum">{sum(ranked)}</p>
            {(!rules.is_empty()).then(|| view! { <ul>{rules}</ul> })}
            {own}
            {blocked}
        </div>
    }
}

/// The formula, for who wants to know.
#[component]
pub fn HowItWorks() -> Node {
    let rows = formula().into_iter().map(|[term, points, why]| {
        view! {
            <tr>
                <th scope="row">{term}</th>
                <td data-label="Points">{points}</td>
                <td class="wide" data-label="Why">{why}</td>
            </tr>
        }
    });
    let rows: Vec<Node> = rows.collect();
    view! {
        <Disclosure summary="How priorities are computed">
            <div class="stack">
                <p class="prose">"A task gets points for what is won by doing it now. The weights are our own, in the spirit of “weighted shortest job first”: value and urgency against effort. More of a reason never lowers a task, and what nobody knows is said instead of counted. A rule on a task can raise it, and your own priority, with a reason, always wins."</p>
                <Table caption="Terms of the formula, their points and why">
                    <thead><tr><th scope="col">"Term"</th><th scope="col">"Points"</th><th scope="col">"Why"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </div>
        </Disclosure>
    }
}
