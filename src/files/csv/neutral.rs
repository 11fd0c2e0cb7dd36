//! Keeps what people wrote from running as a formula when a spreadsheet opens the table.
//!
//! A spreadsheet takes a cell for a formula by its first sign (OWASP, *CSV Injection*). It is not always our cell that it
//! begins: where the list separator is `;` or a tab, as in German or French settings, a row falls apart at those instead,
//! and a line break within a cell ends it there. So a quote goes before the sign wherever a cell could begin, and reading
//! takes exactly those quotes off again.

use std::borrow::Cow;

/// What a formula begins with, also in the wide and small forms that some spreadsheets take for the same; and NUL, which
/// some drop.
const SIGNS: [char; 13] = [
    '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\0',
];

/// Tells whether another cell or row could begin behind the character.
fn ends_a_cell(char: char) -> bool {
    matches!(
        char,
        ';' | '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Tells whether a cell that begins so could act: a sign comes first, behind blanks and quotes at most.
fn could_act(cell: &str, is_first: bool) -> bool {
    let passed_over = |char: char| {
        let is_blank = char.is_whitespace() || char.is_control();
        matches!(char, '\'' | '"') || is_blank && char != '\0' && !ends_a_cell(char)
    };
    let rest = cell.trim_start_matches(passed_over);
    // A tab or line break at the very start would move what follows it into the first place.
    rest.starts_with(SIGNS) || is_first && rest.starts_with(['\t', '\r', '\n'])
}

/// Puts a quote wherever a spreadsheet would begin a formula.
pub(super) fn neutral(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let mut begins = true;
    for (at, char) in text.char_indices() {
        if begins && could_act(&text[at..], at == 0) {
            cell.push('\'');
        }
        cell.push(char);
        begins = ends_a_cell(char);
    }
    cell
}

/// Takes the quotes of [`neutral`] off again.
pub(super) fn restored(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let mut text = String::with_capacity(cell.len());
    let mut begins = true;
    for (at, char) in cell.char_indices() {
        if !(begins && char == '\'' && could_act(&cell[at + 1..], at == 0)) {
            text.push(char);
        }
        begins = ends_a_cell(char);
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_quote_stands_wherever_a_cell_could_begin_with_a_sign() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("x;=1+1;y", "x;'=1+1;y"),
            ("x\t@y", "x\t'@y"),
            ("x\r\n-y\n+z", "x\r\n'-y\n'+z"),
            ("＝1", "'＝1"),
            ("a; ＋1", "a;' ＋1"),
            ("\0=1", "'\0=1"),
            ("\t=1", "'\t'=1"),
            // Split at the semicolon, the cell is `""=1`, which is read as `=1`.
            ("x;\"=1", "x;'\"=1"),
            ("it's", "it's"),
            ("a-b, =c", "a-b, =c"),
            ("'=already", "''=already"),
            ("", ""),
        ] {
            assert_eq!(neutral(text), cell, "{text:?}");
            assert_eq!(restored(cell), text, "{cell:?}");
        }
        assert_eq!(restored("'tis"), "'tis");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn what_was_neutralised_is_restored(text in "[=＝@\\-+ \u{a0}'\";,\t\r\n\u{0}\u{2028}a]{0,12}") {
            let cell = neutral(&text);
            prop_assert_eq!(restored(&cell), text);
        }
    }
}
