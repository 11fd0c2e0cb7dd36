//! Reactive pattern: action that only follows a miss, and risks that an incident had to show.

use chrono::NaiveDate;

use super::{Evidence, Flag, FlagKind, LOOK_BACK, Link, days_before};
use crate::domain::decide::risk::Risk;
use crate::domain::measure::action::Action;
use crate::domain::measure::derived;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::variance::Verdict;
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;

/// Fewer actions than this a year are no pattern.
const FEWEST_ACTIONS: usize = 3;

/// From this share of actions agreed after a miss the pattern is reactive: three in four, so that one action
/// taken ahead among three is enough to leave it.
const REACTIVE_SHARE: (usize, usize) = (3, 4);

/// An action, and the KPI's value that it followed.
struct Agreed<'a> {
    action: &'a Action,
    kpi: &'a Kpi,
    /// Whether that value missed its target.
    after_miss: bool,
    /// The day of that value.
    value_of: NaiveDate,
}

/// Returns the flag of a year in which nearly all actions followed a miss.
///
/// An action for a KPI that had no value yet says nothing either way.
pub fn actions(scorecard: &Scorecard, today: NaiveDate) -> Option<Flag> {
    let since = days_before(today, LOOK_BACK);
    let mut agreed: Vec<Agreed> = (scorecard.all::<Action>())
        .filter(|action| since < action.created && action.created <= today)
        .filter_map(|action| agreed(scorecard, action))
        .collect();
    let all = agreed.len();
    agreed.retain(|agreed| agreed.after_miss);
    let (share, of) = REACTIVE_SHARE;
    if agreed.len() < FEWEST_ACTIONS || agreed.len() * of < all * share {
        return None;
    }
    sort_by(&mut agreed, |a, b| a.action.created.cmp(&b.action.created));
    let evidence = agreed.iter().map(|agreed| evidence(agreed, today));
    let mut links: Vec<Link> = Vec::new();
    for agreed in &agreed {
        add_link(&mut links, Kind::Kpi, agreed.kpi.id, &agreed.kpi.name);
    }
    Some(Flag {
        key: "reactive/actions".to_owned(),
        kind: FlagKind::Reactive,
        headline: format!(
            "{} of {} in the last year followed a miss",
            agreed.len(),
            counted(all, "action")
        ),
        evidence: evidence.collect(),
        next_step: "Look at the KPIs that still meet their target but get worse or show a signal, and agree on one action before the next miss.".to_owned(),
        links,
    })
}

fn agreed<'a>(scorecard: &'a Scorecard, action: &'a Action) -> Option<Agreed<'a>> {
    let kpi = scorecard.get::<Kpi>(action.kpi)?;
    let (at, _, value) = derived::series(scorecard, kpi, action.created).last()?;
    let verdict = kpi.target_on(at.date)?.verdict(value);
    Some(Agreed {
        action,
        kpi,
        after_miss: verdict != Verdict::OnTarget,
        value_of: at.date,
    })
}

fn evidence(agreed: &Agreed, today: NaiveDate) -> Evidence {
    let on = agreed.action.created;
    let text = format!(
        "“{}” was agreed on {}, after {} had missed its target on {}.",
        agreed.action.what,
        date_phrase(on, today),
        agreed.kpi.name,
        date_phrase(agreed.value_of, today),
    );
    Evidence { on, text }
}

/// Returns the flag of risks that were identified only after they had happened.
///
/// One within a year is enough: each of them is a chance to ask which sign was overlooked.
pub fn risks(scorecard: &Scorecard, today: NaiveDate) -> Option<Flag> {
    let since = days_before(today, LOOK_BACK);
    let mut found: Vec<(&Risk, NaiveDate)> = (scorecard.all::<Risk>())
        .filter(|risk| since < risk.identified && risk.identified <= today)
        .filter_map(|risk| Some((risk, risk.occurred?)))
        .filter(|(risk, occurred)| *occurred < risk.identified)
        .collect();
    if found.is_empty() {
        return None;
    }
    sort_by(&mut found, |(a, _), (b, _)| a.identified.cmp(&b.identified));
    let evidence = found.iter().map(|(risk, occurred)| Evidence {
        on: risk.identified,
        text: format!(
            "“{}” happened on {} and was identified {} later, on {}.",
            risk.name,
            date_phrase(*occurred, today),
            counted(days_between(*occurred, risk.identified), "day"),
            date_phrase(risk.identified, today),
        ),
    });
    let mut links = Vec::new();
    for (risk, _) in &found {
        add_link(&mut links, Kind::Risk, risk.id, &risk.name);
    }
    Some(Flag {
        key: "reactive/risks".to_owned(),
        kind: FlagKind::Reactive,
        headline: in_number(
            found.len(),
            "{#n risk} {n was/were} identified only after {n it/they} had happened",
        ),
        evidence: evidence.collect(),
        next_step: "Ask in the review of the incident which sign came before it, write it into the risk as an early warning sign, and go through the failure-mode check for its neighbours.".to_owned(),
        links,
    })
}

pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> usize {
    usize::try_from((to - from).num_days()).unwrap_or(0)
}

pub(super) fn add_link(links: &mut Vec<Link>, kind: Kind, id: Id, name: &str) {
    if links.iter().all(|link| link.id != id) {
        let name = name.to_owned();
        links.push(Link { kind, id, name });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::{KPI, day, kpi, scorecard, value};
    use super::*;
    use crate::domain::record::AnyRecord;

    fn action(number: u128, created: &str) -> AnyRecord {
        let action: Action = serde_json::from_value(json!({
            "id": Id::from_number(2000 + number), "kpi": KPI, "what": format!("Step {number}"), "created": created,
        }))
        .unwrap();
        action.into()
    }

    fn risk(number: u128, identified: &str, occurred: Option<&str>) -> AnyRecord {
        let score = json!({"likelihood": 3, "impact": 3});
        let mut risk = json!({
            "id": Id::from_number(3000 + number), "name": format!("Risk {number}"), "identified": identified,
            "scores": [{"from": identified, "inherent": score, "residual": score}],
        });
        if let Some(occurred) = occurred {
            risk["occurred"] = json!(occurred);
        }
        serde_json::from_value::<Risk>(risk).unwrap().into()
    }

    /// Good on 1 March, a miss on 8 March.
    fn with_miss(actions: &[&str]) -> Scorecard {
        let records = vec![
            kpi().into(),
            value(1, "2026-03-01", 0, "").into(),
            value(2, "2026-03-08", 2, "").into(),
        ];
        let actions = (0..).zip(actions).map(|(number, on)| action(number, on));
        scorecard(records.into_iter().chain(actions))
    }

    #[test]
    fn three_actions_after_a_miss_are_a_pattern() {
        let after = ["2026-03-08", "2026-03-09", "2026-03-10"];
        assert_eq!(actions(&with_miss(&after[..2]), day("2026-03-12")), None);
        let flag = actions(&with_miss(&after), day("2026-03-12")).unwrap();
        assert_eq!(
            flag.headline,
            "3 of 3 actions in the last year followed a miss"
        );
        assert_eq!(
            flag.evidence[1].text,
            "“Step 1” was agreed on 9 March, after Critical vulnerabilities in scans had missed its target on 8 March."
        );
        assert_eq!(flag.links.len(), 1);
    }

    #[test]
    fn one_action_ahead_among_four_still_is_and_two_among_five_is_not() {
        let four = ["2026-03-02", "2026-03-08", "2026-03-09", "2026-03-10"];
        let flag = actions(&with_miss(&four), day("2026-03-12")).unwrap();
        assert_eq!(
            flag.headline,
            "3 of 4 actions in the last year followed a miss"
        );
        let mut five = four.to_vec();
        five.push("2026-03-03");
        assert_eq!(actions(&with_miss(&five), day("2026-03-12")), None);
    }

    #[test]
    fn actions_before_any_value_and_those_of_years_ago_say_nothing() {
        let days = ["2026-02-01", "2026-03-08", "2026-03-09"];
        assert_eq!(actions(&with_miss(&days), day("2026-03-12")), None);
        let after = ["2026-03-08", "2026-03-09", "2026-03-10"];
        assert_eq!(actions(&with_miss(&after), day("2027-03-09")), None);
    }

    #[test]
    fn a_risk_that_an_incident_found_is_a_flag() {
        let records = [
            risk(1, "2026-03-10", Some("2026-03-04")),
            risk(2, "2026-03-10", Some("2026-03-10")),
            risk(3, "2026-03-10", None),
        ];
        let flag = risks(&scorecard(records), day("2026-03-12")).unwrap();
        assert_eq!(
            flag.headline,
            "1 risk was identified only after it had happened"
        );
        assert_eq!(
            flag.evidence[0].text,
            "“Risk 1” happened on 4 March and was identified 6 days later, on 10 March."
        );
        assert_eq!(flag.links[0].name, "Risk 1");
    }

    #[test]
    fn a_risk_that_was_known_before_it_happened_is_none() {
        let known = risk(1, "2026-03-01", Some("2026-03-04"));
        assert_eq!(risks(&scorecard([known]), day("2026-03-12")), None);
        let old = risk(1, "2025-03-10", Some("2025-03-04"));
        assert_eq!(risks(&scorecard([old]), day("2026-03-12")), None);
    }
}
