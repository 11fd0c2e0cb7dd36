//! Quiet red flags: what the records say by themselves before anybody has complained.
//!
//! - [`tracking`]: KPIs whose values have gaps, come late, or changed their source.
//! - [`documentation`]: documents of the role that are not there or cannot be relied on.
//! - [`communication`]: updates late or not given, people who hear nothing, misses that nobody is told.
//! - [`concerns`]: what stakeholders raised and nobody answered.
//! - [`reactive`]: action that only follows a miss, and risks that were found by an incident.
//!
//! A flag shows its evidence and the next step. Dismissed with a reason it stays away until there is new evidence.

mod communication;
mod concerns;
mod documentation;
mod reactive;
mod tracking;

use chrono::{Days, NaiveDate};

use super::dismissal::Dismissal;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::Kpi;
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// What a flag is about; the order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    Reactive,
    Tracking,
    Documentation,
    Communication,
    Concerns,
}

impl FlagKind {
    pub fn name(self) -> &'static str {
        match self {
            FlagKind::Reactive => "Reactive pattern",
            FlagKind::Tracking => "Inconsistent tracking",
            FlagKind::Documentation => "Missing documentation",
            FlagKind::Communication => "Poor communication",
            FlagKind::Concerns => "Concerns ignored",
        }
    }
}

/// A pattern that deserves a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The stable name that a dismissal remembers: the kind, and the record it is about.
    pub key: String,
    pub kind: FlagKind,
    pub headline: String,
    /// What it rests on, oldest first.
    pub evidence: Vec<Evidence>,
    pub next_step: String,
    /// The records to look at, each once.
    pub links: Vec<Link>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The day on which it came to be.
    pub on: NaiveDate,
    /// A sentence with its figures.
    pub text: String,
}

/// A record that a flag is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub kind: Kind,
    pub id: Id,
    pub name: String,
}

/// The flags of a scorecard, by whether somebody has put them aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flags {
    /// To be looked at; with the dismissal that new evidence has overtaken.
    pub open: Vec<(Flag, Option<Dismissal>)>,
    pub dismissed: Vec<(Flag, Dismissal)>,
}

/// Actions and risks count for this many days: a year, so that one busy season does not decide.
const LOOK_BACK: u64 = 365;

/// Returns everything that deserves a look on the day, dismissed or not.
pub fn flags(scorecard: &Scorecard, today: NaiveDate) -> Vec<Flag> {
    let mut flags: Vec<Flag> = (scorecard.all::<Kpi>())
        .filter_map(|kpi| tracking::flag(scorecard, kpi, today))
        .collect();
    flags.extend(reactive::actions(scorecard, today));
    flags.extend(reactive::risks(scorecard, today));
    flags.extend(documentation::flag(scorecard, today));
    flags.extend(communication::flag(scorecard, today));
    flags.extend(concerns::flag(scorecard, today));
    sort_by(&mut flags, |a, b| {
        (a.kind, &a.headline).cmp(&(b.kind, &b.headline))
    });
    flags
}

/// Returns the flags of the day, those that were dismissed apart.
pub fn sorted(scorecard: &Scorecard, today: NaiveDate) -> Flags {
    let mut sorted = Flags::default();
    for flag in flags(scorecard, today) {
        match flag.dismissal(scorecard).cloned() {
            Some(dismissal) if !flag.has_grown_since(&dismissal) => {
                sorted.dismissed.push((flag, dismissal));
            }
            overtaken => sorted.open.push((flag, overtaken)),
        }
    }
    sorted
}

impl Flag {
    /// Returns the newest dismissal of this flag, whether it still holds or not.
    pub fn dismissal<'a>(&self, scorecard: &'a Scorecard) -> Option<&'a Dismissal> {
        (scorecard.all::<Dismissal>())
            .filter(|dismissal| dismissal.flag == self.key)
            .max_by_key(|dismissal| dismissal.on)
    }

    /// Tells whether there is evidence that the person who dismissed it cannot have seen: of a later day, or more of it.
    ///
    /// More alone would not do: old evidence falls out of the look back while new evidence comes in.
    pub fn has_grown_since(&self, dismissal: &Dismissal) -> bool {
        let is_later = |evidence: &Evidence| evidence.on > dismissal.on;
        self.evidence.iter().any(is_later) || self.count() > dismissal.evidence
    }

    /// Returns the record that puts the flag aside, in the place of an earlier one.
    pub fn dismiss(
        &self,
        scorecard: &Scorecard,
        reason: &str,
        today: NaiveDate,
        new_id: Id,
    ) -> Dismissal {
        let earlier = self.dismissal(scorecard);
        Dismissal {
            id: earlier.map_or(new_id, |earlier| earlier.id),
            flag: self.key.clone(),
            reason: reason.trim().to_owned(),
            on: today,
            evidence: self.count(),
            extra: earlier.map_or_else(Extra::new, |earlier| earlier.extra.clone()),
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.evidence.len()).unwrap_or(u32::MAX)
    }
}

