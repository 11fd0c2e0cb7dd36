//! A block of values of several KPIs: what it would do, which names are no KPI, and the button that takes it over.

use super::doubtful::Doubtful;
use super::rows::words;
use super::{Answered, Day, WhereTaken};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::counted;
use crate::files::csv::block::{Block, BlockReading, UnknownName, read_block};
use crate::files::csv::doubts::{Doubt, doubts};
use crate::files::csv::names::KpiName;
use crate::files::csv::plan::{Fate, PlannedBlock};
use crate::files::csv::read::RowError;
use crate::ui::browser;
use crate::ui::intake::{AskOrder, AskShares, Errors, Notes, SHOWN};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Returns the names by which the values of a block are known.
pub fn kpi_names(card: &Scorecard) -> Vec<KpiName> {
    card.all::<Kpi>().map(KpiName::of).collect()
}

/// The block of a text that does not change: read again with every answer.
#[component]
pub fn BlockIntake(answered: Answered, close: Callback<()>) -> Node {
    let workspace = Workspace::get();
    let reading = Memo::new(move |_| {
        let (text, answers) = (answered.text.get(), answered.get());
        let today = workspace.now.get_untracked().date();
        let (kpis, currency) = (workspace.scorecard.with(kpi_names), workspace.currency());
        let reading = read_block(&text, &kpis, &currency, &answers, today);
        reading.map_err(|refusal| refusal.to_string())
    });
    let outcome = move || match reading.get() {
        Err(refusal) => {
            view! { <Notice kind=NoticeKind::Bad title="Not readable.">{refusal}</Notice> }
        }
        Ok(None) => view! {
            <Notice kind=NoticeKind::Bad title="Not readable.">"No name in this table is the name of a KPI any more."</Notice>
        },
        Ok(Some(block)) => view! { <BlockPreview answered block close /> },
    };
    view! { <div class="stack">{outcome}</div> }
}

/// What a block would do.
#[component]
pub fn BlockPreview(answered: Answered, block: BlockReading, close: Callback<()>) -> Node {
    match block {
        BlockReading::AskDateOrder(ask) => {
            view! { <AskOrder order=answered.order example=ask.example column=ask.column /> }
        }
        BlockReading::Block(block) => view! { <Preview answered block close /> },
    }
}

#[component]
fn Preview(answered: Answered, block: Block, close: Callback<()>) -> Node {
    let workspace = Workspace::get();
    let errors: Vec<RowError> = block.errors();
    let failed = errors.len();
    let (notes, unknown, day) = (block.notes.clone(), block.unknown.clone(), block.day);
    let ask_shares = block.ask_shares.join(", ");
    let units = answered.units_of(block.unsaid.clone());
    let doubtful = workspace.scorecard.with_untracked(|card| {
        let readings = answered.readings.get_untracked();
        let mut all = Vec::new();
        for of in &block.kpis {
            if let Some(kpi) = card.get::<Kpi>(of.kpi) {
                let found = doubts(card, kpi, &of.rows, &of.cells, of.counts, &readings);
                let about =
                    |doubt: Doubt| (format!("{}, line {}", kpi.name, doubt.cell.line), doubt);
                all.extend(found.into_iter().map(about));
            }
        }
        all
    });
    let planned = Memo::new(move |_| {
        let taken = answered.taken.get();
        workspace
            .scorecard
            .with(|card| PlannedBlock::of(card, &block, taken))
    });
    let summary = move || {
        planned.with(|planned| {
            format!(
                "{}: {}, {failed} not readable",
                planned.kpis_in_words(),
                planned.words()
            )
        })
    };
    let take_over = move || {
        let edit = workspace.scorecard.with_untracked(|card| {
            let coordinator = card.settings().coordinator;
            planned.with_untracked(|planned| {
                planned.edit(card, &coordinator, browser::utc_now(), &mut browser::new_id)
            })
        });
        let count = edit.changes.len();
        close.run(());
        workspace.edit_with_undo(
            edit,
            format!("{} taken over", counted(count, "measurement")),
        );
    };
    let nothing = Signal::derive(move || {
        let changes = planned.with(PlannedBlock::changes);
        (changes == 0).then(|| "No row would change anything".to_owned())
    });
    let unknown = unknown
        .into_iter()
        .map(|unknown| unknown_name(answered, workspace, unknown))
        .collect::<Vec<Node>>();
    view! {
        <p role="status"><strong>{summary}</strong></p>
        <Notes notes />
        <Doubtful answered doubts=doubtful />
        {Node::list(unknown)}
        {(!ask_shares.is_empty()).then(|| view! {
            <AskShares parts_of_one=answered.parts_of_one words=format!("Every value of {ask_shares} is 1 or 0, and none has a sign of percent.") />
        })}
        {units}
        {day.map(|day| view! { <Day answered day label="The values are of" hint="The table has no dates." /> })}
        <Errors errors />
        <WhereTaken answered />
        <Rows planned />
        <div class="actions">
            <Button kind=ButtonKind::Primary on_click=take_over disabled_because=nothing>"Take over"</Button>
        </div>
    }
}

