use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use super::draft::Reach;
use super::figures::{figures, time};
use super::*;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::{Finite, Moment};
use crate::library::kpis;

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(text: &str) -> NaiveDateTime {
    day(text).and_hms_opt(12, 0, 0).unwrap()
}

fn typed_draft() -> Draft {
    Draft {
        did: "Set up an on-call rota with a named deputy.".to_owned(),
        name: "Incident response time".to_owned(),
        unit: Unit::Hours,
        from: Some(Finite::from(9)),
        to: Finite::new(3.5),
        over: "six months".to_owned(),
        worth: "EUR 40,000 a year in penalties".to_owned(),
        ..Draft::default()
    }
}

fn texts(draft: &Draft) -> Vec<String> {
    let card = Scorecard::empty(Id::ONLY);
    let figures = figures(draft, &card, noon("2026-11-25"));
    let variants = variants(draft, &figures).into_iter();
    variants.map(|variant| plain(&variant.text)).collect()
}

/// A scorecard with weekly values of the response time, the first on 5 January.
fn card_with(values: &[i32]) -> (Scorecard, Draft) {
    let id = Id::from_number(7);
    let template = kpis::by_key("incident-response-time").unwrap();
    let mut edit = Edit::new("fill").put(template.to_kpi(id, day("2026-01-01")));
    for (week, &value) in values.iter().enumerate() {
        edit = edit.put(Measurement {
            id: Id::from_number(100 + week as u128),
            kpi: id,
            at: Moment::day(day("2026-01-05") + chrono::Days::new(7 * week as u64)),
            from: None,
            value: Finite::from(value),
            counted: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        });
    }
    let mut card = Scorecard::empty(Id::ONLY);
    card.apply(edit, Replica(1)).unwrap();
    let draft = Draft {
        kpi: Some(id),
        did: "set up an on-call rota".to_owned(),
        ..Draft::default()
    };
    (card, draft)
}

#[test]
fn typed_figures_make_four_wordings() {
    assert_eq!(
        texts(&typed_draft()),
        [
            "Lowered incident response time from 9 h to 3 h 30 min in six months, worth EUR 40,000 a year in penalties: set up an on-call rota with a named deputy.",
            "Set up an on-call rota with a named deputy: incident response time fell from 9 h to 3 h 30 min in six months, worth EUR 40,000 a year in penalties.",
            "EUR 40,000 a year in penalties: incident response time fell from 9 h to 3 h 30 min in six months after I set up an on-call rota with a named deputy.",
            "Incident response time from 9 h to 3 h 30 min in six months: set up an on-call rota with a named deputy.",
        ]
    );
}

#[test]
fn whoever_only_contributed_or_supported_does_not_claim_the_result() {
    for share in [Share::Contributed, Share::Supported] {
        let draft = Draft {
            share,
            ..typed_draft()
        };
        for text in texts(&draft) {
            assert!(text.contains("team"), "{text}");
            assert!(!text.starts_with("Lowered"), "{text}");
        }
    }
    let draft = Draft {
        share: Share::Supported,
        ..typed_draft()
    };
    assert!(texts(&draft)[0].starts_with("Supported the team that lowered incident response time"));
}

#[test]
fn what_nobody_said_is_a_gap() {
    let text = &texts(&Draft::default())[1];
    assert_eq!(
        text,
        "[what you did]: [which KPI] fell from [the value before] to [the value after] in [which time]."
    );
}

/// 9 h on 5 January, 4 h on 29 June: 175 days, 5.7 months.
#[test]
fn a_history_gives_first_and_last_value_and_the_time_between() {
    let mut values = vec![9; 20];
    values.extend([4; 6]);
    let (card, draft) = card_with(&values);
    let figures = figures(&draft, &card, noon("2026-07-01"));
    let (from, to, moved) = figures.change.unwrap();
    assert_eq!(
        (plain(&from), plain(&to), moved),
        ("9 h".to_owned(), "4 h".to_owned(), Moved::Down)
    );
    assert_eq!(figures.over.as_deref(), Some("in six months"));
    assert_eq!(figures.kpi.as_deref(), Some("incident response time"));
    assert_eq!(figures.caution, None);
}

#[test]
fn a_history_that_got_worse_did_not_move_or_only_scatters_comes_with_a_caution() {
    let caution = |values: &[i32]| {
        let (card, draft) = card_with(values);
        figures(&draft, &card, noon("2026-12-01"))
            .caution
            .unwrap_or_default()
    };
    assert!(caution(&[5, 6, 9]).contains("wrong way"));
    assert!(caution(&[9, 6, 9]).contains("did not move"));
    assert!(caution(&[9, 6, 10, 5, 9, 7, 6]).contains("scatter"));
    assert!(caution(&[9]).contains("one value"));
    assert!(caution(&[]).contains("no value"));
}

#[test]
fn a_shorter_reach_leaves_older_values_out() {
    let (card, mut draft) = card_with(&[20, 9, 8, 7, 6]);
    draft.reach = Reach::Quarter;
    let change = figures(&draft, &card, noon("2026-04-10")).change.unwrap();
    assert_eq!(plain(&change.0), "9 h");
}

#[test]
fn time_is_said_in_the_unit_that_people_use() {
    let said = |to: &str| time(day("2026-01-01"), day(to));
    assert_eq!(said("2026-01-09"), "eight days");
    assert_eq!(said("2026-02-05"), "five weeks");
    assert_eq!(said("2026-07-01"), "six months");
    assert_eq!(said("2027-12-30"), "two years");
    assert_eq!(time(day("2026-01-01"), day("2026-01-01")), "one day");
}

#[test]
fn the_ladder_leads_from_the_deed_to_the_worth() {
    let draft = typed_draft();
    let figures = figures(&draft, &Scorecard::empty(Id::ONLY), noon("2026-11-25"));
    let rungs = ladder(&draft, &figures);
    let texts: Vec<String> = rungs.iter().map(|rung| plain(&rung.text)).collect();
    assert_eq!(texts[0], "Set up an on-call rota with a named deputy.");
    assert_eq!(
        texts[2],
        "Set up an on-call rota with a named deputy: incident response time fell from 9 h to 3 h 30 min."
    );
    assert_eq!(
        texts[5],
        "Set up an on-call rota with a named deputy: incident response time fell from 9 h to 3 h 30 min in six months, worth EUR 40,000 a year in penalties."
    );
    assert!(rungs.iter().all(|rung| rung.is_answered));
    let blank = ladder(&Draft::default(), &Figures::default());
    let open = blank.iter().filter(|rung| !rung.is_answered).count();
    assert_eq!(
        open, 5,
        "only the share has an answer before anyone gives one"
    );
}

proptest! {
    #[test]
    fn any_words_and_figures_make_a_line(did in ".{0,30}", name in ".{0,20}", over in ".{0,20}", from in -1e15..1e15f64, to in -1e15..1e15f64) {
        let draft = Draft { did, name, over, unit: Unit::Score, from: Finite::new(from), to: Finite::new(to), ..Draft::default() };
        for text in texts(&draft) {
            prop_assert!(text.ends_with('.'));
        }
    }
}
