//! Concerns ignored: what stakeholders have raised and nobody has answered.

use chrono::{Days, NaiveDate};

use super::reactive::add_link;
use super::{Evidence, Flag, FlagKind};
use crate::domain::explain::plan::{CONCERN_DAYS, open_concerns};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;

/// Returns the flag of the concerns that have waited for more than [`CONCERN_DAYS`] days.
pub fn flag(scorecard: &Scorecard, today: NaiveDate) -> Option<Flag> {
    let mut evidence = Vec::new();
    let mut links = Vec::new();
    for stakeholder in scorecard.all::<Stakeholder>() {
        for (concern, age) in open_concerns(stakeholder, today) {
            if age <= CONCERN_DAYS {
                continue;
            }
            let days = Days::new(CONCERN_DAYS.unsigned_abs() + 1);
            evidence.push(Evidence {
                on: concern.raised.checked_add_days(days).unwrap_or(today),
                text: format!(
                    "“{}”, raised by {} on {}, has waited for an answer for {age} days.",
                    concern.what,
                    stakeholder.name,
                    date_phrase(concern.raised, today)
                ),
            });
            add_link(
                &mut links,
                Kind::Stakeholder,
                stakeholder.id,
                &stakeholder.name,
            );
        }
    }
    if evidence.is_empty() {
        return None;
    }
    sort_by(&mut evidence, |a, b| a.on.cmp(&b.on));
    let many = counted(evidence.len(), "concern");
    Some(Flag {
        key: "concerns".to_owned(),
        kind: FlagKind::Concerns,
        headline: format!("{many} unanswered for more than {CONCERN_DAYS} days"),
        evidence,
        next_step: "Answer the oldest one today. Where the answer is not known yet, say so, and by when it will be.".to_owned(),
        links,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, scorecard};
    use super::*;
    use crate::domain::revision::Id;

    #[test]
    fn a_concern_may_wait_for_a_fortnight_and_not_a_day_longer() {
        let id = Id::from_number(2);
        let client: Stakeholder = serde_json::from_str(&format!(
            r#"{{"id":"{id}","name":"Nadia","concerns":[{{"what":"Where data lies","raised":"2026-03-01"}},
            {{"what":"Cost","raised":"2026-02-01","answered":"2026-02-02"}}]}}"#
        ))
        .unwrap();
        let card = scorecard([client.into()]);
        assert_eq!(flag(&card, day("2026-03-15")), None);
        let flag = flag(&card, day("2026-03-16")).unwrap();
        assert_eq!(flag.headline, "1 concern unanswered for more than 14 days");
        assert_eq!(
            flag.evidence[0].text,
            "“Where data lies”, raised by Nadia on 1 March, has waited for an answer for 15 days."
        );
        assert_eq!(flag.evidence[0].on, day("2026-03-16"));
        assert_eq!(flag.links[0].name, "Nadia");
    }
}
