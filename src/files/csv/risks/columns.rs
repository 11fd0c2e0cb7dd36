//! The columns of a table of risks: our names for them, and those that other registers use.

use crate::files::table::Sheet;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RiskColumn {
    Id,
    Name,
    Description,
    Category,
    Owner,
    InherentLikelihood,
    InherentImpact,
    ResidualLikelihood,
    ResidualImpact,
    TargetLikelihood,
    TargetImpact,
    ScoredOn,
    ScoreNote,
    Response,
    AcceptedBecause,
    AcceptedBy,
    ReviewOn,
    Steps,
    Identified,
    Mitigated,
    Closed,
    Occurred,
    Trigger,
    WarningSigns,
    Loss,
    LossFrequency,
    LossLow,
    LossHigh,
    LossAfterFrequency,
    LossAfterLow,
    LossAfterHigh,
    Library,
    /// The one likelihood of a register that does not tell inherent from residual; only read.
    Likelihood,
    /// Its one impact; only read.
    Impact,
    /// Open, mitigated, closed or accepted in a word; only read.
    Status,
}

/// The names of each column; the first is the one that we write.
const NAMES: [(RiskColumn, &[&str]); 35] = [
    (RiskColumn::Id, &["id", "risk_id"]),
    (
        RiskColumn::Name,
        &[
            "name",
            "risk",
            "risk_name",
            "title",
            "risk_title",
            "risiko",
            "risque",
            "riesgo",
        ],
    ),
    (
        RiskColumn::Description,
        &[
            "description",
            "risk_description",
            "details",
            "risk_event",
            "beschreibung",
        ],
    ),
    (
        RiskColumn::Category,
        &[
            "category",
            "risk_category",
            "risk_type",
            "type",
            "kategorie",
        ],
    ),
    (
        RiskColumn::Owner,
        &[
            "owner",
            "risk_owner",
            "responsible",
            "assigned_to",
            "assignee",
            "verantwortlich",
        ],
    ),
    (
        RiskColumn::InherentLikelihood,
        &[
            "inherent_likelihood",
            "inherent_probability",
            "initial_likelihood",
            "initial_probability",
            "gross_likelihood",
        ],
    ),
    (
        RiskColumn::InherentImpact,
        &[
            "inherent_impact",
            "inherent_severity",
            "initial_impact",
            "gross_impact",
        ],
    ),
    (
        RiskColumn::ResidualLikelihood,
        &[
            "residual_likelihood",
            "residual_probability",
            "current_likelihood",
            "current_probability",
            "net_likelihood",
        ],
    ),
    (
        RiskColumn::ResidualImpact,
        &[
            "residual_impact",
            "residual_severity",
            "current_impact",
            "net_impact",
        ],
    ),
    (
        RiskColumn::TargetLikelihood,
        &["target_likelihood", "target_probability"],
    ),
    (
        RiskColumn::TargetImpact,
        &["target_impact", "target_severity"],
    ),
    (
        RiskColumn::ScoredOn,
        &["scored_on", "scored", "assessed_on", "assessment_date"],
    ),
    (RiskColumn::ScoreNote, &["score_note"]),
    (
        RiskColumn::Response,
        &[
            "response",
            "risk_response",
            "treatment",
            "risk_treatment",
            "response_strategy",
            "strategy",
        ],
    ),
    (
        RiskColumn::AcceptedBecause,
        &["accepted_because", "acceptance_reason", "justification"],
    ),
    (RiskColumn::AcceptedBy, &["accepted_by"]),
    (
        RiskColumn::ReviewOn,
        &["review_on", "review_date", "next_review", "accepted_until"],
    ),
    (
        RiskColumn::Steps,
        &[
            "steps",
            "mitigation",
            "mitigation_plan",
            "mitigation_steps",
            "mitigation_actions",
            "treatment_plan",
            "controls",
        ],
    ),
    (
        RiskColumn::Identified,
        &[
            "identified",
            "identified_on",
            "date_identified",
            "date_raised",
            "raised",
            "raised_on",
            "opened",
            "date",
        ],
    ),
    (
        RiskColumn::Mitigated,
        &["mitigated", "mitigated_on", "date_mitigated"],
    ),
    (
        RiskColumn::Closed,
        &["closed", "closed_on", "date_closed", "closure_date"],
    ),
    (
        RiskColumn::Occurred,
        &["occurred", "occurred_on", "date_occurred"],
    ),
    (RiskColumn::Trigger, &["trigger", "triggers"]),
    (
        RiskColumn::WarningSigns,
        &[
            "warning_signs",
            "early_warning_signs",
            "early_warning",
            "indicators",
        ],
    ),
    (RiskColumn::Loss, &["loss"]),
    (RiskColumn::LossFrequency, &["loss_frequency"]),
    (RiskColumn::LossLow, &["loss_low"]),
    (RiskColumn::LossHigh, &["loss_high"]),
    (RiskColumn::LossAfterFrequency, &["loss_after_frequency"]),
    (RiskColumn::LossAfterLow, &["loss_after_low"]),
    (RiskColumn::LossAfterHigh, &["loss_after_high"]),
    (RiskColumn::Library, &["library"]),
    (
        RiskColumn::Likelihood,
        &[
            "likelihood",
            "probability",
            "wahrscheinlichkeit",
            "eintrittswahrscheinlichkeit",
            "probabilité",
            "probabilidad",
        ],
    ),
    (
        RiskColumn::Impact,
        &["impact", "severity", "consequence", "auswirkung", "impacto"],
    ),
    (RiskColumn::Status, &["status", "state", "risk_status"]),
];

