//! This week: what the first page says about each KPI, in words and figures that are ready to be shown.

use chrono::{NaiveDate, NaiveDateTime};

use super::script::{Audience, Length};
use super::variance_script::{Context, Piece, draft};
use super::wording;
use crate::domain::measure::action::Action;
use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::measure::overview::{KpiRow, Span, Summary};
use crate::domain::measure::quantity;
use crate::domain::measure::tracking::checklist::{Group, Line};
use crate::domain::measure::typed::{Typing, can_be_typed};
use crate::domain::measure::variance::Variance;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Settings;
use crate::domain::value::Finite;
use crate::domain::words::english::counted;
use crate::domain::words::{capital, date_phrase};

/// A KPI as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekRow {
    pub id: Id,
    pub name: String,
    pub unit: Unit,
    /// How often a value is due: `weekly`.
    pub cadence: String,
    /// When the next one is: `Due today`, `3 days overdue`; nothing where none is due soon.
    pub due: Option<(Group, String)>,
    pub can_be_typed: bool,
    /// The value of the day as it can be typed; empty while there is none.
    pub text: String,
    /// The newest value.
    pub actual: Option<String>,
    /// When it was measured.
    pub measured: Option<String>,
    pub status: Status,
    /// How far it is from its target, and with its sign: `−0.2 points, unfavourable`.
    pub variance: Option<(Variance, String)>,
    /// `target ≥ 99.9 %`.
    pub target: String,
    /// From the second value on.
    pub line: Option<SmallLine>,
    /// What to say, in a sentence, where the KPI is named beside it.
    pub say: String,
    /// The same with the KPI's name.
    pub say_alone: String,
    /// The open action that is due first.
    pub action: Option<Action>,
    pub lacks_action: bool,
    pub is_in_focus: bool,
}

/// The line of a row: days and values, and what they are held against.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallLine {
    pub points: Vec<(f64, f64)>,
    /// The days that are signals.
    pub signals: Vec<f64>,
    pub target: Option<Target>,
    /// The line in words.
    pub words: String,
}

/// What all rows of a page have in common.
#[derive(Clone, Copy, Debug)]
pub struct Week<'a> {
    pub card: &'a Scorecard,
    pub settings: &'a Settings,
    /// The day that the page is of.
    pub typing: Typing,
    /// The time that the lines are drawn over.
    pub span: Span,
}

