//! The version of the stored form: whether this program may write here.

use super::disk::{Disk, DiskError};
use super::keys;
use super::load;

/// The version of the stored form that this program writes.
pub(super) const STORED_VERSION: u32 = 1;

/// What is written about the version.
enum WrittenAs {
    Nothing,
    Ours,
    Newer(String),
    Damaged(String),
}

fn written(disk: &impl Disk) -> Result<WrittenAs, DiskError> {
    Ok(match disk.get(keys::VERSION)? {
        None => WrittenAs::Nothing,
        Some(text) if text == STORED_VERSION.to_string() => WrittenAs::Ours,
        Some(text) if is_newer(&text) => WrittenAs::Newer(text),
        Some(text) => WrittenAs::Damaged(text),
    })
}

/// Tells whether the text is a whole number above ours, as a program writes it. No other is a version.
fn is_newer(text: &str) -> bool {
    let is_number = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    // A number that is too long to be read is above ours too.
    is_number
        && !text.is_empty()
        && text
            .parse()
            .map_or(true, |version: u32| version > STORED_VERSION)
}

/// Returns the version that wrote here, when it is newer than this one.
pub(super) fn newer(disk: &impl Disk) -> Result<Option<String>, DiskError> {
    Ok(match written(disk)? {
        WrittenAs::Newer(version) => Some(version),
        _ => None,
    })
}

/// Sets a version aside that no program can have written.
pub(super) fn heal(disk: &impl Disk) -> Result<(), DiskError> {
    match written(disk)? {
        WrittenAs::Damaged(text) => load::set_aside(disk, keys::VERSION, &text),
        _ => Ok(()),
    }
}

/// Notes the version, once.
pub(super) fn sign(disk: &impl Disk) -> Result<(), DiskError> {
    heal(disk)?;
    match written(disk)? {
        WrittenAs::Ours => Ok(()),
        _ => disk.set(keys::VERSION, &STORED_VERSION.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_number_above_ours_is_a_newer_version() {
        for newer in ["2", "10", "4294967296", "99999999999999999999999"] {
            assert!(is_newer(newer), "{newer}");
        }
        for damage in [
            "", "1", "1 ", " 2", "0", "02", "+2", "2.0", "-2", "２", "later", "1\u{0}",
        ] {
            assert!(!is_newer(damage), "{damage:?}");
        }
    }
}