/// How many of the columns are written: all but the last three.
const WRITTEN: usize = NAMES.len() - 3;

/// Returns the columns that are written, in order, with their names.
pub(super) fn written() -> impl Iterator<Item = (RiskColumn, &'static str)> {
    NAMES
        .iter()
        .take(WRITTEN)
        .map(|(field, names)| (*field, names[0]))
}

/// Tells how well the cell is known as the name of a column: 2 when it is one.
pub(super) fn knows(cell: &str) -> u32 {
    2 * u32::from(field_of(cell).is_some())
}

fn field_of(cell: &str) -> Option<RiskColumn> {
    let name = normal(cell);
    let (field, _) = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))?;
    Some(*field)
}

/// Writes a name the plain way: `Risk Owner (who)` as `risk_owner`.
fn normal(cell: &str) -> String {
    let bare = cell.split(['(', '[']).next().unwrap_or_default();
    let mut name = String::new();
    for char in bare.trim().chars().flat_map(char::to_lowercase) {
        match char.is_alphanumeric() {
            true => name.push(char),
            false if name.ends_with('_') => {}
            false => name.push('_'),
        }
    }
    name.trim_end_matches('_').to_owned()
}

/// What the columns of one table hold, by position.
pub(super) struct Columns {
    fields: Vec<Option<RiskColumn>>,
    names: Vec<String>,
    /// The table has one score a risk, which stands for inherent and residual.
    pub has_one_score: bool,
}

impl Columns {
    /// Returns what the columns of the table hold; `None` where no row names them.
    pub(super) fn find(sheet: &Sheet) -> Option<Columns> {
        let names = &sheet.layout.names;
        let known: Vec<RiskColumn> = names.iter().filter_map(|name| field_of(name)).collect();
        let is_register =
            known.contains(&RiskColumn::Name) || known.contains(&RiskColumn::Description);
        let is_named = sheet.layout.has_names && known.len() > 1 && is_register;
        is_named.then(|| Columns::of(names))
    }

