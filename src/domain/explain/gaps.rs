//! Gaps in finished text: what the app left open for a person stands in square brackets, `[your name]`.
//!
//! Nothing with gaps leaves a page unasked, and texts that were edited by hand are marked by them.

/// So long may a hint be; longer brackets are somebody's own.
const LONGEST: usize = 90;

/// A stretch of text: words, or what is in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch<'a> {
    Words(&'a str),
    Gap(&'a str),
}

/// Splits the text at its gaps.
pub fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut all = Vec::new();
    let (mut words, mut from) = (0, 0);
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        let Some(close) = text[open..].find(']').map(|at| open + at) else {
            break;
        };
        let hint = &text[open + 1..close];
        if !is_hint(hint, &text[close + 1..]) {
            from = open + 1;
            continue;
        }
        if words < open {
            all.push(Stretch::Words(&text[words..open]));
        }
        all.push(Stretch::Gap(hint));
        (words, from) = (close + 1, close + 1);
    }
    if words < text.len() {
        all.push(Stretch::Words(&text[words..]));
    }
    all
}

/// A hint is words: no reference like `[1]`, no link like `[text](address)`.
fn is_hint(hint: &str, after: &str) -> bool {
    let letters = hint.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && hint.chars().count() <= LONGEST
        && !hint.contains(['[', '\n'])
        && !after.starts_with('(')
}

/// Returns the hints of the gaps, each once.
pub fn missing(text: &str) -> Vec<String> {
    let mut hints: Vec<String> = Vec::new();
    for stretch in stretches(text) {
        if let Stretch::Gap(hint) = stretch
            && hints.iter().all(|one| one != hint)
        {
            hints.push(hint.to_owned());
        }
    }
    hints
}

/// Writes on a button with how many gaps the text goes out: `Copy with 2 gaps`.
pub fn with_gaps(button: &str, count: usize) -> String {
    match count {
        0 => button.to_owned(),
        1 => format!("{button} with one gap"),
        count => format!("{button} with {count} gaps"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hints_are_gaps_and_other_brackets_are_words() {
        let text = "Hello [who decides], see [1] and [the plan](https://a.example), by [by when]. [who decides]";
        assert_eq!(missing(text), ["who decides", "by when"]);
        assert_eq!(missing("nothing [ open"), Vec::<String>::new());
        assert_eq!(missing("[[your name]]"), ["your name"]);
    }

    #[test]
    fn a_button_says_with_how_many_gaps_the_text_goes_out() {
        assert_eq!(with_gaps("Copy", 0), "Copy");
        assert_eq!(with_gaps("Copy", 1), "Copy with one gap");
        assert_eq!(with_gaps("Copy", 2), "Copy with 2 gaps");
    }

    proptest! {
        #[test]
        fn the_stretches_together_are_the_text(text in "([\\[\\]a-z (]|\n|漢){0,40}") {
            let joined = stretches(&text).into_iter().fold(String::new(), |all, stretch| match stretch {
                Stretch::Words(words) => all + words,
                Stretch::Gap(hint) => all + "[" + hint + "]",
            });
            prop_assert_eq!(joined, text);
        }
    }
}
