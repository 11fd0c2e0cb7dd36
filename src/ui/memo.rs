//! Memos: values that are computed from signals and only tell their readers when they really change.
//!
//! They behave like those of Leptos, which this module stands in for in all of `ui`. Leptos compiles its
//! memos anew for each type of value, and a page has some fifty of them; here the machinery is compiled
//! once, for values whose type is put aside, and only the computation differs.

#![expect(clippy::disallowed_types, reason = "it is what this stands in for")]

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, Memo as ErasedMemo};

/// A computed value; a handle that is cheap to copy.
pub struct Memo<T> {
    kept: ErasedMemo<KeptValue>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Makes a memo of the computation, which is given the value before, if there was one.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self {
            kept: erased(Box::new(move |before| {
                KeptValue::new(compute(before.map(KeptValue::get)))
            })),
            value: PhantomData,
        }
    }

    /// Lends the value, and follows it.
    pub fn with<R>(self, run: impl FnOnce(&T) -> R) -> R {
        run(followed(self.kept).get())
    }

    /// Lends the value once.
    pub fn with_untracked<R>(self, run: impl FnOnce(&T) -> R) -> R {
        run(once(self.kept).get())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// Returns the value, and follows it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value once.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

type Compute = Box<dyn Fn(Option<&KeptValue>) -> KeptValue + Send + Sync>;

fn erased(compute: Compute) -> ErasedMemo<KeptValue> {
    ErasedMemo::new(compute)
}

// Never inlined: they are the same for every type.
#[inline(never)]
fn followed(memo: ErasedMemo<KeptValue>) -> KeptValue {
    memo.get()
}

#[inline(never)]
fn once(memo: ErasedMemo<KeptValue>) -> KeptValue {
    memo.get_untracked()
}

/// A value of any type, with what tells it from another one.
#[derive(Clone)]
struct KeptValue {
    value: Arc<dyn Any + Send + Sync>,
    equals: fn(&KeptValue, &KeptValue) -> bool,
}

impl KeptValue {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> KeptValue {
        KeptValue {
            value: Arc::new(value),
            equals: |a, b| a.get::<T>() == b.get::<T>(),
        }
    }

    fn get<T: 'static>(&self) -> &T {
        let value = self.value.downcast_ref();
        value.expect("a memo only keeps what its own computation made")
    }
}

impl PartialEq for KeptValue {
    fn eq(&self, other: &KeptValue) -> bool {
        (self.equals)(self, other)
    }
}
