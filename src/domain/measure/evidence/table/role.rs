//! What a table is about, and what its columns can hold.

use serde::{Deserialize, Serialize};

/// What a table is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum About {
    #[default]
    Incidents,
    Training,
    Uptime,
    Findings,
}

impl About {
    /// Every subject, in the order of the choice.
    pub const ALL: [About; 4] = [
        About::Incidents,
        About::Findings,
        About::Training,
        About::Uptime,
    ];

    /// Returns the words for it.
    pub fn name(self) -> &'static str {
        match self {
            About::Incidents => "Incidents or tickets",
            About::Training => "Training",
            About::Uptime => "Uptime or outages",
            About::Findings => "Findings or vulnerabilities",
        }
    }

    /// Returns what columns of such a table can hold.
    pub fn roles(self) -> &'static [Role] {
        match self {
            About::Incidents => &[
                Role::Incident,
                Role::Started,
                Role::Responded,
                Role::Contained,
                Role::Resolved,
                Role::State,
                Role::Changed,
                Role::Severity,
                Role::TargetHours,
                Role::TargetMet,
                Role::TargetMissed,
            ],
            About::Training => &[
                Role::PersonId,
                Role::Person,
                Role::FirstName,
                Role::Course,
                Role::Completed,
                Role::Passed,
                Role::Expires,
                Role::Due,
                Role::OnRoster,
            ],
            About::Uptime => &[
                Role::Period,
                Role::Ended,
                Role::UpShare,
                Role::DownMinutes,
                Role::Planned,
            ],
            About::Findings => &[
                Role::Finding,
                Role::Asset,
                Role::Severity,
                Role::Found,
                Role::Fixed,
                Role::State,
                Role::FixReady,
                Role::Due,
            ],
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Incident,
    Started,
    Responded,
    Contained,
    Resolved,
    /// Whether it is open or over.
    State,
    /// When the row was last changed.
    Changed,
    Severity,
    TargetHours,
    TargetMet,
    TargetMissed,
    /// What tells people of one name apart: a number, an address.
    PersonId,
    /// The whole name, or the last one.
    Person,
    FirstName,
    Course,
    Completed,
    /// Whether it was passed, or with what score.
    Passed,
    /// The last day on which it counts.
    Expires,
    Due,
    /// Whether the person has to do it at all.
    OnRoster,
    Period,
    /// When the outage ended.
    Ended,
    UpShare,
    DownMinutes,
    /// Whether the outage was planned.
    Planned,
    Finding,
    Asset,
    Found,
    Fixed,
    /// When a fix was there to be installed.
    FixReady,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 30] = [
        Role::Incident,
        Role::Started,
        Role::Responded,
        Role::Contained,
        Role::Resolved,
        Role::State,
        Role::Changed,
        Role::Severity,
        Role::TargetHours,
        Role::TargetMet,
        Role::TargetMissed,
        Role::PersonId,
        Role::Person,
        Role::FirstName,
        Role::Course,
        Role::Completed,
        Role::Passed,
        Role::Expires,
        Role::Due,
        Role::OnRoster,
        Role::Period,
        Role::Ended,
        Role::UpShare,
        Role::DownMinutes,
        Role::Planned,
        Role::Finding,
        Role::Asset,
        Role::Found,
        Role::Fixed,
        Role::FixReady,
    ];

    /// Returns the label of the field in which its column is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Role::Incident => "Number of the incident",
            Role::Started => "Started or reported",
            Role::Responded => "First response",
            Role::Contained => "Contained",
            Role::Resolved => "Resolved",
            Role::State => "State (open or closed)",
            Role::Changed => "Row last changed",
            Role::Severity => "Severity",
            Role::TargetHours => "SLA: hours allowed",
            Role::TargetMet => "SLA met (yes or no)",
            Role::TargetMissed => "SLA missed (yes or no)",
            Role::PersonId => "Number or e-mail of the person",
            Role::Person => "Person, or last name",
            Role::FirstName => "First name, if apart",
            Role::Course => "Course",
            Role::Completed => "Completed on",
            Role::Passed => "Result (passed, failed or score)",
            Role::Expires => "Valid until",
            Role::Due => "Due on",
            Role::OnRoster => "Has to be trained (yes or no)",
            Role::Period => "Day, month or start",
            Role::Ended => "End of the outage",
            Role::UpShare => "Uptime in percent",
            Role::DownMinutes => "Downtime in minutes",
            Role::Planned => "Planned (yes or no)",
            Role::Finding => "Number or name of the finding",
            Role::Asset => "System that has it",
            Role::Found => "Found on",
            Role::Fixed => "Fixed on",
            Role::FixReady => "Fix available since",
        }
    }

    /// Tells whether its cells are dates.
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Role::Started
                | Role::Responded
                | Role::Contained
                | Role::Resolved
                | Role::Changed
                | Role::Completed
                | Role::Expires
                | Role::Due
                | Role::Period
                | Role::Ended
                | Role::Found
                | Role::Fixed
                | Role::FixReady
        )
    }

    /// Tells whether its date is the end of something, which has no date while it lasts.
    pub fn is_end(self) -> bool {
        matches!(
            self,
            Role::Responded
                | Role::Contained
                | Role::Resolved
                | Role::Completed
                | Role::Ended
                | Role::Fixed
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_belongs_to_a_subject() {
        for role in Role::ALL {
            let of = About::ALL
                .iter()
                .filter(|about| about.roles().contains(&role));
            assert!(of.count() > 0, "{role:?}");
        }
    }
}
