//! The one language of prepared texts: letters, messages, phrases. A text is read once into its parts, and filled in from
//! what is known; what nobody knows stays a gap of the [`Letter`].
//!
//! - `{vendor}` is filled in with what is known; else it becomes a gap, `[vendor]`, for a person to fill.
//! - `{what | what happened}` is the same, with its own words for the gap; `{| what was found}` is a gap in any case, for
//!   what only a person can say.
//! - `{if vendor}…{else}…{/if}` says the one when the vendor is known, else the other; `{else}…` may be missing. What is not
//!   worth a gap stands in a condition of its own, so that its sentence is left out.
//! - `{if touched is yes}…{/if}` and `{if touched is not no}…{/if}` ask what is known. `{if done:block-access}…{else}…{/if}` says the one when
//!   that is done and the other while it waits. When it does not apply, it says neither.
//! - `{open risk}` counts in words where `open` is a number, `no risks`, `one risk`, `two risks`; `{#open risk}` counts in
//!   figures, `2 risks`; and `{open is/are}` agrees with it.
//!
//! What is filled in starts large where a sentence starts, and a full stop behind it is not said twice. Braces that are
//! none of these stay as they are.

use super::english::{counted, counted_in_words, verb};
use super::facts::{Facts, Holds, Known};
use super::letter::Letter;
use super::{capital, is_ended};

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'a>(Vec<TemplatePart<'a>>);

/// A part of a text; `raw` is how it is written, for what turns out to be nothing of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
enum TemplatePart<'a> {
    Words(&'a str),
    Gap {
        raw: &'a str,
        name: &'a str,
        hint: &'a str,
    },
    If(If<'a>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct If<'a> {
    raw: &'a str,
    condition: &'a str,
    said: Vec<TemplatePart<'a>>,
    /// How `{else}` is written, and what stands behind it.
    other: Option<(&'a str, Vec<TemplatePart<'a>>)>,
    /// How `{/if}` is written; `None` while it has not come.
    end: Option<&'a str>,
}

impl<'a> Template<'a> {
    /// Reads a text. A condition without its end, and an end without its condition, are words.
    pub fn read(text: &'a str) -> Template<'a> {
        let mut open: Vec<If> = Vec::new();
        let mut parts: Vec<TemplatePart> = Vec::new();
        for token in tokens(text) {
            let part = match token {
                Token::If { raw, condition } => {
                    open.push(If {
                        raw,
                        condition,
                        said: Vec::new(),
                        other: None,
                        end: None,
                    });
                    continue;
                }
                Token::Else(raw) => match open.last_mut() {
                    Some(inner) if inner.other.is_none() => {
                        inner.other = Some((raw, Vec::new()));
                        continue;
                    }
                    _ => TemplatePart::Words(raw),
                },
                Token::End(raw) => match open.pop() {
                    Some(mut inner) => {
                        inner.end = Some(raw);
                        TemplatePart::If(inner)
                    }
                    None => TemplatePart::Words(raw),
                },
                Token::TemplatePart(part) => part,
            };
            within(&mut open, &mut parts).push(part);
        }
        while let Some(inner) = open.pop() {
            within(&mut open, &mut parts).extend(inner.into_words());
        }
        Template(parts)
    }

    /// Fills the text in.
    pub fn fill(&self, known: &dyn Known) -> Letter {
        let mut writer = Writer {
            letter: Letter::default(),
            known,
            is_ended: false,
        };
        writer.write(&self.0);
        writer.letter
    }

    /// Returns the names of the gaps and the conditions in the text, as they are written.
    pub fn names(&self) -> Vec<&'a str> {
        fn collect<'a>(parts: &[TemplatePart<'a>], names: &mut Vec<&'a str>) {
            for part in parts {
                match part {
                    TemplatePart::Words(_) => (),
                    TemplatePart::Gap { name, .. } => names.push(name),
                    TemplatePart::If(inner) => {
                        names.push(inner.condition);
                        collect(&inner.said, names);
                        if let Some((_, other)) = &inner.other {
                            collect(other, names);
                        }
                    }
                }
            }
        }
        let mut names = Vec::new();
        collect(&self.0, &mut names);
        names
    }
}

/// Fills a text in that is used once.
pub fn fill(text: &str, known: &dyn Known) -> Letter {
    Template::read(text).fill(known)
}

/// Returns the list that the next part belongs to.
fn within<'p, 'a>(
    open: &'p mut [If<'a>],
    parts: &'p mut Vec<TemplatePart<'a>>,
) -> &'p mut Vec<TemplatePart<'a>> {
    match open.last_mut() {
        Some(If {
            other: Some((_, other)),
            ..
        }) => other,
        Some(inner) => &mut inner.said,
        None => parts,
    }
}

impl<'a> If<'a> {
    /// Takes the condition for words.
    fn into_words(self) -> Vec<TemplatePart<'a>> {
        let mut all = vec![TemplatePart::Words(self.raw)];
        all.extend(self.said);
        if let Some((raw, other)) = self.other {
            all.push(TemplatePart::Words(raw));
            all.extend(other);
        }
        all.extend(self.end.map(TemplatePart::Words));
        all
    }
}

