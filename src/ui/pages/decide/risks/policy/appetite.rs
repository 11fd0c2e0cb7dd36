//! How much risk is accepted, from when on: the list of what was decided, and the form for the next.

use chrono::NaiveDate;
use leptos::html;

use crate::domain::base::Extra;
use crate::domain::decide::matrix::appetite::appetite_words;
use crate::domain::decide::policy::AppetiteFrom;
use crate::domain::decide::policy_edit::{read_limit, with_appetite, without_appetite};
use crate::domain::scorecard::Edit;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::day_text;
use crate::ui::form::{Field, Form, Refused};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the form holds; `correcting` when it is one of the list.
#[derive(Clone)]
struct AppetiteDraft {
    limit: Option<u8>,
    from: Option<NaiveDate>,
    note: String,
    correcting: Option<AppetiteFrom>,
}

type Of = Field<AppetiteDraft>;

static FIELDS: [Of; 4] = [
    Of::widget(|form| {
        let title = move || {
            form.read(|draft| match &draft.correcting {
                Some(old) => format!("Correct the appetite of {}", day_text(old.from)),
                None => "Set the appetite from a day on".to_owned(),
            })
        };
        view! { <h3 class="wide">{title}</h3> }
    }),
    Of::meant(
        "Highest score that is accepted",
        |draft| {
            draft
                .limit
                .map(|limit| limit.to_string())
                .unwrap_or_default()
        },
        |draft, text| {
            draft.limit = Some(read_limit(text)?);
            Ok(())
        },
    )
    .max(3)
    .needs("It is a whole score from 1 to 25.")
    .hint("1 to 25; above it is too much."),
    Of::day("Holds from", |draft| &mut draft.from)
        .needs("Choose the day from which it holds.")
        .hint("The appetites of earlier days stay in the list."),
    Of::line("Who decided it, and why", |draft| &mut draft.note)
        .max(2000)
        .wide(),
];

impl AppetiteDraft {
    /// Starts from the appetite to correct, or from nothing.
    fn of(workspace: Workspace, correcting: Option<AppetiteFrom>) -> AppetiteDraft {
        let today = workspace.now.get_untracked().date();
        let old = correcting.as_ref();
        AppetiteDraft {
            limit: old.map(|old| old.limit),
            from: Some(old.map_or(today, |old| old.from)),
            note: old.map(|old| old.note.clone()).unwrap_or_default(),
            correcting,
        }
    }
}

/// Keeps what the form says.
fn keep(workspace: Workspace, draft: AppetiteDraft) -> Result<AppetiteDraft, Refused> {
    let blank = AppetiteDraft::of(workspace, None);
    let (Some(limit), Some(from), old) = (draft.limit, draft.from, draft.correcting) else {
        return Ok(blank);
    };
    let appetite = AppetiteFrom {
        from,
        limit,
        note: draft.note,
        extra: old
            .as_ref()
            .map_or_else(Extra::new, |old| old.extra.clone()),
    };
    let policy = workspace.scorecard.with_untracked(Scorecard::policy);
    let policy = with_appetite(&policy, old.map(|old| old.from), appetite)
        .map_err(|why| Refused::at("Holds from", why))?;
    let edit = Edit::new("set the appetite").put(policy);
    let said = format!("Appetite of {limit} from {} on", day_text(from));
    workspace.edit_with_undo(edit, said);
    Ok(blank)
}

/// The list and the form.
#[component]
pub fn Appetite(workspace: Workspace) -> Node {
    let form = Form::new(&FIELDS, AppetiteDraft::of(workspace, None));
    let leave = move || form.begin(AppetiteDraft::of(workspace, None));
    let cancel = move || {
        form.read(|draft| draft.correcting.is_some())
            .then(|| view! { <Button kind=ButtonKind::Quiet on_click=leave>"Leave it as it was"</Button> })
    };
    let list = NodeRef::<html::Ul>::new();
    let today = Memo::new(move |_| workspace.today());
    let policy = Memo::new(move |_| workspace.scorecard.with(Scorecard::policy));
    let words = move || policy.with(|policy| appetite_words(policy, today.get()));
    let items = move || {
        let now = policy.with(|policy| policy.appetite_on(today.get()).map(|one| one.from));
        // The newest decision first.
        let all = policy
            .with(|policy| policy.appetite.clone())
            .into_iter()
            .rev();
        all.map(|one| item(workspace, form, one, now, today.get(), list))
            .collect_view()
    };
    view! {
        <div class="stack">
            <p><strong>{words}</strong></p>
            <p class="note">"An open risk whose residual score is above the appetite needs a decision: mitigate more, transfer it, avoid it, or have it accepted with a reason."</p>
            <ul class="appetite-list" tabindex="-1" node_ref=list aria-label="What was decided">{items}</ul>
            <div class="appetite-form">{form.beside("", "Set the appetite", cancel, move |draft| keep(workspace, draft))}</div>
        </div>
    }
}

fn item(
    workspace: Workspace,
    form: Form<AppetiteDraft>,
    one: AppetiteFrom,
    now: Option<NaiveDate>,
    today: NaiveDate,
    list: NodeRef<html::Ul>,
) -> Node {
    let day = day_text(one.from);
    let when = match (now == Some(one.from), one.from > today) {
        (true, _) => format!("from {day}, holds now"),
        (_, true) => format!("from {day}, yet to come"),
        _ => format!("from {day}"),
    };
    let words = format!("Up to {}", one.limit);
    let note = one.note.clone();
    let label = format!("More for the appetite of {day}");
    let items = move || {
        let (old, from, day) = (one.clone(), one.from, day.clone());
        let remove = move || {
            let policy = workspace.scorecard.with_untracked(Scorecard::policy);
            let edit = Edit::new(format!("remove the appetite of {day}"));
            let edit = edit.put(without_appetite(&policy, from));
            workspace.edit_with_undo(edit, format!("Appetite of {day} removed"));
            form.begin(AppetiteDraft::of(workspace, None));
            if let Some(list) = list.get_untracked() {
                let _ = list.focus();
            }
        };
        vec![
            MenuItem::new("Correct", move || {
                form.begin(AppetiteDraft::of(workspace, Some(old.clone())))
            })
            .icon(Glyph::Pencil),
            MenuItem::new("Remove", remove).icon(Glyph::Trash).danger(),
        ]
    };
    view! {
        <li>
            <p><strong>{words}</strong>" "<span class="note">{when}</span>
                {(!note.is_empty()).then(|| view! { <span class="sub">{note}</span> })}</p>
            <Menu label icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet items=Signal::derive(items) />
        </li>
    }
}
