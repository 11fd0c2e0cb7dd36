//! What the coordinator of the sample says: favourites, a phrase of their own, and a breach at a vendor.

use chrono::{Days, NaiveDate};

use crate::domain::base::Extra;
use crate::domain::explain::message::{About, Message, Touched, VendorBreach};
use crate::domain::explain::own_phrase::{FavouritePhrase, OwnPhrase, beginning};
use crate::domain::explain::phrase::{Occasion, Tone};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::value::Moment;
use crate::library::phrases;

/// The numbers of the favourites.
const FAVOURITES: [u32; 3] = [102, 203, 601];

/// Adds the words to the edit.
pub fn tell(edit: Edit, today: NaiveDate, new_id: &mut dyn FnMut() -> Id) -> Edit {
    let liked = FAVOURITES.into_iter().filter_map(phrases::by_number);
    let edit = liked.fold(edit, |edit, phrase| {
        edit.put(FavouritePhrase {
            id: phrase.favourite_id(),
            begins: beginning(phrase.text),
            extra: Extra::new(),
        })
    });
    let own = OwnPhrase {
        id: new_id(),
        occasion: Occasion::Alignment,
        tone: Tone::Warm,
        when: "Robin asks why we test again.".to_owned(),
        text: "You get your date, Robin. I only want that we do not have to take {project} back the week after. \
            One day of testing now, and I stop asking about “{kpi}”."
            .to_owned(),
        favourite: true,
        extra: Extra::new(),
    };
    edit.put(own).put(breach(today, new_id()))
}

/// A breach at the chat service of the portal, learned of yesterday.
fn breach(today: NaiveDate, id: Id) -> Message {
    let breach = VendorBreach {
        vendor: "Brightdesk (customer chat)".to_owned(),
        known: "Strangers signed in to their support system with a stolen password, by Brightdesk’s own notice."
            .to_owned(),
        unknown: "Whether chats of our customers were read, and since when the password was in use.".to_owned(),
        learned: today.checked_sub_days(Days::new(1)).map(Moment::day),
        holds: "Chats of the last 90 days with names and order numbers; no passwords, no payment data.".to_owned(),
        touched: Touched::NotKnown,
        done: "Tom changed the key between the chat and the portal; Priya watches the sign-ins.".to_owned(),
        answer_by: today.checked_add_days(Days::new(1)),
        extra: Extra::new(),
    };
    Message::new(id, About::VendorBreach(Box::new(breach)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::own_phrase::FavouritePhrase as Favourite;
    use crate::domain::explain::phrase_facts::{facts, suggested};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Scorecard;
    use crate::domain::words::template::fill;
    use crate::library::sample::sample;

    #[test]
    fn the_sample_has_favourites_and_fills_every_escalation() {
        let today: NaiveDate = "2026-11-24".parse().unwrap();
        let mut number = 0;
        let edit = sample(today, &mut || {
            number += 1;
            Id::from_number(number)
        });
        let mut card = Scorecard::empty(Id::from_number(1));
        card.apply(edit, Replica(1)).unwrap();
        assert_eq!(card.all::<Favourite>().count(), FAVOURITES.len());
        assert_eq!(card.all::<OwnPhrase>().count(), 1);
        let now = today.and_hms_opt(9, 0, 0).unwrap();
        let facts = facts(&card, suggested(&card, now), now);
        let of = phrases::all().filter(|phrase| phrase.occasion == Occasion::Escalation);
        let whole = of.filter(|phrase| fill(phrase.text, &facts).gaps() == 0);
        assert!(whole.count() >= 5, "{facts:?}");
    }
}