fn days_before(today: NaiveDate, days: u64) -> NaiveDate {
    (today.checked_sub_days(Days::new(days))).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::record::AnyRecord;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::domain::value::{Finite, Moment};
    use crate::library::kpis;

    pub const KPI: Id = Id::from_number(1);

    pub fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// "Critical vulnerabilities", weekly, at most 0.
    pub fn kpi() -> Kpi {
        let template = kpis::by_key("critical-vulnerabilities").unwrap();
        template.to_kpi(KPI, day("2026-01-01"))
    }

    pub fn value(number: u128, at: &str, value: i32, source: &str) -> Measurement {
        Measurement {
            id: Id::from_number(1000 + number),
            kpi: KPI,
            at: Moment::day(day(at)),
            from: None,
            value: Finite::from(value),
            counted: None,
            note: String::new(),
            source: source.to_owned(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        }
    }

    /// One value of 0 a day given, all from the scanner.
    pub fn values(days: &[&str]) -> Vec<AnyRecord> {
        let numbered = (0..).zip(days);
        let values = numbered.map(|(number, at)| value(number, at, 0, "Scanner").into());
        values.collect()
    }

    pub fn scorecard(records: impl IntoIterator<Item = AnyRecord>) -> Scorecard {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        let edit = records.into_iter().fold(Edit::new(""), Edit::put);
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    /// Two of six weeks are missing.
    fn gappy() -> Scorecard {
        let days = ["2026-03-01", "2026-03-15", "2026-03-22", "2026-04-05"];
        scorecard([kpi().into()].into_iter().chain(values(&days)))
    }

    fn put(scorecard: &mut Scorecard, record: impl Into<AnyRecord>) {
        let edit = Edit::new("").put(record.into());
        scorecard.apply(edit, Replica(1)).unwrap();
    }

    #[test]
    fn an_empty_scorecard_has_no_flags() {
        let empty = Scorecard::empty(Id::from_number(9));
        assert_eq!(sorted(&empty, day("2026-04-06")), Flags::default());
    }

    #[test]
    fn a_dismissed_flag_is_put_aside_with_its_reason() {
        let (mut scorecard, today) = (gappy(), day("2026-04-06"));
        let flag = flags(&scorecard, today).remove(0);
        let dismissal = flag.dismiss(&scorecard, " Scanner moved ", today, Id::from_number(5));
        put(&mut scorecard, dismissal);
        let sorted = sorted(&scorecard, today);
        assert!(sorted.open.is_empty());
        assert_eq!(sorted.dismissed[0].0, flag);
        assert_eq!(sorted.dismissed[0].1.reason, "Scanner moved");
        assert_eq!(sorted.dismissed[0].1.evidence, 2);
    }

    #[test]
    fn it_comes_back_with_evidence_of_a_later_day_and_says_why_it_was_dismissed() {
        let (mut scorecard, today) = (gappy(), day("2026-04-06"));
        let flag = flags(&scorecard, today).remove(0);
        let dismissal = flag.dismiss(&scorecard, "Scanner moved", today, Id::from_number(5));
        put(&mut scorecard, dismissal.clone());
        put(&mut scorecard, value(50, "2026-04-26", 0, "Scanner"));
        // By then the first gap is too old to count, so that there are again two.
        let later = day("2026-06-05");
        let sorted = sorted(&scorecard, later);
        assert_eq!(sorted.open[0].1, Some(dismissal));
        assert!(sorted.dismissed.is_empty());
    }

    #[test]
    fn it_comes_back_with_more_evidence_entered_for_earlier_days() {
        let (mut scorecard, today) = (gappy(), day("2026-04-06"));
        let flag = flags(&scorecard, today).remove(0);
        let seen_one = Dismissal {
            evidence: 1,
            ..flag.dismiss(&scorecard, "Scanner moved", today, Id::from_number(5))
        };
        put(&mut scorecard, seen_one);
        assert_eq!(sorted(&scorecard, today).open.len(), 1);
    }

    #[test]
    fn dismissing_again_replaces_the_first_dismissal() {
        let (mut scorecard, today) = (gappy(), day("2026-04-06"));
        let flag = flags(&scorecard, today).remove(0);
        let first = flag.dismiss(&scorecard, "One", today, Id::from_number(5));
        put(&mut scorecard, first);
        let second = flag.dismiss(&scorecard, "Two", today, Id::from_number(6));
        assert_eq!(second.id, Id::from_number(5));
    }

    #[test]
    fn evidence_is_in_order_of_time() {
        for flag in flags(&gappy(), day("2026-04-06")) {
            assert!(
                flag.evidence
                    .windows(2)
                    .all(|pair| pair[0].on <= pair[1].on)
            );
        }
    }

    #[test]
    fn nonsense_dates_do_no_harm() {
        let days = ["0001-01-01", "2026-03-15", "9999-12-31"];
        let scorecard = scorecard([kpi().into()].into_iter().chain(values(&days)));
        for today in [NaiveDate::MIN, day("2026-03-16"), NaiveDate::MAX] {
            flags(&scorecard, today);
        }
    }
}
