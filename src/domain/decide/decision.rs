//! A decision: options side by side, the reason, and who decided.

use crate::domain::field::Value;
use chrono::NaiveDate;

use super::change_request::ChangeRequest;
use super::scale::Score;
use crate::domain::base::{Extra, Invalid, NAME_LIMIT, record};
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// A question with its options, and what was decided.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Decision {
    pub id: Id,
    #[field(line)]
    pub question: String,
    pub context: String,
    pub options: Vec<DecisionOption>,
    /// The day by which it has to be decided.
    pub decide_by: Option<NaiveDate>,
    /// Who is asked when an option leaves more risk than is accepted.
    pub escalate_to: String,
    /// What they are asked for.
    pub ask: String,
    /// Texts about the decision that were edited by hand, at most one of each kind.
    pub wordings: Vec<Wording>,
    pub resistance: Option<Resistance>,
    /// What somebody asked for, when the decision is about a change of scope.
    pub change_request: Option<ChangeRequest>,
    /// What was decided; missing while it is open.
    pub outcome: Option<Outcome>,
    pub created: NaiveDate,
    pub extra: Extra,
}

/// One way to go.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct DecisionOption {
    pub id: Id,
    #[field(line)]
    pub name: String,
    /// What it costs in all; missing while unknown.
    pub cost: Option<Finite>,
    /// What it brings in all, in money, beside less risk; missing while unknown.
    pub benefit: Option<Finite>,
    /// Days by which the schedule moves; below 0 is earlier. Missing while unknown.
    pub delay: Option<Finite>,
    pub kpis: Vec<KpiEffect>,
    pub risks: Vec<RiskEffect>,
    pub note: String,
    pub extra: Extra,
}

/// What an option is expected to do to a KPI.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct KpiEffect {
    pub kpi: Id,
    /// The change of its value, in its unit.
    pub change: Finite,
    /// The other end, when the change is a range.
    pub to: Option<Finite>,
    pub extra: Extra,
}

/// The residual score that an option would leave a risk with.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct RiskEffect {
    pub risk: Id,
    pub score: Score,
    /// The score at worst, when it is a range.
    pub worst: Option<Score>,
    pub extra: Extra,
}

impl KpiEffect {
    /// Returns both ends of the change, the lower one first; they are equal when it is not a range.
    pub fn ends(&self) -> (f64, f64) {
        let (a, b) = (self.change.get(), self.to.unwrap_or(self.change).get());
        (a.min(b), a.max(b))
    }
}

impl RiskEffect {
    /// Returns the score that the rule counts with: the worse end, so that hope does not decide.
    pub fn at_worst(&self) -> Score {
        match self.worst {
            Some(worst) if worst.value() > self.score.value() => worst,
            _ => self.score,
        }
    }
}

/// A text about a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub enum TextKind {
    /// To those who decide when no option is within the appetite.
    Escalation,
    /// For the talk with a stakeholder who resists.
    Talk,
    /// To whoever asked for a change, with what it would do.
    Reply,
    /// To whoever asked for a change, before it is assessed.
    FirstReply,
    /// The same for a client, who reads no figures of ours.
    FirstReplyToClient,
}

/// A text as the coordinator wants to say it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Wording {
    pub kind: TextKind,
    #[field(needed)]
    pub text: String,
    /// The draft that was edited: when the facts give another draft, the text is out of date.
    #[field(needed)]
    pub draft: String,
    pub extra: Extra,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Outcome {
    pub option: Id,
    #[field(needed)]
    pub reason: String,
    #[field(line)]
    pub by: String,
    pub on: NaiveDate,
    /// When it is looked at again.
    pub review: Option<NaiveDate>,
    /// What the rule said on that day, when the choice is another one.
    pub against: String,
    pub extra: Extra,
}

/// The worksheet for a stakeholder who resists.
#[derive(Clone, Debug, Default, PartialEq, Value)]
pub struct Resistance {
    #[field(written)]
    pub who: String,
    /// What they fear or want to keep.
    #[field(written)]
    pub concern: String,
    /// What happens if nothing is done.
    #[field(written)]
    pub not_acting: String,
    /// What would cost them less.
    #[field(written)]
    pub alternatives: String,
    pub extra: Extra,
}

