//! Which of the ranked tasks belong to a view: what is to be done today, this week, or at all, and for which KPI.

use chrono::NaiveDate;

use super::priority::SOON;
use super::ranking::{Ranked, Ranking};
use super::task::{Priority, Stage, Task, TaskCadence, TaskState};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;

/// The time that a list of tasks looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Horizon {
    Today,
    /// The seven days from today on.
    Week,
    All,
}

/// How far the tasks of a list have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// Not complete.
    Open,
    Only(TaskState),
}

/// Tells whether the task belongs to the list: due by then, without a day but coming back by then, of high priority and
/// free to start, or done today.
pub fn is_in(horizon: Horizon, ranked: &Ranked, today: NaiveDate) -> bool {
    let task = &ranked.task;
    let days = match horizon {
        Horizon::All => return true,
        Horizon::Today => 0,
        Horizon::Week => SOON - 1,
    };
    if ranked.is_done_today || task.completed.last() == Some(&today) {
        return true;
    }
    if !task.is_open() {
        return false;
    }
    match task.due {
        Some(due) if (due - today).num_days() <= days => true,
        None if task.cadence == TaskCadence::Daily => true,
        None if task.cadence == TaskCadence::Weekly && horizon == Horizon::Week => true,
        _ => ranked.priority == Priority::High && !ranked.is_blocked,
    }
}

/// Tells whether the task has come as far as wanted. What was done today stays among the open ones until tomorrow.
pub fn is_wanted(wanted: Wanted, ranked: &Ranked, today: NaiveDate) -> bool {
    let task = &ranked.task;
    let was_done = task.completed.last() == Some(&today);
    match wanted {
        Wanted::Open => task.is_open() || was_done,
        Wanted::Only(TaskState::Complete) => !task.is_open() || was_done,
        Wanted::Only(state) => task.state == state && !ranked.is_done_today,
    }
}

/// Tells whether the task has all the words in what is to be done, its effect or its owner.
pub fn matches(ranked: &Ranked, lower_case_words: &[&str]) -> bool {
    lower_case_words
        .iter()
        .all(|word| ranked.text.contains(word))
}

/// What a list is to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub horizon: Horizon,
    pub wanted: Wanted,
    /// Tasks of this person; an empty name stands for those of nobody.
    pub owner: Option<String>,
    pub query: String,
}

/// Returns the positions of the tasks that pass, in their order.
pub fn passing(ranking: &Ranking, filter: &Filter) -> Vec<usize> {
    let query = filter.query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let today = ranking.facts.today;
    let passes = |ranked: &Ranked| {
        is_wanted(filter.wanted, ranked, today)
            && is_in(filter.horizon, ranked, today)
            && (filter.owner.as_ref()).is_none_or(|owner| ranked.task.owner == *owner)
            && matches(ranked, &words)
    };
    let rows = ranking.rows.iter().enumerate();
    rows.filter(|(_, ranked)| passes(ranked))
        .map(|(position, _)| position)
        .collect()
}

/// Tasks that belong together: the KPI that they serve, if any, and their positions.
pub type Group = (Option<Id>, Vec<usize>);

/// Groups the tasks by KPI, the KPI of the first task first; those that serve none come last.
pub fn by_kpi(ranking: &Ranking, positions: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut others = Vec::new();
    for &position in positions {
        let kpis = &ranking.rows[position].task.kpis;
        let mut known = kpis
            .iter()
            .filter(|&&id| ranking.facts.kpi(id).is_some())
            .peekable();
        if known.peek().is_none() {
            others.push(position);
        }
        for &id in known {
            match groups.iter_mut().find(|(kpi, _)| *kpi == Some(id)) {
                Some((_, positions)) => positions.push(position),
                None => groups.push((Some(id), vec![position])),
            }
        }
    }
    if !others.is_empty() {
        groups.push((None, others));
    }
    groups
}

/// Returns the positions of the tasks at the stage.
pub fn at_stage(ranking: &Ranking, positions: &[usize], stage: Stage) -> Vec<usize> {
    let is_there = |&position: &usize| ranking.rows[position].task.stage == stage;
    positions.iter().copied().filter(is_there).collect()
}

/// Says how much a list holds: how many tasks, how many are overdue, and how long they take.
pub fn summary(ranking: &Ranking, positions: &[usize]) -> String {
    let today = ranking.facts.today;
    let to_do: Vec<&Task> = (positions.iter().map(|&position| &ranking.rows[position]))
        .filter(|ranked| ranked.is_to_do())
        .map(|ranked| &ranked.task)
        .collect();
    let done = positions.len() - to_do.len();
    let mut parts = vec![format!("{} to do", counted(to_do.len(), "task"))];
    let overdue = to_do.iter().filter(|task| task.is_overdue(today)).count();
    if overdue > 0 {
        parts.push(format!("{overdue} overdue"));
    }
    let efforts: Vec<f64> = to_do
        .iter()
        .filter_map(|task| task.effort)
        .map(|effort| effort.get())
        .collect();
    if !efforts.is_empty() {
        let about = quantity::format(Unit::Hours, efforts.iter().sum(), "");
        parts.push(match to_do.len() - efforts.len() {
            0 => format!("about {about}"),
            unknown => format!("about {about} and {unknown} not estimated"),
        });
    }
    if done > 0 {
        parts.push(format!("{done} done"));
    }
    parts.join(", ")
}

