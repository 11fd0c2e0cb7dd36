//! What the stakeholder plan says: who is due an update, how promptly people were told, which concerns wait, where each
//! stands in the grid, and what reaches nobody.
//!
//! The pages of the plan, the reports and the red flags read it.

use chrono::{Datelike, Months, NaiveDate};

use super::stakeholder::{Concern, Method, Stakeholder, Update, UpdateCadence};
use crate::domain::base::Extra;
use crate::domain::decide::recurrence::{every_days, every_months};
use crate::domain::decide::scale::{Level, Third};
use crate::domain::measure::kpi::Kpi;
use crate::domain::named;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::words::english::counted;
use crate::domain::words::{date_phrase, sentence, uncapitalised};

/// Updates and their days count for this many days.
const YEAR: i64 = 365;

/// A concern is ignored when it waits for more days than these: a fortnight, within which even a monthly meeting can be
/// answered by mail.
pub const CONCERN_DAYS: i64 = 14;

/// A cell of the grid of influence and interest (Mendelow 1991; ISO 21502 calls it stakeholder analysis).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attention {
    ManageClosely,
    KeepSatisfied,
    KeepInformed,
    Monitor,
}

named!(Attention {
    KeepSatisfied: "Keep satisfied",
    ManageClosely: "Manage closely",
    Monitor: "Monitor",
    KeepInformed: "Keep informed",
});

impl Attention {
    /// Says who belongs there.
    pub fn meaning(self) -> &'static str {
        match self {
            Attention::ManageClosely => "High influence, high interest",
            Attention::KeepSatisfied => "High influence, lower interest",
            Attention::KeepInformed => "Lower influence, high interest",
            Attention::Monitor => "Lower influence, lower interest",
        }
    }
}

/// Returns the cell of the grid, where 4 and 5 are high; `None` while influence or interest is not judged.
pub fn attention(stakeholder: &Stakeholder) -> Option<Attention> {
    let (influence, interest) = (stakeholder.influence?, stakeholder.interest?);
    Some(match (is_high(influence), is_high(interest)) {
        (true, true) => Attention::ManageClosely,
        (true, false) => Attention::KeepSatisfied,
        (false, true) => Attention::KeepInformed,
        (false, false) => Attention::Monitor,
    })
}

/// Tells whether a level counts as high: 4 or 5.
pub fn is_high(level: Level) -> bool {
    level.third() == Third::High
}

/// When the next update is due; the order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    Overdue,
    Today,
    /// Within the next seven days.
    Soon,
    Later,
    /// No day is planned.
    Open,
}

impl Due {
    /// Tells whether somebody waits for the update today.
    pub fn is_now(self) -> bool {
        matches!(self, Due::Overdue | Due::Today)
    }
}

/// Returns when the next update of the stakeholder is due.
pub fn due(stakeholder: &Stakeholder, today: NaiveDate) -> Due {
    match stakeholder.due.map(|day| (day - today).num_days()) {
        None => Due::Open,
        Some(days) if days < 0 => Due::Overdue,
        Some(0) => Due::Today,
        Some(days) if days <= 7 => Due::Soon,
        Some(_) => Due::Later,
    }
}

/// Says when the next update is due.
pub fn due_words(stakeholder: &Stakeholder, today: NaiveDate) -> String {
    let Some(day) = stakeholder.due else {
        return match stakeholder.cadence {
            UpdateCadence::OnRequest => "On request".to_owned(),
            _ => "No day planned".to_owned(),
        };
    };
    let phrase = date_phrase(day, today);
    match (day - today).num_days() {
        days if days < 0 => {
            let late = counted(days.unsigned_abs() as usize, "day");
            format!("{late} overdue, since {phrase}")
        }
        0 => "Due today".to_owned(),
        1 => "Due tomorrow".to_owned(),
        _ => format!("Due on {phrase}"),
    }
}

/// Says how many are due: `1 overdue, 1 due today`, or who is next.
pub fn summary(all: &[Stakeholder], today: NaiveDate) -> String {
    let count = |when: Due| all.iter().filter(|one| due(one, today) == when).count();
    match (count(Due::Overdue), count(Due::Today)) {
        (0, 0) => {
            let next = all.iter().filter_map(|one| Some((one.due?, one)));
            match next.min_by_key(|(day, _)| *day) {
                Some((_, one)) => format!(
                    "Nobody is due an update today. Next: {}, {}",
                    one.name,
                    uncapitalised(&due_words(one, today))
                ),
                None => "No update is planned".to_owned(),
            }
        }
        (overdue, now) => format!("{overdue} overdue, {now} due today"),
    }
}

/// Says how many concerns are open, and whether one of them has waited for too long.
pub fn concern_words(stakeholder: &Stakeholder, today: NaiveDate) -> (String, bool) {
    let open = open_concerns(stakeholder, today);
    let is_late = open.first().is_some_and(|&(_, age)| age > CONCERN_DAYS);
    let words = match (open.len(), stakeholder.concerns.len()) {
        (0, 0) => "None".to_owned(),
        (0, answered) => format!("{answered} answered"),
        (open, _) => format!("{open} open"),
    };
    (words, is_late)
}

