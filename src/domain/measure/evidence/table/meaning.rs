//! What a word in a cell means, where a person or the reader knows it.

use crate::domain::field::Value;

use super::role::Role;
use crate::domain::measure::evidence::Severity;

/// The meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Value)]
pub enum Meaning {
    Critical,
    High,
    Medium,
    Low,
    Info,
    Met,
    Missed,
    Yes,
    No,
    Open,
    /// Over, though on no day that is told.
    Done,
    Accepted,
    FalsePositive,
    Passed,
    Failed,
}

impl Meaning {
    /// Every meaning.
    pub const ALL: [Meaning; 15] = [
        Meaning::Critical,
        Meaning::High,
        Meaning::Medium,
        Meaning::Low,
        Meaning::Info,
        Meaning::Met,
        Meaning::Missed,
        Meaning::Yes,
        Meaning::No,
        Meaning::Open,
        Meaning::Done,
        Meaning::Accepted,
        Meaning::FalsePositive,
        Meaning::Passed,
        Meaning::Failed,
    ];

    /// Returns what a word in the column of the role can mean, in the order of the choice; nothing where words are not
    /// asked about.
    pub fn of(role: Role) -> &'static [Meaning] {
        match role {
            Role::Severity => &Meaning::ALL[..5],
            Role::TargetMet | Role::TargetMissed => &Meaning::ALL[5..7],
            Role::OnRoster | Role::Planned => &Meaning::ALL[7..9],
            Role::State => &Meaning::ALL[9..13],
            role if role.is_end() => &Meaning::ALL[9..11],
            Role::Passed => &Meaning::ALL[13..],
            _ => &[],
        }
    }

    /// Returns the words for it in the column of the role.
    pub fn words(self, role: Role) -> &'static str {
        match (self, role) {
            (Meaning::Critical, _) => "Critical",
            (Meaning::High, _) => "High",
            (Meaning::Medium, _) => "Medium",
            (Meaning::Low, _) => "Low",
            (Meaning::Info, _) => "Information only",
            (Meaning::Met, _) => "Kept its service level",
            (Meaning::Missed, _) => "Missed its service level",
            (Meaning::Yes, Role::Planned) => "Planned",
            (Meaning::No, Role::Planned) => "Not planned",
            (Meaning::Yes, _) => "Has to",
            (Meaning::No, _) => "Does not have to",
            (Meaning::Open, Role::Completed) => "Not completed",
            (Meaning::Done, Role::Completed) => "Completed, day unknown",
            (Meaning::Open, _) => "Still open",
            (Meaning::Done, Role::State) => "Over",
            (Meaning::Done, _) => "Over, day unknown",
            (Meaning::Accepted, _) => "Accepted, with approval",
            (Meaning::FalsePositive, _) => "No finding (a false alarm)",
            (Meaning::Passed, _) => "Passed",
            (Meaning::Failed, _) => "Not passed",
        }
    }

    /// Returns the severity that it names.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Meaning::Critical => Some(Severity::Critical),
            Meaning::High => Some(Severity::High),
            Meaning::Medium => Some(Severity::Medium),
            Meaning::Low => Some(Severity::Low),
            Meaning::Info => Some(Severity::Info),
            _ => None,
        }
    }

    /// Returns the meaning that names the severity.
    pub fn of_severity(severity: Severity) -> Option<Meaning> {
        let names = |meaning: &&Meaning| meaning.severity() == Some(severity);
        Meaning::ALL.iter().find(names).copied()
    }
}
