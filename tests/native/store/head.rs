//! What is kept beside the records of a scorecard.

use linchpin::domain::scorecard::Edit;
use linchpin::store::disk::Disk;
use linchpin::store::keys::{self, KeyPlace};

use super::sample::{SLA, kpi, now};
use super::{copy, key, open, stocked};

/// A single bit can make another name of a member's, and the rest is still JSON.
#[test]
fn a_head_that_lacks_what_every_head_has_is_damaged_and_not_empty() {
    let disk = stocked();
    let text = disk.get(&key(KeyPlace::Head)).unwrap().unwrap();
    let head: serde_json::Value = serde_json::from_str(&text).unwrap();
    for name in ["salt", "seen", "extra"] {
        assert!(head.get(name).is_some(), "{name} in {text}");
        for (at, _) in name.char_indices() {
            let mut other = name.as_bytes().to_vec();
            other[at] ^= 1;
            let other = String::from_utf8(other).unwrap();
            let damage = text.replacen(&format!("\"{name}\""), &format!("\"{other}\""), 1);
            assert_ne!(damage, text);
            let disk = copy(&disk);
            disk.set(&key(KeyPlace::Head), &damage).unwrap();
            let (mut store, mut scorecard) = open(disk.clone());
            let aside = store.quarantined().unwrap().remove(0);
            let aside_key = format!("{}{}", keys::QUARANTINE, key(KeyPlace::Head));
            assert_eq!((&aside.key, &aside.text), (&aside_key, &damage));
            let edit = Edit::new("").put(kpi(SLA, "New"));
            store
                .commit(&mut scorecard, edit, now())
                .unwrap()
                .saved
                .unwrap();
            assert_eq!(store.quarantined().unwrap()[0].text, damage);
        }
    }
}

#[test]
fn what_a_later_program_keeps_in_a_head_stays() {
    let disk = stocked();
    let text = disk.get(&key(KeyPlace::Head)).unwrap().unwrap();
    let more = text.replacen('{', "{\"later\":[1],", 1);
    disk.set(&key(KeyPlace::Head), &more).unwrap();
    let (mut store, scorecard) = open(disk.clone());
    store.mark_exported(&scorecard, now()).unwrap();
    assert_eq!(store.quarantined().unwrap(), []);
    let text = disk.get(&key(KeyPlace::Head)).unwrap().unwrap();
    assert!(text.contains("\"later\":[1]"), "{text}");
}
