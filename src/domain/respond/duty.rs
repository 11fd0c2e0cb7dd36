//! What a law or a contract asks to be told, and from when its time counts.
//!
//! The rules themselves, with their articles, stand in `library/en/law.txt`. A run holds its own copy of each duty, so that a
//! correction there never moves a clock that is running.

use std::borrow::Cow;

use crate::domain::field::Value;

use super::own::Tell;
use crate::domain::base::Extra;
use crate::domain::named;
use crate::domain::words::english::counted;

/// What happened, as far as a law looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Occasion {
    PersonalData,
    ServiceDown,
    SecurityIncident,
    ProductVulnerability,
    CardData,
}

named!(Occasion {
    PersonalData: "Personal data may be out or lost",
    ServiceDown: "A service may be down",
    SecurityIncident: "Somebody may have attacked systems",
    ProductVulnerability: "A vulnerability may be exploited in a product that we sell",
    CardData: "Data of payment cards may be out",
});

/// Something that starts a clock, and that somebody has to decide or bring about first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub enum Event {
    /// A financial entity classifies the incident as major.
    Classified,
    /// A company on a US stock exchange determines that the incident is material.
    Material,
    /// The maker has a correction, or something that makes the vulnerability harmless.
    Fixed,
}

impl Event {
    pub const ALL: [Event; 3] = [Event::Classified, Event::Material, Event::Fixed];

    /// Says what happens, after “when”.
    pub fn phrase(self) -> &'static str {
        match self {
            Event::Classified => "it is classified as major",
            Event::Material => "it is determined to be material",
            Event::Fixed => "a fix or a workaround is available",
        }
    }

    /// Says what has happened, as a line of the timeline.
    pub fn sentence(self) -> &'static str {
        match self {
            Event::Classified => "It was classified as major.",
            Event::Material => "It was determined to be material.",
            Event::Fixed => "A fix or a workaround was available.",
        }
    }

    /// The name of its time, for fields and buttons.
    pub const fn name(self) -> &'static str {
        match self {
            Event::Classified => "Classified as major",
            Event::Material => "Determined to be material",
            Event::Fixed => "Fix available",
        }
    }
}

/// From when the time counts.
#[derive(Clone, Debug, PartialEq, Value)]
pub enum Counted {
    /// From when we learned of it.
    Learned,
    /// From when this happens.
    Event(Event),
    /// From when the duty with this key was done; until then from its latest time.
    Told(Cow<'static, str>),
}

/// How long there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Value)]
pub enum Within {
    /// The law names no number: at once, or without undue delay.
    WithoutDelay,
    Minutes(u32),
    /// Days of the calendar.
    Days(u32),
    /// Months of the calendar.
    Months(u32),
    /// Days on which federal offices of the United States work.
    BusinessDays(u32),
}

impl Within {
    pub const fn hours(hours: u32) -> Within {
        Within::Minutes(hours * 60)
    }

    /// Returns roughly how many minutes it is, for lists that are in order of time.
    pub fn about_minutes(self) -> u32 {
        const DAY: u32 = 24 * 60;
        match self {
            Within::WithoutDelay => 0,
            Within::Minutes(minutes) => minutes,
            Within::Days(days) => days.saturating_mul(DAY),
            Within::Months(months) => months.saturating_mul(30 * DAY),
            Within::BusinessDays(days) => days.saturating_mul(DAY),
        }
    }

    /// Writes it: `72 hours`, `one month`, `4 business days`, `without delay`.
    pub fn words(self) -> String {
        let many = |count: u32, thing: &str| match count {
            1 => format!("one {thing}"),
            count => counted(count as usize, thing),
        };
        match self {
            Within::WithoutDelay => "without delay".to_owned(),
            Within::Minutes(minutes) if minutes % 60 == 0 => many(minutes / 60, "hour"),
            Within::Minutes(minutes) => many(minutes, "minute"),
            Within::Days(days) => many(days, "day"),
            Within::Months(months) => many(months, "month"),
            Within::BusinessDays(days) => many(days, "business day"),
        }
    }
}

/// A duty to tell somebody.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Duty {
    /// The rule and the stage: `gdpr/authority`.
    pub key: Cow<'static, str>,
    pub from: Counted,
    pub within: Within,
    /// Minutes after we learned of it that are the latest, whatever else the time counts from.
    pub at_latest: Option<u32>,
    pub extra: Extra,
}

