//! A line of a résumé: what was done, which KPI moved from what to what, over which time, and what that was worth.
//!
//! - [`draft`]: what is said about it.
//! - [`figures`]: its figures, from a KPI's history or typed.
//!
//! What nobody has said yet is a gap in square brackets.

pub mod draft;
pub mod figures;

use self::draft::{Draft, Share};
use self::figures::{Figures, Moved, some};
use crate::domain::words::capital;
use crate::domain::words::english::inside;

/// A wording of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub name: &'static str,
    pub text: String,
}

/// A step from a claim to a measured line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub question: &'static str,
    pub is_answered: bool,
    /// The line with all that was said up to here.
    pub text: String,
}

/// The parts of a line, each as words or as a gap.
struct Parts {
    did: String,
    kpi: String,
    /// From … to …, or at ….
    change: String,
    moved: Moved,
    over: String,
    worth: Option<String>,
}

impl Parts {
    fn of(draft: &Draft, figures: &Figures) -> Parts {
        let (change, moved) = match &figures.change {
            Some((from, _, Moved::Not)) => (format!("at {from}"), Moved::Not),
            Some((from, to, moved)) => (format!("from {from} to {to}"), *moved),
            None => (
                "from [the value before] to [the value after]".to_owned(),
                Moved::Down,
            ),
        };
        let did = some(draft.did.trim().trim_end_matches('.'));
        Parts {
            did: did.map_or_else(|| "[what you did]".to_owned(), |did| inside(did, &[])),
            kpi: figures
                .kpi
                .clone()
                .unwrap_or_else(|| "[which KPI]".to_owned()),
            change,
            moved,
            over: figures
                .over
                .clone()
                .unwrap_or_else(|| "in [which time]".to_owned()),
            worth: some(draft.worth.trim().trim_end_matches('.')).map(str::to_owned),
        }
    }

    /// Like "cut incident response time from 9 h to 4 h in six months", said of whoever did it.
    fn result(&self) -> String {
        let verb = match self.moved {
            Moved::Up => "raised",
            Moved::Down => "lowered",
            Moved::Not => "held",
        };
        format!("{verb} {} {} {}", self.kpi, self.change, self.over)
    }

    /// What was done, whose it was, and what came of it.
    fn action(&self, share: Share, came: &str) -> String {
        let did = capital(&self.did);
        match share {
            Share::Led => format!("{did}: {came}."),
            Share::Contributed => format!("{did} as my part of a team effort: {came}."),
            Share::Supported => format!("{did} in support of the team: {came}."),
        }
    }

    /// Like "incident response time fell from 9 h to 4 h in six months", said of the KPI.
    fn moved(&self) -> String {
        let verb = match self.moved {
            Moved::Up => "rose",
            Moved::Down => "fell",
            Moved::Not => "stayed",
        };
        format!("{} {verb} {} {}", self.kpi, self.change, self.over)
    }
}

/// Returns the line in several wordings; each says honestly whose result it was.
pub fn variants(draft: &Draft, figures: &Figures) -> Vec<Variant> {
    let parts = Parts::of(draft, figures);
    let worth = parts.worth.as_ref().map(|worth| format!(", worth {worth}"));
    let worth = worth.unwrap_or_default();
    let (did, result, moved) = (&parts.did, parts.result(), parts.moved());
    let by_result = match draft.share {
        Share::Led => format!("{}{worth}: {did}.", capital(&result)),
        Share::Contributed => format!("In a team that {result}{worth}: {did}."),
        Share::Supported => format!("Supported the team that {result}{worth}: {did}."),
    };
    let by_action = parts.action(draft.share, &format!("{moved}{worth}"));
    let by_worth = format!(
        "{}: {moved} after {} {did}.",
        capital(
            parts
                .worth
                .as_deref()
                .unwrap_or("[what it was worth to the business]")
        ),
        match draft.share {
            Share::Led => "I",
            Share::Contributed => "the team and I",
            Share::Supported => "the team, with my support,",
        }
    );
    let short = format!(
        "{} {} {}: {}{did}.",
        capital(&parts.kpi),
        parts.change,
        parts.over,
        match draft.share {
            Share::Led => "",
            Share::Contributed => "with the team, ",
            Share::Supported => "supporting the team, ",
        }
    );
    let named = |name, text| Variant { name, text };
    vec![
        named("Result first", by_result),
        named("Action first", by_action),
        named("Worth first", by_worth),
        named("Short", short),
    ]
}

/// Returns the steps from the claim to the measured line, each with the line as it reads by then.
pub fn ladder(draft: &Draft, figures: &Figures) -> Vec<Rung> {
    let parts = Parts::of(draft, figures);
    let did = capital(&parts.did);
    let kpi = &parts.kpi;
    let moved = parts.moved();
    let moved = moved.trim_end_matches(&parts.over).trim_end();
    let worth = match &parts.worth {
        Some(worth) => format!(", worth {worth}"),
        None => ", worth [what it was worth to the business]".to_owned(),
    };
    let rung = |question, is_answered, text| Rung {
        question,
        is_answered,
        text,
    };
    let came = format!("{moved} {}", parts.over);
    vec![
        rung(
            "What did you do?",
            some(&draft.did).is_some(),
            format!("{did}."),
        ),
        rung(
            "Which KPI shows it?",
            figures.kpi.is_some(),
            format!("{did}; {kpi} shows it."),
        ),
        rung(
            "From what to what?",
            figures.change.is_some(),
            format!("{did}: {moved}."),
        ),
        rung(
            "Over which time?",
            figures.over.is_some(),
            format!("{did}: {came}."),
        ),
        rung(
            "What was your part?",
            true,
            parts.action(draft.share, &came),
        ),
        rung(
            "What was it worth?",
            parts.worth.is_some(),
            parts.action(draft.share, &format!("{came}{worth}")),
        ),
    ]
}

#[cfg(test)]
mod tests;
