//! What times are counted in, by the names that people give it.

use crate::domain::field::Value;

/// What a time is counted in, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Value)]
pub enum TimeUnit {
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
}

const NAMES: [(TimeUnit, &[&str]); 6] = [
    (
        TimeUnit::Milliseconds,
        &[
            "ms",
            "msec",
            "msecs",
            "millisecond",
            "milliseconds",
            "millisekunden",
        ],
    ),
    (
        TimeUnit::Seconds,
        &[
            "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde",
            "secondes", "segundo", "segundos", "secondo", "secondi", "seconden",
        ],
    ),
    (
        TimeUnit::Minutes,
        &[
            "m", "min", "mins", "mn", "minute", "minutes", "minuten", "minuto", "minutos",
            "minuti", "minuut",
        ],
    ),
    (
        TimeUnit::Hours,
        &[
            "h", "hr", "hrs", "hour", "hours", "std", "stdn", "stunde", "stunden", "heure",
            "heures", "hora", "horas", "ora", "ore", "uur", "uren",
        ],
    ),
    (
        TimeUnit::Days,
        &[
            "d", "day", "days", "tag", "tage", "tagen", "j", "jour", "jours", "dia", "dias", "día",
            "días", "giorno", "giorni", "dag", "dagen",
        ],
    ),
    (
        TimeUnit::Weeks,
        &[
            "w",
            "wk",
            "wks",
            "week",
            "weeks",
            "woche",
            "wochen",
            "semaine",
            "semaines",
            "sem",
            "semana",
            "semanas",
            "settimana",
            "settimane",
            "weken",
        ],
    ),
];

impl TimeUnit {
    /// Every unit, the finest first.
    pub const ALL: [TimeUnit; 6] = [
        TimeUnit::Milliseconds,
        TimeUnit::Seconds,
        TimeUnit::Minutes,
        TimeUnit::Hours,
        TimeUnit::Days,
        TimeUnit::Weeks,
    ];

    /// Returns the word for several of them: `hours`.
    pub fn plural(self) -> &'static str {
        match self {
            TimeUnit::Milliseconds => "milliseconds",
            TimeUnit::Seconds => "seconds",
            TimeUnit::Minutes => "minutes",
            TimeUnit::Hours => "hours",
            TimeUnit::Days => "days",
            TimeUnit::Weeks => "weeks",
        }
    }

    /// Returns the unit of the name, in any of the languages that are read; names of columns may be asked, too.
    pub fn named(word: &str) -> Option<TimeUnit> {
        let word = word.trim().trim_end_matches('.').to_lowercase();
        NAMES
            .iter()
            .find(|(_, names)| names.contains(&word.as_str()))
            .map(|(unit, _)| *unit)
    }

    pub fn seconds(self) -> f64 {
        match self {
            TimeUnit::Milliseconds => 0.001,
            TimeUnit::Seconds => 1.0,
            TimeUnit::Minutes => 60.0,
            TimeUnit::Hours => 3600.0,
            TimeUnit::Days => 86_400.0,
            TimeUnit::Weeks => 604_800.0,
        }
    }
}
