//! Turns the sample's risks, tasks, decisions and requests into records.

mod change_request;

use chrono::{Days, NaiveDate};

use super::choices::{
    APPETITE, BUDGET, DECISIONS, DecisionStory, LossStory as Avoided, OptionStory, REQUESTS,
    RequestStory,
};
use super::register::{ANSWERS, CHECKED, LossStory, RISKS, RiskStory};
use super::work::{JOBS, Job, ROUTINES, Routine};
use crate::domain::base::Extra;
use crate::domain::decide::check::Answer;
use crate::domain::decide::decision::{
    Decision, DecisionOption, KpiEffect, Outcome, Resistance, RiskEffect,
};
use crate::domain::decide::dismissal::Dismissal;
use crate::domain::decide::loss::{Loss, LossEstimate, Magnitude};
use crate::domain::decide::policy::{AppetiteFrom, Policy};
use crate::domain::decide::request::{
    ActualEffect, Assumption, BudgetRequest, LossAvoided, PromisedKpi,
};
use crate::domain::decide::risk::{Acceptance, Risk, ScoresFrom, StepState};
use crate::domain::decide::scale::Score;
use crate::domain::decide::task::{OwnPriority, Priority, Task, TaskCadence};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::Finite;
use crate::library::kpis::number;
use crate::library::{checks, risks, tasks};

/// The day on which the sample is opened, its KPIs, its risks by their library key, and where new ids come from.
struct Teller<'a> {
    today: NaiveDate,
    scorecard: &'a Scorecard,
    risks: Vec<(&'static str, Id)>,
    new_id: &'a mut dyn FnMut() -> Id,
}

/// Adds everything that was decided to the edit; the scorecard has the KPIs already.
pub fn tell(
    mut edit: Edit,
    scorecard: &Scorecard,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> Id,
) -> Edit {
    let risks = RISKS.iter().map(|story| (story.key, new_id())).collect();
    let mut teller = Teller {
        today,
        scorecard,
        risks,
        new_id,
    };
    edit = edit.put(teller.policy()).put(teller.dismissal());
    for story in &RISKS {
        if let Some(risk) = teller.risk(story) {
            edit = edit.put(risk);
        }
    }
    for (key, answer) in ANSWERS {
        if let Some(question) = checks::all().find(|question| question.key == key) {
            let mut record = question.answered(scorecard, answer, CHECKED.day(today));
            record.risk = teller
                .risk_id(question.risk)
                .filter(|_| answer == Answer::Finding);
            edit = edit.put(record);
        }
    }
    for routine in &ROUTINES {
        if let Some(task) = teller.routine(routine) {
            edit = edit.put(task);
        }
    }
    let ids: Vec<Id> = JOBS.iter().map(|_| (teller.new_id)()).collect();
    for (place, job) in JOBS.iter().enumerate() {
        edit = edit.put(teller.job(job, place, &ids));
    }
    for story in &DECISIONS {
        edit = edit.put(teller.decision(story));
    }
    edit = edit.put(teller.change_request());
    for story in &REQUESTS {
        edit = edit.put(teller.request(story));
    }
    edit
}

