//! The fields of the bullet builder.

use super::subject::OpenCareer;
use crate::domain::grow::bullet::draft::Draft;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::revision::Id;
use crate::ui::form::{Field, One};
use crate::ui::pages::decide::picks::pick;
use crate::ui::prelude::*;

type Of = Field<Draft>;

const TITLE: &str = "edit the bullet";

static CLAIM: [Of; 3] = [
    text("The claim that you start from", |draft| &mut draft.claim)
        .hint("Like “Improved security posture”.")
        .wide(),
    text("What you did", |draft| &mut draft.did)
        .hint("Begin with a verb: “set up an on-call rota with a deputy”.")
        .wide(),
    Of::one("Your part", &One(|draft| &mut draft.share)).title(TITLE),
];
static TOLD: [Of; 1] = [Of::one("Told from", &One(|draft| &mut draft.reach)).title(TITLE)];
static NAMED: [Of; 2] = [
    text("KPI", |draft| &mut draft.name).hint("By its usual name: “incident response time”."),
    Of::one("Measured as", &One(|draft| &mut draft.unit)).title(TITLE),
];
static BEFORE: Of = Of::amount("Before", Unit::Percent, |draft| &mut draft.from)
    .title(TITLE)
    .in_unit(|draft| draft.unit)
    .signed()
    .said(like);
static AFTER: Of = Of::amount("After", Unit::Percent, |draft| &mut draft.to)
    .title(TITLE)
    .in_unit(|draft| draft.unit)
    .signed()
    .said(like);
static OVER: Of = text("Over which time", |draft| &mut draft.over)
    .hint("Like “six months” or “between March and June”.");
static WORTH: Of = text("What it was worth", |draft| &mut draft.worth)
    .hint("In money or in what the business cares about: “EUR 22 000 a year less in penalties”. Leave it empty rather than guess.")
    .wide();

const fn text(label: &'static str, part: fn(&mut Draft) -> &mut String) -> Of {
    Of::line(label, part).title(TITLE).max(500)
}

fn like(draft: &Draft) -> String {
    format!("Like {}.", draft.unit.example())
}

/// The form.
pub fn fields(subject: OpenCareer) -> Node {
    let bullet = subject.item(0, |resume, _| Some(&mut resume.bullet));
    let is_typed = Memo::new(move |_| subject.draft.with(|draft| draft.kpi.is_none()));
    let figures = move || match is_typed.get() {
        true => view! {
            {bullet.fields(&NAMED)}
            {bullet.field(&BEFORE)}
            {bullet.field(&AFTER)}
            {bullet.field(&OVER)}
        },
        false => bullet.fields(&TOLD),
    };
    view! {
        <div class="form">
            {bullet.fields(&CLAIM)}
            {source(subject)}
            {figures}
            {bullet.field(&WORTH)}
        </div>
    }
}

/// A KPI of the scorecard, or none.
#[derive(Clone, PartialEq)]
struct Named {
    id: Id,
    name: String,
}

/// Where the figures come from: a KPI of the scorecard, or typing.
fn source(subject: OpenCareer) -> Node {
    let kpis = Memo::new(move |_| {
        let named = |kpi: &Kpi| Named {
            id: kpi.id,
            name: kpi.name.clone(),
        };
        subject
            .workspace
            .scorecard
            .with(|card| card.all::<Kpi>().map(named).collect::<Vec<_>>())
    });
    let labels = Signal::derive(move || {
        let mut labels = vec!["I type them".to_owned()];
        labels.extend(kpis.get().into_iter().map(|kpi| kpi.name));
        labels
    });
    let chosen = Signal::derive(move || {
        let id = subject.draft.with(|draft| draft.kpi);
        let place = kpis.with(|kpis| kpis.iter().position(|kpi| Some(kpi.id) == id));
        place.map_or(0, |place| place + 1)
    });
    let choose = Callback::new(move |index: usize| {
        let kpi = index
            .checked_sub(1)
            .and_then(|place| kpis.with_untracked(|kpis| kpis.get(place).map(|kpi| kpi.id)));
        subject.change(TITLE, |resume| resume.bullet.kpi = kpi);
    });
    pick("Figures from", labels, chosen, choose, false)
}
