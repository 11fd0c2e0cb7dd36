//! People whom most projects have to tell: what they care about, how often they hear, and which KPIs answer them.

use chrono::NaiveDate;

use crate::domain::explain::plan::next_due;
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::{Method, Stakeholder, UpdateCadence};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

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
    pub kpis: &'static [&'static str],
}

/// The usual stakeholders; the first three are there in every project.
pub const STAKEHOLDERS: [StakeholderTemplate; 8] = [
    StakeholderTemplate {
        key: "project-manager",
        name: "Project manager",
        role: "Leads the project",
        cares_about: "Delivery on time, budget, scope: what security work costs, what it delays, and what happens without it.",
        audience: Audience::ProjectManager,
        cadence: UpdateCadence::Weekly,
        method: Method::StatusReport,
        kpis: &[
            "sla-compliance",
            "incident-response-time",
            "risk-burn-down",
            "security-budget-against-plan",
            "security-requests-on-time",
            "changes-security-reviewed",
            "critical-vulnerabilities",
        ],
    },
    StakeholderTemplate {
        key: "ciso",
        name: "CISO",
        role: "Answers for security in the whole company",
        cares_about: "Protection, compliance, risk: whether the project stays within the appetite, and what an auditor would find.",
        audience: Audience::Ciso,
        cadence: UpdateCadence::Monthly,
        method: Method::Meeting,
        kpis: &[
            "risk-burn-down",
            "critical-vulnerabilities",
            "incident-response-time",
            "patch-latency-critical",
            "patch-latency-high",
            "mean-time-to-detect",
            "control-tests-passed",
            "audit-findings-past-due",
            "security-training-completion",
        ],
    },
    StakeholderTemplate {
        key: "client",
        name: "Client",
        role: "Pays for the result and relies on it",
        cares_about: "Data security, service levels, reputation: that their customers’ data is safe, that the service runs, and that they hear bad news from us first.",
        audience: Audience::Client,
        cadence: UpdateCadence::Monthly,
        method: Method::StatusReport,
        kpis: &[
            "sla-compliance",
            "service-availability",
            "incident-response-time",
            "mean-time-to-recover",
            "data-exposures",
            "backup-restore-success",
        ],
    },
    StakeholderTemplate {
        key: "product-owner",
        name: "Product owner",
        role: "Decides what is built next",
        cares_about: "Features and dates: which security work goes before a feature, how long it takes, and what users notice of it.",
        audience: Audience::ProjectManager,
        cadence: UpdateCadence::Fortnightly,
        method: Method::Meeting,
        kpis: &[
            "critical-vulnerabilities",
            "escaped-security-defects",
            "vulnerable-dependencies",
            "changes-security-reviewed",
        ],
    },
    StakeholderTemplate {
        key: "sponsor",
        name: "Sponsor",
        role: "Gives the money and decides when nobody else can",
        cares_about: "Whether the project reaches its goal, which decisions are waiting, and what a failure would cost the company.",
        audience: Audience::Executives,
        cadence: UpdateCadence::Quarterly,
        method: Method::StatusReport,
        kpis: &[
            "risk-burn-down",
            "security-budget-against-plan",
            "sla-compliance",
        ],
    },
    StakeholderTemplate {
        key: "data-protection-officer",
        name: "Data protection officer",
        role: "Watches over personal data",
        cares_about: "Lawful use of personal data: who has access, how long it is kept, and whether a breach would be reported within 72 hours (GDPR, article 33).",
        audience: Audience::Ciso,
        cadence: UpdateCadence::Quarterly,
        method: Method::Meeting,
        kpis: &[
            "data-exposures",
            "encryption-coverage",
            "data-subject-requests-on-time",
            "data-inventory-current",
            "regulatory-reports-on-time",
            "security-training-completion",
        ],
    },
    StakeholderTemplate {
        key: "operations-lead",
        name: "Operations lead",
        role: "Runs the service day and night",
        cares_about: "A quiet service: patches that fit into the maintenance window, alarms that mean something, backups that can be restored.",
        audience: Audience::ProjectManager,
        cadence: UpdateCadence::Weekly,
        method: Method::Dashboard,
        kpis: &[
            "patch-latency-high",
            "patch-latency-critical",
            "mean-time-to-detect",
            "incident-response-time",
            "backup-restore-success",
            "service-availability",
            "log-coverage",
        ],
    },
    StakeholderTemplate {
        key: "supplier-manager",
        name: "Supplier manager",
        role: "Holds the contracts with suppliers",
        cares_about: "What suppliers owe us: which review is open, which finding is late, and whether a breach was reported as the contract says.",
        audience: Audience::ProjectManager,
        cadence: UpdateCadence::Monthly,
        method: Method::Mail,
        kpis: &[
            "vendor-reviews-current",
            "vendor-issues-overdue",
            "vendor-breach-notices",
        ],
    },
];

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
        for (number, template) in (1..).zip(&STAKEHOLDERS) {
            for key in template.kpis {
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
        let manager = &STAKEHOLDERS[0];
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
        let client = STAKEHOLDERS[2].to_stakeholder(Id::from_number(4), &card, today);
        assert_eq!(client.kpis, [Id::from_number(2), Id::from_number(1)]);
        assert_eq!(client.due, Some("2026-12-25".parse().unwrap()));
    }
}
