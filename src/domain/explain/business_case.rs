//! The business case of a budget request: one page for whoever holds the money, written from the records.
//!
//! It says only what the records carry. What a person has not said yet stands in square brackets, and [`gaps`] lists it.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::document::Document;
use super::loss_words::{about, money};
use super::worth::{
    about_npv, chance_words, horizon_words, loss_gap, npv_words, percent, return_words, span, years,
};
use crate::domain::decide::appraisal::{Appraisal, Range};
use crate::domain::decide::finance::{MoneyFigure, Payback};
use crate::domain::decide::request::{BudgetRequest, EditedCase, PromisedKpi, RequestState};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Settings;
use crate::domain::words::{capital, date_phrase, sentence};

/// What a case is written from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub card: &'a Scorecard,
    pub settings: &'a Settings,
    pub request: &'a BudgetRequest,
    pub appraisal: &'a Appraisal,
    /// Missing while nothing was simulated.
    pub range: Option<&'a Range>,
    pub today: NaiveDate,
}

impl Context<'_> {
    fn money(&self, amount: f64) -> String {
        money(amount, &self.settings.currency)
    }

    fn about(&self, amount: f64) -> String {
        about(amount, &self.settings.currency)
    }

    fn day(&self, day: NaiveDate) -> String {
        date_phrase(day, self.today)
    }
}

/// Returns what is still missing, as the ends of "Say …".
pub fn gaps(request: &BudgetRequest, appraisal: &Appraisal) -> Vec<&'static str> {
    let all = [
        (request.buys.is_empty(), "what it buys"),
        (request.why_now.is_empty(), "why it cannot wait"),
        (appraisal.cash.cost() <= 0.0, "what it costs"),
        (appraisal.cash.loss.is_none(), "what loss it avoids"),
        (request.kpis.is_empty(), "which KPI it improves"),
        (request.assumptions.is_empty(), "what the figures rest on"),
        (
            request.decide_by.is_none() && request.state == RequestState::Proposed,
            "by when it must be decided",
        ),
    ];
    let open = all.iter().filter(|(is_open, _)| *is_open);
    open.map(|(_, what)| *what).collect()
}

/// Writes the case.
pub fn draft(context: &Context) -> Document {
    let mut case = Document::default();
    case.title(format!("Business case: {}", context.request.name));
    case.paragraph(from_whom(context));
    case.heading("What we ask for");
    case.paragraph(ask(context));
    case.heading("Why now");
    case.paragraph(or_gap(&context.request.why_now, "why it cannot wait"));
    case.heading("What it buys");
    case.paragraph(or_gap(&context.request.buys, "what it buys"));
    case.heading("What it is worth");
    worth(context, &mut case);
    promises(context, &mut case);
    risks(context, &mut case);
    case.heading("If we do not");
    case.paragraph(otherwise(context));
    assumptions(context, &mut case);
    case.heading("Decision");
    case.paragraph(decision(context));
    case
}

fn or_gap(text: &str, what: &str) -> String {
    match text.trim() {
        "" => format!("[{what}]"),
        text => text.to_owned(),
    }
}

fn from_whom(context: &Context) -> String {
    let Settings {
        title, coordinator, ..
    } = context.settings;
    let (title, today) = (capital(title), context.day(context.today));
    match coordinator.trim() {
        "" => format!("{title}, {today}."),
        name => format!("{title}, {today}. {}", sentence(name)),
    }
}

fn ask(context: &Context) -> String {
    let cash = &context.appraisal.cash;
    let horizon = horizon_words(cash.horizon);
    match (cash.one_off > 0.0, cash.yearly > 0.0) {
        (false, false) => "No money: it costs nothing.".to_owned(),
        (true, false) => format!("{}, paid once.", context.money(cash.one_off)),
        (false, true) => format!(
            "{} a year: {} over {horizon}.",
            context.money(cash.yearly),
            context.money(cash.cost())
        ),
        (true, true) => format!(
            "{} once and {} a year: {} over {horizon}.",
            context.money(cash.one_off),
            context.money(cash.yearly),
            context.money(cash.cost())
        ),
    }
}

