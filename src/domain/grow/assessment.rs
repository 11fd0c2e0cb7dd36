//! A self-assessment, or somebody else's view of the same person: which behaviours were seen, and what shows it.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, Invalid, NAME_LIMIT, TEXT_LIMIT, record};
use crate::domain::named;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;

/// What a strong coordinator is strong in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Dimension {
    BusinessImpact,
    Prioritising,
    Communicating,
    ActingEarly,
    DecidingWithData,
    Aligning,
    Improving,
}

named!(Dimension {
    BusinessImpact: "Understands business impact",
    Prioritising: "Prioritises effectively",
    Communicating: "Communicates clearly",
    ActingEarly: "Acts proactively",
    DecidingWithData: "Decides with data",
    Aligning: "Aligns stakeholders",
    Improving: "Improves continuously",
});

impl Dimension {
    /// Returns a name for the end of a chart's axis.
    pub fn short_name(self) -> &'static str {
        match self {
            Dimension::BusinessImpact => "Impact",
            Dimension::Prioritising => "Priorities",
            Dimension::Communicating => "Words",
            Dimension::ActingEarly => "Proactive",
            Dimension::DecidingWithData => "Data",
            Dimension::Aligning => "Alignment",
            Dimension::Improving => "Learning",
        }
    }
}

/// How far somebody has come in a dimension. Below baseline there is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Level {
    Baseline,
    Strong,
    Elite,
}

named!(Level {
    Baseline: "Baseline",
    Strong: "Strong",
    Elite: "Elite",
});

impl Level {
    /// Returns the time that its behaviours look back on: the higher the level, the longer it has to hold.
    pub fn period(self) -> &'static str {
        match self {
            Level::Baseline => "In the last month",
            Level::Strong => "In the last three months",
            Level::Elite => "In the last six months",
        }
    }
}

/// Something that two people who watch the same work would both have seen, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behaviour {
    /// The stable name that answers remember; never changed, never used again.
    pub key: &'static str,
    pub dimension: Dimension,
    pub level: Level,
    /// Completes “did you …” and says, as a task, what to do.
    pub does: &'static str,
}

/// Whether a behaviour was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
#[field(name = "AssessmentAnswer")]
pub enum Answer {
    Yes,
    No,
    NotKnown,
}

named!(Answer {
    Yes: "Yes",
    No: "No",
    NotKnown: "Not yet known",
});

/// The answer to one behaviour.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Given {
    /// The key of the behaviour.
    #[field(needed)]
    pub behaviour: String,
    pub answer: Answer,
    pub extra: Extra,
}

/// What shows a dimension.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Shown {
    pub dimension: Dimension,
    pub evidence: String,
    /// The day on which it was seen.
    pub on: Option<NaiveDate>,
    pub extra: Extra,
}

/// From where somebody looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
#[field(name = "AssessmentView")]
pub enum View {
    #[default]
    Own,
    Peer,
    Manager,
}

named!(View {
    Own: "Own view",
    Peer: "Peer",
    Manager: "Manager",
});

/// One assessment.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Assessment {
    pub id: Id,
    /// Whose work is looked at.
    pub of: String,
    /// Who answered.
    pub by: String,
    pub view: View,
    pub date: NaiveDate,
    /// The assessment that this is another person's copy of.
    pub copy_of: Option<Id>,
    /// In no particular order, at most one for each behaviour; what has none was not answered.
    pub answers: Vec<Given>,
    /// At most one for each dimension.
    pub shown: Vec<Shown>,
    pub extra: Extra,
}

