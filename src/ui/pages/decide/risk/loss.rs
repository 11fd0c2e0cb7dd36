//! What the risk may cost a year: unknown, taken from the score, or estimated before and after mitigation.

use super::subject::OpenRisk;
use crate::domain::decide::loss::{self, Loss, LossEstimate, losses};
use crate::domain::decide::loss_form::{LossErrors, TypedLoss};
use crate::domain::decide::risk::Risk;
use crate::domain::explain::risk_statement::loss_sentence;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Where the loss comes from.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    Unknown,
    FromScore,
    Estimated,
}

impl Origin {
    fn of(loss: &Loss) -> Origin {
        match loss {
            Loss::Unknown => Origin::Unknown,
            Loss::FromScore => Origin::FromScore,
            Loss::Estimated { .. } => Origin::Estimated,
        }
    }
}

/// The origin, its fields, and what it comes to.
#[component]
pub fn LossCard(subject: OpenRisk) -> Node {
    let origin = Memo::new(move |_| subject.risk.with(|risk| Origin::of(&risk.loss)));
    let choices = vec![
        Choice::new(
            Origin::Unknown,
            "Unknown: it is in no sum, and every sum says so",
        ),
        Choice::new(
            Origin::FromScore,
            "From the score, by the table of the policy",
        ),
        Choice::new(Origin::Estimated, "Own estimate in money"),
    ];
    let choose = move |origin: Origin| {
        let risk = subject.now();
        let loss = match origin {
            Origin::Unknown => Loss::Unknown,
            Origin::FromScore => Loss::FromScore,
            // Something to correct is easier than an empty form.
            Origin::Estimated => subject
                .policy
                .with_untracked(|policy| loss::from_score(&risk, policy)),
        };
        let risk = Risk { loss, ..risk };
        subject.put_with_undo("change where the loss comes from", risk, "Loss changed");
    };
    let pair = move || {
        subject
            .policy
            .with(|policy| subject.risk.with(|risk| losses(risk, policy)))
    };
    let told = move || {
        pair().map(|pair| {
        let is_more = pair.after.annual_mean() > pair.before.annual_mean();
        let words = loss_sentence(&pair, &subject.currency.get());
        view! { <p class="risk-loss" data-tone=is_more.then_some("bad") role="status">{is_more.then(|| view! { <Icon glyph=Glyph::Off /> })}<span>{words}</span></p> }
    })
    };
    view! {
        <Card title="Loss in money" why="annual-loss" note="What it may cost in a year, before and after mitigation">
            <div class="stack">
                <RadioGroup legend="Where the loss comes from" choices value=origin on_commit=choose />
                {move || (origin.get() == Origin::Estimated).then(|| view! { <Estimates subject /> })}
                {told}
            </div>
        </Card>
    }
}

/// One estimate as it is typed.
#[derive(Clone, Copy)]
struct LossDraft {
    typed: RwSignal<TypedLoss>,
    errors: RwSignal<LossErrors>,
    workspace: Workspace,
}

impl LossDraft {
    fn new(workspace: Workspace) -> LossDraft {
        LossDraft {
            workspace,
            typed: RwSignal::new(TypedLoss::of(None)),
            errors: RwSignal::new(LossErrors::default()),
        }
    }

    fn reading(self) -> Result<LossEstimate, LossErrors> {
        let currency = self.workspace.currency();
        self.typed.with_untracked(|typed| typed.read(&currency))
    }

    /// Shows what is kept, where the texts say something else: at first, and after undo.
    fn follow(self, kept: Option<LossEstimate>) {
        if self.reading().ok() != kept {
            self.typed.set(TypedLoss::of(kept.as_ref()));
            self.errors.set(LossErrors::default());
        }
    }

    /// Reads the texts; what is wrong is said beside its field.
    fn read(self) -> Option<LossEstimate> {
        match self.reading() {
            Ok(estimate) => {
                self.errors.set(LossErrors::default());
                Some(estimate)
            }
            Err(errors) => {
                self.errors.set(errors);
                None
            }
        }
    }
}

#[component]
fn Estimates(subject: OpenRisk) -> Node {
    let (before, after) = (
        LossDraft::new(subject.workspace),
        LossDraft::new(subject.workspace),
    );
    let kept = Memo::new(move |_| subject.risk.with(|risk| risk.loss.clone()));
    Effect::new(move || {
        if let Loss::Estimated {
            before: first,
            after: second,
        } = kept.get()
        {
            before.follow(Some(first));
            after.follow(second);
        }
    });
    let save = Callback::new(move |()| {
        let first = before.read();
        let second = match after.typed.with_untracked(TypedLoss::is_empty) {
            true => {
                after.errors.set(LossErrors::default());
                Some(None)
            }
            false => after.read().map(Some),
        };
        if let (Some(before), Some(after)) = (first, second) {
            let risk = Risk {
                loss: Loss::Estimated { before, after },
                ..subject.now()
            };
            subject.put("estimate the loss", risk);
        }
    });
    view! {
        <div class="columns columns-even">
            {fields("Before mitigation", "Times a year before", before, save)}
            {fields("After mitigation", "Times a year after", after, save)}
        </div>
        <p class="note">"Leave the second one empty while no mitigation is known to change it. A 90 % range holds nine losses out of ten: people who are asked for it are wrong less often than with a single number."</p>
    }
}

fn fields(legend: &'static str, times: &'static str, draft: LossDraft, save: Callback<()>) -> Node {
    let text = move |get: fn(&TypedLoss) -> &String| {
        Signal::derive(move || draft.typed.with(|typed| get(typed).clone()))
    };
    let error = move |get: fn(&LossErrors) -> &Option<String>| {
        Signal::derive(move || draft.errors.with(|errors| get(errors).clone()))
    };
    let set = move |put: fn(&mut TypedLoss, String)| {
        move |text: String| {
            draft.typed.update(|typed| put(typed, text));
            save.run(());
        }
    };
    let is_range = Signal::derive(move || draft.typed.with(|typed| typed.is_range));
    let shapes = vec![
        Choice::new(true, "90 % range"),
        Choice::new(false, "Always the same"),
    ];
    let reshape = move |is_range: bool| {
        draft.typed.update(|typed| typed.is_range = is_range);
        // Turning an empty estimate is no answer yet.
        if !draft.typed.with_untracked(TypedLoss::is_empty) {
            save.run(());
        }
    };
    let low = move || {
        if is_range.get() {
            "From"
        } else {
            "Loss each time"
        }
        .to_owned()
    };
    view! {
        <fieldset class="risk-loss-fields">
            <legend>{legend}</legend>
            <TextField label=times value=text(|typed| &typed.frequency) error=error(|errors| &errors.frequency)
                hint="0.1 or 1/10 is once in ten years. If you are not sure, give a 90 % range: 1/50 to 1/2." on_commit=set(|typed, text| typed.frequency = text) />
            <Segmented legend=format!("Shape of the loss, {}", legend.to_lowercase()) choices=shapes value=is_range on_commit=reshape />
            <div class="form">
                <TextField label=Signal::derive(low) value=text(|typed| &typed.low) error=error(|errors| &errors.low)
                    on_commit=set(|typed, text| typed.low = text) />
                {move || is_range.get().then(|| view! {
                    <TextField label="To" value=text(|typed| &typed.high) error=error(|errors| &errors.high)
                        on_commit=set(|typed, text| typed.high = text) />
                })}
            </div>
        </fieldset>
    }
}
