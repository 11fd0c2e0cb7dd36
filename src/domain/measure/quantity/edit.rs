//! Writes quantities so that they are read back exactly: for fields that edit them.

use super::parse;
use super::write::{format, full};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Finite;

/// Writes a value so that reading it again gives exactly the same: for fields that edit it.
pub fn editable(unit: Unit, value: Finite) -> String {
    let pretty = format(unit, value.get(), "").trim().to_owned();
    let plain = value.get().to_string();
    // Three decimals of money look like thousands; a fourth settles it.
    let settled = format!("{plain}0");
    [pretty, plain]
        .into_iter()
        .find(|text| parse(unit, text, "") == Ok(value))
        .unwrap_or(settled)
}

/// Writes a change or a range of changes so that reading it again gives exactly the same.
pub fn editable_change(unit: Unit, change: Finite, to: Option<Finite>) -> String {
    let from = editable_difference(unit, change);
    match to {
        Some(to) => format!("{from} to {}", editable_difference(unit, to)),
        None => from,
    }
}

/// Writes a change so that reading it again gives exactly the same: for fields that edit it.
pub fn editable_difference(unit: Unit, change: Finite) -> String {
    let size = Finite::new(change.get().abs()).unwrap_or_default();
    let text = editable(unit, size);
    match change < Finite::ZERO {
        true => format!("\u{2212}{text}"),
        false => text,
    }
}

/// Writes a number of 0 or more with every digit that it has, so that it is read back exactly.
pub(super) fn exact(size: f64) -> String {
    let plain = size.to_string();
    let has_three = matches!(plain.split_once('.'), Some((_, decimals)) if decimals.len() == 3);
    match has_three && !plain.starts_with('0') && plain.len() <= 7 {
        // Three decimals look like thousands; a fourth settles it.
        true => full(size) + "0",
        false => full(size),
    }
}
