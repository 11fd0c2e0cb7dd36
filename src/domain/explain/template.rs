//! The small language of prepared texts: gaps, and conditions.
//!
//! - `{vendor}` is filled in with what is known; else it becomes a gap, `[vendor]`, for a person to fill.
//! - `{what | what happened}` is the same, with its own words for the gap.
//! - `{if vendor}…{else}…{/if}` says the one when the vendor is known, else the other; `{else}…` may be missing. What is not
//!   worth a gap stands in a condition of its own, so that its sentence is left out.
//! - `{if done:block-access}…{else}…{/if}` says the one when that is done and the other while it waits. When it does not
//!   apply, it says neither.
//!
//! Braces that are none of these stay as they are.

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
    fn holds(&self, condition: &str) -> Option<Holds>;
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    Gap { name: &'a str, hint: &'a str },
    If(&'a str),
    Else,
    End,
}

/// Fills the text in.
pub fn fill(text: &str, known: &dyn Known) -> String {
    let mut filled = String::with_capacity(text.len());
    // Whether each open condition lets its words be said, and whether its other words would be.
    let mut open: Vec<(bool, bool)> = Vec::new();
    for part in parts(text, known) {
        let is_said = open.iter().all(|(is_said, _)| *is_said);
        match part {
            Part::If(condition) => {
                let holds = condition_holds(condition, known).unwrap_or(Holds::Neither);
                open.push((holds == Holds::Yes, holds == Holds::No));
            }
            Part::Else => {
                if let Some((is_said, other)) = open.last_mut() {
                    *is_said = *other;
                }
            }
            Part::End => drop(open.pop()),
            Part::Words(words) if is_said => filled.push_str(words),
            Part::Gap { name, hint } if is_said => gap(&mut filled, name, hint, known),
            Part::Words(_) | Part::Gap { .. } => (),
        }
    }
    filled
}

/// Returns the names of the gaps and the conditions in the text, as they are written.
pub fn names<'a>(text: &'a str, known: &dyn Known) -> Vec<&'a str> {
    let name = |part| match part {
        Part::Gap { name, .. } => Some(name),
        Part::If(condition) => Some(condition),
        Part::Words(_) | Part::Else | Part::End => None,
    };
    parts(text, known).into_iter().filter_map(name).collect()
}

fn gap(filled: &mut String, name: &str, hint: &str, known: &dyn Known) {
    let value = known.value(name).unwrap_or_default();
    match (value.trim(), hint) {
        ("", "") => filled.push_str(&format!("[{}]", name.replace('_', " "))),
        ("", hint) => filled.push_str(&format!("[{hint}]")),
        (value, _) => filled.push_str(value),
    }
}

fn condition_holds(condition: &str, known: &dyn Known) -> Option<Holds> {
    let is_known = |value: String| match value.trim() {
        "" => Holds::No,
        _ => Holds::Yes,
    };
    known
        .holds(condition)
        .or_else(|| known.value(condition).map(is_known))
}

/// Splits the text. A condition without its end, and an end without its condition, are words.
fn parts<'a>(text: &'a str, known: &dyn Known) -> Vec<Part<'a>> {
    // Each part with the text that it is, for when it turns out to be words.
    let mut all: Vec<(Part, &str)> = Vec::new();
    // The places of the conditions that are open, and of their `{else}`.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut matched: Vec<usize> = Vec::new();
    for (part, raw) in tokens(text, known) {
        let place = all.len();
        match part {
            Part::If(_) => open.push((place, None)),
            Part::Else => match open.last_mut() {
                Some((_, other @ None)) => *other = Some(place),
                _ => {
                    all.push((Part::Words(raw), raw));
                    continue;
                }
            },
            Part::End => match open.pop() {
                Some((start, other)) => {
                    matched.extend([Some(start), other, Some(place)].into_iter().flatten())
                }
                None => {
                    all.push((Part::Words(raw), raw));
                    continue;
                }
            },
            Part::Words(_) | Part::Gap { .. } => (),
        }
        all.push((part, raw));
    }
    matched.sort_unstable();
    let as_matched = |(place, (part, raw)): (usize, (Part<'a>, &'a str))| match part {
        Part::If(_) | Part::Else | Part::End if matched.binary_search(&place).is_err() => {
            Part::Words(raw)
        }
        part => part,
    };
    all.into_iter().enumerate().map(as_matched).collect()
}

fn tokens<'a>(text: &'a str, known: &dyn Known) -> Vec<(Part<'a>, &'a str)> {
    let mut all = Vec::new();
    let (mut words, mut from) = (0, 0);
    while let Some(start) = text[from..].find('{').map(|at| from + at) {
        let Some(end) = text[start..].find('}').map(|at| start + at) else {
            break;
        };
        let inside = &text[start + 1..end];
        let Some(part) = part(inside, known) else {
            from = start + 1;
            continue;
        };
        if words < start {
            all.push((Part::Words(&text[words..start]), &text[words..start]));
        }
        all.push((part, &text[start..=end]));
        (words, from) = (end + 1, end + 1);
    }
    if words < text.len() {
        all.push((Part::Words(&text[words..]), &text[words..]));
    }
    all
}

/// Reads what stands in braces.
fn part<'a>(inside: &'a str, known: &dyn Known) -> Option<Part<'a>> {
    match inside {
        "else" => return Some(Part::Else),
        "/if" => return Some(Part::End),
        _ => (),
    }
    if let Some(condition) = inside.strip_prefix("if ") {
        let condition = condition.trim();
        return condition_holds(condition, known).map(|_| Part::If(condition));
    }
    let (name, hint) = inside.split_once('|').unwrap_or((inside, ""));
    let name = name.trim();
    known.value(name).map(|_| Part::Gap {
        name,
        hint: hint.trim(),
    })
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
        fill(text, &Made)
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
        assert_eq!(names(text, &Made), ["project", "done:wait", "done:shield"]);
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
