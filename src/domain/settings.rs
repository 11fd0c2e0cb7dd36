//! What a scorecard says about itself.

use crate::domain::field::Value;
use chrono::NaiveDate;

use super::base::{Extra, Invalid, record};
use super::revision::Id;
use crate::domain::named;

/// The longest currency, in letters: it stands behind every amount, so a long text in its place would widen every table.
const CURRENCY_LIMIT: usize = 12;

/// The scorecard's own facts; one record, under [`Id::ONLY`].
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Settings {
    pub id: Id,
    #[field(line)]
    pub title: String,
    pub industry: Industry,
    /// What the project is called in sentences; the title is only the scorecard's own.
    pub project: String,
    /// Who runs the project: the company or authority that the coordinator works for.
    pub organisation: String,
    /// Whom the project is done for.
    pub client: String,
    /// Who keeps the scorecard: signs the scripts, and is entered as the source of measurements.
    pub coordinator: String,
    /// The keys of the rules of law that ask the project to report incidents; the usual ones of the industry while nobody
    /// has chosen.
    pub rules: Option<Vec<String>>,
    /// Hours after learning of an incident within which the contract wants the client told; missing when it names none.
    pub contract_hours: Option<u32>,
    /// The currency of money values, as ISO 4217 writes it: `EUR`, `USD`.
    #[field(default = default_currency(), line)]
    pub currency: String,
    /// The day of which the sample's story was told, when this is the sample.
    pub sample_of: Option<NaiveDate>,
    pub extra: Extra,
}

/// The industry whose profile the scorecard started from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Industry {
    #[default]
    General,
    FinancialServices,
    Technology,
}

named!(Industry {
    FinancialServices: "Financial Services",
    Technology: "Technology",
    General: "General",
});

impl Settings {
    /// Returns what its files are named for: the project, else the title, and the person.
    pub fn file_title(&self) -> String {
        let project = match self.project.trim() {
            "" => self.title.trim(),
            project => project,
        };
        format!("{project} {}", self.coordinator.trim())
            .trim_end()
            .to_owned()
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            id: Id::ONLY,
            title: "My scorecard".to_owned(),
            industry: Industry::General,
            project: String::new(),
            organisation: String::new(),
            client: String::new(),
            coordinator: String::new(),
            rules: None,
            contract_hours: None,
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
    if settings.currency.chars().count() > CURRENCY_LIMIT {
        let why = format!("a currency has at most {CURRENCY_LIMIT} letters, such as EUR");
        return Err(Invalid::new("currency", why));
    }
    Ok(())
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    #[test]
    fn a_long_text_is_no_currency() {
        let in_the_currency_of = |currency: &str| {
            let currency = currency.to_owned();
            let settings = Settings {
                currency,
                ..Settings::default()
            };
            settings.check()
        };
        assert!(in_the_currency_of("Swiss francs").is_ok());
        let refusal = in_the_currency_of("Swiss francs, in thousands").unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "currency: a currency has at most 12 letters, such as EUR"
        );
    }

    #[test]
    fn files_are_named_for_the_project_and_the_person() {
        let mut settings = Settings {
            title: "My scorecard (General)".to_owned(),
            ..Settings::default()
        };
        assert_eq!(settings.file_title(), "My scorecard (General)");
        settings.coordinator = "Alex Morgan ".to_owned();
        assert_eq!(settings.file_title(), "My scorecard (General) Alex Morgan");
        settings.project = "Customer portal".to_owned();
        assert_eq!(settings.file_title(), "Customer portal Alex Morgan");
    }
}
