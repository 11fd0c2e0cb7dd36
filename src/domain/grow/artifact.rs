//! The documents of the role: who keeps them, where they are, and whether they can be relied on.

use crate::domain::field::Value;
use chrono::{Months, NaiveDate};

use crate::domain::base::{Extra, Invalid, record};
use crate::domain::named;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::value::is_safe_link;

/// A document that the role is expected to keep: security plan, risk register, incident reports.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Artifact {
    pub id: Id,
    #[field(line)]
    pub name: String,
    pub owner: String,
    pub state: ArtifactState,
    /// Where it is: an address.
    pub link: String,
    /// The day of the last review; missing while there was none.
    pub reviewed: Option<NaiveDate>,
    pub review: ReviewCadence,
    /// What counts as good.
    pub good: String,
    pub extra: Extra,
}

/// How far an artifact has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum ArtifactState {
    #[default]
    Missing,
    Draft,
    InUse,
}

named!(ArtifactState {
    Missing: "Not there yet",
    Draft: "Draft",
    InUse: "In use",
});

/// How often an artifact is looked at again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum ReviewCadence {
    Monthly,
    #[default]
    Quarterly,
    HalfYearly,
    Yearly,
}

named!(ReviewCadence {
    Monthly: "Every month",
    Quarterly: "Every quarter",
    HalfYearly: "Every half year",
    Yearly: "Every year",
});

impl ReviewCadence {
    fn months(self) -> u32 {
        match self {
            ReviewCadence::Monthly => 1,
            ReviewCadence::Quarterly => 3,
            ReviewCadence::HalfYearly => 6,
            ReviewCadence::Yearly => 12,
        }
    }
}

/// Why an artifact cannot be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Missing,
    NoOwner,
    NoLink,
    NeverReviewed,
    /// The review was due on the day.
    Overdue(NaiveDate),
}

impl Gap {
    pub fn words(self) -> &'static str {
        match self {
            Gap::Missing => "Not there yet",
            Gap::NoOwner => "No owner",
            Gap::NoLink => "No link",
            Gap::NeverReviewed => "Never reviewed",
            Gap::Overdue(_) => "Review overdue",
        }
    }
}

impl Artifact {
    /// Returns the day on which the next review is due; none before the first one.
    pub fn review_due(&self) -> Option<NaiveDate> {
        let months = Months::new(self.review.months());
        Some(
            self.reviewed?
                .checked_add_months(months)
                .unwrap_or(NaiveDate::MAX),
        )
    }

    /// Returns what is lacking on the day, the gravest first. What is not there yet lacks nothing else.
    pub fn gaps(&self, today: NaiveDate) -> Vec<Gap> {
        if self.state == ArtifactState::Missing {
            return vec![Gap::Missing];
        }
        let mut gaps = Vec::new();
        if self.owner.trim().is_empty() {
            gaps.push(Gap::NoOwner);
        }
        if self.link.trim().is_empty() {
            gaps.push(Gap::NoLink);
        }
        match self.review_due() {
            None if self.state == ArtifactState::InUse => gaps.push(Gap::NeverReviewed),
            Some(due) if due < today => gaps.push(Gap::Overdue(due)),
            _ => {}
        }
        gaps
    }
}

/// Returns the artifacts with the most lacking first, then by name.
pub fn by_need<'a>(
    artifacts: impl Iterator<Item = &'a Artifact>,
    today: NaiveDate,
) -> Vec<Artifact> {
    let mut all: Vec<Artifact> = artifacts.cloned().collect();
    let is_missing = |artifact: &Artifact| artifact.state == ArtifactState::Missing;
    sort_by(&mut all, |a, b| {
        let need = |artifact: &Artifact| (is_missing(artifact), artifact.gaps(today).len());
        need(b).cmp(&need(a)).then_with(|| a.name.cmp(&b.name))
    });
    all
}

record!(Artifact, |artifact| {
    if !artifact.link.is_empty() && !is_safe_link(&artifact.link) {
        let why = "a link starts with https://, http:// or mailto:";
        return Err(Invalid::new("link", why));
    }
    Ok(())
});

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Artifact {
        Artifact {
            id: Id::from_number(1),
            name: "Security plan".to_owned(),
            owner: "Alex".to_owned(),
            state: ArtifactState::InUse,
            link: "https://example.org/plan".to_owned(),
            reviewed: Some(day("2026-08-31")),
            review: ReviewCadence::Quarterly,
            good: String::new(),
            extra: Extra::new(),
        }
    }

    /// Three months after 31 August is 30 November: November has no 31st.
    #[test]
    fn a_review_is_overdue_on_the_day_after_it_was_due() {
        assert_eq!(plan().review_due(), Some(day("2026-11-30")));
        assert_eq!(plan().gaps(day("2026-11-30")), []);
        let gaps = plan().gaps(day("2026-12-01"));
        assert_eq!(gaps, [Gap::Overdue(day("2026-11-30"))]);
    }

    #[test]
    fn what_is_not_there_lacks_only_itself_and_a_draft_needs_no_review_yet() {
        let missing = Artifact {
            state: ArtifactState::Missing,
            owner: String::new(),
            reviewed: None,
            ..plan()
        };
        assert_eq!(missing.gaps(day("2026-12-01")), [Gap::Missing]);
        let draft = Artifact {
            state: ArtifactState::Draft,
            link: String::new(),
            ..missing
        };
        assert_eq!(draft.gaps(day("2026-12-01")), [Gap::NoOwner, Gap::NoLink]);
    }

    #[test]
    fn a_link_that_could_act_is_refused() {
        use crate::domain::base::Record;
        let artifact = Artifact {
            link: "javascript:alert(1)".to_owned(),
            ..plan()
        };
        assert_eq!(artifact.check().unwrap_err().field, "link");
    }
}
