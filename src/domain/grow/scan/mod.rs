//! The 15-second scan: what a reader of a résumé looks for first, and on a closer reading, found in the text or missing.
//!
//! - `look`: what is looked for, and when it counts as found.
//! - `rules`: the words that show it, as tables.
//! - `lines`, `words`, `figures`: the text in parts.
//! - `marks`: what is marked in a line, and what is said about it.
//! - `report`: the result as a document.

mod figures;
mod lines;
pub mod look;
pub mod marks;
pub mod report;
mod rules;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use self::figures::{Kind, ScanFigure, is_in};
use self::look::{Look, LookVerdict, judge};
use self::words::{Index, Word, words};
use crate::domain::explain::plain::{self, Jargon};
use crate::domain::order::sort_by;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where in the text, in bytes.
    pub at: Range<usize>,
    pub look: Look,
    pub is_good: bool,
    pub why: &'static str,
    /// What to do; empty when it is good as it is.
    pub advice: Cow<'static, str>,
    /// It claims an improvement that nobody measured.
    pub is_claim: bool,
}

/// What a line lacks that a reader will ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Owner,
    Number,
    Start,
    Span,
}

impl Lack {
    pub fn advice(self) -> &'static str {
        match self {
            Lack::Owner => "Who did it? Begin with what you did: led, set up, decided, cut.",
            Lack::Number => "No number. What changed, from what to what?",
            Lack::Start => "The number has no starting point. From what to what?",
            Lack::Span => "No time. How long did it take?",
        }
    }
}

/// A line of the text with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned {
    pub at: Range<usize>,
    /// Says something that was done; a heading is only shown.
    pub is_judged: bool,
    /// In order of the text.
    pub findings: Vec<Finding>,
    pub lacks: Vec<Lack>,
    /// Has a number with its starting point and a time span.
    is_measured: bool,
}

/// What the scan says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    pub lines: Vec<Scanned>,
    /// One for each look, in the order of [`Look::ALL`]; none for a text without a line to judge.
    pub verdicts: Vec<LookVerdict>,
}

/// Scans a résumé. `kpis` are the names of KPIs that count beside the usual short ones.
pub fn scan(text: &str, kpis: &[&str], jargon: &[Jargon]) -> Scan {
    let index = index(kpis);
    let all = words(text);
    let parts = lines::lines(text);
    let has_points = parts.iter().any(|line| line.is_point);
    let mut lines = Vec::with_capacity(parts.len());
    let mut next = 0;
    for line in parts {
        let start = next + all[next..].partition_point(|word| word.at.start < line.at.start);
        next = start + all[start..].partition_point(|word| word.at.end <= line.at.end);
        let words = &all[start..next];
        let is_judged = lines::is_judged(text, &line, words, has_points);
        lines.push(match is_judged {
            true => scan_line(text, line.at, words, &index, jargon),
            false => heading(line.at),
        });
    }
    let verdicts = verdicts(&lines);
    Scan { lines, verdicts }
}

fn heading(at: Range<usize>) -> Scanned {
    Scanned {
        at,
        is_judged: false,
        findings: Vec::new(),
        lacks: Vec::new(),
        is_measured: false,
    }
}

/// Makes the tables ready to look words up: the rules by their numbers, and after them the names of KPIs.
fn index(kpis: &[&str]) -> Index {
    let of = |list: &'static str| list.split(", ").map(str::to_owned);
    let ruled = (rules::RULES.iter().enumerate())
        .flat_map(|(number, rule)| of(rule.forms).map(move |form| (form, number)));
    // A name of one short word would be found everywhere.
    let named = (kpis.iter())
        .filter(|name| name.len() > 4)
        .map(|name| (*name).to_owned());
    let named = named
        .chain(of(rules::KPI_NAMES))
        .map(|name| (name, rules::RULES.len()));
    Index::new(ruled.chain(named))
}

