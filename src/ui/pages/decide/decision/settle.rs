//! Deciding: which option, why, who, and when it is looked at again.

use chrono::NaiveDate;

use super::subject::{OpenDecision, ToldOption, focus_heading};
use crate::domain::base::{Extra, Record};
use crate::domain::decide::carry_out;
use crate::domain::decide::decision::Outcome;
use crate::domain::decide::risk::Risk;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::template::in_number;
use crate::ui::form::{Field, Form, Refused};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the fields hold, and of which decision.
#[derive(Clone)]
struct Settling {
    subject: OpenDecision,
    option: Option<Id>,
    reason: String,
    by: String,
    on: Option<NaiveDate>,
    review: Option<NaiveDate>,
    rescore: bool,
    today: NaiveDate,
}

type Of = Field<Settling>;

static FIELDS: [Of; 6] = [
    Of::widget(options).checked(|it| it.option.is_none().then(String::new)),
    Of::line("Decided by", |it| &mut it.by)
        .needs("Name who decided: one person, or a board.")
        .said(|it| it.subject.known_people().get().unwrap_or_default()),
    Of::lines("Reason", 2, |it| &mut it.reason)
        .needs("Say why, so that it can be understood in a year.")
        .wide(),
    Of::day("Decided on", |it| &mut it.on).needs("Say on which day."),
    Of::day("Review on", |it| &mut it.review).said(|it| {
        let is_over = it.review.is_some_and(|review| review <= it.today);
        let words = "This day is not ahead: it will count as due at once.";
        if is_over { words } else { "" }.to_owned()
    }),
    Of::widget(consequences),
];

impl Settling {
    /// Returns the outcome, once all fields are right.
    fn outcome(&self) -> Option<Outcome> {
        let option = self.option?;
        let against = self.subject.told.with_untracked(|told| {
            let mut options = told.options.iter();
            let is_against = options.any(|one| one.id == option && one.is_against);
            is_against.then(|| told.line.clone())
        });
        Some(Outcome {
            option,
            reason: self.reason.clone(),
            by: self.by.clone(),
            on: self.on?,
            review: self.review,
            against: against.unwrap_or_default(),
            extra: Extra::new(),
        })
    }
}

/// Returns the risks with the scores that the option expects; only those that change.
pub fn rescored(subject: OpenDecision, option: Id) -> Vec<Risk> {
    let today = subject.workspace.now.get_untracked().date();
    subject.workspace.scorecard.with_untracked(|card| {
        subject.decision.with_untracked(|decision| {
            let risks: Vec<&Risk> = card.all().collect();
            match decision.option(option) {
                Some(option) => carry_out::rescored(option, &decision.question, &risks, today),
                None => Vec::new(),
            }
        })
    })
}

/// The card of deciding.
#[component]
pub fn Settle(subject: OpenDecision) -> Node {
    let today = subject.workspace.now.get_untracked().date();
    let start = Settling {
        subject,
        option: None,
        reason: String::new(),
        by: String::new(),
        on: Some(today),
        review: None,
        rescore: false,
        today,
    };
    let save = move |it: Settling| {
        let outcome = it.outcome();
        let mut edit = Edit::new("decide");
        if let Some(outcome) = outcome.as_ref().filter(|_| it.rescore) {
            for risk in rescored(subject, outcome.option) {
                edit = edit.put(risk);
            }
        }
        let mut decision = subject.decision.get_untracked();
        decision.outcome = outcome;
        decision
            .check()
            .map_err(|invalid| Refused::at("Decided by", format!("Not kept: {}.", invalid.why)))?;
        let decided = (subject.workspace).edit_with_undo(edit.put(decision), "Decided");
        Refused::unless(decided.is_kept())?;
        focus_heading();
        Ok(it)
    };
    let form = Form::new(&FIELDS, start);
    view! { <Card title="Decide">{form.beside("Decide", "Record the decision", (), save)}</Card> }
}

fn options(form: Form<Settling>) -> Node {
    let subject = form.draft.with_untracked(|it| it.subject);
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new(None, "Choose an option")];
        subject.told.with(|told| {
            let all = told.options.iter();
            choices.extend(all.map(|option| Choice::new(Some(option.id), option.name.clone())));
        });
        choices
    });
    let value = Signal::derive(move || form.read(|it| it.option));
    let choose = move |option| form.draft.update(|it| it.option = option);
    let error = form.lacks(|it| it.option.is_none(), "Choose what is done.");
    view! { <SelectField label="Option" choices value error on_commit=choose /> }
}

/// What choosing the option means: against the rule, and other scores.
fn consequences(form: Form<Settling>) -> Node {
    let subject = form.draft.with_untracked(|it| it.subject);
    let chosen = move || {
        let id = form.read(|it| it.option)?;
        let told = subject.told;
        told.with(|told| told.options.iter().find(|option| option.id == id).cloned())
    };
    let warning = move || {
        let ToldOption {
            reason, is_against, ..
        } = chosen()?;
        let line = subject.told.with(|told| told.line.clone());
        is_against.then(|| view! {
            <Notice kind=NoticeKind::Warn title="This differs from the rule.">
                {format!("It says: {line} Of this option it says: {reason} You may choose it all the same; the log will show what the rule said.")}
            </Notice>
        })
    };
    let rescores = move || {
        let count = chosen().map_or(0, |option| rescored(subject, option.id).len());
        (count > 0).then(|| {
            let checked = Signal::derive(move || form.read(|it| it.rescore));
            view! {
                <Checkbox label=in_number(count, "Set the {n score/scores} of the {n risk/risks} to what this option expects")
                    hint="Only when it is in place already. You can do it later, from this page."
                    checked on_commit=move |is_set| form.draft.update(|it| it.rescore = is_set) />
            }
        })
    };
    view! { <div class="wide stack">{warning}{rescores}</div> }
}
