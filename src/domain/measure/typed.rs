//! A value that somebody types for a day: a new one, or the one of the day corrected.

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::kpi::{Cadence, Kpi};
use super::measurement::Measurement;
use super::quantity::Quantity;
use crate::domain::base::Extra;
use crate::domain::decide::risk::Risk;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::Moment;

/// When values are typed, and for which day.
#[derive(Clone, Copy, Debug)]
pub struct Typing {
    /// The day of the values.
    pub day: NaiveDate,
    /// The person's clock.
    pub now: NaiveDateTime,
    /// The same in UTC.
    pub utc: NaiveDateTime,
}

impl Typing {
    /// Returns the moment of a value: its day, and for hourly values of today the time as well.
    fn moment(self, kpi: &Kpi) -> Moment {
        let is_now = kpi.cadence == Cadence::Hourly && self.day == self.now.date();
        Moment {
            date: self.day,
            time: is_now
                .then(|| self.now.time().with_second(0)?.with_nanosecond(0))
                .flatten(),
        }
    }

    /// Returns the value of the day, which typing corrects: of several the newest, of hourly ones that of this hour.
    pub fn of_day<'a>(self, card: &'a Scorecard, kpi: &Kpi) -> Option<&'a Measurement> {
        let at = self.moment(kpi);
        let is_of_day = |one: &Moment| {
            one.date == at.date
                && at
                    .time
                    .is_none_or(|time| one.time.is_some_and(|one| one.hour() == time.hour()))
        };
        let newest = card.series(kpi.id).rev().find(|(one, ..)| is_of_day(one));
        card.get(newest?.1)
    }

    /// Adds to the edit what typing the value changes. `id` is for a new value.
    ///
    /// A KPI that is computed becomes one that is typed.
    pub fn put(self, card: &Scorecard, edit: Edit, kpi: &Kpi, quantity: Quantity, id: Id) -> Edit {
        let Quantity { value, counted } = quantity;
        let edit = match kpi.derived {
            None => edit,
            Some(_) => edit.put(Kpi {
                derived: None,
                ..kpi.clone()
            }),
        };
        if let Some(old) = self.of_day(card, kpi) {
            let is_same = old.value == value;
            return edit.put(Measurement {
                value,
                counted: counted.or(old.counted.filter(|_| is_same)),
                evidence: old.evidence.clone().filter(|_| is_same),
                ..old.clone()
            });
        }
        edit.put(Measurement {
            id,
            kpi: kpi.id,
            at: self.moment(kpi),
            from: None,
            value,
            counted,
            note: String::new(),
            source: kpi.data_source.trim().to_owned(),
            entered_by: card.settings().coordinator.trim().to_owned(),
            set_aside: String::new(),
            entered_at: Some(self.utc),
            evidence: None,
            cases: None,
            extra: Extra::new(),
        })
    }

    /// Adds to the edit that the value of the day goes.
    pub fn delete(self, card: &Scorecard, edit: Edit, kpi: &Kpi) -> Edit {
        match self.of_day(card, kpi) {
            Some(old) => edit.delete(Kind::Measurement, old.id),
            None => edit,
        }
    }
}

