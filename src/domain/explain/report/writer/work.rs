//! What is done, what is to be decided and paid, what comes next, and the notes that usually stay at home.

use chrono::{Days, NaiveDate};

use super::{Context, PartDraft, points};
use crate::domain::decide::decision::Decision;
use crate::domain::decide::exposure;
use crate::domain::decide::request::{BudgetRequest, RequestState};
use crate::domain::decide::risk::StepState;
use crate::domain::explain::document::Table;
use crate::domain::explain::loss_words::money;
use crate::domain::explain::matter::Matter;
use crate::domain::explain::script::Script;
use crate::domain::explain::{decision_log, verdict};
use crate::domain::measure::action::Action;
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::measurement::Measurement;
use crate::domain::order::sort_by;
use crate::domain::words::english::counted_in_words;
use crate::domain::words::template::in_number;
use crate::domain::words::{ended, listed, sentence};

/// What is due within so many days is near, however short the period.
const MOST_NEAR: i64 = 14;
/// More rows than this nobody reads.
const MOST_ROWS: usize = 15;

/// An open action of a KPI or an open step of a risk.
pub struct Work {
    what: String,
    serves: String,
    who: String,
    due: Option<NaiveDate>,
    pub is_overdue: bool,
}

impl Work {
    /// Names it with who does it by when.
    pub fn line(&self, context: &Context) -> String {
        let who = Some(self.who.clone()).filter(|who| context.shows_owners() && !who.is_empty());
        let by = self.due.map(|due| match self.is_overdue {
            true => format!("was due on {}", context.day(due)),
            false => format!("by {}", context.day(due)),
        });
        let more: Vec<String> = who.into_iter().chain(by).collect();
        match more.is_empty() {
            true => self.what.clone(),
            false => format!("{} ({})", self.what, more.join(", ")),
        }
    }
}

/// Returns the open work for the KPIs that the reader follows, and for the risks chosen for them or above the appetite.
///
/// What is due first comes first.
pub fn open_work(context: &Context) -> Vec<Work> {
    let end = context.end;
    let mut work: Vec<Work> = Vec::new();
    for action in context.card.all::<Action>() {
        let was_open = action.created <= end && action.closed.is_none_or(|closed| closed > end);
        let served = (context.kpis.iter()).find(|followed| followed.kpi.id == action.kpi);
        if let (true, Some(followed)) = (was_open, served) {
            work.push(Work {
                what: action.what.trim().to_owned(),
                serves: followed.kpi.name.clone(),
                who: action.who.trim().to_owned(),
                due: action.due,
                is_overdue: action.due.is_some_and(|due| due < end),
            });
        }
    }
    let chosen = context.stakeholder.is_some_and(|one| !one.risks.is_empty());
    let told = context.risks.iter().filter(|risk| {
        risk.is_open_on(end)
            && context.report.kpi.is_none()
            && (chosen || exposure::is_above_appetite(risk, &context.policy, end))
    });
    for risk in told {
        let open = risk
            .steps
            .iter()
            .filter(|step| step.state != StepState::Done);
        work.extend(open.map(|step| Work {
            what: step.what.trim().to_owned(),
            serves: risk.name.clone(),
            who: step.owner.trim().to_owned(),
            due: step.due,
            is_overdue: step.due.is_some_and(|due| due < end),
        }));
    }
    let rank = |work: &Work| (work.due.is_none(), work.due);
    sort_by(&mut work, |a, b| {
        rank(a).cmp(&rank(b)).then_with(|| a.what.cmp(&b.what))
    });
    work
}

/// Writes the actions.
pub fn actions(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let work = open_work(context);
    if work.is_empty() {
        draft.words.paragraph("No action is open.");
        return draft;
    }
    let shows_owners = context.shows_owners();
    let head = ["What", "For", "Who", "By", "State"];
    let kept = |cells: [String; 5]| {
        let cells = cells.into_iter().enumerate();
        let cells = cells.filter(|(place, _)| *place != 2 || shows_owners);
        cells.map(|(_, cell)| cell).collect::<Vec<String>>()
    };
    let mut table = Table::new(kept(head.map(str::to_owned)));
    for one in work.iter().take(MOST_ROWS) {
        let late = match context.is_client() {
            true => "Late",
            false => "Overdue",
        };
        table.row(kept([
            one.what.clone(),
            one.serves.clone(),
            match one.who.is_empty() {
                true => "Nobody yet".to_owned(),
                false => one.who.clone(),
            },
            one.due
                .map_or("No date yet".to_owned(), |due| context.day(due)),
            match one.is_overdue {
                true => late.to_owned(),
                false => "Open".to_owned(),
            },
        ]));
    }
    draft.words.table(table);
    let more = work.len().saturating_sub(MOST_ROWS);
    if more > 0 {
        draft
            .words
            .paragraph(in_number(more, "{n} more {n is/are} open."));
    }
    draft
}

/// Returns the decisions that were open at the end of the period, the one needed first comes first.
fn open_decisions(context: &Context) -> Vec<Decision> {
    let all = decision_log::open(context.card);
    all.into_iter()
        .filter(|decision| decision.created <= context.end)
        .collect()
}

fn open_requests<'a>(context: &Context<'a>) -> Vec<&'a BudgetRequest> {
    let all = context.card.all::<BudgetRequest>();
    all.filter(|request| request.state == RequestState::Proposed && request.created <= context.end)
        .collect()
}

