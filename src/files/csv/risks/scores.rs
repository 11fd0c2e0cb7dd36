//! The scores of one row: the first ones of a new risk, or other ones for a risk that keeps its history.

use chrono::NaiveDate;

use super::cells::{self, Axis};
use super::columns::RiskColumn;
use super::row::{RowReader, Wrong};
use crate::domain::base::Extra;
use crate::domain::decide::register::bulk::rescore;
use crate::domain::decide::risk::{Risk, ScoresFrom};
use crate::domain::decide::scale::Score;

impl RowReader<'_> {
    /// Returns the score in two columns; `None` when both are empty or missing.
    fn score(&self, likelihood: RiskColumn, impact: RiskColumn) -> Result<Option<Score>, Wrong> {
        let (first, second) = match (self.said(likelihood), self.said(impact)) {
            (None, None) => return Ok(None),
            (Some(first), Some(second)) => (first, second),
            (None, _) => {
                return Err(self.wrong(
                    likelihood,
                    "likelihood and impact go together, and the likelihood is missing.",
                ));
            }
            (_, None) => {
                return Err(self.wrong(
                    impact,
                    "likelihood and impact go together, and the impact is missing.",
                ));
            }
        };
        let policy = self.reader.policy;
        Ok(Some(Score {
            likelihood: cells::level(first, Axis::Likelihood, policy)
                .map_err(|why| self.wrong(likelihood, why))?,
            impact: cells::level(second, Axis::Impact, policy)
                .map_err(|why| self.wrong(impact, why))?,
        }))
    }

    fn inherent(&self) -> Result<Option<Score>, Wrong> {
        self.score(RiskColumn::InherentLikelihood, RiskColumn::InherentImpact)
    }

    fn residual(&self) -> Result<Option<Score>, Wrong> {
        self.score(RiskColumn::ResidualLikelihood, RiskColumn::ResidualImpact)
    }

    fn target(&self) -> Result<Option<Score>, Wrong> {
        self.score(RiskColumn::TargetLikelihood, RiskColumn::TargetImpact)
    }

    pub(super) fn first_scores(&self, risk: &mut Risk) -> Result<(), Wrong> {
        let (inherent, residual) = match (self.inherent()?, self.residual()?) {
            (Some(inherent), Some(residual)) => (inherent, residual),
            (Some(one), None) | (None, Some(one)) => (one, one),
            (None, None) => {
                let why = "a risk needs a likelihood and an impact, from 1 to 5 or in words.";
                return Err(self.wrong(RiskColumn::ResidualLikelihood, why));
            }
        };
        risk.scores = vec![ScoresFrom {
            from: self.day(RiskColumn::ScoredOn)?.unwrap_or(risk.identified),
            inherent,
            residual,
            target: self.target()?,
            note: self
                .text(RiskColumn::ScoreNote)
                .unwrap_or_default()
                .to_owned(),
            extra: Extra::new(),
        }];
        Ok(())
    }

    /// Lets other scores than the newest hold from today on, or from the later day that the row gives.
    pub(super) fn new_scores(&self, risk: &mut Risk) -> Result<(), Wrong> {
        let Some(now) = risk.current().cloned() else {
            return self.first_scores(risk);
        };
        let has_target = self.text(RiskColumn::TargetLikelihood).is_some()
            || self.text(RiskColumn::TargetImpact).is_some();
        let target = if has_target {
            self.target()?
        } else {
            now.target
        };
        let inherent = self.inherent()?.unwrap_or(now.inherent);
        let residual = self.residual()?.unwrap_or(now.residual);
        let day = self.day(RiskColumn::ScoredOn)?;
        let note = self.text(RiskColumn::ScoreNote);
        if (inherent, residual, target) == (now.inherent, now.residual, now.target) {
            return self.same_scores(risk, day, note);
        }
        let from = match day {
            Some(day) if day > now.from => day,
            _ => self.reader.today.max(now.from),
        };
        // The reason for the old scores is not the reason for these.
        let note = note
            .filter(|note| from == now.from || *note != now.note)
            .unwrap_or_default();
        let note = note.to_owned();
        let scores = ScoresFrom {
            from,
            inherent,
            residual,
            target,
            note,
            extra: Extra::new(),
        };
        rescore(risk, scores, from);
        Ok(())
    }

    /// Corrects the day and the note of scores that stay as they are.
    fn same_scores(
        &self,
        risk: &mut Risk,
        day: Option<NaiveDate>,
        note: Option<&str>,
    ) -> Result<(), Wrong> {
        let before = risk.scores.iter().rev().nth(1).map(|scores| scores.from);
        let Some(last) = risk.scores.last_mut() else {
            return Ok(());
        };
        if let Some(day) = day {
            if before.is_some_and(|before| day <= before) {
                let why = "the risk has other scores from that day on. Choose a later day.";
                return Err(self.wrong(RiskColumn::ScoredOn, why));
            }
            last.from = day;
        }
        if let Some(note) = note {
            last.note = note.to_owned();
        }
        Ok(())
    }
}
