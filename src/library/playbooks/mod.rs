//! Playbooks for what goes wrong in projects, one file each, ready to be run, practised or copied.
//!
//! A run and a copy hold their own text: correcting an entry here never changes them.

use crate::domain::respond::own::Playbook;
use crate::domain::respond::playbook::PlaybookTemplate;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

const PLAYBOOKS: &[PlaybookTemplate] = &[];

/// Returns all playbooks of the library.
pub fn all() -> impl Iterator<Item = &'static PlaybookTemplate> {
    PLAYBOOKS.iter()
}

/// Returns the playbook with this key.
pub fn by_key(key: &str) -> Option<&'static PlaybookTemplate> {
    all().find(|template| template.key == key)
}

/// Returns the playbook that a run or an address refers to: one of the library by key, or an own one by id.
pub fn find(card: &Scorecard, reference: &str) -> Option<Playbook> {
    match by_key(reference) {
        // It is not kept, so that its id names nothing.
        Some(template) => Some(template.to_playbook(Id::ONLY)),
        None => card.get::<Playbook>(reference.parse().ok()?).cloned(),
    }
}
