//! How much money there is, over how many years requests are looked at, and at which rate.

use crate::domain::decide::policy::Policy;
use crate::domain::measure::kpi::Unit;
use crate::domain::words::english::counted;
use crate::ui::form::Field;
use crate::ui::page::Page;
use crate::ui::prelude::*;
use crate::ui::widgets::Card;
use crate::ui::workspace::Workspace;

type Of = Field<Policy>;

/// The longest horizon that the policy takes.
const LONGEST: usize = 30;

static TERMS: [Of; 3] = [
    Of::amount("Money there is", Unit::Money, |policy| {
        &mut policy.budget
    }).title("set the budget")
    .hint(
        "For all requests over the whole horizon. What is approved or bought is taken off first.",
    ),
    Of::choice("Horizon", || (1..=LONGEST).map(years).collect(),
        |policy| usize::from(policy.horizon).saturating_sub(1),
        |policy, place| policy.horizon = u8::try_from(place + 1).unwrap_or(policy.horizon),
    ).title("set the horizon")
    .hint("Costs and benefits count for so long."),
    Of::amount_by("Discount rate a year", Unit::Percent,
        |policy| Some(policy.rate),
        |policy, rate| {
            policy.rate = rate.unwrap_or(policy.rate);
        },
    ).title("set the discount rate")
    .needed()
    .hint("What a year’s delay takes from the worth of money; ask the finance department."),
];

fn years(years: usize) -> String {
    counted(years, "year")
}

/// The card.
#[component]
pub fn Terms(workspace: Workspace) -> Node {
    view! {
        <Card title="Budget" note="The same terms for all requests">
            <div class="form terms">{Page::only(workspace).fields(&TERMS)}</div>
        </Card>
    }
}
