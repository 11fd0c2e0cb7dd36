use super::*;
use crate::domain::base::Extra;
use crate::domain::decide::policy::Policy;
use crate::domain::revision::Id;
use crate::domain::value::parse_date;
use serde_json::json;

fn request() -> BudgetRequest {
    let request = json!({
        "id": "00000000-0000-4000-8000-000000000001", "name": "Mail gateway",
        "buys": "A gateway that checks attachments.", "why_now": "Two of three incidents came by mail.",
        "decide_by": "2026-12-15", "one_off": 30_000, "yearly": 10_000,
        "loss": {"typed": {"before": 60_000, "after": 20_000}}, "benefit": 5_000, "benefit_note": "Fewer tickets",
        "assumptions": [{"text": "As many mails as in 2025", "on": "2026-11-01"}],
        "state_since": "2026-11-01", "created": "2026-11-01",
    });
    serde_json::from_value(request).unwrap()
}

fn written(request: &BudgetRequest) -> String {
    let card = Scorecard::empty(Id::ONLY);
    let appraisal = Appraisal::of(&card, request, &Policy::default());
    let document = draft(&Context {
        card: &card,
        settings: &Settings::default(),
        request,
        appraisal: &appraisal,
        range: None,
        today: parse_date("2026-11-24").unwrap(),
    });
    document.editable().replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_case_says_what_the_records_say() {
    let text = written(&request());
    for sentence in [
        "# Business case: Mail gateway",
        "My scorecard, 24 November.",
        "EUR 30 000 once and EUR 10 000 a year: EUR 60 000 over three years.",
        "Two of three incidents came by mail.",
        "We expect to lose about EUR 60 000 a year as it is, and about EUR 20 000 a year with it: about EUR 40 000 avoided a year.",
        "Beyond the loss, it brings EUR 5 000 a year. Fewer tickets.",
        // (3 × 40,000 − 60,000) ÷ 60,000
        "- Return on security investment (ROSI) over three years: 100 %.",
        // 30,000 ÷ (40,000 + 5,000 − 10,000) = 0.857 years
        "- Paid back after 11 months.",
        // 35,000 × 2.723 − 30,000
        "- Net present value over three years at 5 % a year: EUR 63 952.",
        "We keep an expected loss of about EUR 60 000 a year: about EUR 180 000 over three years.",
        "- As many mails as in 2025 (1 November)",
        "Please decide by 15 December.",
    ] {
        assert!(text.contains(sentence), "“{sentence}” is not in:\n{text}");
    }
    assert!(!text.contains('['), "{text}");
}

#[test]
fn what_is_decided_is_not_asked_again() {
    let approved = BudgetRequest {
        state: RequestState::Approved,
        ..request()
    };
    let text = written(&approved);
    assert!(text.ends_with("Approved on 1 November."), "{text}");
}

#[test]
fn what_is_missing_is_a_gap_and_not_invented() {
    let empty = BudgetRequest::new(
        Id::from_number(1),
        "Something".to_owned(),
        parse_date("2026-11-01").unwrap(),
    );
    let text = written(&empty);
    assert!(text.contains("[why it cannot wait]") && text.contains("[what it buys]"));
    assert!(text.contains("What it is worth is not known."));
    assert!(!text.contains("ROSI"), "{text}");
    let appraisal = Appraisal::of(&Scorecard::empty(Id::ONLY), &empty, &Policy::default());
    assert_eq!(gaps(&empty, &appraisal).len(), 7);
}

#[test]
fn a_full_case_fits_a_page() {
    // A page A4 in 10 points holds some 55 lines of 95 characters.
    let lines: usize = (written(&request()).lines())
        .map(|line| 1 + line.chars().count() / 95)
        .sum();
    assert!(lines <= 55, "{lines} lines");
}

#[test]
fn an_edited_case_is_old_once_the_records_give_another_draft() {
    let draft = Document::read(&written(&request()));
    let edited = |draft: &str| EditedCase {
        text: "# Mine".to_owned(),
        draft: draft.to_owned(),
        extra: Extra::new(),
    };
    let fresh = current(&draft, Some(&edited(&draft.editable())));
    assert!(fresh.is_edited && !fresh.is_old);
    assert_eq!(fresh.document, Document::read("# Mine"));
    assert!(current(&draft, Some(&edited("# Older"))).is_old);
    assert!(!current(&draft, None).is_edited);
}
