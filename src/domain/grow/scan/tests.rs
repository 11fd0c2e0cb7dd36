use proptest::prelude::*;

use super::*;
use crate::domain::grow::scan::look::State;
use crate::library::{kpis, plain_words};

fn scanned(text: &str) -> Scan {
    let names: Vec<&str> = kpis::all().map(|template| template.name).collect();
    scan(text, &names, plain_words::all())
}

/// What is found in one bullet: the looks that are shown, the words that can be better, and what is asked for.
fn of(bullet: &str) -> (String, Vec<String>, Vec<Lack>) {
    let text = format!("- {bullet}");
    let scan = scanned(&text);
    let line = &scan.lines[0];
    let mut shown: Vec<Look> = (line.findings.iter())
        .filter(|finding| finding.is_good)
        .map(|finding| finding.look)
        .collect();
    shown.sort();
    shown.dedup();
    let letters = shown.into_iter().map(|look| match look {
        Look::KpiNames => 'K',
        Look::BusinessSense => 'B',
        Look::Prioritisation => 'P',
        Look::ProblemSolving => 'S',
        Look::Communication => 'C',
        Look::Ownership => 'O',
        Look::Numbers => 'N',
        Look::TradeOffs => 'T',
        Look::PlainEnglish => 'E',
        Look::Proactive => 'A',
    });
    let weak = line.findings.iter().filter(|finding| !finding.is_good);
    let weak = weak.map(|finding| text[finding.at.clone()].to_owned());
    (letters.collect(), weak.collect(), line.lacks.clone())
}

/// A bullet, the letters of the looks that it shows, the words that can be better, and what a reader asks.
type Case = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [Lack],
);

const CASES: &[Case] = &[
    (
        "Cut incident response time from 9 h to 3.5 h in six months by naming a deputy for each night.",
        "KSON",
        &[],
        &[],
    ),
    (
        "Improved security posture.",
        "O",
        &["Improved security posture"],
        &[],
    ),
    (
        "Responsible for vulnerability management.",
        "",
        &["Responsible for"],
        &[Lack::Number],
    ),
    (
        "Helped with the ISO 27001 audit.",
        "",
        &["Helped with"],
        &[Lack::Number],
    ),
    (
        "Raised security training completion from 61 % to 98 % within two quarters.",
        "KON",
        &[],
        &[],
    ),
    (
        "Ranked 40 findings by business impact and fixed the top ten first.",
        "BPSON",
        &[],
        &[],
    ),
    (
        "Presented a one-page status report to the steering committee every month.",
        "CON",
        &[],
        &[Lack::Number],
    ),
    (
        "Convinced the product owner to postpone the release by one week instead of shipping with five critical vulnerabilities.",
        "KCONT",
        &[],
        &[],
    ),
    ("Reduced MTTR by 40 %.", "KON", &[], &[Lack::Start]),
    (
        "Leveraged cutting-edge tools to enhance resilience.",
        "",
        &["Leveraged", "cutting-edge", "enhance resilience"],
        &[Lack::Owner],
    ),
    (
        "Saved EUR 40,000 a year in penalties by renegotiating the SLA with the hosting provider.",
        "KBSON",
        &[],
        &[],
    ),
    (
        "Participated in various security projects.",
        "",
        &["Participated in", "various"],
        &[Lack::Number],
    ),
    (
        "Traced repeat incidents to one misconfigured gateway and replaced it in three weeks.",
        "KSON",
        &[],
        &[Lack::Number],
    ),
    (
        "Spotted a leaked key before it was used and revoked it within 20 minutes.",
        "ONA",
        &[],
        &[Lack::Number],
    ),
    (
        "Proactive team player with excellent communication skills.",
        "",
        &["Proactive", "team player", "excellent communication skills"],
        &[Lack::Owner, Lack::Number],
    ),
    (
        "Contributed to cutting the time to patch critical vulnerabilities from 30 days to 9 days.",
        "KN",
        &["Contributed to"],
        &[Lack::Span],
    ),
    (
        "Supported the SOC 2 audit with evidence for 64 controls.",
        "N",
        &["Supported"],
        &[],
    ),
    (
        "Managed stakeholders across teams.",
        "CO",
        &[],
        &[Lack::Number],
    ),
    (
        "Wrote the incident runbook that halved recovery time in 2024.",
        "KCON",
        &["runbook"],
        &[],
    ),
    (
        "Chose a managed service rather than a team of our own: EUR 48,000 cheaper, three months slower.",
        "BONT",
        &[],
        &[],
    ),
    (
        "Implemented zero trust architecture.",
        "O",
        &["zero trust"],
        &[Lack::Number],
    ),
    (
        "Set up an on-call rota and lowered response time from 9 h → 4 h by Q3 2025.",
        "KON",
        &[],
        &[],
    ),
    (
        "Strengthened compliance processes across the organisation.",
        "O",
        &["Strengthened compliance processes"],
        &[],
    ),
    (
        "Closed 14 of 17 audit findings in 10 weeks without delaying the release.",
        "KONT",
        &[],
        &[],
    ),
    (
        "Worked on SIEM tuning.",
        "",
        &["Worked on", "SIEM"],
        &[Lack::Number],
    ),
    (
        "Built a dashboard with five KPIs that the board reads every quarter.",
        "KCON",
        &[],
        &[],
    ),
    (
        "Accepted the risk of an old TLS version for 30 days so that the launch date held, and told the client why.",
        "BCONT",
        &[],
        &[Lack::Number],
    ),
    (
        "Introduced phishing drills; click rate fell from 18 % to 6 % over a year.",
        "KONA",
        &[],
        &[],
    ),
    ("Trained 120 engineers in secure coding.", "CON", &[], &[]),
    (
        "Led the security plan of a 9-month migration within budget.",
        "BONT",
        &[],
        &[Lack::Number],
    ),
    (
        "Tracked 42 open risks in the risk register and brought down exposure by 35 % since March.",
        "KON",
        &[],
        &[Lack::Start],
    ),
    (
        "Was involved in incident response.",
        "",
        &["Was involved in"],
        &[Lack::Number],
    ),
    (
        "Automated access reviews, sparing 12 hours of work each month.",
        "ON",
        &[],
        &[],
    ),
    ("Increased customer trust.", "BO", &[], &[Lack::Number]),
];

