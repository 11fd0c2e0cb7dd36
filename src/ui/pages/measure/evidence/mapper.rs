//! Which column of a table holds what: guessed, corrected by a person, and remembered by the names of the columns.

use chrono::NaiveDate;

use super::intake::{Intake, Said, ToldTable};
use super::{months, questions};
use crate::domain::measure::evidence::entering;
use crate::domain::measure::evidence::table::{About, Role, TableMapping};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::scorecard::Edit;
use crate::files::dates::DateOrder;
use crate::ui::intake::AskOrder;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// A table with its columns being named.
#[derive(Clone)]
pub struct Mapper {
    pub intake: Intake,
    pub told: ToldTable,
    /// What is chosen now; what the table says follows a moment later.
    pub mapping: RwSignal<TableMapping>,
    roster: RwSignal<Option<u32>>,
    /// Of which day the table is.
    pub made: RwSignal<Option<NaiveDate>>,
}

impl Mapper {
    pub fn workspace(&self) -> Workspace {
        self.intake.workspace
    }

    /// Takes a correction, and reads the table again.
    pub fn change(&self, correct: impl FnOnce(&mut TableMapping)) {
        self.mapping.update(correct);
        self.read_again();
    }

    /// Reads the table again, with all that is said about it.
    pub fn read_again(&self) {
        let known = Said {
            mapping: Some(self.mapping.get_untracked()),
            roster: self.roster.get_untracked(),
            made: self.made.get_untracked(),
        };
        self.intake.read_again(&self.told, known);
    }

    /// Tells whether files with these names of columns are read like this from now on.
    fn is_remembered(&self) -> bool {
        let mapping = self.mapping.get();
        self.workspace().scorecard.with(|card| {
            card.get::<TableMapping>(mapping.id)
                .is_some_and(|known| known.agrees_with(&mapping))
        })
    }
}

/// The choices, and what the table says with them.
pub fn mapper(intake: Intake, told: ToldTable) -> Node {
    let first = told.reading.get_untracked();
    let mapper = Mapper {
        intake,
        mapping: RwSignal::new(first.mapping.clone()),
        roster: RwSignal::new(None),
        made: RwSignal::new(Some(first.as_of)),
        told,
    };
    let intro = match first.remembered {
        true => "A file with these columns was read before, so the same columns are taken.",
        false => "Which column holds what is a guess: look, and correct what is wrong.",
    };
    let digest = format!("SHA-256 {}", mapper.told.file.sha256);
    view! {
        <div class="stack">
            <p class="evidence-line">{intro}</p>
            {about(&mapper)}
            {columns(&mapper)}
            {order(&mapper)}
            {roster(&mapper)}
            {questions::questions(&mapper)}
            {remember(&mapper)}
            {outcome(&mapper)}
            <p class="note evidence-line">{digest}</p>
        </div>
    }
}

fn about(mapper: &Mapper) -> Node {
    let choices: Vec<Choice<About>> = (About::ALL.iter())
        .map(|&about| Choice::new(about, about.name()))
        .collect();
    let mapping = mapper.mapping;
    let value = Signal::derive(move || mapping.with(|mapping| mapping.about));
    let mapper = mapper.clone();
    let choose = move |about: About| mapper.change(|mapping| mapping.about = about);
    view! { <SelectField label="The table is about" choices value on_commit=choose /> }
}

/// A select for each thing that a column can hold.
fn columns(mapper: &Mapper) -> Node {
    let mapping = mapper.mapping;
    let about = Memo::new(move |_| mapping.with(|mapping| mapping.about));
    let mapper = mapper.clone();
    let fields = move || {
        let roles = about.get().roles();
        Node::list(roles.iter().map(|&role| column(&mapper, role)).collect())
    };
    view! { <div class="evidence-columns">{fields}</div> }
}

