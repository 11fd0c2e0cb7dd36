//! What the risk is: its name and category, what would set it off, and what would be seen before.

use super::subject::{OpenRisk, TextOf, line, lines};
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

const TEXTS: [TextOf; 3] = [
    TextOf {
        label: "Description",
        hint: "What could happen, why, and what it would mean for the project.",
        title: "edit the description",
        get: |risk| &risk.description,
        set: |risk, text| risk.description = text,
    },
    TextOf {
        label: "Trigger",
        hint: "What would set it off, as a sentence.",
        title: "edit the trigger",
        get: |risk| &risk.trigger,
        set: |risk, text| risk.trigger = text,
    },
    TextOf {
        label: "Early warning signs",
        hint: "What would be seen before it happens.",
        title: "edit the warning signs",
        get: |risk| &risk.warning_signs,
        set: |risk, text| risk.warning_signs = text,
    },
];

const OWNER: TextOf = TextOf {
    label: "Owner",
    hint: "One person, who answers for it.",
    title: "change the owner",
    get: |risk| &risk.owner,
    set: |risk, text| risk.owner = text,
};

/// The words of the risk, each kept when its field is left.
#[component]
pub fn What(subject: OpenRisk) -> impl IntoView {
    let name_error = RwSignal::new(None::<String>);
    let rename = move |name: String| {
        let risk = Risk {
            name: name.trim().to_owned(),
            ..subject.now()
        };
        let is_empty = risk.name.is_empty();
        name_error
            .set(is_empty.then(|| "Give it a name, as people say it in a meeting.".to_owned()));
        if !is_empty {
            subject.put("rename a risk", risk);
        }
    };
    let name = Signal::derive(move || subject.risk.with(|risk| risk.name.clone()));
    let category = Signal::derive(move || subject.risk.with(|risk| risk.category));
    let choices: Vec<_> = FailureMode::ALL
        .map(|mode| Choice::new(mode, mode.name()))
        .into();
    let recategorise = move |category| {
        let risk = Risk {
            category,
            ..subject.now()
        };
        subject.put("change the category", risk);
    };
    let texts = TEXTS.map(|of| view! { <div class="wide">{lines(subject, of)}</div> });
    view! {
        <Card title="What it is">
            <div class="form">
                <div class="wide"><TextField label="Name" value=name error=name_error on_commit=rename /></div>
                <SelectField label="Category" choices value=category on_commit=recategorise hint="Where projects fail." />
                {line(subject, OWNER)}
                {texts.collect_view()}
            </div>
        </Card>
    }
}
