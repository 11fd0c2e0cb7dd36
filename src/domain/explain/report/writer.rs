//! Writes a report from the scorecard: each part as words to edit and figures to look at, and the whole as a paper.
//!
//! - [`summary`]: in short, and what changed.
//! - [`kpis`]: the figures and why they are where they are.
//! - [`risks`]: what is above the appetite.
//! - [`work`]: actions, decisions, money, next steps, private notes.
//! - [`single`]: one metric, its story, the recommendation.

mod changes;
mod kpis;
mod risks;
mod single;
mod summary;
mod work;

use chrono::{NaiveDate, NaiveDateTime};

use super::paper::{Fact, Paper};
use super::parts::Part;
use super::{Report, Section, period, reader};
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::document::{Block, Document};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::evaluation::{Evaluation, Point, Status};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::overview::{self, Period};
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Settings;
use crate::domain::words::date_phrase;

/// Longer lists are cut, and say so.
const MOST_POINTS: usize = 10;

/// What a report is written from.
pub struct Context<'a> {
    pub card: &'a Scorecard,
    pub report: &'a Report,
    pub stakeholder: Option<&'a Stakeholder>,
    pub settings: Settings,
    pub policy: Policy,
    pub kpis: Vec<Followed>,
    /// Those that the reader is told about, open or not.
    pub risks: Vec<&'a Risk>,
    /// The last day of the period that is not ahead.
    pub end: NaiveDate,
    pub today: NaiveDate,
    /// The names that are taken out.
    names: Vec<String>,
}

/// A KPI of the report, at both ends of the period.
pub struct Followed {
    pub kpi: Kpi,
    pub before: Evaluation,
    pub now: Evaluation,
}

/// A part as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartDraft {
    /// What can be edited.
    pub words: Document,
    /// Charts and numbers, which come from the measurements alone.
    pub figures: Vec<Block>,
}

/// A part as it stands in the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub section: Section,
    pub heading: &'static str,
    pub words: Document,
    pub figures: Vec<Block>,
    /// The words that the numbers give now.
    pub draft: String,
    /// The words were edited, and the numbers give others since.
    pub is_old: bool,
}

impl<'a> Context<'a> {
    /// Collects what the scorecard holds for the reader and the period.
    pub fn of(card: &'a Scorecard, report: &'a Report, now: NaiveDateTime) -> Context<'a> {
        let today = now.date();
        let end = report.to.min(today).max(report.from.min(today));
        let stakeholder = report
            .stakeholder
            .and_then(|id| card.get::<Stakeholder>(id));
        let range = Period::Range {
            from: report.from.min(end),
            to: end,
        };
        let before = report.from.pred_opt().unwrap_or(report.from);
        let rows = overview::rows(card, range, now);
        let kpis = reader::kpis(report, stakeholder, rows).into_iter();
        let settings = card.settings();
        Context {
            kpis: kpis
                .map(|row| Followed {
                    before: Evaluation::of(card, &row.kpi, reader::end_of(before)),
                    now: row.evaluation,
                    kpi: row.kpi,
                })
                .collect(),
            risks: reader::risks(card, report, stakeholder),
            policy: card.policy(),
            names: match reader::shows_owners(report) {
                true => Vec::new(),
                false => reader::names(card, &settings.coordinator),
            },
            card,
            report,
            stakeholder,
            settings,
            end,
            today,
        }
    }

    fn is_client(&self) -> bool {
        reader::is_client(self.report)
    }

    fn shows_owners(&self) -> bool {
        reader::shows_owners(self.report)
    }

    fn day(&self, day: NaiveDate) -> String {
        date_phrase(day, self.today)
    }

    /// Writes a value beside the target of its day.
    fn value(&self, kpi: &Kpi, point: &Point) -> String {
        kpi.value_text(point.at.date, point.value.get(), &self.settings.currency)
    }

    /// Tells whether the day belongs to the period.
    fn covers(&self, day: NaiveDate) -> bool {
        self.report.from <= day && day <= self.end
    }

    fn is_followed(&self, kpi: crate::domain::revision::Id) -> bool {
        self.kpis.iter().any(|followed| followed.kpi.id == kpi)
    }

    /// Names a status in the reader's words.
    fn status(&self, status: Status) -> &'static str {
        match status {
            status if !self.is_client() => status.name(),
            Status::OnTarget => "Met",
            Status::Watch => "Within our margin",
            Status::OffTarget => "Missed",
            Status::Stale => "No fresh value",
            Status::NoData => "Not measured yet",
        }
    }

    /// Names what is measured.
    fn measure(&self) -> &'static str {
        match self.is_client() {
            true => "figure",
            false => "KPI",
        }
    }
}

