//! Common security risks of projects, ready to be taken into the register, one file a failure mode.
//!
//! A risk that a person has taken over is a copy: correcting an entry here never changes a register.

use chrono::NaiveDate;

use crate::domain::decide::loss::Loss;
use crate::domain::decide::risk::{
    FailureMode, HurtKpi, MitigationStep, Response, Risk, ScoresFrom, StepState,
};
use crate::domain::decide::scale::Score;
use crate::domain::measure::kpi::Kpi;
use crate::domain::record::Extra;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Industry;

/// One risk of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskTemplate {
    /// The stable name that a register remembers; never changed, never used again for another risk.
    pub key: &'static str,
    pub name: &'static str,
    /// What could happen, why, and what it would mean for the project.
    pub description: &'static str,
    pub category: FailureMode,
    /// The industries in which it is most common.
    pub industries: &'static [Industry],
    /// Likelihood and impact without mitigation, 1 to 5, to start the talk with.
    pub inherent: (u8, u8),
    pub trigger: &'static str,
    pub warning_signs: &'static str,
    /// What usually helps, in order.
    pub mitigation: &'static [&'static str],
    /// Keys of the library's KPIs that it would hurt, and how.
    pub kpis: &'static [(&'static str, &'static str)],
}

const SUBJECTS: [&[RiskTemplate]; 0] = [];

/// Returns all risks of the library, by failure mode.
pub fn all() -> impl Iterator<Item = &'static RiskTemplate> {
    SUBJECTS.into_iter().flatten()
}

/// Returns the risk with this key.
pub fn by_key(key: &str) -> Option<&'static RiskTemplate> {
    all().find(|template| template.key == key)
}

impl RiskTemplate {
    /// Returns a risk identified on the day, its residual score still that without mitigation, linked to those KPIs
    /// of the scorecard that it would hurt.
    pub fn to_risk(&self, id: Id, today: NaiveDate, scorecard: &Scorecard) -> Risk {
        let score = self.score();
        Risk {
            id,
            name: self.name.to_owned(),
            description: self.description.to_owned(),
            category: self.category,
            owner: String::new(),
            scores: vec![ScoresFrom {
                from: today,
                inherent: score,
                residual: score,
                target: None,
                note: String::new(),
                extra: Extra::new(),
            }],
            response: Response::Mitigate,
            acceptance: None,
            steps: self.mitigation.iter().map(|what| step(what)).collect(),
            identified: today,
            mitigated: None,
            closed: None,
            occurred: None,
            trigger: self.trigger.to_owned(),
            warning_signs: self.warning_signs.to_owned(),
            kpis: self.hurt(scorecard),
            evidence: Vec::new(),
            loss: Loss::Unknown,
            library: self.key.to_owned(),
            extra: Extra::new(),
        }
    }

    /// Returns the score without mitigation; a test keeps the numbers from 1 to 5.
    pub fn score(&self) -> Score {
        let (likelihood, impact) = self.inherent;
        Score::of(likelihood, impact).unwrap_or(Score::MIDDLE)
    }

    fn hurt(&self, scorecard: &Scorecard) -> Vec<HurtKpi> {
        let link = |kpi: &Kpi| {
            let (_, how) = self.kpis.iter().find(|(key, _)| *key == kpi.library)?;
            Some(HurtKpi {
                kpi: kpi.id,
                how: (*how).to_owned(),
                extra: Extra::new(),
            })
        };
        scorecard.all::<Kpi>().filter_map(link).collect()
    }
}

fn step(what: &str) -> MitigationStep {
    MitigationStep {
        what: what.to_owned(),
        owner: String::new(),
        due: None,
        state: StepState::Open,
        extra: Extra::new(),
    }
}