enum Token<'a> {
    TemplatePart(TemplatePart<'a>),
    If { raw: &'a str, condition: &'a str },
    Else(&'a str),
    End(&'a str),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let (mut words, mut from) = (0, 0);
    while let Some(start) = text[from..].find('{').map(|at| from + at) {
        let Some(end) = text[start..].find('}').map(|at| start + at) else {
            break;
        };
        let inside = &text[start + 1..end];
        if inside.is_empty() || inside.contains(['{', '\n']) {
            from = start + 1;
            continue;
        }
        if words < start {
            all.push(Token::TemplatePart(TemplatePart::Words(
                &text[words..start],
            )));
        }
        all.push(token(&text[start..=end], inside));
        (words, from) = (end + 1, end + 1);
    }
    if words < text.len() {
        all.push(Token::TemplatePart(TemplatePart::Words(&text[words..])));
    }
    all
}

/// Reads what stands in braces.
fn token<'a>(raw: &'a str, inside: &'a str) -> Token<'a> {
    if let Some(condition) = inside.strip_prefix("if ") {
        let condition = condition.trim();
        return Token::If { raw, condition };
    }
    match inside {
        "else" => Token::Else(raw),
        "/if" => Token::End(raw),
        _ => {
            let (name, hint) = inside.split_once('|').unwrap_or((inside, ""));
            let (name, hint) = (name.trim(), hint.trim());
            Token::TemplatePart(TemplatePart::Gap { raw, name, hint })
        }
    }
}

/// Says how a condition stands; `None` for what is none.
fn holds(condition: &str, known: &dyn Known) -> Option<Holds> {
    if let Some(holds) = known.holds(condition) {
        return Some(holds);
    }
    let said = |holds| if holds { Holds::Yes } else { Holds::No };
    if let Some((name, wanted)) = condition.split_once(" is ") {
        let value = known.value(name.trim())?;
        return Some(said(match wanted.trim().strip_prefix("not ") {
            Some(unwanted) => value.trim() != unwanted.trim(),
            None => value.trim() == wanted.trim(),
        }));
    }
    Some(said(!known.value(condition)?.trim().is_empty()))
}

/// A number of things, or what agrees with it.
fn numbered(name: &str, known: &dyn Known) -> Option<String> {
    let (name, thing) = name.split_once(' ')?;
    let figures = name.strip_prefix('#');
    let count = known.count(figures.unwrap_or(name))?;
    Some(match (thing.split_once('/'), figures) {
        (Some((one, many)), _) => verb(count, one, many).to_owned(),
        (None, Some(_)) => counted(count, thing),
        (None, None) => counted_in_words(count, thing),
    })
}

/// Says a sentence about a number of things, `n`: `{n risk} {n is/are} open`.
pub fn in_number(n: usize, text: &str) -> String {
    fill(text, &Facts::default().count("n", n)).text()
}

struct Writer<'k> {
    letter: Letter,
    known: &'k dyn Known,
    /// Whether what was just filled in ends as a sentence does.
    is_ended: bool,
}

impl Writer<'_> {
    fn write(&mut self, parts: &[TemplatePart]) {
        for part in parts {
            match part {
                TemplatePart::Words(words) => self.words(words),
                TemplatePart::Gap { raw, name, hint } => self.gap(raw, name, hint),
                TemplatePart::If(inner) => match holds(inner.condition, self.known) {
                    Some(Holds::Yes) => self.write(&inner.said),
                    Some(Holds::No) => {
                        if let Some((_, other)) = &inner.other {
                            self.write(other);
                        }
                    }
                    Some(Holds::Neither) => (),
                    None => self.write(&inner.clone().into_words()),
                },
            }
        }
    }

    fn words(&mut self, words: &str) {
        let is_twice = self.is_ended && words.starts_with('.');
        self.letter.say(if is_twice { &words[1..] } else { words });
        self.is_ended = false;
    }

    fn gap(&mut self, raw: &str, name: &str, hint: &str) {
        let own = || match hint {
            "" => self.known.hint(name),
            hint => hint.to_owned(),
        };
        let value = match (name, hint) {
            ("", hint) if !hint.is_empty() => Some(String::new()),
            _ => self
                .known
                .value(name)
                .or_else(|| numbered(name, self.known)),
        };
        match value.as_deref().map(str::trim) {
            None => self.words(raw),
            Some("") => {
                let hint = own();
                self.letter.leave(&hint);
                self.is_ended = false;
            }
            Some(value) => {
                let value = match self.is_beginning() {
                    true => capital(value),
                    false => value.to_owned(),
                };
                self.letter.say(&value);
                self.is_ended = is_ended(&value);
            }
        }
    }

    /// Tells whether a sentence begins here: at the start, and behind the end of another one in the same line.
    fn is_beginning(&self) -> bool {
        use super::letter::LetterPart;
        match self.letter.parts.last() {
            None => true,
            Some(LetterPart::Gap(_)) => false,
            Some(LetterPart::Words(words)) => {
                let before = words.trim_end_matches([' ', '\u{a0}']);
                before.is_empty() && self.letter.parts.len() == 1
                    || before.len() < words.len() && before.ends_with(['.', '!', '?'])
            }
        }
    }
}

#[cfg(test)]
mod tests;
