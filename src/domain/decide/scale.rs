//! The 5 × 5 scale: a level of likelihood times a level of impact.

use crate::domain::field::{Fault, Json, JsonReader, Value, Writer, blank};

use crate::domain::named;

/// A level of likelihood or impact, 1 (lowest) to 5 (highest).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    pub const ALL: [Level; 5] = [Level(1), Level(2), Level(3), Level(4), Level(5)];

    /// Returns the level, or `None` outside of 1 to 5.
    pub fn new(number: u8) -> Option<Level> {
        (1..=5).contains(&number).then_some(Level(number))
    }

    pub fn get(self) -> u8 {
        self.0
    }

    /// Returns the position in lists of five, 0 to 4.
    pub fn index(self) -> usize {
        usize::from(self.0 - 1)
    }

    /// Returns the level in the view of three: 1 and 2 are low, 3 is medium, 4 and 5 are high.
    pub fn third(self) -> Third {
        match self.0 {
            1 | 2 => Third::Low,
            3 => Third::Medium,
            _ => Third::High,
        }
    }
}

impl Value for Level {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let level = json
            .as_u64()
            .and_then(|number| Level::new(u8::try_from(number).ok()?));
        *self = level.ok_or_else(|| Fault::unlike(json, "a whole number from 1 to 5"))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.plain(self.0);
    }
}

blank! { Level as Level: Needed, Level(1); }

#[cfg(test)]
impl schemars::JsonSchema for Level {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Level".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "integer", "minimum": 1, "maximum": 5})
    }
}

/// A level in the view of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Third {
    Low,
    Medium,
    High,
}

named!(Third {
    Low: "Low",
    Medium: "Medium",
    High: "High",
});

impl Third {
    /// Returns the level of five that choosing this one means: the middle of those it stands for.
    pub fn level(self) -> Level {
        match self {
            Third::Low => Level(2),
            Third::Medium => Level(3),
            Third::High => Level(4),
        }
    }
}

/// How likely, and how bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub struct Score {
    pub likelihood: Level,
    pub impact: Level,
}

impl Score {
    pub const MIDDLE: Score = Score {
        likelihood: Level(3),
        impact: Level(3),
    };

    /// The score of these numbers, or `None` outside of 1 to 5.
    pub fn of(likelihood: u8, impact: u8) -> Option<Score> {
        Some(Score {
            likelihood: Level::new(likelihood)?,
            impact: Level::new(impact)?,
        })
    }

    /// Returns likelihood × impact, 1 to 25 (NIST SP 800-30 rev. 1, appendix I, in numbers).
    pub fn value(self) -> u8 {
        self.likelihood.get() * self.impact.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_likelihood_times_impact() {
        assert_eq!(Score::of(4, 5).map(Score::value), Some(20));
        assert_eq!(Score::of(1, 1).map(Score::value), Some(1));
        assert_eq!(Score::of(0, 3), None);
        assert_eq!(Score::of(3, 6), None);
    }

    #[test]
    fn a_higher_level_never_lowers_the_score() {
        for a in Level::ALL {
            for b in Level::ALL {
                let score = |likelihood, impact| Score { likelihood, impact }.value();
                for more in Level::ALL.into_iter().filter(|&more| more > a) {
                    assert!(score(more, b) > score(a, b));
                    assert!(score(b, more) > score(b, a));
                }
            }
        }
    }

    #[test]
    fn a_third_stands_for_its_own_level() {
        for third in Third::ALL {
            assert_eq!(third.level().third(), third);
        }
    }
}