fn column(mapper: &Mapper, role: Role) -> Node {
    let mapping = mapper.mapping;
    let reading = mapper.told.reading.get_untracked();
    let mut choices: Vec<Choice<Option<usize>>> = vec![Choice::new(None, "No column")];
    for (position, (name, sample)) in reading.names.iter().zip(&reading.samples).enumerate() {
        let words = match sample.is_empty() {
            true => name.clone(),
            false => format!("{name}: {sample}"),
        };
        choices.push(Choice::new(Some(position), words));
    }
    let value = Signal::derive(move || mapping.with(|mapping| mapping.column(role)));
    let mapper = mapper.clone();
    let choose = move |column: Option<usize>| mapper.change(|mapping| mapping.set(role, column));
    view! { <SelectField label=role.name() choices value on_commit=choose /> }
}

/// Asks for the order of day and month where nothing decides it.
fn order(mapper: &Mapper) -> Node {
    let reading = mapper.told.reading;
    let example = Memo::new(move |_| {
        reading.with(|reading| Some((reading.ask_order.clone()?, reading.ask_column.clone())))
    });
    let said: RwSignal<Option<DateOrder>> = RwSignal::new(None);
    let mapper = mapper.clone();
    Effect::new(move |_| {
        if let Some(order) = said.get() {
            mapper.change(|mapping| mapping.day_first = Some(order == DateOrder::DayFirst));
        }
    });
    view! {
        {move || example.get().map(|(example, column)| view! { <AskOrder order=said example column /> })}
    }
}

/// Asks how many people have to be trained, where no column tells.
fn roster(mapper: &Mapper) -> Node {
    let reading = mapper.told.reading;
    let asks = Memo::new(move |_| reading.with(|reading| reading.ask_roster));
    let mapper = mapper.clone();
    let field = move || {
        if !asks.get() {
            return Node::Nothing;
        }
        let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None));
        let mapper = mapper.clone();
        let take = move |text: String| {
            let people = quantity::parse(Unit::Count, &text, "").ok();
            let number = people
                .map(|people| people.get() as u32)
                .filter(|number| *number > 0);
            let is_wrong = number.is_none() && !text.trim().is_empty();
            wrong.set(is_wrong.then(|| "Enter a whole number, like 240.".to_owned()));
            typed.set(text);
            mapper.roster.set(number);
            mapper.read_again();
        };
        let error = Signal::derive(move || wrong.get());
        view! {
            <TextField label="How many people have to be trained" value=typed on_commit=take error
                hint="The file lists people, but not whether these are all. Without the number there is no share." />
        }
    };
    view! { {field} }
}

fn remember(mapper: &Mapper) -> Node {
    let mapper = mapper.clone();
    let keep = {
        let mapper = mapper.clone();
        move || {
            let mapping = mapper.mapping.get_untracked();
            let edit = Edit::new("remember the columns of a table").put(mapping);
            mapper
                .workspace()
                .edit_with_undo(edit, "Columns remembered");
        }
    };
    let keep = Callback::new(move |()| keep());
    let state = move || match mapper.is_remembered() {
        true => view! {
            <p class="note">"These columns are remembered for files whose columns have the same names."</p>
        },
        false => view! {
            <div class="actions">
                <Button small=true on_click=move || keep.run(())>"Remember these columns"</Button>
            </div>
        },
    };
    view! { {state} }
}

/// What the table says with its columns as they are named now.
fn outcome(mapper: &Mapper) -> Node {
    let mapper = mapper.clone();
    let problem = mapper.told.problem;
    let body = move || {
        let reading = mapper.told.reading.get();
        if reading.ask_order.is_some() || !reading.asks.marks.is_empty() {
            return Node::Nothing;
        }
        let notes: Vec<Node> = (reading.notes.iter())
            .map(|note| view! { <p class="evidence-line">{note.clone()}</p> })
            .collect();
        view! {
            <p class="evidence-line">{entering::account(&reading.rows)}</p>
            {Node::list(notes)}
            {months::figures(&mapper, &reading)}
        }
    };
    view! {
        {move || problem.get().map(|why| view! {
            <Notice kind=NoticeKind::Bad title="Not read again.">{why}</Notice>
        })}
        <div class="stack">{body}</div>
    }
}
