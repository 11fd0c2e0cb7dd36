//! The fixed words of a script, by audience.

use crate::domain::explain::script::Audience;
use crate::domain::explain::situation::{Reading, Situation};

/// Returns the greeting of a spoken script.
pub fn hello(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager | Audience::Ciso => "Hello.",
        Audience::Client | Audience::Executives => "Good day.",
    }
}

/// Returns the greeting of a mail.
pub fn salutation(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager | Audience::Ciso => "Hello,",
        Audience::Client | Audience::Executives => "Dear all,",
    }
}

/// Returns what introduces the KPI: `<lead> <name>.`
pub fn opening(audience: Audience, situation: Situation) -> &'static str {
    let good = matches!(situation, Situation::GoodNews { .. });
    let calm = matches!(situation, Situation::Steady | Situation::JustBack { .. });
    match audience {
        Audience::Client if good => "I have good news on one of the security figures we watch:",
        Audience::Client => "This is an update on one of the security figures we watch:",
        _ if good => "I have good news on one of our security figures:",
        Audience::ProjectManager => "Here is a quick update on one of our security figures:",
        Audience::Ciso => "Here is where we stand on one of our KPIs:",
        Audience::Executives if calm => "This is a short update on one security figure:",
        Audience::Executives => "One security figure needs your attention:",
    }
}

/// Returns what introduces the reason.
pub fn reason_lead(audience: Audience, situation: Situation) -> &'static str {
    if matches!(situation, Situation::GoodNews { .. } | Situation::Steady) {
        return "What is behind it:";
    }
    if matches!(situation, Situation::JustBack { .. }) {
        return "Why it was missed:";
    }
    match audience {
        Audience::ProjectManager | Audience::Client => "The reason:",
        Audience::Ciso => "The cause, as far as we know it:",
        Audience::Executives => "The cause:",
    }
}

/// Returns what is asked of the coordinator where the reason is missing.
pub fn reason_hint(situation: Situation, reading: Reading) -> &'static str {
    match (situation, reading) {
        (Situation::GoodNews { .. }, _) => "what made the difference",
        (Situation::Drifting { .. }, _) => "what is changing",
        (Situation::Recovering { .. } | Situation::JustBack { .. }, _) => "why it happened",
        (_, Reading::Noise | Reading::Flat { .. }) => "what in the way we work keeps it there",
        _ => "why it happened",
    }
}

/// Returns what introduces the ask.
pub fn ask_lead(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager | Audience::Ciso => "What I need from you:",
        Audience::Client => "What we ask of you:",
        Audience::Executives => "The decision I need:",
    }
}

/// Returns what is asked of the coordinator where the ask is missing.
pub fn ask_hint(audience: Audience, measured: bool) -> &'static str {
    match audience {
        Audience::ProjectManager | Audience::Ciso | Audience::Executives if !measured => {
            "what it takes to get the figure"
        }
        Audience::ProjectManager => "what the plan should make room for",
        Audience::Ciso => "backing, budget or a decision",
        Audience::Client => "what they should do, if anything",
        Audience::Executives => "what to decide, and by when",
    }
}

/// Says that nothing is asked.
pub fn no_ask(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager => "I need nothing from the plan for this",
        Audience::Ciso => "I need no decision from you on this",
        Audience::Client => "There is nothing you need to do",
        Audience::Executives => "No decision is needed",
    }
}

/// Returns the last words of a spoken script.
pub fn thanks(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager | Audience::Ciso => "Thank you.",
        Audience::Client => "Thank you, and please ask if anything is unclear.",
        Audience::Executives => "Thank you. I am happy to take questions.",
    }
}
