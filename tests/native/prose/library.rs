//! Every text of the library, with where it stands.

use super::faults::faults;
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::grow::assessment::Dimension;
use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::Scorecard;
use linchpin::library::{
    behaviours, checks, guide, interview, kpis, phrases, profiles, risks, role, stakeholders, tasks,
};

/// A text with a name for the place it stands in.
pub type Text = (String, String);

/// Returns all texts, but for slots of phrases and messages, which are filled with words of their kind.
pub fn texts() -> Vec<Text> {
    let mut all: Vec<Text> = Vec::new();
    let mut add = |at: &str, text: &str| all.push((at.to_owned(), filled(text)));
    for kpi in kpis::all() {
        for text in [
            kpi.name,
            kpi.meaning,
            kpi.formula,
            kpi.why,
            kpi.goal,
            kpi.target_note,
            kpi.data_source,
        ] {
            add(kpi.key, text);
        }
        for task in tasks::for_kpi(kpi.key)
            .into_iter()
            .chain(tasks::for_kpi(""))
        {
            add(task.key, task.what);
            add(task.key, task.effect);
        }
    }
    for risk in risks::all() {
        let texts = [
            risk.name,
            risk.description,
            risk.trigger,
            risk.warning_signs,
        ];
        let hows = risk.kpis.iter().map(|(_, how)| *how);
        for text in texts
            .into_iter()
            .chain(risk.mitigation.iter().copied())
            .chain(hows)
        {
            add(risk.key, text);
        }
    }
    for question in checks::all() {
        add(question.key, question.asks);
        add(question.key, question.gap);
    }
    for one in stakeholders::all() {
        for text in [one.role, one.cares_about] {
            add(one.name, text);
        }
    }
    for phrase in phrases::all() {
        let at = format!("phrase {}", phrase.number);
        add(&at, phrase.when);
        add(&at, phrase.text);
    }
    for article in guide::articles() {
        let texts = [
            article.title,
            article.answer,
            article.example,
            article.doing.0,
        ];
        for text in texts.into_iter().chain(article.text.iter().copied()) {
            add(article.key, text);
        }
    }
    for figure in guide::figures() {
        add(figure.key, figure.text);
    }
    for step in guide::tour::STEPS.iter() {
        add(step.title, step.look);
    }
    for behaviour in behaviours::all() {
        add(behaviour.key, behaviour.does);
    }
    for dimension in Dimension::ALL {
        for question in interview::of(dimension) {
            add("interview", question.asks);
            add("interview", question.listens_for);
        }
    }
    for duty in role::duties() {
        add("role", duty.what);
        add("role", duty.with);
    }
    for artifact in role::artifacts() {
        add(artifact.name, artifact.good);
    }
    for industry in linchpin::domain::settings::Industry::ALL {
        add("profile", profiles::profile(industry).sentence);
    }
    all
}

/// Puts a word into each slot, as people do before they speak.
pub fn filled(text: &str) -> String {
    let words = [
        ("{risk}", "The backups fail"),
        ("{kpi}", "SLA compliance"),
        ("{target}", "at least 99.9\u{a0}%"),
        ("{value}", "99.7\u{a0}%"),
        ("{distance}", "0.2 points below target"),
        ("{consequence}", "the service may stand still for days"),
        ("{project}", "Portal"),
        ("{score}", "15 of 25"),
        ("{owner}", "Tom"),
        ("{loss}", "EUR 40\u{202f}000"),
        ("{next step}", "test the restore"),
        ("{decision}", "Launch on the 1st or the 8th"),
        ("{decider}", "Dana"),
        ("{date}", "1 December"),
        ("{amount}", "EUR 18\u{202f}000"),
        ("{stakeholder}", "the client"),
    ];
    (words.iter()).fold(text.to_owned(), |text, (slot, word)| {
        text.replace(slot, word)
    })
}

#[test]
fn no_text_of_the_library_has_a_fault_that_a_program_can_find() {
    let found: Vec<String> = (texts().iter())
        .flat_map(|(at, text)| {
            faults(text)
                .into_iter()
                .map(move |fault| format!("{at}: {fault}"))
        })
        .collect();
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
}

/// One spelling for one word: British, `learned`, and data as one thing.
#[test]
fn the_library_spells_one_way() {
    let others = [
        "learnt",
        "data are",
        "prioritiz",
        "organiz",
        "behavior",
        "favorable",
        "defense",
        "license ",
        "color",
        "analyz",
        "catalog ",
        "fulfill",
        "program of work",
        " gotten",
        "whilst",
    ];
    for (at, text) in texts() {
        let text = text.to_lowercase();
        for other in others {
            assert!(!text.contains(other), "{at} says “{other}”: {text}");
        }
    }
}

/// Numbers are written as the product writes them, and as it reads them: a thin space between thousands.
#[test]
fn thousands_are_written_one_way() {
    for (at, text) in texts() {
        let letters: Vec<char> = text.chars().collect();
        for window in letters.windows(5) {
            let [before, mark, a, b, c] = window else {
                continue;
            };
            let is_thousand =
                before.is_ascii_digit() && [a, b, c].iter().all(|c| c.is_ascii_digit());
            assert!(
                !(is_thousand && [',', '.', ' '].contains(mark)),
                "{at}: {text}"
            );
        }
    }
}

#[test]
fn statements_of_every_risk_of_the_library_are_sound() {
    let today = "2026-11-24".parse().unwrap();
    let card = Scorecard::empty(Id::from_number(99));
    for template in risks::all() {
        let risk: Risk = template.to_risk(Id::from_number(1), today, &card);
        for text in [
            linchpin::domain::explain::risk_statement::statement(&card, &risk, today),
            linchpin::domain::explain::risk_statement::outside(&risk, today),
        ] {
            assert_eq!(faults(&text), [""; 0], "{}", template.key);
        }
    }
}