impl Teller<'_> {
    fn kpi(&self, key: &str) -> Option<&Kpi> {
        (self.scorecard.all::<Kpi>()).find(|kpi| kpi.library == key)
    }

    fn risk_id(&self, key: &str) -> Option<Id> {
        let found = self.risks.iter().find(|(of, _)| *of == key);
        found.map(|&(_, id)| id)
    }

    fn policy(&self) -> Policy {
        let appetite = APPETITE.map(|(from, limit, note)| AppetiteFrom {
            from: from.day(self.today),
            limit,
            note: note.to_owned(),
            extra: Extra::new(),
        });
        Policy {
            appetite: appetite.into(),
            budget: Some(Finite::from(BUDGET)),
            ..Policy::default()
        }
    }

    fn dismissal(&mut self) -> Dismissal {
        Dismissal {
            id: (self.new_id)(),
            flag: "reactive/actions".to_owned(),
            reason: "Known: runbooks and maintenance window are the way out of it. We look again after the launch.".to_owned(),
            on: before(self.today, 3),
            evidence: 4,
            extra: Extra::new(),
        }
    }

    fn risk(&self, story: &RiskStory) -> Option<Risk> {
        let template = risks::by_key(story.key)?;
        let day = |when: super::when::When| when.day(self.today);
        let mut risk = template.to_risk(
            self.risk_id(story.key)?,
            day(story.identified),
            self.scorecard,
        );
        let scores = story
            .residual
            .iter()
            .map(|&(from, residual, note)| ScoresFrom {
                from: day(from),
                inherent: template.score(),
                residual: score(residual),
                target: story.target.map(score),
                note: note.to_owned(),
                extra: Extra::new(),
            });
        risk.scores = scores.collect();
        risk.owner = story.owner.to_owned();
        risk.response = story.response;
        risk.mitigated = story.mitigated.map(day);
        risk.closed = story.closed.map(day);
        risk.occurred = story.occurred.map(day);
        risk.acceptance = story.accepted.map(|(reason, by, review)| Acceptance {
            reason: reason.to_owned(),
            by: by.to_owned(),
            review: day(review),
            extra: Extra::new(),
        });
        risk.loss = loss(&story.loss);
        let (who, _) = story.owner.split_once(" (").unwrap_or((story.owner, ""));
        let open = risk.steps.iter_mut().enumerate();
        for (place, step) in open {
            step.owner = who.to_owned();
            if place < story.done || story.mitigated.is_some() {
                step.state = StepState::Done;
                continue;
            }
            let wait = 14 * (place - story.done) as u64;
            step.due = day(story.due).checked_add_days(Days::new(wait));
            if place == story.done {
                step.state = StepState::InProgress;
            }
        }
        Some(risk)
    }

    fn routine(&mut self, routine: &Routine) -> Option<Task> {
        let template = tasks::by_key(routine.key)?;
        let id = (self.new_id)();
        let kpi = self.kpi(template.kpi)?;
        let mut task = template.to_task(id, kpi, routine.due.day(self.today));
        task.owner = routine.owner.to_owned();
        task.state = routine.state;
        task.created = before(self.today, 60);
        let done = routine.done.iter();
        task.completed = done.map(|&days| before(self.today, days)).collect();
        let risks = routine.risks.iter();
        task.risks = risks.filter_map(|key| self.risk_id(key)).collect();
        Some(task)
    }

    fn job(&self, job: &Job, place: usize, ids: &[Id]) -> Task {
        let kpi = self.kpi(job.kpi).map(|kpi| kpi.id);
        let own_priority = (!job.high_because.is_empty()).then(|| OwnPriority {
            priority: Priority::High,
            reason: job.high_because.to_owned(),
            extra: Extra::new(),
        });
        let waits_for = job.waits_for.iter();
        Task {
            id: ids[place],
            what: job.what.to_owned(),
            cadence: TaskCadence::Once,
            kpis: kpi.into_iter().collect(),
            risks: self.risk_id(job.risk).into_iter().collect(),
            effect: job.effect.to_owned(),
            effort: Some(number(job.effort)),
            due: Some(job.due.day(self.today)),
            month_day: None,
            owner: job.owner.to_owned(),
            state: job.state,
            blocked_by: waits_for.map(|&other| ids[other]).collect(),
            stage: job.stage,
            rules: Vec::new(),
            own_priority,
            created: before(self.today, 20),
            completed: job
                .done
                .map(|days| before(self.today, days))
                .into_iter()
                .collect(),
            library: String::new(),
            extra: Extra::new(),
        }
    }

    fn decision(&mut self, story: &DecisionStory) -> Decision {
        let options: Vec<DecisionOption> = (story.options.iter())
            .map(|option| self.option(option))
            .collect();
        let outcome = story.outcome.and_then(|(chosen, reason, by, on, review)| {
            Some(Outcome {
                option: options.get(chosen)?.id,
                reason: reason.to_owned(),
                by: by.to_owned(),
                on: on.day(self.today),
                review: Some(review.day(self.today)),
                against: String::new(),
                extra: Extra::new(),
            })
        });
        let resistance = story.resistance.map(|texts| {
            let [who, concern, not_acting, alternatives] = texts.map(str::to_owned);
            Resistance {
                who,
                concern,
                not_acting,
                alternatives,
                extra: Extra::new(),
            }
        });
        Decision {
            id: (self.new_id)(),
            question: story.question.to_owned(),
            context: story.context.to_owned(),
            options,
            decide_by: None,
            escalate_to: story.escalate_to.to_owned(),
            ask: String::new(),
            wordings: Vec::new(),
            resistance,
            change_request: None,
            outcome,
            created: story.created.day(self.today),
            extra: Extra::new(),
        }
    }

    fn option(&mut self, story: &OptionStory) -> DecisionOption {
        let kpi = |&(key, change): &(&str, f64)| {
            Some(KpiEffect {
                kpi: self.kpi(key)?.id,
                change: number(change),
                to: None,
                extra: Extra::new(),
            })
        };
        let risk = |&(key, levels): &(&str, (u8, u8))| {
            Some(RiskEffect {
                risk: self.risk_id(key)?,
                score: score(levels),
                worst: None,
                extra: Extra::new(),
            })
        };
        let kpis = story.kpis.iter().filter_map(kpi).collect();
        let risks = story.risks.iter().filter_map(risk).collect();
        DecisionOption {
            id: (self.new_id)(),
            name: story.name.to_owned(),
            cost: story.cost.map(Finite::from),
            benefit: story.benefit.map(Finite::from),
            delay: story.delay.map(Finite::from),
            kpis,
            risks,
            note: story.note.to_owned(),
            extra: Extra::new(),
        }
    }

    fn request(&mut self, story: &RequestStory) -> BudgetRequest {
        let day = |when: super::when::When| when.day(self.today);
        let (key, from, to, by) = story.kpi;
        let promised = self.kpi(key).map(|kpi| PromisedKpi {
            kpi: kpi.id,
            from: Some(number(from)),
            to: number(to),
            by: Some(day(by)),
            extra: Extra::new(),
        });
        let loss = match story.loss {
            Avoided::Typed(before, after) => LossAvoided::Typed {
                before: Finite::from(before),
                after: Finite::from(after),
            },
            Avoided::Risks(keys) => {
                let ids = keys.iter().filter_map(|key| self.risk_id(key));
                LossAvoided::Simulated(ids.collect())
            }
        };
        let assumptions = story.assumptions.iter().map(|text| Assumption {
            text: (*text).to_owned(),
            on: day(story.created),
            extra: Extra::new(),
        });
        let actuals = (story.actuals.iter()).map(|&(on, spent, loss, note)| ActualEffect {
            on: day(on),
            spent: Some(Finite::from(spent)),
            loss: Some(Finite::from(loss)),
            note: note.to_owned(),
            extra: Extra::new(),
        });
        BudgetRequest {
            id: (self.new_id)(),
            name: story.name.to_owned(),
            buys: story.buys.to_owned(),
            why_now: story.why_now.to_owned(),
            decide_by: Some(day(story.decide_by)),
            one_off: Finite::from(story.one_off),
            yearly: Finite::from(story.yearly),
            kpis: promised.into_iter().collect(),
            loss,
            benefit: Finite::from(story.benefit),
            benefit_note: story.benefit_note.to_owned(),
            assumptions: assumptions.collect(),
            state: story.state,
            state_since: day(story.state_since),
            actuals: actuals.collect(),
            edited_case: None,
            created: day(story.created),
            extra: Extra::new(),
        }
    }
}

fn before(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).unwrap_or(today)
}

/// Returns a score of the content, whose numbers a test keeps from 1 to 5.
fn score((likelihood, impact): (u8, u8)) -> Score {
    Score::of(likelihood, impact).unwrap_or(Score::MIDDLE)
}

fn loss(story: &LossStory) -> Loss {
    let estimate = |(frequency, low, high): (f64, i32, i32)| LossEstimate {
        frequency: number(frequency).into(),
        magnitude: Magnitude::Range(Finite::from(low), Finite::from(high)),
    };
    match *story {
        LossStory::Unknown => Loss::Unknown,
        LossStory::FromScore => Loss::FromScore,
        LossStory::Ranges { before, after } => Loss::Estimated {
            before: estimate(before),
            after: Some(estimate(after)),
        },
    }
}
