//! Why a file of a tool was not read: what is wrong, where, and what to do next.

use crate::files::json::MAX_DEPTH;
use crate::files::refusal::Refusal;
use crate::files::table::encoding::NotText;
use crate::files::table::{NoTable, OpenQuote};
use crate::files::text::Place;

/// Why a file was not read; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceRefusal {
    #[error("The file is empty. Export it from the tool again.")]
    Empty,
    #[error(
        "The file holds nothing but “null”. Trivy before version 0.20 wrote that where it found nothing, but other tools \
         write it where something is missing, and the file does not say what was scanned. If Trivy wrote it, enter 0 at the \
         KPI; better, scan again with a newer Trivy."
    )]
    Null,
    #[error(transparent)]
    NotText(#[from] NotText),
    #[error(
        "The file ends too early, at {place}: it was cut off while it was saved or sent. Export it from the tool again."
    )]
    CutOff { place: Place },
    #[error("The file is damaged at {place}: {what}. Export it from the tool again.")]
    Damaged { place: Place, what: String },
    #[error(
        "At {place}, the file is nested more than {MAX_DEPTH} deep, which no report of a known tool is. Export it from \
         the tool again."
    )]
    TooDeep { place: Place },
    #[error(
        "At {place}, the file declares a document type or entities of its own, with which a small file can grow without \
         end. No known tool writes that: export it from the tool again."
    )]
    Declares { place: Place },
    #[error(
        "In the file, “{path}” is {is}, where {belongs} belongs. Export it from the tool again, or choose another file."
    )]
    WrongType {
        path: String,
        is: &'static str,
        belongs: &'static str,
    },
    #[error(
        "The file is SARIF of version “{version}”, and version 2.1.0 is read. Let the tool write SARIF 2.1.0, or convert \
         the file with Microsoft's sarif-multitool."
    )]
    OtherSarif { version: String },
    #[error(
        "On line {line}, a quote is opened and never closed, so that the rest of the file would be one cell. Close it, or \
         export the file again."
    )]
    OpenQuote { line: u64 },
    #[error(
        "The file is {what}, but not from a tool that is known here. Read are: Trivy and Grype (JSON), SARIF 2.1.0, \
         Nessus and OpenVAS (CSV and XML), Tenable (CSV), the summary.json of Upptime, and any table with a row of names above it."
    )]
    UnknownTool { what: &'static str },
    #[error(
        "The file is a scorecard of Linchpin. Open it on the page “Your data”, under “Import a file”."
    )]
    Scorecard,
}

impl From<Refusal> for EvidenceRefusal {
    /// Puts what the strict JSON reader refuses into the words for files of tools.
    fn from(refusal: Refusal) -> EvidenceRefusal {
        match refusal {
            Refusal::CutOff { place } => EvidenceRefusal::CutOff { place },
            Refusal::TooDeep { place } => EvidenceRefusal::TooDeep { place },
            Refusal::NotJson { place, what } => EvidenceRefusal::Damaged { place, what },
            Refusal::DuplicateKey { key, place } => EvidenceRefusal::Damaged {
                place,
                what: format!("the key “{key}” occurs a second time in one object"),
            },
            Refusal::NotFinite { place } => EvidenceRefusal::Damaged {
                place,
                what: "a number is too large, or is none".to_owned(),
            },
            // The others are about bytes and about scorecards, and no text is refused for them.
            _ => EvidenceRefusal::UnknownTool { what: "JSON" },
        }
    }
}

impl From<NoTable> for EvidenceRefusal {
    fn from(why: NoTable) -> EvidenceRefusal {
        match why {
            NoTable::Empty => EvidenceRefusal::Empty,
            NoTable::OpenQuote(quote) => quote.into(),
        }
    }
}

impl From<OpenQuote> for EvidenceRefusal {
    fn from(quote: OpenQuote) -> EvidenceRefusal {
        EvidenceRefusal::OpenQuote { line: quote.line }
    }
}
