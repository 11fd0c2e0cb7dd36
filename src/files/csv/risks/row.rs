//! One row of a table, as a risk: a new one, or the one that is there with what the row says.

use chrono::NaiveDate;

use super::cells::{self, Status};
use super::columns::{Columns, RiskColumn};
use crate::domain::base::{Invalid, Record};
use crate::domain::decide::loss::Loss;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::{Acceptance, FailureMode, Response, Risk};
use crate::domain::decide::scale::Score;
use crate::domain::revision::Id;
use crate::files::dates::{self, DateOrder};
use crate::files::refusal::shortened;
use crate::files::table::Row;

/// What is wrong, and in which column, counted from 0; none where the table has no column of it.
pub(super) type Wrong = (Option<usize>, String);

/// How the rows of one table are read.
pub(super) struct RiskReader<'a> {
    pub columns: &'a Columns,
    pub policy: &'a Policy,
    pub currency: &'a str,
    /// The order of day and month in each column of dates.
    pub orders: Vec<(RiskColumn, DateOrder)>,
    pub today: NaiveDate,
}

/// Reads one row over a risk.
pub(super) struct RowReader<'a> {
    pub(super) reader: &'a RiskReader<'a>,
    row: &'a Row,
    /// What was taken otherwise than it was written, in sentences.
    pub notes: Vec<String>,
}

impl<'a> RiskReader<'a> {
    pub(super) fn of(&'a self, row: &'a Row) -> RowReader<'a> {
        RowReader {
            reader: self,
            row,
            notes: Vec::new(),
        }
    }

    fn order(&self, field: RiskColumn) -> DateOrder {
        let known = self.orders.iter().find(|(one, _)| *one == field);
        known.map_or(DateOrder::DayFirst, |(_, order)| *order)
    }

    /// Refuses rows that have more cells than there are columns.
    pub(super) fn check_width(&self, row: &Row) -> Result<(), Wrong> {
        let extra = (row.cells.iter().enumerate())
            .skip(self.columns.count())
            .find(|(_, cell)| !cell.trim().is_empty());
        match extra {
            Some((column, _)) => {
                let why = "the row has more cells than there are columns. Put texts with a comma in double quotes.";
                Err((Some(column), why.to_owned()))
            }
            None => Ok(()),
        }
    }
}

