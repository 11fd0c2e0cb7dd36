//! Who the stakeholder is and how they are judged; the private note, marked as such.

use super::subject::{ChoiceOf, OpenStakeholder, TextOf, choice, text};
use crate::domain::decide::scale::Level;
use crate::domain::explain::plan;
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::{Stakeholder, Stance};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

const ROLE: TextOf = TextOf {
    label: "Role",
    hint: "What they do in the project or for it.",
    title: "change the role",
    rows: 1,
    part: |who| &mut who.role,
};

const CARES: TextOf = TextOf {
    label: "What they care about",
    hint: "In their own words, as you would hear it in a meeting.",
    title: "change what they care about",
    rows: 2,
    part: |who| &mut who.cares_about,
};

const NOTE: TextOf = TextOf {
    label: "Private note",
    hint: "For you alone: no report, no calendar and no message has it. An exported scorecard does.",
    title: "change the private note",
    rows: 2,
    part: |who| &mut who.private_note,
};

const AUDIENCE: ChoiceOf = ChoiceOf {
    label: "Told in the language of",
    title: "change the language",
    get: |who| who.audience as usize,
    set: |who, index| who.audience = Audience::ALL[index],
};

const STANCE: ChoiceOf = ChoiceOf {
    label: "Stance",
    title: "change the stance",
    get: |who| who.stance as usize,
    set: |who, index| who.stance = Stance::ALL[index],
};

const INFLUENCE: ChoiceOf = ChoiceOf {
    label: "Influence",
    title: "change the influence",
    get: |who| place(who.influence),
    set: |who, index| who.influence = level(index),
};

const INTEREST: ChoiceOf = ChoiceOf {
    label: "Interest",
    title: "change the interest",
    get: |who| place(who.interest),
    set: |who, index| who.interest = level(index),
};

/// The words of a level; the first is for one that nobody has judged.
const LEVELS: [&str; 6] = [
    "Not judged yet",
    "1 – very low",
    "2 – low",
    "3 – medium",
    "4 – high",
    "5 – very high",
];

fn place(level: Option<Level>) -> usize {
    level.map_or(0, |level| usize::from(level.get()))
}

fn level(place: usize) -> Option<Level> {
    u8::try_from(place).ok().and_then(Level::new)
}

/// The card.
pub fn card(subject: OpenStakeholder) -> Node {
    let name_error = RwSignal::new(None::<String>);
    let rename = move |name: String| {
        let who = Stakeholder {
            name: name.trim().to_owned(),
            ..subject.now()
        };
        let is_empty = who.name.is_empty();
        name_error.set(is_empty.then(|| "Say who it is.".to_owned()));
        if !is_empty {
            subject.put("rename a stakeholder", who);
        }
    };
    let name = Signal::derive(move || subject.record.with(|who| who.name.clone()));
    let so = move || {
        let attention = subject.record.with(plan::attention);
        match attention {
            Some(cell) => format!("{}: {}.", cell.name(), cell.meaning().to_lowercase()),
            None => {
                "Not placed in the grid until both influence and interest are judged.".to_owned()
            }
        }
    };
    view! {
        <Card title="Who they are">
            <div class="form">
                <TextField label="Name" value=name error=name_error on_commit=rename />
                {text(subject, ROLE)}
                <div class="wide">{text(subject, CARES)}</div>
                {choice(subject, INFLUENCE, LEVELS)}
                {choice(subject, INTEREST, LEVELS)}
                <p class="wide note">{so}</p>
                {choice(subject, STANCE, Stance::ALL.map(Stance::name))}
                {choice(subject, AUDIENCE, Audience::ALL.map(Audience::name))}
                <div class="wide plan-private">{text(subject, NOTE)}</div>
            </div>
        </Card>
    }
}
