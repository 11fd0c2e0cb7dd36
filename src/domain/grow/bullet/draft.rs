//! What is said about one line of a résumé; kept with the résumé.

use crate::domain::field::Value;
use chrono::{Months, NaiveDate};

use crate::domain::base::Extra;
use crate::domain::measure::kpi::Unit;
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// What is said about one line.
#[derive(Clone, Debug, PartialEq, Value)]
#[field(left_out)]
pub struct Draft {
    /// The unmeasured claim that it starts from.
    pub claim: String,
    /// What was done, beginning with a verb of the past.
    pub did: String,
    pub share: Share,
    /// The KPI whose history gives the figures; typed ones count while there is none.
    pub kpi: Option<Id>,
    /// How far back the history is told.
    pub reach: Reach,
    pub name: String,
    #[field(default = percent())]
    pub unit: Unit,
    pub from: Option<Finite>,
    pub to: Option<Finite>,
    pub over: String,
    pub worth: String,
    pub extra: Extra,
}

fn percent() -> Unit {
    Unit::Percent
}

impl Default for Draft {
    fn default() -> Draft {
        Draft {
            claim: String::new(),
            did: String::new(),
            share: Share::default(),
            kpi: None,
            reach: Reach::default(),
            name: String::new(),
            unit: percent(),
            from: None,
            to: None,
            over: String::new(),
            worth: String::new(),
            extra: Extra::new(),
        }
    }
}

impl Draft {
    pub fn is_blank(&self) -> bool {
        *self == Draft::default()
    }
}

/// How much of it was one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Value)]
pub enum Share {
    #[default]
    Led,
    Contributed,
    Supported,
}

named!(Share {
    Led: "I led it",
    Contributed: "I contributed",
    Supported: "I supported",
});

/// How far back a history is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Value)]
pub enum Reach {
    Quarter,
    HalfYear,
    Year,
    #[default]
    All,
}

named!(Reach {
    Quarter: "The last three months",
    HalfYear: "The last six months",
    Year: "The last year",
    All: "From the first value on",
});

impl Reach {
    /// Returns the day from which values count.
    pub fn start(self, today: NaiveDate) -> NaiveDate {
        let months = match self {
            Reach::Quarter => 3,
            Reach::HalfYear => 6,
            Reach::Year => 12,
            Reach::All => return NaiveDate::MIN,
        };
        today
            .checked_sub_months(Months::new(months))
            .unwrap_or(NaiveDate::MIN)
    }
}
