//! Setting a value aside with a reason, from its row or from its signal.

use super::entry::moment_text;
use super::subject::OpenKpi;
use crate::domain::measure::aside;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::form::{Field, FormDialog, Refused};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// Which value is asked about; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Asking {
    which: RwSignal<Option<Id>>,
    is_open: RwSignal<bool>,
}

impl Asking {
    pub fn new() -> Asking {
        Asking {
            which: RwSignal::new(None),
            is_open: RwSignal::new(false),
        }
    }

    /// Asks for the reason to set the value aside.
    pub fn ask(self, measurement: Id) {
        self.which.set(Some(measurement));
        self.is_open.set(true);
    }
}

/// Lets a value that was set aside count again.
pub fn count_again(subject: OpenKpi, measurement: Id) {
    let card = subject.workspace.scorecard;
    let counted = card.with_untracked(|card| aside::count_again(card, measurement));
    if let Some(counted) = counted {
        let day = moment_text(counted.at);
        let edit = Edit::new(format!("count the value of {day} again")).put(counted);
        let said = format!("The value of {day} counts again");
        subject.workspace.edit_with_undo(edit, said);
    }
}

const WHY: &str = "What made it an exception";

static FIELDS: [Field<String>; 2] = [
    Field::<String>::widget(|_| {
        view! {
            <p class="wide">"Natural limits, signals and the trend are then made without it. It stays in the chart and in every count, and can count again at any time."</p>
        }
    }),
    Field::<String>::line(WHY, |reason| reason)
        .needed()
        .max(2000)
        .hint("Like “Two days of strike at the hosting provider”.")
        .wide(),
];

/// Asks for the reason; what is said of the KPI is then computed without the value.
#[component]
pub fn AsideDialog(subject: OpenKpi) -> Node {
    let Asking { which, is_open } = subject.asking;
    let asked = move || {
        let card = subject.workspace.scorecard;
        card.with(|card| card.get::<Measurement>(which.get()?).cloned())
    };
    let save = move |_: &String, reason: String| {
        let Some(measurement) = which.get_untracked() else {
            return Ok(());
        };
        let aside = (subject.workspace.scorecard)
            .with_untracked(|card| aside::set_aside(card, measurement, &reason))
            .map_err(|why| Refused::at(WHY, why))?;
        let day = moment_text(aside.at);
        let edit = Edit::new(format!("set the value of {day} aside")).put(aside);
        (subject.workspace).edit_with_undo(edit, format!("The value of {day} is set aside"));
        Ok(())
    };
    let start = move || untrack(asked).map(|_| String::new());
    let title = move || match asked() {
        Some(measurement) => format!("Set the value of {} aside", moment_text(measurement.at)),
        None => "Set a value aside".to_owned(),
    };
    FormDialog::new(is_open, Signal::derive(title), "Set aside")
        .size(DialogSize::Small)
        .of(&FIELDS, |_| String::new(), start, save)
}
