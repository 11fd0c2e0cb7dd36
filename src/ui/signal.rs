//! Signals and stored values whose type is put aside.
//!
//! They behave like those of Leptos, which this module stands in for in all of `ui`. Leptos compiles its own anew for each
//! type of value; here the machinery is compiled once, and only what is done with the value differs.

#![expect(clippy::disallowed_types, reason = "it is what this stands in for")]

mod read_only;

use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use leptos::prelude::{
    Notify, Read, ReadUntracked, RwSignal as ErasedSignal, Set, StoredValue as Erased, Track,
    UpdateUntracked, UpdateValue, WithValue, Write,
};

pub use self::read_only::{MaybeProp, Signal};

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

        impl<T> std::fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )* };
}
use handles;

handles!(RwSignal, StoredValue);

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

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
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
