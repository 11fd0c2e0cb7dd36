//! The appetite in words, what is above it, and what to do about that.

use chrono::NaiveDate;

use crate::domain::decide::exposure;
use crate::domain::decide::policy::{AppetiteFrom, Policy};
use crate::domain::decide::register::Steps;
use crate::domain::decide::risk::{Response, Risk};
use crate::domain::order::positions;
use crate::domain::revision::Id;
use crate::domain::words::day_text;
use crate::domain::words::english::{counted, counted_in_words, verb};

/// A risk above the appetite.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    pub id: Id,
    pub name: String,
    pub score: u8,
    /// How many points too much.
    pub excess: u8,
    /// What to do next.
    pub next: String,
}

/// Says how much risk is accepted on the day, since when and by whom.
pub fn appetite_words(policy: &Policy, day: NaiveDate) -> String {
    match policy.appetite_on(day) {
        None => "Nobody has said yet how much risk is accepted.".to_owned(),
        Some(now) => format!(
            "Appetite: up to {} since {}{}.",
            now.limit,
            day_text(now.from),
            set_by(now)
        ),
    }
}

/// Says how much will be accepted from the next change on; none when no change lies ahead.
pub fn next_appetite_words(policy: &Policy, day: NaiveDate) -> Option<String> {
    let next = policy.appetite.iter().find(|one| one.from > day)?;
    Some(format!(
        "From {} on: up to {}{}.",
        day_text(next.from),
        next.limit,
        set_by(next)
    ))
}

fn set_by(appetite: &AppetiteFrom) -> String {
    match appetite.note.trim().trim_end_matches('.') {
        "" => String::new(),
        note => format!(" ({note})"),
    }
}

/// Returns the open risks above the appetite of the day, the worst first.
pub fn alerts(risks: &[&Risk], policy: &Policy, day: NaiveDate) -> Vec<Alert> {
    let Some(limit) = policy.appetite_on(day).map(|appetite| appetite.limit) else {
        return Vec::new();
    };
    let alerts: Vec<Alert> = (risks.iter())
        .filter_map(|risk| {
            let score = exposure::of(risk, day).filter(|score| *score > limit)?;
            Some(Alert {
                id: risk.id,
                name: risk.name.clone(),
                score,
                excess: score - limit,
                next: next_step(risk, limit, day),
            })
        })
        .collect();
    let order = positions(alerts.len(), &|a, b| {
        let (a, b) = (&alerts[a], &alerts[b]);
        (b.score.cmp(&a.score)).then_with(|| a.name.cmp(&b.name))
    });
    order
        .into_iter()
        .map(|place| alerts[place].clone())
        .collect()
}

/// Says what to do about one risk above the appetite.
fn next_step(risk: &Risk, limit: u8, day: NaiveDate) -> String {
    let target = risk.scores_on(day).and_then(|scores| scores.target);
    match (risk.response, &risk.acceptance) {
        (Response::Accept, Some(acceptance)) if acceptance.review < day => format!(
            "{} accepted it until {}: ask for a new decision.",
            acceptance.by,
            day_text(acceptance.review)
        ),
        (Response::Accept, Some(acceptance)) => format!(
            "{} accepts it until {}. Escalate it: what is above the appetite is accepted by whoever set it.",
            acceptance.by,
            day_text(acceptance.review)
        ),
        (Response::Transfer, _) => {
            "To be transferred: have the contract or the insurance signed, and score again what is left.".to_owned()
        }
        (Response::Avoid, _) => {
            "To be avoided: change the plan so that it cannot happen, and close it.".to_owned()
        }
        _ => {
            let steps = steps_words(Steps::of(risk), day);
            match target.map(|target| target.value()) {
                Some(target) if target > limit => format!(
                    "{steps} Even its target of {target} is above: transfer it, avoid it, or escalate it."
                ),
                Some(target) => format!("{steps} Its target of {target} is within the appetite."),
                None => format!("{steps} If that is not enough, transfer it, or have it accepted with a reason."),
            }
        }
    }
}

fn steps_words(steps: Steps, day: NaiveDate) -> String {
    match (steps.open, steps.next) {
        (0, _) => "Mitigate more: no step is open.".to_owned(),
        (_, Some(next)) if next < day => {
            format!("Do the step that is overdue since {}.", day_text(next))
        }
        (_, Some(next)) => format!("Do the next step by {}.", day_text(next)),
        (_, None) => "Say by when the open steps are done.".to_owned(),
    }
}

