//! Mail drafts as `mailto:` links (RFC 6068), which the person's own mail program opens.

/// Returns the link for the text; a first line `Subject: …` becomes the subject.
pub fn draft_link(to: &str, text: &str) -> String {
    let (subject, body) = match text.strip_prefix("Subject: ") {
        Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
        None => ("", text),
    };
    let mut link = format!("mailto:{}?", encoded(to.trim()));
    if !subject.is_empty() {
        link += &format!("subject={}&", encoded(subject.trim()));
    }
    link + "body=" + &encoded(&body.trim().replace("\r\n", "\n").replace('\n', "\r\n"))
}

/// Writes every byte as `%XX` that has no fixed meaning in a link.
fn encoded(text: &str) -> String {
    let mut link = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                link.push(char::from(byte));
            }
            _ => link += &format!("%{byte:02X}"),
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::is_safe_link;
    use proptest::prelude::*;

    #[test]
    fn the_first_line_is_the_subject_and_lines_end_as_mail_wants() {
        assert_eq!(
            draft_link("", "Subject: Q&A: 50 %\n\nHello,\nyes"),
            "mailto:?subject=Q%26A%3A%2050%20%25&body=Hello%2C%0D%0Ayes"
        );
        assert_eq!(
            draft_link("a@b.example", "Hello"),
            "mailto:a@b.example?body=Hello"
        );
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_safe_link(to in ".{0,12}", text in "(.|\n){0,40}") {
            prop_assert!(is_safe_link(&draft_link(&to, &text)));
        }
    }
}
