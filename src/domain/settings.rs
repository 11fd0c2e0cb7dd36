//! What a scorecard says about itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::record::{Extra, Invalid, check_name, check_texts, record};
use super::revision::Id;

/// The scorecard's own facts; one record, under [`Id::ONLY`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Settings {
    pub id: Id,
    pub title: String,
    #[serde(default)]
    pub industry: Industry,
    /// Who keeps the scorecard: signs the scripts, and is entered as the source of measurements.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coordinator: String,
    /// The currency of money values, as ISO 4217 writes it: `EUR`, `USD`.
    #[serde(default = "default_currency")]
    pub currency: String,
    /// The day of which the sample's story was told, when this is the sample.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub sample_of: Option<NaiveDate>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The industry whose profile the scorecard started from.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Industry {
    #[default]
    General,
    FinancialServices,
    Technology,
}

impl Industry {
    pub const ALL: [Industry; 3] = [
        Industry::FinancialServices,
        Industry::Technology,
        Industry::General,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Industry::General => "General",
            Industry::FinancialServices => "Financial Services",
            Industry::Technology => "Technology",
        }
    }
}

impl Settings {
    /// Returns what the project is called in sentences: the title, without the mark of the sample.
    pub fn project(&self) -> &str {
        let title = self.title.trim();
        match self.sample_of {
            Some(_) => title.trim_start_matches("Sample: "),
            None => title,
        }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            id: Id::ONLY,
            title: "My scorecard".to_owned(),
            industry: Industry::General,
            coordinator: String::new(),
            currency: default_currency(),
            sample_of: None,
            extra: Extra::new(),
        }
    }
}

fn default_currency() -> String {
    "EUR".to_owned()
}

record!(Settings, |settings| {
    if settings.id != Id::ONLY {
        let why = format!(
            "a scorecard has one settings record, and its id is {}",
            Id::ONLY
        );
        return Err(Invalid::new("id", why));
    }
    check_name("title", &settings.title)?;
    check_name("currency", &settings.currency)?;
    check_texts(&[("coordinator", &settings.coordinator)])
});
