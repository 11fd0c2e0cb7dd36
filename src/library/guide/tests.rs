use super::tour::{STEPS, TourPlace};
use super::*;
use crate::domain::explain::plain::LONGEST_SENTENCE;
use std::collections::HashSet;

/// Everything that people read in an article, with what each is.
fn texts(article: &Article) -> Vec<&'static str> {
    let mut texts = vec![article.title, article.answer, article.example];
    texts.extend(&article.text);
    texts.push(article.doing.0);
    texts
}

#[test]
fn every_key_is_there_once_and_fits_an_address() {
    let articles = articles().map(|article| article.key);
    for keys in [
        articles.collect::<Vec<_>>(),
        figures().iter().map(|figure| figure.key).collect(),
    ] {
        let once: HashSet<_> = keys.iter().collect();
        assert_eq!(once.len(), keys.len(), "{keys:?}");
        for key in keys {
            let fits = |char: char| char.is_ascii_lowercase() || char == '-';
            assert!(key.chars().all(fits), "{key}");
        }
    }
}

#[test]
fn each_verb_has_articles_and_they_stand_in_its_order() {
    for verb in Verb::ALL {
        assert!(
            articles().filter(|article| article.verb == verb).count() >= 2,
            "{verb:?}"
        );
    }
    let order = articles().map(|article| article.verb as u8);
    assert!(order.collect::<Vec<_>>().is_sorted());
}

#[test]
fn every_subject_that_was_promised_has_its_article() {
    for key in [
        "mission",
        "metrics-as-narrative",
        "few-kpis",
        "collecting",
        "explaining-variance",
        "being-understood",
        "incident-form",
        "risk-and-reward",
        "project-manager",
        "ciso",
        "client",
        "resistance",
        "incident-basics",
        "staying-current",
        "common-mistakes",
    ] {
        assert!(article(key).is_some(), "{key}");
    }
}

/// What the guide to the role answers to its questions about data, communication and staying current.
#[test]
fn what_the_guide_to_the_role_names_is_named() {
    let says = |key: &str, words: &[&str]| {
        let text = texts(article(key).unwrap()).join(" ").to_lowercase();
        for word in words {
            assert!(text.contains(word), "{key} does not say “{word}”");
        }
    };
    says(
        "staying-current",
        &[
            "newsletter",
            "conferences",
            "communities",
            "experts",
            "blogs",
        ],
    );
    says(
        "collecting",
        &[
            "incident tickets",
            "scanners",
            "logs",
            "stakeholders",
            "same form",
            "checklist",
        ],
    );
    says(
        "being-understood",
        &["practise", "picture", "listen", "words of the trade"],
    );
    says(
        "incident-form",
        &[
            "began",
            "noticed",
            "contained",
            "resolved",
            "effect",
            "learned",
        ],
    );
}

#[test]
fn the_matrix_says_that_points_and_money_may_disagree() {
    let exposure = figures()
        .iter()
        .find(|figure| figure.key == "exposure")
        .unwrap();
    assert!(exposure.text.contains("fewer points can cost more money"));
}

#[test]
fn articles_are_short_and_each_sentence_can_be_followed() {
    for article in articles() {
        assert!(
            (3..=6).contains(&article.text.len()),
            "{} has {} paragraphs",
            article.key,
            article.text.len()
        );
        for text in texts(article) {
            assert!(text.len() <= 330, "{}: {text}", article.key);
            let long = plain::check(text, &[]).long;
            assert!(long.is_empty(), "{}: {long:?}", article.key);
        }
    }
    for figure in figures() {
        assert!(figure.text.len() <= 330, "{}", figure.key);
        let long = plain::check(figure.text, &[]).long;
        assert!(
            long.is_empty(),
            "{}: over {LONGEST_SENTENCE}: {long:?}",
            figure.key
        );
    }
    for step in STEPS.iter() {
        assert!(step.look.len() <= 220, "{}", step.title);
    }
}

#[test]
fn words_of_the_trade_are_explained_beside_the_text() {
    let words = article("risk-and-reward").map(Article::words);
    let words = words.unwrap_or_default();
    let explained: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(explained, ["mitigate", "appetite"]);
    for article in articles() {
        // What needs many explanations is not written for people.
        assert!(article.words().len() <= 4, "{}", article.key);
    }
    for figure in figures() {
        assert!(figure.words().len() <= 3, "{}", figure.key);
    }
}

#[test]
fn each_figure_leads_to_an_article_and_names_its_source() {
    for figure in figures() {
        assert!(article(figure.article).is_some(), "{}", figure.key);
        assert!(!figure.source.is_empty(), "{}", figure.key);
    }
}

#[test]
fn every_figure_of_a_request_is_found_by_its_name() {
    for name in [
        "Cost",
        "ROSI",
        "ROI",
        "Payback",
        "Net present value",
        "Break-even mitigation",
    ] {
        assert!(figure_named(name).is_some(), "{name}");
    }
}

#[test]
fn the_tour_has_a_dozen_steps_at_most_and_takes_three_minutes_to_read() {
    assert!((8..=12).contains(&STEPS.len()));
    let words = STEPS
        .iter()
        .flat_map(|step| step.look.split_whitespace())
        .count();
    // 150 words a minute, and as long again to look.
    assert!(words <= 3 * 150, "{words} words");
    for step in STEPS.iter() {
        if let TourPlace::Kpi(key) = step.place {
            assert!(crate::library::kpis::by_key(key).is_some(), "{key}");
        }
    }
}

#[test]
fn a_search_finds_what_has_all_its_words_in_any_case() {
    let found = |query: &str| {
        let found = articles().filter(|article| article.has(query));
        found.map(|article| article.key).collect::<Vec<_>>()
    };
    assert_eq!(found("CLIENT promise"), ["client"]);
    assert_eq!(found("xyzzy"), [""; 0]);
    assert_eq!(found("").len(), articles().count());
}