fn scan_line(
    text: &str,
    at: Range<usize>,
    words: &[Word],
    index: &Index,
    jargon: &[Jargon],
) -> Scanned {
    let figures = figures::figures(text, words);
    let mut findings = expressions(text, words, index);
    findings.extend(figures.iter().flat_map(of_figure));
    if figures.is_empty() {
        findings.extend(claim(words));
    }
    findings.extend(hard_words(text, &at, jargon, &findings));
    sort_by(&mut findings, |a, b| {
        (a.at.start, a.look, a.at.end).cmp(&(b.at.start, b.look, b.at.end))
    });
    let lacks = lacks(&findings, &figures);
    let has = |kind| figures.iter().any(|figure| figure.kind == kind);
    Scanned {
        at,
        is_judged: true,
        findings,
        lacks,
        is_measured: has(Kind::Change) && has(Kind::Span),
    }
}

/// Finds the expressions of the tables; of several for one look that overlap, the first and longest.
fn expressions(text: &str, words: &[Word], index: &Index) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for at in 0..words.len() {
        for (length, of) in index.matches(text, &words[at..]) {
            let finding = finding(words[at].at.start..words[at + length - 1].at.end, of);
            let is_verb = rules::RULES.get(of).is_some_and(|rule| rule.opens);
            if is_verb && !opens(text, words, at) {
                continue;
            }
            let overlap = (findings.iter_mut().rev())
                .take(8)
                .find(|other| other.look == finding.look && other.at.end > finding.at.start);
            match overlap {
                Some(other) if other.at.start == finding.at.start => *other = finding,
                Some(_) => {}
                None => findings.push(finding),
            }
        }
    }
    findings
}

fn finding(at: Range<usize>, of: usize) -> Finding {
    let (look, is_good, why, advice) = match rules::RULES.get(of) {
        Some(rule) => (rule.look, rule.is_good, rule.why, rule.advice),
        None => (Look::KpiNames, true, rules::NAMED, ""),
    };
    Finding {
        at,
        look,
        is_good,
        why,
        advice: Cow::Borrowed(advice),
        is_claim: false,
    }
}

/// Tells whether a line or a part of it begins with the word: it is first, or after "and", "I" or a comma.
fn opens(text: &str, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else {
        return true;
    };
    let between = &text[before.at.end..words[at].at.start];
    let joins = matches!(
        before.low.as_str(),
        "and" | "i" | "then" | "also" | "personally"
    );
    joins || between.contains([',', ';', '.', ':', '–', '—'])
}

/// Why a number is marked.
const NUMBER: &str = "Something that can be checked.";

fn of_figure(figure: &ScanFigure) -> Vec<Finding> {
    let finding = |look, why| Finding {
        at: figure.at.clone(),
        look,
        is_good: true,
        why,
        advice: Cow::Borrowed(""),
        is_claim: false,
    };
    match figure.kind {
        Kind::Money => vec![
            finding(Look::BusinessSense, "Says what it was worth in money."),
            finding(Look::Numbers, NUMBER),
        ],
        _ => vec![finding(Look::Numbers, NUMBER)],
    }
}

/// Finds an improvement of something that cannot be seen, like "improved security posture".
fn claim(words: &[Word]) -> Option<Finding> {
    /// So many words may stand between the verb and what it improves.
    const REACH: usize = 5;
    let verb = words
        .iter()
        .position(|word| is_in(rules::IMPROVES, &word.low))?;
    let reach = words[verb + 1..].iter().take(REACH);
    let object = reach
        .rev()
        .find(|word| is_in(rules::UNMEASURED, &word.low))?;
    Some(Finding {
        at: words[verb].at.start..object.at.end,
        look: Look::Numbers,
        is_good: false,
        why: "An improvement that nobody can check.",
        advice: Cow::Borrowed("Turn it into a measured one, step by step."),
        is_claim: true,
    })
}

