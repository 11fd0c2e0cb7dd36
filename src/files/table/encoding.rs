//! Bytes to text: UTF-8, the UTF-16 that PowerShell and Excel write, with and without a byte order mark, and the
//! Windows-1252 of older spreadsheets.

use std::borrow::Cow;

/// The most that is read; more would need more memory than a browser gives a page.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A text, and what it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// Without a byte order mark.
    pub text: Cow<'a, str>,
    /// The bytes did not say their encoding, and were taken for Windows-1252.
    pub is_guessed: bool,
}

impl Decoded<'_> {
    /// Returns a sentence about an encoding that was guessed.
    pub fn note(&self) -> Option<&'static str> {
        self.is_guessed.then_some(
            "The file is not UTF-8 and was read as Windows-1252, as older spreadsheets write it: look whether letters with \
             accents are right.",
        )
    }
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    #[error("The file is empty. Export it again.")]
    Empty,
    #[error(
        "The file has {:.0} MB, and at most {} MB are read. Export fewer systems or a shorter period at a time.",
        *.bytes as f64 / 1_048_576.0, MAX_BYTES / 1_048_576
    )]
    TooLarge { bytes: usize },
    #[error("The file is {what}, not text. Unpack it, or export it as CSV, JSON or XML.")]
    Packed { what: &'static str },
    #[error(
        "The file is not UTF-8 text: byte {byte}, on line {line}, belongs to no character. Save it again with the \
         encoding UTF-8."
    )]
    NotUtf8 { byte: usize, line: usize },
    #[error(
        "The file says that it is UTF-16, but byte {byte} belongs to no character. Export it again, or save it with the \
         encoding UTF-8."
    )]
    NotUtf16 { byte: usize },
}

/// Returns the text of a file.
pub fn text_of(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if bytes.len() > MAX_BYTES {
        return Err(NotText::TooLarge { bytes: bytes.len() });
    }
    if let Some(what) = packed(bytes) {
        return Err(NotText::Packed { what });
    }
    let mut is_guessed = false;
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_le_bytes, 2)?),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_be_bytes, 2)?),
        _ => match unmarked_utf16(bytes) {
            Some(unit) => Cow::Owned(from_utf16(bytes, unit, 0)?),
            None => {
                let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
                match std::str::from_utf8(bytes) {
                    Ok(text) => Cow::Borrowed(text),
                    Err(error) => {
                        is_guessed = true;
                        Cow::Owned(from_windows_1252(bytes).ok_or_else(|| not_utf8(bytes, error))?)
                    }
                }
            }
        },
    };
    if text.contains('\0') {
        let what = "binary data";
        return Err(NotText::Packed { what });
    }
    match text.trim_ascii().is_empty() {
        true => Err(NotText::Empty),
        false => Ok(Decoded { text, is_guessed }),
    }
}

/// Names what the file is when it is no text, by its first bytes.
fn packed(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 5] = [
        (b"PK\x03\x04", "a ZIP archive or an Excel workbook"),
        (b"\xD0\xCF\x11\xE0", "an old Excel workbook"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"%PDF", "a PDF document"),
        (b"SQLite format 3", "a database"),
    ];
    let kind = KINDS.iter().find(|(start, _)| bytes.starts_with(start));
    kind.map(|(_, what)| *what)
}

fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> NotText {
    let good = &bytes[..error.valid_up_to()];
    NotText::NotUtf8 {
        byte: good.len() + 1,
        line: 1 + good.iter().filter(|&&byte| byte == b'\n').count(),
    }
}

type Unit = fn([u8; 2]) -> u16;

/// Tells from the zeros of plain letters whether the bytes are UTF-16 that lacks its byte order mark.
fn unmarked_utf16(bytes: &[u8]) -> Option<Unit> {
    const SAMPLE: usize = 4096;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |odd: usize| {
        let every_other = sample.iter().skip(odd).step_by(2);
        every_other.filter(|&&byte| byte == 0).count()
    };
    let (first, second, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if pairs < 2 => None,
        () if first == 0 && second * 2 > pairs => Some(u16::from_le_bytes),
        () if second == 0 && first * 2 > pairs => Some(u16::from_be_bytes),
        () => None,
    }
}

