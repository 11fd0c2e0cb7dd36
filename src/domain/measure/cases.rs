//! Of how many cases a value is the mean or the share: incidents resolved, answers to a survey.
//!
//! Three answers and three hundred give the same mean, and only one of them says much. The number is optional, and where
//! it is not known nothing is made of it.

use super::kpi::Unit;
use super::quantity;

/// Why a text is no number of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Enter a whole number above 0, like 12.")]
pub struct NotACount;

/// Reads a number of cases; an empty text leaves it unknown.
pub fn read(text: &str) -> Result<Option<u32>, NotACount> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let count = quantity::parse(Unit::Count, text, "").map_err(|_| NotACount)?;
    let count = count.get();
    let fits = count >= 1.0 && count <= f64::from(u32::MAX);
    if fits {
        Ok(Some(count as u32))
    } else {
        Err(NotACount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_whole_and_at_least_one_or_not_known() {
        assert_eq!(read(" 31 "), Ok(Some(31)));
        assert_eq!(read(""), Ok(None));
        for text in ["0", "-3", "2.5", "many", "99999999999"] {
            assert_eq!(read(text), Err(NotACount), "{text}");
        }
    }
}
