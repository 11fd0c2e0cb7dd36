//! The script as a paragraph of a report: what the figure is, what it says, why, and what to expect.

use super::facts::{Facts, Sentence, in_a_row};
use super::{Context, ScriptDraft, joined, outlook, sentences};
use crate::domain::explain::script::Audience;

/// Writes the paragraph for the audience; its gaps are those of the script.
pub fn paragraph(context: &Context, audience: Audience) -> ScriptDraft {
    let facts = Facts::new(context, audience);
    let mut told: Vec<Sentence> = sentences::figures(&facts);
    told.extend(sentences::reading(&facts));
    told.extend(sentences::reason(&facts));
    told.extend(outlook::outlook(&facts));
    told.extend(outlook::caveat(&facts));
    ScriptDraft {
        pieces: joined(in_a_row(told)),
    }
}
