//! A risk in words: what may happen, what it would mean, what is done about it, and what it may cost.

use chrono::NaiveDate;

use crate::domain::decide::loss::{self, LossPair};
use crate::domain::decide::policy::Policy;
use crate::domain::decide::promptness::{self, Promptness};
use crate::domain::decide::risk::{MitigationStep, Response, Risk, StepState};
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::{all_of, inside, verb};
use crate::domain::words::{capital, date_phrase, ended, listed, number_word};

/// Writes the statement: “If …, the risk is “…”. It would …. We …. Next step: ….”
pub fn statement(scorecard: &Scorecard, risk: &Risk, today: NaiveDate) -> String {
    let policy = scorecard.policy();
    let currency = scorecard.settings().currency;
    let mut sentences = vec![what_if(scorecard, risk, &policy), response(risk, today)];
    sentences.extend(money(risk, &policy, &currency));
    if risk.is_open(today) {
        sentences.push(next_step(risk, today));
    }
    sentences.join(" ")
}

/// Writes the statement for people outside of the house: what may happen and what is done, without owners, KPIs, scores
/// and money.
pub fn outside(risk: &Risk, today: NaiveDate) -> String {
    let mut bare = risk.clone();
    for step in &mut bare.steps {
        step.owner.clear();
    }
    let mut sentences = vec![named(risk)];
    sentences.push(match (&bare.acceptance, bare.is_open(today)) {
        (Some(acceptance), true) if bare.response == Response::Accept => format!(
            "It is accepted, and looked at again on {}.",
            date_phrase(acceptance.review, today)
        ),
        _ => response(&bare, today),
    });
    if bare.is_open(today) && bare.response != Response::Accept {
        sentences.push(next_step(&bare, today));
    }
    sentences.join(" ")
}

/// Names the risk with what would set it off. A name may be a noun or a sentence, so it stands in quotation marks.
fn named(risk: &Risk) -> String {
    let name = one_line(&risk.name);
    match one_line(&risk.trigger).as_str() {
        "" => format!("There is a risk: “{name}”."),
        trigger => format!(
            "If {}, the risk is “{name}”.",
            inside(trigger, &names(risk))
        ),
    }
}

fn what_if(scorecard: &Scorecard, risk: &Risk, policy: &Policy) -> String {
    let impact = risk.current().and_then(|scores| {
        let anchor = policy.impact.get(scores.residual.impact.index())?;
        let meaning = one_line(&anchor.meaning);
        let said = match meaning.as_str() {
            "" => String::new(),
            meaning => format!(" ({})", inside(meaning, &[])),
        };
        Some(format!(
            "be {} for the project{said}",
            inside(&anchor.name, &[])
        ))
    });
    let hurt = hurt(scorecard, risk);
    let would: Vec<String> = impact.into_iter().chain(hurt).collect();
    match would.is_empty() {
        true => named(risk),
        false => {
            let would = format!("It would {}", would.join(" and "));
            format!("{} {}", named(risk), ended(&would))
        }
    }
}

/// Names the KPIs that it would hurt.
fn hurt(scorecard: &Scorecard, risk: &Risk) -> Option<String> {
    let names: Vec<&str> = (risk.kpis.iter())
        .filter_map(|hurt| scorecard.get::<Kpi>(hurt.kpi))
        .map(|kpi| kpi.name.as_str())
        .collect();
    (!names.is_empty()).then(|| format!("hurt {}", listed(&names)))
}

fn response(risk: &Risk, today: NaiveDate) -> String {
    let day = |day| date_phrase(day, today);
    if let Some(on) = risk.retired().filter(|on| *on <= today) {
        let done = match risk.mitigated == Some(on) {
            true => "mitigated",
            false => "closed",
        };
        return format!("It was {done} on {}.", day(on));
    }
    let done = risk
        .steps
        .iter()
        .filter(|step| step.state == StepState::Done);
    let done = match (done.count(), risk.steps.len()) {
        (_, 0) => String::new(),
        (0, 1) => "; its one step is not done yet".to_owned(),
        (1, 1) => "; its one step is done".to_owned(),
        (done, all) if done == all => format!("; {} are done", inside(&all_of(all, "step"), &[])),
        (0, 2) => "; neither of its two steps is done yet".to_owned(),
        (0, all) => format!("; none of {} steps is done yet", number_word(all)),
        (done, all) => {
            let verb = verb(done, "is", "are");
            format!(
                "; {} of {} steps {verb} done",
                number_word(done),
                number_word(all)
            )
        }
    };
    match (risk.response, &risk.acceptance) {
        (Response::Accept, Some(acceptance)) => {
            let by = one_line(&acceptance.by);
            let reason = one_line(&acceptance.reason);
            let again = match acceptance.review < today {
                true => format!(
                    "it was to be looked at again on {}, which is overdue",
                    day(acceptance.review)
                ),
                false => format!("it is looked at again on {}", day(acceptance.review)),
            };
            format!("{} accepts it: {reason}; {again}.", capital(&by))
        }
        (Response::Accept, None) => "We accept it.".to_owned(),
        (Response::Mitigate, _) => format!("We mitigate it{done}."),
        (Response::Transfer, _) => {
            format!("We transfer it to somebody who can carry it better{done}.")
        }
        (Response::Avoid, _) => format!("We avoid it by doing things another way{done}."),
    }
}

