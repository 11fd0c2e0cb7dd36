//! A field for an amount with a unit: money, a share, the value of a KPI.

use super::drawn::Wrong;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, NotAQuantity, QuantityReader, doubt};
use crate::domain::value::Finite;
use crate::ui::doubt::{Asking, unless_asked};
use crate::ui::leaving;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Reads an amount on change. What does not read stays in the field, with what is wrong beside it.
#[component]
pub fn AmountField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] unit: Signal<Unit>,
    /// The committed amount.
    #[prop(into)]
    value: Signal<Option<Finite>>,
    /// Runs with the new amount; with none only when it may be left empty.
    #[prop(into)]
    on_commit: Callback<Option<Finite>>,
    /// The unit, shown behind the text.
    #[prop(optional, into)]
    suffix: MaybeProp<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong beyond the text itself.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The text as typed and what is wrong with it, while something is.
    #[prop(optional)]
    wrong: Wrong,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// May be below 0, where the unit allows it.
    #[prop(optional)]
    signed: bool,
) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let text = move || match wrong.get() {
        Some((raw, _)) => raw,
        None => (value.get())
            .map(|value| quantity::editable(unit.get(), value))
            .unwrap_or_default(),
    };
    let workspace = Workspace::get();
    let mode = move || match unit.get() {
        Unit::Hours | Unit::Days => "text",
        _ => "decimal",
    };
    let question = Memo::new(move |_| {
        let (raw, _) = wrong.get()?;
        let currency = workspace.currency();
        doubt::of_text(QuantityReader::new(unit.get(), &currency), &raw)
    });
    let unread = unless_asked(move || wrong.get().map(|(_, error)| error), question);
    let error = Signal::derive(move || unread.get().or_else(|| error.get()));
    let read =
        move |raw: &str| match quantity::parse(unit.get_untracked(), raw, &workspace.currency()) {
            Err(NotAQuantity::Empty) if optional => Ok(None),
            Err(why) => Err(why.to_string()),
            Ok(value) if !signed && value < Finite::ZERO => Err(NotAQuantity::Negative.to_string()),
            Ok(value) => Ok(Some(value)),
        };
    let commit = move |raw: String| match read(&raw) {
        Ok(read) => {
            // Set even when it was right before: "4,0" that reads as 4 is to be shown as 4.
            wrong.set(None);
            if read != value.get_untracked() {
                on_commit.run(read);
            }
        }
        Err(_) if leaving::is_still_typing() => {}
        Err(error) => wrong.set(Some((raw, error))),
    };
    // What was refused may read in another unit.
    Effect::new(move || {
        unit.track();
        if let Some((raw, _)) = wrong.get_untracked() {
            commit(raw);
        }
    });
    view! {
        <Asking about=label question on_choose=commit>
        <Field ids label hint error optional>
            <div class="input-group">
                <input
                    class="input"
                    type="text"
                    id=id
                    inputmode=mode
                    autocomplete="off"
                    aria-invalid=move || (wrong.with(Option::is_some) || error.get().is_some()).then_some("true")
                    aria-describedby=move || links.described_by(hint.get().is_some(), error.get().is_some())
                    prop:value=text
                    on:change=move |event| commit(event_target_value(&event))
                />
                {move || suffix.get().map(|suffix| view! { <span class="input-suffix" aria-hidden="true">{suffix}</span> })}
            </div>
        </Field>
        </Asking>
    }
}
