//! The names of what is stored. All of them start with [`ROOT`].

use crate::domain::measure::measurement::Measurement;
use crate::domain::record::OfKind;
use crate::domain::record::{AnyRecord, Kind};
use crate::domain::revision::{Id, Replica};
use chrono::Datelike;

pub const ROOT: &str = "linchpin/";
/// The version of the stored form.
pub const VERSION: &str = "linchpin/version";
/// The scorecard that was open last.
pub const CURRENT: &str = "linchpin/current";
/// `light` or `dark`; missing follows the system. Read by `boot.js` before the first paint.
pub const THEME: &str = "linchpin/theme";
/// The scorecards that the portfolio leaves out.
pub const LEFT_OUT: &str = "linchpin/portfolio/left-out";
/// Writes that belong together and are not all done.
pub const REDO: &str = "linchpin/redo";
/// The scorecard that is being added or removed and is not complete.
pub const PARTIAL: &str = "linchpin/partial";
/// How far each visit's writes have come, by its name; see [`super::recent`].
pub const WRITTEN: &str = "linchpin/written/";
/// What could not be read, under its old key behind this.
pub const QUARANTINE: &str = "linchpin/quarantine/";
/// What was typed into forms that are not saved yet.
pub const DRAFTS: &str = "linchpin/draft/";
/// Names of this browser's tabs among the copies of a scorecard, by seat.
const REPLICA: &str = "linchpin/replica/";
/// The scorecards, each under its id.
pub const SCORECARDS: &str = "linchpin/s/";

/// Where in storage a part of a scorecard lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyPlace {
    /// What belongs to no record: what other copies had seen, when it was exported.
    Head,
    /// One record.
    Record(Kind, Id),
    /// The measurements of one KPI in one year.
    Year(Id, i32),
    /// The deleted measurements.
    Gone,
}

impl KeyPlace {
    /// Returns the place of a record with this content.
    pub fn of(kind: Kind, id: Id, content: Option<&AnyRecord>) -> KeyPlace {
        match (kind, content.and_then(Measurement::from_any)) {
            (Kind::Measurement, Some(measurement)) => {
                KeyPlace::Year(measurement.kpi, measurement.at.date.year())
            }
            (Kind::Measurement, None) => KeyPlace::Gone,
            _ => KeyPlace::Record(kind, id),
        }
    }

    pub fn key(self, scorecard: Id) -> String {
        let prefix = prefix(scorecard);
        match self {
            KeyPlace::Head => format!("{prefix}head"),
            KeyPlace::Record(kind, id) => format!("{prefix}{}/{id}", kind.name()),
            KeyPlace::Year(kpi, year) => format!("{prefix}m/{kpi}/{year}"),
            KeyPlace::Gone => format!("{prefix}m/gone"),
        }
    }

    /// Reads a key; `None` when it is not part of a scorecard.
    pub fn from_key(key: &str) -> Option<(Id, KeyPlace)> {
        let mut parts = key.strip_prefix(SCORECARDS)?.split('/');
        let scorecard = parts.next()?.parse().ok()?;
        let place = match (parts.next()?, parts.next(), parts.next()) {
            ("head", None, None) => KeyPlace::Head,
            ("m", Some("gone"), None) => KeyPlace::Gone,
            ("m", Some(kpi), Some(year)) => KeyPlace::Year(kpi.parse().ok()?, year.parse().ok()?),
            (kind, Some(id), None) => KeyPlace::Record(Kind::from_name(kind)?, id.parse().ok()?),
            _ => return None,
        };
        parts.next().is_none().then_some((scorecard, place))
    }
}

/// So many tabs have a lasting name; more than that write under a new one each time.
pub const SEATS: u32 = 16;

/// Returns where the name of the tab on this seat is kept.
pub fn replica(seat: u32) -> String {
    format!("{REPLICA}{seat}")
}

/// Returns what the keys of a scorecard's drafts start with.
pub fn drafts(scorecard: Id) -> String {
    format!("{DRAFTS}{scorecard}/")
}

/// Returns where the number of a visit's newest batch is.
pub fn written(visit: Replica) -> String {
    format!("{WRITTEN}{visit}")
}

/// Returns what all keys of a scorecard start with.
pub fn prefix(scorecard: Id) -> String {
    format!("{SCORECARDS}{scorecard}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_key() {
        let (scorecard, id) = (Id::from_number(1), Id::from_number(2));
        let places = [
            KeyPlace::Head,
            KeyPlace::Record(Kind::Kpi, id),
            KeyPlace::Year(id, 2026),
            KeyPlace::Gone,
        ];
        for place in places {
            assert_eq!(
                KeyPlace::from_key(&place.key(scorecard)),
                Some((scorecard, place))
            );
        }
    }

    #[test]
    fn other_keys_are_no_place() {
        for key in [
            "linchpin/theme",
            "linchpin/s/x/head",
            "other",
            "linchpin/quarantine/linchpin/s/",
        ] {
            assert_eq!(KeyPlace::from_key(key), None, "{key}");
        }
    }
}
