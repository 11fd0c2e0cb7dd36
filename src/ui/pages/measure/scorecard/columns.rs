//! What a row of the page shows, said as data for the list engine.

use super::action;
use super::desk::{TypedText, WeekDesk};
use crate::domain::explain::week::WeekRow;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity;
use crate::domain::measure::quantity::doubt::DoubtReading;
use crate::domain::measure::tracking::checklist::Group;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::uncapitalised;
use crate::ui::charts::Sparkline;
use crate::ui::list::{Column, Hears};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::{doubt, show};

/// The columns.
pub const COLUMNS: &[Column<WeekRow, WeekDesk>] = &[
    Column::shown("KPI", name).class("week-kpi"),
    Column::kept("Actual", actual).class("week-actual"),
    Column::shown("Against target", against).class("week-against"),
    Column::shown("Status", status).class("week-status"),
    Column::shown("Line", line).class("week-line"),
    Column::shown("What to say", say).class("wide week-says"),
    Column::kept("Action", action::cell).class("wide week-action"),
    Column::shown("More", more).class("week-more").only_heard(),
];

/// What becomes of what is typed.
pub static HEARS: Hears<WeekDesk> = Hears {
    typed: WeekDesk::type_in,
    keep: WeekDesk::keep,
    take_back: WeekDesk::take_back,
    pasted: WeekDesk::paste,
};

fn name(row: &WeekRow, _: WeekDesk) -> Node {
    let due = row.due.as_ref().map(|(group, words)| {
        let tone = match group {
            Group::Overdue => "bad",
            Group::Today => "watch",
            Group::Soon | Group::Later | Group::Computed => "unknown",
        };
        view! { " · "<span class="week-due" data-tone=tone>{uncapitalised(words)}</span> }
    });
    view! {
        <a href=Route::Kpi(row.id).href()>{row.name.clone()}</a>
        <span class="sub">{row.cadence.clone()}{due}</span>
    }
}

/// What stands below the text of a cell.
#[derive(Clone, PartialEq)]
struct Note {
    tone: &'static str,
    words: String,
    /// What is wrong with the text.
    wrong: Option<String>,
}

/// Writes an example that fits the cell.
fn like(row: &WeekRow) -> String {
    let example = row.unit.example();
    let short = example
        .rsplit_once(" or ")
        .map_or(example, |(_, short)| short);
    format!("like {short}")
}

fn note(row: &WeekRow, typed: Option<&TypedText>, currency: &str) -> Note {
    let quiet = |words: String| Note {
        tone: "unknown",
        words,
        wrong: None,
    };
    let Some(typed) = typed.filter(|typed| !typed.text.trim().is_empty()) else {
        return quiet(match &row.measured {
            Some(day) => day.clone(),
            None => like(row),
        });
    };
    if typed.question.is_some() {
        return Note {
            tone: "watch",
            words: "Which is meant?".to_owned(),
            wrong: None,
        };
    }
    match quantity::read(row.unit, &typed.text, currency) {
        Ok(read) => quiet(format!(
            "= {}",
            quantity::understood(row.unit, read, currency)
        )),
        Err(why) if typed.is_left => Note {
            tone: "bad",
            words: "Not kept".to_owned(),
            wrong: Some(why.to_string()),
        },
        Err(_) => quiet(like(row)),
    }
}

