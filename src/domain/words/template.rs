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
use super::letter::Letter;
use super::{capital, is_ended};

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Yes,
    No,
    /// Nothing is said of it.
    Neither,
}

/// What a text is filled in from.
pub trait Known {
    /// Returns the value of a gap, empty while nobody knows it; `None` for a name that is no gap.
    fn value(&self, name: &str) -> Option<String>;

    /// Says how a condition that is not about a gap stands; `None` for what is no condition.
    fn holds(&self, _condition: &str) -> Option<Holds> {
        None
    }

    /// Returns a number that is known; `None` for what is no number.
    fn count(&self, _name: &str) -> Option<usize> {
        None
    }

    /// Returns what a gap says where the text does not say it.
    fn hint(&self, name: &str) -> String {
        name.replace('_', " ")
    }
}

/// What a letter says, by name: words, or a number of things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(&'static str, Fact)>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fact {
    Words(String),
    Count(usize),
}

impl Facts {
    /// Adds what is known; no words while nobody knows it.
    pub fn say(mut self, name: &'static str, words: impl Into<String>) -> Facts {
        self.0.push((name, Fact::Words(words.into())));
        self
    }

    pub fn count(mut self, name: &'static str, count: usize) -> Facts {
        self.0.push((name, Fact::Count(count)));
        self
    }

    fn get(&self, name: &str) -> Option<&Fact> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, fact)| fact)
    }
}

impl Known for Facts {
    fn value(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Fact::Words(words) => Some(words.clone()),
            Fact::Count(0) => Some(String::new()),
            Fact::Count(count) => Some(super::number_word(*count)),
        }
    }

    fn count(&self, name: &str) -> Option<usize> {
        match self.get(name)? {
            Fact::Count(count) => Some(*count),
            Fact::Words(_) => None,
        }
    }
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'a>(Vec<Part<'a>>);

/// A part of a text; `raw` is how it is written, for what turns out to be nothing of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part<'a> {
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
    said: Vec<Part<'a>>,
    /// How `{else}` is written, and what stands behind it.
    other: Option<(&'a str, Vec<Part<'a>>)>,
    /// How `{/if}` is written; `None` while it has not come.
    end: Option<&'a str>,
}

