//! The fields of the bullet builder.

use super::subject::OpenCareer;
use crate::domain::grow::bullet::draft::{Draft, Reach, Share};
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::pages::decide::amount_field::AmountField;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The form.
pub fn fields(subject: OpenCareer) -> Node {
    let is_typed = Memo::new(move |_| subject.draft.with(|draft| draft.kpi.is_none()));
    let figures = move || match is_typed.get() {
        true => typed(subject),
        false => view! {
            {pick(
                "Told from",
                fixed(Reach::ALL.map(Reach::name)),
                Signal::derive(move || subject.draft.with(|draft| draft.reach as usize)),
                Callback::new(move |index: usize| change(subject, |draft| draft.reach = Reach::ALL[index])),
                false,
            )}
        },
    };
    view! {
        <div class="form">
            <div class="wide">{text(subject, "The claim that you start from", "Like “Improved security posture”.", |draft| &mut draft.claim)}</div>
            <div class="wide">{text(subject, "What you did", "Begin with a verb: “set up an on-call rota with a deputy”.", |draft| &mut draft.did)}</div>
            {pick(
                "Your part",
                fixed(Share::ALL.map(Share::name)),
                Signal::derive(move || subject.draft.with(|draft| draft.share as usize)),
                Callback::new(move |index: usize| change(subject, |draft| draft.share = Share::ALL[index])),
                false,
            )}
            {source(subject)}
            {figures}
            <div class="wide">{text(subject, "What it was worth", "In money or in what the business cares about: “EUR 22 000 a year less in penalties”. Leave it empty rather than guess.", |draft| &mut draft.worth)}</div>
        </div>
    }
}

fn change(subject: OpenCareer, change: impl FnOnce(&mut Draft)) {
    subject.change("edit the bullet", |resume| change(&mut resume.bullet));
}

fn text(
    subject: OpenCareer,
    label: &'static str,
    hint: &'static str,
    part: fn(&mut Draft) -> &mut String,
) -> Node {
    let value = Signal::derive(move || part(&mut subject.draft.get()).clone());
    let keep = move |text: String| {
        change(subject, |draft| *part(draft) = text.trim().to_owned());
    };
    view! { <TextField label optional=true value hint max_length=500 on_commit=keep /> }
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
        change(subject, |draft| draft.kpi = kpi);
    });
    pick("Figures from", labels, chosen, choose, false)
}

fn typed(subject: OpenCareer) -> Node {
    let unit = Signal::derive(move || subject.draft.with(|draft| draft.unit));
    let amount = move |label: &'static str, part: fn(&mut Draft) -> &mut Option<Finite>| {
        let value = Signal::derive(move || *part(&mut subject.draft.get()));
        let hint = Signal::derive(move || Some(format!("Like {}.", unit.get().example())));
        let keep = move |amount: Option<Finite>| {
            change(subject, |draft| *part(draft) = amount);
        };
        view! { <AmountField label unit value hint on_commit=keep optional=true signed=true /> }
    };
    view! {
        {text(subject, "KPI", "By its usual name: “incident response time”.", |draft| &mut draft.name)}
        {pick(
            "Measured as",
            fixed(Unit::ALL.map(Unit::name)),
            Signal::derive(move || Unit::ALL.iter().position(|one| *one == unit.get()).unwrap_or_default()),
            Callback::new(move |index: usize| change(subject, |draft| draft.unit = Unit::ALL[index])),
            false,
        )}
        {amount("Before", |draft| &mut draft.from)}
        {amount("After", |draft| &mut draft.to)}
        {text(subject, "Over which time", "Like “six months” or “between March and June”.", |draft| &mut draft.over)}
    }
}
