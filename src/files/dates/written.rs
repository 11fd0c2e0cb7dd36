//! A date taken apart, before it is known which number is which.

use chrono::NaiveTime;

use super::clock::{self, Found, Zone};
use super::{digits, names};

/// A date taken apart.
pub(super) struct Written {
    pub date: Numbers,
    pub time: Option<NaiveTime>,
    /// The time was 24:00: the day after begins.
    pub is_next_day: bool,
    pub zone: Option<Zone>,
    /// What stands behind the time and is not understood.
    pub rest: String,
}

/// The numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// The year first, or with dots, or with the name of the month: it is known which is which.
    Certain {
        year: i32,
        month: u32,
        day: u32,
    },
    Short {
        first: u32,
        second: u32,
        year: i32,
    },
    /// A month without a day.
    Month {
        year: i32,
        month: u32,
    },
}

/// Takes a text apart; `None` where it has not the form of a date.
pub(super) fn written(text: &str) -> Option<Written> {
    const LONGEST: usize = 80;
    let text = text.trim();
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain: String = text.chars().map(plain_char).collect();
    let text = plain.trim_matches(['"', '\'', ' ']);
    let text = match text.strip_prefix('[').map(|inner| inner.strip_suffix(']')) {
        Some(Some(inner)) => inner,
        _ => text,
    };
    let clock = match clock::find(text) {
        Found::Wrong => return None,
        Found::None => {
            return Some(Written {
                date: numbers(text, None)?,
                time: None,
                is_next_day: false,
                zone: None,
                rest: String::new(),
            });
        }
        Found::Clock(clock) => clock,
    };
    let before = clock.before.trim_end_matches([' ', ',', ':', '@', '_']);
    let before = match before.strip_suffix(['T', 't', '-']) {
        Some(date) if date.ends_with(|c: char| c.is_ascii_digit()) => date,
        _ => before,
    };
    let (date, rest) = match before.trim().is_empty() {
        // `08:00 05/10/2026`
        true => (numbers(clock.rest, None)?, ""),
        false => {
            let date = numbers(before, clock.year).or_else(|| eight_digits(before));
            (date?, clock.rest)
        }
    };
    // A time of day belongs to a day.
    let is_day = !matches!(date, Numbers::Month { .. });
    is_day.then(|| Written {
        date,
        time: Some(clock.time),
        is_next_day: clock.is_next_day,
        zone: clock.zone,
        rest: rest.to_owned(),
    })
}

/// Reads the `20261124` of ISO 8601's basic form.
fn eight_digits(text: &str) -> Option<Numbers> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    certain(year, digits(month, 2..=2)?, day)
}