    fn of(names: &[String]) -> Columns {
        let mut fields: Vec<Option<RiskColumn>> = Vec::new();
        for name in names {
            // Of two columns with one name the first counts.
            fields.push(field_of(name).filter(|field| !fields.contains(&Some(*field))));
        }
        let has = |field: RiskColumn| fields.contains(&Some(field));
        let has_inherent = has(RiskColumn::InherentLikelihood) || has(RiskColumn::InherentImpact);
        let has_residual = has(RiskColumn::ResidualLikelihood) || has(RiskColumn::ResidualImpact);
        // Beside a residual score, a score without a name is the one before mitigation.
        let (likelihood, impact) = match (has_inherent, has_residual) {
            (false, true) => (RiskColumn::InherentLikelihood, RiskColumn::InherentImpact),
            (true, true) => (RiskColumn::Likelihood, RiskColumn::Impact),
            (_, false) => (RiskColumn::ResidualLikelihood, RiskColumn::ResidualImpact),
        };
        let has_plain = has(RiskColumn::Likelihood) || has(RiskColumn::Impact);
        for field in fields.iter_mut().flatten() {
            match field {
                RiskColumn::Likelihood => *field = likelihood,
                RiskColumn::Impact => *field = impact,
                _ => {}
            }
        }
        if !fields.contains(&Some(RiskColumn::Name)) {
            // A register without names has descriptions, and a risk needs a name.
            for field in fields.iter_mut().flatten() {
                if *field == RiskColumn::Description {
                    *field = RiskColumn::Name;
                }
            }
        }
        Columns {
            fields,
            names: names.to_vec(),
            has_one_score: !has_inherent && !has_residual && has_plain,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.fields.len()
    }

    /// Returns the position of the column, where the table has it.
    pub(super) fn at(&self, field: RiskColumn) -> Option<usize> {
        self.fields.iter().position(|one| *one == Some(field))
    }

    /// Returns the names of the columns that are not taken over.
    pub(super) fn unknown(&self) -> Vec<&str> {
        let all = self.fields.iter().zip(&self.names);
        all.filter(|(field, name)| {
            let is_unused = matches!(
                field,
                None | Some(RiskColumn::Likelihood | RiskColumn::Impact)
            );
            is_unused && !name.trim().is_empty()
        })
        .map(|(_, name)| name.trim())
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Columns {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Columns::of(&names)
    }

    #[test]
    fn every_name_is_written_as_it_is_recognised_and_belongs_to_one_column() {
        let mut all: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        for (field, names) in NAMES {
            for name in names {
                assert_eq!(field_of(name), Some(field), "{name}");
            }
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn other_registers_name_their_columns_as_they_like() {
        let found = columns(&[
            "Ref",
            "Risk Title",
            "Probability (1-5)",
            "Impact",
            "RISK OWNER",
            "Status",
            "Owner",
        ]);
        assert_eq!(found.at(RiskColumn::Name), Some(1));
        assert_eq!(found.at(RiskColumn::ResidualLikelihood), Some(2));
        assert_eq!(found.at(RiskColumn::ResidualImpact), Some(3));
        assert_eq!(found.at(RiskColumn::Owner), Some(4));
        assert!(found.has_one_score);
        assert_eq!(found.unknown(), ["Ref", "Owner"]);
    }

    #[test]
    fn beside_a_residual_score_the_plain_one_is_inherent() {
        let found = columns(&[
            "risk",
            "likelihood",
            "impact",
            "residual likelihood",
            "residual impact",
        ]);
        assert_eq!(found.at(RiskColumn::InherentLikelihood), Some(1));
        assert_eq!(found.at(RiskColumn::ResidualImpact), Some(4));
        assert!(!found.has_one_score);
    }

    #[test]
    fn descriptions_are_names_where_there_are_no_names() {
        let found = columns(&["Risk description", "Likelihood", "Impact"]);
        assert_eq!(found.at(RiskColumn::Name), Some(0));
        assert_eq!(found.at(RiskColumn::Description), None);
    }
}
