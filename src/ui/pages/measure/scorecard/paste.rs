//! A column or a block out of a spreadsheet, pasted into a cell: it fills down, or goes to the KPIs that it names.

use super::desk::{TypedText, WeekDesk};
use crate::domain::revision::Id;
use crate::files::csv::block::is_block;
use crate::ui::list::{self, keys};
use crate::ui::pages::measure::bulk::Answered;
use crate::ui::pages::measure::bulk::block::{BlockIntake, kpi_names};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

impl WeekDesk {
    /// Takes what is pasted into the cell of a KPI, if it is more than the text of one cell.
    pub fn paste(self, id: Id, text: &str) -> bool {
        let text = text.trim_end();
        let lines: Vec<Vec<&str>> = (text.lines())
            .map(|line| line.split('\t').map(str::trim).collect())
            .collect();
        if lines.len() < 2 && lines.iter().all(|cells| cells.len() < 2) {
            return false;
        }
        if let Some(named) = self.named(&lines) {
            self.fill_in(named);
            return true;
        }
        let names = self.workspace.scorecard.with_untracked(kpi_names);
        if is_block(text, &names) {
            self.block.set(Some(text.to_owned()));
            return true;
        }
        let shown = untrack(|| self.shown.get());
        let from = shown.iter().position(|one| *one == id).unwrap_or(0);
        let typed = self.rows.with_untracked(|rows| {
            let can = |id: &&Id| rows.iter().any(|row| row.id == **id && row.can_be_typed);
            shown[from..]
                .iter()
                .filter(can)
                .copied()
                .collect::<Vec<Id>>()
        });
        let column = lines
            .iter()
            .map(|cells| cells.first().copied().unwrap_or(""));
        self.fill_in(typed.into_iter().zip(column).collect());
        true
    }

    /// Returns the values by KPI, where each line is the name of one and its value.
    fn named<'a>(self, lines: &[Vec<&'a str>]) -> Option<Vec<(Id, &'a str)>> {
        self.rows.with_untracked(|rows| {
            let of_line = |cells: &Vec<&'a str>| {
                let [name, value] = cells[..] else {
                    return None;
                };
                let is_it = |name: &str, other: &str| name.to_lowercase() == other.to_lowercase();
                let mut found = rows.iter().filter(|row| is_it(row.name.trim(), name));
                let row = found.next().filter(|row| row.can_be_typed)?;
                found.next().is_none().then_some((row.id, value))
            };
            lines.iter().map(of_line).collect()
        })
    }

    /// Fills the cells in one step. What cannot be kept stands in its cell as if it had been typed.
    fn fill_in(self, texts: Vec<(Id, &str)>) {
        let texts: Vec<(Id, &str)> = (texts.into_iter())
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let typed = |(id, text): &(Id, &str)| {
            let typed = TypedText {
                text: (*text).to_owned(),
                ..TypedText::default()
            };
            (*id, typed)
        };
        self.fill(texts.iter().map(typed).collect());
        let is_kept = |id: Id| self.typed.with_untracked(|all| !all.contains_key(&id));
        for (id, text) in texts.iter().filter(|(id, _)| !is_kept(*id)) {
            if let Some(cell) = keys::of_row("actual", *id) {
                list::type_into(&cell, text);
                self.keep(*id);
            }
        }
        let refused = texts.iter().find(|(id, _)| !is_kept(*id));
        match (refused, texts.last()) {
            (Some((id, _)), _) => keys::focus_row("actual", *id),
            (None, Some((id, _))) => list::go_on_from(*id),
            (None, None) => {}
        }
    }
}

/// The block that is looked through before it is taken over.
#[component]
pub fn BlockDialog(desk: WeekDesk) -> Node {
    let open = RwSignal::new(false);
    Effect::new(move || {
        if desk.block.with(Option::is_some) {
            open.set(true);
        }
    });
    let block = move || {
        desk.block.get().map(|text| {
            let answered = Answered::new(text);
            answered.day.set(Some(untrack(|| desk.day())));
            let close = Callback::new(move |()| open.set(false));
            view! { <BlockIntake answered close /> }
        })
    };
    view! { <Dialog open title="Values of several KPIs" size=DialogSize::Large>{block}</Dialog> }
}
