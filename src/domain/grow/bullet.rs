//! A line of a résumé: what was done, which KPI moved from what to what, over which time, and what that was worth.
//!
//! What nobody has said yet is a gap in square brackets. The figures come from a KPI's history or are typed.

use chrono::{Months, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::domain::explain::wording::{capital, number_word};
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::measure::quantity;
use crate::domain::record::Extra;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::Finite;

/// What is said about one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Draft {
    /// The unmeasured claim that it starts from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub claim: String,
    /// What was done, beginning with a verb of the past.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub did: String,
    #[serde(default)]
    pub share: Share,
    /// The KPI whose history gives the figures; typed ones count while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kpi: Option<Id>,
    /// How far back the history is told.
    #[serde(default)]
    pub reach: Reach,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default = "percent")]
    pub unit: Unit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Finite>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Finite>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub over: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub worth: String,
    #[serde(flatten)]
    pub extra: Extra,
}

fn percent() -> Unit {
    Unit::Percent
}

impl Default for Draft {
    fn default() -> Draft {
        Draft {
            claim: String::new(),
            did: String::new(),
            share: Share::default(),
            kpi: None,
            reach: Reach::default(),
            name: String::new(),
            unit: percent(),
            from: None,
            to: None,
            over: String::new(),
            worth: String::new(),
            extra: Extra::new(),
        }
    }
}

impl Draft {
    pub fn is_blank(&self) -> bool {
        *self == Draft::default()
    }
}

/// How much of it was one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Share {
    #[default]
    Led,
    Contributed,
    Supported,
}

impl Share {
    pub const ALL: [Share; 3] = [Share::Led, Share::Contributed, Share::Supported];

    pub fn name(self) -> &'static str {
        match self {
            Share::Led => "I led it",
            Share::Contributed => "I contributed",
            Share::Supported => "I supported",
        }
    }
}

/// How far back a history is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    Quarter,
    HalfYear,
    Year,
    #[default]
    All,
}

impl Reach {
    pub const ALL: [Reach; 4] = [Reach::Quarter, Reach::HalfYear, Reach::Year, Reach::All];

    pub fn name(self) -> &'static str {
        match self {
            Reach::Quarter => "The last three months",
            Reach::HalfYear => "The last six months",
            Reach::Year => "The last year",
            Reach::All => "From the first value on",
        }
    }

    fn start(self, today: NaiveDate) -> NaiveDate {
        let months = match self {
            Reach::Quarter => 3,
            Reach::HalfYear => 6,
            Reach::Year => 12,
            Reach::All => return NaiveDate::MIN,
        };
        today
            .checked_sub_months(Months::new(months))
            .unwrap_or(NaiveDate::MIN)
    }
}

/// The figures of a line, as far as they are known, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The KPI, as it stands within a sentence.
    pub kpi: Option<String>,
    /// From what to what, and whether it went up.
    pub change: Option<(String, String, Moved)>,
    /// Like "in six months".
    pub over: Option<String>,
    /// What the reader, or the writer, should know before the figures are used.
    pub caution: Option<&'static str>,
}

/// Which way a value went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    Up,
    Down,
    Not,
}

/// A wording of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub name: &'static str,
    pub text: String,
}

/// A step from a claim to a measured line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub question: &'static str,
    pub is_answered: bool,
    /// The line with all that was said up to here.
    pub text: String,
}

/// Returns the figures of the draft: those of the KPI's history, or the typed ones.
pub fn figures(draft: &Draft, card: &Scorecard, now: NaiveDateTime) -> Figures {
    let currency = card.settings().currency;
    match draft.kpi.and_then(|id| card.get::<Kpi>(id)) {
        Some(kpi) => of_history(kpi, draft.reach, card, now, &currency),
        None => typed(draft, &currency),
    }
}

fn typed(draft: &Draft, currency: &str) -> Figures {
    let change = draft
        .from
        .zip(draft.to)
        .map(|(from, to)| change(draft.unit, from.get(), to.get(), currency));
    let over = draft.over.trim().trim_end_matches('.');
    let is_phrase = [
        "in ", "over ", "within ", "during ", "between ", "since ", "by ", "from ",
    ]
    .iter()
    .any(|start| over.to_lowercase().starts_with(start));
    Figures {
        kpi: some(&draft.name).map(within),
        change,
        over: some(over).map(|over| match is_phrase {
            true => over.to_owned(),
            false => format!("in {over}"),
        }),
        caution: None,
    }
}

