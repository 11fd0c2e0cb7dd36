//! The change request of the sample: a “small” wish of the client that widens the scope.

use super::{Teller, number, score};
use crate::domain::base::Extra;
use crate::domain::decide::change_request::{self, ChangeRequest, Widening};
use crate::domain::decide::decision::{Decision, DecisionOption, KpiEffect, RiskEffect};
use crate::domain::value::{Finite, Moment};

/// A range of changes of a KPI, by its key.
type KpiRange = (&'static str, f64, f64);
/// The best and the worst residual score of a risk, by its key.
type RiskRange = (&'static str, (u8, u8), (u8, u8));

const AS_ASKED: ([KpiRange; 2], [RiskRange; 1]) = (
    [
        ("sla-compliance", -1.5, -0.5),
        ("incident-response-time", 0.5, 2.0),
    ],
    [("phishing", (3, 3), (4, 4))],
);

const WITH_CONDITIONS: ([KpiRange; 2], [RiskRange; 1]) = (
    [
        ("sla-compliance", -0.5, 0.0),
        ("incident-response-time", 0.0, 0.5),
    ],
    [("phishing", (2, 3), (3, 3))],
);

impl Teller<'_> {
    /// Returns the open decision about the request.
    pub(super) fn change_request(&mut self) -> Decision {
        let (id, options) = ((self.new_id)(), std::array::from_fn(|_| (self.new_id)()));
        let now = self.today.and_time(chrono::NaiveTime::MIN);
        let asked = "Let resellers log in to the portal";
        let from = "Ines (client, head of sales)";
        let mut decision = change_request::decision(id, asked, from, options, now);
        decision.context = "Asked at the end of the weekly call, as a small thing: “the logins are there already.” \
            Resellers would see the orders of their own customers."
            .to_owned();
        decision.change_request = Some(ChangeRequest {
            received: Moment::day(self.today),
            widens: vec![Widening::DataFlows, Widening::Users],
            ..ChangeRequest::new(from, now)
        });
        let [yes, conditions, _] = &mut decision.options[..] else {
            return decision;
        };
        self.fill(yes, &AS_ASKED, (9_000, 15_000, 10));
        yes.note = "Every reseller sees orders by a filter in the page only.".to_owned();
        self.fill(conditions, &WITH_CONDITIONS, (14_000, 15_000, 15));
        conditions.note =
            "Ten resellers first, with two-factor login and a check of rights on the server."
                .to_owned();
        decision
    }

    /// Enters what an option moves, and its cost, benefit and delay.
    fn fill(
        &self,
        option: &mut DecisionOption,
        (kpis, risks): &([KpiRange; 2], [RiskRange; 1]),
        (cost, benefit, delay): (i32, i32, i32),
    ) {
        option.cost = Some(Finite::from(cost));
        option.benefit = Some(Finite::from(benefit));
        option.delay = Some(Finite::from(delay));
        let kpi = |&(key, change, to): &KpiRange| {
            Some(KpiEffect {
                kpi: self.kpi(key)?.id,
                change: number(change),
                to: Some(number(to)),
                extra: Extra::new(),
            })
        };
        option.kpis = kpis.iter().filter_map(kpi).collect();
        let risk = |&(key, best, worst): &RiskRange| {
            Some(RiskEffect {
                risk: self.risk_id(key)?,
                score: score(best),
                worst: Some(score(worst)),
                extra: Extra::new(),
            })
        };
        option.risks = risks.iter().filter_map(risk).collect();
    }
}