impl Week<'_> {
    /// Returns the rows in the order of `rows`; `lines` say what is due.
    pub fn rows(self, rows: &[KpiRow], lines: &[Line]) -> Vec<WeekRow> {
        (rows.iter())
            .map(|row| self.row(row, lines.iter().find(|line| line.id == row.kpi.id)))
            .collect()
    }

    fn row(self, row: &KpiRow, line: Option<&Line>) -> WeekRow {
        let (kpi, evaluation) = (&row.kpi, &row.evaluation);
        let (day, currency) = (self.typing.day, self.settings.currency.as_str());
        let latest = evaluation.latest();
        let can_be_typed = can_be_typed(self.card, kpi);
        let due = match line {
            // Nobody has typed it yet, and there is nothing to compute it from.
            Some(line) if line.group == Group::Computed && can_be_typed => Some(Group::Today),
            Some(line) => Some(line.group).filter(|group| *group < Group::Later),
            None => None,
        };
        let words = |group| match line.filter(|line| line.group == group) {
            Some(line) => (group, line.words.clone()),
            None => (group, group.name().to_owned()),
        };
        let of_day = (self.typing.of_day(self.card, kpi)).filter(|_| kpi.derived.is_none());
        let (say, say_alone) = self.say(kpi, evaluation, day);
        WeekRow {
            id: kpi.id,
            name: kpi.name.clone(),
            unit: kpi.unit,
            cadence: kpi.cadence.name().to_lowercase(),
            due: due.map(words),
            can_be_typed,
            text: of_day.map_or(String::new(), |value| match value.counted {
                Some(counted) => counted.text(),
                None => quantity::editable(kpi.unit, value.value),
            }),
            actual: evaluation.latest_text(kpi, currency),
            measured: latest.map(|point| date_phrase(point.at.date, day)),
            status: evaluation.status,
            variance: latest.map(|point| {
                let size = quantity::format_difference(kpi.unit, point.variance.absolute, currency);
                let side = match point.variance.favourable {
                    true => "favourable",
                    false => "unfavourable",
                };
                (point.variance, format!("{size}, {side}"))
            }),
            target: (evaluation.target(kpi))
                .map(|target| target_sign(target.target, kpi.unit, currency))
                .unwrap_or_default(),
            line: self.line(row),
            say,
            say_alone,
            action: row.next_action.clone(),
            lacks_action: row.lacks_action(),
            is_in_focus: kpi.focus,
        }
    }

    /// Returns what to say in a line, without and with the name of the KPI.
    fn say(self, kpi: &Kpi, evaluation: &Evaluation, day: NaiveDate) -> (String, String) {
        let context = Context::of(self.card, self.settings, kpi, evaluation, day);
        let draft = draft(&context, Audience::ProjectManager, Length::OneLine);
        // What only a person can add has its own cell.
        let pieces = draft.pieces.iter();
        let known = pieces.map_while(|piece| match piece {
            Piece::Text(words) => Some(words.as_str()),
            Piece::Slot { .. } => None,
        });
        let known: String = known.collect();
        // What is done has a cell of its own as well: the first sentence is about the figures.
        let name = format!("{}: ", kpi.name.trim());
        let Some(bare) = known.strip_prefix(&name) else {
            return (known.clone(), known);
        };
        let first = match bare.split_once(". ") {
            Some((first, _)) => format!("{first}."),
            None => bare.trim_end().to_owned(),
        };
        (capital(&first), format!("{name}{first}"))
    }

    fn line(self, row: &KpiRow) -> Option<SmallLine> {
        let (kpi, evaluation) = (&row.kpi, &row.evaluation);
        let inside = |at: NaiveDate| self.span.contains(at);
        let points = (evaluation.points.iter()).filter(|point| inside(point.at.date));
        let drawn: Vec<(f64, f64)> = (points.clone())
            .map(|point| (point.at.as_days(), point.value.get()))
            .collect();
        let [first, .., last] = drawn[..] else {
            return None;
        };
        let signals: Vec<f64> = (points.filter(|point| point.signal.is_some()))
            .map(|point| point.at.as_days())
            .collect();
        let show = |value: f64| quantity::format(kpi.unit, value, &self.settings.currency);
        let mean = |summary: &Option<Summary>| summary.as_ref().map(|one| show(one.mean));
        let means = match (mean(&row.this_period), mean(&row.period_before)) {
            (Some(now), Some(before)) => format!(" Mean {now}, before {before}."),
            (Some(now), None) => format!(" Mean {now}."),
            _ => String::new(),
        };
        let words = format!(
            "{}: {} from {} to {}, {} of them signals. Trend: {}.{means} {}.",
            kpi.name,
            counted(drawn.len(), "measurement"),
            show(first.1),
            show(last.1),
            signals.len(),
            evaluation.course(kpi).name().to_lowercase(),
            wording::signal_phrase(evaluation),
        );
        Some(SmallLine {
            points: drawn,
            signals,
            target: evaluation.target(kpi).map(|target| target.target),
            words,
        })
    }
}

impl WeekRow {
    /// Tells whether a value of the day is missing that is due.
    pub fn is_due(&self) -> bool {
        self.can_be_typed
            && self.text.is_empty()
            && matches!(&self.due, Some((group, _)) if group.is_due())
    }
}

/// Returns the time that counts as now on the day's page: the end of a day that is over.
pub fn now_on(day: NaiveDate, now: NaiveDateTime) -> NaiveDateTime {
    let span = Span {
        from: None,
        to: day,
    };
    span.now(now)
}

