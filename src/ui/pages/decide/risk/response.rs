//! What is done about the risk. Accepting it needs a reason, a name, and a day to look at it again.

use chrono::{Months, NaiveDate};
use leptos::ev;

use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::risk::{Acceptance, Response, Risk};
use crate::ui::pages::measure::kpi::parts::SubmitButton;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The response, and the acceptance where that is the response.
#[component]
pub fn ResponseCard(subject: OpenRisk) -> impl IntoView {
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
                {move || (chosen.get() == Response::Accept).then(|| view! { <AcceptanceForm subject wish /> })}
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
#[derive(Clone, Copy)]
struct ResponseDraft {
    reason: RwSignal<String>,
    by: RwSignal<String>,
    review: RwSignal<Option<NaiveDate>>,
    /// Set once someone tried to save.
    asked: RwSignal<bool>,
}

impl ResponseDraft {
    fn of(subject: OpenRisk) -> ResponseDraft {
        let acceptance = subject.now().acceptance;
        let today = subject.today.get_untracked();
        let usual = today.checked_add_months(Months::new(3));
        let text = |pick: fn(&Acceptance) -> &String| {
            let text = acceptance.as_ref().map(pick).cloned();
            RwSignal::new(text.unwrap_or_default())
        };
        ResponseDraft {
            reason: text(|acceptance| &acceptance.reason),
            by: text(|acceptance| &acceptance.by),
            review: RwSignal::new(
                acceptance
                    .as_ref()
                    .map(|acceptance| acceptance.review)
                    .or(usual),
            ),
            asked: RwSignal::new(false),
        }
    }

    fn lacks(
        self,
        is_missing: impl Fn() -> bool + Send + Sync + 'static,
        words: &'static str,
    ) -> Signal<Option<String>> {
        Signal::derive(move || (self.asked.get() && is_missing()).then(|| words.to_owned()))
    }

    fn read(self, extra: Extra) -> Option<Acceptance> {
        self.asked.set(true);
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let (reason, by) = (text(self.reason), text(self.by));
        let is_whole = !reason.is_empty() && !by.is_empty();
        let review = self.review.get_untracked().filter(|_| is_whole)?;
        Some(Acceptance {
            reason,
            by,
            review,
            extra,
        })
    }
}

#[component]
fn AcceptanceForm(subject: OpenRisk, wish: RwSignal<bool>) -> impl IntoView {
    let draft = ResponseDraft::of(subject);
    let is_empty = |text: RwSignal<String>| move || text.with(|text| text.trim().is_empty());
    let is_accepted = move || subject.risk.with(|risk| risk.response == Response::Accept);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let risk = subject.now();
        let extra = risk.acceptance.as_ref().map(|old| old.extra.clone());
        let Some(acceptance) = draft.read(extra.unwrap_or_default()) else {
            return;
        };
        wish.set(false);
        let risk = Risk {
            response: Response::Accept,
            acceptance: Some(acceptance),
            ..risk
        };
        subject.put_with_undo("accept a risk", risk, "Accepted");
    };
    view! {
        <form class="stack" novalidate on:submit=save aria-label="Accept the risk">
            {move || (!is_accepted()).then(|| view! { <p class="note">"Not accepted yet: say why, who decides it, and when it is looked at again."</p> })}
            <TextArea label="Reason" rows=2 value=draft.reason error=draft.lacks(is_empty(draft.reason), "Say why the project can live with it.")
                on_commit=move |text| draft.reason.set(text) />
            <div class="form">
                <TextField label="Accepted by" value=draft.by error=draft.lacks(is_empty(draft.by), "Name the person who decides it.")
                    on_commit=move |text| draft.by.set(text) />
                <DateField label="Review on" value=draft.review error=draft.lacks(move || draft.review.get().is_none(), "Choose a day to look at it again.")
                    on_commit=move |day| draft.review.set(day) />
            </div>
            <div class="toolbar"><SubmitButton>{move || if is_accepted() { "Save the acceptance" } else { "Accept the risk" }}</SubmitButton></div>
        </form>
    }
}
