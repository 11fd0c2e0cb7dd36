//! Addresses that people type: which of them become a link that can be clicked.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Why an address does not become a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    #[error("A link starts with https://, http:// or mailto:, and has no spaces.")]
    Start,
    #[error(
        "The link holds a character that cannot be seen or that turns the direction of writing, so that it may lead \
         elsewhere than it looks. Type it by hand, or copy it from the address bar."
    )]
    Hidden,
    #[error(
        "The link carries a user name or a password before an @, and everybody who gets this scorecard would have it. \
         Leave out what stands between // and the @."
    )]
    Secret,
    #[error("No site can have the name behind the //. Copy the link again from the address bar.")]
    Site,
}

/// Refuses an address that is none, that hides where it leads, or that carries a password.
///
/// The rules of the site's name are those of the URL Standard (WHATWG, sections 3.3 and 3.5), as far as they can be told
/// without tables of letters.
pub fn check_link(link: &str) -> Result<(), LinkFault> {
    let lower = link.to_ascii_lowercase();
    if link.contains(|c: char| c.is_whitespace() && !is_hidden(c)) {
        return Err(LinkFault::Start);
    }
    if link.contains(is_hidden) {
        return Err(LinkFault::Hidden);
    }
    if lower.starts_with("mailto:") {
        return Ok(());
    }
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|start| lower.strip_prefix(start));
    let rest = rest.ok_or(LinkFault::Start)?;
    // Browsers take a backslash for a slash.
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    match (authority.contains('@'), is_site(authority)) {
        (true, _) => Err(LinkFault::Secret),
        (false, false) => Err(LinkFault::Site),
        (false, true) => Ok(()),
    }
}

/// Tells whether the character is not seen where it stands, or turns the direction of what follows.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Tells whether a site can have the name, with or without a port.
fn is_site(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, rest)) if address.parse::<Ipv6Addr>().is_ok() => {
                return rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port);
            }
            _ => return false,
        },
        None => authority.split_once(':').unwrap_or((authority, "")),
    };
    let forbidden = ['<', '>', '^', '|', '%', '[', ']', '"', '`', '{', '}', '\''];
    let labels: Vec<&str> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    // A name that ends in a number is an address of four of them.
    let is_number = |label: &&str| label.bytes().all(|b| b.is_ascii_digit());
    let is_right_number = !labels.last().is_some_and(is_number) || host.parse::<Ipv4Addr>().is_ok();
    is_port(port)
        && labels.iter().all(|label| !label.is_empty())
        && !host.contains(forbidden)
        && is_right_number
}

fn is_port(port: &str) -> bool {
    port.is_empty() || port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lead_where_they_say_are_links() {
        for link in [
            "https://a.example/x?y=@z#@w",
            "HTTP://A.example:8080",
            "http://localhost:3000/",
            "https://müller.example/ü",
            "http://[::1]:80/a",
            "http://192.168.0.1/x",
            "mailto:a@b.example?subject=x%20y",
        ] {
            assert_eq!(check_link(link), Ok(()), "{link}");
        }
    }

    #[test]
    fn addresses_that_are_none_or_hide_something_are_refused_with_a_reason() {
        for (link, fault) in [
            ("", LinkFault::Start),
            ("javascript:alert(1)", LinkFault::Start),
            ("//a.example", LinkFault::Start),
            (" https://a", LinkFault::Start),
            ("data:text/html,x", LinkFault::Start),
            ("https://a\u{202e}b", LinkFault::Hidden),
            ("https://a.example/\u{200b}", LinkFault::Hidden),
            ("https://a\nb", LinkFault::Hidden),
            ("mailto:a\u{2066}@b.example", LinkFault::Hidden),
            ("https://user:pw@a.example/", LinkFault::Secret),
            ("https://bank.example@evil.example", LinkFault::Secret),
            ("http://[::1", LinkFault::Site),
            ("http://[::g]", LinkFault::Site),
            ("https://", LinkFault::Site),
            ("https:///path", LinkFault::Site),
            ("http://a..b", LinkFault::Site),
            ("http://a.example:99999", LinkFault::Site),
            ("http://1.2.3.999", LinkFault::Site),
            ("http://a%00.example", LinkFault::Site),
        ] {
            assert_eq!(check_link(link), Err(fault), "{link:?}");
        }
    }
}
