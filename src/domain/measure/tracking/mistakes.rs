//! What usually goes wrong with measuring, looked for in this scorecard.

use super::habit::Habit;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::{FOCUS_LIMIT, Kpi};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::{counted, verb};

/// A common mistake; the order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    TooMany,
    NoGoal,
    MethodChanged,
    NobodyTold,
}

impl Kind {
    /// Says why it matters.
    pub fn why(self) -> &'static str {
        match self {
            Kind::TooMany => {
                "People hold about seven things in mind (Miller, 1956: 7 ± 2), and what nobody looks at costs work and changes nothing. Keep the few in focus that a decision depends on."
            }
            Kind::NoGoal => {
                "A number that serves no goal cannot be defended when somebody asks what it is for (NIST SP 800-55: measures follow from goals). Name the goal, or stop collecting it."
            }
            Kind::MethodChanged => {
                "Values before and after may count different things, so a jump may be no change at all. Declare a process change on that day, and limits start anew there."
            }
            Kind::NobodyTold => {
                "A number that reaches nobody moves nobody. Give it to somebody in the stakeholder plan, or ask whether it is needed."
            }
        }
    }

    /// Says what mends it.
    pub fn mend(self) -> &'static str {
        match self {
            Kind::TooMany => "Choose the focus",
            Kind::NoGoal => "Name the goal",
            Kind::MethodChanged => "Declare the change",
            Kind::NobodyTold => "Choose who follows it",
        }
    }
}

/// A mistake that was found, with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    pub kind: Kind,
    pub title: String,
    /// The KPIs that it is about, by name.
    pub kpis: Vec<(Id, String)>,
}

/// Returns the common mistakes that this scorecard makes.
pub fn mistakes(scorecard: &Scorecard, habits: &[Habit]) -> Vec<Mistake> {
    let all: Vec<&Kpi> = scorecard.all::<Kpi>().collect();
    let mut found = Vec::new();
    let focus: Vec<(Id, String)> = named(&all, |kpi| kpi.focus);
    if focus.len() > FOCUS_LIMIT {
        let title = format!(
            "{} of {} KPIs are in focus; {FOCUS_LIMIT} are the most that people follow",
            focus.len(),
            all.len()
        );
        add(&mut found, Kind::TooMany, title, focus);
    } else if focus.is_empty() && all.len() > FOCUS_LIMIT {
        let title = format!(
            "{} KPIs and none in focus; {FOCUS_LIMIT} are the most that people follow",
            all.len()
        );
        add(&mut found, Kind::TooMany, title, Vec::new());
    }
    let aimless = named(&all, |kpi| kpi.goal.trim().is_empty());
    if !aimless.is_empty() {
        let title = format!(
            "{} linked to no goal",
            of_all(aimless.len(), all.len(), "is", "are")
        );
        add(&mut found, Kind::NoGoal, title, aimless);
    }
    let changed: Vec<(Id, String)> = (habits.iter())
        .filter(|habit| habit.silent_changes > 0)
        .map(|habit| (habit.id, habit.name.clone()))
        .collect();
    if !changed.is_empty() {
        let title = format!(
            "{} changed the source in mid-series and declared no process change",
            of_all(changed.len(), all.len(), "has", "have")
        );
        add(&mut found, Kind::MethodChanged, title, changed);
    }
    let is_told = |kpi: &Kpi| {
        (scorecard.all::<Stakeholder>()).any(|stakeholder| stakeholder.kpis.contains(&kpi.id))
    };
    let untold = named(&all, |kpi| !is_told(kpi));
    if !untold.is_empty() {
        let title = format!(
            "{} told to nobody",
            of_all(untold.len(), all.len(), "is", "are")
        );
        add(&mut found, Kind::NobodyTold, title, untold);
    }
    found
}

fn add(found: &mut Vec<Mistake>, kind: Kind, title: String, kpis: Vec<(Id, String)>) {
    found.push(Mistake { kind, title, kpis });
}

fn named(all: &[&Kpi], keep: impl Fn(&Kpi) -> bool) -> Vec<(Id, String)> {
    let kept = all.iter().filter(|kpi| keep(kpi));
    kept.map(|kpi| (kpi.id, kpi.name.clone())).collect()
}

