//! The scorecard table, and a plain table of data.

use crate::ui::charts::{Sparkline, TargetBand, date_text};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

use super::content::{self, Row};
use super::samples;

#[component]
pub(super) fn Scorecard() -> Node {
    let by_status = RwSignal::new(Some(Order::Descending));
    let filters = || view! { <Button small=true kind=ButtonKind::Quiet icon=Glyph::Filter on_click=|| ()>"Status: all"</Button> };
    view! {
        <Card title="Scorecard" note="8 KPIs, most urgent first" flush=true actions=filters>
            <Table caption="KPIs with actual, target, variance and status" wide=true>
                <thead>
                    <tr>
                        <th scope="col">"KPI"</th>
                        <SortHeader label="Status" order=by_status on_sort=move |order| by_status.set(Some(order)) />
                        <SortHeader label="Actual" num=true order=None on_sort=|_| () />
                        <th scope="col" class="num">"Target"</th>
                        <th scope="col">"Variance"</th>
                        <th scope="col">"Last 12 months"</th>
                        <th scope="col">"Action"</th>
                        <th scope="col"><span class="visually-hidden">"Menu"</span></th>
                    </tr>
                </thead>
                <tbody>{content::rows().into_iter().map(row).collect_view()}</tbody>
            </Table>
        </Card>
    }
}

fn row(row: Row) -> Node {
    let Row {
        name,
        theme,
        mark,
        actual,
        target,
        variance,
        delta,
        action,
        due,
        points,
        band,
    } = row;
    let band: TargetBand = band;
    let menu = || {
        vec![
            MenuItem::new("Edit", || ()).icon(Glyph::Pencil),
            MenuItem::new("Add measurement", || ()).icon(Glyph::Plus),
        ]
    };
    view! {
        <tr>
            <th scope="row"><a href="#/kpi/1">{name}</a><span class="sub">{theme}</span></th>
            <td data-label="Status"><Badge mark /></td>
            <td class="num" data-label="Actual"><strong>{actual}</strong></td>
            <td class="num" data-label="Target">{target}</td>
            <td data-label="Variance">
                {delta.map(|delta| view! { <Change delta words=variance.0 /><span class="sub">{variance.1}</span> })}
            </td>
            <td data-label="Last 12 months"><Sparkline points target=band tone=mark.tone() label=format!("{name}, last 12 months") /></td>
            <td class="wide" data-label="Action">
                {(!action.is_empty()).then(|| view! { {action}<span class="sub">{due}</span> })}
            </td>
            <td><Menu label=format!("More for {name}") icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet items=Signal::derive(menu) /></td>
        </tr>
    }
}

#[component]
pub(super) fn ChartData() -> Node {
    let rows = samples::recovering()
        .points
        .into_iter()
        .rev()
        .take(12)
        .map(|point| {
            view! {
                <tr>
                    <th scope="row">{date_text(point.x)}</th>
                    <td class="num">{format!("{:.2} %", point.y)}</td>
                    <td>{point.verdict}</td>
                    <td>{point.signal.unwrap_or_else(|| "Noise".to_owned())}</td>
                </tr>
            }
        });
    view! {
        <Table caption="SLA compliance, newest first" keep_columns=true>
            <thead>
                <tr>
                    <th scope="col">"Date"</th>
                    <th scope="col" class="num">"Value"</th>
                    <th scope="col">"Verdict"</th>
                    <th scope="col">"Signal"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </Table>
    }
}
