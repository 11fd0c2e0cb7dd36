//! Reports: what one reader is told about one period, as drafts and as they were sent.
//!
//! [`writer`] writes the parts of a report from the scorecard, for the reader that [`reader`] describes; [`parts`] says
//! which there are and what they are called. The record keeps what the coordinator changed, and, once the report was
//! sent, the whole [`paper`] as it left: later corrections do not move it. [`period`] names the usual periods, and
//! [`giving`] marks a report as sent.

pub mod giving;
pub mod paper;
pub mod parts;
pub mod period;
pub mod reader;
pub mod writer;

use crate::domain::field::Value;
use chrono::NaiveDate;

use self::paper::{Paper, check_paper};
use self::parts::Part;
use super::script::Audience;
use super::stakeholder::Stakeholder;
use crate::domain::base::{Extra, Invalid, NAME_LIMIT, record};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;

/// A report, a draft until it is sent.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Report {
    pub id: Id,
    #[field(line)]
    pub title: String,
    /// Whom it is for, when they stand in the stakeholder plan.
    pub stakeholder: Option<Id>,
    /// Their name when the report was begun; empty for an audience in general.
    pub reader: String,
    /// In whose language it is written.
    pub audience: Audience,
    /// The first day that it tells about.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The one KPI that it is about; missing for a status report.
    #[field(label = "KPI")]
    pub kpi: Option<Id>,
    /// What was changed about its parts, in the order of the report; parts that are not named follow.
    pub sections: Vec<Section>,
    /// Leaves out who does what.
    pub without_owners: bool,
    /// Takes the private notes in.
    pub with_notes: bool,
    /// The coordinator's own notes on it.
    pub private_note: String,
    pub created: NaiveDate,
    /// Set once it was sent.
    pub sent: Option<Sent>,
    pub extra: Extra,
}

/// What the coordinator changed about one part.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Section {
    pub part: Part,
    pub left_out: bool,
    pub edited: Option<EditedPart>,
    pub extra: Extra,
}

/// The words of a part as the coordinator wants to say them.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct EditedPart {
    #[field(needed)]
    pub text: String,
    /// The draft that was edited: when the numbers give another draft, the text is out of date.
    #[field(needed)]
    pub draft: String,
    pub extra: Extra,
}

/// A report as it left.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Sent {
    pub on: NaiveDate,
    pub paper: Paper,
    pub extra: Extra,
}

impl Section {
    /// A part as it is written, at its place.
    pub fn of(part: Part) -> Section {
        Section {
            part,
            left_out: false,
            edited: None,
            extra: Extra::new(),
        }
    }
}

impl Report {
    /// Begins a report about the days; for a stakeholder in their language, else for the audience in general.
    pub fn new(
        id: Id,
        reader: Result<&Stakeholder, Audience>,
        kpi: Option<&Kpi>,
        (from, to): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Report {
        let (audience, name) = match reader {
            Ok(stakeholder) => (stakeholder.audience, stakeholder.name.trim()),
            Err(audience) => (audience, ""),
        };
        let title = match (kpi, name) {
            (Some(kpi), _) => format!("{}: where it stands", kpi.name),
            (None, "") => "Status report".to_owned(),
            (None, name) => format!("Status report for {name}"),
        };
        Report {
            id,
            // A long name still leaves room to be told from others.
            title: title.chars().take(NAME_LIMIT).collect(),
            stakeholder: reader.ok().map(|stakeholder| stakeholder.id),
            reader: name.to_owned(),
            audience,
            from: from.min(to),
            to,
            kpi: kpi.map(|kpi| kpi.id),
            sections: Vec::new(),
            without_owners: false,
            with_notes: false,
            private_note: String::new(),
            created: today,
            sent: None,
            extra: Extra::new(),
        }
    }

    /// Returns the parts in the order of the report, with what was changed about each.
    ///
    /// A part that the reader does not get is not among them, even when it was changed before.
    pub fn sections(&self) -> Vec<Section> {
        let all = Part::of(self);
        let named = self.sections.iter();
        let mut sections: Vec<Section> = named
            .filter(|section| all.contains(&section.part))
            .cloned()
            .collect();
        for part in all {
            if sections.iter().all(|section| section.part != part) {
                sections.push(Section::of(part));
            }
        }
        sections
    }

    /// Changes one part; the order of all is kept with it.
    pub fn change(&mut self, part: Part, change: impl FnOnce(&mut Section)) {
        self.sections = self.sections();
        if let Some(section) = (self.sections.iter_mut()).find(|section| section.part == part) {
            change(section);
        }
    }

    /// Moves a part one place up or down.
    pub fn shift(&mut self, part: Part, down: bool) {
        self.sections = self.sections();
        let place = (self.sections.iter()).position(|section| section.part == part);
        let Some(place) = place else { return };
        let other = match down {
            true => place + 1,
            false => place.wrapping_sub(1),
        };
        if other < self.sections.len() {
            self.sections.swap(place, other);
        }
    }
}

record!(Report, |report| {
    if report.to < report.from {
        return Err(Invalid::new("to", "the period ends before it starts"));
    }
    for (place, section) in report.sections.iter().enumerate() {
        let before = &report.sections[..place];
        if before.iter().any(|other| other.part == section.part) {
            return Err(Invalid::new("sections", "a part occurs twice"));
        }
    }
    match &report.sent {
        Some(sent) => check_paper(&sent.paper),
        None => Ok(()),
    }
});