/// Writes `1 of 8 KPIs is`, `3 of 8 KPIs are`.
fn of_all(some: usize, all: usize, one: &str, many: &str) -> String {
    format!(
        "{some} of {} {}",
        counted(all, "KPI"),
        verb(some, one, many)
    )
}

#[cfg(test)]
mod tests {
    use super::super::habit::habits;
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::record::AnyRecord;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::domain::value::{Finite, Moment, parse_date};
    use crate::library::kpis;
    use serde_json::json;

    fn kpi(number: u128) -> Kpi {
        let template = kpis::by_key("sla-compliance").unwrap();
        template.to_kpi(Id::from_number(number), parse_date("2026-03-01").unwrap())
    }

    fn found(records: Vec<AnyRecord>) -> Vec<(Kind, String)> {
        let mut card = Scorecard::empty(Id::from_number(999));
        let edit = records.into_iter().fold(Edit::new(""), Edit::put);
        card.apply(edit, Replica(1)).unwrap();
        let habits = habits(&card, parse_date("2026-03-30").unwrap());
        let mistakes = mistakes(&card, &habits);
        mistakes
            .into_iter()
            .map(|one| (one.kind, one.title))
            .collect()
    }

    fn follower(kpis: &[u128]) -> AnyRecord {
        let kpis: Vec<Id> = kpis.iter().map(|kpi| Id::from_number(*kpi)).collect();
        let record = json!({"id": Id::from_number(500), "name": "Dana", "kpis": kpis});
        serde_json::from_value::<Stakeholder>(record)
            .unwrap()
            .into()
    }

    #[test]
    fn a_kpi_with_a_goal_that_somebody_follows_is_no_mistake() {
        assert_eq!(found(vec![kpi(1).into(), follower(&[1])]), []);
        assert_eq!(found(vec![]), []);
    }

    #[test]
    fn a_kpi_that_nobody_follows_is_told_to_nobody() {
        let title = "1 of 2 KPIs is told to nobody".to_owned();
        assert_eq!(
            found(vec![kpi(1).into(), kpi(2).into(), follower(&[1])]),
            [(Kind::NobodyTold, title)]
        );
    }

    #[test]
    fn a_kpi_without_a_goal_is_called_out() {
        let mut aimless = kpi(1);
        aimless.goal = " ".to_owned();
        let title = "1 of 1 KPI is linked to no goal".to_owned();
        assert_eq!(
            found(vec![aimless.into(), follower(&[1])]),
            [(Kind::NoGoal, title)]
        );
    }

    #[test]
    fn nine_in_focus_are_too_many_and_eight_are_not() {
        let all = |count: u128, focus: bool| {
            let mut records: Vec<AnyRecord> = (1..=count)
                .map(|number| {
                    Kpi {
                        focus,
                        ..kpi(number)
                    }
                    .into()
                })
                .collect();
            records.push(follower(&(1..=count).collect::<Vec<_>>()));
            found(records)
        };
        assert_eq!(all(8, true), []);
        assert_eq!(all(8, false), []);
        assert_eq!(
            all(9, true)[0].1,
            "9 of 9 KPIs are in focus; 8 are the most that people follow"
        );
        assert_eq!(
            all(9, false)[0].1,
            "9 KPIs and none in focus; 8 are the most that people follow"
        );
    }

    #[test]
    fn a_source_that_changed_in_silence_is_called_out() {
        let value = |number: u128, on: &str, source: &str| Measurement {
            id: Id::from_number(number),
            kpi: Id::from_number(1),
            at: Moment::day(parse_date(on).unwrap()),
            from: None,
            value: Finite::from(99),
            counted: None,
            note: String::new(),
            source: source.to_owned(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        };
        let records = vec![
            kpi(1).into(),
            follower(&[1]),
            value(10, "2026-03-15", "Scanner").into(),
            value(11, "2026-03-22", "Spreadsheet").into(),
        ];
        assert_eq!(found(records)[0].0, Kind::MethodChanged);
    }
}
