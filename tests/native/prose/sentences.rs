//! The sentences that the product builds, with none, one, two, three and many of everything that it counts.

use super::faults::faults;
use chrono::{Days, NaiveDate, NaiveDateTime};
use linchpin::domain::decide::flags;
use linchpin::domain::decide::ranking::Ranking;
use linchpin::domain::decide::risk::{Risk, StepState};
use linchpin::domain::decide::worklist;
use linchpin::domain::explain::report::{Report, writer};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::stakeholder::Stakeholder;
use linchpin::domain::explain::{computed, loss_words, plan, risk_statement, worth};
use linchpin::domain::measure::derived::Counted;
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::measure::tracking::{checklist, habit, mistakes};
use linchpin::domain::portfolio::{self, Pair};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::words::english;
use linchpin::files::markdown;
use linchpin::library::{checks, kpis, risks, stakeholders, tasks};
use std::sync::Arc;

const COUNTS: [usize; 5] = [0, 1, 2, 3, 13];

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn now() -> NaiveDateTime {
    today().and_hms_opt(9, 0, 0).unwrap()
}

/// A scorecard with so many KPIs, risks, tasks and stakeholders of the library; the KPIs on target, off, or unmeasured.
fn card(count: usize, value: Option<f64>) -> Scorecard {
    let mut last = 0;
    let mut id = || {
        last += 1;
        Id::from_number(last)
    };
    let mut card = Scorecard::empty(Id::from_number(1_000_000));
    let start = today() - Days::new(200);
    let mut edit = Edit::new("");
    for template in kpis::all()
        .filter(|kpi| kpi.key != "risk-burn-down")
        .take(count)
    {
        let kpi = template.to_kpi(id(), start);
        if let Some(value) = value {
            let measurement = serde_json::json!({
                "id": id(), "kpi": kpi.id, "at": "2026-11-23", "value": value,
            });
            let measurement: Measurement = serde_json::from_value(measurement).unwrap();
            edit = edit.put(measurement);
        }
        edit = edit.put(kpi);
    }
    card.apply(edit, Replica(1)).unwrap();
    let mut edit = Edit::new("");
    for template in risks::all().take(count) {
        edit = edit.put(template.to_risk(id(), start, &card));
    }
    for kpi in card.all::<Kpi>() {
        if let Some(task) = tasks::for_kpi(&kpi.library).first() {
            edit = edit.put(task.to_task(id(), kpi, today() - Days::new(3)));
        }
    }
    for template in stakeholders::all().iter().take(count) {
        edit = edit.put(template.to_stakeholder(id(), &card, today()));
    }
    for (question, answer) in checks::all().take(count).zip(std::iter::repeat(
        linchpin::domain::decide::check::Answer::Finding,
    )) {
        edit = edit.put(question.answered(&card, answer, today()));
    }
    card.apply(edit, Replica(1)).unwrap();
    card
}

fn cards() -> Vec<Scorecard> {
    let values = [None, Some(0.0), Some(100.0)];
    let all = COUNTS
        .iter()
        .flat_map(|count| values.map(|value| card(*count, value)));
    all.collect()
}

/// Returns everything that is said of the scorecard.
fn said(card: &Scorecard) -> Vec<String> {
    let mut all = Vec::new();
    for audience in Audience::ALL {
        let period = (today() - Days::new(27), today());
        let report = Report::new(Id::from_number(9_999), Err(audience), None, period, today());
        let context = writer::Context::of(card, &report, now());
        let paper = writer::paper(&context, &writer::written(&context));
        // A line is a paragraph or a row, whose cells are read alone.
        let text = markdown::report(&paper);
        all.extend(text.split(['\n', '|']).map(|part| part.trim().to_owned()));
    }
    let habits = habit::habits(card, today());
    all.extend(
        mistakes::mistakes(card, &habits)
            .into_iter()
            .map(|one| one.title),
    );
    all.extend(habits.iter().flat_map(|habit| habit.findings.clone()));
    all.push(checklist::summary(&checklist::checklist(card, now())));
    for flag in flags::flags(card, today()) {
        all.push(flag.headline.clone());
        all.extend(flag.evidence.iter().map(|evidence| evidence.text.clone()));
    }
    let people: Vec<Stakeholder> = plan::by_due(card);
    all.push(plan::summary(&people, today()));
    let ranking = Ranking::of(card, now());
    let positions: Vec<usize> = (0..ranking.rows.len()).collect();
    all.push(worklist::summary(&ranking, &positions));
    let counted = Counted::of(card, today());
    all.push(computed::sentence(&counted));
    all.extend(computed::running(&counted));
    let then = today() - Days::new(90);
    for copies in [1, 2] {
        let pair = || Arc::new(Pair::of(card, then, today(), now()));
        let pairs: Vec<Arc<Pair>> = (0..copies).map(|_| pair()).collect();
        let document = portfolio::report::document(&pairs, &[], today());
        all.extend(
            markdown::write(&document)
                .split(['\n', '|'])
                .map(|line| line.trim().to_owned()),
        );
    }
    let standings = checks::standings(card, today());
    all.push(checks::gap_words(&standings));
    for risk in card.all::<Risk>() {
        for done in 0..=risk.steps.len() {
            let mut risk = risk.clone();
            risk.steps
                .iter_mut()
                .take(done)
                .for_each(|step| step.state = StepState::Done);
            all.push(risk_statement::statement(card, &risk, today()));
            risk.steps.truncate(done);
            all.push(risk_statement::statement(card, &risk, today()));
        }
    }
    all
}

#[test]
fn no_sentence_of_the_product_has_a_fault_whatever_it_counts() {
    for card in cards() {
        for text in said(&card) {
            assert_eq!(faults(&text), [""; 0]);
        }
    }
}

#[test]
fn times_years_and_numbers_agree() {
    for count in COUNTS {
        for text in [
            computed::typed_sentence(count),
            english::counted(count, "value"),
            english::counted_in_words(count, "open risk"),
            format!("{} are done.", english::all_of(count, "step"))
                .replace("The one step are", "The one step is"),
        ] {
            assert_eq!(faults(&text), [""; 0]);
        }
    }
    for tenth in 0..400 {
        let number = f64::from(tenth) / 10.0;
        for text in [
            loss_words::often(number),
            loss_words::often(number / 97.0),
            worth::years(number),
        ] {
            assert_eq!(faults(&text), [""; 0], "{number}");
        }
    }
    assert_eq!(loss_words::often(1.04), "about once a year");
    for horizon in 1..=10 {
        assert_eq!(faults(&worth::horizon_words(horizon)), [""; 0]);
    }
}
