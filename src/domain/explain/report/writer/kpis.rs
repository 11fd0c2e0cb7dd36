//! The figures of a report, and why they are where they are.

use super::{Context, Followed, PartDraft};
use crate::domain::explain::charting;
use crate::domain::explain::document::{Block, Table};
use crate::domain::explain::situation::{Situation, situation};
use crate::domain::explain::variance_script;
use crate::domain::explain::wording::{size_phrase, target_phrase};
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::variance::{Better, Verdict};
use crate::domain::words::template::in_number;

/// More charts than this nobody looks at.
const MOST_CHARTS: usize = 8;
/// More figures than this are not explained at length.
const MOST_EXPLAINED: usize = 6;

/// Writes the table of KPIs, with a chart of each.
pub fn table(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let first = match context.is_client() {
        true => "Figure",
        false => "KPI",
    };
    let since = match context.report.from.pred_opt() {
        Some(before) => format!("Since {}", context.day(before)),
        None => "Since before".to_owned(),
    };
    let head = [first, "Newest value", "Target", "Status", &since];
    let mut table = Table::new(head.map(str::to_owned).to_vec());
    for followed in &context.kpis {
        table.row(row(context, followed));
    }
    match table.rows.is_empty() {
        true => draft.words.paragraph("No figure is chosen for them yet."),
        false => draft.words.table(table),
    }
    let charts = context.kpis.iter().filter_map(|one| chart(context, one));
    draft.figures = charts.take(MOST_CHARTS).collect();
    draft
}

/// Returns the chart of the KPI, when there is something to draw.
pub fn chart(context: &Context, followed: &Followed) -> Option<Block> {
    let currency = &context.settings.currency;
    let words = |verdict: Verdict| {
        let status = match verdict {
            Verdict::OnTarget => Status::OnTarget,
            Verdict::Watch => Status::Watch,
            Verdict::OffTarget => Status::OffTarget,
        };
        context.status(status)
    };
    let chart = charting::chart(&followed.kpi, &followed.now, currency, &words)?;
    Some(Block::Chart(Box::new(chart)))
}

fn row(context: &Context, followed: &Followed) -> Vec<String> {
    let Followed { kpi, now, .. } = followed;
    let value = now.latest().map(|latest| {
        let value = now.latest_text(kpi, &context.settings.currency);
        let value = value.unwrap_or_default();
        format!("{value}, {}", context.day(latest.at.date))
    });
    let target = now
        .target(kpi)
        .map(|target| target_phrase(target.target, kpi.unit, &context.settings.currency));
    vec![
        kpi.name.clone(),
        value.unwrap_or_else(|| "Not measured yet".to_owned()),
        target.unwrap_or_default(),
        context.status(now.status).to_owned(),
        moved(context, followed),
    ]
}

/// Says how the value moved in the period: `0.2 points better`.
fn moved(context: &Context, followed: &Followed) -> String {
    let (Some(then), Some(latest)) = (followed.before.latest(), followed.now.latest()) else {
        return match followed.now.latest() {
            Some(_) => "New".to_owned(),
            None => String::new(),
        };
    };
    if then.id == latest.id {
        return "No new value".to_owned();
    }
    let change = latest.value.get() - then.value.get();
    let kpi = &followed.kpi;
    let Some(size) = size_phrase(kpi.unit, change, &context.settings.currency) else {
        return "Unchanged".to_owned();
    };
    let better = kpi
        .target_on(latest.at.date)
        .map(|target| target.target.better());
    let word = match better {
        Some(Better::Higher) if change > 0.0 => "better",
        Some(Better::Lower) if change < 0.0 => "better",
        Some(Better::Higher | Better::Lower) => "worse",
        _ if change > 0.0 => "more",
        _ => "less",
    };
    format!("{size} {word}")
}

/// Explains each KPI that is not simply on target.
pub fn variances(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let mut told = context
        .kpis
        .iter()
        .filter(|followed| is_to_explain(followed));
    for followed in told.by_ref().take(MOST_EXPLAINED) {
        let words = paragraph(context, followed);
        let why = variance_script::stake(followed.kpi.theme, context.report.audience);
        draft
            .words
            .paragraph(format!("{}: {words} {why}", followed.kpi.name.trim()));
    }
    let more = told.count();
    if more > 0 {
        draft.words.paragraph(not_told(more));
    }
    if draft.words.blocks.is_empty() && !context.kpis.is_empty() {
        draft
            .words
            .paragraph("All figures are on target and move as they usually do.");
    }
    draft
}

/// Says how many more there would be to explain: missed, out of date, never measured, drifting, or better than usual.
fn not_told(more: usize) -> String {
    in_number(
        more,
        "{n} more {n is/are} not simply on target; ask for {n its/their} explanation.",
    )
}

fn is_to_explain(followed: &Followed) -> bool {
    match followed.now.status {
        Status::OnTarget => !matches!(
            situation(&followed.kpi, &followed.now),
            Situation::Steady | Situation::JustBack { .. }
        ),
        _ => true,
    }
}

/// Returns the variance script of the KPI as a paragraph.
pub fn paragraph(context: &Context, followed: &Followed) -> String {
    let script = variance_script::Context::of(
        context.card,
        &context.settings,
        &followed.kpi,
        &followed.now,
        context.end,
    );
    variance_script::paragraph(&script, context.report.audience).text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regression_what_is_not_told_is_not_said_to_be_off() {
        assert_eq!(
            not_told(1),
            "One more is not simply on target; ask for its explanation."
        );
        assert_eq!(
            not_told(2),
            "Two more are not simply on target; ask for their explanation."
        );
    }
}
