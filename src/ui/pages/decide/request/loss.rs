//! The yearly loss that the request avoids: from risks, typed, or not estimated.

use super::subject::OpenRequest;
use crate::domain::decide::appraisal::RiskLoss;
use crate::domain::decide::request::{BudgetRequest, LossAvoided};
use crate::domain::decide::risk::Risk;
use crate::domain::explain::loss_words::about;
use crate::domain::measure::kpi::Unit;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

type Of = Field<BudgetRequest>;

static TYPED: [Of; 2] = [
    Of::amount_by(
        "Yearly loss before",
        Unit::Money,
        |request| typed(request).map(|(before, _)| before),
        |request, amount| type_in(request, amount, |before, _, amount| *before = amount),
    )
    .title(TYPE)
    .needed()
    .hint("What it costs in an average year as it is."),
    Of::amount_by(
        "Yearly loss after",
        Unit::Money,
        |request| typed(request).map(|(_, after)| after),
        |request, amount| type_in(request, amount, |_, after, amount| *after = amount),
    )
    .title(TYPE)
    .needed()
    .hint("What is left of it afterwards."),
];

const TYPE: &str = "type the loss";

fn typed(request: &BudgetRequest) -> Option<(Finite, Finite)> {
    match request.loss {
        LossAvoided::Typed { before, after } => Some((before, after)),
        _ => None,
    }
}

fn type_in(
    request: &mut BudgetRequest,
    amount: Option<Finite>,
    set: fn(&mut Finite, &mut Finite, Finite),
) {
    if let (LossAvoided::Typed { before, after }, Some(amount)) = (&mut request.loss, amount) {
        set(before, after, amount);
    }
}

/// Where the loss comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    Nowhere,
    Risks,
    Typed,
}

impl Source {
    fn of(loss: &LossAvoided) -> Source {
        match loss {
            LossAvoided::Unknown => Source::Nowhere,
            LossAvoided::Simulated(_) => Source::Risks,
            LossAvoided::Typed { .. } => Source::Typed,
        }
    }

    fn start(self) -> LossAvoided {
        match self {
            Source::Nowhere => LossAvoided::Unknown,
            Source::Risks => LossAvoided::Simulated(Vec::new()),
            Source::Typed => LossAvoided::Typed {
                before: Finite::ZERO,
                after: Finite::ZERO,
            },
        }
    }
}

/// The choice and its fields.
#[component]
pub fn Loss(subject: OpenRequest) -> Node {
    let from = Memo::new(move |_| subject.request.with(|request| Source::of(&request.loss)));
    // What was there before stays at hand, so that trying another way loses nothing.
    let left = StoredValue::new(Vec::<LossAvoided>::new());
    let choose = move |to: Source| {
        let now = subject
            .request
            .with_untracked(|request| request.loss.clone());
        let kept = left.with_value(|left| {
            left.iter()
                .rev()
                .find(|loss| Source::of(loss) == to)
                .cloned()
        });
        left.update_value(|left| left.push(now));
        let loss = kept.unwrap_or_else(|| to.start());
        subject.change("say where the loss comes from", |request| {
            request.loss = loss
        });
    };
    let choices = vec![
        Choice::new(Source::Risks, "From risks of the register"),
        Choice::new(Source::Typed, "Typed"),
        Choice::new(Source::Nowhere, "Not estimated"),
    ];
    let fields = move || match from.get() {
        Source::Risks => view! { <FromRisks subject /> },
        Source::Typed => view! { <div class="form">{subject.fields(&TYPED)}</div> },
        Source::Nowhere => view! {
            <p class="note">"Without an estimate nobody can say what it is worth, and it is left out of the best set. If it avoids no loss at all, type 0 and 0."</p>
        },
    };
    view! {
        <Card title="Loss it avoids" why="loss-avoided" note="Annual loss expectancy (ALE), before and after">
            <div class="stack">
                <RadioGroup legend="Where the loss comes from" choices value=from on_commit=choose />
                {fields}
            </div>
        </Card>
    }
}

#[component]
fn FromRisks(subject: OpenRequest) -> Node {
    let scorecard = subject.workspace.scorecard;
    let chosen = Memo::new(move |_| {
        subject
            .appraisal
            .with(|appraisal| appraisal.risks().to_vec())
    });
    let others = Memo::new(move |_| {
        let mut others: Vec<Choice<Option<Id>>> = scorecard.with(|card| {
            chosen.with(|chosen| {
                let risks = card
                    .all::<Risk>()
                    .filter(|risk| chosen.iter().all(|one| one.id != risk.id));
                risks
                    .map(|risk| Choice::new(Some(risk.id), risk.name.clone()))
                    .collect()
            })
        });
        sort_by(&mut others, |a, b| a.label.cmp(&b.label));
        if !others.is_empty() {
            others.insert(0, Choice::new(None, "Choose a risk…"));
        }
        others
    });
    let add = move |risk: Option<Id>| {
        if let Some(risk) = risk {
            subject.change("add a risk to a request", |request| {
                if let LossAvoided::Simulated(risks) = &mut request.loss {
                    risks.push(risk);
                }
            });
        }
    };
    let none: Signal<Option<Id>> = Signal::derive(|| None);
    let rows = move || {
        let currency = subject.currency.get();
        let chosen = chosen.get().into_iter();
        chosen
            .map(|risk| row(subject, risk, &currency))
            .collect_view()
    };
    view! {
        <ul class="kpi-list">{rows}</ul>
        {move || match (others.with(Vec::is_empty), chosen.with(Vec::is_empty)) {
            (true, true) => view! {
                <p class="note">"The register has no risk yet. "<a href=Route::NewRisk.href()>"Add the risk that this brings down"</a>", with its loss before and after."</p>
            },
            (true, false) => Node::Nothing,
            _ => view! {
                <SelectField label="Add a risk that it brings down" choices=others value=none on_commit=add />
            },
        }}
    }
}

fn row(subject: OpenRequest, risk: RiskLoss, currency: &str) -> Node {
    let id = risk.id;
    let words = match risk.losses {
        Some(losses) => format!(
            "{} to {} a year",
            about(losses.before.annual_mean(), currency),
            about(losses.after.annual_mean(), currency)
        ),
        None => "Loss not estimated yet: set it on the page of the risk.".to_owned(),
    };
    let remove = move || {
        subject.change_with_undo(
            "take a risk out of a request",
            "Risk taken out of the request",
            |request| {
                if let LossAvoided::Simulated(risks) = &mut request.loss {
                    risks.retain(|risk| *risk != id);
                }
            },
        );
    };
    let label = format!("Take out “{}”", risk.name);
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title"><a href=Route::Risk(id).href()>{risk.name}</a></p>
                <p class="kpi-item-line">{words}</p>
            </div>
            <IconButton icon=Glyph::Close label small=true on_click=remove />
        </li>
    }
}
