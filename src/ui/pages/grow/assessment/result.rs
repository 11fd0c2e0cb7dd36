//! What the answers come to: levels, radar and table, earlier assessments, and what others see differently.

use super::one::OpenAssessment;
use super::steps::NextSteps;
use crate::domain::grow::assessment::{
    Answer, Assessment, Behaviour, Dimension, Level, View, earlier, newest_first, views,
};
use crate::domain::grow::level::{self, RULE, rank};
use crate::domain::words::english::verb;
use crate::domain::words::template::in_number;
use crate::library::behaviours;
use crate::ui::charts::{RadarShape, radar};
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// One column of the table and one shape of the radar.
#[derive(Clone, PartialEq)]
struct Seen {
    name: String,
    result: level::Result,
}

impl Seen {
    fn of(assessment: &Assessment, behaviours: &[Behaviour], name: String) -> Seen {
        Seen {
            name,
            result: level::result(assessment, behaviours),
        }
    }
}

/// The result of one assessment.
#[component]
pub fn Outcome(subject: OpenAssessment) -> Node {
    let workspace = subject.workspace;
    let all = Memo::new(move |_| workspace.scorecard.with(|card| newest_first(card.all())));
    let seen = Memo::new(move |_| {
        let this = subject.assessment.get();
        subject.behaviours.with_value(|behaviours| {
            let mut seen = vec![Seen::of(&this, behaviours, this.who())];
            all.with(|all| {
                let others = views(all, &this)
                    .into_iter()
                    .filter(|one| one.id != this.id);
                seen.extend(others.map(|one| Seen::of(&one, behaviours, one.who())));
                if let Some(before) = earlier(all, &this) {
                    seen.push(Seen::of(before, behaviours, day_text(before.date)));
                }
            });
            seen
        })
    });
    let head = move || seen.with(|seen| overall(&seen[0].result));
    let body = move || seen.with(|seen| side_by_side(seen));
    let is_own = Memo::new(move |_| subject.assessment.with(|one| one.view == View::Own));
    let own_steps = move || is_own.get().then(|| view! { <NextSteps subject /> });
    let different = move || {
        let views = all.with(|all| views(all, &subject.assessment.get()));
        subject
            .behaviours
            .with_value(|behaviours| differences(&views, behaviours))
    };
    view! {
        <Card title="Result">
            <div class="stack">
                {head}
                {body}
                <p class="note prose">{RULE}</p>
            </div>
        </Card>
        {own_steps}
        {different}
    }
}

fn overall(result: &level::Result) -> Node {
    let left = result.asked - result.answered;
    let note = match left {
        0 => "All 84 answered.".to_owned(),
        left => format!("{left} of 84 {} not answered yet.", verb(left, "is", "are")),
    };
    view! {
        <div>
            <p class="assess-level">"Overall: "{result.words()}</p>
            <p class="note">{note}</p>
        </div>
    }
}

/// The radar and its table.
fn side_by_side(seen: &[Seen]) -> Node {
    // A dimension without an answer is not a low one: such a view stands in the table alone.
    let is_whole = |one: &&Seen| one.result.standings.iter().all(|one| one.answered > 0);
    let shapes: Vec<RadarShape> = (seen.iter().filter(is_whole))
        .map(|one| RadarShape {
            name: one.name.clone(),
            rings: (one.result.standings.iter())
                .map(|standing| rank(standing.level()))
                .collect(),
        })
        .collect();
    if shapes.is_empty() {
        return table(seen);
    }
    let label = format!(
        "Levels in seven dimensions. {}. The table has the same figures.",
        seen.iter()
            .filter(is_whole)
            .map(in_words)
            .collect::<Vec<String>>()
            .join(". ")
    );
    let chart = radar(
        &Dimension::ALL.map(Dimension::short_name),
        &Level::ALL.map(Level::name),
        &shapes,
        label,
    );
    view! { <div class="assess-result">{chart}{table(seen)}</div> }
}

fn in_words(seen: &Seen) -> String {
    let level = |one: &level::Standing| {
        format!(
            "{} {}",
            one.dimension.short_name(),
            level::name(one.level()).to_lowercase()
        )
    };
    let levels: Vec<String> = seen.result.standings.iter().map(level).collect();
    format!("{}: {}", seen.name, levels.join(", "))
}

fn table(seen: &[Seen]) -> Node {
    let heads: Vec<Node> = (seen.iter())
        .map(|one| view! { <th scope="col">{one.name.clone()}</th> })
        .collect();
    let row = |(place, dimension): (usize, Dimension)| {
        let cells = seen
            .iter()
            .map(|one| (one.name.clone(), one.result.standings[place].words()));
        line(dimension.name(), cells.collect())
    };
    let mut rows: Vec<Node> = Dimension::ALL.into_iter().enumerate().map(row).collect();
    let all = seen
        .iter()
        .map(|one| (one.name.clone(), one.result.words()));
    rows.push(line("Overall", all.collect()));
    view! {
        <Table caption="Levels by dimension">
            <thead><tr><th scope="col">"Dimension"</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn line(name: &'static str, cells: Vec<(String, String)>) -> Node {
    let cells: Vec<Node> = (cells.into_iter())
        .map(|(label, words)| view! { <td data-label=label>{words}</td> })
        .collect();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
}

/// What one view says yes to and another no.
fn differences(views: &[Assessment], behaviours: &[Behaviour]) -> Node {
    if views.len() < 2 {
        return Node::Nothing;
    }
    let found = level::differences(views, behaviours);
    let heads: Vec<Node> = (views.iter())
        .map(|one| view! { <th scope="col">{one.who()}</th> })
        .collect();
    let rows: Vec<Node> = (found.iter())
        .map(|one| {
            let cells: Vec<Node> = (one.answers.iter().zip(views))
                .map(|(answer, view)| view! { <td data-label=view.who()>{answer.map_or("Not answered", Answer::name)}</td> })
                .collect();
            view! {
                <tr>
                    <th scope="row">{one.behaviour.does}<span class="sub">{one.behaviour.dimension.name()}", "{one.behaviour.level.name()}</span></th>
                    {cells}
                </tr>
            }
        })
        .collect();
    let note = match found.len() {
        0 => "No behaviour is a yes for one and a no for another".to_owned(),
        many => in_number(
            many,
            "{#n behaviour} {n is/are} a yes for one and a no for another: talk about {n it/these}",
        ),
    };
    let body = match rows.is_empty() {
        true => Node::Nothing,
        false => view! {
            <Table caption="Seen differently" wide=true>
                <thead><tr><th scope="col">"Behaviour"</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        },
    };
    view! { <Card title="Seen differently" note=note flush=true>{body}</Card> }
}

/// How the person's own assessments compare, the newest first; nothing before there are two.
pub fn history(all: &[Assessment]) -> Node {
    let behaviours = behaviours::all();
    let is_own = |one: &&Assessment| one.view == View::Own;
    let Some(newest) = all.iter().find(is_own) else {
        return Node::Nothing;
    };
    let own = (all.iter().filter(is_own)).filter(|one| one.is_about_same(newest));
    let seen: Vec<Seen> = (own.take(4))
        .map(|one| Seen::of(one, behaviours, day_text(one.date)))
        .collect();
    if seen.len() < 2 {
        return Node::Nothing;
    }
    view! { <Card title="Over time" note="Your own assessments, the newest first">{side_by_side(&seen)}</Card> }
}
