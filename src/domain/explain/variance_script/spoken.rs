//! The script to be said in about a minute.

use super::facts::{Facts, Sentence, in_a_row};
use super::{Piece, actions, outlook, sentences, text, words};
use crate::domain::explain::script::Audience;

/// About a minute, read aloud without haste.
const MOST_WORDS: usize = 155;

/// How easily a sentence is left out when the minute is over: the lowest first.
type Weight = u8;
const KEEP: Weight = u8::MAX;

/// Writes the script; what the audience needs least is left out until it fits.
pub fn write(facts: &Facts) -> Vec<Piece> {
    let mut told = all(facts);
    while words_in(&told) > MOST_WORDS {
        let least = told
            .iter()
            .enumerate()
            .min_by_key(|(_, (weight, _))| *weight);
        match least {
            Some((at, (weight, _))) if *weight < KEEP => told.remove(at),
            _ => break,
        };
    }
    in_a_row(told.into_iter().map(|(_, sentence)| sentence))
}

fn all(facts: &Facts) -> Vec<(Weight, Sentence)> {
    // Who knows the KPI anyway can do without its meaning, and everyone without thanks.
    let meaning = match facts.audience {
        Audience::ProjectManager | Audience::Ciso => 1,
        Audience::Client | Audience::Executives => 4,
    };
    let mut told = vec![
        (
            KEEP,
            vec![Piece::Text(words::hello(facts.audience).to_owned())],
        ),
        (KEEP, sentences::opening(facts)),
    ];
    told.extend(sentences::meaning(facts).map(|sentence| (meaning, sentence)));
    told.extend(keep(sentences::figures(facts)));
    told.push((3, sentences::stake(facts)));
    told.extend(keep(sentences::reading(facts)));
    told.extend(keep(sentences::reason(facts)));
    let mut actions = actions::spoken(facts).into_iter();
    told.extend(keep(actions.next()));
    told.extend(actions.map(|sentence| (2, sentence)));
    told.extend(keep(outlook::outlook(facts)));
    told.extend(outlook::caveat(facts).map(|sentence| (5, sentence)));
    told.push((KEEP, sentences::ask(facts)));
    told.push((
        0,
        vec![Piece::Text(words::thanks(facts.audience).to_owned())],
    ));
    told
}

fn keep(sentences: impl IntoIterator<Item = Sentence>) -> impl Iterator<Item = (Weight, Sentence)> {
    sentences.into_iter().map(|sentence| (KEEP, sentence))
}

fn words_in(told: &[(Weight, Sentence)]) -> usize {
    told.iter()
        .map(|(_, sentence)| text(sentence).split_whitespace().count())
        .sum()
}