/// Returns the words with which the alerts are put to whoever set the appetite.
pub fn escalation(alerts: &[Alert], policy: &Policy, project: &str, day: NaiveDate) -> String {
    let Some(limit) = policy.appetite_on(day).map(|appetite| appetite.limit) else {
        return String::new();
    };
    let count = counted_in_words(alerts.len(), "risk");
    let count = format!("{count} {}", verb(alerts.len(), "is", "are"));
    let mut text = format!(
        "In {project}, {count} above the risk appetite of {limit} as of {}:\n\n",
        day_text(day)
    );
    for alert in alerts {
        text.push_str(&format!(
            "- {}: {}, {} too many. {}\n",
            alert.name,
            counted(alert.score.into(), "point"),
            alert.excess,
            alert.next
        ));
    }
    text.push_str(
        "\nFor each of them we need a decision: more money or time to mitigate it, a transfer, a change of \
         plan that avoids it, or your acceptance with a reason and a day to look at it again.",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::decide::register::tests::{TODAY, day, risk, scorecard};
    use serde_json::{Value, json};

    fn next(more: Value) -> String {
        let risks = [risk(1, (5, 4), (3, 4), more)];
        let policy = scorecard(&risks).policy();
        let alerts = alerts(&[&risks[0]], &policy, day(TODAY));
        assert_eq!((alerts[0].score, alerts[0].excess), (12, 3));
        alerts[0].next.clone()
    }

    #[test]
    fn the_appetite_of_the_day_decides() {
        let mut policy = scorecard(&[]).policy();
        policy.appetite.push(AppetiteFrom {
            from: day("2026-07-01"),
            limit: 12,
            note: String::new(),
            extra: Extra::new(),
        });
        let words = |text: &str| appetite_words(&policy, day(text));
        assert_eq!(
            words("2026-02-28"),
            "Nobody has said yet how much risk is accepted."
        );
        let expected = "Appetite: up to 9 since 1 Mar 2026 (the steering board).";
        assert_eq!(words(TODAY), expected);
        let next = next_appetite_words(&policy, day(TODAY));
        assert_eq!(next.as_deref(), Some("From 1 Jul 2026 on: up to 12."));
        assert_eq!(next_appetite_words(&policy, day("2026-07-01")), None);

        let risks = [risk(1, (5, 4), (3, 4), json!({}))];
        let count = |text: &str| alerts(&[&risks[0]], &policy, day(text)).len();
        assert_eq!(
            [count("2026-02-28"), count(TODAY), count("2026-07-01")],
            [0, 1, 0]
        );
    }

    #[test]
    fn the_worst_comes_first() {
        let risks = [
            risk(1, (5, 4), (3, 4), json!({})),
            risk(2, (5, 4), (5, 4), json!({})),
            risk(3, (5, 5), (5, 5), json!({"mitigated": "2026-06-01"})),
            risk(4, (3, 3), (3, 3), json!({})),
        ];
        let policy = scorecard(&risks).policy();
        let all: Vec<&Risk> = risks.iter().collect();
        let found = alerts(&all, &policy, day(TODAY));
        let names: Vec<&str> = found.iter().map(|alert| alert.name.as_str()).collect();
        assert_eq!(names, ["Risk 2", "Risk 1"]);
        let text = escalation(&found, &policy, "Tern", day(TODAY));
        let first = "In Tern, two risks are above the risk appetite of 9 as of 15 Jun 2026:";
        assert_eq!(text.lines().next(), Some(first));
        assert!(text.contains("- Risk 2: 20 points, 11 too many. Mitigate more"));
    }

    #[test]
    fn the_next_step_follows_from_the_response() {
        let steps = |due: &str| json!({"steps": [{"what": "a", "due": due}]});
        assert!(next(json!({})).starts_with("Mitigate more: no step is open."));
        assert!(
            next(steps("2026-06-14")).starts_with("Do the step that is overdue since 14 Jun 2026.")
        );
        assert!(next(steps("2026-06-15")).starts_with("Do the next step by 15 Jun 2026."));
        assert!(next(json!({"response": "transfer"})).starts_with("To be transferred"));
        assert!(next(json!({"response": "avoid"})).starts_with("To be avoided"));
        let accepted = |review: &str| {
            next(
                json!({"response": "accept", "acceptance": {"reason": "x", "by": "Ada", "review": review}}),
            )
        };
        assert_eq!(
            accepted("2026-06-14"),
            "Ada accepted it until 14 Jun 2026: ask for a new decision."
        );
        assert!(
            accepted("2026-06-15").starts_with("Ada accepts it until 15 Jun 2026. Escalate it")
        );
    }

    #[test]
    fn a_target_above_the_appetite_is_not_enough() {
        let with_target = |likelihood: u8| {
            let score = |likelihood: u8| json!({"likelihood": likelihood, "impact": 4});
            json!({"scores": [{"from": "2026-02-01", "inherent": score(5), "residual": score(3), "target": score(likelihood)}]})
        };
        assert!(next(with_target(2)).ends_with("Its target of 8 is within the appetite."));
        assert!(next(with_target(3)).contains("Even its target of 12 is above"));
    }
}
