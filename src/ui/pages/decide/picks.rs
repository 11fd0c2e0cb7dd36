//! Selects over short lists, by position: compiled once for all of them.

use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// A select of words; the chosen one is known by its position.
pub fn pick(
    label: &'static str,
    labels: Signal<Vec<String>>,
    chosen: Signal<usize>,
    choose: Callback<usize>,
    hide_label: bool,
) -> Node {
    let choices = Signal::derive(move || {
        let labels = labels.get().into_iter().enumerate();
        labels
            .map(|(index, label)| Choice::new(index, label))
            .collect::<Vec<Choice<usize>>>()
    });
    view! { <SelectField label choices value=chosen on_commit=choose hide_label /> }
}

/// Returns words that never change.
pub fn fixed(names: impl IntoIterator<Item = &'static str>) -> Signal<Vec<String>> {
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    Signal::derive(move || names.clone())
}