/// Says how long a concern has waited, and whether that is too long.
pub fn age_words(concern: &Concern, today: NaiveDate) -> (String, bool) {
    let age = (today - concern.raised).num_days().max(0);
    let words = match age {
        0 => "Open since today".to_owned(),
        days => format!("Open for {}", counted(days.unsigned_abs() as usize, "day")),
    };
    (words, age > CONCERN_DAYS)
}

/// Says who the stakeholder is and what comes next: `Leads the project. Status report, weekly: due today`.
pub fn standing(stakeholder: &Stakeholder, today: NaiveDate) -> String {
    let how = format!(
        "{}, {}: {}.",
        stakeholder.method.name(),
        uncapitalised(stakeholder.cadence.name()),
        uncapitalised(&due_words(stakeholder, today))
    );
    match stakeholder.role.as_str() {
        "" => how,
        role => format!("{} {how}", sentence(role)),
    }
}

/// Says how much the stakeholder gets: `3 KPIs, 1 risk`.
pub fn gets_words(stakeholder: &Stakeholder) -> String {
    match (stakeholder.kpis.len(), stakeholder.risks.len()) {
        (0, 0) => "Nothing yet".to_owned(),
        (kpis, risks) => format!("{}, {}", counted(kpis, "KPI"), counted(risks, "risk")),
    }
}

/// Says who stands where in the grid.
pub fn grid_words(judged: &[&Stakeholder]) -> String {
    let cell = |cell: Attention| {
        let names: Vec<&str> = (judged.iter())
            .filter(|one| attention(one) == Some(cell))
            .map(|one| one.name.as_str())
            .collect();
        let names = match names.is_empty() {
            true => "nobody".to_owned(),
            false => names.join(", "),
        };
        format!(
            "{} ({}): {names}.",
            cell.name(),
            cell.meaning().to_lowercase()
        )
    };
    Attention::ALL.map(cell).join(" ")
}

/// Returns all stakeholders, those whose update is due first before the others, by name on the same day.
pub fn by_due(scorecard: &Scorecard) -> Vec<Stakeholder> {
    let mut all: Vec<Stakeholder> = scorecard.all().cloned().collect();
    sort_by(&mut all, |a, b| {
        let key = |one: &Stakeholder| one.due.unwrap_or(NaiveDate::MAX);
        (key(a), &a.name).cmp(&(key(b), &b.name))
    });
    all
}

/// Returns the day of the series of updates that lies after both its day and `after`; `None` on request only.
///
/// As with KPIs, the last day of a month is followed by the last day of one.
pub fn next_due(cadence: UpdateCadence, due: NaiveDate, after: NaiveDate) -> Option<NaiveDate> {
    let is_last = due
        .succ_opt()
        .is_none_or(|next| next.month() != due.month());
    let day = if is_last { 31 } else { due.day() };
    match cadence {
        UpdateCadence::Weekly => every_days(7, due, after),
        UpdateCadence::Fortnightly => every_days(14, due, after),
        UpdateCadence::Monthly => every_months(1, due, day, after),
        UpdateCadence::Quarterly => every_months(3, due, day, after),
        UpdateCadence::OnRequest => None,
    }
}

/// Returns the planned day that an update on a day would be for; `None` when it comes on top of the plan.
///
/// An update stands for the planned one from half a cadence before its day on.
pub fn planned_for(stakeholder: &Stakeholder, on: NaiveDate) -> Option<NaiveDate> {
    let half = match stakeholder.cadence {
        UpdateCadence::Weekly => 3,
        UpdateCadence::Fortnightly => 7,
        UpdateCadence::Monthly => 15,
        UpdateCadence::Quarterly => 45,
        UpdateCadence::OnRequest => i64::MAX,
    };
    (stakeholder.due).filter(|&due| (due - on).num_days() <= half)
}

/// Returns the stakeholder after the update: it is logged with its due day, and the next one is due on the next day of
/// the series. Updates that were missed come back once.
pub fn give_update(
    stakeholder: &Stakeholder,
    on: NaiveDate,
    method: Method,
    note: &str,
) -> Stakeholder {
    let planned = planned_for(stakeholder, on);
    let mut told = stakeholder.clone();
    let place = (told.updates.iter())
        .rposition(|update| update.on <= on)
        .map_or(0, |before| before + 1);
    let update = Update {
        on,
        due: planned,
        method,
        note: note.trim().to_owned(),
        extra: Extra::new(),
    };
    told.updates.insert(place, update);
    told.due = match (planned, stakeholder.due) {
        (None, Some(due)) => Some(due),
        (planned, _) => next_due(stakeholder.cadence, planned.unwrap_or(on), on),
    };
    told
}

