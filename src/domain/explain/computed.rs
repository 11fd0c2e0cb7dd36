//! A KPI that nobody types explains itself.

use super::wording::number_word;
use crate::domain::measure::derived::Counted;

/// Says how the newest share of risks dealt with in time comes about.
pub fn sentence(counted: &Counted) -> String {
    let (total, running) = (counted.total(), counted.running.len());
    match (total, running) {
        (0, 0) => "There is no risk in the register yet, so there is no value.".to_owned(),
        (0, _) => format!(
            "{} in the register, and no value yet: a risk counts once it is mitigated or closed, or once its three months are over.",
            capital(&risks(running))
        ),
        (_, 0) => format!("{}.", counts(counted)),
        (_, 1) => format!(
            "{}. One more is open with time left and does not count yet.",
            counts(counted)
        ),
        (_, running) => format!(
            "{}. {} more are open with time left and do not count yet.",
            counts(counted),
            capital(&number_word(running))
        ),
    }
}

fn counts(counted: &Counted) -> String {
    let (in_time, total) = (counted.in_time.len(), counted.total());
    let was = if total == 1 { "it was" } else { "they were" };
    let of = match in_time {
        0 => "none".to_owned(),
        all if all == total && total == 1 => "it".to_owned(),
        all if all == total => "all".to_owned(),
        some => number_word(some),
    };
    let verb = if in_time == 1 || in_time == 0 {
        "was"
    } else {
        "were"
    };
    let count = if total == 1 { "counts" } else { "count" };
    format!(
        "{} {count}: {of} {verb} mitigated or closed within three months of the day {was} identified",
        capital(&risks(total))
    )
}

/// Says what became of values that were typed before.
pub fn typed_sentence(typed: usize) -> String {
    let rule = "Every value is computed anew when a risk changes, at the end of each period and for today.";
    match typed {
        0 => rule.to_owned(),
        1 => format!(
            "{rule} One value was typed before; it is kept, and is back when the values are typed again."
        ),
        many => format!(
            "{rule} {} values were typed before; they are kept, and are back when the values are typed again.",
            capital(&number_word(many))
        ),
    }
}

fn risks(count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} risk{plural}", number_word(count))
}

fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Id;

    fn some(count: usize) -> Vec<(Id, String)> {
        vec![(Id::from_number(1), "Vendor breach".to_owned()); count]
    }

    fn said(in_time: usize, late: usize, overdue: usize, running: usize) -> String {
        sentence(&Counted {
            in_time: some(in_time),
            late: some(late),
            overdue: some(overdue),
            running: some(running),
        })
    }

    #[test]
    fn the_share_is_told_in_risks() {
        assert_eq!(
            said(2, 1, 1, 1),
            "Four risks count: two were mitigated or closed within three months of the day they were identified. One more is open with time left and does not count yet."
        );
        assert_eq!(
            said(0, 0, 1, 0),
            "One risk counts: none was mitigated or closed within three months of the day it was identified."
        );
        assert_eq!(
            said(3, 0, 0, 2),
            "Three risks count: all were mitigated or closed within three months of the day they were identified. Two more are open with time left and do not count yet."
        );
    }

    #[test]
    fn without_a_value_it_says_why() {
        assert_eq!(
            said(0, 0, 0, 0),
            "There is no risk in the register yet, so there is no value."
        );
        assert!(said(0, 0, 0, 1).starts_with("One risk in the register, and no value yet"));
    }

    #[test]
    fn typed_values_are_said_to_be_kept() {
        assert!(typed_sentence(12).contains("Twelve values were typed before"));
        assert!(!typed_sentence(0).contains("typed"));
    }
}