/// Writes one part.
pub fn draft(context: &Context, part: Part) -> PartDraft {
    let mut draft = match part {
        Part::Summary => summary::write(context),
        Part::Changes => changes::write(context),
        Part::Kpis => kpis::table(context),
        Part::Variances => kpis::variances(context),
        Part::Risks => risks::write(context),
        Part::Actions => work::actions(context),
        Part::Decisions => work::decisions(context),
        Part::NextSteps => work::next_steps(context),
        Part::Figure => single::figure(context),
        Part::Story => single::story(context),
        Part::Meaning => single::meaning(context),
        Part::Recommendation => single::recommendation(context),
        Part::PrivateNotes => work::notes(context),
    };
    for block in &mut draft.words.blocks {
        take_names_out(block, &context.names);
    }
    draft
}

fn take_names_out(block: &mut Block, names: &[String]) {
    let nameless = |text: &mut String| *text = reader::nameless(text, names);
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) | Block::Point(text) => {
            nameless(text)
        }
        Block::Table(table) => table.rows.iter_mut().flatten().for_each(nameless),
        Block::Number(_) | Block::Chart(_) => {}
    }
}

/// Writes all parts, with the words that were edited in the place of the drafts.
pub fn written(context: &Context) -> Vec<Written> {
    let sections = context.report.sections().into_iter();
    let write = |section: Section| {
        let PartDraft { words, figures } = draft(context, section.part);
        let draft = words.editable();
        let edited = section.edited.as_ref();
        Written {
            heading: section.part.heading(context.report),
            words: edited.map_or(words, |edited| Document::read(&edited.text)),
            figures,
            is_old: edited.is_some_and(|edited| edited.draft != draft),
            draft,
            section,
        }
    };
    sections.map(write).collect()
}

/// Puts the head and the parts that are not left out onto one paper.
pub fn paper(context: &Context, written: &[Written]) -> Paper {
    let mut blocks = Vec::new();
    for part in written.iter().filter(|part| !part.section.left_out) {
        if part.words.blocks.is_empty() && part.figures.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(part.heading.to_owned()));
        // The value of a single metric comes before the words about it.
        let (first, last) = match part.section.part {
            Part::Figure => (&part.figures, &part.words.blocks),
            _ => (&part.words.blocks, &part.figures),
        };
        blocks.extend(first.iter().chain(last).cloned());
    }
    Paper {
        title: context.report.title.clone(),
        facts: facts(context),
        blocks,
        ..Paper::default()
    }
}

fn facts(context: &Context) -> Vec<Fact> {
    let Settings {
        title, coordinator, ..
    } = &context.settings;
    let role = context
        .stakeholder
        .map_or("", |stakeholder| stakeholder.role.trim());
    let reader = match (context.report.reader.trim(), role) {
        ("", _) => context.report.audience.name().to_owned(),
        (name, "") => name.to_owned(),
        (name, role) => format!("{name}, {role}"),
    };
    let period = period::words(context.report.from, context.report.to, context.today);
    let all = [
        ("For", reader.as_str()),
        ("Project", title.as_str()),
        ("Period", period.as_str()),
        ("From", coordinator.trim()),
    ];
    let known = all.into_iter().filter(|(_, value)| !value.is_empty());
    known
        .map(|(name, value)| Fact {
            name: name.to_owned(),
            value: value.to_owned(),
        })
        .collect()
}

/// Adds the lines as points; of many only the first ones.
fn points(words: &mut Document, lines: Vec<String>) {
    let more = lines.len().saturating_sub(MOST_POINTS);
    lines
        .into_iter()
        .take(MOST_POINTS)
        .for_each(|line| words.point(line));
    if more > 0 {
        words.point(format!("and {more} more"));
    }
}
