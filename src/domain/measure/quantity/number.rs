//! Digits with their marks: `1 204,5`, `1'204`, `1,00,000`, `(500)`, `500,-`.

use super::column::Marks;
use super::refusal::{Candidate, NotAQuantity};

/// A number as it stands in its text, with what stands around it.
pub(super) struct Written<'a> {
    pub is_negative: bool,
    /// The words before and behind the digits, signs and brackets taken off.
    pub words: Vec<&'a str>,
    pub digits: &'a str,
}

/// How three digits behind a single mark are read, where the column does not tell: `1,204`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Three {
    /// As decimals: 1.204.
    Decimal,
    /// As thousands: 1204.
    Grouped,
    /// Not at all.
    Ask,
}

/// What digits say.
#[derive(Debug, PartialEq)]
pub(super) enum Digits {
    Nothing,
    One(f64),
    /// Plain digits of both readings, which read back in one way alone.
    Two {
        small: String,
        large: String,
    },
}

/// Turns the many spaces, minus signs and apostrophes of typography into the plain ones, and capitals into small
/// letters; drops what has no width, which comes with pasted cells.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\u{2212}' | '\u{2013}' | '\u{2014}' | '\u{2010}' | '\u{2011}' => plain.push('-'),
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`' => plain.push('\''),
            '\u{2044}' | '\u{2215}' => plain.push('/'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            char if char.is_whitespace() => plain.push(' '),
            char => plain.extend(char.to_lowercase()),
        }
    }
    plain.trim().to_owned()
}

/// Finds the one number of the text; `None` where there is none, or more than one, or a sign too many.
pub(super) fn split(plain: &str) -> Option<Written<'_>> {
    let first = plain.find(|c: char| c.is_ascii_digit())?;
    let end = plain.rfind(|c: char| c.is_ascii_digit())? + 1;
    let begins_with_mark =
        plain[..first].ends_with(['.', ',']) && !plain[..first - 1].ends_with(char::is_alphabetic);
    let start = if begins_with_mark { first - 1 } else { first };
    let digits = &plain[start..end];
    if digits.contains(|c: char| !c.is_ascii_digit() && !is_mark(c)) {
        return None;
    }
    let (before, behind) = (&plain[..start], &plain[end..]);
    // “500,-” is a price of whole units, as written in German and Swiss shops.
    let behind = [",--", ".--", ",-", ".-"]
        .iter()
        .find_map(|dash| behind.strip_prefix(dash))
        .unwrap_or(behind);
    let count = |text: &str, sign: char| text.matches(sign).count();
    let in_brackets = count(before, '(') == 1 && count(behind, ')') == 1;
    let brackets = count(plain, '(') + count(plain, ')');
    let minuses = count(before, '-') + count(behind, '-') + usize::from(in_brackets);
    let signs = minuses + count(before, '+');
    if signs > 1 || brackets != 2 * usize::from(in_brackets) || count(behind, '+') > 0 {
        return None;
    }
    let is_sign = |c: char| matches!(c, '-' | '+' | '(' | ')' | ' ');
    let words = (before.split(is_sign)).chain(behind.split(is_sign));
    Some(Written {
        is_negative: minuses == 1,
        words: (words.map(|word| word.trim_matches(['.', ','])))
            .filter(|word| !word.is_empty())
            .collect(),
        digits,
    })
}

/// Tells whether the character stands within a number besides digits.
pub(super) fn is_mark(char: char) -> bool {
    matches!(char, ',' | '.' | ' ' | '\'' | '_')
}

/// Reads digits with any usual marks, times ten to the `power`.
///
/// The decimal point is moved in the text, so that 1,2 million is exactly 1 200 000.
pub(super) fn digits(digits: &str, power: i32, three: Three, marks: Marks) -> Digits {
    let digits = digits.trim();
    let points: Vec<(usize, char)> = digits
        .char_indices()
        .filter(|(_, c)| matches!(c, ',' | '.'))
        .collect();
    let decimal = match points[..] {
        [] => None,
        [(at, mark)] => match (is_group(digits, at), marks.decimal) {
            (false, _) => Some(at),
            (true, Some(decimal)) if decimal != mark => None,
            (true, Some(_)) if three != Three::Grouped => Some(at),
            (true, None) if three == Three::Decimal => Some(at),
            (true, None) if three == Three::Grouped => None,
            // Either nothing tells, or the column says decimal and the unit has no third decimal.
            (true, _) => {
                return Digits::Two {
                    small: digits.replace(mark, ".") + "0",
                    large: digits.replace(mark, ""),
                };
            }
        },
        // Of two different marks the last is the decimal one; one that repeats groups thousands.
        [.., (_, before), (at, last)] => (before != last).then_some(at),
    };
    let (whole, fraction) = match decimal {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    let is_fraction = fraction.bytes().all(|b| b.is_ascii_digit());
    match ungroup(whole).filter(|whole| is_fraction && !(whole.is_empty() && fraction.is_empty())) {
        Some(whole) => format!("{whole}.{fraction}0e{power}")
            .parse()
            .map_or(Digits::Nothing, Digits::One),
        None => Digits::Nothing,
    }
}

/// Tells whether the only mark of the number could stand between thousands and hundreds.
pub(super) fn is_group(digits: &str, at: usize) -> bool {
    let (before, behind) = (&digits[..at], &digits[at + 1..]);
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&before.len())
        && !before.starts_with('0')
        && behind.len() == 3
        && is_number(before)
        && is_number(behind)
}

/// Takes thousands marks out; `None` unless each group but the first has three digits, or two but for the last one,
/// as lakh and crore are written in India.
fn ungroup(whole: &str) -> Option<String> {
    let is_digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let Some(mark) = whole.chars().find(|c| is_mark(*c)) else {
        return whole
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let [first, middle @ .., last] = &groups[..] else {
        return None;
    };
    let are_of = |size: usize| middle.iter().all(|group| group.len() == size);
    let is_grouped = (1..=3).contains(&first.len()) && are_of(3)
        || mark == ',' && (1..=2).contains(&first.len()) && are_of(2);
    (groups.iter().all(is_digits) && is_grouped && last.len() == 3 && !first.starts_with('0'))
        .then(|| groups.concat())
}

/// Returns the question about digits with two readings, as they stand at this place of the text.
pub(super) fn question(plain: &str, digits: &str, small: &str, large: &str) -> NotAQuantity {
    let at = plain.find(digits).unwrap_or(0);
    let with = |digits_for_it: &str| {
        format!(
            "{}{digits_for_it}{}",
            &plain[..at],
            plain.get(at + digits.len()..).unwrap_or_default()
        )
    };
    let grouped = match large.len() {
        0..=3 => large.to_owned(),
        length => format!("{}\u{202f}{}", &large[..length - 3], &large[length - 3..]),
    };
    let shown = small.strip_suffix('0').unwrap_or(small).to_owned();
    NotAQuantity::Ambiguous {
        text: String::new(),
        small: Candidate {
            shown,
            text: with(small),
        },
        large: Candidate {
            shown: grouped,
            text: with(large),
        },
    }
}
