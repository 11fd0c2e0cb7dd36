//! What clients were promised, and whether they got it.

use super::UsualTarget::AtLeast;
use super::{EVERY_INDUSTRY, KpiTemplate, TECHNOLOGY_AND_GENERAL};
use crate::domain::measure::kpi::{Cadence, MeasureType, Theme, Unit};

pub const KPIS: &[KpiTemplate] = &[
    KpiTemplate {
        key: "service-availability",
        name: "Availability of the customer service",
        meaning: "The share of time in which customers could use the service.",
        formula: "(Agreed service minutes − minutes of unplanned outage) ÷ agreed service minutes × 100; 99.9 % of 30 days leaves 43.2 minutes.",
        why: "Customers who cannot log in do not buy, and they call support instead.",
        goal: "Keep the service running",
        unit: Unit::Percent,
        target: AtLeast(99.9),
        tolerance: 0.1,
        target_note: "A common promise for business services; take the figure from your own contracts.",
        cadence: Cadence::Monthly,
        theme: Theme::ServiceLevels,
        measure_type: MeasureType::Impact,
        weight: 1,
        data_source: "Monitoring: outage minutes by service",
        industries: EVERY_INDUSTRY,
    },
    KpiTemplate {
        key: "security-requests-on-time",
        name: "Security requests answered on time",
        meaning: "How often people who ask the security team for help get an answer within the agreed time.",
        formula: "Security requests answered within the agreed time ÷ security requests that fell due in the period × 100.",
        why: "When security is slow, projects wait or go around it. Both are expensive.",
        goal: "Deliver projects on time",
        unit: Unit::Percent,
        target: AtLeast(95.0),
        tolerance: 3.0,
        target_note: "A usual service desk goal; agree the answer time with the teams who ask.",
        cadence: Cadence::Weekly,
        theme: Theme::ServiceLevels,
        measure_type: MeasureType::Effectiveness,
        weight: 1,
        data_source: "Service desk: tickets of the security queue",
        industries: TECHNOLOGY_AND_GENERAL,
    },
];
