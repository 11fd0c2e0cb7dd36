//! Setting a value aside with a reason, from its row or from its signal.

use leptos::ev;

use super::entry::moment_text;
use super::parts::form_foot;
use super::subject::OpenKpi;
use crate::domain::measure::aside;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
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

/// Asks for the reason; what is said of the KPI is then computed without the value.
#[component]
pub fn AsideDialog(subject: OpenKpi) -> impl IntoView {
    let Asking { which, is_open } = subject.asking;
    let form = unique_id("form");
    let asked = move || {
        let card = subject.workspace.scorecard;
        card.with(|card| card.get::<Measurement>(which.get()?).cloned())
    };
    let body = {
        let form = form.clone();
        move || {
            let measurement = untrack(asked)?;
            let reason = RwSignal::new(String::new());
            let error = RwSignal::new(None::<String>);
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                let card = subject.workspace.scorecard;
                let told = card.with_untracked(|card| {
                    let reason = reason.get_untracked();
                    aside::set_aside(card, measurement.id, &reason)
                });
                match told {
                    Err(why) => error.set(Some(why.to_string())),
                    Ok(aside) => {
                        let day = moment_text(aside.at);
                        let edit = Edit::new(format!("set the value of {day} aside")).put(aside);
                        let said = format!("The value of {day} is set aside");
                        subject.workspace.edit_with_undo(edit, said);
                        is_open.set(false);
                    }
                }
            };
            Some(view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    <p>"Natural limits, signals and the trend are then made without it. It stays in the chart and in every count, and can count again at any time."</p>
                    <TextField label="What made it an exception" value=reason error placeholder="Two days of strike at the hosting provider"
                        max_length=2000 on_commit=move |text| reason.set(text) />
                </form>
            })
        }
    };
    let title = move || match asked() {
        Some(measurement) => format!("Set the value of {} aside", moment_text(measurement.at)),
        None => "Set a value aside".to_owned(),
    };
    let foot = move || form_foot(is_open, form.clone(), "Set aside");
    view! { <Dialog open=is_open title=Signal::derive(title) size=DialogSize::Small actions=foot>{body()}</Dialog> }
}