/// Tells whether people can type values: a KPI that is computed has none to compute while there is nothing to compute from.
pub fn can_be_typed(card: &Scorecard, kpi: &Kpi) -> bool {
    kpi.derived.is_none() || card.all::<Risk>().next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::evaluation::Evaluation;
    use crate::domain::measure::quantity;
    use crate::domain::revision::Replica;
    use crate::domain::settings::Industry;
    use crate::library::{kpis, profiles, sample};

    fn typing(day: &str) -> Typing {
        Typing {
            day: day.parse().unwrap(),
            now: "2026-11-24T09:30:20".parse().unwrap(),
            utc: "2026-11-24T08:30:20".parse().unwrap(),
        }
    }

    fn started() -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(9));
        let day = "2026-11-24".parse().unwrap();
        let edit = profiles::start(Industry::General, "Portal", "Portal", day);
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn named(card: &Scorecard, library: &str) -> Kpi {
        let found = card.all::<Kpi>().find(|kpi| kpi.library == library);
        found.unwrap().clone()
    }

    fn type_in(card: &mut Scorecard, typing: Typing, library: &str, text: &str) {
        let kpi = named(card, library);
        let read = quantity::read(kpi.unit, text, "EUR").unwrap();
        let id = Id::from_number(100 + card.all::<Measurement>().count() as u128);
        let edit = typing.put(card, Edit::new("type"), &kpi, read, id);
        card.apply(edit, Replica(1)).unwrap();
    }

    #[test]
    fn a_value_typed_again_for_its_day_corrects_it_and_another_day_has_its_own() {
        let mut card = started();
        type_in(&mut card, typing("2026-11-24"), "sla-compliance", "99.7");
        type_in(&mut card, typing("2026-11-24"), "sla-compliance", "99.8");
        type_in(&mut card, typing("2026-11-23"), "sla-compliance", "99.1");
        let kpi = named(&card, "sla-compliance");
        let values: Vec<String> = (card.series(kpi.id))
            .map(|(at, _, value)| format!("{at} {}", value.get()))
            .collect();
        assert_eq!(values, ["2026-11-23 99.1", "2026-11-24 99.8"]);
        let edit = typing("2026-11-24").delete(&card, Edit::new("delete"), &kpi);
        card.apply(edit, Replica(1)).unwrap();
        assert_eq!(card.series(kpi.id).count(), 1);
    }

    #[test]
    fn a_share_keeps_both_its_numbers() {
        let mut card = started();
        let library = "security-training-completion";
        type_in(&mut card, typing("2026-11-24"), library, "44/50");
        let kpi = named(&card, library);
        let value = typing("2026-11-24").of_day(&card, &kpi).unwrap();
        assert_eq!(
            value.counted.map(|counted| counted.text()).unwrap(),
            "44 of 50"
        );
    }

    #[test]
    fn a_computed_kpi_is_typed_where_there_is_no_register_and_only_there() {
        let mut card = started();
        let kpi = named(&card, "risk-burn-down");
        assert!(can_be_typed(&card, &kpi) && kpi.derived.is_some());
        type_in(
            &mut card,
            typing("2026-11-24"),
            "risk-burn-down",
            "12 of 15",
        );
        let kpi = named(&card, "risk-burn-down");
        assert_eq!(kpi.derived, None);
        let evaluation = Evaluation::of(&card, &kpi, typing("2026-11-24").now);
        assert_eq!(evaluation.latest().unwrap().value.get(), 80.0);

        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let mut sample_card = Scorecard::empty(Id::from_number(9));
        let edit = sample::sample("2026-11-24".parse().unwrap(), &mut new_id);
        sample_card.apply(edit, Replica(1)).unwrap();
        let computed = sample_card.all::<Kpi>().find(|kpi| kpi.derived.is_some());
        assert!(!can_be_typed(&sample_card, computed.unwrap()));
    }

    #[test]
    fn an_hourly_value_is_of_its_hour() {
        let mut card = started();
        let template = kpis::by_key("sla-compliance").unwrap();
        let mut kpi = template.to_kpi(Id::from_number(3), "2026-11-01".parse().unwrap());
        (kpi.cadence, kpi.library) = (Cadence::Hourly, "hourly".to_owned());
        card.apply(Edit::new("").put(kpi), Replica(1)).unwrap();
        let nine = typing("2026-11-24");
        type_in(&mut card, nine, "hourly", "99.7");
        type_in(&mut card, nine, "hourly", "99.8");
        let ten = Typing {
            now: "2026-11-24T10:05:00".parse().unwrap(),
            ..nine
        };
        type_in(&mut card, ten, "hourly", "99.9");
        let values: Vec<String> = (card.series(Id::from_number(3)))
            .map(|(at, _, value)| format!("{at} {}", value.get()))
            .collect();
        assert_eq!(values, ["2026-11-24T09:30 99.8", "2026-11-24T10:05 99.9"]);
    }
}