impl RowReader<'_> {
    /// Returns what the row says in the column; `None` when the table has no such column.
    pub(super) fn text(&self, field: RiskColumn) -> Option<&str> {
        let column = self.reader.columns.at(field)?;
        Some(self.row.cells.get(column).map_or("", String::as_str))
    }

    /// Returns what the row says in the column, where it says something.
    pub(super) fn said(&self, field: RiskColumn) -> Option<&str> {
        self.text(field).filter(|text| !text.trim().is_empty())
    }

    pub(super) fn wrong(&self, field: RiskColumn, why: impl Into<String>) -> Wrong {
        (self.reader.columns.at(field), why.into())
    }

    /// Returns the risk that the row makes of `old`, or of nothing.
    pub(super) fn risk(&mut self, old: Option<&Risk>, id: Id) -> Result<Risk, Wrong> {
        let mut risk = old.cloned().unwrap_or_else(|| blank(id, self.reader.today));
        self.texts(&mut risk);
        if risk.name.trim().is_empty() {
            return Err(self.wrong(RiskColumn::Name, "a risk needs a name."));
        }
        self.category(&mut risk);
        self.days(&mut risk, old.is_none())?;
        match old {
            Some(_) => self.new_scores(&mut risk)?,
            None => self.first_scores(&mut risk)?,
        }
        self.response(&mut risk)?;
        self.steps(&mut risk)?;
        self.loss(&mut risk)?;
        self.status(&mut risk);
        risk.check().map_err(|invalid| self.invalid(&invalid))?;
        Ok(risk)
    }

    fn texts(&self, risk: &mut Risk) {
        for (field, text) in [
            (RiskColumn::Name, &mut risk.name),
            (RiskColumn::Description, &mut risk.description),
            (RiskColumn::Owner, &mut risk.owner),
            (RiskColumn::Trigger, &mut risk.trigger),
            (RiskColumn::WarningSigns, &mut risk.warning_signs),
            (RiskColumn::Library, &mut risk.library),
        ] {
            if let Some(said) = self.text(field) {
                *text = said.to_owned();
            }
        }
    }

    fn category(&mut self, risk: &mut Risk) {
        let Some(said) = self.said(RiskColumn::Category) else {
            return;
        };
        match cells::category(said) {
            Some(category) => risk.category = category,
            None => {
                let said = shortened(said.trim());
                let kept = risk.category.name();
                let all = FailureMode::ALL.map(FailureMode::name).join(", ");
                self.notes.push(format!(
                    "“{said}” is none of the categories {all}: it is {kept}"
                ));
            }
        }
    }

    pub(super) fn day(&self, field: RiskColumn) -> Result<Option<NaiveDate>, Wrong> {
        let Some(said) = self.said(field) else {
            return Ok(None);
        };
        let dated = dates::read(said, self.reader.order(field)).filter(|dated| !dated.is_month);
        match dated {
            Some(dated) => Ok(Some(dated.stamp.local.date)),
            None => Err(self.wrong(
                field,
                format!(
                    "“{}” is not a date that exists. Write it like 2026-11-24.",
                    shortened(said.trim())
                ),
            )),
        }
    }

    fn days(&mut self, risk: &mut Risk, is_new: bool) -> Result<(), Wrong> {
        match self.day(RiskColumn::Identified)? {
            Some(day) => risk.identified = day,
            None if is_new => self
                .notes
                .push("identified today, because no day is given".to_owned()),
            None => {}
        }
        for field in [
            RiskColumn::Mitigated,
            RiskColumn::Closed,
            RiskColumn::Occurred,
        ] {
            if self.text(field).is_some() {
                let day = self.day(field)?;
                match field {
                    RiskColumn::Mitigated => risk.mitigated = day,
                    RiskColumn::Closed => risk.closed = day,
                    _ => risk.occurred = day,
                }
            }
        }
        Ok(())
    }

    fn response(&mut self, risk: &mut Risk) -> Result<(), Wrong> {
        if let Some(said) = self.said(RiskColumn::Response) {
            match cells::response(said) {
                Some(response) => risk.response = response,
                None => {
                    let said = shortened(said.trim());
                    let all = Response::ALL.map(Response::name).join(", ");
                    let why = format!("“{said}” is none of {all}.");
                    return Err(self.wrong(RiskColumn::Response, why));
                }
            }
        }
        let fields = [
            RiskColumn::AcceptedBecause,
            RiskColumn::AcceptedBy,
            RiskColumn::ReviewOn,
        ];
        if fields.iter().all(|&field| self.text(field).is_none()) {
            return Ok(());
        }
        if fields.iter().all(|&field| self.said(field).is_none()) {
            risk.acceptance = None;
            return Ok(());
        }
        let Some(review) = self.day(RiskColumn::ReviewOn)? else {
            let why = "an accepted risk needs a day to look at it again.";
            return Err(self.wrong(RiskColumn::ReviewOn, why));
        };
        let text = |field| self.text(field).unwrap_or_default().to_owned();
        risk.acceptance = Some(Acceptance {
            reason: text(RiskColumn::AcceptedBecause),
            by: text(RiskColumn::AcceptedBy),
            review,
            extra: risk
                .acceptance
                .take()
                .map(|old| old.extra)
                .unwrap_or_default(),
        });
        Ok(())
    }

    fn steps(&self, risk: &mut Risk) -> Result<(), Wrong> {
        let Some(cell) = self.text(RiskColumn::Steps) else {
            return Ok(());
        };
        let steps = cells::read_steps(cell, self.reader.order(RiskColumn::Steps));
        let mut steps = steps.map_err(|why| self.wrong(RiskColumn::Steps, why))?;
        for step in &mut steps {
            if let Some(old) = risk.steps.iter().find(|old| old.what == step.what) {
                step.extra = old.extra.clone();
            }
        }
        risk.steps = steps;
        Ok(())
    }

    fn loss(&self, risk: &mut Risk) -> Result<(), Wrong> {
        let before = [
            RiskColumn::LossFrequency,
            RiskColumn::LossLow,
            RiskColumn::LossHigh,
        ];
        let after = [
            RiskColumn::LossAfterFrequency,
            RiskColumn::LossAfterLow,
            RiskColumn::LossAfterHigh,
        ];
        let read = |fields: [RiskColumn; 3]| {
            let cells = fields.map(|field| self.text(field).unwrap_or_default());
            cells::estimate(cells, self.reader.currency)
                .map_err(|(place, why)| self.wrong(fields[place], why))
        };
        let (before, after) = (read(before)?, read(after)?);
        let said = self
            .said(RiskColumn::Loss)
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        risk.loss = match (said.as_str(), before) {
            ("", None) => return Ok(()),
            ("" | "estimated", Some(before)) => Loss::Estimated { before, after },
            ("estimated", None) => {
                let why = "an estimated loss needs its events a year and its amount.";
                return Err(self.wrong(RiskColumn::LossFrequency, why));
            }
            ("from_score" | "from score", _) => Loss::FromScore,
            ("unknown", _) => Loss::Unknown,
            (other, _) => {
                let other = shortened(other);
                let why = format!("“{other}” is none of unknown, from_score, estimated.");
                return Err(self.wrong(RiskColumn::Loss, why));
            }
        };
        Ok(())
    }

    /// Reads a word for the state, where other registers have a column of it; days of ours come first.
    fn status(&mut self, risk: &mut Risk) {
        let Some(said) = self.said(RiskColumn::Status) else {
            return;
        };
        let day = self.reader.today.max(risk.identified);
        match cells::status(said) {
            Some(Status::Closed) if risk.closed.is_none() => {
                risk.closed = Some(day);
                self.notes
                    .push("closed today, because no day is given".to_owned());
            }
            Some(Status::Mitigated) if risk.mitigated.is_none() => {
                risk.mitigated = Some(day);
                self.notes
                    .push("mitigated today, because no day is given".to_owned());
            }
            Some(Status::Accepted) => risk.response = Response::Accept,
            Some(_) => {}
            None => {
                let said = shortened(said.trim());
                self.notes.push(format!(
                    "the state “{said}” is not known, and changes nothing"
                ));
            }
        }
    }

    /// Finds the column of what the record refuses.
    fn invalid(&self, invalid: &Invalid) -> Wrong {
        let columns = self.reader.columns;
        let column = match field_of_record(&invalid.field) {
            Some(RiskColumn::Response) => columns
                .at(RiskColumn::Response)
                .or(columns.at(RiskColumn::Status)),
            Some(field) => columns.at(field),
            None => None,
        };
        let Invalid { field, why } = invalid;
        let why = match column {
            Some(_) => format!("{why}."),
            None => format!("the risk’s “{field}”, which no column holds, is refused: {why}."),
        };
        (column, why)
    }
}

