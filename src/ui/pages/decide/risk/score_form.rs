//! The form of scores: how likely and how bad, without mitigation, now, and as aimed at.

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::ScoresFrom;
use crate::domain::decide::scale::{Level, Score};
use crate::domain::scorecard::Scorecard;
use crate::ui::form::{Field, Form};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What stands for no level.
const NONE: u8 = 0;

/// A score being chosen, how likely and how bad: levels 1 to 5, 0 while there is none.
#[derive(Clone, Copy, PartialEq)]
pub struct Levels(pub u8, pub u8);

impl Levels {
    pub fn of(score: Option<Score>) -> Levels {
        score.map_or(Levels(NONE, NONE), |score| {
            Levels(score.likelihood.get(), score.impact.get())
        })
    }

    pub fn score(self) -> Option<Score> {
        Score::of(self.0, self.1)
    }

    fn is_half(self) -> bool {
        (self.0 == NONE) != (self.1 == NONE)
    }
}

/// What is offered for a level.
#[derive(Clone, Copy, PartialEq)]
pub enum Offered {
    /// The words of the scale with what they mean.
    Meanings,
    /// The same, or none.
    MeaningsOrNone,
    /// The words alone.
    Names,
}

/// What the fields hold.
#[derive(Clone)]
pub struct ScoreDraft {
    pub from: Option<NaiveDate>,
    inherent: Levels,
    residual: Levels,
    target: Levels,
    note: String,
}

type Of = Field<ScoreDraft>;

pub static FIELDS: [Of; 5] = [
    Of::widget(|form| {
        levels(
            form,
            "Inherent: without any mitigation",
            Offered::Meanings,
            |draft| &mut draft.inherent,
        )
    }),
    Of::widget(|form| {
        levels(
            form,
            "Residual: with what is in place",
            Offered::Meanings,
            |draft| &mut draft.residual,
        )
    }),
    // What is chosen by halves is said beside it.
    Of::widget(|form| {
        levels(
            form,
            "Target: what the mitigation aims at",
            Offered::MeaningsOrNone,
            |draft| &mut draft.target,
        )
    })
    .checked(|draft| draft.target.is_half().then(String::new)),
    Of::day("From", |draft| &mut draft.from).needs("Choose the day from which they hold."),
    Of::line("Why", |draft| &mut draft.note)
        .max(2000)
        .hint("What happened that makes it more or less."),
];

impl ScoreDraft {
    pub fn of(scores: &ScoresFrom, from: NaiveDate, note: String) -> ScoreDraft {
        ScoreDraft {
            from: Some(from),
            inherent: Levels::of(Some(scores.inherent)),
            residual: Levels::of(Some(scores.residual)),
            target: Levels::of(scores.target),
            note,
        }
    }

    /// Returns the scores, once all of them are right.
    pub fn scores(self, extra: Extra) -> Option<ScoresFrom> {
        Some(ScoresFrom {
            from: self.from?,
            inherent: self.inherent.score()?,
            residual: self.residual.score()?,
            target: self.target.score(),
            note: self.note,
            extra,
        })
    }
}

/// Two lists of worded levels, and what they come to.
pub fn levels<R: Clone + Send + Sync + 'static>(
    form: Form<R>,
    legend: &'static str,
    offered: Offered,
    part: fn(&mut R) -> &mut Levels,
) -> Node {
    let now = Signal::derive(move || *part(&mut form.draft.get()));
    let set = Callback::new(move |levels| form.draft.update(|draft| *part(draft) = levels));
    drawn(legend, offered, now, set)
}

fn drawn(
    legend: &'static str,
    offered: Offered,
    now: Signal<Levels>,
    set: Callback<Levels>,
) -> Node {
    let policy = Workspace::get().scorecard.with_untracked(Scorecard::policy);
    let result = move || match now.get() {
        levels if levels.is_half() => "Choose both, or neither.".to_owned(),
        levels => match levels.score() {
            Some(score) => format!("{} of 25", score.value()),
            None => "No target yet".to_owned(),
        },
    };
    let likelihood = choices(&policy, offered, |policy, level| {
        let anchor = policy.likelihood.get(level)?;
        Some((anchor.name.clone(), anchor.meaning.clone()))
    });
    let impact = choices(&policy, offered, |policy, level| {
        let anchor = policy.impact.get(level)?;
        Some((anchor.name.clone(), anchor.meaning.clone()))
    });
    let likely = Signal::derive(move || now.get().0);
    let bad = Signal::derive(move || now.get().1);
    view! {
        <fieldset class="wide risk-pair">
            <legend>{legend}</legend>
            <SelectField label="Likelihood" choices=likelihood value=likely
                on_commit=move |level| set.run(Levels(level, now.get_untracked().1)) />
            <SelectField label="Impact" choices=impact value=bad
                on_commit=move |level| set.run(Levels(now.get_untracked().0, level)) />
            <p class="risk-pair-result" role="status">{result}</p>
        </fieldset>
    }
}

fn choices(
    policy: &Policy,
    offered: Offered,
    anchor: fn(&Policy, usize) -> Option<(String, String)>,
) -> Vec<Choice<u8>> {
    let none = (offered == Offered::MeaningsOrNone).then(|| Choice::new(NONE, "None yet"));
    let levels = Level::ALL.into_iter().map(|level| {
        let (name, meaning) = anchor(policy, level.index()).unwrap_or_default();
        let number = level.get();
        Choice::new(
            number,
            match offered {
                Offered::Names => format!("{number} – {name}"),
                _ => format!("{number} – {name}: {meaning}"),
            },
        )
    });
    none.into_iter().chain(levels).collect()
}
