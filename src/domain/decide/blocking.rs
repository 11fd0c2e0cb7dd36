//! Which tasks wait for which, and that no two wait for each other.
//!
//! Files may hold circles; they are shown as they are, and every task in one counts as blocked.

use super::task::Task;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// Why a task cannot wait for another one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotABlocker {
    #[error("A task cannot wait for itself.")]
    Itself,
    #[error(
        "“{blocker}” already waits for this task, so neither could start. Take that away first, or choose another task."
    )]
    WaitsForThis { blocker: String },
    #[error(
        "“{blocker}” waits for this task by way of “{via}”, so none of them could start. Take that away first, or choose another task."
    )]
    WaitsInACircle { blocker: String, via: String },
}

/// Returns the open tasks that the task waits for; one that was deleted holds nothing up.
pub fn blockers<'a>(card: &'a Scorecard, task: &Task) -> Vec<&'a Task> {
    let known = task.blocked_by.iter().filter_map(|&id| card.get(id));
    known.filter(|blocker: &&Task| blocker.is_open()).collect()
}

/// Refuses to let the task wait for one that waits for it, directly or by way of others.
pub fn check(card: &Scorecard, task: Id, blocker: Id) -> Result<(), NotABlocker> {
    if task == blocker {
        return Err(NotABlocker::Itself);
    }
    let mut seen = vec![blocker];
    let mut next = 0;
    while let Some(&id) = seen.get(next) {
        next += 1;
        let Some(one) = card.get::<Task>(id) else {
            continue;
        };
        if one.blocked_by.contains(&task) {
            let blocker = name(card, blocker);
            return Err(match id == seen[0] {
                true => NotABlocker::WaitsForThis { blocker },
                false => NotABlocker::WaitsInACircle {
                    blocker,
                    via: one.what.clone(),
                },
            });
        }
        for &further in &one.blocked_by {
            if !seen.contains(&further) {
                seen.push(further);
            }
        }
    }
    Ok(())
}

fn name(card: &Scorecard, id: Id) -> String {
    card.get::<Task>(id)
        .map_or_else(String::new, |task| task.what.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use serde_json::json;

    const A: Id = Id::from_number(1);
    const B: Id = Id::from_number(2);
    const C: Id = Id::from_number(3);

    fn card(links: &[(Id, &str, &[Id])]) -> Scorecard {
        let mut edit = Edit::new("");
        for (id, what, blocked_by) in links {
            let mut task: Task =
                serde_json::from_value(json!({"id": id, "what": what, "created": "2026-01-01"}))
                    .unwrap();
            task.blocked_by = blocked_by.to_vec();
            edit = edit.put(task);
        }
        let mut card = Scorecard::empty(Id::from_number(9));
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    #[test]
    fn a_task_cannot_wait_for_one_that_waits_for_it() {
        let card = card(&[(A, "Ask", &[]), (B, "Buy", &[A]), (C, "Run", &[B])]);
        assert_eq!(check(&card, C, A), Ok(()));
        assert_eq!(check(&card, A, A), Err(NotABlocker::Itself));
        let direct = check(&card, A, B).unwrap_err().to_string();
        assert!(
            direct.starts_with("“Buy” already waits for this task"),
            "{direct}"
        );
        let far = check(&card, A, C).unwrap_err().to_string();
        assert!(
            far.starts_with("“Run” waits for this task by way of “Buy”"),
            "{far}"
        );
    }

    #[test]
    fn a_circle_out_of_a_file_does_not_keep_the_check_from_ending() {
        let card = card(&[(A, "Ask", &[]), (B, "Buy", &[C]), (C, "Run", &[B])]);
        assert_eq!(check(&card, A, B), Ok(()));
        let blocked = card.get::<Task>(B).unwrap();
        assert_eq!(blockers(&card, blocked).len(), 1);
    }

    #[test]
    fn what_is_complete_or_deleted_holds_nothing_up() {
        let mut card = card(&[(A, "Ask", &[]), (B, "Buy", &[A, C])]);
        let names = |card: &Scorecard| {
            let task = card.get::<Task>(B).unwrap();
            blockers(card, task)
                .iter()
                .map(|task| task.what.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&card), ["Ask"]);
        let done = super::super::recurrence::complete(
            card.get::<Task>(A).unwrap(),
            "2026-03-01".parse().unwrap(),
        );
        card.apply(Edit::new("").put(done), Replica(1)).unwrap();
        assert!(names(&card).is_empty());
    }
}
