//! The résumé of the sample: a draft with good and weak lines, and a claim that waits to be measured.

use super::COORDINATOR;
use crate::domain::grow::bullet::draft::Draft;
use crate::domain::grow::resume::Resume;
use crate::domain::measure::kpi::Kpi;
use crate::domain::scorecard::{Edit, Scorecard};

/// The KPI whose history the line in work is told from.
const KPI: &str = "incident-response-time";

const LINES: &str = "\
Security Coordinator, customer portal migration

- Set up an on-call rota with a named deputy: incident response time fell from 7 h 18 min to 4 h 18 min in twelve months.
- Ranked the open risks by what they would cost customers and took the ten largest to the steering committee first.
- Chose our own rota rather than a managed service, EUR 35,500 cheaper a year, without moving the release date.
- Improved the security posture of the portal.
- Responsible for vulnerability management across various teams.
- Spotted a hole in the contract of a vendor before it was renewed, and agreed with procurement on 24 hours of notice.

Service desk lead, before that

- Raised the phishing report rate from 12 % to 41 % within two quarters by training new joiners in their first week.
- Helped with the ISO 27001 audit.
- Leveraged SIEM use cases and threat intelligence to enhance detection.
- Excellent communication skills.";

/// Adds the résumé to the edit; the scorecard holds the KPIs that were measured.
pub fn tell(edit: Edit, scorecard: &Scorecard) -> Edit {
    let kpi = (scorecard.all::<Kpi>()).find(|kpi| kpi.library == KPI);
    edit.put(Resume {
        text: format!("{COORDINATOR}\n{LINES}"),
        bullet: Draft {
            claim: "Improved the security posture of the portal.".to_owned(),
            did: "set up an on-call rota with a named deputy".to_owned(),
            kpi: kpi.map(|kpi| kpi.id),
            worth: "EUR 22 000 a year less in penalties for late incidents".to_owned(),
            ..Draft::default()
        },
        ..Resume::default()
    })
}