/// A point of more words takes more than two lines of paper; it is a short form, so a figure more is no burden.
const LONGEST_LINE: usize = 32;

/// Finds words that outsiders do not know, where nothing else explains why they stand there.
fn hard_words(text: &str, at: &Range<usize>, jargon: &[Jargon], found: &[Finding]) -> Vec<Finding> {
    let check = plain::check(&text[at.clone()], jargon);
    let hard = check.words.into_iter().filter_map(|word| {
        let place = at.start + word.at.start..at.start + word.at.end;
        let is_known = found.iter().any(|other| {
            let overlaps = other.at.start < place.end && place.start < other.at.end;
            overlaps
                && (other.look == Look::KpiNames
                    || other.is_claim
                    || other.look == Look::PlainEnglish)
        });
        let written = text[place.clone()].to_lowercase();
        // "SOC 2" is a name, not the word that it begins with.
        let after = text[place.end..].trim_start_matches([' ', '-', '\u{a0}']);
        let is_expected =
            is_in(rules::EXPECTED, &written) || after.starts_with(|c: char| c.is_ascii_digit());
        let advice = match &word.swap {
            Some(swap) => format!("Say “{swap}”."),
            None => format!("Explain it once: {}.", word.plain),
        };
        (!is_known && !is_expected).then_some(Finding {
            at: place,
            look: Look::PlainEnglish,
            is_good: false,
            why: "A word that outsiders may not know.",
            advice: Cow::Owned(advice),
            is_claim: false,
        })
    });
    let mut findings: Vec<Finding> = hard.collect();
    let long = check.long.iter().find(|long| long.words > LONGEST_LINE);
    if let Some(long) = long {
        let place = text[at.clone()]
            .find(&long.start)
            .map(|from| at.start + from);
        findings.extend(place.map(|from| Finding {
            at: from..from + long.start.len(),
            look: Look::PlainEnglish,
            is_good: false,
            why: "A long line begins here.",
            advice: Cow::Owned(format!("It has {} words: make two of it.", long.words)),
            is_claim: false,
        }));
    }
    findings
}

/// Returns what the reader will ask for, the first question first; one about numbers is enough.
fn lacks(findings: &[Finding], figures: &[ScanFigure]) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if !findings
        .iter()
        .any(|finding| finding.look == Look::Ownership)
    {
        lacks.push(Lack::Owner);
    }
    let has = |kind| figures.iter().any(|figure| figure.kind == kind);
    let has_claim = findings.iter().any(|finding| finding.is_claim);
    let has_result = [Kind::Change, Kind::Share, Kind::Plain, Kind::Money]
        .into_iter()
        .any(has);
    if !has_result && !has_claim {
        lacks.push(Lack::Number);
    } else if has(Kind::Share) && !has(Kind::Change) {
        lacks.push(Lack::Start);
    } else if has(Kind::Change) && !has(Kind::Span) {
        lacks.push(Lack::Span);
    }
    lacks
}

fn verdicts(lines: &[Scanned]) -> Vec<LookVerdict> {
    let judged = || lines.iter().filter(|line| line.is_judged);
    let of = judged().count();
    if of == 0 {
        return Vec::new();
    }
    let shows = |line: &Scanned, look: Look| {
        // A line that only contributed does not show ownership, and a year alone is no result.
        let wanted = look != Look::PlainEnglish;
        let mut own = line.findings.iter().filter(|finding| finding.look == look);
        match look {
            Look::Numbers => !line.lacks.contains(&Lack::Number) && own.any(|one| one.is_good),
            _ => own.any(|finding| finding.is_good == wanted),
        }
    };
    let is_measured = judged().any(|line| line.is_measured);
    let verdict = |look: Look| {
        let lines = judged().filter(|line| shows(line, look)).count();
        judge(look, lines, of, look != Look::Numbers || is_measured)
    };
    Look::ALL.into_iter().map(verdict).collect()
}

#[cfg(test)]
mod tests;
