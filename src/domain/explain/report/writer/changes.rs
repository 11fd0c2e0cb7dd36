//! What changed: the evaluations at both ends of the period side by side, and what has a day within it.

use super::{Context, Followed, PartDraft, points};
use crate::domain::decide::decision::Decision;
use crate::domain::decide::request::{BudgetRequest, RequestState};
use crate::domain::decide::risk::Risk;
use crate::domain::explain::wording::target_phrase;
use crate::domain::measure::action::{Action, ActionState};
use crate::domain::measure::evaluation::Status;
use crate::domain::words::{ended, sentence};

/// Writes what changed.
pub fn write(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    // What got worse comes first.
    let mut lines: Vec<String> = moves(context, true);
    lines.extend(moves(context, false));
    lines.extend(targets(context));
    lines.extend(
        context
            .risks
            .iter()
            .flat_map(|risk| risk_lines(context, risk)),
    );
    if !context.is_client() {
        lines.extend(decisions(context));
        lines.extend(requests(context));
    }
    lines.extend(done(context));
    lines.extend(answers(context));
    if lines.is_empty() {
        draft.words.paragraph(match context.kpis.is_empty() {
            true => "Nothing that was recorded.",
            false => "No figure changed its status, and nothing else that was recorded.",
        });
    }
    points(&mut draft.words, lines);
    draft
}

/// The KPIs whose status changed, for the worse or otherwise.
fn moves(context: &Context, worse: bool) -> Vec<String> {
    let changed = context.kpis.iter().filter(|followed| {
        let (before, now) = (followed.before.status, followed.now.status);
        before != now && (rank(now) > rank(before)) == worse
    });
    changed
        .map(|followed| one_move(context, followed))
        .collect()
}

/// How bad a status is; what is not known lies between the good and the bad.
fn rank(status: Status) -> u8 {
    match status {
        Status::OnTarget => 0,
        Status::NoData | Status::Stale => 1,
        Status::Watch => 2,
        Status::OffTarget => 3,
    }
}

fn one_move(context: &Context, followed: &Followed) -> String {
    let Followed { kpi, before, now } = followed;
    let words = |status: Status| match status {
        Status::Stale => "unknown".to_owned(),
        Status::NoData => "not measured".to_owned(),
        status => context.status(status).to_lowercase(),
    };
    let values = match (before.latest(), now.latest()) {
        (Some(then), Some(latest)) if then.id != latest.id => format!(
            " ({} → {})",
            context.value(kpi, then),
            context.value(kpi, latest)
        ),
        (None, Some(latest)) => format!(" ({})", context.value(kpi, latest)),
        _ => String::new(),
    };
    if before.status == Status::NoData {
        return format!(
            "{}: measured for the first time, {}{values}",
            kpi.name,
            words(now.status)
        );
    }
    format!(
        "{}: from {} to {}{values}",
        kpi.name,
        words(before.status),
        words(now.status)
    )
}

fn targets(context: &Context) -> Vec<String> {
    let all = context.kpis.iter().flat_map(|followed| {
        let later = followed.kpi.targets.iter().skip(1);
        let set = later.filter(|target| context.covers(target.from));
        set.map(|target| {
            format!(
                "{}: new target since {}: {}",
                followed.kpi.name,
                context.day(target.from),
                target_phrase(target.target, followed.kpi.unit, &context.settings.currency)
            )
        })
    });
    all.collect()
}

fn risk_lines(context: &Context, risk: &Risk) -> Vec<String> {
    let mut lines = Vec::new();
    let name = &risk.name;
    let score = |day| {
        let scores = risk.scores_on(day)?;
        Some(scores.residual.value())
    };
    if context.covers(risk.identified) {
        let score = score(context.end).filter(|_| !context.is_client());
        let score = score.map(|score| format!(", score {score} of 25"));
        lines.push(format!("New risk: {name}{}", score.unwrap_or_default()));
    } else if let Some(before) = context.report.from.pred_opt()
        && risk.is_open_on(context.end)
        && let (Some(then), Some(now)) = (score(before), score(context.end))
        && then != now
    {
        lines.push(match (context.is_client(), now < then) {
            (false, _) => format!("Risk scored again: {name}, from {then} to {now}"),
            (true, true) => format!("Risk smaller than before: {name}"),
            (true, false) => format!("Risk greater than before: {name}"),
        });
    }
    if let Some(on) = risk.retired().filter(|on| context.covers(*on)) {
        let what = match risk.mitigated == Some(on) {
            true => "mitigated",
            false => "closed",
        };
        lines.push(format!("Risk {what}: {name}, on {}", context.day(on)));
    }
    if let Some(on) = risk.occurred.filter(|on| context.covers(*on)) {
        lines.push(format!("It happened on {}: {name}", context.day(on)));
    }
    lines
}

fn decisions(context: &Context) -> Vec<String> {
    let all = context.card.all::<Decision>().filter_map(|decision| {
        let outcome = decision.outcome.as_ref()?;
        let chosen = decision.option(outcome.option)?;
        context.covers(outcome.on).then(|| {
            let by = match context.shows_owners() {
                true => format!(" by {}", outcome.by.trim()),
                false => String::new(),
            };
            format!(
                "Decided on {}{by}: {} {}",
                context.day(outcome.on),
                ended(&decision.question),
                sentence(&chosen.name)
            )
        })
    });
    all.collect()
}

fn requests(context: &Context) -> Vec<String> {
    let all = context.card.all::<BudgetRequest>();
    let moved = all.filter(|request| context.covers(request.state_since));
    let moved = moved.map(|request| {
        let what = match request.state {
            RequestState::Proposed => "asked for",
            RequestState::Approved => "approved",
            RequestState::Declined => "declined",
            RequestState::Bought => "bought",
        };
        let day = context.day(request.state_since);
        format!("Budget {what} on {day}: {}", request.name.trim())
    });
    moved.collect()
}

fn done(context: &Context) -> Vec<String> {
    let all = context.card.all::<Action>().filter(|action| {
        action.state == ActionState::Done
            && context.is_followed(action.kpi)
            && action.closed.is_some_and(|day| context.covers(day))
    });
    all.map(|action| {
        let who = action.who.trim();
        match context.shows_owners() && !who.is_empty() {
            true => format!("Done: {} ({who})", action.what.trim()),
            false => format!("Done: {}", action.what.trim()),
        }
    })
    .collect()
}

fn answers(context: &Context) -> Vec<String> {
    let concerns = context.stakeholder.map_or(&[][..], |one| &one.concerns);
    let answered = concerns.iter().filter(|concern| {
        concern.answered.is_some_and(|day| context.covers(day)) && !concern.answer.is_empty()
    });
    let lines = answered.map(|concern| {
        format!(
            "You asked: “{}” Our answer: {}",
            concern.what.trim(),
            ended(&concern.answer)
        )
    });
    lines.collect()
}
