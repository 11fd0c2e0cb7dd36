//! The first start, and the way to another scorecard: sample, blank, a profile, or a file.

use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::Industry;
use crate::library::{profiles, sample};
use crate::ui::browser;
use crate::ui::pages::data::ImportButton;
use crate::ui::pages::measure::scorecard::begin_in_the_first_cell;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::{Edited, Workspace};

/// The page.
#[component]
pub fn Start() -> Node {
    name_page(|| "Start".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Keep a project secure, on time and on budget, and show it with numbers"
                purpose="Linchpin turns your measurements into decisions and words: which KPI is off, whether that is more than noise, what to do, and what to say to whom." />
            <Beginnings />
            <p class="note prose">
                "Everything stays in this browser: no server, no account, no tracking. It works offline. To take a scorecard elsewhere, export it as a file."
            </p>
        </div>
    }
}

/// The ways to begin a scorecard.
#[component]
pub fn Beginnings() -> Node {
    let workspace = Workspace::get();
    let project = RwSignal::new(String::new());
    let industries = move || {
        let choice = move |industry: Industry| {
            let profile = profiles::profile(industry);
            view! {
                <li class="offer">
                    <div class="offer-text">
                        <h3>{industry.name()}</h3>
                        <p>{profile.sentence}</p>
                    </div>
                    <Button on_click=move || project.with_untracked(|project| begin_profile(workspace, industry, project))>
                        "Start"<span class="visually-hidden">" from the profile "{industry.name()}</span>
                    </Button>
                </li>
            }
        };
        Industry::ALL.map(choice).collect_view()
    };
    view! {
        <div class="columns columns-even">
            <div class="stack">
                <Card title="Enter your figures">
                    <div class="stack">
                        <p>"The five KPIs that every coordinator is asked for. Type five values, and read five sentences about them."</p>
                        <TextField label="Project" optional=true value=project max_length=200
                            hint="As people call it; letters and reports use the name."
                            on_commit=move |name: String| project.set(name) />
                        <div class="actions"><Button kind=ButtonKind::Primary
                            on_click=move || project.with_untracked(|project| begin_plain(workspace, project))>"Start with five KPIs"</Button></div>
                    </div>
                </Card>
                <Card title="Look around first">
                    <div class="stack">
                        <p>"A made-up project with a year of figures: one KPI recovering, one drifting without anyone noticing, one noisy but fine."</p>
                        <div class="actions"><Button icon=Glyph::Flask on_click=move || begin_sample(workspace)>"Try the sample"</Button></div>
                    </div>
                </Card>
                <Card title="Bring one along">
                    <div class="stack">
                        <p>"A scorecard file that you or a colleague exported. You see what is in it before anything is kept."</p>
                        <ImportButton />
                    </div>
                </Card>
            </div>
            <div class="stack">
                <Card title="Start with your industry" note="The five, and what your industry adds" flush=true>
                    <ul class="offers">{industries}</ul>
                </Card>
                <Card title="Start blank">
                    <div class="stack">
                        <p>"An empty scorecard. Choose KPIs from the library, or define your own."</p>
                        <div class="actions"><Button on_click=move || begin_blank(workspace)>"Start blank"</Button></div>
                    </div>
                </Card>
            </div>
        </div>
    }
}

/// Makes the sample, and shows it.
pub fn begin_sample(workspace: Workspace) {
    let today = workspace.now.get_untracked().date();
    begin(
        workspace,
        sample::sample(today, &mut browser::new_id),
        Route::Scorecard,
    );
}

fn begin_blank(workspace: Workspace) {
    begin(workspace, profiles::blank("My scorecard"), Route::Library);
}

fn begin_plain(workspace: Workspace, project: &str) {
    let today = workspace.now.get_untracked().date();
    let title = named(project, "My scorecard");
    begin_to_fill_in(workspace, profiles::plain(&title, project, today));
}

fn begin_profile(workspace: Workspace, industry: Industry, project: &str) {
    let today = workspace.now.get_untracked().date();
    let title = named(project, &format!("My scorecard ({})", industry.name()));
    begin_to_fill_in(workspace, profiles::start(industry, &title, project, today));
}

fn named(project: &str, otherwise: &str) -> String {
    match project.trim() {
        "" => otherwise.to_owned(),
        project => project.to_owned(),
    }
}

/// Begins a scorecard whose first value is wanted next.
fn begin_to_fill_in(workspace: Workspace, edit: Edit) {
    if begin(workspace, edit, Route::Scorecard).is_kept() {
        begin_in_the_first_cell();
    }
}

/// Makes a scorecard of the edit, shows it, and goes to the page.
pub fn begin(workspace: Workspace, edit: Edit, then: Route) -> Edited {
    let mut scorecard = Scorecard::empty(browser::new_id());
    if let Err(error) = scorecard.apply(edit, workspace.replica()) {
        Toasts::get().push(Toast::problem(error.to_string()));
        return Edited::Refused;
    }
    let added = workspace.add_scorecard(scorecard);
    if added.is_kept() {
        then.go();
    }
    added
}
