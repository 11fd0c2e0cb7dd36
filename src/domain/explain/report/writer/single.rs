//! A single metric well explained: one number, its story, what it means, and the recommendation.

use super::{Context, Followed, PartDraft, kpis, points, work};
use crate::domain::explain::document::{Block, Number};
use crate::domain::explain::four_cells;
use crate::domain::explain::script::Script;
use crate::domain::explain::variance_script::stake;
use crate::domain::explain::wording::{target_phrase, variance_phrase};
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::variance::Verdict;
use crate::domain::words::{capital, ended, listed, sentence};

/// Writes the number.
pub fn figure(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let Some(Followed { kpi, now, .. }) = context.kpis.first() else {
        draft.words.paragraph("[the KPI is gone; choose another]");
        return draft;
    };
    let target = now.target(kpi);
    let target =
        target.map(|from| target_phrase(from.target, kpi.unit, &context.settings.currency));
    let target = target.unwrap_or_default();
    let Some(latest) = now.latest() else {
        draft.figures.push(Block::Number(Number {
            value: "Not measured yet".to_owned(),
            label: kpi.name.clone(),
        }));
        draft.words.paragraph(format!("The target is {target}."));
        return draft;
    };
    draft.figures.push(Block::Number(Number {
        value: context.value(kpi, latest),
        label: format!("{}, {}", kpi.name, context.day(latest.at.date)),
    }));
    let distance = match (context.is_client(), latest.verdict) {
        (true, Verdict::OnTarget) => "It meets the target".to_owned(),
        (true, Verdict::Watch) => {
            "It misses the target by no more than the margin that we accept".to_owned()
        }
        (true, Verdict::OffTarget) => "It misses the target".to_owned(),
        (false, _) => capital(&variance_phrase(kpi, latest, &context.settings.currency)),
    };
    let fresh = match now.status {
        Status::Stale => " The value is too old to say where it stands today.",
        _ => "",
    };
    draft
        .words
        .paragraph(format!("{distance}. The target is {target}.{fresh}"));
    draft
}

/// Writes how it came to be there, with the chart.
pub fn story(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    if let Some(followed) = context.kpis.first() {
        draft.words.paragraph(kpis::paragraph(context, followed));
        draft.figures.extend(kpis::chart(context, followed));
    }
    draft
}

/// Writes what it means to the reader.
pub fn meaning(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let Some(Followed { kpi, .. }) = context.kpis.first() else {
        return draft;
    };
    let words = &mut draft.words;
    let mut sentences = vec![sentence(&kpi.meaning), sentence(&kpi.why)];
    sentences.push(stake(kpi.theme, context.report.audience).to_owned());
    if !context.is_client() && !kpi.goal.trim().is_empty() {
        sentences.push(format!("It serves this goal: {}", ended(&kpi.goal)));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    words.paragraph(sentences.join(" "));
    if context.is_client() {
        return draft;
    }
    let hurt = context.risks.iter().filter(|risk| {
        risk.is_open_on(context.end) && risk.kpis.iter().any(|hurt| hurt.kpi == kpi.id)
    });
    let names: Vec<String> = hurt.map(|risk| format!("“{}”", risk.name.trim())).collect();
    if !names.is_empty() {
        words.paragraph(format!(
            "Open risks that would hurt it: {}.",
            listed(&names)
        ));
    }
    draft
}

/// Writes what is recommended: what such figures call for, what is under way, and the ask.
pub fn recommendation(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let Some(Followed { kpi, now, .. }) = context.kpis.first() else {
        return draft;
    };
    if !context.is_client() {
        draft.words.paragraph(match four_cells::cell(now) {
            Some(cell) => cell.what_to_do(),
            None if now.status == Status::NoData || now.status == Status::Stale => {
                "Measure it first: without a fresh value nobody can decide on it."
            }
            None => "Keep measuring: there are too few values to tell a change from chance.",
        });
    }
    let lines = work::open_work(context).into_iter();
    let lines: Vec<String> = lines.map(|work| work.line(context)).collect();
    if !lines.is_empty() {
        draft.words.paragraph("Under way:");
    }
    points(&mut draft.words, lines);
    let ask = context.card.get::<Script>(kpi.id);
    let ask = ask.map_or("", |script| script.ask.trim());
    if context.is_client() {
        draft.words.paragraph("There is nothing you need to do.");
    } else if now.status != Status::OnTarget {
        draft.words.paragraph(match ask {
            "" => "What we ask for: [a decision, time or money, or nothing].".to_owned(),
            ask => format!("What we ask for: {}", ended(ask)),
        });
    }
    draft
}
