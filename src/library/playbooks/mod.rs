//! Playbooks for what goes wrong in projects, one file each, ready to be run, practised or copied.
//!
//! A run and a copy hold their own text: correcting an entry here never changes them.

use crate::domain::respond::playbook::PlaybookTemplate;

const PLAYBOOKS: &[PlaybookTemplate] = &[];

/// Returns all playbooks of the library.
pub fn all() -> impl Iterator<Item = &'static PlaybookTemplate> {
    PLAYBOOKS.iter()
}

/// Returns the playbook with this key.
pub fn by_key(key: &str) -> Option<&'static PlaybookTemplate> {
    all().find(|template| template.key == key)
}
