//! Which records of a scorecard that comes in are likely ones that are here: asked in pairs before the two are merged.

use std::collections::BTreeSet;

use crate::domain::joining::{self, Pair};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The pairs, and which of them a person lets become one; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Same {
    pairs: RwSignal<Vec<Pair>>,
    /// Those that are ticked, by the records that come in.
    ticked: RwSignal<BTreeSet<Id>>,
}

impl Same {
    pub fn new() -> Same {
        Same {
            pairs: RwSignal::new(Vec::new()),
            ticked: RwSignal::new(BTreeSet::new()),
        }
    }

    /// Looks for pairs. Those of one entry of the library are ticked, unless one side is the sample's made-up story.
    pub fn look(self, current: Option<&Scorecard>, incoming: &Scorecard) {
        let pairs = current.map_or_else(Vec::new, |card| joining::pairs(card, incoming));
        let is_sample = |card: &Scorecard| card.settings().sample_of.is_some();
        let is_alike = current.is_some_and(|card| is_sample(card) == is_sample(incoming));
        let sure = pairs.iter().filter(|pair| is_alike && pair.is_same_entry);
        self.ticked.set(sure.map(|pair| pair.theirs).collect());
        self.pairs.set(pairs);
    }

    /// Follows the pairs that are ticked.
    pub fn chosen(self) -> Vec<Pair> {
        self.pick(&self.pairs.get(), &self.ticked.get())
    }

    /// Returns the pairs that are ticked.
    pub fn chosen_now(self) -> Vec<Pair> {
        self.pick(&self.pairs.get_untracked(), &self.ticked.get_untracked())
    }

    fn pick(self, pairs: &[Pair], ticked: &BTreeSet<Id>) -> Vec<Pair> {
        let is_ticked = |pair: &&Pair| ticked.contains(&pair.theirs);
        pairs.iter().filter(is_ticked).cloned().collect()
    }

    fn tick(self, id: Id, is_ticked: bool) {
        self.ticked.update(|ticked| {
            if is_ticked {
                ticked.insert(id);
            } else {
                ticked.remove(&id);
            }
        });
    }
}

/// The questions; nothing where no record looks like another.
#[component]
pub fn SameQuestions(same: Same) -> Node {
    move || {
        let pairs = same.pairs.get();
        let of = |kind: Kind, legend: &'static str| {
            let lines: Vec<Node> = (pairs.iter())
                .filter(|pair| pair.kind == kind)
                .map(|pair| line(same, pair))
                .collect();
            (!lines.is_empty()).then(
                || view! { <fieldset class="radios"><legend>{legend}</legend>{lines}</fieldset> },
            )
        };
        (!pairs.is_empty()).then(|| {
            view! {
                <div class="stack">
                    {of(Kind::Kpi, "The same KPI?")}
                    {of(Kind::Risk, "The same risk?")}
                    <p class="note">
                        "Both are from the same entry of the library, where nothing else is said. What is ticked becomes one, with the values and links of both. Where the two say different things, what is here counts, and the other is shown under Conflicts. What is not ticked stays twice."
                    </p>
                </div>
            }
        })
    }
}

fn line(same: Same, pair: &Pair) -> Node {
    let (ours, theirs) = &pair.names;
    let label = match ours.trim() == theirs.trim() {
        true => ours.clone(),
        false => format!("{ours}, there called “{theirs}”"),
    };
    let hint = match (pair.is_same_entry, pair.kind) {
        (true, _) => None,
        (false, Kind::Kpi) => Some("Only name and unit are the same".to_owned()),
        (false, _) => Some("Only the name is the same".to_owned()),
    };
    let id = pair.theirs;
    let checked = Signal::derive(move || same.ticked.with(|ticked| ticked.contains(&id)));
    view! { <Checkbox label hint checked on_commit=move |is_ticked| same.tick(id, is_ticked) /> }
}
