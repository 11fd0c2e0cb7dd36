//! The letters: what is said about a decision, a risk, a breach at a vendor, in the language of [`crate::domain::words::template`].
//!
//! What they say is in `en/letters/`, one file a matter; what is filled in, the modules of [`crate::domain::explain`] know.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::decide::change_request::ChangeRequest;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::matter::Matter;
use crate::domain::explain::message::VendorBreach;
use crate::domain::explain::scope_reply::{self, ScopeChange};
use crate::domain::explain::script::Audience;
use crate::domain::explain::vendor_notice;
use crate::domain::explain::{escalation, impact_reply, resistance, risk_message};
use crate::domain::named;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Settings;
use crate::domain::words::facts::Facts;
use crate::domain::words::letter::Letter;
use crate::domain::words::template::Template;
use crate::library::text::{self, Entry, Fault, File, choices, file, read};

/// A text of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    VendorInside,
    VendorAsked,
    VendorClient,
    Escalation,
    Resistance,
    ScopeColleague,
    ScopeClient,
    Impact,
    Risk,
    Signature,
}

named!(Key {
    VendorInside: "vendor-inside",
    VendorAsked: "vendor-asked",
    VendorClient: "vendor-client",
    Escalation: "escalation",
    Resistance: "resistance",
    ScopeColleague: "scope-colleague",
    ScopeClient: "scope-client",
    Impact: "impact",
    Risk: "risk",
    Signature: "signature",
});

choices!(Key);

/// A letter before anything is filled in.
struct Prepared {
    key: Key,
    signed: bool,
    text: &'static str,
}

const FILES: [File; 4] = [
    file!("letters/vendor.txt"),
    file!("letters/decision.txt"),
    file!("letters/risk.txt"),
    file!("letters/signature.txt"),
];

static LETTERS: LazyLock<Vec<Prepared>> = LazyLock::new(|| {
    let of = |file| text::entries(file, prepared);
    FILES.into_iter().flat_map(of).collect()
});

fn prepared(entry: &Entry) -> Result<Prepared, Fault> {
    read!(entry => Prepared { key, signed, text })
}

/// Fills a letter in.
fn write(key: Key, facts: &Facts) -> Letter {
    let mut letter = Letter::default();
    // A test finds each key in the files.
    if let Some(prepared) = LETTERS.iter().find(|prepared| prepared.key == key) {
        letter.add(Template::read(prepared.text).fill(facts));
        if prepared.signed {
            letter.say("\n\n");
            letter.add(write(Key::Signature, facts));
        }
    }
    letter
}

/// Tells of a breach at a vendor.
pub fn vendor_notice(
    breach: &VendorBreach,
    reader: vendor_notice::Reader,
    settings: &Settings,
    today: NaiveDate,
) -> Letter {
    let key = match reader {
        vendor_notice::Reader::Inside => Key::VendorInside,
        vendor_notice::Reader::Vendor => Key::VendorAsked,
        vendor_notice::Reader::Client => Key::VendorClient,
    };
    write(key, &vendor_notice::facts(breach, settings, today))
}

/// Asks those to decide who may accept more risk than the coordinator.
pub fn escalation(matter: &Matter) -> Letter {
    write(Key::Escalation, &escalation::facts(matter))
}

/// Gives the words for the talk with somebody who resists.
pub fn resistance(matter: &Matter) -> Letter {
    write(Key::Resistance, &resistance::facts(matter))
}

/// Replies to a request that would widen the scope, before it is assessed.
pub fn scope_reply(
    card: &Scorecard,
    change: &ScopeChange,
    reader: scope_reply::Reader,
    now: NaiveDateTime,
) -> Letter {
    let key = match reader {
        scope_reply::Reader::Colleague => Key::ScopeColleague,
        scope_reply::Reader::Client => Key::ScopeClient,
    };
    write(key, &scope_reply::facts(card, change, reader, now))
}

/// Answers a change request after it was assessed.
pub fn impact_reply(matter: &Matter, request: &ChangeRequest) -> Letter {
    write(Key::Impact, &impact_reply::facts(matter, request))
}

/// Tells a risk to a reader.
pub fn risk(card: &Scorecard, risk: &Risk, reader: Audience, today: NaiveDate) -> Letter {
    write(Key::Risk, &risk_message::facts(card, risk, reader, today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_is_written_once() {
        for key in Key::ALL {
            let count = LETTERS.iter().filter(|one| one.key == key).count();
            assert_eq!(count, 1, "{}", key.name());
        }
    }
}
