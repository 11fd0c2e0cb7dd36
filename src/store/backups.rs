//! Copies of scorecards in IndexedDB, made before anything large happens to them.
//!
//! They live beside localStorage so that they do not eat its 5 MiB. A ring: the newest [`KEPT`] stay.

use std::future::Future;

use chrono::NaiveDateTime;
use rexie::{ObjectStore, Rexie, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::patience::within;

/// So many backups are kept.
pub const KEPT: usize = 10;
const DATABASE: &str = "linchpin";
const TABLE: &str = "backups";

/// A scorecard as it was, in the form of an exported file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backup {
    pub title: String,
    /// What it was made before, as the end of "before …".
    pub before: String,
    #[serde(with = "crate::domain::value::instant")]
    pub at: NaiveDateTime,
    pub file: String,
}

/// Why there is no backup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    #[error("This browser could not keep a backup ({0})")]
    Browser(String),
    #[error("This browser says that it kept a backup, but reads back something else")]
    ReadBack,
    #[error("This browser's store for backups does not answer")]
    Silent,
}

impl From<rexie::Error> for BackupError {
    fn from(error: rexie::Error) -> BackupError {
        // Its own text only says "idb error"; what happened is said by the source.
        BackupError::Browser(match std::error::Error::source(&error) {
            Some(source) => source.to_string(),
            None => error.to_string(),
        })
    }
}

/// So long a store that does not answer is waited for, in milliseconds.
const PATIENCE: u32 = 5_000;

async fn answered<T>(work: impl Future<Output = Result<T, BackupError>>) -> Result<T, BackupError> {
    within(PATIENCE, work)
        .await
        .unwrap_or(Err(BackupError::Silent))
}

async fn open() -> Result<Rexie, BackupError> {
    let table = ObjectStore::new(TABLE).auto_increment(true);
    Ok(Rexie::builder(DATABASE)
        .version(1)
        .add_object_store(table)
        .build()
        .await?)
}

/// Keeps a backup, reads it back, and drops the oldest beyond [`KEPT`].
pub async fn keep(backup: &Backup) -> Result<(), BackupError> {
    answered(put(backup)).await
}

async fn put(backup: &Backup) -> Result<(), BackupError> {
    let text =
        serde_json::to_string(backup).map_err(|error| BackupError::Browser(error.to_string()))?;
    let database = open().await?;
    let transaction = database.transaction(&[TABLE], TransactionMode::ReadWrite)?;
    let table = transaction.store(TABLE)?;
    let key = table.add(&JsValue::from_str(&text), None).await?;
    if table
        .get(key)
        .await?
        .and_then(|kept| kept.as_string())
        .as_deref()
        != Some(&text)
    {
        return Err(BackupError::ReadBack);
    }
    let keys = table.get_all_keys(None, None).await?;
    for key in keys.iter().take(keys.len().saturating_sub(KEPT)) {
        table.delete(key.clone()).await?;
    }
    transaction.done().await?;
    database.close();
    Ok(())
}

/// Returns the backups, the newest first.
pub async fn list() -> Result<Vec<Backup>, BackupError> {
    answered(read_all()).await
}

async fn read_all() -> Result<Vec<Backup>, BackupError> {
    let database = open().await?;
    let transaction = database.transaction(&[TABLE], TransactionMode::ReadOnly)?;
    let kept = transaction.store(TABLE)?.get_all(None, None).await?;
    transaction.done().await?;
    database.close();
    let texts = kept.iter().rev().filter_map(JsValue::as_string);
    Ok(texts
        .filter_map(|text| serde_json::from_str(&text).ok())
        .collect())
}

/// Removes all backups.
pub async fn erase() -> Result<(), BackupError> {
    answered(clear()).await
}

async fn clear() -> Result<(), BackupError> {
    // Not the database itself: to delete it waits until every other tab has let go of it.
    let database = open().await?;
    let transaction = database.transaction(&[TABLE], TransactionMode::ReadWrite)?;
    transaction.store(TABLE)?.clear().await?;
    transaction.done().await?;
    database.close();
    Ok(())
}
