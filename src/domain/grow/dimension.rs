//! The seven dimensions of a strong coordinator.

/// A dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    BusinessImpact,
    Prioritising,
    Communicating,
    ActingEarly,
    DecidingWithData,
    Aligning,
    Improving,
}

impl Dimension {
    pub const ALL: [Dimension; 7] = [
        Dimension::BusinessImpact,
        Dimension::Prioritising,
        Dimension::Communicating,
        Dimension::ActingEarly,
        Dimension::DecidingWithData,
        Dimension::Aligning,
        Dimension::Improving,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Dimension::BusinessImpact => "Understands business impact",
            Dimension::Prioritising => "Prioritises effectively",
            Dimension::Communicating => "Communicates clearly",
            Dimension::ActingEarly => "Acts proactively",
            Dimension::DecidingWithData => "Decides with data",
            Dimension::Aligning => "Aligns stakeholders",
            Dimension::Improving => "Improves continuously",
        }
    }
}
