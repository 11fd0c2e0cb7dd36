//! What an attribute, a class, a style or a property can be.

use std::borrow::Cow;

use super::template::Template;
use crate::ui::signal::{MaybeProp, RwSignal, Signal};

/// A value, perhaps one that changes.
pub enum Value {
    /// The attribute is not there.
    None,
    Flag(bool),
    Text(Cow<'static, str>),
    Live(Box<dyn FnMut() -> Value + Send>),
}

/// What can be made a [`Value`]. `M` only keeps implementations apart.
pub trait IntoValue<M>: Sized {
    fn into_value(self) -> Value;

    /// Fills a hole of the template.
    fn fill(self, template: &mut Template) {
        template.fixed_value(self.into_value());
    }
}

/// Marks what is a value by itself.
pub struct Plain;
/// Marks what may be missing.
pub struct Perhaps<M>(M);
/// Marks what is computed, again when a signal that it read changes.
pub struct Computed<M>(M);

impl IntoValue<Plain> for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue<Plain> for bool {
    fn into_value(self) -> Value {
        Value::Flag(self)
    }
}

impl IntoValue<Plain> for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue<Plain> for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoValue<Plain> for $number {
            fn into_value(self) -> Value {
                Value::Text(Cow::Owned(self.to_string()))
            }
        }
    )*};
}
numbers!(u8, u32, i32, usize, f64);

impl<T: IntoValue<M>, M> IntoValue<Perhaps<M>> for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::None, T::into_value)
    }
}

impl<F, T, M> IntoValue<Computed<M>> for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoValue<M>,
{
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_value()))
    }

    fn fill(mut self, template: &mut Template) {
        template.live_value(Box::new(move || self().into_value()));
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T, M> IntoValue<Computed<M>> for $signal<T>
        where
            T: IntoValue<M> + Clone + Send + Sync + 'static,
        {
            fn into_value(self) -> Value {
                Value::Live(Box::new(move || self.get().into_value()))
            }
        }
    )*};
}
signals!(Signal, RwSignal);

impl<T, M> IntoValue<Computed<M>> for MaybeProp<T>
where
    T: IntoValue<M> + Clone + Send + Sync + 'static,
{
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self.get().into_value()))
    }
}
