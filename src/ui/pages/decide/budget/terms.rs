//! How much money there is, over how many years requests are looked at, and at which rate.

use super::Board;
use crate::domain::decide::policy::Policy;
use crate::domain::measure::kpi::Unit;
use crate::domain::scorecard::Edit;
use crate::domain::value::Finite;
use crate::ui::pages::decide::amount_field::AmountField;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The longest horizon that the policy takes.
const LONGEST: u8 = 30;

/// The fields.
#[component]
pub fn Terms(board: Board) -> impl IntoView {
    let change = move |title: &str, change: &dyn Fn(&mut Policy)| {
        let before = board.policy.get_untracked();
        let mut policy = before.clone();
        change(&mut policy);
        if policy != before {
            board.workspace.edit(Edit::new(title).put(policy));
        }
    };
    let set_budget = move |budget: Option<Finite>| {
        change("set the budget", &|policy| policy.budget = budget);
    };
    let set_rate = move |rate: Option<Finite>| {
        change("set the discount rate", &|policy| {
            policy.rate = rate.unwrap_or(policy.rate)
        });
    };
    let horizons = (1..=LONGEST).map(|years| {
        let words = if years == 1 {
            "1 year".to_owned()
        } else {
            format!("{years} years")
        };
        Choice::new(years, words)
    });
    let horizons: Vec<Choice<u8>> = horizons.collect();
    view! {
        <Card title="Budget" note="The same terms for all requests">
            <div class="form terms">
                <AmountField label="Money there is" unit=Unit::Money suffix=board.currency optional=true
                    hint="For all requests over the whole horizon. What is approved or bought is taken off first."
                    value=Signal::derive(move || board.policy.with(|policy| policy.budget))
                    on_commit=set_budget />
                <SelectField label="Horizon" choices=horizons
                    hint="Costs and benefits count for so long."
                    value=Signal::derive(move || board.policy.with(|policy| policy.horizon))
                    on_commit=move |years: u8| change("set the horizon", &|policy| policy.horizon = years) />
                <AmountField label="Discount rate a year" unit=Unit::Percent
                    hint="What a year’s delay takes from the worth of money; ask the finance department."
                    value=Signal::derive(move || Some(board.policy.with(|policy| policy.rate)))
                    on_commit=set_rate />
            </div>
        </Card>
    }
}
