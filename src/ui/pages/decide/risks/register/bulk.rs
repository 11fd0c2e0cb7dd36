//! One change to many risks: what is selected, what can be done with it, and the dialog that asks for more.

use chrono::NaiveDate;
use leptos::ev;

use super::Register;
use super::filters::{Named, choices, named, names};
use crate::domain::base::Extra;
use crate::domain::decide::register::bulk::{self, Bulk, Which};
use crate::domain::decide::risk::{Acceptance, FailureMode, Response};
use crate::domain::decide::scale::{Level, Score};
use crate::domain::revision::Id;
use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What is asked for in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Owner,
    Category,
    Response,
    Score,
    Mitigated,
    Closed,
}

impl Asked {
    const ALL: [Asked; 6] = [
        Asked::Owner,
        Asked::Category,
        Asked::Response,
        Asked::Score,
        Asked::Mitigated,
        Asked::Closed,
    ];

    fn name(self) -> &'static str {
        match self {
            Asked::Owner => "Set the owner",
            Asked::Category => "Set the category",
            Asked::Response => "Set the response",
            Asked::Score => "Set a score",
            Asked::Mitigated => "Mark mitigated",
            Asked::Closed => "Mark closed",
        }
    }
}

/// Returns the selected risks that are still there.
fn chosen(register: Register) -> Vec<Id> {
    let selected = register.selected.get();
    register.rows.with(|rows| {
        let ids = rows.iter().map(|row| row.id);
        ids.filter(|id| selected.contains(id)).collect()
    })
}

/// The bar that selects, and that acts on what is selected.
#[component]
pub fn Bar(register: Register) -> impl IntoView {
    let chosen = Memo::new(move |_| chosen(register));
    let all = Memo::new(move |_| register.shown.with(|shown| shown.ids.clone()));
    let is_all = Signal::derive(move || {
        let selected = register.selected.get();
        all.with(|all| !all.is_empty() && all.iter().all(|id| selected.contains(id)))
    });
    let select_all = move |is_ticked: bool| {
        register.selected.update(|selected| {
            for id in all.get_untracked() {
                match is_ticked {
                    true => selected.insert(id),
                    false => selected.remove(&id),
                };
            }
        });
    };
    let asking = RwSignal::new(Asked::Owner);
    let is_open = RwSignal::new(false);
    let items = move || {
        let item = |asked: Asked| {
            MenuItem::new(asked.name(), move || {
                asking.set(asked);
                is_open.set(true);
            })
        };
        let mut items: Vec<MenuItem> = Asked::ALL.into_iter().map(item).collect();
        let delete = MenuItem::new("Delete", move || apply_and_say(register, &Bulk::Delete));
        items.push(delete.icon(Glyph::Trash).danger().starts_group());
        items
    };
    let count = move || chosen.with(Vec::len);
    let actions = move || {
        (count() > 0).then(|| view! {
            <Menu label=Signal::derive(move || format!("Change {}", counted(count(), "risk"))) small=true
                items=Signal::derive(items) />
            <Button small=true kind=ButtonKind::Quiet on_click=move || register.selected.update(|selected| selected.clear())>
                "Select none"
            </Button>
        })
    };
    let some = Memo::new(move |_| count() > 0);
    let unseen = Memo::new(move |_| {
        let all = all.get();
        chosen.with(|ids| ids.iter().filter(|id| !all.contains(id)).count())
    });
    let unseen = move || {
        let count = unseen.get();
        (count > 0).then(
            || view! { <span class="note">{format!("{count} of them not in this list")}</span> },
        )
    };
    view! {
        <div class="toolbar" role="group" aria-label="Selection">
            <Checkbox label=Signal::derive(move || format!("Select all {} in this list", all.with(Vec::len)))
                checked=is_all on_commit=select_all />
            {move || some.get().then(actions)}
            {unseen}
        </div>
        <Ask register asking is_open />
    }
}

