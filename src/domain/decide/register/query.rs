//! Which risks the register shows, in which order, and what they come to.

use std::cmp::Ordering;

use super::{FailureMode, RegisterRow, Response, State};
use crate::domain::named;
use crate::domain::order::{positions, sort_and_dedup};
use crate::domain::revision::Id;
use crate::domain::words::english::counted;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    Name,
    Category,
    Inherent,
    /// What is open comes first, whichever way it is sorted: the rest has no exposure.
    #[default]
    Residual,
    Target,
    Response,
    Owner,
    NextDue,
    Identified,
    State,
}

named!(Column {
    Residual: "Residual score",
    Inherent: "Inherent score",
    Target: "Target score",
    Name: "Name",
    Category: "Category",
    Response: "Response",
    Owner: "Owner",
    NextDue: "Next step due",
    Identified: "Identified",
    State: "State",
});

impl Column {
    /// Tells whether the largest is wanted first.
    pub fn starts_descending(self) -> bool {
        matches!(
            self,
            Column::Inherent | Column::Residual | Column::Target | Column::Identified
        )
    }
}

/// What the person asked to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Every word must occur.
    pub text: String,
    pub category: Option<FailureMode>,
    pub response: Option<Response>,
    pub state: Option<State>,
    /// The empty name stands for nobody.
    pub owner: Option<String>,
    pub only_above_appetite: bool,
    pub sort: Column,
    pub is_descending: bool,
}

impl Default for Query {
    fn default() -> Query {
        Query {
            text: String::new(),
            category: None,
            response: None,
            state: None,
            owner: None,
            only_above_appetite: false,
            sort: Column::default(),
            is_descending: Column::default().starts_descending(),
        }
    }
}

/// The rows that pass, and what they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The first of those that pass, in order.
    pub rows: Vec<RegisterRow>,
    /// All that pass, in order.
    pub ids: Vec<Id>,
    /// How many pass, and what they are together.
    pub words: String,
}

impl Query {
    /// Shows all risks again; the order stays.
    pub fn clear(&mut self) {
        *self = Query {
            sort: self.sort,
            is_descending: self.is_descending,
            ..Query::default()
        };
    }

