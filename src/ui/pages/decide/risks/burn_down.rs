//! Open exposure over time: what was added and retired, the ideal line, and when the goal is reached.

use chrono::NaiveDate;

use crate::domain::decide::burn_down::{BurnDown, Period, first_day, usual_start};
use crate::domain::decide::risk::Risk;
use crate::domain::explain::burn_down::{outlook, sentence, signed};
use crate::domain::measure::quantity;
use crate::ui::burn_down_chart::run_model;
use crate::ui::charts::{RunChart, date_text, day_number};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The tab.
#[component]
pub fn BurnDownTab() -> Node {
    let workspace = Workspace::get();
    // Chosen by the person; until then the usual start follows the register.
    let chosen = RwSignal::new(None::<NaiveDate>);
    let followed = Memo::new(move |_| {
        let today = workspace.today();
        let risks: Vec<Risk> = (workspace.scorecard).with(|card| card.all().cloned().collect());
        let start = chosen.get().unwrap_or_else(|| usual_start(&risks, today));
        Followed {
            burn_down: BurnDown::since(&risks, start, today),
            first: first_day(&risks),
        }
    });
    let is_there = Memo::new(move |_| followed.with(|all| all.burn_down.is_some()));
    move || match is_there.get() {
        true => view! { <Shown workspace followed chosen /> },
        false => nothing(followed.with(|all| all.first)),
    }
}

/// The burn-down, when there is one, and the day of the first risk.
#[derive(Clone, PartialEq)]
struct Followed {
    burn_down: Option<BurnDown>,
    first: Option<NaiveDate>,
}

fn nothing(first: Option<NaiveDate>) -> Node {
    let sentence = match first {
        None => "The burn-down shows whether risks go faster than new ones come. It starts with the first risk.".to_owned(),
        Some(first) => format!("The first risk is identified on {}, which is yet to come. The burn-down starts on that day.", date_text(day_number(first))),
    };
    view! {
        <EmptyState icon=Glyph::Scales title="Nothing to burn down yet" sentence>
            <a class="btn" data-kind="primary" href=Route::NewRisk.href()>"Add risks"</a>
        </EmptyState>
    }
}

#[component]
fn Shown(
    workspace: Workspace,
    followed: Memo<Followed>,
    chosen: RwSignal<Option<NaiveDate>>,
) -> Node {
    let told = move |tell: fn(&BurnDown, NaiveDate) -> String| {
        let today = workspace.today();
        followed.with(|all| {
            all.burn_down
                .as_ref()
                .map(|burn_down| tell(burn_down, today))
        })
    };
    let model = Memo::new(move |_| {
        followed.with(|all| all.burn_down.as_ref().map(run_model).unwrap_or_default())
    });
    let label = move || {
        let words = (told(sentence), told(outlook));
        format!(
            "Open exposure over time. {} {}",
            words.0.unwrap_or_default(),
            words.1.unwrap_or_default()
        )
    };
    view! {
        <Card title="Burn-down" why="burn-down" note="Open exposure: the sum of all residual scores" actions=move || view! { <Start workspace followed chosen /> }>
            <div class="stack">
                <div>
                    <p><strong>{move || told(sentence)}</strong></p>
                    <p>{move || told(outlook)}</p>
                </div>
                <RunChart model label=Signal::derive(label) format=|value: f64| quantity::number(value, 1) />
                <Disclosure summary="Show the data as a table">{move || table(followed)}</Disclosure>
                <p class="note">
                    "A risk is added with its residual score of the day it was identified, and retired with its last one on the day it was mitigated or closed. What new scores changed in between is re-scored. The ideal line goes from the open exposure of the first day to a fifth of it in three months. No trend is drawn: most of what is open today was open a week ago, so chance alone would look like a pace."
                </p>
            </div>
        </Card>
    }
}

/// From which day on.
#[component]
fn Start(
    workspace: Workspace,
    followed: Memo<Followed>,
    chosen: RwSignal<Option<NaiveDate>>,
) -> Node {
    let today = workspace.now.get_untracked().date();
    let to_come = move || chosen.get().filter(|day| *day > today);
    let from = Signal::derive(move || {
        let drawn =
            followed.with(|all| all.burn_down.as_ref().map(|burn_down| burn_down.start().to));
        to_come().or(drawn)
    });
    let error = Signal::derive(move || {
        let says = "That day is still to come; the burn-down is drawn from today.";
        to_come().map(|_| says.to_owned())
    });
    let all = move || chosen.set(followed.with_untracked(|all| all.first));
    view! {
        <div class="toolbar burn-start">
            <DateField label="Start" value=from error=error max=today on_commit=move |day| chosen.set(day) />
            <Button on_click=all>"From the first risk"</Button>
            <Button on_click=move || chosen.set(None)>"Last three months"</Button>
        </div>
    }
}

fn table(followed: Memo<Followed>) -> Node {
    let row = |period: &Period| {
        view! {
            <tr>
                <th scope="row">{date_text(day_number(period.to))}</th>
                <td class="num">{period.open}</td>
                <td class="num">{period.risks}</td>
                <td class="num">{period.added}</td>
                <td class="num">{period.retired}</td>
                <td class="num">{signed(period.rescored)}</td>
            </tr>
        }
    };
    let rows = followed.with(|all| {
        let periods = all
            .burn_down
            .iter()
            .flat_map(|burn_down| &burn_down.periods);
        periods.rev().map(row).collect_view()
    });
    view! {
        <Table caption="Open exposure at the end of each period, newest first" keep_columns=true>
            <thead>
                <tr>
                    <th scope="col">"Until"</th>
                    <th scope="col" class="num">"Open points"</th>
                    <th scope="col" class="num">"Open risks"</th>
                    <th scope="col" class="num">"Added"</th>
                    <th scope="col" class="num">"Retired"</th>
                    <th scope="col" class="num">"Re-scored"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
