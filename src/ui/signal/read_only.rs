//! Signals that are only read, and properties that are such a signal or missing.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{GetValue, StoredValue as Erased, untrack};

use super::{RwSignal, handles};
use crate::ui::memo::Memo;

/// What a signal that is only read is kept as.
type Shelf = Erased<Arc<dyn Any + Send + Sync>>;

#[inline(never)]
#[track_caller]
fn shelve(value: Arc<dyn Any + Send + Sync>) -> Shelf {
    Erased::new(value)
}

#[inline(never)]
#[track_caller]
fn taken(shelf: Shelf) -> Arc<dyn Any + Send + Sync> {
    shelf.get_value()
}

fn of_type<T: 'static>(kept: &Arc<dyn Any + Send + Sync>) -> &T {
    let value = kept.downcast_ref();
    value.expect("a handle only keeps what it was made of")
}

/// A way to lend a value to somebody.
type Lend<T> = Box<dyn Fn(&mut dyn FnMut(&T)) + Send + Sync>;

/// A value that is only read: fixed, set elsewhere, or computed each time.
pub struct Signal<T> {
    kept: Shelf,
    value: PhantomData<fn() -> T>,
}

impl<T: 'static> Signal<T> {
    fn lending(lend: Lend<T>) -> Self {
        Self {
            kept: shelve(Arc::new(lend)),
            value: PhantomData,
        }
    }

    /// A value that stays as it is.
    pub fn stored(value: T) -> Self
    where
        T: Send + Sync,
    {
        Self::lending(Box::new(move |run| run(&value)))
    }

    /// A value that is computed each time.
    pub fn derive(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::lending(Box::new(move |run| run(&compute())))
    }

    /// Follows the value.
    pub fn track(self) {
        self.with(|_| ());
    }

    /// Lends the value, and follows it.
    #[track_caller]
    pub fn with<R>(self, run: impl FnOnce(&T) -> R) -> R {
        let (mut run, mut result) = (Some(run), None);
        let lend = taken(self.kept);
        of_type::<Lend<T>>(&lend)(&mut |value| result = run.take().map(|run| run(value)));
        result.expect("a value is lent once")
    }

    /// Lends the value once.
    #[track_caller]
    pub fn with_untracked<R>(self, run: impl FnOnce(&T) -> R) -> R {
        untrack(|| self.with(run))
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// Returns the value, and follows it.
    #[track_caller]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value once.
    #[track_caller]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(value: &str) -> Self {
        value.to_owned().into()
    }
}

impl<T: Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::lending(Box::new(move |run| signal.with(|value| run(value))))
    }
}

impl<T: PartialEq + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::lending(Box::new(move |run| memo.with(|value| run(value))))
    }
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

/// A property of a component that may be missing.
pub struct MaybeProp<T>(Option<Signal<Option<T>>>);

impl<T> Clone for MaybeProp<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for MaybeProp<T> {}

impl<T> Default for MaybeProp<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: 'static> MaybeProp<T> {
    /// A property that is computed each time.
    pub fn derive(compute: impl Fn() -> Option<T> + Send + Sync + 'static) -> Self {
        Self(Some(Signal::derive(compute)))
    }

    /// Lends the value, and follows it.
    #[track_caller]
    pub fn with<R>(self, run: impl FnOnce(Option<&T>) -> R) -> R {
        match self.0 {
            Some(signal) => signal.with(|value| run(value.as_ref())),
            None => run(None),
        }
    }
}

impl<T: Clone + 'static> MaybeProp<T> {
    /// Returns the value, and follows it.
    #[track_caller]
    pub fn get(self) -> Option<T> {
        self.with(|value| value.cloned())
    }

    /// Returns the value once.
    #[track_caller]
    pub fn get_untracked(self) -> Option<T> {
        untrack(|| self.get())
    }
}

impl<T: Send + Sync + 'static> From<T> for MaybeProp<T> {
    fn from(value: T) -> Self {
        Self(Some(Some(value).into()))
    }
}

impl<T: Send + Sync + 'static> From<Option<T>> for MaybeProp<T> {
    fn from(value: Option<T>) -> Self {
        Self(Some(value.into()))
    }
}

impl From<&str> for MaybeProp<String> {
    fn from(value: &str) -> Self {
        value.to_owned().into()
    }
}

impl<T: Clone + 'static> From<Signal<T>> for MaybeProp<T> {
    fn from(signal: Signal<T>) -> Self {
        Self::derive(move || Some(signal.get()))
    }
}

impl<T: 'static> From<Signal<Option<T>>> for MaybeProp<T> {
    fn from(signal: Signal<Option<T>>) -> Self {
        Self(Some(signal))
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for MaybeProp<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::derive(move || Some(signal.get()))
    }
}

impl<T: Send + Sync + 'static> From<RwSignal<Option<T>>> for MaybeProp<T> {
    fn from(signal: RwSignal<Option<T>>) -> Self {
        Self(Some(signal.into()))
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Memo<T>> for MaybeProp<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || Some(memo.get()))
    }
}

handles!(Signal);
