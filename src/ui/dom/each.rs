//! Lists whose items keep their elements wherever they go, and go on living while the list changes.

use std::collections::HashMap;

use leptos::prelude::{Mountable, Owner};
use web_sys::CharacterData;

use super::mounted::Mounted;
use super::node::Node;

/// An item that is made when it first stands in the list.
pub struct EachItem {
    key: String,
    make: Box<dyn FnOnce() -> Node + Send>,
}

/// The items of a list, and what those that are new live in.
pub struct Items {
    owner: Owner,
    items: Vec<EachItem>,
}

impl Node {
    /// A list that follows its items: one of the same key stays as it is, whatever else changes.
    ///
    /// So the key says everything that an item does not follow by itself.
    pub fn each<T: Send + 'static>(
        mut items: impl FnMut() -> Vec<T> + Send + 'static,
        key: impl Fn(&T) -> String + Send + 'static,
        view: impl Fn(T) -> Node + Clone + Send + 'static,
    ) -> Node {
        let owner = Owner::current().unwrap_or_default();
        let item = move |item: T| {
            let (key, view) = (key(&item), view.clone());
            let make: Box<dyn FnOnce() -> Node + Send> = Box::new(move || view(item));
            EachItem { key, make }
        };
        Node::Live(Box::new(move || {
            let items = items().into_iter().map(&item).collect();
            let owner = owner.clone();
            Node::Each(Items { owner, items })
        }))
    }
}

/// A list in the page, and what keeps the place behind it.
pub struct MountedItems {
    items: Vec<MountedItem>,
    pub end: CharacterData,
}

struct MountedItem {
    key: String,
    mounted: Mounted,
    /// What it made lives as long as it does.
    owner: Owner,
}

impl MountedItems {
    pub fn new(end: CharacterData) -> MountedItems {
        let items = Vec::new();
        MountedItems { items, end }
    }

    /// Becomes the other list. What stays in the same order is not moved.
    pub fn follow(&mut self, Items { owner, items }: Items) {
        let mut before: HashMap<String, (usize, MountedItem)> = (self.items.drain(..).enumerate())
            .map(|(place, item)| (item.key.clone(), (place, item)))
            .collect();
        let (mut moved, mut last) = (Vec::with_capacity(items.len()), None);
        for EachItem { key, make } in items {
            let (item, is_moved) = match before.remove(&key) {
                Some((place, item)) => {
                    let is_behind = Some(place) >= last;
                    last = last.max(Some(place));
                    (item, !is_behind)
                }
                None => {
                    let owner = owner.child();
                    let mounted = owner.with(|| Mounted::new(make()));
                    let item = MountedItem {
                        key,
                        mounted,
                        owner,
                    };
                    (item, true)
                }
            };
            self.items.push(item);
            moved.push(is_moved);
        }
        before.into_values().for_each(|(_, item)| item.end());
        for place in (0..self.items.len()).rev().filter(|place| moved[*place]) {
            let (until, behind) = self.items.split_at_mut(place + 1);
            let item = &mut until[place].mounted;
            match (behind.first(), self.end.parent_element()) {
                (Some(next), _) => drop(next.mounted.insert_before_this(item)),
                (None, Some(parent)) => item.put(&parent, Some(&self.end)),
                (None, None) => {}
            }
        }
    }

    pub fn all(&self) -> impl Iterator<Item = &Mounted> {
        self.items.iter().map(|item| &item.mounted)
    }

    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Mounted> {
        self.items.iter_mut().map(|item| &mut item.mounted)
    }
}

impl MountedItem {
    fn end(mut self) {
        self.mounted.unmount();
        self.owner.cleanup();
    }
}
