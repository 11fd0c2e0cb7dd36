//! A KPI that nobody types explains itself.

use crate::domain::measure::derived::Counted;
use crate::domain::words::english::{counted_in_words, verb};
use crate::domain::words::template::in_number;
use crate::domain::words::{capital, number_word};

/// Says how the newest share of risks dealt with in time comes about, and apart from it how those stand that have time left.
pub fn sentence(counted: &Counted) -> String {
    let still = running(counted);
    match (counted.total(), still) {
        (0, None) => "There is no risk in the register yet, so there is no value.".to_owned(),
        (0, Some(still)) => format!(
            "No value yet: a risk counts once its three months are over, whether it is dealt with or not. {still}."
        ),
        (_, None) => format!("{}.", counts(counted)),
        (_, Some(still)) => format!(
            "{}. {still}: those count once their three months are over.",
            counts(counted)
        ),
    }
}

/// Says how the risks stand that have time left: `Of five still running, three are dealt with already`.
/// `None` when there are none.
pub fn running(counted: &Counted) -> Option<String> {
    let (early, all) = (counted.early.len(), counted.total_running());
    let done = |verb: &str| format!("{verb} dealt with already");
    Some(match (all, early) {
        (0, _) => return None,
        (1, 0) => "One is still running and open".to_owned(),
        (1, _) => "One is still running, and dealt with already".to_owned(),
        (_, 0) => format!(
            "Of {} still running, none is dealt with yet",
            number_word(all)
        ),
        (_, 1) => format!("Of {} still running, one {}", number_word(all), done("is")),
        (_, early) if early == all => {
            format!(
                "{} are still running, and all {}",
                capital(&number_word(all)),
                done("are")
            )
        }
        (_, early) => format!(
            "Of {} still running, {} {}",
            number_word(all),
            number_word(early),
            done("are")
        ),
    })
}

fn counts(counted: &Counted) -> String {
    let (in_time, total) = (counted.in_time.len(), counted.total());
    let was = verb(total, "it was", "they were");
    let of = match in_time {
        0 => "none".to_owned(),
        all if all == total && total == 1 => "it".to_owned(),
        all if all == total => "all".to_owned(),
        some => number_word(some),
    };
    let mitigated = verb(in_time.max(1), "was", "were");
    let count = verb(total, "counts", "count");
    format!(
        "{} {count}: {of} {mitigated} mitigated or closed within three months of the day {was} identified",
        capital(&counted_in_words(total, "risk"))
    )
}

/// Says what became of values that were typed before.
pub fn typed_sentence(typed: usize) -> String {
    let rule = "Every value is computed anew when a risk changes, at the end of each period and for today.";
    match typed {
        0 => rule.to_owned(),
        many => {
            let kept = in_number(
                many,
                "{n value} {n was/were} typed before; {n it is/they are} kept, and {n is/are} back when the values are \
                 typed again.",
            );
            format!("{rule} {kept}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Id;

    fn some(count: usize) -> Vec<(Id, String)> {
        vec![(Id::from_number(1), "Vendor breach".to_owned()); count]
    }

    fn said(counted: [usize; 3], early: usize, running: usize) -> String {
        let [in_time, late, overdue] = counted.map(some);
        sentence(&Counted {
            in_time,
            late,
            overdue,
            early: some(early),
            running: some(running),
        })
    }

    #[test]
    fn the_share_is_told_in_risks() {
        assert_eq!(
            said([2, 1, 1], 0, 0),
            "Four risks count: two were mitigated or closed within three months of the day they were identified."
        );
        assert_eq!(
            said([0, 0, 1], 0, 0),
            "One risk counts: none was mitigated or closed within three months of the day it was identified."
        );
    }

    #[test]
    fn the_ones_that_have_time_left_are_told_apart() {
        assert_eq!(
            said([3, 0, 0], 3, 2),
            "Three risks count: all were mitigated or closed within three months of the day they were identified. Of five still running, three are dealt with already: those count once their three months are over."
        );
        let still = |early, running| {
            let early = some(early);
            let running = some(running);
            super::running(&Counted {
                early,
                running,
                ..Counted::default()
            })
        };
        assert_eq!(still(0, 0), None);
        let cases = [
            (0, 1, "One is still running and open"),
            (1, 0, "One is still running, and dealt with already"),
            (0, 4, "Of four still running, none is dealt with yet"),
            (1, 3, "Of four still running, one is dealt with already"),
            (
                2,
                0,
                "Two are still running, and all are dealt with already",
            ),
        ];
        for (early, open, words) in cases {
            assert_eq!(still(early, open).as_deref(), Some(words));
        }
    }

    #[test]
    fn without_a_value_it_says_why() {
        assert_eq!(
            said([0, 0, 0], 0, 0),
            "There is no risk in the register yet, so there is no value."
        );
        assert_eq!(
            said([0, 0, 0], 1, 1),
            "No value yet: a risk counts once its three months are over, whether it is dealt with or not. Of two still running, one is dealt with already."
        );
    }

    #[test]
    fn typed_values_are_said_to_be_kept() {
        assert!(typed_sentence(12).contains("Twelve values were typed before"));
        assert!(!typed_sentence(0).contains("typed"));
    }
}
