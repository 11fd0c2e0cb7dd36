//! The command palette: pages, records, articles and actions, found by a few letters.

use super::Overlays;
use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::overview::{self, Period};
use crate::library::guide::{self, Article};
use crate::ui::navigation::{Verb, navigation};
use crate::ui::pages::guide::tour::Tour;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::show;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The command palette.
#[component]
pub fn Palette() -> Node {
    let open = Overlays::get().palette;
    let query = RwSignal::new(String::new());
    let workspace = Workspace::get();
    let items = Memo::new(move |_| {
        if open.get() {
            Items(commands(workspace))
        } else {
            Items(Vec::new())
        }
    });
    let matching = Signal::derive(move || {
        let query = query.get().to_lowercase();
        items.with(|Items(items)| {
            items
                .iter()
                .filter(|item| finds(item, &query))
                .cloned()
                .collect()
        })
    });
    view! {
        <Dialog open title="Find a page, a KPI or an action" size=DialogSize::Palette
            on_close=move || query.set(String::new())>
            <CommandList label="Find a page, a KPI or an action" query items=matching
                on_done=move || open.set(false) />
        </Dialog>
    }
}

/// A list of commands; compared by their ids.
#[derive(Clone)]
struct Items(Vec<CommandItem>);

impl PartialEq for Items {
    fn eq(&self, other: &Items) -> bool {
        self.0
            .iter()
            .map(|item| &item.id)
            .eq(other.0.iter().map(|item| &item.id))
    }
}

/// Tells whether each word of the query is in the item.
fn finds(item: &CommandItem, query: &str) -> bool {
    let text = format!("{} {} {}", item.title, item.keywords, item.group).to_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

fn item(
    id: String,
    group: &str,
    title: impl Into<String>,
    hint: &str,
    keywords: &str,
    run: impl Fn() + Send + Sync + 'static,
) -> CommandItem {
    CommandItem {
        id,
        group: group.to_owned(),
        title: title.into(),
        hint: hint.to_owned(),
        keywords: keywords.to_owned(),
        run: Callback::new(move |()| run()),
    }
}

fn commands(workspace: Workspace) -> Vec<CommandItem> {
    let mut items = Vec::new();
    for Verb {
        name: verb, pages, ..
    } in navigation()
    {
        for (title, route) in pages {
            items.push(item(route.href(), "Pages", title, verb, "", move || {
                route.go()
            }));
        }
    }
    let several = "scorecards projects side by side compare import folder";
    let portfolio = Route::Portfolio.href();
    items.push(item(portfolio, "Pages", "Portfolio", "", several, || {
        Route::Portfolio.go()
    }));
    let data = "import export backup storage erase scorecards share";
    items.push(item("data".into(), "Pages", "Your data", "", data, || {
        Route::Data.go()
    }));
    items.push(item(
        "guide".into(),
        "Pages",
        "Guide",
        "",
        "help learn method",
        || Route::Guide.go(),
    ));
    items.extend(kpis(workspace));
    items.extend(stakeholders(workspace));
    items.extend(guide::articles().map(article));
    items.extend(actions(workspace));
    items
}

fn article(article: &'static Article) -> CommandItem {
    let route = Route::Article(article.key.to_owned());
    let (title, verb) = (article.title, article.verb.name());
    item(
        route.href(),
        "Guide",
        title,
        verb,
        article.answer,
        move || route.go(),
    )
}

fn kpis(workspace: Workspace) -> Vec<CommandItem> {
    let now = workspace.now.get();
    let rows = workspace
        .scorecard
        .with(|card| overview::rows(card, Period::All, now));
    let command = |Kpi {
                       id,
                       name,
                       theme,
                       meaning,
                       ..
                   }: &Kpi,
                   status: &str| {
        let route = Route::Kpi(*id);
        let keywords = format!("{} {meaning}", theme.name());
        item(
            format!("kpi/{id}"),
            "KPIs",
            name,
            status,
            &keywords,
            move || route.go(),
        )
    };
    rows.iter()
        .map(|row| command(&row.kpi, show::mark(row.evaluation.status).word()))
        .collect()
}

fn stakeholders(workspace: Workspace) -> Vec<CommandItem> {
    let today = workspace.today();
    let all = workspace.scorecard.with(plan::by_due);
    let command = |one: &Stakeholder| {
        let (id, due) = (one.id, plan::due_words(one, today));
        let run = move || Route::Stakeholder(id).go();
        let name = one.name.clone();
        item(
            format!("stakeholder/{id}"),
            "Stakeholders",
            name,
            &due,
            &one.role,
            run,
        )
    };
    all.iter().map(command).collect()
}

fn actions(workspace: Workspace) -> Vec<CommandItem> {
    let tour = Tour::get();
    let mut items = vec![
        item(
            "new".into(),
            "Actions",
            "Add a KPI from the library",
            "n",
            "create",
            || Route::Library.go(),
        ),
        item(
            "own".into(),
            "Actions",
            "Add a KPI of your own",
            "",
            "create custom",
            || Route::OwnKpi.go(),
        ),
        item(
            "tour".into(),
            "Actions",
            "Take the tour of the sample",
            "",
            "help guide learn",
            move || tour.start(workspace),
        ),
        item(
            "export".into(),
            "Actions",
            "Export scorecard",
            "",
            "save file json backup share",
            move || workspace.export(),
        ),
        item(
            "light".into(),
            "Actions",
            "Light theme",
            "",
            "color bright",
            move || workspace.set_theme(Some("light")),
        ),
        item(
            "dark".into(),
            "Actions",
            "Dark theme",
            "",
            "color night",
            move || workspace.set_theme(Some("dark")),
        ),
        item(
            "system".into(),
            "Actions",
            "Theme of the system",
            "",
            "color auto",
            move || workspace.set_theme(None),
        ),
        item(
            "print".into(),
            "Actions",
            "Print this page",
            "",
            "pdf paper",
            || drop(window().print()),
        ),
    ];
    if let Some(title) = workspace.can_undo() {
        items.push(item(
            "undo".into(),
            "Actions",
            format!("Undo: {title}"),
            "Ctrl+Z",
            "",
            move || workspace.undo(),
        ));
    }
    if let Some(title) = workspace.can_redo() {
        items.push(item(
            "redo".into(),
            "Actions",
            format!("Redo: {title}"),
            "Ctrl+Shift+Z",
            "",
            move || workspace.redo(),
        ));
    }
    for listed in workspace.listed.get() {
        if workspace.open.get() != Some(listed.id) {
            let title = format!("Open the scorecard “{}”", listed.title);
            items.push(item(
                format!("open/{}", listed.id),
                "Actions",
                title,
                "",
                "switch",
                move || workspace.open(listed.id),
            ));
        }
    }
    items
}
