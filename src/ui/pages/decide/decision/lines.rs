//! Options side by side: columns where there is width, a card each where there is not.

use super::subject::ToldOption;
use crate::domain::decide::rule::{RulePlace, Verdict};
use crate::domain::explain::comparison::{ComparedCell, ComparedLine};
use crate::ui::prelude::*;
use crate::ui::show;
use crate::ui::widgets::*;

/// The table: a column for each option, `lines` in rows, and a last row made by `foot` when there is one.
pub fn table(
    caption: &'static str,
    options: &[ToldOption],
    lines: Vec<ComparedLine>,
    foot: Option<Callback<usize, Node>>,
) -> Node {
    // Every cell of an option has its number, by which the narrow form gathers them to a card.
    let head = options.iter().enumerate().map(|(at, option)| {
        view! { <th scope="col" style:order=at.to_string()>{option.name.clone()}</th> }
    });
    let head = head.collect_view();
    let rows = lines.into_iter().map(row).collect_view();
    let foot = foot.map(|foot| {
        let cells = (0..options.len()).map(|at| {
            view! { <td class="versus-foot" style:order=at.to_string()>{foot.run(at)}</td> }
        });
        view! { <tr><th scope="row"><span class="visually-hidden">"Change"</span></th>{cells.collect_view()}</tr> }
    });
    // With so many columns it scrolls, and what scrolls is reached by keyboard.
    let scrolls = options.len() > 4;
    view! {
        <div class="versus" class:versus-many=scrolls tabindex=scrolls.then_some("0") role=scrolls.then_some("region")
            aria-label=scrolls.then_some(caption)>
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr><td></td>{head}</tr></thead>
                <tbody>{rows}{foot}</tbody>
            </table>
        </div>
    }
}

fn row(line: ComparedLine) -> Node {
    let heading = match line.now.as_str() {
        "" => line.label.clone(),
        now => format!("{} ({now})", line.label),
    };
    let cells = line.cells.into_iter().enumerate();
    let cells = cells.map(|(at, one)| cell(at, heading.clone(), one));
    view! {
        <tr>
            <th scope="row">{line.label}<span class="sub">{line.now}</span></th>
            {cells.collect_view()}
        </tr>
    }
}

fn cell(at: usize, heading: String, cell: ComparedCell) -> Node {
    let badge = cell.badge.map(|(verdict, words)| {
        view! { <Badge mark=show::verdict_mark(verdict) words /> }
    });
    view! {
        <td style:order=at.to_string() data-label=heading>
            <span class="versus-text">{cell.text}</span>
            {(!cell.sub.is_empty()).then(|| view! { <span class="sub">{cell.sub}</span> })}
            {badge}
        </td>
    }
}

/// Returns what the rule says of each option as a line of the table.
pub fn rule_line(options: &[ToldOption]) -> ComparedLine {
    let cells = options.iter().map(|option| ComparedCell {
        text: option.reason.clone(),
        ..ComparedCell::default()
    });
    ComparedLine {
        label: "The rule says".to_owned(),
        now: String::new(),
        cells: cells.collect(),
    }
}

/// Returns the badge of an option that the rule takes or leaves.
pub fn place_badge(option: &ToldOption, verdict: &Verdict) -> Option<Node> {
    let (mark, words) = match option.place {
        RulePlace::Above => (Mark::OffTarget, "Escalate"),
        RulePlace::Dominated { .. } => (Mark::NoData, "Dropped"),
        RulePlace::First if *verdict == Verdict::Choose(option.id) => {
            (Mark::OnTarget, "Comes first")
        }
        RulePlace::First | RulePlace::Behind { .. } => return None,
    };
    Some(view! { <Badge mark words=words /> })
}