/// Asks which KPI a name means: the nearest come first, and nothing is taken for one unasked.
fn unknown_name(answered: Answered, workspace: Workspace, unknown: UnknownName) -> Node {
    let UnknownName { name, near, values } = unknown;
    let all = workspace.scorecard.with_untracked(kpi_names);
    let of = |id: &Id| all.iter().find(|kpi| kpi.id == *id);
    let mut choices: Vec<Choice<Option<Id>>> = vec![Choice::new(None, "Leave out")];
    let near_ones = near.iter().filter_map(of);
    let others = all.iter().filter(|kpi| !near.contains(&kpi.id));
    for kpi in near_ones.chain(others).filter(|kpi| !kpi.is_computed) {
        choices.push(Choice::new(Some(kpi.id), kpi.name.clone()));
    }
    let hint = match near.iter().find_map(of) {
        Some(kpi) => format!("Did you mean “{}”?", kpi.name),
        None => "No name is near.".to_owned(),
    };
    let many = counted(values, "value");
    let label = format!("No KPI is called “{name}” ({many})");
    let key = name.clone();
    let value = Signal::derive(move || {
        answered
            .names
            .with(|names| names.get(&key).copied().flatten())
    });
    let choose = move |chosen: Option<Id>| {
        answered.names.update(|names| {
            names.insert(name.clone(), chosen);
        });
    };
    view! { <SelectField label choices value on_commit=choose hint=hint /> }
}

#[component]
fn Rows(planned: Memo<PlannedBlock>) -> Node {
    let workspace = Workspace::get();
    let rows = move || {
        let currency = workspace.currency();
        let names = workspace.scorecard.with(kpi_names);
        let mut rows = Vec::new();
        planned.with(|planned| {
            for of in &planned.kpis {
                let Some(kpi) = names.iter().find(|kpi| kpi.id == of.kpi) else {
                    continue;
                };
                for (row, fate) in &of.rows {
                    if rows.len() < SHOWN {
                        let value = quantity::format(kpi.unit, row.value.get(), &currency);
                        rows.push(view! { <tr><th scope="row">{kpi.name.clone()}</th><td>{row.at.to_string()}</td><td class="num">{value}</td><td>{words(*fate)}</td></tr> });
                    }
                }
            }
        });
        Node::list(rows)
    };
    let more = move || {
        let all = planned.with(|planned| planned.count(|_: &Fate| true));
        let more = all.saturating_sub(SHOWN);
        (more > 0).then(
            || view! { <p class="note">{format!("… and {}.", counted(more, "more row"))}</p> },
        )
    };
    view! {
        <Table caption="What would be taken over" keep_columns=true>
            <thead><tr><th scope="col">"KPI"</th><th scope="col">"Date"</th><th scope="col" class="num">"Value"</th><th scope="col">"What happens"</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {more}
    }
}
