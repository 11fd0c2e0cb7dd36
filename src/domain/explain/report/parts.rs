//! The parts of a report, their order, and what they are called for each reader.

use crate::domain::field::Value;

use super::Report;
use crate::domain::explain::script::Audience;

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Part {
    Summary,
    Changes,
    Kpis,
    Variances,
    Risks,
    Actions,
    Decisions,
    NextSteps,
    /// The value of a single metric.
    Figure,
    Story,
    Meaning,
    Recommendation,
    PrivateNotes,
}

const STATUS: [Part; 9] = [
    Part::Summary,
    Part::Changes,
    Part::Kpis,
    Part::Variances,
    Part::Risks,
    Part::Actions,
    Part::Decisions,
    Part::NextSteps,
    Part::PrivateNotes,
];

const SINGLE: [Part; 5] = [
    Part::Figure,
    Part::Story,
    Part::Meaning,
    Part::Recommendation,
    Part::PrivateNotes,
];

impl Part {
    /// Returns the parts that a report has, in the usual order.
    pub fn of(report: &Report) -> Vec<Part> {
        let all: &[Part] = match report.kpi {
            Some(_) => &SINGLE,
            None => &STATUS,
        };
        let is_client = report.audience == Audience::Client;
        let gets = |part: &Part| match part {
            Part::Decisions => !is_client,
            Part::PrivateNotes => report.with_notes && !is_client,
            _ => true,
        };
        all.iter().copied().filter(gets).collect()
    }

    /// Returns the heading of the part for the reader.
    pub fn heading(self, report: &Report) -> &'static str {
        use Audience::{Ciso, Client, Executives, ProjectManager};
        match (self, report.audience) {
            (Part::Summary, _) => "In short",
            (Part::Changes, _) => "What changed",
            (Part::Kpis, Client | Executives) => "The figures",
            (Part::Kpis, _) => "KPIs",
            (Part::Variances, Ciso) => "Variances explained",
            (Part::Variances, _) => "Why the figures are where they are",
            (Part::Risks, Client) => "Risks we watch for you",
            (Part::Risks, _) => "Risks above the appetite",
            (Part::Actions, Client) => "What we are doing",
            (Part::Actions, _) if report.without_owners => "Actions",
            (Part::Actions, _) => "Actions and owners",
            (Part::Decisions, _) => "Decisions and budget asked",
            (Part::NextSteps, _) => "Next steps",
            (Part::Figure, _) => "Where it stands",
            (Part::Story, _) => "What happened",
            (Part::Meaning, Client) => "What it means for you",
            (Part::Meaning, ProjectManager) => "What it means for the project",
            (Part::Meaning, _) => "What it means for the business",
            (Part::Recommendation, Client) => "What we do next",
            (Part::Recommendation, _) => "Recommendation",
            (Part::PrivateNotes, _) => "Private notes",
        }
    }
}