impl Duty {
    /// Returns a duty that counts from when we learned of it.
    pub fn from_learning(key: &'static str, within: Within) -> Duty {
        Duty {
            key: Cow::Borrowed(key),
            from: Counted::Learned,
            within,
            at_latest: None,
            extra: Extra::new(),
        }
    }
}

/// What a line says that is asked for by law in lists that were written before duties had a record of their own.
const EARLIER: [(&str, &str, Within); 6] = [
    (
        "Data protection authority",
        "gdpr/authority",
        Within::hours(72),
    ),
    (
        "People whose data it is",
        "gdpr/people",
        Within::WithoutDelay,
    ),
    (
        "CSIRT or NIS2 authority: early warning",
        "nis2/early-warning",
        Within::hours(24),
    ),
    (
        "CSIRT or NIS2 authority: notification",
        "nis2/notification",
        Within::hours(72),
    ),
    (
        "CSIRT or NIS2 authority: final report",
        "nis2/final-report",
        Within::Months(1),
    ),
    (
        "CSIRT and ENISA, as maker of a product",
        "cra/early-warning",
        Within::hours(24),
    ),
];

impl Tell {
    /// Returns the duty that it is, also in a list from before duties had a record of their own.
    pub fn duty(&self) -> Option<Cow<'_, Duty>> {
        match &self.duty {
            Some(duty) => Some(Cow::Borrowed(duty)),
            None => self.earlier_duty().map(Cow::Owned),
        }
    }

    /// Returns the duty that an old list says in words only.
    pub fn earlier_duty(&self) -> Option<Duty> {
        let is_old = self.duty.is_none() && self.why.ends_with("check with legal.");
        let (_, key, within) = (EARLIER.iter()).find(|(who, ..)| is_old && *who == self.who)?;
        let from = match *key {
            "nis2/final-report" => Counted::Told(Cow::Borrowed("nis2/notification")),
            _ => Counted::Learned,
        };
        Some(Duty {
            from,
            ..Duty::from_learning(key, *within)
        })
    }

    /// Tells whether somebody has to decide first whether it is due at all.
    pub fn is_conditional(&self) -> bool {
        !self.only_if.trim().is_empty() || self.earlier_duty().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_said_as_the_law_says_them() {
        assert_eq!(Within::hours(72).words(), "72 hours");
        assert_eq!(Within::Months(1).words(), "one month");
        assert_eq!(Within::BusinessDays(4).words(), "4 business days");
        assert_eq!(Within::Minutes(90).words(), "90 minutes");
    }

    #[test]
    fn a_duty_reads_as_it_was_written_and_keeps_what_it_does_not_know() {
        let json = r#"{"key":"sec/8-k","from":{"event":"material"},"within":{"business_days":4},"later":1}"#;
        let duty: Duty = serde_json::from_str(json).unwrap();
        assert_eq!(duty.from, Counted::Event(Event::Material));
        assert_eq!(serde_json::to_string(&duty).unwrap(), json);
    }

    #[test]
    fn old_lists_name_their_duties_and_other_lines_are_none() {
        let tell = |who: &str, why: &str| Tell {
            who: who.to_owned(),
            why: why.to_owned(),
            ..Tell::default()
        };
        let old = tell(
            "CSIRT or NIS2 authority: final report",
            "One month after the notification; check with legal.",
        );
        assert!(old.is_conditional());
        assert_eq!(old.duty().unwrap().within, Within::Months(1));
        assert!(tell("CISO", "Decides; check with legal.").duty().is_none());
        assert!(
            tell("Data protection authority", "We want to")
                .duty()
                .is_none()
        );
    }
}