fn next_step(risk: &Risk, today: NaiveDate) -> String {
    match risk.next_step() {
        Some(step) => format!("Next step: {}.", step_phrase(step, today)),
        None if risk.response == Response::Accept => "No further step is planned.".to_owned(),
        None => "The next step is not agreed yet.".to_owned(),
    }
}

/// Names a step with who does it by when.
fn step_phrase(step: &MitigationStep, today: NaiveDate) -> String {
    let what = one_line(&step.what);
    let due = step
        .due
        .map(|due| format!("by {}", date_phrase(due, today)));
    let owner = Some(one_line(&step.owner)).filter(|owner| !owner.is_empty());
    let more: Vec<String> = owner.into_iter().chain(due).collect();
    match more.is_empty() {
        true => what,
        false => format!("{what} ({})", more.join(", ")),
    }
}

fn money(risk: &Risk, policy: &Policy, currency: &str) -> Option<String> {
    let pair = loss::losses(risk, policy)?;
    let write = |value: f64| round(value, currency);
    let (before, after) = (pair.before.annual_mean(), pair.after.annual_mean());
    Some(match before == after {
        true => format!("It may cost about {} a year on average.", write(before)),
        false => format!(
            "It may cost about {} a year on average without mitigation and about {} with it.",
            write(before),
            write(after)
        ),
    })
}

/// Says what the risk may cost a year, and what the mitigation is worth.
pub fn loss_sentence(pair: &LossPair, currency: &str) -> String {
    let write = |value: f64| round(value, currency);
    let (before, after) = (pair.before.annual_mean(), pair.after.annual_mean());
    if before == after {
        return format!(
            "About {} a year on average. No mitigation is known to change it.",
            write(before)
        );
    }
    let change = (after - before).abs();
    let words = match after > before {
        true => format!(
            "{} a year more than without it: check the two estimates",
            write(change)
        ),
        false => format!("{} a year less", write(change)),
    };
    format!(
        "About {} a year on average without mitigation, about {} with it: {words}.",
        write(before),
        write(after)
    )
}

/// Writes an estimated amount with three digits that count; more would pretend to know.
pub fn round(value: f64, currency: &str) -> String {
    let size = value.abs();
    let unit = match size >= 1000.0 {
        true => 10_f64.powi(libm::floor(libm::log10(size)) as i32 - 2),
        false => 1.0,
    };
    quantity::format(Unit::Money, (value / unit).round() * unit, currency)
}

/// Says where the risk is in its life.
pub fn state(risk: &Risk, today: NaiveDate) -> String {
    let day = |day| date_phrase(day, today);
    let happened = match risk.occurred.filter(|on| *on <= today) {
        Some(on) => format!(" It happened on {}.", day(on)),
        None => String::new(),
    };
    let state = match (risk.closed, risk.mitigated) {
        (Some(on), _) if on <= today => format!("Closed on {}.", day(on)),
        (_, Some(on)) if on <= today => format!("Mitigated on {}.", day(on)),
        _ if risk.identified > today => format!("Identified from {} on.", day(risk.identified)),
        _ => format!("Open since {}.", day(risk.identified)),
    };
    state + &happened
}

/// Says how the risk stands against its three months.
pub fn promptness(risk: &Risk, today: NaiveDate) -> (&'static str, String) {
    let last = date_phrase(promptness::last_day(risk), today);
    match promptness::on(risk, today) {
        None => ("Not yet", "it is not identified yet".to_owned()),
        Some(Promptness::InTime | Promptness::Early) => {
            ("In time", format!("dealt with by {last}"))
        }
        Some(Promptness::Late) => ("Late", format!("dealt with after {last}")),
        Some(Promptness::Overdue) => ("Overdue", format!("three months ended on {last}")),
        Some(Promptness::Running) => ("Running", format!("three months end on {last}")),
    }
}

/// Brings words into one line without a full stop, so that a sentence can be built around them.
fn one_line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches(['.', ';', ',', ' ']).to_owned()
}

/// The people that the risk names.
fn names(risk: &Risk) -> Vec<&str> {
    let steps = risk.steps.iter().map(|step| step.owner.as_str());
    let accepts = risk
        .acceptance
        .iter()
        .map(|acceptance| acceptance.by.as_str());
    let all = steps.chain(accepts).chain([risk.owner.as_str()]);
    all.flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests;
