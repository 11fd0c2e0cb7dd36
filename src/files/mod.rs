//! What goes in and out. Only this module parses or writes a format.
//!
//! In the order of the data's flow:
//! - [`text`]: bytes to text, and places in it.
//! - [`json`]: text to a JSON value, strictly.
//! - [`slot`]: a JSON value to one record with its versions, and back; the storage uses it too.
//! - [`scorecard_file`]: the scorecard file, a public contract. Its schema is
//!   `public/scorecard.schema.json`.
//! - [`preview`]: what an import would do.
//! - [`difference`]: what two versions of a record say differently, in words.
//! - [`assessment_file`]: one assessment, for somebody else to fill.
//! - [`share_link`]: a scorecard as part of a link.
//! - [`csv`]: measurements and risks as tables, to and from spreadsheets; [`dates`] reads dates as people write them.
//! - [`ics`]: calendars; [`reminders`]: the tracking checklist as one, [`updates`]: the stakeholder plan.
//! - [`markdown`]: documents for wikis and tickets; [`mail`]: drafts for the mail program.
//! - [`markdown`]: documents for wikis and tickets. A report also leaves as [`plain_text`], as a draft in [`mail`] and as
//!   [`report_page`], a file that stands alone.
//! - [`evidence`]: what files of scanners and monitors say.
//! - [`markdown`]: documents for wikis and tickets.
//! - [`refusal`]: why a file was not read, in sentences for people.

pub mod assessment_file;
pub mod csv;
pub mod dates;
pub mod difference;
pub mod evidence;
pub mod ics;
pub mod json;
pub mod mail;
pub mod markdown;
#[cfg(test)]
mod one_line;
pub mod plain_text;
pub mod preview;
pub mod refusal;
pub mod reminders;
pub mod report_page;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod schema;
pub mod scorecard_file;
pub mod share_link;
pub mod slot;
pub mod table;
pub mod text;
pub mod updates;
