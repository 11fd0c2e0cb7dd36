//! How much risk is accepted, from when on: the list of what was decided, and the form for the next.

use chrono::NaiveDate;
use leptos::{ev, html};

use crate::domain::base::Extra;
use crate::domain::decide::matrix::appetite::appetite_words;
use crate::domain::decide::policy::AppetiteFrom;
use crate::domain::decide::policy_edit::{
    AppetiteError, read_limit, with_appetite, without_appetite,
};
use crate::domain::scorecard::Edit;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::day_text;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the form holds; `correcting` when it is one of the list.
#[derive(Clone, Copy)]
struct AppetiteDraft {
    workspace: Workspace,
    limit: RwSignal<String>,
    from: RwSignal<Option<NaiveDate>>,
    note: RwSignal<String>,
    correcting: RwSignal<Option<AppetiteFrom>>,
    limit_error: RwSignal<Option<String>>,
    from_error: RwSignal<Option<String>>,
}

impl AppetiteDraft {
    fn new(workspace: Workspace) -> AppetiteDraft {
        let draft = AppetiteDraft {
            workspace,
            limit: RwSignal::new(String::new()),
            from: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            correcting: RwSignal::new(None),
            limit_error: RwSignal::new(None),
            from_error: RwSignal::new(None),
        };
        draft.start(None);
        draft
    }

    /// Starts from the appetite to correct, or from nothing.
    fn start(self, old: Option<AppetiteFrom>) {
        let today = self.workspace.now.get_untracked().date();
        let limit = old.as_ref().map(|old| old.limit.to_string());
        self.limit.set(limit.unwrap_or_default());
        self.from
            .set(Some(old.as_ref().map_or(today, |old| old.from)));
        self.note
            .set(old.as_ref().map(|old| old.note.clone()).unwrap_or_default());
        self.limit_error.set(None);
        self.from_error.set(None);
        self.correcting.set(old);
    }

    /// Keeps what the form says, or says beside the field why not.
    fn save(self) {
        self.limit_error.set(None);
        self.from_error.set(None);
        let limit = read_limit(&self.limit.get_untracked());
        let Some(from) = self.from.get_untracked() else {
            self.from_error.set(Some(AppetiteError::NoDay.to_string()));
            return;
        };
        let limit = match limit {
            Ok(limit) => limit,
            Err(why) => return self.limit_error.set(Some(why)),
        };
        let old = self.correcting.get_untracked();
        let appetite = AppetiteFrom {
            from,
            limit,
            note: self.note.get_untracked().trim().to_owned(),
            extra: old
                .as_ref()
                .map_or_else(Extra::new, |old| old.extra.clone()),
        };
        let policy = self.workspace.scorecard.with_untracked(Scorecard::policy);
        match with_appetite(&policy, old.map(|old| old.from), appetite) {
            Ok(policy) => {
                let edit = Edit::new("set the appetite").put(policy);
                let said = format!("Appetite of {limit} from {} on", day_text(from));
                self.workspace.edit_with_undo(edit, said);
                self.start(None);
            }
            Err(why) => self.from_error.set(Some(why.to_string())),
        }
    }
}

/// The list and the form.
#[component]
pub fn Appetite(workspace: Workspace) -> impl IntoView {
    let draft = AppetiteDraft::new(workspace);
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
        all.map(|one| item(draft, one, now, today.get(), list))
            .collect_view()
    };
    view! {
        <div class="stack">
            <p><strong>{words}</strong></p>
            <p class="note">"An open risk whose residual score is above the appetite needs a decision: mitigate more, transfer it, avoid it, or have it accepted with a reason."</p>
            <ul class="appetite-list" tabindex="-1" node_ref=list aria-label="What was decided">{items}</ul>
            <Form draft />
        </div>
    }
}

fn item(
    draft: AppetiteDraft,
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
            let policy = draft.workspace.scorecard.with_untracked(Scorecard::policy);
            let edit = Edit::new(format!("remove the appetite of {day}"));
            let edit = edit.put(without_appetite(&policy, from));
            draft
                .workspace
                .edit_with_undo(edit, format!("Appetite of {day} removed"));
            draft.start(None);
            if let Some(list) = list.get_untracked() {
                let _ = list.focus();
            }
        };
        vec![
            MenuItem::new("Correct", move || draft.start(Some(old.clone()))).icon(Glyph::Pencil),
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

#[component]
fn Form(draft: AppetiteDraft) -> impl IntoView {
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        draft.save();
    };
    let title = move || match draft.correcting.get() {
        Some(old) => format!("Correct the appetite of {}", day_text(old.from)),
        None => "Set the appetite from a day on".to_owned(),
    };
    let cancel = move || {
        draft.correcting.get().map(|_| view! {
            <Button kind=ButtonKind::Quiet on_click=move || draft.start(None)>"Leave it as it was"</Button>
        })
    };
    view! {
        <form class="stack appetite-form" novalidate on:submit=save>
            <h3>{title}</h3>
            <div class="form">
                <TextField label="Highest score that is accepted" value=draft.limit error=draft.limit_error max_length=3
                    hint="1 to 25; above it is too much." on_commit=move |text| { draft.limit_error.set(None); draft.limit.set(text) } />
                <DateField label="Holds from" value=draft.from error=draft.from_error
                    hint="The appetites of earlier days stay in the list."
                    on_commit=move |day| { draft.from_error.set(None); draft.from.set(day) } />
                <div class="wide">
                    <TextField label="Who decided it, and why" value=draft.note optional=true max_length=2000
                        on_commit=move |text| draft.note.set(text) />
                </div>
            </div>
            <div class="actions">
                {cancel}
                <button type="submit" class="btn" data-kind="primary"><span>"Set the appetite"</span></button>
            </div>
        </form>
    }
}
