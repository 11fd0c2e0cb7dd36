//! Missing documentation: artifacts of the role that are not there, or that nobody can rely on.

use chrono::NaiveDate;

use super::{Evidence, Flag, FlagKind};
use crate::domain::grow::artifact::{self, Artifact, ArtifactState, Gap};
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;

/// Returns the flag of the artifacts that lack something; none while nobody keeps a role map.
pub fn flag(scorecard: &Scorecard, today: NaiveDate) -> Option<Flag> {
    let lacking: Vec<(Artifact, Vec<Gap>)> = (artifact::by_need(scorecard.all(), today)
        .into_iter())
    .map(|artifact| (artifact.gaps(today), artifact))
    .filter(|(gaps, _)| !gaps.is_empty())
    .map(|(gaps, artifact)| (artifact, gaps))
    .collect();
    let (first, _) = lacking.first()?;
    let next_step = match first.state {
        ArtifactState::Missing => format!(
            "Write down the least of “{}” that somebody else could work with, and say where it is.",
            first.name
        ),
        _ => format!(
            "Look through “{}” today, and enter owner, place and review.",
            first.name
        ),
    };
    let all = scorecard.all::<Artifact>().count();
    Some(Flag {
        key: "documentation".to_owned(),
        kind: FlagKind::Documentation,
        headline: format!(
            "{} of {} cannot be relied on",
            lacking.len(),
            counted(all, "artifact")
        ),
        evidence: (lacking.iter())
            .map(|(artifact, gaps)| evidence(artifact, gaps, today))
            .collect(),
        next_step,
        links: Vec::new(),
    })
}

fn evidence(artifact: &Artifact, gaps: &[Gap], today: NaiveDate) -> Evidence {
    let words = gaps.iter().map(|gap| match gap {
        Gap::Missing => "is not there yet".to_owned(),
        Gap::NoOwner => "has no owner".to_owned(),
        Gap::NoLink => "has no link that says where it is".to_owned(),
        Gap::NeverReviewed => "was never reviewed".to_owned(),
        Gap::Overdue(due) => format!("was due for review on {}", date_phrase(*due, today)),
    });
    let words: Vec<String> = words.collect();
    // What lapsed has a day; what was never there has none of its own, and is as old as the flag itself.
    let lapsed = gaps.iter().find_map(|gap| match gap {
        Gap::Overdue(due) => Some(*due),
        _ => None,
    });
    Evidence {
        on: lapsed.or(artifact.reviewed).unwrap_or(NaiveDate::MIN),
        text: format!("“{}” {}.", artifact.name, words.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use crate::library::role::artifacts;

    fn today() -> NaiveDate {
        "2026-11-25".parse().unwrap()
    }

    fn card(artifacts: Vec<Artifact>) -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(9));
        let edit = artifacts.into_iter().fold(Edit::new(""), Edit::put);
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn good(number: u128) -> Artifact {
        Artifact {
            owner: "Alex".to_owned(),
            state: ArtifactState::InUse,
            link: "https://example.org".to_owned(),
            reviewed: Some("2026-11-01".parse().unwrap()),
            ..artifacts()[0].to_artifact(Id::from_number(number))
        }
    }

    #[test]
    fn documents_in_order_and_no_role_map_raise_no_flag() {
        assert_eq!(flag(&card(Vec::new()), today()), None);
        assert_eq!(flag(&card(vec![good(1)]), today()), None);
    }

    #[test]
    fn it_names_what_each_document_lacks_and_starts_with_the_missing_one() {
        let missing = artifacts()[3].to_artifact(Id::from_number(2));
        let old = Artifact {
            reviewed: Some("2026-08-01".parse().unwrap()),
            link: String::new(),
            ..good(3)
        };
        let flag = flag(&card(vec![good(1), old, missing]), today()).unwrap();
        assert_eq!(flag.headline, "2 of 3 artifacts cannot be relied on");
        let texts: Vec<&str> = flag.evidence.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "“Incident reports” is not there yet.",
                "“Security plan” has no link that says where it is, was due for review on 1 November.",
            ]
        );
        assert!(
            flag.next_step
                .starts_with("Write down the least of “Incident reports”")
        );
    }
}
