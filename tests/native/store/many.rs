//! Looking at all scorecards: read again only after a change, and never written.

use linchpin::domain::scorecard::Edit;
use linchpin::domain::settings::Settings;
use linchpin::store::Store;

use super::sample::{HERE, OTHER, SAMPLE, now};
use super::{copy, open, stocked};

#[test]
fn a_scorecard_is_read_again_only_when_something_of_it_is_stored_anew() {
    let (mut store, mut card) = open(stocked());
    let (first, other) = store.peek_if_changed(OTHER, None).unwrap().unwrap();
    assert_eq!(other.settings().title, "Other");
    assert_eq!(store.peek_if_changed(OTHER, Some(first)), Ok(None));

    let (before, _) = store.peek_if_changed(SAMPLE, None).unwrap().unwrap();
    let settings = Settings {
        title: "Renamed".to_owned(),
        ..card.settings()
    };
    let edit = Edit::new("rename").put(settings);
    store.commit(&mut card, edit, now()).unwrap().saved.unwrap();
    let (after, again) = store
        .peek_if_changed(SAMPLE, Some(before))
        .unwrap()
        .unwrap();
    assert_ne!(after, before);
    assert_eq!(again.settings().title, "Renamed");
    assert_eq!(store.peek_if_changed(OTHER, Some(first)), Ok(None));
}

#[test]
fn looking_at_all_scorecards_writes_nothing() {
    let disk = stocked();
    let (store, _) = open(disk.clone());
    let before = disk.texts();
    for listed in store.list().unwrap() {
        store.peek_if_changed(listed.id, None).unwrap();
    }
    assert_eq!(disk.texts(), before);
}

#[test]
fn what_the_portfolio_leaves_out_is_remembered_and_forgotten_with_everything_else() {
    let disk = stocked();
    let (store, _) = open(disk.clone());
    store.leave_out(&[OTHER, SAMPLE]).unwrap();
    let (mut next, _) = Store::open(copy(&disk), HERE);
    assert_eq!(next.left_out(), [OTHER, SAMPLE]);
    next.leave_out(&[]).unwrap();
    assert_eq!(next.left_out(), []);
    next.leave_out(&[OTHER]).unwrap();
    next.erase().unwrap();
    assert_eq!(next.left_out(), []);
}
