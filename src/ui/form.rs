//! Fields said as data, and the one interpreter of them: every field that keeps itself and every form.
//!
//! A [`Field`] says once what a part of a record is called, what it may hold and what is said of what it may not. The page
//! shows it *in place* (`in_place`: kept when it is left), or with others in a *form* (`together`: checked and kept
//! together, beside a list or as a dialog). What a field holds is a [`Held`], whatever record it is of, so that reading,
//! drawing and complaining are compiled once.
//!
//! - `field`: the data, and what of it needs no browser.
//! - `drawn`: a field as it stands on the page; `amount_field`, `time_field`: controls that only forms have.
//! - `in_place`, `together`, `dialog`: the ways to keep it.

mod field;

#[cfg(target_arch = "wasm32")]
mod amount_field;
#[cfg(target_arch = "wasm32")]
mod dialog;
#[cfg(target_arch = "wasm32")]
mod drawn;
#[cfg(target_arch = "wasm32")]
mod in_place;
#[cfg(target_arch = "wasm32")]
mod time_field;
#[cfg(target_arch = "wasm32")]
mod together;

pub use self::field::{Face, Field, Held, One, Shape};

#[cfg(target_arch = "wasm32")]
pub use self::{
    amount_field::AmountField,
    dialog::{Editing, FormDialog},
    together::{Form, Refused},
};
