//! What the parts of the page share: the day, the rows in their order, and what is typed into cells and not kept yet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::filters::Filters;
use crate::domain::explain::week::{Week, WeekRow, now_on};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::overview::{self, KpiRow};
use crate::domain::measure::quantity::doubt::{DoubtReading, Question, Usual};
use crate::domain::measure::quantity::{self, NotAQuantity, Quantity};
use crate::domain::measure::tracking::checklist;
use crate::domain::measure::typed::Typing;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::value::parse_date;
use crate::domain::words::date_phrase;
use crate::ui::list::Keeping;
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;
use crate::ui::{browser, list};

/// A text in a cell that is not kept yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedText {
    pub text: String,
    /// It was left, so that what is wrong with it is said.
    pub is_left: bool,
    /// What is asked about it.
    pub question: Option<Question>,
    /// Somebody has said that this is what is meant.
    pub is_meant: bool,
}

/// The page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct WeekDesk {
    pub workspace: Workspace,
    pub filters: Filters,
    chosen_day: RwSignal<Option<NaiveDate>>,
    pub overview: Memo<Vec<KpiRow>>,
    pub rows: Memo<Vec<WeekRow>>,
    /// The rows that show, in their order.
    pub shown: Signal<Vec<Id>>,
    sorted: RwSignal<u32>,
    pub typed: RwSignal<BTreeMap<Id, TypedText>>,
    /// The KPI whose action is being typed.
    pub acting: RwSignal<Option<Id>>,
    /// A pasted block that is to be looked through.
    pub block: RwSignal<Option<String>>,
}

impl WeekDesk {
    pub fn new(workspace: Workspace) -> WeekDesk {
        let filters = Filters::new();
        let chosen_day = RwSignal::new(None::<NaiveDate>);
        let sorted = RwSignal::new(0_u32);
        let (card, now) = (workspace.scorecard, workspace.now);
        let day = move || chosen_day.get().unwrap_or_else(|| now.get().date());
        let overview = Memo::new(move |_| {
            let (period, now) = (filters.period.get(), now_on(day(), now.get()));
            card.with(|card| overview::rows(card, period, now))
        });
        let rows = Memo::new(move |_| {
            let (day, now) = (day(), now.get());
            let span = filters.period.get().span(day);
            let typing = Typing { day, now, utc: now };
            card.with(|card| {
                let week = Week {
                    card,
                    settings: &card.settings(),
                    typing,
                    span,
                };
                let due = checklist::checklist(card, now_on(day, now));
                overview.with(|rows| week.rows(rows, &due))
            })
        });
        // A row keeps its place while its value changes; what is new comes last.
        let order = Memo::new(move |before: Option<&((NaiveDate, u32), Vec<Id>)>| {
            let look = (day(), sorted.get());
            let now: Vec<Id> = overview.with(|rows| rows.iter().map(|row| row.kpi.id).collect());
            let Some((_, before)) = before.filter(|before| before.0 == look) else {
                return (look, now);
            };
            let stay = before.iter().filter(|id| now.contains(id));
            let come = now.iter().filter(|id| !before.contains(id));
            let order = stay.chain(come).copied().collect();
            (look, order)
        });
        let shown = Memo::new(move |_| {
            let passing = overview.with(|rows| filters.apply(rows));
            let passes = |id: &&Id| passing.iter().any(|row| row.kpi.id == **id);
            order.with(|(_, order)| order.iter().filter(passes).copied().collect::<Vec<Id>>())
        });
        WeekDesk {
            workspace,
            filters,
            chosen_day,
            overview,
            rows,
            shown: Signal::derive(move || shown.get()),
            sorted,
            typed: RwSignal::new(BTreeMap::new()),
            acting: RwSignal::new(None),
            block: RwSignal::new(None),
        }
    }

    /// The day that values are typed for.
    pub fn day(self) -> NaiveDate {
        let today = self.workspace.today();
        self.chosen_day.get().unwrap_or(today)
    }

    pub fn choose_day(self, text: &str) {
        let today = untrack(|| self.workspace.today());
        if let Some(day) = parse_date(text).filter(|day| *day <= today) {
            self.typed.set(BTreeMap::new());
            self.acting.set(None);
            self.chosen_day.set((day < today).then_some(day));
        }
    }

    /// Tells whether what needs attention most comes first.
    pub fn is_sorted(self) -> bool {
        let wanted = self.overview.with(|rows| self.filters.apply(rows));
        self.shown
            .with(|shown| shown.iter().eq(wanted.iter().map(|row| &row.kpi.id)))
    }

    pub fn sort(self) {
        self.sorted.update(|times| *times += 1);
    }

    fn typing(self) -> Typing {
        untrack(|| Typing {
            day: self.day(),
            now: self.workspace.now.get(),
            utc: browser::utc_now(),
        })
    }