impl Decision {
    /// An open question with the two options that every question has.
    pub fn new(id: Id, question: &str, options: [Id; 2], today: NaiveDate) -> Decision {
        let [act, nothing] = options;
        Decision {
            id,
            question: question.to_owned(),
            context: String::new(),
            options: vec![
                DecisionOption::new(act, "Do it"),
                DecisionOption::nothing(nothing),
            ],
            decide_by: None,
            escalate_to: String::new(),
            ask: String::new(),
            wordings: Vec::new(),
            resistance: None,
            change_request: None,
            outcome: None,
            created: today,
            extra: Extra::new(),
        }
    }

    pub fn option(&self, id: Id) -> Option<&DecisionOption> {
        self.options.iter().find(|option| option.id == id)
    }

    /// Returns a copy of the option, under a name that no option has yet.
    pub fn copy_of(&self, option: Id, id: Id) -> Option<DecisionOption> {
        let option = self.option(option)?;
        let is_free = |name: &String| self.options.iter().all(|option| option.name != *name);
        // So that the longest name still has room for what is added to it.
        let name: String = option.name.chars().take(NAME_LIMIT - 20).collect();
        let numbered = (2..).map(|number: u32| format!("{name} (copy {number})"));
        let mut names = std::iter::once(format!("{name} (copy)")).chain(numbered);
        Some(DecisionOption {
            id,
            name: names.find(is_free)?,
            ..option.clone()
        })
    }

    /// Tells whether what was decided is to be looked at again.
    pub fn is_due_for_review(&self, today: NaiveDate) -> bool {
        let review = self.outcome.as_ref().and_then(|outcome| outcome.review);
        review.is_some_and(|review| review <= today)
    }

    /// Returns what is said when nothing is done; empty while nobody has written it.
    pub fn not_acting(&self) -> &str {
        self.resistance
            .as_ref()
            .map_or("", |resistance| resistance.not_acting.trim())
    }
}

impl DecisionOption {
    /// An option of which nothing is known but its name.
    pub fn new(id: Id, name: &str) -> DecisionOption {
        DecisionOption {
            id,
            name: name.to_owned(),
            cost: None,
            benefit: None,
            delay: None,
            kpis: Vec::new(),
            risks: Vec::new(),
            note: String::new(),
            extra: Extra::new(),
        }
    }

    /// The option that costs nothing, brings nothing and moves nothing.
    pub fn nothing(id: Id) -> DecisionOption {
        DecisionOption {
            cost: Some(Finite::ZERO),
            benefit: Some(Finite::ZERO),
            delay: Some(Finite::ZERO),
            ..DecisionOption::new(id, "Do nothing")
        }
    }

    /// Tells whether this is to leave everything as it is, whatever its name.
    pub fn is_nothing(&self) -> bool {
        self.cost == Some(Finite::ZERO)
            && self.benefit.is_none_or(|benefit| benefit == Finite::ZERO)
            && self.kpis.is_empty()
            && self.risks.is_empty()
    }

    /// Returns the score that the option would leave the risk with, at worst; none when it does not touch it.
    pub fn score_of(&self, risk: Id) -> Option<Score> {
        self.effect_on(risk).map(RiskEffect::at_worst)
    }

    /// Returns what the option does to the risk.
    pub fn effect_on(&self, risk: Id) -> Option<&RiskEffect> {
        let mut effects = self.risks.iter().rev();
        effects.find(|effect| effect.risk == risk)
    }
}

record!(Decision, |decision| {
    for option in &decision.options {
        if option.cost.is_some_and(|cost| cost < Finite::ZERO) {
            return Err(Invalid::new(
                "options",
                "a cost is below 0; a saving is a benefit",
            ));
        }
    }
    let Some(outcome) = &decision.outcome else {
        return Ok(());
    };
    if decision
        .options
        .iter()
        .all(|option| option.id != outcome.option)
    {
        return Err(Invalid::new(
            "outcome",
            "it names an option that the decision does not have",
        ));
    }
    if outcome.reason.trim().is_empty() {
        return Err(Invalid::new("outcome.reason", "it needs a text"));
    }
    Ok(())
});