/// The cell that the value of the day is typed into.
fn actual(row: Memo<WeekRow>, desk: WeekDesk) -> Node {
    let id = row.with_untracked(|row| row.id);
    let can_be_typed = Memo::new(move |_| row.with(|row| row.can_be_typed));
    let computed = move || {
        row.with(|row| {
            let value = row.actual.clone().unwrap_or_else(|| "No data".to_owned());
            view! { <strong class="cell-fixed" data-cell="actual" tabindex="-1">{value}</strong><span class="sub">"computed"</span> }
        })
    };
    let typed = Memo::new(move |_| desk.typed.with(|all| all.get(&id).cloned()));
    let note = Memo::new(move |_| {
        let currency = desk.workspace.currency();
        row.with(|row| typed.with(|typed| note(row, typed.as_ref(), &currency)))
    });
    let text = move || match typed.get() {
        Some(typed) => typed.text,
        None => row.with(|row| row.text.clone()),
    };
    let label = move || row.with(|row| format!("Actual: {}", row.name));
    let last = move || row.with(|row| row.actual.clone());
    let is_due = move || row.with(WeekRow::is_due).then_some("");
    let choose = Callback::new(move |reading: DoubtReading| desk.answer(id, &reading));
    let says = move || {
        let question = typed.with(|typed| typed.as_ref()?.question.clone());
        match (question, note.with(|note| note.wrong.clone())) {
            (Some(question), _) => {
                let about = row.with_untracked(|row| row.name.clone());
                let asked = doubt::ask(format!("doubt-{id}"), &about, question, choose);
                view! { <div class="cell-says">{asked}</div> }
            }
            (None, Some(wrong)) => view! { <p class="cell-says field-error">{wrong}</p> },
            (None, None) => Node::Nothing,
        }
    };
    let about = format!("{id} › {}", untrack(|| desk.day()));
    let input = move || {
        view! {
            <div class="cell" data-about=about.clone()>
                <input class="input cell-input" type="text" autocomplete="off" maxlength="60"
                    data-cell="actual" data-due=is_due
                    aria-label=label placeholder=last
                    aria-describedby=format!("note-{id}")
                    aria-invalid=move || note.with(|note| note.wrong.as_ref().map(|_| "true"))
                    prop:value=text />
                <span class="sub cell-note" id=format!("note-{id}") data-tone=move || note.with(|note| note.tone)>
                    <span class="cell-said">{move || last().map(|last| format!("{last} "))}</span>
                    {move || note.with(|note| note.words.clone())}
                </span>
                <div aria-live="polite">{says}</div>
            </div>
        }
    };
    Node::Live(Box::new(move || match can_be_typed.get() {
        true => input(),
        false => view! { {computed} },
    }))
}

fn status(row: &WeekRow, _: WeekDesk) -> Node {
    view! { <Badge mark=show::mark(row.status) /> }
}

fn against(row: &WeekRow, _: WeekDesk) -> Node {
    let change = row.variance.as_ref().map(|(variance, words)| {
        view! { <Change delta=show::delta(variance) words=words.clone() /> }
    });
    view! { {change}<span class="sub">{row.target.clone()}</span> }
}

fn line(row: &WeekRow, _: WeekDesk) -> Node {
    let Some(line) = row.line.clone() else {
        return Node::Nothing;
    };
    let tone = show::mark(row.status).tone();
    view! {
        <Sparkline points=line.points signals=line.signals target=line.target.map(show::band) tone label=line.words />
    }
}

/// What to say; pressing it copies the sentence with the KPI's name.
fn say(row: &WeekRow, _: WeekDesk) -> Node {
    let whole = row.say_alone.clone();
    let copy = move |_| {
        let (whole, toasts) = (whole.clone(), Toasts::get());
        leptos::task::spawn_local(async move {
            toasts.push(match copied(&whole).await {
                Ok(()) => Toast::new("Copied what to say"),
                Err(_) => Toast::problem(format!("This browser does not let pages copy: {whole}")),
            });
        });
    };
    view! {
        <button type="button" class="week-say" data-cell="say" on:click=copy>
            <span class="visually-hidden">"Copy: "</span><span>{row.say.clone()}</span>
        </button>
    }
}

fn more(row: &WeekRow, desk: WeekDesk) -> Node {
    let (id, is_in_focus) = (row.id, row.is_in_focus);
    let label = format!("More for {}", row.name);
    let items = Signal::derive(move || {
        let focus = match is_in_focus {
            true => "Take out of focus",
            false => "Bring into focus",
        };
        vec![
            MenuItem::new("Open", move || Route::Kpi(id).go()).icon(Glyph::Gauge),
            MenuItem::new("Edit the KPI", move || Route::EditKpi(id).go()).icon(Glyph::Pencil),
            MenuItem::new(focus, move || toggle_focus(desk, id)).icon(Glyph::Flag),
        ]
    });
    view! { <Menu label items icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet /> }
}

/// Takes a KPI into focus or out of it.
fn toggle_focus(desk: WeekDesk, id: Id) {
    let card = desk.workspace.scorecard;
    let Some(kpi) = card.with_untracked(|card| card.get::<Kpi>(id).cloned()) else {
        return;
    };
    let verb = match kpi.focus {
        true => "take out of focus",
        false => "bring into focus",
    };
    let edit = Edit::new(format!("{verb} “{}”", kpi.name));
    let focus = !kpi.focus;
    desk.workspace.edit(edit.put(Kpi { focus, ..kpi }));
}
