//! People whom most projects have to tell: what they care about, how often they hear, and which KPIs answer them.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::domain::explain::plan::next_due;
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::{Method, Stakeholder, UpdateCadence};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::library::text::{self, Entry, Fault, choices, file, read};

/// A stakeholder as most projects have them.
pub struct StakeholderTemplate {
    /// The stable name; never changed, never used again for another.
    pub key: &'static str,
    pub name: &'static str,
    pub role: &'static str,
    pub cares_about: &'static str,
    pub audience: Audience,
    pub cadence: UpdateCadence,
    pub method: Method,
    /// The KPIs of the library that answer what they care about, the most telling first.
    pub kpis: Vec<&'static str>,
}

choices!(Audience, Method, UpdateCadence);

static STAKEHOLDERS: LazyLock<Vec<StakeholderTemplate>> =
    LazyLock::new(|| text::entries(file!("stakeholders.txt"), stakeholder));

fn stakeholder(entry: &Entry) -> Result<StakeholderTemplate, Fault> {
    read!(entry => StakeholderTemplate {
        key,
        name = entry.title(),
        role, cares_about, audience, cadence, method, kpis,
    })
}

/// Returns the usual stakeholders; the first three are there in every project.
pub fn all() -> &'static [StakeholderTemplate] {
    &STAKEHOLDERS
}

impl StakeholderTemplate {
    /// Returns the stakeholder with the fitting KPIs of the scorecard, due one cadence from today.
    ///
    /// Influence, interest and stance stay open: they are judged of a person, not of a role.
    pub fn to_stakeholder(&self, id: Id, scorecard: &Scorecard, today: NaiveDate) -> Stakeholder {
        let fitting = (self.kpis.iter()).flat_map(|key| {
            (scorecard.all::<Kpi>())
                .filter(move |kpi| kpi.library == *key)
                .map(|kpi| kpi.id)
        });
        Stakeholder {
            audience: self.audience,
            cares_about: self.cares_about.to_owned(),
            kpis: fitting.collect(),
            cadence: self.cadence,
            method: self.method,
            due: next_due(self.cadence, today, today),
            ..Stakeholder::new(id, self.name.to_owned(), self.role.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::explain::plan::attention;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::library::kpis;

    #[test]
    fn each_names_known_kpis_and_what_they_care_about() {
        let card = Scorecard::empty(Id::from_number(9));
        for (number, template) in (1..).zip(all()) {
            for key in &template.kpis {
                assert!(kpis::by_key(key).is_some(), "{}: {key}", template.name);
            }
            assert!(template.cares_about.len() > 60, "{}", template.name);
            let today = "2026-11-25".parse().unwrap();
            let stakeholder = template.to_stakeholder(Id::from_number(number), &card, today);
            assert_eq!(stakeholder.check(), Ok(()));
            assert!(stakeholder.due > Some(today));
            assert_eq!(attention(&stakeholder), None, "nobody has judged them");
        }
    }

    /// What the guide to the role gives as the plan of the project manager.
    #[test]
    fn the_project_manager_hears_of_service_levels_and_response_time_in_a_weekly_status_report() {
        let manager = &all()[0];
        assert_eq!(manager.name, "Project manager");
        assert_eq!(
            (manager.cadence, manager.method),
            (UpdateCadence::Weekly, Method::StatusReport)
        );
        assert_eq!(
            manager.kpis[..2],
            ["sla-compliance", "incident-response-time"]
        );
    }

    #[test]
    fn they_follow_the_fitting_kpis_of_the_scorecard_in_the_order_of_the_library() {
        let mut card = Scorecard::empty(Id::from_number(9));
        let today: NaiveDate = "2026-11-25".parse().unwrap();
        let kpi = |number, key| {
            let template = kpis::by_key(key).unwrap();
            template.to_kpi(Id::from_number(number), today)
        };
        let edit = (Edit::new("").put(kpi(1, "service-availability")))
            .put(kpi(2, "sla-compliance"))
            .put(kpi(3, "phishing-click-rate"));
        card.apply(edit, Replica(1)).unwrap();
        let client = all()[2].to_stakeholder(Id::from_number(4), &card, today);
        assert_eq!(client.kpis, [Id::from_number(2), Id::from_number(1)]);
        assert_eq!(client.due, Some("2026-12-25".parse().unwrap()));
    }
}
