//! What a walk in Chromium has found, kept for the engines in which finding it takes too long.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::{env, fs};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::field::Field;
use crate::Result;
use crate::clock;
use crate::driver::{given, scratch};

/// The fields on one share of the pages, and what is stored where they are.
#[derive(Deserialize, Serialize)]
pub struct Found {
    mark: u64,
    pub fields: Vec<Field>,
    pub grounds: Vec<Value>,
}

impl Found {
    pub fn keep(share: usize, fields: &[Field], grounds: &[Value]) -> Result {
        let found = Found {
            mark: mark()?,
            fields: fields.to_vec(),
            grounds: grounds.to_vec(),
        };
        fs::create_dir_all(scratch())?;
        // Whole or not at all: a walk may be ended at any moment.
        let unfinished = file(share).with_extension("unfinished");
        fs::write(&unfinished, serde_json::to_vec(&found)?)?;
        Ok(fs::rename(unfinished, file(share))?)
    }

    /// What was found in this build; nothing where that was not tried yet.
    pub fn of(share: usize) -> Result<Option<Found>> {
        let Ok(kept) = fs::read(file(share)) else {
            return Ok(None);
        };
        let found = serde_json::from_slice::<Found>(&kept).ok();
        let mark = mark()?;
        Ok(found.filter(|found| found.mark == mark))
    }
}

fn file(share: usize) -> PathBuf {
    scratch().join(format!("fields-{share}.json"))
}

/// What the fields depend on: the build (its page names each file by what is in it), the walk, the day, and the pages.
fn mark() -> Result<u64> {
    let page = fs::read_to_string(given("LINCHPIN_DIST").join("index.html"))?;
    let walk = [include_str!("page.js"), include_str!("find.rs")];
    let mut hash = DefaultHasher::new();
    (page, walk, clock::usual_day(), env::var("WALK_PAGES").ok()).hash(&mut hash);
    Ok(hash.finish())
}
