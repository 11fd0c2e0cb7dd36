use std::collections::BTreeSet;

use super::*;
use crate::domain::base::Record;
use crate::domain::respond::playbook::{Phase, Scene, Verdict};
use crate::domain::respond::practice::walk;
use crate::domain::respond::run::Run;
use crate::domain::respond::slots;
use crate::domain::respond::stamp::Stamp;
use crate::domain::settings::Settings;
use crate::domain::value::Finite;
use crate::library::{kpis, law, risks};

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
fn each_file_holds_one_playbook_and_is_named_by_its_key() {
    let named: Vec<String> = all()
        .map(|one| format!("playbooks/{}.txt", one.key))
        .collect();
    assert_eq!(named, FILES.map(|file| file.name.to_owned()));
}

#[test]
fn playbooks_name_kpis_and_risks_of_the_library_and_ranges_the_right_way_round() {
    for one in all() {
        for touch in &one.kpis {
            let (low, high) = touch.by;
            assert!(
                kpis::by_key(touch.key).is_some(),
                "{}: {}",
                one.key,
                touch.key
            );
            assert!(low <= high && Finite::new(low).and(Finite::new(high)).is_some());
        }
        for key in &one.risks {
            assert!(risks::by_key(key).is_some(), "{}: {key}", one.key);
        }
    }
}

#[test]
fn each_playbook_is_complete() {
    for one in all() {
        let key = one.key;
        assert!(!one.trigger.is_empty() && !one.aim.is_empty(), "{key}");
        assert!(one.signals.len() >= 4, "{key}: signals");
        assert!(one.steps.len() >= 12, "{key}: steps");
        let first_hour = one.steps.iter().filter(|step| step.minute.is_some());
        assert!(first_hour.count() >= 6, "{key}: first hour");
        for phase in Phase::ALL {
            let found = one.steps.iter().any(|step| step.phase == phase);
            assert!(found, "{key}: {}", phase.name());
        }
        assert!(one.messages.len() >= 3, "{key}: messages");
        assert!(one.tell.len() >= 4, "{key}: whom to tell");
        assert!(one.measures.len() >= 3, "{key}: measures");
        assert!(one.kpis.len() >= 3, "{key}: KPIs");
        assert!(!one.risks.is_empty(), "{key}: risks");
        assert!(one.weak.len() >= 4 && one.strong.len() >= 4, "{key}: pairs");
        assert_eq!(one.weak.len(), one.strong.len(), "{key}: pairs");
        assert!(one.lessons.len() >= 4, "{key}: lessons");
        assert!(one.drill.scenes.len() >= 5, "{key}: scenes");
    }
}

#[test]
fn each_step_says_who_and_why_and_is_read_in_a_breath() {
    for step in all().flat_map(|one| &one.steps) {
        assert!(!step.who.is_empty() && !step.why.is_empty(), "{step:?}");
        let length: usize = [step.what, step.why, step.detail]
            .map(|text| text.chars().count())
            .iter()
            .sum();
        assert!(length <= 300, "{length}: {}", step.what);
    }
}

#[test]
fn steps_go_phase_by_phase_and_minute_by_minute_through_the_first_hour() {
    for one in all() {
        assert!(one.steps.is_sorted_by_key(|step| step.phase), "{}", one.key);
        let minutes: Vec<u16> = one.steps.iter().map_while(|step| step.minute).collect();
        assert!(minutes.is_sorted_by(|a, b| a < b), "{}", one.key);
        let in_hour = |minute| (1..=60).contains(minute);
        assert!(minutes.iter().all(in_hour), "{}", one.key);
        let mut later = one.steps.iter().skip(minutes.len());
        assert!(later.all(|step| step.minute.is_none()), "{}", one.key);
    }
}

#[test]
fn each_message_has_gaps_and_its_conditions_name_steps_of_its_playbook() {
    for one in all() {
        let playbook = one.to_playbook(Id::from_number(9));
        for message in &playbook.messages {
            let place = (one.key, &message.to);
            assert!(message.text.contains('{'), "{place:?}");
            for text in [&message.subject, &message.text] {
                let unknown = slots::unknown(text, &playbook.steps);
                assert_eq!(unknown, Vec::<String>::new(), "{place:?}");
            }
        }
    }
}

