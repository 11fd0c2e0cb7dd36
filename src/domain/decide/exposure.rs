//! Exposure: how much risk is open, in points of the 5 × 5 scale, and what of it is more than the appetite.

use chrono::NaiveDate;

use super::policy::Policy;
use super::risk::Risk;

/// Returns the residual score of the risk on the day, or `None` when it was not open then.
pub fn of(risk: &Risk, day: NaiveDate) -> Option<u8> {
    let scores = risk.scores_on(day).filter(|_| risk.is_open_on(day))?;
    Some(scores.residual.value())
}

/// Returns Σ residual score over the risks open on the day; 0 when none is.
pub fn total(risks: &[Risk], day: NaiveDate) -> u32 {
    let open = risks.iter().filter_map(|risk| of(risk, day));
    open.map(u32::from).sum()
}

/// Tells whether the risk is open and scores more than the appetite of the day; false while nobody has set one.
pub fn is_above_appetite(risk: &Risk, policy: &Policy, day: NaiveDate) -> bool {
    let limit = policy.appetite_on(day).map(|appetite| appetite.limit);
    matches!((of(risk, day), limit), (Some(score), Some(limit)) if score > limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::decide::policy::AppetiteFrom;
    use serde_json::json;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn risk(likelihood: u8, impact: u8, mitigated: Option<&str>) -> Risk {
        let score = json!({"likelihood": likelihood, "impact": impact});
        let mut risk = json!({
            "id": "00000000-0000-4000-8000-000000000001", "name": "Vendor breach", "identified": "2026-02-01",
            "scores": [{"from": "2026-02-01", "inherent": score, "residual": score}],
        });
        if let Some(mitigated) = mitigated {
            risk["mitigated"] = json!(mitigated);
        }
        serde_json::from_value(risk).unwrap()
    }

    #[test]
    fn only_risks_that_are_open_on_the_day_count() {
        let risks = [risk(3, 4, None), risk(2, 5, Some("2026-03-01"))];
        assert_eq!(total(&risks, day("2026-01-31")), 0);
        assert_eq!(total(&risks, day("2026-02-28")), 12 + 10);
        assert_eq!(total(&risks, day("2026-03-01")), 12);
    }

    #[test]
    fn a_risk_at_the_limit_is_accepted_and_one_over_it_is_not() {
        let mut policy = Policy::default();
        assert!(!is_above_appetite(
            &risk(5, 5, None),
            &policy,
            day("2026-03-01")
        ));
        policy.appetite.push(AppetiteFrom {
            from: day("2026-03-01"),
            limit: 12,
            note: String::new(),
            extra: Extra::new(),
        });
        assert!(!is_above_appetite(
            &risk(3, 4, None),
            &policy,
            day("2026-03-01")
        ));
        assert!(is_above_appetite(
            &risk(5, 3, None),
            &policy,
            day("2026-03-01")
        ));
        assert!(!is_above_appetite(
            &risk(5, 3, None),
            &policy,
            day("2026-02-28")
        ));
    }
}
