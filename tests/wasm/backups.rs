//! Backups in the real IndexedDB.

use linchpin::store::backups::{Backup, KEPT, erase, keep, list};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::sample::now;

fn backup(number: usize) -> Backup {
    Backup {
        title: format!("Payments {number}"),
        before: "an import".to_owned(),
        at: now(),
        file: format!("{{\"text\": \"\u{0}ü😀\u{202e} {number}\"}}"),
    }
}

// One test, because all tests of a page share its database and may take turns.
#[wasm_bindgen_test]
async fn the_newest_backups_are_kept_in_order_until_they_are_erased() {
    erase().await.unwrap();
    assert_eq!(list().await, Ok(vec![]));
    let mut expected = Vec::new();
    for number in 0..KEPT + 2 {
        keep(&backup(number)).await.unwrap();
        expected.insert(0, backup(number));
        expected.truncate(KEPT);
        assert_eq!(list().await.as_ref(), Ok(&expected));
    }
    erase().await.unwrap();
    assert_eq!(list().await, Ok(vec![]));
    keep(&backup(99)).await.unwrap();
    assert_eq!(list().await, Ok(vec![backup(99)]));
    erase().await.unwrap();
}
