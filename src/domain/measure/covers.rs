//! What one value of a KPI covers: its own period, all that was so far, or what is there at that moment.
//!
//! Natural limits and trends compare neighbours as if each were drawn anew. A running total contains its neighbour, and
//! a stock consists of what was there before, so their neighbours are alike by construction: limits are too narrow and
//! slopes too steady, and chance alone is called a signal. Measured on a process that never changes (four risks a
//! month, 60 % of them dealt with in time): a signal in 98 % of cumulative series of 20 months, a trend in 66 %. So
//! nothing is said of them (D. J. Wheeler, *Making Sense of Data*, 2003: limits are for values that could each come out
//! differently).

use crate::domain::field::Value;

use crate::domain::named;

/// What one value covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Value)]
#[field(left_out)]
pub enum Covers {
    /// What happened in its own period, or was looked at anew.
    #[default]
    Period,
    /// Everything since a start: a running total, or a share of one.
    SoFar,
    /// What is there at that moment, most of which was there before.
    Stock,
}

named!(Covers {
    Period: "Its own period",
    SoFar: "Everything so far (a running total)",
    Stock: "What is there at that moment (a stock)",
});

impl Covers {
    /// Says why neighbouring values cannot be told apart, as the end of "no limits and no trend: …".
    /// `None` where they can.
    pub fn why_untold(self) -> Option<&'static str> {
        match self {
            Covers::Period => None,
            Covers::SoFar => Some(
                "each value contains the ones before, so chance alone would look like a change",
            ),
            Covers::Stock => Some(
                "most of each value was there before, so chance alone would look like a change",
            ),
        }
    }
}
