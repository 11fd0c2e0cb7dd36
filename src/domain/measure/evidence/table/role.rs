//! What a table is about, and what its columns can hold.

use crate::domain::field::Value;

use crate::domain::named;

/// What a table is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Value)]
pub enum About {
    #[default]
    Incidents,
    Training,
    Uptime,
    Findings,
}

named!(
    /// Every subject, in the order of the choice.
    /// Returns the words for it.
    About {
    Incidents: "Incidents or tickets",
    Findings: "Findings or vulnerabilities",
    Training: "Training",
    Uptime: "Uptime or outages",
});

impl About {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Value)]
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

named!(
    /// Every role.
    /// Returns the label of the field in which its column is chosen.
    Role {
    Incident: "Number of the incident",
    Started: "Started or reported",
    Responded: "First response",
    Contained: "Contained",
    Resolved: "Resolved",
    State: "State (open or closed)",
    Changed: "Row last changed",
    Severity: "Severity",
    TargetHours: "SLA: hours allowed",
    TargetMet: "SLA met (yes or no)",
    TargetMissed: "SLA missed (yes or no)",
    PersonId: "Number or e-mail of the person",
    Person: "Person, or last name",
    FirstName: "First name, if apart",
    Course: "Course",
    Completed: "Completed on",
    Passed: "Result (passed, failed or score)",
    Expires: "Valid until",
    Due: "Due on",
    OnRoster: "Has to be trained (yes or no)",
    Period: "Day, month or start",
    Ended: "End of the outage",
    UpShare: "Uptime in percent",
    DownMinutes: "Downtime in minutes",
    Planned: "Planned (yes or no)",
    Finding: "Number or name of the finding",
    Asset: "System that has it",
    Found: "Found on",
    Fixed: "Fixed on",
    FixReady: "Fix available since",
});

impl Role {
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
