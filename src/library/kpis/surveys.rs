//! What stakeholders say when they are asked: short surveys, entered with the number of answers.

use super::UsualTarget::AtLeast;
use super::{EVERY_INDUSTRY, KpiTemplate};
use crate::domain::measure::kpi::{Cadence, MeasureType, Theme, Unit};

pub const KPIS: &[KpiTemplate] = &[
    KpiTemplate {
        key: "stakeholder-satisfaction",
        name: "Stakeholder satisfaction",
        meaning: "How content the people we work for are with the security work, from 1 (not at all) to 5 (very).",
        formula: "Sum of the answers from 1 to 5 to “How content are you with our security work of the last three months?” ÷ number of answers.",
        why: "People who are content tell us early what worries them. People who are not go around us.",
        goal: "Have stakeholders behind the security work",
        unit: Unit::Score,
        target: AtLeast(4.0),
        tolerance: 0.3,
        target_note: "Four of five is a usual goal; with fewer than ten answers, read what people wrote rather than the figure.",
        cadence: Cadence::Quarterly,
        theme: Theme::People,
        measure_type: MeasureType::Impact,
        weight: 1,
        data_source: "Stakeholder survey: one question from 1 to 5, and room for a reason",
        industries: EVERY_INDUSTRY,
    },
    KpiTemplate {
        key: "stakeholders-informed",
        name: "Stakeholders informed in time",
        meaning: "How many of the people we work for say that they hear in time what they need to know.",
        formula: "Answers of yes to “Do you hear in time what you need to know about security?” ÷ all answers × 100.",
        why: "Whoever is surprised escalates. Asking is the only way to know whether our reports arrive.",
        goal: "Deliver the project without surprises",
        unit: Unit::Percent,
        target: AtLeast(90.0),
        tolerance: 10.0,
        target_note: "With ten people each answer is ten points, so talk to those who said no.",
        cadence: Cadence::Quarterly,
        theme: Theme::People,
        measure_type: MeasureType::Effectiveness,
        weight: 1,
        data_source: "Stakeholder survey: one question with yes or no",
        industries: EVERY_INDUSTRY,
    },
];
