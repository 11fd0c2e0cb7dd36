//! The seven dimensions of a strong coordinator.

/// A dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    BusinessImpact,
    Prioritises,
    Communicates,
    Proactive,
    DecidesWithData,
    Aligns,
    Improves,
}

impl Dimension {
    pub const ALL: [Dimension; 7] = [
        Dimension::BusinessImpact,
        Dimension::Prioritises,
        Dimension::Communicates,
        Dimension::Proactive,
        Dimension::DecidesWithData,
        Dimension::Aligns,
        Dimension::Improves,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Dimension::BusinessImpact => "Understands business impact",
            Dimension::Prioritises => "Prioritises effectively",
            Dimension::Communicates => "Communicates clearly",
            Dimension::Proactive => "Acts proactively",
            Dimension::DecidesWithData => "Decides with data",
            Dimension::Aligns => "Aligns stakeholders",
            Dimension::Improves => "Improves continuously",
        }
    }
}