/// Says when the task is due, or when it was done.
pub fn due_words(ranked: &Ranked, today: NaiveDate) -> String {
    let day = |day: NaiveDate| date_phrase(day, today);
    let task = &ranked.task;
    match (task.due, task.completed.last()) {
        (_, Some(&last)) if !task.is_open() && last == today => "Done today".to_owned(),
        (_, Some(&last)) if !task.is_open() => format!("Done on {}", day(last)),
        _ if !task.is_open() => "Done".to_owned(),
        (Some(due), _) if ranked.is_done_today => format!("Done today, next on {}", day(due)),
        (None, _) => "No day".to_owned(),
        (Some(due), _) => match (due - today).num_days() {
            days if days < 0 => {
                format!(
                    "Overdue by {}",
                    counted(days.unsigned_abs() as usize, "day")
                )
            }
            0 => "Today".to_owned(),
            1 => "Tomorrow".to_owned(),
            _ => day(due),
        },
    }
}

/// Writes a place in the order: `1st`, `2nd`, `11th`.
pub fn ordinal(place: usize) -> String {
    let end = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::{Edit, Scorecard};
    use serde_json::{Value, json};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ranking(tasks: Value) -> Ranking {
        let mut edit = Edit::new("");
        for (number, mut fields) in (1..).zip(tasks.as_array().unwrap().clone()) {
            fields["id"] = json!(Id::from_number(number));
            fields["created"] = json!("2026-01-01");
            edit = edit.put(serde_json::from_value::<Task>(fields).unwrap());
        }
        let mut card = Scorecard::empty(Id::from_number(99));
        card.apply(edit, Replica(1)).unwrap();
        Ranking::of(&card, day("2026-03-04").and_hms_opt(9, 0, 0).unwrap())
    }

    fn names(ranking: &Ranking, filter: Filter) -> Vec<&str> {
        let positions = passing(ranking, &filter).into_iter();
        positions
            .map(|position| ranking.rows[position].task.what.as_str())
            .collect()
    }

    fn list(horizon: Horizon, wanted: Wanted) -> Filter {
        Filter {
            horizon,
            wanted,
            owner: None,
            query: String::new(),
        }
    }

    #[test]
    fn today_holds_what_is_due_what_comes_daily_what_is_high_and_what_was_done() {
        let high = json!({"priority": "high", "reason": "Asked for"});
        let ranking = ranking(json!([
            {"what": "Overdue", "due": "2026-03-01"},
            {"what": "Today", "due": "2026-03-04", "effort": 1.5, "owner": "Mia"},
            {"what": "Saturday", "due": "2026-03-07"},
            {"what": "Next Wednesday", "due": "2026-03-11"},
            {"what": "Daily", "cadence": "daily"},
            {"what": "Weekly", "cadence": "weekly"},
            {"what": "High", "own_priority": high},
            {"what": "High but waits", "own_priority": high, "blocked_by": [Id::from_number(1)]},
            {"what": "Done daily", "cadence": "daily", "due": "2026-03-05", "completed": ["2026-03-04"]},
            {"what": "Done once", "state": "complete", "completed": ["2026-03-04"]},
            {"what": "Done long ago", "state": "complete", "completed": ["2026-02-04"]},
        ]));
        let today = list(Horizon::Today, Wanted::Open);
        assert_eq!(
            names(&ranking, today.clone()),
            [
                "High",
                "Overdue",
                "Today",
                "Daily",
                "Done daily",
                "Done once"
            ]
        );
        let week = names(&ranking, list(Horizon::Week, Wanted::Open));
        assert!(week.contains(&"Saturday") && week.contains(&"Weekly"));
        assert!(!week.contains(&"Next Wednesday"));
        let done = names(
            &ranking,
            list(Horizon::All, Wanted::Only(TaskState::Complete)),
        );
        assert_eq!(done, ["Done daily", "Done once", "Done long ago"]);
        assert_eq!(
            summary(&ranking, &passing(&ranking, &today)).replace('\u{a0}', " "),
            "4 tasks to do, 1 overdue, about 1 h 30 min and 3 not estimated, 2 done"
        );
        let mias = Filter {
            owner: Some("Mia".to_owned()),
            query: "DAY mia".to_owned(),
            ..today
        };
        assert_eq!(names(&ranking, mias), ["Today"]);
    }

    #[test]
    fn days_are_said_the_way_people_say_them() {
        let words = |fields: Value| {
            let ranking = ranking(json!([fields]));
            due_words(&ranking.rows[0], ranking.facts.today)
        };
        assert_eq!(
            words(json!({"what": "A", "due": "2026-03-03"})),
            "Overdue by 1 day"
        );
        assert_eq!(words(json!({"what": "A", "due": "2026-03-05"})), "Tomorrow");
        assert_eq!(
            words(json!({"what": "A", "due": "2027-03-05"})),
            "5 March 2027"
        );
        assert_eq!(words(json!({"what": "A"})), "No day");
        let daily = json!({"what": "A", "cadence": "daily", "due": "2026-03-05", "completed": ["2026-03-04"]});
        assert_eq!(words(daily), "Done today, next on 5 March");
    }

    #[test]
    fn tasks_for_no_kpi_are_a_group_of_their_own() {
        let gone = Id::from_number(77);
        let ranking = ranking(json!([{"what": "A"}, {"what": "B", "kpis": [gone]}]));
        assert_eq!(by_kpi(&ranking, &[0, 1]), [(None, vec![0, 1])]);
        assert_eq!(at_stage(&ranking, &[0, 1], Stage::Intake), [0, 1]);
        assert!(at_stage(&ranking, &[0, 1], Stage::Review).is_empty());
    }

    #[test]
    fn places_are_numbered_as_people_do() {
        let places = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal);
        assert_eq!(
            places,
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"
            ]
        );
    }
}
