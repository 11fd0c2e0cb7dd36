//! Which KPIs and which time the scorecard shows.

use chrono::NaiveDate;

use crate::domain::measure::evaluation::Status;
use crate::domain::measure::kpi::Theme;
use crate::domain::measure::overview::{KpiRow, Period};
use crate::domain::order::sort_and_dedup;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The chosen filters.
#[derive(Clone, Copy)]
pub struct Filters {
    pub query: RwSignal<String>,
    pub status: RwSignal<Option<Status>>,
    pub theme: RwSignal<Option<Theme>>,
    pub owner: RwSignal<Option<String>>,
    pub only_focus: RwSignal<bool>,
    pub period: RwSignal<Period>,
}

impl Filters {
    pub fn new() -> Filters {
        Filters {
            query: RwSignal::new(String::new()),
            status: RwSignal::new(None),
            theme: RwSignal::new(None),
            owner: RwSignal::new(None),
            only_focus: RwSignal::new(false),
            period: RwSignal::new(Period::Days(90)),
        }
    }

    /// Shows all KPIs again; the period stays.
    pub fn clear(self) {
        self.query.set(String::new());
        self.status.set(None);
        self.theme.set(None);
        self.owner.set(None);
        self.only_focus.set(false);
    }

    /// Returns the rows that pass, in their order.
    pub fn apply(self, rows: &[KpiRow]) -> Vec<KpiRow> {
        let query = self.query.get().to_lowercase();
        let (status, theme, owner) = (self.status.get(), self.theme.get(), self.owner.get());
        let only_focus = self.only_focus.get();
        let passes = |row: &&KpiRow| {
            let kpi = &row.kpi;
            let text = format!("{} {} {}", kpi.name, kpi.meaning, kpi.theme.name()).to_lowercase();
            query.split_whitespace().all(|word| text.contains(word))
                && status.is_none_or(|status| row.evaluation.status == status)
                && theme.is_none_or(|theme| kpi.theme == theme)
                && owner.as_ref().is_none_or(|owner| kpi.owner == *owner)
                && (!only_focus || kpi.focus)
        };
        rows.iter().filter(passes).cloned().collect()
    }
}

/// The bar above the table.
#[component]
pub fn Toolbar(filters: Filters, rows: Memo<Vec<KpiRow>>) -> Node {
    let statuses = move || {
        let mut choices = vec![Choice::new(None, "Any status")];
        choices.extend(Status::ALL.map(|status| Choice::new(Some(status), status.name())));
        choices
    };
    let themes = Memo::new(move |_| {
        let mut used: Vec<Theme> = rows.with(|rows| rows.iter().map(|row| row.kpi.theme).collect());
        sort_and_dedup(&mut used);
        let mut choices = vec![Choice::new(None, "Any theme")];
        choices.extend(
            used.into_iter()
                .map(|theme| Choice::new(Some(theme), theme.name())),
        );
        choices
    });
    let owners = Memo::new(move |_| {
        let mut used: Vec<String> =
            rows.with(|rows| rows.iter().map(|row| row.kpi.owner.clone()).collect());
        sort_and_dedup(&mut used);
        let mut choices = vec![Choice::new(None, "Anyone’s")];
        let name = |owner: String| {
            let label = if owner.is_empty() {
                "Nobody’s".to_owned()
            } else {
                owner.clone()
            };
            Choice::new(Some(owner), label)
        };
        choices.extend(used.into_iter().map(name));
        choices
    });
    view! {
        <div class="toolbar" role="group" aria-label="Filters">
            <SearchField label="Search KPIs" query=filters.query />
            <SelectField label="Status" hide_label=true choices=Signal::derive(statuses) value=filters.status
                on_commit=move |status| filters.status.set(status) />
            <SelectField label="Theme" hide_label=true choices=themes value=filters.theme
                on_commit=move |theme| filters.theme.set(theme) />
            <SelectField label="Owner" hide_label=true choices=owners value=filters.owner
                on_commit=move |owner| filters.owner.set(owner) />
            <Checkbox label="In focus" checked=filters.only_focus
                on_commit=move |only| filters.only_focus.set(only) />
        </div>
    }
}

/// The period that a page looks at: a few usual ones, or from one day to another.
#[component]
pub fn PeriodChooser(period: RwSignal<Period>) -> Node {
    let today = Workspace::get().now.get_untracked().date();
    let month_ago = today
        .checked_sub_days(chrono::Days::new(29))
        .unwrap_or(today);
    let range = RwSignal::new((month_ago, today));
    let choose = move |choice: Preset| {
        period.set(match choice {
            Preset::Days(days) => Period::Days(days),
            Preset::All => Period::All,
            Preset::Range => {
                let (from, to) = range.get_untracked();
                Period::Range { from, to }
            }
        });
    };
    let chosen = Signal::derive(move || match period.get() {
        Period::Days(days) => Preset::Days(days),
        Period::All => Preset::All,
        Period::Range { .. } => Preset::Range,
    });
    let set_range = move |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        let (old_from, old_to) = range.get_untracked();
        range.set((from.unwrap_or(old_from), to.unwrap_or(old_to)));
        choose(Preset::Range);
    };
    let dates = move || {
        (chosen.get() == Preset::Range).then(|| {
            view! {
                <DateField label="From" value=Signal::derive(move || Some(range.get().0)) max=today
                    on_commit=move |from| set_range(from, None) />
                <DateField label="To" value=Signal::derive(move || Some(range.get().1)) max=today
                    on_commit=move |to| set_range(None, to) />
            }
        })
    };
    let choices = vec![
        Choice::new(Preset::Days(30), "30 days"),
        Choice::new(Preset::Days(90), "90 days"),
        Choice::new(Preset::Days(365), "365 days"),
        Choice::new(Preset::All, "All"),
        Choice::new(Preset::Range, "From–to"),
    ];
    view! {
        <div class="period">
            <Segmented legend="Period" choices value=chosen on_commit=choose />
            {dates}
        </div>
    }
}

/// A segment of the period chooser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Preset {
    Days(u64),
    All,
    Range,
}
