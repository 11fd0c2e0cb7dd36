//! In short: how many targets are met, what is not, what that costs in attention, and what is asked.

use super::{Context, Followed, PartDraft, work};
use crate::domain::decide::exposure;
use crate::domain::measure::evaluation::Status;
use crate::domain::words::english::plural;
use crate::domain::words::template::in_number;
use crate::domain::words::{capital, ended, listed, number_word};

/// Writes the summary.
pub fn write(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let mut sentences = Vec::new();
    if context.kpis.is_empty() {
        draft
            .words
            .paragraph("[choose in the stakeholder plan which KPIs they follow]");
    } else {
        sentences.push(met(context));
        sentences.extend(not_met(context));
        sentences.extend(course(context));
    }
    if !context.is_client() {
        sentences.extend(risks(context));
        sentences.extend(overdue(context));
        sentences.extend(work::asked_in_short(context));
    }
    draft.words.paragraph(sentences.join(" "));
    draft
}

fn with<'a>(context: &'a Context, status: Status) -> Vec<&'a Followed> {
    let all = context.kpis.iter();
    all.filter(|followed| followed.now.status == status)
        .collect()
}

fn met(context: &Context) -> String {
    let (met, all) = (with(context, Status::OnTarget).len(), context.kpis.len());
    let what = context.measure();
    let whats = plural(all, what);
    match (met, all) {
        (1, 1) => format!("The {what} you follow is on target."),
        (0, 1) => format!("The {what} you follow is not on target."),
        (2, 2) => format!("Both {whats} are on target."),
        (met, all) if met == all => format!("All {} {whats} are on target.", number_word(all)),
        (0, 2) => format!("Neither of the two {whats} is on target."),
        (0, all) => format!("None of the {} {whats} is on target.", number_word(all)),
        (1, all) => format!("One of {} {whats} is on target.", number_word(all)),
        (met, all) => capital(&format!(
            "{} of {} {whats} are on target.",
            number_word(met),
            number_word(all)
        )),
    }
}

fn not_met(context: &Context) -> Vec<String> {
    let groups = [
        (Status::OffTarget, "Off target"),
        (
            Status::Watch,
            match context.is_client() {
                true => "Missed by no more than the margin that we accept",
                false => "Missed, but within the tolerance",
            },
        ),
        (Status::Stale, "Unknown today, for lack of a fresh value"),
        (Status::NoData, "Not measured yet"),
    ];
    let groups = groups.into_iter().filter_map(|(status, words)| {
        let names = with(context, status).into_iter();
        let names: Vec<String> = names.map(|followed| followed.kpi.name.clone()).collect();
        (!names.is_empty()).then(|| ended(&format!("{words}: {}", listed(&names))))
    });
    groups.collect()
}

/// Says how many came back to their target, and how many left it.
fn course(context: &Context) -> Option<String> {
    let crossed = |from_good: bool| {
        let known =
            |status: Status| matches!(status, Status::OnTarget | Status::Watch | Status::OffTarget);
        let all = context.kpis.iter();
        all.filter(|followed| {
            let (before, now) = (followed.before.status, followed.now.status);
            let was_good = before == Status::OnTarget;
            let is_good = now == Status::OnTarget;
            known(before) && known(now) && was_good == from_good && is_good != from_good
        })
        .count()
    };
    let words = match (crossed(false), crossed(true)) {
        (0, 0) => return None,
        (0, 1) => "one left its target".to_owned(),
        (0, left) => format!("{} left their targets", number_word(left)),
        (back, 0) => format!("{} came back on target", number_word(back)),
        (back, 1) => format!("{} came back on target and one left it", number_word(back)),
        (back, left) => format!(
            "{} came back on target and {} left it",
            number_word(back),
            number_word(left)
        ),
    };
    Some(format!("In this period {words}."))
}

fn risks(context: &Context) -> Option<String> {
    let Some(appetite) = context.policy.appetite_on(context.end) else {
        return Some("Nobody has said yet how much risk is accepted.".to_owned());
    };
    let above = context.risks.iter();
    let above = above
        .filter(|risk| exposure::is_above_appetite(risk, &context.policy, context.end))
        .count();
    let limit = appetite.limit;
    let above = match above {
        0 => "No risk is".to_owned(),
        many => in_number(many, "{n risk} {n is/are}"),
    };
    Some(format!("{above} above the appetite of {limit}."))
}

fn overdue(context: &Context) -> Option<String> {
    let late = work::open_work(context)
        .iter()
        .filter(|work| work.is_overdue)
        .count();
    match late {
        0 => None,
        many => Some(in_number(many, "{n action} {n is/are} overdue.")),
    }
}