/// Says in a sentence what is asked of the reader.
pub fn asked_in_short(context: &Context) -> Option<String> {
    let decisions = match open_decisions(context).len() {
        0 => None,
        many => Some(counted_in_words(many, "decision")),
    };
    let amount: f64 = (open_requests(context).iter())
        .map(|request| request.one_off.get() + request.yearly.get())
        .sum();
    let amount = (amount > 0.0).then(|| {
        let amount = money(amount, &context.settings.currency);
        format!("{amount} for the first year")
    });
    let asked: Vec<String> = decisions.into_iter().chain(amount).collect();
    (!asked.is_empty()).then(|| format!("We ask for {}.", listed(&asked)))
}

/// Writes what is to be decided and paid.
pub fn decisions(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let needed = |by: Option<NaiveDate>| match by {
        Some(by) => format!(" Needed by {}.", context.day(by)),
        None => String::new(),
    };
    let now = super::reader::end_of(context.end);
    let mut lines: Vec<String> = Vec::new();
    for decision in open_decisions(context) {
        let matter = Matter::of(context.card, &decision, now);
        lines.push(format!(
            "{} {}{}",
            sentence(&decision.question),
            verdict::one_line(&matter),
            needed(decision.decide_by)
        ));
    }
    for request in open_requests(context) {
        let amount = |amount: f64| money(amount, &context.settings.currency);
        let (once, yearly) = (request.one_off.get(), request.yearly.get());
        let cost = match (once > 0.0, yearly > 0.0) {
            (true, true) => format!("{} once and {} a year", amount(once), amount(yearly)),
            (true, false) => format!("{} once", amount(once)),
            (false, true) => format!("{} a year", amount(yearly)),
            (false, false) => "cost not known yet".to_owned(),
        };
        let why = match request.why_now.trim() {
            "" => String::new(),
            why => format!(" {}", sentence(why)),
        };
        lines.push(format!(
            "Budget for “{}”: {cost}.{why}{}",
            request.name.trim(),
            needed(request.decide_by)
        ));
    }
    lines.extend(asks(context));
    if lines.is_empty() {
        draft
            .words
            .paragraph("We need no decision and no money from you at the moment.");
    }
    points(&mut draft.words, lines);
    draft
}

/// Returns what is asked for in the scripts of the KPIs that are not on target.
fn asks(context: &Context) -> Vec<String> {
    let off = context.kpis.iter();
    let off = off.filter(|followed| followed.now.status != Status::OnTarget);
    let asks = off.filter_map(|followed| {
        let script = context.card.get::<Script>(followed.kpi.id)?;
        let ask = script.ask.trim();
        (!ask.is_empty()).then(|| format!("For {}: {}", followed.kpi.name.trim(), ended(ask)))
    });
    asks.collect()
}

/// Writes what comes next: what is due in a time as long as the period, open concerns, the next report.
pub fn next_steps(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    let length = (context.end - context.report.from)
        .num_days()
        .max(MOST_NEAR);
    let ahead = Days::new(u64::try_from(length).unwrap_or(0));
    let until = context.end.checked_add_days(ahead).unwrap_or(context.end);
    let due = open_work(context).into_iter().filter_map(|work| {
        let due = work
            .due
            .filter(|due| *due >= context.end && *due <= until)?;
        let who = match context.shows_owners() && !work.who.is_empty() {
            true => format!(" ({})", work.who),
            false => String::new(),
        };
        Some(format!("By {}: {}{who}", context.day(due), work.what))
    });
    let mut lines: Vec<String> = due.collect();
    if let Some(stakeholder) = context.stakeholder {
        let open = stakeholder.concerns.iter();
        let open =
            open.filter(|concern| concern.answered.is_none() && concern.raised <= context.end);
        lines.extend(open.map(|concern| {
            let what = concern.what.trim();
            format!("Your question is still open: “{what}”")
        }));
        let next = stakeholder.due.filter(|due| *due > context.end);
        lines.extend(next.map(|due| format!("The next report will come on {}", context.day(due))));
    }
    if lines.is_empty() {
        draft.words.paragraph("[what happens next, and by when]");
    }
    points(&mut draft.words, lines);
    draft
}

/// Writes the private notes: those on the report, then those beside the values of the period.
pub fn notes(context: &Context) -> PartDraft {
    let mut draft = PartDraft::default();
    draft.words.paragraph(context.report.private_note.as_str());
    let noted = context.card.all::<Measurement>().filter(|measurement| {
        context.covers(measurement.at.date)
            && context.is_followed(measurement.kpi)
            && !measurement.note.trim().is_empty()
    });
    let mut noted: Vec<&Measurement> = noted.collect();
    sort_by(&mut noted, |a, b| a.at.cmp(&b.at));
    let lines = noted.into_iter().filter_map(|measurement| {
        let of = |one: &&super::Followed| one.kpi.id == measurement.kpi;
        let kpi = &context.kpis.iter().find(of)?.kpi;
        Some(format!(
            "{}, {}: {}",
            kpi.name.trim(),
            context.day(measurement.at.date),
            measurement.note.trim()
        ))
    });
    points(&mut draft.words, lines.collect());
    draft
}
