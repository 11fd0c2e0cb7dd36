//! The kinds of record, and what they share.
//!
//! A new kind of record is one line in `kinds!` below: the file, the storage, undo, tabs and merging follow.

use serde_json::Value;

use super::decide::check::CheckAnswer;
use super::decide::decision::Decision;
use super::decide::dismissal::Dismissal;
use super::decide::policy::Policy;
use super::decide::request::BudgetRequest;
use super::decide::risk::Risk;
use super::decide::task::Task;
use super::explain::message::Message;
use super::explain::own_phrase::{FavouritePhrase, OwnPhrase};
use super::explain::report::Report;
use super::explain::script::Script;
use super::explain::stakeholder::Stakeholder;
pub use super::extra::Extra;
use super::extra::{self, Keeps};
use super::grow::artifact::Artifact;
use super::grow::assessment::Assessment;
use super::grow::duty::Duty;
use super::grow::resume::Resume;
use super::measure::action::Action;
use super::measure::evidence::table::TableMapping;
use super::measure::kpi::Kpi;
use super::measure::measurement::Measurement;
use super::respond::own::Playbook;
use super::respond::practice::Practice;
use super::respond::run::Run;
use super::revision::Id;
use super::settings::Settings;

/// What is wrong with a record, and in which field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct Invalid {
    /// The field's name in the file.
    pub field: &'static str,
    /// A sentence for people.
    pub why: String,
}

impl Invalid {
    pub fn new(field: &'static str, why: impl Into<String>) -> Invalid {
        Invalid {
            field,
            why: why.into(),
        }
    }
}

/// The longest name that is kept, in characters.
pub const NAME_LIMIT: usize = 200;
/// The longest text that is kept, in characters.
pub const TEXT_LIMIT: usize = 20_000;

/// Refuses a name that is empty or too long for a line.
pub fn check_name(field: &'static str, name: &str) -> Result<(), Invalid> {
    if name.trim().is_empty() {
        return Err(Invalid::new(field, "it needs a text"));
    }
    check_length(field, name, NAME_LIMIT)
}

/// Refuses texts too long to be meant.
pub fn check_texts(texts: &[(&'static str, &str)]) -> Result<(), Invalid> {
    texts
        .iter()
        .try_for_each(|(field, text)| check_length(field, text, TEXT_LIMIT))
}

fn check_length(field: &'static str, text: &str, limit: usize) -> Result<(), Invalid> {
    // Bytes bound characters from above, so the count is rarely needed.
    if text.len() <= limit {
        return Ok(());
    }
    match text.chars().count() {
        length if length > limit => Err(Invalid::new(
            field,
            format!("it has {length} characters, and at most {limit} are kept; shorten it"),
        )),
        _ => Ok(()),
    }
}

/// What every kind of record has.
pub trait Record: Keeps + Clone + PartialEq + Into<AnyRecord> + Send + Sync + 'static {
    const KIND: Kind;

    fn id(&self) -> Id;

    /// Refuses what the types alone cannot: empty names, ranges upside down, texts without end.
    fn check(&self) -> Result<(), Invalid>;

    /// Returns the record when it is of this kind.
    fn from_any(record: &AnyRecord) -> Option<&Self>;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident($record:ty) in $name:literal, one: $one:literal, many: $many:literal;)*) => {
        /// A kind of record; the order is that of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// Returns the name of the kind's array in the file.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            /// Returns what people call one record of the kind.
            pub fn one(self) -> &'static str {
                match self { $(Kind::$kind => $one,)* }
            }

            /// Returns what people call several records of the kind.
            pub fn many(self) -> &'static str {
                match self { $(Kind::$kind => $many,)* }
            }

            pub fn from_name(name: &str) -> Option<Kind> {
                match name { $($name => Some(Kind::$kind),)* _ => None }
            }
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyRecord { $($kind(Box<$record>),)* }

        impl AnyRecord {
            pub fn kind(&self) -> Kind {
                match self { $(AnyRecord::$kind(_) => Kind::$kind,)* }
            }

            pub fn id(&self) -> Id {
                match self { $(AnyRecord::$kind(record) => record.id(),)* }
            }

            /// Refuses a record whose fields contradict each other; see [`Record::check`].
            pub fn check(&self) -> Result<(), Invalid> {
                match self { $(AnyRecord::$kind(record) => record.check(),)* }
            }

            /// Reads a record of the named kind from its JSON value, or says why it cannot be read.
            pub fn read(kind: Kind, from: &Value) -> Result<AnyRecord, String> {
                let record = match kind {
                    $(Kind::$kind => extra::read::<$record>(from).map(AnyRecord::from),)*
                };
                record.map_err(|error| error.to_string())
            }

            /// Tells whether the two say the same to people, though they may be written differently.
            pub fn says_the_same(&self, other: &AnyRecord) -> bool {
                match (self, other) {
                    (AnyRecord::Kpi(one), AnyRecord::Kpi(other)) => one.says_the_same(other),
                    _ => self == other,
                }
            }

            /// Returns the record as the text of a JSON object.
            pub fn to_json(&self) -> String {
                match self { $(AnyRecord::$kind(record) => extra::written(&**record),)* }
            }
        }

        $(impl From<$record> for AnyRecord {
            fn from(record: $record) -> AnyRecord { AnyRecord::$kind(Box::new(record)) }
        })*
    };
}

