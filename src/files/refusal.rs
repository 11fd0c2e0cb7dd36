//! Why a file was not read: what is wrong, where, and what to do next.
//!
//! Every message is a text for people. A refused file changes nothing.

pub(super) use crate::domain::field::shortened;
use crate::domain::record::Kind;
use crate::domain::revision::Id;

use super::json::MAX_DEPTH;
use super::text::{MAX_BYTES, Place};
use crate::domain::words::capital;

/// Why a file was not read; nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error(
        "The file has {:.1} MB, and at most {} MB are read. Choose a scorecard exported by Linchpin, or \
         split the file.",
        *.bytes as f64 / 1_048_576.0, MAX_BYTES / 1_048_576
    )]
    TooLarge { bytes: usize },
    #[error(
        "The file is not UTF-8 text: byte {byte}, on line {line}, belongs to no character. Save it again \
         with the encoding UTF-8."
    )]
    NotUtf8 { byte: usize, line: usize },
    #[error(
        "The file ends too early, at {place}: it was cut off while it was saved or sent. Export or copy \
         it again."
    )]
    CutOff { place: Place },
    #[error(
        "The file is not JSON: at {place}, {what}. Choose a file that ends in .scorecard.json, or correct \
         that place."
    )]
    NotJson { place: Place, what: String },
    #[error(
        "At {place}, objects and lists are nested more than {MAX_DEPTH} deep. No scorecard needs that: \
         choose a file exported by Linchpin."
    )]
    TooDeep { place: Place },
    #[error(
        "At {place}, the key “{key}” occurs a second time in one object, so one of the two values would \
         be lost. Remove one of them."
    )]
    DuplicateKey { key: String, place: Place },
    #[error(
        "At {place}, a number is not finite or too large to be kept. Write the value, or remove the \
         record if it is unknown."
    )]
    NotFinite { place: Place },
    #[error(
        "The file is JSON, but not a scorecard of Linchpin: it does not say \
         “\"format\": \"linchpin.scorecard\"”. Choose a file that ends in .scorecard.json."
    )]
    NotOurs,
    #[error(
        "The file has version {theirs} of the scorecard format, and this Linchpin reads up to version \
         {ours}. Open it with a newer Linchpin."
    )]
    Newer { theirs: u64, ours: u64 },
    #[error(
        "The file's “{field}” cannot be read: {why}. Correct it, or export the scorecard again."
    )]
    Head { field: String, why: String },
    #[error(
        "The file holds records of the kind “{name}”, which this Linchpin does not know. Open it with a \
         newer Linchpin, or correct the name."
    )]
    UnknownKind { name: String },
    #[error(
        "{} number {position}{} cannot be read: {error}. Correct it in the file, or export the scorecard \
         again.",
        capital(.kind.one()), named(.name)
    )]
    Record {
        kind: Kind,
        /// Counted from 1 within its kind.
        position: usize,
        /// What people call the record, or its id; empty when it has neither.
        name: String,
        error: RecordError,
    },
    #[error(
        "{} number {second} has the same id as number {first}: {id}. Remove one of them, or give it an \
         id of its own.",
        capital(.kind.one())
    )]
    DuplicateId {
        kind: Kind,
        first: usize,
        second: usize,
        id: Id,
    },
}

/// What is wrong with one record, and in which field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{why}", in_field(.field))]
pub struct RecordError {
    /// The path to the field, like `targets[0].tolerance`; empty when it is the record as a whole.
    pub field: String,
    pub why: String,
}

impl RecordError {
    pub fn new(field: impl Into<String>, why: impl Into<String>) -> RecordError {
        RecordError {
            field: field.into(),
            why: why.into(),
        }
    }
}

fn in_field(field: &str) -> String {
    match field {
        "" => String::new(),
        field => format!("in its field “{field}”, "),
    }
}

fn named(name: &str) -> String {
    match name {
        "" => String::new(),
        name => format!(" (“{}”)", shortened(name)),
    }
}
