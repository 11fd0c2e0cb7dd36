//! The risks of a report: what is above the appetite, or, for a client, what is watched for them.

use super::{Context, PartDraft, points};
use crate::domain::decide::burn_down::{self, BurnDown};
use crate::domain::decide::exposure;
use crate::domain::decide::matrix::appetite;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::script::Audience;
use crate::domain::explain::{burn_down as burn_down_words, risk_statement};
use crate::domain::order::{gather, sort_by};

/// Writes the risks.
pub fn write(context: &Context) -> PartDraft {
    match context.is_client() {
        true => outside(context),
        false => inside(context),
    }
}

fn open<'a>(context: &Context<'a>) -> Vec<&'a Risk> {
    let mut open: Vec<&Risk> = (context.risks.iter().copied())
        .filter(|risk| risk.is_open_on(context.end))
        .collect();
    let score = |risk: &Risk| exposure::of(risk, context.end);
    sort_by(&mut open, |a, b| {
        score(b).cmp(&score(a)).then_with(|| a.name.cmp(&b.name))
    });
    open
}

fn outside(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let open = open(context);
    if open.is_empty() {
        draft
            .words
            .paragraph("There is no risk that we have to tell you about.");
    }
    let lines = open
        .iter()
        .map(|risk| risk_statement::outside(risk, context.end));
    points(&mut draft.words, lines.collect());
    draft
}

fn inside(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let words = &mut draft.words;
    let Some(limit) = context.policy.appetite_on(context.end) else {
        let open = open(context);
        let highest = match open.is_empty() {
            true => " No risk is open.",
            false => " The highest that are open:",
        };
        words.paragraph(format!(
            "Nobody has said yet how much risk is accepted, so that no risk can be above it.{highest}"
        ));
        let highest = open.into_iter().take(3);
        points(
            words,
            highest.map(|risk| line(context, risk, None)).collect(),
        );
        return draft;
    };
    let alerts = appetite::alerts(&context.risks, &context.policy, context.end);
    if alerts.is_empty() {
        words.paragraph(format!(
            "No open risk scores above the appetite of {}.",
            limit.limit
        ));
    }
    let lines = alerts.iter().filter_map(|alert| {
        let risk = (context.risks.iter()).find(|risk| risk.id == alert.id)?;
        Some(line(context, risk, Some(alert)))
    });
    points(words, lines.collect());
    if matches!(
        context.report.audience,
        Audience::Ciso | Audience::ProjectManager
    ) {
        let all: Vec<Risk> = gather(context.risks.iter().copied().cloned());
        let start = burn_down::usual_start(&all, context.end);
        if let Some(burn_down) = BurnDown::since(&all, start, context.end) {
            let sentence = burn_down_words::sentence(&burn_down, context.today);
            words.paragraph(format!("Burn-down of exposure: {sentence}"));
        }
    }
    draft
}

fn line(context: &Context, risk: &Risk, alert: Option<&appetite::Alert>) -> String {
    let statement = risk_statement::statement(context.card, risk, context.end);
    match (alert, context.report.audience) {
        (Some(alert), Audience::Ciso) => format!(
            "Score {}, {} above the appetite. {statement} {}",
            alert.score, alert.excess, alert.next
        ),
        (Some(alert), _) => format!(
            "Score {}, {} above the appetite. {statement}",
            alert.score, alert.excess
        ),
        (None, _) => match exposure::of(risk, context.end) {
            Some(score) => format!("Score {score} of 25. {statement}"),
            None => statement,
        },
    }
}