kinds! {
    /// What the scorecard says about itself; one record.
    Settings(Settings) in "settings", one: "settings", many: "settings";
    Kpi(Kpi) in "kpis", one: "KPI", many: "KPIs";
    Measurement(Measurement) in "measurements", one: "measurement", many: "measurements";
    Action(Action) in "actions", one: "action", many: "actions";
    /// What the coordinator adds to a variance script.
    Script(Script) in "scripts", one: "script", many: "scripts";
    /// How the project weighs risk; one record.
    Policy(Policy) in "policy", one: "policy", many: "policies";
    Risk(Risk) in "risks", one: "risk", many: "risks";
    /// What was answered in the failure-mode check.
    CheckAnswer(CheckAnswer) in "check_answers", one: "answer of the failure-mode check", many: "answers of the failure-mode check";
    /// A red flag that was looked at.
    Dismissal(Dismissal) in "dismissals", one: "dismissed red flag", many: "dismissed red flags";
    Task(Task) in "tasks", one: "task", many: "tasks";
    Decision(Decision) in "decisions", one: "decision", many: "decisions";
    BudgetRequest(BudgetRequest) in "requests", one: "budget request", many: "budget requests";
    Stakeholder(Stakeholder) in "stakeholders", one: "stakeholder", many: "stakeholders";
    Duty(Duty) in "duties", one: "duty", many: "duties";
    Artifact(Artifact) in "artifacts", one: "artifact", many: "artifacts";
    /// What came up and has to be told, with the edited wordings.
    Message(Message) in "messages", one: "message", many: "messages";
    /// A phrase of one's own.
    OwnPhrase(OwnPhrase) in "phrases", one: "phrase", many: "phrases";
    FavouritePhrase(FavouritePhrase) in "favourite_phrases", one: "favourite phrase", many: "favourite phrases";
    Report(Report) in "reports", one: "report", many: "reports";
    Playbook(Playbook) in "playbooks", one: "playbook", many: "playbooks";
    Run(Run) in "runs", one: "run", many: "runs";
    /// A playbook gone through as a drill.
    Practice(Practice) in "practices", one: "practice", many: "practices";
    /// What the coordinator keeps for applications; one record.
    Resume(Resume) in "resume", one: "résumé", many: "résumés";
    /// Which column of a file holds what.
    TableMapping(TableMapping) in "table_mappings", one: "table mapping", many: "table mappings";
    /// Which behaviours of a coordinator were seen.
    Assessment(Assessment) in "assessments", one: "assessment", many: "assessments";
}

/// Implements [`Record`] for a struct with an `id`, given its kind and its check.
macro_rules! record {
    ($record:ident $((looks_below: $looks_below:literal))?, $check:expr) => {
        $crate::domain::extra::keeps!($record $(, looks_below: $looks_below)?);

        impl $crate::domain::record::Record for $record {
            const KIND: $crate::domain::record::Kind = $crate::domain::record::Kind::$record;

            fn id(&self) -> $crate::domain::revision::Id {
                self.id
            }

            fn check(&self) -> Result<(), $crate::domain::record::Invalid> {
                let check: fn(&$record) -> Result<(), $crate::domain::record::Invalid> = $check;
                check(self)
            }

            fn from_any(record: &$crate::domain::record::AnyRecord) -> Option<&$record> {
                match record {
                    $crate::domain::record::AnyRecord::$record(record) => Some(record),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use record;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_plural_that_people_say() {
        let said = |kind: Kind| (kind.one(), kind.many());
        assert_eq!(said(Kind::Duty), ("duty", "duties"));
        assert_eq!(said(Kind::Policy), ("policy", "policies"));
        let answers = "answers of the failure-mode check";
        assert_eq!(Kind::CheckAnswer.many(), answers);
        for kind in Kind::ALL.iter().filter(|&&kind| kind != Kind::Settings) {
            let (one, many) = said(*kind);
            assert_ne!(one, many);
            assert!(!many.ends_with("ys") && !many.ends_with("checks"), "{many}");
        }
    }
}