fn of_history(
    kpi: &Kpi,
    reach: Reach,
    card: &Scorecard,
    now: NaiveDateTime,
    currency: &str,
) -> Figures {
    let evaluation = Evaluation::of(card, kpi, now);
    let start = reach.start(now.date());
    let points: Vec<_> = (evaluation.points.iter())
        .filter(|point| point.at.date >= start)
        .collect();
    let known = Figures {
        kpi: Some(within(&kpi.name)),
        ..Figures::default()
    };
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Figures {
            caution: Some(
                "It has no value in this time. Choose a longer one, or type the figures.",
            ),
            ..known
        };
    };
    if points.len() < 2 {
        return Figures {
            caution: Some(
                "It has one value in this time, so nothing has moved yet. Choose a longer one, or type the figures.",
            ),
            ..known
        };
    }
    let values: Vec<f64> = points.iter().map(|point| point.value.get()).collect();
    let (from, to) = (first.value.get(), last.value.get());
    let target = kpi.target_on(last.at.date).map(|target| target.target);
    Figures {
        change: Some(change(kpi.unit, from, to, currency)),
        over: Some(format!("in {}", time(first.at.date, last.at.date))),
        caution: caution(target, &values),
        ..known
    }
}

/// So many moving ranges are scatter: the natural limits of an XmR chart (Wheeler).
const SCATTER: f64 = 2.66;

fn caution(target: Option<Target>, values: &[f64]) -> Option<&'static str> {
    let (from, to) = (*values.first()?, *values.last()?);
    let miss = |value: f64| target.map_or(0.0, |target| missed(target, value));
    let steps: Vec<f64> = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    let usual = steps.iter().sum::<f64>() / steps.len().max(1) as f64;
    if miss(to) > miss(from) {
        Some("It moved the wrong way. Tell it as something that you learned, not as a result.")
    } else if from == to {
        Some(
            "It did not move. Choose another time or another KPI, or say what you kept from getting worse.",
        )
    } else if steps.len() >= 5 && (to - from).abs() <= SCATTER * usual {
        Some(
            "The change is no larger than the usual scatter from one value to the next. Say it with care.",
        )
    } else {
        None
    }
}

/// Returns by how much a value misses the target.
fn missed(target: Target, value: f64) -> f64 {
    match target {
        Target::AtLeast(least) => (least.get() - value).max(0.0),
        Target::AtMost(most) => (value - most.get()).max(0.0),
        Target::Exactly(exact) => (value - exact.get()).abs(),
        Target::Within(low, high) => (low.get() - value).max(value - high.get()).max(0.0),
    }
}

fn change(unit: Unit, from: f64, to: f64, currency: &str) -> (String, String, Moved) {
    let moved = match to - from {
        by if by > 0.0 => Moved::Up,
        by if by < 0.0 => Moved::Down,
        _ => Moved::Not,
    };
    let write = |value| quantity::format(unit, value, currency);
    (write(from), write(to), moved)
}

