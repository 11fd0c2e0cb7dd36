//! Messages about something that came up: what they are written from, and the wordings that were edited by hand.
//!
//! [`super::vendor_notice`] tells of a breach at a vendor, and [`super::risk_message`] tells a risk of the register. Their
//! inputs are small and stand alone, so that whoever has them, a page or a playbook, can have the texts.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, record};
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Moment;

/// A message with its edited wordings. About a risk, its id is that of the risk.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Message {
    pub id: Id,
    #[field(needed)]
    pub about: About,
    /// Wordings edited by hand, at most one of each kind.
    pub wordings: Vec<MessageWording>,
    pub extra: Extra,
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Value)]
pub enum About {
    /// The risk of the register that has the message's id.
    Risk,
    VendorBreach(Box<VendorBreach>),
}

/// A breach at a vendor.
#[derive(Clone, Debug, Default, PartialEq, Value)]
pub struct VendorBreach {
    #[field(line)]
    pub vendor: String,
    /// What happened, as far as it is known.
    pub known: String,
    /// What is not known yet.
    pub unknown: String,
    /// The day on which we learned of it, with the time where it is known.
    pub learned: Option<Moment>,
    /// What of ours the vendor holds or reaches.
    pub holds: String,
    pub touched: Touched,
    /// What we have done so far.
    pub done: String,
    /// The day by which the vendor has to answer.
    pub answer_by: Option<NaiveDate>,
    pub extra: Extra,
}

/// Whether data of ours are touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Value)]
pub enum Touched {
    #[default]
    NotKnown,
    Yes,
    No,
}

named!(Touched {
    NotKnown: "Not known yet",
    Yes: "Yes",
    No: "No",
});

/// A text of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub enum MessageText {
    /// The risk in a paragraph.
    RiskStatement,
    /// The risk as a mail, by who reads it.
    RiskToProjectManager,
    RiskToCiso,
    RiskToClient,
    RiskToExecutives,
    /// To the project and those above it.
    NoticeInside,
    NoticeToVendor,
    NoticeToClient,
}

/// A text as the coordinator wants to say it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct MessageWording {
    pub kind: MessageText,
    #[field(needed)]
    pub text: String,
    /// The draft that was edited: when the facts give another draft, the text is out of date.
    #[field(needed)]
    pub draft: String,
    pub extra: Extra,
}

impl Message {
    pub fn new(id: Id, about: About) -> Message {
        Message {
            id,
            about,
            wordings: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Returns the wording that was edited by hand, if there is one.
    pub fn wording(&self, kind: MessageText) -> Option<&MessageWording> {
        self.wordings.iter().find(|wording| wording.kind == kind)
    }

    /// Keeps the wording; the draft itself, or none, goes back to the draft.
    pub fn keep(&mut self, kind: MessageText, text: Option<String>, draft: &str) {
        self.wordings.retain(|wording| wording.kind != kind);
        if let Some(text) = text.filter(|text| text != draft) {
            self.wordings.push(MessageWording {
                kind,
                text,
                draft: draft.to_owned(),
                extra: Extra::new(),
            });
        }
    }
}

record!(Message);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    #[test]
    fn a_wording_is_kept_once_and_the_draft_is_none() {
        let mut message = Message::new(Id::from_number(1), About::Risk);
        let keep = |message: &mut Message, text: &str| {
            message.keep(MessageText::RiskToCiso, Some(text.to_owned()), "draft");
        };
        keep(&mut message, "one");
        keep(&mut message, "two");
        assert_eq!(message.wordings.len(), 1);
        assert_eq!(
            message.wording(MessageText::RiskToCiso).unwrap().text,
            "two"
        );
        assert!(message.wording(MessageText::RiskStatement).is_none());
        keep(&mut message, "draft");
        assert!(message.wordings.is_empty());
    }

    #[test]
    fn a_breach_needs_the_name_of_the_vendor() {
        let breach = |vendor: &str| {
            let vendor = vendor.to_owned();
            let breach = VendorBreach {
                vendor,
                ..VendorBreach::default()
            };
            Message::new(Id::from_number(1), About::VendorBreach(Box::new(breach))).check()
        };
        assert!(breach(" ").is_err());
        assert_eq!(breach("Cloudhost"), Ok(()));
    }
}
