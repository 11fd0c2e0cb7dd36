//! What is known for a script: the situation, and people's words made fit to stand in a sentence.

use super::{Context, Piece, Slot};
use crate::domain::explain::script::Audience;
use crate::domain::explain::situation::{self, Misses, Reading, Situation};
use crate::domain::explain::wording;
use crate::domain::measure::evaluation::Point;
use crate::domain::measure::forecast::Forecast;
use crate::domain::measure::kpi::TargetFrom;
use crate::domain::words::date_phrase;
use crate::domain::words::english::inside;

/// A sentence, possibly with a gap in it.
pub type Sentence = Vec<Piece>;

/// The context of a script, seen for one audience.
pub struct Facts<'a> {
    pub context: &'a Context<'a>,
    pub audience: Audience,
    pub situation: Situation,
    pub reading: Reading,
    pub misses: Option<Misses>,
}

impl<'a> Facts<'a> {
    pub fn new(context: &'a Context<'a>, audience: Audience) -> Facts<'a> {
        Facts {
            situation: situation::situation(context.kpi, context.evaluation),
            reading: situation::reading(context.kpi, context.evaluation),
            misses: situation::misses(context.evaluation),
            context,
            audience,
        }
    }

    /// Returns the newest value with the target of its day.
    pub fn latest(&self) -> Option<(&'a Point, &'a TargetFrom)> {
        let latest = self.context.evaluation.latest()?;
        Some((latest, self.context.kpi.target_on(latest.at.date)?))
    }

    pub fn is_missed(&self) -> bool {
        use Situation::{Missed, Recovering};
        matches!(self.situation, Missed { .. } | Recovering { .. })
    }

    pub fn is_measured(&self) -> bool {
        !matches!(self.situation, Situation::NoData | Situation::Stale)
    }

    /// Tells whether the figures call for something to be done.
    pub fn needs_action(&self) -> bool {
        self.is_missed() || matches!(self.situation, Situation::Drifting { .. })
    }

    /// Tells whether the miss is a low or high point of a process that meets the target on average.
    pub fn is_scatter(&self) -> bool {
        let forecast = situation::forecast(self.context.kpi, self.context.evaluation);
        self.is_missed() && forecast == Forecast::Scatter
    }

    /// Tells whether those of the newest values were all held against one and the same target.
    pub fn have_one_target(&self, newest: usize) -> bool {
        let points = &self.context.evaluation.points;
        let of = |point: &Point| {
            self.context
                .kpi
                .target_on(point.at.date)
                .map(|from| from.target)
        };
        let mut targets = points.iter().rev().take(newest).map(of);
        let first = targets.next();
        targets.all(|target| Some(target) == first)
    }

    pub fn is_client(&self) -> bool {
        self.audience == Audience::Client
    }

    /// Writes a value of the newest day, beside its target.
    pub fn value(&self, value: f64) -> String {
        let (kpi, settings) = (self.context.kpi, self.context.settings);
        let latest = self.context.evaluation.latest();
        let day = latest.map_or(self.context.today, |latest| latest.at.date);
        kpi.value_text(day, value, &settings.currency)
    }

    /// Writes the newest value, with the part and the whole where both are known.
    pub fn newest(&self) -> String {
        let Context { kpi, settings, .. } = self.context;
        let text = self.context.evaluation.latest_text(kpi, &settings.currency);
        text.unwrap_or_default()
    }

    pub fn size(&self, difference: f64) -> Option<String> {
        let (kpi, settings) = (self.context.kpi, self.context.settings);
        wording::size_phrase(kpi.unit, difference, &settings.currency)
    }

    pub fn target(&self, target: &TargetFrom) -> String {
        let (kpi, settings) = (self.context.kpi, self.context.settings);
        wording::target_phrase(target.target, kpi.unit, &settings.currency)
    }

    pub fn day(&self, date: chrono::NaiveDate) -> String {
        date_phrase(date, self.context.today)
    }

    pub fn name(&self) -> String {
        clause(&self.context.kpi.name).unwrap_or_else(|| "a KPI without a name".to_owned())
    }

    /// Returns words that a person wrote, for this audience; `None` when there are none.
    pub fn said(&self, words: &str) -> Option<String> {
        let words = clause(words)?;
        if !self.is_client() {
            return Some(words);
        }
        let kpi_owner = self.context.kpi.owner.as_str();
        let owners = self
            .context
            .actions
            .iter()
            .map(|action| action.who.as_str());
        clause(&owners.chain([kpi_owner]).fold(words, without_name))
    }

    pub fn reason(&self) -> Option<String> {
        self.said(&self.context.script?.reason)
    }

    /// Returns what is asked for. That stays inside the house: a client never hears it.
    pub fn ask(&self) -> Option<String> {
        if self.is_client() {
            return None;
        }
        self.said(&self.context.script?.ask)
    }
}