/// Writes a target for a narrow column: `target ≥ 99.9 %`.
fn target_sign(target: Target, unit: Unit, currency: &str) -> String {
    let value = |value: Finite| quantity::format_target(unit, value.get(), currency);
    match target {
        Target::AtLeast(low) => format!("target ≥ {}", value(low)),
        Target::Above(low) => format!("target > {}", value(low)),
        Target::AtMost(high) => format!("target ≤ {}", value(high)),
        Target::Below(high) => format!("target < {}", value(high)),
        Target::Exactly(exact) => format!("target {}", value(exact)),
        Target::Within(low, high) => format!("target {} to {}", value(low), value(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::overview::{self, Period};
    use crate::domain::measure::tracking::checklist;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::domain::settings::Industry;
    use crate::library::{profiles, sample};

    fn typing(day: &str) -> Typing {
        let at = |time: &str| format!("{day}T{time}").parse().unwrap();
        Typing {
            day: day.parse().unwrap(),
            now: at("09:00:00"),
            utc: at("08:00:00"),
        }
    }

    fn rows(card: &Scorecard, typing: Typing) -> Vec<WeekRow> {
        let period = Period::Days(90);
        let week = Week {
            card,
            settings: &card.settings(),
            typing,
            span: period.span(typing.day),
        };
        let rows = overview::rows(card, period, typing.now);
        week.rows(&rows, &checklist::checklist(card, typing.now))
    }

    fn card(edit: Edit) -> Scorecard {
        let mut card = Scorecard::empty(Id::from_number(9));
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn a_row_of_the_sample_says_value_variance_target_and_a_sentence() {
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let typing = typing("2026-11-24");
        let card = card(sample::sample(typing.day, &mut new_id));
        let rows = rows(&card, typing);
        for row in &rows {
            assert!(row.say.ends_with('.'), "{}", row.say);
            assert!(!row.say.contains('['), "{}", row.say);
            assert!(row.say_alone.starts_with(&row.name), "{}", row.say_alone);
            assert_eq!(
                row.say.matches(". ").count(),
                0,
                "one sentence: {}",
                row.say
            );
            assert!(row.actual.is_some());
        }
        let sla = rows
            .iter()
            .find(|row| row.name == "SLA compliance")
            .unwrap();
        assert_eq!(plain(&sla.target), "target ≥ 99.9 %");
        assert!(
            plain(&sla.say).contains("the target of 99.9 %"),
            "{}",
            sla.say
        );
        let (variance, words) = sla.variance.as_ref().unwrap();
        assert_eq!(words.ends_with(", favourable"), variance.favourable);
        assert!(sla.line.as_ref().is_some_and(|line| line.points.len() > 1));
    }

    #[test]
    fn of_a_new_scorecard_every_kpi_waits_for_its_first_value() {
        let typing = typing("2026-11-24");
        let card = card(profiles::start(
            Industry::General,
            "Portal",
            "Portal",
            typing.day,
        ));
        let rows = rows(&card, typing);
        assert_eq!(rows.len(), 8);
        for row in rows {
            assert!(row.is_due() && row.can_be_typed, "{row:?}");
            assert_eq!((row.actual, row.line, row.variance), (None, None, None));
        }
    }

    #[test]
    fn the_value_of_the_day_stands_in_its_cell_as_it_was_typed_and_is_due_no_more() {
        let typing = typing("2026-11-24");
        let mut card = card(profiles::start(
            Industry::General,
            "Portal",
            "Portal",
            typing.day,
        ));
        let kpi = card
            .all::<Kpi>()
            .find(|kpi| kpi.library == "security-training-completion");
        let kpi = kpi.unwrap().clone();
        let read = quantity::read(kpi.unit, "44/50", "EUR").unwrap();
        let edit = typing.put(&card, Edit::new(""), &kpi, read, Id::from_number(77));
        card.apply(edit, Replica(1)).unwrap();
        let row = rows(&card, typing)
            .into_iter()
            .find(|row| row.id == kpi.id)
            .unwrap();
        assert_eq!(row.text, "44 of 50");
        assert!(!row.is_due());
        assert_eq!(plain(&row.variance.unwrap().1), "−12 points, unfavourable");
        assert!(row.line.is_none(), "a line needs a second value");
    }
}
