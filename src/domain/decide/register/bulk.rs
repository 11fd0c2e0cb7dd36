//! One change to many risks, as one edit.

use chrono::NaiveDate;

use super::{FailureMode, Response, Risk};
use crate::domain::decide::risk::{Acceptance, ScoresFrom};
use crate::domain::decide::scale::Score;
use crate::domain::explain::plan::forget;
use crate::domain::named;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::words::day_text;
use crate::domain::words::english::counted;

/// What becomes of each of the risks.
#[derive(Clone, Debug, PartialEq)]
pub enum Bulk {
    Owner(String),
    Category(FailureMode),
    /// Any response but to accept.
    Respond(Response),
    Accept(Acceptance),
    Score(Which, Score),
    Mitigated(NaiveDate),
    Closed(NaiveDate),
    Delete,
}

/// One of the scores of a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Inherent,
    Residual,
    Target,
}

named!(Which {
    Residual: "Residual",
    Inherent: "Inherent",
    Target: "Target",
});

/// Why nothing was changed.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum BulkError {
    #[error("“{name}” was identified on {}, after this day. Choose that day or a later one.", day_text(*.identified))]
    BeforeIdentified { name: String, identified: NaiveDate },
    #[error("Accepting a risk needs a reason, who accepts it, and a day to look at it again.")]
    NoAcceptance,
}

/// Returns the edit that changes the risks there are among `ids`.
pub fn edit(
    scorecard: &Scorecard,
    ids: &[Id],
    change: &Bulk,
    today: NaiveDate,
) -> Result<Edit, BulkError> {
    let risks: Vec<&Risk> = ids.iter().filter_map(|&id| scorecard.get(id)).collect();
    let what = counted(risks.len(), "risk");
    let mut edit = Edit::new(match change {
        Bulk::Owner(_) => format!("change the owner of {what}"),
        Bulk::Category(_) => format!("change the category of {what}"),
        Bulk::Respond(_) => format!("change the response of {what}"),
        Bulk::Accept(_) => format!("accept {what}"),
        Bulk::Score(which, _) => {
            format!("change the {} score of {what}", which.name().to_lowercase())
        }
        Bulk::Mitigated(_) => format!("mark {what} mitigated"),
        Bulk::Closed(_) => format!("mark {what} closed"),
        Bulk::Delete => format!("delete {what}"),
    });
    if *change == Bulk::Delete {
        return Ok(delete(scorecard, edit, ids));
    }
    for risk in risks {
        let changed = changed(risk, change, today)?;
        if changed != *risk {
            edit = edit.put(changed);
        }
    }
    Ok(edit)
}

/// Adds to the edit that the risks are deleted, and that no stakeholder gets them any more.
pub fn delete(scorecard: &Scorecard, edit: Edit, ids: &[Id]) -> Edit {
    let known = (ids.iter()).filter(|&&id| scorecard.get::<Risk>(id).is_some());
    known.fold(forget(scorecard, edit, ids), |edit, &id| {
        edit.delete(Kind::Risk, id)
    })
}

fn changed(risk: &Risk, change: &Bulk, today: NaiveDate) -> Result<Risk, BulkError> {
    let mut risk = risk.clone();
    match change {
        Bulk::Owner(owner) => risk.owner = owner.trim().to_owned(),
        Bulk::Category(category) => risk.category = *category,
        Bulk::Respond(Response::Accept) => return Err(BulkError::NoAcceptance),
        Bulk::Respond(response) => {
            risk.response = *response;
            risk.acceptance = None;
        }
        Bulk::Accept(acceptance) => {
            risk.response = Response::Accept;
            risk.acceptance = Some(acceptance.clone());
        }
        Bulk::Score(which, score) => {
            let Some(mut scores) = risk.scores_on(today).cloned() else {
                return Ok(risk);
            };
            if scores.from != today {
                // The reason for the old score is not the reason for this one.
                scores.note.clear();
            }
            match which {
                Which::Inherent => scores.inherent = *score,
                Which::Residual => scores.residual = *score,
                Which::Target => scores.target = Some(*score),
            }
            rescore(&mut risk, scores, today);
        }
        Bulk::Mitigated(day) => risk.mitigated = Some(not_before(&risk, *day)?),
        Bulk::Closed(day) => risk.closed = Some(not_before(&risk, *day)?),
        Bulk::Delete => {}
    }
    Ok(risk)
}

