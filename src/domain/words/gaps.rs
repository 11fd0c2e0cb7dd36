//! Gaps in a text that a person has edited, and in what was kept as words: what is open stands in square brackets,
//! `[your name]`. What the app writes itself is a [`Letter`], whose gaps need not be looked for.
//!
//! Nothing with gaps leaves a page unasked.

use super::english::counted;
use super::letter::Letter;

/// So long may a hint be; longer brackets are somebody's own.
const LONGEST: usize = 90;

/// Reads a text that was edited by hand.
pub fn read(text: &str) -> Letter {
    let mut letter = Letter::default();
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
        letter.say(&text[words..open]);
        letter.leave(hint);
        (words, from) = (close + 1, close + 1);
    }
    letter.say(&text[words..]);
    letter
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
    read(text).missing()
}

/// Writes on a button with how many gaps the text goes out: `Copy with 2 gaps`.
pub fn with_gaps(button: &str, count: usize) -> String {
    match count {
        0 => button.to_owned(),
        1 => format!("{button} with one gap"),
        count => format!("{button} with {}", counted(count, "gap")),
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
        fn what_was_read_is_the_text(text in "([\\[\\]a-z (]|\n|漢){0,40}") {
            prop_assert_eq!(read(&text).text(), text);
        }
    }
}
