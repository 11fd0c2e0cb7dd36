//! Mail drafts as `mailto:` links (RFC 6068).
//!
//! Mail programs cut long links without a word, so a draft that is longer than they are known to take is refused.

use std::fmt::Write;

/// The longest link, in bytes: what the oldest mail programs in use still take whole.
pub const LONGEST: usize = 2_000;

/// Why there is no link: it would have so many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "As a mail draft it would have {characters} characters, and mail programs take {LONGEST} at most. Copy the text and \
     paste it into an empty mail, or attach the report as a file."
)]
pub struct TooLong {
    pub characters: usize,
}

/// Returns the link that opens a mail with subject and text; the address may be empty.
pub fn link(to: &str, subject: &str, text: &str) -> Result<String, TooLong> {
    let mut link = String::from("mailto:");
    escape(&one_line(to), &mut link, |byte| matches!(byte, b'@' | b','));
    link.push_str("?subject=");
    escape(&one_line(subject), &mut link, |_| false);
    link.push_str("&body=");
    escape(&with_line_ends(text), &mut link, |_| false);
    match link.len() {
        characters if characters > LONGEST => Err(TooLong { characters }),
        _ => Ok(link),
    }
}

/// The way a text goes to a mail program: whole, or as an empty mail to paste it into when it is too long for a link.
pub struct Draft {
    pub link: String,
    /// Tells whether the text is in it; else it is to be copied there.
    pub is_whole: bool,
}

/// Returns the draft of a text; a first line `Subject: …` becomes the subject.
pub fn draft(to: &str, text: &str) -> Draft {
    let (subject, body) = match text.strip_prefix("Subject: ") {
        Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
        None => ("", text),
    };
    match link(to, subject, body.trim()) {
        Ok(link) => Draft {
            link,
            is_whole: true,
        },
        Err(_) => Draft {
            link: link(to, subject, "").unwrap_or_else(|_| "mailto:".to_owned()),
            is_whole: false,
        },
    }
}

/// Writes a header's text: a line end or another control character in it would begin a header of its own in mail programs
/// that are careless.
fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Line ends are CR LF in a mail, and so in a link (RFC 6068, section 5).
fn with_line_ends(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\r\n")
}

/// Writes all but what may stand for itself anywhere in an address as `%XX` of its UTF-8.
fn escape(text: &str, link: &mut String, also: fn(u8) -> bool) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                link.push(char::from(byte));
            }
            byte if also(byte) => link.push(char::from(byte)),
            // Writing to a String cannot fail.
            byte => {
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::is_safe_link;
    use proptest::prelude::*;

    #[test]
    fn regression_a_line_end_in_an_address_began_a_header_of_its_own() {
        let link = link(
            "ada@b.example\r\nBcc: evil@evil.example\u{0}",
            "A\u{1b}b\nc",
            "",
        )
        .unwrap();
        let to = "ada@b.example%20Bcc%3A%20evil@evil.example";
        assert_eq!(link, format!("mailto:{to}?subject=A%20b%20c&body="));
    }

    #[test]
    fn the_first_line_of_a_draft_is_its_subject_and_a_long_one_opens_empty() {
        let whole = draft("", "Subject: Q&A: 50 %\n\nHello,\nyes");
        assert_eq!(
            whole.link,
            "mailto:?subject=Q%26A%3A%2050%20%25&body=Hello%2C%0D%0Ayes"
        );
        assert!(whole.is_whole);
        let long = draft(
            "a@b.example",
            &format!("Subject: S\n{}", "a".repeat(LONGEST)),
        );
        assert_eq!(long.link, "mailto:a@b.example?subject=S&body=");
        assert!(!long.is_whole);
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_safe_link(to in ".{0,12}", text in "(.|\n){0,40}") {
            prop_assert!(is_safe_link(&draft(&to, &text).link));
        }
    }

    #[test]
    fn what_has_a_meaning_in_a_link_is_escaped() {
        assert_eq!(
            link("dana@a.example", "50 % & more?", "Hello,\n\n#1\n").unwrap(),
            "mailto:dana@a.example?subject=50%20%25%20%26%20more%3F&body=Hello%2C%0D%0A%0D%0A%231"
        );
        assert_eq!(
            link("", "ü\nb", "").unwrap(),
            "mailto:?subject=%C3%BC%20b&body="
        );
    }

    #[test]
    fn a_mail_that_would_be_cut_is_refused() {
        let empty = link("", "", "").unwrap().len();
        assert!(link("", "", &"a".repeat(LONGEST - empty)).is_ok());
        let refused = link("", "", &"a".repeat(LONGEST - empty + 1)).unwrap_err();
        assert_eq!(refused.characters, LONGEST + 1);
        assert!(refused.to_string().contains("Copy the text"));
    }
}
