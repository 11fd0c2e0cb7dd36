//! Files of scanners and monitors, and what they say: bytes in, a [`Reading`] or a refusal out.
//!
//! [`encoding`](crate::files::table::encoding) makes text of bytes, [`detect`] tells by the content what wrote it, and one reader a format tells
//! the [`Tally`](crate::domain::measure::evidence::tally::Tally) of the domain what it finds:
//! - JSON: [`trivy`], [`grype`], [`sarif`] and [`upptime`], which walk over a [`node`] tree of the keys they need.
//! - Tables: [`nessus_csv`] (Tenable's too) and [`openvas_csv`], row by row through [`rows`].
//! - XML: [`nessus_xml`] and [`openvas_xml`], element by element through [`xml`].
//!
//! Any other table goes to [`table`], whose columns a person names.
//!
//! [`refusal`] says why a file was not read; the dates that tools write are read by [`dates`](crate::files::dates).

mod columns;
mod detect;
mod grype;
mod nessus_csv;
mod nessus_xml;
mod node;
mod openvas_csv;
mod openvas_xml;
pub mod refusal;
mod rows;
mod sarif;
pub mod table;
mod trivy;
mod upptime;
mod xml;

use crate::domain::measure::evidence::{Reading, Severity, ToolReader};

pub use detect::detect;
pub use refusal::EvidenceRefusal;

/// Reads what a tool wrote. `None`: it is a table that no tool is known for, so a person has to name its columns.
///
/// `progress` hears now and then how many bytes are done.
pub fn read(
    text: &str,
    progress: &mut dyn FnMut(usize),
) -> Result<Option<Reading>, EvidenceRefusal> {
    let reading = match detect(text)? {
        ToolReader::Trivy => trivy::read(text),
        ToolReader::Grype => grype::read(text),
        ToolReader::Sarif => sarif::read(text),
        ToolReader::Upptime => upptime::read(text),
        reader @ (ToolReader::NessusCsv | ToolReader::TenableCsv) => {
            nessus_csv::read(text, reader, progress)
        }
        ToolReader::OpenVasCsv => openvas_csv::read(text, progress),
        ToolReader::NessusXml => nessus_xml::read(text, progress),
        ToolReader::OpenVasXml => openvas_xml::read(text, progress),
        ToolReader::Table => return Ok(None),
    }?;
    Ok(Some(reading))
}

/// Returns the severity that a tool names by a word; `None` for words that no tool here uses.
fn severity_of(word: &str) -> Option<Severity> {
    const WORDS: [(&str, Severity); 12] = [
        ("critical", Severity::Critical),
        ("high", Severity::High),
        // Red Hat's words are critical, important, moderate and low; GitHub and npm say moderate, too.
        ("important", Severity::High),
        ("medium", Severity::Medium),
        ("moderate", Severity::Medium),
        ("low", Severity::Low),
        ("negligible", Severity::Info),
        ("info", Severity::Info),
        ("informational", Severity::Info),
        ("none", Severity::Info),
        ("log", Severity::Info),
        ("unknown", Severity::Unrated),
    ];
    let known = WORDS
        .iter()
        .find(|(name, _)| word.trim().eq_ignore_ascii_case(name));
    known.map(|(_, severity)| *severity)
}
