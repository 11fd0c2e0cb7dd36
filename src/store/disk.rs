//! Storage as the rest of this module needs it: texts under keys, with writes that can fail.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why storage did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiskError {
    #[error("This browser's storage for the page is full")]
    Full,
    #[error("This browser does not let the page store anything ({0})")]
    Blocked(String),
}

/// Texts under keys. A write happens whole or not at all.
pub trait Disk {
    fn get(&self, key: &str) -> Result<Option<String>, DiskError>;
    fn set(&self, key: &str, text: &str) -> Result<(), DiskError>;
    fn remove(&self, key: &str) -> Result<(), DiskError>;
    fn keys(&self) -> Result<Vec<String>, DiskError>;

    /// Everything is about to be erased: nothing that was written before may come back after a crash.
    fn forget(&self) {}
}

/// Storage in memory that can be told to fail, for tests. Clones share their content.
#[derive(Clone, Default)]
pub struct MemoryDisk {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    /// How many more writes succeed; `None` is no limit.
    pub writes_left: Rc<Cell<Option<usize>>>,
}

impl MemoryDisk {
    fn spend(&self) -> Result<(), DiskError> {
        match self.writes_left.get() {
            Some(0) => Err(DiskError::Full),
            Some(left) => {
                self.writes_left.set(Some(left - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Returns everything that is stored.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }
}

impl Disk for MemoryDisk {
    fn get(&self, key: &str) -> Result<Option<String>, DiskError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DiskError> {
        self.spend()?;
        self.texts
            .borrow_mut()
            .insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), DiskError> {
        self.spend()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, DiskError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