/// Turns the many spaces and signs of typography into the plain ones.
fn plain_char(char: char) -> char {
    match char {
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum DatePart<'a> {
    Number(&'a str),
    Month(u32),
}

/// Reads the parts of a date without its time; the year may stand behind the time.
fn numbers(date: &str, year_behind: Option<&str>) -> Option<Numbers> {
    let (parts, separators) = parts(date)?;
    use DatePart::{Month, Number};
    let has_name = parts.iter().any(|part| matches!(part, Month(_)));
    match (parts.as_slice(), year_behind) {
        ([Month(month), Number(day)] | [Number(day), Month(month)], Some(year)) => {
            certain(year, *month, day)
        }
        (_, Some(_)) => None,
        ([Number(year), Month(month), Number(day)], None) if year.len() == 4 => {
            certain(year, *month, day)
        }
        (
            [Month(month), Number(day), Number(year)] | [Number(day), Month(month), Number(year)],
            None,
        ) => certain(year, *month, day),
        ([Month(month), Number(year)], None) => Some(Numbers::Month {
            year: year_of(year)?,
            month: *month,
        }),
        ([Number(year), Month(month)], None) if year.len() == 4 => Some(Numbers::Month {
            year: year_of(year)?,
            month: *month,
        }),
        ([Number(a), Number(b)], None) if !has_name => without_day(a, b, *separators.first()?),
        ([Number(a), Number(b), Number(c)], None) => {
            let [first, second] = separators.as_slice() else {
                return None;
            };
            (first == second).then(|| in_numbers(a, b, c, *first))?
        }
        _ => None,
    }
}

fn certain(year: &str, month: u32, day: &str) -> Option<Numbers> {
    Some(Numbers::Certain {
        year: year_of(year)?,
        month,
        day: digits(day, 1..=2)?,
    })
}

/// Reads `2026-10` and `10/2026`.
fn without_day(a: &str, b: &str, separator: char) -> Option<Numbers> {
    let (year, month) = match (a.len(), b.len()) {
        (4, _) => (a, b),
        (_, 4) => (b, a),
        _ => return None,
    };
    let month = digits(month, 1..=2).filter(|month| (1..=12).contains(month))?;
    matches!(separator, '-' | '/' | '.').then_some(())?;
    Some(Numbers::Month {
        year: year_of(year)?,
        month,
    })
}

fn in_numbers(a: &str, b: &str, c: &str, separator: char) -> Option<Numbers> {
    let short = |text: &str| digits(text, 1..=2);
    if a.len() == 4 {
        let (month, day) = (short(b)?, short(c)?);
        let is_one = matches!(separator, '-' | '/' | '.');
        return is_one.then_some(Numbers::Certain {
            year: year_of(a)?,
            month,
            day,
        });
    }
    let (first, second, year) = (short(a)?, short(b)?, year_of(c)?);
    match separator {
        // With dots the day always comes first.
        '.' => Some(Numbers::Certain {
            year,
            month: second,
            day: first,
        }),
        // `26-10-05` could begin with the year.
        '-' if c.len() == 2 => None,
        '-' | '/' => Some(Numbers::Short {
            first,
            second,
            year,
        }),
        _ => None,
    }
}

/// Reads a year of four digits, or of two: 69 to 99 are in the last century, as POSIX has it (`strptime`, `%y`).
fn year_of(text: &str) -> Option<i32> {
    let year = i32::try_from(digits(text, 2..=4)?).ok()?;
    match (text.len(), year) {
        (4, year) => Some(year),
        (2, 69..) => Some(1900 + year),
        (2, year) => Some(2000 + year),
        _ => None,
    }
}

/// Splits a date into its numbers and the name of its month, and the signs between two of these.
fn parts(date: &str) -> Option<(Vec<DatePart<'_>>, Vec<char>)> {
    const MOST: usize = 3;
    let (mut parts, mut separators) = (Vec::new(), Vec::new());
    let mut rest = date.trim().trim_end_matches(['.', ',']);
    let mut separator: Option<char> = None;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        if !is_digit && !first.is_alphabetic() {
            // A space beside another sign is only for the eye.
            separator = match (separator, first) {
                (None, sign) if sign != ' ' && parts.is_empty() => return None,
                (None | Some(' '), sign) => Some(sign),
                (Some(sign), ' ') => Some(sign),
                (Some(_), _) => return None,
            };
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let belongs = |c: char| match is_digit {
            true => c.is_ascii_digit(),
            false => c.is_alphabetic(),
        };
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (token, behind) = rest.split_at(end);
        rest = behind;
        let part = match is_digit {
            true => DatePart::Number(token),
            false => {
                let name = token.to_lowercase();
                // A weekday says nothing that the date does not; `mar.` is one in French, unless it is the month.
                let is_weekday = parts.is_empty()
                    && names::is_weekday(&name)
                    && (names::month(&name).is_none() || has_other_month(behind));
                if is_weekday || names::is_joint(&name) {
                    separator = Some(' ');
                    rest = rest.trim_start_matches(['.', ',']);
                    continue;
                }
                DatePart::Month(names::month(&name)?)
            }
        };
        if let (false, sign) = (parts.is_empty(), separator) {
            separators.push(sign.unwrap_or('\0'));
        }
        separator = None;
        parts.push(part);
        if parts.len() > MOST {
            return None;
        }
    }
    Some((parts, separators))
}

fn has_other_month(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| names::month(&word.to_lowercase()).is_some())
}
