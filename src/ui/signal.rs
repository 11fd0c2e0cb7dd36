//! Signals and stored values whose type is put aside.
//!
//! They behave like those of Leptos, which this module stands in for in all of `ui`. Leptos compiles its own anew for each
//! type of value; here the machinery is compiled once, and only what is done with the value differs.

#![expect(clippy::disallowed_types, reason = "it is what this stands in for")]

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use leptos::prelude::{
    GetValue, Notify, Read, ReadUntracked, RwSignal as ErasedSignal, Set, StoredValue as Erased,
    Track, UpdateUntracked, UpdateValue, WithValue, Write,
};

use super::memo::Memo;

/// A value of any type.
type Kept = Box<dyn Any + Send + Sync>;

fn lent<T: 'static>(kept: &Kept) -> &T {
    let value = kept.downcast_ref();
    value.expect("a signal only keeps what it was made of and set to, which is of one type")
}

fn lent_mut<T: 'static>(kept: &mut Kept) -> &mut T {
    let value = kept.downcast_mut();
    value.expect("a signal only keeps what it was made of and set to, which is of one type")
}

/// A handle that is copied, whatever it is of.
macro_rules! handles {
    ($($name:ident),*) => { $(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                self.kept == other.kept
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )* };
}
handles!(RwSignal, Signal, StoredValue);

/// A value that can be set, and tells those who follow it.
pub struct RwSignal<T> {
    kept: ErasedSignal<Kept>,
    value: PhantomData<fn() -> T>,
}

// Never inlined: these are the same for every type.
mod erased {
    use super::*;

    #[inline(never)]
    #[track_caller]
    pub fn new(value: Kept) -> ErasedSignal<Kept> {
        ErasedSignal::new(value)
    }

    #[inline(never)]
    #[track_caller]
    pub fn read(kept: ErasedSignal<Kept>) -> impl Deref<Target = Kept> {
        Read::read(&kept)
    }

    #[inline(never)]
    #[track_caller]
    pub fn read_once(kept: ErasedSignal<Kept>) -> impl Deref<Target = Kept> {
        kept.read_untracked()
    }

    #[inline(never)]
    pub fn try_read_once(kept: ErasedSignal<Kept>) -> Option<impl Deref<Target = Kept>> {
        kept.try_read_untracked()
    }

    #[inline(never)]
    pub fn try_write(kept: &ErasedSignal<Kept>) -> Option<impl DerefMut<Target = Kept>> {
        kept.try_write()
    }

    #[inline(never)]
    #[track_caller]
    pub fn set(kept: ErasedSignal<Kept>, value: Kept) {
        kept.set(value);
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    #[track_caller]
    pub fn new(value: T) -> Self {
        Self {
            kept: erased::new(Box::new(value)),
            value: PhantomData,
        }
    }

    /// Lends the value, and follows it.
    #[track_caller]
    pub fn with<R>(self, run: impl FnOnce(&T) -> R) -> R {
        run(lent(&erased::read(self.kept)))
    }

    /// Lends the value once.
    #[track_caller]
    pub fn with_untracked<R>(self, run: impl FnOnce(&T) -> R) -> R {
        run(lent(&erased::read_once(self.kept)))
    }

    /// Lends the value once, if the signal is still there.
    pub fn try_with_untracked<R>(self, run: impl FnOnce(&T) -> R) -> Option<R> {
        Some(run(lent(&*erased::try_read_once(self.kept)?)))
    }

    #[track_caller]
    pub fn set(self, value: T) {
        erased::set(self.kept, Box::new(value));
    }

    /// Sets the value if the signal is still there; gives it back if not.
    pub fn try_set(self, value: T) -> Option<T> {
        match erased::try_write(&self.kept) {
            Some(mut kept) => {
                *lent_mut(&mut kept) = value;
                None
            }
            None => Some(value),
        }
    }

    /// Changes the value; nothing where the signal is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value, if the signal is still there.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        Some(change(lent_mut(&mut *erased::try_write(&self.kept)?)))
    }

    /// Changes the value, and tells nobody.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        self.try_update_untracked(change);
    }

    /// The same, if the signal is still there.
    pub fn try_update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        (self.kept).try_update_untracked(|kept| change(lent_mut(kept)))
    }

    /// Follows the value.
    pub fn track(self) {
        self.kept.track();
    }

    /// Tells those who follow.
    pub fn notify(self) {
        self.kept.notify();
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
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

    /// Returns the value once, if the signal is still there.
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

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
        leptos::prelude::untrack(|| self.with(run))
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

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
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
        leptos::prelude::untrack(|| self.get())
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

/// A value that nobody follows.
pub struct StoredValue<T> {
    kept: Erased<Kept>,
    value: PhantomData<fn() -> T>,
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    #[track_caller]
    pub fn new(value: T) -> Self {
        let value: Kept = Box::new(value);
        Self {
            kept: Erased::new(value),
            value: PhantomData,
        }
    }

    #[track_caller]
    pub fn with_value<R>(self, run: impl FnOnce(&T) -> R) -> R {
        self.kept.with_value(|kept| run(lent(kept)))
    }

    pub fn set_value(self, value: T) {
        self.update_value(|kept| *kept = value);
    }

    /// Changes the value; nothing where it is gone.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes the value, if it is still there.
    pub fn try_update_value<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.kept.try_update_value(|kept| change(lent_mut(kept)))
    }
}

impl<T: Clone + Send + Sync + 'static> StoredValue<T> {
    #[track_caller]
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// Returns the value, if it is still there.
    pub fn try_get_value(self) -> Option<T> {
        self.kept.try_with_value(|kept| lent::<T>(kept).clone())
    }
}