impl Assessment {
    pub fn new(id: Id, of: &str, date: NaiveDate) -> Assessment {
        Assessment {
            id,
            of: of.to_owned(),
            by: of.to_owned(),
            view: View::Own,
            date,
            copy_of: None,
            answers: Vec::new(),
            shown: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Returns an empty copy for somebody else: their view should not be coloured by these answers.
    pub fn blank_copy(&self, id: Id, today: NaiveDate) -> Assessment {
        Assessment {
            by: String::new(),
            view: View::Peer,
            copy_of: Some(self.root()),
            ..Assessment::new(id, &self.of, today)
        }
    }

    /// Returns the assessment that this one is a view of: another one, or itself.
    pub fn root(&self) -> Id {
        self.copy_of.unwrap_or(self.id)
    }

    pub fn answer(&self, behaviour: &str) -> Option<Answer> {
        let given = self.answers.iter().find(|one| one.behaviour == behaviour);
        given.map(|given| given.answer)
    }

    /// Sets the answer to a behaviour.
    pub fn with_answer(mut self, behaviour: &str, answer: Answer) -> Assessment {
        match (self.answers.iter_mut()).find(|one| one.behaviour == behaviour) {
            Some(given) => given.answer = answer,
            None => self.answers.push(Given {
                behaviour: behaviour.to_owned(),
                answer,
                extra: Extra::new(),
            }),
        }
        self
    }

    pub fn shown(&self, dimension: Dimension) -> Option<&Shown> {
        self.shown.iter().find(|one| one.dimension == dimension)
    }

    /// Returns the written evidence of a dimension.
    pub fn evidence(&self, dimension: Dimension) -> &str {
        (self.shown(dimension)).map_or("", |shown| shown.evidence.as_str())
    }

    /// Sets what shows a dimension, and since when.
    pub fn with_shown(
        mut self,
        dimension: Dimension,
        evidence: &str,
        on: Option<NaiveDate>,
    ) -> Assessment {
        let old = (self.shown.iter()).position(|one| one.dimension == dimension);
        match old {
            Some(place) => {
                self.shown[place].evidence = evidence.to_owned();
                self.shown[place].on = on;
            }
            None => self.shown.push(Shown {
                dimension,
                evidence: evidence.to_owned(),
                on,
                extra: Extra::new(),
            }),
        }
        self
    }

    /// Tells whether two assessments are about one person; one without a name may be about anybody.
    pub fn is_about_same(&self, other: &Assessment) -> bool {
        let (a, b) = (self.of.trim(), other.of.trim());
        a == b || a.is_empty() || b.is_empty()
    }

    /// Names who looked: “Alex Morgan”, or the view when nobody is named.
    pub fn who(&self) -> String {
        match (self.by.trim(), self.view) {
            ("", view) => view.name().to_owned(),
            (by, View::Own) => by.to_owned(),
            (by, view) => format!("{by} ({})", view.name().to_lowercase()),
        }
    }
}

/// Returns the assessments, the newest first.
pub fn newest_first<'a>(assessments: impl Iterator<Item = &'a Assessment>) -> Vec<Assessment> {
    let mut all: Vec<Assessment> = assessments.cloned().collect();
    sort_by(&mut all, |a, b| {
        b.date.cmp(&a.date).then_with(|| a.view.cmp(&b.view))
    });
    all
}

/// Returns the person's own assessment before this one.
pub fn earlier<'a>(all: &'a [Assessment], of: &Assessment) -> Option<&'a Assessment> {
    (all.iter()).find(|one| one.view == of.view && one.date < of.date && one.is_about_same(of))
}

/// Returns the views of the same assessment, the person's own first.
pub fn views(all: &[Assessment], of: &Assessment) -> Vec<Assessment> {
    let mut views: Vec<Assessment> = (all.iter())
        .filter(|one| one.root() == of.root())
        .cloned()
        .collect();
    sort_by(&mut views, |a, b| {
        a.view.cmp(&b.view).then_with(|| a.by.cmp(&b.by))
    });
    views
}

/// So many answers are kept; there are fewer behaviours.
const ANSWERS_LIMIT: usize = 500;

record!(Assessment, |assessment| {
    let lengths = [("of", &assessment.of), ("by", &assessment.by)];
    for (field, text) in lengths {
        if text.chars().count() > NAME_LIMIT {
            return Err(Invalid::new(field, "it is longer than a name"));
        }
    }
    if assessment.answers.len() > ANSWERS_LIMIT {
        return Err(Invalid::new("answers", "there are more than 500 answers"));
    }
    for (place, given) in assessment.answers.iter().enumerate() {
        if given.behaviour.is_empty() || given.behaviour.len() > NAME_LIMIT {
            let why = "it is not the name of a behaviour";
            return Err(Invalid::new("answers.behaviour", why));
        }
        if (assessment.answers[..place].iter()).any(|one| one.behaviour == given.behaviour) {
            let why = format!("“{}” is answered twice", given.behaviour);
            return Err(Invalid::new("answers.behaviour", why));
        }
    }
    for (place, shown) in assessment.shown.iter().enumerate() {
        if (assessment.shown[..place].iter()).any(|one| one.dimension == shown.dimension) {
            let why = "a dimension occurs twice";
            return Err(Invalid::new("shown.dimension", why));
        }
        if shown.evidence.chars().count() > TEXT_LIMIT {
            return Err(Invalid::new(
                "shown.evidence",
                "it is longer than 20000 characters",
            ));
        }
    }
    match assessment.copy_of {
        Some(of) if of == assessment.id => {
            Err(Invalid::new("copy_of", "it cannot be a copy of itself"))
        }
        _ => Ok(()),
    }
});