fn worth(context: &Context, case: &mut Document) {
    let cash = &context.appraisal.cash;
    let Some(loss) = cash.loss else {
        let why = loss_gap(context.appraisal).unwrap_or_default();
        case.paragraph(format!(
            "What it is worth is not known. {why} [what loss it avoids]"
        ));
        return;
    };
    let horizon = horizon_words(cash.horizon);
    case.paragraph(format!(
        "We expect to lose about {} a year as it is, and about {} a year with it: about {} avoided a year.",
        context.about(loss.before),
        context.about(loss.after),
        context.about(loss.avoided())
    ));
    if cash.benefit != 0.0 {
        let note = match context.request.benefit_note.trim() {
            "" => String::new(),
            note => format!(" {}", sentence(note)),
        };
        case.paragraph(format!(
            "Beyond the loss, it brings {} a year.{note}",
            context.money(cash.benefit)
        ));
    }
    if let MoneyFigure::Known(_) = cash.rosi() {
        case.point(format!(
            "Return on security investment (ROSI) over {horizon}: {}.",
            return_words(cash.rosi())
        ));
    }
    case.point(match cash.payback() {
        Payback::Years(after) => format!("Paid back after {}.", years(after)),
        Payback::Beyond(after) => format!(
            "Not paid back within the {horizon} looked at: at this rate it takes {}.",
            years(after)
        ),
        Payback::AtOnce => "Paid back at once: nothing is paid at the start.".to_owned(),
        Payback::Never => "Not paid back: a year costs as much as it brings, or more.".to_owned(),
        Payback::NotApplicable(why) => format!("Payback: not applicable, {}.", why.reason()),
        Payback::Unknown => "Payback: unknown.".to_owned(),
    });
    case.point(format!(
        "Net present value over {horizon} at {} a year: {}.",
        percent(cash.rate),
        npv_words(cash.npv(), &context.settings.currency)
    ));
    if let Some(range) = context.range {
        spread(context, range, case);
    }
}

fn spread(context: &Context, range: &Range, case: &mut Document) {
    let npv = |figure| about_npv(figure, &context.settings.currency);
    let Some(values) = span(range.npv, npv) else {
        return;
    };
    let values = values.replace(" to ", " and ");
    case.point(format!(
        "Luck decides how much: in 90\u{a0}% of the simulated cases the net present value lies between {values}. It pays for \
         itself with a chance of {}.",
        chance_words(range.chance)
    ));
}

fn promises(context: &Context, case: &mut Document) {
    let lines = context.request.kpis.iter();
    let lines: Vec<String> = lines
        .filter_map(|promised| promise(context, promised))
        .collect();
    if !lines.is_empty() {
        case.heading("What we promise");
        lines.into_iter().for_each(|line| case.point(line));
    }
}

fn promise(context: &Context, promised: &PromisedKpi) -> Option<String> {
    let kpi = context.card.get::<Kpi>(promised.kpi)?;
    let value = |value: f64| quantity::format(kpi.unit, value, &context.settings.currency);
    let from = promised
        .from
        .map(|from| format!("from {} ", value(from.get())))
        .unwrap_or_default();
    let by = promised
        .by
        .map(|by| format!(" by {}", context.day(by)))
        .unwrap_or_default();
    Some(format!(
        "{}: {from}to {}{by}.",
        kpi.name,
        value(promised.to.get())
    ))
}

fn risks(context: &Context, case: &mut Document) {
    let risks = context.appraisal.risks();
    if risks.is_empty() {
        return;
    }
    case.heading("Risks it brings down");
    for risk in risks {
        case.point(match risk.losses {
            None => format!("{}: loss not estimated.", risk.name),
            Some(losses) => format!(
                "{}: from {} to {} a year.",
                risk.name,
                context.about(losses.before.annual_mean()),
                context.about(losses.after.annual_mean())
            ),
        });
    }
}

fn otherwise(context: &Context) -> String {
    let cash = &context.appraisal.cash;
    match cash.loss {
        None => "We keep the risk, and do not know what it may cost us.".to_owned(),
        Some(loss) => format!(
            "We keep an expected loss of about {} a year: about {} over {}.",
            context.about(loss.before),
            context.about(loss.before * f64::from(cash.horizon)),
            horizon_words(cash.horizon)
        ),
    }
}

fn assumptions(context: &Context, case: &mut Document) {
    case.heading("Assumptions");
    if context.request.assumptions.is_empty() {
        case.paragraph("[what the figures rest on]");
    }
    for assumption in &context.request.assumptions {
        case.point(format!(
            "{} ({})",
            assumption.text.trim(),
            context.day(assumption.on)
        ));
    }
}

fn decision(context: &Context) -> String {
    let request = context.request;
    let since = context.day(request.state_since);
    match (request.state, request.decide_by) {
        (RequestState::Approved, _) => format!("Approved on {since}."),
        (RequestState::Declined, _) => format!("Declined on {since}."),
        (RequestState::Bought, _) => format!("Bought on {since}."),
        (RequestState::Proposed, Some(by)) => format!("Please decide by {}.", context.day(by)),
        (RequestState::Proposed, None) => "Please decide by [day].".to_owned(),
    }
}

/// The words to show and to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Current {
    pub document: Document,
    pub is_edited: bool,
    /// The figures or the records give another draft since the text was edited.
    pub is_old: bool,
}

/// Returns the edited case when there is one, else the draft.
pub fn current(draft: &Document, edited: Option<&EditedCase>) -> Current {
    match edited {
        Some(edited) => Current {
            document: Document::read(&edited.text),
            is_edited: true,
            is_old: edited.draft != draft.editable(),
        },
        None => Current {
            document: draft.clone(),
            is_edited: false,
            is_old: false,
        },
    }
}