/// Decodes what follows a byte order mark of so many bytes.
fn from_utf16(bytes: &[u8], unit: Unit, mark: usize) -> Result<String, NotText> {
    let mut text = String::with_capacity(bytes.len() / 2);
    let pairs = bytes.chunks_exact(2);
    let half = !pairs.remainder().is_empty();
    for decoded in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        // The first byte is number 1.
        let byte = || 1 + mark + 2 * text.encode_utf16().count();
        text.push(decoded.map_err(|_| NotText::NotUtf16 { byte: byte() })?);
    }
    match half {
        true => Err(NotText::NotUtf16 {
            byte: bytes.len() + mark,
        }),
        false => Ok(text),
    }
}

/// Decodes a table of an older spreadsheet; `None` for bytes that are rather damaged UTF-8, or no table.
fn from_windows_1252(bytes: &[u8]) -> Option<String> {
    // JSON and XML are UTF-8, or say what they are.
    let begins = bytes.trim_ascii_start().first();
    if matches!(begins, Some(b'{' | b'[' | b'<')) || is_damaged_utf8(bytes) {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for &byte in bytes {
        text.push(match byte {
            0x80..=0x9F => HIGH_CONTROLS[usize::from(byte - 0x80)]?,
            b'\t' | b'\n' | b'\r' | 0x0C => char::from(byte),
            0..0x20 => return None,
            _ => char::from(byte),
        });
    }
    Some(text)
}

/// Tells whether characters of several bytes are in the text, as they are by chance in no other encoding, or the last one is
/// cut off.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken, mut rest) = (0_usize, 0_usize, bytes);
    loop {
        let error = match std::str::from_utf8(rest) {
            Ok(text) => {
                whole += text.chars().filter(|c| !c.is_ascii()).count();
                break;
            }
            Err(error) => error,
        };
        let (good, bad) = rest.split_at(error.valid_up_to());
        whole += (good.iter()).filter(|&&byte| byte >= 0xC0).count();
        broken += 1;
        match error.error_len() {
            Some(length) => rest = &bad[length..],
            // The end of the file cuts a character off.
            None => {
                whole += usize::from(broken == 1);
                break;
            }
        }
    }
    whole >= broken && whole > 0
}

/// What Windows-1252 has from 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); five places are empty.
const HIGH_CONTROLS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, NotText> {
        text_of(bytes).map(|decoded| decoded.text.into_owned())
    }

    #[test]
    fn regression_utf_16_without_a_mark_is_decoded() {
        let text = "Störung;Zeit\r\n1;2026-10-05\r\n";
        for unit in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            assert_eq!(read(&bytes).as_deref(), Ok(text));
        }
        assert_eq!(read(b"a\0,\0b\0\n\0").as_deref(), Ok("a,b\n"));
    }

    #[test]
    fn what_an_older_spreadsheet_writes_is_read_as_windows_1252() {
        let decoded = text_of(b"St\xF6rung;Preis\n1;5 \x80\n").unwrap();
        assert_eq!(decoded.text, "Störung;Preis\n1;5 €\n");
        assert!(decoded.note().is_some());
        assert!(text_of("Störung".as_bytes()).unwrap().note().is_none());
    }

    #[test]
    fn damaged_utf_8_is_refused_with_its_place() {
        let damaged = "Störung für Müller\n".as_bytes();
        let mut bytes = damaged.to_vec();
        bytes.extend(b"\xFF\n");
        assert_eq!(
            read(&bytes),
            Err(NotText::NotUtf8 {
                byte: damaged.len() + 1,
                line: 2
            })
        );
        // The file ends within the ü.
        assert!(matches!(
            read(b"name\nM\xC3"),
            Err(NotText::NotUtf8 { line: 2, .. })
        ));
        assert!(matches!(
            read(b"{\"a\": \"\xF6\"}"),
            Err(NotText::NotUtf8 { .. })
        ));
    }

    #[test]
    fn zeros_and_controls_are_no_text() {
        assert!(matches!(
            read(b"a,b\n1,\0\0\0\n"),
            Err(NotText::Packed { .. })
        ));
        assert!(read(b"a,b\x01\xF6").is_err());
        assert!(read(b"a,b\x81").is_err());
    }
}