/// Carries the change out; gives the reason back when it is refused.
fn apply(register: Register, change: &Bulk) -> Result<(), String> {
    let ids = untrack(|| chosen(register));
    let today = register.today.get_untracked();
    let workspace = register.workspace;
    let edit = workspace
        .scorecard
        .with_untracked(|card| bulk::edit(card, &ids, change, today))
        .map_err(|error| error.to_string())?;
    let said = match (edit.changes.len(), change) {
        (0, _) => return Err("The selected risks say this already.".to_owned()),
        (count, Bulk::Delete) => format!("{} deleted", counted(count, "risk")),
        (count, _) => format!("{} changed", counted(count, "risk")),
    };
    workspace.edit_with_undo(edit, said);
    Ok(())
}

fn apply_and_say(register: Register, change: &Bulk) {
    if let Err(why) = apply(register, change) {
        register.toasts.push(Toast::problem(why));
    }
}

/// What the fields of the dialog hold.
#[derive(Clone, Copy)]
struct BulkDraft {
    owner: RwSignal<String>,
    /// The category, the response or which score.
    choice: RwSignal<Named>,
    likelihood: RwSignal<Named>,
    impact: RwSignal<Named>,
    reason: RwSignal<String>,
    by: RwSignal<String>,
    day: RwSignal<Option<NaiveDate>>,
    /// Set once somebody tried to save.
    asked: RwSignal<bool>,
    refused: RwSignal<Option<String>>,
}

impl BulkDraft {
    fn new(asked: Asked, today: NaiveDate) -> BulkDraft {
        let first = |name: &str| Some(name.to_owned());
        let choice = match asked {
            Asked::Category => first(FailureMode::default().name()),
            Asked::Response => first(Response::default().name()),
            Asked::Score => first(Which::Residual.name()),
            _ => None,
        };
        let is_day = matches!(asked, Asked::Mitigated | Asked::Closed);
        BulkDraft {
            owner: RwSignal::new(String::new()),
            choice: RwSignal::new(choice),
            likelihood: RwSignal::new(first("3")),
            impact: RwSignal::new(first("3")),
            reason: RwSignal::new(String::new()),
            by: RwSignal::new(String::new()),
            day: RwSignal::new(is_day.then_some(today)),
            asked: RwSignal::new(false),
            refused: RwSignal::new(None),
        }
    }

    fn is_accept(self) -> bool {
        self.choice
            .with(|choice| choice.as_deref() == Some(Response::Accept.name()))
    }

    /// Reads the fields; `None` when something is missing, which they then say.
    fn read(self, asked: Asked) -> Option<Bulk> {
        self.asked.set(true);
        let choice = self.choice.get_untracked();
        Some(match asked {
            Asked::Owner => Bulk::Owner(self.owner.get_untracked()),
            Asked::Category => {
                Bulk::Category(named(&FailureMode::ALL, FailureMode::name, &choice)?)
            }
            Asked::Response => match named(&Response::ALL, Response::name, &choice)? {
                Response::Accept => Bulk::Accept(self.acceptance()?),
                response => Bulk::Respond(response),
            },
            Asked::Score => {
                let level = |level: RwSignal<Named>| level.get_untracked()?.parse().ok();
                let score = Score::of(level(self.likelihood)?, level(self.impact)?)?;
                Bulk::Score(named(&Which::ALL, Which::name, &choice)?, score)
            }
            Asked::Mitigated => Bulk::Mitigated(self.day.get_untracked()?),
            Asked::Closed => Bulk::Closed(self.day.get_untracked()?),
        })
    }

