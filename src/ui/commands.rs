//! Everything the keyboard reaches from anywhere: shortcuts, their overlay, and the command palette.

use crate::ui::dom::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::memo::Memo;
use super::pages::guide::tour::Tour;
use super::route::Route;
use super::show;
use super::widgets::*;
use super::workspace::Workspace;
use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::overview::{self, Period};
use crate::library::guide::{self, Article};

/// A verb of the navigation and its pages.
pub struct Verb {
    pub name: &'static str,
    pub icon: Glyph,
    pub pages: Vec<(&'static str, Route)>,
}

/// Returns what the navigation lists. A verb appears with its first page.
pub fn navigation() -> Vec<Verb> {
    vec![
        Verb {
            name: "Measure",
            icon: Glyph::Gauge,
            pages: vec![
                ("Scorecard", Route::Scorecard),
                ("Tracking", Route::Tracking),
                ("Add KPIs", Route::Library),
                ("Evidence", Route::Evidence),
            ],
        },
        Verb {
            name: "Decide",
            icon: Glyph::Scales,
            pages: vec![
                ("Risks", Route::Risks),
                ("Priorities", Route::Priorities),
                ("Decisions", Route::Decisions),
                ("Budget", Route::Budget),
            ],
        },
        Verb {
            name: "Explain",
            icon: Glyph::Speech,
            pages: vec![
                ("Stakeholders", Route::Stakeholders),
                ("Scripts", Route::Scripts),
                ("Phrases", Route::Phrases),
                ("Reports", Route::Reports),
            ],
        },
        Verb {
            name: "Respond",
            icon: Glyph::Bolt,
            pages: vec![("Playbooks", Route::Playbooks)],
        },
        Verb {
            name: "Grow",
            icon: Glyph::Sprout,
            pages: vec![
                ("Self-assessment", Route::Assessments),
                ("Role map", Route::Role),
                ("Résumé", Route::Career),
            ],
        },
    ]
}

/// Which overlay is open.
#[derive(Clone, Copy)]
pub struct Overlays {
    pub palette: RwSignal<bool>,
    pub shortcuts: RwSignal<bool>,
}

/// The shortcuts: keys, what they do, and how the overlay groups them.
const SHORTCUTS: &[(&str, &str)] = &[
    ("Ctrl+K", "Find a page, a KPI or an action (⌘K on a Mac)"),
    ("/", "The same"),
    ("Ctrl+Z", "Undo the last change"),
    ("Ctrl+Shift+Z", "Redo it"),
    ("g s", "Go to the scorecard"),
    ("g r", "Go to the risks"),
    ("g p", "Go to the priorities"),
    ("g c", "Go to the decisions"),
    ("g b", "Go to the budget"),
    ("g e", "Go to the scripts: what to say"),
    ("g w", "Go to the reports: write one"),
    ("g o", "Go to the playbooks: respond to an incident"),
    ("g h", "Go to the guide"),
    ("g d", "Go to your data: import, export, backups"),
    ("n", "Add a KPI"),
    ("?", "Show these shortcuts"),
    ("Esc", "Close what is open"),
];

impl Overlays {
    /// Listens to the keyboard, and gives the overlays to everything below.
    pub fn provide(workspace: Workspace) -> Overlays {
        let overlays = Overlays {
            palette: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
        };
        provide_context(overlays);
        let after_g = StoredValue::new(false);
        let listener = window_event_listener(ev::keydown, move |event| {
            let second = after_g.get_value();
            after_g.set_value(false);
            if overlays.chord(workspace, &event) {
                event.prevent_default();
            } else if !is_typing(&event) && !has_modifier(&event) && !dialog_is_open() {
                match (second, event.key().as_str()) {
                    (false, "g") => after_g.set_value(true),
                    (true, "s") => Route::Scorecard.go(),
                    (true, "r") => Route::Risks.go(),
                    (true, "p") => Route::Priorities.go(),
                    (true, "c") => Route::Decisions.go(),
                    (true, "b") => Route::Budget.go(),
                    (true, "e") => Route::Scripts.go(),
                    (true, "w") => Route::Reports.go(),
                    (true, "o") => Route::Playbooks.go(),
                    (true, "h") => Route::Guide.go(),
                    (true, "d") => Route::Data.go(),
                    (false, "n") => Route::Library.go(),
                    (false, "?") => overlays.shortcuts.set(true),
                    (false, "/") => overlays.palette.set(true),
                    _ => return,
                }
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
        overlays
    }

    pub fn get() -> Overlays {
        expect_context()
    }

    /// Acts on a key with Ctrl or ⌘; tells whether it was one of ours.
    fn chord(self, workspace: Workspace, event: &ev::KeyboardEvent) -> bool {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return false;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("k", false) => self.palette.update(|open| *open = !*open),
            // Within a text, undo is the browser's and concerns the text.
            ("z" | "y", _) if is_typing(event) => return false,
            ("z", false) => workspace.undo(),
            ("z", true) | ("y", false) => workspace.redo(),
            _ => return false,
        }
        true
    }
}

fn has_modifier(event: &ev::KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| {
        let typed =
            "input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select";
        element.is_content_editable() || element.matches(typed).unwrap_or(false)
    })
}

fn dialog_is_open() -> bool {
    document()
        .query_selector("dialog[open]")
        .is_ok_and(|dialog| dialog.is_some())
}

/// The overlay with all shortcuts.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let rows = || {
        let row = |(keys, words): &(&'static str, &'static str)| {
            view! { <tr><th scope="row"><Kbd keys /></th><td>{*words}</td></tr> }
        };
        SHORTCUTS.iter().map(row).collect_view()
    };
    view! {
        <Dialog open=Overlays::get().shortcuts title="Keyboard shortcuts">
            <Table caption="Keyboard shortcuts" keep_columns=true><tbody>{rows()}</tbody></Table>
        </Dialog>
    }
}

/// The command palette.
#[component]
pub fn Palette() -> impl IntoView {
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