/// Says what giving an update on a day does to the plan.
pub fn effect_words(stakeholder: &Stakeholder, on: NaiveDate, today: NaiveDate) -> String {
    let told = give_update(stakeholder, on, stakeholder.method, "");
    let next = match told.due {
        Some(due) => format!("the next one is due on {}.", date_phrase(due, today)),
        None => "no further one is planned.".to_owned(),
    };
    match planned_for(stakeholder, on) {
        Some(due) if due < on => format!(
            "This is the update that was due on {}; {next}",
            date_phrase(due, today)
        ),
        Some(due) => format!(
            "This is the update due on {}; {next}",
            date_phrase(due, today)
        ),
        None => format!("This one comes on top of the plan; {next}"),
    }
}

/// Planned updates of a time, and those of them that were given in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnTime {
    pub in_time: u32,
    pub due: u32,
}

impl OnTime {
    /// Returns the share given in time, 0 to 1; unknown when none was due.
    pub fn share(self) -> Option<f64> {
        (self.due > 0).then(|| f64::from(self.in_time) / f64::from(self.due))
    }

    /// Says how many planned updates of the last year came in time.
    pub fn words(self) -> String {
        match self.due {
            0 => "No planned update was due in the last year".to_owned(),
            due => format!(
                "{} of {} of the last year came in time",
                self.in_time,
                counted(due as usize, "planned update")
            ),
        }
    }
}

/// Counts the planned updates that were due in the year up to today, and those of them given in time.
///
/// An update whose day is over and that nobody gave counts as late.
pub fn on_time(stakeholder: &Stakeholder, today: NaiveDate) -> OnTime {
    let is_recent = |due: NaiveDate| (0..YEAR).contains(&(today - due).num_days());
    let given = (stakeholder.updates.iter())
        .filter_map(|update| update.due.map(|due| (due, update.on <= due)));
    let missed = (stakeholder.due)
        .filter(|&due| due < today)
        .map(|due| (due, false));
    let mut count = OnTime::default();
    for (_, is_in_time) in given.chain(missed).filter(|&(due, _)| is_recent(due)) {
        count.due += 1;
        count.in_time += u32::from(is_in_time);
    }
    count
}

/// The same for the whole plan.
pub fn on_time_of_all(scorecard: &Scorecard, today: NaiveDate) -> OnTime {
    let mut all = OnTime::default();
    for stakeholder in scorecard.all::<Stakeholder>() {
        let one = on_time(stakeholder, today);
        all.in_time += one.in_time;
        all.due += one.due;
    }
    all
}

/// Returns the concerns that wait for an answer, with their age in days, the oldest first.
pub fn open_concerns(stakeholder: &Stakeholder, today: NaiveDate) -> Vec<(&Concern, i64)> {
    let mut open: Vec<(&Concern, i64)> = (stakeholder.concerns.iter())
        .filter(|concern| concern.answered.is_none())
        .map(|concern| (concern, (today - concern.raised).num_days().max(0)))
        .collect();
    sort_by(&mut open, |a, b| a.0.raised.cmp(&b.0.raised));
    open
}

/// Returns the day on which the stakeholder will have been told nothing for longer than twice their cadence.
///
/// Without any update it counts from one cadence before the first planned day; on request there is no such day.
pub fn silent_from(stakeholder: &Stakeholder) -> Option<NaiveDate> {
    let told = stakeholder.updates.iter().map(|update| update.on).max();
    let (since, cadences) = match (told, stakeholder.due) {
        (Some(told), _) => (told, 2),
        (None, Some(due)) => (due, 1),
        (None, None) => return None,
    };
    let last = match stakeholder.cadence {
        UpdateCadence::Weekly => since.checked_add_days(chrono::Days::new(7 * cadences)),
        UpdateCadence::Fortnightly => since.checked_add_days(chrono::Days::new(14 * cadences)),
        UpdateCadence::Monthly => since.checked_add_months(Months::new(cadences as u32)),
        UpdateCadence::Quarterly => since.checked_add_months(Months::new(3 * cadences as u32)),
        UpdateCadence::OnRequest => None,
    };
    last?.succ_opt()
}

/// Returns the KPIs that no stakeholder gets, by name.
pub fn untold_kpis(scorecard: &Scorecard) -> Vec<&Kpi> {
    let is_told = |kpi: &Kpi| {
        let mut all = scorecard.all::<Stakeholder>();
        all.any(|stakeholder| stakeholder.kpis.contains(&kpi.id))
    };
    let mut untold: Vec<&Kpi> = scorecard.all().filter(|kpi| !is_told(kpi)).collect();
    sort_by(&mut untold, |a, b| a.name.cmp(&b.name));
    untold
}

/// Adds to the edit that no stakeholder gets the KPIs or risks any more: they are deleted with it.
pub fn forget(scorecard: &Scorecard, edit: Edit, gone: &[Id]) -> Edit {
    let is_gone = |id: &Id| gone.contains(id);
    (scorecard.all::<Stakeholder>())
        .filter(|one| one.kpis.iter().chain(&one.risks).any(is_gone))
        .fold(edit, |edit, stakeholder| {
            let mut stakeholder = stakeholder.clone();
            stakeholder.kpis.retain(|id| !is_gone(id));
            stakeholder.risks.retain(|id| !is_gone(id));
            edit.put(stakeholder)
        })
}

#[cfg(test)]
mod tests;
