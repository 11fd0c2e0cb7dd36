//! A text that the app writes about the decision: its gaps marked, to edit, to copy.

use crate::ui::dom::Node;
use crate::ui::prelude::*;

use super::subject::{OpenDecision, Told};
use crate::domain::decide::decision::TextKind;
use crate::domain::words::letter::Letter;
use crate::ui::pages::explain::text_panel::{Edited, Text, text_panel};

/// The text; `pick` says which of them, `label` what the box is called while it is edited.
pub fn letter_panel(
    subject: OpenDecision,
    kind: TextKind,
    pick: fn(&Told) -> &Letter,
    label: &'static str,
) -> Node {
    let edited = Memo::new(move |_| {
        subject.decision.with(|decision| {
            let mut wordings = decision.wordings.iter();
            let edited = wordings.find(|wording| wording.kind == kind)?;
            Some(Edited {
                text: edited.text.clone(),
                draft: edited.draft.clone(),
            })
        })
    });
    text_panel(Text {
        letter: Memo::new(move |_| subject.told.with(|told| pick(told).clone())),
        edited,
        keep: Callback::new(move |(text, draft)| subject.keep_wording(kind, text, draft)),
        label,
    })
}
