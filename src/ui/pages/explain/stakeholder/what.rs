//! Who the stakeholder is and how they are judged; the private note, marked as such.

use super::subject::OpenStakeholder;
use crate::domain::decide::scale::Level;
use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::form::{Field, One};
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

type Of = Field<Stakeholder>;

static NAME: Of = Of::name("Say who it is.", |who| &mut who.name).title("rename a stakeholder");
static ROLE: Of =
    Of::line("Role", |who| &mut who.role).hint("What they do in the project or for it.");
static CARES: Of = Of::lines("What they care about", 2, |who| &mut who.cares_about)
    .title("change what they care about")
    .hint("In their own words, as you would hear it in a meeting.");
static NOTE: Of = Of::lines("Private note", 2, |who| &mut who.private_note).hint(
    "For you alone: no report, no calendar and no message has it. An exported scorecard does.",
);
static AUDIENCE: Of =
    Of::one("Told in the language of", &One(|who| &mut who.audience)).title("change the language");
static STANCE: Of = Of::one("Stance", &One(|who| &mut who.stance));
static INFLUENCE: Of = Of::choice(
    "Influence",
    || LEVELS.map(str::to_owned).into(),
    |who| place(who.influence),
    |who, place| who.influence = level(place),
);
static INTEREST: Of = Of::choice(
    "Interest",
    || LEVELS.map(str::to_owned).into(),
    |who| place(who.interest),
    |who, place| who.interest = level(place),
);

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
                {subject.field(&NAME)}
                {subject.field(&ROLE)}
                <div class="wide">{subject.field(&CARES)}</div>
                {subject.field(&INFLUENCE)}
                {subject.field(&INTEREST)}
                <p class="wide note">{so}</p>
                {subject.field(&STANCE)}
                {subject.field(&AUDIENCE)}
                <div class="wide plan-private">{subject.field(&NOTE)}</div>
            </div>
        </Card>
    }
}
