//! Starter tasks: what a coordinator does daily, weekly or monthly for each KPI.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::decide::task::{
    Condition, Priority, RaiseRule, Stage, Task, TaskCadence, TaskState,
};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::library::text::{self, Entry, Fault, Value, choices, file, read};

/// One starter task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaskTemplate {
    /// The stable name that a task remembers.
    pub key: &'static str,
    /// The key of the library's KPI that it serves; empty for any KPI.
    pub kpi: &'static str,
    pub what: &'static str,
    pub cadence: TaskCadence,
    /// What should be better afterwards.
    pub effect: &'static str,
    /// Hours each time.
    pub effort: f64,
    pub stage: Stage,
    /// Raises the priority to high while the KPI is above or below a number.
    pub high_while: Option<HighWhile>,
}

/// When a starter task is of high priority by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HighWhile {
    Above(f64),
    Below(f64),
}

impl Value for HighWhile {
    fn from_line(line: &'static str) -> Result<Self, String> {
        match line.split_once(' ') {
            Some(("above", limit)) => f64::from_line(limit).map(HighWhile::Above),
            Some(("below", limit)) => f64::from_line(limit).map(HighWhile::Below),
            _ => Err("begins with “above” or “below”".to_owned()),
        }
    }
}

choices!(Stage, TaskCadence);

static TASKS: LazyLock<Vec<TaskTemplate>> =
    LazyLock::new(|| text::entries(file!("tasks.txt"), task));

fn task(entry: &Entry) -> Result<TaskTemplate, Fault> {
    read!(entry => TaskTemplate {
        key,
        kpi = entry.text("kpi")?,
        what = entry.title(),
        cadence, effect, effort, stage, high_while,
    })
}

/// Returns the starter task with this key.
pub fn by_key(key: &str) -> Option<&'static TaskTemplate> {
    all().find(|template| template.key == key)
}

fn all() -> impl Iterator<Item = &'static TaskTemplate> {
    TASKS.iter()
}

/// Returns the starter tasks of a KPI: those of its library entry, or those of any KPI.
pub fn for_kpi(library: &str) -> Vec<&'static TaskTemplate> {
    let of = |key: &str| -> Vec<&'static TaskTemplate> {
        all().filter(|template| template.kpi == key).collect()
    };
    let own = of(library);
    match own.is_empty() {
        true => of(""),
        false => own,
    }
}

impl TaskTemplate {
    /// Returns what names the task for the KPI among all tasks of the library; see [`crate::domain::identity`].
    pub fn name_for(&self, kpi: Id) -> String {
        format!("{}/{kpi}", self.key)
    }

    /// Returns the task for the KPI, first due on the day.
    pub fn to_task(&self, id: Id, kpi: &Kpi, today: NaiveDate) -> Task {
        let rule = |when| RaiseRule {
            kpi: kpi.id,
            when,
            to: Priority::High,
            extra: Extra::new(),
        };
        let number = |number| Finite::new(number).unwrap_or_default();
        let when = self.high_while.map(|when| match when {
            HighWhile::Above(limit) => Condition::Above(number(limit)),
            HighWhile::Below(limit) => Condition::Below(number(limit)),
        });
        Task {
            id,
            what: self.what.to_owned(),
            cadence: self.cadence,
            kpis: vec![kpi.id],
            risks: Vec::new(),
            effect: self.effect.to_owned(),
            effort: Some(number(self.effort)),
            due: Some(today),
            month_day: None,
            owner: String::new(),
            state: TaskState::NotStarted,
            blocked_by: Vec::new(),
            stage: self.stage,
            rules: when.map(rule).into_iter().collect(),
            own_priority: None,
            created: today,
            completed: Vec::new(),
            library: self.key.to_owned(),
            extra: Extra::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::base::Record;
    use crate::library::kpis;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn every_kpi_of_the_library_has_starter_tasks_of_its_own() {
        for template in kpis::all() {
            let tasks = for_kpi(template.key);
            assert!(!tasks.is_empty());
            assert!(
                tasks.iter().all(|task| task.kpi == template.key),
                "{} has none",
                template.key
            );
        }
    }

    #[test]
    fn a_kpi_of_ones_own_gets_tasks_that_suit_any() {
        let tasks = for_kpi("");
        assert!(tasks.len() >= 2);
        assert_eq!(for_kpi("no-such-kpi"), tasks);
    }

    #[test]
    fn keys_are_unique_and_every_task_serves_a_kpi_of_the_library_or_any() {
        let keys: BTreeSet<_> = all().map(|template| template.key).collect();
        assert_eq!(keys.len(), all().count());
        for template in all() {
            let any = template.kpi.is_empty();
            assert!(any || kpis::by_key(template.kpi).is_some(), "{template:?}");
            assert_eq!(by_key(template.key), Some(template));
        }
    }

    #[test]
    fn scan_results_are_of_high_priority_while_there_are_critical_vulnerabilities() {
        let tasks = for_kpi("critical-vulnerabilities");
        let review = (tasks.iter()).find(|task| task.what == "Review vulnerability scan results");
        assert_eq!(review.unwrap().high_while, Some(HighWhile::Above(0.0)));
        assert!(
            (review.unwrap().effect).starts_with("Prevents breaches and data loss"),
            "what it is done for comes first"
        );
        let kpi = kpis::by_key("critical-vulnerabilities").unwrap();
        let kpi = kpi.to_kpi(Id::from_number(1), day());
        let task = review.unwrap().to_task(Id::from_number(2), &kpi, day());
        let [rule] = &task.rules[..] else {
            panic!("expected one rule, got {:?}", task.rules);
        };
        assert_eq!((rule.kpi, rule.to), (kpi.id, Priority::High));
        assert_eq!(rule.when, Condition::Above(Finite::ZERO));
    }

    #[test]
    fn every_template_makes_a_valid_task_that_is_due_today() {
        let kpi = kpis::by_key("sla-compliance").unwrap();
        let kpi = kpi.to_kpi(Id::from_number(1), day());
        for template in all() {
            let task = template.to_task(Id::from_number(2), &kpi, day());
            assert_eq!(task.check(), Ok(()), "{}", template.key);
            assert_eq!(task.due, Some(day()));
            assert!(
                (0.1..=8.0).contains(&template.effort),
                "{} does not fit into a day",
                template.key
            );
            for text in [template.what, template.effect] {
                assert!(text.len() > 15 && text == text.trim() && !text.ends_with('.'));
            }
        }
    }

    /// A rule that fires while all is well would make everything important.
    #[test]
    fn a_rule_raises_only_while_the_usual_target_is_missed() {
        use crate::library::kpis::UsualTarget::{AtLeast, AtMost, Below};
        for template in all() {
            let Some(high_while) = template.high_while else {
                continue;
            };
            let target = kpis::by_key(template.kpi).unwrap().target;
            let is_beyond = match (high_while, target) {
                (HighWhile::Above(limit), AtMost(target) | Below(target)) => limit >= target,
                (HighWhile::Below(limit), AtLeast(target)) => limit <= target,
                _ => false,
            };
            assert!(is_beyond, "{}", template.key);
        }
    }
}
