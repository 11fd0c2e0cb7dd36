//! The projects side by side, and what they come to together.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::desk::PortfolioDesk;
use crate::domain::explain::loss_words::about;
use crate::domain::measure::evaluation::{Course, Status};
use crate::domain::measure::quantity;
use crate::domain::portfolio;
use crate::domain::portfolio::Pair;
use crate::domain::portfolio::changes::{Change, course_word};
use crate::domain::portfolio::report::health;
use crate::domain::portfolio::summary::Summary;
use crate::ui::show;
use crate::ui::widgets::*;

/// The tab.
pub fn card(desk: PortfolioDesk) -> Node {
    let rows = move || {
        let pairs = desk.pairs.get();
        let rows: Vec<Node> = pairs.iter().map(|pair| row(desk, pair)).collect();
        rows
    };
    let sample = move || {
        let is_in = desk.with_summaries(|all| all.len() > 1 && all.iter().any(|one| one.is_sample));
        is_in.then(|| view! {
            <Notice title="A sample is among them.">"Its figures are made up and are in every sum. Leave it out under “Which scorecards” before you use these figures."</Notice>
        })
    };
    view! {
        <div class="stack">
            {sample}
            {move || desk.with_summaries(tiles)}
            <Card title="Project by project" note="A name opens its scorecard" flush=true>
                <Table wide=true caption="Where each project stands">
                    <thead><tr>
                        <th scope="col">"Project"</th>
                        <th scope="col" class="num">"Health"</th>
                        <th scope="col">"Since then"</th>
                        <th scope="col">"KPIs"</th>
                        <th scope="col">"Trends"</th>
                        <th scope="col" class="num">"Exposure"</th>
                        <th scope="col" class="num">"Expected loss a year"</th>
                        <th scope="col" class="num">"Overdue actions"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </Card>
            <Disclosure summary="How the figures are made">
                <ul class="tracking-rules">
                    <li>"Health is the weighted share of targets held: 1 on target, ½ watch, 0 off target. Together it is taken over the KPIs of all projects, not as the mean of their health. Stale KPIs and those without data are left out, not counted as 0."</li>
                    <li>"Since then: improving when the health rose by a point or more since the day compared with, worsening when it fell as much."</li>
                    <li>"Trends count the KPIs whose newest values move towards their own target, or away from it."</li>
                    <li>"Exposure is the sum of the residual scores of the open risks."</li>
                    <li>"The expected loss is after mitigation. Means may be added up; what a bad year costs may not, so it is simulated for all together under Losses."</li>
                </ul>
            </Disclosure>
        </div>
    }
}

fn tiles(summaries: &[&Summary]) -> Node {
    let sum = |count: &dyn Fn(&Summary) -> usize| -> usize {
        summaries.iter().map(|one| count(one)).sum()
    };
    let all = sum(&|one| one.kpis.len());
    let unknown = all - sum(&|one| one.known());
    let off = sum(&|one| one.count(Status::OffTarget));
    let exposure: u32 = summaries.iter().map(|one| one.exposure).sum();
    let late = sum(&|one| one.overdue.len());
    let tile = |label: &'static str, figure: String, words: String| {
        view! { <StatTile label figure><span>{words}</span></StatTile> }
    };
    let measured = counted(all - unknown, "KPI");
    let known = match unknown {
        0 => format!("over {measured}"),
        some => format!("over {measured}; {some} unknown"),
    };
    view! {
        <div class="portfolio-tiles">
            {tile("Health together", portfolio::health(summaries).map_or_else(|| "Unknown".to_owned(), |index| health(Some(index))), known)}
            {tile("Off target", off.to_string(), format!("of {}", counted(all, "KPI")))}
            {tile("Exposure", quantity::number(f64::from(exposure), 0), counted(sum(&|one| one.open_risks), "open risk"))}
            {tile("Overdue actions", late.to_string(), format!("in {}", counted(sum(&|one| usize::from(!one.overdue.is_empty())), "project")))}
        </div>
    }
}

fn row(desk: PortfolioDesk, pair: &Pair) -> Node {
    let (summary, change) = (&pair.now, Change::of(pair));
    let id = summary.id;
    let sample = summary
        .is_sample
        .then(|| view! { <Badge mark=Mark::Sample /> });
    let kpis: Vec<Node> = (Status::ALL.into_iter())
        .filter_map(|status| {
            let count = summary.count(status);
            let mark = show::mark(status);
            let words = format!("{count} {}", mark.word().to_lowercase());
            (count > 0).then(|| view! { <Badge mark words /> })
        })
        .collect();
    let trends = format!(
        "{} improving, {} worsening",
        summary.moving(Course::Improving),
        summary.moving(Course::Worsening)
    );
    let loss = match summary.expected_loss() {
        Some((_, after)) => about(after, &summary.currency),
        None => "Unknown".to_owned(),
    };
    let left_out = (summary.unknown_losses > 0).then(
        || view! { <span class="sub">{format!("{} not estimated", summary.unknown_losses)}</span> },
    );
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="portfolio-link" on:click=move |_| desk.open(id)>{summary.title.clone()}</button>" "{sample}
            </th>
            <td class="num" data-label="Health">
                {health(summary.health)}
                <span class="sub portfolio-was">{format!("was {}", health(change.health.then))}</span>
            </td>
            <td data-label="Since then">{course(change.course())}</td>
            <td class="wide" data-label="KPIs"><div class="cluster">{kpis}</div></td>
            <td data-label="Trends">{trends}</td>
            <td class="num" data-label="Exposure">
                {summary.exposure}
                <span class="sub">{counted(summary.open_risks, "open risk")}</span>
            </td>
            <td class="num" data-label="Expected loss a year">{loss}{left_out}</td>
            <td class="num" data-label="Overdue actions">{summary.overdue.len()}</td>
        </tr>
    }
}

/// Shows which way a project went: an arrow, a word, and then a colour.
pub fn course(course: Course) -> Node {
    let delta = match course {
        Course::Improving => Delta::Up(true),
        Course::Worsening => Delta::Down(false),
        Course::Level | Course::Untold | Course::Unknown => Delta::Flat,
    };
    match course {
        Course::Unknown => view! { <span>{course_word(course)}</span> },
        known => view! { <Change delta words=course_word(known) /> },
    }
}
