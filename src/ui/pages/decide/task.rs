//! One task.

use leptos::prelude::*;

use crate::domain::revision::Id;
use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn TaskPage(id: Id) -> impl IntoView {
    let _ = id;
    name_page(|| "Task".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Task" purpose="What is to be done, for which KPI, against which risk." />
        </div>
    }
}
