//! Asks what becomes of a scorecard that comes in, and shows for each answer what it would change.

use super::about::when;
use super::copies::{count, grouped};
use super::decision::{Decision, Stage};
use super::no_backup::NoBackup;
use super::same::SameQuestions;
use crate::domain::record::Kind;
use crate::domain::words::listed;
use crate::files::preview::{KindPreview, Mode, Preview};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What came in, the choice, and what the chosen way would change.
#[component]
pub fn DecisionBody(decision: Decision) -> Node {
    let chosen = Memo::new(move |_| {
        let mode = decision.mode.get();
        decision.previews.with(|all| {
            all.iter()
                .find(|(of, _)| *of == mode)
                .map(|(_, preview)| preview.clone())
        })
    });
    let choices = move || {
        let title = decision
            .target
            .get()
            .map(|(_, title)| title)
            .unwrap_or_default();
        let choices = decision.previews.with(|all| {
            let choice = |(mode, preview): &(Mode, Preview)| {
                Choice::new(*mode, label(*mode, preview, &title))
            };
            all.iter().map(choice).collect::<Vec<_>>()
        });
        (choices.len() > 1).then(|| view! {
            <RadioGroup legend="What should become of it?" choices value=decision.mode on_commit=move |mode| decision.mode.set(mode) />
        })
    };
    let effect = move || {
        let mode = decision.mode.get();
        chosen
            .get()
            .filter(|_| mode != Mode::AddAsCopy)
            .map(|preview| view! { <Effect mode preview /> })
    };
    let questions = move || {
        (decision.mode.get() == Mode::Merge).then(|| view! { <SameQuestions same=decision.same /> })
    };
    let state = move || match decision.stage.get() {
        Stage::Choosing => Node::Nothing,
        Stage::BackingUp => view! { <Progress label="Keeping a backup" /> },
        Stage::NoBackup(why) => view! {
            <NoBackup why on_export=move || decision.export_target() on_go_on=move || decision.carry_out(false) />
        },
    };
    // Without a backup there is another question to answer first.
    let asks = Memo::new(move |_| !matches!(decision.stage.get(), Stage::NoBackup(_)));
    view! {
        <div class="stack">
            <Summary decision />
            {state}
            {move || asks.get().then(|| view! { {choices}{questions}{effect} })}
        </div>
    }
}

/// What is in it.
#[component]
fn Summary(decision: Decision) -> Node {
    move || {
        let incoming = decision.incoming.get()?;
        let contents = decision.previews.with(|all| {
            let kinds = all
                .first()
                .map(|(_, preview)| preview.kinds.clone())
                .unwrap_or_default();
            let words: Vec<String> = kinds
                .iter()
                .filter(|of| of.kind != Kind::Settings && of.added > 0)
                .map(|of| count(of.kind, of.added))
                .collect();
            if words.is_empty() {
                "No records yet".to_owned()
            } else {
                listed(&words)
            }
        });
        let settings = incoming.file.scorecard.settings();
        let by = (!settings.coordinator.is_empty())
            .then(|| view! { <dt>"Kept by"</dt><dd>{settings.coordinator}</dd> });
        Some(view! {
            <dl class="facts">
                <dt>"Scorecard"</dt><dd><strong>{settings.title}</strong></dd>
                <dt>"From"</dt><dd class="breakable">{incoming.from}</dd>
                <dt>"Exported"</dt><dd>{when(incoming.file.exported_at)}" UTC"</dd>
                {by}
                <dt>"Holds"</dt><dd>{contents}</dd>
            </dl>
        })
    }
}

fn label(mode: Mode, preview: &Preview, target: &str) -> String {
    match mode {
        Mode::AddAsCopy => {
            "Add as copy: it stands beside the ones that are here, which stay as they are"
                .to_owned()
        }
        Mode::Merge => format!("Merge into “{target}”: {}", short(preview)),
        Mode::Replace => format!("Replace “{target}”: {}", short(preview)),
    }
}

