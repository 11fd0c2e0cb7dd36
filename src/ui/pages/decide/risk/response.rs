//! What is done about the risk. Accepting it needs a reason, a name, and a day to look at it again.

use chrono::{Months, NaiveDate};

use super::subject::OpenRisk;
use crate::domain::decide::risk::{Acceptance, Response, Risk};
use crate::ui::form::{Field, Form};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The response, and the acceptance where that is the response.
#[component]
pub fn ResponseCard(subject: OpenRisk) -> Node {
    // "Accept" is only kept with its acceptance; until then it is a wish.
    let wish = RwSignal::new(false);
    let chosen = Signal::derive(move || match wish.get() {
        true => Response::Accept,
        false => subject.risk.with(|risk| risk.response),
    });
    let choices: Vec<_> = Response::ALL
        .map(|response| Choice::new(response, words(response)))
        .into();
    let choose = move |response: Response| {
        let is_wish = response == Response::Accept;
        wish.set(is_wish);
        let risk = subject.now();
        if !is_wish && risk.response != response {
            let risk = Risk {
                response,
                acceptance: None,
                ..risk
            };
            subject.put_with_undo("change the response", risk, "Response changed");
        }
    };
    view! {
        <Card title="Response">
            <div class="stack">
                <RadioGroup legend="What is done about it" choices value=chosen on_commit=choose />
                {move || (chosen.get() == Response::Accept).then(|| accepting(subject, wish))}
            </div>
        </Card>
    }
}

fn words(response: Response) -> &'static str {
    match response {
        Response::Mitigate => "Mitigate: make it less likely or less bad",
        Response::Accept => "Accept: live with it, knowingly and until a day",
        Response::Transfer => "Transfer: to an insurer, a vendor, a contract",
        Response::Avoid => "Avoid: do it another way, or not at all",
    }
}

/// What the fields hold.
#[derive(Clone)]
struct Accepting {
    reason: String,
    by: String,
    review: Option<NaiveDate>,
}

type Of = Field<Accepting>;

static FIELDS: [Of; 3] = [
    Of::lines("Reason", 2, |it| &mut it.reason)
        .needs("Say why the project can live with it.")
        .wide(),
    Of::line("Accepted by", |it| &mut it.by).needs("Name the person who decides it."),
    Of::day("Review on", |it| &mut it.review).needs("Choose a day to look at it again."),
];

fn accepting(subject: OpenRisk, wish: RwSignal<bool>) -> Node {
    let old = subject.now().acceptance;
    let usual = (subject.today.get_untracked()).checked_add_months(Months::new(3));
    let start = Accepting {
        review: old.as_ref().map(|old| old.review).or(usual),
        reason: old
            .as_ref()
            .map(|old| old.reason.clone())
            .unwrap_or_default(),
        by: old.map(|old| old.by).unwrap_or_default(),
    };
    let is_accepted = move || subject.risk.with(|risk| risk.response == Response::Accept);
    let save = move |it: Accepting| {
        let risk = subject.now();
        let Some(review) = it.review else {
            return Ok(it);
        };
        let acceptance = Acceptance {
            reason: it.reason.clone(),
            by: it.by.clone(),
            review,
            extra: risk
                .acceptance
                .as_ref()
                .map(|old| old.extra.clone())
                .unwrap_or_default(),
        };
        wish.set(false);
        let risk = Risk {
            response: Response::Accept,
            acceptance: Some(acceptance),
            ..risk
        };
        subject.put_with_undo("accept a risk", risk, "Accepted");
        Ok(it)
    };
    let words = move || {
        if is_accepted() {
            "Save the acceptance"
        } else {
            "Accept the risk"
        }
    };
    view! {
        {move || (!is_accepted()).then(|| view! { <p class="note">"Not accepted yet: say why, who decides it, and when it is looked at again."</p> })}
        {Form::new(&FIELDS, start).beside("Accept the risk", words, (), save)}
    }
}