#[test]
fn each_bullet_shows_what_it_shows_and_lacks_what_it_lacks() {
    assert!(CASES.len() >= 30, "{}", CASES.len());
    let mut wrong = String::new();
    for (bullet, shown, weak, lacks) in CASES {
        let found = of(bullet);
        let expected = (
            (*shown).to_owned(),
            weak.iter().map(|words| (*words).to_owned()).collect(),
            lacks.to_vec(),
        );
        if found != expected {
            wrong += &format!("{bullet}\n  found    {found:?}\n  expected {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_good_resume_is_found_to_be_one_and_a_bad_one_is_not() {
    let states = |text: &str| -> Vec<State> {
        let verdicts = scanned(text).verdicts.into_iter();
        verdicts.map(|verdict| verdict.state).collect()
    };
    let good = "Security coordinator\n\
        - Cut incident response time from 9 h to 3.5 h in six months by naming a deputy for each night.\n\
        - Ranked 40 open findings by what a breach would cost customers and postponed 12, within budget.\n\
        - Spotted a vendor breach before it reached our portal and convinced the steering committee to change the contract.";
    assert_eq!(states(good), [State::Found; 10]);
    let bad = "- Responsible for various security tasks\n- Helped with the posture of the cloud environment\n- Team player with excellent communication skills";
    assert_eq!(states(bad), [State::Missing; 10]);
}

#[test]
fn a_claim_that_nobody_measured_is_marked_unless_a_number_stands_beside_it() {
    let claim = |text: &str| {
        let scan = scanned(text);
        scan.lines[0]
            .claim()
            .map(|claim| text[claim.at.clone()].to_owned())
    };
    assert_eq!(
        claim("- Improved the overall security posture of the company"),
        Some("Improved the overall security posture".to_owned())
    );
    assert_eq!(
        claim("- Improved security awareness: click rate from 18 % to 6 %"),
        None
    );
    assert_eq!(claim("- Improved the coffee"), None);
}

#[test]
fn headings_are_shown_and_not_judged() {
    let scan = scanned(
        "Alex Morgan\nSecurity Coordinator, Norlund Insurance, 2021 – today\n\n- Led the rota for nights",
    );
    let judged: Vec<bool> = scan.lines.iter().map(|line| line.is_judged).collect();
    assert_eq!(judged, [false, false, true]);
    assert!(scanned("Alex Morgan\n\nBerlin").verdicts.is_empty());
    assert_eq!(scanned(""), Scan::default());
}

#[test]
fn what_overlaps_is_one_mark() {
    let text = "- Negotiated EUR 40,000 a year in penalties";
    let scan = scanned(text);
    let marks = scan.lines[0].marks();
    let words: Vec<&str> = marks.iter().map(|mark| &text[mark.at.clone()]).collect();
    assert_eq!(words, ["Negotiated", "EUR 40,000", "a year", "penalties"]);
    assert_eq!(marks[1].findings.len(), 2, "worth and number");
}

#[test]
fn a_long_paste_is_scanned_whole_with_line_ends_and_without() {
    let line = "- Cut incident response time from 9 h to 3.5 h in 6 months for EUR 4 000 and improved the posture, ";
    let text = line.repeat(100_000 / line.len());
    assert_eq!(scanned(&text).lines.len(), 1);
    let text = text.replace("- ", "\n- ");
    assert!(scanned(&text).lines.len() > 900);
}

proptest! {
    #[test]
    fn any_text_is_scanned_and_places_lie_within_it(text in "([-•*0-9. ]{0,3}(\\PC|\n|é|→|€|led|from 9 h to 4 h|improved security posture|ISO 27001| ){0,30}){0,6}") {
        let scan = scanned(&text);
        let mut end = 0;
        for line in &scan.lines {
            prop_assert!(line.at.start >= end && text.get(line.at.clone()).is_some());
            end = line.at.end;
            let mut from = line.at.start;
            for mark in line.marks() {
                prop_assert!(mark.at.start >= from && mark.at.end <= line.at.end, "{:?}", mark);
                prop_assert!(text.get(mark.at.clone()).is_some());
                from = mark.at.end;
            }
            for finding in &line.findings {
                prop_assert!(text.get(finding.at.clone()).is_some());
            }
        }
    }
}
