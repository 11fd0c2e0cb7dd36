//! Where the risk stands, in five figures, and what is wrong with that.

use super::subject::OpenRisk;
use crate::domain::decide::exposure;
use crate::domain::decide::loss::losses;
use crate::domain::decide::register::score_words;
use crate::domain::decide::risk::{Response, ScoresFrom};
use crate::domain::decide::scale::Score;
use crate::domain::explain::risk_statement;
use crate::domain::words::date_phrase;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// Scores, three months, loss a year; above them what needs a look.
#[component]
pub fn Standing(subject: OpenRisk) -> Node {
    let today = subject.today;
    let prompt = move |pick: fn((&'static str, String)) -> String| {
        let today = today.get();
        subject
            .risk
            .with(|risk| pick(risk_statement::promptness(risk, today)))
    };
    let loss = move || {
        let pair = subject
            .policy
            .with(|policy| subject.risk.with(|risk| losses(risk, policy)));
        pair.map(|pair| {
            let currency = subject.currency.get();
            (
                risk_statement::round(pair.after.annual_mean(), &currency),
                risk_statement::round(pair.before.annual_mean(), &currency),
            )
        })
    };
    let loss_figure = move || loss().map_or("Unknown".to_owned(), |(after, _)| after);
    let loss_line = move || match loss() {
        Some((_, before)) => format!("on average with mitigation; without it {before}"),
        None => "nobody has estimated it, so it is in no sum".to_owned(),
    };
    view! {
        {move || appetite(subject)}
        {move || review(subject)}
        <section class="tiles kpi-standing" aria-label="Where it stands">
            {score_tile(subject, "Residual score", |scores| Some(scores.residual))}
            {score_tile(subject, "Inherent score", |scores| Some(scores.inherent))}
            {score_tile(subject, "Target score", |scores| scores.target)}
            <StatTile label="Three months" why="three-months" figure=Signal::derive(move || prompt(|told| told.0.to_owned()))>
                {move || prompt(|told| told.1)}
            </StatTile>
            <StatTile label="Loss a year" why="annual-loss" figure=Signal::derive(loss_figure)>{loss_line}</StatTile>
        </section>
    }
}

fn score_tile(
    subject: OpenRisk,
    label: &'static str,
    pick: fn(&ScoresFrom) -> Option<Score>,
) -> Node {
    let score = move || {
        let today = subject.today.get();
        subject
            .risk
            .with(|risk| risk.scores_on(today).and_then(pick))
    };
    let figure = move || match score() {
        Some(score) => score.value().to_string(),
        None => "None".to_owned(),
    };
    let words = move || match score() {
        Some(score) => subject.policy.with(|policy| score_words(policy, score)),
        None => "not set yet".to_owned(),
    };
    view! { <StatTile label why="score" figure=Signal::derive(figure)>{words}</StatTile> }
}

/// Says that the risk is more than is accepted.
fn appetite(subject: OpenRisk) -> Option<Node> {
    let today = subject.today.get();
    let above = subject.policy.with(|policy| {
        let is_above = subject
            .risk
            .with(|risk| exposure::is_above_appetite(risk, policy, today));
        policy
            .appetite_on(today)
            .filter(|_| is_above)
            .map(|appetite| appetite.limit)
    })?;
    let words = format!(
        "Its residual score is above {above}, the most that the project accepts. Reduce it, or bring it to whoever decides about more."
    );
    Some(view! { <Notice kind=NoticeKind::Warn title="Above the appetite.">{words}</Notice> })
}

/// Says that nobody has looked again at a risk that is accepted.
fn review(subject: OpenRisk) -> Option<Node> {
    let today = subject.today.get();
    let (by, day) = subject.risk.with(|risk| {
        let acceptance = risk.acceptance.as_ref()?;
        let is_due =
            risk.response == Response::Accept && risk.is_open(today) && acceptance.review < today;
        is_due.then(|| (acceptance.by.clone(), acceptance.review))
    })?;
    let words = format!(
        "{by} was to look at it again on {}. Decide anew: accept it until another day, or respond in another way.",
        date_phrase(day, today)
    );
    Some(view! { <Notice kind=NoticeKind::Warn title="The review is overdue.">{words}</Notice> })
}