/// Returns the column that holds what a risk calls `field` when it refuses it; none where no column does.
fn field_of_record(field: &str) -> Option<RiskColumn> {
    let (whole, _) = field.split_once('.').unwrap_or((field, ""));
    Some(match field {
        "name" => RiskColumn::Name,
        "description" => RiskColumn::Description,
        "owner" => RiskColumn::Owner,
        "trigger" => RiskColumn::Trigger,
        "warning_signs" => RiskColumn::WarningSigns,
        "library" => RiskColumn::Library,
        "acceptance" => RiskColumn::Response,
        "acceptance.reason" => RiskColumn::AcceptedBecause,
        "acceptance.by" => RiskColumn::AcceptedBy,
        "mitigated" => RiskColumn::Mitigated,
        "closed" => RiskColumn::Closed,
        "loss" => RiskColumn::LossLow,
        _ if whole == "scores" => RiskColumn::ScoreNote,
        _ if whole == "steps" => RiskColumn::Steps,
        _ => return None,
    })
}

/// A risk that says nothing yet.
fn blank(id: Id, today: NaiveDate) -> Risk {
    let category = FailureMode::default();
    Risk {
        scores: Vec::new(),
        ..Risk::new(id, String::new(), category, Score::MIDDLE, today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::{Extra, TEXT_LIMIT};
    use crate::domain::decide::risk::{EvidenceLink, HurtKpi, MitigationStep, StepState};
    use serde_json::Value;

    fn full() -> Risk {
        let day: NaiveDate = "2026-11-02".parse().unwrap();
        let category = FailureMode::default();
        let mut risk = Risk::new(
            Id::from_number(1),
            "Name".to_owned(),
            category,
            Score::MIDDLE,
            day,
        );
        for text in [
            &mut risk.description,
            &mut risk.owner,
            &mut risk.trigger,
            &mut risk.warning_signs,
            &mut risk.library,
            &mut risk.scores[0].note,
        ] {
            *text = "a text".to_owned();
        }
        risk.acceptance = Some(Acceptance {
            reason: "a reason".to_owned(),
            by: "Ada".to_owned(),
            review: day,
            extra: Extra::new(),
        });
        risk.steps.push(MitigationStep {
            what: "a step".to_owned(),
            owner: "Ada".to_owned(),
            due: None,
            state: StepState::default(),
            extra: Extra::new(),
        });
        risk.kpis.push(HurtKpi {
            kpi: Id::from_number(2),
            how: "how".to_owned(),
            extra: Extra::new(),
        });
        risk.evidence.push(EvidenceLink {
            label: "a label".to_owned(),
            link: "https://example.org".to_owned(),
            extra: Extra::new(),
        });
        risk
    }

    /// Returns the places of all texts, as JSON pointers.
    fn texts(value: &Value, at: &str) -> Vec<String> {
        let below = |(name, one): (String, &Value)| texts(one, &format!("{at}/{name}"));
        match value {
            Value::String(_) => vec![at.to_owned()],
            Value::Array(all) => {
                let all = all.iter().enumerate();
                all.map(|(place, one)| (place.to_string(), one))
                    .flat_map(below)
                    .collect()
            }
            Value::Object(all) => {
                let all = all.iter().map(|(name, one)| (name.clone(), one));
                all.flat_map(below).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_text_that_a_risk_refuses_is_said_of_its_own_column() {
        let risk = serde_json::to_value(full()).unwrap();
        let refused = texts(&risk, "").into_iter().filter_map(|place| {
            let mut longer = risk.clone();
            *longer.pointer_mut(&place).unwrap() = "x".repeat(TEXT_LIMIT + 1).into();
            // Words of a choice and ids are not read at all.
            let risk: Risk = serde_json::from_value(longer).ok()?;
            Some(risk.check().unwrap_err().field)
        });
        let fields: Vec<_> = refused.collect();
        assert_eq!(fields.len(), 14, "{fields:?}");
        for field in fields {
            // The table has no columns of links and of KPIs.
            let has_column = !field.starts_with("kpis.") && !field.starts_with("evidence.");
            assert_eq!(field_of_record(&field).is_some(), has_column, "{field}");
            let is_name = field_of_record(&field) == Some(RiskColumn::Name);
            assert_eq!(is_name, field == "name", "{field}");
        }
    }
}
