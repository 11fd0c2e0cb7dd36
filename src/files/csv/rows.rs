//! Refuses quotes that are never closed, for the readers of evidence.

pub(in crate::files) use crate::files::table::OpenQuote;
use crate::files::table::split::{Dialect, Rows};

/// Refuses a quote that is never closed: it would swallow every row after it.
pub(in crate::files) fn refuse_open_quote(text: &str, delimiter: u8) -> Result<(), OpenQuote> {
    let dialect = Dialect {
        separator: delimiter,
        escapes: false,
    };
    let mut rows = Rows::new(text, dialect, 1);
    rows.by_ref().for_each(drop);
    rows.open_quote().map_or(Ok(()), Err)
}
