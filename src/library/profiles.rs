//! What a new scorecard starts with: the five KPIs of every coordinator and a few of the industry's.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::kpis::{self, KpiTemplate};
use crate::domain::measure::kpi::Kpi;
use crate::domain::scorecard::Edit;
use crate::domain::settings::{Industry, Settings};
use crate::library::text::{self, Value, choices, file, read};

/// Industries as content names them: “every”, or some with commas between them.
pub(super) struct Industries(pub Vec<Industry>);

impl Value for Industries {
    fn from_line(line: &'static str) -> Result<Self, String> {
        let all = match line {
            "every" => Ok(Industry::ALL.to_vec()),
            some => Vec::from_line(some),
        };
        all.map(Industries)
    }
}

choices!(Industry);

/// A starting point for one industry.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub industry: Industry,
    pub name: &'static str,
    /// What sets the industry apart, and what the profile therefore looks at.
    pub sentence: &'static str,
    /// The keys of the KPIs that it adds to [`CORE`].
    pub adds: Vec<&'static str>,
}

/// The keys of the KPIs that every profile starts with.
pub const CORE: [&str; 5] = [
    "sla-compliance",
    "incident-response-time",
    "risk-burn-down",
    "security-training-completion",
    "critical-vulnerabilities",
];

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    text::entries(
        file!("profiles.txt"),
        |entry| read!(entry => Profile { industry = entry.named()?, name = entry.title(), sentence, adds }),
    )
});

/// Returns the industry's profile.
pub fn profile(industry: Industry) -> &'static Profile {
    let found = PROFILES.iter().find(|one| one.industry == industry);
    // The file is part of the program, and a test asks for each industry.
    found.unwrap_or_else(|| panic!("{} has no profile", industry.name()))
}

impl Profile {
    /// Returns the KPIs that a scorecard of the profile starts with, the core five first.
    pub fn kpis(&self) -> impl Iterator<Item = &'static KpiTemplate> {
        CORE.iter()
            .chain(&self.adds)
            .filter_map(|key| kpis::by_key(key))
    }
}

/// Returns the edit that fills an empty scorecard with the industry's KPIs, all in focus.
///
/// They are the same KPIs for everybody who starts from the profile; see [`crate::domain::identity`].
pub fn start(industry: Industry, title: &str, project: &str, today: NaiveDate) -> Edit {
    let profile = profile(industry);
    let edit = Edit::new(format!("start from the {} profile", profile.name));
    let edit = edit.put(settings(title, project, industry));
    profile
        .kpis()
        .fold(edit, |edit, template| edit.put(taken(template, today)))
}

/// Returns the edit that fills an empty scorecard with the five KPIs of every coordinator.
pub fn plain(title: &str, project: &str, today: NaiveDate) -> Edit {
    let edit = Edit::new("start with five KPIs");
    let edit = edit.put(settings(title, project, Industry::General));
    let core = CORE.iter().filter_map(|key| kpis::by_key(key));
    core.fold(edit, |edit, template| edit.put(taken(template, today)))
}

fn taken(template: &KpiTemplate, today: NaiveDate) -> Kpi {
    let mut kpi = template.to_kpi(template.id(), today);
    kpi.focus = true;
    kpi
}

/// Returns the edit that gives an empty scorecard its title and nothing else.
pub fn blank(title: &str) -> Edit {
    Edit::new("start blank").put(settings(title, "", Industry::General))
}

/// A title of spaces would be refused; the default one is better than no start.
fn settings(title: &str, project: &str, industry: Industry) -> Settings {
    let default = Settings::default();
    Settings {
        title: match title.trim() {
            "" => default.title,
            title => title.to_owned(),
        },
        project: project.trim().to_owned(),
        industry,
        ..default
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::evaluation::Status;
    use crate::domain::measure::kpi::{FOCUS_LIMIT, Theme};
    use crate::domain::measure::overview::{Period, rows};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Scorecard;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn started(industry: Industry) -> Scorecard {
        let mut scorecard = Scorecard::empty(Id::from_number(99));
        let edit = start(industry, " Portal ", "Portal", day());
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    #[test]
    fn each_profile_fits_its_focus_and_is_recommended_by_its_own_entries() {
        for industry in Industry::ALL {
            let profile = profile(industry);
            assert_eq!(profile.name, industry.name());
            assert!(profile.sentence.ends_with('.'));
            assert!((2..=3).contains(&profile.adds.len()));
            assert_eq!(profile.kpis().count(), CORE.len() + profile.adds.len());
            assert!(profile.kpis().count() <= FOCUS_LIMIT);
            assert!(profile.kpis().all(|template| template.suits(industry)));
        }
    }

    #[test]
    fn the_industries_look_at_what_sets_them_apart() {
        let themes = |industry| -> Vec<Theme> {
            let added = profile(industry).kpis().skip(CORE.len());
            added.map(|template| template.theme).collect()
        };
        let finance = [Theme::DataProtection, Theme::Fraud, Theme::Compliance];
        assert_eq!(themes(Industry::FinancialServices), finance);
        let technology = [Theme::Application, Theme::Cloud, Theme::Vulnerabilities];
        assert_eq!(themes(Industry::Technology), technology);
    }

    #[test]
    fn a_started_scorecard_has_its_kpis_in_focus_and_no_data() {
        for industry in Industry::ALL {
            let scorecard = started(industry);
            assert_eq!(scorecard.settings().title, "Portal");
            assert_eq!(scorecard.settings().project, "Portal");
            assert_eq!(scorecard.settings().industry, industry);
            assert_eq!(scorecard.all::<Kpi>().count(), 8);
            assert!(scorecard.all::<Kpi>().all(|kpi| kpi.focus));
            let noon = day().and_hms_opt(12, 0, 0).unwrap();
            assert!(
                (rows(&scorecard, Period::All, noon).iter())
                    .all(|row| row.evaluation.status == Status::NoData)
            );
        }
    }

    #[test]
    fn the_plain_start_has_the_five_kpis_of_every_coordinator() {
        let mut scorecard = Scorecard::empty(Id::from_number(99));
        scorecard
            .apply(plain("My scorecard", "", day()), Replica(1))
            .unwrap();
        let mut keys: Vec<String> = scorecard
            .all()
            .map(|kpi: &Kpi| kpi.library.clone())
            .collect();
        let mut core = CORE.map(str::to_owned);
        keys.sort();
        core.sort();
        assert_eq!(keys, core);
    }

    #[test]
    fn a_blank_start_has_settings_only_and_always_a_title() {
        let mut scorecard = Scorecard::empty(Id::from_number(99));
        scorecard.apply(blank("  "), Replica(1)).unwrap();
        assert_eq!(scorecard.settings(), Settings::default());
        assert_eq!(scorecard.slots().count(), 1);
    }
}
