//! Bytes to text: UTF-8, or the UTF-16 that PowerShell writes when output is redirected to a file.

use std::borrow::Cow;

use super::refusal::EvidenceRefusal;

/// The most that is read; more would need more memory than a browser gives a page.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Returns the text of a file, without a byte order mark.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, EvidenceRefusal> {
    if bytes.len() > MAX_BYTES {
        return Err(EvidenceRefusal::TooLarge { bytes: bytes.len() });
    }
    if let Some(what) = packed(bytes) {
        return Err(EvidenceRefusal::NotText { what });
    }
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_le_bytes)?),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_be_bytes)?),
        _ => Cow::Borrowed(from_utf8(bytes)?),
    };
    match text.trim_ascii().is_empty() {
        true => Err(EvidenceRefusal::Empty),
        false => Ok(text),
    }
}

/// Names what the file is when it is no text, by its first bytes.
fn packed(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a ZIP archive or an Excel workbook"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"%PDF", "a PDF document"),
        (b"SQLite format 3", "a database"),
    ];
    let kind = KINDS.iter().find(|(start, _)| bytes.starts_with(start));
    kind.map(|(_, what)| *what)
}

fn from_utf8(bytes: &[u8]) -> Result<&str, EvidenceRefusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        EvidenceRefusal::NotUtf8 {
            byte: good.len() + 1,
            line: 1 + good.iter().filter(|&&byte| byte == b'\n').count(),
        }
    })
}

/// Decodes what follows the byte order mark.
fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, EvidenceRefusal> {
    let mut text = String::with_capacity(bytes.len() / 2);
    let pairs = bytes.chunks_exact(2);
    let half = !pairs.remainder().is_empty();
    for decoded in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        // The byte order mark has two bytes, and the first byte is number 1.
        let byte = || 3 + 2 * text.encode_utf16().count();
        text.push(decoded.map_err(|_| EvidenceRefusal::NotUtf16 { byte: byte() })?);
    }
    match half {
        true => Err(EvidenceRefusal::NotUtf16 {
            byte: bytes.len() + 2,
        }),
        false => Ok(text),
    }
}