#[test]
fn each_step_has_a_key_of_its_own() {
    for one in all() {
        let keys: BTreeSet<&str> = one.steps.iter().map(|step| step.key).collect();
        assert_eq!(keys.len(), one.steps.len(), "{}", one.key);
        assert!(!keys.contains(""), "{}", one.key);
    }
}

/// Words that say of something that it is done. Whoever has not ticked it must not read them.
const DONE: [&str; 14] = [
    "we have limited",
    "we have cut",
    "we have closed",
    "we have locked",
    "we have checked",
    "we have searched",
    "we have signed",
    "we have reduced",
    "is shielded",
    "is blocked",
    "are blocked",
    "are disconnected",
    "are closed",
    "none found",
];

#[test]
fn regression_messages_claimed_what_nobody_had_ticked() {
    let settings = Settings::default();
    for one in all() {
        for message in one.to_playbook(Id::from_number(9)).messages {
            let words = slots::prepared(&message, &settings).1.text().to_lowercase();
            for claim in DONE {
                assert!(
                    !words.contains(claim),
                    "{}, {}: {words}",
                    one.key,
                    message.to
                );
            }
        }
    }
}

#[test]
fn a_step_that_is_ticked_is_said_as_done_and_one_that_does_not_apply_not_at_all() {
    let playbook = by_key("vendor-data-breach").unwrap().to_playbook(Id::ONLY);
    let card = Scorecard::empty(Id::from_number(1));
    let start = Stamp::of("2026-11-24T12:00:00".parse().unwrap());
    let mut run = playbook.start(&card, Id::from_number(2), "x".to_owned(), "", start);
    let words = |run: &Run| {
        let message = &run.messages[2];
        slots::message_text(run, message, &Settings::default(), &|utc| utc).text()
    };
    let limit = run
        .steps
        .iter()
        .position(|one| one.step.key == "limit-access")
        .unwrap();
    assert!(words(&run).contains("There may have been a security incident"));
    assert!(words(&run).contains("We may limit the supplier’s access to [project]."));
    run.steps[limit].done = Some(start);
    assert!(words(&run).contains("We have limited the supplier’s access to [project]."));
    run.steps[limit].done = None;
    run.steps[limit].left_out = true;
    assert!(!words(&run).contains("access"), "{}", words(&run));
}

#[test]
fn people_are_told_in_order_of_time_and_the_law_is_checked_with_legal() {
    for one in all() {
        let in_order = one.tell.is_sorted_by_key(|tell| tell.within_minutes);
        assert!(in_order, "{}", one.key);
        for tell in &one.tell {
            let law = ["GDPR", "NIS2", "Resilience Act"];
            let names_law = law.iter().any(|law| tell.why.contains(law));
            let refers = tell.why.ends_with("check with legal.");
            assert!(refers || !names_law, "{}: {}", one.key, tell.who);
        }
    }
}

/// "Immediately" for the client is within the hour; tickets of Kerberos live 10 hours by Microsoft's default policy.
#[test]
fn a_client_hears_of_a_suspicion_within_the_hour_and_tickets_outlive_a_password() {
    let breach = by_key("vendor-data-breach").unwrap();
    let client = breach.tell.iter().find(|tell| tell.who == "Client");
    let client = client.unwrap();
    assert!(client.within_minutes <= 60 && client.why.contains("suspected"));
    let ransomware = by_key("ransomware").unwrap();
    let mut steps = ransomware.steps.iter();
    let twice = steps.find(|step| step.detail.contains("krbtgt")).unwrap();
    assert!(twice.detail.contains("longest ticket lifetime, 10 hours"));
}

