//! One value of a KPI at one time.

use crate::domain::field::Value;
use chrono::{NaiveDate, NaiveDateTime};

use super::evidence::provenance::Provenance;
use super::quantity::{Quantity, Ratio};
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::revision::Id;
use crate::domain::value::{Finite, Moment};

/// A measured value, in the unit of its KPI.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Measurement {
    pub id: Id,
    #[field(label = "KPI")]
    pub kpi: Id,
    /// When it was measured; for a period, its last day.
    pub at: Moment,
    /// The first day of the period that the value covers, when it covers more than `at`.
    pub from: Option<NaiveDate>,
    pub value: Finite,
    /// The part and the whole, when the value is their share in percent: `[44, 50]`.
    pub counted: Option<Ratio>,
    pub note: String,
    /// Where the value comes from.
    pub source: String,
    pub entered_by: String,
    /// Why it says nothing about what is normal, when somebody set it aside: then natural limits are made without it.
    pub set_aside: String,
    /// When it was entered, in UTC: of two values of one moment, the one entered later is the newer one.
    pub entered_at: Option<NaiveDateTime>,
    /// The file that it was read from, when it was.
    pub evidence: Option<Box<Provenance>>,
    /// Of how many cases, or answers of a survey, the value is the mean or the share, where that is known.
    pub cases: Option<u32>,
    pub extra: Extra,
}

impl Measurement {
    /// Tells whether natural limits are made without it.
    pub fn is_set_aside(&self) -> bool {
        !self.set_aside.trim().is_empty()
    }

    /// Returns the value, with the part and the whole where both are known.
    pub fn quantity(&self) -> Quantity {
        Quantity {
            value: self.value,
            counted: self.counted,
        }
    }
}

// There are ten thousands of them, and the one part that they have keeps what is unknown itself.
record!(Measurement, |measurement| {
    if measurement
        .from
        .is_some_and(|from| from > measurement.at.date)
    {
        return Err(Invalid::new("from", "the period ends before it starts"));
    }
    if measurement.cases == Some(0) {
        return Err(Invalid::new("cases", "a mean is of at least one case"));
    }
    if let Some(counted) = measurement.counted
        && !measurement.quantity().is_share(measurement.value)
    {
        let why = format!(
            "the value is not the share of {} in percent",
            counted.text()
        );
        return Err(Invalid::new("counted", why));
    }
    if let Some(evidence) = &measurement.evidence {
        evidence.check()?;
    }
    Ok(())
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::{Edit, Scorecard};

    const KPI: Id = Id::from_number(1);

    fn measurement(id: u128, value: i32, entered_at: Option<&str>) -> Measurement {
        Measurement {
            id: Id::from_number(id),
            kpi: KPI,
            at: "2026-11-24".parse().unwrap(),
            from: None,
            value: Finite::from(value),
            counted: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            entered_at: entered_at.map(|time| {
                crate::domain::value::parse_instant(&format!("2026-11-24T{time}")).unwrap()
            }),
            set_aside: String::new(),
            evidence: None,
            cases: None,
            extra: Extra::new(),
        }
    }

    fn card(measurements: &[Measurement], replica: u64) -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(9));
        for measurement in measurements {
            let edit = Edit::new("").put(measurement.clone());
            card.apply(edit, Replica(replica)).unwrap();
        }
        card
    }

    fn values(card: &Scorecard) -> Vec<f64> {
        card.series(KPI).map(|(.., value)| value.get()).collect()
    }

    #[test]
    fn of_two_values_of_a_day_the_one_entered_later_is_newer_whatever_their_ids() {
        let (early, late) = (
            measurement(99, 1, Some("09:00:00")),
            measurement(2, 2, Some("09:00:01")),
        );
        let card_of = |order: &[Measurement]| card(order, 1);
        assert_eq!(values(&card_of(&[early.clone(), late.clone()])), [1.0, 2.0]);
        assert_eq!(values(&card_of(&[late.clone(), early.clone()])), [1.0, 2.0]);
        // Correcting the earlier one does not make it newer.
        let corrected = Measurement {
            value: Finite::from(3),
            ..early.clone()
        };
        let card = card_of(&[early, late, corrected]);
        assert_eq!(values(&card), [3.0, 2.0]);
    }

    #[test]
    fn values_of_older_files_are_in_the_order_of_their_revisions_and_before_those_that_say_when() {
        let (first, second) = (measurement(99, 1, None), measurement(2, 2, None));
        let timed = measurement(1, 3, Some("00:00:00"));
        let card = card(&[timed, first, second], 1);
        assert_eq!(values(&card), [1.0, 2.0, 3.0]);
        let slots = card
            .slots()
            .map(|(kind, id, slot)| (kind, id, slot.clone()));
        let again = Scorecard::from_slots(card.id, Extra::new(), card.seen().clone(), slots);
        assert_eq!(again, card);
    }

    #[test]
    fn two_copies_that_merge_agree_on_what_was_entered_later() {
        let here = card(&[measurement(99, 1, Some("09:00:00"))], 1);
        let there = card(
            &[measurement(5, 7, None), measurement(2, 2, Some("17:00:00"))],
            2,
        );
        let merged = |a: &Scorecard, b: &Scorecard| {
            let mut a = a.clone();
            a.apply(a.merge(b), Replica(3)).unwrap();
            a
        };
        assert_eq!(values(&merged(&here, &there)), [7.0, 1.0, 2.0]);
        assert_eq!(merged(&here, &there), merged(&there, &here));
    }

    #[test]
    fn a_share_is_that_of_its_part_and_whole() {
        let ratio = Ratio::new(Finite::from(44), Finite::from(50)).unwrap();
        let share = |value| Measurement {
            counted: Some(ratio),
            ..measurement(1, value, None)
        };
        assert_eq!(share(88).check(), Ok(()));
        assert!(share(90).check().is_err());
        let text = serde_json::to_string(&share(88)).unwrap();
        assert!(text.contains(r#""counted":[44,50]"#), "{text}");
        assert_eq!(
            serde_json::from_str::<Measurement>(&text).unwrap(),
            share(88)
        );
        for wrong in ["[50,44]", "[0,0]", "[-1,5]", "[1]"] {
            let wrong = text.replace("[44,50]", wrong);
            assert!(
                serde_json::from_str::<Measurement>(&wrong).is_err(),
                "{wrong}"
            );
        }
    }
}