/// Writes how long it was between two days: weeks up to two months, then months, then years.
pub fn time(from: NaiveDate, to: NaiveDate) -> String {
    let days = (to - from).num_days().max(1) as f64;
    let counted = |count: f64, unit: &str| match count as usize {
        0 | 1 => format!("one {unit}"),
        many => format!("{} {unit}s", number_word(many)),
    };
    match days {
        days if days < 14.0 => counted(days, "day"),
        days if days < 60.0 => counted((days / 7.0).round(), "week"),
        days if days < 700.0 => counted((days / 30.44).round(), "month"),
        days => counted((days / 365.25).round(), "year"),
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// Writes a name as it stands within a sentence: SLA compliance, incident response time.
fn within(name: &str) -> String {
    let mut letters = name.trim().chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => first
            .to_lowercase()
            .chain(name.trim().chars().skip(1))
            .collect(),
        _ => name.trim().to_owned(),
    }
}

/// The parts of a line, each as words or as a gap.
struct Parts {
    did: String,
    kpi: String,
    /// From … to …, or at ….
    change: String,
    moved: Moved,
    over: String,
    worth: Option<String>,
}

impl Parts {
    fn of(draft: &Draft, figures: &Figures) -> Parts {
        let (change, moved) = match &figures.change {
            Some((from, _, Moved::Not)) => (format!("at {from}"), Moved::Not),
            Some((from, to, moved)) => (format!("from {from} to {to}"), *moved),
            None => (
                "from [the value before] to [the value after]".to_owned(),
                Moved::Down,
            ),
        };
        let did = some(draft.did.trim().trim_end_matches('.'));
        Parts {
            did: did.map_or_else(|| "[what you did]".to_owned(), within),
            kpi: figures
                .kpi
                .clone()
                .unwrap_or_else(|| "[which KPI]".to_owned()),
            change,
            moved,
            over: figures
                .over
                .clone()
                .unwrap_or_else(|| "in [which time]".to_owned()),
            worth: some(draft.worth.trim().trim_end_matches('.')).map(str::to_owned),
        }
    }

    /// Like "cut incident response time from 9 h to 4 h in six months", said of whoever did it.
    fn result(&self) -> String {
        let verb = match self.moved {
            Moved::Up => "raised",
            Moved::Down => "lowered",
            Moved::Not => "held",
        };
        format!("{verb} {} {} {}", self.kpi, self.change, self.over)
    }

    /// What was done, whose it was, and what came of it.
    fn action(&self, share: Share, came: &str) -> String {
        let did = capital(&self.did);
        match share {
            Share::Led => format!("{did}: {came}."),
            Share::Contributed => format!("{did} as my part of a team effort: {came}."),
            Share::Supported => format!("{did} in support of the team: {came}."),
        }
    }

    /// Like "incident response time fell from 9 h to 4 h in six months", said of the KPI.
    fn moved(&self) -> String {
        let verb = match self.moved {
            Moved::Up => "rose",
            Moved::Down => "fell",
            Moved::Not => "stayed",
        };
        format!("{} {verb} {} {}", self.kpi, self.change, self.over)
    }
}

/// Returns the line in several wordings; each says honestly whose result it was.
pub fn variants(draft: &Draft, figures: &Figures) -> Vec<Variant> {
    let parts = Parts::of(draft, figures);
    let worth = parts.worth.as_ref().map(|worth| format!(", worth {worth}"));
    let worth = worth.unwrap_or_default();
    let (did, result, moved) = (&parts.did, parts.result(), parts.moved());
    let by_result = match draft.share {
        Share::Led => format!("{}{worth}: {did}.", capital(&result)),
        Share::Contributed => format!("In a team that {result}{worth}: {did}."),
        Share::Supported => format!("Supported the team that {result}{worth}: {did}."),
    };
    let by_action = parts.action(draft.share, &format!("{moved}{worth}"));
    let by_worth = format!(
        "{}: {moved} after {} {did}.",
        capital(
            parts
                .worth
                .as_deref()
                .unwrap_or("[what it was worth to the business]")
        ),
        match draft.share {
            Share::Led => "I",
            Share::Contributed => "the team and I",
            Share::Supported => "the team, with my support,",
        }
    );
    let short = format!(
        "{} {} {}: {}{did}.",
        capital(&parts.kpi),
        parts.change,
        parts.over,
        match draft.share {
            Share::Led => "",
            Share::Contributed => "with the team, ",
            Share::Supported => "supporting the team, ",
        }
    );
    let named = |name, text| Variant { name, text };
    vec![
        named("Result first", by_result),
        named("Action first", by_action),
        named("Worth first", by_worth),
        named("Short", short),
    ]
}

/// Returns the steps from the claim to the measured line, each with the line as it reads by then.
pub fn ladder(draft: &Draft, figures: &Figures) -> Vec<Rung> {
    let parts = Parts::of(draft, figures);
    let did = capital(&parts.did);
    let kpi = &parts.kpi;
    let moved = parts.moved();
    let moved = moved.trim_end_matches(&parts.over).trim_end();
    let worth = match &parts.worth {
        Some(worth) => format!(", worth {worth}"),
        None => ", worth [what it was worth to the business]".to_owned(),
    };
    let rung = |question, is_answered, text| Rung {
        question,
        is_answered,
        text,
    };
    let came = format!("{moved} {}", parts.over);
    vec![
        rung(
            "What did you do?",
            some(&draft.did).is_some(),
            format!("{did}."),
        ),
        rung(
            "Which KPI shows it?",
            figures.kpi.is_some(),
            format!("{did}; {kpi} shows it."),
        ),
        rung(
            "From what to what?",
            figures.change.is_some(),
            format!("{did}: {moved}."),
        ),
        rung(
            "Over which time?",
            figures.over.is_some(),
            format!("{did}: {came}."),
        ),
        rung(
            "What was your part?",
            true,
            parts.action(draft.share, &came),
        ),
        rung(
            "What was it worth?",
            parts.worth.is_some(),
            parts.action(draft.share, &format!("{came}{worth}")),
        ),
    ]
}

#[cfg(test)]
mod tests;