/// The days are those of the General Data Protection Regulation, Art. 33(1), and of Directive (EU) 2022/2555, Art. 23(4).
#[test]
fn attacks_on_data_carry_the_days_of_the_law() {
    let within = |key: &str, name: &str| -> Vec<u32> {
        let playbook = by_key(key).unwrap().to_playbook(Id::ONLY);
        let tell = law::to_tell(&Settings::default(), &playbook);
        (tell.iter())
            .filter(|tell| tell.who.contains(name))
            .map(|tell| tell.within_minutes / 1440)
            .collect()
    };
    for key in [
        "ransomware",
        "vendor-data-breach",
        "critical-zero-day",
        "phishing-wave",
        "outage-at-go-live",
    ] {
        assert_eq!(within(key, "NIS2"), [1, 3, 30], "{key}");
        assert_eq!(within(key, "Data protection authority"), [3], "{key}");
    }
    for key in ["lost-laptop", "wrong-recipient"] {
        assert_eq!(within(key, "Data protection authority"), [3], "{key}");
    }
}

#[test]
fn each_scene_has_one_weak_one_fair_and_one_strong_answer_and_says_why() {
    for scene in all().flat_map(|one| &one.drill.scenes) {
        let mut verdicts: Vec<Verdict> = scene.choices.iter().map(|one| one.verdict).collect();
        verdicts.sort();
        let each = [Verdict::Weak, Verdict::Fair, Verdict::Strong];
        assert_eq!(verdicts, each, "{}", scene.situation);
        for choice in &scene.choices {
            assert!(!choice.text.is_empty() && !choice.why.is_empty());
        }
    }
}

#[test]
fn the_strong_answer_stands_in_no_fixed_place() {
    for one in all() {
        let strong = |scene: &Scene| {
            let mut choices = scene.choices.iter();
            choices.position(|choice| choice.verdict == Verdict::Strong)
        };
        let places: BTreeSet<_> = one.drill.scenes.iter().map(strong).collect();
        assert!(places.len() > 1, "{}", one.key);
    }
}

#[test]
fn every_way_through_a_drill_ends_and_every_scene_lies_on_one() {
    for one in all() {
        let scenes = &one.drill.scenes;
        let keys: BTreeSet<&str> = scenes.iter().map(|scene| scene.key).collect();
        assert_eq!(keys.len(), scenes.len(), "{}", one.key);
        let mut reached = BTreeSet::from([scenes[0].key]);
        for scene in scenes {
            for next in scene.choices.iter().map(|choice| choice.next) {
                if next.is_empty() {
                    continue;
                }
                let next = scenes.iter().find(|one| one.key == next);
                let next = next.unwrap_or_else(|| panic!("{}: {}", one.key, scene.key));
                // The story only goes on in time, so that no way runs in a circle.
                let goes_on = next.minute > scene.minute;
                assert!(goes_on, "{}: {} to {}", one.key, scene.key, next.key);
                reached.insert(next.key);
            }
        }
        assert_eq!(reached, keys, "{}", one.key);
    }
}

#[test]
fn answers_change_how_a_drill_goes_on() {
    for one in all() {
        let branches = one.drill.scenes.iter().filter(|scene| {
            let next: BTreeSet<&str> = scene.choices.iter().map(|one| one.next).collect();
            next.len() > 1
        });
        assert!(branches.count() >= 3, "{}", one.key);
    }
}

#[test]
fn strong_answers_alone_earn_all_points_and_weak_ones_none() {
    let points = |one: &'static PlaybookTemplate, verdict: Verdict| {
        let mut answers = Vec::new();
        while let Some(scene) = walk(&one.drill, &answers).scene {
            let choice = scene.choices.iter().position(|one| one.verdict == verdict);
            answers.push(choice.unwrap() as u8);
        }
        let walked = walk(&one.drill, &answers);
        (walked.points, walked.of, answers.len())
    };
    for one in all() {
        let (strong, of, scenes) = points(one, Verdict::Strong);
        assert_eq!(strong, of, "{}", one.key);
        assert!(scenes >= 4, "{}: {scenes}", one.key);
        assert_eq!(points(one, Verdict::Weak).0, 0, "{}", one.key);
    }
}
