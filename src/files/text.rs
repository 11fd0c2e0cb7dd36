//! Bytes to text, and places in it that people can find.

use std::fmt;

use super::refusal::Refusal;

/// The most that is read: larger files are not scorecards, and would freeze the page.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// A place in a text as editors show it: both numbers start at 1, the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    /// Returns the place of the byte at `offset`, or the last one before it.
    pub fn of(text: &str, offset: usize) -> Place {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        // Every character but its first byte is of the form 10xxxxxx.
        let characters = before[line_start..]
            .iter()
            .filter(|&&byte| byte & 0xC0 != 0x80);
        Place {
            line: 1 + before.iter().filter(|&&byte| byte == b'\n').count(),
            column: 1 + characters.count(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Returns the text of a file, without a byte order mark.
pub fn decode(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        Refusal::NotUtf8 {
            byte: good.len() + 1,
            line: 1 + good.iter().filter(|&&byte| byte == b'\n').count(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_taken_off_once() {
        assert_eq!(decode(b"\xEF\xBB\xBFa"), Ok("a"));
        assert_eq!(decode("\u{feff}\u{feff}a".as_bytes()), Ok("\u{feff}a"));
    }

    #[test]
    fn bytes_that_are_not_text_are_refused_with_their_line() {
        let refusal = decode(b"{\n\"a\": \"\xFF\"}").unwrap_err();
        assert_eq!(refusal, Refusal::NotUtf8 { byte: 9, line: 2 });
        assert!(decode(b"\xFF\xFE{\0}\0").is_err());
    }

    #[test]
    fn more_than_10_mb_is_refused_and_10_mb_is_not() {
        let mut bytes = vec![b' '; MAX_BYTES];
        assert!(decode(&bytes).is_ok());
        bytes.push(b' ');
        let bytes = bytes.len();
        assert_eq!(decode(&vec![b' '; bytes]), Err(Refusal::TooLarge { bytes }));
    }

    #[test]
    fn columns_count_characters() {
        let place = Place::of("a\n\"ä€\"x", 9);
        assert_eq!((place.line, place.column), (2, 5));
        assert_eq!(Place::of("", 7), Place { line: 1, column: 1 });
    }
}