impl<'a> Template<'a> {
    /// Reads a text. A condition without its end, and an end without its condition, are words.
    pub fn read(text: &'a str) -> Template<'a> {
        let mut open: Vec<If> = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
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
                    _ => Part::Words(raw),
                },
                Token::End(raw) => match open.pop() {
                    Some(mut inner) => {
                        inner.end = Some(raw);
                        Part::If(inner)
                    }
                    None => Part::Words(raw),
                },
                Token::Part(part) => part,
            };
            within(&mut open, &mut parts).push(part);
        }
        while let Some(inner) = open.pop() {
            within(&mut open, &mut parts).extend(inner.as_words());
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
        fn collect<'a>(parts: &[Part<'a>], names: &mut Vec<&'a str>) {
            for part in parts {
                match part {
                    Part::Words(_) => (),
                    Part::Gap { name, .. } => names.push(name),
                    Part::If(inner) => {
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
fn within<'p, 'a>(open: &'p mut [If<'a>], parts: &'p mut Vec<Part<'a>>) -> &'p mut Vec<Part<'a>> {
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
    fn as_words(self) -> Vec<Part<'a>> {
        let mut all = vec![Part::Words(self.raw)];
        all.extend(self.said);
        if let Some((raw, other)) = self.other {
            all.push(Part::Words(raw));
            all.extend(other);
        }
        all.extend(self.end.map(Part::Words));
        all
    }
}

enum Token<'a> {
    Part(Part<'a>),
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
            all.push(Token::Part(Part::Words(&text[words..start])));
        }
        all.push(token(&text[start..=end], inside));
        (words, from) = (end + 1, end + 1);
    }
    if words < text.len() {
        all.push(Token::Part(Part::Words(&text[words..])));
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
            Token::Part(Part::Gap { raw, name, hint })
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
    fn write(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Words(words) => self.words(words),
                Part::Gap { raw, name, hint } => self.gap(raw, name, hint),
                Part::If(inner) => match holds(inner.condition, self.known) {
                    Some(Holds::Yes) => self.write(&inner.said),
                    Some(Holds::No) => match &inner.other {
                        Some((_, other)) => self.write(other),
                        None => (),
                    },
                    Some(Holds::Neither) => (),
                    None => self.write(&inner.clone().as_words()),
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
        use super::letter::Part;
        match self.letter.parts.last() {
            None => true,
            Some(Part::Gap(_)) => false,
            Some(Part::Words(words)) => {
                let before = words.trim_end_matches([' ', '\u{a0}']);
                before.is_empty() && self.letter.parts.len() == 1
                    || before.len() < words.len() && before.ends_with(['.', '!', '?'])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Made;

    impl Known for Made {
        fn value(&self, name: &str) -> Option<String> {
            match name {
                "project" => Some("Portal".to_owned()),
                "client" | "next_update" => Some(" ".to_owned()),
                _ => None,
            }
        }

        fn holds(&self, condition: &str) -> Option<Holds> {
            match condition.strip_prefix("done:")? {
                "shield" => Some(Holds::Yes),
                "wait" => Some(Holds::No),
                _ => Some(Holds::Neither),
            }
        }
    }

    fn filled(text: &str) -> String {
        fill(text, &Made).text()
    }

    #[test]
    fn gaps_are_filled_and_unknown_ones_say_what_belongs_there() {
        assert_eq!(
            filled("{project} for {client}, {next_update}; {client | who pays}."),
            "Portal for [client], [next update]; [who pays]."
        );
    }

    #[test]
    fn what_is_done_is_said_what_waits_is_promised_and_what_does_not_apply_is_left_out() {
        let said = |key: &str| {
            filled(&format!(
                "{{if done:{key}}}It is shielded.{{else}}We shield it.{{/if}}"
            ))
        };
        assert_eq!(said("shield"), "It is shielded.");
        assert_eq!(said("wait"), "We shield it.");
        assert_eq!(said("other"), "");
    }

    #[test]
    fn an_optional_gap_drops_its_sentence() {
        assert_eq!(
            filled("{if project}For {project}.{/if}{if client} For {client}.{/if}"),
            "For Portal."
        );
    }

    #[test]
    fn conditions_stand_in_each_other() {
        let text = "{if project}a{if done:wait}b{else}c{if done:shield}d{/if}{/if}e{/if}";
        assert_eq!(filled(text), "acde");
        assert_eq!(
            Template::read(text).names(),
            ["project", "done:wait", "done:shield"]
        );
    }

    #[test]
    fn braces_that_are_nothing_of_ours_stay() {
        for text in [
            "{x} {project",
            "{if x}a{/if}",
            "{else} {/if}",
            "{if project}a",
            "{}",
        ] {
            assert_eq!(filled(text), text);
        }
    }

    /// Each text with what it says when nothing, one, two and many are known.
    #[test]
    fn a_table_of_facts_and_texts() {
        let facts = |count: usize, what: &str| {
            Facts::default()
                .count("open", count)
                .say("what", what)
                .say("touched", if count == 0 { "no" } else { "yes" })
        };
        let counts = "{if open}{open risk} {open is/are} open.{else}No risk is open.{/if}";
        let ends = "We know: {what | what happened}. {what}?";
        for (text, count, what, said) in [
            (counts, 0, "", "No risk is open."),
            (counts, 1, "", "One risk is open."),
            (counts, 2, "", "Two risks are open."),
            (counts, 13, "", "13 risks are open."),
            (
                "There {open is/are} {open open risk}.",
                0,
                "",
                "There are no open risks.",
            ),
            ("{#open risk} {open is/are} open", 1, "", "1 risk is open"),
            ("{#open risk} {open is/are} open", 3, "", "3 risks are open"),
            (
                "In {open query}, {open} of them",
                2,
                "",
                "In two queries, two of them",
            ),
            (ends, 0, "it broke", "We know: it broke. It broke?"),
            (ends, 0, "it broke.", "We know: it broke. It broke.?"),
            (ends, 0, "it broke!", "We know: it broke! It broke!?"),
            (ends, 0, " ", "We know: [what happened]. [what]?"),
            ("{what} is late", 0, "eBay", "eBay is late"),
            ("Hello {what},", 0, "van Dyk", "Hello van Dyk,"),
            ("It ended.\n{what}", 0, "van Dyk", "It ended.\nvan Dyk"),
            ("{if touched is yes}Yes.{else}No.{/if}", 0, "", "No."),
            ("{if touched is yes}Yes.{else}No.{/if}", 1, "", "Yes."),
            ("{if touched is not no}Perhaps.{/if}", 1, "", "Perhaps."),
            ("{if touched is not no}Perhaps.{/if}", 0, "", ""),
            (
                "{if touched is no}No{if what}, {what}{/if}.{/if}",
                0,
                "so far.",
                "No, so far.",
            ),
            (
                "We found: {| what was found}.",
                1,
                "x",
                "We found: [what was found].",
            ),
        ] {
            assert_eq!(fill(text, &facts(count, what)).text(), said, "{text}");
        }
    }

    #[test]
    fn what_is_missing_stays_a_gap_and_not_a_text_in_brackets() {
        let letter = fill("Hello {client}, {project}.", &Made);
        assert_eq!(letter.missing(), ["client"]);
        assert_eq!(letter.gaps(), 1);
    }

    proptest! {
        #[test]
        fn any_text_without_a_brace_stays_as_it_is(text in "[^{]*") {
            prop_assert_eq!(filled(&text), text);
        }

        #[test]
        fn any_text_can_be_filled(text in "(\\{if project\\}|\\{if done:wait\\}|\\{else\\}|\\{/if\\}|\\{client\\}|[{}|a漢 ]){0,40}") {
            filled(&text);
        }
    }
}