    fn acceptance(self) -> Option<Acceptance> {
        let text = |text: RwSignal<String>| {
            let text = text.get_untracked().trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        Some(Acceptance {
            reason: text(self.reason)?,
            by: text(self.by)?,
            review: self.day.get_untracked()?,
            extra: Extra::new(),
        })
    }

    /// Says that a text is missing, once somebody tried to save without it.
    fn lacks(self, text: RwSignal<String>, words: &'static str) -> Signal<Option<String>> {
        let is_empty = move || text.with(|text| text.trim().is_empty());
        Signal::derive(move || (self.asked.get() && is_empty()).then(|| words.to_owned()))
    }

    /// Says that the day is missing, or what is wrong with it.
    fn day_error(self) -> Signal<Option<String>> {
        Signal::derive(move || match self.asked.get() && self.day.get().is_none() {
            true => Some("Choose a day.".to_owned()),
            false => self.refused.get(),
        })
    }
}

/// The dialog that asks for what the change needs.
#[component]
fn Ask(register: Register, asking: RwSignal<Asked>, is_open: RwSignal<bool>) -> impl IntoView {
    let form = unique_id("form");
    let title = move || {
        let count = register.selected.with(|selected| selected.len());
        format!("{}: {}", asking.get().name(), counted(count, "risk"))
    };
    let body = {
        let form = form.clone();
        move || {
            let asked = asking.get_untracked();
            let draft = BulkDraft::new(asked, register.today.get_untracked());
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                let Some(change) = draft.read(asked) else {
                    return;
                };
                match apply(register, &change) {
                    Ok(()) => is_open.set(false),
                    Err(why) => draft.refused.set(Some(why)),
                }
            };
            view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    {fields(register, asked, draft)}
                </form>
            }
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || is_open.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=form.clone()><span>"Change them"</span></button>
        }
    };
    view! { <Dialog open=is_open title=Signal::derive(title) actions=foot>{body()}</Dialog> }
}

fn fields(register: Register, asked: Asked, draft: BulkDraft) -> Node {
    let choose = move |label: &'static str, all: Vec<String>| {
        view! {
            <SelectField label choices=choices(None, all) value=draft.choice error=draft.refused
                on_commit=move |name: Named| { draft.refused.set(None); draft.choice.set(name) } />
        }
    };
    match asked {
        Asked::Owner => view! {
            <TextField label="Owner" value=draft.owner error=draft.refused
                hint="One person, who answers for the risk. Leave it empty to name nobody."
                on_commit=move |text| draft.owner.set(text) />
        },
        Asked::Category => choose("Category", names(&FailureMode::ALL, FailureMode::name)),
        Asked::Response => view! {
            {choose("Response", names(&Response::ALL, Response::name))}
            {move || draft.is_accept().then(|| acceptance(draft))}
        },
        Asked::Score => view! {
            {choose("Which score", names(&Which::ALL, Which::name))}
            <div class="form">{level(register, draft.likelihood, true)} {level(register, draft.impact, false)}</div>
            <p class="note">"It holds from today on; the scores until now stay in the history of each risk."</p>
        },
        Asked::Mitigated => day(
            draft,
            "Mitigated on",
            "The day from which the mitigation works: from then on the risk is burnt down.",
        ),
        Asked::Closed => day(draft, "Closed on", "The day from which the risk is gone."),
    }
}

fn acceptance(draft: BulkDraft) -> Node {
    view! {
        <div class="form">
            <div class="wide">
                <TextArea label="Why it is accepted" rows=2 value=draft.reason
                    error=draft.lacks(draft.reason, "Say why: it will be asked.")
                    on_commit=move |text| draft.reason.set(text) />
            </div>
            <TextField label="Who accepts it" value=draft.by
                error=draft.lacks(draft.by, "Name the person who may accept it.")
                on_commit=move |text| draft.by.set(text) />
            <DateField label="Look at it again on" value=draft.day error=draft.day_error()
                on_commit=move |day| draft.day.set(day) />
        </div>
    }
}

fn day(draft: BulkDraft, label: &'static str, hint: &'static str) -> Node {
    view! {
        <DateField label value=draft.day hint error=draft.day_error()
            on_commit=move |day| { draft.refused.set(None); draft.day.set(day) } />
    }
}

/// One side of a score, in the words of the scale.
fn level(register: Register, value: RwSignal<Named>, is_likelihood: bool) -> Node {
    let words = register.workspace.scorecard.with_untracked(|card| {
        let policy = card.policy();
        match is_likelihood {
            true => policy
                .likelihood
                .into_iter()
                .map(|one| one.name)
                .collect::<Vec<_>>(),
            false => policy.impact.into_iter().map(|one| one.name).collect(),
        }
    });
    let choices: Vec<Choice<Named>> = (Level::ALL.into_iter().zip(words))
        .map(|(level, name)| {
            let number = level.get().to_string();
            let label = format!("{number} – {name}");
            Choice::new(Some(number), label)
        })
        .collect();
    let label = if is_likelihood {
        "Likelihood"
    } else {
        "Impact"
    };
    view! { <SelectField label choices value=value on_commit=move |level: Named| value.set(level) /> }
}
