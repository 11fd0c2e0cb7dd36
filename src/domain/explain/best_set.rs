//! Why these requests and not the others, in words.

use super::loss_words::money;
use crate::domain::decide::selection::{Selection, Why};
use crate::domain::words::number_word;

/// Says what the budget pays for, and what that is worth together.
pub fn summary(selection: &Selection, currency: &str) -> String {
    let money = |amount: f64| money(amount, currency);
    let mut words = match (selection.committed > 0.0, selection.room < 0.0) {
        (false, _) => format!("The budget is {}.", money(selection.budget)),
        (true, true) => format!(
            "Of the budget of {}, {} is approved or bought: {} too much.",
            money(selection.budget),
            money(selection.committed),
            money(-selection.room)
        ),
        (true, false) => format!(
            "Of the budget of {}, {} is approved or bought, and {} is left.",
            money(selection.budget),
            money(selection.committed),
            money(selection.room)
        ),
    };
    words += " ";
    words += &match selection.chosen.len() {
        0 => "No proposed request fits that is worth its cost.".to_owned(),
        count => format!(
            "The best set has {} {} of cost for {} of net present value, with {} left.",
            match count {
                1 => "one request:".to_owned(),
                many => format!("{} requests: together", number_word(many)),
            },
            money(selection.cost),
            money(selection.value),
            money(selection.room - selection.cost)
        ),
    };
    if !selection.shared.is_empty() {
        let risks: Vec<String> = selection
            .shared
            .iter()
            .map(|name| format!("“{name}”"))
            .collect();
        words += &format!(
            " More than one of them brings down {}; its loss is counted once.",
            risks.join(", ")
        );
    }
    words += match selection.proven {
        true if selection.chosen.is_empty() => "",
        true => " No other set is worth more.",
        false => " There were too many to try every set; another one may be worth more.",
    };
    words
}

/// Says why a request is not in the best set.
pub fn why(why: Why, currency: &str) -> String {
    let money = |amount: f64| money(amount, currency);
    match why {
        Why::UnknownValue => {
            "Left out: what it avoids is not estimated, so nobody knows what it is worth."
                .to_owned()
        }
        Why::NotWorthIt(0.0) => "It brings as much as it costs, and no more.".to_owned(),
        Why::NotWorthIt(npv) => format!(
            "It costs {} more than it brings, in today’s money.",
            money(-npv)
        ),
        Why::TooDear { cost, room } if room <= 0.0 => {
            format!("Does not fit: needs {}, and nothing is left.", money(cost))
        }
        Why::TooDear { cost, room } => {
            format!("Does not fit: needs {} of {}.", money(cost), money(room))
        }
        Why::NothingNew => {
            "Adds nothing: the loss it avoids is avoided by the others already.".to_owned()
        }
        Why::NoRoom {
            cost,
            left,
            loses: 0.0,
        } => format!(
            "Does not fit: needs {} of {} left. In place of others it would be worth the same.",
            money(cost),
            money(left)
        ),
        Why::NoRoom { cost, left, loses } => format!(
            "Does not fit: needs {} of {} left. In place of others it would lower the value by {}.",
            money(cost),
            money(left),
            money(loses)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Id;

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn the_summary_says_what_is_left() {
        let selection = Selection {
            budget: 50_000.0,
            committed: 12_000.0,
            room: 38_000.0,
            chosen: vec![Id::ONLY],
            cost: 30_000.0,
            value: 75_500.0,
            left_out: Vec::new(),
            shared: vec!["Vendor breach".to_owned()],
            proven: true,
        };
        assert_eq!(
            plain(&summary(&selection, "EUR")),
            "Of the budget of EUR 50 000, EUR 12 000 is approved or bought, and EUR 38 000 is left. The best set has one \
             request: EUR 30 000 of cost for EUR 75 500 of net present value, with EUR 8 000 left. More than one \
             of them brings down “Vendor breach”; its loss is counted once. No other set is worth more."
        );
    }

    #[test]
    fn what_does_not_fit_says_what_it_needs_and_what_it_would_cost() {
        let no_room = Why::NoRoom {
            cost: 12_000.0,
            left: 8_000.0,
            loses: 3_000.0,
        };
        assert_eq!(
            plain(&why(no_room, "EUR")),
            "Does not fit: needs EUR 12 000 of EUR 8 000 left. In place of others it would lower the value by EUR 3 000."
        );
    }
}