/// Brings words into one line without a full stop, so that a sentence can be built around them.
fn clause(words: &str) -> Option<String> {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches(['.', ';', ',', ' ']);
    (!line.is_empty()).then(|| line.to_owned())
}

/// Takes the name of a person or team out of words for people who should not hear names.
pub fn without_name(words: String, name: &str) -> String {
    const SHORTEST_NAME: usize = 3;
    let name = name.trim();
    if name.chars().count() < SHORTEST_NAME {
        return words;
    }
    let mut kept = String::new();
    let mut rest = words.as_str();
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let whole =
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        kept.push_str(before);
        if whole {
            let bare = kept.strip_suffix("the ").or(kept.strip_suffix("The "));
            kept.truncate(bare.map_or(kept.len(), str::len));
            kept.push_str(if kept.is_empty() {
                "Our team"
            } else {
                "our team"
            });
        } else {
            kept.push_str(name);
        }
        rest = after;
    }
    kept + rest
}

/// Makes a sentence of a clause.
pub fn plain(clause: impl Into<String>) -> Sentence {
    vec![Piece::Text(closed(clause.into()))]
}

/// Puts sentences behind each other.
pub fn in_a_row(sentences: impl IntoIterator<Item = Sentence>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for sentence in sentences {
        if !pieces.is_empty() {
            pieces.push(Piece::Text(" ".to_owned()));
        }
        pieces.extend(sentence);
    }
    pieces
}

/// Makes a sentence of a lead and the answer to it, or a gap where there is no answer.
pub fn answer(lead: &str, given: Option<String>, slot: Slot, hint: &'static str) -> Sentence {
    match given {
        Some(given) => plain(format!("{lead} {}", inside(&given, &[]))),
        None => vec![
            Piece::Text(format!("{lead} ")),
            Piece::Slot { slot, hint },
            Piece::Text(".".to_owned()),
        ],
    }
}

fn closed(mut clause: String) -> String {
    let inner = clause.trim_end_matches(['”', '"', ')']);
    if !inner.ends_with(['!', '?', '…']) || clause.ends_with(')') {
        clause.push('.');
    }
    clause
}

/// Returns the words, cut between two of them when they are longer than that many characters.
pub fn shortened(words: String, longest: usize) -> String {
    if words.chars().count() <= longest {
        return words;
    }
    let cut: String = words.chars().take(longest - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    cut[..end]
        .trim_end_matches([',', ';', ':', '.', ' '])
        .to_owned()
        + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_s_words_become_clauses() {
        assert_eq!(
            clause("  A vendor\n was late. "),
            Some("A vendor was late".into())
        );
        assert_eq!(clause(" .\n "), None);
        assert_eq!(closed("Done!".into()), "Done!");
        assert_eq!(closed("Done (today!)".into()), "Done (today!).");
    }

    #[test]
    fn names_are_taken_out_whole() {
        let out = |words: &str, name| without_name(words.to_owned(), name);
        assert_eq!(out("Ana Ruiz was ill", "Ana Ruiz"), "Our team was ill");
        assert_eq!(
            out("ask the Platform team", "Platform team"),
            "ask our team"
        );
        assert_eq!(out("Anatomy by Ana", "Ana"), "Anatomy by our team");
        assert_eq!(out("renew the IT contract", "IT"), "renew the IT contract");
        assert_eq!(out("nothing", ""), "nothing");
    }

    #[test]
    fn long_words_are_cut_between_two() {
        assert_eq!(shortened("one two three".into(), 20), "one two three");
        assert_eq!(shortened("one two three".into(), 10), "one two…");
    }
}
