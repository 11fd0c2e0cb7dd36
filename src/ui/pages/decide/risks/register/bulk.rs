//! One change to many risks: what is selected, what can be done with it, and the dialog that asks for more.

use chrono::NaiveDate;

use super::Register;
use crate::domain::base::Extra;
use crate::domain::decide::register::bulk::{self, Bulk, Which};
use crate::domain::decide::risk::{Acceptance, FailureMode, Response};
use crate::domain::decide::scale::Score;
use crate::domain::revision::Id;
use crate::domain::words::english::counted;
use crate::ui::form::{Field, FormDialog, One, Refused};
use crate::ui::pages::decide::risk::score_form::{Levels, Offered, levels};
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
pub fn Bar(register: Register) -> Node {
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
        {ask(register, asking, is_open)}
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

/// What the fields of the dialog hold, and for which question.
#[derive(Clone)]
struct BulkDraft {
    asked: Asked,
    owner: String,
    category: FailureMode,
    response: Response,
    which: Which,
    score: Levels,
    reason: String,
    by: String,
    day: Option<NaiveDate>,
}

type Of = Field<BulkDraft>;

const NO_DAY: &str = "Choose a day.";

static FIELDS: [Of; 11] = [
    Of::line("Owner", |draft| &mut draft.owner)
        .unmarked()
        .hint("One person, who answers for the risk. Leave it empty to name nobody.")
        .when(|draft| draft.asked == Asked::Owner)
        .wide(),
    Of::one("Category", &One(|draft| &mut draft.category))
        .when(|draft| draft.asked == Asked::Category)
        .wide(),
    Of::one("Response", &One(|draft| &mut draft.response))
        .when(|draft| draft.asked == Asked::Response)
        .wide(),
    Of::lines("Why it is accepted", 2, |draft| &mut draft.reason)
        .needs("Say why: it will be asked.")
        .when(BulkDraft::is_accepted)
        .wide(),
    Of::line("Who accepts it", |draft| &mut draft.by)
        .needs("Name the person who may accept it.")
        .when(BulkDraft::is_accepted),
    Of::day("Look at it again on", |draft| &mut draft.day)
        .needs(NO_DAY)
        .when(BulkDraft::is_accepted),
    Of::one("Which score", &One(|draft| &mut draft.which))
        .when(|draft| draft.asked == Asked::Score)
        .wide(),
    Of::widget(|form| levels(form, "Score", Offered::Names, |draft| &mut draft.score))
        .when(|draft| draft.asked == Asked::Score),
    Of::widget(|_| view! {
        <p class="wide note">"It holds from today on; the scores until now stay in the history of each risk."</p>
    })
    .when(|draft| draft.asked == Asked::Score),
    Of::day("Mitigated on", |draft| &mut draft.day)
        .needs(NO_DAY)
        .hint("The day from which the mitigation works: from then on the risk is burnt down.")
        .when(|draft| draft.asked == Asked::Mitigated)
        .wide(),
    Of::day("Closed on", |draft| &mut draft.day)
        .needs(NO_DAY)
        .hint("The day from which the risk is gone.")
        .when(|draft| draft.asked == Asked::Closed)
        .wide(),
];

impl BulkDraft {
    fn new(asked: Asked, today: NaiveDate) -> BulkDraft {
        let is_day = matches!(asked, Asked::Mitigated | Asked::Closed);
        BulkDraft {
            asked,
            owner: String::new(),
            category: FailureMode::default(),
            response: Response::default(),
            which: Which::Residual,
            score: Levels::of(Some(Score::MIDDLE)),
            reason: String::new(),
            by: String::new(),
            day: is_day.then_some(today),
        }
    }

    fn is_accepted(&self) -> bool {
        self.asked == Asked::Response && self.response == Response::Accept
    }

    /// Returns the change, once all fields are right.
    fn change(self) -> Option<Bulk> {
        Some(match self.asked {
            Asked::Owner => Bulk::Owner(self.owner),
            Asked::Category => Bulk::Category(self.category),
            Asked::Response if self.is_accepted() => Bulk::Accept(Acceptance {
                reason: self.reason,
                by: self.by,
                review: self.day?,
                extra: Extra::new(),
            }),
            Asked::Response => Bulk::Respond(self.response),
            Asked::Score => Bulk::Score(self.which, self.score.score()?),
            Asked::Mitigated => Bulk::Mitigated(self.day?),
            Asked::Closed => Bulk::Closed(self.day?),
        })
    }
}

/// The dialog that asks for what the change needs.
fn ask(register: Register, asking: RwSignal<Asked>, is_open: RwSignal<bool>) -> Node {
    let title = Signal::derive(move || {
        let count = register.selected.with(|selected| selected.len());
        format!("{}: {}", asking.get().name(), counted(count, "risk"))
    });
    let start = move || {
        let today = register.today.get_untracked();
        Some(BulkDraft::new(asking.get_untracked(), today))
    };
    let save = move |_: &BulkDraft, draft: BulkDraft| match draft.change() {
        Some(change) => apply(register, &change).map_err(|why| Refused::at("", why)),
        None => Refused::unless(false),
    };
    FormDialog::new(is_open, title, "Change them").of(&FIELDS, |_| String::new(), start, save)
}
