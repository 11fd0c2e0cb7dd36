//! The kinds of record.
//!
//! A new kind of record is one line in `kinds!` below: the file, the storage, undo, tabs and merging follow.

use super::base::{Invalid, Record};
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
use super::field::{self, Fault, Json};
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

/// A record whose kind is in the registry.
pub trait OfKind: Record + Into<AnyRecord> {
    const KIND: Kind;

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
            pub fn read(kind: Kind, from: &Json) -> Result<AnyRecord, Fault> {
                match kind {
                    $(Kind::$kind => field::read::<$record>(from).map(AnyRecord::from),)*
                }
            }

            /// Tells whether the two say the same to people, though they may be written differently.
            pub fn says_the_same(&self, other: &AnyRecord) -> bool {
                match (self, other) {
                    (AnyRecord::Kpi(one), AnyRecord::Kpi(other)) => one.says_the_same(other),
                    _ => self == other,
                }
            }

            fn value(&self) -> &dyn field::Value {
                match self { $(AnyRecord::$kind(record) => &**record,)* }
            }

            /// Returns the fields of records of the kind, in the order of the file.
            pub fn fields(kind: Kind) -> &'static [field::Field] {
                match kind { $(Kind::$kind => <$record>::FIELDS,)* }
            }

            /// Returns what describes records of the kind in the published schema.
            #[cfg(test)]
            pub fn schema(kind: Kind, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match kind { $(Kind::$kind => generator.subschema_for::<$record>(),)* }
            }

            /// Returns the record as the text of a JSON object.
            pub fn to_json(&self) -> String {
                field::written(self.value())
            }
        }

        $(impl From<$record> for AnyRecord {
            fn from(record: $record) -> AnyRecord { AnyRecord::$kind(Box::new(record)) }
        }

        impl OfKind for $record {
            const KIND: Kind = Kind::$kind;

            fn from_any(record: &AnyRecord) -> Option<&$record> {
                match record {
                    AnyRecord::$kind(record) => Some(record),
                    _ => None,
                }
            }
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
