//! The portfolio: several scorecards side by side. It only reads them; nothing here changes one.
//!
//! - `desk`: which scorecards, which days, and their summaries, worked out piece by piece.
//! - `choose`: the scorecards and the days to look at, and bringing in many files at once.
//! - `projects`, `heat_map`, `compare`, `losses`, `overdue`, `changes`, `report`: the tabs.

mod changes;
mod choose;
mod compare;
mod desk;
mod heat_map;
mod losses;
mod overdue;
mod projects;
mod report;

pub use self::desk::Kept;
use self::desk::PortfolioDesk;
use crate::ui::pages::data::ImportMany;
use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn PortfolioPage() -> Node {
    name_page(|| "Portfolio".to_owned());
    let desk = PortfolioDesk::new();
    let progress = move || {
        desk.progress
            .get()
            .map(|_| view! { <Progress label="Reading the scorecards" value=desk.share /> })
    };
    // The number alone decides what the page is: new figures in the same tables keep the tab and the focus.
    let count = Memo::new(move |_| desk.pairs.with(|pairs| pairs.len()));
    let body = move || match count.get() {
        0 => nothing(desk),
        one => view! { {(one == 1).then(alone)} {tabs(desk)} },
    };
    let has_some = Memo::new(move |_| !desk.is_empty());
    let shown = move || match has_some.get() {
        true => choose::card(desk),
        false => first_step(),
    };
    view! {
        <div class="page portfolio">
            <PageHeader title="Portfolio"
                purpose="All projects side by side: where each stands, what they may cost together, and which are improving." />
            <div class="columns">
                <div class="stack">{shown}</div>
                <Card title="Bring scorecards in" note="Exported files: yours, or those of colleagues">
                    <ImportMany />
                </Card>
            </div>
            {progress}
            {unreadable(desk)}
            {body}
        </div>
    }
}

fn first_step() -> Node {
    view! {
        <EmptyState icon=Glyph::Gauge title="No scorecard is here yet"
            sentence="A portfolio shows several projects side by side: the same KPI in each, their risks summed properly, and who is improving. Import the scorecard files of your projects, or start one of your own.">
            <a class="btn" href="#/scorecard">"Start a scorecard"</a>
        </EmptyState>
    }
}

fn nothing(desk: PortfolioDesk) -> Node {
    let words = move || {
        let is_none_chosen = desk.progress.get().is_none() && !desk.is_empty();
        is_none_chosen.then(|| view! {
            <EmptyState icon=Glyph::Gauge title="No scorecard is chosen"
                sentence="All of this browser’s scorecards are left out above. Choose at least one; two or more make a portfolio.">
                <Button kind=ButtonKind::Primary on_click=move || desk.choose(Vec::new())>"Choose all"</Button>
            </EmptyState>
        })
    };
    view! { {words} }
}

fn alone() -> Node {
    view! {
        <Notice title="Only one scorecard so far.">
            "It is shown alone. Import the files of other projects above, or begin another scorecard under Your data: then each KPI stands beside the same one of the other projects, and their risks are summed together."
        </Notice>
    }
}

fn unreadable(desk: PortfolioDesk) -> Node {
    let said = move || {
        let names = desk.unreadable.with(|names| names.join("”, “"));
        (!names.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Warn title="Not all of them could be read.">
                    {format!("“{names}” is in no figure here. Open it to see what is wrong.")}
                </Notice>
            }
        })
    };
    view! { {said} }
}

fn tabs(desk: PortfolioDesk) -> Node {
    let tabs = vec![
        Tab::new("Projects", move || projects::card(desk)),
        Tab::new(
            "KPIs",
            move || view! { <div class="stack">{heat_map::card(desk)}{compare::card(desk)}</div> },
        ),
        Tab::new("Losses", move || losses::cards(desk)),
        Tab::new("Overdue actions", move || overdue::card(desk)),
        Tab::new("Changes", move || changes::card(desk)),
        Tab::new("Report", move || report::card(desk)),
    ];
    view! { <Tabs label="The portfolio" tabs selected=desk.tab /> }
}
