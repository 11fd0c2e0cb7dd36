//! Money asked for, and which set of requests is the best.
//!
//! - `terms`: how much there is, for how long, at which rate.
//! - `best_set`: the set that the budget pays for, and why not the others.
//! - `table`: one line a request.
//! - `compare`: some of them side by side.

mod best_set;
mod compare;
mod table;
mod terms;

use self::best_set::BestSet;
use self::compare::Compare;
use self::table::Requests;
use self::terms::Terms;
use crate::domain::decide::appraisal::Range;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::decide::selection::{self, Candidate, Selection};
use crate::domain::decide::simulation::Plan;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::scorecard::Scorecard;
use crate::ui::browser;
use crate::ui::pages::decide::ranges::Ranges;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Board {
    workspace: Workspace,
    policy: Memo<Policy>,
    candidates: Memo<Vec<Candidate>>,
    selection: Memo<Option<Selection>>,
    ranges: Ranges,
    currency: Signal<String>,
    /// Those to compare, in the order in which they were chosen.
    compared: RwSignal<Vec<Id>>,
}

impl Board {
    fn new(workspace: Workspace) -> Board {
        let scorecard = workspace.scorecard;
        let policy = Memo::new(move |_| scorecard.with(Scorecard::policy));
        let candidates = Memo::new(move |_| {
            scorecard.with(|card| policy.with(|policy| selection::candidates(card, policy)))
        });
        let plans = Memo::new(move |_| {
            policy.with(|policy| {
                candidates.with(|candidates| {
                    let plans = candidates
                        .iter()
                        .filter_map(|one| one.appraisal.plan(policy));
                    plans.collect::<Vec<Plan>>()
                })
            })
        });
        Board {
            workspace,
            policy,
            candidates,
            selection: Memo::new(move |_| {
                policy.with(|policy| {
                    candidates.with(|candidates| selection::select(candidates, policy))
                })
            }),
            ranges: Ranges::new(plans),
            currency: Memo::new(move |_| scorecard.with(|card| card.settings().currency)).into(),
            compared: RwSignal::new(Vec::new()),
        }
    }

    /// Returns what the simulation makes of the request, once there is one.
    fn range(self, candidate: &Candidate) -> Option<Range> {
        let plan = self
            .policy
            .with(|policy| candidate.appraisal.plan(policy))?;
        let spread = self.ranges.of(&plan)?;
        Some(candidate.appraisal.range(&spread))
    }

    /// Adds a request and goes to its page.
    fn start(self) {
        let request = BudgetRequest::new(
            browser::new_id(),
            "New request".to_owned(),
            self.workspace.today(),
        );
        let page = Route::Request(request.id);
        let edit = Edit::new("add a budget request").put(request);
        if (self.workspace.edit_with_undo(edit, "Request added")).is_kept() {
            page.go();
        }
    }
}

/// The page.
#[component]
pub fn Budget() -> Node {
    name_page(|| "Budget".to_owned());
    let board = Board::new(Workspace::get());
    let is_empty = Memo::new(move |_| board.candidates.with(Vec::is_empty));
    view! {
        <div class="page">
            <PageHeader title="Budget" purpose="What a measure is worth, before and after it is bought."
                actions=move || view! {
                    <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || board.start()>"New request"</Button>
                } />
            {move || if is_empty.get() {
                view! { <Nothing board /> }
            } else {
                view! {
                    <Terms workspace=board.workspace />
                    <BestSet board />
                    {board.ranges.progress()}
                    <Requests board />
                    <Compare board />
                }
            }}
        </div>
    }
}

/// A scorecard without requests.
#[component]
fn Nothing(board: Board) -> Node {
    view! {
        <EmptyState icon=Glyph::Scales title="No budget requests yet"
            sentence="A request says what a measure costs and which loss it avoids, and gets the figures that a budget holder asks for. With several of them, the best set under one budget is found for you.">
            <Button on_click=move || board.start()>"Write the first request"</Button>
            <a class="btn" href=Route::Risks.href()>"Look at the risks"</a>
        </EmptyState>
    }
}
