//! A list of the library: what can be taken into the scorecard, searched, filtered and added with one click.

use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::Industry;
use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the list is of.
#[derive(Clone, Copy)]
pub struct Offers {
    /// Returns all that there is, in the order of the groups.
    pub all: fn() -> Vec<Offer>,
    /// What one is called: “KPI”.
    pub one: &'static str,
    /// What the entries are grouped by: “Theme”, and the choice of all: “Any theme”.
    pub group: &'static str,
    pub any_group: &'static str,
    /// Where what was added before is: “On the scorecard”.
    pub is_there: &'static str,
    pub page_of: fn(Id) -> Route,
    /// Finds what was added before by the key of its entry.
    pub find: fn(&Scorecard, &str) -> Option<Id>,
    /// What adding the entry of this key changes.
    pub add: fn(Workspace, &str) -> Option<Edit>,
    /// The heading over what is folded away.
    pub more: &'static str,
    /// What can be done when nothing of the library suits.
    pub otherwise: &'static str,
}

/// An entry.
pub struct Offer {
    pub key: &'static str,
    pub name: &'static str,
    pub group: &'static str,
    pub text: &'static str,
    /// What is usual for it.
    pub line: Signal<String>,
    /// What is folded away, each with what it is called: a text, or several in an order.
    pub facts: Vec<(&'static str, Vec<&'static str>)>,
    /// What else it is found by.
    pub words: String,
    pub industries: Vec<Industry>,
}

/// What is looked for.
#[derive(Clone, Copy)]
struct Filters {
    query: RwSignal<String>,
    group: RwSignal<Option<&'static str>>,
    industry: RwSignal<Option<Industry>>,
}

impl Filters {
    fn clear(self) {
        self.query.set(String::new());
        self.group.set(None);
        self.industry.set(None);
    }

    fn let_through(self, offer: &Offer) -> bool {
        let is_group = |group: Option<&str>| group.is_none_or(|group| offer.group == group);
        let suits = |industry| offer.industries.contains(&industry);
        let text = || format!("{} {} {}", offer.name, offer.text, offer.words).to_lowercase();
        let query = self.query.get().to_lowercase();
        is_group(self.group.get())
            && self.industry.get().is_none_or(suits)
            && query.split_whitespace().all(|word| text().contains(word))
    }
}

impl Offers {
    /// The filters, and what they let through; `industry` is chosen at first.
    pub fn list(
        self,
        industry: Option<Industry>,
        beside: impl Fn() -> Node + Send + Sync + 'static,
    ) -> Node {
        let filters = Filters {
            query: RwSignal::new(String::new()),
            group: RwSignal::new(None),
            industry: RwSignal::new(industry),
        };
        let all = (self.all)();
        let mut groups: Vec<&'static str> = all.iter().map(|offer| offer.group).collect();
        groups.dedup();
        let all = StoredValue::new(all);
        let matching = Memo::new(move |_| {
            all.with_value(|all| {
                let places = (0..all.len()).filter(|place| filters.let_through(&all[*place]));
                places.collect::<Vec<usize>>()
            })
        });
        let count = move || counted(matching.with(Vec::len), self.one);
        let mut choices = vec![Choice::new(None, self.any_group)];
        choices.extend(groups.iter().map(|group| Choice::new(Some(*group), *group)));
        let mut industries = vec![Choice::new(None, "Any industry")];
        industries.extend(Industry::ALL.map(|one| Choice::new(Some(one), one.name())));
        let found = move || {
            let places = matching.get();
            if places.is_empty() {
                return self.nothing_found(filters, beside());
            }
            let group = |group: &&'static str| {
                let entries: Vec<Node> = all.with_value(|all| {
                    let offers = places.iter().map(|place| &all[*place]);
                    let of_group = offers.filter(|offer| offer.group == *group);
                    of_group.map(|offer| self.entry(offer)).collect()
                });
                (!entries.is_empty()).then(|| {
                    view! { <Card title=*group flush=true><ul class="offers">{entries}</ul></Card> }
                })
            };
            Node::list(groups.iter().filter_map(group).collect())
        };
        view! {
            <div class="toolbar" role="group" aria-label="Filters">
                <SearchField label="Search the library" query=filters.query />
                <SelectField label=self.group hide_label=true choices value=filters.group on_commit=move |chosen| filters.group.set(chosen) />
                <SelectField label="Industry" hide_label=true choices=industries value=filters.industry on_commit=move |chosen| filters.industry.set(chosen) />
                <p class="note" role="status">{count}</p>
            </div>
            {found}
        }
    }

    fn nothing_found(self, filters: Filters, beside: Node) -> Node {
        view! {
            <EmptyState icon=Glyph::Search title=format!("No {} of the library matches", self.one) sentence=self.otherwise>
                <Button on_click=move || filters.clear()>"Clear filters"</Button>
                {beside}
            </EmptyState>
        }
    }

    fn entry(self, offer: &Offer) -> Node {
        let workspace = Workspace::get();
        let Offer {
            key,
            name,
            text,
            line,
            ..
        } = *offer;
        let present = Memo::new(move |_| workspace.scorecard.with(|card| (self.find)(card, key)));
        let action = move || match present.get() {
            Some(id) => view! {
                <a class="btn btn-small" data-kind="quiet" href=(self.page_of)(id).href()>
                    <Icon glyph=Glyph::Tick /><span>{self.is_there}</span>
                    <span class="visually-hidden">": "{name}</span>
                </a>
            },
            None => view! {
                <Button small=true icon=Glyph::Plus on_click=move || self.take(workspace, key, name)>
                    "Add"<span class="visually-hidden">" "{name}</span>
                </Button>
            },
        };
        let facts = offer.facts.iter().map(|(what, texts)| match &texts[..] {
            [text] => view! { <dt>{*what}</dt><dd>{*text}</dd> },
            texts => {
                let items: Vec<Node> = texts
                    .iter()
                    .map(|text| view! { <li>{*text}</li> })
                    .collect();
                view! { <dt>{*what}</dt><dd><ol class="risk-helps">{items}</ol></dd> }
            }
        });
        let facts = Node::list(facts.collect());
        view! {
            <li class="offer">
                <div class="offer-text">
                    <h3>{name}</h3>
                    <p>{text}</p>
                    <p class="note">{line}</p>
                    <Disclosure summary=self.more><dl class="facts">{facts}</dl></Disclosure>
                </div>
                {action}
            </li>
        }
    }

    fn take(self, workspace: Workspace, key: &str, name: &str) {
        if let Some(edit) = (self.add)(workspace, key) {
            workspace.edit_with_undo(edit, format!("Added “{name}”"));
        }
    }
}
