//! Playbooks for what goes wrong in projects, one file each, ready to be run, practised or copied.
//!
//! A run and a copy hold their own text: correcting an entry here never changes them.

mod vendor_data_breach;

use crate::domain::respond::own::Playbook;
use crate::domain::respond::playbook::PlaybookTemplate;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

const PLAYBOOKS: &[PlaybookTemplate] = &[vendor_data_breach::PLAYBOOK];

/// Returns all playbooks of the library.
pub fn all() -> impl Iterator<Item = &'static PlaybookTemplate> {
    PLAYBOOKS.iter()
}

/// Returns the playbook with this key.
pub fn by_key(key: &str) -> Option<&'static PlaybookTemplate> {
    all().find(|template| template.key == key)
}

/// Returns the playbook that a run or an address refers to: one of the library by key, or an own one by id.
pub fn find(card: &Scorecard, reference: &str) -> Option<Playbook> {
    match by_key(reference) {
        // It is not kept, so that its id names nothing.
        Some(template) => Some(template.to_playbook(Id::ONLY)),
        None => card.get::<Playbook>(reference.parse().ok()?).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::record::Record;
    use crate::domain::respond::playbook::{Phase, Verdict};
    use crate::domain::value::Finite;
    use crate::library::{kpis, risks};

    #[test]
    fn each_key_is_used_once_and_each_playbook_can_be_owned() {
        let keys: BTreeSet<&str> = all().map(|one| one.key).collect();
        assert_eq!(keys.len(), all().count());
        for one in all() {
            assert_eq!(
                one.to_playbook(Id::from_number(9)).check(),
                Ok(()),
                "{}",
                one.key
            );
        }
    }

    #[test]
    fn playbooks_name_kpis_and_risks_of_the_library_and_ranges_the_right_way_round() {
        for one in all() {
            for touch in one.kpis {
                let (low, high) = touch.by;
                assert!(
                    kpis::by_key(touch.key).is_some(),
                    "{}: {}",
                    one.key,
                    touch.key
                );
                assert!(low <= high && Finite::new(low).and(Finite::new(high)).is_some());
            }
            for key in one.risks {
                assert!(risks::by_key(key).is_some(), "{}: {key}", one.key);
            }
        }
    }

    #[test]
    fn steps_go_phase_by_phase_and_the_first_hour_is_one() {
        for one in all() {
            let phases: Vec<Phase> = one.steps.iter().map(|step| step.phase).collect();
            assert!(phases.is_sorted(), "{}", one.key);
            let minutes = one.steps.iter().filter_map(|step| step.minute);
            assert!(
                minutes.clone().all(|minute| (1..=60).contains(&minute)),
                "{}",
                one.key
            );
            assert!(minutes.count() > 0, "{}", one.key);
        }
    }

    #[test]
    fn each_scene_of_a_drill_is_reached_and_has_a_strong_answer() {
        for one in all() {
            let scenes = one.drill.scenes;
            let next = scenes
                .iter()
                .flat_map(|scene| scene.choices)
                .map(|choice| choice.next);
            let reached: BTreeSet<&str> = next.collect();
            for (place, scene) in scenes.iter().enumerate() {
                let mut verdicts = scene.choices.iter().map(|choice| choice.verdict);
                assert!(
                    verdicts.any(|verdict| verdict == Verdict::Strong),
                    "{}",
                    scene.key
                );
                assert!(place == 0 || reached.contains(scene.key), "{}", scene.key);
                // The story goes on in time, so that no way through it runs in a circle.
                for choice in scene.choices {
                    let next = scenes.iter().find(|next| next.key == choice.next);
                    assert!(
                        next.is_none_or(|next| next.minute > scene.minute),
                        "{}",
                        scene.key
                    );
                }
            }
            for next in reached.into_iter().filter(|next| !next.is_empty()) {
                assert!(scenes.iter().any(|scene| scene.key == next), "{next}");
            }
        }
    }
}
