//! A kept value, as the text of the field in which it is corrected.

use super::kpi::Unit;
use super::quantity;
use crate::domain::value::Finite;

/// Writes a value so that reading it gives the value back: as people read it, where that rounds nothing.
///
/// Days are read by way of hours, which may turn the last bit of a value; whoever keeps an untouched text keeps
/// the value too.
pub fn retyped(unit: Unit, value: Finite, currency: &str) -> String {
    let readable = quantity::format(unit, value.get(), currency);
    let plain = value.get().to_string();
    // A digit more keeps three decimals from being taken for thousands.
    let longer = format!("{plain}0");
    let is_same = |text: &String| quantity::parse(unit, text) == Ok(value);
    [readable, plain.clone(), longer]
        .into_iter()
        .find(is_same)
        .unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_as_the_value() {
        let values = [0.0, 1.0, 3.5, 10.0 / 3.0, 12.345, 99.987, 40_400.0, 1_204.5];
        for unit in Unit::ALL {
            for value in values.into_iter().filter_map(Finite::new) {
                let text = retyped(unit, value, "EUR");
                // What cannot occur in a unit has nothing to read back.
                if let Ok(read) = quantity::parse(unit, &text) {
                    let error = (read.get() - value.get()).abs();
                    assert!(error <= 1e-12 * value.get(), "{text}");
                }
            }
        }
    }

    #[test]
    fn round_values_are_written_for_reading() {
        let write = |unit, value: f64| {
            retyped(unit, Finite::new(value).unwrap(), "EUR").replace(['\u{a0}', '\u{202f}'], " ")
        };
        assert_eq!(write(Unit::Percent, 99.7), "99.7 %");
        assert_eq!(write(Unit::Percent, 99.987), "99.987");
        assert_eq!(write(Unit::Hours, 3.5), "3 h 30 min");
        assert_eq!(write(Unit::Count, 1204.0), "1 204");
        assert_eq!(write(Unit::Money, 12.345), "12.3450");
    }
}
