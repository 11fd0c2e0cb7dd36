//! The script as a mail: subject, greeting, short paragraphs, sign-off.

use super::facts::{Facts, Sentence, in_a_row};
use super::{Piece, actions, outlook, sentences, words};
use crate::domain::explain::situation::Situation;
use crate::domain::explain::wording;
use crate::domain::measure::variance::Verdict;

/// Writes the mail.
pub fn write(facts: &Facts) -> Vec<Piece> {
    let opening = [Some(sentences::opening(facts)), sentences::meaning(facts)];
    let why = [Some(sentences::stake(facts)), sentences::reading(facts)];
    let next = [
        outlook::outlook(facts),
        outlook::caveat(facts),
        Some(sentences::ask(facts)),
    ];
    let paragraphs = [
        vec![Piece::Text(format!("Subject: {}", subject(facts)))],
        vec![Piece::Text(words::salutation(facts.audience).to_owned())],
        paragraph(opening),
        in_a_row(sentences::figures(facts)),
        paragraph(why),
        sentences::reason(facts).unwrap_or_default(),
        actions::written(facts),
        paragraph(next),
        sign_off(facts),
    ];
    let mut pieces: Vec<Piece> = Vec::new();
    for paragraph in paragraphs
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
    {
        if !pieces.is_empty() {
            pieces.push(Piece::Text("\n\n".to_owned()));
        }
        pieces.extend(paragraph);
    }
    pieces
}

fn paragraph(sentences: impl IntoIterator<Item = Option<Sentence>>) -> Vec<Piece> {
    in_a_row(sentences.into_iter().flatten())
}

fn subject(facts: &Facts) -> String {
    let name = facts.name();
    let status = match (facts.situation, facts.latest()) {
        (Situation::NoData, _) | (_, None) => "not measured yet".to_owned(),
        (Situation::Stale, Some((latest, _))) => {
            format!("no fresh figure since {}", facts.day(latest.at.date))
        }
        (Situation::Drifting { .. }, _) => "on target, but moving the wrong way".to_owned(),
        (Situation::GoodNews { back_from: Some(_) } | Situation::JustBack { .. }, _) => {
            "back on target".to_owned()
        }
        (Situation::GoodNews { back_from: None }, _) => "on target and improving".to_owned(),
        (Situation::Steady, _) => "on target".to_owned(),
        (situation, Some((latest, target))) => {
            let (kpi, settings) = (facts.context.kpi, facts.context.settings);
            let distance = wording::distance_phrase(
                target.target,
                kpi.unit,
                latest.variance,
                &settings.currency,
            );
            let course = match situation {
                Situation::Recovering { .. } => ", recovering",
                _ if latest.verdict == Verdict::Watch && facts.is_client() => {
                    ", within the margin that we accept"
                }
                _ if latest.verdict == Verdict::Watch => ", within tolerance",
                _ => "",
            };
            format!("{distance}{course}")
        }
    };
    format!("{name}: {status}")
}

/// Signs the mail; whoever has not given a name signs by the role alone.
fn sign_off(facts: &Facts) -> Vec<Piece> {
    let name = match facts.context.settings.coordinator.trim() {
        "" => String::new(),
        name => format!("{name}\n"),
    };
    let words = format!("Kind regards,\n{name}Security Coordinator");
    vec![Piece::Text(words)]
}
