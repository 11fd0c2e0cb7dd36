//! Where it lives: the browser's storage, record by record, so that a change touches only what it changed.
//!
//! - [`disk`]: storage as this module needs it, in the browser or in memory for tests.
//! - [`keys`]: the names of what is stored.
//! - [`shelf`]: the stored form of records.
//! - [`journal`]: several writes as one, through the redo log.
//! - `version`: whether this program may write here.
//! - `load`: reading what is stored.
//! - `tab` ([`Store`]): one tab’s view of it: opening, adding, removing.
//! - `save`: edits whole or not at all, beside those of other tabs.
//! - `drafts`: what was typed into forms that are not saved yet.
//! - `follow`: what other tabs have stored, taken over.
//! - [`lineage`]: which writes a record follows, so that edits of the same moment are joined.
//! - [`recent`]: what was written last, until it is surely on the disk; `recorder` and `strict` (browser only)
//!   keep it.
//! - `patience` (browser only): waiting only so long.
//! - [`backups`] (browser only): copies in IndexedDB, before anything large happens.
//!
//! What is promised, each with a test: nothing is written before the first load has finished; what is
//! called saved was read back; an edit is stored whole or, after a cut, replayed whole at the next start;
//! an unreadable record is set aside, never replaced.

#[cfg(target_arch = "wasm32")]
pub mod backups;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod disk;
mod drafts;
mod follow;
pub mod journal;
pub mod keys;
pub mod lineage;
mod load;
mod many;
#[cfg(target_arch = "wasm32")]
mod patience;
pub mod recent;
#[cfg(target_arch = "wasm32")]
pub mod recorder;
mod save;
pub mod shelf;
#[cfg(target_arch = "wasm32")]
mod strict;
mod tab;
mod version;

pub use drafts::{Draft, DraftField};
pub use load::{Contents, Listed, Opened, Quarantined};
pub use tab::{Commit, SaveError, Store};
