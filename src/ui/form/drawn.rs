//! A field as it stands on the page, whatever record it is of.

use super::amount_field::AmountField;
use super::field::{Face, Held, Shape};
use super::time_field::time_field;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::respond::stamp::Stamp;
use crate::domain::value::Finite;
use crate::ui::browser;
use crate::ui::leaving;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What a control holds that was refused, and why.
pub type Wrong = RwSignal<Option<(String, String)>>;

/// A field with what it holds and where that goes.
pub struct Drawn {
    pub face: &'static Face,
    pub hint: Signal<Option<String>>,
    pub held: Signal<Held>,
    /// The unit of an amount.
    pub unit: Signal<Unit>,
    /// Keeps what a control holds now, or says why not.
    pub keep: Callback<Held, Result<(), String>>,
    pub wrong: Wrong,
    /// What is wrong stays in the form until all of it is kept; else it stays in its control alone.
    pub is_of_form: bool,
    /// What else is wrong.
    pub error: Signal<Option<String>>,
}

impl Drawn {
    pub fn node(self) -> Node {
        let is_wide = self.face.is_wide;
        let control = self.control();
        match is_wide {
            true => view! { <div class="wide">{control}</div> },
            false => control,
        }
    }

    fn control(self) -> Node {
        let Drawn {
            face,
            hint,
            held,
            unit,
            keep,
            wrong,
            is_of_form,
            error,
        } = self;
        let (label, optional) = (face.label, face.is_marked && !face.is_needed);
        let else_wrong = error;
        let error = Signal::derive(move || {
            let refused = wrong.with(|wrong| wrong.as_ref().map(|(_, why)| why.clone()));
            refused.or_else(|| else_wrong.get())
        });
        let told = move |typed: &str, held: Held| match keep.run(held) {
            Ok(()) => wrong.set(None),
            Err(_) if leaving::is_still_typing() => {}
            Err(why) => wrong.set(Some((typed.to_owned(), why))),
        };
        let text = Signal::derive(move || {
            let refused = wrong.with(|wrong| wrong.as_ref().map(|(typed, _)| typed.clone()));
            refused.unwrap_or_else(|| held.get().text())
        });
        let type_in = Callback::new(move |text: String| told(&text, Held::Text(text.clone())));
        match face.shape {
            Shape::Line(max_length) => view! {
                <TextField label value=text error optional hint max_length on_commit=type_in />
            },
            Shape::Lines(rows) => view! {
                <TextArea label value=text error optional rows hint on_commit=type_in />
            },
            Shape::Day { is_past } => {
                let value = Signal::derive(move || match held.get() {
                    Held::Day(day) => day,
                    _ => None,
                });
                let on_commit = Callback::new(move |day| told("", Held::Day(day)));
                if is_past {
                    let max = Workspace::get().now.get_untracked().date();
                    view! { <DateField label value error hint optional max on_commit /> }
                } else {
                    view! { <DateField label value error hint optional on_commit /> }
                }
            }
            Shape::Time => {
                let value = Signal::derive(move || match held.get() {
                    Held::Time(at) => at,
                    _ => None,
                });
                let ahead = face
                    .refusal
                    .unwrap_or("Not kept: it cannot be later than now.");
                let commit = Callback::new(move |at: Option<Stamp>| {
                    // The field knows minutes; a time that was not changed keeps its second.
                    let before = value.get_untracked();
                    let is_same = |at: Stamp| {
                        before.is_some_and(|before| (0..60).contains(&before.seconds_since(at)))
                    };
                    match at {
                        Some(at) if at > browser::stamp() => {
                            if is_of_form {
                                // That it lies ahead is said here, and is all that is wrong with it.
                                let _ = keep.run(Held::Time(Some(at)));
                            }
                            wrong.set(Some((String::new(), ahead.to_owned())));
                        }
                        Some(at) if is_same(at) => wrong.set(None),
                        at => told("", Held::Time(at)),
                    }
                });
                time_field(label, hint, value, error, commit)
            }
            Shape::Choice(names) => {
                let choices = (names().into_iter().enumerate())
                    .map(|(place, name)| Choice::new(place, name))
                    .collect::<Vec<_>>();
                let value = Signal::derive(move || match held.get() {
                    Held::Place(place) => place,
                    _ => 0,
                });
                let commit = move |place| told("", Held::Place(place));
                view! { <SelectField label choices value hint error on_commit=commit /> }
            }
            Shape::Amount { is_signed, .. } => {
                let value = Signal::derive(move || match held.get() {
                    Held::Amount(amount) => amount,
                    _ => None,
                });
                let workspace = Workspace::get();
                let is_money = move || unit.get() == Unit::Money;
                let suffix = Signal::derive(move || is_money().then(|| workspace.currency()));
                let commit = move |amount: Option<Finite>| {
                    let unit = unit.get_untracked();
                    let typed = amount.map(|amount| quantity::editable(unit, amount));
                    told(&typed.unwrap_or_default(), Held::Amount(amount));
                };
                view! {
                    <AmountField label unit suffix value error=else_wrong wrong optional hint signed=is_signed on_commit=commit />
                }
            }
            Shape::Tick => {
                let checked = Signal::derive(move || held.get() == Held::Tick(true));
                let commit = move |is_ticked| told("", Held::Tick(is_ticked));
                view! { <Checkbox label checked hint on_commit=commit /> }
            }
            Shape::Own => Node::Nothing,
        }
    }
}
