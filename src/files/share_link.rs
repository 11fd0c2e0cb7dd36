//! A scorecard as part of a link: the file, compressed, as base64url behind `#/open=`.
//!
//! What stands behind the `#` is never sent to a server. The compression itself is the browser's, so here
//! is only what can be checked without it: the alphabet and the sizes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::text::MAX_BYTES;

/// The longest payload that is put into a link: mail and chat programs cut longer ones.
pub const MAX_WRITTEN: usize = 100_000;
/// The longest payload that is read.
pub const MAX_READ: usize = 1_000_000;

/// Why the payload of a link was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLink {
    #[error(
        "No scorecard stands in the address. One that came in a link is taken out of it as soon as it is read, so that \
         it does not stay in the history of the browser: open the link again where you got it, whole."
    )]
    Empty,
    #[error("The link has more than {MAX_READ} characters. Ask for the scorecard as a file.")]
    TooLong,
    #[error(
        "The link holds a character that does not belong there, at position {0} of the scorecard. It was \
         changed on the way: copy the whole link again, or ask for the file."
    )]
    Character(usize),
    #[error(
        "The link is damaged or was cut off. Copy the whole link again, or ask for the scorecard as a file."
    )]
    Damaged,
    #[error("The link unpacks to more than {} MB, which no scorecard needs. It was not opened.", MAX_BYTES / 1_048_576)]
    TooLarge,
    #[error("This browser cannot unpack links. Use one from 2023 or later, or ask for the file.")]
    Unsupported,
}

/// Writes compressed bytes as the payload of a link.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Returns the compressed bytes of a payload.
pub fn decode(payload: &str) -> Result<Vec<u8>, BadLink> {
    if payload.is_empty() {
        return Err(BadLink::Empty);
    }
    if payload.len() > MAX_READ {
        return Err(BadLink::TooLong);
    }
    URL_SAFE_NO_PAD
        .decode(payload)
        .map_err(|error| match error {
            base64::DecodeError::InvalidByte(at, _) => BadLink::Character(at + 1),
            _ => BadLink::Damaged,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_reads_back_and_fits_into_an_address() {
        let bytes: Vec<u8> = (0..=255).collect();
        let payload = encode(&bytes);
        assert!(
            payload
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
        assert_eq!(decode(&payload), Ok(bytes));
    }

    #[test]
    fn a_payload_that_was_changed_is_refused() {
        assert_eq!(decode(""), Err(BadLink::Empty));
        assert_eq!(decode("AAA%20"), Err(BadLink::Character(4)));
        assert_eq!(decode("AAAA="), Err(BadLink::Character(5)));
        assert_eq!(decode("AAAAA"), Err(BadLink::Damaged));
        assert_eq!(decode(&"A".repeat(MAX_READ + 1)), Err(BadLink::TooLong));
    }
}