    fn kpi(self, id: Id) -> Option<Kpi> {
        let card = self.workspace.scorecard;
        card.with_untracked(|card| card.get::<Kpi>(id).cloned())
    }

    /// Returns what is asked about a text that was read so.
    fn question(
        self,
        kpi: &Kpi,
        text: &str,
        read: &Result<Quantity, NotAQuantity>,
    ) -> Option<Question> {
        let (typing, currency) = (self.typing(), self.workspace.currency());
        let usual = self.workspace.scorecard.with_untracked(|card| {
            let own = typing.of_day(card, kpi).map(|value| value.id);
            Usual::of(kpi, card.series(kpi.id).rev(), own)
        });
        usual.question(text, read, &currency)
    }

    /// Somebody types.
    pub fn type_in(self, id: Id, text: String) {
        let typed = TypedText {
            text,
            ..TypedText::default()
        };
        self.typed.update(|all| {
            all.insert(id, typed);
        });
    }

    fn forget(self, id: Id) {
        self.typed.update(|all| {
            all.remove(&id);
        });
    }

    /// Takes back what was typed.
    pub fn take_back(self, id: Id) -> bool {
        let is_typed = self.typed.with_untracked(|all| all.contains_key(&id));
        if is_typed {
            self.forget(id);
        }
        is_typed
    }

    /// Keeps what was typed, or says why it cannot be kept.
    pub fn keep(self, id: Id) -> Keeping {
        let Some(typed) = self.typed.with_untracked(|all| all.get(&id).cloned()) else {
            return Keeping::Nothing;
        };
        match self.fill(vec![(id, typed)]) {
            0 => Keeping::Refused,
            _ => Keeping::Kept,
        }
    }

    /// Keeps several values in one step, and says of the others why they cannot be kept. Returns how many are done with.
    pub fn fill(self, texts: Vec<(Id, TypedText)>) -> usize {
        let (typing, currency) = (self.typing(), self.workspace.currency());
        let today = self.workspace.now.get_untracked().date();
        let day = date_phrase(typing.day, today);
        let mut edit = Edit::new("");
        let (mut done, mut said) = (Vec::new(), Vec::new());
        for (id, mut typed) in texts {
            let Some(kpi) = self.kpi(id) else { continue };
            let held = self.rows.with_untracked(|rows| {
                let row = rows.iter().find(|row| row.id == id);
                row.map(|row| row.text.clone()).unwrap_or_default()
            });
            let text = typed.text.trim();
            if text == held {
                done.push(id);
                continue;
            }
            let card = self.workspace.scorecard;
            if text.is_empty() {
                edit = card.with_untracked(|card| typing.delete(card, edit, &kpi));
                said.push((
                    format!("delete the value of {day} of “{}”", kpi.name),
                    format!("{}: value of {day} deleted", kpi.name),
                ));
                done.push(id);
                continue;
            }
            let read = quantity::read(kpi.unit, text, &currency);
            typed.question = match typed.is_meant {
                true => None,
                false => self.question(&kpi, text, &read),
            };
            match read.ok().filter(|_| typed.question.is_none()) {
                Some(read) => {
                    let shown = quantity::understood(kpi.unit, read, &currency);
                    edit = card.with_untracked(|card| {
                        typing.put(card, edit, &kpi, read, browser::new_id())
                    });
                    let from_now = match kpi.derived {
                        Some(_) => ". From now on it is typed",
                        None => "",
                    };
                    said.push((
                        format!("enter the value of {day} of “{}”", kpi.name),
                        format!("{}: {shown} on {day}{from_now}", kpi.name),
                    ));
                    done.push(id);
                }
                None => {
                    typed.is_left = true;
                    self.typed.update(|all| {
                        all.insert(id, typed);
                    });
                }
            }
        }
        let is_kept = match &said[..] {
            [] => true,
            [(title, done)] => {
                edit.title = title.clone();
                self.workspace.edit_with_undo(edit, done.clone()).is_kept()
            }
            many => {
                edit.title = format!("enter {} values", many.len());
                let done = format!("{} values of {day} entered", many.len());
                self.workspace.edit_with_undo(edit, done).is_kept()
            }
        };
        if !is_kept {
            return 0;
        }
        done.iter().for_each(|id| self.forget(*id));
        done.len()
    }

    /// Takes one of two readings for what is meant, and goes on.
    pub fn answer(self, id: Id, reading: &DoubtReading) {
        let Some(kpi) = self.kpi(id) else { return };
        let currency = self.workspace.currency();
        self.typed.update(|all| {
            if let Some(typed) = all.get_mut(&id) {
                if quantity::parse(kpi.unit, &typed.text, &currency) != Ok(reading.value) {
                    typed.text = reading.text.clone();
                }
                typed.is_meant = true;
                typed.question = None;
            }
        });
        self.keep(id);
        list::go_on_from(id);
    }
}
