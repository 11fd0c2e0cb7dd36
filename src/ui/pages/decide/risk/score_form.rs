//! The form of scores: how likely and how bad, without mitigation, now, and as aimed at.

use chrono::NaiveDate;

use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::ScoresFrom;
use crate::domain::decide::scale::{Level, Score};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What stands for no level.
const NONE: u8 = 0;

/// One score being chosen: levels 1 to 5, 0 while there is none.
#[derive(Clone, Copy)]
pub struct Pair {
    pub likelihood: RwSignal<u8>,
    pub impact: RwSignal<u8>,
}

impl Pair {
    pub fn of(score: Option<Score>) -> Pair {
        let level = |pick: fn(Score) -> Level| score.map_or(NONE, |score| pick(score).get());
        Pair {
            likelihood: RwSignal::new(level(|score| score.likelihood)),
            impact: RwSignal::new(level(|score| score.impact)),
        }
    }

    pub fn get(self) -> Option<Score> {
        Score::of(self.likelihood.get(), self.impact.get())
    }

    fn is_half(self) -> bool {
        (self.likelihood.get() == NONE) != (self.impact.get() == NONE)
    }
}

/// What the fields hold.
#[derive(Clone, Copy)]
pub struct ScoreDraft {
    from: RwSignal<Option<NaiveDate>>,
    pub from_error: RwSignal<Option<String>>,
    inherent: Pair,
    residual: Pair,
    target: Pair,
    note: RwSignal<String>,
}

impl ScoreDraft {
    pub fn of(scores: &ScoresFrom, from: NaiveDate, note: String) -> ScoreDraft {
        ScoreDraft {
            from: RwSignal::new(Some(from)),
            from_error: RwSignal::new(None),
            inherent: Pair::of(Some(scores.inherent)),
            residual: Pair::of(Some(scores.residual)),
            target: Pair::of(scores.target),
            note: RwSignal::new(note),
        }
    }

    /// Reads the fields; `None` when something is missing, which they then say.
    pub fn read(self, extra: Extra) -> Option<ScoresFrom> {
        untrack(|| {
            if self.from.get().is_none() {
                let words = "Choose the day from which they hold.";
                self.from_error.set(Some(words.to_owned()));
            }
            if self.target.is_half() {
                return None;
            }
            Some(ScoresFrom {
                from: self.from.get()?,
                inherent: self.inherent.get()?,
                residual: self.residual.get()?,
                target: self.target.get(),
                note: self.note.get().trim().to_owned(),
                extra,
            })
        })
    }
}

/// The fields.
#[component]
pub fn ScoreFields(subject: OpenRisk, draft: ScoreDraft) -> impl IntoView {
    let set_from = move |day| {
        draft.from_error.set(None);
        draft.from.set(day);
    };
    view! {
        <div class="stack">
            {pair_fields(subject.policy.get_untracked(), "Inherent: without any mitigation", draft.inherent, false)}
            {pair_fields(subject.policy.get_untracked(), "Residual: with what is in place", draft.residual, false)}
            {pair_fields(subject.policy.get_untracked(), "Target: what the mitigation aims at", draft.target, true)}
            <div class="form">
                <DateField label="From" value=draft.from error=draft.from_error on_commit=set_from />
                <TextField label="Why" value=draft.note optional=true max_length=2000
                    hint="What happened that makes it more or less." on_commit=move |text| draft.note.set(text) />
            </div>
        </div>
    }
}

/// Two lists of worded levels, and what they come to.
pub fn pair_fields(policy: Policy, legend: &'static str, pair: Pair, optional: bool) -> Node {
    let result = move || match pair.get() {
        Some(score) => format!("{} of 25", score.value()),
        None if pair.is_half() => "Choose both, or neither.".to_owned(),
        None => "No target yet".to_owned(),
    };
    let likelihood = choices(&policy, optional, |policy, level| {
        let anchor = policy.likelihood.get(level)?;
        Some((anchor.name.clone(), anchor.meaning.clone()))
    });
    let impact = choices(&policy, optional, |policy, level| {
        let anchor = policy.impact.get(level)?;
        Some((anchor.name.clone(), anchor.meaning.clone()))
    });
    view! {
        <fieldset class="risk-pair">
            <legend>{legend}</legend>
            <SelectField label="Likelihood" choices=likelihood value=pair.likelihood on_commit=move |level| pair.likelihood.set(level) />
            <SelectField label="Impact" choices=impact value=pair.impact on_commit=move |level| pair.impact.set(level) />
            <p class="risk-pair-result" role="status">{result}</p>
        </fieldset>
    }
}

fn choices(
    policy: &Policy,
    optional: bool,
    anchor: fn(&Policy, usize) -> Option<(String, String)>,
) -> Vec<Choice<u8>> {
    let none = optional.then(|| Choice::new(NONE, "None yet"));
    let levels = Level::ALL.into_iter().map(|level| {
        let (name, meaning) = anchor(policy, level.index()).unwrap_or_default();
        let number = level.get();
        Choice::new(number, format!("{number} – {name}: {meaning}"))
    });
    none.into_iter().chain(levels).collect()
}