fn not_before(risk: &Risk, day: NaiveDate) -> Result<NaiveDate, BulkError> {
    match day < risk.identified {
        true => Err(BulkError::BeforeIdentified {
            name: risk.name.clone(),
            identified: risk.identified,
        }),
        false => Ok(day),
    }
}

/// Lets the scores hold from the day on, and keeps what held before and what holds later.
///
/// Scores that say the same as those that held already change nothing.
pub fn rescore(risk: &mut Risk, scores: ScoresFrom, day: NaiveDate) {
    let says = |scores: &ScoresFrom| (scores.inherent, scores.residual, scores.target);
    if risk
        .scores_on(day)
        .is_some_and(|old| says(old) == says(&scores))
    {
        return;
    }
    let place = risk.scores.partition_point(|old| old.from < day);
    let is_there = risk.scores.get(place).is_some_and(|old| old.from == day);
    let scores = ScoresFrom {
        from: day,
        ..scores
    };
    if is_there {
        risk.scores[place] = scores;
    } else {
        risk.scores.insert(place, scores);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TODAY, day, risk, scorecard};
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::revision::Replica;
    use serde_json::json;

    const IDS: [Id; 2] = [Id::from_number(1), Id::from_number(2)];

    fn two() -> Scorecard {
        scorecard(&[
            risk(1, (4, 4), (3, 4), json!({})),
            risk(2, (2, 2), (2, 2), json!({"identified": "2026-04-01"})),
        ])
    }

    fn after(change: Bulk) -> Vec<Risk> {
        let mut scorecard = two();
        let edit = edit(&scorecard, &IDS, &change, day(TODAY)).unwrap();
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard.all::<Risk>().cloned().collect()
    }

    #[test]
    fn one_edit_changes_all_and_one_undo_brings_all_back() {
        let mut scorecard = two();
        let change = Bulk::Owner(" Ada ".to_owned());
        let edit = edit(&scorecard, &IDS, &change, day(TODAY)).unwrap();
        assert_eq!(edit.title, "change the owner of 2 risks");
        let inverse = scorecard.apply(edit, Replica(1)).unwrap();
        assert!(scorecard.all::<Risk>().all(|risk| risk.owner == "Ada"));
        scorecard.apply(inverse, Replica(1)).unwrap();
        assert!(scorecard.all::<Risk>().all(|risk| risk.owner.is_empty()));
    }

    #[test]
    fn to_accept_needs_who_and_why() {
        let accept = Bulk::Respond(Response::Accept);
        let refused = edit(&two(), &IDS, &accept, day(TODAY));
        assert_eq!(refused, Err(BulkError::NoAcceptance));
        let acceptance = Acceptance {
            reason: "Too dear".to_owned(),
            by: "Ada".to_owned(),
            review: day("2026-12-01"),
            extra: Extra::new(),
        };
        let accepted = after(Bulk::Accept(acceptance.clone()));
        assert!(
            accepted
                .iter()
                .all(|risk| risk.acceptance.as_ref() == Some(&acceptance))
        );
    }

    #[test]
    fn a_new_score_keeps_the_old_one_in_the_history() {
        let lower = Score::of(1, 4).unwrap();
        for risk in after(Bulk::Score(Which::Residual, lower)) {
            assert_eq!(risk.scores.len(), 2);
            let now = risk.current().unwrap();
            assert_eq!((now.from, now.residual), (day(TODAY), lower));
            assert_eq!(now.inherent, risk.scores[0].inherent);
        }
        let same = Score::of(2, 2).unwrap();
        let risks = after(Bulk::Score(Which::Residual, same));
        assert_eq!(risks[1].scores.len(), 1, "it said so already");
    }

    #[test]
    fn nothing_is_mitigated_before_it_was_known() {
        let early = edit(
            &two(),
            &IDS,
            &Bulk::Mitigated(day("2026-03-01")),
            day(TODAY),
        );
        let expected = "“Risk 2” was identified on 1 Apr 2026, after this day. Choose that day or a later one.";
        assert_eq!(early.unwrap_err().to_string(), expected);
        let risks = after(Bulk::Closed(day("2026-04-01")));
        assert!(
            risks
                .iter()
                .all(|risk| risk.closed == Some(day("2026-04-01")))
        );
    }

    #[test]
    fn risks_that_are_gone_are_passed_over() {
        let ids = [Id::from_number(1), Id::from_number(77)];
        let edit = edit(&two(), &ids, &Bulk::Delete, day(TODAY)).unwrap();
        assert_eq!(
            (edit.title.as_str(), edit.changes.len()),
            ("delete 1 risk", 1)
        );
    }
}