    /// Returns each filter that holds, in words.
    pub fn filters(&self) -> Vec<String> {
        let text = self.text.trim();
        let owner = self.owner.as_deref().map(|owner| match owner {
            "" => "Owner: nobody".to_owned(),
            owner => format!("Owner: {owner}"),
        });
        [
            (!text.is_empty()).then(|| format!("Text: “{text}”")),
            self.category
                .map(|category| format!("Category: {}", category.name())),
            self.response
                .map(|response| format!("Response: {}", response.name())),
            self.state.map(|state| format!("State: {}", state.name())),
            owner,
            self.only_above_appetite
                .then(|| "Above appetite".to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Returns the rows that pass, in order, at most so many of them in full.
    pub fn select(&self, rows: &[RegisterRow], limit: usize) -> Shown {
        let text = self.text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let passing: Vec<&RegisterRow> =
            rows.iter().filter(|row| self.passes(row, &words)).collect();
        let order = positions(passing.len(), &|a, b| self.compare(passing[a], passing[b]));
        let in_order = || order.iter().map(|&place| passing[place]);
        Shown {
            rows: in_order().take(limit).cloned().collect(),
            ids: in_order().map(|row| row.id).collect(),
            words: count_words(&passing, rows),
        }
    }

    fn passes(&self, row: &RegisterRow, words: &[&str]) -> bool {
        words.iter().all(|word| row.text.contains(word))
            && self
                .category
                .is_none_or(|category| row.category == category)
            && self
                .response
                .is_none_or(|response| row.response == response)
            && self.state.is_none_or(|state| row.state == state)
            && self.owner.as_ref().is_none_or(|owner| row.owner == *owner)
            && (!self.only_above_appetite || row.is_above_appetite)
    }

    fn compare(&self, a: &RegisterRow, b: &RegisterRow) -> Ordering {
        let turned = |order: Ordering| match self.is_descending {
            true => order.reverse(),
            false => order,
        };
        let first = match self.sort {
            Column::Name => turned(a.text.cmp(&b.text)),
            Column::Category => turned(a.category.name().cmp(b.category.name())),
            Column::Inherent => turned(a.inherent.value().cmp(&b.inherent.value())),
            Column::Residual => last(a.exposure.is_none(), b.exposure.is_none())
                .then_with(|| turned(a.residual.value().cmp(&b.residual.value()))),
            Column::Target => last(a.target.is_none(), b.target.is_none()).then_with(|| {
                turned(
                    a.target
                        .map(|t| t.value())
                        .cmp(&b.target.map(|t| t.value())),
                )
            }),
            Column::Response => turned(a.response.cmp(&b.response)),
            Column::Owner => last(a.owner.is_empty(), b.owner.is_empty())
                .then_with(|| turned(a.owner.to_lowercase().cmp(&b.owner.to_lowercase()))),
            Column::NextDue => last(a.steps.next.is_none(), b.steps.next.is_none())
                .then_with(|| turned(a.steps.next.cmp(&b.steps.next))),
            Column::Identified => turned(a.identified.cmp(&b.identified)),
            Column::State => turned(a.state.cmp(&b.state)),
        };
        // Of equals, the worse one first.
        first
            .then_with(|| b.residual.value().cmp(&a.residual.value()))
            .then_with(|| a.text.cmp(&b.text))
    }
}

/// Puts what is missing last, whichever way the rest is sorted.
fn last(a: bool, b: bool) -> Ordering {
    a.cmp(&b)
}

/// Writes how many there are and what they are together: `12 of 34 risks, exposure 143 of 310 points`.
fn count_words(passing: &[&RegisterRow], all: &[RegisterRow]) -> String {
    let sum = |points: &mut dyn Iterator<Item = Option<u8>>| -> u32 {
        points.flatten().map(u32::from).sum()
    };
    let some = sum(&mut passing.iter().map(|row| row.exposure));
    let whole = sum(&mut all.iter().map(|row| row.exposure));
    let (risks, points) = (counted(all.len(), "risk"), counted(whole as usize, "point"));
    match passing.len() {
        count if count == all.len() => format!("{risks}, exposure {points}"),
        count => format!("{count} of {risks}, exposure {some} of {points}"),
    }
}

/// Returns the owners there are, nobody among them, in order.
pub fn owners(rows: &[RegisterRow]) -> Vec<String> {
    let mut owners: Vec<String> = rows.iter().map(|row| row.owner.clone()).collect();
    sort_and_dedup(&mut owners);
    owners
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::super::tests::{TODAY, day, risk, scorecard};
    use super::*;
    use serde_json::json;

    fn register() -> Vec<RegisterRow> {
        let accepted = json!({"reason": "Too dear", "by": "Ada", "review": "2026-12-01"});
        let risks = [
            risk(
                1,
                (5, 4),
                (2, 4),
                json!({"name": "Vendor breach", "owner": "Ada", "category": "commercial"}),
            ),
            risk(
                2,
                (4, 4),
                (3, 4),
                json!({"name": "Scope creep", "category": "planning",
                "steps": [{"what": "a", "due": "2026-07-01"}]}),
            ),
            risk(
                3,
                (5, 5),
                (5, 5),
                json!({"name": "Old breach", "closed": "2026-05-01"}),
            ),
            risk(
                4,
                (2, 2),
                (2, 2),
                json!({"name": "late test", "owner": "bo", "response": "accept",
                "acceptance": accepted, "steps": [{"what": "a", "due": "2026-06-01"}]}),
            ),
        ];
        rows(&scorecard(&risks), day(TODAY))
    }

    fn names(query: &Query) -> Vec<String> {
        let shown = query.select(&register(), 10);
        shown.rows.into_iter().map(|row| row.name).collect()
    }

    fn sorted(sort: Column, is_descending: bool) -> Vec<String> {
        names(&Query {
            sort,
            is_descending,
            ..Query::default()
        })
    }

    #[test]
    fn the_worst_open_risk_comes_first_and_what_is_retired_last() {
        let expected = ["Scope creep", "Vendor breach", "late test", "Old breach"];
        assert_eq!(names(&Query::default()), expected);
        let up = ["late test", "Vendor breach", "Scope creep", "Old breach"];
        assert_eq!(sorted(Column::Residual, false), up);
    }

    #[test]
    fn what_is_missing_comes_last_either_way() {
        assert_eq!(
            sorted(Column::NextDue, false)[..2],
            ["late test", "Scope creep"]
        );
        assert_eq!(
            sorted(Column::NextDue, true)[..2],
            ["Scope creep", "late test"]
        );
        assert_eq!(
            sorted(Column::Owner, false)[..2],
            ["Vendor breach", "late test"]
        );
        assert_eq!(
            sorted(Column::Owner, true)[..2],
            ["late test", "Vendor breach"]
        );
    }

    #[test]
    fn names_are_sorted_as_people_do() {
        let expected = ["late test", "Old breach", "Scope creep", "Vendor breach"];
        assert_eq!(sorted(Column::Name, false), expected);
    }

    #[test]
    fn filters_are_said_in_words_and_cleared_at_once() {
        let mut query = Query {
            text: "breach ven".to_owned(),
            owner: Some("Ada".to_owned()),
            sort: Column::Name,
            ..Query::default()
        };
        assert_eq!(names(&query), ["Vendor breach"]);
        assert_eq!(query.filters(), ["Text: “breach ven”", "Owner: Ada"]);
        let shown = query.select(&register(), 10);
        assert_eq!(shown.words, "1 of 4 risks, exposure 8 of 24 points");
        query.clear();
        assert_eq!(query.sort, Column::Name);
        assert!(query.filters().is_empty());
        let shown = query.select(&register(), 2);
        assert_eq!(shown.words, "4 risks, exposure 24 points");
        assert_eq!((shown.rows.len(), shown.ids.len()), (2, 4));
    }

    #[test]
    fn each_filter_leaves_what_it_names() {
        let all = Query::default;
        for (query, expected) in [
            (
                Query {
                    category: Some(FailureMode::Planning),
                    ..all()
                },
                "Scope creep",
            ),
            (
                Query {
                    response: Some(Response::Accept),
                    ..all()
                },
                "late test",
            ),
            (
                Query {
                    state: Some(State::Closed),
                    ..all()
                },
                "Old breach",
            ),
            (
                Query {
                    only_above_appetite: true,
                    ..all()
                },
                "Scope creep",
            ),
        ] {
            assert_eq!(names(&query), [expected]);
        }
        let nobody = Query {
            owner: Some(String::new()),
            ..all()
        };
        assert_eq!(names(&nobody), ["Scope creep", "Old breach"]);
    }

    #[test]
    fn owners_are_listed_once() {
        assert_eq!(owners(&register()), ["", "Ada", "bo"]);
    }
}