fn short(preview: &Preview) -> String {
    if preview.changes_nothing() {
        return "changes nothing".to_owned();
    }
    let total = |of: fn(&KindPreview) -> usize| preview.kinds.iter().map(of).sum::<usize>();
    let parts = [
        (total(|kind| kind.added), "added"),
        (total(|kind| kind.changed), "changed"),
        (total(|kind| kind.deleted), "deleted"),
        (total(|kind| kind.conflicts), "in conflict"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", grouped(*number)))
        .collect();
    listed(&words)
}

/// What a merge or a replacement would change.
#[component]
fn Effect(mode: Mode, preview: Preview) -> Node {
    if preview.changes_nothing() {
        return view! {
            <Notice title="It changes nothing.">"All of it is here already."</Notice>
        };
    }
    let explanation = match mode {
        Mode::Merge => {
            "Both sides’ changes are kept. Where both changed the same record, the newer one counts and the other is shown under Conflicts."
        }
        _ => {
            "The scorecard here becomes what the file says; what the file does not have is deleted."
        }
    };
    let conflicts = preview.kinds.iter().any(|kind| kind.conflicts > 0);
    let rows = preview
        .kinds
        .iter()
        .map(|kind| row(*kind, conflicts))
        .collect_view();
    let more = (preview.more > 0).then(|| format!(" and {} more", grouped(preview.more)));
    let names = preview.names.join(" · ");
    view! {
        <p class="note">{explanation}" A backup is kept first, and one Undo takes it back."</p>
        <div class="counts"><Table caption="What would change, by kind" keep_columns=true>
            <thead><tr>
                <th scope="col">"Kind"</th><th scope="col" class="num">"Added"</th><th scope="col" class="num">"Changed"</th>
                <th scope="col" class="num">"Deleted"</th><th scope="col" class="num">"Unchanged"</th>
                {conflicts.then(|| view! { <th scope="col" class="num">"In conflict"</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table></div>
        {(!names.is_empty()).then(|| view! { <p class="names"><strong>"Would change or go: "</strong>{names}{more}"."</p> })}
    }
}

fn row(kind: KindPreview, conflicts: bool) -> Node {
    let name = match kind.kind {
        Kind::Settings => "Settings",
        Kind::Kpi => "KPIs",
        Kind::Measurement => "Measurements",
        Kind::Action => "Actions",
        Kind::Script => "Scripts",
        Kind::Policy => "Risk policy",
        Kind::Risk => "Risks",
        Kind::CheckAnswer => "Failure-mode check",
        Kind::Dismissal => "Dismissed red flags",
        Kind::Task => "Tasks",
        Kind::Decision => "Decisions",
        Kind::BudgetRequest => "Budget requests",
        Kind::Stakeholder => "Stakeholders",
        Kind::Duty => "Duties",
        Kind::Artifact => "Artifacts",
        Kind::Assessment => "Assessments",
        Kind::Message => "Messages",
        Kind::OwnPhrase => "Own phrases",
        Kind::FavouritePhrase => "Favourite phrases",
        Kind::Report => "Reports",
        Kind::Playbook => "Playbooks",
        Kind::Run => "Runs",
        Kind::Practice => "Practices",
        Kind::Resume => "Résumé",
        Kind::TableMapping => "Columns of tables",
    };
    let cell = |number: usize| view! { <td class="num">{grouped(number)}</td> };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cell(kind.added)}{cell(kind.changed)}{cell(kind.deleted)}{cell(kind.unchanged)}
            {conflicts.then(|| cell(kind.conflicts))}
        </tr>
    }
}

/// Cancel, and what was chosen.
#[component]
pub fn DecisionButtons(decision: Decision) -> Node {
    let why_not = Signal::derive(move || {
        let mode = decision.mode.get();
        let nothing = decision.previews.with(|all| {
            all.iter().any(|(of, preview)| {
                *of == mode && mode != Mode::AddAsCopy && preview.changes_nothing()
            })
        });
        match decision.stage.get() {
            Stage::BackingUp => Some("A backup is being kept".to_owned()),
            Stage::NoBackup(_) | Stage::Choosing => {
                nothing.then(|| "It would change nothing".to_owned())
            }
        }
    });
    let go = move || decision.carry_out(true);
    let main = move || match decision.mode.get() {
        Mode::AddAsCopy => {
            let name = if decision.target.get().is_some() {
                "Add as copy"
            } else {
                "Add"
            };
            view! { <Button kind=ButtonKind::Primary disabled_because=why_not on_click=go>{name}</Button> }
        }
        Mode::Merge => {
            view! { <Button kind=ButtonKind::Primary disabled_because=why_not on_click=go>"Merge"</Button> }
        }
        Mode::Replace => {
            view! { <Button kind=ButtonKind::Danger disabled_because=why_not on_click=go>"Replace"</Button> }
        }
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=move || decision.cancel()>"Cancel"</Button>
        {move || (!matches!(decision.stage.get(), Stage::NoBackup(_))).then_some(main)}
    }
}
